//! A client and a clock around one broker: requests in, answers out, as bytes.
#![allow(dead_code, unreachable_pub, missing_docs, reason = "each story uses its own part")]

use std::collections::VecDeque;

use broker::{Broker, BrokerConfig, BrokerEvent, Storage};
use protocol::batch::{BatchOptions, RecordBatchBuilder};
use protocol::era::Era;
use protocol::frame::{decode_response, encode_request};
use protocol::messages::create_topics_request::CreatableTopic;
use protocol::messages::fetch_request::{FetchPartition, FetchTopic};
use protocol::messages::metadata_request::MetadataRequestTopic;
use protocol::messages::produce_request::{PartitionProduceData, TopicProduceData};
use protocol::messages::*;
use protocol::net::{ConnectionId, Transmit};
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{ApiKey, Bytes, Request, Response, SortedMap, SortedSet, Str};

pub const A: ConnectionId = ConnectionId(1);
pub const B: ConnectionId = ConnectionId(2);

/// One broker, its clients and the clock.
pub struct World {
    pub broker: Broker,
    pub now: Instant,
    correlation_id: i32,
    asked: SortedMap<ConnectionId, VecDeque<(ApiKey, i16, i32)>>,
    inbox: SortedMap<ConnectionId, VecDeque<Bytes>>,
    pub closed: SortedSet<ConnectionId>,
    pub events: Vec<BrokerEvent>,
}

impl World {
    pub fn new() -> Self {
        Self::with(BrokerConfig::new(Era::Kafka4))
    }

    pub fn with(config: BrokerConfig) -> Self {
        Self::on(config, Storage::new(), Instant::from_millis(1_700_000_000_000))
    }

    fn on(config: BrokerConfig, storage: Storage, now: Instant) -> Self {
        let mut broker = Broker::start(config, storage, Rng::new(7), now);
        broker.set_listening(true);
        let mut world = Self {
            broker,
            now,
            correlation_id: 0,
            asked: SortedMap::new(),
            inbox: SortedMap::new(),
            closed: SortedSet::new(),
            events: Vec::new(),
        };
        world.pump();
        world.connect(A);
        world.connect(B);
        world
    }

    /// The process dies and another starts on its disk.
    pub fn restart(self) -> Self {
        let config = self.broker.config().clone();
        Self::on(config, self.broker.into_storage(), self.now)
    }

    pub fn connect(&mut self, connection: ConnectionId) {
        self.closed.remove(&connection);
        self.asked.remove(&connection);
        self.inbox.remove(&connection);
        self.broker.handle_connected(self.now, connection, "/10.0.0.7");
        self.pump();
    }

    /// Sends a request, and does not wait.
    pub fn send(&mut self, connection: ConnectionId, version: i16, request: &Request) {
        self.correlation_id += 1;
        let id = self.correlation_id;
        let frame = encode_request(version, id, Some("test"), request).unwrap();
        let asked = self.asked.entry(connection).or_default();
        asked.push_back((request.api_key(), version, id));
        self.broker.handle_frame(self.now, connection, frame);
        self.pump();
    }

    /// Any bytes, as one frame.
    pub fn send_raw(&mut self, connection: ConnectionId, frame: Bytes) {
        self.broker.handle_frame(self.now, connection, frame);
        self.pump();
    }

    /// Any bytes, as one frame, and the frame that answers them.
    pub fn ask_raw(&mut self, connection: ConnectionId, frame: Bytes) -> Bytes {
        self.send_raw(connection, frame);
        self.inbox.get_mut(&connection).and_then(VecDeque::pop_front).expect("an answer")
    }

    /// The next answer, if it has come.
    pub fn answer(&mut self, connection: ConnectionId) -> Option<Response> {
        let frame = self.inbox.get_mut(&connection)?.pop_front()?;
        let (api, version, id) = self.asked.get_mut(&connection)?.pop_front()?;
        let (correlation_id, response) = decode_response(api, version, frame).unwrap();
        assert_eq!(correlation_id, id, "answers keep the order of requests");
        Some(response)
    }

    /// Sends a request and lets time pass until it is answered.
    pub fn call(&mut self, connection: ConnectionId, version: i16, request: Request) -> Response {
        self.send(connection, version, &request);
        for _ in 0..1_000 {
            if let Some(response) = self.answer(connection) {
                return response;
            }
            assert!(!self.closed.contains(&connection), "closed instead of answered");
            self.now = self.broker.poll_timeout().expect("someone must wake up").max(self.now);
            self.broker.handle_timeout(self.now);
            self.pump();
        }
        panic!("no answer");
    }

    /// `version`, or what this era has instead.
    fn newest(&self, api: ApiKey, version: i16) -> i16 {
        self.broker.served_versions().newest(api).map_or(version, |newest| newest.min(version))
    }

    pub fn advance(&mut self, millis: u64) {
        let end = self.now + Duration::from_millis(millis);
        while let Some(due) = self.broker.poll_timeout().filter(|due| *due <= end) {
            self.now = due.max(self.now);
            self.broker.handle_timeout(self.now);
            self.pump();
        }
        self.now = end;
    }

    fn pump(&mut self) {
        while let Some(transmit) = self.broker.poll_transmit() {
            match transmit {
                Transmit::Frame { connection, frame } => {
                    self.inbox.entry(connection).or_default().push_back(frame);
                }
                Transmit::Close { connection } => {
                    self.closed.insert(connection);
                }
                Transmit::Connect { .. } => panic!("a broker of one connects to nobody"),
            }
        }
        while let Some(event) = self.broker.poll_event() {
            self.events.push(event);
        }
    }

    // ---- what clients say

    pub fn create_topic(&mut self, name: &str, partitions: i32) -> (i16, Option<String>) {
        let topic = CreatableTopic {
            name: name.into(),
            num_partitions: partitions,
            replication_factor: 1,
            ..CreatableTopic::default()
        };
        let request = CreateTopicsRequest { topics: vec![topic], ..CreateTopicsRequest::default() };
        let response =
            self.call(A, self.newest(ApiKey::CreateTopics, 7), Request::CreateTopics(request));
        let Response::CreateTopics(response) = response else { panic!("{response:?}") };
        let result = &response.topics[0];
        (result.error_code, result.error_message.as_ref().map(Str::to_string))
    }

    pub fn metadata(
        &mut self,
        topic: &str,
        create: bool,
    ) -> metadata_response::MetadataResponseTopic {
        let asked =
            MetadataRequestTopic { name: Some(topic.into()), ..MetadataRequestTopic::default() };
        let request = MetadataRequest {
            topics: Some(vec![asked]),
            allow_auto_topic_creation: create,
            ..MetadataRequest::default()
        };
        let response = self.call(A, self.newest(ApiKey::Metadata, 12), Request::Metadata(request));
        let Response::Metadata(mut response) = response else { panic!("{response:?}") };
        response.topics.remove(0)
    }

    /// The answer's error code and first offset.
    pub fn produce(&mut self, topic: &str, partition: i32, value: &str) -> (i16, i64) {
        let response = self.call(A, 9, produce_request(topic, partition, value, -1));
        let Response::Produce(response) = response else { panic!("{response:?}") };
        let partition = &response.responses[0].partition_responses[0];
        (partition.error_code, partition.base_offset)
    }

    /// Values from the start of a partition.
    pub fn consume(&mut self, topic: &str, partition: i32) -> Vec<String> {
        let response = self.call(B, 12, fetch_request(topic, partition, 0, 0));
        values(&response)
    }
}

pub fn values(response: &Response) -> Vec<String> {
    let Response::Fetch(response) = response else { panic!("{response:?}") };
    let records = response.responses[0].partitions[0].records.clone().unwrap_or_default();
    let mut values = Vec::new();
    for batch in protocol::records::batches(records) {
        for record in batch.unwrap().records().unwrap() {
            let value = record.unwrap().value.unwrap_or_default();
            values.push(String::from_utf8_lossy(&value).into_owned());
        }
    }
    values
}

pub fn produce_request(topic: &str, partition: i32, value: &str, acks: i16) -> Request {
    let mut batch = RecordBatchBuilder::new(BatchOptions::default(), 0);
    batch.append(1_700_000_000_000, None, Some(value.as_bytes()), &[]);
    produce_batches(topic, [(partition, batch.finish())], acks)
}

/// Bytes for partitions of a topic, whatever they are.
pub fn produce_batches(
    topic: &str,
    batches: impl IntoIterator<Item = (i32, Bytes)>,
    acks: i16,
) -> Request {
    let data = batches.into_iter().map(|(index, records)| PartitionProduceData {
        index,
        records: Some(records),
        ..PartitionProduceData::default()
    });
    Request::Produce(ProduceRequest {
        acks,
        timeout_ms: 5_000,
        topic_data: vec![TopicProduceData {
            name: topic.into(),
            partition_data: data.collect(),
            ..TopicProduceData::default()
        }],
        ..ProduceRequest::default()
    })
}

pub fn fetch_request(topic: &str, partition: i32, offset: i64, max_wait_ms: i32) -> Request {
    let partition = FetchPartition {
        partition,
        fetch_offset: offset,
        partition_max_bytes: 1 << 20,
        ..FetchPartition::default()
    };
    let topic =
        FetchTopic { topic: topic.into(), partitions: vec![partition], ..FetchTopic::default() };
    Request::Fetch(FetchRequest {
        max_wait_ms,
        min_bytes: 1,
        topics: vec![topic],
        ..FetchRequest::default()
    })
}
