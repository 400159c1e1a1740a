//! The life of a topic, told by the bytes of its clients: made, grown, described, dropped, made
//! again, and refused in Kafka's words.

mod common;

use broker::{BrokerConfig, BrokerEvent};
use common::{A, World};
use protocol::era::Era;
use protocol::messages::create_partitions_request::CreatePartitionsTopic;
use protocol::messages::delete_topics_request::DeleteTopicState;
use protocol::messages::*;
use protocol::{ErrorCode, Request, Response};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn grow(world: &mut World, topic: &str, count: i32) -> (i16, Option<String>) {
    let topic = CreatePartitionsTopic {
        name: topic.into(),
        count,
        assignments: None,
        ..CreatePartitionsTopic::default()
    };
    let request =
        CreatePartitionsRequest { topics: vec![topic], ..CreatePartitionsRequest::default() };
    let response = world.call(A, 3, Request::CreatePartitions(request));
    let Response::CreatePartitions(response) = response else { panic!("{response:?}") };
    let result = &response.results[0];
    (result.error_code, result.error_message.as_ref().map(ToString::to_string))
}

fn delete(world: &mut World, topic: &str) -> i16 {
    let state = DeleteTopicState { name: Some(topic.into()), ..DeleteTopicState::default() };
    let request = DeleteTopicsRequest { topics: vec![state], ..DeleteTopicsRequest::default() };
    let response = world.call(A, 6, Request::DeleteTopics(request));
    let Response::DeleteTopics(response) = response else { panic!("{response:?}") };
    response.responses[0].error_code
}

#[test]
fn a_topic_is_made_grown_dropped_and_made_again_under_another_id() {
    let mut world = World::new();
    assert_eq!(world.create_topic("orders", 2), (0, None));
    let first = world.metadata("orders", false);
    assert_eq!((first.error_code, first.partitions.len()), (0, 2));
    assert_eq!(first.partitions[1].leader_id, 1);

    assert_eq!(world.produce("orders", 1, "apple"), (0, 0));
    assert_eq!(grow(&mut world, "orders", 4), (0, None));
    assert_eq!(world.produce("orders", 3, "pear"), (0, 0));
    assert_eq!(world.consume("orders", 1), ["apple"]);

    assert_eq!(delete(&mut world, "orders"), 0);
    assert_eq!(world.metadata("orders", false).error_code, 3);
    assert_eq!(world.produce("orders", 1, "late").0, 3);
    assert!(world.broker.partition("orders", 1).is_none());

    assert_eq!(world.create_topic("orders", 1), (0, None));
    let second = world.metadata("orders", false);
    assert_ne!(second.topic_id, first.topic_id);
    assert_eq!(world.consume("orders", 0), Vec::<String>::new());

    let told: Vec<&BrokerEvent> = world
        .events
        .iter()
        .filter(|event| {
            matches!(
                event,
                BrokerEvent::TopicCreated { .. }
                    | BrokerEvent::PartitionsAdded { .. }
                    | BrokerEvent::TopicDeleted { .. }
            )
        })
        .collect();
    let topic = "orders".to_owned();
    assert_eq!(
        told,
        [
            &BrokerEvent::TopicCreated { topic: topic.clone(), partitions: 2, automatic: false },
            &BrokerEvent::PartitionsAdded { topic: topic.clone(), from: 2, to: 4 },
            &BrokerEvent::TopicDeleted { topic: topic.clone() },
            &BrokerEvent::TopicCreated { topic, partitions: 1, automatic: false },
        ]
    );
}

#[test]
fn what_cannot_be_is_refused_in_the_words_of_its_era() {
    let cases: [(Era, &str, i32, &str); 6] = [
        (
            Era::Kafka4,
            "bad name",
            1,
            "Topic name is invalid: 'bad name' contains one or more \
          characters other than ASCII alphanumerics, '.', '_' and '-'",
        ),
        (
            Era::Kafka25,
            "bad name",
            1,
            "Topic name \"bad name\" is illegal, it contains a character \
          other than ASCII alphanumerics, '.', '_' and '-'",
        ),
        (Era::Kafka4, "t", 0, "Number of partitions was set to an invalid non-positive value."),
        (Era::Kafka25, "t", 0, "Number of partitions must be larger than 0."),
        (Era::Kafka4, "a_b", 1, "Topic 'a_b' collides with existing topic: a.b"),
        (Era::Kafka25, "a_b", 1, "Topic 'a_b' collides with existing topics: a.b"),
    ];
    for (era, name, partitions, words) in cases {
        let mut world = World::with(BrokerConfig::new(era));
        assert_eq!(world.create_topic("a.b", 3).0, 0);
        let before = world.broker.metadata().clone();
        assert_eq!(world.create_topic(name, partitions).1.as_deref(), Some(words));
        assert_eq!(*world.broker.metadata(), before, "a refusal changes nothing");
    }
}

#[test]
fn a_topic_never_shrinks() {
    let mut world = World::new();
    world.create_topic("t1", 3);
    let refused = |words: &str| (ErrorCode::InvalidPartitions.code(), Some(words.to_owned()));
    assert_eq!(
        grow(&mut world, "t1", 2),
        refused("The topic t1 currently has 3 partition(s); 2 would not be an increase.")
    );
    assert_eq!(grow(&mut world, "t1", 3), refused("Topic already has 3 partition(s)."));
    assert_eq!(grow(&mut world, "t1", i32::MAX).0, ErrorCode::UnknownServerError.code());
    assert_eq!(world.create_topic("t2", i32::MAX).0, ErrorCode::PolicyViolation.code());
}

#[test]
fn asking_for_a_topic_makes_it_a_little_later() {
    let mut world = World::new();
    assert_eq!(world.metadata("ghost", true).error_code, 3);
    world.advance(100);
    assert_eq!(world.metadata("ghost", true).error_code, 0);
    assert!(world.events.contains(&BrokerEvent::TopicCreated {
        topic: "ghost".to_owned(),
        partitions: 1,
        automatic: true
    }));

    let mut world = World::with(BrokerConfig::new(Era::Kafka25));
    assert_eq!(world.metadata("ghost", true).error_code, 5, "LEADER_NOT_AVAILABLE, as 2.5 says");

    let mut config = BrokerConfig::new(Era::Kafka4);
    config.set("auto.create.topics.enable", "false").unwrap();
    let mut world = World::with(config);
    assert_eq!(world.metadata("ghost", true).error_code, 3);
    world.advance(1_000);
    assert_eq!(world.metadata("ghost", true).error_code, 3);
}

/// Apache Kafka 4.3.1 made 10,000 topics for one Metadata request and none for 10,001.
#[test]
fn asking_for_more_topics_than_a_controller_takes_at_once_makes_none() {
    let ask = |count: usize| {
        let mut world = World::new();
        let topics = (0..count).map(|number| metadata_request::MetadataRequestTopic {
            name: Some(format!("ghost-{number}").into()),
            ..Default::default()
        });
        let request =
            MetadataRequest { topics: Some(topics.collect()), ..MetadataRequest::default() };
        let response = world.call(A, 3, Request::Metadata(request.clone()));
        let Response::Metadata(response) = response else { panic!("{response:?}") };
        assert_eq!(response.topics.len(), count);
        world.advance(1_000);
        let made = |event: &&BrokerEvent| matches!(event, BrokerEvent::TopicCreated { .. });
        world.events.iter().filter(made).count()
    };
    assert_eq!(ask(2), 2);
    assert_eq!(ask(10_001), 0);
}

#[test]
fn a_name_said_many_times_is_refused_once() {
    let mut world = World::new();
    world.create_topic("orders", 1);
    let topic = |name: &str| CreatePartitionsTopic {
        name: name.into(),
        count: 3,
        ..CreatePartitionsTopic::default()
    };
    let topics = ["orders", "pears", "orders", "orders", "pears", "apples"].map(topic).to_vec();
    let request = CreatePartitionsRequest { topics, ..CreatePartitionsRequest::default() };
    let response = world.call(A, 3, Request::CreatePartitions(request));
    let Response::CreatePartitions(response) = response else { panic!("{response:?}") };
    let codes: Vec<_> =
        response.results.iter().map(|result| (&*result.name, result.error_code)).collect();
    assert_eq!(codes, [("orders", 42), ("pears", 42), ("apples", 3)]);
}

#[test]
fn the_first_question_for_a_coordinator_makes_its_topic() {
    let mut world = World::new();
    let ask = |world: &mut World| {
        let request =
            FindCoordinatorRequest { key: "g1".into(), ..FindCoordinatorRequest::default() };
        let response = world.call(A, 2, Request::FindCoordinator(request));
        let Response::FindCoordinator(response) = response else { panic!("{response:?}") };
        (response.error_code, response.node_id)
    };
    assert_eq!(ask(&mut world), (ErrorCode::CoordinatorNotAvailable.code(), -1));
    world.advance(100);
    assert_eq!(ask(&mut world), (0, 1));
    let topic = world.broker.metadata().topic("__consumer_offsets").unwrap();
    assert_eq!((topic.partition_count(), topic.internal), (50, true));
    assert!(topic.config.cleanup_policy.compact);
}

#[test]
fn validate_only_changes_nothing() {
    let mut world = World::new();
    let topic = create_topics_request::CreatableTopic {
        name: "maybe".into(),
        num_partitions: 3,
        replication_factor: -1,
        ..Default::default()
    };
    let request = CreateTopicsRequest {
        topics: vec![topic],
        validate_only: true,
        ..CreateTopicsRequest::default()
    };
    let response = world.call(A, 7, Request::CreateTopics(request));
    let Response::CreateTopics(response) = response else { panic!("{response:?}") };
    assert_eq!((response.topics[0].error_code, response.topics[0].num_partitions), (0, 3));
    assert_eq!(response.topics[0].configs.as_ref().map(Vec::len), Some(33));
    assert_eq!(world.metadata("maybe", false).error_code, 3);
}
