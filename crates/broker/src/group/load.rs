//! A partition of `__consumer_offsets` is read when this broker becomes its leader: its groups are
//! what its records say and nothing else. When it stops being the leader they are forgotten.

use protocol::batch::RecordBatch;
use protocol::messages::group_metadata_value::{GroupMetadataValue, MemberMetadata};
use protocol::time::Instant;
use protocol::{ErrorCode, Str};
use std::sync::Arc;

use super::GroupCoordinator;
use super::join::join_error;
use super::member::{Member, MemberProtocol};
use super::reason::Reason;
use super::rebalance::sync_error;
use super::record::{self, Loaded};
use super::state::{Group, GroupState};
use super::timer::TimerKey;
use crate::event::BrokerEvent;

impl GroupCoordinator {
    /// Rebuilds the groups of one partition from its log and serves them from now on. Members get
    /// their whole session timeout again. Call it with no batches when the partition is new.
    pub fn handle_offsets_partition_loaded(
        &mut self,
        now: Instant,
        partition: i32,
        batches: impl Iterator<Item = RecordBatch>,
    ) {
        self.forget_partition(partition);
        for batch in batches {
            // Transactional offsets count only with their commit marker, which nobody writes yet.
            if batch.is_control() || batch.is_transactional() {
                continue;
            }
            let Ok(records) = batch.records() else { continue };
            for entry in records.map_while(Result::ok) {
                if let Some(key) = &entry.key {
                    self.replay(record::read(key, entry.value.as_ref()));
                }
            }
        }
        self.loaded.insert(partition);
        let check = now + self.config.offsets_retention_check_interval;
        self.timers.set(TimerKey::Expiration { offsets_partition: partition }, check);
        self.start_loaded_groups(now, partition);
        self.settle(now);
    }

    /// This broker no longer leads the partition: whoever waits is sent to the new coordinator.
    pub fn handle_offsets_partition_unloaded(&mut self, now: Instant, partition: i32) {
        for group_id in self.groups_of(partition) {
            self.answer_not_coordinator(&group_id);
            let Some(group) = self.group(&group_id) else { continue };
            let (from, generation) = (group.state, group.generation);
            self.transition(now, &group_id, GroupState::Dead, &Reason::Unloading { generation });
            debug_assert_ne!(from, GroupState::Dead, "group {group_id} was dead already");
        }
        self.forget_partition(partition);
        self.loaded.remove(&partition);
        self.timers.cancel(&TimerKey::Expiration { offsets_partition: partition });
        self.settle(now);
    }

    pub(super) fn groups_of(&self, partition: i32) -> Vec<Str> {
        let ids = self.groups.keys().filter(|id| self.offsets_partition(id) == partition);
        ids.cloned().collect()
    }

    fn forget_partition(&mut self, partition: i32) {
        for group_id in self.groups_of(partition) {
            self.take_group(&group_id);
        }
    }

    fn answer_not_coordinator(&mut self, group_id: &Str) {
        let Some((group, outbox, _)) = self.parts(group_id) else { return };
        let error = ErrorCode::NotCoordinator;
        for member in group.members.values_mut() {
            if let Some(parked) = member.awaiting_join.take() {
                let response = join_error(parked.api_version, member.member_id.clone(), error);
                outbox.respond(parked.ticket, response);
            }
            if let Some(ticket) = member.awaiting_sync.take() {
                outbox.respond(ticket, sync_error(error));
            }
        }
    }

    fn replay(&mut self, loaded: Option<Loaded>) {
        match loaded {
            None => {}
            Some(Loaded::Group { group_id, value: None }) => {
                self.groups.remove(&group_id);
            }
            Some(Loaded::Group { group_id, value: Some(value) }) => {
                let offsets = self.groups.remove(&group_id).map(|group| group.offsets.clone());
                let mut group = loaded_group(group_id.clone(), value);
                group.offsets = offsets.unwrap_or_default();
                self.groups.insert(group_id, Arc::new(group));
            }
            Some(Loaded::Offset { key, value }) => {
                let partition = (key.topic, key.partition);
                match value {
                    Some(committed) => {
                        let group = self.groups.entry(key.group).or_insert_with_key(|group_id| {
                            Arc::new(Group::new(group_id.clone(), None))
                        });
                        Arc::make_mut(group).offsets.insert(partition, committed);
                    }
                    None => {
                        if let Some((group, ..)) = self.parts(&key.group) {
                            group.offsets.remove(&partition);
                        }
                    }
                }
            }
        }
    }

    fn start_loaded_groups(&mut self, now: Instant, partition: i32) {
        let (mut groups, mut offsets) = (0, 0);
        for group_id in self.groups_of(partition) {
            let Some((group, ..)) = self.parts(&group_id) else { continue };
            groups += 1;
            offsets += group.offsets.len() as u32;
            if group.state_since.is_none() && group.is_simple() {
                group.state_since = Some(now);
            }
            let members: Vec<Str> = group.members.keys().cloned().collect();
            let (size, max_size) = (group.member_count(), self.config.max_size);
            for member_id in &members {
                self.restart_session(now, &group_id, member_id);
            }
            if size > max_size {
                let group = group_id.clone();
                let reason = Reason::OverCapacity { group_id: group, size, max_size };
                self.prepare_rebalance(now, &group_id, &reason);
            }
        }
        self.outbox.event(|| BrokerEvent::GroupsLoaded {
            offsets_partition: partition,
            groups,
            offsets,
        });
    }
}

fn loaded_group(group_id: Str, value: GroupMetadataValue) -> Group {
    let since = u64::try_from(value.current_state_timestamp).ok().map(Instant::from_millis);
    let mut group = Group::new(group_id, since);
    group.generation = value.generation;
    group.protocol = value.protocol;
    group.leader = value.leader;
    group.protocol_type = Some(value.protocol_type).filter(|kind| !kind.is_empty());
    let has_protocol = group.protocol.is_some();
    for member in value.members.into_iter().filter(|_| has_protocol) {
        let member = loaded_member(group.protocol.as_ref(), member);
        if let Some(instance) = &member.group_instance_id {
            group.static_members.insert(instance.clone(), member.member_id.clone());
        }
        group.members.insert(member.member_id.clone(), member);
    }
    if !group.members.is_empty() {
        group.state = GroupState::Stable;
    }
    // Neither members without a protocol nor a stranger as leader are ours, but bytes are bytes.
    if !group.leader.as_ref().is_some_and(|leader| group.members.contains_key(leader)) {
        group.leader = group.members.keys().next().cloned();
    }
    group.subscribed_topics = group.compute_subscribed_topics();
    group
}

fn loaded_member(protocol: Option<&Str>, member: MemberMetadata) -> Member {
    // Records of version 0 have no rebalance timeout.
    let rebalance_timeout_ms = match member.rebalance_timeout {
        -1 => member.session_timeout,
        timeout => timeout,
    };
    let protocols = protocol
        .map(|name| MemberProtocol { name: name.clone(), metadata: member.subscription })
        .into_iter();
    Member {
        member_id: member.member_id,
        group_instance_id: member.group_instance_id,
        client_id: member.client_id,
        client_host: member.client_host,
        rebalance_timeout_ms,
        session_timeout_ms: member.session_timeout,
        protocols: protocols.collect(),
        assignment: member.assignment,
        is_new: false,
        awaiting_join: None,
        awaiting_sync: None,
        session_deadline: None,
    }
}
