//! What an admin client does, told at its boundary.

use bytes::Bytes;
use client::admin::{Admin, AdminConfig, ConfigResource, NewTopic};
use client::event::{AdminEvent, AdminOutcome, ClientError};
use protocol::era::Era;
use protocol::messages::api_versions_response::{ApiVersion, ApiVersionsResponse};
use protocol::messages::create_partitions_response::{
    CreatePartitionsResponse, CreatePartitionsTopicResult,
};
use protocol::messages::create_topics_response::{CreatableTopicResult, CreateTopicsResponse};
use protocol::messages::delete_groups_response::{DeletableGroupResult, DeleteGroupsResponse};
use protocol::messages::delete_topics_response::{DeletableTopicResult, DeleteTopicsResponse};
use protocol::messages::describe_configs_response::{
    DescribeConfigsResourceResult, DescribeConfigsResponse, DescribeConfigsResult,
};
use protocol::messages::find_coordinator_response::{Coordinator, FindCoordinatorResponse};
use protocol::messages::metadata_response::{MetadataResponse, MetadataResponseBroker};
use protocol::net::{ConnectionId, Transmit};
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{ApiKey, ErrorCode, Request, Response, SortedMap, Str, frame};
use std::collections::VecDeque;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const START: Instant = Instant::from_millis(1_700_000_000_000);

/// An admin client and brokers that answer what the story says.
struct Story {
    now: Instant,
    admin: Admin,
    connections: SortedMap<ConnectionId, u16>,
    /// (broker, API) of every request but ApiVersions and Metadata.
    asked: Vec<(i32, ApiKey)>,
    /// Errors of the next answers.
    errors: VecDeque<ErrorCode>,
    controller: i32,
    coordinator: i32,
    silent: bool,
    done: Vec<AdminOutcome>,
}

impl Story {
    fn new(set: &[(&str, &str)]) -> Self {
        let mut config = AdminConfig::new(Era::Kafka4);
        config.set("bootstrap.servers", "broker:9093").unwrap();
        for (name, value) in set {
            config.set(name, value).unwrap();
        }
        let mut story = Self {
            now: START,
            admin: Admin::new(config, Rng::new(1), START).unwrap(),
            connections: SortedMap::new(),
            asked: Vec::new(),
            errors: VecDeque::new(),
            controller: 2,
            coordinator: 1,
            silent: false,
            done: Vec::new(),
        };
        story.pump();
        story
    }

    fn pass(&mut self, millis: u64) {
        self.pump();
        let until = self.now + Duration::from_millis(millis);
        while let Some(at) = self.admin.poll_timeout().filter(|at| *at <= until) {
            assert!(at > self.now, "a timer in the past: {at:?} at {:?}", self.now);
            self.now = at;
            self.admin.handle_timeout(self.now);
            self.pump();
        }
        self.now = until;
        self.admin.handle_timeout(self.now);
        self.pump();
    }

    fn pump(&mut self) {
        while let Some(transmit) = self.admin.poll_transmit() {
            match transmit {
                Transmit::Connect { connection, port, .. } => {
                    self.connections.insert(connection, port);
                    self.admin.handle_connected(self.now, connection);
                }
                Transmit::Frame { connection, frame } => self.deliver(connection, frame),
                Transmit::Close { connection } => {
                    self.connections.remove(&connection);
                }
            }
        }
        while let Some(AdminEvent::Completed { outcome, .. }) = self.admin.poll_event() {
            self.done.push(outcome.unwrap());
        }
    }

    fn deliver(&mut self, connection: ConnectionId, frame: Bytes) {
        let Some(port) = self.connections.get(&connection).copied() else { return };
        let (header, request) = frame::decode_request(frame).unwrap();
        let api_key = request.api_key();
        let internal = matches!(api_key, ApiKey::ApiVersions | ApiKey::Metadata);
        if !internal {
            self.asked.push((i32::from(port) - 9_092, api_key));
            if self.silent {
                return;
            }
        }
        let response = self.answer(request);
        let version = header.request_api_version;
        let frame =
            frame::encode_response(api_key, version, header.correlation_id, &response).unwrap();
        self.admin.handle_frame(self.now, connection, frame);
    }

    fn answer(&mut self, request: Request) -> Response {
        let mut error_code = 0;
        if !matches!(request, Request::ApiVersions(_) | Request::Metadata(_)) {
            error_code = self.errors.pop_front().unwrap_or(ErrorCode::None).code();
        }
        let error_message = None;
        match request {
            Request::ApiVersions(_) => Response::ApiVersions(api_versions()),
            Request::Metadata(_) => Response::Metadata(MetadataResponse {
                brokers: (1..=3).map(broker).collect(),
                controller_id: self.controller,
                ..Default::default()
            }),
            Request::CreateTopics(request) => {
                let topics = request.topics.into_iter().map(|topic| CreatableTopicResult {
                    name: topic.name,
                    error_code,
                    error_message: (error_code == 36)
                        .then(|| Str::from("Topic 'orders' already exists.")),
                    ..Default::default()
                });
                let topics = topics.collect();
                Response::CreateTopics(CreateTopicsResponse { topics, ..Default::default() })
            }
            Request::DeleteTopics(request) => {
                let responses = request.topics.into_iter().map(|topic| DeletableTopicResult {
                    name: topic.name,
                    error_code,
                    ..Default::default()
                });
                let responses = responses.collect();
                Response::DeleteTopics(DeleteTopicsResponse { responses, ..Default::default() })
            }
            Request::CreatePartitions(request) => {
                let results = request.topics.into_iter().map(|topic| CreatePartitionsTopicResult {
                    name: topic.name,
                    error_code,
                    error_message: error_message.clone(),
                    ..Default::default()
                });
                let results = results.collect();
                Response::CreatePartitions(CreatePartitionsResponse {
                    results,
                    ..Default::default()
                })
            }
            Request::FindCoordinator(request) => {
                let coordinators = request.coordinator_keys.into_iter().map(|key| Coordinator {
                    key,
                    node_id: self.coordinator,
                    error_code,
                    ..Default::default()
                });
                let coordinators = coordinators.collect();
                Response::FindCoordinator(FindCoordinatorResponse {
                    coordinators,
                    ..Default::default()
                })
            }
            Request::DeleteGroups(request) => {
                let results = request.groups_names.into_iter().map(|group_id| {
                    DeletableGroupResult { group_id, error_code, ..Default::default() }
                });
                let results = results.collect();
                Response::DeleteGroups(DeleteGroupsResponse { results, ..Default::default() })
            }
            Request::DescribeConfigs(request) => {
                let results = request.resources.into_iter().map(|resource| DescribeConfigsResult {
                    resource_type: resource.resource_type,
                    resource_name: resource.resource_name,
                    configs: vec![DescribeConfigsResourceResult {
                        name: Str::from("retention.ms"),
                        value: Some(Str::from("604800000")),
                        config_source: 5,
                        ..Default::default()
                    }],
                    ..Default::default()
                });
                let results = results.collect();
                Response::DescribeConfigs(DescribeConfigsResponse { results, ..Default::default() })
            }
            other => panic!("an admin client sent {other:?}"),
        }
    }

    /// The outcome of the only call: name and error of each item.
    fn outcome(&self) -> Vec<(String, Option<ClientError>)> {
        match &self.done[..] {
            [AdminOutcome::Done(items)] => items.clone(),
            other => panic!("one call should be done: {other:?} after {:?}", self.asked),
        }
    }
}

fn broker(node_id: i32) -> MetadataResponseBroker {
    let (host, port) = (Str::from("broker"), 9_092 + node_id);
    MetadataResponseBroker { node_id, host, port, ..Default::default() }
}

fn api_versions() -> ApiVersionsResponse {
    let served = ApiKey::ALL.iter().filter(|key| !key.versions().is_empty());
    let served = served.map(|key| ApiVersion {
        api_key: *key as i16,
        min_version: key.min_version(),
        max_version: key.max_version(),
        ..Default::default()
    });
    ApiVersionsResponse { api_keys: served.collect(), ..Default::default() }
}

fn orders() -> Vec<NewTopic> {
    vec![NewTopic { name: Str::from("orders"), partitions: Some(3), ..Default::default() }]
}

#[test]
fn topics_are_created_at_the_controller() {
    let mut story = Story::new(&[]);
    story.admin.create_topics(story.now, orders());
    story.pump();
    assert_eq!(story.outcome(), [("orders".to_owned(), None)]);
    assert_eq!(story.asked, [(2, ApiKey::CreateTopics)]);
}

#[test]
fn the_brokers_words_come_through() {
    let mut story = Story::new(&[]);
    story.errors.push_back(ErrorCode::TopicAlreadyExists);
    story.admin.create_topics(story.now, orders());
    story.pump();
    let error = story.outcome()[0].1.clone().unwrap();
    assert_eq!(error.exception, "TopicExistsException");
    assert_eq!(error.code, "TOPIC_ALREADY_EXISTS");
    assert_eq!(error.message, "Topic 'orders' already exists.");
}

#[test]
fn an_empty_name_is_not_even_sent() {
    let mut story = Story::new(&[]);
    story.admin.delete_topics(story.now, vec![Str::EMPTY]);
    story.pump();
    let error = story.outcome()[0].1.clone().unwrap();
    assert_eq!(error.exception, "InvalidTopicException");
    assert_eq!(error.message, "The given topic name '' cannot be represented in a request.");
    assert!(story.asked.is_empty());
}

#[test]
fn a_moved_controller_is_looked_for() {
    let mut story = Story::new(&[]);
    story.errors.push_back(ErrorCode::NotController);
    story.controller = 3;
    story.admin.create_partitions(story.now, vec![(Str::from("orders"), 5)]);
    story.pass(1_000);
    assert_eq!(story.outcome(), [("orders".to_owned(), None)]);
    assert_eq!(story.asked, [(2, ApiKey::CreatePartitions), (3, ApiKey::CreatePartitions)]);
}

#[test]
fn groups_are_deleted_at_their_coordinators() {
    let mut story = Story::new(&[]);
    story.errors.extend([ErrorCode::CoordinatorNotAvailable, ErrorCode::None]);
    story.errors.push_back(ErrorCode::NonEmptyGroup);
    story.admin.delete_groups(story.now, vec![Str::from("billing")]);
    story.pass(1_000);
    let (name, error) = story.outcome().remove(0);
    assert_eq!((name.as_str(), error.unwrap().exception), ("billing", "GroupNotEmptyException"));
    assert_eq!(story.asked.last(), Some(&(1, ApiKey::DeleteGroups)));
}

#[test]
fn broker_configs_are_asked_of_that_broker() {
    let mut story = Story::new(&[]);
    let resources = vec![ConfigResource::Broker(3), ConfigResource::Topic(Str::from("orders"))];
    story.admin.describe_configs(story.now, resources);
    story.pump();
    let [AdminOutcome::Configs(described)] = &story.done[..] else { panic!("{:?}", story.done) };
    assert_eq!(described[0].0, "3");
    let entry = &described[1].1.as_ref().unwrap()[0];
    assert_eq!((entry.name.as_str(), entry.value.as_deref()), ("retention.ms", Some("604800000")));
    assert!(story.asked.contains(&(3, ApiKey::DescribeConfigs)));
}

#[test]
fn calls_time_out_in_kafkas_words() {
    let mut story = Story::new(&[]);
    story.silent = true;
    story.admin.create_topics(story.now, orders());
    story.pass(60_000);
    let error = story.outcome()[0].1.clone().unwrap();
    assert_eq!(error.exception, "TimeoutException");
    assert!(error.message.starts_with("Call(callName=createTopics, deadlineMs=1700000060000"));
    assert!(error.message.contains("timed out at 1700000060000 after"), "{}", error.message);
}

#[test]
fn a_call_without_any_broker_waits_for_a_node() {
    let mut config = AdminConfig::new(Era::Kafka4);
    config.set("bootstrap.servers", "nowhere:1").unwrap();
    let mut admin = Admin::new(config, Rng::new(1), START).unwrap();
    admin.create_topics(START, orders());
    let mut now = START;
    while admin.pending_calls() > 0 {
        while let Some(transmit) = admin.poll_transmit() {
            if let Transmit::Connect { connection, .. } = transmit {
                admin.handle_disconnected(now, connection);
            }
        }
        now = admin.poll_timeout().unwrap();
        admin.handle_timeout(now);
    }
    assert_eq!(now, START + Duration::from_secs(60));
    let Some(AdminEvent::Completed { outcome: Ok(AdminOutcome::Done(items)), .. }) =
        admin.poll_event()
    else {
        panic!("the call is done");
    };
    let error = items[0].1.clone().unwrap();
    assert_eq!(error.message, "Timed out waiting for a node assignment. Call: createTopics");
}
