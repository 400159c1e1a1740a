//! Finding the group's coordinator, losing it, leaving the group, and the heartbeat "thread", which
//! runs between polls because it is driven by the clock alone.

use protocol::messages::heartbeat_request::HeartbeatRequest;
use protocol::messages::leave_group_request::{LeaveGroupRequest, MemberIdentity};
use protocol::messages::{FindCoordinatorRequest, FindCoordinatorResponse};
use protocol::time::Instant;
use protocol::{ErrorCode, Request, Response, Str};

use super::Consumer;
use super::error::{from_code, from_code_with, unexpected};
use super::membership::{Generation, Join, MemberState};
use super::requests::{Answer, Purpose, network_exception};
use crate::event::{ClientError, ConsumerEvent};
use crate::network::{BrokerEndpoint, Node};
use protocol::era::Era;

const POLL_TIMEOUT_EXPIRED: &str = "consumer poll timeout has expired.";

impl Consumer {
    /// Is there no coordinator to send to? Notices here that the connection to it is gone.
    pub(super) fn coordinator_unknown(&mut self, now: Instant) -> bool {
        let Some(node) = self.membership.coordinator_node() else { return true };
        if self.network.connection_failed(now, node) {
            self.mark_coordinator_unknown(now, true);
            let wait = self.retry_backoff(self.membership.find_failures);
            self.membership.find_failures += 1;
            self.membership.find_retry_at = Some(now + wait);
            return true;
        }
        // Reached: the next trouble starts with the shortest backoff.
        if self.network.is_ready(now, node) {
            self.membership.find_failures = 0;
        }
        false
    }

    /// Asks any broker for the coordinator, unless that is under way or just failed.
    pub(super) fn lookup_coordinator(&mut self, now: Instant) {
        let membership = &mut self.membership;
        if membership.is_finding || membership.find_retry_at.is_some_and(|at| at > now) {
            return;
        }
        membership.find_retry_at = None;
        let Some(node) = self.network.least_loaded_node(now) else {
            return self.retry_lookup(now);
        };
        self.membership.is_finding = true;
        let request = FindCoordinatorRequest {
            key_type: 0,
            coordinator_keys: vec![Str::from(self.group_id())],
            ..FindCoordinatorRequest::default()
        };
        self.send(now, node, Request::FindCoordinator(request), Purpose::FindCoordinator);
    }

    fn retry_lookup(&mut self, now: Instant) {
        let wait = self.retry_backoff(self.membership.find_failures);
        self.membership.find_failures += 1;
        self.membership.find_retry_at = Some(now + wait);
        self.network.request_update(now);
    }

    pub(super) fn on_find_coordinator(&mut self, now: Instant, answer: Answer) {
        self.membership.is_finding = false;
        let found = match answer {
            Ok(Response::FindCoordinator(response)) => coordinator_in(response),
            Ok(_) => Err(ErrorCode::UnknownServerError),
            Err(error) => {
                let error = network_exception(error);
                self.fail_waiting_async_commits(now, &error);
                return self.retry_lookup(now);
            }
        };
        match found {
            Ok(endpoint) => {
                let id = endpoint.id;
                self.network.set_coordinator(endpoint);
                self.membership.coordinator = Some(id);
                self.membership.find_retry_at = None;
                let session = Self::millis(self.settings.session_timeout_ms);
                self.membership.heartbeat.session_deadline = now + session;
                self.network.ready(now, Node::Coordinator(id));
                self.send_waiting_async_commits(now);
            }
            Err(code) if code.is_retriable() => {
                self.fail_waiting_async_commits(now, &from_code(code));
                self.retry_lookup(now);
            }
            Err(code) => {
                let error = match code {
                    ErrorCode::GroupAuthorizationFailed => group_authorization(self.group_id()),
                    _ => from_code(code),
                };
                self.fail_waiting_async_commits(now, &error);
                self.membership.find_error = Some(error);
            }
        }
    }

    /// Forgets the coordinator; `is_disconnected` when its connection is gone already.
    pub(super) fn mark_coordinator_unknown(&mut self, now: Instant, is_disconnected: bool) {
        let Some(id) = self.membership.coordinator.take() else { return };
        if !is_disconnected {
            let node = Node::Coordinator(id);
            self.network.disconnect(now, node);
            self.fail_unsent(now, node);
        }
    }

    /// LeaveGroup, for a member the broker knows; static members stay until their session ends.
    pub(super) fn maybe_leave_group(&mut self, now: Instant, reason: &str) {
        let is_dynamic = self.settings.group_instance_id.is_none();
        let membership = &self.membership;
        let is_known = membership.state != MemberState::Unjoined
            && !membership.generation.member_id.is_empty();
        if is_dynamic
            && is_known
            && !self.coordinator_unknown(now)
            && let Some(node) = self.membership.coordinator_node()
        {
            let member = MemberIdentity {
                member_id: Str::from(&self.membership.generation.member_id),
                reason: Some(Str::from(reason)),
                ..MemberIdentity::default()
            };
            let request = LeaveGroupRequest {
                group_id: Str::from(self.group_id()),
                members: vec![member],
                ..LeaveGroupRequest::default()
            };
            self.send(now, node, Request::LeaveGroup(request), Purpose::LeaveGroup);
        }
        self.membership.join = Join::None;
        self.membership.reset_and_rejoin("consumer pro-actively leaving the group", true);
    }

    /// One turn of the heartbeat thread.
    pub(super) fn drive_heartbeat(&mut self, now: Instant) {
        if self.is_polling() {
            self.poll_heartbeat(now);
        }
        if !self.membership.is_heartbeating() {
            return;
        }
        if !self.may_heartbeat() {
            self.membership.heartbeat.is_enabled = false;
            return;
        }
        if self.coordinator_unknown(now) {
            self.lookup_coordinator(now);
        } else if self.membership.heartbeat.session_deadline <= now {
            self.mark_coordinator_unknown(now, false);
        } else if self.membership.heartbeat.poll_deadline <= now {
            self.maybe_leave_group(now, POLL_TIMEOUT_EXPIRED);
            self.events.push_back(ConsumerEvent::PollIntervalExceeded);
        } else if self.membership.heartbeat.next_at <= now {
            self.send_heartbeat(now);
        }
    }

    /// 2.5 sends no heartbeats while a rebalance completes (KIP-345's successor in 2.7 does).
    pub(super) fn may_heartbeat(&self) -> bool {
        match self.membership.state {
            MemberState::Stable => true,
            MemberState::CompletingRebalance => self.settings.era == Era::Kafka4,
            MemberState::Unjoined | MemberState::PreparingRebalance => false,
        }
    }

    /// The application is polling: max.poll.interval.ms starts anew.
    pub(super) fn poll_heartbeat(&mut self, now: Instant) {
        let interval = Self::millis(self.settings.max_poll_interval_ms);
        self.membership.heartbeat.poll_deadline = now + interval;
    }

    /// Starts the thread's timers anew, once a member is in a generation.
    pub(super) fn enable_heartbeat(&mut self, now: Instant) {
        let settings = &self.settings;
        let heartbeat = &mut self.membership.heartbeat;
        heartbeat.is_enabled = true;
        heartbeat.session_deadline = now + Self::millis(settings.session_timeout_ms);
        heartbeat.poll_deadline = now + Self::millis(settings.max_poll_interval_ms);
        heartbeat.next_at = now + Self::millis(settings.heartbeat_interval_ms);
    }

    fn send_heartbeat(&mut self, now: Instant) {
        let Some(node) = self.membership.coordinator_node() else { return };
        let sent = self.membership.generation.clone();
        let request = HeartbeatRequest {
            group_id: Str::from(self.group_id()),
            generation_id: sent.id,
            member_id: Str::from(&sent.member_id),
            group_instance_id: self.instance_id(),
            ..HeartbeatRequest::default()
        };
        let heartbeat = &mut self.membership.heartbeat;
        heartbeat.last_sent_at = Some(now);
        heartbeat.next_at = now + Self::millis(self.settings.heartbeat_interval_ms);
        self.send(now, node, Request::Heartbeat(request), Purpose::Heartbeat { sent });
    }

    pub(super) fn on_heartbeat(&mut self, now: Instant, sent: &Generation, answer: Answer) {
        let code = match answer {
            Ok(Response::Heartbeat(response)) => ErrorCode::from_i16(response.error_code),
            Ok(_) => ErrorCode::UnknownServerError,
            Err(_) => {
                self.mark_coordinator_unknown(now, true);
                return self.heartbeat_failed(now);
            }
        };
        let is_current = *sent == self.membership.generation;
        match code {
            ErrorCode::None => self.heartbeat_received(now),
            ErrorCode::CoordinatorNotAvailable | ErrorCode::NotCoordinator => {
                self.mark_coordinator_unknown(now, false);
                self.heartbeat_failed(now);
            }
            ErrorCode::RebalanceInProgress => {
                if self.membership.state == MemberState::Stable {
                    let reason = "group is already rebalancing";
                    self.membership.request_rejoin(reason, reason);
                }
                self.heartbeat_received(now);
            }
            ErrorCode::IllegalGeneration
            | ErrorCode::UnknownMemberId
            | ErrorCode::FencedInstanceId
                if !is_current =>
            {
                self.heartbeat_received(now);
            }
            ErrorCode::FencedInstanceId => {
                let error = self.fenced(&sent.member_id);
                self.reset_on_response_error("HEARTBEAT", code);
                self.membership.heartbeat.failed = Some(error);
            }
            ErrorCode::IllegalGeneration | ErrorCode::UnknownMemberId => {
                self.reset_on_response_error("HEARTBEAT", code);
                self.heartbeat_failed(now);
            }
            ErrorCode::GroupAuthorizationFailed => {
                self.membership.heartbeat.failed = Some(group_authorization(self.group_id()));
            }
            _ => {
                let error = unexpected("Unexpected error in heartbeat response", code);
                self.membership.heartbeat.failed = Some(error);
            }
        }
    }

    fn heartbeat_received(&mut self, now: Instant) {
        let heartbeat = &mut self.membership.heartbeat;
        heartbeat.failures = 0;
        heartbeat.session_deadline = now + Self::millis(self.settings.session_timeout_ms);
    }

    fn heartbeat_failed(&mut self, now: Instant) {
        let wait = self.retry_backoff(self.membership.heartbeat.failures);
        self.membership.heartbeat.failures += 1;
        self.membership.heartbeat.next_at = now + wait;
    }

    /// AbstractCoordinator.resetStateOnResponseError: the member id survives ILLEGAL_GENERATION.
    pub(super) fn reset_on_response_error(&mut self, api: &str, code: ErrorCode) {
        let reason = format!("encountered {} from {api} response", code.name());
        self.membership.reset_and_rejoin(&reason, code != ErrorCode::IllegalGeneration);
    }

    /// Another consumer took over this group.instance.id.
    pub(super) fn fenced(&self, member_id: &str) -> ClientError {
        let instance = self.settings.group_instance_id.as_deref().unwrap_or_default();
        let message = format!(
            "Get fenced exception for group.instance.id {instance}, current member.id is \
             {member_id}"
        );
        from_code_with(ErrorCode::FencedInstanceId, message)
    }

    pub(super) fn group_id(&self) -> &str {
        self.settings.group_id.as_deref().unwrap_or_default()
    }

    pub(super) fn instance_id(&self) -> Option<Str> {
        self.settings.group_instance_id.as_deref().map(Str::from)
    }
}

pub(super) fn group_authorization(group_id: &str) -> ClientError {
    let message = format!("Not authorized to access group: {group_id}");
    from_code_with(ErrorCode::GroupAuthorizationFailed, message)
}

/// The coordinator named in an answer of any version.
fn coordinator_in(response: FindCoordinatorResponse) -> Result<BrokerEndpoint, ErrorCode> {
    let (code, id, host, port) = match response.coordinators.into_iter().next() {
        Some(entry) => (entry.error_code, entry.node_id, entry.host, entry.port),
        None => (response.error_code, response.node_id, response.host, response.port),
    };
    let code = ErrorCode::from_i16(code);
    if !code.is_none() {
        return Err(code);
    }
    let port = u16::try_from(port).map_err(|_| ErrorCode::CoordinatorNotAvailable)?;
    Ok(BrokerEndpoint { id, host, port, rack: None })
}
