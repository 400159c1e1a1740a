//! Records on their way into a partition and out again, as a client sees it: acknowledgement,
//! refusal, retries, waiting fetches, limits, restarts.

mod common;

use broker::BrokerEvent;
use common::{A, B, World, fetch_request, produce_batches, produce_request, values};
use protocol::batch::{BatchOptions, RecordBatchBuilder};
use protocol::messages::create_topics_request::{CreatableTopic, CreatableTopicConfig};
use protocol::messages::fetch_response::PartitionData;
use protocol::messages::produce_response::PartitionProduceResponse;
use protocol::messages::*;
use protocol::{Bytes, ErrorCode, Request, Response};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const DAY_MS: u64 = 86_400_000;

fn topic_with(world: &mut World, name: &str, configs: &[(&str, &str)]) {
    let configs = configs
        .iter()
        .map(|(name, value)| CreatableTopicConfig {
            name: (*name).into(),
            value: Some((*value).into()),
            ..CreatableTopicConfig::default()
        })
        .collect();
    let topic = CreatableTopic {
        name: name.into(),
        num_partitions: 1,
        replication_factor: 1,
        configs,
        ..CreatableTopic::default()
    };
    let request = CreateTopicsRequest { topics: vec![topic], ..CreateTopicsRequest::default() };
    let response = world.call(A, 7, Request::CreateTopics(request));
    let Response::CreateTopics(response) = response else { panic!("{response:?}") };
    assert_eq!(response.topics[0].error_code, 0, "{:?}", response.topics[0].error_message);
}

fn produce(world: &mut World, topic: &str, records: Bytes) -> PartitionProduceResponse {
    let response = world.call(A, 9, produce_batches(topic, [(0, records)], -1));
    let Response::Produce(mut response) = response else { panic!("{response:?}") };
    response.responses.remove(0).partition_responses.remove(0)
}

fn keyless(values: &[&[u8]], timestamp_ms: i64) -> Bytes {
    let mut builder = RecordBatchBuilder::new(BatchOptions::default(), 0);
    for value in values {
        builder.append(timestamp_ms, None, Some(value), &[]);
    }
    builder.finish()
}

fn idempotent(producer_id: i64, base_sequence: i32, value: &str) -> Bytes {
    let options =
        BatchOptions { producer_id, producer_epoch: 0, base_sequence, ..BatchOptions::default() };
    let mut builder = RecordBatchBuilder::new(options, 0);
    builder.append(1_700_000_000_000, None, Some(value.as_bytes()), &[]);
    builder.finish()
}

fn fetched(response: &Response) -> &PartitionData {
    let Response::Fetch(response) = response else { panic!("{response:?}") };
    &response.responses[0].partitions[0]
}

fn new_world(topic: &str) -> World {
    let mut world = World::new();
    assert_eq!(world.create_topic(topic, 1), (0, None));
    world.events.clear();
    world
}

#[test]
fn an_append_tells_its_batch_and_then_how_far_consumers_may_read() {
    let mut world = new_world("orders");
    assert_eq!(world.produce("orders", 0, "apple"), (0, 0));
    let topic = "orders".to_owned();
    let [appended, moved] = &world.events[..] else { panic!("{:?}", world.events) };
    assert!(matches!(appended, BrokerEvent::BatchAppended { base_offset: 0, bytes: 73, .. }));
    let expected = BrokerEvent::HighWatermarkMoved { topic, partition: 0, from: 0, to: 1 };
    assert_eq!(*moved, expected);
    let partition = world.broker.partition("orders", 0).expect("hosted");
    assert_eq!((partition.high_watermark(), partition.log_end_offset()), (1, 1));
    assert_eq!(partition.isr(), [1]);
}

#[test]
fn nothing_is_made_for_events_while_nobody_listens() {
    let mut world = new_world("orders");
    world.broker.set_listening(false);
    world.produce("orders", 0, "apple");
    assert!(world.events.is_empty());
}

#[test]
fn a_waiting_fetch_is_answered_by_the_append_it_waits_for() {
    let mut world = new_world("orders");
    world.send(B, 12, &fetch_request("orders", 0, 0, 500));
    assert!(world.answer(B).is_none());
    world.advance(100);
    assert!(world.answer(B).is_none());
    world.produce("orders", 0, "apple");
    let response = world.answer(B).expect("woken");
    assert_eq!(values(&response), ["apple"]);
    assert!(world.events.iter().any(|event| {
        matches!(event, BrokerEvent::RequestParked { api: "Fetch", client_id } if client_id == "test")
    }));
}

#[test]
fn a_fetch_waits_for_min_bytes_but_never_longer_than_max_wait() {
    let mut world = new_world("orders");
    let Request::Fetch(mut request) = fetch_request("orders", 0, 0, 500) else { unreachable!() };
    request.min_bytes = 1_000;
    world.send(B, 12, &Request::Fetch(request));
    world.produce("orders", 0, "apple");
    world.advance(499);
    assert!(world.answer(B).is_none());
    world.advance(1);
    assert_eq!(values(&world.answer(B).expect("the time is over")), ["apple"]);
}

#[test]
fn a_topic_deleted_under_a_waiting_fetch_answers_it() {
    let mut world = new_world("orders");
    world.send(B, 12, &fetch_request("orders", 0, 0, 30_000));
    let request = DeleteTopicsRequest {
        topic_names: vec!["orders".into()],
        timeout_ms: 1_000,
        ..DeleteTopicsRequest::default()
    };
    world.call(A, 5, Request::DeleteTopics(request));
    let response = world.answer(B).expect("nothing to wait for");
    assert_eq!(fetched(&response).error_code, ErrorCode::UnknownTopicOrPartition.code());
}

#[test]
fn acks_zero_is_silent_until_something_goes_wrong() {
    let mut world = new_world("orders");
    world.send(A, 9, &produce_request("orders", 0, "apple", 0));
    assert!(world.answer(A).is_none() && !world.closed.contains(&A));
    assert_eq!(world.consume("orders", 0), ["apple"]);
    world.send(A, 9, &produce_request("orders", 7, "pear", 0));
    assert!(world.closed.contains(&A));
    assert_eq!(world.consume("orders", 0), ["apple"]);
}

#[test]
fn a_retried_batch_is_answered_with_its_first_offset_even_after_a_restart() {
    let mut world = new_world("orders");
    for sequence in 0..3 {
        produce(&mut world, "orders", idempotent(77, sequence, "x"));
    }
    world.events.clear();
    let again = produce(&mut world, "orders", idempotent(77, 1, "x"));
    assert_eq!((again.error_code, again.base_offset), (0, 1));
    assert!(matches!(world.events[..], [BrokerEvent::DuplicateBatch { base_offset: 1, .. }]));
    let mut world = world.restart();
    let again = produce(&mut world, "orders", idempotent(77, 2, "x"));
    assert_eq!((again.error_code, again.base_offset), (0, 2));
    let gap = produce(&mut world, "orders", idempotent(77, 9, "x"));
    assert_eq!(gap.error_code, ErrorCode::OutOfOrderSequenceNumber.code());
    assert_eq!(produce(&mut world, "orders", idempotent(77, 3, "x")).base_offset, 3);
}

#[test]
fn a_producer_silent_for_a_day_may_start_anywhere() {
    let mut world = new_world("orders");
    produce(&mut world, "orders", idempotent(77, 0, "x"));
    world.advance(DAY_MS - 1_200_000);
    let gap = produce(&mut world, "orders", idempotent(77, 5, "x"));
    assert_eq!(gap.error_code, ErrorCode::OutOfOrderSequenceNumber.code());
    world.advance(1_800_001);
    assert_eq!(produce(&mut world, "orders", idempotent(77, 5, "x")).error_code, 0);
}

#[test]
fn one_bad_record_refuses_its_batch_by_name_and_writes_nothing() {
    let mut world = new_world("orders");
    topic_with(&mut world, "users", &[("cleanup.policy", "compact")]);
    world.events.clear();
    let mut builder = RecordBatchBuilder::new(BatchOptions::default(), 0);
    builder.append(1_700_000_000_000, Some(b"k"), Some(b"v"), &[]);
    builder.append(1_700_000_000_000, None, Some(b"v"), &[]);
    let refused = produce(&mut world, "users", builder.finish());
    assert_eq!(refused.error_code, ErrorCode::InvalidRecord.code());
    let [error] = &refused.record_errors[..] else { panic!("{refused:?}") };
    assert_eq!(error.batch_index, 1);
    let words = "Compacted topic cannot accept message without key in topic partition users-0";
    assert_eq!(error.batch_index_error_message.as_deref(), Some(words));
    assert!(matches!(
        &world.events[..],
        [BrokerEvent::AppendRefused { error: "INVALID_RECORD", message, .. }] if message.contains(words)
    ));
    assert_eq!(world.broker.partition("users", 0).expect("hosted").log_end_offset(), 0);
}

#[test]
fn a_record_of_two_megabytes_is_too_large_and_changes_nothing() {
    let mut world = new_world("orders");
    let large = vec![b'z'; 2 << 20];
    let refused = produce(&mut world, "orders", keyless(&[&large], 1_700_000_000_000));
    assert_eq!(refused.error_code, ErrorCode::MessageTooLarge.code());
    assert_eq!(refused.log_start_offset, -1);
    assert_eq!(world.produce("orders", 0, "apple"), (0, 0));
}

#[test]
fn a_timestamp_two_hours_ahead_is_refused_with_the_bounds() {
    let mut world = new_world("orders");
    let now_ms = world.now.as_millis();
    let refused = produce(&mut world, "orders", keyless(&[b"x"], now_ms + 7_200_000));
    assert_eq!(refused.error_code, ErrorCode::InvalidTimestamp.code());
    let words = refused.record_errors[0].batch_index_error_message.clone().expect("words");
    let (low, high) = (now_ms.wrapping_sub(i64::MAX), now_ms + 3_600_000);
    assert!(words.ends_with(&format!("within [{low}, {high}]")), "{words}");
}

#[test]
fn log_append_time_stamps_the_batch_and_signs_it_again() {
    let mut world = new_world("orders");
    topic_with(&mut world, "audit", &[("message.timestamp.type", "LogAppendTime")]);
    world.advance(1_234);
    let appended = produce(&mut world, "audit", keyless(&[b"x", b"y"], 5));
    assert_eq!(appended.log_append_time_ms, world.now.as_millis());
    let response = world.call(B, 12, fetch_request("audit", 0, 0, 0));
    let records = fetched(&response).records.clone().expect("records");
    let batch = protocol::records::batches(records).next().expect("one").expect("whole");
    batch.validate().expect("signed again");
    let times: Vec<i64> =
        batch.records().expect("plain").map(|record| record.expect("whole").timestamp_ms).collect();
    assert_eq!(times, [world.now.as_millis(); 2]);
}

#[test]
fn a_fetch_gives_whole_batches_within_its_limits_and_always_the_first() {
    let mut world = new_world("orders");
    for number in 0..6 {
        let value = vec![b'a' + number; 1_000];
        produce(&mut world, "orders", keyless(&[&value], 1_700_000_000_000));
    }
    let count = |world: &mut World, partition_max_bytes, max_bytes| {
        let Request::Fetch(mut request) = fetch_request("orders", 0, 1, 0) else { unreachable!() };
        request.topics[0].partitions[0].partition_max_bytes = partition_max_bytes;
        request.max_bytes = max_bytes;
        values(&world.call(B, 12, Request::Fetch(request))).len()
    };
    assert_eq!(count(&mut world, 1 << 20, 1 << 20), 5);
    assert_eq!(count(&mut world, 2_500, 1 << 20), 2);
    assert_eq!(count(&mut world, 1 << 20, 3_500), 3);
    assert_eq!(count(&mut world, 0, 1 << 20), 1);
    assert_eq!(count(&mut world, 1 << 20, 1), 1);
}

#[test]
fn segments_roll_at_segment_bytes_and_reading_goes_on_across_them() {
    let mut world = new_world("orders");
    topic_with(&mut world, "bulk", &[("segment.bytes", "1048576")]);
    let value = vec![b'v'; 100_000];
    for number in 0..25 {
        let appended = produce(&mut world, "bulk", keyless(&[&value], 1_700_000_000_000));
        assert_eq!((appended.error_code, appended.base_offset), (0, number));
    }
    let log = world.broker.partition("bulk", 0).expect("hosted").log();
    let bases: Vec<i64> = log.segments().map(|segment| segment.base_offset()).collect();
    assert_eq!(bases, [0, 10, 20]);
    let mut offset = 0;
    while offset < 25 {
        let response = world.call(B, 12, fetch_request("bulk", 0, offset, 0));
        let read = values(&response).len() as i64;
        assert!(read > 0, "stuck at {offset}");
        offset += read;
    }
    assert_eq!(offset, 25);
}

#[test]
fn what_records_hold_comes_back_as_it_went_in() {
    let mut world = new_world("orders");
    for value in ["<script>alert(1)</script>", "\u{0}\u{7}\u{1b}[31m", "", "한국어"] {
        assert_eq!(world.produce("orders", 0, value).0, 0);
    }
    let read = world.consume("orders", 0);
    assert_eq!(read, ["<script>alert(1)</script>", "\u{0}\u{7}\u{1b}[31m", "", "한국어"]);
}

#[test]
fn nonsense_in_place_of_records_is_refused_and_the_connection_lives() {
    let mut world = new_world("orders");
    let good = keyless(&[b"x"], 1_700_000_000_000);
    let mut cases: Vec<Bytes> = (0..good.len()).map(|length| good.slice(..length)).collect();
    for at in 0..good.len() {
        let mut bytes = good.to_vec();
        bytes[at] ^= 0x55;
        cases.push(bytes.into());
    }
    cases.push(Bytes::from_static(&[0xff; 100]));
    for case in cases {
        let answer = produce(&mut world, "orders", case);
        // Leader epoch lies outside of the checksum; the leader overwrites it.
        assert!(answer.error_code != 0 || answer.base_offset >= 0);
    }
    let end = world.broker.partition("orders", 0).expect("hosted").log_end_offset();
    assert_eq!(end, 4, "only flips in the four bytes of the leader epoch pass");
}

#[test]
fn a_clone_of_the_broker_lives_a_life_of_its_own() {
    let mut world = new_world("orders");
    world.produce("orders", 0, "apple");
    let snapshot = world.broker.clone();
    world.produce("orders", 0, "pear");
    let end =
        |broker: &broker::Broker| broker.partition("orders", 0).expect("hosted").log_end_offset();
    assert_eq!((end(&snapshot), end(&world.broker)), (1, 2));
}

#[test]
fn clients_may_not_write_to_internal_topics() {
    let mut world = new_world("orders");
    let request = FindCoordinatorRequest { key: "g".into(), ..FindCoordinatorRequest::default() };
    world.call(A, 2, Request::FindCoordinator(request));
    world.advance(1_000);
    let refused = world.produce("__consumer_offsets", 0, "forged");
    assert_eq!(refused, (ErrorCode::InvalidTopicException.code(), -1));
}
