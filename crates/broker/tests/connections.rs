//! A connection is served one request at a time, in order; what cannot be read ends it, and it
//! alone; no bytes make the broker panic.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{A, B, World, fetch_request, produce_request};
use proptest::prelude::*;
use protocol::frame::encode_request;
use protocol::messages::*;
use protocol::net::ConnectionId;
use protocol::{Bytes, Request, Response};

#[test]
fn a_long_poll_holds_back_what_came_behind_it() {
    let mut world = World::new();
    world.create_topic("orders", 1);
    world.send(A, 12, &fetch_request("orders", 0, 0, 600));
    world.send(A, 12, &Request::Metadata(MetadataRequest::default()));
    world.advance(599);
    assert!(world.answer(A).is_none());

    // Another connection is not held back, and its record ends the wait.
    assert_eq!(world.broker.parked_requests(), 1);
    world.send(B, 9, &produce_request("orders", 0, "apple", -1));
    assert!(matches!(world.answer(B), Some(Response::Produce(_))));
    let fetched = world.answer(A).expect("the fetch has what it waited for");
    assert_eq!(common::values(&fetched), ["apple"]);
    assert!(matches!(world.answer(A), Some(Response::Metadata(_))));
}

#[test]
fn a_wait_ends_when_its_time_is_up() {
    let mut world = World::new();
    world.create_topic("orders", 1);
    world.send(A, 12, &fetch_request("orders", 0, 0, 600));
    world.advance(600);
    let fetched = world.answer(A).expect("600 ms are over");
    assert_eq!(common::values(&fetched), Vec::<String>::new());
}

#[test]
fn who_leaves_while_waiting_is_forgotten() {
    let mut world = World::new();
    world.create_topic("orders", 1);
    world.send(A, 12, &fetch_request("orders", 0, 0, 600));
    let now = world.now;
    world.broker.handle_disconnected(now, A);
    world.advance(1_000);
    assert!(world.answer(A).is_none());
    world.connect(A);
    assert_eq!(world.produce("orders", 0, "later"), (0, 0));
}

#[test]
fn acks_zero_has_no_answer_and_an_error_ends_the_connection() {
    let mut world = World::new();
    world.create_topic("orders", 1);
    world.send_raw(A, encode_request(9, 1, None, &produce_request("orders", 0, "a", 0)).unwrap());
    assert!(world.closed.is_empty());
    assert_eq!(world.consume("orders", 0), ["a"]);
    world.send_raw(A, encode_request(9, 2, None, &produce_request("nope", 0, "a", 0)).unwrap());
    assert!(world.closed.contains(&A));
}

#[test]
fn bytes_that_are_no_request_end_their_connection_only() {
    let frames: [&[u8]; 6] = [
        b"\0\0\0\0",
        b"\0\0\0\x01\0",
        // API key 99, LeaderAndIsr, Metadata v14, Metadata cut short.
        b"\0\0\0\x0e\0\x63\0\0\0\0\0\x01\0\x04wire",
        b"\0\0\0\x0e\0\x04\0\0\0\0\0\x03\0\x04wire",
        b"\0\0\0\x13\0\x03\0\x0e\0\0\0\x08\0\x04wire\0\0\0\0\0",
        b"\0\0\0\x15\0\x03\0\x01\0\0\0\x0e\0\x04wire\0\0\0\x01\0\x02a",
    ];
    for frame in frames {
        let mut world = World::new();
        world.send_raw(A, Bytes::copy_from_slice(frame));
        assert!(world.closed.contains(&A), "{frame:x?}");
        let response = world.call(B, 12, Request::Metadata(MetadataRequest::default()));
        assert!(matches!(response, Response::Metadata(_)));
    }
}

#[test]
fn an_unknown_version_of_api_versions_is_answered_in_version_0() {
    let mut world = World::new();
    let frame = b"\0\0\0\x17\0\x12\0\x63\0\0\0\x29\0\x04wire\0\x05wire\x02\x31\0";
    world.broker.handle_frame(world.now, A, Bytes::from_static(frame));
    let sent = world.broker.poll_transmit();
    let Some(protocol::net::Transmit::Frame { frame, .. }) = sent else { panic!("{sent:?}") };
    let answer = b"\0\0\0\x10\0\0\0\x29\0\x23\0\0\0\x01\0\x12\0\0\0\x04";
    assert_eq!(&frame[..], answer, "error 35 and the range of ApiVersions itself");
}

#[test]
fn a_stream_may_come_in_any_pieces() {
    let request = Request::ApiVersions(ApiVersionsRequest::default());
    let one = encode_request(0, 5, Some("wire"), &request).unwrap();
    let stream = [&one[..], &one[..]].concat();
    for size in 1..stream.len() {
        let mut world = World::new();
        for piece in stream.chunks(size) {
            world.broker.handle_bytes(world.now, A, piece);
        }
        let answers = core::iter::from_fn(|| world.broker.poll_transmit()).count();
        assert_eq!(answers, 2, "pieces of {size}");
    }
}

/// A request of every API the broker serves, with something in it.
fn valid_frames() -> Vec<Bytes> {
    let requests = [
        (9, produce_request("orders", 0, "apple", -1)),
        (12, fetch_request("orders", 0, 0, 0)),
        (12, Request::Metadata(MetadataRequest::default())),
        (3, Request::ApiVersions(ApiVersionsRequest::default())),
        (7, Request::CreateTopics(CreateTopicsRequest::default())),
        (6, Request::DeleteTopics(DeleteTopicsRequest::default())),
        (3, Request::CreatePartitions(CreatePartitionsRequest::default())),
        (4, Request::DescribeConfigs(DescribeConfigsRequest::default())),
        (4, Request::FindCoordinator(FindCoordinatorRequest::default())),
        (5, Request::InitProducerId(InitProducerIdRequest::default())),
        (2, Request::DescribeCluster(DescribeClusterRequest::default())),
        (0, Request::DescribeTopicPartitions(DescribeTopicPartitionsRequest::default())),
        (9, Request::JoinGroup(JoinGroupRequest { group_id: "g".into(), ..Default::default() })),
        (5, Request::SyncGroup(SyncGroupRequest { group_id: "g".into(), ..Default::default() })),
        (4, Request::Heartbeat(HeartbeatRequest { group_id: "g".into(), ..Default::default() })),
        (8, Request::OffsetCommit(OffsetCommitRequest::default())),
        (8, Request::OffsetFetch(OffsetFetchRequest::default())),
        (5, Request::ListGroups(ListGroupsRequest::default())),
        (7, Request::ListOffsets(ListOffsetsRequest::default())),
    ];
    let encode = |(version, request): &(i16, Request)| {
        encode_request(*version, 1, Some("client"), request).unwrap()
    };
    requests.iter().map(encode).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2 * ProptestConfig::default().cases))]

    #[test]
    fn no_bytes_make_the_broker_panic(
        frames in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..80), 1..4),
    ) {
        let mut world = World::new();
        for (frame, id) in frames.into_iter().zip(10..) {
            world.connect(ConnectionId(id));
            let length = (frame.len() as u32).to_be_bytes();
            world.send_raw(ConnectionId(id), [&length[..], &frame].concat().into());
            world.advance(10);
        }
    }

    #[test]
    fn no_damaged_request_makes_the_broker_panic(
        which in 0_usize..19,
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
        cuts in any::<bool>(),
    ) {
        let mut world = World::new();
        world.create_topic("orders", 1);
        let mut frame = valid_frames()[which].to_vec();
        for (at, byte) in damage {
            let at = 4 + at.index(frame.len() - 4);
            frame[at] = byte;
        }
        if cuts {
            frame.truncate(4 + cut.index(frame.len() - 3));
        }
        let length = (frame.len() as u32 - 4).to_be_bytes();
        frame[..4].copy_from_slice(&length);
        world.send_raw(A, frame.into());
        world.advance(1_000);
        world.connect(ConnectionId(9));
        let request = Request::Metadata(MetadataRequest::default());
        let response = world.call(ConnectionId(9), 12, request);
        prop_assert!(matches!(response, Response::Metadata(_)), "the broker still serves others");
    }
}
