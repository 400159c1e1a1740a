//! How many records a second the consumer takes from frame to application: `handle_frame`, `poll`,
//! `PollReturned`. The broker's side is made beforehand and outside of the measured time.

#![allow(clippy::disallowed_types, clippy::unwrap_used, reason = "a benchmark needs a real clock")]

use bytes::{Bytes, BytesMut};
use client::consumer::{Consumer, ConsumerConfig, SeekTo};
use client::event::ConsumerEvent;
use protocol::batch::{BatchOptions, RecordBatchBuilder};
use protocol::era::Era;
use protocol::frame;
use protocol::messages::api_versions_response::{ApiVersion, ApiVersionsResponse};
use protocol::messages::fetch_response::{FetchResponse, FetchableTopicResponse, PartitionData};
use protocol::messages::metadata_response::{
    MetadataResponse, MetadataResponseBroker, MetadataResponsePartition, MetadataResponseTopic,
};
use protocol::net::Transmit;
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{ApiKey, Request, Response, Str, Uuid};

const VALUE_BYTES: usize = 100;
const BATCH_BYTES: usize = 16_384;
const FETCH_BYTES: usize = 1_048_576;
const TOPIC_ID: Uuid = Uuid([7; 16]);

fn main() {
    for (era, max_poll_records) in [(Era::Kafka4, "500"), (Era::Kafka4, "5000")] {
        run(era, max_poll_records);
    }
}

fn run(era: Era, max_poll_records: &str) {
    let mut config = ConsumerConfig::new(era);
    config.set("bootstrap.servers", "b:9092").unwrap();
    config.set("max.poll.records", max_poll_records).unwrap();
    let now = Instant::from_millis(1_000);
    let mut consumer = Consumer::new(config, Rng::new(1), now).unwrap();
    let partition = ("t".to_owned(), 0);
    consumer.assign(now, std::slice::from_ref(&partition)).unwrap();
    consumer.seek(now, &partition, SeekTo::Offset(0)).unwrap();
    let (batch, per_batch) = batch();
    let mut spent = std::time::Duration::ZERO;
    let (mut records, mut value_bytes, mut polls) = (0_u64, 0_u64, 0_u64);
    let mut is_polling = false;
    while records < 10_000_000 {
        if !is_polling {
            let start = std::time::Instant::now();
            consumer.poll(now, Duration::from_secs(1)).unwrap();
            spent += start.elapsed();
            is_polling = true;
            polls += 1;
        }
        while let Some(transmit) = consumer.poll_transmit() {
            let (connection, answer) = match transmit {
                Transmit::Connect { connection, .. } => {
                    consumer.handle_connected(now, connection);
                    continue;
                }
                Transmit::Frame { connection, frame } => {
                    (connection, answer(frame, &batch, per_batch))
                }
                Transmit::Close { .. } => continue,
            };
            let start = std::time::Instant::now();
            consumer.handle_frame(now, connection, answer);
            spent += start.elapsed();
        }
        let start = std::time::Instant::now();
        while let Some(event) = consumer.poll_event() {
            if let ConsumerEvent::PollReturned { records: returned, .. } = event {
                is_polling = false;
                for record in returned.iter().flat_map(|it| &it.records) {
                    records += 1;
                    value_bytes += record.value.as_ref().map_or(0, |it| it.len() as u64);
                }
            }
        }
        spent += start.elapsed();
    }
    assert_eq!(value_bytes, records * VALUE_BYTES as u64, "every value was read");
    let per_second = u128::from(records) * 1_000_000 / spent.as_micros().max(1);
    println!(
        "consumer: {per_second} records/s of {VALUE_BYTES} bytes, max.poll.records \
         {max_poll_records}, {} per poll",
        records / polls.max(1)
    );
}

fn batch() -> (Bytes, i64) {
    let mut builder = RecordBatchBuilder::new(BatchOptions::default(), BATCH_BYTES);
    let value = [b'x'; VALUE_BYTES];
    while builder.has_room_for(1, None, Some(&value), &[]) {
        builder.append(1, None, Some(&value), &[]);
    }
    let count = i64::from(builder.record_count());
    (builder.finish(), count)
}

fn answer(frame: Bytes, batch: &Bytes, per_batch: i64) -> Bytes {
    let (header, request) = frame::decode_request(frame).unwrap();
    let api = ApiKey::from_i16(header.request_api_key).unwrap();
    let response = match request {
        Request::ApiVersions(_) => Response::ApiVersions(api_versions()),
        Request::Metadata(_) => Response::Metadata(metadata()),
        Request::Fetch(request) => {
            let offset = request.topics[0].partitions[0].fetch_offset;
            Response::Fetch(fetched(offset, batch, per_batch))
        }
        other => panic!("nobody asked for {:?}", other.api_key()),
    };
    let (version, id) = (header.request_api_version, header.correlation_id);
    frame::encode_response(api, version, id, &response).unwrap()
}

fn fetched(offset: i64, batch: &Bytes, per_batch: i64) -> FetchResponse {
    let mut bytes = BytesMut::with_capacity(FETCH_BYTES);
    let mut base = offset;
    while bytes.len() + batch.len() <= FETCH_BYTES {
        bytes.extend_from_slice(&base.to_be_bytes());
        bytes.extend_from_slice(&batch[8..]);
        base += per_batch;
    }
    let data = PartitionData { records: Some(bytes.freeze()), ..PartitionData::default() };
    let topic = FetchableTopicResponse {
        topic_id: TOPIC_ID,
        partitions: vec![data],
        ..FetchableTopicResponse::default()
    };
    FetchResponse { session_id: 1, responses: vec![topic], ..FetchResponse::default() }
}

fn api_versions() -> ApiVersionsResponse {
    let apis = [ApiKey::Fetch, ApiKey::Metadata, ApiKey::ApiVersions];
    let api_keys = apis.into_iter().map(|api| ApiVersion {
        api_key: api as i16,
        min_version: api.min_version(),
        max_version: api.max_version(),
        ..ApiVersion::default()
    });
    ApiVersionsResponse { api_keys: api_keys.collect(), ..ApiVersionsResponse::default() }
}

fn metadata() -> MetadataResponse {
    let broker = MetadataResponseBroker {
        node_id: 1,
        host: Str::from_static("b"),
        port: 9092,
        ..MetadataResponseBroker::default()
    };
    let partition = MetadataResponsePartition {
        leader_id: 1,
        leader_epoch: 0,
        ..MetadataResponsePartition::default()
    };
    let topic = MetadataResponseTopic {
        name: Some(Str::from_static("t")),
        topic_id: TOPIC_ID,
        partitions: vec![partition],
        ..MetadataResponseTopic::default()
    };
    MetadataResponse { brokers: vec![broker], topics: vec![topic], ..MetadataResponse::default() }
}
