//! Positions and commits: what a new owner is given again, and where a consumer begins.

mod common;

use client::event::{CommitReason, ConsumerEvent};
use common::{Story, consumer, ms};
use protocol::era::Era;
use sim::event::What;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn death_three_seconds_after_a_commit_gives_exactly_those_records_again() {
    for era in Era::ALL {
        let mut story = Story::begin(era);
        story.done("create-topic --topic orders --partitions 1");
        story.act("start-consumer --consumer c-1 --group billing --topics orders --configs auto.offset.reset=earliest");
        story.act("produce-at-rate --producer api --topic orders --rate 10 --keys ada");
        story.stable("billing", 1);
        story.wait(ms(12_000));
        let committed = story.until(ms(10_000), |event| match consumer(event, "c-1") {
            Some(ConsumerEvent::Committed {
                reason: CommitReason::AutoInPoll, offsets, ..
            }) => Some(offsets[0].2),
            _ => None,
        });
        let (at, committed) = committed.expect("an auto-commit");
        let next = story.until(ms(5_500), |event| match consumer(event, "c-1") {
            Some(ConsumerEvent::Committed { .. }) => Some(()),
            _ => None,
        });
        let (again_at, ()) = next.expect("the next auto-commit");
        let gap = again_at.since(at);
        assert!(
            gap >= ms(4_990) && gap < ms(5_200),
            "{era:?}: every auto.commit.interval.ms: {gap}"
        );
        let committed_now = story.partition("orders", 0).readers[0].committed.expect("committed");
        assert!(committed_now > committed);

        story.wait(ms(3_000));
        let position = story.consumer("c-1").owned[0].position.expect("a position");
        assert!(position - committed_now >= 25, "some 3 s of records are not committed");
        story.act("kill --process c-1");
        story.act("start-consumer --consumer c-2 --group billing --topics orders --configs auto.offset.reset=earliest");
        let mark = story.newest();
        story.wait(ms(60_000));
        let again: Vec<_> = story
            .since(mark)
            .filter_map(|event| match &event.what {
                What::DeliveredAgain { group, topic, partition, from, to } => {
                    Some((group.as_str(), topic.as_str(), *partition, *from, *to))
                }
                _ => None,
            })
            .collect();
        let first = again.first().map(|(.., from, _)| *from);
        let last = again.last().map(|(.., to)| *to);
        assert_eq!(first, Some(committed_now), "{era:?}: {again:?}");
        assert_eq!(last, Some(position - 1), "{era:?}: {again:?}");
        let marked = &story.partition("orders", 0).readers[0].delivered_again;
        assert_eq!(marked[..], [(committed_now, position - 1)], "{era:?}: the page marks them");
        let c2 = story.consumer("c-2");
        assert_eq!(c2.records_delivered_again, (position - committed_now).cast_unsigned());
    }
}

#[test]
fn a_polite_close_commits_and_nothing_comes_twice() {
    let mut story = Story::begin(Era::Kafka4);
    story.done("create-topic --topic orders --partitions 3");
    story.act("start-consumer --consumer c-1 --group billing --topics orders");
    story.stable("billing", 1);
    story.act("produce-at-rate --producer api --topic orders --rate 20 --keys a --keys b --keys c");
    story.wait(ms(7_300));
    story.act("start-consumer --consumer c-2 --group billing --topics orders");
    story.wait(ms(10_000));
    story.act("close --process c-1");
    story.wait(ms(10_000));
    let twice = story.since(sim::event::EventId(0));
    assert!(!twice.into_iter().any(|event| matches!(event.what, What::DeliveredAgain { .. })));
    assert_eq!(story.owned("c-2"), [0, 1, 2]);
}

#[test]
fn commit_now_moves_the_committed_offset_to_the_position() {
    for mode in ["sync", "async"] {
        let mut story = Story::begin(Era::Kafka4);
        story.done("create-topic --topic orders --partitions 1");
        story.act("start-consumer --consumer c-1 --group billing --topics orders --configs enable.auto.commit=false --configs auto.offset.reset=earliest");
        for number in 0..5 {
            story.act(&format!("send --producer api --topic orders --key k --value v{number}"));
        }
        story.stable("billing", 1);
        story.wait(ms(8_000));
        let reader = story.partition("orders", 0).readers[0].clone();
        assert_eq!((reader.position, reader.committed, reader.lag), (Some(5), None, 0));
        story.act(&format!("commit --consumer c-1 --mode {mode}"));
        story.wait(ms(100));
        let reader = story.partition("orders", 0).readers[0].clone();
        assert_eq!((reader.committed, reader.lag), (Some(5), 0), "commit {mode}");
        let logs = story.view().offsets_logs;
        assert!(!logs.is_empty(), "a commit is a record in __consumer_offsets");
    }
}

/// A topic with five records, and who begins where.
fn five_records(era: Era) -> Story {
    let mut story = Story::begin(era);
    story.done("create-topic --topic orders --partitions 1");
    for number in 0..5 {
        story.act(&format!("send --producer api --topic orders --key k --value v{number}"));
    }
    story.wait(ms(1_000));
    assert_eq!(story.partition("orders", 0).high_watermark, 5);
    story
}

fn start(story: &mut Story, group: &str, reset: &str) {
    story.act(&format!(
        "start-consumer --consumer {group}-c --group {group} --topics orders --configs auto.offset.reset={reset}"
    ));
    story.wait(ms(9_000));
}

#[test]
fn without_a_committed_offset_the_reset_policy_decides() {
    for era in Era::ALL {
        let mut story = five_records(era);
        start(&mut story, "from-start", "earliest");
        start(&mut story, "from-end", "latest");
        assert_eq!(story.consumer("from-start-c").records_processed, 5);
        assert_eq!(story.consumer("from-end-c").records_processed, 0);
        assert_eq!(story.consumer("from-end-c").owned[0].position, Some(5));
        start(&mut story, "strict", "none");
        let error = story.consumer("strict-c").last_error.expect("poll throws");
        assert_eq!(error.exception, "NoOffsetForPartitionException");
        assert_eq!(
            error.message,
            "Undefined offset with no reset policy for partitions: [orders-0]"
        );
    }
}

#[test]
fn with_a_committed_offset_no_policy_is_asked() {
    for reset in ["earliest", "latest", "none"] {
        let mut story = five_records(Era::Kafka4);
        start(&mut story, "billing", "earliest");
        story.act("close --process billing-c");
        story.wait(ms(3_000));
        story.act("send --producer api --topic orders --key k --value late");
        story.act(&format!("start-consumer --consumer c-2 --group billing --topics orders --configs auto.offset.reset={reset}"));
        story.wait(ms(9_000));
        assert_eq!(story.consumer("c-2").records_processed, 1, "{reset}: only what is new");
    }
}

#[test]
fn out_of_range_the_policy_is_asked_again() {
    for (reset, position, processed) in [("earliest", 5, 5), ("latest", 5, 0)] {
        let mut story = five_records(Era::Kafka4);
        start(&mut story, "billing", "latest");
        story.act("close --process billing-c");
        story.wait(ms(2_000));
        start(&mut story, "reader", reset);
        let before = story.consumer("reader-c").records_processed;
        story.act("seek --consumer reader-c --topic orders --partition 0 --to 9999");
        story.wait(ms(3_000));
        let reader = story.consumer("reader-c");
        assert_eq!(reader.owned[0].position, Some(position), "{reset}");
        assert_eq!(reader.records_processed - before, processed, "{reset}");
    }
    let mut story = five_records(Era::Kafka4);
    start(&mut story, "billing", "earliest");
    story.act("close --process billing-c");
    story.wait(ms(2_000));
    story.act("start-consumer --consumer strict --group billing --topics orders --configs auto.offset.reset=none");
    story.stable("billing", 1);
    story.act("seek --consumer strict --topic orders --partition 0 --to 9999");
    story.wait(ms(3_000));
    let error = story.consumer("strict").last_error.expect("poll throws");
    assert_eq!(error.exception, "OffsetOutOfRangeException");
    assert!(error.message.contains("is out of range for partition orders-0"), "{}", error.message);
}

#[test]
fn a_commit_on_behalf_of_a_group_one_is_no_longer_in_fails() {
    let mut story = Story::begin(Era::Kafka25);
    story.done("create-topic --topic orders --partitions 2");
    story.act("start-consumer --consumer c-1 --group billing --topics orders --configs max.poll.interval.ms=15000");
    story.act("start-consumer --consumer c-2 --group billing --topics orders");
    story.stable("billing", 2);
    story.act("stop-polling --consumer c-1");
    story.wait(ms(20_000));
    let (exception, message) = story.fails("commit --consumer c-1");
    assert_eq!(exception, "CommitFailedException", "{message}");
}
