//! What a broker tells an onlooker: one value per request outcome, batch or state change, in
//! Kafka's nouns. Nothing is built while nobody listens (`Broker::set_listening`).

/// A fact about this broker, made at the moment it became true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BrokerEvent {
    /// The broker serves; its log and its groups are as they were when it stopped.
    Started {
        /// Partitions whose logs were opened.
        partitions: u32,
    },
    /// A topic exists from now on.
    TopicCreated {
        /// Topic name.
        topic: String,
        /// Partition count.
        partitions: i32,
        /// True when a client's metadata request made it (auto.create.topics.enable) or the broker
        /// itself did.
        automatic: bool,
    },
    /// A topic and its records are gone.
    TopicDeleted {
        /// Topic name.
        topic: String,
    },
    /// A topic grew.
    PartitionsAdded {
        /// Topic name.
        topic: String,
        /// Partition count before.
        from: i32,
        /// Partition count now.
        to: i32,
    },
    /// One record batch is in the leader's log.
    BatchAppended {
        /// Topic name.
        topic: String,
        /// Partition number.
        partition: i32,
        /// First offset of the batch.
        base_offset: i64,
        /// Last offset of the batch.
        last_offset: i64,
        /// Size of the batch in bytes.
        bytes: u32,
    },
    /// A batch equal to one of the producer's last five was answered with its first offset, not
    /// appended again.
    DuplicateBatch {
        /// Topic name.
        topic: String,
        /// Partition number.
        partition: i32,
        /// Offset of the batch when it was appended first.
        base_offset: i64,
    },
    /// A batch was refused, nothing was written.
    AppendRefused {
        /// Topic name.
        topic: String,
        /// Partition number.
        partition: i32,
        /// Kafka error name, such as `MESSAGE_TOO_LARGE`.
        error: &'static str,
        /// Kafka's words for it.
        message: String,
    },
    /// Consumers may read further.
    HighWatermarkMoved {
        /// Topic name.
        topic: String,
        /// Partition number.
        partition: i32,
        /// High watermark before.
        from: i64,
        /// High watermark now.
        to: i64,
    },
    /// A request waits (Fetch below fetch.min.bytes, JoinGroup, SyncGroup, acks=all).
    RequestParked {
        /// API name, such as `Fetch`.
        api: &'static str,
        /// Client id of the request header.
        client_id: String,
    },
    /// A group went from one state to another.
    GroupStateChanged {
        /// Group id.
        group: String,
        /// State before: Empty, PreparingRebalance, CompletingRebalance, Stable or Dead.
        from: &'static str,
        /// State now.
        to: &'static str,
        /// Generation now.
        generation: i32,
        /// Why, in Kafka's log words, such as
        /// `Adding new member c-1-… with group instance id null`.
        reason: String,
    },
    /// The coordinator knows a new member.
    MemberJoined {
        /// Group id.
        group: String,
        /// Member id.
        member_id: String,
        /// Client id of the member.
        client_id: String,
    },
    /// The coordinator no longer knows a member.
    MemberRemoved {
        /// Group id.
        group: String,
        /// Member id.
        member_id: String,
        /// Client id of the member.
        client_id: String,
        /// What ended the membership.
        reason: RemovalReason,
    },
    /// A generation has an assignment: SyncGroup of the leader was stored.
    AssignmentStored {
        /// Group id.
        group: String,
        /// Generation.
        generation: i32,
        /// Client id of the group leader, who computed it.
        leader: String,
        /// Assignor name, such as `range`.
        protocol: String,
        /// Member id, client id and its (topic, partition) list, in member id order.
        assignments: Vec<MemberAssignment>,
    },
    /// Offsets were committed: a record each in `__consumer_offsets`.
    OffsetsCommitted {
        /// Group id.
        group: String,
        /// Client id of the committer; empty for tools.
        client_id: String,
        /// Partition of `__consumer_offsets` that holds the records.
        offsets_partition: i32,
        /// (topic, partition, committed offset: the next offset to read).
        offsets: Vec<(String, i32, i64)>,
    },
    /// A commit was refused.
    CommitRefused {
        /// Group id.
        group: String,
        /// Client id of the committer.
        client_id: String,
        /// Kafka error name, such as `ILLEGAL_GENERATION`.
        error: &'static str,
    },
    /// The coordinator read one partition of `__consumer_offsets` and knows its groups again.
    GroupsLoaded {
        /// Partition of `__consumer_offsets`.
        offsets_partition: i32,
        /// Groups found.
        groups: u32,
        /// Committed offsets found.
        offsets: u32,
    },
    /// A group is gone: deleted, or expired with its last offset.
    GroupDeleted {
        /// Group id.
        group: String,
    },
}

/// One member's share of an assignment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberAssignment {
    /// Member id.
    pub member_id: String,
    /// Client id.
    pub client_id: String,
    /// (topic, partition), in assignment order.
    pub partitions: Vec<(String, i32)>,
}

/// What ended a membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemovalReason {
    /// The member sent LeaveGroup.
    Left,
    /// No heartbeat within session.timeout.ms.
    SessionTimeout,
    /// Not back in time for the rebalance (max.poll.interval.ms is the rebalance timeout).
    RebalanceTimeout,
    /// Given a member id and never came back with it.
    PendingTimeout,
    /// A static member with the same group.instance.id took its place.
    Replaced,
}
