//! A broker that comes back has lost nothing it acknowledged: topics, records, offsets, producer
//! ids and sequences.

mod common;

use broker::BrokerEvent;
use common::{A, World};
use protocol::messages::*;
use protocol::{ErrorCode, Request, Response};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn commit(world: &mut World, group: &str, offset: i64) -> i16 {
    let partition = offset_commit_request::OffsetCommitRequestPartition {
        partition_index: 0,
        committed_offset: offset,
        ..Default::default()
    };
    let topic = offset_commit_request::OffsetCommitRequestTopic {
        name: "orders".into(),
        partitions: vec![partition],
        ..Default::default()
    };
    let request = OffsetCommitRequest {
        group_id: group.into(),
        topics: vec![topic],
        ..OffsetCommitRequest::default()
    };
    let response = world.call(A, 8, Request::OffsetCommit(request));
    let Response::OffsetCommit(response) = response else { panic!("{response:?}") };
    response.topics[0].partitions[0].error_code
}

fn committed(world: &mut World, group: &str) -> (i16, i64) {
    let topic = offset_fetch_request::OffsetFetchRequestTopic {
        name: "orders".into(),
        partition_indexes: vec![0],
        ..Default::default()
    };
    let request = OffsetFetchRequest {
        group_id: group.into(),
        topics: Some(vec![topic]),
        ..OffsetFetchRequest::default()
    };
    let response = world.call(A, 7, Request::OffsetFetch(request));
    let Response::OffsetFetch(response) = response else { panic!("{response:?}") };
    let offset = response.topics.first().map_or(-1, |t| t.partitions[0].committed_offset);
    (response.error_code, offset)
}

fn find_coordinator(world: &mut World) {
    let request = FindCoordinatorRequest { key: "g".into(), ..FindCoordinatorRequest::default() };
    let _ = world.call(A, 2, Request::FindCoordinator(request));
    world.advance(1_000);
}

fn producer_id(world: &mut World) -> i64 {
    let request = InitProducerIdRequest { transactional_id: None, ..Default::default() };
    let response = world.call(A, 5, Request::InitProducerId(request));
    let Response::InitProducerId(response) = response else { panic!("{response:?}") };
    response.producer_id
}

#[test]
fn topics_and_records_are_there_again() {
    let mut world = World::new();
    world.create_topic("orders", 2);
    world.create_topic("gone", 1);
    for fruit in ["apple", "pear", "plum"] {
        assert_eq!(world.produce("orders", 1, fruit).0, 0);
    }
    let delete = DeleteTopicsRequest { topic_names: vec!["gone".into()], ..Default::default() };
    let _ = world.call(A, 5, Request::DeleteTopics(delete));
    let before = world.metadata("orders", false);

    let mut world = world.restart();
    assert_eq!(world.events[0], BrokerEvent::Started { partitions: 2 });
    let after = world.metadata("orders", false);
    assert_eq!((after.topic_id, after.partitions.len()), (before.topic_id, 2));
    assert_eq!(world.metadata("gone", false).error_code, 3);
    assert_eq!(world.consume("orders", 1), ["apple", "pear", "plum"]);
    assert_eq!(world.produce("orders", 1, "fig"), (0, 3), "offsets go on");
    assert_eq!(world.restart().consume("orders", 1), ["apple", "pear", "plum", "fig"]);
}

#[test]
fn topic_ids_are_new_even_if_the_seed_is_not() {
    let mut world = World::new();
    let mut ids = protocol::SortedSet::new();
    for round in 0..5 {
        world.create_topic(&format!("t{round}"), 1);
        assert!(ids.insert(world.metadata(&format!("t{round}"), false).topic_id));
        world = world.restart();
    }
}

#[test]
fn committed_offsets_are_there_again_and_come_from_the_log_alone() {
    let mut world = World::new();
    world.create_topic("orders", 1);
    find_coordinator(&mut world);
    assert_eq!(commit(&mut world, "g", 5), 0);
    assert_eq!(commit(&mut world, "g", 7), 0);
    assert_eq!(committed(&mut world, "g"), (0, 7));

    let mut world = world.restart();
    assert_eq!(committed(&mut world, "g"), (0, 7));
    let loaded = |event: &BrokerEvent| {
        matches!(event, BrokerEvent::GroupsLoaded { groups: 1, offsets: 1, .. })
    };
    assert!(world.events.iter().any(loaded), "{:?}", world.events);
}

#[test]
fn offsets_of_a_deleted_topic_are_gone_before_and_after_a_restart() {
    let mut world = World::new();
    world.create_topic("orders", 1);
    find_coordinator(&mut world);
    assert_eq!(commit(&mut world, "g", 5), 0);
    let delete = DeleteTopicsRequest { topic_names: vec!["orders".into()], ..Default::default() };
    let _ = world.call(A, 5, Request::DeleteTopics(delete));
    assert_eq!(committed(&mut world, "g"), (0, -1));
    assert_eq!(committed(&mut world.restart(), "g"), (0, -1));
}

#[test]
fn no_producer_id_is_given_twice() {
    let mut world = World::new();
    assert_eq!((producer_id(&mut world), producer_id(&mut world)), (0, 1));
    let mut world = world.restart();
    assert_eq!(producer_id(&mut world), 1_000);
}

#[test]
fn an_idempotent_producer_goes_on_where_it_was() {
    use protocol::batch::{BatchOptions, RecordBatchBuilder};
    let send = |world: &mut World, producer_id: i64, sequence: i32| {
        let options = BatchOptions {
            producer_id,
            producer_epoch: 0,
            base_sequence: sequence,
            ..BatchOptions::default()
        };
        let mut batch = RecordBatchBuilder::new(options, 0);
        batch.append(1_700_000_000_000, None, Some(b"x"), &[]);
        let Request::Produce(mut request) = common::produce_request("orders", 0, "", -1) else {
            unreachable!()
        };
        request.topic_data[0].partition_data[0].records = Some(batch.finish());
        let response = world.call(A, 9, Request::Produce(request));
        let Response::Produce(response) = response else { panic!("{response:?}") };
        let answer = &response.responses[0].partition_responses[0];
        (answer.error_code, answer.base_offset)
    };
    let mut world = World::new();
    world.create_topic("orders", 1);
    let id = producer_id(&mut world);
    assert_eq!(send(&mut world, id, 0), (0, 0));
    assert_eq!(send(&mut world, id, 1), (0, 1));

    let mut world = world.restart();
    assert_eq!(send(&mut world, id, 1), (0, 1), "the retry of an acknowledged batch");
    assert_eq!(send(&mut world, id, 3).0, ErrorCode::OutOfOrderSequenceNumber.code());
    assert_eq!(send(&mut world, id, 2), (0, 2));
}

#[test]
fn a_coordinator_whose_log_was_deleted_begins_anew() {
    let mut world = World::new();
    world.create_topic("orders", 1);
    find_coordinator(&mut world);
    assert_eq!(commit(&mut world, "g", 5), 0);
    let name = "__consumer_offsets";
    let delete = DeleteTopicsRequest { topic_names: vec![name.into()], ..Default::default() };
    let _ = world.call(A, 5, Request::DeleteTopics(delete));
    assert_eq!(commit(&mut world, "g", 6), ErrorCode::NotCoordinator.code());

    find_coordinator(&mut world);
    assert_eq!(committed(&mut world, "g"), (0, -1), "its offsets went with the log");
    assert_eq!(commit(&mut world, "g", 7), 0);
    assert_eq!(committed(&mut world.restart(), "g"), (0, 7));
}
