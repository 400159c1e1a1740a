//! Captions in English.

use sim::command::Command;
use sim::event::{
    BrokerEvent, CommitReason, ConsumerEvent, Direction, DrainReason, Event, Lifecycle,
    MessageSummary, Node, ProducerEvent, RemovalReason, What,
};

use super::Lang;
use super::caption::{Caption, given, message_name, offsets, who};
use super::format::{bytes, integer, partitions, range};

/// The sentence for `event`.
pub(super) fn caption(event: &Event) -> Caption {
    let node = who(&event.node);
    match &event.what {
        What::Commanded(command) if command.is_foreign() && event.node != Node::Person => {
            foreign(&node, command)
        }
        What::Introduced { connection, software } => Caption::new(
            format!("The program on {connection} is {node}."),
            if software.is_empty() { String::new() } else { format!("Its client: {software}.") },
        ),
        What::Commanded(command) => Caption::new(format!("You: {}", command.to_text()), ""),
        What::CommandDone { command } => {
            Caption::new(format!("Done: {}", command.to_text()), "The broker said yes.")
        }
        What::CommandFailed { command, error } => Caption::new(
            format!("{}: {}", error.exception, error.message),
            format!("Refused: {}. Nothing changed.", command.to_text()),
        ),
        What::MessageSent(summary) => sent(&node, summary),
        What::MessageArrived(summary) => arrived(summary),
        What::TimerFired => Caption::new(format!("A timer of {node} fired."), ""),
        What::Broker(broker) => broker_event(&node, broker),
        What::Producer(producer) => producer_event(&node, producer),
        What::Consumer(consumer) => consumer_event(&node, consumer),
        What::DeliveredAgain { group, topic, partition, from, to } => Caption::new(
            format!("{topic}-{partition}: {} delivered again to {group}.", records_at(*from, *to)),
            "They had been given out before, but not committed: at least once means this.",
        ),
        What::RecordsGiven { partitions } => Caption::new(
            format!("poll() of {node} returned {}.", given(partitions)),
            "Read is not removed: the records stay in the log.",
        ),
        What::Connected { peer } => {
            Caption::new(format!("{node} is connected to {}.", who(peer)), "")
        }
        What::Disconnected { peer } => {
            Caption::new(format!("{node} is no longer connected to {}.", who(peer)), "")
        }
        What::ApplicationActed => Caption::new(format!("The application in {node} went on."), ""),
        What::Forked { dropped_commands, .. } => Caption::new(
            "You acted in the past: the run forked here.",
            format!("The former future is gone, and {dropped_commands} later actions with it."),
        ),
        What::Lifecycle(lifecycle) => lifecycle_caption(&event.node, *lifecycle),
    }
}

fn foreign(node: &str, command: &Command) -> Caption {
    match command {
        Command::Connect { broker, client_host, .. } => Caption::new(
            format!("{node} opens a connection to broker-{broker}."),
            format!("A program outside the playground, from {client_host}."),
        ),
        Command::WriteBytes { bytes: written, .. } => {
            Caption::new(format!("{node} writes {}.", bytes(written.len() as u64)), "")
        }
        _ => Caption::new(format!("{node} closes a connection."), ""),
    }
}

fn records_at(from: i64, to: i64) -> String {
    if from == to {
        format!("the record at offset {}", integer(from))
    } else {
        format!("records {}", range(from, to))
    }
}

fn records(count: u32) -> String {
    if count == 1 { "1 record".into() } else { format!("{} records", integer(i64::from(count))) }
}

fn some_partitions(count: impl Into<i64>) -> String {
    match count.into() {
        1 => "1 partition".into(),
        many => format!("{many} partitions"),
    }
}

fn sent(node: &str, summary: &MessageSummary) -> Caption {
    let to = who(&summary.to);
    let what = message_name(Lang::En, summary);
    let tail = match (summary.api, summary.direction, summary.error) {
        (_, _, Some(error)) => format!("It carries {error}."),
        ("JoinGroup", Direction::Request, _) => {
            "It asks to be in the group's next generation.".into()
        }
        ("SyncGroup", Direction::Request, _) => "It asks for its part of the assignment.".into(),
        ("LeaveGroup", Direction::Request, _) => {
            "A polite goodbye: the group need not wait.".into()
        }
        ("Heartbeat", Direction::Request, _) => "It says: still alive.".into(),
        _ => format!("{}, correlation id {}.", bytes(summary.bytes.into()), summary.correlation_id),
    };
    Caption::new(format!("{node} sends {what} to {to}."), tail)
}

fn arrived(summary: &MessageSummary) -> Caption {
    let (from, to) = (who(&summary.from), who(&summary.to));
    let tail = summary.error.map(|error| format!("It carries {error}.")).unwrap_or_default();
    Caption::new(format!("{} of {from} reaches {to}.", message_name(Lang::En, summary)), tail)
}

fn broker_event(node: &str, event: &BrokerEvent) -> Caption {
    match event {
        BrokerEvent::Started { partitions } => Caption::new(
            format!("{node} serves."),
            format!("It opened the logs of {}, as it left them.", some_partitions(*partitions)),
        ),
        BrokerEvent::TopicCreated { topic, partitions, automatic } => Caption::new(
            format!("Topic {topic} exists, with {}.", some_partitions(*partitions)),
            match automatic {
                true if topic.starts_with("__") => {
                    "The broker itself made it: its groups live there."
                }
                true => "Nobody created it by hand: auto.create.topics.enable is on.",
                false => "",
            },
        ),
        BrokerEvent::TopicDeleted { topic } => {
            Caption::new(format!("Topic {topic} is gone, and its records with it."), "")
        }
        BrokerEvent::PartitionsAdded { topic, from, to } => Caption::new(
            format!("{topic} grew from {from} to {to} partitions."),
            "Old records stay where they are; a key may hash to another partition from now on.",
        ),
        BrokerEvent::BatchAppended { topic, partition, base_offset, last_offset, bytes: size } => {
            Caption::new(
                format!(
                    "{node} appended a batch to {topic}-{partition} at {}.",
                    range(*base_offset, *last_offset)
                ),
                format!("{}, one CRC.", bytes(u64::from(*size))),
            )
        }
        BrokerEvent::DuplicateBatch { topic, partition, base_offset } => Caption::new(
            format!(
                "{node} has this batch already: {topic}-{partition} at {}.",
                integer(*base_offset)
            ),
            "The idempotent producer's sequence number says so; it is not appended twice.",
        ),
        BrokerEvent::AppendRefused { topic, partition, error, message } => Caption::new(
            format!("{node} refused a batch for {topic}-{partition}: {error}."),
            message.clone(),
        ),
        BrokerEvent::HighWatermarkMoved { topic, partition, from, to } => Caption::new(
            format!(
                "High watermark of {topic}-{partition}: {} → {}.",
                integer(*from),
                integer(*to)
            ),
            "Consumers may read up to there.",
        ),
        BrokerEvent::RequestParked { api, client_id } => {
            Caption::new(format!("{node} lets a {api} of {client_id} wait."), "")
        }
        _ => group_event(node, event),
    }
}

fn group_event(node: &str, event: &BrokerEvent) -> Caption {
    match event {
        BrokerEvent::GroupStateChanged { group, from, to, generation, reason } => {
            group_state(group, (from, to), *generation, reason)
        }
        BrokerEvent::MemberJoined { group, client_id, .. } => {
            Caption::new(format!("{client_id} is known to the coordinator of {group}."), "")
        }
        BrokerEvent::MemberRemoved { group, client_id, reason, .. } => {
            removed(group, client_id, *reason)
        }
        BrokerEvent::AssignmentStored { group, generation, leader, protocol, .. } => Caption::new(
            format!("{node} has the assignment of {group}, generation {generation}."),
            format!(
                "The group leader {leader} computed it with {protocol}; the broker only passes it on."
            ),
        ),
        BrokerEvent::OffsetsCommitted { group, client_id, offsets_partition, offsets: list } => {
            let by = if client_id.is_empty() { "A tool" } else { client_id };
            Caption::new(
                format!("{by} committed for {group}: {}.", offsets(list)),
                format!("Each is a record in __consumer_offsets-{offsets_partition}."),
            )
        }
        BrokerEvent::CommitRefused { group, client_id, error } => Caption::new(
            format!("{node} refused a commit of {client_id} for {group}: {error}."),
            "The group has moved on without it.",
        ),
        BrokerEvent::GroupsLoaded { offsets_partition, groups, offsets } => Caption::new(
            format!("{node} read __consumer_offsets-{offsets_partition} back."),
            format!(
                "It knows {groups} groups and {offsets} committed offsets again, from that log alone."
            ),
        ),
        BrokerEvent::GroupDeleted { group } => {
            Caption::new(format!("Group {group} is gone."), "Its offsets are tombstones now.")
        }
        _ => Caption::new(node, ""),
    }
}

fn group_state(group: &str, (from, to): (&str, &str), generation: i32, reason: &str) -> Caption {
    let head = match to {
        "PreparingRebalance" => format!("Rebalance of {group} begins."),
        "CompletingRebalance" => {
            format!("{group}: everyone joined, generation {generation} is on its way.")
        }
        "Stable" => format!("{group} is Stable in generation {generation}."),
        "Empty" => format!("{group} is Empty: no members, its offsets stay."),
        "Dead" => format!("{group} is Dead."),
        other => format!("{group}: {from} → {other}."),
    };
    let tail = match to {
        "CompletingRebalance" => "The leader computes who gets what and sends it in SyncGroup.",
        _ => reason,
    };
    Caption::new(head, tail)
}

fn removed(group: &str, client_id: &str, reason: RemovalReason) -> Caption {
    let (head, tail) = match reason {
        RemovalReason::Left => ("left", "It said LeaveGroup, so nobody had to wait."),
        RemovalReason::SessionTimeout => {
            ("is out of", "No heartbeat within session.timeout.ms: the coordinator gave it up.")
        }
        RemovalReason::RebalanceTimeout => (
            "is out of",
            "It did not rejoin in time; the rebalance waits for max.poll.interval.ms at most.",
        ),
        RemovalReason::PendingTimeout => {
            ("never came back to", "It was given a member id and did not join with it.")
        }
        RemovalReason::Replaced => {
            ("was replaced in", "A member with the same group.instance.id took its place.")
        }
    };
    Caption::new(format!("{client_id} {head} {group}."), tail)
}

fn producer_event(node: &str, event: &ProducerEvent) -> Caption {
    match event {
        ProducerEvent::BatchAcknowledged { topic, partition, base_offset, records: n, .. } => {
            if *base_offset < 0 {
                return Caption::new(
                    format!("{node} is done with {} for {topic}-{partition}.", records(*n)),
                    "acks=0: written to the socket, and no answer is awaited.",
                );
            }
            let last = base_offset + i64::from(*n) - 1;
            Caption::new(
                format!(
                    "{node} has {} acknowledged in {topic}-{partition}, offset {}.",
                    records(*n),
                    range(*base_offset, last)
                ),
                "",
            )
        }
        ProducerEvent::BatchFailed { topic, partition, records: n, error, .. } => Caption::new(
            format!("{node} lost {} for {topic}-{partition}: {}.", records(*n), error.exception),
            error.message.clone(),
        ),
        ProducerEvent::SendFailed { topic, error, .. } => Caption::new(
            format!("send() to {topic} failed in {node}: {}.", error.exception),
            error.message.clone(),
        ),
        ProducerEvent::BatchDrained { topic, partition, records: n, bytes: size, reason } => {
            let why = match reason {
                DrainReason::Along => {
                    "It was not due, but a request to this broker was: they travel together."
                }
                DrainReason::Full => "batch.size is reached, or another batch waits behind it.",
                DrainReason::Linger => "linger.ms is over.",
                DrainReason::Flush => "flush() or close() wants it out.",
                DrainReason::Memory => "buffer.memory is used up.",
                DrainReason::Retry => "Its retry backoff is over.",
            };
            Caption::new(
                format!(
                    "{node} sends a batch of {} to {topic}-{partition}, {}.",
                    records(*n),
                    bytes(u64::from(*size))
                ),
                why,
            )
        }
        ProducerEvent::BatchRetried { topic, partition, error, attempts } => Caption::new(
            format!("{node} will try {topic}-{partition} again: {error}."),
            format!("Attempt {attempts} failed; it waits for its backoff."),
        ),
        ProducerEvent::Flushed { .. } => Caption::new(format!("flush() of {node} is done."), ""),
        ProducerEvent::Closed => Caption::new(format!("{node} is closed."), ""),
    }
}

fn consumer_event(node: &str, event: &ConsumerEvent) -> Caption {
    match event {
        ConsumerEvent::PollReturned { records: parts, .. } => {
            let count: usize = parts.iter().map(|part| part.records.len()).sum();
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            Caption::new(format!("poll() of {node} returned {}.", records(count)), "")
        }
        ConsumerEvent::CallFailed { error, .. } => {
            Caption::new(format!("{node}: {}.", error.exception), error.message.clone())
        }
        ConsumerEvent::PartitionsRevoked { partitions: list } => Caption::new(
            format!("{node} gives up {}.", partitions(list)),
            "onPartitionsRevoked: the eager protocol gives up everything before it joins again.",
        ),
        ConsumerEvent::PartitionsAssigned { partitions: list, generation } if list.is_empty() => {
            Caption::new(
                format!("{node} gets nothing in generation {generation}."),
                "More consumers than partitions: it stays idle, ready to take over. No error.",
            )
        }
        ConsumerEvent::PartitionsAssigned { partitions: list, generation } => Caption::new(
            format!("{node} owns {} in generation {generation}.", partitions(list)),
            "",
        ),
        ConsumerEvent::PartitionsLost { partitions: list } => Caption::new(
            format!("{node} lost {}.", partitions(list)),
            "onPartitionsLost: the group went on without it; it can no longer commit for them.",
        ),
        ConsumerEvent::Committed { reason, offsets: list, .. } => {
            Caption::new(format!("{node} committed {}.", offsets(list)), commit_reason(*reason))
        }
        ConsumerEvent::CommitFailed { error, .. } => Caption::new(
            format!("{node} could not commit: {}.", error.exception),
            error.message.clone(),
        ),
        ConsumerEvent::PositionReset { topic, partition, offset, policy, out_of_range } => {
            let why = match (*policy, out_of_range) {
                ("seek", _) => "seek() decided.".to_string(),
                (_, true) => format!("The offset was out of range: auto.offset.reset={policy}."),
                _ => format!("There was no committed offset: auto.offset.reset={policy}."),
            };
            Caption::new(
                format!("{node} starts {topic}-{partition} at offset {}.", integer(*offset)),
                why,
            )
        }
        ConsumerEvent::Rejoining { reason } => {
            Caption::new(format!("{node} joins again."), reason.clone())
        }
        ConsumerEvent::AssignmentComputed { assignor, assignments } => Caption::new(
            format!(
                "{node}, the group leader, computed the assignment of {} members.",
                assignments.len()
            ),
            format!(
                "Assignor: {assignor}. In the classic protocol a client decides, not the broker."
            ),
        ),
        ConsumerEvent::PollIntervalExceeded => Caption::new(
            format!("{node} leaves: no poll() within max.poll.interval.ms."),
            "Its heartbeats went on; they only prove that the process lives.",
        ),
        ConsumerEvent::Closed => Caption::new(format!("{node} is closed."), ""),
    }
}

fn commit_reason(reason: CommitReason) -> &'static str {
    match reason {
        CommitReason::AutoInPoll => {
            "enable.auto.commit, inside poll(): what earlier polls returned."
        }
        CommitReason::AutoBeforeRebalance => {
            "enable.auto.commit, before the partitions are given up."
        }
        CommitReason::AutoOnClose => "enable.auto.commit, on close().",
        CommitReason::Sync => "commitSync().",
        CommitReason::Async => "commitAsync().",
    }
}

fn lifecycle_caption(node: &Node, lifecycle: Lifecycle) -> Caption {
    let name = who(node);
    let (head, tail) = match lifecycle {
        Lifecycle::Started => ("starts", ""),
        Lifecycle::Closing => ("is closing", ""),
        Lifecycle::Closed => ("has ended", ""),
        Lifecycle::Killed if matches!(node, Node::Broker(_)) => {
            ("was killed", "What it wrote stays; nobody can reach it.")
        }
        Lifecycle::Killed => (
            "was killed",
            "It said nothing to anyone: its group waits until session.timeout.ms is over.",
        ),
        Lifecycle::CutOff => ("is cut off", "Nothing reaches it and nothing leaves it."),
        Lifecycle::Reconnected => ("is reachable again", ""),
    };
    Caption::new(format!("{name} {head}."), tail)
}
