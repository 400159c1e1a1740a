//! Stories of where a consumer reads: first positions, out of range, seeks, commits.

mod consumer_world;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use client::consumer::{Consumer, ConsumerConfig, OffsetAndMetadata, SeekTo};
use client::event::ConsumerEvent;
use consumer_world::{World, config, ms, tp, tps};
use protocol::era::Era;
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{ApiKey, ErrorCode, Request, SortedMap};

fn with(era: Era, group: &str, sets: &[(&str, &str)]) -> ConsumerConfig {
    let mut config = config(era, group);
    for (name, value) in sets {
        config.set(name, value).unwrap();
    }
    config
}

fn reset(policy: &str) -> ConsumerConfig {
    with(Era::Kafka4, "g", &[("auto.offset.reset", policy)])
}

#[test]
fn without_a_committed_offset_the_policy_decides() {
    for (policy, from) in [("earliest", 2), ("latest", 10), ("by_duration:PT1H", 5)] {
        let mut world = World::new(1);
        world.broker.append(world.now, "orders", 0, 5);
        world.broker.append(world.now, "orders", 0, 5);
        world.broker.delete_records("orders", 0, 2);
        let app = world.subscribe(reset(policy), &["orders"]);
        world.run_for(Duration::from_secs(1));
        world.broker.append(world.now, "orders", 0, 2);
        world.run_for(Duration::from_secs(1));
        assert_eq!(world.offsets(app, 0), (from..12).collect::<Vec<i64>>(), "{policy}");
        let name = policy.split(':').next().unwrap();
        assert!(world.told(app).contains(&format!("reset 0 to {from} by {name}")));
    }
}

#[test]
fn by_duration_asks_again_only_after_request_timeout_when_nothing_is_that_young() {
    let mut world = World::new(1);
    let app = world.subscribe(reset("by_duration:PT1H"), &["orders"]);
    world.run_for(Duration::from_secs(1));
    let asked = world.seen(app, ApiKey::ListOffsets)[0].at;
    world.broker.append(world.now, "orders", 0, 2);
    world.run_for(Duration::from_secs(40));
    let again = world.seen(app, ApiKey::ListOffsets)[1].at;
    // 30 s from when it was wanted; the connection took 3 ms.
    assert_eq!(again.since(asked), ms(29_997));
    assert_eq!(world.offsets(app, 0), [0, 1]);
}

#[test]
fn without_a_committed_offset_none_is_an_exception() {
    let mut world = World::new(2);
    let app = world.subscribe(reset("none"), &["orders"]);
    world.run_for(Duration::from_secs(1));
    assert_eq!(
        world.told(app).last().unwrap(),
        "failed NoOffsetForPartitionException: Undefined offset with no reset policy for \
         partitions: [orders-0, orders-1]"
    );
}

#[test]
fn a_committed_offset_wins_over_every_policy() {
    for policy in ["earliest", "latest", "none"] {
        let mut world = World::new(1);
        world.broker.append(world.now, "orders", 0, 10);
        world.broker.offsets.insert(tp("orders", 0), 7);
        let app = world.subscribe(reset(policy), &["orders"]);
        world.run_for(Duration::from_secs(1));
        assert_eq!(world.offsets(app, 0), [7, 8, 9], "{policy}: a batch is cut at the position");
        assert_eq!(world.apps[app].consumer.committed(&tp("orders", 0)), Some(7));
        assert!(!world.told(app).iter().any(|it| it.starts_with("reset")));
    }
}

#[test]
fn a_committed_offset_out_of_range_falls_back_to_the_policy() {
    for (policy, expected) in [("earliest", 4), ("latest", 10)] {
        let mut world = World::new(1);
        world.broker.append(world.now, "orders", 0, 5);
        world.broker.append(world.now, "orders", 0, 5);
        world.broker.delete_records("orders", 0, 4);
        world.broker.offsets.insert(tp("orders", 0), 1);
        let app = world.subscribe(reset(policy), &["orders"]);
        world.run_for(Duration::from_secs(1));
        let words = format!("reset 0 to {expected} by {policy} out of range");
        assert!(world.told(app).contains(&words), "{:?}", world.told(app));
    }
}

#[test]
fn out_of_range_with_none_is_an_exception_in_the_words_of_the_era() {
    for (era, message) in [
        (
            Era::Kafka4,
            "Fetch position FetchPosition{offset=99, offsetEpoch=Optional.empty, \
             currentLeader=LeaderAndEpoch{leader=Optional[broker-1:9092 (id: 1 rack: null \
             isFenced: false)], epoch=0}} is out of range for partition orders-0",
        ),
        (
            Era::Kafka25,
            "Offsets out of range with no configured reset policy for partitions: {orders-0=99}",
        ),
    ] {
        let mut world = World::new(1);
        world.broker.append(world.now, "orders", 0, 5);
        world.broker.offsets.insert(tp("orders", 0), 5);
        let config = with(era, "g", &[("auto.offset.reset", "none")]);
        let app = world.subscribe(config, &["orders"]);
        world.run_for(Duration::from_secs(1));
        world.apps[app].polls = false;
        world.run_for(ms(200));
        let now = world.now;
        world.apps[app].consumer.seek(now, &tp("orders", 0), SeekTo::Offset(99)).unwrap();
        world.apps[app].polls = true;
        world.run_for(Duration::from_secs(1));
        let expected = format!("failed OffsetOutOfRangeException: {message}");
        assert_eq!(*world.told(app).last().unwrap(), expected);
    }
}

#[test]
fn seeks_move_the_position_and_drop_what_was_fetched_for_the_old_one() {
    let mut world = World::new(1);
    world.broker.append(world.now, "orders", 0, 10);
    let few = with(Era::Kafka4, "", &[("max.poll.records", "3")]);
    let app = world.start(few);
    let partition = tp("orders", 0);
    world.apps[app].consumer.assign(world.now, std::slice::from_ref(&partition)).unwrap();
    let now = world.now;
    let consumer = &mut world.apps[app].consumer;
    assert_eq!(
        consumer.seek(now, &tp("orders", 9), SeekTo::End).unwrap_err().message,
        "No current assignment for partition orders-9"
    );
    assert_eq!(
        consumer.seek(now, &partition, SeekTo::Offset(-1)).unwrap_err().message,
        "seek offset must not be a negative number"
    );
    consumer.seek(now, &partition, SeekTo::Beginning).unwrap();
    consumer.poll(now, ms(100)).unwrap();
    world.run_for(ms(100));
    assert_eq!(world.offsets(app, 0), [0, 1, 2]);
    assert_eq!(world.apps[app].consumer.buffered_records(), 7);
    assert_eq!(world.told(app), ["reset 0 to 0 by seek"]);
    let now = world.now;
    world.apps[app].consumer.seek(now, &partition, SeekTo::Offset(8)).unwrap();
    assert_eq!(world.apps[app].consumer.position(&partition), Some(8));
    world.apps[app].consumer.poll(now, ms(100)).unwrap();
    world.run_for(ms(100));
    assert_eq!(world.offsets(app, 0), [0, 1, 2, 8, 9], "nothing stale is returned");
}

#[test]
fn a_seek_while_a_fetch_is_under_way_makes_its_answer_stale() {
    let mut world = World::new(1);
    let app = world.start(with(Era::Kafka4, "", &[("fetch.max.wait.ms", "5000")]));
    let partition = tp("orders", 0);
    world.apps[app].consumer.assign(world.now, std::slice::from_ref(&partition)).unwrap();
    let now = world.now;
    world.apps[app].consumer.seek(now, &partition, SeekTo::Offset(0)).unwrap();
    world.apps[app].consumer.poll(now, ms(100)).unwrap();
    world.run_for(ms(200));
    let now = world.now;
    world.apps[app].consumer.seek(now, &partition, SeekTo::Offset(1)).unwrap();
    world.broker.append(now, "orders", 0, 2);
    world.apps[app].consumer.poll(now, ms(100)).unwrap();
    world.run_for(ms(100));
    assert_eq!(world.offsets(app, 0), [1]);
}

#[test]
fn paused_partitions_keep_what_is_buffered_and_fetch_nothing() {
    let mut world = World::new(2);
    let app = world.subscribe(reset("earliest"), &["orders"]);
    world.run_for(Duration::from_secs(1));
    world.apps[app].polls = false;
    world.run_for(ms(200));
    let paused = tps("orders", &[0]);
    world.apps[app].consumer.pause(&paused).unwrap();
    world.broker.append(world.now, "orders", 0, 3);
    world.broker.append(world.now, "orders", 1, 3);
    world.apps[app].polls = true;
    world.run_for(Duration::from_secs(1));
    assert_eq!((world.offsets(app, 0), world.offsets(app, 1)), (vec![], vec![0, 1, 2]));
    world.apps[app].polls = false;
    world.run_for(ms(200));
    world.apps[app].consumer.resume(&paused).unwrap();
    world.apps[app].polls = true;
    world.run_for(Duration::from_secs(1));
    assert_eq!(world.offsets(app, 0), [0, 1, 2]);
}

#[test]
fn auto_commit_happens_in_the_first_poll_after_five_seconds_with_the_position_polled_before() {
    let mut world = World::new(1);
    let app = world.subscribe(reset("earliest"), &["orders"]);
    world.run_until(Duration::from_secs(1), |world| world.told_at(app, "assigned").is_some());
    let assigned = world.now;
    let due = world.apps[app].consumer.next_auto_commit_at().unwrap();
    assert_eq!(due.since(assigned), Duration::from_secs(5));
    world.broker.append(world.now, "orders", 0, 4);
    world.run_for(Duration::from_secs(20));
    let commits: Vec<u64> = world
        .seen(app, ApiKey::OffsetCommit)
        .iter()
        .map(|seen| seen.at.since(assigned).as_millis())
        .collect();
    // One millisecond of way each; a poll that waits for records wakes up for it.
    assert_eq!(commits, [5_001, 10_001, 15_001]);
    let committed = world.told(app).into_iter().filter(|it| it.starts_with("committed"));
    assert_eq!(committed.collect::<Vec<_>>(), ["committed in poll orders-0@4"; 3]);
}

#[test]
fn a_slow_application_commits_late_because_auto_commit_lives_in_poll() {
    let mut world = World::new(1);
    let app = world.subscribe(reset("earliest"), &["orders"]);
    world.run_until(Duration::from_secs(1), |world| world.told_at(app, "assigned").is_some());
    let assigned = world.now;
    world.apps[app].per_record = Duration::from_secs(2);
    world.broker.append(world.now, "orders", 0, 4);
    world.run_for(Duration::from_secs(9));
    let at = world.seen(app, ApiKey::OffsetCommit)[0].at;
    let waited = at.since(assigned).as_millis();
    assert!((8_000..8_020).contains(&waited), "after all four records, not after 5 s: {waited}");
}

#[test]
fn what_was_processed_after_the_last_commit_is_read_again_by_the_next_owner() {
    let mut world = World::new(1);
    let a = world.subscribe(reset("earliest"), &["orders"]);
    world.run_until(Duration::from_secs(1), |world| world.told_at(a, "assigned").is_some());
    for _ in 0..8 {
        world.broker.append(world.now, "orders", 0, 10);
        world.run_for(Duration::from_secs(1));
    }
    world.kill(a);
    let b = world.subscribe(reset("earliest"), &["orders"]);
    world.run_until(Duration::from_secs(60), |world| world.offsets(b, 0).len() == 30);
    world.run_for(Duration::from_secs(5));
    assert_eq!(world.offsets(a, 0), (0..80).collect::<Vec<i64>>());
    assert_eq!(world.offsets(b, 0), (50..80).collect::<Vec<i64>>(), "three seconds' worth");
}

#[test]
fn commit_sync_retries_what_is_retriable_and_throws_the_rest_in_kafkas_words() {
    let mut world = World::new(1);
    let app = world.subscribe(reset("earliest"), &["orders"]);
    world.broker.append(world.now, "orders", 0, 2);
    world.run_for(Duration::from_secs(1));
    world.apps[app].polls = false;
    world.run_for(ms(200));
    let mut commit = |codes: &[ErrorCode]| {
        world.broker.scripted = codes.iter().map(|code| (ApiKey::OffsetCommit, *code)).collect();
        let now = world.now;
        world.apps[app].consumer.commit_sync(now, None);
        world.run_for(Duration::from_secs(2));
        world.told(app).last().unwrap().clone()
    };
    let loading = ErrorCode::CoordinatorLoadInProgress;
    assert_eq!(commit(&[loading, loading]), "committed sync orders-0@2");
    assert_eq!(commit(&[ErrorCode::NotCoordinator]), "committed sync orders-0@2");
    let too_large = commit(&[ErrorCode::OffsetMetadataTooLarge]);
    assert!(too_large.starts_with("commit failed sync OffsetMetadataTooLarge: "), "{too_large}");
    let unexpected = commit(&[ErrorCode::InvalidRequest]);
    let start = "commit failed sync KafkaException: Unexpected error in commit: ";
    assert!(unexpected.starts_with(start), "{unexpected}");
    assert_eq!(
        commit(&[ErrorCode::RebalanceInProgress]),
        "commit failed sync RebalanceInProgressException: Offset commit cannot be completed since \
         the consumer group is executing a rebalance at the moment. You can try completing the \
         rebalance by calling poll() and then retry commit again"
    );
    let fenced = commit(&[ErrorCode::IllegalGeneration]);
    let start = "commit failed sync CommitFailedException: Commit cannot be completed since the \
        group has already rebalanced";
    assert!(fenced.starts_with(start), "{fenced}");
    assert_eq!(world.apps[app].consumer.generation(), -1, "it has to join again");
    assert_eq!(world.apps[app].consumer.member_id(), "member-1", "as the same member");
}

#[test]
fn commit_sync_gives_up_after_default_api_timeout() {
    let mut world = World::new(1);
    let app = world.start(with(Era::Kafka4, "g", &[("default.api.timeout.ms", "3000")]));
    world.apps[app].consumer.assign(world.now, &tps("orders", &[0])).unwrap();
    world.broker.silent.push(ApiKey::OffsetCommit);
    let now = world.now;
    let offsets = SortedMap::from([(tp("orders", 0), OffsetAndMetadata::from(5))]);
    world.apps[app].consumer.commit_sync(now, Some(offsets));
    world.run_for(Duration::from_secs(10));
    assert_eq!(
        world.told(app).last().unwrap(),
        "commit failed sync TimeoutException: Timeout of 3000ms expired before successfully \
         committing offsets {orders-0=OffsetAndMetadata{offset=5, leaderEpoch=null, metadata=''}}"
    );
    let failed = world.told_at(app, "commit failed").unwrap();
    assert_eq!(failed.since(now), Duration::from_secs(3));
}

#[test]
fn commit_async_does_not_retry_and_tells_in_a_later_call_in_order() {
    let mut world = World::new(1);
    let app = world.subscribe(reset("earliest"), &["orders"]);
    world.run_for(Duration::from_secs(1));
    world.apps[app].polls = false;
    world.run_for(ms(200));
    let now = world.now;
    world.broker.scripted.push_back((ApiKey::OffsetCommit, ErrorCode::CoordinatorLoadInProgress));
    for offset in [1, 2] {
        let offsets = SortedMap::from([(tp("orders", 0), OffsetAndMetadata::from(offset))]);
        world.apps[app].consumer.commit_async(now, Some(offsets));
    }
    world.run_for(Duration::from_secs(1));
    assert!(!world.told(app).iter().any(|it| it.contains("async")), "callbacks wait for a call");
    world.apps[app].polls = true;
    world.run_for(ms(300));
    let told = world.told(app);
    assert_eq!(
        told[told.len() - 2..],
        [
            "commit failed async RetriableCommitFailedException: Offset commit failed with a \
             retriable exception. You should retry committing the latest consumed offsets.",
            "committed async orders-0@2",
        ]
    );
    assert_eq!(world.requests(app, ApiKey::OffsetCommit).len(), 2);
}

#[test]
fn calls_that_make_no_sense_are_refused_in_kafkas_words() {
    let mut world = World::new(1);
    let now = world.now;
    let app = world.subscribe(reset("latest"), &["orders"]);
    let consumer = &mut world.apps[app].consumer;
    let refused = consumer.assign(now, &tps("orders", &[0])).unwrap_err();
    assert_eq!(
        refused.message,
        "Subscription to topics, partitions and pattern are mutually exclusive"
    );
    assert_eq!(
        consumer.subscribe(now, &["a", " "]).unwrap_err().exception,
        "IllegalArgumentException"
    );
    consumer.poll(now, ms(100)).unwrap();
    let refused = consumer.poll(now, ms(100)).unwrap_err();
    assert_eq!(refused.exception, "ConcurrentModificationException");
    consumer.wakeup(now);
    world.settle();
    assert_eq!(world.told(app).last().unwrap(), "failed WakeupException: ");
    world.apps[app].consumer.close(now, None);
    world.run_for(Duration::from_secs(31));
    let refused = world.apps[app].consumer.poll(now, ms(100)).unwrap_err();
    assert_eq!(refused.message, "This consumer has already been closed.");

    let lonely = world.start(with(Era::Kafka4, "", &[]));
    let consumer = &mut world.apps[lonely].consumer;
    assert_eq!(
        consumer.subscribe(now, &["orders"]).unwrap_err().exception,
        "InvalidGroupIdException"
    );
    consumer.assign(now, &tps("orders", &[0])).unwrap();
    consumer.commit_sync(now, None);
    let Some(ConsumerEvent::CommitFailed { error, .. }) = consumer.poll_event() else { panic!() };
    assert_eq!(error.exception, "InvalidGroupIdException");
}

#[test]
fn an_illegal_topic_name_fails_the_poll() {
    let mut world = World::new(1);
    let app = world.subscribe(reset("latest"), &["no such topic"]);
    world.run_for(Duration::from_secs(1));
    assert!(
        world
            .told(app)
            .contains(&"failed InvalidTopicException: Invalid topics: [no such topic]".to_owned())
    );
}

#[test]
fn configs_are_checked_against_each_other() {
    let refused = |config: ConsumerConfig| {
        Consumer::new(config, Rng::new(1), Instant::from_millis(0)).unwrap_err().message
    };
    assert_eq!(
        refused(with(Era::Kafka4, "g", &[("heartbeat.interval.ms", "45000")])),
        "Failed to construct kafka consumer. Caused by: IllegalArgumentException: Heartbeat must \
         be set lower than the session timeout"
    );
    assert_eq!(
        refused(with(Era::Kafka4, "", &[("enable.auto.commit", "true")])),
        "enable.auto.commit cannot be set to true when default group id (null) is used."
    );
    assert_eq!(
        refused(with(
            Era::Kafka4,
            "g",
            &[("group.protocol", "consumer"), ("session.timeout.ms", "30000")]
        )),
        "session.timeout.ms cannot be set when group.protocol=CONSUMER"
    );
    let mut bad = config(Era::Kafka4, "g");
    let error = bad.set("auto.offset.reset", "by_duration:1h").unwrap_err();
    assert!(error.message.starts_with("Invalid value `by_duration:1h` for configuration"));
    let round_robin = "org.apache.kafka.clients.consumer.RoundRobinAssignor";
    let fine = with(Era::Kafka25, "g", &[("partition.assignment.strategy", round_robin)]);
    let consumer = Consumer::new(fine, Rng::new(1), Instant::from_millis(0)).unwrap();
    assert_eq!(consumer.client_id(), "consumer-g-1");
}

#[test]
fn commits_carry_generation_member_and_topic_names() {
    let mut world = World::new(1);
    let app = world.subscribe(reset("earliest"), &["orders"]);
    world.broker.append(world.now, "orders", 0, 2);
    world.run_for(Duration::from_secs(6));
    let seen = world.seen(app, ApiKey::OffsetCommit);
    let Request::OffsetCommit(commit) = &seen[0].request else { panic!("a commit") };
    assert_eq!(seen[0].version, 9);
    assert_eq!((commit.generation_id_or_member_epoch, commit.member_id.as_str()), (1, "member-1"));
    let partition = &commit.topics[0].partitions[0];
    assert_eq!((partition.committed_offset, partition.committed_leader_epoch), (2, 0));
}
