//! Whole clients as programs outside: a producer and members of a group are on the stage as any
//! other, and a person kills them, breaks them off and cuts them off as any other.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::collections::BTreeMap;
use std::sync::Arc;

use client::consumer::{Consumer, ConsumerConfig};
use client::event::ConsumerEvent;
use client::producer::{Producer, ProducerConfig, ProducerRecord};
use common::foreign::{OPTIONS, metadata, outputs, pass, replayed, seen};
use common::{Story, ms};
use protocol::era::Era;
use protocol::net::{ConnectionId, Transmit};
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use sim::event::{EventId, Node, What};
use sim::view::{Membership, ProcessState, View};
use sim::{Command, Delivery, Run};

/// A client of ours as a program outside: over bytes, with nothing else in common with the run.
struct Program<M> {
    machine: M,
    connections: BTreeMap<ConnectionId, Arc<str>>,
}

trait Machine {
    fn handle(&mut self, now: Instant, id: ConnectionId, what: Delivery);
    fn tick(&mut self, now: Instant);
    fn transmit(&mut self) -> Option<Transmit>;
}

macro_rules! machine {
    ($($name:ty),*) => {$(
        impl Machine for $name {
            fn handle(&mut self, now: Instant, id: ConnectionId, what: Delivery) {
                match what {
                    Delivery::Connected => self.handle_connected(now, id),
                    Delivery::Bytes(frame) => self.handle_frame(now, id, frame),
                    Delivery::Closed | Delivery::Forked | Delivery::Killed => {
                        self.handle_disconnected(now, id);
                    }
                }
            }
            fn tick(&mut self, now: Instant) {
                if self.poll_timeout().is_some_and(|at| at <= now) {
                    self.handle_timeout(now);
                }
            }
            fn transmit(&mut self) -> Option<Transmit> {
                self.poll_transmit()
            }
        }
    )*};
}
machine!(Producer, Consumer);

impl<M: Machine> Program<M> {
    fn new(machine: M) -> Self {
        Self { machine, connections: BTreeMap::new() }
    }

    /// Takes what is for it and writes what it has to say.
    fn turn(&mut self, run: &mut Run, told: &[(String, Delivery)]) {
        for (name, what) in told {
            let found = self.connections.iter().find(|(_, known)| ***known == **name);
            if let Some(id) = found.map(|(id, _)| *id) {
                self.machine.handle(run.now(), id, what.clone());
            }
        }
        self.machine.tick(run.now());
        while let Some(transmit) = self.machine.transmit() {
            match transmit {
                Transmit::Connect { connection, host, port } => {
                    assert_eq!((&*host, port), ("broker-1", 9092));
                    let name = run.connect(1, "outside").expect("room");
                    self.connections.insert(connection, name);
                }
                Transmit::Frame { connection, frame } => {
                    let _ = run.write(&self.connections[&connection], frame);
                }
                Transmit::Close { connection } => run.disconnect(&self.connections[&connection]),
            }
        }
    }
}

fn producer(now: Instant) -> Program<Producer> {
    let mut config = ProducerConfig::new(Era::Kafka4);
    config.set("bootstrap.servers", "broker-1:9092").unwrap();
    config.set("client.id", "shop").unwrap();
    Program::new(Producer::new(config, Rng::new(5), now).unwrap())
}

fn consumer(now: Instant, seed: u64) -> Program<Consumer> {
    let mut config = ConsumerConfig::new(Era::Kafka4);
    for (key, value) in [
        ("bootstrap.servers", "broker-1:9092"),
        ("client.id", "shop"),
        ("group.id", "packing"),
        ("auto.offset.reset", "earliest"),
        ("session.timeout.ms", "10000"),
    ] {
        config.set(key, value).unwrap();
    }
    let mut consumer = Consumer::new(config, Rng::new(seed), now).unwrap();
    consumer.subscribe(now, &["parcels"]).unwrap();
    Program::new(consumer)
}

/// Lets a producer and two consumers outside work for a while; the offsets they were given.
fn work(run: &mut Run, millis: u64, programs: &mut Programs) {
    let end = run.now() + ms(millis);
    while run.now() < end {
        let told = outputs(run);
        programs.producer.turn(run, &told);
        for consumer in &mut programs.consumers {
            consumer.turn(run, &told);
            let _ = consumer.machine.poll(run.now(), Duration::ZERO);
            while let Some(event) = consumer.machine.poll_event() {
                if let ConsumerEvent::PollReturned { records, .. } = event {
                    for part in records {
                        let offsets = part.records.iter().map(|record| record.offset);
                        programs.given.extend(offsets.map(|offset| (part.partition, offset)));
                    }
                }
            }
            consumer.turn(run, &[]);
        }
        pass(run, 1);
    }
}

struct Programs {
    producer: Program<Producer>,
    consumers: Vec<Program<Consumer>>,
    given: Vec<(i32, i64)>,
}

/// A run in which three programs outside work: thirty records went out and came back.
fn shop() -> (Run, Programs) {
    let mut story = Story::begin(Era::Kafka4);
    story.done("create-topic --topic parcels --partitions 4");
    let mut run = story.run;
    let now = run.now();
    let consumers = vec![consumer(now, 1), consumer(now, 2)];
    let mut programs = Programs { producer: producer(now), consumers, given: Vec::new() };
    work(&mut run, 4_000, &mut programs);
    for number in 0..30 {
        let record = ProducerRecord {
            topic: "parcels".into(),
            partition: None,
            key: Some(format!("k{number}").into()),
            value: Some("v".into()),
            headers: Vec::new(),
            timestamp_ms: None,
        };
        programs.producer.machine.send(run.now(), record);
        work(&mut run, 10, &mut programs);
    }
    work(&mut run, 2_000, &mut programs);
    (run, programs)
}

#[test]
fn a_group_outside_is_on_the_stage_as_any_other() {
    let (mut run, mut programs) = shop();
    programs.given.sort_unstable();
    programs.given.dedup();
    assert_eq!(programs.given.len(), 30, "every record came back");
    let view = run.view(&OPTIONS);
    let [group] = &view.groups[..] else { panic!("{:?}", view.groups) };
    assert_eq!((group.state, group.consumers.len()), ("Stable", 2));
    let mut names: Vec<_> = group.consumers.iter().map(|each| each.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["shop", "shop-2"], "members of one client.id have names of their own");
    for consumer in &group.consumers {
        assert_eq!(consumer.state, ProcessState::Running);
        assert_eq!((consumer.membership, consumer.owned.len()), (Membership::Stable, 2));
        assert_eq!(consumer.external.as_deref(), Some("apache-kafka-java 4.3.1"));
        assert_eq!(consumer.topics, ["parcels"]);
        assert!(consumer.session_deadline.is_some() && consumer.moving.is_empty());
    }
    let sent: u64 = view.externals.iter().filter_map(|each| each.records_sent).sum();
    assert_eq!(sent, 30);
    let readers = view.topics.iter().flat_map(|topic| &topic.partitions);
    let readers: Vec<_> =
        readers.flat_map(|each| &each.readers).filter_map(|each| each.consumer.clone()).collect();
    assert_eq!(readers.iter().filter(|name| *name == "shop").count(), 2);
    assert_eq!(replayed(&mut run), seen(&mut run));

    // One dies without a word: the coordinator waits for its session.
    let dead = programs.consumers.pop().expect("two");
    for name in dead.connections.values() {
        run.disconnect(name);
    }
    work(&mut run, 1_000, &mut programs);
    let states = |run: &mut Run| -> Vec<bool> {
        let view = run.view(&OPTIONS);
        let consumers = view.groups[0].consumers.iter();
        consumers.map(|each| each.state == ProcessState::Running).collect()
    };
    assert_eq!(states(&mut run).iter().filter(|runs| **runs).count(), 1);
    work(&mut run, 20_000, &mut programs);
    assert_eq!(states(&mut run), [true]);
    assert_eq!(run.view(&OPTIONS).groups[0].consumers[0].owned.len(), 4);
    assert_eq!(replayed(&mut run).0, run.trace_hash());
}

/// Who fetches, by what its messages say, and how many open connections each name has.
fn fetchers(run: &mut Run) -> Vec<String> {
    let mut names: Vec<String> = run
        .events_since(EventId(0))
        .filter_map(|event| match (&event.node, &event.what) {
            (Node::Foreign(name), What::MessageSent(sent)) if sent.api == "Fetch" => {
                Some(name.to_string())
            }
            _ => None,
        })
        .collect();
    names = names.split_off(names.len().saturating_sub(20));
    names.sort_unstable();
    names.dedup();
    names
}

fn act(run: &mut Run, line: &str) {
    let command = Command::parse(line).unwrap();
    run.submit(command).unwrap_or_else(|error| panic!("{line}: {error:?}"));
}

#[test]
fn a_fetch_is_the_members_that_owns_what_is_fetched() {
    let (mut run, _) = shop();
    assert_eq!(fetchers(&mut run), ["shop", "shop-2"], "one client.id, two members");
    let names: Vec<_> = run.view(&OPTIONS).externals.iter().map(|it| it.connections).collect();
    assert!(names.iter().all(|connections| *connections >= 2), "{names:?}");
}

#[test]
fn a_person_kills_a_program_outside() {
    let (mut run, mut programs) = shop();
    let _ = outputs(&mut run);
    act(&mut run, "kill --process shop-2");
    let told = outputs(&mut run);
    assert!(told.len() >= 2 && told.iter().all(|(_, what)| *what == Delivery::Killed), "{told:?}");
    let dead = told[0].0.clone();
    assert!(run.write(&dead, metadata(1)).is_err(), "nothing of it goes out any more");
    programs.consumers.retain(|each| !each.connections.values().any(|name| **name == *dead));
    assert_eq!(programs.consumers.len(), 1);

    // The group waits for its session, then the other takes over.
    work(&mut run, 1_000, &mut programs);
    let view = run.view(&OPTIONS);
    let killed = view.groups[0].consumers.iter().find(|each| each.name == "shop-2");
    assert!(matches!(killed.map(|each| each.state), Some(ProcessState::Killed(_))));
    work(&mut run, 20_000, &mut programs);
    let view = run.view(&OPTIONS);
    let consumers = &view.groups[0].consumers;
    assert_eq!((consumers.len(), consumers[0].owned.len()), (1, 4));
    assert_eq!(replayed(&mut run).0, run.trace_hash());
    let error = run.submit(Command::parse("kill --process shop-2").unwrap());
    assert!(error.is_err(), "there is nobody of that name any more");
}

#[test]
fn a_person_breaks_the_connections_of_a_program_outside() {
    let (mut run, mut programs) = shop();
    let _ = outputs(&mut run);
    act(&mut run, "disconnect --connection shop-2");
    let told = outputs(&mut run);
    assert!(told.len() >= 2 && told.iter().all(|(_, what)| *what == Delivery::Closed), "{told:?}");
    for consumer in &mut programs.consumers {
        consumer.turn(&mut run, &told);
    }
    // It connects again and is the member it was.
    work(&mut run, 12_000, &mut programs);
    let view = run.view(&OPTIONS);
    let group = &view.groups[0];
    let running = group.consumers.iter().filter(|each| each.state == ProcessState::Running);
    assert_eq!((group.state, running.count(), group.consumers.len()), ("Stable", 2, 2));
    assert_eq!(replayed(&mut run).0, run.trace_hash());
}

#[test]
fn a_program_outside_is_cut_off_and_let_in_again() {
    let (mut run, mut programs) = shop();
    act(&mut run, "cut-off --node shop-2");
    let view = run.view(&OPTIONS);
    let cut = |view: &View| -> Vec<(String, bool)> {
        let consumers = view.groups[0].consumers.iter();
        consumers.map(|each| (each.name.clone(), each.cut_off)).collect()
    };
    assert!(cut(&view).contains(&("shop-2".into(), true)), "{:?}", cut(&view));
    assert!(cut(&view).contains(&("shop".into(), false)), "{:?}", cut(&view));

    // Nothing is heard of it, though it lives and tries: the other takes over.
    work(&mut run, 20_000, &mut programs);
    let view = run.view(&OPTIONS);
    assert_eq!(cut(&view), [("shop".to_string(), false)]);
    assert_eq!(view.groups[0].consumers[0].owned.len(), 4);
    let outside = view.externals.iter().find(|each| each.name == "shop-2").expect("is shown");
    assert!(outside.cut_off && !outside.is_member, "it can be let in again: {outside:?}");

    act(&mut run, "reconnect --node shop-2");
    work(&mut run, 20_000, &mut programs);
    let view = run.view(&OPTIONS);
    let mut members = cut(&view);
    members.sort_unstable();
    assert_eq!(members, [("shop".to_string(), false), ("shop-2".to_string(), false)]);
    assert_eq!(replayed(&mut run), seen(&mut run));
}
