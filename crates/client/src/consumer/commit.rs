//! Committing offsets: automatically inside poll, before a rebalance and on close; commitSync and
//! commitAsync. Errors become Kafka's exceptions (OffsetCommitResponseHandler).

use std::collections::VecDeque;

use protocol::messages::OffsetCommitResponse;
use protocol::messages::offset_commit_request::{
    OffsetCommitRequest, OffsetCommitRequestPartition, OffsetCommitRequestTopic,
};
use protocol::time::Instant;
use protocol::{ErrorCode, Request, Response, SortedMap, SortedSet, Str};

use super::Consumer;
use super::call::Call;
use super::coordinator::group_authorization;
use super::error::{
    FENCED_OLD_GENERATION, KICKED_OUT, REBALANCE_EXECUTING, REBALANCING, RETRIABLE_COMMIT,
    STALE_GENERATION, commit_failed, exception, from_code, from_code_with, is_retriable,
    unexpected,
};
use super::membership::{Generation, MemberState};
use super::offsets::{OffsetAndMetadata, Offsets};
use super::requests::{Answer, Purpose, network_exception};
use crate::event::{CallId, ClientError, CommitReason, ConsumerEvent, TopicPartition};
use crate::network::{Outgoing, RequestTag};

/// Highest version that names topics; the classic consumer does not commit by topic id.
const HIGHEST_VERSION_WITH_NAMES: i16 = 9;

/// Who waits for a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CommitOrigin {
    AutoInPoll,
    AutoBeforeRebalance,
    AutoOnClose,
    Sync(CallId),
    Async(CallId),
}

impl CommitOrigin {
    const fn reason(self) -> CommitReason {
        match self {
            Self::AutoInPoll => CommitReason::AutoInPoll,
            Self::AutoBeforeRebalance => CommitReason::AutoBeforeRebalance,
            Self::AutoOnClose => CommitReason::AutoOnClose,
            Self::Sync(_) => CommitReason::Sync,
            Self::Async(_) => CommitReason::Async,
        }
    }

    const fn call(self) -> Option<CallId> {
        match self {
            Self::Sync(call) | Self::Async(call) => Some(call),
            _ => None,
        }
    }
}

/// How far a commit somebody waits for is.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    None,
    InFlight,
    Done(Result<(), ClientError>),
}

/// One commit on its way.
#[derive(Clone, Debug)]
pub(super) struct CommitContext {
    sent: Generation,
    offsets: Offsets,
    origin: CommitOrigin,
}

/// Timers and queues of committing.
#[derive(Clone, Debug)]
pub(super) struct Commits {
    pub(super) next_auto_commit_at: Instant,
    failures: u32,
    /// Asynchronous commits that wait for a coordinator.
    waiting: VecDeque<(CommitOrigin, Offsets)>,
    /// Outcomes of commitAsync, told by the next poll, commit or close.
    completed: VecDeque<ConsumerEvent>,
    in_flight_async: u32,
}

impl Commits {
    pub(super) const fn new(next_auto_commit_at: Instant) -> Self {
        Self {
            next_auto_commit_at,
            failures: 0,
            waiting: VecDeque::new(),
            completed: VecDeque::new(),
            in_flight_async: 0,
        }
    }

    pub(super) fn has_pending_async(&self) -> bool {
        self.in_flight_async > 0 || !self.waiting.is_empty()
    }
}

impl Consumer {
    /// What a commit without arguments commits.
    pub(super) fn all_consumed(&self) -> Offsets {
        let consumed = self.subscriptions.all_consumed().into_iter();
        consumed
            .map(|(partition, position)| {
                let leader_epoch = position.offset_epoch;
                let metadata = String::new();
                (partition, OffsetAndMetadata { offset: position.offset, leader_epoch, metadata })
            })
            .collect()
    }

    pub(super) fn reset_auto_commit_timer(&mut self, now: Instant) {
        if self.settings.enable_auto_commit {
            let interval = Self::millis(self.settings.auto_commit_interval_ms);
            self.commits.next_auto_commit_at = now + interval;
        }
    }

    /// Inside poll and assign: commits the positions if auto.commit.interval.ms passed.
    pub(super) fn maybe_auto_commit(&mut self, now: Instant) {
        if !self.settings.enable_auto_commit || self.commits.next_auto_commit_at > now {
            return;
        }
        self.reset_auto_commit_timer(now);
        let offsets = self.all_consumed();
        self.commit_offsets(now, offsets, CommitOrigin::AutoInPoll);
    }

    /// Sends a commit, or completes it here and now if it cannot be sent or is empty.
    pub(super) fn commit_offsets(&mut self, now: Instant, offsets: Offsets, origin: CommitOrigin) {
        if offsets.is_empty() {
            return self.finish_commit(now, &offsets, origin, Ok(()));
        }
        if self.coordinator_unknown(now) {
            self.lookup_coordinator(now);
            if matches!(origin, CommitOrigin::Async(_) | CommitOrigin::AutoInPoll) {
                self.commits.waiting.push_back((origin, offsets));
                return;
            }
            let error = from_code(ErrorCode::CoordinatorNotAvailable);
            return self.finish_commit(now, &offsets, origin, Err(error));
        }
        match self.generation_to_commit_with() {
            Ok(sent) => self.send_commit(now, CommitContext { sent, offsets, origin }),
            Err(error) => self.finish_commit(now, &offsets, origin, Err(error)),
        }
    }

    fn generation_to_commit_with(&self) -> Result<Generation, ClientError> {
        if !self.subscriptions.has_auto_assigned_partitions() {
            return Ok(Generation::NONE);
        }
        let refusal = || {
            if self.membership.rebalance_in_progress() {
                from_code_with(ErrorCode::RebalanceInProgress, REBALANCING)
            } else {
                exception("CommitFailedException", KICKED_OUT)
            }
        };
        self.membership.generation_if_stable().cloned().ok_or_else(refusal)
    }

    fn send_commit(&mut self, now: Instant, context: CommitContext) {
        let Some(node) = self.membership.coordinator_node() else { return };
        let is_member = self.subscriptions.has_auto_assigned_partitions();
        let mut topics: Vec<OffsetCommitRequestTopic> = Vec::new();
        for (partition, offset) in &context.offsets {
            if topics.last().is_none_or(|topic| topic.name != *partition.0) {
                topics.push(OffsetCommitRequestTopic {
                    name: Str::from(&partition.0),
                    ..OffsetCommitRequestTopic::default()
                });
            }
            let entry = OffsetCommitRequestPartition {
                partition_index: partition.1,
                committed_offset: offset.offset,
                committed_leader_epoch: offset.leader_epoch.unwrap_or(-1),
                committed_metadata: Some(Str::from(&offset.metadata)),
                ..OffsetCommitRequestPartition::default()
            };
            topics
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|topic| topic.partitions.push(entry.clone()));
        }
        let request = OffsetCommitRequest {
            group_id: Str::from(self.group_id()),
            generation_id_or_member_epoch: context.sent.id,
            member_id: Str::from(&context.sent.member_id),
            group_instance_id: self.instance_id().filter(|_| is_member),
            topics,
            ..OffsetCommitRequest::default()
        };
        if matches!(context.origin, CommitOrigin::Async(_)) {
            self.commits.in_flight_async += 1;
        }
        let outgoing = Outgoing {
            max_version: HIGHEST_VERSION_WITH_NAMES,
            ..Outgoing::new(node, Request::OffsetCommit(request), RequestTag(0))
        };
        self.send_with(now, outgoing, Purpose::OffsetCommit(Box::new(context)));
    }

    pub(super) fn on_offset_commit(
        &mut self,
        now: Instant,
        context: CommitContext,
        answer: Answer,
    ) {
        let CommitContext { sent, offsets, origin } = context;
        if matches!(origin, CommitOrigin::Async(_)) {
            self.commits.in_flight_async = self.commits.in_flight_async.saturating_sub(1);
        }
        let result = match answer {
            Ok(Response::OffsetCommit(response)) => self.commit_result(now, &sent, &response),
            Ok(_) => Err(from_code(ErrorCode::UnknownServerError)),
            Err(error) => {
                self.mark_coordinator_unknown(now, true);
                Err(network_exception(error))
            }
        };
        self.finish_commit(now, &offsets, origin, result);
    }

    fn commit_result(
        &mut self,
        now: Instant,
        sent: &Generation,
        response: &OffsetCommitResponse,
    ) -> Result<(), ClientError> {
        let mut unauthorized = SortedSet::new();
        for topic in &response.topics {
            for partition in &topic.partitions {
                let code = ErrorCode::from_i16(partition.error_code);
                match code {
                    ErrorCode::None => {}
                    ErrorCode::TopicAuthorizationFailed => {
                        unauthorized.insert(topic.name.to_string());
                    }
                    _ => return Err(self.commit_error(now, sent, code)),
                }
            }
        }
        if unauthorized.is_empty() {
            return Ok(());
        }
        let list = super::error::show_topics(&unauthorized);
        let message = format!("Not authorized to access topics: {list}");
        Err(from_code_with(ErrorCode::TopicAuthorizationFailed, message))
    }

    fn commit_error(&mut self, now: Instant, sent: &Generation, code: ErrorCode) -> ClientError {
        let is_current = *sent == self.membership.generation;
        let is_preparing = self.membership.state == MemberState::PreparingRebalance;
        match code {
            ErrorCode::GroupAuthorizationFailed => group_authorization(self.group_id()),
            ErrorCode::OffsetMetadataTooLarge
            | ErrorCode::InvalidCommitOffsetSize
            | ErrorCode::CoordinatorLoadInProgress
            | ErrorCode::UnknownTopicOrPartition => from_code(code),
            ErrorCode::CoordinatorNotAvailable
            | ErrorCode::NotCoordinator
            | ErrorCode::RequestTimedOut => {
                self.mark_coordinator_unknown(now, false);
                from_code(code)
            }
            ErrorCode::FencedInstanceId if is_current => from_code(code),
            ErrorCode::FencedInstanceId if is_preparing => {
                from_code_with(ErrorCode::RebalanceInProgress, FENCED_OLD_GENERATION)
            }
            ErrorCode::FencedInstanceId => commit_failed(),
            ErrorCode::RebalanceInProgress => {
                let reason = "offset commit failed since group is already rebalancing";
                self.membership.request_rejoin(reason, reason);
                from_code_with(code, REBALANCE_EXECUTING)
            }
            ErrorCode::UnknownMemberId | ErrorCode::IllegalGeneration
                if !is_current && is_preparing =>
            {
                from_code_with(ErrorCode::RebalanceInProgress, STALE_GENERATION)
            }
            ErrorCode::UnknownMemberId | ErrorCode::IllegalGeneration => {
                self.reset_on_response_error("OFFSET_COMMIT", code);
                ClientError { code: code.name(), ..commit_failed() }
            }
            _ => unexpected("Unexpected error in commit", code),
        }
    }

    fn finish_commit(
        &mut self,
        now: Instant,
        offsets: &Offsets,
        origin: CommitOrigin,
        result: Result<(), ClientError>,
    ) {
        if result.is_ok() {
            self.remember_committed(offsets);
        }
        match origin {
            CommitOrigin::AutoInPoll => {
                match &result {
                    Err(error) if is_retriable(error) => {
                        let wait = self.retry_backoff(self.commits.failures);
                        self.commits.failures += 1;
                        let retry_at = now + wait;
                        let next = &mut self.commits.next_auto_commit_at;
                        *next = retry_at.min(*next);
                    }
                    _ => self.commits.failures = 0,
                }
                self.tell_commit(offsets, origin, result);
            }
            CommitOrigin::AutoBeforeRebalance => {
                if let Some(prepare) = &mut self.membership.join_prepare {
                    prepare.commit = Outcome::Done(result.clone());
                }
                self.tell_commit(offsets, origin, result);
            }
            CommitOrigin::Sync(_) | CommitOrigin::AutoOnClose => {
                self.commit_of_call_done(offsets, result);
            }
            CommitOrigin::Async(_) => {
                let result = result.map_err(|error| {
                    if is_retriable(&error) {
                        exception("RetriableCommitFailedException", RETRIABLE_COMMIT)
                    } else {
                        error
                    }
                });
                let event = commit_event(offsets, origin, result);
                self.commits.completed.push_back(event);
            }
        }
    }

    fn commit_of_call_done(&mut self, offsets: &Offsets, result: Result<(), ClientError>) {
        match &mut self.call {
            Some(Call::CommitSync(call)) => call.commit.outcome = Outcome::Done(result),
            Some(Call::Close(close)) => {
                close.commit.outcome = Outcome::Done(result.clone());
                if result.is_ok() {
                    self.tell_commit(offsets, CommitOrigin::AutoOnClose, result);
                }
            }
            _ => {}
        }
    }

    fn remember_committed(&mut self, offsets: &Offsets) {
        for (partition, offset) in offsets {
            self.committed.insert(partition.clone(), offset.offset);
        }
    }

    pub(super) fn tell_commit(
        &mut self,
        offsets: &Offsets,
        origin: CommitOrigin,
        result: Result<(), ClientError>,
    ) {
        if !offsets.is_empty() || origin.call().is_some() {
            self.events.push_back(commit_event(offsets, origin, result));
        }
    }

    /// Callbacks of commitAsync run inside the application's calls only.
    pub(super) fn invoke_completed_commit_callbacks(&mut self) {
        self.events.extend(core::mem::take(&mut self.commits.completed));
    }

    pub(super) fn send_waiting_async_commits(&mut self, now: Instant) {
        for (origin, offsets) in core::mem::take(&mut self.commits.waiting) {
            self.commit_offsets(now, offsets, origin);
        }
    }

    pub(super) fn fail_waiting_async_commits(&mut self, now: Instant, error: &ClientError) {
        for (origin, offsets) in core::mem::take(&mut self.commits.waiting) {
            self.finish_commit(now, &offsets, origin, Err(error.clone()));
        }
    }
}

fn commit_event(
    offsets: &SortedMap<TopicPartition, OffsetAndMetadata>,
    origin: CommitOrigin,
    result: Result<(), ClientError>,
) -> ConsumerEvent {
    let (reason, call) = (origin.reason(), origin.call());
    match result {
        Ok(()) => ConsumerEvent::Committed {
            reason,
            call,
            offsets: offsets
                .iter()
                .map(|(partition, offset)| (partition.0.clone(), partition.1, offset.offset))
                .collect(),
        },
        Err(error) => ConsumerEvent::CommitFailed { reason, call, error },
    }
}
