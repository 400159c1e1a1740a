//! How fast a log takes and gives records: batches of 16 KiB with 100-byte values, as a producer
//! with the default batch.size sends them. Run with `cargo bench -p broker --bench log`.

use std::sync::Arc;
use std::time::Duration;

use broker::Broker;
use broker::config::{BrokerConfig, TopicConfig};
use broker::log::{AppendOrigin, AppendParams, Log, ReadLimit};
use broker::storage::Storage;
use protocol::batch::{BatchOptions, RecordBatchBuilder};
use protocol::era::Era;
use protocol::frame::{decode_response, encode_request};
use protocol::messages::create_topics_request::CreatableTopic;
use protocol::messages::fetch_request::{FetchPartition, FetchTopic};
use protocol::messages::produce_request::{PartitionProduceData, TopicProduceData};
use protocol::messages::{CreateTopicsRequest, FetchRequest, ProduceRequest};
use protocol::net::{ConnectionId, Transmit};
use protocol::rng::Rng;
use protocol::time::Instant;
use protocol::{ApiKey, Bytes, Request, Response};

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
    let params = AppendParams {
        now: NOW,
        leader_epoch: 0,
        origin: AppendOrigin::Client,
        max_decompressed: 0,
    };
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

const CLIENT: ConnectionId = ConnectionId(1);

fn call(broker: &mut Broker, version: i16, frame: Bytes, api: ApiKey) -> Option<Response> {
    broker.handle_frame(NOW, CLIENT, frame);
    match broker.poll_transmit()? {
        Transmit::Frame { frame, .. } => {
            Some(decode_response(api, version, frame).expect("a response").1)
        }
        other => panic!("{other:?}"),
    }
}

fn broker() -> Broker {
    let config = BrokerConfig::new(Era::Kafka4);
    let mut broker = Broker::start(config, Storage::new(), Rng::new(1), NOW);
    broker.handle_connected(NOW, CLIENT, "/10.0.0.7");
    let topic = CreatableTopic {
        name: "orders".into(),
        num_partitions: 1,
        replication_factor: 1,
        ..CreatableTopic::default()
    };
    let request = CreateTopicsRequest { topics: vec![topic], ..CreateTopicsRequest::default() };
    let frame = encode_request(7, 1, None, &Request::CreateTopics(request)).expect("a frame");
    call(&mut broker, 7, frame, ApiKey::CreateTopics);
    broker
}

fn produce_frame(batch: &Bytes) -> Bytes {
    let data =
        PartitionProduceData { records: Some(batch.clone()), ..PartitionProduceData::default() };
    let topic = TopicProduceData {
        name: "orders".into(),
        partition_data: vec![data],
        ..TopicProduceData::default()
    };
    let request = ProduceRequest { acks: -1, topic_data: vec![topic], ..ProduceRequest::default() };
    encode_request(12, 1, None, &Request::Produce(request)).expect("a frame")
}

fn fetch_frame(fetch_offset: i64) -> Bytes {
    let partition =
        FetchPartition { fetch_offset, partition_max_bytes: 1 << 20, ..FetchPartition::default() };
    let topic =
        FetchTopic { topic: "orders".into(), partitions: vec![partition], ..FetchTopic::default() };
    let request = FetchRequest { topics: vec![topic], ..FetchRequest::default() };
    encode_request(12, 1, None, &Request::Fetch(request)).expect("a frame")
}

/// Frames in, frames out, as clients of one connection see it.
fn through_the_broker(name: &str, batch: &Bytes, records: u64, count: u64) {
    let mut broker = broker();
    let (total, bytes) = (records * count, batch.len() as u64 * count);
    let frame = produce_frame(batch);
    let (took, ()) = timed(|| {
        for _ in 0..count {
            call(&mut broker, 12, frame.clone(), ApiKey::Produce).expect("an answer");
        }
    });
    report(&format!("Produce requests, {name}"), total, bytes, took);
    let (took, read) = timed(|| {
        let (mut offset, mut read) = (0, 0);
        while offset < total as i64 {
            let response = call(&mut broker, 12, fetch_frame(offset), ApiKey::Fetch);
            let Some(Response::Fetch(response)) = response else { panic!("no answer") };
            let slice = response.responses[0].partitions[0].records.clone().expect("records");
            read += slice.len() as u64;
            let last = protocol::records::batches(slice).last();
            offset = last.expect("some").expect("whole").next_offset();
        }
        read
    });
    assert_eq!(read, bytes);
    report(&format!("Fetch requests, {name}"), total, bytes, took);
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
        through_the_broker(name, &batch, records, count);
        println!("clone of {} MB: {} ns each", bytes / 1_000_000, took.as_nanos() / clones as u128);
    }
}
