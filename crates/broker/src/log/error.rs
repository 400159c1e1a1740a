//! Why an append was refused, in Kafka's codes and words.

use core::fmt;
use protocol::ErrorCode;

/// A refused append: nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppendError {
    /// Kafka's error code.
    pub code: ErrorCode,
    /// Kafka's words, those of the broker's log.
    pub message: String,
    /// The records at fault, where single records are (KIP-467).
    pub record_errors: Vec<RecordError>,
}

/// One record at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordError {
    /// Its number in the batch, from 0.
    pub batch_index: i32,
    /// Kafka's words.
    pub message: String,
}

impl AppendError {
    /// An error that is not about single records.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), record_errors: Vec::new() }
    }

    /// The error with Kafka's default text for its code.
    pub fn of(code: ErrorCode) -> Self {
        Self::new(code, code.message())
    }

    /// Whether the answer tells the log start offset: it does unless the error is among those
    /// ReplicaManager calls known (wrong partition, too large, corrupt).
    pub fn tells_log_start_offset(&self) -> bool {
        !matches!(
            self.code,
            ErrorCode::UnknownTopicOrPartition
                | ErrorCode::NotLeaderOrFollower
                | ErrorCode::MessageTooLarge
                | ErrorCode::RecordListTooLarge
                | ErrorCode::CorruptMessage
                | ErrorCode::InvalidTopicException
                | ErrorCode::KafkaStorageError
        )
    }
}

impl fmt::Display for AppendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl core::error::Error for AppendError {}
