//! Kafka's error codes: names, texts, and what a client may do about them.

use core::fmt;

pub use crate::messages::errors::ErrorCode;
use crate::messages::errors::{ROWS, Row};

impl ErrorCode {
    /// The code of a number on the wire; what is not known counts as `UnknownServerError`, as in
    /// Kafka's `Errors.forCode`.
    pub fn from_i16(code: i16) -> Self {
        let index = usize::try_from(i32::from(code) + 1).ok();
        index.and_then(|index| Self::ALL.get(index)).copied().unwrap_or(Self::UnknownServerError)
    }

    /// The number on the wire.
    pub const fn code(self) -> i16 {
        self as i16
    }

    fn row(self) -> &'static Row {
        // Invariant: rows stand by code from -1, one per variant (tested below).
        &ROWS[(self.code() + 1) as usize]
    }

    /// Kafka's name, as `UNKNOWN_TOPIC_OR_PARTITION`.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The class of Kafka's exception without its package; empty for `NONE`.
    pub fn exception(self) -> &'static str {
        self.row().exception
    }

    /// The text an exception of Kafka has when nobody gives another.
    pub fn message(self) -> &'static str {
        self.row().message
    }

    /// Whether the same request may succeed later (`RetriableException`).
    pub fn is_retriable(self) -> bool {
        self.row().flags & 1 != 0
    }

    /// Whether the client's metadata is out of date (`InvalidMetadataException`).
    pub fn is_invalid_metadata(self) -> bool {
        self.row().flags & 2 != 0
    }

    /// Whether this is `NONE`.
    pub const fn is_none(self) -> bool {
        matches!(self, Self::None)
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl From<ErrorCode> for i16 {
    fn from(error: ErrorCode) -> Self {
        error.code()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_row() {
        assert_eq!(ErrorCode::ALL.len(), ROWS.len());
        for (index, error) in ErrorCode::ALL.iter().enumerate() {
            assert_eq!(i32::from(error.code()), index as i32 - 1);
            assert_eq!(ErrorCode::from_i16(error.code()), *error);
        }
        assert_eq!(ErrorCode::from_i16(999), ErrorCode::UnknownServerError);
        assert_eq!(ErrorCode::from_i16(i16::MIN), ErrorCode::UnknownServerError);
        assert_eq!(ErrorCode::from_i16(i16::MAX), ErrorCode::UnknownServerError);
    }

    #[test]
    fn words_and_flags_are_kafkas() {
        let error = ErrorCode::UnknownTopicOrPartition;
        assert_eq!((error.code(), error.name()), (3, "UNKNOWN_TOPIC_OR_PARTITION"));
        assert_eq!(error.exception(), "UnknownTopicOrPartitionException");
        assert_eq!(error.message(), "This server does not host this topic-partition.");
        assert!(error.is_retriable() && error.is_invalid_metadata());
        assert!(ErrorCode::NotCoordinator.is_retriable());
        assert!(!ErrorCode::NotCoordinator.is_invalid_metadata());
        assert!(!ErrorCode::RebalanceInProgress.is_retriable());
    }
}
