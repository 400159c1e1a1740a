//! One sentence for each event: what happened, and why, in Kafka's words. How telling it is decides
//! which one stands under the stage.

use sim::command::Command;
use sim::event::{
    BrokerEvent, ConsumerEvent, Direction, Event, Lifecycle, MessageSummary, Node, ProducerEvent,
    What,
};
use sim::view::node_name;

use super::{Lang, Msg, caption_en, caption_ko};

/// What is said of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Caption {
    /// The fact, in one short sentence.
    pub(crate) head: String,
    /// Its meaning or reason; may be empty.
    pub(crate) tail: String,
}

impl Caption {
    /// A fact and its reason.
    pub(super) fn new(head: impl Into<String>, tail: impl Into<String>) -> Self {
        Self { head: head.into(), tail: tail.into() }
    }
}

/// How an event is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Something broke or was refused.
    Bad,
    /// Something costs or is under way.
    Warn,
    /// Something settled.
    Good,
    /// A person acted.
    Person,
    /// Everything else.
    Plain,
}

/// The sentence for `event`.
pub(crate) fn caption(lang: Lang, event: &Event) -> Caption {
    match lang {
        Lang::En => caption_en::caption(event),
        Lang::Ko => caption_ko::caption(event),
    }
}

/// How telling an event is, 0 to 100. Below [`LISTED`] it is left out of the short list.
pub(crate) fn rank(what: &What) -> u8 {
    match what {
        What::CommandFailed { .. } => 100,
        What::Lifecycle(Lifecycle::Killed | Lifecycle::CutOff) => 96,
        What::DeliveredAgain { .. } => 90,
        What::Lifecycle(_) => 66,
        What::Introduced { .. } => 65,
        What::Commanded(Command::WriteBytes { .. }) => 9,
        What::Commanded(command) if command.is_foreign() => 40,
        What::Commanded(_) => 72,
        What::CommandDone { .. } => 64,
        What::Broker(event) => broker_rank(event),
        What::Producer(event) => producer_rank(event),
        What::Consumer(event) => consumer_rank(event),
        What::MessageSent(summary) => message_rank(summary),
        What::MessageArrived(summary) => message_rank(summary).saturating_sub(1),
        What::RecordsGiven { .. } => 20,
        What::Forked { .. } => 97,
        What::Disconnected { .. } => 33,
        What::Connected { .. } => 9,
        What::TimerFired | What::ApplicationActed => 2,
    }
}

/// Events of at least this rank are in the short list and may become captions.
pub(crate) const LISTED: u8 = 30;

fn broker_rank(event: &BrokerEvent) -> u8 {
    match event {
        BrokerEvent::AppendRefused { .. } => 95,
        BrokerEvent::MemberRemoved { .. } => 92,
        BrokerEvent::CommitRefused { .. } => 91,
        BrokerEvent::GroupStateChanged { .. } => 85,
        BrokerEvent::AssignmentStored { .. } => 82,
        BrokerEvent::TopicCreated { .. }
        | BrokerEvent::TopicDeleted { .. }
        | BrokerEvent::PartitionsAdded { .. }
        | BrokerEvent::GroupDeleted { .. } => 74,
        BrokerEvent::GroupsLoaded { .. } | BrokerEvent::Started { .. } => 68,
        BrokerEvent::MemberJoined { .. } => 62,
        BrokerEvent::DuplicateBatch { .. } => 60,
        BrokerEvent::OffsetsCommitted { .. } => 50,
        BrokerEvent::BatchAppended { .. } => 34,
        BrokerEvent::HighWatermarkMoved { .. } => 12,
        BrokerEvent::RequestParked { .. } => 8,
    }
}

fn producer_rank(event: &ProducerEvent) -> u8 {
    match event {
        ProducerEvent::BatchFailed { .. } | ProducerEvent::SendFailed { .. } => 94,
        ProducerEvent::BatchRetried { .. } => 70,
        ProducerEvent::Closed => 60,
        ProducerEvent::BatchAcknowledged { .. } => 32,
        ProducerEvent::BatchDrained { .. } => 31,
        ProducerEvent::Flushed { .. } => 30,
    }
}

fn consumer_rank(event: &ConsumerEvent) -> u8 {
    match event {
        ConsumerEvent::CallFailed { .. }
        | ConsumerEvent::CommitFailed { .. }
        | ConsumerEvent::PollIntervalExceeded => 94,
        ConsumerEvent::PartitionsLost { .. } => 93,
        ConsumerEvent::PartitionsAssigned { partitions, .. } if partitions.is_empty() => 78,
        ConsumerEvent::PartitionsAssigned { .. } => 84,
        ConsumerEvent::PartitionsRevoked { .. } => 83,
        ConsumerEvent::AssignmentComputed { .. } => 81,
        ConsumerEvent::Rejoining { .. } => 63,
        ConsumerEvent::Closed => 60,
        ConsumerEvent::PositionReset { .. } => 52,
        ConsumerEvent::Committed { .. } => 48,
        ConsumerEvent::PollReturned { records, .. } if records.is_empty() => 1,
        ConsumerEvent::PollReturned { .. } => 20,
    }
}

fn message_rank(summary: &MessageSummary) -> u8 {
    if summary.error.is_some() {
        return 40;
    }
    match (summary.api, summary.direction) {
        ("JoinGroup" | "SyncGroup" | "LeaveGroup", _) => 38,
        ("Produce", Direction::Request) => 29,
        ("OffsetCommit", Direction::Request) => 28,
        ("Heartbeat" | "ApiVersions", _) => 4,
        ("Fetch" | "Metadata", _) => 3,
        _ => 10,
    }
}

/// The colour an event is told in.
pub(crate) fn tone(what: &What) -> Tone {
    match what {
        What::Commanded(command) if command.is_foreign() => Tone::Plain,
        What::Commanded(_) | What::CommandDone { .. } => Tone::Person,
        What::DeliveredAgain { .. } => Tone::Warn,
        What::Broker(BrokerEvent::GroupStateChanged { to: "Stable", .. })
        | What::Consumer(ConsumerEvent::PartitionsAssigned { .. })
        | What::Broker(BrokerEvent::AssignmentStored { .. }) => Tone::Good,
        What::Broker(BrokerEvent::GroupStateChanged { .. })
        | What::Consumer(
            ConsumerEvent::PartitionsRevoked { .. } | ConsumerEvent::Rejoining { .. },
        )
        | What::Producer(ProducerEvent::BatchRetried { .. })
        | What::Forked { .. } => Tone::Warn,
        what if rank(what) >= 91 => Tone::Bad,
        _ => Tone::Plain,
    }
}

/// The kind of an event as scripts see it: the variant's name.
pub(crate) fn kind(what: &What) -> &'static str {
    match what {
        What::Commanded(_) => "Commanded",
        What::CommandFailed { .. } => "CommandFailed",
        What::CommandDone { .. } => "CommandDone",
        What::MessageSent(_) => "MessageSent",
        What::MessageArrived(_) => "MessageArrived",
        What::TimerFired => "TimerFired",
        What::Broker(event) => broker_kind(event),
        What::Producer(event) => producer_kind(event),
        What::Consumer(event) => consumer_kind(event),
        What::RecordsGiven { .. } => "RecordsGiven",
        What::DeliveredAgain { .. } => "DeliveredAgain",
        What::Lifecycle(Lifecycle::Started) => "Started",
        What::Lifecycle(Lifecycle::Closing) => "Closing",
        What::Lifecycle(Lifecycle::Closed) => "Closed",
        What::Lifecycle(Lifecycle::Killed) => "Killed",
        What::Lifecycle(Lifecycle::CutOff) => "CutOff",
        What::Lifecycle(Lifecycle::Reconnected) => "Reconnected",
        What::Connected { .. } => "Connected",
        What::Disconnected { .. } => "Disconnected",
        What::ApplicationActed => "ApplicationActed",
        What::Forked { .. } => "Forked",
        What::Introduced { .. } => "Introduced",
    }
}

fn broker_kind(event: &BrokerEvent) -> &'static str {
    match event {
        BrokerEvent::Started { .. } => "BrokerStarted",
        BrokerEvent::TopicCreated { .. } => "TopicCreated",
        BrokerEvent::TopicDeleted { .. } => "TopicDeleted",
        BrokerEvent::PartitionsAdded { .. } => "PartitionsAdded",
        BrokerEvent::BatchAppended { .. } => "BatchAppended",
        BrokerEvent::DuplicateBatch { .. } => "DuplicateBatch",
        BrokerEvent::AppendRefused { .. } => "AppendRefused",
        BrokerEvent::HighWatermarkMoved { .. } => "HighWatermarkMoved",
        BrokerEvent::RequestParked { .. } => "RequestParked",
        BrokerEvent::GroupStateChanged { .. } => "GroupStateChanged",
        BrokerEvent::MemberJoined { .. } => "MemberJoined",
        BrokerEvent::MemberRemoved { .. } => "MemberRemoved",
        BrokerEvent::AssignmentStored { .. } => "AssignmentStored",
        BrokerEvent::OffsetsCommitted { .. } => "OffsetsCommitted",
        BrokerEvent::CommitRefused { .. } => "CommitRefused",
        BrokerEvent::GroupsLoaded { .. } => "GroupsLoaded",
        BrokerEvent::GroupDeleted { .. } => "GroupDeleted",
    }
}

fn producer_kind(event: &ProducerEvent) -> &'static str {
    match event {
        ProducerEvent::BatchAcknowledged { .. } => "BatchAcknowledged",
        ProducerEvent::BatchFailed { .. } => "BatchFailed",
        ProducerEvent::SendFailed { .. } => "SendFailed",
        ProducerEvent::BatchDrained { .. } => "BatchDrained",
        ProducerEvent::BatchRetried { .. } => "BatchRetried",
        ProducerEvent::Flushed { .. } => "Flushed",
        ProducerEvent::Closed => "ProducerClosed",
    }
}

fn consumer_kind(event: &ConsumerEvent) -> &'static str {
    match event {
        ConsumerEvent::PollReturned { .. } => "PollReturned",
        ConsumerEvent::CallFailed { .. } => "CallFailed",
        ConsumerEvent::PartitionsRevoked { .. } => "PartitionsRevoked",
        ConsumerEvent::PartitionsAssigned { .. } => "PartitionsAssigned",
        ConsumerEvent::PartitionsLost { .. } => "PartitionsLost",
        ConsumerEvent::Committed { .. } => "Committed",
        ConsumerEvent::CommitFailed { .. } => "CommitFailed",
        ConsumerEvent::PositionReset { .. } => "PositionReset",
        ConsumerEvent::Rejoining { .. } => "Rejoining",
        ConsumerEvent::AssignmentComputed { .. } => "AssignmentComputed",
        ConsumerEvent::PollIntervalExceeded => "PollIntervalExceeded",
        ConsumerEvent::Closed => "ConsumerClosed",
    }
}

/// `broker-1`, `c-1`, … as captions say it.
pub(super) fn who(node: &Node) -> String {
    node_name(node)
}

/// `Produce v12` or `Produce v12 response`.
pub(crate) fn message_name(lang: Lang, summary: &MessageSummary) -> String {
    if summary.api.is_empty() {
        return Msg::Unreadable.text(lang).into();
    }
    let name = format!("{} v{}", summary.api, summary.api_version);
    match summary.direction {
        Direction::Request => name,
        Direction::Response => format!("{name} {}", Msg::Response.text(lang)),
    }
}

/// Records by partition as `orders-0 4–7`, the first few.
pub(super) fn given(list: &[(String, i32, i64, i64)]) -> String {
    const SHOWN: usize = 4;
    let mut parts: Vec<String> = list
        .iter()
        .take(SHOWN)
        .map(|(topic, partition, first, last)| {
            format!("{topic}-{partition} {}", super::format::range(*first, *last))
        })
        .collect();
    if list.len() > SHOWN {
        parts.push(format!("… ({})", list.len()));
    }
    parts.join(", ")
}

/// Committed offsets as `orders-0 → 5`, the first few.
pub(super) fn offsets(list: &[(String, i32, i64)]) -> String {
    const SHOWN: usize = 4;
    let mut parts: Vec<String> = list
        .iter()
        .take(SHOWN)
        .map(|(topic, partition, offset)| {
            format!("{topic}-{partition} → {}", super::format::integer(*offset))
        })
        .collect();
    if list.len() > SHOWN {
        parts.push(format!("… ({})", list.len()));
    }
    parts.join(", ")
}
