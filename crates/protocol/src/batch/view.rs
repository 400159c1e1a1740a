//! Looks into a batch without copying it.

use core::fmt;

use bytes::Bytes;

use super::{
    ATTRIBUTE_CONTROL, ATTRIBUTE_DELETE_HORIZON, ATTRIBUTE_LOG_APPEND_TIME,
    ATTRIBUTE_TRANSACTIONAL, HEADER_SIZE, LOG_OVERHEAD, MAGIC, Records, TimestampType,
    increment_sequence, offset, record,
};
use crate::compression::{Compression, CompressionError, MAX_DECOMPRESSED_SIZE, decompress};
use crate::crc::crc32c;
use crate::wire::DecodeError;

/// What is wrong with a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchError {
    /// Fewer bytes than the header has, or than its length says.
    Truncated {
        /// Bytes the batch should have.
        needed: usize,
        /// Bytes there are.
        actual: usize,
    },
    /// A length smaller than a header.
    InvalidLength {
        /// As it stands in the header.
        length: i32,
    },
    /// Not format 2.
    UnsupportedMagic {
        /// As it stands in the header.
        magic: i8,
    },
    /// The checksum does not fit.
    CrcMismatch {
        /// As it stands in the header.
        stored: u32,
        /// As the bytes have it.
        computed: u32,
    },
    /// The records cannot be decompressed.
    Compressed {
        /// With what they say they are compressed.
        compression: Compression,
        /// Why not.
        error: CompressionError,
    },
    /// A record that is not what its lengths say.
    InvalidRecord {
        /// Its number in the batch, from 0.
        index: i32,
        /// What is wrong; positions count from the start of the batch, those in compressed records
        /// from the first record.
        error: DecodeError,
    },
    /// Records end, or go on, where the count says otherwise.
    CountMismatch {
        /// As it stands in the header.
        count: i32,
    },
}

impl fmt::Display for BatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truncated { needed, actual } => {
                write!(f, "the batch has {actual} of its {needed} bytes")
            }
            Self::InvalidLength { length } => write!(f, "batch length {length} is too small"),
            Self::UnsupportedMagic { magic } => write!(f, "magic {magic} is not supported"),
            Self::CrcMismatch { stored, computed } => {
                write!(f, "stored crc = {stored}, computed crc = {computed}")
            }
            Self::Compressed { compression, error } => {
                write!(f, "records compressed with {}: {error}", compression.name())
            }
            Self::InvalidRecord { index, error } => write!(f, "record {index}: {error}"),
            Self::CountMismatch { count } => write!(f, "the batch does not hold {count} records"),
        }
    }
}

impl core::error::Error for BatchError {}

/// One whole batch. Clones share its bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct RecordBatch {
    bytes: Bytes,
}

impl fmt::Debug for RecordBatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordBatch")
            .field("base_offset", &self.base_offset())
            .field("last_offset", &self.last_offset())
            .field("partition_leader_epoch", &self.partition_leader_epoch())
            .field("producer_id", &self.producer_id())
            .field("size", &self.size())
            .finish_non_exhaustive()
    }
}

impl RecordBatch {
    /// The batch at the start of `bytes`, which may go on behind it. Looks at length and magic
    /// only; see [`Self::validate_crc`] and [`Self::records`] for the rest.
    ///
    /// # Errors
    /// If it is not whole or not of format 2.
    pub fn first_of(bytes: &Bytes) -> Result<Self, BatchError> {
        let size = Self::size_of_first(bytes)?;
        Ok(Self { bytes: bytes.slice(..size) })
    }

    /// Bytes of the batch at the start of `bytes`, all of which are there.
    ///
    /// # Errors
    /// As [`Self::first_of`].
    pub fn size_of_first(bytes: &[u8]) -> Result<usize, BatchError> {
        let actual = bytes.len();
        let truncated = |needed| BatchError::Truncated { needed, actual };
        let Some(prefix) = bytes.first_chunk::<17>() else { return Err(truncated(HEADER_SIZE)) };
        let length = i32::from_be_bytes([prefix[8], prefix[9], prefix[10], prefix[11]]);
        let magic = prefix[offset::MAGIC] as i8;
        if magic != MAGIC {
            return Err(BatchError::UnsupportedMagic { magic });
        }
        match usize::try_from(length) {
            Ok(size) if size >= HEADER_SIZE - LOG_OVERHEAD => {
                let needed = size + LOG_OVERHEAD;
                if needed > actual { Err(truncated(needed)) } else { Ok(needed) }
            }
            _ => Err(BatchError::InvalidLength { length }),
        }
    }

    /// All its bytes, header included, shared.
    pub const fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// How many bytes those are.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    fn field<const N: usize>(&self, at: usize) -> [u8; N] {
        // Invariant: a batch has at least its header, and fields lie within that.
        core::array::from_fn(|index| self.bytes[at + index])
    }

    /// Offset of the first record.
    pub fn base_offset(&self) -> i64 {
        i64::from_be_bytes(self.field(offset::BASE_OFFSET))
    }

    /// Epoch of the leader that appended it; -1 if none did.
    pub fn partition_leader_epoch(&self) -> i32 {
        i32::from_be_bytes(self.field(offset::PARTITION_LEADER_EPOCH))
    }

    /// The checksum as it stands in the header.
    pub fn crc(&self) -> u32 {
        u32::from_be_bytes(self.field(offset::CRC))
    }

    fn attributes(&self) -> i16 {
        i16::from_be_bytes(self.field(offset::ATTRIBUTES))
    }

    /// Offset of the last record relative to the first; compaction keeps it.
    pub fn last_offset_delta(&self) -> i32 {
        i32::from_be_bytes(self.field(offset::LAST_OFFSET_DELTA))
    }

    /// Offset of the last record.
    pub fn last_offset(&self) -> i64 {
        self.base_offset().wrapping_add(i64::from(self.last_offset_delta()))
    }

    /// The offset behind the batch.
    pub fn next_offset(&self) -> i64 {
        self.last_offset().wrapping_add(1)
    }

    /// Timestamp of the first record, in milliseconds.
    pub fn base_timestamp_ms(&self) -> i64 {
        i64::from_be_bytes(self.field(offset::BASE_TIMESTAMP))
    }

    /// The largest timestamp, or the append time, in milliseconds.
    pub fn max_timestamp_ms(&self) -> i64 {
        i64::from_be_bytes(self.field(offset::MAX_TIMESTAMP))
    }

    /// Producer id, -1 if not idempotent.
    pub fn producer_id(&self) -> i64 {
        i64::from_be_bytes(self.field(offset::PRODUCER_ID))
    }

    /// Producer epoch, -1 if not idempotent.
    pub fn producer_epoch(&self) -> i16 {
        i16::from_be_bytes(self.field(offset::PRODUCER_EPOCH))
    }

    /// Sequence of the first record, -1 if not idempotent.
    pub fn base_sequence(&self) -> i32 {
        i32::from_be_bytes(self.field(offset::BASE_SEQUENCE))
    }

    /// Sequence of the last record, -1 if not idempotent.
    pub fn last_sequence(&self) -> i32 {
        match self.base_sequence() {
            -1 => -1,
            base => increment_sequence(base, self.last_offset_delta().max(0)),
        }
    }

    /// How many records the header says there are.
    pub fn record_count(&self) -> i32 {
        i32::from_be_bytes(self.field(offset::RECORDS_COUNT))
    }

    /// How the records are packed.
    pub fn compression(&self) -> Compression {
        Compression::from_attributes(self.attributes())
    }

    /// Who set the timestamps.
    pub fn timestamp_type(&self) -> TimestampType {
        if self.attributes() & ATTRIBUTE_LOG_APPEND_TIME == 0 {
            TimestampType::CreateTime
        } else {
            TimestampType::LogAppendTime
        }
    }

    /// Part of a transaction.
    pub fn is_transactional(&self) -> bool {
        self.attributes() & ATTRIBUTE_TRANSACTIONAL != 0
    }

    /// Holds control records, which consumers never see.
    pub fn is_control(&self) -> bool {
        self.attributes() & ATTRIBUTE_CONTROL != 0
    }

    /// Whether the base timestamp is the time from which tombstones may go (KIP-534).
    pub fn has_delete_horizon(&self) -> bool {
        self.attributes() & ATTRIBUTE_DELETE_HORIZON != 0
    }

    /// Has a producer id.
    pub fn has_producer_id(&self) -> bool {
        self.producer_id() > super::NO_PRODUCER_ID
    }

    /// Checks the checksum.
    ///
    /// # Errors
    /// [`BatchError::CrcMismatch`].
    pub fn validate_crc(&self) -> Result<(), BatchError> {
        let stored = self.crc();
        let computed = crc32c(&self.bytes[offset::ATTRIBUTES..]);
        if stored == computed { Ok(()) } else { Err(BatchError::CrcMismatch { stored, computed }) }
    }

    /// Checks everything a leader checks before it appends: checksum, every record, their count.
    ///
    /// # Errors
    /// The first thing found wrong.
    pub fn validate(&self) -> Result<(), BatchError> {
        self.validate_crc()?;
        let (bytes, at) = self.readable(MAX_DECOMPRESSED_SIZE)?;
        record::validate(self.record_count(), &bytes, at)
    }

    /// The records, one after the other, as slices of the batch, or of what its records decompress
    /// to: at most [`MAX_DECOMPRESSED_SIZE`] bytes, which live as long as one of the records does.
    ///
    /// # Errors
    /// If they cannot be decompressed.
    pub fn records(&self) -> Result<Records, BatchError> {
        self.records_within(MAX_DECOMPRESSED_SIZE)
    }

    /// As [`Self::records`], for at most `limit` bytes of decompressed records.
    ///
    /// # Errors
    /// As [`Self::records`].
    pub fn records_within(&self, limit: usize) -> Result<Records, BatchError> {
        let (bytes, at) = self.readable(limit)?;
        Ok(Records::new(self.clone(), bytes, at))
    }

    /// The records, where somebody decompressed them already.
    pub fn records_in(&self, decompressed: Bytes) -> Records {
        Records::new(self.clone(), decompressed, 0)
    }

    /// Bytes in which the records can be read, and where they start.
    fn readable(&self, limit: usize) -> Result<(Bytes, usize), BatchError> {
        let compression = self.compression();
        if compression == Compression::None {
            return Ok((self.bytes.clone(), HEADER_SIZE));
        }
        decompress(compression, &self.bytes[HEADER_SIZE..], limit)
            .map(|bytes| (bytes, 0))
            .map_err(|error| BatchError::Compressed { compression, error })
    }
}
