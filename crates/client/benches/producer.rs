//! How many 100-byte records a second go through `send` into whole Produce frames, on one thread.
//!
//! `cargo bench -p client --bench producer`

use bytes::Bytes;
use client::producer::{Producer, ProducerConfig, ProducerRecord};
use protocol::era::Era;
use protocol::messages::api_versions_response::{ApiVersion, ApiVersionsResponse};
use protocol::messages::init_producer_id_response::InitProducerIdResponse;
use protocol::messages::metadata_response::{
    MetadataResponse, MetadataResponseBroker, MetadataResponsePartition, MetadataResponseTopic,
};
use protocol::messages::produce_response::{
    PartitionProduceResponse, ProduceResponse, TopicProduceResponse,
};
use protocol::net::Transmit;
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{ApiKey, Request, Response, Str, frame};

const RECORDS: u64 = 5_000_000;
const PARTITIONS: i32 = 6;

/// A producer and a broker that only says yes.
struct Bench {
    producer: Producer,
    now: Instant,
    frames: u64,
    bytes: u64,
}

impl Bench {
    fn new(set: &[(&str, &str)]) -> Self {
        let mut config = ProducerConfig::new(Era::Kafka4);
        config.set("bootstrap.servers", "broker:9092").expect("a config");
        for (name, value) in set {
            config.set(name, value).expect("a config");
        }
        let now = Instant::from_millis(1_700_000_000_000);
        let producer = Producer::new(config, Rng::new(1), now).expect("good configs");
        let mut bench = Self { producer, now, frames: 0, bytes: 0 };
        bench.pump();
        bench
    }

    fn pump(&mut self) {
        while let Some(transmit) = self.producer.poll_transmit() {
            match transmit {
                Transmit::Connect { connection, .. } => {
                    self.producer.handle_connected(self.now, connection);
                }
                Transmit::Frame { connection, frame } => {
                    self.frames += 1;
                    self.bytes += frame.len() as u64;
                    if let Some(answer) = answer(frame) {
                        self.producer.handle_frame(self.now, connection, answer);
                    }
                }
                Transmit::Close { .. } => {}
            }
        }
        while self.producer.poll_event().is_some() {}
    }

    fn run(&mut self, keys: u64) -> (u64, core::time::Duration) {
        let topic = Str::from("orders");
        let value = Bytes::from(vec![b'x'; 100]);
        let keys: Vec<Bytes> = (0..keys).map(|key| Bytes::from(format!("key-{key}"))).collect();
        let clock = stopwatch();
        for number in 0..RECORDS {
            let key = keys.get((number % keys.len().max(1) as u64) as usize).cloned();
            let (topic, value) = (topic.clone(), Some(value.clone()));
            let record = ProducerRecord { topic, key, value, ..Default::default() };
            self.producer.send(self.now, record);
            if number % 64 == 0 {
                self.now += Duration::from_micros(20);
                self.pump();
            }
        }
        self.producer.flush(self.now);
        self.pump();
        (RECORDS, clock())
    }
}

/// The one place that reads a real clock.
#[allow(clippy::disallowed_types)]
fn stopwatch() -> impl FnOnce() -> core::time::Duration {
    let start = std::time::Instant::now();
    move || start.elapsed()
}

fn answer(request_frame: Bytes) -> Option<Bytes> {
    let (header, request) = frame::decode_request(request_frame).expect("a good request");
    let api_key = request.api_key();
    let response = match request {
        Request::ApiVersions(_) => Response::ApiVersions(ApiVersionsResponse {
            api_keys: ApiKey::ALL
                .iter()
                .filter(|key| !key.versions().is_empty())
                .map(|key| ApiVersion {
                    api_key: *key as i16,
                    min_version: key.min_version(),
                    max_version: key.max_version(),
                    ..Default::default()
                })
                .collect(),
            ..Default::default()
        }),
        Request::Metadata(request) => Response::Metadata(metadata(request.topics)),
        Request::InitProducerId(_) => Response::InitProducerId(InitProducerIdResponse {
            producer_id: 1,
            ..Default::default()
        }),
        Request::Produce(request) => {
            if request.acks == 0 {
                return None;
            }
            let responses = request.topic_data.into_iter().map(|topic| TopicProduceResponse {
                name: topic.name,
                topic_id: topic.topic_id,
                partition_responses: topic
                    .partition_data
                    .iter()
                    .map(|data| PartitionProduceResponse {
                        index: data.index,
                        ..Default::default()
                    })
                    .collect(),
                ..Default::default()
            });
            Response::Produce(ProduceResponse {
                responses: responses.collect(),
                ..Default::default()
            })
        }
        _ => return None,
    };
    let version = header.request_api_version;
    frame::encode_response(api_key, version, header.correlation_id, &response).ok()
}

fn metadata(
    topics: Option<Vec<protocol::messages::metadata_request::MetadataRequestTopic>>,
) -> MetadataResponse {
    let partition = |partition_index| MetadataResponsePartition {
        partition_index,
        leader_id: 1,
        leader_epoch: 0,
        ..Default::default()
    };
    let topic = |name: Option<Str>| MetadataResponseTopic {
        name,
        topic_id: protocol::Uuid([7; 16]),
        partitions: (0..PARTITIONS).map(partition).collect(),
        ..Default::default()
    };
    MetadataResponse {
        brokers: vec![MetadataResponseBroker {
            node_id: 1,
            host: Str::from("broker"),
            port: 9_092,
            ..Default::default()
        }],
        controller_id: 1,
        topics: topics.into_iter().flatten().map(|asked| topic(asked.name)).collect(),
        ..Default::default()
    }
}

/// A name, configs, and how many keys (0: none).
type Case = (&'static str, &'static [(&'static str, &'static str)], u64);

fn main() {
    let cases: [Case; 4] = [
        ("acks=0, no keys", &[("acks", "0")], 0),
        ("acks=all, idempotent, no keys", &[], 0),
        ("acks=all, idempotent, 1000 keys", &[], 1_000),
        ("acks=1, batch.size=65536, no keys", &[("acks", "1"), ("batch.size", "65536")], 0),
    ];
    for (name, set, keys) in cases {
        let mut bench = Bench::new(set);
        let (records, elapsed) = bench.run(keys);
        let per_second = records as u128 * 1_000_000 / elapsed.as_micros().max(1);
        let (frames, bytes) = (bench.frames, bench.bytes / 1_000_000);
        println!("{name}: {per_second} records/s ({frames} frames, {bytes} MB)");
    }
}
