//! What happened, each with its cause: the material of captions, of the event list and of "why?".

use std::sync::Arc;

pub use broker::event::{BrokerEvent, MemberAssignment, RemovalReason};
pub use client::event::{
    ClientError, CommitReason, ConsumerEvent, DrainReason, PartitionChoice, ProducerEvent,
    TopicPartition,
};
use protocol::time::Instant;

use crate::command::Command;

/// Numbers the events of a run from 1, in the order they happened. Numbers may be left out: a timer
/// that led to nothing leaves no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub u64);

/// Where something happens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A broker by node.id.
    Broker(i32),
    /// A producer or consumer process by name.
    Client(Arc<str>),
    /// A program outside, by its client.id, or by its connection's name until it says one.
    Foreign(Arc<str>),
    /// The admin client the page's topic and group commands go through.
    Admin,
    /// The person, or the script, who acts.
    Person,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its number.
    pub id: EventId,
    /// When.
    pub at: Instant,
    /// What it follows from: a command, a message that arrived, a timer.
    pub cause: Option<EventId>,
    /// Where.
    pub node: Node,
    /// What.
    pub what: What,
}

/// Kinds of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A person acted.
    Commanded(Command),
    /// A command could not be carried out, or its admin call failed; nothing changed.
    CommandFailed {
        /// The command.
        command: Command,
        /// Kafka's error.
        error: ClientError,
    },
    /// An admin call succeeded.
    CommandDone {
        /// The command.
        command: Command,
    },
    /// A message left; its id is this event's id.
    MessageSent(Arc<MessageSummary>),
    /// A message arrived; `cause` is its `MessageSent`.
    MessageArrived(Arc<MessageSummary>),
    /// A timer of a node fired (linger, heartbeat, session timeout, …).
    TimerFired,
    /// A broker told something.
    Broker(BrokerEvent),
    /// A producer told something.
    Producer(ProducerEvent),
    /// A consumer told something; what poll returned is `RecordsGiven`.
    Consumer(ConsumerEvent),
    /// poll gave records to the application: topic, partition, first and last offset.
    RecordsGiven {
        /// One entry per partition.
        partitions: Vec<(String, i32, i64, i64)>,
    },
    /// Records that this group had been given before were given again.
    DeliveredAgain {
        /// Group id.
        group: String,
        /// Topic.
        topic: String,
        /// Partition.
        partition: i32,
        /// First offset delivered again.
        from: i64,
        /// Last offset delivered again.
        to: i64,
    },
    /// A process or broker started, closed, died.
    Lifecycle(Lifecycle),
    /// A connection is open, seen from the side that asked for it.
    Connected {
        /// The other side.
        peer: Node,
    },
    /// A connection ended or was refused, as this side learns it.
    Disconnected {
        /// The other side.
        peer: Node,
    },
    /// A program outside said who it is.
    Introduced {
        /// The name of its connection.
        connection: String,
        /// Name and version of its client software; empty where it does not say.
        software: String,
    },
    /// The application did what it does by itself: its next send, or the end of its work on a
    /// record.
    ApplicationActed,
    /// A person acted in the past: the future that was known is gone.
    Forked {
        /// The furthest moment of the dropped future.
        from: Instant,
        /// Commands dropped with it.
        dropped_commands: u32,
    },
}

/// Beginnings and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifecycle {
    /// Runs from now on.
    Started,
    /// Ends politely.
    Closing,
    /// Has ended.
    Closed,
    /// Died suddenly.
    Killed,
    /// Is cut off from everybody.
    CutOff,
    /// Is reachable again.
    Reconnected,
}

/// What a frame on the network is, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageSummary {
    /// Sender.
    pub from: Node,
    /// Receiver.
    pub to: Node,
    /// Kafka API name, such as `Produce`.
    pub api: &'static str,
    /// API version of the request header.
    pub api_version: i16,
    /// Correlation id.
    pub correlation_id: i32,
    /// Request or response.
    pub direction: Direction,
    /// Frame size in bytes.
    pub bytes: u32,
    /// Partitions it carries records or offsets for, with the number of records (0 if none).
    pub partitions: Vec<(String, i32, u32)>,
    /// Group it speaks of.
    pub group: Option<String>,
    /// The first error code in a response, by name.
    pub error: Option<&'static str>,
}

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Client to broker.
    Request,
    /// Broker to client.
    Response,
}
