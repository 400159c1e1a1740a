//! Stories of fetching: sessions, prefetch, limits, broken data, lost brokers and coordinators.

mod consumer_world;

use bytes::{Bytes, BytesMut};
use client::consumer::{ConsumerConfig, MemberState};
use client::event::ConsumerEvent;
use consumer_world::{World, config, ms, tp, tps};
use protocol::batch::{BatchOptions, ControlRecordType, RecordBatchBuilder};
use protocol::era::Era;
use protocol::messages::FetchRequest;
use protocol::time::Duration;
use protocol::{ApiKey, ErrorCode, Request};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn earliest(era: Era, sets: &[(&str, &str)]) -> ConsumerConfig {
    let mut config = config(era, "g");
    config.set("auto.offset.reset", "earliest").unwrap();
    for (name, value) in sets {
        config.set(name, value).unwrap();
    }
    config
}

fn fetches(world: &World, app: usize) -> Vec<FetchRequest> {
    let requests = world.requests(app, ApiKey::Fetch).into_iter();
    requests
        .map(|request| {
            let Request::Fetch(fetch) = request else { panic!("a fetch") };
            fetch.clone()
        })
        .collect()
}

fn poll_sizes(world: &World, app: usize) -> Vec<usize> {
    let sizes = world.apps[app].events.iter().filter_map(|(_, event)| match event {
        ConsumerEvent::PollReturned { records, .. } => {
            Some(records.iter().map(|it| it.records.len()).sum::<usize>())
        }
        _ => None,
    });
    sizes.filter(|size| *size > 0).collect()
}

#[test]
fn the_first_fetch_names_all_partitions_the_next_ones_only_what_moved() {
    let mut world = World::new(3);
    let app = world.subscribe(earliest(Era::Kafka4, &[]), &["orders"]);
    world.run_for(Duration::from_secs(2));
    let all = fetches(&world, app);
    let first = &all[0];
    assert_eq!((first.session_id, first.session_epoch), (0, 0));
    assert_eq!(first.topics[0].partitions.len(), 3);
    assert_eq!((first.max_wait_ms, first.min_bytes, first.max_bytes), (500, 1, 52_428_800));
    assert_eq!(first.topics[0].partitions[0].partition_max_bytes, 1_048_576);
    assert!(all.len() >= 3, "one long poll after the other");
    let epochs: Vec<i32> = all.iter().map(|fetch| fetch.session_epoch).collect();
    assert_eq!(epochs, (0..all.len() as i32).collect::<Vec<i32>>());
    assert!(all[1..].iter().all(|fetch| fetch.session_id == 100 && fetch.topics.is_empty()));
    world.broker.append(world.now, "orders", 1, 5);
    world.run_for(Duration::from_secs(1));
    let all = fetches(&world, app);
    let moved = all.iter().rev().find(|fetch| !fetch.topics.is_empty()).unwrap();
    let partitions = &moved.topics[0].partitions;
    assert_eq!((partitions.len(), partitions[0].partition, partitions[0].fetch_offset), (1, 1, 5));
}

#[test]
fn a_poll_returns_as_soon_as_there_is_data_and_empty_at_its_timeout() {
    let mut world = World::new(1);
    let app = world.subscribe(earliest(Era::Kafka4, &[]), &["orders"]);
    world.apps[app].poll_timeout = Duration::from_secs(3);
    world.run_for(Duration::from_secs(10));
    let at = |world: &World| world.apps[app].events.last().unwrap().0;
    let before = world.now;
    world.broker.append(before, "orders", 0, 1);
    world.run_until(ms(10), |world| !world.apps[app].records.is_empty());
    assert_eq!(at(&world).since(before), ms(1), "one way: the fetch was waiting at the broker");
    let returned = at(&world);
    world.run_for(ms(3_500));
    assert_eq!(at(&world).since(returned), Duration::from_secs(3));
}

#[test]
fn polls_return_at_most_max_poll_records_and_the_next_fetch_goes_out_when_nothing_is_left() {
    for (era, expected) in [(Era::Kafka25, [0, 10, 10, 20]), (Era::Kafka4, [0, 10, 10, 20])] {
        let mut world = World::new(1);
        world.broker.append(world.now, "orders", 0, 10);
        let app = world.subscribe(earliest(era, &[("max.poll.records", "4")]), &["orders"]);
        world.run_for(ms(300));
        world.broker.append(world.now, "orders", 0, 10);
        world.run_for(ms(700));
        assert_eq!(poll_sizes(&world, app), [4, 4, 2, 4, 4, 2], "{era:?}");
        let mut offsets = Vec::new();
        for fetch in fetches(&world, app) {
            let topics = fetch.topics.iter().flat_map(|topic| &topic.partitions);
            offsets.extend(topics.map(|it| it.fetch_offset));
        }
        offsets.dedup();
        let mut expected = expected.to_vec();
        expected.dedup();
        assert_eq!(offsets, expected, "{era:?}");
    }
}

#[test]
fn only_the_old_era_fetches_for_others_while_one_partition_is_buffered() {
    for era in Era::ALL {
        let mut world = World::new(2);
        world.broker.append(world.now, "orders", 0, 10);
        let config = earliest(era, &[("max.poll.records", "1")]);
        let app = world.subscribe(config, &["orders"]);
        world.apps[app].per_record = ms(100);
        world.run_until(Duration::from_secs(5), |world| world.offsets(app, 0).len() == 3);
        let count = fetches(&world, app).len();
        let forgotten =
            fetches(&world, app)[1..].iter().any(|it| !it.forgotten_topics_data.is_empty());
        match era {
            Era::Kafka25 => {
                assert!(count >= 2 && forgotten, "the buffered partition leaves the session");
            }
            Era::Kafka4 => assert_eq!(count, 1, "the node waits until its data is read"),
        }
    }
}

#[test]
fn control_batches_move_the_position_and_are_never_returned() {
    let mut world = World::new(1);
    world.broker.append(world.now, "orders", 0, 2);
    let options = BatchOptions {
        base_offset: 2,
        producer_id: 7,
        producer_epoch: 0,
        partition_leader_epoch: 0,
        ..BatchOptions::default()
    };
    let kind = ControlRecordType::Commit;
    let marker = RecordBatchBuilder::end_transaction_marker(options, 1, kind, 0);
    world.broker.append_raw("orders", 0, marker, 1);
    world.broker.append(world.now, "orders", 0, 2);
    let app = world.subscribe(earliest(Era::Kafka4, &[]), &["orders"]);
    world.run_for(Duration::from_secs(1));
    assert_eq!(world.offsets(app, 0), [0, 1, 3, 4]);
    assert_eq!(world.apps[app].consumer.position(&tp("orders", 0)), Some(5));
}

#[test]
fn a_corrupt_batch_fails_the_poll_after_what_came_before_it() {
    let mut world = World::new(1);
    world.broker.append(world.now, "orders", 0, 2);
    let options = BatchOptions { base_offset: 2, ..BatchOptions::default() };
    let mut builder = RecordBatchBuilder::new(options, 1_000);
    builder.append(1, None, Some(b"x"), &[]);
    let mut bytes = BytesMut::from(&builder.finish()[..]);
    let last = bytes.len() - 2;
    bytes[last] ^= 1;
    world.broker.append_raw("orders", 0, Bytes::from(bytes), 1);
    let app = world.subscribe(earliest(Era::Kafka4, &[]), &["orders"]);
    world.run_for(Duration::from_secs(1));
    assert_eq!(world.offsets(app, 0), [0, 1]);
    let told = world.told(app);
    let start = "failed KafkaException: Record batch for partition orders-0 at offset 2 is \
        invalid, cause: Record is corrupt (stored crc = ";
    assert!(told.last().unwrap().starts_with(start), "{told:?}");
    // Without check.crcs the record is what its bytes say.
    let unchecked = earliest(Era::Kafka4, &[("check.crcs", "false"), ("group.id", "other")]);
    let trusting = world.subscribe(unchecked, &["orders"]);
    world.run_for(Duration::from_secs(1));
    assert_eq!(world.offsets(trusting, 0), [0, 1, 2]);
}

#[test]
fn records_keep_the_frames_bytes() {
    let mut world = World::new(1);
    world.broker.append(world.now, "orders", 0, 2);
    let app = world.subscribe(earliest(Era::Kafka4, &[]), &["orders"]);
    world.run_for(Duration::from_secs(1));
    let all = world.apps[app].events.iter().find_map(|(_, event)| match event {
        ConsumerEvent::PollReturned { records, .. } if !records.is_empty() => Some(records),
        _ => None,
    });
    let records = &all.unwrap()[0].records;
    assert_eq!(records[0].value.as_deref(), Some(b"v0".as_slice()));
    let at = |index: usize| records[index].value.as_ref().unwrap().as_ptr() as usize;
    assert!(at(1) - at(0) < 20, "both values lie in one buffer");
}

#[test]
fn session_errors_start_a_new_session_and_lose_nothing() {
    for code in [ErrorCode::FetchSessionIdNotFound, ErrorCode::InvalidFetchSessionEpoch] {
        let mut world = World::new(1);
        let app = world.subscribe(earliest(Era::Kafka4, &[]), &["orders"]);
        world.run_for(Duration::from_secs(1));
        world.broker.scripted.push_back((ApiKey::Fetch, code));
        world.run_for(Duration::from_secs(1));
        world.broker.append(world.now, "orders", 0, 3);
        world.run_for(Duration::from_secs(1));
        let full = fetches(&world, app).iter().filter(|it| it.session_epoch == 0).count();
        assert_eq!(full, 2, "{code:?}");
        assert_eq!(world.offsets(app, 0), [0, 1, 2]);
    }
}

#[test]
fn a_lost_broker_is_found_again_and_nothing_is_read_twice() {
    let mut world = World::new(2);
    let app = world.subscribe(earliest(Era::Kafka4, &[]), &["orders"]);
    world.broker.append(world.now, "orders", 0, 3);
    world.run_for(Duration::from_secs(7));
    world.stop_broker();
    world.run_for(Duration::from_secs(5));
    assert_eq!(world.apps[app].consumer.coordinator_id(), None);
    assert_eq!(world.apps[app].consumer.state(), MemberState::Stable, "it does not know better");
    world.is_broker_up = true;
    world.broker.append(world.now, "orders", 0, 3);
    world.run_for(Duration::from_secs(5));
    assert_eq!(world.offsets(app, 0), [0, 1, 2, 3, 4, 5]);
    assert_eq!(world.apps[app].consumer.coordinator_id(), Some(1));
    let assigned = world.told(app).iter().filter(|it| it.starts_with("assigned")).count();
    assert_eq!(assigned, 1, "back within the session: no rebalance");
}

#[test]
fn a_coordinator_that_moved_is_looked_up_again() {
    let mut world = World::new(1);
    let app = world.subscribe(earliest(Era::Kafka4, &[]), &["orders"]);
    world.run_for(Duration::from_secs(2));
    let lookups = world.requests(app, ApiKey::FindCoordinator).len();
    world.broker.scripted.push_back((ApiKey::Heartbeat, ErrorCode::NotCoordinator));
    world.run_for(Duration::from_secs(5));
    // Found at once, but the connection just given up is in its reconnect backoff: found again.
    assert_eq!(world.requests(app, ApiKey::FindCoordinator).len(), lookups + 2);
    assert_eq!(world.apps[app].consumer.state(), MemberState::Stable);
    world.broker.append(world.now, "orders", 0, 1);
    world.run_for(ms(100));
    assert_eq!(world.offsets(app, 0), [0]);
}

#[test]
fn a_coordinator_not_there_yet_is_asked_for_until_it_is() {
    let mut world = World::new(1);
    for _ in 0..3 {
        let error = (ApiKey::FindCoordinator, ErrorCode::CoordinatorNotAvailable);
        world.broker.scripted.push_back(error);
    }
    let app = world.subscribe(earliest(Era::Kafka25, &[]), &["orders"]);
    world.run_for(Duration::from_secs(2));
    let asked = world.seen(app, ApiKey::FindCoordinator);
    assert_eq!(asked.len(), 4);
    assert!(asked[1].at.since(asked[0].at) >= ms(100), "retry.backoff.ms");
    assert_eq!(world.apps[app].consumer.state(), MemberState::Stable);
}

#[test]
fn join_errors_are_retried_or_thrown() {
    let mut world = World::new(1);
    for code in [ErrorCode::CoordinatorLoadInProgress, ErrorCode::NotCoordinator] {
        world.broker.scripted.push_back((ApiKey::JoinGroup, code));
    }
    let app = world.subscribe(earliest(Era::Kafka4, &[]), &["orders"]);
    world.run_for(Duration::from_secs(5));
    assert_eq!(world.apps[app].consumer.state(), MemberState::Stable);
    let told = world.told(app);
    assert!(told.iter().any(|it| it.contains("(CoordinatorLoadInProgressException)")), "{told:?}");

    let mut world = World::new(1);
    world.broker.scripted.push_back((ApiKey::JoinGroup, ErrorCode::InvalidSessionTimeout));
    let app = world.subscribe(earliest(Era::Kafka4, &[]), &["orders"]);
    world.run_for(Duration::from_secs(1));
    assert_eq!(
        world.told(app).last().unwrap(),
        "failed InvalidSessionTimeoutException: The session timeout is not within the range \
         allowed by the broker (as configured by group.min.session.timeout.ms and \
         group.max.session.timeout.ms)."
    );
}

#[test]
fn a_fenced_static_member_throws_at_its_next_poll() {
    let mut world = World::new(1);
    let fixed = earliest(Era::Kafka4, &[("group.instance.id", "i1")]);
    let app = world.subscribe(fixed, &["orders"]);
    world.run_for(Duration::from_secs(1));
    world.broker.scripted.push_back((ApiKey::Heartbeat, ErrorCode::FencedInstanceId));
    world.run_for(Duration::from_secs(5));
    assert_eq!(
        world.told(app).last().unwrap(),
        "failed FencedInstanceIdException: Get fenced exception for group.instance.id i1, current \
         member.id is i1-id1"
    );
}

#[test]
fn a_stable_member_that_hears_nothing_for_its_session_gives_up_its_coordinator() {
    let mut world = World::new(1);
    let app = world.subscribe(earliest(Era::Kafka25, &[]), &["orders"]);
    world.run_for(Duration::from_secs(4));
    world.broker.silent.push(ApiKey::Heartbeat);
    let lookups = world.requests(app, ApiKey::FindCoordinator).len();
    world.run_for(Duration::from_secs(14));
    assert!(world.requests(app, ApiKey::FindCoordinator).len() > lookups);
}

#[test]
fn a_topic_that_appears_later_is_assigned_then() {
    let mut world = World::new(1);
    let app =
        world.subscribe(earliest(Era::Kafka4, &[("metadata.max.age.ms", "5000")]), &["later"]);
    world.run_for(Duration::from_secs(2));
    assert_eq!(world.apps[app].consumer.assignment(), []);
    world.broker.create_topic("later", 2);
    world.run_for(Duration::from_secs(7));
    assert_eq!(world.apps[app].consumer.assignment(), tps("later", &[0, 1]));
}

#[test]
fn a_clone_goes_on_exactly_as_the_original() {
    let mut world = World::new(1);
    world.broker.append(world.now, "orders", 0, 9);
    let app = world.subscribe(earliest(Era::Kafka4, &[("max.poll.records", "4")]), &["orders"]);
    world.run_until(Duration::from_secs(1), |world| world.offsets(app, 0).len() >= 4);
    world.apps[app].polls = false;
    world.run_until(ms(200), |world| !world.apps[app].consumer.is_busy());
    let mut copy = world.apps[app].consumer.clone();
    let original = &mut world.apps[app].consumer;
    for consumer in [&mut copy, original] {
        while consumer.poll_event().is_some() {}
        consumer.poll(world.now, ms(100)).unwrap();
    }
    let original = &mut world.apps[app].consumer;
    assert_eq!(copy.poll_event(), original.poll_event());
    assert_eq!(copy.poll_timeout(), original.poll_timeout());
}
