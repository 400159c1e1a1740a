//! What waits for a record to become visible, and what happens when it is, or when it could not be
//! written (Kafka's CoordinatorRuntime). Offsets and deletions apply when they are asked for and
//! are taken back if the append fails; assignments apply only once visible.

use bytes::Bytes;
use protocol::messages::consumer_protocol_assignment::ConsumerProtocolAssignment;
use protocol::messages::delete_groups_response::{DeletableGroupResult, DeleteGroupsResponse};
use protocol::messages::leave_group_response::LeaveGroupResponse;
use protocol::messages::offset_commit_response::OffsetCommitResponse;
use protocol::messages::offset_delete_response::OffsetDeleteResponse;
use protocol::messages::sync_group_response::SyncGroupResponse;
use protocol::time::Instant;
use protocol::{ErrorCode, Message, SortedMap, Str};
use std::sync::Arc;

use super::join::join_error;
use super::member::MemberProtocol;
use super::reason::Reason;
use super::state::{CommittedOffset, Group, GroupState};
use super::{AppendId, GroupCoordinator};
use crate::api::Ticket;
use crate::event::{BrokerEvent, MemberAssignment};

/// What an append stands for.
#[derive(Clone, Debug)]
pub(super) enum Completion {
    /// Nobody waits and there is nothing to take back.
    Nothing,
    /// The first record of a group; `ticket` is the JoinGroup that made it.
    NewGroup { group_id: Str, ticket: Ticket },
    /// The leader's assignment.
    Assignment { group_id: Str, generation: i32, leader: Str, assignments: SortedMap<Str, Bytes> },
    /// A static member under its new id.
    StaticRejoin(Box<StaticRejoin>),
    /// LeaveGroup of the last member.
    Leave { ticket: Ticket, response: LeaveGroupResponse },
    /// Committed offsets.
    Commit(Box<Commit>),
    /// OffsetDelete; offsets, and the group if it went with them, as they were.
    OffsetDelete {
        ticket: Ticket,
        response: OffsetDeleteResponse,
        group_id: Str,
        before: Vec<OffsetBefore>,
        groups: Vec<Arc<Group>>,
    },
    /// Part of a DeleteGroups.
    Deletion { ticket: Ticket, groups: Vec<Arc<Group>> },
    /// Offsets and groups the coordinator removed by itself, as they were.
    Cleanup { offsets: Vec<(Str, OffsetBefore)>, groups: Vec<Arc<Group>> },
}

/// A partition's committed offset before a change.
pub(super) type OffsetBefore = ((Str, i32), Option<CommittedOffset>);

/// An OffsetCommit on its way.
#[derive(Clone, Debug)]
pub(super) struct Commit {
    pub(super) ticket: Ticket,
    pub(super) response: OffsetCommitResponse,
    pub(super) group_id: Str,
    pub(super) client_id: Str,
    pub(super) offsets_partition: i32,
    pub(super) offsets: Vec<((Str, i32), i64)>,
    pub(super) before: Vec<OffsetBefore>,
}

/// A static member's return, with what it takes to undo it.
#[derive(Clone, Debug)]
pub(super) struct StaticRejoin {
    pub(super) group_id: Str,
    pub(super) group_instance_id: Str,
    pub(super) old_id: Str,
    pub(super) new_id: Str,
    pub(super) leader: Option<Str>,
    pub(super) protocols: Vec<MemberProtocol>,
    pub(super) rebalance_timeout_ms: i32,
    pub(super) session_timeout_ms: i32,
    pub(super) ticket: Ticket,
    pub(super) api_version: i16,
}

/// A DeleteGroups whose groups live in several partitions.
#[derive(Clone, Debug, Default)]
pub(super) struct Deletion {
    pub(super) results: Vec<DeletableGroupResult>,
    pub(super) outstanding: u32,
}

impl GroupCoordinator {
    /// The append is visible (the high watermark passed it) or failed.
    pub fn handle_appended(
        &mut self,
        now: Instant,
        append: AppendId,
        result: Result<i64, ErrorCode>,
    ) {
        self.complete_append(now, append, result.map(|_| ()));
        self.settle(now);
    }

    pub(super) fn complete_append(
        &mut self,
        now: Instant,
        append: AppendId,
        result: Result<(), ErrorCode>,
    ) {
        let Some(completion) = self.outbox.take_completion(append) else { return };
        // A record that is only late is in the log all the same.
        let is_written = matches!(result, Ok(()) | Err(ErrorCode::RequestTimedOut));
        let result = result.map_err(coordinator_error);
        match completion {
            Completion::Nothing => {}
            Completion::NewGroup { group_id, ticket } => {
                if let Err(error) = result {
                    self.fail_parked_join(&group_id, ticket, error);
                }
            }
            Completion::Assignment { group_id, generation, leader, assignments } => {
                let in_generation = self.group(&group_id).is_some_and(|group| {
                    group.state == GroupState::CompletingRebalance && group.generation == generation
                });
                match result {
                    _ if !in_generation => {}
                    Ok(()) => self.apply_assignment(now, &group_id, &leader, assignments),
                    Err(error) => self.fail_assignment(now, &group_id, leader, error),
                }
            }
            Completion::StaticRejoin(rejoin) => self.finish_static_rejoin(now, *rejoin, result),
            Completion::Leave { ticket, response } => {
                let response = match result {
                    Ok(()) => response,
                    Err(error) => LeaveGroupResponse {
                        error_code: error.code(),
                        ..LeaveGroupResponse::default()
                    },
                };
                self.outbox.respond(ticket, response);
            }
            Completion::Commit(commit) => self.finish_commit(*commit, result, is_written),
            Completion::OffsetDelete { ticket, mut response, group_id, before, groups } => {
                if let Err(error) = result {
                    response =
                        OffsetDeleteResponse { error_code: error.code(), ..Default::default() };
                }
                self.finish_removal(groups, is_written);
                if !is_written {
                    self.restore_offsets(&group_id, before);
                }
                self.outbox.respond(ticket, response);
            }
            Completion::Deletion { ticket, groups } => {
                self.finish_deletion(ticket, &groups, result);
                self.finish_removal(groups, is_written);
            }
            Completion::Cleanup { offsets, groups } => {
                self.finish_removal(groups, is_written);
                if !is_written {
                    for (group_id, before) in offsets {
                        self.restore_offsets(&group_id, vec![before]);
                    }
                }
            }
        }
    }

    fn fail_parked_join(&mut self, group_id: &Str, ticket: Ticket, error: ErrorCode) {
        let Some((group, outbox, _)) = self.parts(group_id) else { return };
        for member in group.members.values_mut() {
            let parked = member.awaiting_join.take_if(|parked| parked.ticket == ticket);
            if let Some(parked) = parked {
                outbox.respond(ticket, join_error(parked.api_version, Str::EMPTY, error));
            }
        }
    }

    fn apply_assignment(
        &mut self,
        now: Instant,
        group_id: &Str,
        leader: &Str,
        mut assignments: SortedMap<Str, Bytes>,
    ) {
        let Some((group, outbox, _)) = self.parts(group_id) else { return };
        let mut told = Vec::new();
        for member in group.members.values_mut() {
            member.assignment = assignments.remove(&member.member_id).unwrap_or_default();
            if let Some(ticket) = member.awaiting_sync.take() {
                let response = SyncGroupResponse {
                    protocol_type: group.protocol_type.clone(),
                    protocol_name: group.protocol.clone(),
                    assignment: member.assignment.clone(),
                    ..SyncGroupResponse::default()
                };
                outbox.respond(ticket, response);
                told.push(member.member_id.clone());
            }
        }
        let group: &Group = group;
        outbox.event(|| assignment_stored(group, leader));
        let reason = Reason::AssignmentReceived {
            leader: leader.clone(),
            group_id: group_id.clone(),
            generation: group.generation,
            members: group.member_count(),
            statics: group.static_members.len() as i32,
        };
        for member_id in &told {
            self.restart_session(now, group_id, member_id);
        }
        self.transition(now, group_id, GroupState::Stable, &reason);
    }

    fn fail_assignment(&mut self, now: Instant, group_id: &Str, leader: Str, error: ErrorCode) {
        self.reset_assignment(now, group_id, error);
        let reason = Reason::StoreFailed { error: error.name(), member_id: leader };
        self.maybe_rebalance_or_complete_join(now, group_id, &reason);
    }

    fn finish_commit(&mut self, commit: Commit, result: Result<(), ErrorCode>, is_written: bool) {
        let mut response = commit.response;
        let (group, client_id) = (commit.group_id.clone(), commit.client_id.clone());
        match result {
            Ok(()) => self.outbox.event(|| BrokerEvent::OffsetsCommitted {
                group: String::from(group.as_str()),
                client_id: String::from(client_id.as_str()),
                offsets_partition: commit.offsets_partition,
                offsets: commit
                    .offsets
                    .iter()
                    .map(|((topic, partition), offset)| {
                        (String::from(topic.as_str()), *partition, *offset)
                    })
                    .collect(),
            }),
            Err(error) => {
                let partitions = response.topics.iter_mut().flat_map(|topic| &mut topic.partitions);
                for partition in partitions.filter(|partition| partition.error_code == 0) {
                    partition.error_code = error.code();
                }
                self.commit_refused(&group, &client_id, error);
            }
        }
        if !is_written {
            self.restore_offsets(&group, commit.before);
        }
        self.outbox.respond(commit.ticket, response);
    }

    fn finish_deletion(
        &mut self,
        ticket: Ticket,
        groups: &[Arc<Group>],
        result: Result<(), ErrorCode>,
    ) {
        let Some(deletion) = self.deletions.get_mut(&ticket) else { return };
        deletion.outstanding -= 1;
        if let Err(error) = result {
            for result in &mut deletion.results {
                if groups.iter().any(|group| group.group_id == result.group_id) {
                    result.error_code = error.code();
                }
            }
        }
        if deletion.outstanding == 0 {
            let results = self.deletions.remove(&ticket).unwrap_or_default().results;
            let response = DeleteGroupsResponse { results, ..DeleteGroupsResponse::default() };
            self.outbox.respond(ticket, response);
        }
    }

    /// Groups that were removed are gone, or back if their tombstones could not be written.
    fn finish_removal(&mut self, groups: Vec<Arc<Group>>, is_written: bool) {
        for group in groups {
            if is_written {
                let group = String::from(group.group_id.as_str());
                self.outbox.event(|| BrokerEvent::GroupDeleted { group });
            } else {
                self.groups.entry(group.group_id.clone()).or_insert(group);
            }
        }
    }

    fn restore_offsets(&mut self, group_id: &Str, before: Vec<OffsetBefore>) {
        let Some((group, ..)) = self.parts(group_id) else { return };
        for (partition, committed) in before.into_iter().rev() {
            match committed {
                Some(committed) => group.offsets.insert(partition, committed),
                None => group.offsets.remove(&partition),
            };
        }
        // A simple group exists by its offsets alone.
        if group.is_simple() && group.offsets.is_empty() && group.generation == 0 {
            self.groups.remove(group_id);
        }
    }
}

/// What a failed append is called in a group response (CoordinatorOperationExceptionHelper).
pub(super) fn coordinator_error(error: ErrorCode) -> ErrorCode {
    match error {
        ErrorCode::UnknownTopicOrPartition
        | ErrorCode::NotEnoughReplicas
        | ErrorCode::NotEnoughReplicasAfterAppend
        | ErrorCode::RequestTimedOut => ErrorCode::CoordinatorNotAvailable,
        ErrorCode::NotLeaderOrFollower | ErrorCode::KafkaStorageError => ErrorCode::NotCoordinator,
        ErrorCode::MessageTooLarge
        | ErrorCode::RecordListTooLarge
        | ErrorCode::InvalidFetchSize => ErrorCode::UnknownServerError,
        other => other,
    }
}

fn assignment_stored(group: &Group, leader: &Str) -> BrokerEvent {
    let leader_client = group.member(leader).map(|member| member.client_id().clone());
    let assignments = group.members().map(|member| MemberAssignment {
        member_id: String::from(member.member_id.as_str()),
        client_id: String::from(member.client_id.as_str()),
        partitions: assigned_partitions(group, &member.assignment),
    });
    BrokerEvent::AssignmentStored {
        group: String::from(group.group_id.as_str()),
        generation: group.generation,
        leader: leader_client.map(String::from).unwrap_or_default(),
        protocol: group.protocol.clone().map(String::from).unwrap_or_default(),
        assignments: assignments.collect(),
    }
}

/// The coordinator itself never reads an assignment; an onlooker would like to.
fn assigned_partitions(group: &Group, assignment: &Bytes) -> Vec<(String, i32)> {
    if !group.is_consumer_group() {
        return Vec::new();
    }
    let Ok((_, assignment)) = ConsumerProtocolAssignment::decode_versioned(assignment) else {
        return Vec::new();
    };
    let topics = assignment.assigned_partitions.into_iter().flat_map(|topic| {
        let name = String::from(topic.topic);
        topic.partitions.into_iter().map(move |partition| (name.clone(), partition))
    });
    topics.collect()
}
