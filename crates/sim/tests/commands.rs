//! Every command can be written down as a line of text and as parts, and read back unchanged; a
//! line that is no command says why.
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use protocol::time::Duration;
use sim::command::{Argument, Command, CommitMode, Parts, SeekTarget};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9._-]{0,12}",
        any::<String>(),
        Just("--flag".to_owned()),
        Just("a=b\\=c \"quoted\" <b>\u{7}\n\t".to_owned()),
    ]
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..4)
}

fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::vec((text(), text()), 0..4)
}

fn span() -> impl Strategy<Value = Duration> {
    any::<u64>().prop_map(|micros| Duration::from_micros(micros >> 1))
}

fn about_topics() -> impl Strategy<Value = Command> {
    prop_oneof![
        (text(), any::<Option<i32>>(), any::<Option<i16>>(), pairs()).prop_map(
            |(topic, partitions, replication_factor, configs)| Command::CreateTopic {
                topic,
                partitions,
                replication_factor,
                configs
            }
        ),
        text().prop_map(|topic| Command::DeleteTopic { topic }),
        (text(), any::<i32>())
            .prop_map(|(topic, partitions)| Command::AddPartitions { topic, partitions }),
        text().prop_map(|group| Command::DeleteGroup { group }),
    ]
}

fn about_processes() -> impl Strategy<Value = Command> {
    let send = (
        text(),
        text(),
        any::<Option<i32>>(),
        prop::option::of(text()),
        prop::option::of(text()),
        pairs(),
    );
    prop_oneof![
        (text(), pairs())
            .prop_map(|(producer, configs)| Command::StartProducer { producer, configs }),
        send.prop_map(|(producer, topic, partition, key, value, headers)| Command::Send {
            producer,
            topic,
            partition,
            key,
            value,
            headers
        }),
        (text(), text(), any::<u64>(), texts(), any::<u32>()).prop_map(
            |(producer, topic, rate, keys, value_bytes)| Command::ProduceAtRate {
                producer,
                topic,
                records_per_1000_s: rate >> 1,
                keys,
                value_bytes
            }
        ),
        (
            text(),
            prop::option::of(text()),
            texts(),
            prop::collection::vec((text(), any::<i32>()), 0..3),
            pairs()
        )
            .prop_map(|(consumer, group, topics, partitions, configs)| {
                Command::StartConsumer { consumer, group, topics, partitions, configs }
            }),
        (text(), span())
            .prop_map(|(consumer, per_record)| Command::SetProcessingTime { consumer, per_record }),
        (text(), any::<bool>()).prop_map(|(consumer, sync)| Command::Commit {
            consumer,
            mode: if sync { CommitMode::Sync } else { CommitMode::Async },
        }),
        (text(), text(), any::<i32>(), seek_target()).prop_map(
            |(consumer, topic, partition, to)| Command::Seek { consumer, topic, partition, to }
        ),
        text().prop_map(|process| Command::Kill { process }),
    ]
}

fn seek_target() -> impl Strategy<Value = SeekTarget> {
    prop_oneof![
        any::<i64>().prop_map(SeekTarget::Offset),
        Just(SeekTarget::Beginning),
        Just(SeekTarget::End)
    ]
}

fn about_the_rest() -> impl Strategy<Value = Command> {
    prop_oneof![
        text().prop_map(|consumer| Command::StopPolling { consumer }),
        text().prop_map(|consumer| Command::ResumePolling { consumer }),
        text().prop_map(|process| Command::Close { process }),
        any::<i32>().prop_map(|broker| Command::StopBroker { broker }),
        any::<i32>().prop_map(|broker| Command::KillBroker { broker }),
        any::<i32>().prop_map(|broker| Command::StartBroker { broker }),
        (span(), span(), any::<u16>()).prop_map(|(latency, jitter, loss_per_mille)| {
            Command::SetNetwork { latency, jitter, loss_per_mille }
        }),
        text().prop_map(|node| Command::CutOff { node }),
        text().prop_map(|node| Command::Reconnect { node }),
    ]
}

proptest! {
    #[test]
    fn a_command_reads_back_as_it_was_written(
        command in prop_oneof![about_topics(), about_processes(), about_the_rest()]
    ) {
        let line = command.to_text();
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(Command::parse(&line), Ok(command.clone()), "{}", line);
        prop_assert_eq!(Command::from_parts(&command.to_parts()), Ok(command));
    }

    #[test]
    fn no_line_panics(line in any::<String>()) {
        let _ = Command::parse(&line);
    }
}

#[test]
fn the_text_form_reads_well() {
    let create = Command::CreateTopic {
        topic: "orders".into(),
        partitions: Some(3),
        replication_factor: None,
        configs: vec![("retention.ms".into(), "60000".into())],
    };
    assert_eq!(
        create.to_text(),
        "create-topic --topic orders --partitions 3 --configs retention.ms=60000"
    );
    let rate = "produce-at-rate --producer api --topic orders --rate 0.5 --keys ada --keys ben";
    let Ok(Command::ProduceAtRate { records_per_1000_s, keys, value_bytes, .. }) =
        Command::parse(rate)
    else {
        panic!("{rate} is a command");
    };
    assert_eq!((records_per_1000_s, keys.len(), value_bytes), (500, 2, 0));
}

#[test]
fn parts_may_be_written_as_scripts_write_them() {
    let parts = Parts {
        verb: "start_consumer".into(),
        arguments: vec![
            ("consumer".into(), Argument::Text("c-1".into())),
            ("group".into(), Argument::Text("billing".into())),
            ("topic".into(), Argument::Text("orders".into())),
        ],
    };
    let Ok(Command::StartConsumer { topics, .. }) = Command::from_parts(&parts) else {
        panic!("{parts:?} is a command");
    };
    assert_eq!(topics, ["orders"]);
}

#[test]
fn what_is_no_command_says_why() {
    let says = |line: &str| Command::parse(line).expect_err(line).message;
    assert_eq!(says(""), "the line is empty");
    assert_eq!(says("dance"), "no command is called dance");
    assert_eq!(says("delete-topic"), "delete-topic: topic is missing");
    assert_eq!(
        says("delete-topic --topic a --force b"),
        "delete-topic: no argument is called force"
    );
    assert_eq!(
        says("add-partitions --topic a --partitions 99999999999"),
        "add-partitions: partitions must be a whole number in range"
    );
    assert_eq!(says("close --process \"a"), "a quoted text does not end");
}

#[test]
fn absurd_numbers_and_names_are_refused() {
    let refused = |line: &str| Command::parse(line).expect(line).check().expect_err(line).message;
    assert!(refused("start-producer --producer \"\"").contains("1 to 100 characters"));
    assert!(refused("kill --process \"<b>\"").contains("1 to 100 characters"));
    assert!(
        refused("set-network --latency-ms 60001 --jitter-ms 0 --loss-per-mille 0")
            .contains("60000 ms")
    );
    assert!(refused("produce-at-rate --producer a --topic t --rate 10001").contains("10000"));
}
