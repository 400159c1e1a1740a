//! The world as plain data, for whoever draws it. Everything on the page comes from here; names,
//! numbers and words only, no part of the core.

use std::sync::Arc;

use client::event::PartitionChoice;
use protocol::compression::Compression;
use protocol::era::Era;
use protocol::time::{Duration, Instant};

use crate::event::{EventId, MessageSummary, Node};

/// What the drawer wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ViewOptions {
    /// How many of the newest records of each partition are listed.
    pub records_per_partition: u32,
    /// How many of the newest records of a `__consumer_offsets` partition are listed.
    pub offsets_records: u32,
}

/// One moment of one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Changes with every fork or new scene, so that frames of different runs never mix.
    pub run: u32,
    /// Steps executed so far; equal (run, step, now) means equal view.
    pub step: u64,
    /// The moment.
    pub now: Instant,
    /// When the run began.
    pub started_at: Instant,
    /// The era of its defaults.
    pub era: Era,
    /// The network knob.
    pub network: NetworkView,
    /// Brokers by node.id.
    pub brokers: Vec<BrokerView>,
    /// Topics by name, internal ones last.
    pub topics: Vec<TopicView>,
    /// Partitions of `__consumer_offsets` that hold something, newest commit last.
    pub offsets_logs: Vec<OffsetsLogView>,
    /// Producers in the order they were started.
    pub producers: Vec<ProducerView>,
    /// Groups by id, with their consumers.
    pub groups: Vec<GroupView>,
    /// Consumers without group management (assign).
    pub standalone_consumers: Vec<ConsumerView>,
    /// Programs outside, by name.
    pub externals: Vec<ExternalView>,
    /// Messages in flight.
    pub messages: Vec<MessageView>,
}

/// The network knob.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetworkView {
    /// One-way latency.
    pub latency: Duration,
    /// Up to this much more.
    pub jitter: Duration,
    /// Chance of loss in 1/1000.
    pub loss_per_mille: u16,
}

/// A broker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokerView {
    /// node.id.
    pub id: i32,
    /// Up or not.
    pub state: ProcessState,
    /// Active controller.
    pub is_controller: bool,
    /// Cut off from the network.
    pub cut_off: bool,
    /// Partitions led, internal topics left out.
    pub leads: Vec<(String, i32)>,
    /// Groups coordinated.
    pub coordinates: Vec<String>,
    /// Requests parked: API name and client id.
    pub waiting: Vec<(&'static str, String)>,
}

/// Whether a process runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProcessState {
    /// Runs.
    Running,
    /// Told to end politely, not done yet.
    Closing,
    /// Ended politely at this time.
    Closed(Instant),
    /// Died at this time.
    Killed(Instant),
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicView {
    /// Name.
    pub name: String,
    /// Kafka's own topic.
    pub internal: bool,
    /// Replication factor.
    pub replication_factor: i16,
    /// Effective min.insync.replicas.
    pub min_insync_replicas: i32,
    /// Configs that differ from the broker's, by Kafka's names.
    pub configs: Vec<(String, String)>,
    /// Records readable now, over all partitions.
    pub records: u64,
    /// Partitions by number.
    pub partitions: Vec<PartitionView>,
}

/// A partition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartitionView {
    /// Number.
    pub partition: i32,
    /// Leader's node.id, `None` while there is none.
    pub leader: Option<i32>,
    /// Leader epoch.
    pub leader_epoch: i32,
    /// Replicas in assignment order.
    pub replicas: Vec<i32>,
    /// In-sync replicas.
    pub isr: Vec<i32>,
    /// Log start offset.
    pub log_start_offset: i64,
    /// High watermark.
    pub high_watermark: i64,
    /// Log end offset.
    pub log_end_offset: i64,
    /// Size of the log in bytes.
    pub size_bytes: u64,
    /// Segments of the log.
    pub segments: u32,
    /// The newest records, oldest first; shared between views while the log does not change.
    pub records: Arc<[RecordView]>,
    /// One entry per group that reads or committed here, and per standalone consumer.
    pub readers: Vec<ReaderView>,
}

/// A record in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordView {
    /// Offset.
    pub offset: i64,
    /// Offset of the first record of its batch.
    pub batch_base_offset: i64,
    /// Key as text (invalid UTF-8 replaced), cut at 200 characters.
    pub key: Option<Arc<str>>,
    /// Value as text, cut at 200 characters.
    pub value: Option<Arc<str>>,
    /// Headers as text.
    pub headers: Vec<(Arc<str>, Option<Arc<str>>)>,
    /// Timestamp in milliseconds since the Unix epoch.
    pub timestamp_ms: i64,
    /// Serialized size in bytes, before compression.
    pub bytes: u32,
    /// How its batch is packed in the log.
    pub compression: Compression,
    /// 0..8 from murmur2 of the key: equal keys have equal colours; `None` without key.
    pub key_colour: Option<u8>,
    /// `toPositive(murmur2(key))`, for showing the modulus; `None` without key.
    pub key_hash: Option<i32>,
}

/// How far a group (or a standalone consumer) is in a partition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderView {
    /// Group id; `None` for a standalone consumer.
    pub group: Option<String>,
    /// The consumer that owns the partition now, by its own belief.
    pub consumer: Option<String>,
    /// Committed offset: the next offset to read after a restart.
    pub committed: Option<i64>,
    /// Position: the next offset poll returns.
    pub position: Option<i64>,
    /// High watermark minus committed offset (or position where nothing is committed).
    pub lag: i64,
    /// Offsets given to this group more than once: first and last, ascending, newest ranges only.
    pub delivered_again: Vec<(i64, i64)>,
}

/// One partition of `__consumer_offsets`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetsLogView {
    /// Partition.
    pub partition: i32,
    /// Its leader: the coordinator of the groups that hash to it.
    pub coordinator: Option<i32>,
    /// Log end offset.
    pub log_end_offset: i64,
    /// Newest records, oldest first.
    pub records: Arc<[OffsetsRecordView]>,
}

/// A record of `__consumer_offsets`, read back from its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetsRecordView {
    /// Offset of the record itself.
    pub offset: i64,
    /// What it says.
    pub content: OffsetsRecord,
    /// A newer record with the same key is in the log: compaction may drop this one.
    pub superseded: bool,
}

/// What a record of `__consumer_offsets` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OffsetsRecord {
    /// OffsetCommitKey and its value; `None` is a tombstone.
    Commit {
        /// Group id.
        group: String,
        /// Topic.
        topic: String,
        /// Partition.
        partition: i32,
        /// Committed offset.
        committed: Option<i64>,
    },
    /// GroupMetadataKey and its value; `None` is a tombstone.
    Group {
        /// Group id.
        group: String,
        /// Generation and member count.
        generation_and_members: Option<(i32, u32)>,
    },
    /// A record this version does not read.
    Other,
}

/// A producer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProducerView {
    /// Name and client.id.
    pub name: String,
    /// Runs or not.
    pub state: ProcessState,
    /// Cut off from the network.
    pub cut_off: bool,
    /// send() waits for metadata or memory.
    pub blocked: bool,
    /// Effective acks as Kafka writes it: all, 1, 0.
    pub acks: String,
    /// linger.ms.
    pub linger_ms: i64,
    /// batch.size in bytes.
    pub batch_size: i32,
    /// Configs set over the era's defaults.
    pub configs: Vec<(String, String)>,
    /// What it sends on its own.
    pub rate: Option<RateView>,
    /// Batches waiting in the accumulator.
    pub batches: Vec<BatchView>,
    /// Bytes of buffer.memory in use.
    pub buffered_bytes: u64,
    /// buffer.memory.
    pub buffer_memory: u64,
    /// Produce requests in flight.
    pub in_flight: u32,
    /// Records handed to send().
    pub records_sent: u64,
    /// Records acknowledged.
    pub records_acknowledged: u64,
    /// Records failed for good.
    pub records_failed: u64,
    /// The last few records, oldest first: where each went and why.
    pub routes: Vec<RouteView>,
    /// The last exception.
    pub last_error: Option<ErrorView>,
}

/// A program outside that holds connections into the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalView {
    /// Its client.id; the name of its connection until it says one.
    pub name: String,
    /// Name and version of its client software; empty where it does not say (ApiVersions before
    /// version 3).
    pub software: String,
    /// The address it comes from.
    pub host: String,
    /// Has an open connection, or had one until then.
    pub state: ProcessState,
    /// Cut off from the network.
    pub cut_off: bool,
    /// Open connections.
    pub connections: u32,
    /// Requests sent.
    pub requests: u64,
    /// Records in its Produce requests; `None` if it sent none.
    pub records_sent: Option<u64>,
    /// Its connections carry the requests of somebody who is a group's member now.
    pub is_member: bool,
}

/// What a producer sends on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateView {
    /// Topic.
    pub topic: String,
    /// Records per 1000 seconds.
    pub records_per_1000_s: u64,
    /// Keys drawn from; empty is no key.
    pub keys: Vec<String>,
    /// Value size in bytes.
    pub value_bytes: u32,
}

/// A batch in the accumulator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchView {
    /// Topic.
    pub topic: String,
    /// Partition.
    pub partition: i32,
    /// Records so far.
    pub records: u32,
    /// Bytes so far.
    pub bytes: u32,
    /// When linger.ms is over.
    pub ready_at: Instant,
}

/// Where a record went and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteView {
    /// Topic.
    pub topic: String,
    /// Partition.
    pub partition: i32,
    /// Key as text.
    pub key: Option<Arc<str>>,
    /// Why.
    pub choice: PartitionChoice,
    /// Offset once acknowledged.
    pub offset: Option<i64>,
}

/// An exception, as its class and Kafka's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorView {
    /// When.
    pub at: Instant,
    /// Exception class.
    pub exception: &'static str,
    /// Kafka's words.
    pub message: String,
}

/// A group as its coordinator knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupView {
    /// Group id.
    pub id: String,
    /// Empty, PreparingRebalance, CompletingRebalance, Stable, Dead; `Unknown` while no coordinator
    /// is up or the coordinator has not heard of it yet.
    pub state: &'static str,
    /// Since when.
    pub state_since: Instant,
    /// Generation.
    pub generation: i32,
    /// Assignor in force, such as `range`.
    pub protocol: Option<String>,
    /// Consumer name of the group leader.
    pub leader: Option<String>,
    /// Coordinator's node.id.
    pub coordinator: Option<i32>,
    /// Partition of `__consumer_offsets` that holds it.
    pub offsets_partition: i32,
    /// When the rebalance in progress ends at the latest.
    pub rebalance_deadline: Option<Instant>,
    /// Members the rebalance waits for, by consumer name.
    pub waiting_for: Vec<String>,
    /// Sum over the partitions with a committed offset or an owner.
    pub lag: i64,
    /// Its consumers: processes first in start order, then members known to the coordinator only.
    pub consumers: Vec<ConsumerView>,
}

/// A consumer: the process, and its membership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsumerView {
    /// Name and client.id.
    pub name: String,
    /// Name and version of its software, maybe empty, for a member from outside; `None` for the
    /// playground's own.
    pub external: Option<String>,
    /// Runs or not.
    pub state: ProcessState,
    /// Cut off from the network.
    pub cut_off: bool,
    /// Its own idea of its membership.
    pub membership: Membership,
    /// Member id, empty before the first join.
    pub member_id: String,
    /// Generation it is in, -1 for none.
    pub generation: i32,
    /// The coordinator still counts it as a member.
    pub known_to_coordinator: bool,
    /// Leads its group: it computes the assignment.
    pub is_leader: bool,
    /// Subscribed topics.
    pub topics: Vec<String>,
    /// 0..8: one colour per consumer.
    pub colour: u8,
    /// Partitions it owns by its own belief.
    pub owned: Vec<OwnedPartitionView>,
    /// Partitions the group's present assignment gives it but it does not own yet, or the reverse.
    pub moving: Vec<(String, i32)>,
    /// The application calls poll.
    pub polling: bool,
    /// Time per record.
    pub processing_time: Duration,
    /// The record being worked on.
    pub processing: Option<ProcessingView>,
    /// Records returned by poll but not worked on yet.
    pub unprocessed: u32,
    /// Records fetched but not returned by poll yet.
    pub buffered: u32,
    /// Sum of lag over owned partitions.
    pub lag: i64,
    /// Last heartbeat sent.
    pub last_heartbeat_at: Option<Instant>,
    /// Next heartbeat.
    pub next_heartbeat_at: Option<Instant>,
    /// When the coordinator gives it up, if it hears nothing.
    pub session_deadline: Option<Instant>,
    /// session.timeout.ms as a duration, for drawing the ring.
    pub session_timeout: Duration,
    /// When max.poll.interval.ms is over.
    pub poll_deadline: Option<Instant>,
    /// Next auto-commit, `None` when enable.auto.commit is false.
    pub next_auto_commit_at: Option<Instant>,
    /// auto.commit.interval.ms.
    pub auto_commit_interval: Duration,
    /// Configs set over the era's defaults.
    pub configs: Vec<(String, String)>,
    /// Records worked on.
    pub records_processed: u64,
    /// Records given to this consumer that its group had been given before.
    pub records_delivered_again: u64,
    /// The last exception.
    pub last_error: Option<ErrorView>,
}

/// A consumer's own idea of its membership (Kafka's MemberState).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership {
    /// Not in a group, or not yet.
    Unjoined,
    /// JoinGroup sent.
    PreparingRebalance,
    /// SyncGroup sent.
    CompletingRebalance,
    /// Has an assignment.
    Stable,
    /// Uses assign(): no membership.
    Standalone,
}

/// An owned partition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnedPartitionView {
    /// Topic.
    pub topic: String,
    /// Partition.
    pub partition: i32,
    /// Position, `None` until resolved.
    pub position: Option<i64>,
    /// Committed offset of the group.
    pub committed: Option<i64>,
    /// High watermark minus position.
    pub lag: i64,
}

/// The record being worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessingView {
    /// Topic.
    pub topic: String,
    /// Partition.
    pub partition: i32,
    /// Offset.
    pub offset: i64,
    /// When it began.
    pub began_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
}

/// A message in flight. Where it is on its way follows from `now`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageView {
    /// The `MessageSent` event; opens it in the inspector.
    pub id: EventId,
    /// What it is.
    pub summary: Arc<MessageSummary>,
    /// When it left.
    pub sent_at: Instant,
    /// When it arrives; `Instant::FAR_FUTURE` while its link is cut.
    pub arrives_at: Instant,
}

/// The time bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineView {
    /// When the run began.
    pub started_at: Instant,
    /// The moment shown.
    pub now: Instant,
    /// The furthest moment reached; the run is known up to here.
    pub end: Instant,
    /// Notable moments, in order.
    pub marks: Vec<MarkView>,
    /// Commands at or before `end`, in order.
    pub commands: Vec<(Instant, EventId)>,
}

/// A notable moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkView {
    /// When.
    pub at: Instant,
    /// The event.
    pub event: EventId,
    /// What kind.
    pub kind: MarkKind,
}

/// Kinds of marks on the time bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// A person acted.
    Command,
    /// A rebalance began.
    Rebalance,
    /// A group became Stable.
    Stable,
    /// Something died, failed or was refused.
    Failure,
    /// Records were delivered again.
    DeliveredAgain,
}

/// A node's name on the page, such as `broker-1`.
pub fn node_name(node: &Node) -> String {
    match node {
        Node::Broker(id) => format!("broker-{id}"),
        Node::Client(name) | Node::Foreign(name) => name.to_string(),
        Node::Admin => "admin".into(),
        Node::Person => "you".into(),
    }
}
