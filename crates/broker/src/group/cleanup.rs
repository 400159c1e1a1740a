//! What the coordinator removes by itself: expired offsets, groups that have nothing left, offsets
//! of deleted topics (KIP-211, KIP-496).

use protocol::time::Instant;
use protocol::{SortedMap, Str, Uuid};
use std::sync::Arc;

use super::GroupCoordinator;
use super::append::{Completion, OffsetBefore};
use super::record::{self, GroupRecord};
use super::state::{CommittedOffset, Group, GroupState};
use super::timer::TimerKey;

impl GroupCoordinator {
    /// One look through the groups of a partition, every offsets.retention.check.interval.ms.
    pub(super) fn expire_offsets(&mut self, now: Instant, offsets_partition: i32) {
        let next = now + self.config.offsets_retention_check_interval;
        self.timers.set(TimerKey::Expiration { offsets_partition }, next);
        let mut sweep = Sweep::default();
        for group_id in &self.groups_of(offsets_partition) {
            let Some(group) = self.group(group_id) else { continue };
            let expired = expired_offsets(group, now, self.config.offsets_retention_ms);
            let is_bare = expired.len() == group.offsets.len();
            let is_over = is_bare && group.state == GroupState::Empty;
            self.sweep_offsets(group_id, expired, &mut sweep);
            if is_over {
                self.sweep_group(group_id, &mut sweep);
            }
        }
        self.append_sweep(offsets_partition, sweep);
    }

    /// Offsets go with their topic.
    pub fn handle_topics_deleted(&mut self, now: Instant, topics: &[(String, Uuid)]) {
        let mut sweeps: SortedMap<i32, Sweep> = SortedMap::new();
        let ids: Vec<Str> = self.groups.keys().cloned().collect();
        for group_id in &ids {
            let partition = self.offsets_partition(group_id);
            let Some(group) = self.group(group_id) else { continue };
            let is_deleted = |topic: &Str, committed: &CommittedOffset| {
                topics.iter().any(|(name, id)| {
                    *topic == **name && (committed.topic_id.is_zero() || committed.topic_id == *id)
                })
            };
            let offsets = group.offsets.iter();
            let deleted = offsets.filter(|((topic, _), committed)| is_deleted(topic, committed));
            let deleted = deleted.map(|(partition, _)| partition.clone()).collect();
            let sweep = sweeps.entry(partition).or_default();
            self.sweep_offsets(group_id, deleted, sweep);
            if self.ends_with_its_offsets(group_id) {
                self.sweep_group(group_id, sweep);
            }
        }
        for (partition, sweep) in sweeps {
            self.append_sweep(partition, sweep);
        }
        self.settle(now);
    }

    fn sweep_offsets(&mut self, group_id: &Str, removed: Vec<(Str, i32)>, sweep: &mut Sweep) {
        if removed.is_empty() {
            return;
        }
        let Some((group, ..)) = self.parts(group_id) else { return };
        for partition in removed {
            let Ok(record) = record::offset_commit_tombstone(group_id, &partition) else {
                continue;
            };
            let committed = group.offsets.remove(&partition);
            sweep.records.push(record);
            sweep.offsets.push((group_id.clone(), (partition, committed)));
        }
    }

    fn sweep_group(&mut self, group_id: &Str, sweep: &mut Sweep) {
        let Ok(record) = record::group_metadata_tombstone(group_id) else { return };
        sweep.records.push(record);
        sweep.groups.extend(self.take_group(group_id));
    }

    fn append_sweep(&mut self, partition: i32, sweep: Sweep) {
        if sweep.records.is_empty() {
            return;
        }
        let Sweep { records, offsets, groups } = sweep;
        self.outbox.append(partition, Ok(records), Completion::Cleanup { offsets, groups });
    }
}

/// What one clean-up removes from one partition.
#[derive(Default)]
struct Sweep {
    records: Vec<GroupRecord>,
    offsets: Vec<(Str, OffsetBefore)>,
    groups: Vec<Arc<Group>>,
}

/// The age of an offset counts from when its group became empty, or from its commit if the group
/// has no members of its own or lives on without the topic.
fn expired_offsets(group: &Group, now: Instant, retention_ms: i64) -> Vec<(Str, i32)> {
    let empty_since = match (&group.protocol_type, group.state) {
        (None, _) => None,
        (Some(_), GroupState::Empty) => group.state_since.map(Instant::as_millis),
        (Some(_), GroupState::Stable)
            if group.is_consumer_group() && group.subscribed_topics.is_some() =>
        {
            None
        }
        _ => return Vec::new(),
    };
    let is_expired = |committed: &CommittedOffset| match committed.expire_timestamp_ms {
        Some(at) => now.as_millis() >= at,
        None => {
            let since = empty_since.unwrap_or(committed.commit_timestamp_ms);
            now.as_millis().saturating_sub(since) >= retention_ms
        }
    };
    let offsets = group
        .offsets
        .iter()
        .filter(|((topic, _), committed)| !group.is_subscribed_to(topic) && is_expired(committed));
    offsets.map(|(partition, _)| partition.clone()).collect()
}
