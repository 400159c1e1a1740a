//! JoinGroup and SyncGroup: how a member gets into a generation of its group.

use bytes::Bytes;
use protocol::messages::join_group_request::{JoinGroupRequest, JoinGroupRequestProtocol};
use protocol::messages::sync_group_request::{SyncGroupRequest, SyncGroupRequestAssignment};
use protocol::messages::{JoinGroupResponse, SyncGroupResponse};
use protocol::time::{Duration, Instant};
use protocol::{ErrorCode, Request, Response, Str};

use super::Consumer;
use super::coordinator::group_authorization;
use super::error::{exception, from_code, from_code_with, is_retriable, unexpected};
use super::membership::{Generation, Join, MemberState};
use super::requests::{Answer, Purpose, network_exception};
use crate::event::{ClientError, ConsumerEvent};
use crate::network::{Outgoing, RequestTag};
use protocol::era::Era;

const PROTOCOL_TYPE: &str = "consumer";
/// JoinGroup may take the rebalance timeout; the broker gets this much more to answer.
const JOIN_GROUP_TIMEOUT_LAPSE_MS: u64 = 5_000;

impl Consumer {
    /// Joins the group if that is due. False: not there yet, or nothing to wait for at all.
    pub(super) fn join_group_if_needed(&mut self, now: Instant) -> Result<bool, ClientError> {
        self.membership.heartbeat.is_started = true;
        while self.rejoin_needed_or_pending() {
            if self.coordinator_unknown(now) {
                self.lookup_coordinator(now);
                return Ok(false);
            }
            if self.membership.needs_join_prepare {
                if !self.on_join_prepare(now) {
                    return Ok(false);
                }
                self.membership.needs_join_prepare = false;
            }
            self.elect_if_metadata_is_here(now);
            match core::mem::replace(&mut self.membership.join, Join::None) {
                Join::None => {
                    if self.membership.join_retry_at.is_some_and(|at| at > now) {
                        return Ok(false);
                    }
                    self.send_join_group(now);
                    return Ok(false);
                }
                Join::Done(Ok(assignment)) => self.join_succeeded(now, &assignment)?,
                Join::Done(Err(error)) => self.join_failed(now, error)?,
                waiting => {
                    self.membership.join = waiting;
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn join_succeeded(&mut self, now: Instant, assignment: &Bytes) -> Result<(), ClientError> {
        let membership = &mut self.membership;
        if !membership.generation.is_lost() && membership.state == MemberState::Stable {
            membership.needs_join_prepare = true;
            membership.join_failures = 0;
            membership.join_retry_at = None;
            return self.on_join_complete(now, assignment);
        }
        let reason = format!(
            "rebalance failed since the generation/state was modified by heartbeat thread to \
             {}/{} before the rebalance callback triggered",
            membership.generation.id,
            membership.state.name()
        );
        membership.reset_and_rejoin(&reason, true);
        Ok(())
    }

    fn join_failed(&mut self, now: Instant, error: ClientError) -> Result<(), ClientError> {
        if error.code != "MEMBER_ID_REQUIRED" {
            let reason = format!("rebalance failed due to {}", error.exception);
            let detail =
                format!("rebalance failed due to '{}' ({})", error.message, error.exception);
            self.membership.request_rejoin(&reason, &detail);
        }
        let again = ["UNKNOWN_MEMBER_ID", "ILLEGAL_GENERATION", "REBALANCE_IN_PROGRESS"];
        if error.code == "MEMBER_ID_REQUIRED" || again.contains(&error.code) {
            return Ok(());
        }
        if !is_retriable(&error) {
            return Err(error);
        }
        let wait = self.retry_backoff(self.membership.join_failures);
        self.membership.join_failures += 1;
        self.membership.join_retry_at = Some(now + wait);
        Ok(())
    }

    fn send_join_group(&mut self, now: Instant) {
        let Some(node) = self.membership.coordinator_node() else { return };
        self.membership.state = MemberState::PreparingRebalance;
        self.membership.join = Join::InFlight;
        self.membership.join_attempt += 1;
        self.membership.join_retry_at = None;
        if self.settings.era == Era::Kafka25 {
            self.membership.heartbeat.is_enabled = false;
        }
        let reason = self.membership.rejoin_detail.clone();
        self.tell(|| ConsumerEvent::Rejoining { reason });
        let sent = self.membership.generation.clone();
        let protocols = self.join_protocols().into_iter();
        let request = JoinGroupRequest {
            group_id: Str::from(self.group_id()),
            session_timeout_ms: self.settings.session_timeout_ms,
            rebalance_timeout_ms: self.settings.max_poll_interval_ms,
            member_id: Str::from(&sent.member_id),
            group_instance_id: self.instance_id(),
            protocol_type: Str::from_static(PROTOCOL_TYPE),
            protocols: protocols
                .map(|(name, metadata)| JoinGroupRequestProtocol {
                    name: Str::from_static(name),
                    metadata,
                    ..JoinGroupRequestProtocol::default()
                })
                .collect(),
            reason: Some(Str::from(&self.membership.rejoin_reason)),
            ..JoinGroupRequest::default()
        };
        let rebalance = Self::millis(self.settings.max_poll_interval_ms);
        let timeout = (rebalance + Duration::from_millis(JOIN_GROUP_TIMEOUT_LAPSE_MS))
            .max(Self::millis(self.settings.request_timeout_ms));
        let outgoing = Outgoing {
            timeout: Some(timeout),
            ..Outgoing::new(node, Request::JoinGroup(request), RequestTag(0))
        };
        self.send_with(
            now,
            outgoing,
            Purpose::JoinGroup { sent, attempt: self.membership.join_attempt },
        );
    }

    pub(super) fn on_join_group(&mut self, now: Instant, sent: &Generation, answer: Answer) {
        if !matches!(self.membership.join, Join::InFlight) {
            return;
        }
        let response = match answer {
            Ok(Response::JoinGroup(response)) => response,
            Ok(_) => return self.join_done(Err(from_code(ErrorCode::UnknownServerError))),
            Err(error) => {
                self.mark_coordinator_unknown(now, true);
                return self.join_done(Err(network_exception(error)));
            }
        };
        let code = ErrorCode::from_i16(response.error_code);
        if !code.is_none() {
            let error = self.join_group_error(now, sent, code, &response);
            return self.join_done(Err(error));
        }
        let protocol_type = response.protocol_type.as_deref();
        if protocol_type.is_some_and(|kind| kind != PROTOCOL_TYPE) {
            return self.join_done(Err(from_code(ErrorCode::InconsistentGroupProtocol)));
        }
        if self.membership.state != MemberState::PreparingRebalance {
            return self.join_done(Err(exception("UnjoinedGroupException", "")));
        }
        self.membership.state = MemberState::CompletingRebalance;
        self.membership.generation = Generation {
            id: response.generation_id,
            member_id: response.member_id.to_string(),
            protocol: response.protocol_name.as_ref().map(ToString::to_string),
        };
        if self.settings.era == Era::Kafka4 {
            self.enable_heartbeat(now);
        }
        self.membership.is_leader = response.leader == response.member_id;
        if self.membership.is_leader {
            self.start_election(now, response);
        } else {
            self.send_sync_group(now, Vec::new());
        }
    }

    fn join_group_error(
        &mut self,
        now: Instant,
        sent: &Generation,
        code: ErrorCode,
        response: &JoinGroupResponse,
    ) -> ClientError {
        match code {
            ErrorCode::UnknownMemberId => {
                if *sent == self.membership.generation {
                    self.reset_on_response_error("JOIN_GROUP", code);
                }
                from_code(code)
            }
            ErrorCode::CoordinatorNotAvailable | ErrorCode::NotCoordinator => {
                self.mark_coordinator_unknown(now, false);
                from_code(code)
            }
            ErrorCode::FencedInstanceId => self.fenced(&sent.member_id),
            ErrorCode::GroupAuthorizationFailed => group_authorization(self.group_id()),
            ErrorCode::GroupMaxSizeReached => {
                let message = format!(
                    "Consumer group {} already has the configured maximum number of members.",
                    self.group_id()
                );
                from_code_with(code, message)
            }
            ErrorCode::MemberIdRequired => {
                let member_id = response.member_id.to_string();
                let reason = format!("need to re-join with the given member-id: {member_id}");
                self.membership.generation = Generation { member_id, ..Generation::NONE };
                self.membership.request_rejoin(&reason, &reason);
                from_code(code)
            }
            ErrorCode::CoordinatorLoadInProgress
            | ErrorCode::InconsistentGroupProtocol
            | ErrorCode::InvalidSessionTimeout
            | ErrorCode::InvalidGroupId
            | ErrorCode::UnsupportedVersion
            | ErrorCode::RebalanceInProgress => from_code(code),
            _ => unexpected("Unexpected error in join group response", code),
        }
    }

    /// Followers ask with no assignments, the leader hands everybody's over.
    pub(super) fn send_sync_group(&mut self, now: Instant, assignments: Vec<(String, Bytes)>) {
        let Some(node) = self.membership.coordinator_node() else {
            return self.join_done(Err(from_code(ErrorCode::CoordinatorNotAvailable)));
        };
        self.membership.join = Join::InFlight;
        let sent = self.membership.generation.clone();
        let request = SyncGroupRequest {
            group_id: Str::from(self.group_id()),
            generation_id: sent.id,
            member_id: Str::from(&sent.member_id),
            group_instance_id: self.instance_id(),
            protocol_type: Some(Str::from_static(PROTOCOL_TYPE)),
            protocol_name: sent.protocol.as_deref().map(Str::from),
            assignments: assignments
                .into_iter()
                .map(|(member_id, assignment)| SyncGroupRequestAssignment {
                    member_id: Str::from(member_id),
                    assignment,
                    ..SyncGroupRequestAssignment::default()
                })
                .collect(),
            ..SyncGroupRequest::default()
        };
        self.send(
            now,
            node,
            Request::SyncGroup(request),
            Purpose::SyncGroup { sent, attempt: self.membership.join_attempt },
        );
    }

    pub(super) fn on_sync_group(&mut self, now: Instant, sent: &Generation, answer: Answer) {
        if !matches!(self.membership.join, Join::InFlight) {
            return;
        }
        let response = match answer {
            Ok(Response::SyncGroup(response)) => response,
            Ok(_) => return self.join_done(Err(from_code(ErrorCode::UnknownServerError))),
            Err(error) => {
                self.mark_coordinator_unknown(now, true);
                return self.join_done(Err(network_exception(error)));
            }
        };
        let code = ErrorCode::from_i16(response.error_code);
        if code.is_none() {
            return self.synced(now, sent, &response);
        }
        let is_current = *sent == self.membership.generation;
        let error = match code {
            ErrorCode::RebalanceInProgress => from_code(code),
            ErrorCode::FencedInstanceId => self.fenced(&sent.member_id),
            ErrorCode::UnknownMemberId | ErrorCode::IllegalGeneration => {
                if is_current {
                    self.reset_on_response_error("SYNC_GROUP", code);
                }
                from_code(code)
            }
            ErrorCode::CoordinatorNotAvailable | ErrorCode::NotCoordinator => {
                self.mark_coordinator_unknown(now, false);
                from_code(code)
            }
            ErrorCode::GroupAuthorizationFailed => group_authorization(self.group_id()),
            _ => unexpected("Unexpected error from SyncGroup", code),
        };
        self.join_done(Err(error));
    }

    fn synced(&mut self, now: Instant, sent: &Generation, response: &SyncGroupResponse) {
        let kind_differs = response.protocol_type.as_deref().is_some_and(|k| k != PROTOCOL_TYPE);
        let name_differs = response.protocol_name.is_some()
            && response.protocol_name.as_deref() != sent.protocol.as_deref();
        if kind_differs || name_differs {
            return self.join_done(Err(from_code(ErrorCode::InconsistentGroupProtocol)));
        }
        let membership = &mut self.membership;
        let is_waiting = membership.state == MemberState::CompletingRebalance;
        if membership.generation.is_lost() || !is_waiting {
            return self.join_done(Err(from_code(ErrorCode::IllegalGeneration)));
        }
        membership.state = MemberState::Stable;
        membership.rejoin_reason.clear();
        membership.rejoin_detail.clear();
        membership.rejoin_needed = false;
        if self.settings.era == Era::Kafka25 {
            self.enable_heartbeat(now);
        }
        self.join_done(Ok(response.assignment.clone()));
    }

    pub(super) fn join_done(&mut self, result: Result<Bytes, ClientError>) {
        self.membership.join = Join::Done(result);
    }
}
