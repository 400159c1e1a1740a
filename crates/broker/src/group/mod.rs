//! The group coordinator: the classic group protocol with all its timers, and committed offsets as
//! records of `__consumer_offsets`, as Kafka 4.3.1's GroupMetadataManager and OffsetMetadataManager
//! have them. What 2.5.1 did otherwise is a flag of the era.
//!
//! **Invariant:** everything that outlives a restart is in those records; a group's generation
//! never goes down; a leader is a member.

use protocol::era::Era;
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{ErrorCode, Request, Response, SortedMap, SortedSet, Str};
use std::sync::Arc;

mod admin;
mod append;
mod cleanup;
mod commit;
mod fetch;
mod invariants;
mod join;
mod load;
mod member;
mod membership;
mod outbox;
mod reason;
mod rebalance;
mod record;
mod state;
mod static_join;
mod timer;

pub use member::{Member, MemberProtocol};
pub use record::GroupRecord;
pub use state::{CommittedOffset, Group, GroupState, PendingMember};

use crate::api::{Reply, RequestContext, Ticket};
use crate::config::BrokerConfig;
use crate::event::BrokerEvent;
use crate::metadata::{GROUP_METADATA_TOPIC, MetadataImage};
use append::Deletion;
use outbox::Outbox;
use reason::Reason;
use timer::{TimerKey, TimerTable};

/// A new member's first join is kept for so long (Kafka's group.new.member.join.timeout, not a
/// public config).
const NEW_MEMBER_JOIN_TIMEOUT: Duration = Duration::from_secs(300);

/// Names one append asked for by the coordinator. Never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AppendId(pub u64);

/// What the coordinator wants done, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum GroupAction {
    /// Append these records as one batch; [`GroupCoordinator::handle_appended`] says how it went.
    Append {
        /// Names the append.
        id: AppendId,
        /// Partition of `__consumer_offsets`.
        partition: i32,
        /// Keys and values, at least one.
        records: Vec<GroupRecord>,
    },
    /// The answer to a request that had to wait.
    Respond {
        /// The request.
        ticket: Ticket,
        /// Its answer.
        response: Response,
    },
}

/// The group coordinator of one broker: all groups whose partition of `__consumer_offsets` it
/// leads.
///
/// Pull after every input, in this order: [`Self::poll_action`], [`Self::poll_event`],
/// [`Self::poll_timeout`].
#[derive(Clone, Debug)]
pub struct GroupCoordinator {
    config: GroupConfig,
    rng: Rng,
    /// Shared with snapshots; copied when one of them changes.
    groups: SortedMap<Str, Arc<Group>>,
    /// Partitions of `__consumer_offsets` that were read and are served.
    loaded: SortedSet<i32>,
    /// How many partitions `__consumer_offsets` has.
    partitions: i32,
    timers: TimerTable,
    outbox: Outbox,
    /// DeleteGroups requests that wait for more than one append.
    deletions: SortedMap<Ticket, Deletion>,
}

/// The coordinator's part of the broker's configs.
#[derive(Clone, Copy, Debug)]
struct GroupConfig {
    era: Era,
    initial_rebalance_delay: Duration,
    min_session_timeout_ms: i32,
    max_session_timeout_ms: i32,
    max_size: i32,
    offset_metadata_max_bytes: i32,
    offsets_retention_ms: i64,
    offsets_retention_check_interval: Duration,
}

/// One request on its way through the coordinator.
struct Call<'a> {
    now: Instant,
    context: &'a RequestContext,
    cluster: &'a MetadataImage,
}

impl GroupCoordinator {
    /// A coordinator that serves nothing until partitions of `__consumer_offsets` are loaded.
    pub fn new(config: &BrokerConfig, rng: Rng) -> Self {
        let delay = i64::from(config.group_initial_rebalance_delay_ms);
        let interval = config.offsets_retention_check_interval_ms;
        Self {
            config: GroupConfig {
                era: config.era,
                initial_rebalance_delay: Duration::from_config_millis(delay),
                min_session_timeout_ms: config.group_min_session_timeout_ms,
                max_session_timeout_ms: config.group_max_session_timeout_ms,
                max_size: config.group_max_size,
                offset_metadata_max_bytes: config.offset_metadata_max_bytes,
                offsets_retention_ms: i64::from(config.offsets_retention_minutes) * 60_000,
                offsets_retention_check_interval: Duration::from_config_millis(interval.max(1)),
            },
            rng,
            groups: SortedMap::new(),
            loaded: SortedSet::new(),
            partitions: config.offsets_topic_num_partitions,
            timers: TimerTable::default(),
            outbox: Outbox::default(),
            deletions: SortedMap::new(),
        }
    }

    /// Partition of `__consumer_offsets` that holds a group: its coordinator is that one's leader.
    pub fn partition_for(group_id: &str, partitions: i32) -> i32 {
        protocol::hash::coordinator_partition(group_id, partitions).unwrap_or(0)
    }

    /// Serves one request of the group APIs; any other closes the connection.
    pub fn handle_request(
        &mut self,
        now: Instant,
        context: &RequestContext,
        request: Request,
        cluster: &MetadataImage,
    ) -> Reply {
        self.learn_partitions(cluster);
        let call = Call { now, context, cluster };
        match request {
            Request::JoinGroup(request) => self.join_group(&call, request),
            Request::SyncGroup(request) => self.sync_group(&call, &request),
            Request::Heartbeat(request) => self.heartbeat(&call, &request),
            Request::LeaveGroup(request) => self.leave_group(&call, request),
            Request::OffsetCommit(request) => self.offset_commit(&call, &request),
            Request::OffsetFetch(request) => self.offset_fetch(&call, request),
            Request::OffsetDelete(request) => self.offset_delete(&call, &request),
            Request::DescribeGroups(request) => self.describe_groups(&call, &request),
            Request::ListGroups(request) => self.list_groups(&call, &request),
            Request::DeleteGroups(request) => self.delete_groups(&call, request),
            _ => return Reply::Close,
        }
        self.settle(now);
        self.outbox.take_reply(context.ticket)
    }

    /// Fires every deadline that has passed. Spurious calls are no-ops.
    pub fn handle_timeout(&mut self, now: Instant, cluster: &MetadataImage) {
        self.learn_partitions(cluster);
        while let Some(key) = self.timers.pop_due(now) {
            match key {
                TimerKey::Session { group_id, member_id } => {
                    self.expire_session(now, &group_id, &member_id);
                }
                TimerKey::Join { group_id } => self.expire_join(now, &group_id),
                TimerKey::Sync { group_id } => self.expire_sync(now, &group_id),
                TimerKey::Expiration { offsets_partition } => {
                    self.expire_offsets(now, offsets_partition);
                }
            }
        }
        self.settle(now);
    }

    /// What to do next.
    pub fn poll_action(&mut self) -> Option<GroupAction> {
        self.outbox.pop_action()
    }

    /// What happened, if someone listens.
    pub fn poll_event(&mut self) -> Option<BrokerEvent> {
        self.outbox.pop_event()
    }

    /// When [`Self::handle_timeout`] is next wanted.
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.timers.next()
    }

    /// Events are made only while listening.
    pub fn set_listening(&mut self, on: bool) {
        self.outbox.set_listening(on);
    }

    /// All groups in order of id.
    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.values().map(|group| &**group)
    }

    /// The group with this id.
    pub fn group(&self, group_id: &str) -> Option<&Group> {
        self.groups.get(group_id).map(|group| &**group)
    }

    fn learn_partitions(&mut self, cluster: &MetadataImage) {
        if let Some(topic) = cluster.topic(GROUP_METADATA_TOPIC) {
            self.partitions = topic.partition_count();
        }
    }

    fn offsets_partition(&self, group_id: &str) -> i32 {
        Self::partition_for(group_id, self.partitions)
    }

    /// Kafka answers NOT_COORDINATOR for groups of partitions it does not lead or has not read.
    fn check_coordinator(&self, group_id: &str) -> Result<(), ErrorCode> {
        if self.loaded.contains(&self.offsets_partition(group_id)) {
            Ok(())
        } else {
            Err(ErrorCode::NotCoordinator)
        }
    }

    /// As [`Self::check_coordinator`], for the requests that need a group id.
    pub(crate) fn check_group(&self, group_id: &str) -> Result<(), ErrorCode> {
        if group_id.is_empty() {
            return Err(ErrorCode::InvalidGroupId);
        }
        self.check_coordinator(group_id)
    }

    /// A group to change, and the way out for what the change causes.
    fn parts(&mut self, group_id: &str) -> Option<(&mut Group, &mut Outbox, &mut TimerTable)> {
        let group = Arc::make_mut(self.groups.get_mut(group_id)?);
        Some((group, &mut self.outbox, &mut self.timers))
    }

    fn transition(&mut self, now: Instant, group_id: &Str, to: GroupState, reason: &Reason) {
        let Some((group, ..)) = self.parts(group_id) else { return };
        let from = group.state;
        group.transition(now, to);
        self.state_changed(group_id, from, reason);
    }

    /// Tells of a transition that was made.
    fn state_changed(&mut self, group_id: &Str, from: GroupState, reason: &Reason) {
        let era = self.config.era;
        let Some((group, outbox, _)) = self.parts(group_id) else { return };
        outbox.event(|| BrokerEvent::GroupStateChanged {
            group: group_id.as_str().to_owned(),
            from: from.name(),
            to: group.state.name(),
            generation: group.generation,
            reason: reason.text(era),
        });
    }

    /// Starts a member's session anew.
    fn restart_session(&mut self, now: Instant, group_id: &Str, member_id: &Str) {
        let Some((group, _, timers)) = self.parts(group_id) else { return };
        let Some(member) = group.members.get_mut(member_id) else { return };
        let timeout = Duration::from_config_millis(i64::from(member.session_timeout_ms));
        member.session_deadline = Some(now + timeout);
        timers.set(session_key(group_id, member_id), now + timeout);
    }

    /// The end of every input.
    fn settle(&mut self, now: Instant) {
        while let Some(id) = self.outbox.pop_unwritable() {
            self.complete_append(now, id, Err(ErrorCode::UnknownServerError));
        }
        #[cfg(debug_assertions)]
        self.invariants();
    }
}

fn session_key(group_id: &Str, member_id: &Str) -> TimerKey {
    TimerKey::Session { group_id: group_id.clone(), member_id: member_id.clone() }
}
