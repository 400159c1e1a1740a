//! The log against a model that keeps every record in a plain list: random batches, rolls, reads,
//! lookups by time and truncations must give the same. A failure names its seed.

use broker::config::{BrokerConfig, TopicConfig};
use broker::log::{AppendOrigin, AppendParams, Log, ReadLimit};
use protocol::Bytes;
use protocol::batch::{BatchOptions, RecordBatch, RecordBatchBuilder};
use protocol::era::Era;
use protocol::records::batches;
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use std::sync::Arc;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const START: Instant = Instant::from_millis(1_700_000_000_000);

#[derive(Clone, Debug, PartialEq)]
struct ModelRecord {
    offset: i64,
    timestamp_ms: i64,
    value: Bytes,
    /// First and last offset of its batch.
    batch: (i64, i64),
}

struct Pair {
    log: Log,
    model: Vec<ModelRecord>,
    /// Offset after the last record; a truncation may leave a hole before it.
    end: i64,
    start: i64,
    now: Instant,
    rng: Rng,
}

impl Pair {
    fn new(seed: u64) -> Self {
        let mut rng = Rng::new(seed);
        let mut config = TopicConfig::from_broker(&BrokerConfig::new(Era::Kafka4));
        config.segment_bytes = [700, 3_000, 20_000, 1 << 30][rng.below(4) as usize];
        config.index_interval_bytes = [0, 150, 1_000, 4_096][rng.below(4) as usize];
        config.segment_ms = [50, 5_000, 604_800_000][rng.below(3) as usize];
        config.segment_jitter_ms = [0, 20][rng.below(2) as usize];
        let log = Log::new("orders".into(), 0, Arc::new(config), rng.derive("log"), START);
        Self { log, model: Vec::new(), end: 0, start: 0, now: START, rng }
    }

    fn append(&mut self) {
        let count = 1 + self.rng.below(6);
        let mut builder = RecordBatchBuilder::new(BatchOptions::default(), 1 << 20);
        let mut records = Vec::new();
        for _ in 0..count {
            let size = [0, 3, 40, 180][self.rng.below(4) as usize];
            let value = Bytes::from(vec![self.rng.below(256) as u8; size]);
            let shift = self.rng.below(200) as i64 - 100;
            let timestamp_ms = self.now.as_millis() + shift;
            builder.append(timestamp_ms, None, Some(&value), &[]);
            records.push((timestamp_ms, value));
        }
        let batch = builder.finish();
        let params = AppendParams {
            now: self.now,
            leader_epoch: 0,
            origin: AppendOrigin::Client,
            max_decompressed: 0,
        };
        let fits = batch.len() as i32 <= self.log.config().segment_bytes;
        let result = self.log.append(batch, params);
        assert_eq!(result.is_ok(), fits, "{result:?}");
        if !fits {
            return;
        }
        let (first, last) = (self.end, self.end + count as i64 - 1);
        for (offset, (timestamp_ms, value)) in (first..).zip(records) {
            self.model.push(ModelRecord { offset, timestamp_ms, value, batch: (first, last) });
        }
        self.end = last + 1;
        self.now += Duration::from_millis(self.rng.below(30));
    }

    fn some_offset(&mut self) -> i64 {
        self.start + self.rng.below((self.end - self.start + 1) as u64) as i64
    }

    fn read(&mut self) {
        let (from, up_to) = (self.some_offset(), self.some_offset());
        let max_bytes = self.rng.below(2_000) as u32;
        let is_first_whole = self.rng.chance(1, 2);
        let extent = self.log.read(from, ReadLimit { up_to, max_bytes, is_first_whole });
        let bytes = self.log.slice(extent);
        assert_eq!(bytes.len() as u32, extent.size());
        let read: Vec<RecordBatch> =
            batches(bytes.clone()).map(|batch| batch.expect("whole")).collect();
        if bytes.len() as u32 > max_bytes {
            assert!(is_first_whole && read.len() == 1, "{} bytes of {max_bytes}", bytes.len());
        }
        let mut expected = self.model.iter().filter(|record| record.batch.1 >= from);
        for batch in &read {
            assert!(batch.last_offset() < up_to);
            batch.validate().expect("as it was appended");
            for record in batch.records().expect("not compressed") {
                let record = record.expect("a record");
                let wanted = expected.next().expect("in the model");
                assert_eq!(
                    (record.offset, record.timestamp_ms),
                    (wanted.offset, wanted.timestamp_ms)
                );
                assert_eq!(record.value.as_ref(), Some(&wanted.value));
            }
        }
        let next = expected.next().filter(|next| next.batch.1 < up_to);
        if let Some(next) = next.filter(|_| read.is_empty()) {
            assert!(!is_first_whole, "nothing read from {from}, but {next:?} is there");
        }
        let (available, is_older) = self.log.bytes_between(from, up_to.max(from));
        if !read.is_empty() && !is_older {
            assert!(available >= bytes.len() as u32 || max_bytes < available);
        }
    }

    fn look_up(&mut self) {
        let timestamp_ms = START.as_millis() + self.rng.below(4_000) as i64 - 200;
        let wanted = self
            .model
            .iter()
            .find(|record| record.timestamp_ms >= timestamp_ms && record.offset >= self.start)
            .map(|record| (record.timestamp_ms, record.offset));
        let found = self.log.find_timestamp(timestamp_ms);
        let found = found.map(|found| (found.timestamp_ms, found.offset));
        // As in Kafka, only the first segment with such a timestamp is searched, and a deleted
        // record there may be what made it the first.
        let was_deleted = self
            .model
            .iter()
            .any(|record| record.timestamp_ms >= timestamp_ms && record.offset < self.start);
        assert!(found == wanted || (found.is_none() && was_deleted), "{found:?} {wanted:?}");
        let largest = self.model.iter().map(|record| record.timestamp_ms).max();
        let largest = self.model.iter().find(|record| Some(record.timestamp_ms) == largest);
        let found = self.log.find_max_timestamp();
        if self.start == 0 {
            assert_eq!(found.map(|found| found.offset), largest.map(|record| record.offset));
        }
    }

    fn truncate(&mut self) {
        let offset = self.some_offset();
        self.log.truncate_to(offset, self.now);
        if offset < self.end {
            self.model.retain(|record| record.batch.1 < offset);
            self.end = offset;
        }
    }

    fn delete_records(&mut self) {
        let offset = self.some_offset();
        self.log.increment_log_start_offset(offset);
        self.start = self.start.max(offset);
    }

    fn check(&self) {
        assert_eq!(self.log.log_end_offset(), self.end);
        assert_eq!(self.log.log_start_offset(), self.start);
        let mut previous_end = None;
        for segment in self.log.segments() {
            assert!(previous_end.is_none_or(|end| end == segment.base_offset()));
            assert!(segment.size() <= self.log.config().segment_bytes as u32);
            previous_end = Some(segment.next_offset());
        }
    }
}

#[test]
fn random_lives_of_a_log_agree_with_the_model() {
    for seed in 0..300 {
        let run = std::panic::catch_unwind(|| {
            let mut pair = Pair::new(seed);
            for _ in 0..120 {
                match pair.rng.below(40) {
                    0 => pair.truncate(),
                    1 => pair.delete_records(),
                    2..=8 => pair.look_up(),
                    9..=20 => pair.read(),
                    _ => pair.append(),
                }
                pair.check();
            }
        });
        assert!(run.is_ok(), "seed {seed}");
    }
}

#[test]
fn a_clone_is_a_snapshot_and_shares_the_records() {
    let mut pair = Pair::new(4);
    for _ in 0..400 {
        pair.append();
    }
    let snapshot = pair.log.clone();
    let end = pair.end;
    for _ in 0..50 {
        pair.append();
    }
    assert_eq!(snapshot.log_end_offset(), end);
    assert!(pair.log.log_end_offset() > end);
    let limit = ReadLimit { up_to: end, max_bytes: 1 << 20, is_first_whole: true };
    assert_eq!(snapshot.slice(snapshot.read(0, limit)), pair.log.slice(pair.log.read(0, limit)));
}
