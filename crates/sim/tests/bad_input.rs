//! Whatever a person does, Kafka's error comes back, nothing changes, and nothing panics.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use client::event::ProducerEvent;
use common::{Story, ms};
use proptest::prelude::*;
use protocol::era::Era;
use sim::Command;
use sim::event::What;

#[test]
fn names_nobody_knows_are_refused() {
    let mut story = Story::begin(Era::Kafka4);
    for line in [
        "kill --process nobody",
        "close --process nobody",
        "commit --consumer nobody",
        "seek --consumer nobody --topic t --partition 0 --to 0",
        "stop-polling --consumer nobody",
        "set-processing-time --consumer nobody --per-record-ms 5",
        "cut-off --node nobody",
        "stop-broker --broker 7",
        "start-broker --broker 1",
    ] {
        let error = story.refused(line);
        assert!(!error.message.is_empty(), "{line}");
    }
    let long = "x".repeat(300);
    story.refused(&format!("start-producer --producer {long}"));
    story.refused("start-producer --producer p --configs acks=2");
    story.refused("start-producer --producer p --configs delivery.timeout.ms=1");
    story.refused("start-consumer --consumer c --group g");
    let error = story.refused("start-consumer --consumer c --topics t");
    assert!(
        error.message.contains("group.id") || error.message.contains("group management"),
        "{error}"
    );
    assert!(story.view().producers.is_empty());
}

#[test]
fn two_processes_never_share_a_name() {
    let mut story = Story::begin(Era::Kafka4);
    story.act("start-producer --producer p");
    story.refused("start-producer --producer p");
    story.refused("start-consumer --consumer p --group g --topics t");
    story.refused("commit --consumer p");
    story.act("kill --process p");
    story.act("start-consumer --consumer p --group g --topics t");
}

fn send_failure(story: &mut Story, line: &str) -> (String, String) {
    story.act(line);
    let failed = story.until(ms(200_000), |event| match &event.what {
        What::Producer(
            ProducerEvent::SendFailed { error, .. } | ProducerEvent::BatchFailed { error, .. },
        ) => Some((error.exception.to_owned(), error.message.clone())),
        What::Producer(ProducerEvent::BatchAcknowledged { .. }) => panic!("{line} got through"),
        _ => None,
    });
    failed.unwrap_or_else(|| panic!("{line}: nothing failed")).1
}

#[test]
fn records_kafka_does_not_take() {
    let mut story = Story::begin(Era::Kafka4);
    story.done("create-topic --topic orders --partitions 2");
    let large = "x".repeat(2_000_000);
    let (exception, message) =
        send_failure(&mut story, &format!("send --producer p --topic orders --value {large}"));
    assert_eq!(exception, "RecordTooLargeException");
    assert!(message.contains("max.request.size"), "{message}");
    let (exception, message) =
        send_failure(&mut story, "send --producer p --topic orders --partition -1 --value v");
    assert_eq!(exception, "IllegalArgumentException", "{message}");
    let (exception, message) =
        send_failure(&mut story, "send --producer p --topic orders --partition 9 --value v");
    assert_eq!(exception, "TimeoutException", "{message}");
    let (exception, _) =
        send_failure(&mut story, "send --producer p --topic \"bad name\" --value v");
    assert_eq!(exception, "InvalidTopicException");
    assert_eq!(story.view().topics.iter().map(|topic| topic.records).sum::<u64>(), 0);
}

#[test]
fn control_characters_and_markup_stay_what_they_are() {
    let mut story = Story::begin(Era::Kafka4);
    story.done("create-topic --topic orders --partitions 1");
    story.act(
        "send --producer p --topic orders --key \"<script>\" --value \"\\u{0}\\u{1b}<b>&amp;\\n\"",
    );
    story.wait(ms(500));
    let record = story.partition("orders", 0).records[0].clone();
    assert_eq!(record.key.as_deref(), Some("<script>"));
    assert_eq!(record.value.as_deref(), Some("\u{0}\u{1b}<b>&amp;\n"));
}

/// Words that fit, nearly fit or do not fit at all.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec!["orders", "billing", "p-1", "c-1", "c-2"]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["", "..", "broker-1", "admin", "__consumer_offsets", "<b>", "a\u{0}b"])
            .prop_map(str::to_owned),
        1 => any::<String>(),
        1 => Just("n".repeat(300)),
    ]
}

fn line() -> impl Strategy<Value = String> {
    let number =
        prop_oneof![3 => -2_i64..12, 1 => any::<i64>()].prop_map(|number| number.to_string());
    let verb = prop::sample::select(vec![
        "create-topic",
        "delete-topic",
        "add-partitions",
        "delete-group",
        "start-producer",
        "send",
        "produce-at-rate",
        "start-consumer",
        "set-processing-time",
        "stop-polling",
        "resume-polling",
        "commit",
        "seek",
        "close",
        "kill",
        "stop-broker",
        "kill-broker",
        "start-broker",
        "set-network",
        "cut-off",
        "reconnect",
    ]);
    let flag = prop::sample::select(vec![
        "topic",
        "partitions",
        "group",
        "producer",
        "consumer",
        "key",
        "value",
        "rate",
        "keys",
        "partition",
        "to",
        "process",
        "broker",
        "node",
        "per-record-ms",
        "latency-ms",
        "jitter-ms",
        "loss-per-mille",
        "topics",
        "configs",
        "mode",
    ]);
    let value = prop_oneof![word(), number];
    (verb, prop::collection::vec((flag, value), 0..6)).prop_map(|(verb, flags)| {
        let mut line = verb.to_owned();
        for (name, value) in flags {
            line.push_str(&format!(" --{name} \"{}\"", value.replace(['\\', '"'], "")));
        }
        line
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 5,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]
    #[test]
    fn no_command_panics(lines in prop::collection::vec(line(), 1..40)) {
        let mut story = Story::begin(Era::Kafka4);
        for line in lines {
            if let Ok(command) = Command::parse(&line) {
                let before = story.run.trace_hash();
                if story.run.submit(command).is_err() {
                    prop_assert_eq!(story.run.trace_hash(), before);
                }
            }
            story.wait(ms(700));
            let _ = story.view();
        }
    }
}
