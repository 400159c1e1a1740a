//! A static member (KIP-345) comes back under its instance id without a member id: it takes the
//! place of its former self, mostly without a rebalance (KIP-814).

use bytes::Bytes;
use protocol::Str;
use protocol::era::Era;
use protocol::messages::join_group_response::JoinGroupResponse;
use protocol::messages::sync_group_response::SyncGroupResponse;
use protocol::time::Instant;
use protocol::{ErrorCode, SortedMap};

use super::append::{Completion, StaticRejoin};
use super::join::{Join, generation_response, join_error, join_response};
use super::reason::Reason;
use super::record;
use super::state::GroupState;
use super::{GroupCoordinator, session_key};
use crate::event::{BrokerEvent, RemovalReason};

/// First version whose answer lets a returning leader skip the assignment (KIP-814).
const SKIPS_ASSIGNMENT: i16 = 9;

impl GroupCoordinator {
    pub(super) fn rejoin_static_member(
        &mut self,
        join: &Join,
        instance: &Str,
        old_id: &Str,
        new_id: &Str,
    ) {
        let Some(group) = self.group(&join.group_id) else { return };
        let Some(old) = group.members.get(old_id) else { return };
        let before = StaticRejoin {
            group_id: join.group_id.clone(),
            group_instance_id: instance.clone(),
            old_id: old_id.clone(),
            new_id: new_id.clone(),
            leader: group.leader.clone(),
            protocols: old.protocols.clone(),
            rebalance_timeout_ms: old.rebalance_timeout_ms,
            session_timeout_ms: old.session_timeout_ms,
            ticket: join.parked.ticket,
            api_version: join.parked.api_version,
        };
        let state = group.state;
        self.replace_static_member(join.now, &before, old_id, new_id);
        self.update_member(join, new_id);
        let (member_id, group_instance_id) = (new_id.clone(), instance.clone());
        let client = join.reason.clone();
        match state {
            GroupState::Stable if self.keeps_protocol(&join.group_id) => {
                self.keep_generation(join.now, before);
            }
            GroupState::Stable => {
                let reason = Reason::StaticProtocolChange { member_id, group_instance_id, client };
                self.maybe_rebalance_or_complete_join(join.now, &join.group_id, &reason);
            }
            GroupState::CompletingRebalance => {
                let reason = Reason::StaticUpdate { member_id, group_instance_id, client };
                self.prepare_rebalance(join.now, &join.group_id, &reason);
            }
            _ => {
                self.maybe_complete_join(join.now, &join.group_id);
            }
        }
    }

    /// 2.5.1 did not look whether the choice of assignor would change.
    fn keeps_protocol(&self, group_id: &Str) -> bool {
        let Some(group) = self.group(group_id) else { return false };
        self.config.era == Era::Kafka25 || group.select_protocol() == group.protocol
    }

    /// Gives the place of `old_id` to `new_id`; requests of the old self that wait are fenced.
    pub(super) fn replace_static_member(
        &mut self,
        now: Instant,
        rejoin: &StaticRejoin,
        old_id: &Str,
        new_id: &Str,
    ) {
        let group_id = &rejoin.group_id;
        let Some((group, outbox, timers)) = self.parts(group_id) else { return };
        let Some(mut member) = group.members.remove(old_id) else { return };
        timers.cancel(&session_key(group_id, old_id));
        let error = ErrorCode::FencedInstanceId;
        if let Some(parked) = member.awaiting_join.take() {
            let response = join_error(parked.api_version, old_id.clone(), error);
            outbox.respond(parked.ticket, response);
        }
        if let Some(ticket) = member.awaiting_sync.take() {
            let fenced =
                SyncGroupResponse { error_code: error.code(), ..SyncGroupResponse::default() };
            outbox.respond(ticket, fenced);
        }
        let client_id = String::from(member.client_id.as_str());
        let group_name = String::from(group_id.as_str());
        outbox.event(|| BrokerEvent::MemberRemoved {
            group: group_name.clone(),
            member_id: String::from(old_id.as_str()),
            client_id: client_id.clone(),
            reason: RemovalReason::Replaced,
        });
        let member_id = String::from(new_id.as_str());
        outbox.event(|| BrokerEvent::MemberJoined { group: group_name, member_id, client_id });
        (member.member_id, member.is_new) = (new_id.clone(), false);
        group.members.insert(new_id.clone(), member);
        if group.is_leader(old_id) {
            group.leader = Some(new_id.clone());
        }
        group.static_members.insert(rejoin.group_instance_id.clone(), new_id.clone());
        self.restart_session(now, group_id, new_id);
    }

    /// Writes the new member id down; the answer waits for the record (2.5.1: for nothing).
    fn keep_generation(&mut self, now: Instant, rejoin: StaticRejoin) {
        if self.config.era == Era::Kafka25 {
            self.finish_static_rejoin(now, rejoin, Ok(()));
            return;
        }
        let partition = self.offsets_partition(&rejoin.group_id);
        let Some((group, outbox, _)) = self.parts(&rejoin.group_id) else { return };
        let members = group.members.values();
        let assignments: SortedMap<Str, Bytes> =
            members.map(|member| (member.member_id.clone(), member.assignment.clone())).collect();
        let records = record::group_metadata_record(group, &assignments);
        let completion = Completion::StaticRejoin(Box::new(rejoin));
        outbox.append(partition, records.map(|record| vec![record]), completion);
    }

    pub(super) fn finish_static_rejoin(
        &mut self,
        now: Instant,
        rejoin: StaticRejoin,
        result: Result<(), ErrorCode>,
    ) {
        if let Err(error) = result {
            self.undo_static_rejoin(now, &rejoin, error);
            return;
        }
        let era = self.config.era;
        let Some((group, outbox, _)) = self.parts(&rejoin.group_id) else { return };
        let mut response = generation_response(group, &rejoin.new_id);
        if era == Era::Kafka4 && rejoin.api_version >= SKIPS_ASSIGNMENT {
            response.skip_assignment = group.is_leader(&rejoin.new_id);
            if response.skip_assignment {
                response.members = group.join_members();
            }
        } else {
            // Who cannot skip the assignment must not think it is the leader.
            response.leader = rejoin.leader.clone().unwrap_or_default();
        }
        let Some(member) = group.members.get_mut(&rejoin.new_id) else { return };
        if let Some(parked) = member.awaiting_join.take_if(|parked| parked.ticket == rejoin.ticket)
        {
            outbox.respond(parked.ticket, join_response(parked.api_version, response));
        }
    }

    fn undo_static_rejoin(&mut self, now: Instant, rejoin: &StaticRejoin, error: ErrorCode) {
        let Some((group, outbox, _)) = self.parts(&rejoin.group_id) else { return };
        let Some(member) = group.members.get_mut(&rejoin.new_id) else { return };
        member.protocols = rejoin.protocols.clone();
        member.rebalance_timeout_ms = rejoin.rebalance_timeout_ms;
        member.session_timeout_ms = rejoin.session_timeout_ms;
        if let Some(parked) = member.awaiting_join.take() {
            let response = JoinGroupResponse {
                error_code: error.code(),
                leader: rejoin.leader.clone().unwrap_or_default(),
                member_id: Str::EMPTY,
                ..generation_response(group, &rejoin.new_id)
            };
            outbox.respond(parked.ticket, join_response(parked.api_version, response));
        }
        self.replace_static_member(now, rejoin, &rejoin.new_id, &rejoin.old_id);
    }
}
