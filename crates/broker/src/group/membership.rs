//! The life of a member between joining and leaving: SyncGroup, Heartbeat, LeaveGroup.

use bytes::Bytes;
use protocol::era::Era;
use protocol::messages::heartbeat_request::HeartbeatRequest;
use protocol::messages::heartbeat_response::HeartbeatResponse;
use protocol::messages::leave_group_request::{LeaveGroupRequest, MemberIdentity};
use protocol::messages::leave_group_response::{LeaveGroupResponse, MemberResponse};
use protocol::messages::sync_group_request::SyncGroupRequest;
use protocol::messages::sync_group_response::SyncGroupResponse;
use protocol::{ErrorCode, SortedMap, Str};

use super::append::Completion;
use super::reason::Reason;
use super::rebalance::sync_error;
use super::record;
use super::state::GroupState;
use super::timer::TimerKey;
use super::{AppendId, Call, GroupCoordinator};
use crate::event::RemovalReason;

/// First version in which SyncGroup must name protocol type and protocol (KIP-559).
const SYNC_NAMES_PROTOCOL: i16 = 5;
/// First version in which LeaveGroup speaks for several members (KIP-345).
const LEAVE_BY_LIST: i16 = 3;

impl GroupCoordinator {
    pub(super) fn sync_group(&mut self, call: &Call<'_>, request: &SyncGroupRequest) {
        if let Err(error) = self.check_sync(call, request) {
            self.outbox.respond(call.context.ticket, sync_error(error));
            return;
        }
        let member_id = &request.member_id;
        let Some((group, outbox, timers)) = self.parts(&request.group_id) else { return };
        group.pending_sync.remove(member_id);
        if group.pending_sync.is_empty() {
            group.sync_deadline = None;
            timers.cancel(&TimerKey::Sync { group_id: request.group_id.clone() });
        }
        let is_leader = group.is_leader(member_id);
        let Some(member) = group.members.get_mut(member_id) else { return };
        if group.state == GroupState::Stable {
            let response = SyncGroupResponse {
                protocol_type: group.protocol_type.clone(),
                protocol_name: group.protocol.clone(),
                assignment: member.assignment.clone(),
                ..SyncGroupResponse::default()
            };
            outbox.respond(call.context.ticket, response);
            return;
        }
        if let Some(older) = member.awaiting_sync.replace(call.context.ticket) {
            // Kafka leaves the older request without an answer for ever.
            outbox.respond(older, sync_error(ErrorCode::RebalanceInProgress));
        }
        if is_leader {
            self.store_assignment(request);
        }
    }

    fn check_sync(&self, call: &Call<'_>, request: &SyncGroupRequest) -> Result<(), ErrorCode> {
        let names = request.protocol_type.as_ref().and(request.protocol_name.as_ref());
        if call.context.api_version >= SYNC_NAMES_PROTOCOL && names.is_none() {
            return Err(ErrorCode::InconsistentGroupProtocol);
        }
        self.check_group(&request.group_id)?;
        let group = self.group(&request.group_id).ok_or(ErrorCode::UnknownMemberId)?;
        group.validate_member(
            self.config.era,
            &request.member_id,
            request.group_instance_id.as_ref(),
        )?;
        if request.generation_id != group.generation {
            return Err(ErrorCode::IllegalGeneration);
        }
        let differs = |asked: &Option<Str>, has: &Option<Str>| asked.is_some() && asked != has;
        if differs(&request.protocol_type, &group.protocol_type)
            || differs(&request.protocol_name, &group.protocol)
        {
            return Err(ErrorCode::InconsistentGroupProtocol);
        }
        match group.state {
            GroupState::Empty | GroupState::Dead => Err(ErrorCode::UnknownMemberId),
            GroupState::PreparingRebalance => Err(ErrorCode::RebalanceInProgress),
            GroupState::CompletingRebalance | GroupState::Stable => Ok(()),
        }
    }

    /// The leader's SyncGroup: the group is Stable once the record of it is visible.
    fn store_assignment(&mut self, request: &SyncGroupRequest) {
        let partition = self.offsets_partition(&request.group_id);
        let Some((group, outbox, _)) = self.parts(&request.group_id) else { return };
        let mut given: SortedMap<&Str, &Bytes> = SortedMap::new();
        for share in &request.assignments {
            given.insert(&share.member_id, &share.assignment);
        }
        let members = group.members.keys().map(|member_id| {
            let share = given.get(member_id).map(|share| (*share).clone());
            (member_id.clone(), share.unwrap_or_default())
        });
        let assignments: SortedMap<Str, Bytes> = members.collect();
        let records = record::group_metadata_record(group, &assignments);
        let completion = Completion::Assignment {
            group_id: request.group_id.clone(),
            generation: group.generation,
            leader: request.member_id.clone(),
            assignments,
        };
        outbox.append(partition, records.map(|record| vec![record]), completion);
    }

    pub(super) fn heartbeat(&mut self, call: &Call<'_>, request: &HeartbeatRequest) {
        let error = match self.check_heartbeat(request) {
            Err(error) => error,
            // 2.5.1 neither counted this heartbeat nor let it pass.
            Ok(GroupState::CompletingRebalance) if self.config.era == Era::Kafka25 => {
                ErrorCode::RebalanceInProgress
            }
            Ok(state) => {
                self.restart_session(call.now, &request.group_id, &request.member_id);
                match state {
                    GroupState::PreparingRebalance => ErrorCode::RebalanceInProgress,
                    _ => ErrorCode::None,
                }
            }
        };
        let response =
            HeartbeatResponse { error_code: error.code(), ..HeartbeatResponse::default() };
        self.outbox.respond(call.context.ticket, response);
    }

    fn check_heartbeat(&self, request: &HeartbeatRequest) -> Result<GroupState, ErrorCode> {
        self.check_group(&request.group_id)?;
        let group = self.group(&request.group_id).ok_or(ErrorCode::UnknownMemberId)?;
        group.validate_member(
            self.config.era,
            &request.member_id,
            request.group_instance_id.as_ref(),
        )?;
        if request.generation_id != group.generation {
            return Err(ErrorCode::IllegalGeneration);
        }
        Ok(group.state)
    }

    pub(super) fn leave_group(&mut self, call: &Call<'_>, request: LeaveGroupRequest) {
        let group_id = request.group_id;
        let leaving = if call.context.api_version < LEAVE_BY_LIST {
            vec![MemberIdentity { member_id: request.member_id, ..MemberIdentity::default() }]
        } else {
            request.members
        };
        let checked = self.check_group(&group_id);
        let (response, append) = match checked {
            Err(error) => {
                let error_code = error.code();
                (LeaveGroupResponse { error_code, ..LeaveGroupResponse::default() }, None)
            }
            Ok(()) => self.leave_members(call, &group_id, &leaving),
        };
        let response = leave_response(call.context.api_version, response);
        let ticket = call.context.ticket;
        match append {
            Some(id) => {
                self.outbox.set_completion(id, Completion::Leave { ticket, response });
            }
            None => self.outbox.respond(ticket, response),
        }
    }

    fn leave_members(
        &mut self,
        call: &Call<'_>,
        group_id: &Str,
        leaving: &[MemberIdentity],
    ) -> (LeaveGroupResponse, Option<AppendId>) {
        let mut members = Vec::with_capacity(leaving.len());
        let mut left = Vec::new();
        for identity in leaving {
            let error = match self.leave_member(group_id, identity) {
                Ok(()) => {
                    left.push(identity.member_id.clone());
                    ErrorCode::None
                }
                Err(error) => error,
            };
            members.push(MemberResponse {
                member_id: identity.member_id.clone(),
                group_instance_id: identity.group_instance_id.clone(),
                error_code: error.code(),
                ..MemberResponse::default()
            });
        }
        let append = match self.group(group_id).map(|group| group.state) {
            _ if left.is_empty() => None,
            Some(GroupState::Stable | GroupState::CompletingRebalance) => {
                let reason = Reason::Leave { member_ids: left };
                self.prepare_rebalance(call.now, group_id, &reason)
            }
            Some(GroupState::PreparingRebalance) => self.maybe_complete_join(call.now, group_id),
            _ => None,
        };
        (LeaveGroupResponse { members, ..LeaveGroupResponse::default() }, append)
    }

    fn leave_member(&mut self, group_id: &Str, who: &MemberIdentity) -> Result<(), ErrorCode> {
        let group = self.group(group_id).ok_or(ErrorCode::UnknownMemberId)?;
        let instance = who.group_instance_id.as_ref();
        let member_id = if who.member_id.is_empty() {
            // An administrator removes a static member by its instance id alone.
            let owner = instance.and_then(|instance| group.static_members.get(instance));
            owner.cloned().ok_or(ErrorCode::UnknownMemberId)?
        } else {
            if !group.pending_members.contains_key(&who.member_id) {
                group.validate_member(self.config.era, &who.member_id, instance)?;
            }
            who.member_id.clone()
        };
        self.remove_member(group_id, &member_id, RemovalReason::Left);
        Ok(())
    }
}

/// Up to version 2 the one member's error stands at the top.
fn leave_response(api_version: i16, mut response: LeaveGroupResponse) -> LeaveGroupResponse {
    if api_version < LEAVE_BY_LIST && response.error_code == ErrorCode::None.code() {
        let failed = response.members.iter().find(|member| member.error_code != 0);
        response.error_code = failed.map_or(0, |member| member.error_code);
        response.members.clear();
    }
    response
}
