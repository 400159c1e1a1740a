//! One segment of a log (LogSegment): batches from a base offset on, with lookup by offset and by
//! timestamp. All but the last of a log never change again.

use bytes::Bytes;

use super::batch::{LogBatch, StoredBatch};
use super::chunk::{ChunkRef, Chunks};
use super::record::{RecordIterator, decompressed};

/// Batches from `base_offset` on.
#[derive(Clone, Debug)]
pub struct Segment {
    base_offset: i64,
    /// When the segment was made, in milliseconds.
    created_ms: i64,
    chunks: Chunks,
    size: u32,
    /// Offset the next batch gets.
    next_offset: i64,
    bytes_since_index_entry: u32,
    /// Entries Kafka's offset index would hold.
    offset_index_entries: u32,
    /// Entries Kafka's time index would hold, and the timestamp of the last.
    time_index_entries: u32,
    last_indexed_timestamp_ms: i64,
    /// Largest timestamp of the first batch: what segment.ms counts from.
    first_timestamp_ms: Option<i64>,
    max_timestamp_ms: i64,
}

/// What decides whether a batch still fits (RollParams).
#[derive(Clone, Copy, Debug)]
pub(crate) struct RollParams {
    pub(crate) now_ms: i64,
    pub(crate) max_segment_ms: i64,
    pub(crate) max_segment_bytes: u32,
    pub(crate) max_index_bytes: u32,
    pub(crate) batch_size: u32,
    pub(crate) batch_max_timestamp_ms: i64,
    pub(crate) batch_last_offset: i64,
}

/// A range of a segment's bytes, whole batches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Extent {
    pub(crate) from: u32,
    pub(crate) to: u32,
}

impl Segment {
    pub(crate) fn new(base_offset: i64, now_ms: i64) -> Self {
        Self {
            base_offset,
            created_ms: now_ms,
            chunks: Chunks::default(),
            size: 0,
            next_offset: base_offset,
            bytes_since_index_entry: 0,
            offset_index_entries: 0,
            time_index_entries: 0,
            last_indexed_timestamp_ms: -1,
            first_timestamp_ms: None,
            max_timestamp_ms: -1,
        }
    }

    /// Appends a batch; index entries come every `index_interval_bytes`.
    pub(crate) fn append(&mut self, batch: &StoredBatch, index_interval_bytes: u32) {
        let header = &batch.header;
        debug_assert!(header.base_offset >= self.next_offset, "offset {}", header.base_offset);
        if self.first_timestamp_ms.is_none() {
            self.first_timestamp_ms = Some(header.max_timestamp_ms);
        }
        self.max_timestamp_ms = self.max_timestamp_ms.max(header.max_timestamp_ms);
        if self.bytes_since_index_entry > index_interval_bytes {
            self.chunks.seal();
            self.offset_index_entries += 1;
            self.index_timestamp();
            self.bytes_since_index_entry = 0;
        }
        self.chunks.push(batch, self.size, index_interval_bytes);
        self.bytes_since_index_entry = self.bytes_since_index_entry.saturating_add(batch.size());
        self.size += batch.size();
        self.next_offset = header.last_offset() + 1;
    }

    fn index_timestamp(&mut self) {
        if self.max_timestamp_ms > self.last_indexed_timestamp_ms {
            self.last_indexed_timestamp_ms = self.max_timestamp_ms;
            self.time_index_entries += 1;
        }
    }

    /// Nothing more is appended from here on.
    pub(crate) fn become_inactive(&mut self) {
        self.chunks.seal();
        self.index_timestamp();
    }

    /// Whether the next batch belongs into a new segment (LogSegment.shouldRoll).
    pub(crate) fn should_roll(&self, roll: &RollParams) -> bool {
        let waited_ms = match self.first_timestamp_ms {
            Some(first_ms) if first_ms >= 0 => roll.batch_max_timestamp_ms.wrapping_sub(first_ms),
            _ => roll.now_ms - self.created_ms,
        };
        let is_offset_index_full = self.offset_index_entries >= roll.max_index_bytes / 8;
        let is_time_index_full = self.time_index_entries + 1 >= roll.max_index_bytes / 12;
        i64::from(self.size) > i64::from(roll.max_segment_bytes) - i64::from(roll.batch_size)
            || (self.size > 0 && waited_ms > roll.max_segment_ms)
            || is_offset_index_full
            || is_time_index_full
            || roll.batch_last_offset - self.base_offset > i64::from(i32::MAX)
    }

    /// The position of the first batch that ends at or behind `offset`, `None` if there is none.
    pub(crate) fn position_of(&self, offset: i64) -> Option<u32> {
        let (chunk, _) = self.chunk_of(offset)?;
        chunk
            .batches()
            .find(|(_, batch)| batch.header.last_offset() >= offset)
            .map(|(position, _)| position)
    }

    fn chunk_of(&self, offset: i64) -> Option<(ChunkRef<'_>, usize)> {
        let index = self.chunks.partition_point(|chunk| chunk.last_offset < offset);
        self.chunks.get(index).map(|chunk| (chunk, index))
    }

    /// Whole batches from the one that holds `from`, none of them reaching `up_to`, and no more
    /// than `max_bytes`, unless `is_first_whole` lets the first through whatever its size. `None`
    /// if the segment ends before `from`.
    pub(crate) fn read(
        &self,
        from: i64,
        up_to: i64,
        max_bytes: u32,
        is_first_whole: bool,
    ) -> Option<Extent> {
        let (chunk, index) = self.chunk_of(from)?;
        let mut first = chunk.batches().filter(|(_, batch)| batch.header.last_offset() >= from);
        let (start, batch) = first.next()?;
        if batch.header.last_offset() >= up_to {
            return Some(Extent { from: start, to: start });
        }
        let first_size = batch.header.size();
        let max_bytes = if is_first_whole { max_bytes.max(first_size) } else { max_bytes };
        let limit = u64::from(start) + u64::from(max_bytes);
        let mut end = start;
        for chunk in self.chunks.iter_from(index) {
            if chunk.last_offset < up_to && u64::from(chunk.end()) <= limit {
                end = chunk.end();
                continue;
            }
            for (position, batch) in chunk.batches() {
                if position < end {
                    continue;
                }
                let next = position + batch.header.size();
                if batch.header.last_offset() >= up_to || u64::from(next) > limit {
                    break;
                }
                end = next;
            }
            break;
        }
        Some(Extent { from: start, to: end })
    }

    /// The bytes of `extent`.
    pub(crate) fn slice(&self, extent: Extent) -> Bytes {
        if extent.from == extent.to {
            Bytes::new()
        } else {
            self.chunks.slice(extent.from, extent.to)
        }
    }

    /// The batches from the one that holds `offset` on.
    pub fn batches_from(&self, offset: i64) -> impl Iterator<Item = LogBatch<'_>> {
        let first = self.chunks.partition_point(|chunk| chunk.last_offset < offset);
        self.chunks
            .iter_from(first)
            .flat_map(ChunkRef::batches)
            .map(|(_, batch)| batch)
            .skip_while(move |batch| batch.header.last_offset() < offset)
    }

    /// Timestamp and offset of the first record at or behind `from` whose timestamp is at least
    /// `timestamp_ms` (LogSegment.findOffsetByTimestamp).
    pub(crate) fn find_timestamp(&self, timestamp_ms: i64, from: i64) -> Option<FoundRecord> {
        let first = self.chunks.partition_point(|chunk| chunk.last_offset < from);
        self.chunks
            .iter_from(first)
            .filter(|chunk| chunk.max_timestamp_ms >= timestamp_ms)
            .flat_map(ChunkRef::batches)
            .filter(|(_, batch)| {
                batch.header.max_timestamp_ms >= timestamp_ms && batch.header.last_offset() >= from
            })
            .find_map(|(_, batch)| FoundRecord::within(&batch, timestamp_ms, from))
    }

    /// The segment without everything from `offset` on; a batch that holds it goes too.
    pub(crate) fn truncated(&self, offset: i64, index_interval_bytes: u32) -> Self {
        let mut kept = Self::new(self.base_offset, self.created_ms);
        for batch in self.batches_from(self.base_offset) {
            if batch.header.last_offset() >= offset {
                break;
            }
            let stored = StoredBatch {
                header: batch.header,
                raw: *batch.raw,
                records: Bytes::copy_from_slice(batch.records),
            };
            kept.append(&stored, index_interval_bytes);
        }
        kept.next_offset = offset.max(self.base_offset);
        kept
    }

    /// Offset of the first batch the segment was made for.
    pub fn base_offset(&self) -> i64 {
        self.base_offset
    }

    /// Offset behind the last record.
    pub fn next_offset(&self) -> i64 {
        self.next_offset
    }

    /// Bytes of all batches.
    pub fn size(&self) -> u32 {
        self.size
    }

    /// Largest timestamp of all records, -1 if none has one.
    pub fn max_timestamp_ms(&self) -> i64 {
        self.max_timestamp_ms
    }
}

impl FoundRecord {
    fn within(batch: &LogBatch<'_>, timestamp_ms: i64, from: i64) -> Option<Self> {
        let header = &batch.header;
        let leader_epoch = header.partition_leader_epoch;
        let plain = decompressed(batch).ok()?;
        RecordIterator::new(batch.header, plain.as_deref().unwrap_or(batch.records))
            .find(|record| record.timestamp_ms >= timestamp_ms && record.offset >= from)
            .map(|record| Self {
                timestamp_ms: record.timestamp_ms,
                offset: record.offset,
                leader_epoch,
            })
    }
}

/// A record found by its timestamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundRecord {
    /// Its timestamp in milliseconds.
    pub timestamp_ms: i64,
    /// Its offset.
    pub offset: i64,
    /// Epoch of the leader that appended its batch.
    pub leader_epoch: i32,
}
