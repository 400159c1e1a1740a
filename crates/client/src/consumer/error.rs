//! Kafka's exceptions and texts a consumer throws, and Java's way to print what stands in them.

use protocol::{ErrorCode, SortedMap, SortedSet};

use super::offsets::OffsetAndMetadata;
use crate::event::{ClientError, TopicPartition};

pub(super) const KICKED_OUT: &str = "Offset commit cannot be completed since the consumer is not \
    part of an active group for auto partition assignment; it is likely that the consumer was \
    kicked out of the group.";
pub(super) const REBALANCING: &str = "Offset commit cannot be completed since the consumer is \
    undergoing a rebalance for auto partition assignment. You can try completing the rebalance by \
    calling poll() and then retry the operation.";
pub(super) const REBALANCE_EXECUTING: &str = "Offset commit cannot be completed since the consumer \
    group is executing a rebalance at the moment. You can try completing the rebalance by calling \
    poll() and then retry commit again";
pub(super) const STALE_GENERATION: &str = "Offset commit cannot be completed since the consumer \
    member's generation is already stale, meaning it has already participated another rebalance \
    and got a new generation. You can try completing the rebalance by calling poll() and then \
    retry commit again";
pub(super) const FENCED_OLD_GENERATION: &str = "Offset commit cannot be completed since the \
    consumer member's old generation is fenced by its group instance id, it is possible that this \
    consumer has already participated another rebalance and got a new generation";
const COMMIT_FAILED: &str = "Commit cannot be completed since the group has already rebalanced and \
    assigned the partitions to another member. This means that the time between subsequent calls \
    to poll() was longer than the configured max.poll.interval.ms, which typically implies that \
    the poll loop is spending too much time message processing. You can address this either by \
    increasing max.poll.interval.ms or by reducing the maximum size of batches returned in poll() \
    with max.poll.records.";
pub(super) const RETRIABLE_COMMIT: &str = "Offset commit failed with a retriable exception. You \
    should retry committing the latest consumed offsets.";
const NO_GROUP_ID: &str = "To use the group management or offset commit APIs, you must provide a \
    valid group.id in the consumer configuration.";

/// An exception with its text and no broker code.
pub(super) fn exception(class: &'static str, message: impl Into<String>) -> ClientError {
    ClientError { exception: class, code: "", message: message.into() }
}

/// IllegalStateException.
pub(super) fn illegal_state(message: impl Into<String>) -> ClientError {
    exception("IllegalStateException", message)
}

/// IllegalArgumentException.
pub(super) fn illegal_argument(message: impl Into<String>) -> ClientError {
    exception("IllegalArgumentException", message)
}

/// The exception of a broker's error code with its default text.
pub(super) fn from_code(code: ErrorCode) -> ClientError {
    ClientError {
        exception: code.exception(),
        code: code.name(),
        message: code.message().to_owned(),
    }
}

/// The exception of a broker's error code with a text of its own.
pub(super) fn from_code_with(code: ErrorCode, message: impl Into<String>) -> ClientError {
    ClientError { message: message.into(), ..from_code(code) }
}

/// `KafkaException` around a code nobody expected there.
pub(super) fn unexpected(context: &str, code: ErrorCode) -> ClientError {
    let message = format!("{context}: {}", code.message());
    ClientError { exception: "KafkaException", code: code.name(), message }
}

pub(super) fn commit_failed() -> ClientError {
    exception("CommitFailedException", COMMIT_FAILED)
}

pub(super) fn invalid_group_id() -> ClientError {
    exception("InvalidGroupIdException", NO_GROUP_ID)
}

pub(super) fn wakeup() -> ClientError {
    exception("WakeupException", "")
}

pub(super) fn closed() -> ClientError {
    illegal_state("This consumer has already been closed.")
}

/// A call while another one runs; Java's threads have names and ids, ours is one.
pub(super) fn concurrent() -> ClientError {
    exception(
        "ConcurrentModificationException",
        "KafkaConsumer is not safe for multi-threaded access.",
    )
}

/// `orders-0`.
pub(super) fn show(partition: &TopicPartition) -> String {
    format!("{}-{}", partition.0, partition.1)
}

/// A Java collection of partitions: `[orders-0, orders-1]`.
pub(super) fn show_all<'a>(partitions: impl IntoIterator<Item = &'a TopicPartition>) -> String {
    let list: Vec<String> = partitions.into_iter().map(show).collect();
    format!("[{}]", list.join(", "))
}

/// A Java set of topics: `[a, b]`.
pub(super) fn show_topics(topics: &SortedSet<String>) -> String {
    let list: Vec<&str> = topics.iter().map(String::as_str).collect();
    format!("[{}]", list.join(", "))
}

/// A Java map of offsets to commit.
pub(super) fn show_offsets(offsets: &SortedMap<TopicPartition, OffsetAndMetadata>) -> String {
    let list: Vec<String> = offsets
        .iter()
        .map(|(partition, offset)| {
            let epoch = offset.leader_epoch.map_or_else(|| "null".to_owned(), |e| e.to_string());
            format!(
                "{}=OffsetAndMetadata{{offset={}, leaderEpoch={epoch}, metadata='{}'}}",
                show(partition),
                offset.offset,
                offset.metadata
            )
        })
        .collect();
    format!("{{{}}}", list.join(", "))
}

/// Whether Kafka's class of this exception is a RetriableException.
pub(super) fn is_retriable(error: &ClientError) -> bool {
    matches!(
        error.exception,
        "DisconnectException" | "TimeoutException" | "RetriableCommitFailedException"
    ) || ErrorCode::ALL.iter().any(|code| code.name() == error.code && code.is_retriable())
}
