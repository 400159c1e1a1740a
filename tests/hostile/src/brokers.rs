//! A whole broker under bytes that mean harm, with an honest client beside them.

use std::cell::RefCell;

use broker::{Broker, BrokerConfig, Storage};
use bytes::{BufMut, Bytes, BytesMut};
use protocol::era::Era;
use protocol::frame::{decode_response, encode_request};
use protocol::messages::create_topics_request::CreatableTopic;
use protocol::messages::fetch_request::{FetchPartition, FetchTopic};
use protocol::messages::metadata_request::MetadataRequest;
use protocol::messages::produce_request::{PartitionProduceData, TopicProduceData};
use protocol::messages::{CreateTopicsRequest, FetchRequest, ProduceRequest, Request};
use protocol::net::{ConnectionId, Transmit};
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{ApiKey, Response, Str};

/// The honest client's connection; hostile ones have the numbers before it.
const HONEST: ConnectionId = ConnectionId(100);
const TOPIC: &str = "orders";
/// Produce version with topic names.
const PRODUCE_VERSION: i16 = 12;
/// Fetch version with topic names.
const FETCH_VERSION: i16 = 12;

thread_local! {
    /// A broker with a topic, made once: every run begins with a copy.
    static PREPARED: RefCell<Option<(Broker, Instant)>> = const { RefCell::new(None) };
}

fn prepared() -> (Broker, Instant) {
    PREPARED.with(|slot| slot.borrow_mut().get_or_insert_with(prepare).clone())
}

fn prepare() -> (Broker, Instant) {
    let now = Instant::from_millis(1_767_225_600_000);
    let mut config = BrokerConfig::new(Era::Kafka4);
    config.set_node(1, "localhost", 9092);
    let mut broker = Broker::start(config, Storage::new(), Rng::new(7), now);
    broker.handle_connected(now, HONEST, "/127.0.0.1");
    let topic = CreatableTopic {
        name: Str::from(TOPIC),
        num_partitions: 2,
        replication_factor: 1,
        ..CreatableTopic::default()
    };
    let create =
        CreateTopicsRequest { topics: vec![topic], timeout_ms: 1_000, ..Default::default() };
    ask(&mut broker, now, 7, create.into());
    answers(&mut broker);
    (broker, now)
}

fn ask(broker: &mut Broker, now: Instant, version: i16, request: Request) {
    let frame = encode_request(version, 1, Some("honest"), &request);
    broker.handle_frame(now, HONEST, frame.expect("our own request"));
}

/// All the broker has to say; the frames for the honest client.
fn answers(broker: &mut Broker) -> Vec<Bytes> {
    let mut frames = Vec::new();
    while let Some(transmit) = broker.poll_transmit() {
        match transmit {
            Transmit::Frame { connection: HONEST, frame } => frames.push(frame),
            Transmit::Close { connection } => assert_ne!(connection, HONEST),
            _ => {}
        }
    }
    frames
}

/// `records` sent to a broker, then read back from it.
pub(crate) fn produce(records: Bytes) {
    let (mut broker, now) = prepared();
    let partition = PartitionProduceData { index: 0, records: Some(records), ..Default::default() };
    let topic = TopicProduceData {
        name: Str::from(TOPIC),
        partition_data: vec![partition],
        ..Default::default()
    };
    let produce = ProduceRequest {
        acks: -1,
        timeout_ms: 1_000,
        topic_data: vec![topic],
        ..Default::default()
    };
    ask(&mut broker, now, PRODUCE_VERSION, produce.into());
    assert_eq!(answers(&mut broker).len(), 1, "every produce request is answered");
    let partition = FetchPartition { partition_max_bytes: 1 << 20, ..Default::default() };
    let topic =
        FetchTopic { topic: Str::from(TOPIC), partitions: vec![partition], ..Default::default() };
    let fetch = FetchRequest {
        max_bytes: 1 << 20,
        topics: vec![topic],
        session_epoch: -1,
        ..Default::default()
    };
    ask(&mut broker, now, FETCH_VERSION, fetch.into());
    assert_eq!(answers(&mut broker).len(), 1, "every fetch request is answered");
}

/// Three hostile connections: the bytes are a list of acts, each an act's byte and what it needs.
pub fn conversation(data: &[u8]) {
    let (mut broker, mut now) = prepared();
    let mut rest = data;
    for connection in 0..3 {
        broker.handle_connected(now, ConnectionId(connection), "/127.0.0.1");
    }
    while let Some((act, after)) = rest.split_first() {
        let connection = ConnectionId(u64::from(act & 3));
        let length = after.first().map_or(0, |length| usize::from(*length));
        let bytes = after.get(1..).unwrap_or_default();
        let (bytes, after) = bytes.split_at(length.min(bytes.len()));
        rest = after;
        match act >> 2 & 7 {
            0 => broker.handle_bytes(now, connection, bytes),
            1 => {
                broker.handle_disconnected(now, connection);
                broker.handle_connected(now, connection, "/127.0.0.1");
            }
            2 => {
                now += Duration::from_millis(50 * length as u64);
                broker.handle_timeout(now);
            }
            _ => broker.handle_frame(now, connection, framed(bytes)),
        }
        assert!(answers(&mut broker).is_empty(), "an answer for somebody else");
    }
    is_unharmed(&mut broker, now);
}

fn framed(bytes: &[u8]) -> Bytes {
    let mut frame = BytesMut::with_capacity(bytes.len() + 4);
    frame.put_i32(bytes.len() as i32);
    frame.put_slice(bytes);
    frame.freeze()
}

/// The honest client still gets its answer.
fn is_unharmed(broker: &mut Broker, now: Instant) {
    let ask_all = MetadataRequest { topics: None, ..Default::default() };
    ask(broker, now, 12, ask_all.into());
    let frames = answers(broker);
    assert_eq!(frames.len(), 1, "the honest client was not answered");
    let (_, response) = decode_response(ApiKey::Metadata, 12, frames[0].clone()).expect("metadata");
    assert!(matches!(response, Response::Metadata(_)));
}
