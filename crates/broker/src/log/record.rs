//! Steps through the records of a batch without making anything of them: what the validator and the
//! search by timestamp need (DefaultRecord.readFrom). Compressed records are decompressed first,
//! one batch at a time, to no more than [`MAX_DECOMPRESSED_SIZE`].

use bytes::Bytes;
use protocol::batch::Compression;
use protocol::compression::{CompressionError, MAX_DECOMPRESSED_SIZE, decompress};

use super::batch::{BatchHeader, LogBatch};

/// What the log looks at in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RecordHead {
    /// Base offset of the batch and the record's delta.
    pub(crate) offset: i64,
    /// The record's own, or the batch's under LogAppendTime, in milliseconds.
    pub(crate) timestamp_ms: i64,
    /// Bytes of the key, `None` for null.
    pub(crate) key_size: Option<u32>,
    /// Bytes of the value, `None` for null.
    pub(crate) value_size: Option<u32>,
}

/// Records that do not add up, in Kafka's words.
pub(crate) type Malformed = &'static str;

const PREMATURE_END: Malformed = "Incorrect declared batch size, premature EOF reached";
const NONE_REMAINING: Malformed = "Incorrect declared batch size, records still remaining in file";
const INVALID_COUNT: Malformed = "Found invalid record count in magic v2 batch";
const INVALID_SIZE: Malformed = "Invalid record size: its fields end elsewhere";
const INVALID_HEADERS: Malformed = "Found invalid number of record headers";
const INVALID_HEADER_KEY: Malformed = "Invalid negative header key size";
const INVALID_VARINT: Malformed = "Varint is too long";

/// The record heads of a batch, ending at the first that is malformed.
#[derive(Debug)]
pub(crate) struct RecordIterator<'a> {
    cursor: Cursor<'a>,
    header: BatchHeader,
    left: i32,
}

impl<'a> RecordIterator<'a> {
    /// The records of a batch, which lie in `plain`.
    pub(crate) fn new(header: BatchHeader, plain: &'a [u8]) -> Self {
        Self { cursor: Cursor(plain), left: header.record_count, header }
    }
}

/// The records of a batch in the log where they must be decompressed to be read.
///
/// # Errors
/// If they cannot be: only what another broker let in.
pub(crate) fn decompressed(batch: &LogBatch<'_>) -> Result<Option<Bytes>, CompressionError> {
    match batch.header.compression() {
        Compression::None => Ok(None),
        codec => decompress(codec, batch.records, MAX_DECOMPRESSED_SIZE).map(Some),
    }
}

impl Iterator for RecordIterator<'_> {
    type Item = RecordHead;

    fn next(&mut self) -> Option<RecordHead> {
        if self.left <= 0 {
            return None;
        }
        self.left -= 1;
        self.cursor.record(&self.header).ok()
    }
}

/// Hands every record head to `visit`, then checks that nothing is left over.
///
/// # Errors
/// What Kafka says of records that do not fit the count, or themselves.
pub(crate) fn visit_records(
    header: &BatchHeader,
    records: &[u8],
    mut visit: impl FnMut(RecordHead),
) -> Result<(), Malformed> {
    if header.record_count < 0 {
        return Err(INVALID_COUNT);
    }
    let mut cursor = Cursor(records);
    for _ in 0..header.record_count {
        visit(cursor.record(header)?);
    }
    if cursor.0.is_empty() { Ok(()) } else { Err(NONE_REMAINING) }
}

#[derive(Clone, Copy, Debug)]
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn record(&mut self, header: &BatchHeader) -> Result<RecordHead, Malformed> {
        let length = usize::try_from(self.varint()?).map_err(|_| INVALID_SIZE)?;
        if length > self.0.len() {
            return Err(PREMATURE_END);
        }
        let end = self.0.len() - length;
        self.skip(1)?;
        let timestamp_delta = self.varlong()?;
        let offset_delta = self.varint()?;
        let key_size = self.nullable()?;
        let value_size = self.nullable()?;
        let headers = self.varint()?;
        if headers < 0 {
            return Err(INVALID_HEADERS);
        }
        for _ in 0..headers {
            self.nullable()?.ok_or(INVALID_HEADER_KEY)?;
            self.nullable()?;
        }
        if self.0.len() != end {
            return Err(INVALID_SIZE);
        }
        let timestamp_ms = if header.is_log_append_time() {
            header.max_timestamp_ms
        } else {
            header.base_timestamp_ms.wrapping_add(timestamp_delta)
        };
        let offset = header.base_offset.wrapping_add(i64::from(offset_delta));
        Ok(RecordHead { offset, timestamp_ms, key_size, value_size })
    }

    fn nullable(&mut self) -> Result<Option<u32>, Malformed> {
        let size = self.varint()?;
        if size < 0 {
            return Ok(None);
        }
        self.skip(size as usize)?;
        Ok(Some(size as u32))
    }

    fn skip(&mut self, count: usize) -> Result<(), Malformed> {
        self.0 = self.0.get(count..).ok_or(PREMATURE_END)?;
        Ok(())
    }

    fn varint(&mut self) -> Result<i32, Malformed> {
        let raw = self.unsigned(5)? as u32;
        Ok((raw >> 1) as i32 ^ -((raw & 1) as i32))
    }

    fn varlong(&mut self) -> Result<i64, Malformed> {
        let raw = self.unsigned(10)?;
        Ok((raw >> 1) as i64 ^ -((raw & 1) as i64))
    }

    #[inline]
    fn unsigned(&mut self, max_bytes: u32) -> Result<u64, Malformed> {
        let (&first, rest) = self.0.split_first().ok_or(PREMATURE_END)?;
        self.0 = rest;
        if first < 0x80 {
            return Ok(u64::from(first));
        }
        let mut value = u64::from(first & 0x7f);
        for index in 1..max_bytes {
            let (&byte, rest) = self.0.split_first().ok_or(PREMATURE_END)?;
            self.0 = rest;
            value |= u64::from(byte & 0x7f) << (7 * index);
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(INVALID_VARINT)
    }
}
