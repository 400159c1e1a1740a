//! DeleteRecords, versions 0 to 2 (KIP-107): the start of a partition moves up, and what lies
//! before it is gone. The answer waits until every replica's log starts there.

use protocol::messages::DeleteRecordsRequest;
use protocol::messages::delete_records_response::{
    DeleteRecordsPartitionResult, DeleteRecordsResponse, DeleteRecordsTopicResult,
};
use protocol::time::{Duration, Instant};
use protocol::{ErrorCode, Response, SortedMap, Str};

use super::{Reply, RequestContext};
use crate::api::Ticket;
use crate::metadata::{MetadataImage, is_internal};
use crate::replica::{PartitionKey, ReplicaManager};

/// Low watermark of a partition that has none to tell.
const NO_LOW_WATERMARK: i64 = -1;

/// A DeleteRecords that waits for followers (DelayedDeleteRecords).
#[derive(Clone, Debug)]
pub(crate) struct PendingDeleteRecords {
    ticket: Ticket,
    partitions: SortedMap<PartitionKey, Deletion>,
}

/// What has become of one partition.
#[derive(Clone, Copy, Debug)]
enum Deletion {
    /// All replicas start at this offset, or nothing was deleted.
    Done(Result<i64, ErrorCode>),
    /// Deleted here; some replica still starts before `required_offset`.
    Open { required_offset: i64, low_watermark: i64 },
}

impl ReplicaManager {
    /// Answers a DeleteRecords, later if followers must catch up.
    pub fn handle_delete_records(
        &mut self,
        now: Instant,
        context: &RequestContext,
        request: &DeleteRecordsRequest,
        cluster: &MetadataImage,
    ) -> Reply {
        // Asked twice for one partition, the last word counts.
        let topics = request.topics.iter();
        let asked: SortedMap<PartitionKey, i64> = topics
            .flat_map(|topic| {
                let partitions = topic.partitions.iter();
                partitions.map(|asked| ((topic.name.clone(), asked.partition_index), asked.offset))
            })
            .collect();
        let partitions = asked.into_iter().map(|(key, offset)| {
            let deletion = self.delete_records_before(now, &key, offset, cluster);
            (key, deletion)
        });
        let partitions = partitions.collect();
        let mut pending = PendingDeleteRecords { ticket: context.ticket, partitions };
        if self.update_deletions(&mut pending) {
            return Reply::Now(response(&pending));
        }
        let deadline = now + Duration::from_config_millis(request.timeout_ms.into());
        let keys = pending.partitions.keys().cloned().collect();
        self.delayed_delete_records.park(deadline, keys, pending);
        Reply::Later
    }

    fn delete_records_before(
        &mut self,
        now: Instant,
        key: &PartitionKey,
        offset: i64,
        cluster: &MetadataImage,
    ) -> Deletion {
        if cluster.partition(&key.0, key.1).is_none() {
            return Deletion::Done(Err(ErrorCode::UnknownTopicOrPartition));
        }
        if is_internal(&key.0) {
            return Deletion::Done(Err(ErrorCode::InvalidTopicException));
        }
        let mut result = Err(ErrorCode::NotLeaderOrFollower);
        self.change_partition(now, key, |partition| {
            let required = partition.delete_records(offset);
            result = required.map(|required| (required, partition.low_watermark()));
        });
        match result {
            Ok((required_offset, low_watermark)) => {
                Deletion::Open { required_offset, low_watermark }
            }
            Err(error) => Deletion::Done(Err(error)),
        }
    }

    /// Looks at what is still open; whether nothing is any more.
    fn update_deletions(&self, pending: &mut PendingDeleteRecords) -> bool {
        for (key, deletion) in &mut pending.partitions {
            let Deletion::Open { required_offset, .. } = *deletion else { continue };
            match self.partition(&key.0, key.1) {
                Some(partition) if !partition.is_leader() => {
                    *deletion = Deletion::Done(Err(ErrorCode::NotLeaderOrFollower));
                }
                Some(partition) if partition.low_watermark() >= required_offset => {
                    *deletion = Deletion::Done(Ok(partition.low_watermark()));
                }
                Some(_) => {}
                None => *deletion = Deletion::Done(Err(ErrorCode::UnknownTopicOrPartition)),
            }
        }
        let is_open = |deletion: &Deletion| matches!(deletion, Deletion::Open { .. });
        !pending.partitions.values().any(is_open)
    }

    /// Answers who waited for this partition alone.
    pub(crate) fn wake_delete_records(&mut self, key: &PartitionKey) {
        for id in self.delayed_delete_records.watching(key) {
            let Some(mut pending) = self.delayed_delete_records.get(id).cloned() else { continue };
            if self.update_deletions(&mut pending) {
                self.delayed_delete_records.remove(id);
                self.complete(pending.ticket, response(&pending));
            }
        }
    }

    /// Answers who has waited long enough.
    pub(crate) fn expire_delete_records(&mut self, now: Instant) {
        for id in self.delayed_delete_records.expired(now) {
            let Some(mut pending) = self.delayed_delete_records.remove(id) else { continue };
            self.update_deletions(&mut pending);
            self.complete(pending.ticket, response(&pending));
        }
    }
}

/// The answer as it stands: what is open has timed out.
fn response(pending: &PendingDeleteRecords) -> Response {
    let mut topics: Vec<DeleteRecordsTopicResult> = Vec::new();
    for ((topic, partition_index), deletion) in &pending.partitions {
        let (error, low_watermark) = match *deletion {
            Deletion::Done(Ok(low_watermark)) => (ErrorCode::None, low_watermark),
            Deletion::Done(Err(error)) => (error, NO_LOW_WATERMARK),
            Deletion::Open { low_watermark, .. } => (ErrorCode::RequestTimedOut, low_watermark),
        };
        let result = DeleteRecordsPartitionResult {
            partition_index: *partition_index,
            low_watermark,
            error_code: error.code(),
            ..DeleteRecordsPartitionResult::default()
        };
        match topics.last_mut().filter(|last| last.name == *topic) {
            Some(last) => last.partitions.push(result),
            None => topics.push(of_topic(topic, result)),
        }
    }
    Response::DeleteRecords(DeleteRecordsResponse { topics, ..DeleteRecordsResponse::default() })
}

fn of_topic(name: &Str, first: DeleteRecordsPartitionResult) -> DeleteRecordsTopicResult {
    DeleteRecordsTopicResult {
        name: name.clone(),
        partitions: vec![first],
        ..DeleteRecordsTopicResult::default()
    }
}
