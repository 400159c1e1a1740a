//! Topics: growing, what keys do then, and what Kafka refuses and in which words.

mod common;

use common::{Story, ms};
use protocol::era::Era;
use protocol::hash::{murmur2, to_positive};
use sim::view::RecordView;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn send(story: &mut Story, key: &str, value: &str) {
    story.act(&format!("send --producer api --topic orders --key {key} --value {value}"));
    story.wait(ms(300));
}

fn find(story: &mut Story, value: &str) -> (i32, RecordView) {
    let view = story.view();
    let orders = view.topics.iter().find(|topic| topic.name == "orders").expect("orders");
    let mut all = orders.partitions.iter().flat_map(|partition| {
        partition.records.iter().map(|record| (partition.partition, record.clone()))
    });
    all.find(|(_, record)| record.value.as_deref() == Some(value)).expect(value)
}

/// A key that another partition count sends elsewhere.
fn moving_key() -> String {
    let partition = |key: &str, count: i32| to_positive(murmur2(key.as_bytes())) % count;
    let mut keys = (0..).map(|number| format!("user-{number}"));
    keys.find(|key| partition(key, 3) != partition(key, 4)).expect("some key moves")
}

#[test]
fn adding_partitions_sends_a_key_elsewhere_and_leaves_old_records_where_they_are() {
    for era in Era::ALL {
        let mut story = Story::begin(era);
        story.done("create-topic --topic orders --partitions 3");
        story.act("start-consumer --consumer c-1 --group billing --topics orders");
        story.stable("billing", 1);
        let key = moving_key();
        send(&mut story, &key, "before");
        let (old, _) = find(&mut story, "before");
        let hash = to_positive(murmur2(key.as_bytes()));
        assert_eq!(old, hash % 3);
        let generation = story.group("billing").generation;

        story.done("add-partitions --topic orders --partitions 4");
        story.wait(ms(302_000));
        send(&mut story, &key, "after");
        let (new, record) = find(&mut story, "after");
        assert_eq!(new, hash % 4, "{era:?}: the modulus changed");
        assert_eq!(record.key_hash, Some(hash));
        assert_ne!(old, new);
        assert_eq!(find(&mut story, "before").0, old, "{era:?}: records never move");
        assert_eq!(
            story.owned("c-1"),
            [0, 1, 2, 3],
            "{era:?}: the group rebalances once metadata.max.age.ms refreshed its metadata"
        );
        assert!(story.group("billing").generation > generation);
    }
}

#[test]
fn partitions_are_never_taken_away() {
    let mut story = Story::begin(Era::Kafka4);
    story.done("create-topic --topic orders --partitions 3");
    let (exception, message) = story.fails("add-partitions --topic orders --partitions 2");
    assert_eq!(exception, "InvalidPartitionsException");
    assert_eq!(
        message,
        "The topic orders currently has 3 partition(s); 2 would not be an increase."
    );
    let (_, message) = story.fails("add-partitions --topic orders --partitions 3");
    assert_eq!(message, "Topic already has 3 partition(s).");
    assert_eq!(story.view().topics[0].partitions.len(), 3);
}

#[test]
fn topic_names_follow_kafkas_rules() {
    let mut story = Story::begin(Era::Kafka4);
    let long = "a".repeat(250);
    let cases = [
        ("bad name", "Topic name is invalid: 'bad name' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'".to_owned()),
        ("<b>", "Topic name is invalid: '<b>' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'".to_owned()),
        ("..", "Topic name is invalid: '..' is not allowed".to_owned()),
        ("", "The given topic name '' cannot be represented in a request.".to_owned()),
        (&*long, format!("Topic name is invalid: the length of '{long}' is longer than the max allowed length 249")),
    ];
    for (name, words) in cases {
        let line = format!("create-topic --topic \"{name}\" --partitions 1");
        let (exception, message) = story.fails(&line);
        assert_eq!((&*exception, message), ("InvalidTopicException", words));
    }
    story.done("create-topic --topic my_topic");
    let (_, message) = story.fails("create-topic --topic my.topic");
    assert_eq!(message, "Topic 'my.topic' collides with existing topic: my_topic");
    let (exception, message) = story.fails("create-topic --topic my_topic");
    assert_eq!(
        (&*exception, &*message),
        ("TopicExistsException", "Topic 'my_topic' already exists.")
    );
    assert_eq!(story.view().topics.len(), 1);
}

#[test]
fn what_a_topic_cannot_be_made_of_is_refused() {
    let mut story = Story::begin(Era::Kafka4);
    let (exception, message) = story.fails("create-topic --topic t --replication-factor 5");
    assert_eq!(exception, "InvalidReplicationFactorException");
    assert!(message.starts_with("Unable to replicate the partition 5 time(s)"), "{message}");
    let (_, message) = story.fails("create-topic --topic t --partitions 0");
    assert_eq!(message, "Number of partitions was set to an invalid non-positive value.");
    let (_, message) = story.fails("create-topic --topic t --configs nope=1");
    assert_eq!(message, "Unknown topic config name: nope");
    let (_, message) = story.fails("create-topic --topic t --configs retention.ms=abc");
    assert_eq!(
        message,
        "Invalid value abc for configuration retention.ms: Not a number of type LONG"
    );
    let (exception, _) = story.fails("delete-topic --topic nope");
    assert_eq!(exception, "UnknownTopicOrPartitionException");
    let error = story.refused("create-topic --topic t --partitions 2000000000");
    assert_eq!(error.message, "Excessively large number of partitions per request.");
    assert!(story.view().topics.is_empty());
}

#[test]
fn sending_to_a_topic_that_is_not_there_makes_it() {
    let mut story = Story::begin(Era::Kafka4);
    story.act("send --producer api --topic orders --key k --value v");
    story.wait(ms(2_000));
    assert_eq!(story.partition("orders", 0).high_watermark, 1);
    assert_eq!(story.producer("api").records_acknowledged, 1);
}

#[test]
fn a_deleted_topic_is_gone_with_its_records() {
    let mut story = Story::begin(Era::Kafka4);
    story.done("create-topic --topic orders --partitions 2");
    send(&mut story, "k", "v");
    story.done("delete-topic --topic orders");
    assert!(story.view().topics.iter().all(|topic| topic.internal));
    story.done("create-topic --topic orders --partitions 2");
    assert_eq!(story.partition("orders", 0).log_end_offset, 0);
}
