//! How fast a log takes and gives records: batches of 16 KiB with 100-byte values, as a producer
//! with the default batch.size sends them. Run with `cargo bench -p broker --bench log`.

use std::sync::Arc;
use std::time::Duration;

use broker::config::{BrokerConfig, TopicConfig};
use broker::log::{AppendOrigin, AppendParams, Log, ReadLimit};
use protocol::Bytes;
use protocol::batch::{BatchOptions, RecordBatchBuilder};
use protocol::era::Era;
use protocol::rng::Rng;
use protocol::time::Instant;

const NOW: Instant = Instant::from_millis(1_700_000_000_000);
const BATCHES: u64 = 20_000;

fn batch(bytes: usize) -> (Bytes, u64) {
    let mut builder = RecordBatchBuilder::new(BatchOptions::default(), bytes);
    let value = [b'v'; 100];
    let mut records = 0;
    while records == 0 || builder.has_room_for(NOW.as_millis(), None, Some(&value), &[]) {
        builder.append(NOW.as_millis(), None, Some(&value), &[]);
        records += 1;
    }
    (builder.finish(), records)
}

fn log() -> Log {
    let config = TopicConfig::from_broker(&BrokerConfig::new(Era::Kafka4));
    Log::new("orders".into(), 0, Arc::new(config), Rng::new(1), NOW)
}

fn fill(log: &mut Log, batch: &Bytes, count: u64) {
    let params = AppendParams { now: NOW, leader_epoch: 0, origin: AppendOrigin::Client };
    for _ in 0..count {
        log.append(batch.clone(), params).expect("a good batch");
    }
}

fn drain(log: &Log) -> u64 {
    let (mut offset, mut bytes) = (0, 0);
    let up_to = log.log_end_offset();
    while offset < up_to {
        let extent =
            log.read(offset, ReadLimit { up_to, max_bytes: 1 << 20, is_first_whole: true });
        let slice = log.slice(extent);
        bytes += slice.len() as u64;
        let last = protocol::records::batches(slice).last();
        offset = last.expect("some").expect("whole").next_offset();
    }
    bytes
}

#[allow(clippy::disallowed_types, reason = "a bench measures real time")]
fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = std::time::Instant::now();
    let out = work();
    (start.elapsed(), out)
}

fn report(what: &str, records: u64, bytes: u64, took: Duration) {
    let nanos = took.as_nanos().max(1) as u64;
    let per_second = records.saturating_mul(1_000_000_000) / nanos;
    let megabytes = bytes.saturating_mul(1_000) / nanos;
    println!("{what:<34} {per_second:>12} records/s {megabytes:>8} MB/s");
}

fn main() {
    for (name, size, count) in
        [("16 KiB batches", 16_384, BATCHES), ("1 record batches", 1, BATCHES * 20)]
    {
        let (batch, records) = batch(size);
        let (total, bytes) = (records * count, batch.len() as u64 * count);
        let mut log = log();
        let (took, ()) = timed(|| fill(&mut log, &batch, count));
        report(&format!("append, {name}"), total, bytes, took);
        let (took, read) = timed(|| drain(&log));
        assert_eq!(read, bytes);
        report(&format!("read 1 MiB at a time, {name}"), total, bytes, took);
        let (took, clones) = timed(|| (0..1_000).map(|_| log.clone()).collect::<Vec<_>>().len());
        println!("clone of {} MB: {} ns each", bytes / 1_000_000, took.as_nanos() / clones as u128);
    }
}
