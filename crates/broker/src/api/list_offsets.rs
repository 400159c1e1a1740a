//! ListOffsets, versions 1 to 11: the first, the last and the first offset at a time.

use protocol::era::Era;
use protocol::messages::list_offsets_request::{ListOffsetsPartition, ListOffsetsRequest};
use protocol::messages::list_offsets_response::{
    ListOffsetsPartitionResponse, ListOffsetsResponse, ListOffsetsTopicResponse,
};
use protocol::{ErrorCode, Response, SortedSet, Str};

use super::{Reply, RequestContext};
use crate::log::FoundRecord;
use crate::metadata::MetadataImage;
use crate::replica::{FetchIsolation, Partition, ReplicaManager};

/// First version whose answers have a leader epoch (KIP-320).
const LEADER_EPOCH_VERSION: i16 = 4;
/// Ask for the end.
const LATEST: i64 = -1;
/// Ask for the start.
const EARLIEST: i64 = -2;
/// Ask for the record with the largest timestamp (KIP-734).
const MAX_TIMESTAMP: i64 = -3;
/// Ask for the start of what is not in tiered storage (KIP-405).
const EARLIEST_LOCAL: i64 = -4;
/// Ask for the end of what is in tiered storage (KIP-1005).
const LATEST_TIERED: i64 = -5;
/// Ask for the start of what is to go to tiered storage (KIP-1023).
const EARLIEST_PENDING_UPLOAD: i64 = -6;
/// Replica id of a consumer.
const CONSUMER: i32 = -1;
/// Replica id of a tool that reads from any replica.
const DEBUGGING: i32 = -2;

const NOTHING: FoundRecord = FoundRecord { timestamp_ms: -1, offset: -1, leader_epoch: -1 };

impl ReplicaManager {
    /// Answers a ListOffsets.
    pub fn handle_list_offsets(
        &mut self,
        context: &RequestContext,
        request: &ListOffsetsRequest,
        cluster: &MetadataImage,
    ) -> Reply {
        let mut seen = SortedSet::new();
        let mut duplicates: SortedSet<(Str, i32)> = SortedSet::new();
        for topic in &request.topics {
            for asked in &topic.partitions {
                let key = (topic.name.clone(), asked.partition_index);
                if !seen.insert(key.clone()) {
                    duplicates.insert(key);
                }
            }
        }
        let mut answered = SortedSet::new();
        let mut topics: Vec<ListOffsetsTopicResponse> = Vec::new();
        for topic in &request.topics {
            let mut partitions = Vec::with_capacity(topic.partitions.len());
            for asked in &topic.partitions {
                let key = (topic.name.clone(), asked.partition_index);
                if !answered.insert(key.clone()) {
                    continue;
                }
                let found = if duplicates.contains(&key) {
                    Err(ErrorCode::InvalidRequest)
                } else if self.era == Era::Kafka4 && !is_known(asked.timestamp, context.api_version)
                {
                    Err(ErrorCode::UnsupportedVersion)
                } else {
                    self.offset_for(&topic.name, asked, request, cluster)
                };
                partitions.push(answer(context.api_version, asked.partition_index, found));
            }
            let name = topic.name.clone();
            topics.push(ListOffsetsTopicResponse {
                name,
                partitions,
                ..ListOffsetsTopicResponse::default()
            });
        }
        let response = ListOffsetsResponse { topics, ..ListOffsetsResponse::default() };
        Reply::Now(Response::ListOffsets(response))
    }

    fn offset_for(
        &self,
        topic: &str,
        asked: &ListOffsetsPartition,
        request: &ListOffsetsRequest,
        cluster: &MetadataImage,
    ) -> Result<FoundRecord, ErrorCode> {
        let number = asked.partition_index;
        if cluster.partition(topic, number).is_none() {
            return Err(ErrorCode::UnknownTopicOrPartition);
        }
        let partition = self.partition(topic, number).ok_or(ErrorCode::NotLeaderOrFollower)?;
        let only_leader = request.replica_id != DEBUGGING;
        partition.check_leader(asked.current_leader_epoch, only_leader)?;
        let isolation = match (request.replica_id, request.isolation_level) {
            (CONSUMER, 1) => FetchIsolation::TransactionCommitted,
            (CONSUMER, _) => FetchIsolation::HighWatermark,
            _ => FetchIsolation::LogEnd,
        };
        Ok(find(self.era, partition, asked.timestamp, partition.end_for(isolation))
            .unwrap_or(NOTHING))
    }
}

/// The answer to one question; records from `end` on are not there yet.
fn find(era: Era, partition: &Partition, timestamp: i64, end: i64) -> Option<FoundRecord> {
    let log = partition.log();
    let found = match timestamp {
        LATEST => {
            let leader_epoch = partition.leader_epoch();
            return Some(FoundRecord { timestamp_ms: -1, offset: end, leader_epoch });
        }
        // 2.5.1 takes all other negative numbers for times.
        ..EARLIEST if era == Era::Kafka25 => log.find_timestamp(timestamp),
        EARLIEST | EARLIEST_LOCAL => {
            let offset = log.log_start_offset();
            let earliest = log.epochs().earliest().filter(|entry| entry.start_offset <= offset);
            let leader_epoch = earliest.map_or(-1, |entry| entry.epoch);
            return Some(FoundRecord { timestamp_ms: -1, offset, leader_epoch });
        }
        // Nothing is tiered.
        LATEST_TIERED | EARLIEST_PENDING_UPLOAD => None,
        MAX_TIMESTAMP => log.find_max_timestamp(),
        timestamp => log.find_timestamp(timestamp),
    };
    found.filter(|found| found.offset < end)
}

/// Whether a version knows what a negative timestamp asks for.
fn is_known(timestamp: i64, version: i16) -> bool {
    match timestamp {
        LATEST | EARLIEST | 0.. => true,
        MAX_TIMESTAMP => version >= 7,
        EARLIEST_LOCAL => version >= 8,
        LATEST_TIERED => version >= 9,
        EARLIEST_PENDING_UPLOAD => version >= 11,
        _ => false,
    }
}

fn answer(
    version: i16,
    partition_index: i32,
    found: Result<FoundRecord, ErrorCode>,
) -> ListOffsetsPartitionResponse {
    let (error, found) = match found {
        Ok(found) => (ErrorCode::None, found),
        Err(error) => (error, NOTHING),
    };
    ListOffsetsPartitionResponse {
        partition_index,
        error_code: error.code(),
        timestamp: found.timestamp_ms,
        offset: found.offset,
        leader_epoch: if version < LEADER_EPOCH_VERSION { -1 } else { found.leader_epoch },
        ..ListOffsetsPartitionResponse::default()
    }
}
