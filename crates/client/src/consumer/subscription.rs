//! What the consumer wants and has: subscription or manual assignment, and per partition where to
//! read next. `SubscriptionState` of the Java client, in the same order of partitions.

use std::collections::VecDeque;

use protocol::{SortedMap, SortedSet, time::Instant};

use super::config::OffsetReset;
use super::error::{exception, illegal_state, show, show_all};
use crate::event::{ClientError, TopicPartition};

const EXCLUSIVE: &str = "Subscription to topics, partitions and pattern are mutually exclusive";

/// How partitions come to the consumer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SubscriptionType {
    /// Not at all.
    #[default]
    None,
    /// By the group.
    AutoTopics,
    /// By assign().
    UserAssigned,
}

/// Leader and epoch a position was taken under.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LeaderAndEpoch {
    pub(super) leader: Option<i32>,
    pub(super) epoch: Option<i32>,
}

/// Where to read next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FetchPosition {
    pub(super) offset: i64,
    /// Epoch of the last record read.
    pub(super) offset_epoch: Option<i32>,
    pub(super) current_leader: LeaderAndEpoch,
}

/// Why a position has to be found anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ResetCause {
    NoCommittedOffset,
    OutOfRange,
    Seek,
}

/// A position to be asked of the leader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reset {
    pub(super) strategy: OffsetReset,
    pub(super) cause: ResetCause,
    pub(super) next_retry_at: Option<Instant>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FetchState {
    /// No position yet: the committed offset comes first.
    Initializing,
    AwaitReset(Reset),
    Fetching,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PartitionState {
    pub(super) fetch_state: FetchState,
    pub(super) position: Option<FetchPosition>,
    pub(super) is_paused: bool,
    pub(super) high_watermark: Option<i64>,
    pub(super) log_start_offset: Option<i64>,
    pub(super) last_stable_offset: Option<i64>,
}

impl PartitionState {
    const fn new() -> Self {
        Self {
            fetch_state: FetchState::Initializing,
            position: None,
            is_paused: false,
            high_watermark: None,
            log_start_offset: None,
            last_stable_offset: None,
        }
    }

    pub(super) fn is_fetchable(&self) -> bool {
        !self.is_paused && self.has_valid_position()
    }

    pub(super) fn has_valid_position(&self) -> bool {
        self.fetch_state == FetchState::Fetching && self.position.is_some()
    }
}

#[derive(Clone, Debug)]
pub(super) struct SubscriptionState {
    pub(super) kind: SubscriptionType,
    subscription: SortedSet<String>,
    /// What the group's leader watches: all topics of all members.
    group_subscription: SortedSet<String>,
    states: SortedMap<TopicPartition, PartitionState>,
    /// Fetch order: who got data goes to the end.
    order: VecDeque<TopicPartition>,
    default_reset: OffsetReset,
}

impl SubscriptionState {
    pub(super) const fn new(default_reset: OffsetReset) -> Self {
        Self {
            kind: SubscriptionType::None,
            subscription: SortedSet::new(),
            group_subscription: SortedSet::new(),
            states: SortedMap::new(),
            order: VecDeque::new(),
            default_reset,
        }
    }

    fn set_kind(&mut self, kind: SubscriptionType) -> Result<(), ClientError> {
        if self.kind != SubscriptionType::None && self.kind != kind {
            return Err(illegal_state(EXCLUSIVE));
        }
        self.kind = kind;
        Ok(())
    }

    /// Replaces the subscription; true if it changed.
    pub(super) fn subscribe(&mut self, topics: SortedSet<String>) -> Result<bool, ClientError> {
        self.set_kind(SubscriptionType::AutoTopics)?;
        if topics == self.subscription {
            return Ok(false);
        }
        self.subscription = topics;
        Ok(true)
    }

    /// Replaces the manual assignment; kept partitions keep their state.
    pub(super) fn assign_from_user(
        &mut self,
        partitions: &[TopicPartition],
    ) -> Result<(), ClientError> {
        self.set_kind(SubscriptionType::UserAssigned)?;
        self.replace_assignment(partitions);
        Ok(())
    }

    pub(super) fn assign_from_subscribed(&mut self, partitions: &[TopicPartition]) {
        self.replace_assignment(partitions);
    }

    fn replace_assignment(&mut self, partitions: &[TopicPartition]) {
        let mut old = core::mem::take(&mut self.states);
        self.order.clear();
        for partition in partitions {
            let state = old.remove(partition).unwrap_or_else(PartitionState::new);
            if self.states.insert(partition.clone(), state).is_none() {
                self.order.push_back(partition.clone());
            }
        }
    }

    pub(super) fn unsubscribe(&mut self) {
        self.kind = SubscriptionType::None;
        self.subscription.clear();
        self.group_subscription.clear();
        self.replace_assignment(&[]);
    }

    pub(super) const fn subscription(&self) -> &SortedSet<String> {
        &self.subscription
    }

    /// Topics whose metadata this consumer needs.
    pub(super) fn metadata_topics(&self) -> SortedSet<String> {
        match self.kind {
            SubscriptionType::UserAssigned => {
                self.states.keys().map(|partition| partition.0.clone()).collect()
            }
            _ => self.group_subscription.union(&self.subscription).cloned().collect(),
        }
    }

    /// The leader takes up all topics of its group; true if there is one it did not watch.
    pub(super) fn group_subscribe(&mut self, topics: SortedSet<String>) -> bool {
        let known = self.metadata_topics();
        let is_new = !topics.is_subset(&known);
        self.group_subscription = topics;
        is_new
    }

    /// Back to the own topics, before joining again.
    pub(super) fn reset_group_subscription(&mut self) {
        self.group_subscription = self.subscription.clone();
    }

    pub(super) fn has_auto_assigned_partitions(&self) -> bool {
        self.kind == SubscriptionType::AutoTopics
    }

    pub(super) fn assigned(&self) -> Vec<TopicPartition> {
        self.states.keys().cloned().collect()
    }

    pub(super) fn order(&self) -> impl Iterator<Item = &TopicPartition> {
        self.order.iter()
    }

    pub(super) fn state(&self, partition: &TopicPartition) -> Option<&PartitionState> {
        self.states.get(partition)
    }

    pub(super) fn state_mut(&mut self, partition: &TopicPartition) -> Option<&mut PartitionState> {
        self.states.get_mut(partition)
    }

    /// The state, or Kafka's complaint that it is not ours.
    pub(super) fn assigned_state(
        &mut self,
        partition: &TopicPartition,
    ) -> Result<&mut PartitionState, ClientError> {
        let complaint =
            || illegal_state(format!("No current assignment for partition {}", show(partition)));
        self.states.get_mut(partition).ok_or_else(complaint)
    }

    /// Sets a position nobody has to check.
    pub(super) fn seek(
        &mut self,
        partition: &TopicPartition,
        position: FetchPosition,
    ) -> Result<(), ClientError> {
        let state = self.assigned_state(partition)?;
        state.position = Some(position);
        state.fetch_state = FetchState::Fetching;
        Ok(())
    }

    pub(super) fn request_reset(
        &mut self,
        partition: &TopicPartition,
        strategy: OffsetReset,
        cause: ResetCause,
    ) {
        if let Some(state) = self.states.get_mut(partition) {
            state.position = None;
            state.fetch_state =
                FetchState::AwaitReset(Reset { strategy, cause, next_retry_at: None });
        }
    }

    pub(super) const fn default_reset(&self) -> OffsetReset {
        self.default_reset
    }

    /// Partitions without a position fall back to auto.offset.reset; with none they are an error.
    pub(super) fn reset_initializing_positions(&mut self) -> Result<(), ClientError> {
        let waiting = self.initializing();
        if waiting.is_empty() {
            return Ok(());
        }
        if self.default_reset == OffsetReset::None {
            let list = show_all(&waiting);
            let message = format!("Undefined offset with no reset policy for partitions: {list}");
            return Err(exception("NoOffsetForPartitionException", message));
        }
        for partition in &waiting {
            self.request_reset(partition, self.default_reset, ResetCause::NoCommittedOffset);
        }
        Ok(())
    }

    pub(super) fn initializing(&self) -> Vec<TopicPartition> {
        let waits = |state: &PartitionState| state.fetch_state == FetchState::Initializing;
        self.states.iter().filter(|entry| waits(entry.1)).map(|entry| entry.0.clone()).collect()
    }

    /// Partitions that wait for a reset and may ask now.
    pub(super) fn needing_reset(&self, now: Instant) -> Vec<(TopicPartition, Reset)> {
        let mut due = Vec::new();
        for (partition, state) in &self.states {
            if let FetchState::AwaitReset(reset) = &state.fetch_state
                && reset.next_retry_at.is_none_or(|at| at <= now)
            {
                due.push((partition.clone(), *reset));
            }
        }
        due
    }

    /// When the next waiting reset may be tried.
    pub(super) fn next_reset_at(&self) -> Option<Instant> {
        let retry_at = |state: &PartitionState| match &state.fetch_state {
            FetchState::AwaitReset(reset) => reset.next_retry_at,
            _ => None,
        };
        self.states.values().filter_map(retry_at).min()
    }

    pub(super) fn set_next_retry(&mut self, partition: &TopicPartition, at: Instant) {
        if let Some(state) = self.states.get_mut(partition)
            && let FetchState::AwaitReset(reset) = &mut state.fetch_state
        {
            reset.next_retry_at = Some(at);
        }
    }

    pub(super) fn has_all_positions(&self) -> bool {
        self.states.values().all(PartitionState::has_valid_position)
    }

    /// Positions of all partitions that have a valid one: what a commit without arguments commits.
    pub(super) fn all_consumed(&self) -> Vec<(TopicPartition, FetchPosition)> {
        self.states
            .iter()
            .filter(|entry| entry.1.has_valid_position())
            .filter_map(|(partition, state)| Some((partition.clone(), state.position?)))
            .collect()
    }

    pub(super) fn move_to_end(&mut self, partition: &TopicPartition) {
        if let Some(index) = self.order.iter().position(|other| other == partition)
            && let Some(moved) = self.order.remove(index)
        {
            self.order.push_back(moved);
        }
    }
}
