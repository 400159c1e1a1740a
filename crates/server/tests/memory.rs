//! What clients may cost the server in memory: each a stated amount, however many answers they
//! leave unread and however much they announce. Measured on a server process of its own.
#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_types, reason = "real sockets, real time")]

mod common;

use std::io::Write;
use std::net::TcpStream;

use common::*;
use protocol::messages::{FindCoordinatorRequest, JoinGroupRequest, join_group_request};
use protocol::{ApiKey, Request, Response};

#[test]
fn lengths_that_are_only_announced_cost_nothing() {
    let program = Program::start(&["--port", "0"]);
    let mut good = Client::connect(program.address());
    assert!(good.is_served());
    let before = program.resident_bytes();
    let liars: Vec<TcpStream> = (0..300)
        .map(|_| {
            let mut liar = TcpStream::connect(program.address()).expect("a connection");
            liar.write_all(&100_000_000_i32.to_be_bytes()).expect("a claim");
            liar.write_all(&[7; 1_000]).expect("a beginning");
            liar
        })
        .collect();
    assert!(good.is_served());
    let grown = program.resident_bytes().saturating_sub(before);
    assert!(grown < 5_000_000, "{grown} bytes for 300 claims of 100 MB");
    drop(liars);
    assert!(good.is_served());
}

/// Four megabytes, two million groups: read, they were half a gigabyte and took eight seconds.
#[test]
fn a_request_of_millions_of_elements_is_not_even_read() {
    let program = Program::start(&["--port", "0"]);
    let mut good = Client::connect(program.address());
    assert!(good.is_served());
    let before = program.resident_bytes();
    for api_key in [3_i16, 15] {
        let count = 2_000_000_i32;
        let mut frame = Vec::new();
        frame.extend((10 + 4 + 2 * count).to_be_bytes());
        frame.extend([api_key.to_be_bytes(), [0, 1], [0, 0], [0, 1], [0xff, 0xff]].concat());
        frame.extend(count.to_be_bytes());
        frame.resize(frame.len() + 2 * count as usize, 0);
        let mut hostile = Client::connect(program.address());
        hostile.write(&frame);
        assert!(hostile.receive().is_none(), "API {api_key} is answered");
        assert!(good.is_served());
    }
    let grown = program.resident_bytes().saturating_sub(before);
    assert!(grown < 20_000_000, "{grown} bytes for two million elements");
}

/// As many assignors as a request can name, from two members: whoever else asks is answered within
/// the time a test waits.
#[test]
fn members_of_many_assignors_hold_nobody_up() {
    let program = Program::start(&["--port", "0"]);
    let mut good = Client::connect(program.address());
    let coordinator = FindCoordinatorRequest { key: "billing".into(), ..Default::default() };
    eventually("a coordinator", || {
        let response = good.call(2, &Request::FindCoordinator(coordinator.clone()));
        matches!(response, Response::FindCoordinator(found) if found.error_code == 0)
    });
    let assignor = |number: i32| join_group_request::JoinGroupRequestProtocol {
        name: format!("p{:05}", number * 7_919 % 60_000).into(),
        ..Default::default()
    };
    let join = Request::JoinGroup(JoinGroupRequest {
        group_id: "billing".into(),
        session_timeout_ms: 10_000,
        rebalance_timeout_ms: 10_000,
        protocol_type: "consumer".into(),
        protocols: (0..60_000).map(assignor).collect(),
        ..JoinGroupRequest::default()
    });
    let mut members: Vec<Client> = (0..2).map(|_| Client::connect(program.address())).collect();
    for member in &mut members {
        let frame = member.frame(2, &join);
        member.write(&frame);
        assert!(good.is_served());
    }
    for member in &mut members {
        let answer = answer(ApiKey::JoinGroup, 2, member.receive().expect("an answer"));
        let Response::JoinGroup(joined) = answer else { panic!("{answer:?}") };
        assert_eq!((joined.error_code, joined.protocol_name.is_some()), (0, true));
        assert!(good.is_served());
    }
}

#[test]
fn answers_nobody_reads_are_not_made_without_end() {
    let program = Program::start(&["--port", "0"]);
    let mut good = Client::connect(program.address());
    good.create_topic("orders", 1);
    for _ in 0..8 {
        good.produce("orders", &[b'x'; 1_000_000]);
    }
    let mut lazy = Client::connect(program.address());
    let asked = 40;
    let frames: Vec<_> = (0..asked).map(|_| lazy.frame(9, &fetch("orders", 0, (1, 0)))).collect();
    let before = program.resident_bytes();
    // 40 answers of 8 MB each.
    lazy.write(&frames.concat());
    for _ in 0..20 {
        assert!(good.is_served());
    }
    let grown = program.resident_bytes().saturating_sub(before);
    assert!(grown < 20_000_000, "{grown} bytes for one who does not read");
    for id in 1..=asked {
        let answer = lazy.receive().expect("all of them, in the end");
        assert_eq!(correlation_id(&answer), id);
        assert!(answer.len() > 8_000_000);
    }
}

#[test]
fn ten_thousand_silent_connections_harm_nobody() {
    server::raise_open_files();
    let program = Program::start(&["--port", "0"]);
    let mut good = Client::connect(program.address());
    assert!(good.is_served());
    let before = program.resident_bytes();
    let mut idle = Vec::new();
    for number in 0..10_000 {
        // Where fewer files may be open, fewer will do.
        let Ok(mut stream) = TcpStream::connect(program.address()) else { break };
        if number % 2 == 0 {
            stream.write_all(&[0, 0]).expect("half a length");
        }
        idle.push(stream);
    }
    assert!(idle.len() >= 500, "only {} connections", idle.len());
    assert!(good.is_served());
    let grown = program.resident_bytes().saturating_sub(before);
    let each = grown / idle.len() as u64;
    assert!(each < 2_500, "{each} bytes for each of {}", idle.len());
    drop(idle);
    good.create_topic("orders", 1);
    assert_eq!(good.produce("orders", b"still here"), 0);
}
