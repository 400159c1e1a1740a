//! A few brokers of few words for the stories about clients: they decode whole frames, answer with
//! typed responses, keep what was produced, and misbehave when told to.

// Shared by several test programs, each of which uses a part.
#![allow(unreachable_pub, dead_code, missing_docs)]

use bytes::Bytes;
use client::event::ProducerEvent;
use client::producer::{Producer, ProducerConfig, ProducerRecord};
use protocol::batch::RecordBatch;
use protocol::era::Era;
use protocol::messages::api_versions_response::{ApiVersion, ApiVersionsResponse};
use protocol::messages::init_producer_id_response::InitProducerIdResponse;
use protocol::messages::metadata_response::{
    MetadataResponse, MetadataResponseBroker, MetadataResponsePartition, MetadataResponseTopic,
};
use protocol::messages::produce_request::{PartitionProduceData, ProduceRequest};
use protocol::messages::produce_response::{
    PartitionProduceResponse, ProduceResponse, TopicProduceResponse,
};
use protocol::net::{ConnectionId, Transmit};
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{ApiKey, ErrorCode, Request, Response, SortedMap, Str, Uuid, frame};
use std::collections::VecDeque;

/// The time stories start at.
pub const START: Instant = Instant::from_millis(1_700_000_000_000);

/// One batch as a broker received it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Produced {
    pub node: i32,
    pub partition: i32,
    pub epoch: i16,
    pub sequence: i32,
    pub values: Vec<String>,
}

/// The brokers, as one.
#[derive(Clone, Debug, Default)]
pub struct FakeCluster {
    pub brokers: Vec<i32>,
    /// Topic: leader of each partition, -1 for none.
    pub topics: SortedMap<String, Vec<i32>>,
    pub leader_epoch: i32,
    /// Batches appended, in order.
    pub log: Vec<Produced>,
    /// Batches that arrived, answered well or not.
    pub received: Vec<Produced>,
    /// Errors for the next batches, first come first served; `None` in them is for going well.
    pub errors: VecDeque<ErrorCode>,
    /// Answers no Produce request while set; they stay in `held`.
    pub holds_produce: bool,
    /// Refuses to be connected to.
    pub down: bool,
    /// Answers nothing at all.
    pub silent: bool,
    /// Highest ApiVersions version known.
    pub api_versions_max: i16,
    /// Batches above this many bytes are too large.
    pub max_message_bytes: usize,
    /// Checks sequences as a leader does.
    pub checks_sequences: bool,
    pub requests: Vec<(i32, Request)>,
    next_offsets: SortedMap<(String, i32), i64>,
    sequences: SortedMap<i32, (i16, i32)>,
}

impl FakeCluster {
    pub fn new(brokers: &[i32], topic: &str, leaders: &[i32]) -> Self {
        Self {
            brokers: brokers.to_vec(),
            topics: SortedMap::from([(topic.to_owned(), leaders.to_vec())]),
            api_versions_max: 4,
            max_message_bytes: usize::MAX,
            ..Self::default()
        }
    }

    pub fn count(&self, api_key: ApiKey) -> usize {
        self.requests.iter().filter(|(_, request)| request.api_key() == api_key).count()
    }

    fn answer(&mut self, node: i32, frame: &Bytes) -> Option<(ApiKey, i16, i32, Response)> {
        let decoded = frame::decode_request(frame.clone()).expect("clients write what can be read");
        let (header, request) = decoded;
        self.requests.push((node, request.clone()));
        let (version, correlation_id) = (header.request_api_version, header.correlation_id);
        let api_key = request.api_key();
        if api_key == ApiKey::ApiVersions && version > self.api_versions_max {
            let refusal = Response::ApiVersions(ApiVersionsResponse {
                error_code: ErrorCode::UnsupportedVersion.code(),
                api_keys: self.api_keys(),
                ..Default::default()
            });
            return Some((api_key, 0, correlation_id, refusal));
        }
        let response = match request {
            Request::ApiVersions(_) => Response::ApiVersions(ApiVersionsResponse {
                api_keys: self.api_keys(),
                ..Default::default()
            }),
            Request::Metadata(request) => {
                let names = request.topics.unwrap_or_default();
                let names = names.into_iter().filter_map(|topic| topic.name);
                Response::Metadata(self.metadata(names))
            }
            Request::InitProducerId(_) => Response::InitProducerId(InitProducerIdResponse {
                producer_id: 1_000,
                producer_epoch: 0,
                ..Default::default()
            }),
            Request::Produce(request) => {
                let acks = request.acks;
                let response = self.produce(node, request);
                if acks == 0 {
                    return None;
                }
                Response::Produce(response)
            }
            other => panic!("a producer sent {other:?}"),
        };
        Some((api_key, version, correlation_id, response))
    }

    fn api_keys(&self) -> Vec<ApiVersion> {
        let keys = [ApiKey::Produce, ApiKey::Metadata, ApiKey::ApiVersions, ApiKey::InitProducerId];
        let keys = keys.into_iter().map(|key| ApiVersion {
            api_key: key as i16,
            min_version: key.min_version(),
            max_version: if key == ApiKey::ApiVersions {
                self.api_versions_max
            } else {
                key.max_version()
            },
            ..Default::default()
        });
        keys.collect()
    }

    fn topic_id(name: &str) -> Uuid {
        let mut id = [7; 16];
        id[0] = name.len() as u8;
        Uuid(id)
    }

    fn metadata(&self, names: impl Iterator<Item = Str>) -> MetadataResponse {
        let broker = |id: &i32| MetadataResponseBroker {
            node_id: *id,
            host: Str::from("broker"),
            port: 9_092 + id,
            ..Default::default()
        };
        let topics = names.map(|name| match self.topics.get(name.as_str()) {
            Some(leaders) => MetadataResponseTopic {
                topic_id: Self::topic_id(&name),
                name: Some(name),
                partitions: self.partitions(leaders),
                ..Default::default()
            },
            None => MetadataResponseTopic {
                error_code: if name.contains(' ') {
                    ErrorCode::InvalidTopicException.code()
                } else {
                    ErrorCode::UnknownTopicOrPartition.code()
                },
                name: Some(name),
                ..Default::default()
            },
        });
        MetadataResponse {
            brokers: self.brokers.iter().map(broker).collect(),
            controller_id: self.brokers[0],
            topics: topics.collect(),
            ..Default::default()
        }
    }

    fn partitions(&self, leaders: &[i32]) -> Vec<MetadataResponsePartition> {
        let partition = |(index, leader): (usize, &i32)| MetadataResponsePartition {
            error_code: if *leader < 0 { ErrorCode::LeaderNotAvailable.code() } else { 0 },
            partition_index: index as i32,
            leader_id: *leader,
            leader_epoch: self.leader_epoch,
            ..Default::default()
        };
        leaders.iter().enumerate().map(partition).collect()
    }

    fn produce(&mut self, node: i32, request: ProduceRequest) -> ProduceResponse {
        let topics = request.topic_data.into_iter().map(|topic| {
            let name = if topic.name.is_empty() {
                let mut names = self.topics.keys();
                names.find(|name| Self::topic_id(name) == topic.topic_id).unwrap().clone()
            } else {
                topic.name.to_string()
            };
            TopicProduceResponse {
                name: topic.name,
                topic_id: topic.topic_id,
                partition_responses: topic
                    .partition_data
                    .into_iter()
                    .map(|data| self.append(node, &name, &data))
                    .collect(),
                ..Default::default()
            }
        });
        ProduceResponse { responses: topics.collect(), ..Default::default() }
    }

    fn append(
        &mut self,
        node: i32,
        topic: &str,
        data: &PartitionProduceData,
    ) -> PartitionProduceResponse {
        let bytes = data.records.clone().unwrap();
        let batch = RecordBatch::first_of(&bytes).unwrap();
        batch.validate().expect("a producer writes good batches");
        let text = |value: Option<Bytes>| String::from_utf8(value.unwrap().to_vec()).unwrap();
        let produced = Produced {
            node,
            partition: data.index,
            epoch: batch.producer_epoch(),
            sequence: batch.base_sequence(),
            values: batch.records().unwrap().map(|record| text(record.unwrap().value)).collect(),
        };
        self.received.push(produced.clone());
        let mut error = self.errors.pop_front().unwrap_or(ErrorCode::None);
        if self.topics[topic][data.index as usize] != node {
            error = ErrorCode::NotLeaderOrFollower;
        } else if bytes.len() > self.max_message_bytes {
            error = ErrorCode::MessageTooLarge;
        } else if error == ErrorCode::None && self.checks_sequences {
            error = self.check_sequence(&batch, data.index);
        }
        let mut answer = PartitionProduceResponse {
            index: data.index,
            error_code: error.code(),
            base_offset: -1,
            ..Default::default()
        };
        if error == ErrorCode::None {
            let next = self.next_offsets.entry((topic.to_owned(), data.index)).or_default();
            answer.base_offset = *next;
            *next += i64::from(batch.record_count());
            self.log.push(produced);
        }
        answer
    }

    fn check_sequence(&mut self, batch: &RecordBatch, partition: i32) -> ErrorCode {
        let first = (batch.producer_epoch(), batch.base_sequence());
        let expected = self.sequences.get(&partition).copied();
        let good = match expected {
            None => true,
            Some((epoch, _)) if epoch != first.0 => first.1 == 0,
            Some(expected) => expected == first,
        };
        if !good {
            return ErrorCode::OutOfOrderSequenceNumber;
        }
        self.sequences.insert(partition, (first.0, first.1 + batch.record_count()));
        ErrorCode::None
    }
}

/// A producer, its brokers, and the time between them.
pub struct Story {
    pub now: Instant,
    pub producer: Producer,
    pub cluster: FakeCluster,
    pub events: Vec<ProducerEvent>,
    connections: SortedMap<ConnectionId, i32>,
    /// Answers to Produce requests that are held back, in order.
    pub held: VecDeque<(ConnectionId, Bytes)>,
}

impl Story {
    pub fn new(era: Era, cluster: FakeCluster, set: &[(&str, &str)]) -> Self {
        let mut config = ProducerConfig::new(era);
        config.set("bootstrap.servers", &format!("broker:{}", 9_092 + cluster.brokers[0])).unwrap();
        for (name, value) in set {
            config.set(name, value).unwrap();
        }
        let mut producer = Producer::new(config, Rng::new(42), START).unwrap();
        producer.set_listening(true);
        let mut story = Self {
            now: START,
            producer,
            cluster,
            events: Vec::new(),
            connections: SortedMap::new(),
            held: VecDeque::new(),
        };
        story.pump();
        story
    }

    /// Sends `value` to topic `t`.
    pub fn send(&mut self, value: &str) -> u64 {
        self.send_record(record(value))
    }

    pub fn send_record(&mut self, record: ProducerRecord) -> u64 {
        let call = self.producer.send(self.now, record);
        self.pump();
        call.0
    }

    /// Lets time pass, timers included.
    pub fn pass(&mut self, millis: u64) {
        let until = self.now + Duration::from_millis(millis);
        while let Some(at) = self.producer.poll_timeout().filter(|at| *at <= until) {
            assert!(at > self.now, "a timer in the past: {at:?} at {:?}", self.now);
            self.now = at;
            self.producer.handle_timeout(self.now);
            self.pump();
        }
        self.now = until;
        self.producer.handle_timeout(self.now);
        self.pump();
    }

    /// Carries everything to and fro until nobody has anything to say.
    pub fn pump(&mut self) {
        while let Some(transmit) = self.producer.poll_transmit() {
            match transmit {
                Transmit::Connect { connection, .. } if self.cluster.down => {
                    self.producer.handle_disconnected(self.now, connection);
                }
                Transmit::Connect { connection, port, .. } => {
                    self.connections.insert(connection, i32::from(port) - 9_092);
                    self.producer.handle_connected(self.now, connection);
                }
                Transmit::Frame { connection, frame } => self.deliver(connection, &frame),
                Transmit::Close { connection } => {
                    self.connections.remove(&connection);
                    self.held.retain(|(held, _)| *held != connection);
                }
            }
        }
        while let Some(event) = self.producer.poll_event() {
            self.events.push(event);
        }
    }

    fn deliver(&mut self, connection: ConnectionId, frame: &Bytes) {
        let Some(node) = self.connections.get(&connection).copied() else { return };
        if self.cluster.silent {
            return;
        }
        let Some((api_key, version, correlation_id, response)) = self.cluster.answer(node, frame)
        else {
            return;
        };
        let frame = frame::encode_response(api_key, version, correlation_id, &response).unwrap();
        if api_key == ApiKey::Produce && self.cluster.holds_produce {
            self.held.push_back((connection, frame));
        } else {
            self.producer.handle_frame(self.now, connection, frame);
        }
    }

    /// Delivers the Produce answer held back longest.
    pub fn release(&mut self) {
        let (connection, frame) = self.held.pop_front().expect("an answer is held back");
        self.producer.handle_frame(self.now, connection, frame);
        self.pump();
    }

    /// Cuts every connection.
    pub fn cut(&mut self) {
        self.held.clear();
        for connection in core::mem::take(&mut self.connections).into_keys() {
            self.producer.handle_disconnected(self.now, connection);
        }
        self.pump();
    }

    /// Values in the log, batch by batch.
    pub fn batches(&self) -> Vec<Vec<String>> {
        self.cluster.log.iter().map(|batch| batch.values.clone()).collect()
    }

    /// Values in the log.
    pub fn values(&self) -> Vec<String> {
        self.batches().concat()
    }

    /// Bytes of all batches that left the accumulator.
    pub fn drained_bytes(&self) -> u32 {
        let drained = self.events.iter().map(|event| match event {
            ProducerEvent::BatchDrained { bytes, .. } => *bytes,
            _ => 0,
        });
        drained.sum()
    }

    /// The exception and words of the only failure so far.
    pub fn failure(&self) -> (String, String) {
        let mut failures = self.events.iter().filter_map(|event| match event {
            ProducerEvent::BatchFailed { error, .. } | ProducerEvent::SendFailed { error, .. } => {
                Some((error.exception.to_owned(), error.message.clone()))
            }
            _ => None,
        });
        let failure = failures.next().expect("something failed");
        assert_eq!(failures.next(), None);
        failure
    }
}

/// A record without key for topic `t`.
pub fn record(value: &str) -> ProducerRecord {
    ProducerRecord {
        topic: Str::from("t"),
        value: Some(Bytes::copy_from_slice(value.as_bytes())),
        ..Default::default()
    }
}
