//! Clients and brokers agree on a version of every request: in era 2.5 the newest of Kafka 2.5.1,
//! in era 4 the newest of Kafka 4.3.1.

mod common;

use common::{Story, ms};
use protocol::SortedMap;
use protocol::era::Era;
use sim::event::{Direction, What};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// API, its version in era 2.5, its version in era 4. As seen on the wire between our clients and
/// Apache Kafka 2.5.1 and 4.3.1.
const VERSIONS: [(&str, i16, i16); 16] = [
    ("CreatePartitions", 2, 3),
    ("CreateTopics", 5, 7),
    ("DeleteGroups", 2, 2),
    ("DeleteTopics", 4, 6),
    ("Fetch", 11, 18),
    ("FindCoordinator", 3, 6),
    ("Heartbeat", 4, 4),
    ("InitProducerId", 3, 5),
    ("JoinGroup", 7, 9),
    ("LeaveGroup", 4, 5),
    ("ListOffsets", 5, 11),
    ("Metadata", 9, 13),
    ("OffsetCommit", 8, 9),
    ("OffsetFetch", 7, 9),
    ("Produce", 8, 13),
    ("SyncGroup", 5, 5),
];

/// The versions of every request of a run in which each client does what it can.
fn spoken(era: Era) -> SortedMap<&'static str, Vec<i16>> {
    let mut story = Story::begin(era);
    story.done("create-topic --topic orders --partitions 2");
    story.done("add-partitions --topic orders --partitions 3");
    let group = "--group billing --topics orders --configs auto.offset.reset=earliest";
    story.act(&format!("start-consumer --consumer c-1 {group}"));
    story.act("start-producer --producer api --configs enable.idempotence=true --configs acks=all");
    for number in 0..20 {
        story.act(&format!("send --producer api --topic orders --key k{number} --value v"));
    }
    story.wait(ms(8_000));
    story.act("commit --consumer c-1 --mode sync");
    story.wait(ms(1_000));
    let consumer = story.consumer("c-1");
    let positions: i64 = consumer.owned.iter().filter_map(|owned| owned.position).sum();
    assert_eq!(positions, 20, "{era:?}: all is read");
    story.act("close --process c-1");
    story.wait(ms(3_000));
    story.done("delete-group --group billing");
    story.done("delete-topic --topic orders");
    let mut versions: SortedMap<&'static str, Vec<i16>> = SortedMap::new();
    for event in story.run.events_since(sim::event::EventId(0)) {
        if let What::MessageSent(message) = &event.what
            && message.direction == Direction::Request
        {
            let seen = versions.entry(message.api).or_default();
            if !seen.contains(&message.api_version) {
                seen.push(message.api_version);
            }
        }
    }
    versions
}

#[test]
fn every_request_is_of_the_newest_version_both_sides_know() {
    for era in [Era::Kafka25, Era::Kafka4] {
        let spoken = spoken(era);
        for (api, then, now) in VERSIONS {
            let wanted = if era == Era::Kafka25 { then } else { now };
            assert_eq!(spoken.get(api), Some(&vec![wanted]), "{era:?}: {api}");
        }
        // The first question is in the newest version a client knows, whoever is asked.
        let first = if era == Era::Kafka25 { vec![4, 3] } else { vec![4] };
        assert_eq!(spoken.get("ApiVersions"), Some(&first), "{era:?}");
    }
}
