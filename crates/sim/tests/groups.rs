//! Groups and time: when partitions move, and how long it takes until they do.

mod common;

use broker::event::{BrokerEvent, RemovalReason};
use client::event::ConsumerEvent;
use common::{Story, broker, consumer, ms};
use protocol::era::Era;
use protocol::time::{Duration, Instant};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const fn session_timeout(era: Era) -> Duration {
    match era {
        Era::Kafka25 => ms(10_000),
        Era::Kafka4 => ms(45_000),
    }
}

/// Two consumers of one group share six partitions.
fn two_consumers(era: Era) -> Story {
    let mut story = Story::begin(era);
    story.done("create-topic --topic orders --partitions 6");
    story.act("start-consumer --consumer c-1 --group billing --topics orders");
    story.act("start-consumer --consumer c-2 --group billing --topics orders");
    story.stable("billing", 2);
    assert_eq!(story.owned("c-1").len() + story.owned("c-2").len(), 6);
    assert_eq!(story.owned("c-1").len(), 3);
    story
}

fn removed(story: &mut Story, within: Duration) -> (Instant, String, RemovalReason) {
    let found = story.until(within, |event| match broker(event) {
        Some(BrokerEvent::MemberRemoved { client_id, reason, .. }) => {
            Some((client_id.clone(), *reason))
        }
        _ => None,
    });
    let (at, (client_id, reason)) = found.expect("somebody is removed");
    (at, client_id, reason)
}

#[test]
fn the_first_member_waits_for_others_before_the_group_begins() {
    for era in Era::ALL {
        let mut story = Story::begin(era);
        story.done("create-topic --topic orders --partitions 2");
        story.act("start-consumer --consumer c-1 --group billing --topics orders");
        let state = |story: &mut Story, wanted: &str| {
            let found = story.until(ms(20_000), |event| match broker(event) {
                Some(BrokerEvent::GroupStateChanged { to, .. }) if *to == wanted => Some(()),
                _ => None,
            });
            found.expect(wanted).0
        };
        let began = state(&mut story, "PreparingRebalance");
        let completed = state(&mut story, "CompletingRebalance");
        assert_eq!(completed.since(began), ms(3_000), "{era:?}: group.initial.rebalance.delay.ms");
    }
}

#[test]
fn a_polite_close_moves_partitions_after_one_rebalance() {
    for era in Era::ALL {
        let mut story = two_consumers(era);
        let generation = story.group("billing").generation;
        let closed = story.run.now();
        story.act("close --process c-1");
        let (at, client_id, reason) = removed(&mut story, ms(5_000));
        assert_eq!((&*client_id, reason), ("c-1", RemovalReason::Left));
        assert!(at.since(closed) < ms(1_000), "{era:?}: leaving took {}", at.since(closed));
        story.wait(ms(4_000));
        assert_eq!(story.owned("c-2"), [0, 1, 2, 3, 4, 5]);
        assert_eq!(story.group("billing").generation, generation + 1, "{era:?}: one rebalance");
    }
}

#[test]
fn a_killed_consumer_keeps_its_partitions_until_its_session_times_out() {
    for era in Era::ALL {
        let mut story = two_consumers(era);
        let last_heard = story.consumer("c-1").session_deadline.expect("a session");
        let last_heard = last_heard - session_timeout(era);
        story.wait(ms(700));
        story.act("kill --process c-1");
        let killed = story.run.now();
        let heartbeat = story.consumer("c-1").session_deadline.expect("a session");
        assert!(heartbeat >= last_heard + session_timeout(era));
        let c1 = story.consumer("c-1");
        assert!(c1.known_to_coordinator, "{era:?}: the coordinator does not know of the death");
        assert_eq!(c1.owned.len(), 3, "{era:?}: and the group still counts on it");
        let (at, client_id, reason) = removed(&mut story, session_timeout(era) + ms(5_000));
        assert_eq!((&*client_id, reason), ("c-1", RemovalReason::SessionTimeout));
        assert_eq!(at, heartbeat, "{era:?}: session.timeout.ms after its last heartbeat");
        assert!(at.since(killed) + ms(3_100) > session_timeout(era));
        assert_eq!(story.owned("c-2").len(), 3);
        story.wait(ms(4_000));
        assert_eq!(story.owned("c-2"), [0, 1, 2, 3, 4, 5], "{era:?}");
    }
}

#[test]
fn a_consumer_that_stops_polling_leaves_after_max_poll_interval() {
    for era in Era::ALL {
        let mut story = two_consumers(era);
        story.act("stop-polling --consumer c-1");
        let stopped = story.run.now();
        let exceeded = story.until(ms(310_000), |event| {
            consumer(event, "c-1").filter(|said| **said == ConsumerEvent::PollIntervalExceeded)?;
            Some(())
        });
        let (at, ()) = exceeded.expect("the poll interval is exceeded");
        assert_eq!(at.since(stopped), ms(300_000), "{era:?}: max.poll.interval.ms");
        story.wait(ms(4_000));
        assert_eq!(story.owned("c-2"), [0, 1, 2, 3, 4, 5], "{era:?}");
        story.act("resume-polling --consumer c-1");
        story.stable("billing", 2);
        assert_eq!(story.owned("c-1").len(), 3, "{era:?}: back in the group");
    }
}

#[test]
fn an_extra_consumer_sits_idle_which_is_no_error() {
    let mut story = Story::begin(Era::Kafka4);
    story.done("create-topic --topic orders --partitions 2");
    for name in ["c-1", "c-2", "c-3"] {
        story.act(&format!("start-consumer --consumer {name} --group billing --topics orders"));
    }
    story.stable("billing", 3);
    assert_eq!(story.owned("c-3"), [] as [i32; 0]);
    assert_eq!(story.consumer("c-3").last_error, None);
}

#[test]
fn a_cut_off_consumer_loses_its_partitions_and_learns_it_when_it_is_back() {
    let mut story = two_consumers(Era::Kafka25);
    story.act("cut-off --node c-1");
    let (_, client_id, reason) = removed(&mut story, ms(15_000));
    assert_eq!((&*client_id, reason), ("c-1", RemovalReason::SessionTimeout));
    story.wait(ms(4_000));
    assert_eq!(story.owned("c-2").len(), 6);
    assert_eq!(story.owned("c-1").len(), 3, "it still believes in what it had");
    story.act("reconnect --node c-1");
    story.stable("billing", 2);
    assert_eq!(story.owned("c-1").len(), 3);
}
