//! What there is to see: every number in a view could be true at once.

mod common;

use common::{Story, broker, ms};
use protocol::era::Era;
use sim::event::{Direction, What};
use sim::view::{Membership, OffsetsRecord, ProcessState};
use sim::{START, Scene};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn opening(era: Era) -> Story {
    let mut story = Story::of(Scene::default_for(era));
    let to = START + Scene::OPENING;
    let span = to.since(story.run.now());
    story.wait(span);
    story
}

#[test]
fn the_opening_scene_shows_topic_groups_consumers_and_messages() {
    for era in Era::ALL {
        let mut story = opening(era);
        let view = story.view();
        let orders = &view.topics[0];
        assert_eq!((&*orders.name, orders.partitions.len()), ("orders", 4));
        assert!(view.topics[1].internal, "internal topics come last");
        for partition in &orders.partitions {
            assert_eq!(partition.records.len() as i64, partition.log_end_offset);
            let colours = partition.records.iter().map(|record| record.key_colour);
            assert!(colours.into_iter().all(|colour| colour.is_some_and(|colour| colour < 8)));
            assert_eq!(partition.readers.len(), 2, "two groups read it");
            for reader in &partition.readers {
                let position = reader.position.expect("a position");
                assert!(position <= partition.high_watermark);
                assert!(reader.committed.is_none_or(|committed| committed <= position));
            }
        }
        let billing = view.groups.iter().find(|group| group.id == "billing").expect("billing");
        assert_eq!((billing.state, billing.offsets_partition), ("Stable", 9));
        assert_eq!(billing.coordinator, Some(1));
        assert!(billing.leader.as_deref().is_some_and(|leader| leader.starts_with("billing-")));
        for consumer in &billing.consumers {
            assert_eq!(consumer.membership, Membership::Stable);
            assert_eq!(consumer.owned.len(), 2);
            assert!(consumer.known_to_coordinator && consumer.polling);
            assert!(consumer.session_deadline.is_some_and(|deadline| deadline > view.now));
            assert!(consumer.next_auto_commit_at.is_some());
        }
        let lag: i64 = orders
            .partitions
            .iter()
            .flat_map(|partition| &partition.readers)
            .filter(|reader| reader.group.as_deref() == Some("billing"))
            .map(|reader| reader.lag)
            .sum();
        assert_eq!(billing.lag, lag, "{era:?}: the group's lag is that of its partitions");
        let api = &view.producers[0];
        assert_eq!(api.acks, if era == Era::Kafka4 { "all" } else { "1" });
        assert!(!api.routes.is_empty());
        assert!(view.messages.iter().all(|message| message.arrives_at > message.sent_at));
    }
}

#[test]
fn a_commit_is_a_record_that_supersedes_the_one_before() {
    let mut story = opening(Era::Kafka4);
    story.wait(ms(12_000));
    let view = story.view();
    let log = view.offsets_logs.iter().find(|log| log.partition == 9).expect("billing's log");
    let commits: Vec<_> = log
        .records
        .iter()
        .filter(|record| {
            matches!(&record.content, OffsetsRecord::Commit { group, partition: 0, .. } if group == "billing")
        })
        .collect();
    assert!(commits.len() >= 2);
    let (last, before) = commits.split_last().expect("commits");
    assert!(!last.superseded);
    assert!(before.iter().all(|record| record.superseded));
    let OffsetsRecord::Commit { committed, .. } = &last.content else { panic!("a commit") };
    let reader = view.topics[0].partitions[0].readers.iter();
    let mut reader = reader.filter(|reader| reader.group.as_deref() == Some("billing"));
    assert_eq!(reader.next().expect("billing reads it").committed, *committed);
    let groups = log.records.iter().filter(|record| {
        matches!(record.content, OffsetsRecord::Group { generation_and_members: Some((_, 2)), .. })
    });
    assert!(groups.count() >= 1, "the group's own record");
}

#[test]
fn a_dead_consumer_stays_on_the_stage_while_its_group_counts_on_it() {
    let mut story = opening(Era::Kafka4);
    story.act("kill --process billing-2");
    story.wait(ms(40_000));
    let dead = story.consumer("billing-2");
    assert!(matches!(dead.state, ProcessState::Killed(_)));
    assert!(dead.known_to_coordinator);
    assert_eq!(dead.owned.len(), 2);
    story.wait(ms(60_000));
    let group = story.group("billing");
    assert!(group.consumers.iter().all(|consumer| consumer.name != "billing-2"));
}

#[test]
fn every_message_can_be_opened() {
    let story = opening(Era::Kafka4);
    let (mut requests, mut responses) = (0, 0);
    let sent: Vec<_> = story
        .since(sim::event::EventId(0))
        .filter_map(|event| match &event.what {
            What::MessageSent(message) => Some((event.id, std::sync::Arc::clone(message))),
            _ => None,
        })
        .collect();
    for (id, message) in sent {
        let frame = story.run.message_frame(id).expect("its bytes are kept");
        assert_eq!(frame.bytes.len() as u32, message.bytes);
        assert_eq!(frame.direction, message.direction);
        let key = protocol::ApiKey::from_i16(frame.api_key).expect("a known API");
        assert_eq!(key.name(), message.api);
        match frame.direction {
            Direction::Request => {
                let request = protocol::frame::decode_request(frame.bytes.clone());
                let (header, _) = request.expect("a request");
                assert_eq!(header.correlation_id, message.correlation_id);
                requests += 1;
            }
            Direction::Response => {
                let frame =
                    protocol::frame::decode_response(key, frame.version, frame.bytes.clone());
                assert_eq!(frame.expect("a response").0, message.correlation_id);
                responses += 1;
            }
        }
    }
    assert!(requests > 50 && responses > 50);
}

#[test]
fn records_of_a_quiet_partition_are_shared_between_views() {
    let mut story = Story::begin(Era::Kafka4);
    story.done("create-topic --topic orders --partitions 1");
    story.act("send --producer api --topic orders --key k --value v");
    story.wait(ms(1_000));
    let first = story.partition("orders", 0).records;
    story.wait(ms(5_000));
    let second = story.partition("orders", 0).records;
    assert!(std::sync::Arc::ptr_eq(&first, &second));
    story.act("send --producer api --topic orders --key k --value w");
    story.wait(ms(1_000));
    assert_eq!(story.partition("orders", 0).records.len(), 2);
}

#[test]
fn nothing_is_told_while_nobody_listens() {
    let mut story = Story::begin(Era::Kafka4);
    story.run.set_listening(false);
    story.act("send --producer api --topic orders --key k --value v");
    story.wait(ms(3_000));
    assert_eq!(story.since(sim::event::EventId(0)).count(), 0);
    story.run.set_listening(true);
    story.act("send --producer api --topic orders --key k --value v");
    story.wait(ms(3_000));
    assert!(story.since(sim::event::EventId(0)).any(|event| broker(event).is_some()));
}
