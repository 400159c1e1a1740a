//! One batch of the accumulator: records being written into their final bytes, and the history of
//! sending them. Kafka's `ProducerBatch`.

use crate::event::CallId;
use bytes::{Bytes, BytesMut};
use protocol::batch::{
    BatchOptions, HEADER_SIZE, Header, RecordBatch, RecordBatchBuilder, batch_size_upper_bound,
    increment_sequence,
};
use protocol::compression::{Compression, CompressionRatio};
use protocol::crc::crc32c;
use protocol::time::{Duration, Instant};

/// Producer id and epoch; (-1, -1) is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ProducerIdAndEpoch {
    pub(super) id: i64,
    pub(super) epoch: i16,
}

impl ProducerIdAndEpoch {
    pub(super) const NONE: Self = Self { id: -1, epoch: -1 };
}

/// Who a batch says it is from: producer id, epoch and the sequence of its first record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ProducerState {
    pub(super) producer: ProducerIdAndEpoch,
    pub(super) base_sequence: i32,
}

/// What a record is made of, borrowed.
#[derive(Clone, Copy)]
pub(super) struct RecordParts<'a> {
    pub(super) timestamp_ms: i64,
    pub(super) key: Option<&'a [u8]>,
    pub(super) value: Option<&'a [u8]>,
    pub(super) headers: &'a [Header],
}

/// How batches are packed, and how far they are expected to shrink.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packing {
    pub(super) compression: Compression,
    pub(super) level: i32,
    pub(super) ratio: CompressionRatio,
}

#[derive(Clone, Debug)]
enum Contents {
    /// Records may still come.
    Open(RecordBatchBuilder),
    /// Sent at least once.
    Built(Bytes),
}

/// A batch, in its queue or in flight.
#[derive(Clone, Debug)]
pub(super) struct ProducerBatch {
    /// Unique within the producer.
    pub(super) id: u64,
    /// The id of the batch it was split from, else its own: flush waits for that one.
    pub(super) origin: u64,
    contents: Contents,
    closed_for_appends: bool,
    pub(super) record_count: u32,
    /// Largest upper bound of one of its records, for splitting.
    pub(super) max_record_size: u32,
    /// Runs of consecutive send calls: (first, length).
    runs: Vec<(u64, u32)>,
    pub(super) created_at: Instant,
    last_attempt_at: Instant,
    pub(super) attempts: u32,
    /// How long to wait after the last attempt, drawn when it failed.
    retry_backoff: Duration,
    pub(super) in_retry: bool,
    pub(super) is_split: bool,
    /// Bytes of buffer.memory it holds.
    pub(super) allocated: u64,
    pub(super) producer_state: Option<ProducerState>,
    /// Its sequence was rewritten since it was last built.
    pub(super) reopened: bool,
    leader_epoch: i32,
    attempts_when_leader_changed: u32,
    packing: Packing,
    /// How far its records shrank, once it is built.
    ratio: CompressionRatio,
}

impl ProducerBatch {
    pub(super) fn new(id: u64, now: Instant, write_limit: usize, packing: Packing) -> Self {
        let options = BatchOptions {
            compression: packing.compression,
            compression_level: packing.level,
            ..BatchOptions::default()
        };
        let mut builder = RecordBatchBuilder::new(options, write_limit);
        builder.estimated_ratio(packing.ratio);
        Self {
            id,
            origin: id,
            contents: Contents::Open(builder),
            closed_for_appends: false,
            record_count: 0,
            max_record_size: 0,
            runs: Vec::new(),
            created_at: now,
            last_attempt_at: now,
            attempts: 0,
            retry_backoff: Duration::ZERO,
            in_retry: false,
            is_split: false,
            allocated: 0,
            producer_state: None,
            reopened: false,
            leader_epoch: -1,
            attempts_when_leader_changed: 0,
            packing,
            ratio: CompressionRatio::ONE,
        }
    }

    /// Appends a record; `None`, and closed for good, if there is no room. Returns bytes added.
    pub(super) fn try_append(
        &mut self,
        call: CallId,
        record: RecordParts<'_>,
        upper_bound: u32,
    ) -> Option<u32> {
        let RecordParts { timestamp_ms, key, value, headers } = record;
        let Contents::Open(builder) = &mut self.contents else { return None };
        if self.closed_for_appends || !builder.has_room_for(timestamp_ms, key, value, headers) {
            self.closed_for_appends = true;
            return None;
        }
        let before = if builder.is_empty() { 0 } else { builder.size() };
        builder.append(timestamp_ms, key, value, headers);
        let added = builder.size() - before;
        self.record_count += 1;
        self.max_record_size = self.max_record_size.max(upper_bound);
        match self.runs.last_mut() {
            Some((first, length)) if *first + u64::from(*length) == call.0 => *length += 1,
            _ => self.runs.push((call.0, 1)),
        }
        Some(added as u32)
    }

    pub(super) fn is_full(&self) -> bool {
        match &self.contents {
            Contents::Open(builder) => self.closed_for_appends || builder.is_full(),
            Contents::Built(_) => true,
        }
    }

    pub(super) fn close_for_appends(&mut self) {
        self.closed_for_appends = true;
    }

    pub(super) fn size(&self) -> usize {
        match &self.contents {
            Contents::Open(builder) => builder.size(),
            Contents::Built(bytes) => bytes.len(),
        }
    }

    /// The final bytes, with the producer state in force.
    pub(super) fn build(&mut self) -> Bytes {
        let state = self.producer_state;
        let none = RecordBatchBuilder::new(BatchOptions::default(), 0);
        let bytes = match core::mem::replace(&mut self.contents, Contents::Open(none)) {
            Contents::Open(mut builder) => {
                if let Some(ProducerState { producer, base_sequence }) = state {
                    builder.producer_state(producer.id, producer.epoch, base_sequence);
                }
                let plain = builder.uncompressed_size() - HEADER_SIZE;
                let bytes = builder.finish();
                let packed = bytes.len().saturating_sub(HEADER_SIZE);
                self.ratio = CompressionRatio::observed(packed, plain);
                bytes
            }
            Contents::Built(bytes) if self.reopened => rewrite_producer_state(bytes, state),
            Contents::Built(bytes) => bytes,
        };
        self.reopened = false;
        self.contents = Contents::Built(bytes.clone());
        bytes
    }

    /// Whether [`Self::build`] has been called.
    pub(super) const fn is_built(&self) -> bool {
        matches!(self.contents, Contents::Built(_))
    }

    /// How far its records shrank, 1 before it is built.
    pub(super) const fn compression_ratio(&self) -> CompressionRatio {
        self.ratio
    }

    pub(super) fn calls(&self) -> (CallId, CallId) {
        let first = self.runs.first().map_or(0, |run| run.0);
        let last = self.runs.last().map_or(0, |run| run.0 + u64::from(run.1) - 1);
        (CallId(first), CallId(last))
    }

    /// The place of a call's record in the batch.
    pub(super) fn index_of(&self, call: CallId) -> Option<u32> {
        let mut before = 0;
        for (first, length) in &self.runs {
            if (*first..*first + u64::from(*length)).contains(&call.0) {
                return Some(before + (call.0 - first) as u32);
            }
            before += length;
        }
        None
    }

    pub(super) fn last_sequence(&self) -> i32 {
        self.producer_state.map_or(-1, |state| {
            increment_sequence(state.base_sequence, self.record_count as i32 - 1)
        })
    }

    pub(super) fn expires_at(&self, delivery_timeout: Duration) -> Instant {
        self.created_at + delivery_timeout
    }

    /// When it may be sent again; `None` if nothing holds it back.
    pub(super) fn backing_off_until(&self, now: Instant) -> Option<Instant> {
        // A new leader is worth an immediate retry (KIP-951).
        let new_leader = self.attempts == self.attempts_when_leader_changed;
        if self.attempts == 0 || new_leader {
            return None;
        }
        let until = self.last_attempt_at + self.retry_backoff;
        (until > now).then_some(until)
    }

    pub(super) fn linger_until(&self, linger: Duration) -> Instant {
        self.last_attempt_at + linger
    }

    pub(super) fn saw_leader_epoch(&mut self, epoch: i32) {
        if epoch > self.leader_epoch {
            self.attempts_when_leader_changed = self.attempts;
            self.leader_epoch = epoch;
        }
    }

    pub(super) fn reenqueued(&mut self, now: Instant, retry_backoff: Duration) {
        self.attempts += 1;
        self.last_attempt_at = now;
        self.retry_backoff = retry_backoff;
        self.in_retry = true;
    }

    pub(super) fn set_producer_state(&mut self, state: ProducerState) {
        self.producer_state = Some(state);
        self.reopened = matches!(self.contents, Contents::Built(_));
    }

    /// The batch in pieces of at most `size` bytes (one record at least), in order. Sequences go on
    /// through the pieces. `next_id` numbers them; they are expected to shrink by `ratio`.
    pub(super) fn split(
        &self,
        size: usize,
        ratio: CompressionRatio,
        next_id: &mut u64,
    ) -> Vec<Self> {
        let packing = Packing { ratio, ..self.packing };
        let Contents::Built(bytes) = &self.contents else { return Vec::new() };
        let records = RecordBatch::first_of(bytes).and_then(|batch| batch.records());
        let mut pieces: Vec<Self> = Vec::new();
        let mut calls = self.runs.iter().flat_map(|run| run.0..run.0 + u64::from(run.1));
        for record in records.into_iter().flatten().flatten() {
            let (key, value) = (record.key.as_deref(), record.value.as_deref());
            let headers = &record.headers[..];
            let parts = RecordParts { timestamp_ms: record.timestamp_ms, key, value, headers };
            let upper_bound = batch_size_upper_bound(key, value, headers);
            let call = CallId(calls.next().unwrap_or_default());
            let last = pieces.last_mut();
            let appended = last.and_then(|it| it.try_append(call, parts, upper_bound as u32));
            if appended.is_some() {
                continue;
            }
            let mut piece = Self::new(*next_id, self.created_at, upper_bound.max(size), packing);
            *next_id += 1;
            piece.origin = self.origin;
            piece.is_split = true;
            piece.try_append(call, parts, upper_bound as u32);
            pieces.push(piece);
        }
        let mut sequence = self.producer_state.map(|state| state.base_sequence);
        for piece in &mut pieces {
            piece.close_for_appends();
            if let (Some(state), Some(base_sequence)) = (self.producer_state, sequence) {
                piece.set_producer_state(ProducerState { base_sequence, ..state });
                sequence = Some(increment_sequence(base_sequence, piece.record_count as i32));
            }
        }
        pieces
    }
}

/// Writes another producer id, epoch and sequence into the header of a finished batch.
fn rewrite_producer_state(bytes: Bytes, state: Option<ProducerState>) -> Bytes {
    // Offsets in the header of a batch of format v2.
    const CRC: usize = 17;
    const CHECKED: usize = 21;
    const PRODUCER: usize = 43;
    const END: usize = 57;
    let Some(ProducerState { producer, base_sequence }) = state else { return bytes };
    if bytes.len() < END {
        return bytes;
    }
    let mut copy = bytes.try_into_mut().unwrap_or_else(|shared| BytesMut::from(&shared[..]));
    copy[PRODUCER..PRODUCER + 8].copy_from_slice(&producer.id.to_be_bytes());
    copy[PRODUCER + 8..PRODUCER + 10].copy_from_slice(&producer.epoch.to_be_bytes());
    copy[PRODUCER + 10..END].copy_from_slice(&base_sequence.to_be_bytes());
    let crc = crc32c(&copy[CHECKED..]);
    copy[CRC..CHECKED].copy_from_slice(&crc.to_be_bytes());
    copy.freeze()
}
