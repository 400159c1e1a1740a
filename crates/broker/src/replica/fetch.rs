//! Reading for Fetch: what each partition has, whether that is enough to answer, and the fetches
//! that wait until it is (ReplicaManager.fetchMessages, DelayedFetch).

use bytes::Bytes;
use protocol::era::Era;
use protocol::messages::fetch_response::{
    EpochEndOffset, FetchResponse, FetchableTopicResponse, LeaderIdAndEpoch, NodeEndpoint,
    PartitionData,
};
use protocol::time::Instant;
use protocol::{ErrorCode, Response};

use super::ReplicaManager;
use super::fetch_session::{FetchContext, FetchEntry};
use super::partition::{FetchIsolation, ReadInfo};
use super::purgatory::PartitionKey;
use crate::api::{Reply, Ticket};

/// First version whose answers tell who leads (KIP-951).
const LEADER_DISCOVERY_VERSION: i16 = 16;

/// How much, how far and for whom to read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FetchParams {
    pub(crate) version: i16,
    /// The follower's node id, negative for consumers.
    pub(crate) replica_id: i32,
    pub(crate) min_bytes: i32,
    pub(crate) max_bytes: i32,
    pub(crate) max_wait_ms: i32,
    pub(crate) isolation: FetchIsolation,
}

/// A fetch from its arrival to its answer.
#[derive(Clone, Debug)]
pub(crate) struct PendingFetch {
    pub(crate) ticket: Ticket,
    pub(crate) context: FetchContext,
    pub(crate) params: FetchParams,
    /// What to read.
    pub(crate) entries: Vec<FetchEntry>,
    /// What cannot be read, and why.
    pub(crate) refused: Vec<(FetchEntry, ErrorCode)>,
    /// Where the brokers listen, for answers that send the client elsewhere.
    pub(crate) endpoints: Vec<NodeEndpoint>,
}

type LogRead = Result<ReadInfo, ErrorCode>;

impl ReplicaManager {
    /// Answers `fetch` if there is enough to read, something went wrong, or nothing to wait for;
    /// else parks it.
    pub(crate) fn fetch_messages(&mut self, now: Instant, fetch: PendingFetch) -> Reply {
        let followed = self.follower_fetched(now, &fetch);
        let mut reads = self.read_from_log(&fetch, ErrorCode::NotLeaderOrFollower);
        for (read, followed) in reads.iter_mut().zip(followed) {
            if let Err(error) = followed {
                *read = Err(error);
            }
        }
        let readable: u64 = reads.iter().flatten().map(|read| u64::from(read.extent.size())).sum();
        let is_remarkable =
            |read: &LogRead| !matches!(read, Ok(info) if info.diverging_epoch.is_none());
        let params = &fetch.params;
        if params.max_wait_ms <= 0
            || fetch.entries.is_empty()
            || readable as i64 >= i64::from(params.min_bytes)
            || reads.iter().any(is_remarkable)
        {
            return Reply::Now(Response::Fetch(self.fetch_response(now, fetch, &reads)));
        }
        let deadline =
            now + protocol::time::Duration::from_config_millis(params.max_wait_ms.into());
        let keys = fetch.entries.iter().filter_map(partition_key).collect();
        self.delayed_fetches.park(deadline, keys, fetch);
        Reply::Later
    }

    /// Lets the leader know how far a follower has come.
    fn follower_fetched(
        &mut self,
        now: Instant,
        fetch: &PendingFetch,
    ) -> Vec<Result<(), ErrorCode>> {
        if fetch.params.replica_id < 0 {
            return Vec::new();
        }
        let (replica, era) = (fetch.params.replica_id, self.era);
        let mut results = Vec::with_capacity(fetch.entries.len());
        for entry in &fetch.entries {
            let Some(key) = partition_key(entry) else { continue };
            let mut result = Ok(());
            self.change_partition(now, &key, |partition| {
                let epoch = entry.params.current_leader_epoch;
                result = partition
                    .check_leader(epoch, true)
                    .and_then(|()| partition.follower_fetched(now, replica, &entry.params))
                    // 2.5.1 only writes a warning into its log about a replica it does not know.
                    .or_else(|error| match era {
                        Era::Kafka25 if partition.is_leader() => Ok(()),
                        _ => Err(error),
                    });
            });
            results.push(result);
        }
        results
    }

    fn read_from_log(&self, fetch: &PendingFetch, missing: ErrorCode) -> Vec<LogRead> {
        let mut room = fetch.params.max_bytes.max(0) as u32;
        let mut is_first_whole = true;
        let read_one = |entry: &FetchEntry| -> LogRead {
            let topic = entry.topic.as_ref().map_or("", |topic| topic.as_str());
            let partition = self.partition(topic, entry.partition).ok_or(missing)?;
            if !entry.topic_id.is_zero() && entry.topic_id != partition.topic_id() {
                return Err(ErrorCode::InconsistentTopicId);
            }
            let read =
                partition.read(&entry.params, fetch.params.isolation, room, is_first_whole)?;
            is_first_whole &= read.extent.size() == 0;
            room = room.saturating_sub(read.extent.size());
            Ok(read)
        };
        fetch.entries.iter().map(read_one).collect()
    }

    /// Whether a waiting fetch is to be answered (DelayedFetch.tryComplete).
    pub(crate) fn is_fetch_complete(&self, fetch: &PendingFetch) -> bool {
        let mut available: u64 = 0;
        for entry in &fetch.entries {
            let topic = entry.topic.as_ref().map_or("", |topic| topic.as_str());
            let Some(partition) = self.partition(topic, entry.partition) else { return true };
            let params = &entry.params;
            if partition.check_leader(params.current_leader_epoch, true).is_err() {
                return true;
            }
            let (from, end) = (params.fetch_offset, partition.end_for(fetch.params.isolation));
            if from > end {
                return true;
            }
            if from < end {
                let (bytes, is_older_segment) = partition.log().bytes_between(from, end);
                if is_older_segment {
                    return true;
                }
                available += u64::from(bytes.min(params.max_bytes.max(0) as u32));
            }
            if params.last_fetched_epoch >= 0 {
                let epochs = partition.log().epochs();
                let known =
                    epochs.end_offset_for(params.last_fetched_epoch, partition.log_end_offset());
                let agrees = |(epoch, end): (i32, i64)| {
                    epoch >= params.last_fetched_epoch && end >= params.fetch_offset
                };
                if !known.is_some_and(agrees) {
                    return true;
                }
            }
        }
        available as i64 >= i64::from(fetch.params.min_bytes)
    }

    /// The answer to a fetch that waited, with whatever there is now.
    pub(crate) fn complete_fetch(&mut self, now: Instant, fetch: PendingFetch) {
        let reads = self.read_from_log(&fetch, ErrorCode::UnknownTopicOrPartition);
        let ticket = fetch.ticket;
        let response = self.fetch_response(now, fetch, &reads);
        self.complete(ticket, Response::Fetch(response));
    }

    fn fetch_response(
        &mut self,
        now: Instant,
        fetch: PendingFetch,
        reads: &[LogRead],
    ) -> FetchResponse {
        let PendingFetch { context, params, entries, refused, endpoints, .. } = fetch;
        let mut needs_endpoints = false;
        let mut answers: Vec<(FetchEntry, PartitionData)> = entries
            .into_iter()
            .zip(reads)
            .map(|(entry, read)| {
                let data = self.partition_data(&entry, read, &params);
                needs_endpoints |= data.current_leader.leader_id >= 0;
                (entry, data)
            })
            .collect();
        answers.extend(refused.into_iter().map(|(entry, error)| {
            let data = PartitionData {
                partition_index: entry.partition,
                error_code: error.code(),
                high_watermark: -1,
                records: Some(Bytes::new()),
                aborted_transactions: (self.era == Era::Kafka4).then(Vec::new),
                ..PartitionData::default()
            };
            (entry, data)
        }));
        let (error, session_id) = self.sessions.respond(now, &context, &mut answers);
        let mut response = FetchResponse {
            error_code: error.code(),
            session_id,
            responses: group_by_topic(answers),
            ..FetchResponse::default()
        };
        if needs_endpoints {
            let leaders: Vec<i32> = response
                .responses
                .iter()
                .flat_map(|topic| &topic.partitions)
                .map(|data| data.current_leader.leader_id)
                .collect();
            response.node_endpoints =
                endpoints.into_iter().filter(|node| leaders.contains(&node.node_id)).collect();
        }
        response
    }

    fn partition_data(
        &self,
        entry: &FetchEntry,
        read: &LogRead,
        params: &FetchParams,
    ) -> PartitionData {
        let mut data = PartitionData {
            partition_index: entry.partition,
            high_watermark: -1,
            aborted_transactions: None,
            records: Some(Bytes::new()),
            ..PartitionData::default()
        };
        let topic = entry.topic.as_ref().map_or("", |topic| topic.as_str());
        let partition = self.partition(topic, entry.partition);
        match read {
            Ok(info) => {
                data.high_watermark = info.high_watermark;
                data.last_stable_offset = info.last_stable_offset;
                data.log_start_offset = info.log_start_offset;
                if params.isolation == FetchIsolation::TransactionCommitted {
                    data.aborted_transactions = Some(Vec::new());
                }
                if let Some((epoch, end_offset)) = info.diverging_epoch {
                    data.diverging_epoch =
                        EpochEndOffset { epoch, end_offset, ..EpochEndOffset::default() };
                }
                if let Some(partition) = partition.filter(|_| info.extent.size() > 0) {
                    data.records = Some(partition.log().slice(info.extent));
                }
            }
            Err(error) => {
                data.error_code = error.code();
                let is_elsewhere =
                    matches!(error, ErrorCode::NotLeaderOrFollower | ErrorCode::FencedLeaderEpoch);
                if let Some(partition) = partition
                    && is_elsewhere
                    && params.version >= LEADER_DISCOVERY_VERSION
                {
                    data.current_leader = LeaderIdAndEpoch {
                        leader_id: partition.leader(),
                        leader_epoch: partition.leader_epoch(),
                        ..LeaderIdAndEpoch::default()
                    };
                }
            }
        }
        data
    }
}

fn partition_key(entry: &FetchEntry) -> Option<PartitionKey> {
    Some((entry.topic.clone()?, entry.partition))
}

/// Neighbours of the same topic share one entry, as in `FetchResponse.of`.
fn group_by_topic(answers: Vec<(FetchEntry, PartitionData)>) -> Vec<FetchableTopicResponse> {
    let mut topics: Vec<FetchableTopicResponse> = Vec::new();
    for (entry, data) in answers {
        let name = entry.topic.unwrap_or_default();
        let is_same = |topic: &FetchableTopicResponse| {
            if entry.topic_id.is_zero() {
                topic.topic == name
            } else {
                topic.topic_id == entry.topic_id
            }
        };
        match topics.last_mut() {
            Some(topic) if is_same(topic) => topic.partitions.push(data),
            _ => topics.push(FetchableTopicResponse {
                topic: name,
                topic_id: entry.topic_id,
                partitions: vec![data],
                ..FetchableTopicResponse::default()
            }),
        }
    }
    topics
}
