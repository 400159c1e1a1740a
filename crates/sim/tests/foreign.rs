//! Programs outside hold connections into a run: what they do is part of it, what reaches them is
//! handed out once, and the run can be played again without them.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::sync::Arc;

use bytes::Bytes;
use common::foreign::{OPTIONS, api_versions, go, metadata, outputs, pass, replayed, seen};
use common::{Story, ms, scene};
use proptest::prelude::*;
use protocol::era::Era;
use protocol::frame;
use sim::event::{EventId, Node, What};
use sim::{Command, Delivery, HELD_LIMIT, Run, Scene, WRITE_LIMIT};

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
