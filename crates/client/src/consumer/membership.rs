//! The consumer's place in its group: coordinator, generation, rebalance and heartbeat, as the Java
//! client's AbstractCoordinator keeps them.

use bytes::Bytes;
use protocol::time::{Duration, Instant};
use protocol::{SortedMap, SortedSet, messages::JoinGroupResponse};

use super::Consumer;
use super::commit::Outcome;
use crate::event::ClientError;
use crate::network::Node;

/// Where a member stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemberState {
    /// Not part of a group.
    Unjoined,
    /// JoinGroup is wanted or on its way.
    PreparingRebalance,
    /// JoinGroup was answered, SyncGroup not yet.
    CompletingRebalance,
    /// Has its assignment and sends heartbeats.
    Stable,
}

impl MemberState {
    /// Kafka's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unjoined => "UNJOINED",
            Self::PreparingRebalance => "PREPARING_REBALANCE",
            Self::CompletingRebalance => "COMPLETING_REBALANCE",
            Self::Stable => "STABLE",
        }
    }
}

/// Which generation of the group this member belongs to, and as whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Generation {
    pub(super) id: i32,
    pub(super) member_id: String,
    pub(super) protocol: Option<String>,
}

impl Generation {
    pub(super) const NONE: Self = Self { id: -1, member_id: String::new(), protocol: None };

    /// The generation or the member id was lost: partitions are no longer ours.
    pub(super) fn is_lost(&self) -> bool {
        self.id == -1 || self.member_id.is_empty()
    }
}

/// The rebalance under way: Kafka's joinFuture.
#[derive(Clone, Debug)]
pub(super) enum Join {
    None,
    /// JoinGroup or SyncGroup is on its way.
    InFlight,
    /// This member leads and waits for metadata of the group's topics.
    Electing(Box<JoinGroupResponse>),
    Done(Result<Bytes, ClientError>),
}

/// The auto-commit a member waits for before it joins again.
#[derive(Clone, Debug)]
pub(super) struct JoinPrepare {
    pub(super) deadline: Instant,
    pub(super) commit: Outcome,
    pub(super) retry_at: Option<Instant>,
}

/// The Java client's heartbeat thread and its timers.
#[derive(Clone, Debug)]
pub(super) struct Heartbeat {
    pub(super) is_started: bool,
    pub(super) is_enabled: bool,
    pub(super) failed: Option<ClientError>,
    pub(super) last_sent_at: Option<Instant>,
    pub(super) next_at: Instant,
    pub(super) session_deadline: Instant,
    pub(super) poll_deadline: Instant,
    pub(super) failures: u32,
}

/// Partition counts of the topics watched, by metadata version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct MetadataSnapshot {
    pub(super) version: u32,
    pub(super) partitions: SortedMap<String, i32>,
}

#[derive(Clone, Debug)]
pub(super) struct Membership {
    pub(super) state: MemberState,
    pub(super) generation: Generation,
    pub(super) coordinator: Option<i32>,
    pub(super) is_finding: bool,
    pub(super) find_retry_at: Option<Instant>,
    pub(super) find_failures: u32,
    pub(super) find_error: Option<ClientError>,
    pub(super) rejoin_needed: bool,
    pub(super) needs_join_prepare: bool,
    pub(super) rejoin_reason: String,
    pub(super) rejoin_detail: String,
    pub(super) join: Join,
    /// Tells the answers of an abandoned attempt from those of the current one.
    pub(super) join_attempt: u64,
    pub(super) join_failures: u32,
    pub(super) join_retry_at: Option<Instant>,
    pub(super) join_prepare: Option<JoinPrepare>,
    pub(super) is_leader: bool,
    pub(super) joined_subscription: Option<SortedSet<String>>,
    pub(super) metadata_snapshot: MetadataSnapshot,
    pub(super) assignment_snapshot: Option<MetadataSnapshot>,
    pub(super) heartbeat: Heartbeat,
}

impl Membership {
    pub(super) const fn new() -> Self {
        Self {
            state: MemberState::Unjoined,
            generation: Generation::NONE,
            coordinator: None,
            is_finding: false,
            find_retry_at: None,
            find_failures: 0,
            find_error: None,
            rejoin_needed: true,
            needs_join_prepare: true,
            rejoin_reason: String::new(),
            rejoin_detail: String::new(),
            join: Join::None,
            join_attempt: 0,
            join_failures: 0,
            join_retry_at: None,
            join_prepare: None,
            is_leader: false,
            joined_subscription: None,
            metadata_snapshot: MetadataSnapshot { version: 0, partitions: SortedMap::new() },
            assignment_snapshot: None,
            heartbeat: Heartbeat {
                is_started: false,
                is_enabled: false,
                failed: None,
                last_sent_at: None,
                next_at: Instant::FAR_FUTURE,
                session_deadline: Instant::FAR_FUTURE,
                poll_deadline: Instant::FAR_FUTURE,
                failures: 0,
            },
        }
    }

    /// Where to send group requests.
    pub(super) fn coordinator_node(&self) -> Option<Node> {
        self.coordinator.map(Node::Coordinator)
    }

    pub(super) const fn rebalance_in_progress(&self) -> bool {
        matches!(self.state, MemberState::PreparingRebalance | MemberState::CompletingRebalance)
    }

    /// The generation, while it may commit.
    pub(super) fn generation_if_stable(&self) -> Option<&Generation> {
        (self.state == MemberState::Stable).then_some(&self.generation)
    }

    /// Joins again at the next poll. `detail` says more than the broker is told.
    pub(super) fn request_rejoin(&mut self, reason: &str, detail: &str) {
        self.rejoin_needed = true;
        reason.clone_into(&mut self.rejoin_reason);
        detail.clone_into(&mut self.rejoin_detail);
    }

    pub(super) fn request_rejoin_if_necessary(&mut self, reason: &str, detail: &str) {
        if !self.rejoin_needed {
            self.request_rejoin(reason, detail);
        }
    }

    /// Forgets the generation, and the member id unless the broker may still know it.
    pub(super) fn reset_and_rejoin(&mut self, reason: &str, forgets_member: bool) {
        self.state = MemberState::Unjoined;
        let member_id =
            if forgets_member { String::new() } else { self.generation.member_id.clone() };
        self.generation = Generation { member_id, ..Generation::NONE };
        self.request_rejoin(reason, reason);
    }

    pub(super) const fn is_heartbeating(&self) -> bool {
        self.heartbeat.is_started && self.heartbeat.is_enabled && self.heartbeat.failed.is_none()
    }
}

impl Consumer {
    pub(super) fn millis(value: i32) -> Duration {
        Duration::from_config_millis(i64::from(value))
    }

    /// Backoff after the given number of earlier failures.
    pub(super) fn retry_backoff(&mut self, failures: u32) -> Duration {
        self.retry_backoff.wait(failures, &mut self.rng)
    }
}
