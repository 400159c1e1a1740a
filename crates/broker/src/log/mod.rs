//! The log of one partition (UnifiedLog, LocalLog): segments of record batches, append, read,
//! lookup by offset and by time, leader epochs and producer state.
//!
//! Layout: [`batch`] what is stored, `record` and [`validator`] what is let in, `chunk` and
//! [`segment`] where it lies, [`epoch`] and [`producer_state`] what is remembered beside it.
//! Retention by time and size and compaction will stand beside `segment`, as cleaners of a log.

pub mod batch;
mod chunk;
pub mod epoch;
pub mod error;
pub mod producer_state;
mod record;
pub mod segment;
pub mod validator;

use bytes::Bytes;
use protocol::rng::Rng;
use protocol::time::Instant;
use protocol::{ErrorCode, Str};
use std::sync::Arc;

pub use batch::{BatchHeader, LogBatch};
pub use epoch::LeaderEpochCache;
pub use error::{AppendError, RecordError};
pub use producer_state::{BatchMetadata, ProducerStateEntry, ProducerStateManager};
pub use segment::{FoundRecord, Segment};
pub use validator::AppendOrigin;

use crate::config::TopicConfig;
use segment::{Extent, RollParams};
use validator::LogValidator;

pub(crate) use validator::MAX_DECOMPRESSED_PER_REQUEST;

pub(crate) use batch::first_extent;

/// The log of one partition. Clones share all record bytes and all sealed segments.
#[derive(Clone, Debug)]
pub struct Log {
    topic: Str,
    partition: i32,
    config: Arc<TopicConfig>,
    /// Segments nothing is appended to any more, oldest first.
    sealed: Vec<Arc<Segment>>,
    active: Segment,
    log_start_offset: i64,
    epochs: LeaderEpochCache,
    producers: ProducerStateManager,
    /// For segment.jitter.ms alone.
    rng: Rng,
    roll_jitter_ms: i64,
}

/// What came of an append (LogAppendInfo).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppendInfo {
    /// Offset of the first record.
    pub base_offset: i64,
    /// Offset of the last record.
    pub last_offset: i64,
    /// The append time under LogAppendTime, a duplicate's timestamp, else -1.
    pub log_append_time_ms: i64,
    /// First offset of the log.
    pub log_start_offset: i64,
    /// Bytes appended.
    pub bytes: u32,
    /// Bytes compressed records took when they were checked; 0 if they were not compressed.
    pub decompressed: u32,
    /// The batch was in the log already; nothing was appended, the offsets are those it has.
    pub is_duplicate: bool,
}

/// What an append needs besides the batch.
#[derive(Clone, Copy, Debug)]
pub struct AppendParams {
    /// Now.
    pub now: Instant,
    /// The leader's epoch.
    pub leader_epoch: i32,
    /// Who appends.
    pub origin: AppendOrigin,
    /// Most bytes compressed records may take when they are decompressed to be checked.
    pub max_decompressed: usize,
}

/// How far to read.
#[derive(Clone, Copy, Debug)]
pub struct ReadLimit {
    /// No batch that reaches this offset.
    pub up_to: i64,
    /// At most so many bytes.
    pub max_bytes: u32,
    /// The first batch comes whole, whatever its size (KIP-74).
    pub is_first_whole: bool,
}

/// Where in a log some batches lie, without touching them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogExtent {
    segment_base_offset: i64,
    from: u32,
    to: u32,
}

impl LogExtent {
    /// Bytes of the batches.
    pub fn size(&self) -> u32 {
        self.to - self.from
    }
}

impl Log {
    /// An empty log that starts at offset 0.
    pub fn new(
        topic: Str,
        partition: i32,
        config: Arc<TopicConfig>,
        rng: Rng,
        now: Instant,
    ) -> Self {
        let mut log = Self {
            topic,
            partition,
            config,
            sealed: Vec::new(),
            active: Segment::new(0, now.as_millis()),
            log_start_offset: 0,
            epochs: LeaderEpochCache::default(),
            producers: ProducerStateManager::default(),
            rng,
            roll_jitter_ms: 0,
        };
        log.roll_jitter_ms = log.draw_jitter();
        log
    }

    /// Validates `batch`, gives it the next offsets and appends it.
    ///
    /// # Errors
    /// Kafka's code and words; the log is then unchanged.
    pub fn append(
        &mut self,
        batch: Bytes,
        params: AppendParams,
    ) -> Result<AppendInfo, AppendError> {
        let before = self.log_end_offset();
        let validator = LogValidator {
            topic: &self.topic,
            partition: self.partition,
            config: &self.config,
            origin: params.origin,
            now_ms: params.now.as_millis(),
            leader_epoch: params.leader_epoch,
            base_offset: before,
            max_decompressed: params.max_decompressed,
        };
        let (batch, decompressed) = validator.validate(batch)?;
        let header = batch.header;
        let max_segment_bytes = self.config.segment_bytes;
        if i64::from(batch.size()) > i64::from(max_segment_bytes) {
            let message = format!(
                "Message batch size is {} bytes in append to partition {}-{}, which exceeds the \
                 maximum configured segment size of {max_segment_bytes}.",
                batch.size(),
                self.topic,
                self.partition
            );
            return Err(AppendError::new(ErrorCode::RecordListTooLarge, message));
        }
        let mut info = AppendInfo {
            base_offset: header.base_offset,
            last_offset: header.last_offset(),
            log_append_time_ms: -1,
            log_start_offset: self.log_start_offset,
            bytes: batch.size(),
            is_duplicate: false,
            decompressed,
        };
        if header.is_log_append_time() {
            info.log_append_time_ms = header.max_timestamp_ms;
        }
        if header.has_producer_id() {
            if let Some(duplicate) = self.check_producer(&header, params.origin)? {
                info.base_offset = duplicate.first_offset();
                info.last_offset = duplicate.last_offset;
                info.log_append_time_ms = duplicate.timestamp_ms;
                info.is_duplicate = true;
                return Ok(info);
            }
            self.producers.update(&header);
        }
        self.epochs.assign(params.leader_epoch, header.base_offset);
        self.maybe_roll(&header, params.now);
        self.active.append(&batch, self.index_interval_bytes());
        debug_assert!(self.log_end_offset() > before, "the end did not move from {before}");
        Ok(info)
    }

    fn check_producer(
        &self,
        header: &BatchHeader,
        origin: AppendOrigin,
    ) -> Result<Option<BatchMetadata>, AppendError> {
        let is_client = origin == AppendOrigin::Client;
        if is_client && let Some(duplicate) = self.producers.duplicate_of(header) {
            return Ok(Some(duplicate));
        }
        let place = || {
            let (topic, partition) = (&self.topic, self.partition);
            format!("at offset {} in partition {topic}-{partition}", header.base_offset)
        };
        self.producers.check(header, is_client, &place)?;
        Ok(None)
    }

    fn maybe_roll(&mut self, header: &BatchHeader, now: Instant) {
        let config = &self.config;
        let max_segment_ms = if config.cleanup_policy.compact {
            config.segment_ms.min(config.max_compaction_lag_ms)
        } else {
            config.segment_ms
        };
        let roll = RollParams {
            now_ms: now.as_millis(),
            max_segment_ms: max_segment_ms.saturating_sub(self.roll_jitter_ms),
            max_segment_bytes: config.segment_bytes.max(0) as u32,
            max_index_bytes: config.segment_index_bytes.max(0) as u32,
            batch_size: header.size(),
            batch_max_timestamp_ms: header.max_timestamp_ms,
            batch_last_offset: header.last_offset(),
        };
        if self.active.should_roll(&roll) {
            self.roll(now);
        }
    }

    /// Starts a new segment at the end; an empty one is used as it is.
    pub fn roll(&mut self, now: Instant) {
        if self.active.size() == 0 {
            return;
        }
        let next = Segment::new(self.log_end_offset(), now.as_millis());
        let mut full = core::mem::replace(&mut self.active, next);
        full.become_inactive();
        self.sealed.push(Arc::new(full));
        self.roll_jitter_ms = self.draw_jitter();
    }

    fn draw_jitter(&mut self) -> i64 {
        let bound = self.config.segment_jitter_ms.min(self.config.segment_ms);
        if bound <= 0 { 0 } else { self.rng.below(bound as u64) as i64 }
    }

    fn index_interval_bytes(&self) -> u32 {
        self.config.index_interval_bytes.max(0) as u32
    }

    /// Moves the first readable offset forward (DeleteRecords, retention); segments that lie wholly
    /// before it go.
    pub fn increment_log_start_offset(&mut self, offset: i64) {
        if offset <= self.log_start_offset {
            return;
        }
        debug_assert!(offset <= self.log_end_offset(), "start {offset} behind the end");
        self.log_start_offset = offset;
        let gone = self.sealed.partition_point(|segment| segment.next_offset() <= offset);
        self.sealed.drain(..gone);
        self.epochs.truncate_from_start(offset);
    }

    /// Drops everything from `offset` on; the next record gets that offset (LocalLog.truncateTo).
    pub fn truncate_to(&mut self, offset: i64, now: Instant) {
        if offset >= self.log_end_offset() {
            return;
        }
        let interval = self.index_interval_bytes();
        while self.active.base_offset() > offset
            && let Some(previous) = self.sealed.pop()
        {
            self.active = Arc::unwrap_or_clone(previous);
        }
        self.active = if self.active.base_offset() > offset {
            Segment::new(offset, now.as_millis())
        } else {
            self.active.truncated(offset, interval)
        };
        self.log_start_offset = self.log_start_offset.min(offset);
        self.epochs.truncate_from_end(offset);
        self.rebuild_producer_state();
    }

    /// Forgets the producers and reads them from the batches again, as after an unclean stop.
    pub fn rebuild_producer_state(&mut self) {
        let mut producers = ProducerStateManager::default();
        for batch in self.batches(self.log_start_offset) {
            if batch.header.has_producer_id() && !batch.header.is_control() {
                producers.update(&batch.header);
            }
        }
        self.producers = producers;
    }

    /// Forgets producers silent for `expiration_ms`.
    pub fn remove_expired_producers(&mut self, now: Instant, expiration_ms: i64) {
        self.producers.remove_expired(now.as_millis(), expiration_ms);
    }

    /// Notes that a leader of `epoch` took over here.
    pub fn assign_leader_epoch(&mut self, epoch: i32) {
        let end = self.log_end_offset();
        self.epochs.assign(epoch, end);
    }

    /// Takes new topic configs; what is in the log stays as it is.
    pub fn set_config(&mut self, config: Arc<TopicConfig>) {
        self.config = config;
    }
}

impl Log {
    fn segments_from(&self, offset: i64) -> impl Iterator<Item = &Segment> {
        let first = self.sealed.partition_point(|segment| segment.next_offset() <= offset);
        let sealed = self.sealed.get(first..).unwrap_or_default();
        sealed.iter().map(|segment| &**segment).chain(core::iter::once(&self.active))
    }

    /// All segments, oldest first.
    pub fn segments(&self) -> impl Iterator<Item = &Segment> {
        self.segments_from(i64::MIN)
    }

    /// Where the batches from the one that holds `from` lie, within `limit` and one segment.
    pub fn read(&self, from: i64, limit: ReadLimit) -> LogExtent {
        let ReadLimit { up_to, max_bytes, is_first_whole } = limit;
        self.segments_from(from)
            .take_while(|segment| segment.base_offset() < up_to)
            .find_map(|segment| {
                let Extent { from, to } = segment.read(from, up_to, max_bytes, is_first_whole)?;
                Some(LogExtent { segment_base_offset: segment.base_offset(), from, to })
            })
            .unwrap_or_default()
    }

    /// The bytes of batches found by [`Log::read`]: shared where they lie in one piece.
    pub fn slice(&self, extent: LogExtent) -> Bytes {
        let LogExtent { segment_base_offset, from, to } = extent;
        self.segments_from(segment_base_offset)
            .find(|segment| segment.base_offset() == segment_base_offset)
            .map_or_else(Bytes::new, |segment| segment.slice(Extent { from, to }))
    }

    /// Bytes of the batches from the one that holds `from` up to `to`, and whether `from` lies in
    /// an older segment than `to`: what a waiting fetch weighs.
    pub fn bytes_between(&self, from: i64, to: i64) -> (u32, bool) {
        let mut segments = self.segments_from(from);
        let Some(first) = segments.next() else { return (0, false) };
        let start = first.position_of(from).unwrap_or_else(|| first.size());
        if to > first.next_offset() || (to == first.next_offset() && segments.next().is_some()) {
            return (first.size() - start, true);
        }
        let end = first.position_of(to).unwrap_or_else(|| first.size());
        (end.saturating_sub(start), false)
    }

    /// The batches from the one that holds `offset` on.
    pub fn batches(&self, offset: i64) -> impl Iterator<Item = LogBatch<'_>> {
        self.segments_from(offset).flat_map(move |segment| segment.batches_from(offset))
    }

    /// The first record whose timestamp is at least `timestamp_ms`.
    pub fn find_timestamp(&self, timestamp_ms: i64) -> Option<FoundRecord> {
        self.segments()
            .find(|segment| segment.max_timestamp_ms() >= timestamp_ms)?
            .find_timestamp(timestamp_ms, self.log_start_offset)
    }

    /// The first record with the largest timestamp of all, `None` if none has one.
    pub fn find_max_timestamp(&self) -> Option<FoundRecord> {
        let mut segments = self.segments();
        let first = segments.next()?;
        let newest = segments.fold(first, |newest, segment| {
            if segment.max_timestamp_ms() > newest.max_timestamp_ms() { segment } else { newest }
        });
        let max_timestamp_ms = newest.max_timestamp_ms();
        if max_timestamp_ms < 0 {
            return None;
        }
        newest.find_timestamp(max_timestamp_ms, newest.base_offset())
    }

    /// First readable offset.
    pub fn log_start_offset(&self) -> i64 {
        self.log_start_offset
    }

    /// Offset the next record gets.
    pub fn log_end_offset(&self) -> i64 {
        self.active.next_offset()
    }

    /// Bytes of all segments.
    pub fn size(&self) -> u64 {
        self.segments().map(|segment| u64::from(segment.size())).sum()
    }

    /// The leader epochs.
    pub fn epochs(&self) -> &LeaderEpochCache {
        &self.epochs
    }

    /// The producers.
    pub fn producers(&self) -> &ProducerStateManager {
        &self.producers
    }

    /// The topic's configs, as this log reads them.
    pub fn config(&self) -> &Arc<TopicConfig> {
        &self.config
    }

    /// Topic name.
    pub fn topic(&self) -> &Str {
        &self.topic
    }

    /// Partition number.
    pub fn partition(&self) -> i32 {
        self.partition
    }
}
