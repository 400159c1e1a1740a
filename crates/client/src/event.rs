//! What a client tells the application that owns it and an onlooker. Completion events are always
//! made; those marked *onlooker* only while somebody listens.

use bytes::Bytes;

/// Names one call of an application (`send`, `poll`, `commit_sync`, …) until it completes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallId(pub u64);

/// A Kafka exception as the application sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientError {
    /// Exception class without package, such as `TimeoutException`.
    pub exception: &'static str,
    /// Kafka error name where a broker answered one, such as `MESSAGE_TOO_LARGE`; else empty.
    pub code: &'static str,
    /// Kafka's words.
    pub message: String,
}

/// Why a record goes to the partition it goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartitionChoice {
    /// The record named its partition.
    Explicit,
    /// `toPositive(murmur2(key)) % partitions`.
    KeyHash {
        /// murmur2 of the key bytes, as the signed 32-bit number Kafka prints.
        hash: i32,
        /// Partition count of the topic when it was chosen.
        partitions: i32,
    },
    /// No key: the sticky partition of this topic for now.
    Sticky {
        /// True when this record made the partitioner move to another partition.
        switched: bool,
    },
    /// RoundRobinPartitioner: counter modulo partitions.
    RoundRobin {
        /// The counter's value used.
        counter: i32,
        /// Partition count it was taken modulo of.
        partitions: i32,
    },
}

/// One record's way into the accumulator (a producer keeps the last few).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordRoute {
    /// The send call.
    pub call: CallId,
    /// Topic.
    pub topic: String,
    /// Partition chosen.
    pub partition: i32,
    /// Why.
    pub choice: PartitionChoice,
    /// Record key.
    pub key: Option<Bytes>,
    /// Offset, once acknowledged (-1 with acks=0).
    pub offset: Option<i64>,
}

/// What a producer tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProducerEvent {
    /// One batch of records was acknowledged (acks=0: written to the socket).
    BatchAcknowledged {
        /// Topic.
        topic: String,
        /// Partition.
        partition: i32,
        /// First offset, -1 with acks=0.
        base_offset: i64,
        /// Records in the batch.
        records: u32,
        /// The first and last send call of the batch; calls of one partition complete in order.
        calls: (CallId, CallId),
    },
    /// One batch failed for good.
    BatchFailed {
        /// Topic.
        topic: String,
        /// Partition.
        partition: i32,
        /// Records in the batch.
        records: u32,
        /// The first and last send call of the batch.
        calls: (CallId, CallId),
        /// The exception their callbacks get.
        error: ClientError,
    },
    /// A send call failed before it reached the accumulator (too large, metadata timeout, buffer
    /// full).
    SendFailed {
        /// The call.
        call: CallId,
        /// Topic.
        topic: String,
        /// The exception.
        error: ClientError,
    },
    /// *Onlooker.* A batch left the accumulator; several travel in one Produce request.
    BatchDrained {
        /// Topic.
        topic: String,
        /// Partition.
        partition: i32,
        /// Records in the batch.
        records: u32,
        /// Size in bytes.
        bytes: u32,
        /// Why it was ready.
        reason: DrainReason,
    },
    /// *Onlooker.* A batch goes back to wait for its retry.
    BatchRetried {
        /// Topic.
        topic: String,
        /// Partition.
        partition: i32,
        /// Kafka error name.
        error: &'static str,
        /// Attempts so far.
        attempts: u32,
    },
    /// `flush` is done: everything sent before it is complete.
    Flushed {
        /// The call.
        call: CallId,
    },
    /// `close` is done.
    Closed,
}

/// Why a batch was sent when it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrainReason {
    /// It was full, or another batch waits behind it.
    Full,
    /// linger.ms passed.
    Linger,
    /// flush() or close().
    Flush,
    /// buffer.memory is used up.
    Memory,
    /// Its retry backoff passed.
    Retry,
    /// It was not due yet, but a batch for another partition of the same broker was, and one
    /// request takes the first batch of every partition of its broker along.
    Along,
}

/// A (topic, partition) pair.
pub type TopicPartition = (String, i32);

/// Records of one partition as one poll returned them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartitionRecords {
    /// Topic.
    pub topic: String,
    /// Partition.
    pub partition: i32,
    /// The records, offsets ascending. Keys and values share the fetched bytes.
    pub records: Vec<ConsumerRecord>,
}

/// One consumed record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsumerRecord {
    /// Offset.
    pub offset: i64,
    /// Timestamp in milliseconds since the Unix epoch.
    pub timestamp_ms: i64,
    /// Key.
    pub key: Option<Bytes>,
    /// Value; `None` is a tombstone.
    pub value: Option<Bytes>,
    /// Headers in order.
    pub headers: Vec<(String, Option<Bytes>)>,
}

/// What made a consumer commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommitReason {
    /// enable.auto.commit, inside poll, every auto.commit.interval.ms.
    AutoInPoll,
    /// enable.auto.commit, before the partitions are given up in a rebalance.
    AutoBeforeRebalance,
    /// enable.auto.commit, on close.
    AutoOnClose,
    /// commitSync.
    Sync,
    /// commitAsync.
    Async,
}

/// What a consumer tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConsumerEvent {
    /// poll returned; an empty list is normal.
    PollReturned {
        /// The call.
        call: CallId,
        /// Records by partition; at most max.poll.records in all.
        records: Vec<PartitionRecords>,
    },
    /// poll, commit or another call threw.
    CallFailed {
        /// The call.
        call: CallId,
        /// The exception.
        error: ClientError,
    },
    /// onPartitionsRevoked.
    PartitionsRevoked {
        /// Partitions given up.
        partitions: Vec<TopicPartition>,
    },
    /// onPartitionsAssigned, after SyncGroup.
    PartitionsAssigned {
        /// Partitions added (eager: all).
        partitions: Vec<TopicPartition>,
        /// Generation.
        generation: i32,
    },
    /// onPartitionsLost: the group went on without this member.
    PartitionsLost {
        /// Partitions lost.
        partitions: Vec<TopicPartition>,
    },
    /// A commit was answered.
    Committed {
        /// What made it.
        reason: CommitReason,
        /// The call, for commitSync and commitAsync.
        call: Option<CallId>,
        /// (topic, partition, committed offset).
        offsets: Vec<(String, i32, i64)>,
    },
    /// A commit failed.
    CommitFailed {
        /// What made it.
        reason: CommitReason,
        /// The call, for commitSync and commitAsync.
        call: Option<CallId>,
        /// The exception.
        error: ClientError,
    },
    /// A position was set because there was no valid committed offset.
    PositionReset {
        /// Topic.
        topic: String,
        /// Partition.
        partition: i32,
        /// New position.
        offset: i64,
        /// auto.offset.reset value or `seek` that decided: earliest, latest, seek.
        policy: &'static str,
        /// True when a fetch or committed offset was out of range, false when there was none.
        out_of_range: bool,
    },
    /// *Onlooker.* (Re)joining the group.
    Rejoining {
        /// Why, in Kafka's words.
        reason: String,
    },
    /// *Onlooker.* This member leads the generation and computed the assignment.
    AssignmentComputed {
        /// Assignor name.
        assignor: &'static str,
        /// Member id and its partitions, in member id order.
        assignments: Vec<(String, Vec<TopicPartition>)>,
    },
    /// max.poll.interval.ms passed without poll: LeaveGroup was sent.
    PollIntervalExceeded,
    /// `close` is done.
    Closed,
}

/// What an admin client tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdminEvent {
    /// A call is done.
    Completed {
        /// The call.
        call: CallId,
        /// Its outcome, one entry per topic, group or resource asked for.
        outcome: Result<AdminOutcome, ClientError>,
    },
}

/// What an admin call gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdminOutcome {
    /// CreateTopics, DeleteTopics, CreatePartitions, DeleteGroups: name and its error, if any.
    Done(Vec<(String, Option<ClientError>)>),
    /// DescribeConfigs: resource name and its configs, or its error.
    Configs(Vec<(String, Result<Vec<ConfigEntry>, ClientError>)>),
}

/// One config of a topic or broker as DescribeConfigs tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigEntry {
    /// Name.
    pub name: String,
    /// Value; `None` for null and for secrets.
    pub value: Option<String>,
    /// Cannot be changed while the broker runs.
    pub read_only: bool,
    /// Kafka's `DescribeConfigsResponse.ConfigSource` id: 1 topic, 4 static broker, 5 default, ….
    pub source: i8,
    /// A secret.
    pub is_sensitive: bool,
}
