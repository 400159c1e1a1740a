//! Record batches as the log stores them: 61 bytes of header, which the leader rewrites, and the
//! records behind it, which stay the producer's shared bytes. Also the first look at what a client
//! sent, where Kafka's words for broken lengths come from (ByteBufferLogInputStream).

use bytes::{BufMut, Bytes, BytesMut};
use protocol::ErrorCode;
use protocol::batch::{Compression, HEADER_SIZE, LOG_OVERHEAD, increment_sequence};

use super::error::AppendError;

/// A batch's header as bytes.
pub(crate) type RawHeader = [u8; HEADER_SIZE];

const MIN_RECORD_OVERHEAD: i32 = 14;
const HEADER_SIZE_UP_TO_MAGIC: usize = 17;
const ATTRIBUTE_LOG_APPEND_TIME: i16 = 0x08;
const ATTRIBUTE_TRANSACTIONAL: i16 = 0x10;
const ATTRIBUTE_CONTROL: i16 = 0x20;

/// The header of a record batch v2, field by field (DefaultRecordBatch).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchHeader {
    /// Offset of the first record.
    pub base_offset: i64,
    /// Bytes of the batch behind this field.
    pub batch_length: i32,
    /// Epoch of the leader that appended the batch.
    pub partition_leader_epoch: i32,
    /// Record format; 2.
    pub magic: i8,
    /// CRC-32C of everything behind it.
    pub crc: u32,
    /// Codec, timestamp type, transactional, control, delete horizon.
    pub attributes: i16,
    /// Offset of the last record less that of the first.
    pub last_offset_delta: i32,
    /// Timestamp the records' deltas count from, in milliseconds.
    pub base_timestamp_ms: i64,
    /// Largest timestamp of the batch, or the append time, in milliseconds; -1 for none.
    pub max_timestamp_ms: i64,
    /// Producer id, -1 for none.
    pub producer_id: i64,
    /// Producer epoch, -1 for none.
    pub producer_epoch: i16,
    /// Sequence number of the first record, -1 for none.
    pub base_sequence: i32,
    /// How many records the batch says it holds.
    pub record_count: i32,
}

impl BatchHeader {
    /// Reads the fields of a raw header.
    pub(crate) fn read(raw: &RawHeader) -> Self {
        let i32_at =
            |at: usize| i32::from_be_bytes([raw[at], raw[at + 1], raw[at + 2], raw[at + 3]]);
        let i16_at = |at: usize| i16::from_be_bytes([raw[at], raw[at + 1]]);
        let i64_at = |at: usize| i64::from(i32_at(at)) << 32 | i64::from(i32_at(at + 4) as u32);
        Self {
            base_offset: i64_at(0),
            batch_length: i32_at(8),
            partition_leader_epoch: i32_at(12),
            magic: raw[16] as i8,
            crc: i32_at(17) as u32,
            attributes: i16_at(21),
            last_offset_delta: i32_at(23),
            base_timestamp_ms: i64_at(27),
            max_timestamp_ms: i64_at(35),
            producer_id: i64_at(43),
            producer_epoch: i16_at(51),
            base_sequence: i32_at(53),
            record_count: i32_at(57),
        }
    }

    /// The header of the batch `bytes` start with, if they hold one.
    pub fn peek(bytes: &[u8]) -> Option<Self> {
        bytes.first_chunk::<HEADER_SIZE>().map(Self::read)
    }

    /// Writes the fields back.
    pub(crate) fn write(&self) -> RawHeader {
        let mut raw = [0; HEADER_SIZE];
        let mut out = &mut raw[..];
        out.put_i64(self.base_offset);
        out.put_i32(self.batch_length);
        out.put_i32(self.partition_leader_epoch);
        out.put_i8(self.magic);
        out.put_u32(self.crc);
        out.put_i16(self.attributes);
        out.put_i32(self.last_offset_delta);
        out.put_i64(self.base_timestamp_ms);
        out.put_i64(self.max_timestamp_ms);
        out.put_i64(self.producer_id);
        out.put_i16(self.producer_epoch);
        out.put_i32(self.base_sequence);
        out.put_i32(self.record_count);
        raw
    }

    /// Bytes of the whole batch.
    pub fn size(&self) -> u32 {
        (self.batch_length.max(0) as u32).saturating_add(LOG_OVERHEAD as u32)
    }

    /// Offset of the last record.
    pub fn last_offset(&self) -> i64 {
        self.base_offset.wrapping_add(i64::from(self.last_offset_delta))
    }

    /// Sequence number of the last record, -1 for none.
    pub fn last_sequence(&self) -> i32 {
        if self.base_sequence < 0 {
            return -1;
        }
        increment_sequence(self.base_sequence, self.last_offset_delta.max(0))
    }

    /// The codec of the records.
    pub fn compression(&self) -> Compression {
        Compression::from_attributes(self.attributes)
    }

    /// Whether the records carry the leader's append time.
    pub fn is_log_append_time(&self) -> bool {
        self.attributes & ATTRIBUTE_LOG_APPEND_TIME != 0
    }

    /// Whether the batch belongs to a transaction.
    pub fn is_transactional(&self) -> bool {
        self.attributes & ATTRIBUTE_TRANSACTIONAL != 0
    }

    /// Whether the batch holds control records.
    pub fn is_control(&self) -> bool {
        self.attributes & ATTRIBUTE_CONTROL != 0
    }

    /// Whether an idempotent or transactional producer wrote the batch.
    pub fn has_producer_id(&self) -> bool {
        self.producer_id > -1
    }

    /// Sets timestamp type and largest timestamp; true if that changed what the CRC covers.
    pub(crate) fn set_max_timestamp(&mut self, is_log_append_time: bool, max_ms: i64) -> bool {
        if self.is_log_append_time() == is_log_append_time && self.max_timestamp_ms == max_ms {
            return false;
        }
        self.attributes &= !ATTRIBUTE_LOG_APPEND_TIME;
        if is_log_append_time {
            self.attributes |= ATTRIBUTE_LOG_APPEND_TIME;
        }
        self.max_timestamp_ms = max_ms;
        true
    }
}

/// A batch that passed validation and has its offsets: ready for a segment.
#[derive(Clone, Debug)]
pub(crate) struct StoredBatch {
    pub(crate) header: BatchHeader,
    pub(crate) raw: RawHeader,
    /// Everything behind the header.
    pub(crate) records: Bytes,
}

impl StoredBatch {
    /// A whole batch that needs no change any more; `None` if it has not even a header.
    pub(crate) fn of(batch: &Bytes) -> Option<Self> {
        let raw = batch.first_chunk::<HEADER_SIZE>()?;
        let records = batch.slice(HEADER_SIZE..);
        Some(Self { header: BatchHeader::read(raw), raw: *raw, records })
    }

    pub(crate) fn size(&self) -> u32 {
        HEADER_SIZE as u32 + self.records.len() as u32
    }
}

/// A look at one batch in the log.
#[derive(Clone, Copy, Debug)]
pub struct LogBatch<'a> {
    /// Its header.
    pub header: BatchHeader,
    pub(crate) raw: &'a RawHeader,
    pub(crate) records: &'a [u8],
}

impl<'a> LogBatch<'a> {
    /// The records as they are stored, compressed or not.
    pub fn records(&self) -> &'a [u8] {
        self.records
    }

    /// The whole batch as bytes of its own.
    pub fn to_bytes(&self) -> Bytes {
        let mut bytes = BytesMut::with_capacity(HEADER_SIZE + self.records.len());
        bytes.put_slice(self.raw);
        bytes.put_slice(self.records);
        bytes.freeze()
    }
}

/// What stands at the start of some records: enough to step over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BatchExtent {
    /// Bytes of the batch.
    pub(crate) size: usize,
    /// Record format, 0 to 2.
    pub(crate) magic: i8,
}

/// The batch `bytes` start with, `None` if they end within it.
///
/// # Errors
/// `CORRUPT_MESSAGE` for a length or a format that cannot be.
pub(crate) fn first_extent(bytes: &[u8]) -> Result<Option<BatchExtent>, AppendError> {
    let Some(overhead) = bytes.first_chunk::<LOG_OVERHEAD>() else { return Ok(None) };
    let length = i32::from_be_bytes([overhead[8], overhead[9], overhead[10], overhead[11]]);
    if length < MIN_RECORD_OVERHEAD {
        let message = format!(
            "Record size {length} is less than the minimum record overhead ({MIN_RECORD_OVERHEAD})"
        );
        return Err(AppendError::new(ErrorCode::CorruptMessage, message));
    }
    if bytes.len() < HEADER_SIZE_UP_TO_MAGIC {
        return Ok(None);
    }
    let magic = bytes[HEADER_SIZE_UP_TO_MAGIC - 1] as i8;
    if !(0..=2).contains(&magic) {
        let message = format!("Invalid magic found in record: {magic}");
        return Err(AppendError::new(ErrorCode::CorruptMessage, message));
    }
    let size = length as usize + LOG_OVERHEAD;
    Ok((bytes.len() >= size).then_some(BatchExtent { size, magic }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_survives_reading_and_writing() {
        let raw: RawHeader = core::array::from_fn(|at| (at * 37 + 11) as u8);
        assert_eq!(BatchHeader::read(&raw).write(), raw);
    }

    #[test]
    fn half_a_batch_is_none_and_nonsense_is_corrupt() {
        assert_eq!(first_extent(&[0; 11]), Ok(None));
        let zeroes = first_extent(&[0; 20]).expect_err("length 0");
        assert_eq!(zeroes.message, "Record size 0 is less than the minimum record overhead (14)");
        let mut bytes = [0; 80];
        bytes[11] = 68;
        bytes[16] = 3;
        let magic = first_extent(&bytes).expect_err("magic 3");
        assert_eq!(magic.message, "Invalid magic found in record: 3");
        bytes[16] = 2;
        assert_eq!(first_extent(&bytes), Ok(Some(BatchExtent { size: 80, magic: 2 })));
        assert_eq!(first_extent(&bytes[..79]), Ok(None));
    }
}
