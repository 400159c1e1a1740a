//! Programs outside hold connections into a run: what they do is part of it, what reaches them is
//! handed out once, and the run can be played again without them.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use client::consumer::{Consumer, ConsumerConfig};
use client::event::ConsumerEvent;
use client::producer::{Producer, ProducerConfig, ProducerRecord};
use common::{Story, ms, scene};
use proptest::prelude::*;
use protocol::era::Era;
use protocol::messages::{ApiVersionsRequest, MetadataRequest};
use protocol::net::{ConnectionId, Transmit};
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{Request, frame};
use sim::event::{EventId, Node, What};
use sim::view::{Membership, ProcessState, View, ViewOptions};
use sim::{Advance, Command, Delivery, HELD_LIMIT, Run, Scene, WRITE_LIMIT};

const OPTIONS: ViewOptions = ViewOptions { records_per_partition: 20, offsets_records: 20 };

fn go(run: &mut Run, to: Instant) {
    assert_eq!(run.seek(to, u32::MAX), Advance::Reached);
}

fn pass(run: &mut Run, millis: u64) {
    let to = run.now() + ms(millis);
    go(run, to);
}

fn outputs(run: &mut Run) -> Vec<(String, Delivery)> {
    let output = || run.poll_foreign().map(|output| (output.connection.to_string(), output.what));
    std::iter::from_fn(output).collect()
}

fn request(correlation: i32, client_id: &str, version: i16, body: impl Into<Request>) -> Bytes {
    frame::encode_request(version, correlation, Some(client_id), &body.into()).expect("encodes")
}

fn api_versions(correlation: i32) -> Bytes {
    let body = ApiVersionsRequest {
        client_software_name: "somebody".into(),
        client_software_version: "1.2.3".into(),
        ..Default::default()
    };
    request(correlation, "ada", 4, body)
}

fn metadata(correlation: i32) -> Bytes {
    request(correlation, "ada", 9, MetadataRequest::default())
}

/// The same run again from its scene, without anybody outside.
fn replayed(run: &mut Run) -> (u64, View) {
    let mut again = Run::new(run.scene().clone());
    again.set_listening(true);
    go(&mut again, run.now());
    assert_eq!(outputs(&mut again), [], "a replay has nobody to tell");
    (again.trace_hash(), View { run: 0, ..again.view(&OPTIONS) })
}

fn seen(run: &mut Run) -> (u64, View) {
    (run.trace_hash(), View { run: 0, ..run.view(&OPTIONS) })
}

#[test]
fn a_program_outside_asks_and_is_answered_after_the_networks_time() {
    let mut story = Story::begin(Era::Kafka4);
    let run = &mut story.run;
    let name = run.connect(1, "192.168.0.9").expect("a broker listens");
    run.write(&name, api_versions(1)).expect("room");
    assert_eq!(outputs(run), []);
    pass(run, 1);
    assert_eq!(outputs(run), [], "the broker has it, the program does not know yet");
    pass(run, 1);
    assert_eq!(outputs(run), [(name.to_string(), Delivery::Connected)]);
    assert_eq!(run.view(&OPTIONS).messages.len(), 1, "what was written before is under way now");
    pass(run, 2);
    let answers = outputs(run);
    let [(_, Delivery::Bytes(answer))] = &answers[..] else { panic!("{answers:?}") };
    assert_eq!(frame::peek_correlation_id(answer), Ok(1));

    let view = run.view(&OPTIONS);
    let [external] = &view.externals[..] else { panic!("{:?}", view.externals) };
    assert_eq!((&*external.name, &*external.software), ("ada", "somebody 1.2.3"));
    assert_eq!((&*external.host, external.connections), ("192.168.0.9", 1));
    assert_eq!((external.records_sent, external.is_member), (None, false));
    let introduced = run.events_since(EventId(0)).any(|event| {
        event.node == Node::Foreign("ada".into()) && matches!(event.what, What::Introduced { .. })
    });
    assert!(introduced, "it says who it is");
    for event in run.events_since(EventId(0)) {
        assert!(event.cause.is_none_or(|cause| cause < event.id));
    }
    assert_eq!(replayed(run), seen(run));
}

#[test]
fn frames_come_in_pieces_and_in_crowds() {
    let mut story = Story::begin(Era::Kafka4);
    let run = &mut story.run;
    let name = run.connect(1, "h").expect("a broker listens");
    pass(run, 2);
    let stream = [api_versions(1), metadata(2), metadata(3)].concat();
    for piece in stream.chunks(7) {
        run.write(&name, Bytes::copy_from_slice(piece)).expect("room");
    }
    pass(run, 10);
    let answers = outputs(run).into_iter().filter_map(|(_, what)| match what {
        Delivery::Bytes(bytes) => frame::peek_correlation_id(&bytes).ok(),
        _ => None,
    });
    assert_eq!(answers.collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(replayed(run), seen(run));
}

#[test]
fn what_is_no_request_ends_the_connection_and_nothing_else() {
    for garbage in [&b"\xff\xff\xff\xff"[..], b"\x7f\xff\xff\xff", b"GET / HTTP/1.1\r\n\r\n"] {
        let mut story = Story::begin(Era::Kafka4);
        let run = &mut story.run;
        let (bad, good) = (run.connect(1, "h").unwrap(), run.connect(1, "h").unwrap());
        pass(run, 2);
        run.write(&bad, Bytes::from_static(garbage)).expect("room");
        run.write(&bad, metadata(1)).expect("nobody knows yet that it is closed");
        pass(run, 2);
        run.write(&good, metadata(2)).expect("room");
        pass(run, 2);
        let told = outputs(run);
        assert!(told.contains(&(bad.to_string(), Delivery::Closed)), "{told:?}");
        let answered =
            told.iter().any(|(name, what)| **name == *good && matches!(what, Delivery::Bytes(_)));
        assert!(answered, "the other one is served: {told:?}");
        let error = run.write(&bad, metadata(3)).expect_err("closed");
        assert_eq!(error.exception, "IllegalStateException");
        assert_eq!(replayed(run), seen(run));
    }
}

#[test]
fn where_nobody_listens_the_connection_is_refused() {
    let mut story = Story::begin(Era::Kafka4);
    let run = &mut story.run;
    let nowhere = run.connect(7, "h").expect("learns it from the network");
    pass(run, 5);
    assert_eq!(outputs(run), [(nowhere.to_string(), Delivery::Closed)]);
    let open = run.connect(1, "h").unwrap();
    pass(run, 5);
    story.act("kill-broker --broker 1");
    let run = &mut story.run;
    pass(run, 5);
    let told = outputs(run);
    let (connected, closed) = (Delivery::Connected, Delivery::Closed);
    assert_eq!(told, [(open.to_string(), connected), (open.to_string(), closed.clone())]);
    let refused = run.connect(1, "h").unwrap();
    pass(run, 5);
    assert_eq!(outputs(run), [(refused.to_string(), closed)]);
}

#[test]
fn looking_at_the_past_leaves_connections_alone() {
    let mut story = Story::begin(Era::Kafka4);
    let run = &mut story.run;
    let name = run.connect(1, "h").unwrap();
    pass(run, 10);
    run.write(&name, metadata(1)).unwrap();
    pass(run, 10);
    let present = run.now();
    assert_eq!(outputs(run).len(), 2);

    let commands = run.scene().commands.len();
    let past = present - ms(15);
    go(run, past);
    run.write(&name, metadata(2)).expect("it waits");
    let second = run.connect(1, "h").expect("it waits");
    go(run, present - ms(1));
    run.step_back();
    assert_eq!(outputs(run), [], "nothing is handed out twice");
    assert_eq!(run.scene().commands.len(), commands, "the past is as it was");

    go(run, present + ms(2));
    let told = outputs(run);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(matches!(&told[0], (to, Delivery::Bytes(_)) if **to == *name));
    assert_eq!(told[1], (second.to_string(), Delivery::Connected));
    assert!(run.scene().commands[commands..].iter().all(|timed| timed.at == present));
    assert_eq!(replayed(run), seen(run));

    go(run, past);
    let filler = Bytes::from(vec![0; WRITE_LIMIT]);
    for _ in 0..HELD_LIMIT / WRITE_LIMIT as u64 {
        run.write(&name, filler.clone()).expect("it waits");
    }
    let error = run.write(&name, filler).expect_err("not without end");
    assert!(error.message.contains("while the past is looked at"), "{error}");
}

#[test]
fn acting_in_the_past_closes_what_knew_the_dropped_future() {
    let mut story = Story::begin(Era::Kafka4);
    let run = &mut story.run;
    let (idle, busy) = (run.connect(1, "h").unwrap(), run.connect(1, "h").unwrap());
    pass(run, 10);
    let fork = run.now();
    pass(run, 10);
    run.write(&busy, metadata(1)).unwrap();
    let late = run.connect(1, "h").unwrap();
    pass(run, 10);
    let _ = outputs(run);

    go(run, fork);
    run.write(&idle, metadata(2)).expect("it waits");
    run.write(&busy, metadata(3)).expect("it waits");
    story.act("create-topic --topic t");
    let run = &mut story.run;
    let told = outputs(run);
    let forked = |name: &Arc<str>| (name.to_string(), Delivery::Forked);
    assert_eq!(told, [forked(&busy), forked(&late)]);
    let forked = run.events_since(EventId(0)).find_map(|event| match event.what {
        What::Forked { dropped_commands, .. } => Some(dropped_commands),
        _ => None,
    });
    assert_eq!(forked, Some(0), "no action of the person's was dropped");
    pass(run, 10);
    let told = outputs(run);
    assert!(matches!(&told[..], [(to, Delivery::Bytes(_))] if **to == *idle), "{told:?}");
    let view = run.view(&OPTIONS);
    assert_eq!(view.externals.iter().map(|each| each.connections).sum::<u32>(), 1);
    assert_eq!(replayed(run).0, run.trace_hash());
    assert!(run.write(&busy, metadata(4)).is_err());
}

#[test]
fn limits_are_said() {
    let mut story = Story::begin(Era::Kafka4);
    let run = &mut story.run;
    let name = run.connect(1, "h").unwrap();
    pass(run, 2);
    let error = run.write(&name, vec![0; WRITE_LIMIT + 1].into()).expect_err("too much at once");
    assert_eq!(error.message, "a write must have at most 1048576 bytes");
    // A frame of 90 MiB is announced, which Kafka would wait for; here nobody keeps so much.
    run.write(&name, (90_i32 << 20).to_be_bytes().to_vec().into()).unwrap();
    let filler = Bytes::from(vec![0; WRITE_LIMIT]);
    let refused = (0..20).find_map(|_| run.write(&name, filler.clone()).err());
    let error = refused.expect("an unfinished frame does not grow without end");
    assert_eq!(error.message, "a frame from outside may have at most 8388608 bytes");

    let name = run.connect(1, "h").unwrap();
    pass(run, 2);
    let crowd = metadata(1).repeat(WRITE_LIMIT / metadata(1).len());
    run.write(&name, crowd.into()).unwrap();
    let error = run.write(&name, metadata(2)).expect_err("a crowd waits already");
    assert_eq!(error.message, "at most 1000 requests may wait on a connection");
    run.disconnect(&name);

    let mut refused = None;
    for _ in 0..100 {
        let name = run.connect(1, "h").unwrap();
        pass(run, 2);
        // Of an API nobody knows: the broker closes, the bytes are kept all the same.
        let length = i32::try_from(WRITE_LIMIT - 4).unwrap();
        let frame = [&length.to_be_bytes()[..], &vec![127; WRITE_LIMIT - 4]].concat();
        refused = run.write(&name, frame.into()).err();
        run.disconnect(&name);
        if refused.is_some() {
            break;
        }
    }
    let error = refused.expect("a run does not grow without end");
    assert!(error.message.contains("start another run"), "{error}");

    let mut story = Story::begin(Era::Kafka4);
    let error = (0..300).find_map(|_| story.run.connect(1, "h").err());
    let error = error.expect("not without end");
    assert_eq!(error.message, "at most 256 connections from outside may be open");
}

#[test]
fn commands_of_programs_outside_have_a_text() {
    for line in [
        "connect --connection external-1 --broker 1 --client-host 127.0.0.1",
        "write-bytes --connection external-1 --bytes AAAABH8AAAA=",
        "disconnect --connection external-1",
    ] {
        let command = Command::parse(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        assert_eq!(command.to_text(), line);
        assert!(command.is_foreign());
    }
    let error = Command::parse("write-bytes --connection c --bytes %%").expect_err("no base64");
    assert_eq!(error.message, "write-bytes: bytes must be base64");
}

// ---- whole clients outside

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

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 20,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// However the person goes about in time while programs outside talk, the scene that comes of
    /// it gives the same run, and they hear everything exactly once and in order.
    #[test]
    fn going_about_in_time_while_programs_talk(
        moves in prop::collection::vec((0_u8..5, 1_u64..400), 1..40),
        pieces in 1_usize..40,
    ) {
        let mut run = Run::new(Scene { seed: 3, ..scene(Era::Kafka4) });
        run.set_listening(true);
        let name = run.connect(1, "h").unwrap();
        let (mut sent, mut heard, mut present) = (0, Vec::new(), run.now());
        for (kind, millis) in moves {
            match kind {
                0 => {
                    let back = run.now() - ms(millis);
                    go(&mut run, back.max(sim::START));
                }
                1 => {
                    let _ = run.step_back();
                }
                2 => {
                    let _ = run.step();
                }
                _ => {
                    sent += 1;
                    for piece in metadata(sent).chunks(pieces) {
                        run.write(&name, Bytes::copy_from_slice(piece)).unwrap();
                    }
                    pass(&mut run, millis);
                }
            }
            present = present.max(run.now());
            heard.extend(outputs(&mut run));
        }
        go(&mut run, present + ms(100));
        heard.extend(outputs(&mut run));
        let answered: Vec<i32> = heard
            .iter()
            .filter_map(|(_, what)| match what {
                Delivery::Bytes(bytes) => frame::peek_correlation_id(bytes).ok(),
                _ => None,
            })
            .collect();
        prop_assert_eq!(answered, (1..=sent).collect::<Vec<_>>());
        prop_assert_eq!(heard.len(), sent as usize + 1);
        prop_assert_eq!(replayed(&mut run), seen(&mut run));
    }
}
