//! The records of a batch: read as slices of it, or only checked.

use core::ops::Range;

use bytes::Bytes;

use super::{
    BatchError, ControlRecordType, Header, RecordBatch, TimestampType, increment_sequence,
};
use crate::Str;
use crate::wire::{DecodeError, unzigzag};

/// A record in its batch. Key, value and headers share the batch's bytes, or those its records
/// decompress to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its offset in the partition.
    pub offset: i64,
    /// Milliseconds since the epoch; the batch's under LogAppendTime.
    pub timestamp_ms: i64,
    /// Its sequence, -1 if not idempotent.
    pub sequence: i32,
    /// May be null.
    pub key: Option<Bytes>,
    /// Null is a tombstone.
    pub value: Option<Bytes>,
    /// In their order.
    pub headers: Vec<Header>,
    /// Bytes it takes in the batch, before compression.
    pub size: usize,
}

impl Record {
    /// What a control record says; `None` if its key is no such key.
    pub fn control_type(&self) -> Option<ControlRecordType> {
        ControlRecordType::from_key(self.key.as_deref()?)
    }
}

/// Where the parts of a record are; headers are left to whoever wants them.
struct Layout {
    timestamp_delta: i64,
    offset_delta: i32,
    key: Option<Range<usize>>,
    value: Option<Range<usize>>,
    header_count: usize,
    headers_at: usize,
    end: usize,
}

/// A position in the bytes of a batch.
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn byte(&mut self) -> Result<u8, DecodeError> {
        let Some(byte) = self.bytes.get(self.at) else {
            return Err(DecodeError::Truncated { at: self.at, needed: 1, remaining: 0 });
        };
        self.at += 1;
        Ok(*byte)
    }

    #[inline]
    fn varlong(&mut self, most: u32) -> Result<u64, DecodeError> {
        let first = self.byte()?;
        if first & 0x80 == 0 {
            return Ok(first.into());
        }
        let at = self.at - 1;
        let mut value = u64::from(first & 0x7f);
        for index in 1..most {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << (7 * index);
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(DecodeError::InvalidVarint { at })
    }

    fn varint(&mut self) -> Result<i32, DecodeError> {
        let value = self.varlong(5)? as u32;
        Ok(unzigzag(value.into()) as i32)
    }

    /// A range behind its length; any negative length is null.
    fn nullable(&mut self) -> Result<Option<Range<usize>>, DecodeError> {
        let Ok(length) = usize::try_from(self.varint()?) else { return Ok(None) };
        let (start, remaining) = (self.at, self.bytes.len() - self.at);
        if length > remaining {
            return Err(DecodeError::Truncated { at: start, needed: length, remaining });
        }
        self.at += length;
        Ok(Some(start..self.at))
    }

    fn header(&mut self) -> Result<(Range<usize>, Option<Range<usize>>), DecodeError> {
        let at = self.at;
        let key = self.nullable()?.ok_or(DecodeError::UnexpectedNull { at })?;
        Ok((key, self.nullable()?))
    }

    fn record(&mut self) -> Result<Layout, DecodeError> {
        let at = self.at;
        let length = i64::from(self.varint()?);
        let body = self.at;
        let _attributes = self.byte()?;
        let timestamp_delta = unzigzag(self.varlong(10)?);
        let offset_delta = self.varint()?;
        let key = self.nullable()?;
        let value = self.nullable()?;
        let (count_at, count) = (self.at, self.varint()?);
        let remaining = self.bytes.len() - self.at;
        let Ok(header_count) = usize::try_from(count) else {
            let length = i64::from(count);
            return Err(DecodeError::InvalidLength { at: count_at, length });
        };
        if header_count > remaining {
            let count = header_count;
            return Err(DecodeError::ArrayTooLong { at: count_at, count, remaining });
        }
        let headers_at = self.at;
        for _ in 0..header_count {
            self.header()?;
        }
        if (self.at - body) as i64 != length {
            return Err(DecodeError::InvalidLength { at, length });
        }
        let end = self.at;
        Ok(Layout { timestamp_delta, offset_delta, key, value, header_count, headers_at, end })
    }
}

/// Checks that there are `count` whole records from `at` on, and nothing else.
pub(super) fn validate(count: i32, bytes: &[u8], at: usize) -> Result<(), BatchError> {
    let mut cursor = Cursor { bytes, at };
    for index in 0..count {
        if cursor.at == cursor.bytes.len() {
            return Err(BatchError::CountMismatch { count });
        }
        cursor.record().map_err(|error| BatchError::InvalidRecord { index, error })?;
    }
    if cursor.at == cursor.bytes.len() && count >= 0 {
        Ok(())
    } else {
        Err(BatchError::CountMismatch { count })
    }
}

/// Iterates over the records of a batch; ends after the first error.
#[derive(Clone, Debug)]
pub struct Records {
    batch: RecordBatch,
    /// Where the records are read: the batch, or what its records decompress to.
    bytes: Bytes,
    /// What the batch's header says, read once.
    timestamp_type: TimestampType,
    next: i32,
    count: i32,
    at: usize,
    is_done: bool,
}

impl Records {
    pub(super) fn new(batch: RecordBatch, bytes: Bytes, at: usize) -> Self {
        Self {
            bytes,
            timestamp_type: batch.timestamp_type(),
            next: 0,
            count: batch.record_count(),
            at,
            is_done: false,
            batch,
        }
    }

    /// Where the records are read: the batch, or what its records decompress to.
    pub const fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    fn read(&mut self) -> Result<Record, DecodeError> {
        let batch = &self.batch;
        let bytes = &self.bytes;
        let layout = Cursor { bytes, at: self.at }.record()?;
        let mut headers = Vec::new();
        let mut cursor = Cursor { bytes, at: layout.headers_at };
        for _ in 0..layout.header_count {
            let (key, value) = cursor.header()?;
            let key = Str::from_utf8_lossy(bytes.slice(key));
            headers.push(Header { key, value: value.map(|range| bytes.slice(range)) });
        }
        let timestamp_ms = match self.timestamp_type {
            TimestampType::CreateTime => {
                batch.base_timestamp_ms().wrapping_add(layout.timestamp_delta)
            }
            TimestampType::LogAppendTime => batch.max_timestamp_ms(),
        };
        let sequence = match batch.base_sequence() {
            -1 => -1,
            base => increment_sequence(base, layout.offset_delta.max(0)),
        };
        let size = layout.end - self.at;
        self.at = layout.end;
        Ok(Record {
            offset: batch.base_offset().wrapping_add(i64::from(layout.offset_delta)),
            timestamp_ms,
            sequence,
            key: layout.key.map(|range| bytes.slice(range)),
            value: layout.value.map(|range| bytes.slice(range)),
            headers,
            size,
        })
    }
}

impl Iterator for Records {
    type Item = Result<Record, BatchError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        let (index, count) = (self.next, self.count);
        let is_end = self.at == self.bytes.len();
        if index == count && is_end {
            return None;
        }
        let record = if index >= count || is_end {
            Err(BatchError::CountMismatch { count })
        } else {
            self.read().map_err(|error| BatchError::InvalidRecord { index, error })
        };
        self.next += 1;
        self.is_done = record.is_err();
        Some(record)
    }
}
