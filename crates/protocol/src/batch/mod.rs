//! Record batches of format v2 (KIP-98): the unit a producer sends, a log stores and a consumer
//! fetches.
//!
//! A batch is one shared [`bytes::Bytes`] everywhere. [`RecordBatchBuilder`] writes records
//! straight into it; [`RecordBatch`] looks into it without copying; [`stamp()`] writes what the
//! leader decides (offset, epoch, append time) into the header: in place where the bytes have no
//! other owner, else into one copy of the whole batch. A log keeps stamped batches and hands slices
//! of them to fetch responses, so a record is never copied on its own.

mod builder;
mod record;
mod stamp;
mod view;

pub use builder::{
    BatchOptions, RecordBatchBuilder, batch_size_upper_bound, record_size, record_size_upper_bound,
};
pub use record::{Record, Records};
pub use stamp::{Stamp, stamp};
pub use view::{BatchError, RecordBatch};

pub use crate::compression::Compression;

use bytes::Bytes;

use crate::Str;

/// Bytes of a batch's header; its records follow.
pub const HEADER_SIZE: usize = 61;
/// Bytes of base offset and length, which the length does not count.
pub const LOG_OVERHEAD: usize = 12;
/// The only record format there is since Kafka 4.0.
pub const MAGIC: i8 = 2;
/// Producer id of batches that are not idempotent.
pub const NO_PRODUCER_ID: i64 = -1;
/// Producer epoch of batches that are not idempotent.
pub const NO_PRODUCER_EPOCH: i16 = -1;
/// Base sequence of batches that are not idempotent.
pub const NO_SEQUENCE: i32 = -1;
/// Leader epoch of batches no leader has seen.
pub const NO_PARTITION_LEADER_EPOCH: i32 = -1;
/// Timestamp of records that have none.
pub const NO_TIMESTAMP: i64 = -1;

/// Where the header's fields start.
pub(crate) mod offset {
    pub(crate) const BASE_OFFSET: usize = 0;
    pub(crate) const PARTITION_LEADER_EPOCH: usize = 12;
    pub(crate) const MAGIC: usize = 16;
    pub(crate) const CRC: usize = 17;
    pub(crate) const ATTRIBUTES: usize = 21;
    pub(crate) const LAST_OFFSET_DELTA: usize = 23;
    pub(crate) const BASE_TIMESTAMP: usize = 27;
    pub(crate) const MAX_TIMESTAMP: usize = 35;
    pub(crate) const PRODUCER_ID: usize = 43;
    pub(crate) const PRODUCER_EPOCH: usize = 51;
    pub(crate) const BASE_SEQUENCE: usize = 53;
    pub(crate) const RECORDS_COUNT: usize = 57;
}

pub(crate) const ATTRIBUTE_LOG_APPEND_TIME: i16 = 0x08;
pub(crate) const ATTRIBUTE_TRANSACTIONAL: i16 = 0x10;
pub(crate) const ATTRIBUTE_CONTROL: i16 = 0x20;
pub(crate) const ATTRIBUTE_DELETE_HORIZON: i16 = 0x40;

/// Who set the timestamps of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimestampType {
    /// The producer; every record has its own.
    #[default]
    CreateTime,
    /// The broker; all records have the batch's max timestamp.
    LogAppendTime,
}

/// A header of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Not null, need not be unique.
    pub key: Str,
    /// May be null.
    pub value: Option<Bytes>,
}

impl Header {
    /// A header with a value.
    pub fn new(key: impl Into<Str>, value: impl Into<Bytes>) -> Self {
        Self { key: key.into(), value: Some(value.into()) }
    }
}

/// What a control record says (its key).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ControlRecordType {
    /// A transaction was aborted.
    Abort,
    /// A transaction was committed.
    Commit,
    /// A raft leader was elected.
    LeaderChange,
    /// Anything else.
    Other(i16),
}

impl ControlRecordType {
    /// The number in the key.
    pub const fn code(self) -> i16 {
        match self {
            Self::Abort => 0,
            Self::Commit => 1,
            Self::LeaderChange => 2,
            Self::Other(code) => code,
        }
    }

    /// Reads a control record's key: two bytes of version, two of type.
    pub fn from_key(key: &[u8]) -> Option<Self> {
        let bytes = key.get(2..4)?;
        Some(match i16::from_be_bytes([bytes[0], bytes[1]]) {
            0 => Self::Abort,
            1 => Self::Commit,
            2 => Self::LeaderChange,
            code => Self::Other(code),
        })
    }

    /// The key of a control record, version 0.
    pub const fn key(self) -> [u8; 4] {
        let [high, low] = self.code().to_be_bytes();
        [0, 0, high, low]
    }
}

/// The sequence `increment` records after `sequence`; after 2147483647 comes 0
/// (Kafka's `DefaultRecordBatch.incrementSequence`).
pub const fn increment_sequence(sequence: i32, increment: i32) -> i32 {
    if sequence > i32::MAX - increment {
        increment - (i32::MAX - sequence) - 1
    } else {
        sequence + increment
    }
}

/// The sequence `decrement` records before `sequence`; before 0 comes 2147483647.
pub const fn decrement_sequence(sequence: i32, decrement: i32) -> i32 {
    if sequence < decrement { i32::MAX - (decrement - sequence) + 1 } else { sequence - decrement }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_wrap_to_zero() {
        assert_eq!(increment_sequence(5, 3), 8);
        assert_eq!(increment_sequence(i32::MAX, 1), 0);
        assert_eq!(increment_sequence(i32::MAX - 1, 3), 1);
        assert_eq!(decrement_sequence(0, 1), i32::MAX);
        assert_eq!(decrement_sequence(1, 3), i32::MAX - 1);
    }
}
