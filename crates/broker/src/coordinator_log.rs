//! The group coordinator's way into `__consumer_offsets`: its records become a batch, the batch is
//! appended as any leader appends, and the coordinator hears of it when the high watermark has
//! passed (CoordinatorRuntime, PartitionWriter).

use std::collections::VecDeque;

use bytes::Bytes;
use protocol::batch::{BatchOptions, RecordBatchBuilder};
use protocol::time::{Duration, Instant};
use protocol::{ErrorCode, SortedMap};

use crate::broker::Broker;
use crate::group::{AppendId, GroupAction, GroupCoordinator};
use crate::log::AppendOrigin;
use crate::metadata::GROUP_METADATA_TOPIC;
use crate::replica::ReplicaManager;

/// An append that is in the log, but not yet on every in-sync replica.
#[derive(Clone, Copy, Debug)]
struct PendingAppend {
    id: AppendId,
    base_offset: i64,
    last_offset: i64,
    /// `offsets.commit.timeout.ms` after the append.
    deadline: Instant,
}

/// Appends by partition of `__consumer_offsets`, oldest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct CoordinatorLog {
    pending: SortedMap<i32, VecDeque<PendingAppend>>,
}

impl CoordinatorLog {
    /// The next append whose fate is known: visible, or too late.
    fn poll(
        &mut self,
        now: Instant,
        replicas: &ReplicaManager,
    ) -> Option<(AppendId, Result<i64, ErrorCode>)> {
        let partitions: Vec<i32> = self.pending.keys().copied().collect();
        for partition in partitions {
            let hosted = replicas.partition(GROUP_METADATA_TOPIC, partition);
            let high_watermark = hosted.map(|hosted| hosted.high_watermark());
            let queue = self.pending.get_mut(&partition)?;
            let Some(first) = queue.front().copied() else {
                self.pending.remove(&partition);
                continue;
            };
            let fate = match high_watermark {
                None => Err(ErrorCode::NotCoordinator),
                Some(offset) if offset > first.last_offset => Ok(first.base_offset),
                Some(_) if first.deadline <= now => Err(ErrorCode::RequestTimedOut),
                Some(_) => continue,
            };
            queue.pop_front();
            return Some((first.id, fate));
        }
        None
    }

    /// The log is gone: nothing pending will ever be visible.
    pub(crate) fn fail_all(&mut self, now: Instant, groups: &mut GroupCoordinator) {
        for append in core::mem::take(&mut self.pending).into_values().flatten() {
            groups.handle_appended(now, append.id, Err(ErrorCode::NotCoordinator));
        }
    }

    /// When the first pending append will be too late.
    pub(crate) fn poll_timeout(&self) -> Option<Instant> {
        let first = |queue: &VecDeque<PendingAppend>| queue.front().map(|append| append.deadline);
        self.pending.values().filter_map(first).min()
    }
}

impl Broker {
    /// Does what the coordinator asked for; whether there was anything.
    pub(crate) fn run_group_actions(&mut self, now: Instant) -> bool {
        let mut moved = false;
        while let Some(action) = self.groups.poll_action() {
            moved = true;
            match action {
                GroupAction::Respond { ticket, response } => self.answer(now, ticket, response),
                GroupAction::Append { id, partition, records } => {
                    self.append_for_groups(now, id, partition, &records);
                }
            }
        }
        moved
    }

    fn append_for_groups(
        &mut self,
        now: Instant,
        id: AppendId,
        partition: i32,
        records: &[(Bytes, Option<Bytes>)],
    ) {
        debug_assert!(!records.is_empty(), "an append of nothing");
        // As Kafka's coordinator writes them: a base sequence of 0 without any producer.
        let options = BatchOptions { base_sequence: 0, ..BatchOptions::default() };
        let mut builder = RecordBatchBuilder::new(options, 0);
        for (key, value) in records {
            builder.append(now.as_millis(), Some(key), value.as_deref(), &[]);
        }
        let batch = builder.finish();
        let topic = GROUP_METADATA_TOPIC;
        let batch = (batch, AppendOrigin::Coordinator);
        match self.replicas.append_as_leader(now, topic, partition, batch) {
            Ok(info) => {
                let timeout_ms = i64::from(self.config.offsets_commit_timeout_ms);
                let deadline = now + Duration::from_config_millis(timeout_ms);
                let (base_offset, last_offset) = (info.base_offset, info.last_offset);
                let append = PendingAppend { id, base_offset, last_offset, deadline };
                self.coordinator_log.pending.entry(partition).or_default().push_back(append);
            }
            Err(error) => self.groups.handle_appended(now, id, Err(error.code)),
        }
    }

    /// Tells the coordinator what became visible; whether anything did.
    pub(crate) fn tell_appended(&mut self, now: Instant) -> bool {
        let mut moved = false;
        while let Some((id, fate)) = self.coordinator_log.poll(now, &self.replicas) {
            self.groups.handle_appended(now, id, fate);
            moved = true;
        }
        moved
    }
}
