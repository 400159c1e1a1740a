//! The consumer: subscription, group membership, fetching, positions and commits. Apache Kafka's
//! classic consumer as a state machine: one application "thread" (the call under way) and one
//! heartbeat "thread" (the clock).
//!
//! After each input pull [`Consumer::poll_transmit`], then [`Consumer::poll_event`], then ask
//! [`Consumer::poll_timeout`]. Callbacks and auto-commits happen only inside `poll` and `close`.

mod call;
mod commit;
mod completed_fetch;
mod config;
mod coordinator;
mod error;
mod fetch;
mod fetch_session;
mod group;
mod join;
mod membership;
mod offsets;
mod requests;
mod subscription;
mod view;

pub use config::{ConsumerConfig, OffsetReset};
pub use membership::MemberState;
pub use offsets::{OffsetAndMetadata, Offsets};
pub use subscription::SubscriptionType;

use std::collections::VecDeque;
use std::sync::Arc;

use bytes::Bytes;
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{
    SortedMap, SortedSet,
    net::{ConnectionId, Transmit},
};

use crate::config::ConfigError;
use crate::event::{CallId, ClientError, ConsumerEvent, TopicPartition};
use crate::machine::machine;
use crate::network::{Backoff, NetworkClient};
use call::Call;
use commit::{CommitOrigin, Commits};
use config::Settings;
use error::{closed, concurrent, illegal_argument, illegal_state, invalid_group_id, show};
use fetch::Fetcher;
use membership::Membership;
use offsets::CommittedFetch;
use requests::Requests;
use subscription::{FetchPosition, ResetCause, SubscriptionState};

/// Where a seek goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeekTo {
    /// This offset.
    Offset(i64),
    /// The log start offset, looked up at the next poll.
    Beginning,
    /// The end of the log, looked up at the next poll.
    End,
}

/// A Kafka consumer (KafkaConsumer with group.protocol=classic).
#[derive(Clone, Debug)]
pub struct Consumer {
    settings: Arc<Settings>,
    network: NetworkClient,
    rng: Rng,
    retry_backoff: Backoff,
    subscriptions: SubscriptionState,
    membership: Membership,
    commits: Commits,
    fetcher: Fetcher,
    requests: Requests,
    committed_fetch: CommittedFetch,
    /// Committed offsets of assigned partitions, as far as this consumer knows.
    committed: SortedMap<TopicPartition, i64>,
    cached_offset_error: Option<ClientError>,
    metadata_topics_changed: bool,
    thrown_metadata_version: u32,
    call: Option<Call>,
    next_call: u64,
    wakeup_requested: bool,
    is_closed: bool,
    is_listening: bool,
    events: VecDeque<ConsumerEvent>,
    /// The latest moment everything due was done.
    seen_at: Instant,
}

machine!(Consumer, ConsumerEvent, run);

impl Consumer {
    /// A consumer that does nothing before its first poll.
    ///
    /// # Errors
    /// Configs that contradict each other, in Kafka's words.
    pub fn new(config: ConsumerConfig, rng: Rng, now: Instant) -> Result<Self, ConfigError> {
        let settings = config.settings()?;
        let network_config = config.network(&settings)?;
        let retry_backoff = network_config.retry_backoff();
        let interval = Self::millis(settings.auto_commit_interval_ms);
        Ok(Self {
            subscriptions: SubscriptionState::new(settings.offset_reset),
            settings: Arc::new(settings),
            network: NetworkClient::new(network_config, rng.derive("network")),
            rng: rng.derive("consumer"),
            retry_backoff,
            membership: Membership::new(),
            commits: Commits::new(now + interval),
            fetcher: Fetcher::default(),
            requests: Requests::default(),
            committed_fetch: CommittedFetch::default(),
            committed: SortedMap::new(),
            cached_offset_error: None,
            metadata_topics_changed: false,
            thrown_metadata_version: 0,
            call: None,
            next_call: 1,
            wakeup_requested: false,
            is_closed: false,
            is_listening: false,
            events: VecDeque::new(),
            seen_at: now,
        })
    }

    fn acquire(&self) -> Result<(), ClientError> {
        if self.is_closed {
            return Err(closed());
        }
        if self.call.is_some() { Err(concurrent()) } else { Ok(()) }
    }

    const fn new_call(&mut self) -> CallId {
        let call = CallId(self.next_call);
        self.next_call += 1;
        call
    }

    /// Replaces the subscription. Nothing else happens before the next poll.
    ///
    /// # Errors
    /// Kafka's IllegalStateException after assign(), IllegalArgumentException for an empty name,
    /// InvalidGroupIdException without group.id.
    pub fn subscribe(&mut self, now: Instant, topics: &[&str]) -> Result<(), ClientError> {
        self.acquire()?;
        if self.settings.group_id.is_none() {
            return Err(invalid_group_id());
        }
        if topics.is_empty() {
            return self.unsubscribe(now);
        }
        if topics.iter().any(|topic| topic.trim().is_empty()) {
            let words = "Topic collection to subscribe to cannot contain null or empty topic";
            return Err(illegal_argument(words));
        }
        if self.settings.assignors.is_empty() {
            return Err(illegal_state(
                "Must configure at least one partition assigner class name to \
                 partition.assignment.strategy configuration property",
            ));
        }
        let topics: SortedSet<String> = topics.iter().map(|topic| (*topic).to_owned()).collect();
        if self.subscriptions.subscribe(topics.clone())? {
            self.metadata_topics_changed = true;
        }
        self.fetcher.retain(|partition| topics.contains(&partition.0));
        Ok(())
    }

    /// Replaces the manual assignment.
    ///
    /// # Errors
    /// Kafka's IllegalStateException after subscribe(), IllegalArgumentException for an empty name.
    pub fn assign(
        &mut self,
        now: Instant,
        partitions: &[TopicPartition],
    ) -> Result<(), ClientError> {
        self.acquire()?;
        if partitions.is_empty() {
            return self.unsubscribe(now);
        }
        if partitions.iter().any(|partition| partition.0.trim().is_empty()) {
            let words = "Topic partitions to assign to cannot have null or empty topic";
            return Err(illegal_argument(words));
        }
        if self.subscriptions.kind == SubscriptionType::UserAssigned {
            self.maybe_auto_commit(now);
        }
        self.subscriptions.assign_from_user(partitions)?;
        self.fetcher.retain(|partition| partitions.contains(partition));
        self.metadata_topics_changed = true;
        self.run(now);
        Ok(())
    }

    /// Gives everything up and leaves the group; commits nothing.
    ///
    /// # Errors
    /// During another call or after close.
    pub fn unsubscribe(&mut self, now: Instant) -> Result<(), ClientError> {
        self.acquire()?;
        self.fetcher.retain(|_| false);
        if self.settings.group_id.is_some() {
            self.on_leave_prepare();
            self.maybe_leave_group(now, "the consumer unsubscribed from all topics");
        }
        self.subscriptions.unsubscribe();
        self.metadata_topics_changed = true;
        self.run(now);
        Ok(())
    }

    /// Starts a poll; it completes as [`ConsumerEvent::PollReturned`] or
    /// [`ConsumerEvent::CallFailed`], at the latest after `timeout`.
    ///
    /// # Errors
    /// Without subscription or assignment, during another call, after close.
    pub fn poll(&mut self, now: Instant, timeout: Duration) -> Result<CallId, ClientError> {
        self.acquire()?;
        if self.subscriptions.kind == SubscriptionType::None {
            let words = "Consumer is not subscribed to any topics or assigned any partitions";
            return Err(illegal_state(words));
        }
        let id = self.new_call();
        self.call = Some(Call::Poll { id, deadline: now + timeout });
        self.network.handle_timeout(now);
        self.run(now);
        Ok(id)
    }

    /// commitSync: the given offsets, or all positions. Completes as
    /// [`ConsumerEvent::Committed`] or [`ConsumerEvent::CommitFailed`].
    pub fn commit_sync(&mut self, now: Instant, offsets: Option<Offsets>) -> CallId {
        let id = self.new_call();
        match self.offsets_to_commit(offsets) {
            Ok(offsets) => {
                let deadline = now + Self::millis(self.settings.default_api_timeout_ms);
                self.call = Some(Call::commit_sync(id, offsets, deadline));
                self.network.handle_timeout(now);
                self.run(now);
            }
            Err(error) => self.tell_commit(&SortedMap::new(), CommitOrigin::Sync(id), Err(error)),
        }
        id
    }

    /// commitAsync: no retry; the outcome is told inside a later poll, commitSync or close.
    pub fn commit_async(&mut self, now: Instant, offsets: Option<Offsets>) -> CallId {
        let id = self.new_call();
        let origin = CommitOrigin::Async(id);
        match self.offsets_to_commit(offsets) {
            Ok(offsets) => {
                self.invoke_completed_commit_callbacks();
                self.commit_offsets(now, offsets, origin);
                self.run(now);
            }
            Err(error) => self.tell_commit(&SortedMap::new(), origin, Err(error)),
        }
        id
    }

    fn offsets_to_commit(&self, offsets: Option<Offsets>) -> Result<Offsets, ClientError> {
        self.acquire()?;
        if self.settings.group_id.is_none() {
            return Err(invalid_group_id());
        }
        let Some(offsets) = offsets else { return Ok(self.all_consumed()) };
        if offsets.values().any(|it| it.offset < 0) {
            return Err(illegal_argument("Invalid negative offset"));
        }
        Ok(offsets)
    }

    /// Moves the position of an assigned partition.
    ///
    /// # Errors
    /// Kafka's IllegalStateException for a partition not assigned, IllegalArgumentException for a
    /// negative offset.
    pub fn seek(
        &mut self,
        now: Instant,
        partition: &TopicPartition,
        to: SeekTo,
    ) -> Result<(), ClientError> {
        self.acquire()?;
        let strategy = match to {
            SeekTo::Offset(offset) if offset < 0 => {
                return Err(illegal_argument("seek offset must not be a negative number"));
            }
            SeekTo::Offset(offset) => {
                let current_leader = self.current_leader(partition);
                let position = FetchPosition { offset, offset_epoch: None, current_leader };
                self.subscriptions.seek(partition, position)?;
                self.seen_at = now;
                return Ok(());
            }
            SeekTo::Beginning => OffsetReset::Earliest,
            SeekTo::End => OffsetReset::Latest,
        };
        self.subscriptions.assigned_state(partition)?;
        self.subscriptions.request_reset(partition, strategy, ResetCause::Seek);
        Ok(())
    }

    /// Stops fetching from partitions; what is buffered stays. The group is not told.
    ///
    /// # Errors
    /// For a partition not assigned.
    pub fn pause(&mut self, partitions: &[TopicPartition]) -> Result<(), ClientError> {
        self.set_paused(partitions, true)
    }

    /// Goes on fetching from paused partitions.
    ///
    /// # Errors
    /// For a partition not assigned.
    pub fn resume(&mut self, partitions: &[TopicPartition]) -> Result<(), ClientError> {
        self.set_paused(partitions, false)
    }

    fn set_paused(
        &mut self,
        partitions: &[TopicPartition],
        is_paused: bool,
    ) -> Result<(), ClientError> {
        self.acquire()?;
        for partition in partitions {
            self.subscriptions.assigned_state(partition)?.is_paused = is_paused;
        }
        Ok(())
    }

    /// The position of an assigned partition: the offset of the next record a poll returns.
    ///
    /// # Errors
    /// For a partition not assigned.
    pub fn position_of(&self, partition: &TopicPartition) -> Result<Option<i64>, ClientError> {
        let words = "You can only check the position for partitions assigned to this consumer.";
        let state = self.subscriptions.state(partition).ok_or_else(|| illegal_state(words))?;
        Ok(state.position.map(|position| position.offset))
    }

    /// Makes the poll or commitSync under way, or else the next one, throw WakeupException.
    pub fn wakeup(&mut self, now: Instant) {
        self.wakeup_requested = true;
        self.run(now);
    }

    /// Commits if auto-commit is on, gives the partitions back, leaves the group; completes as
    /// [`ConsumerEvent::Closed`], at the latest after `timeout` (30 s) or request.timeout.ms.
    /// A call under way throws WakeupException first, as an application would arrange it.
    pub fn close(&mut self, now: Instant, timeout: Option<Duration>) {
        if self.is_closed || matches!(self.call, Some(Call::Close(_))) {
            return;
        }
        self.fail_call(error::wakeup());
        let commits = self.settings.enable_auto_commit && self.settings.group_id.is_some();
        let offsets = if commits { self.all_consumed() } else { SortedMap::new() };
        let deadline = self.close_deadline(now, timeout);
        self.call = Some(Call::close(offsets, deadline));
        self.network.handle_timeout(now);
        self.run(now);
    }

    /// Whatever is due by the clock; spurious calls change nothing.
    pub fn handle_timeout(&mut self, now: Instant) {
        if self.is_network_active() {
            self.network.handle_timeout(now);
        }
        self.run(now);
    }

    /// Onlooker events are made only while this is on.
    pub const fn set_listening(&mut self, is_listening: bool) {
        self.is_listening = is_listening;
    }

    /// When [`Self::handle_timeout`] has something to do.
    pub fn poll_timeout(&self) -> Option<Instant> {
        if self.is_closed {
            return None;
        }
        let network = self.network.poll_timeout().filter(|_| self.is_network_active());
        let own = self.own_deadlines().filter(|at| *at > self.seen_at).min();
        network.into_iter().chain(own).min().filter(|at| *at < Instant::FAR_FUTURE)
    }

    /// The Java client's network runs inside calls and on the heartbeat thread only.
    fn is_network_active(&self) -> bool {
        !self.is_closed && (self.call.is_some() || self.membership.is_heartbeating())
    }

    fn own_deadlines(&self) -> impl Iterator<Item = Instant> {
        let membership = &self.membership;
        let heartbeat = &membership.heartbeat;
        let beats = membership.is_heartbeating();
        let polls = self.is_polling();
        let beat = [
            Some(heartbeat.next_at).filter(|_| membership.coordinator.is_some()),
            Some(heartbeat.session_deadline).filter(|_| membership.coordinator.is_some()),
            Some(heartbeat.poll_deadline).filter(|_| !polls),
        ];
        let prepare = membership.join_prepare.as_ref();
        let poll = [
            membership.join_retry_at,
            prepare.map(|it| it.deadline),
            prepare.and_then(|it| it.retry_at),
            self.committed_fetch.retry_at,
            self.subscriptions.next_reset_at(),
            self.next_auto_commit_at(),
        ];
        let call = self.call.as_ref().map(Call::deadlines).into_iter().flatten();
        let lookup = membership.find_retry_at.filter(|_| beats || self.call.is_some());
        let always = [lookup, self.requests.next_expiry()];
        let beat = beat.into_iter().filter(move |_| beats);
        let poll = poll.into_iter().filter(move |_| polls);
        beat.chain(poll).chain(call).chain(always).flatten()
    }

    fn tell(&mut self, event: impl FnOnce() -> ConsumerEvent) {
        if self.is_listening {
            self.events.push_back(event());
        }
    }

    fn update_metadata_topics(&mut self, now: Instant) {
        if core::mem::take(&mut self.metadata_topics_changed) {
            let topics = self.subscriptions.metadata_topics();
            self.network.set_topics(now, topics.iter().map(String::as_str));
            // The topics watched changed even if the cluster did not.
            self.membership.metadata_snapshot.version = u32::MAX;
        }
    }

    /// Goes on with everything until nothing moves.
    fn run(&mut self, now: Instant) {
        if self.is_closed {
            return;
        }
        self.seen_at = self.seen_at.max(now);
        loop {
            let made = self.requests.made();
            let mut has_moved = self.flush_unsent(now);
            while let Some(response) = self.network.poll_response() {
                self.handle_answer(now, response.tag, response.result);
                has_moved = true;
            }
            self.update_metadata_snapshot();
            self.elect_if_metadata_is_here(now);
            self.drive_heartbeat(now);
            self.drive_call(now);
            if self.is_closed || !has_moved && made == self.requests.made() {
                break;
            }
        }
        debug_assert!(self.invariants().is_ok(), "{:?}", self.invariants());
    }

    fn invariants(&self) -> Result<(), String> {
        for (partition, position) in self.subscriptions.all_consumed() {
            if position.offset < 0 {
                return Err(format!("{} has position {}", show(&partition), position.offset));
            }
        }
        Ok(())
    }
}
