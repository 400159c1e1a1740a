//! Order and durability: within a partition records come in the order they were written, whoever
//! dies; what was acknowledged stays.

mod common;

use common::{Story, ms};
use protocol::{SortedMap, era::Era};
use sim::event::What;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Offsets given to anybody of a group, by partition, in the order they were given.
fn given(story: &Story) -> SortedMap<i32, Vec<(i64, i64)>> {
    let mut given: SortedMap<i32, Vec<(i64, i64)>> = SortedMap::new();
    for event in story.since(sim::event::EventId(0)) {
        if let What::RecordsGiven { partitions } = &event.what {
            for (_, partition, first, last) in partitions {
                given.entry(*partition).or_default().push((*first, *last));
            }
        }
    }
    given
}

#[test]
fn records_keep_their_order_within_a_partition_across_rebalances_and_restarts() {
    for era in Era::ALL {
        let mut story = Story::begin(era);
        story.done("create-topic --topic orders --partitions 3");
        story.act("start-consumer --consumer c-1 --group billing --topics orders --configs auto.offset.reset=earliest");
        story.act("produce-at-rate --producer api --topic orders --rate 20 --keys a --keys b --keys c --keys d --keys e --keys f --keys g --keys h");
        story.stable("billing", 1);
        story.wait(ms(5_000));
        story.act("start-consumer --consumer c-2 --group billing --topics orders --configs auto.offset.reset=earliest");
        story.stable("billing", 2);
        story.act("kill-broker --broker 1");
        story.wait(ms(4_000));
        story.act("start-broker --broker 1");
        story.wait(ms(10_000));
        story.act("close --process c-1");
        story.wait(ms(20_000));
        story.act("produce-at-rate --producer api --topic orders --rate 0");
        story.wait(ms(70_000));

        for (partition, ranges) in given(&story) {
            let mut next = 0;
            for (first, last) in ranges {
                assert!(first <= next, "{era:?} {partition}: a gap before {first}, {next} was due");
                next = next.max(last + 1);
            }
            let end = story.partition("orders", partition).log_end_offset;
            assert_eq!(next, end, "{era:?}: everything in partition {partition} was given");
        }
        let numbers = |story: &mut Story, partition| {
            let records = story.partition("orders", partition).records;
            let number = |value: &str| {
                let digits = value.trim_start_matches("{\"n\":");
                digits.split(',').next().and_then(|digits| digits.parse::<u64>().ok())
            };
            let values = records.iter().filter_map(|record| record.value.clone());
            values.filter_map(|value| number(&value)).collect::<Vec<u64>>()
        };
        for partition in 0..3 {
            let numbers = numbers(&mut story, partition);
            assert!(numbers.len() > 50);
            if era == Era::Kafka4 {
                assert!(
                    numbers.is_sorted_by(|a, b| a < b),
                    "sent in order, each once: {numbers:?}"
                );
            }
        }
    }
}

#[test]
fn a_restarted_broker_has_lost_nothing_it_acknowledged() {
    for (era, end) in [(Era::Kafka25, "kill"), (Era::Kafka4, "kill"), (Era::Kafka4, "stop")] {
        let mut story = Story::begin(era);
        story.done("create-topic --topic orders --partitions 2");
        story.act("start-consumer --consumer c-1 --group billing --topics orders --configs auto.offset.reset=earliest");
        story.stable("billing", 1);
        story.act("produce-at-rate --producer api --topic orders --rate 50 --keys a --keys b");
        story.wait(ms(13_000));
        let acknowledged = story.producer("api").records_acknowledged;
        let committed = |story: &mut Story| -> Vec<Option<i64>> {
            (0..2).map(|number| story.partition("orders", number).readers[0].committed).collect()
        };
        let before = committed(&mut story);
        story.act(&format!("{end}-broker --broker 1"));
        story.wait(ms(3_000));
        story.act("start-broker --broker 1");
        let view = story.view();
        let orders = view.topics.iter().find(|topic| topic.name == "orders").expect("orders");
        assert!(orders.records >= acknowledged, "{era:?} {end}");
        assert_eq!(committed(&mut story), before, "{era:?} {end}: commits are records too");
        story.wait(ms(60_000));
        let producer = story.producer("api");
        assert_eq!(producer.records_failed, 0, "{era:?} {end}: retries got everything through");
        assert!(producer.records_acknowledged > acknowledged + 2_000);
        assert_eq!(story.group("billing").state, "Stable");
    }
}
