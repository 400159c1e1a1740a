//! The application's call under way, of which there is at most one: poll, commitSync or close. Each
//! input lets it go on as far as it can, in the order the Java client works.

use protocol::ErrorCode;
use protocol::era::Era;
use protocol::time::{Duration, Instant};

use super::Consumer;
use super::commit::{CommitOrigin, Outcome};
use super::error::{exception, from_code_with, is_retriable, show_offsets, wakeup};
use super::offsets::Offsets;
use super::requests::Purpose;
use crate::event::{CallId, ClientError, ConsumerEvent};
use crate::network::Node;

#[derive(Clone, Debug)]
pub(super) enum Call {
    Poll { id: CallId, deadline: Instant },
    CommitSync(Box<CommitSyncCall>),
    Close(Box<CloseCall>),
}

/// A commit that is tried until it is done.
#[derive(Clone, Debug)]
pub(super) struct CommitAttempt {
    pub(super) outcome: Outcome,
    retry_at: Option<Instant>,
    failures: u32,
}

#[derive(Clone, Debug)]
pub(super) struct CommitSyncCall {
    id: CallId,
    offsets: Offsets,
    deadline: Instant,
    pub(super) commit: CommitAttempt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ClosePhase {
    Commit,
    AsyncCommits,
    AwaitCoordinator,
    AwaitSessions,
}

#[derive(Clone, Debug)]
pub(super) struct CloseCall {
    deadline: Instant,
    phase: ClosePhase,
    offsets: Offsets,
    pub(super) commit: CommitAttempt,
}

impl CommitAttempt {
    const NEW: Self = Self { outcome: Outcome::None, retry_at: None, failures: 0 };
}

impl Call {
    pub(super) fn commit_sync(id: CallId, offsets: Offsets, deadline: Instant) -> Self {
        let commit = CommitAttempt::NEW;
        Self::CommitSync(Box::new(CommitSyncCall { id, offsets, deadline, commit }))
    }

    pub(super) fn close(offsets: Offsets, deadline: Instant) -> Self {
        let (phase, commit) = (ClosePhase::Commit, CommitAttempt::NEW);
        Self::Close(Box::new(CloseCall { deadline, phase, offsets, commit }))
    }

    /// When something happens even if nothing arrives.
    pub(super) fn deadlines(&self) -> [Option<Instant>; 2] {
        match self {
            Self::Poll { deadline, .. } => [Some(*deadline), None],
            Self::CommitSync(call) => [Some(call.deadline), call.commit.retry_at],
            Self::Close(call) => [Some(call.deadline), call.commit.retry_at],
        }
    }

    fn attempt(&mut self) -> Option<&mut CommitAttempt> {
        match self {
            Self::Poll { .. } => None,
            Self::CommitSync(call) => Some(&mut call.commit),
            Self::Close(call) => Some(&mut call.commit),
        }
    }
}

impl Consumer {
    pub(super) fn is_polling(&self) -> bool {
        matches!(self.call, Some(Call::Poll { .. }))
    }

    /// Lets the call under way go on.
    pub(super) fn drive_call(&mut self, now: Instant) {
        let is_interruptible = !matches!(self.call, None | Some(Call::Close(_)));
        if is_interruptible && core::mem::take(&mut self.wakeup_requested) {
            self.fail_call(wakeup());
        }
        match &self.call {
            None => {}
            Some(Call::Poll { id, deadline }) => {
                let (id, deadline) = (*id, *deadline);
                if let Err(error) = self.drive_poll(now, id, deadline) {
                    self.fail_call(error);
                }
            }
            Some(Call::CommitSync(call)) => {
                let (id, offsets) = (call.id, call.offsets.clone());
                let deadline = call.deadline;
                self.drive_commit_sync(now, id, offsets, deadline);
            }
            Some(Call::Close(_)) => self.drive_close(now),
        }
    }

    /// The call throws.
    pub(super) fn fail_call(&mut self, error: ClientError) {
        match self.call.take() {
            Some(Call::Poll { id: call, .. }) => {
                self.events.push_back(ConsumerEvent::CallFailed { call, error });
            }
            Some(Call::CommitSync(call)) => {
                let origin = CommitOrigin::Sync(call.id);
                self.tell_commit(&call.offsets, origin, Err(error));
            }
            Some(Call::Close(_)) | None => {}
        }
    }

    fn drive_poll(
        &mut self,
        now: Instant,
        call: CallId,
        deadline: Instant,
    ) -> Result<(), ClientError> {
        let is_over = deadline <= now;
        self.update_metadata_topics(now);
        self.throw_metadata_errors()?;
        self.invoke_completed_commit_callbacks();
        let Some(is_active) = self.poll_coordinator(now, is_over)? else { return Ok(()) };
        if is_active && !self.update_fetch_positions(now)? && !is_over {
            return Ok(());
        }
        let collected = self.collect(now)?;
        if !collected.is_empty() {
            self.send_fetches(now);
            return self.poll_returns(call, collected.records);
        }
        self.send_fetches(now);
        if is_over {
            return self.poll_returns(call, Vec::new());
        }
        Ok(())
    }

    fn poll_returns(
        &mut self,
        call: CallId,
        records: Vec<crate::event::PartitionRecords>,
    ) -> Result<(), ClientError> {
        self.call = None;
        self.events.push_back(ConsumerEvent::PollReturned { call, records });
        Ok(())
    }

    /// ConsumerCoordinator.poll. `None`: nothing else happens before the coordinator is known.
    /// False: the member is still joining, so positions wait.
    fn poll_coordinator(
        &mut self,
        now: Instant,
        is_over: bool,
    ) -> Result<Option<bool>, ClientError> {
        if self.settings.group_id.is_none() {
            return Ok(Some(true));
        }
        if self.subscriptions.has_auto_assigned_partitions() {
            if let Some(error) = self.membership.heartbeat.failed.take() {
                self.membership.heartbeat.is_enabled = false;
                return Err(error);
            }
            self.poll_heartbeat(now);
            if self.coordinator_unknown(now) {
                if let Some(error) = self.membership.find_error.take() {
                    return Err(error);
                }
                self.lookup_coordinator(now);
                return Ok(is_over.then_some(false));
            }
            if self.rejoin_needed_or_pending() && !self.join_group_if_needed(now)? {
                return Ok(Some(false));
            }
        }
        self.maybe_auto_commit(now);
        Ok(Some(true))
    }

    /// Topics the cluster will not have are told once per metadata answer.
    fn throw_metadata_errors(&mut self) -> Result<(), ClientError> {
        let metadata = self.network.metadata();
        if metadata.version == self.thrown_metadata_version {
            return Ok(());
        }
        self.thrown_metadata_version = metadata.version;
        for (code, words) in [
            (ErrorCode::TopicAuthorizationFailed, "Not authorized to access topics"),
            (ErrorCode::InvalidTopicException, "Invalid topics"),
        ] {
            let topics = metadata.topics.values().filter(|topic| topic.error == Some(code));
            let names: Vec<&str> = topics.map(|topic| topic.name.as_str()).collect();
            if !names.is_empty() {
                return Err(from_code_with(code, format!("{words}: [{}]", names.join(", "))));
            }
        }
        Ok(())
    }

    fn drive_commit_sync(&mut self, now: Instant, id: CallId, offsets: Offsets, deadline: Instant) {
        self.update_metadata_topics(now);
        self.invoke_completed_commit_callbacks();
        let done = if offsets.is_empty() {
            // Nothing to commit, but commitAsync calls made before are done first.
            (deadline <= now || !self.commits.has_pending_async()).then_some(Some(Ok(())))
        } else {
            self.drive_commit(now, &offsets, CommitOrigin::Sync(id), deadline)
        };
        let Some(result) = done else { return };
        let result = result.unwrap_or_else(|| {
            let message = format!(
                "Timeout of {}ms expired before successfully committing offsets {}",
                self.settings.default_api_timeout_ms,
                show_offsets(&offsets)
            );
            Err(exception("TimeoutException", message))
        });
        self.call = None;
        self.invoke_completed_commit_callbacks();
        self.tell_commit(&offsets, CommitOrigin::Sync(id), result);
    }

    /// Tries a commit until it is done. `None`: not yet. `Some(None)`: the deadline passed.
    fn drive_commit(
        &mut self,
        now: Instant,
        offsets: &Offsets,
        origin: CommitOrigin,
        deadline: Instant,
    ) -> Option<Option<Result<(), ClientError>>> {
        loop {
            let attempt = self.call.as_mut().and_then(Call::attempt)?;
            match core::mem::replace(&mut attempt.outcome, Outcome::None) {
                Outcome::Done(Err(error)) if is_retriable(&error) => {
                    let failures = attempt.failures;
                    let wait = self.retry_backoff(failures);
                    let attempt = self.call.as_mut().and_then(Call::attempt)?;
                    attempt.failures += 1;
                    attempt.retry_at = Some(now + wait);
                }
                Outcome::Done(result) => return Some(Some(result)),
                Outcome::InFlight => {
                    attempt.outcome = Outcome::InFlight;
                    return (deadline <= now).then_some(None);
                }
                Outcome::None => {}
            }
            if deadline <= now {
                return Some(None);
            }
            let attempt = self.call.as_mut().and_then(Call::attempt)?;
            if attempt.retry_at.is_some_and(|at| at > now) {
                return None;
            }
            attempt.retry_at = None;
            if self.coordinator_unknown(now) {
                if let Some(error) = self.membership.find_error.take() {
                    return Some(Some(Err(error)));
                }
                self.lookup_coordinator(now);
                return None;
            }
            let attempt = self.call.as_mut().and_then(Call::attempt)?;
            attempt.outcome = Outcome::InFlight;
            self.commit_offsets(now, offsets.clone(), origin);
            if self.is_commit_in_flight() {
                return None;
            }
        }
    }

    fn is_commit_in_flight(&mut self) -> bool {
        let attempt = self.call.as_mut().and_then(Call::attempt);
        attempt.is_some_and(|attempt| matches!(attempt.outcome, Outcome::InFlight))
    }

    /// Auto-commit, callback, LeaveGroup, fetch sessions: then every connection is closed.
    fn drive_close(&mut self, now: Instant) {
        loop {
            let Some(Call::Close(close)) = &self.call else { return };
            let (phase, deadline, offsets) = (close.phase, close.deadline, close.offsets.clone());
            let is_over = deadline <= now;
            let next = match phase {
                ClosePhase::Commit => {
                    let done = if offsets.is_empty() {
                        Some(Some(Ok(())))
                    } else {
                        self.drive_commit(now, &offsets, CommitOrigin::AutoOnClose, deadline)
                    };
                    let Some(result) = done else { return };
                    if let Some(Err(error)) = result {
                        self.tell_commit(&offsets, CommitOrigin::AutoOnClose, Err(error));
                    }
                    ClosePhase::AsyncCommits
                }
                ClosePhase::AsyncCommits => {
                    if self.commits.has_pending_async() && !is_over {
                        return;
                    }
                    self.invoke_completed_commit_callbacks();
                    self.on_leave_prepare();
                    if self.settings.group_id.is_some() {
                        self.maybe_leave_group(now, "the consumer is being closed");
                    }
                    self.membership.heartbeat.is_started = false;
                    ClosePhase::AwaitCoordinator
                }
                ClosePhase::AwaitCoordinator => {
                    let node = self.membership.coordinator_node();
                    if node.is_some_and(|node| self.requests.has_pending(node)) && !is_over {
                        return;
                    }
                    self.close_fetch_sessions(now);
                    ClosePhase::AwaitSessions
                }
                ClosePhase::AwaitSessions => {
                    let is_it = |purpose: &Purpose| matches!(purpose, Purpose::CloseFetchSession);
                    if self.requests.has_pending_purpose(is_it) && !is_over {
                        return;
                    }
                    return self.finish_close(now);
                }
            };
            if let Some(Call::Close(close)) = &mut self.call {
                close.phase = next;
            }
        }
    }

    fn close_fetch_sessions(&mut self, now: Instant) {
        if self.settings.era == Era::Kafka25 {
            return;
        }
        for (node, session_id) in self.fetcher.open_sessions() {
            if self.network.is_ready(now, Node::Broker(node)) {
                self.close_fetch_session(now, node, session_id);
            }
        }
    }

    fn finish_close(&mut self, now: Instant) {
        self.call = None;
        self.is_closed = true;
        self.membership.coordinator = None;
        self.subscriptions.unsubscribe();
        self.fetcher.retain(|_| false);
        self.network.close_all(now);
        self.events.push_back(ConsumerEvent::Closed);
    }

    /// Deadline of close(): no longer than a request may take.
    pub(super) fn close_deadline(&self, now: Instant, timeout: Option<Duration>) -> Instant {
        const DEFAULT_CLOSE_TIMEOUT: Duration = Duration::from_secs(30);
        let timeout = timeout.unwrap_or(DEFAULT_CLOSE_TIMEOUT);
        now + timeout.min(Self::millis(self.settings.request_timeout_ms))
    }
}
