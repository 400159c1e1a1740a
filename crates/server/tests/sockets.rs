//! What clients of one broker see of it and of each other, over real sockets.
#![allow(clippy::disallowed_types, reason = "real sockets, real time")]

mod common;

use std::io::Write;
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use common::*;
use protocol::messages::*;
use protocol::{ApiKey, Request, Response};

#[test]
fn pipelined_requests_are_answered_in_order() {
    let server = start(&[]);
    let mut client = Client::connect(server.address());
    client.create_topic("orders", 1);
    let mut requests = Vec::new();
    for number in 0..100 {
        requests.push(match number % 4 {
            // One that waits 20 ms, with others behind it.
            0 if number == 40 => fetch("orders", 20, (1_000_000, 20)),
            0 => fetch("orders", 0, (1, 0)),
            1 => metadata(None),
            2 => produce("orders", b"x", 1),
            _ => produce("orders", b"y", 0),
        });
    }
    let first_id = 2;
    let frames: Vec<_> = requests.iter().map(|request| client.frame(9, request)).collect();
    client.write(&frames.concat());
    for (number, request) in requests.iter().enumerate() {
        if number % 4 == 3 {
            // acks=0 is not answered.
            continue;
        }
        let answer = client.receive().expect("an answer");
        assert_eq!(correlation_id(&answer), first_id + number as i32, "{request:?}");
    }
    assert_eq!(client.produce("orders", b"z"), 50, "those without an answer count too");
}

#[test]
fn a_frame_that_comes_byte_by_byte_is_a_frame() {
    let server = start(&[]);
    let mut slow = Client::connect(server.address());
    let mut other = Client::connect(server.address());
    let frame = slow.frame(0, &api_versions());
    for byte in frame.iter() {
        slow.write(&[*byte]);
        thread::sleep(Duration::from_millis(2));
        assert!(other.is_served());
    }
    assert!(slow.receive().is_some());
}

#[test]
fn who_has_said_all_and_shuts_its_side_is_still_answered() {
    let server = start(&[]);
    let mut client = Client::connect(server.address());
    let frames = [client.frame(0, &api_versions()), client.frame(9, &metadata(None))].concat();
    client.write(&frames);
    client.stream.shutdown(Shutdown::Write).expect("half closed");
    assert_eq!(correlation_id(&client.receive().expect("an answer")), 1);
    assert_eq!(correlation_id(&client.receive().expect("another")), 2);
    assert!(client.is_closed());
}

#[test]
fn what_is_no_request_ends_its_own_connection_only() {
    let server = start(&[("socket.request.max.bytes", "100000")]);
    let mut good = Client::connect(server.address());
    good.create_topic("orders", 1);
    let nonsense: [&[u8]; 9] = [
        &(-1_i32).to_be_bytes(),
        &i32::MIN.to_be_bytes(),
        &i32::MAX.to_be_bytes(),
        &100_001_i32.to_be_bytes(),
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 a TLS client hello",
        // No header at all; an API that does not exist; a version that does not.
        &[0, 0, 0, 0],
        &[0, 0, 0, 10, 0x7f, 0xff, 0, 0, 0, 0, 0, 1, 0xff, 0xff],
        &[0, 0, 0, 10, 0, 3, 0, 99, 0, 0, 0, 1, 0xff, 0xff],
    ];
    for bytes in nonsense {
        let mut bad = Client::connect(server.address());
        bad.write(bytes);
        assert!(bad.is_closed(), "{bytes:?}");
        assert!(good.is_served(), "after {bytes:?}");
    }
}

#[test]
fn an_array_that_claims_two_billion_elements_ends_its_connection() {
    let server = start(&[]);
    let mut good = Client::connect(server.address());
    let mut bad = Client::connect(server.address());
    // Metadata v1: header without a client id, then the length of the topics.
    let mut frame = vec![0, 0, 0, 14, 0, 3, 0, 1, 0, 0, 0, 1, 0xff, 0xff];
    frame.extend(i32::MAX.to_be_bytes());
    bad.write(&frame);
    assert!(bad.is_closed());
    assert!(good.is_served());
}

#[test]
fn requests_before_a_broken_length_are_answered() {
    let server = start(&[]);
    let mut client = Client::connect(server.address());
    let mut bytes = client.frame(0, &api_versions()).to_vec();
    bytes.extend((-7_i32).to_be_bytes());
    client.write(&bytes);
    assert_eq!(correlation_id(&client.receive().expect("an answer")), 1);
    assert!(client.is_closed());
}

#[test]
fn a_waiting_fetch_is_answered_when_records_come() {
    let server = start(&[]);
    let mut producer = Client::connect(server.address());
    let mut consumer = Client::connect(server.address());
    producer.create_topic("orders", 1);
    // It may wait longer than this test does.
    let frame = consumer.frame(9, &fetch("orders", 0, (1, 120_000)));
    consumer.write(&frame);
    thread::sleep(Duration::from_millis(50));
    producer.produce("orders", b"at last");
    let answer = consumer.receive().expect("an answer");
    let Response::Fetch(response) = answer_of(ApiKey::Fetch, answer) else { panic!() };
    assert!(response.responses[0].partitions[0].records.as_ref().is_some_and(|r| !r.is_empty()));
}

#[test]
fn a_waiting_fetch_ends_with_its_time() {
    let server = start(&[]);
    let mut client = Client::connect(server.address());
    client.create_topic("orders", 1);
    let start = Instant::now();
    client.call(9, &fetch("orders", 0, (1, 150)));
    let waited = start.elapsed();
    assert!(waited >= Duration::from_millis(150), "{waited:?}");
}

#[test]
fn clients_are_told_the_advertised_address() {
    let mut options = server::ServerOptions { port: 0, ..server::ServerOptions::default() };
    options.advertised = Some(("broker.example".to_owned(), 19_092));
    let server = server::Server::start(options).expect("a server");
    assert_eq!(server.bootstrap(), "broker.example:19092");
    assert_told(&server, "broker.example", 19_092);
    let server = start(&[("node.id", "7")]);
    assert_told(&server, "localhost", i32::from(server.address().port()));
}

fn assert_told(server: &server::Server, host: &str, port: i32) {
    let mut client = Client::connect(server.address());
    let Response::Metadata(response) = client.call(9, &metadata(None)) else { panic!() };
    assert_eq!((&*response.brokers[0].host, response.brokers[0].port), (host, port));
    let request = FindCoordinatorRequest { key: "billing".into(), ..Default::default() };
    // The first asks for __consumer_offsets to be made.
    eventually("a coordinator", || {
        let response = client.call(2, &Request::FindCoordinator(request.clone()));
        let Response::FindCoordinator(response) = response else { panic!() };
        response.error_code == 0 && (&*response.host, response.port) == (host, port)
    });
    let request = Request::DescribeCluster(DescribeClusterRequest::default());
    let Response::DescribeCluster(response) = client.call(0, &request) else { panic!() };
    assert_eq!((&*response.brokers[0].host, response.brokers[0].port), (host, port));
}

#[test]
fn a_stopped_server_sends_what_it_has_answered_and_closes() {
    let server = start(&[]);
    let address = server.address();
    let mut client = Client::connect(address);
    client.create_topic("orders", 1);
    let mut waiting = Client::connect(address);
    let frame = waiting.frame(9, &fetch("orders", 0, (1, 120_000)));
    waiting.write(&frame);
    let frame = client.frame(9, &produce("orders", b"x", 1));
    client.write(&frame);
    // Answered, but not read yet, when the end comes.
    client.stream.peek(&mut [0]).expect("the answer has come");
    let start = Instant::now();
    server.stop();
    assert!(start.elapsed() < Duration::from_secs(60), "who waits is not waited for");
    assert!(client.receive().is_some());
    assert!(client.is_closed());
    let _woken_by_the_record = waiting.receive();
    assert!(waiting.is_closed());
    assert!(TcpStream::connect(address).is_err(), "nobody listens");
    let options = server::ServerOptions { port: address.port(), ..Default::default() };
    let next = server::Server::start(options).expect("the port is free again");
    assert!(Client::connect(next.address()).is_served());
}

#[test]
fn a_silent_connection_is_closed_and_a_speaking_one_is_not() {
    // Long enough for a busy machine to speak in time.
    let idle = Duration::from_millis(2_500);
    let server = start(&[("connections.max.idle.ms", "2500")]);
    let begin = Instant::now();
    let silent = Client::connect(server.address());
    let mut speaking = Client::connect(server.address());
    silent.stream.set_nonblocking(true).expect("a socket");
    eventually("the end of the silent one", || {
        assert!(speaking.is_served());
        thread::sleep(Duration::from_millis(50));
        matches!(silent.stream.peek(&mut [0]), Ok(0))
    });
    assert!(begin.elapsed() >= idle, "closed too early");
    assert!(speaking.is_served());
}

#[test]
fn connections_beyond_the_configured_maximum_wait_or_are_rejected() {
    let server = start(&[("max.connections", "2")]);
    let mut first = Client::connect(server.address());
    let mut second = Client::connect(server.address());
    assert!(first.is_served() && second.is_served());
    let mut third = Client::connect(server.address());
    let frame = third.frame(0, &api_versions());
    third.write(&frame);
    third.stream.set_read_timeout(Some(Duration::from_millis(200))).expect("a timeout");
    let unread = third.stream.peek(&mut [0]);
    assert!(unread.is_err(), "it waits outside");
    drop(first);
    third.stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
    assert!(third.receive().is_some());

    let server = start(&[("max.connections.per.ip", "1")]);
    let mut first = Client::connect(server.address());
    assert!(first.is_served());
    assert!(Client::connect(server.address()).is_closed());
    drop(first);
    eventually("a place for the next", || {
        let mut next = Client::connect(server.address());
        let frame = next.frame(0, &api_versions());
        next.stream.write_all(&frame).is_ok() && next.receive().is_some()
    });
}

#[test]
fn what_came_before_a_connection_broke_is_not_lost() {
    let server = start(&[]);
    let mut good = Client::connect(server.address());
    good.create_topic("orders", 1);
    for round in 0..20 {
        let mut hasty = Client::connect(server.address());
        // An answer that is never read makes the system break the connection, not end it.
        let mut frames = hasty.frame(0, &api_versions()).to_vec();
        for _ in 0..50 {
            frames.extend_from_slice(&hasty.frame(9, &produce("orders", b"x", 0)));
        }
        hasty.write(&frames);
        hasty.stream.peek(&mut [0]).expect("the answer has come");
        drop(hasty);
        eventually("all 50 records", || good.end("orders") == (round + 1) * 50);
    }
}

fn answer_of(api: ApiKey, frame: protocol::Bytes) -> Response {
    answer(api, 9, frame)
}
