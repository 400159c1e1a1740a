//! The one language of actions: everything a person, a script, a lesson or a link can do to the
//! world is one of these values, stored in the timeline with its virtual time.

use bytes::Bytes;
use protocol::time::{Duration, Instant};

mod check;
mod parts;
mod text;

pub use check::{
    LATENCY_LIMIT, LIST_LIMIT, NAME_LIMIT, PROCESSING_LIMIT, RATE_LIMIT, TEXT_LIMIT, VALUE_LIMIT,
    WRITE_LIMIT,
};
pub use parts::{Argument, Parts};

/// One action. Names are those a person gave; checks happen when it is carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// `kafka-topics.sh --create`: through an admin client.
    CreateTopic {
        /// Topic name.
        topic: String,
        /// Partition count; `None` is the broker's num.partitions.
        partitions: Option<i32>,
        /// Replication factor; `None` is the broker's default.replication.factor.
        replication_factor: Option<i16>,
        /// Topic configs by Kafka's names.
        configs: Vec<(String, String)>,
    },
    /// `kafka-topics.sh --delete`.
    DeleteTopic {
        /// Topic name.
        topic: String,
    },
    /// `kafka-topics.sh --alter --partitions`.
    AddPartitions {
        /// Topic name.
        topic: String,
        /// New total partition count.
        partitions: i32,
    },
    /// `kafka-consumer-groups.sh --delete`.
    DeleteGroup {
        /// Group id.
        group: String,
    },
    /// Starts a producer process.
    StartProducer {
        /// Its name, also its client.id.
        producer: String,
        /// Producer configs by Kafka's names, over the era's defaults.
        configs: Vec<(String, String)>,
    },
    /// Sends one record. A producer that is not there is started with the era's defaults.
    Send {
        /// Producer name.
        producer: String,
        /// Topic name.
        topic: String,
        /// Explicit partition.
        partition: Option<i32>,
        /// Key; `None` is no key, an empty one is a key.
        key: Option<String>,
        /// Value; `None` is a null value.
        value: Option<String>,
        /// Headers in order.
        headers: Vec<(String, String)>,
    },
    /// Lets a producer send on its own; a rate of 0 stops it.
    ProduceAtRate {
        /// Producer name.
        producer: String,
        /// Topic name.
        topic: String,
        /// Records per 1000 seconds, so that slow rates are exact: 2,000 is 2 records/s.
        records_per_1000_s: u64,
        /// Keys drawn from with equal chance; empty sends records without key.
        keys: Vec<String>,
        /// Size of each value in bytes.
        value_bytes: u32,
    },
    /// Starts a consumer process: in a group (subscribe) or alone (assign).
    StartConsumer {
        /// Its name, also its client.id.
        consumer: String,
        /// group.id; needed with `topics`.
        group: Option<String>,
        /// Topics to subscribe to; empty when `partitions` are given.
        topics: Vec<String>,
        /// Partitions to assign; empty when `topics` are given.
        partitions: Vec<(String, i32)>,
        /// Consumer configs by Kafka's names, over the era's defaults.
        configs: Vec<(String, String)>,
    },
    /// How long the application works on one record.
    SetProcessingTime {
        /// Consumer name.
        consumer: String,
        /// Time per record.
        per_record: Duration,
    },
    /// The application stops calling poll (the heartbeat thread goes on).
    StopPolling {
        /// Consumer name.
        consumer: String,
    },
    /// The application calls poll again.
    ResumePolling {
        /// Consumer name.
        consumer: String,
    },
    /// commitSync or commitAsync of the current positions.
    Commit {
        /// Consumer name.
        consumer: String,
        /// Which of the two.
        mode: CommitMode,
    },
    /// seek, seekToBeginning, seekToEnd.
    Seek {
        /// Consumer name.
        consumer: String,
        /// Topic name.
        topic: String,
        /// Partition.
        partition: i32,
        /// Where to.
        to: SeekTarget,
    },
    /// close(): producers flush, consumers commit and leave their group.
    Close {
        /// Producer or consumer name.
        process: String,
    },
    /// Sudden death: nothing is flushed, committed or said.
    Kill {
        /// Producer or consumer name.
        process: String,
    },
    /// Controlled shutdown of a broker.
    StopBroker {
        /// node.id.
        broker: i32,
    },
    /// Sudden death of a broker process; what it wrote stays.
    KillBroker {
        /// node.id.
        broker: i32,
    },
    /// Starts a stopped or killed broker on its log.
    StartBroker {
        /// node.id.
        broker: i32,
    },
    /// The network everyone shares.
    SetNetwork {
        /// One-way latency.
        latency: Duration,
        /// Up to this much more, drawn per message.
        jitter: Duration,
        /// Chance in 1/1000 that a segment is lost and sent again after a retransmission timeout.
        loss_per_mille: u16,
    },
    /// Nothing passes between a process (or broker) and the rest until healed.
    CutOff {
        /// Producer, consumer or `broker-<id>`.
        node: String,
    },
    /// Ends `CutOff`.
    Reconnect {
        /// Producer, consumer or `broker-<id>`.
        node: String,
    },
    /// A program outside opens a connection to a broker.
    Connect {
        /// The connection's name, also the client's until it says its client.id.
        connection: String,
        /// node.id of the broker.
        broker: i32,
        /// The address it comes from, as Kafka shows it.
        client_host: String,
    },
    /// A program outside writes to its connection.
    WriteBytes {
        /// The connection's name.
        connection: String,
        /// The next bytes of its stream: frames, pieces of frames, or anything else.
        bytes: Bytes,
    },
    /// A program outside closes its connection.
    Disconnect {
        /// The connection's name.
        connection: String,
    },
}

/// Which commit call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommitMode {
    /// commitSync.
    Sync,
    /// commitAsync.
    Async,
}

/// Where a seek goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeekTarget {
    /// An offset.
    Offset(i64),
    /// The log start offset.
    Beginning,
    /// The high watermark.
    End,
}

/// A command and when it is carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimedCommand {
    /// Virtual time.
    pub at: Instant,
    /// The action.
    pub command: Command,
}

/// Why a command was refused; nothing changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandError {
    /// Exception class as Kafka's tools and clients name it, such as `IllegalArgumentException`.
    pub exception: &'static str,
    /// What is wrong, in Kafka's words where Kafka has some.
    pub message: String,
}

impl Command {
    /// Whether a program outside gives it, not a person.
    pub const fn is_foreign(&self) -> bool {
        matches!(self, Self::Connect { .. } | Self::WriteBytes { .. } | Self::Disconnect { .. })
    }

    /// The connection from outside it speaks of.
    pub(crate) fn connection(&self) -> Option<&str> {
        match self {
            Self::Connect { connection, .. }
            | Self::WriteBytes { connection, .. }
            | Self::Disconnect { connection } => Some(connection),
            _ => None,
        }
    }
}

impl CommandError {
    /// The command itself is wrong.
    pub(crate) const fn malformed(message: String) -> Self {
        Self { exception: "IllegalArgumentException", message }
    }

    /// The command does not fit the present state of the world.
    pub(crate) const fn state(message: String) -> Self {
        Self { exception: "IllegalStateException", message }
    }
}

impl core::fmt::Display for CommandError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}: {}", self.exception, self.message)
    }
}

impl core::error::Error for CommandError {}
