//! Builds a batch record by record, straight into its final bytes.

use bytes::{BufMut, Bytes, BytesMut};

use super::{
    ATTRIBUTE_CONTROL, ATTRIBUTE_LOG_APPEND_TIME, ATTRIBUTE_TRANSACTIONAL, ControlRecordType,
    HEADER_SIZE, Header, LOG_OVERHEAD, MAGIC, NO_PARTITION_LEADER_EPOCH, NO_PRODUCER_EPOCH,
    NO_PRODUCER_ID, NO_SEQUENCE, NO_TIMESTAMP, TimestampType, offset,
};
use crate::compression::{Compression, CompressionRatio, compress};
use crate::crc::crc32c;
use crate::wire::{varint_size, zigzag};

/// Most bytes a record takes besides key, value and headers (Kafka's
/// `DefaultRecord.MAX_RECORD_OVERHEAD`): length 5, timestamp 10, offset 5, attributes 1.
const MAX_RECORD_OVERHEAD: usize = 21;

/// What stands in the header of a batch and is known before its records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchOptions {
    /// Offset of the first record; producers send 0.
    pub base_offset: i64,
    /// Epoch of the leader, [`NO_PARTITION_LEADER_EPOCH`] before one has seen it.
    pub partition_leader_epoch: i32,
    /// Who sets the timestamps.
    pub timestamp_type: TimestampType,
    /// All records' timestamp under LogAppendTime, in milliseconds.
    pub log_append_time_ms: i64,
    /// [`NO_PRODUCER_ID`] unless idempotent.
    pub producer_id: i64,
    /// [`NO_PRODUCER_EPOCH`] unless idempotent.
    pub producer_epoch: i16,
    /// [`NO_SEQUENCE`] unless idempotent.
    pub base_sequence: i32,
    /// Part of a transaction.
    pub is_transactional: bool,
    /// Holds control records.
    pub is_control: bool,
    /// How the records are packed when the batch is done.
    pub compression: Compression,
    /// How hard the codec tries ([`Compression::default_level`]).
    pub compression_level: i32,
}

impl Default for BatchOptions {
    fn default() -> Self {
        Self {
            base_offset: 0,
            partition_leader_epoch: NO_PARTITION_LEADER_EPOCH,
            timestamp_type: TimestampType::CreateTime,
            log_append_time_ms: NO_TIMESTAMP,
            producer_id: NO_PRODUCER_ID,
            producer_epoch: NO_PRODUCER_EPOCH,
            base_sequence: NO_SEQUENCE,
            is_transactional: false,
            is_control: false,
            compression: Compression::None,
            compression_level: 0,
        }
    }
}

/// A batch being filled, as Kafka's `MemoryRecordsBuilder`. Records are compressed together when it
/// is done; until then [`Self::size`] estimates by [`Self::estimated_ratio`].
#[derive(Clone, Debug)]
pub struct RecordBatchBuilder {
    buffer: BytesMut,
    write_limit: usize,
    options: BatchOptions,
    record_count: i32,
    last_offset: Option<i64>,
    base_timestamp: Option<i64>,
    max_timestamp: i64,
    ratio: CompressionRatio,
}

impl RecordBatchBuilder {
    /// An empty batch. `write_limit` is the size in bytes it should not grow beyond (a producer's
    /// batch.size, or the upper bound of its first record if that is larger); only
    /// [`Self::has_room_for`] and [`Self::is_full`] mind it. Memory is taken as records come.
    pub fn new(options: BatchOptions, write_limit: usize) -> Self {
        let mut buffer = BytesMut::with_capacity(HEADER_SIZE + 195);
        buffer.put_bytes(0, HEADER_SIZE);
        Self {
            buffer,
            write_limit,
            options,
            record_count: 0,
            last_offset: None,
            base_timestamp: None,
            max_timestamp: NO_TIMESTAMP,
            ratio: CompressionRatio::ONE,
        }
    }

    /// Expects the records to shrink so far; nothing to a batch that is not compressed.
    pub const fn estimated_ratio(&mut self, ratio: CompressionRatio) {
        self.ratio = ratio;
    }

    /// Bytes of the batch as it is now before compression, header included.
    pub fn uncompressed_size(&self) -> usize {
        self.buffer.len()
    }

    /// The transaction marker of a coordinator: one control record of 78 bytes in all.
    pub fn end_transaction_marker(
        options: BatchOptions,
        timestamp_ms: i64,
        control_type: ControlRecordType,
        coordinator_epoch: i32,
    ) -> Bytes {
        let options = BatchOptions {
            base_sequence: NO_SEQUENCE,
            is_transactional: true,
            is_control: true,
            ..options
        };
        let mut value = [0; 6];
        value[2..].copy_from_slice(&coordinator_epoch.to_be_bytes());
        let mut builder = Self::new(options, 0);
        builder.append(timestamp_ms, Some(&control_type.key()), Some(&value), &[]);
        builder.finish()
    }

    /// Appends a record behind the last one; returns its offset.
    pub fn append(
        &mut self,
        timestamp_ms: i64,
        key: Option<&[u8]>,
        value: Option<&[u8]>,
        headers: &[Header],
    ) -> i64 {
        let offset = self.next_offset();
        self.append_at(offset, timestamp_ms, key, value, headers);
        offset
    }

    /// Appends a record at `offset`, which must lie behind the last one: compaction leaves gaps.
    pub fn append_at(
        &mut self,
        offset: i64,
        timestamp_ms: i64,
        key: Option<&[u8]>,
        value: Option<&[u8]>,
        headers: &[Header],
    ) {
        let base_timestamp = *self.base_timestamp.get_or_insert(timestamp_ms);
        let offset_delta = offset - self.options.base_offset;
        let timestamp_delta = timestamp_ms.wrapping_sub(base_timestamp);
        let body = body_size(offset_delta, timestamp_delta, key, value, headers);
        self.buffer.reserve(varint_size(body as i64) + body);
        put_varint(&mut self.buffer, body as i64);
        self.buffer.put_u8(0);
        put_varint(&mut self.buffer, timestamp_delta);
        put_varint(&mut self.buffer, offset_delta);
        put_nullable(&mut self.buffer, key);
        put_nullable(&mut self.buffer, value);
        put_varint(&mut self.buffer, headers.len() as i64);
        for header in headers {
            put_nullable(&mut self.buffer, Some(header.key.as_bytes()));
            put_nullable(&mut self.buffer, header.value.as_deref());
        }
        self.record_count += 1;
        self.last_offset = Some(offset);
        self.max_timestamp = self.max_timestamp.max(timestamp_ms);
    }

    /// The offset of the next record.
    pub fn next_offset(&self) -> i64 {
        self.last_offset.map_or(self.options.base_offset, |last| last + 1)
    }

    /// Records appended so far.
    pub const fn record_count(&self) -> i32 {
        self.record_count
    }

    /// Whether no record was appended yet.
    pub const fn is_empty(&self) -> bool {
        self.record_count == 0
    }

    /// Bytes of the batch as it is now, header included; of a compressed one an estimate with 5 %
    /// to spare (Kafka's `estimatedSizeInBytes`).
    pub fn size(&self) -> usize {
        match self.options.compression {
            Compression::None => self.buffer.len(),
            _ => HEADER_SIZE + self.ratio.estimate(self.buffer.len() - HEADER_SIZE),
        }
    }

    /// The size the batch should not grow beyond.
    pub const fn write_limit(&self) -> usize {
        self.write_limit
    }

    /// Whether the next record still fits below the limit; the first always does.
    pub fn has_room_for(
        &self,
        timestamp_ms: i64,
        key: Option<&[u8]>,
        value: Option<&[u8]>,
        headers: &[Header],
    ) -> bool {
        if self.is_full() {
            return false;
        }
        if self.is_empty() {
            return true;
        }
        let offset_delta = self.next_offset() - self.options.base_offset;
        let timestamp_delta = timestamp_ms - self.base_timestamp.unwrap_or(timestamp_ms);
        let size = record_size(offset_delta, timestamp_delta, key, value, headers);
        self.write_limit >= self.size() + size
    }

    /// Whether the batch has records and has reached its limit.
    pub fn is_full(&self) -> bool {
        !self.is_empty() && self.write_limit <= self.size()
    }

    /// The largest timestamp so far, [`NO_TIMESTAMP`] if empty.
    pub const fn max_timestamp_ms(&self) -> i64 {
        self.max_timestamp
    }

    /// What [`Self::new`] was given, or a later [`Self::producer_state`].
    pub const fn options(&self) -> &BatchOptions {
        &self.options
    }

    /// Sets producer id, epoch and first sequence, which a producer knows only when it sends.
    pub const fn producer_state(&mut self, id: i64, epoch: i16, base_sequence: i32) {
        self.options.producer_id = id;
        self.options.producer_epoch = epoch;
        self.options.base_sequence = base_sequence;
    }

    /// Writes the header; the batch is done. A batch without records is empty bytes, as in Kafka.
    pub fn finish(mut self) -> Bytes {
        if self.is_empty() {
            return Bytes::new();
        }
        let options = self.options;
        let mut attributes = 0;
        let mut max_timestamp = self.max_timestamp;
        if options.timestamp_type == TimestampType::LogAppendTime {
            attributes |= ATTRIBUTE_LOG_APPEND_TIME;
            max_timestamp = options.log_append_time_ms;
        }
        if options.is_transactional {
            attributes |= ATTRIBUTE_TRANSACTIONAL;
        }
        if options.is_control {
            attributes |= ATTRIBUTE_CONTROL;
        }
        if options.compression != Compression::None {
            attributes |= i16::from(options.compression.id());
            let records = &self.buffer[HEADER_SIZE..];
            let records = compress(options.compression, options.compression_level, records);
            self.buffer.truncate(HEADER_SIZE);
            self.buffer.extend_from_slice(&records);
        }
        let last_offset_delta = self.next_offset() - 1 - options.base_offset;
        let length = (self.buffer.len() - LOG_OVERHEAD) as i32;
        let mut header = &mut self.buffer[..HEADER_SIZE];
        header.put_i64(options.base_offset);
        header.put_i32(length);
        header.put_i32(options.partition_leader_epoch);
        header.put_i8(MAGIC);
        header.put_u32(0);
        header.put_i16(attributes);
        header.put_i32(last_offset_delta as i32);
        header.put_i64(self.base_timestamp.unwrap_or(NO_TIMESTAMP));
        header.put_i64(max_timestamp);
        header.put_i64(options.producer_id);
        header.put_i16(options.producer_epoch);
        header.put_i32(options.base_sequence);
        header.put_i32(self.record_count);
        let crc = crc32c(&self.buffer[offset::ATTRIBUTES..]);
        self.buffer[offset::CRC..offset::ATTRIBUTES].copy_from_slice(&crc.to_be_bytes());
        self.buffer.freeze()
    }
}

fn put_varint(buffer: &mut BytesMut, value: i64) {
    let mut rest = zigzag(value);
    while rest > 0x7f {
        buffer.put_u8(rest as u8 | 0x80);
        rest >>= 7;
    }
    buffer.put_u8(rest as u8);
}

fn put_nullable(buffer: &mut BytesMut, bytes: Option<&[u8]>) {
    match bytes {
        Some(bytes) => {
            put_varint(buffer, bytes.len() as i64);
            buffer.put_slice(bytes);
        }
        None => put_varint(buffer, -1),
    }
}

fn nullable_size(bytes: Option<&[u8]>) -> usize {
    bytes.map_or(1, |bytes| varint_size(bytes.len() as i64) + bytes.len())
}

fn payload_size(key: Option<&[u8]>, value: Option<&[u8]>, headers: &[Header]) -> usize {
    let headers_size: usize = headers
        .iter()
        .map(|header| {
            nullable_size(Some(header.key.as_bytes())) + nullable_size(header.value.as_deref())
        })
        .sum();
    nullable_size(key) + nullable_size(value) + varint_size(headers.len() as i64) + headers_size
}

fn body_size(
    offset_delta: i64,
    timestamp_delta: i64,
    key: Option<&[u8]>,
    value: Option<&[u8]>,
    headers: &[Header],
) -> usize {
    1 + varint_size(offset_delta) + varint_size(timestamp_delta) + payload_size(key, value, headers)
}

/// Exact bytes of a record (Kafka's `DefaultRecord.sizeInBytes`).
pub fn record_size(
    offset_delta: i64,
    timestamp_delta: i64,
    key: Option<&[u8]>,
    value: Option<&[u8]>,
    headers: &[Header],
) -> usize {
    let body = body_size(offset_delta, timestamp_delta, key, value, headers);
    varint_size(body as i64) + body
}

/// Most bytes a record can take, whatever its place in a batch (Kafka's
/// `DefaultRecord.recordSizeUpperBound`).
pub fn record_size_upper_bound(
    key: Option<&[u8]>,
    value: Option<&[u8]>,
    headers: &[Header],
) -> usize {
    MAX_RECORD_OVERHEAD + payload_size(key, value, headers)
}

/// Most bytes a batch of this one record can take: what max.request.size and batch.size are held
/// against (Kafka's `AbstractRecords.estimateSizeInBytesUpperBound`).
pub fn batch_size_upper_bound(
    key: Option<&[u8]>,
    value: Option<&[u8]>,
    headers: &[Header],
) -> usize {
    HEADER_SIZE + record_size_upper_bound(key, value, headers)
}
