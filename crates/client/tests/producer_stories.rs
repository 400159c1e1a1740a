//! What a producer does, told at its boundary: calls and frames in, frames and events out.

mod support;

use bytes::Bytes;
use client::event::{CallId, DrainReason, PartitionChoice, ProducerEvent};
use client::producer::ProducerRecord;
use protocol::era::Era;
use protocol::time::Duration;
use protocol::{ApiKey, ErrorCode};
use support::{FakeCluster, Story, record};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn one_broker() -> FakeCluster {
    FakeCluster::new(&[1], "t", &[1])
}

fn modern(set: &[(&str, &str)]) -> Story {
    Story::new(Era::Kafka4, one_broker(), set)
}

fn acknowledged(story: &Story) -> Vec<(i64, u32)> {
    let mut all = Vec::new();
    for event in &story.events {
        if let ProducerEvent::BatchAcknowledged { base_offset, records, .. } = event {
            all.push((*base_offset, *records));
        }
    }
    all
}

fn drained(story: &Story) -> Vec<(u32, DrainReason)> {
    let mut all = Vec::new();
    for event in &story.events {
        if let ProducerEvent::BatchDrained { records, reason, .. } = event {
            all.push((*records, *reason));
        }
    }
    all
}

#[test]
fn api_versions_metadata_and_producer_id_come_first() {
    let story = modern(&[]);
    let asked: Vec<ApiKey> =
        story.cluster.requests.iter().map(|(_, request)| request.api_key()).collect();
    assert_eq!(asked, [ApiKey::ApiVersions, ApiKey::Metadata, ApiKey::InitProducerId]);
    assert_eq!(story.producer.producer_id(), Some((1_000, 0)));
}

#[test]
fn an_older_broker_is_asked_again_in_its_own_version() {
    let mut cluster = one_broker();
    cluster.api_versions_max = 2;
    let mut story = Story::new(Era::Kafka4, cluster, &[]);
    story.send("a");
    story.pass(5);
    assert_eq!(story.values(), ["a"]);
    // Bootstrap connection and broker connection, two tries each.
    assert_eq!(story.cluster.count(ApiKey::ApiVersions), 4);
}

#[test]
fn records_linger_and_travel_together() {
    let mut story = modern(&[]);
    story.send("a");
    story.pass(4);
    story.send("b");
    assert_eq!(story.values(), [""; 0]);
    assert_eq!(story.producer.batches().next().unwrap().records, 2);
    story.pass(1);
    assert_eq!(story.batches(), [["a", "b"]]);
    assert_eq!(acknowledged(&story), [(0, 2)]);
    assert_eq!(drained(&story), [(2, DrainReason::Linger)]);
    assert_eq!(story.producer.buffered_bytes(), 0);
}

#[test]
fn a_full_batch_does_not_wait() {
    let mut story = modern(&[("linger.ms", "1000"), ("batch.size", "200")]);
    let value = "x".repeat(100);
    story.send(&value);
    story.pass(1);
    assert!(story.batches().is_empty());
    story.send(&value);
    story.pass(1);
    assert_eq!(story.batches(), [[value.clone()]]);
    story.pass(999);
    assert_eq!(story.batches(), [[value.clone()], [value]]);
    assert_eq!(drained(&story), [(1, DrainReason::Full), (1, DrainReason::Linger)]);
}

#[test]
fn without_linger_what_waits_for_a_free_request_is_batched() {
    let mut story =
        Story::new(Era::Kafka25, one_broker(), &[("max.in.flight.requests.per.connection", "1")]);
    story.send("warm-up");
    story.pass(1);
    story.cluster.holds_produce = true;
    for value in ["a", "b", "c"] {
        story.send(value);
    }
    assert_eq!(story.producer.in_flight(), 1);
    story.release();
    story.release();
    assert_eq!(story.batches()[1..], [vec!["a".to_owned()], vec!["b".into(), "c".into()]]);
}

#[test]
fn keys_choose_partitions_and_the_choice_is_told() {
    let cluster = FakeCluster::new(&[1], "t", &[1, 1, 1]);
    let mut story = Story::new(Era::Kafka4, cluster, &[]);
    let key = Some(Bytes::from_static(b"foobar"));
    story.send_record(ProducerRecord { key, ..record("a") });
    story.send_record(ProducerRecord { partition: Some(2), ..record("b") });
    story.pass(5);
    let routes: Vec<_> = story.producer.recent_routes().iter().cloned().collect();
    let hash = -790_332_482;
    assert_eq!(routes[0].choice, PartitionChoice::KeyHash { hash, partitions: 3 });
    assert_eq!(routes[0].partition, (hash & 0x7fff_ffff) % 3);
    assert_eq!(routes[0].offset, Some(0));
    assert_eq!(routes[1].choice, PartitionChoice::Explicit);
    assert_eq!(routes[1].partition, 2);
}

#[test]
fn the_built_in_partitioner_stays_for_a_batch_worth_of_bytes() {
    let cluster = FakeCluster::new(&[1], "t", &[1; 8]);
    let mut story = Story::new(Era::Kafka4, cluster, &[("batch.size", "1000")]);
    for _ in 0..40 {
        story.send(&"x".repeat(100));
    }
    story.pass(5);
    let routes: Vec<i32> = story.producer.recent_routes().iter().map(|it| it.partition).collect();
    let switches = routes.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert!((2..=5).contains(&switches), "{routes:?}");
    assert_eq!(story.values().len(), 40);
}

#[test]
fn round_robin_skips_partitions_before_4_0_only() {
    let class = [
        ("partitioner.class", "org.apache.kafka.clients.producer.RoundRobinPartitioner"),
        ("linger.ms", "1000"),
    ];
    for (era, expected) in [(Era::Kafka25, [1, 3, 1, 3]), (Era::Kafka4, [0, 1, 2, 3])] {
        let cluster = FakeCluster::new(&[1], "t", &[1; 4]);
        let mut story = Story::new(era, cluster, &class);
        for _ in 0..8 {
            story.send("x");
        }
        let partitions: Vec<i32> =
            story.producer.recent_routes().iter().map(|route| route.partition).collect();
        assert_eq!(partitions, [expected, expected].concat(), "{era:?}");
    }
}

#[test]
fn a_retry_keeps_the_order_of_an_idempotent_producer() {
    let mut cluster = one_broker();
    cluster.checks_sequences = true;
    let mut story = Story::new(Era::Kafka4, cluster, &[("linger.ms", "0")]);
    story.send("warm-up");
    story.cluster.holds_produce = true;
    story.cluster.errors.push_back(ErrorCode::NotEnoughReplicas);
    for value in ["a", "b", "c"] {
        story.send(value);
    }
    story.cluster.holds_produce = false;
    while !story.held.is_empty() {
        story.release();
    }
    assert_eq!(story.values(), ["warm-up"]);
    story.pass(1_000);
    assert_eq!(story.values(), ["warm-up", "a", "b", "c"]);
    let retried = |event: &&ProducerEvent| matches!(event, ProducerEvent::BatchRetried { .. });
    assert!(story.events.iter().filter(retried).count() >= 3);
    assert_eq!(story.producer.producer_id(), Some((1_000, 0)), "no gap, no new epoch");
}

#[test]
fn without_idempotence_a_retry_overtakes_unless_one_request_is_in_flight() {
    for (in_flight, expected) in [("5", ["b", "a"]), ("1", ["a", "b"])] {
        let set = [
            ("enable.idempotence", "false"),
            ("linger.ms", "0"),
            ("max.in.flight.requests.per.connection", in_flight),
        ];
        let mut story = modern(&set);
        story.send("warm-up");
        story.cluster.errors.push_back(ErrorCode::NotEnoughReplicas);
        story.cluster.holds_produce = true;
        story.send("a");
        story.send("b");
        story.cluster.holds_produce = false;
        while !story.held.is_empty() {
            story.release();
        }
        story.pass(1_000);
        assert_eq!(story.values()[1..], expected, "{in_flight} in flight");
    }
}

#[test]
fn a_duplicate_counts_as_sent() {
    let mut story = modern(&[("linger.ms", "0")]);
    story.cluster.errors.push_back(ErrorCode::DuplicateSequenceNumber);
    story.send("a");
    story.pass(1);
    assert_eq!(acknowledged(&story), [(-1, 1)]);
}

#[test]
fn a_gap_makes_the_producer_bump_its_epoch() {
    let mut story = modern(&[("linger.ms", "0")]);
    story.send("a");
    story.cluster.errors.push_back(ErrorCode::OutOfOrderSequenceNumber);
    story.send("b");
    story.pass(1_000);
    assert_eq!(story.values(), ["a", "b"]);
    assert_eq!(story.producer.producer_id(), Some((1_000, 1)));
    let last = story.cluster.log.last().unwrap();
    assert_eq!((last.epoch, last.sequence), (1, 0));
}

#[test]
fn batches_expire_in_kafkas_words() {
    let mut story = modern(&[("delivery.timeout.ms", "31000"), ("request.timeout.ms", "30000")]);
    story.cluster.topics.insert("t".into(), vec![1]);
    story.send("a");
    story.pass(5);
    story.cluster.down = true;
    story.cut();
    story.send("b");
    story.send("c");
    story.pass(31_000);
    let text = "Expiring 2 record(s) for t-0:31000 ms has passed since batch creation";
    assert_eq!(story.failure(), ("TimeoutException".into(), text.into()));
    assert_eq!(story.producer.buffered_bytes(), 0);
}

#[test]
fn a_full_buffer_blocks_and_then_fails() {
    let set = [("buffer.memory", "20000"), ("max.block.ms", "2000"), ("linger.ms", "0")];
    let mut story = modern(&set);
    story.send("warm-up");
    story.cluster.holds_produce = true;
    story.send("a");
    story.send("b");
    story.send("c");
    assert!(story.producer.is_blocked());
    assert_eq!(story.producer.waiting_calls(), 2);
    story.pass(1_999);
    assert!(story.producer.is_blocked());
    story.pass(1);
    let text = "Failed to allocate 16384 bytes within the configured max blocking time 2000 ms. \
                Total memory: 20000 bytes. Available memory: 3616 bytes. Poolable size: 16384 bytes";
    assert_eq!(story.failure(), ("BufferExhaustedException".into(), text.into()));
    // The next call has its own two seconds, and memory comes back in time.
    assert!(story.producer.is_blocked());
    story.release();
    assert!(!story.producer.is_blocked());
    story.release();
    assert_eq!(story.values(), ["warm-up", "a", "c"]);
}

#[test]
fn a_batch_that_expires_on_its_way_keeps_its_memory_until_the_answer() {
    let set = [("delivery.timeout.ms", "30000"), ("linger.ms", "0")];
    let mut story = modern(&set);
    story.send("a");
    story.pass(20_000);
    story.cluster.holds_produce = true;
    story.cluster.errors.push_back(ErrorCode::NotEnoughReplicas);
    story.send("b");
    story.pass(20_000);
    story.release();
    story.pass(9_999);
    assert_eq!(story.producer.in_flight(), 1, "the second attempt is on its way");
    story.pass(1);
    let text = "Expiring 1 record(s) for t-0:30000 ms has passed since batch creation";
    assert_eq!(story.failure().1, text);
    assert_eq!(story.producer.buffered_bytes(), 16_384);
    story.release();
    assert_eq!(story.producer.buffered_bytes(), 0);
}

#[test]
fn acks_0_asks_for_no_answer() {
    let mut story = modern(&[("acks", "0"), ("linger.ms", "0")]);
    story.send("a");
    story.send("b");
    story.pass(1);
    assert_eq!(story.values(), ["a", "b"]);
    assert_eq!(acknowledged(&story), [(-1, 1), (-1, 1)]);
    assert_eq!(story.producer.in_flight(), 0);
}

#[test]
fn unknown_topics_and_partitions_time_out_in_kafkas_words() {
    let mut story = modern(&[("max.block.ms", "1500")]);
    let topic = protocol::Str::from("nope");
    story.send_record(ProducerRecord { topic, ..record("a") });
    story.send("waits behind it");
    story.pass(1_500);
    let text = "Topic nope not present in metadata after 1500 ms.";
    assert_eq!(story.failure(), ("TimeoutException".into(), text.into()));
    story.pass(5);
    assert_eq!(story.values(), ["waits behind it"]);

    let mut story = modern(&[("max.block.ms", "1500")]);
    story.send_record(ProducerRecord { partition: Some(7), ..record("a") });
    story.pass(1_500);
    let text = "Partition 7 of topic t with partition count 1 is not present in metadata after \
                1500 ms.";
    assert_eq!(story.failure().1, text);
}

#[test]
fn a_topic_that_appears_in_time_is_found() {
    let mut story = modern(&[]);
    let topic = protocol::Str::from("late");
    story.send_record(ProducerRecord { topic, ..record("a") });
    story.pass(700);
    assert!(story.producer.is_blocked());
    story.cluster.topics.insert("late".into(), vec![1]);
    story.pass(2_000);
    assert_eq!(story.values(), ["a"]);
}

#[test]
fn bad_calls_fail_at_once() {
    let refuse = |record: ProducerRecord| {
        let mut story = modern(&[]);
        story.send_record(record);
        story.failure()
    };
    let value = Some(Bytes::from(vec![b'x'; 2_000_000]));
    let (exception, text) = refuse(ProducerRecord { value, ..record("") });
    assert_eq!(exception, "RecordTooLargeException");
    assert_eq!(
        text,
        "The message is 2000088 bytes when serialized which is larger than 1048576, which is the \
         value of the max.request.size configuration."
    );
    let (exception, text) = refuse(ProducerRecord { partition: Some(-1), ..record("a") });
    assert_eq!(exception, "IllegalArgumentException");
    assert!(text.starts_with("Invalid partition: -1."), "{text}");
    let topic = protocol::Str::from("bad name");
    let (exception, text) = refuse(ProducerRecord { topic, ..record("a") });
    assert_eq!(
        (exception.as_str(), text.as_str()),
        ("InvalidTopicException", "Invalid topics: [bad name]")
    );
}

#[test]
fn a_moved_leader_is_found_by_a_refresh() {
    let cluster = FakeCluster::new(&[1, 2], "t", &[1]);
    let set = [("linger.ms", "0"), ("metadata.max.age.ms", "10000")];
    let mut story = Story::new(Era::Kafka4, cluster, &set);
    story.send("a");
    story.cluster.topics.insert("t".into(), vec![2]);
    story.cluster.leader_epoch = 1;
    story.send("b");
    story.pass(1_000);
    assert_eq!(story.values(), ["a", "b"]);
    assert_eq!(story.cluster.log[1].node, 2);
    // An old broker's word does not bring the old leader back.
    story.cluster.topics.insert("t".into(), vec![1]);
    story.cluster.leader_epoch = 0;
    let refreshes = story.cluster.count(ApiKey::Metadata);
    story.pass(10_000);
    assert!(story.cluster.count(ApiKey::Metadata) > refreshes);
    assert_eq!(story.producer.metadata().partition("t", 0).unwrap().leader, Some(2));
}

#[test]
fn a_broker_that_does_not_answer_is_cut_off_and_tried_again() {
    let mut story = modern(&[("linger.ms", "0")]);
    story.send("a");
    story.cluster.silent = true;
    story.send("b");
    assert_eq!(story.producer.in_flight(), 1);
    story.pass(29_999);
    assert_eq!(story.producer.in_flight(), 1);
    story.cluster.silent = false;
    story.pass(1_001);
    assert_eq!(story.values(), ["a", "b"]);
}

#[test]
fn brokers_that_tell_nothing_for_five_minutes_are_forgotten() {
    let mut story = modern(&[("metadata.max.age.ms", "1000")]);
    story.cluster.silent = true;
    story.pass(300_000);
    assert_eq!(story.producer.metadata().brokers.len(), 1);
    story.pass(31_001);
    assert!(story.producer.metadata().brokers.is_empty(), "back to bootstrap.servers");
    story.cluster.silent = false;
    story.send("a");
    story.pass(40_000);
    assert_eq!(story.values(), ["a"]);
}

#[test]
fn a_batch_too_large_for_the_broker_is_split() {
    let mut story = modern(&[]);
    story.cluster.max_message_bytes = 300;
    for value in 0..8 {
        story.send(&format!("{value}").repeat(100));
    }
    story.pass(1_000);
    let first: Vec<String> = story.values().iter().map(|value| value[..1].to_owned()).collect();
    assert_eq!(first, ["0", "1", "2", "3", "4", "5", "6", "7"]);
    assert!(story.cluster.log.iter().all(|batch| batch.values.len() <= 2));
    let calls: Vec<(CallId, CallId)> = story
        .events
        .iter()
        .filter_map(|event| match event {
            ProducerEvent::BatchAcknowledged { calls, .. } => Some(*calls),
            _ => None,
        })
        .collect();
    assert_eq!(calls.first().unwrap().0, CallId(1));
    assert_eq!(calls.last().unwrap().1, CallId(8));
    assert_eq!(story.producer.buffered_bytes(), 0);
}

#[test]
fn every_codec_packs_whole_batches() {
    for codec in ["gzip", "snappy", "lz4", "zstd"] {
        let mut story = modern(&[("compression.type", codec), ("linger.ms", "10")]);
        for value in 0..50 {
            story.send(&format!("{value} {}", "again ".repeat(20)));
        }
        story.pass(1_000);
        assert_eq!(story.values().len(), 50, "{codec}");
        let sent = story.drained_bytes();
        assert!(sent < 50 * 20, "{codec}: {sent} bytes for 50 records of 120");
        assert_eq!(story.producer.buffered_bytes(), 0);
    }
}

#[test]
fn a_batch_that_turns_out_to_shrink_leaves_room_in_the_next() {
    let mut story = modern(&[
        ("compression.type", "gzip"),
        ("batch.size", "2000"),
        ("linger.ms", "1000"),
        ("max.in.flight.requests.per.connection", "1"),
    ]);
    let mut counts = Vec::new();
    for _ in 0..60 {
        let before = story.cluster.log.len();
        while story.cluster.log.len() == before {
            story.send(&"a".repeat(100));
            story.pass(1);
        }
        counts.push(story.cluster.log[before].values.len());
    }
    // 109 bytes a record with 5 % to spare at first; every batch lowers the guess by 0.005.
    assert_eq!(counts[0], 16);
    assert_eq!(counts.last(), Some(&23));
    assert!(counts.is_sorted(), "{counts:?}");
}

#[test]
fn a_compressed_batch_too_large_for_the_broker_is_split() {
    let mut story = modern(&[("compression.type", "lz4")]);
    story.cluster.max_message_bytes = 300;
    let mut noise = 1_u32;
    for value in 0..8 {
        let mut text = format!("{value}");
        for _ in 0..100 {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push(char::from(b'!' + (noise >> 24) as u8 % 90));
        }
        story.send(&text);
    }
    story.pass(1_000);
    let first: Vec<String> = story.values().iter().map(|value| value[..1].to_owned()).collect();
    assert_eq!(first, ["0", "1", "2", "3", "4", "5", "6", "7"]);
    assert_eq!(story.producer.buffered_bytes(), 0);
}

#[test]
fn flush_sends_what_lingers_and_waits_for_it() {
    let mut story = modern(&[("linger.ms", "60000")]);
    story.send("a");
    story.cluster.holds_produce = true;
    let call = story.producer.flush(story.now);
    story.pump();
    story.send("behind the flush");
    assert!(!story.events.contains(&ProducerEvent::Flushed { call }));
    story.release();
    assert_eq!(story.events.last(), Some(&ProducerEvent::Flushed { call }));
    assert_eq!(story.values(), ["a"]);
}

#[test]
fn close_sends_what_is_left_and_closes_connections() {
    let mut story = modern(&[("linger.ms", "60000")]);
    story.send("a");
    story.producer.close(story.now, None);
    story.pump();
    assert_eq!(story.values(), ["a"]);
    assert_eq!(story.events.last(), Some(&ProducerEvent::Closed));
    assert_eq!(story.producer.poll_timeout(), None);
    story.send("too late");
    let text = "Cannot perform operation after producer has been closed";
    assert_eq!(story.failure(), ("IllegalStateException".into(), text.into()));
}

#[test]
fn close_without_time_gives_up_what_is_left() {
    let mut story = modern(&[("linger.ms", "60000")]);
    story.send("a");
    story.producer.close(story.now, Some(Duration::ZERO));
    story.pump();
    let text = "Producer is closed forcefully.";
    assert_eq!(story.failure(), ("KafkaException".into(), text.into()));
    assert_eq!(story.events.last(), Some(&ProducerEvent::Closed));
}

#[test]
fn without_listeners_only_outcomes_are_told() {
    let mut story = modern(&[]);
    story.producer.set_listening(false);
    story.send("a");
    story.pass(5);
    assert_eq!(story.events.len(), 1);
    assert!(story.producer.recent_routes().is_empty());
}
