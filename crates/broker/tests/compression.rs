//! Compressed batches as a leader takes them: every record is checked, whatever the codec. What is
//! expected of each odd batch was recorded from Apache Kafka 4.3.1.

mod common;

use broker::BrokerConfig;
use common::{A, World, fetch_request, produce_batches};
use protocol::batch::{BatchOptions, Compression, RecordBatch, RecordBatchBuilder};
use protocol::compression::{MAX_DECOMPRESSED_SIZE, compress};
use protocol::crc::crc32c;
use protocol::era::Era;
use protocol::messages::create_topics_request::{CreatableTopic, CreatableTopicConfig};
use protocol::messages::delete_records_request::{DeleteRecordsPartition, DeleteRecordsTopic};
use protocol::messages::list_offsets_request::{ListOffsetsPartition, ListOffsetsTopic};
use protocol::messages::produce_response::PartitionProduceResponse;
use protocol::messages::*;
use protocol::{Bytes, ErrorCode, Request, Response};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const CODECS: [Compression; 4] =
    [Compression::Gzip, Compression::Snappy, Compression::Lz4, Compression::Zstd];
const NOW_MS: i64 = 1_700_000_000_000;

fn world(configs: &[(&str, &str)]) -> World {
    world_of(Era::Kafka4, configs)
}

fn world_of(era: Era, configs: &[(&str, &str)]) -> World {
    let mut world = World::with(BrokerConfig::new(era));
    let configs = configs.iter().map(|(name, value)| CreatableTopicConfig {
        name: (*name).into(),
        value: Some((*value).into()),
        ..CreatableTopicConfig::default()
    });
    let topic = CreatableTopic {
        name: "orders".into(),
        num_partitions: 1,
        replication_factor: 1,
        configs: configs.collect(),
        ..CreatableTopic::default()
    };
    let request = CreateTopicsRequest { topics: vec![topic], ..CreateTopicsRequest::default() };
    let response = world.call(A, 5, Request::CreateTopics(request));
    let Response::CreateTopics(response) = response else { panic!("{response:?}") };
    assert_eq!(response.topics[0].error_code, 0, "{:?}", response.topics[0].error_message);
    world
}

fn produce(world: &mut World, version: i16, records: Bytes) -> PartitionProduceResponse {
    let response = world.call(A, version, produce_batches("orders", [(0, records)], -1));
    let Response::Produce(mut response) = response else { panic!("{response:?}") };
    response.responses.remove(0).partition_responses.remove(0)
}

fn code(world: &mut World, records: Bytes) -> &'static str {
    let code = produce(world, 9, records).error_code;
    ErrorCode::from_i16(code).name()
}

/// One small record: numbers and lengths that fit one byte.
fn record(offset_delta: i8, timestamp_delta: i8, key: Option<&[u8]>, value: &[u8]) -> Vec<u8> {
    let zigzag = |number: i8| ((number << 1) ^ (number >> 7)) as u8;
    let mut body = vec![0, zigzag(timestamp_delta), zigzag(offset_delta)];
    match key {
        Some(key) => {
            body.push(zigzag(key.len() as i8));
            body.extend_from_slice(key);
        }
        None => body.push(1),
    }
    body.push(zigzag(value.len() as i8));
    body.extend_from_slice(value);
    body.push(0);
    body.insert(0, zigzag(body.len() as i8));
    body
}

fn three() -> Vec<u8> {
    (0..3).flat_map(|delta| record(delta, delta, Some(b"key"), b"value value value")).collect()
}

/// A batch that says it holds `count` records, with `payload` as they are compressed.
fn packed(codec: Compression, payload: &[u8], count: i32) -> Bytes {
    let mut batch = Vec::new();
    batch.extend_from_slice(&i16::from(codec.id()).to_be_bytes());
    batch.extend_from_slice(&(count - 1).to_be_bytes());
    batch.extend_from_slice(&NOW_MS.to_be_bytes());
    batch.extend_from_slice(&(NOW_MS + 2).to_be_bytes());
    batch.extend_from_slice(&(-1_i64).to_be_bytes());
    batch.extend_from_slice(&(-1_i16).to_be_bytes());
    batch.extend_from_slice(&(-1_i32).to_be_bytes());
    batch.extend_from_slice(&count.to_be_bytes());
    batch.extend_from_slice(payload);
    let mut head = vec![0; 8];
    head.extend_from_slice(&(batch.len() as i32 + 9).to_be_bytes());
    head.extend_from_slice(&(-1_i32).to_be_bytes());
    head.push(2);
    head.extend_from_slice(&crc32c(&batch).to_be_bytes());
    head.extend(batch);
    head.into()
}

fn with(codec: Compression, records: &[u8], count: i32) -> Bytes {
    packed(codec, &compress(codec, codec.default_level(), records), count)
}

fn logged(world: &World) -> Vec<RecordBatch> {
    let log = world.broker.partition("orders", 0).unwrap().log();
    log.batches(0).map(|batch| RecordBatch::first_of(&batch.to_bytes()).unwrap()).collect()
}

fn list_offset(world: &mut World, timestamp: i64) -> (i64, i64) {
    let partition = ListOffsetsPartition { timestamp, ..ListOffsetsPartition::default() };
    let topic = ListOffsetsTopic {
        name: "orders".into(),
        partitions: vec![partition],
        ..ListOffsetsTopic::default()
    };
    let request =
        ListOffsetsRequest { replica_id: -1, topics: vec![topic], ..ListOffsetsRequest::default() };
    let response = world.call(A, 7, Request::ListOffsets(request));
    let Response::ListOffsets(response) = response else { panic!("{response:?}") };
    let partition = &response.topics[0].partitions[0];
    assert_eq!(partition.error_code, 0);
    (partition.timestamp, partition.offset)
}

#[test]
fn what_a_producer_packed_stays_as_it_is() {
    for codec in CODECS {
        let mut world = world(&[]);
        let batch = with(codec, &three(), 3);
        assert_eq!(code(&mut world, batch.clone()), "NONE");
        let [stored] = &logged(&world)[..] else { panic!("one batch") };
        // All but the leader epoch: the first batch of a log keeps even its base offset.
        assert_eq!(stored.bytes()[16..], batch[16..]);
        assert_eq!(stored.records().unwrap().count(), 3);
        assert!(stored.validate().is_ok());
    }
}

#[test]
fn records_that_do_not_add_up_are_refused_as_kafka_refuses_them() {
    let good = three();
    let extra = [&good[..], &record(3, 0, None, b"more")].concat();
    let gap: Vec<u8> = [0, 1, 5].map(|delta| record(delta, 0, Some(b"k"), b"v")).concat();
    let order: Vec<u8> = [0, 2, 1].map(|delta| record(delta, 0, Some(b"k"), b"v")).concat();
    let nested = with(Compression::Gzip, &good, 3).to_vec();
    let cases: [(&str, Vec<u8>, i32, &str); 12] = [
        ("as it should be", good.clone(), 3, "NONE"),
        ("one more than said", extra, 3, "INVALID_RECORD"),
        ("one less than said", good.clone(), 4, "INVALID_RECORD"),
        ("cut within a record", good[..good.len() - 3].to_vec(), 3, "INVALID_RECORD"),
        ("a byte behind them", [&good[..], b"x"].concat(), 3, "INVALID_RECORD"),
        ("nothing", Vec::new(), 3, "INVALID_RECORD"),
        ("zeroes", vec![0; 1_000], 3, "INVALID_RECORD"),
        ("a length that lies", [b"\x7f", &good[..]].concat(), 3, "INVALID_RECORD"),
        ("a negative length", [b"\x01", &good[..]].concat(), 3, "INVALID_RECORD"),
        ("a batch in the batch", nested, 3, "INVALID_RECORD"),
        ("a gap in the offsets", gap, 3, "UNKNOWN_SERVER_ERROR"),
        ("offsets out of order", order, 3, "UNKNOWN_SERVER_ERROR"),
    ];
    for codec in CODECS {
        let mut world = world(&[]);
        for (what, records, count, expected) in &cases {
            let found = code(&mut world, with(codec, records, *count));
            assert_eq!((found, *what), (*expected, *what), "{}", codec.name());
        }
        assert_eq!(world.broker.partition("orders", 0).unwrap().log_end_offset(), 3);
    }
}

#[test]
fn bytes_that_are_not_what_the_codec_writes_are_a_server_error_as_in_kafka() {
    for codec in CODECS {
        let whole = compress(codec, codec.default_level(), &three());
        let mut world = world(&[]);
        let cases = [
            ("not that codec", three()),
            ("cut", whole[..whole.len() - 1].to_vec()),
            ("cut in half", whole[..whole.len() / 2].to_vec()),
            ("three bytes", whole[..3].to_vec()),
        ];
        for (what, payload) in cases {
            let found = code(&mut world, packed(codec, &payload, 3));
            assert_eq!((found, what), ("UNKNOWN_SERVER_ERROR", what), "{}", codec.name());
        }
        let nothing = code(&mut world, packed(codec, b"", 3));
        let is_zstd = codec == Compression::Zstd;
        assert_eq!(nothing, if is_zstd { "INVALID_RECORD" } else { "UNKNOWN_SERVER_ERROR" });
        let garbage = [&whole[..], b"garbage!"].concat();
        let takes_garbage = matches!(codec, Compression::Gzip | Compression::Lz4);
        let found = code(&mut world, packed(codec, &garbage, 3));
        assert_eq!(found, if takes_garbage { "NONE" } else { "UNKNOWN_SERVER_ERROR" });
    }
    let mut world = world(&[]);
    let unknown = packed(Compression::Unknown(5), &three(), 3);
    assert_eq!(code(&mut world, unknown), "UNKNOWN_SERVER_ERROR");
}

/// Recorded from Apache Kafka 2.5.1; 4.3.1 refuses them, see above.
#[test]
fn before_kafka_4_compressed_records_keep_the_numbers_they_came_with() {
    let gaps = record(5, 0, Some(b"k"), b"v");
    let gzip = with(Compression::Gzip, &gaps, 1);
    let code = |era| produce(&mut world_of(era, &[]), 7, gzip.clone()).error_code;
    assert_eq!(code(Era::Kafka25), ErrorCode::None.code());
    assert_eq!(code(Era::Kafka4), ErrorCode::UnknownServerError.code());
}

#[test]
fn single_records_are_named_within_compressed_batches_too() {
    let keyless: Vec<u8> = [Some(&b"k"[..]), None, None]
        .iter()
        .zip(0..)
        .flat_map(|(k, at)| record(at, 0, *k, b"v"))
        .collect();
    for codec in CODECS {
        let mut world = world(&[("cleanup.policy", "compact")]);
        let answer = produce(&mut world, 9, with(codec, &keyless, 3));
        assert_eq!(answer.error_code, ErrorCode::InvalidRecord.code());
        let named: Vec<i32> = answer.record_errors.iter().map(|error| error.batch_index).collect();
        assert_eq!(named, [1, 2]);
        let message = answer.record_errors[0].batch_index_error_message.as_deref();
        let expected =
            "Compacted topic cannot accept message without key in topic partition orders-0";
        assert_eq!(message, Some(expected));
    }
}

#[test]
fn a_topic_of_another_codec_packs_anew_and_numbers_anew() {
    let order: Vec<u8> = [0, 2, 1].map(|delta| record(delta, delta, Some(b"k"), b"v")).concat();
    for target in ["uncompressed", "gzip", "snappy", "lz4", "zstd"] {
        for codec in [&CODECS[..], &[Compression::None]].concat() {
            if codec.name() == target || (codec == Compression::None && target == "uncompressed") {
                continue;
            }
            let mut world = world(&[("compression.type", target)]);
            assert_eq!(code(&mut world, with(codec, &three(), 3)), "NONE");
            assert_eq!(code(&mut world, with(codec, &order, 3)), "NONE");
            let batches = logged(&world);
            let expected = Compression::by_name(target).unwrap_or_default();
            assert!(batches.iter().all(|batch| batch.compression() == expected));
            assert!(batches.iter().all(|batch| batch.validate().is_ok()));
            let records: Vec<(i64, i64)> = batches
                .iter()
                .flat_map(|batch| batch.records().unwrap())
                .map(|record| record.map(|it| (it.offset, it.timestamp_ms - NOW_MS)).unwrap())
                .collect();
            assert_eq!(records, [(0, 0), (1, 1), (2, 2), (3, 0), (4, 2), (5, 1)]);
        }
    }
}

#[test]
fn what_is_too_large_once_it_is_packed_anew_is_refused() {
    let mut world = world(&[("max.message.bytes", "400"), ("compression.type", "uncompressed")]);
    let mut builder = RecordBatchBuilder::new(
        BatchOptions { compression: Compression::Gzip, ..BatchOptions::default() },
        0,
    );
    builder.append(NOW_MS, None, Some(&[b'a'; 2_000]), &[]);
    assert_eq!(code(&mut world, builder.finish()), "MESSAGE_TOO_LARGE");
}

#[test]
fn zstd_wants_a_client_that_knows_it() {
    let mut world = world(&[]);
    let batch = with(Compression::Zstd, &three(), 3);
    let code = ErrorCode::UnsupportedCompressionType.code();
    assert_eq!(produce(&mut world, 6, batch.clone()).error_code, code);
    assert_eq!(produce(&mut world, 7, batch).error_code, 0);
}

#[test]
fn before_kafka_4_topics_of_zstd_are_kept_from_old_consumers() {
    for (era, version, expected) in [
        (Era::Kafka25, 9, ErrorCode::UnsupportedCompressionType),
        (Era::Kafka25, 10, ErrorCode::None),
        (Era::Kafka4, 9, ErrorCode::None),
    ] {
        let mut world = world_of(era, &[("compression.type", "zstd")]);
        let response = world.call(A, version, fetch_request("orders", 0, 0, 0));
        let Response::Fetch(response) = response else { panic!("{response:?}") };
        let code = response.responses[0].partitions[0].error_code;
        assert_eq!(ErrorCode::from_i16(code), expected, "{era:?} v{version}");
    }
}

#[test]
fn offsets_are_found_by_time_and_deleted_within_a_compressed_batch() {
    for codec in CODECS {
        let mut world = world(&[]);
        let records: Vec<u8> =
            (0..5).flat_map(|at| record(at, at * 10, Some(b"k"), b"value")).collect();
        assert_eq!(code(&mut world, with(codec, &records, 5)), "NONE");
        assert_eq!(list_offset(&mut world, NOW_MS), (NOW_MS, 0));
        assert_eq!(list_offset(&mut world, NOW_MS + 11), (NOW_MS + 20, 2));
        assert_eq!(list_offset(&mut world, NOW_MS + 40), (NOW_MS + 40, 4));
        assert_eq!(list_offset(&mut world, NOW_MS + 41), (-1, -1));
        assert_eq!(list_offset(&mut world, -3), (NOW_MS + 40, 4));
        let partition = DeleteRecordsPartition { offset: 3, ..DeleteRecordsPartition::default() };
        let topic = DeleteRecordsTopic {
            name: "orders".into(),
            partitions: vec![partition],
            ..DeleteRecordsTopic::default()
        };
        let request = DeleteRecordsRequest {
            topics: vec![topic],
            timeout_ms: 1_000,
            ..DeleteRecordsRequest::default()
        };
        let response = world.call(A, 2, Request::DeleteRecords(request));
        let Response::DeleteRecords(response) = response else { panic!("{response:?}") };
        assert_eq!(response.topics[0].partitions[0].low_watermark, 3);
        assert_eq!(list_offset(&mut world, NOW_MS), (NOW_MS + 30, 3));
        assert_eq!(list_offset(&mut world, -2), (-1, 3));
    }
}

#[test]
fn a_bomb_is_too_large_a_message_and_the_broker_goes_on() {
    let mut world = world(&[]);
    // A frame of zstd whose every four bytes stand for 128 KB.
    let mut bomb = b"\x28\xb5\x2f\xfd\x00\x38".to_vec();
    for _ in 0..=MAX_DECOMPRESSED_SIZE >> 17 {
        bomb.extend_from_slice(b"\x02\x00\x10\x00");
    }
    assert_eq!(code(&mut world, packed(Compression::Zstd, &bomb, 1)), "MESSAGE_TOO_LARGE");
    assert_eq!(code(&mut world, with(Compression::Zstd, &three(), 3)), "NONE");
}
