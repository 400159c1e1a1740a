//! JoinGroup: who may come in, who is told to come back with a member id, and what a join does to
//! the group (KIP-62, KIP-345, KIP-394, KIP-800).

use bytes::Bytes;
use protocol::era::Era;
use protocol::messages::join_group_request::JoinGroupRequest;
use protocol::messages::join_group_response::JoinGroupResponse;
use protocol::time::{Duration, Instant};
use protocol::{ErrorCode, Response, Str, Uuid};
use std::sync::Arc;

use super::append::Completion;
use super::member::{Member, MemberProtocol, ParkedJoin, protocols_of};
use super::reason::{Reason, client_reason};
use super::record;
use super::state::{Group, GroupState, PendingMember};
use super::{Call, GroupCoordinator, NEW_MEMBER_JOIN_TIMEOUT, session_key};
use crate::event::{BrokerEvent, RemovalReason};

/// First version in which a new dynamic member must come back with the id it is given (KIP-394).
const REQUIRES_KNOWN_MEMBER_ID: i16 = 4;
/// First version whose answer may leave the protocol name out.
const NULLABLE_PROTOCOL_NAME: i16 = 7;

/// A JoinGroup that passed the first checks.
pub(super) struct Join {
    pub(super) now: Instant,
    pub(super) parked: ParkedJoin,
    pub(super) client_id: Str,
    pub(super) client_host: Str,
    pub(super) group_id: Str,
    pub(super) member_id: Str,
    pub(super) group_instance_id: Option<Str>,
    pub(super) session_timeout_ms: i32,
    pub(super) rebalance_timeout_ms: i32,
    pub(super) protocol_type: Str,
    pub(super) protocols: Vec<MemberProtocol>,
    pub(super) reason: Str,
}

impl Join {
    fn of(call: &Call<'_>, request: JoinGroupRequest) -> Self {
        let api_version = call.context.api_version;
        // Version 0 knows one timeout for both.
        let rebalance_timeout_ms = match api_version {
            0 => request.session_timeout_ms,
            _ => request.rebalance_timeout_ms,
        };
        Self {
            now: call.now,
            parked: ParkedJoin { ticket: call.context.ticket, api_version },
            client_id: call.context.client_id.clone(),
            client_host: call.context.client_host.clone(),
            reason: client_reason(request.reason.as_ref()),
            protocols: protocols_of(&request.protocols),
            group_id: request.group_id,
            member_id: request.member_id,
            group_instance_id: request.group_instance_id,
            session_timeout_ms: request.session_timeout_ms,
            rebalance_timeout_ms,
            protocol_type: request.protocol_type,
        }
    }

    fn new_member(&self, member_id: Str) -> Member {
        Member {
            member_id,
            group_instance_id: self.group_instance_id.clone(),
            client_id: self.client_id.clone(),
            client_host: self.client_host.clone(),
            rebalance_timeout_ms: self.rebalance_timeout_ms,
            session_timeout_ms: self.session_timeout_ms,
            protocols: self.protocols.clone(),
            assignment: Bytes::new(),
            is_new: true,
            awaiting_join: Some(self.parked),
            awaiting_sync: None,
            session_deadline: Some(self.now + NEW_MEMBER_JOIN_TIMEOUT),
        }
    }
}

/// A refusal in the words of `api_version`.
pub(super) fn join_error(api_version: i16, member_id: Str, error: ErrorCode) -> Response {
    let refusal =
        JoinGroupResponse { member_id, error_code: error.code(), ..JoinGroupResponse::default() };
    join_response(api_version, refusal)
}

/// Up to version 6 a missing protocol name is an empty one, later it is null.
pub(super) fn join_response(api_version: i16, mut response: JoinGroupResponse) -> Response {
    let name = response.protocol_name.take().filter(|name| !name.is_empty());
    response.protocol_name = match name {
        None if api_version < NULLABLE_PROTOCOL_NAME => Some(Str::EMPTY),
        name => name,
    };
    response.into()
}

/// What a member of the current generation is told.
pub(super) fn generation_response(group: &Group, member_id: &Str) -> JoinGroupResponse {
    JoinGroupResponse {
        generation_id: group.generation,
        protocol_type: group.protocol_type.clone(),
        protocol_name: group.protocol.clone(),
        leader: group.leader.clone().unwrap_or_default(),
        member_id: member_id.clone(),
        ..JoinGroupResponse::default()
    }
}

impl GroupCoordinator {
    pub(super) fn join_group(&mut self, call: &Call<'_>, request: JoinGroupRequest) {
        let join = Join::of(call, request);
        if let Err((member_id, error)) = self.check_join(&join) {
            self.refuse_join(&join, member_id, error);
            return;
        }
        let is_new_group = !self.groups.contains_key(&join.group_id);
        if is_new_group {
            let group = Group::new(join.group_id.clone(), Some(join.now));
            self.groups.insert(join.group_id.clone(), Arc::new(group));
        }
        let appends = self.outbox.append_count();
        if !self.accepts_joining_member(&join) {
            // Whoever is turned away is out, member or pending.
            let late = RemovalReason::RebalanceTimeout;
            self.remove_member(&join.group_id, &join.member_id, late);
            self.refuse_join(&join, Str::EMPTY, ErrorCode::GroupMaxSizeReached);
        } else if join.member_id.is_empty() {
            self.join_new_member(&join);
        } else {
            self.join_known_member(&join);
        }
        if is_new_group && self.outbox.append_count() == appends {
            self.record_new_group(&join);
        }
    }

    fn check_join(&self, join: &Join) -> Result<(), (Str, ErrorCode)> {
        if join.group_id.is_empty() {
            return Err((join.member_id.clone(), ErrorCode::InvalidGroupId));
        }
        let bounds = self.config.min_session_timeout_ms..=self.config.max_session_timeout_ms;
        if !bounds.contains(&join.session_timeout_ms) {
            return Err((join.member_id.clone(), ErrorCode::InvalidSessionTimeout));
        }
        self.check_coordinator(&join.group_id).map_err(|error| (Str::EMPTY, error))?;
        if !join.member_id.is_empty() && !self.groups.contains_key(&join.group_id) {
            return Err((join.member_id.clone(), ErrorCode::UnknownMemberId));
        }
        Ok(())
    }

    fn refuse_join(&mut self, join: &Join, member_id: Str, error: ErrorCode) {
        let response = join_error(join.parked.api_version, member_id, error);
        self.outbox.respond(join.parked.ticket, response);
    }

    /// A group is known to the log from its first request on (not in 2.5.1).
    fn record_new_group(&mut self, join: &Join) {
        let partition = self.offsets_partition(&join.group_id);
        let (era, ticket) = (self.config.era, join.parked.ticket);
        let Some((group, outbox, _)) = self.parts(&join.group_id) else { return };
        if era == Era::Kafka25 {
            return;
        }
        let records = record::new_group_record(group).map(|record| vec![record]);
        let completion = Completion::NewGroup { group_id: group.group_id.clone(), ticket };
        outbox.append(partition, records, completion);
    }

    fn accepts_joining_member(&self, join: &Join) -> bool {
        let Some(group) = self.group(&join.group_id) else { return false };
        let member = group.member(&join.member_id);
        match group.state {
            GroupState::Empty | GroupState::Dead => true,
            GroupState::PreparingRebalance => {
                member.is_some_and(Member::is_awaiting_join)
                    || group.awaiting_join_count() < self.config.max_size
            }
            GroupState::CompletingRebalance | GroupState::Stable => {
                member.is_some() || group.member_count() < self.config.max_size
            }
        }
    }

    fn join_new_member(&mut self, join: &Join) {
        let member_id = self.new_member_id(join);
        let Some((group, outbox, timers)) = self.parts(&join.group_id) else { return };
        if !group.supports_protocols(&join.protocol_type, &join.protocols) {
            self.refuse_join(join, Str::EMPTY, ErrorCode::InconsistentGroupProtocol);
            return;
        }
        if let Some(instance) = &join.group_instance_id {
            match group.static_members.get(instance).cloned() {
                Some(old_id) => self.rejoin_static_member(join, instance, &old_id, &member_id),
                None => self.add_member(join, member_id),
            }
            return;
        }
        if join.parked.api_version < REQUIRES_KNOWN_MEMBER_ID {
            self.add_member(join, member_id);
            return;
        }
        let timeout = Duration::from_config_millis(i64::from(join.session_timeout_ms));
        let deadline = join.now + timeout;
        let pending = PendingMember { client_id: join.client_id.clone(), deadline };
        group.pending_members.insert(member_id.clone(), pending);
        timers.set(session_key(&join.group_id, &member_id), deadline);
        let response = join_error(join.parked.api_version, member_id, ErrorCode::MemberIdRequired);
        outbox.respond(join.parked.ticket, response);
    }

    fn new_member_id(&mut self, join: &Join) -> Str {
        let prefix = join.group_instance_id.as_ref().unwrap_or(&join.client_id);
        let uuid = Uuid(self.rng.uuid_v4()).hyphenated();
        Str::from(format!("{prefix}-{uuid}"))
    }

    fn join_known_member(&mut self, join: &Join) {
        let Some(group) = self.group(&join.group_id) else { return };
        let checked = if !group.supports_protocols(&join.protocol_type, &join.protocols) {
            Err(ErrorCode::InconsistentGroupProtocol)
        } else if !group.pending_members.contains_key(&join.member_id) {
            group.validate_member(self.config.era, &join.member_id, join.group_instance_id.as_ref())
        } else if join.group_instance_id.is_some() {
            // Kafka throws an IllegalStateException here.
            Err(ErrorCode::UnknownServerError)
        } else {
            self.add_member(join, join.member_id.clone());
            return;
        };
        match checked {
            Ok(()) => self.rejoin_member(join),
            Err(ErrorCode::UnknownServerError) => {
                self.refuse_join(join, Str::EMPTY, ErrorCode::UnknownServerError);
            }
            Err(error) => self.refuse_join(join, join.member_id.clone(), error),
        }
    }

    fn rejoin_member(&mut self, join: &Join) {
        let Some((group, outbox, _)) = self.parts(&join.group_id) else { return };
        let Some(member) = group.members.get(&join.member_id) else { return };
        let same = member.matches(&join.protocols);
        let is_leader = group.is_leader(&join.member_id);
        let (member_id, state) = (join.member_id.clone(), group.state);
        let client = join.reason.clone();
        let reason = match state {
            GroupState::PreparingRebalance => Reason::MemberJoining { member_id, state, client },
            GroupState::Stable if is_leader => Reason::LeaderRejoin { member_id, state, client },
            GroupState::CompletingRebalance | GroupState::Stable if !same => {
                Reason::MetadataUpdate { member_id, state, client }
            }
            GroupState::CompletingRebalance | GroupState::Stable => {
                let mut response = generation_response(group, &member_id);
                if is_leader {
                    response.members = group.join_members();
                }
                outbox
                    .respond(join.parked.ticket, join_response(join.parked.api_version, response));
                return;
            }
            GroupState::Empty | GroupState::Dead => {
                self.refuse_join(join, member_id, ErrorCode::UnknownMemberId);
                return;
            }
        };
        self.update_member(join, &join.member_id);
        self.maybe_rebalance_or_complete_join(join.now, &join.group_id, &reason);
    }

    /// Takes over what a member's newer JoinGroup says, and parks it.
    pub(super) fn update_member(&mut self, join: &Join, member_id: &Str) {
        let Some((group, outbox, _)) = self.parts(&join.group_id) else { return };
        let Some(member) = group.members.get_mut(member_id) else { return };
        member.protocols = join.protocols.clone();
        member.rebalance_timeout_ms = join.rebalance_timeout_ms;
        member.session_timeout_ms = join.session_timeout_ms;
        if let Some(older) = member.awaiting_join.replace(join.parked) {
            // Kafka leaves the older request without an answer for ever.
            let error = ErrorCode::RebalanceInProgress;
            outbox.respond(older.ticket, join_error(older.api_version, member_id.clone(), error));
        }
    }

    fn add_member(&mut self, join: &Join, member_id: Str) {
        let Some((group, outbox, timers)) = self.parts(&join.group_id) else { return };
        if group.state == GroupState::PreparingRebalance
            && group.previous_state == GroupState::Empty
        {
            group.new_member_added = true;
        }
        group.add(&join.protocol_type, join.new_member(member_id.clone()));
        timers.set(session_key(&join.group_id, &member_id), join.now + NEW_MEMBER_JOIN_TIMEOUT);
        outbox.event(|| BrokerEvent::MemberJoined {
            group: String::from(join.group_id.as_str()),
            member_id: String::from(member_id.as_str()),
            client_id: String::from(join.client_id.as_str()),
        });
        let group_instance_id = join.group_instance_id.clone();
        let reason =
            Reason::NewMember { member_id, group_instance_id, client: join.reason.clone() };
        self.maybe_rebalance_or_complete_join(join.now, &join.group_id, &reason);
    }
}
