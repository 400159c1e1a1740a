//! The same scene gives the same run, however one goes through it.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::ms;
use proptest::prelude::*;
use protocol::era::Era;
use protocol::time::{Duration, Instant};
use sim::view::{View, ViewOptions};
use sim::{Advance, Command, Run, START, Scene};

const OPTIONS: ViewOptions = ViewOptions { records_per_partition: 20, offsets_records: 20 };

fn go(run: &mut Run, to: Instant) {
    assert_eq!(run.seek(to, u32::MAX), Advance::Reached);
}

/// What a person could see, run and fork numbers aside.
fn seen(run: &mut Run) -> (u64, View) {
    let view = View { run: 0, ..run.view(&OPTIONS) };
    (run.trace_hash(), view)
}

fn straight(scene: &Scene, to: Instant) -> (u64, View) {
    let mut run = Run::new(scene.clone());
    run.set_listening(true);
    go(&mut run, to);
    seen(&mut run)
}

/// Commands that do something in the opening scene.
fn command() -> impl Strategy<Value = Command> {
    prop::sample::select(vec![
        "create-topic --topic clicks --partitions 2",
        "delete-topic --topic orders",
        "add-partitions --topic orders --partitions 7",
        "send --producer orders-api --topic orders --key ada --value v",
        "send --producer other --topic orders --value v",
        "produce-at-rate --producer orders-api --topic orders --rate 30 --keys a --keys b",
        "start-consumer --consumer late --group billing --topics orders",
        "start-consumer --consumer alone --partitions orders:0 --configs auto.offset.reset=earliest",
        "set-processing-time --consumer billing-1 --per-record-ms 0",
        "stop-polling --consumer billing-2",
        "resume-polling --consumer billing-2",
        "commit --consumer billing-1 --mode async",
        "commit --consumer shipping-1",
        "seek --consumer billing-1 --topic orders --partition 0 --to beginning",
        "close --process billing-1",
        "close --process orders-api",
        "kill --process billing-2",
        "kill --process orders-api",
        "kill-broker --broker 1",
        "stop-broker --broker 1",
        "start-broker --broker 1",
        "set-network --latency-ms 5 --jitter-ms 300 --loss-per-mille 200",
        "cut-off --node shipping-1",
        "cut-off --node broker-1",
        "reconnect --node broker-1",
    ])
    .prop_map(|line| Command::parse(line).expect(line))
}

fn scene() -> impl Strategy<Value = Scene> {
    let when = 0_u64..60_000;
    let commands = prop::collection::vec((when, command()), 0..12);
    (any::<u64>(), any::<bool>(), commands).prop_map(|(seed, modern, commands)| {
        let era = if modern { Era::Kafka4 } else { Era::Kafka25 };
        let scene = Scene { seed, ..Scene::default_for(era) };
        commands.into_iter().fold(scene, |scene, (at, command)| scene.with(ms(at), command))
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 10,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_way_to_a_moment_shows_the_same_world(
        scene in scene(),
        stops in prop::collection::vec(0_u64..70_000, 1..8),
        steps in 0_usize..12,
    ) {
        let end = START + ms(70_000);
        let expected = straight(&scene, end);
        prop_assert_eq!(&straight(&scene, end), &expected, "the same scene twice");

        let mut run = Run::new(scene.clone());
        run.set_listening(true);
        for stop in stops {
            go(&mut run, START + ms(stop));
            for _ in 0..steps {
                let _ = run.step();
            }
            for _ in 0..steps / 2 {
                run.step_back();
            }
        }
        go(&mut run, end);
        prop_assert_eq!(&seen(&mut run), &expected, "back and forth");

        let mut deaf = Run::new(scene);
        go(&mut deaf, end);
        prop_assert_eq!(deaf.trace_hash(), expected.0, "nobody listening");
    }

    #[test]
    fn acting_live_is_the_same_as_planning_ahead(
        seed in any::<u64>(),
        acts in prop::collection::vec((0_u64..8_000, command()), 1..10),
    ) {
        let mut live = Run::new(Scene { seed, ..Scene::default_for(Era::Kafka4) });
        live.set_listening(true);
        for (wait, command) in acts {
            let to = live.now() + ms(wait);
            go(&mut live, to);
            let _ = live.submit(command);
        }
        let end = live.now() + ms(20_000);
        go(&mut live, end);
        let scene = live.scene().clone();
        prop_assert_eq!(straight(&scene, end), seen(&mut live));
    }
}

#[test]
fn acting_in_the_past_forks_and_drops_the_future() {
    let mut run = Run::new(Scene::default_for(Era::Kafka4));
    run.set_listening(true);
    go(&mut run, START + ms(30_000));
    let kill = Command::parse("kill --process billing-1").expect("a command");
    run.submit(kill).expect("billing-1 runs");
    go(&mut run, START + ms(50_000));
    let first = run.run_id();
    let commands = run.scene().commands.len();
    assert!(!run.is_past());

    go(&mut run, START + ms(25_000));
    assert!(run.is_past());
    assert_eq!(run.timeline().end, START + ms(50_000), "the run is known up to its end");
    let close = Command::parse("close --process billing-2").expect("a command");
    run.submit(close).expect("billing-2 runs");
    assert_ne!(run.run_id(), first);
    assert_eq!(run.scene().commands.len(), commands, "one dropped, one added");
    assert_eq!(run.timeline().end, START + ms(25_000));
    let forked = run.events_since(sim::event::EventId(0)).any(|event| {
        matches!(event.what, sim::event::What::Forked { from, dropped_commands: 1 }
            if from == START + ms(50_000))
    });
    assert!(forked, "a fork says so");
    go(&mut run, START + ms(60_000));
    let scene = run.scene().clone();
    assert_eq!(straight(&scene, START + ms(60_000)).0, run.trace_hash());
}

#[test]
fn stepping_goes_from_thing_to_thing_and_back() {
    let mut run = Run::new(Scene::default_for(Era::Kafka4));
    run.set_listening(true);
    go(&mut run, START + ms(20_000));
    let mut states = vec![seen(&mut run)];
    for _ in 0..40 {
        let before = run.newest_event();
        assert!(run.step().is_some());
        assert!(run.newest_event() > before, "a step is something to see");
        states.push(seen(&mut run));
    }
    for state in states.iter().rev().skip(1) {
        assert!(run.step_back());
        let (hash, view) = seen(&mut run);
        assert_eq!((hash, &view.topics), (state.0, &state.1.topics));
    }
}

#[test]
fn every_event_has_a_cause_that_leads_to_a_command_or_a_timer() {
    let mut run = Run::new(Scene::default_for(Era::Kafka4));
    run.set_listening(true);
    go(&mut run, START + ms(30_000));
    let mut committed = 0;
    let events: Vec<_> = run.events_since(sim::event::EventId(0)).cloned().collect();
    for event in &events {
        assert!(event.cause.is_none_or(|cause| cause < event.id));
        if let sim::event::What::Broker(broker::BrokerEvent::OffsetsCommitted { .. }) = event.what {
            committed += 1;
            let chain = run.causes(event.id);
            assert!(chain.len() >= 3, "a commit follows from a request: {chain:?}");
        }
    }
    assert!(committed > 0);
}

#[test]
fn the_opening_scene_is_alive_within_three_seconds() {
    for era in Era::ALL {
        let mut run = Run::new(Scene::default_for(era));
        run.set_listening(true);
        go(&mut run, START + Scene::OPENING);
        let newest = run.newest_event().expect("something happened");
        let to = run.now() + Duration::from_secs(3);
        go(&mut run, to);
        let (mut appended, mut given, mut committed) = (0, 0, 0);
        for event in run.events_since(newest) {
            match &event.what {
                sim::event::What::Broker(broker::BrokerEvent::BatchAppended { topic, .. }) => {
                    appended += u32::from(topic == "orders");
                }
                sim::event::What::RecordsGiven { .. } => given += 1,
                sim::event::What::Broker(broker::BrokerEvent::OffsetsCommitted { .. }) => {
                    committed += 1;
                }
                _ => {}
            }
        }
        assert!(
            appended >= 3 && given >= 2 && committed >= 1,
            "{era:?}: {appended} {given} {committed}"
        );
        let view = run.view(&OPTIONS);
        assert!(view.groups.iter().all(|group| group.state == "Stable"), "{era:?}");
        assert!(!view.messages.is_empty(), "{era:?}: something is under way");
    }
}
