//! The join phase: how a rebalance starts, how long it waits and for whom, and what ends it.

use protocol::era::Era;
use protocol::messages::join_group_response::JoinGroupResponse;
use protocol::messages::sync_group_response::SyncGroupResponse;
use protocol::time::{Duration, Instant};
use protocol::{ErrorCode, SortedMap, Str};

use super::append::Completion;
use super::join::{generation_response, join_error, join_response};
use super::member::Member;
use super::outbox::Outbox;
use super::reason::Reason;
use super::record;
use super::state::{GroupState, JoinDeadline};
use super::timer::TimerKey;
use super::{AppendId, GroupCoordinator, session_key};
use crate::event::{BrokerEvent, RemovalReason};

impl GroupCoordinator {
    pub(super) fn maybe_rebalance_or_complete_join(
        &mut self,
        now: Instant,
        group_id: &Str,
        reason: &Reason,
    ) -> Option<AppendId> {
        if self.group(group_id)?.state.can_rebalance() {
            self.prepare_rebalance(now, group_id, reason)
        } else {
            self.maybe_complete_join(now, group_id)
        }
    }

    pub(super) fn prepare_rebalance(
        &mut self,
        now: Instant,
        group_id: &Str,
        reason: &Reason,
    ) -> Option<AppendId> {
        if self.group(group_id)?.state == GroupState::CompletingRebalance {
            self.reset_assignment(now, group_id, ErrorCode::RebalanceInProgress);
        }
        let delay = self.config.initial_rebalance_delay;
        let (group, _, timers) = self.parts(group_id)?;
        group.pending_sync.clear();
        group.sync_deadline = None;
        timers.cancel(&TimerKey::Sync { group_id: group_id.clone() });
        let is_initial = group.state == GroupState::Empty;
        if is_initial {
            let remaining = minus(group.rebalance_timeout(), delay);
            let at = now + delay;
            group.join_deadline = Some(JoinDeadline::Initial { at, delay, remaining });
            timers.set(TimerKey::Join { group_id: group_id.clone() }, at);
        }
        self.transition(now, group_id, GroupState::PreparingRebalance, reason);
        if is_initial { None } else { self.complete_join_or_wait(now, group_id) }
    }

    /// Ends the join phase if everyone is there; never before the initial delay is over.
    pub(super) fn maybe_complete_join(&mut self, now: Instant, group_id: &Str) -> Option<AppendId> {
        let group = self.group(group_id)?;
        let may_complete = group.state == GroupState::PreparingRebalance
            && group.previous_state != GroupState::Empty
            && group.has_all_members_joined();
        if may_complete { self.complete_join(now, group_id) } else { None }
    }

    fn complete_join_or_wait(&mut self, now: Instant, group_id: &Str) -> Option<AppendId> {
        if self.group(group_id)?.has_all_members_joined() {
            return self.complete_join(now, group_id);
        }
        self.wait_for_rebalance_timeout(now, group_id);
        None
    }

    fn wait_for_rebalance_timeout(&mut self, now: Instant, group_id: &Str) {
        let Some((group, _, timers)) = self.parts(group_id) else { return };
        // A client may say 0; Kafka's timer has a tick of 1 ms.
        let at = now + group.rebalance_timeout().max(Duration::from_millis(1));
        group.join_deadline = Some(JoinDeadline::Rebalance { at });
        timers.set(TimerKey::Join { group_id: group_id.clone() }, at);
    }

    /// The end of the join phase by time.
    pub(super) fn expire_join(&mut self, now: Instant, group_id: &Str) {
        let delay = self.config.initial_rebalance_delay;
        let Some((group, _, timers)) = self.parts(group_id) else { return };
        match group.join_deadline {
            Some(JoinDeadline::Initial { delay: waited, remaining, .. })
                if group.new_member_added && remaining > Duration::ZERO =>
            {
                group.new_member_added = false;
                let next = delay.min(remaining);
                let (at, remaining) = (now + next, minus(remaining, waited));
                group.join_deadline = Some(JoinDeadline::Initial { at, delay: next, remaining });
                timers.set(TimerKey::Join { group_id: group_id.clone() }, at);
            }
            _ => {
                self.complete_join(now, group_id);
            }
        }
    }

    /// The next generation, of those who came; empty if nobody is left.
    pub(super) fn complete_join(&mut self, now: Instant, group_id: &Str) -> Option<AppendId> {
        let (group, _, timers) = self.parts(group_id)?;
        debug_assert_eq!(group.state, GroupState::PreparingRebalance, "nothing to complete");
        timers.cancel(&TimerKey::Join { group_id: group_id.clone() });
        group.join_deadline = None;
        let late = group.members.values().filter(|member| {
            // A static member stays until its session ends: it may just be restarting.
            !member.is_awaiting_join() && !member.is_static()
        });
        let late: Vec<Str> = late.map(|member| member.member_id.clone()).collect();
        for member_id in &late {
            self.remove_member(group_id, member_id, RemovalReason::RebalanceTimeout);
        }
        let (group, ..) = self.parts(group_id)?;
        if !group.elect_joined_leader() && !group.members.is_empty() {
            self.wait_for_rebalance_timeout(now, group_id);
            return None;
        }
        group.next_generation(now);
        let (group_id_owned, generation) = (group_id.clone(), group.generation);
        if group.state == GroupState::Empty {
            let reason = Reason::NowEmpty { group_id: group_id_owned, generation };
            self.state_changed(group_id, GroupState::PreparingRebalance, &reason);
            return self.record_empty_group(group_id);
        }
        let members = group.member_count();
        let reason = Reason::Stabilized { group_id: group_id_owned, generation, members };
        self.state_changed(group_id, GroupState::PreparingRebalance, &reason);
        self.answer_joins(now, group_id);
        None
    }

    fn record_empty_group(&mut self, group_id: &Str) -> Option<AppendId> {
        let partition = self.offsets_partition(group_id);
        let (group, outbox, _) = self.parts(group_id)?;
        let records = record::group_metadata_record(group, &SortedMap::new());
        Some(outbox.append(partition, records.map(|record| vec![record]), Completion::Nothing))
    }

    fn answer_joins(&mut self, now: Instant, group_id: &Str) {
        let syncs_in_time = self.config.era == Era::Kafka4;
        let Some((group, outbox, _)) = self.parts(group_id) else { return };
        let ids: Vec<Str> = group.members.keys().cloned().collect();
        for member_id in &ids {
            let mut response = generation_response(group, member_id);
            if group.is_leader(member_id) {
                response.members = group.join_members();
            }
            let Some(member) = group.members.get_mut(member_id) else { continue };
            complete_parked_join(member, response, outbox);
            member.is_new = false;
            group.pending_sync.insert(member_id.clone());
        }
        for member_id in &ids {
            self.restart_session(now, group_id, member_id);
        }
        let Some((group, _, timers)) = self.parts(group_id) else { return };
        if syncs_in_time {
            let at = now + group.rebalance_timeout();
            group.sync_deadline = Some(at);
            timers.set(TimerKey::Sync { group_id: group_id.clone() }, at);
        }
    }

    /// A member, or a pending one, was silent for too long.
    pub(super) fn expire_session(&mut self, now: Instant, group_id: &Str, member_id: &Str) {
        let Some((group, ..)) = self.parts(group_id) else { return };
        if group.pending_members.contains_key(member_id) {
            self.remove_member(group_id, member_id, RemovalReason::PendingTimeout);
            self.complete_join_if_all_came(now, group_id);
            return;
        }
        let Some(member) = group.members.get_mut(member_id) else { return };
        member.session_deadline = None;
        if member.has_satisfied_heartbeat() {
            return;
        }
        self.remove_member(group_id, member_id, RemovalReason::SessionTimeout);
        let Some(group) = self.group(group_id) else { return };
        match group.state {
            GroupState::Stable | GroupState::CompletingRebalance => {
                let reason = Reason::HeartbeatExpiration { member_id: member_id.clone() };
                self.prepare_rebalance(now, group_id, &reason);
            }
            GroupState::PreparingRebalance => {
                self.complete_join_if_all_came(now, group_id);
            }
            GroupState::Empty | GroupState::Dead => {}
        }
    }

    /// Unlike [`Self::maybe_complete_join`] this does not wait for the initial delay.
    fn complete_join_if_all_came(&mut self, now: Instant, group_id: &Str) {
        let Some(group) = self.group(group_id) else { return };
        if group.state == GroupState::PreparingRebalance && group.has_all_members_joined() {
            self.complete_join(now, group_id);
        }
    }

    /// Members that took part in the join phase but never asked for their assignment are out.
    pub(super) fn expire_sync(&mut self, now: Instant, group_id: &Str) {
        let Some((group, ..)) = self.parts(group_id) else { return };
        group.sync_deadline = None;
        let in_generation =
            matches!(group.state, GroupState::CompletingRebalance | GroupState::Stable);
        let silent: Vec<Str> = group.pending_sync.iter().cloned().collect();
        if !in_generation || silent.is_empty() {
            return;
        }
        for member_id in &silent {
            self.remove_member(group_id, member_id, RemovalReason::RebalanceTimeout);
        }
        self.prepare_rebalance(now, group_id, &Reason::SyncExpiration { member_ids: silent });
    }

    /// Takes a member or a pending member out. Whatever it waits for is answered.
    pub(super) fn remove_member(&mut self, group_id: &Str, member_id: &Str, reason: RemovalReason) {
        let Some((group, outbox, timers)) = self.parts(group_id) else { return };
        timers.cancel(&session_key(group_id, member_id));
        let pending = group.pending_members.get(member_id).map(|known| known.client_id.clone());
        let removed = group.remove(member_id);
        let client_id = removed.as_ref().map(|member| member.client_id.clone()).or(pending);
        let Some(client_id) = client_id else { return };
        outbox.event(|| BrokerEvent::MemberRemoved {
            group: String::from(group_id.as_str()),
            member_id: String::from(member_id.as_str()),
            client_id: String::from(client_id.as_str()),
            reason,
        });
        let Some(mut member) = removed else { return };
        let error = ErrorCode::UnknownMemberId;
        if let Some(parked) = member.awaiting_join.take() {
            outbox.respond(parked.ticket, join_error(parked.api_version, Str::EMPTY, error));
        }
        // Kafka forgets this one and lets the client run into its request timeout.
        if let Some(ticket) = member.awaiting_sync.take() {
            outbox.respond(ticket, sync_error(error));
        }
    }

    /// Takes the half-made assignment back and tells everyone who waits for it.
    pub(super) fn reset_assignment(&mut self, now: Instant, group_id: &Str, error: ErrorCode) {
        let Some((group, outbox, _)) = self.parts(group_id) else { return };
        let mut told = Vec::new();
        for member in group.members.values_mut() {
            member.assignment.clear();
            if let Some(ticket) = member.awaiting_sync.take() {
                outbox.respond(ticket, sync_error(error));
                told.push(member.member_id.clone());
            }
        }
        for member_id in &told {
            self.restart_session(now, group_id, member_id);
        }
    }
}

/// A refusal of SyncGroup.
pub(super) fn sync_error(error: ErrorCode) -> SyncGroupResponse {
    SyncGroupResponse { error_code: error.code(), ..SyncGroupResponse::default() }
}

fn complete_parked_join(member: &mut Member, response: JoinGroupResponse, outbox: &mut Outbox) {
    if let Some(parked) = member.awaiting_join.take() {
        outbox.respond(parked.ticket, join_response(parked.api_version, response));
    }
}

fn minus(span: Duration, less: Duration) -> Duration {
    Duration::from_micros(span.as_micros().saturating_sub(less.as_micros()))
}
