//! Configs changed while the broker runs: they take effect at once, outlive the process, and go
//! back to what they were.

mod common;

use broker::BrokerConfig;
use common::{A, World};
use protocol::era::Era;
use protocol::messages::describe_configs_request::DescribeConfigsResource;
use protocol::messages::incremental_alter_configs_request::{
    AlterConfigsResource, AlterableConfig,
};
use protocol::messages::*;
use protocol::{ErrorCode, Request, Response};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const TOPIC: i8 = 2;
const BROKER: i8 = 4;
const CLIENT_METRICS: i8 = 16;
const SET: i8 = 0;
const DELETE: i8 = 1;
const APPEND: i8 = 2;

fn alter(
    world: &mut World,
    (resource_type, resource_name): (i8, &str),
    (name, config_operation, value): (&str, i8, &str),
) -> (i16, String) {
    let config = AlterableConfig {
        name: name.into(),
        config_operation,
        value: (config_operation != DELETE).then(|| value.into()),
        ..AlterableConfig::default()
    };
    let resource = AlterConfigsResource {
        resource_type,
        resource_name: resource_name.into(),
        configs: vec![config],
        ..AlterConfigsResource::default()
    };
    let request = IncrementalAlterConfigsRequest {
        resources: vec![resource],
        ..IncrementalAlterConfigsRequest::default()
    };
    let response = world.call(A, 1, Request::IncrementalAlterConfigs(request));
    let Response::IncrementalAlterConfigs(response) = response else { panic!("{response:?}") };
    let answer = &response.responses[0];
    (answer.error_code, answer.error_message.clone().unwrap_or_default().to_string())
}

/// A config as it is described: value and number of its source.
fn described(world: &mut World, resource: (i8, &str), name: &str) -> (String, i8) {
    let resource = DescribeConfigsResource {
        resource_type: resource.0,
        resource_name: resource.1.into(),
        configuration_keys: Some(vec![name.into()]),
        ..DescribeConfigsResource::default()
    };
    let request =
        DescribeConfigsRequest { resources: vec![resource], ..DescribeConfigsRequest::default() };
    let response = world.call(A, 2, Request::DescribeConfigs(request));
    let Response::DescribeConfigs(response) = response else { panic!("{response:?}") };
    let config = &response.results[0].configs[0];
    (config.value.clone().unwrap_or_default().to_string(), config.config_source)
}

fn fine() -> (i16, String) {
    (0, String::new())
}

#[test]
fn a_limit_set_for_all_brokers_holds_for_every_topic_without_its_own() {
    let mut world = World::new();
    world.create_topic("orders", 1);
    world.create_topic("users", 1);
    let own = alter(&mut world, (TOPIC, "users"), ("max.message.bytes", SET, "100000"));
    assert_eq!(own, fine());
    assert_eq!(alter(&mut world, (BROKER, ""), ("message.max.bytes", SET, "100")), fine());
    let long = "x".repeat(200);
    assert_eq!(world.produce("orders", 0, &long).0, ErrorCode::MessageTooLarge.code());
    assert_eq!(world.produce("users", 0, &long).0, 0);
    let seen = described(&mut world, (TOPIC, "orders"), "max.message.bytes");
    assert_eq!(seen, ("100".to_owned(), 3));

    let mut world = world.restart();
    assert_eq!(world.produce("orders", 0, &long).0, ErrorCode::MessageTooLarge.code());
    assert_eq!(alter(&mut world, (BROKER, "1"), ("message.max.bytes", SET, "5000")), fine());
    assert_eq!(described(&mut world, (BROKER, "1"), "message.max.bytes"), ("5000".to_owned(), 2));
    assert_eq!(described(&mut world, (BROKER, ""), "message.max.bytes"), ("100".to_owned(), 3));
    assert_eq!(world.produce("orders", 0, &long).0, 0);

    assert_eq!(alter(&mut world, (BROKER, "1"), ("message.max.bytes", DELETE, "")), fine());
    assert_eq!(world.produce("orders", 0, &long).0, ErrorCode::MessageTooLarge.code());
    assert_eq!(alter(&mut world, (BROKER, ""), ("message.max.bytes", DELETE, "")), fine());
    assert_eq!(world.produce("orders", 0, &long).0, 0);
    let seen = described(&mut world, (TOPIC, "orders"), "max.message.bytes");
    assert_eq!(seen, ("1048588".to_owned(), 5));
}

#[test]
fn a_topics_config_outlives_the_broker_but_not_the_topic() {
    let mut world = World::new();
    world.create_topic("orders", 1);
    assert_eq!(alter(&mut world, (TOPIC, "orders"), ("cleanup.policy", APPEND, "compact")), fine());
    let mut world = world.restart();
    let policy = described(&mut world, (TOPIC, "orders"), "cleanup.policy");
    assert_eq!(policy, ("delete,compact".to_owned(), 1));

    let name = delete_topics_request::DeleteTopicState {
        name: Some("orders".into()),
        ..Default::default()
    };
    let request = DeleteTopicsRequest { topics: vec![name], ..DeleteTopicsRequest::default() };
    let _ = world.call(A, 6, Request::DeleteTopics(request));
    world.create_topic("orders", 1);
    let policy = described(&mut world, (TOPIC, "orders"), "cleanup.policy");
    assert_eq!(policy, ("delete".to_owned(), 5));
}

#[test]
fn what_needs_a_restart_or_is_kept_for_elections_is_refused() {
    let mut world = World::new();
    let (code, words) = alter(&mut world, (BROKER, "1"), ("num.partitions", SET, "3"));
    assert_eq!(code, ErrorCode::InvalidRequest.code());
    assert_eq!(words, "Cannot update these configs dynamically: [num.partitions]");
    let (code, words) = alter(&mut world, (BROKER, ""), ("listeners", SET, "PLAINTEXT://:1"));
    assert_eq!(code, ErrorCode::InvalidRequest.code());
    assert_eq!(
        words,
        "Cannot update these configs at default cluster level, broker id must be specified: \
         [listeners]"
    );
    let (code, words) = alter(&mut world, (BROKER, "1"), ("min.insync.replicas", SET, "2"));
    assert_eq!(code, ErrorCode::InvalidConfig.code());
    assert_eq!(words, "Broker-level min.insync.replicas cannot be altered while ELR is enabled.");
    let without_controller = ("listeners", SET, "PLAINTEXT://:1");
    let (code, words) = alter(&mut world, (BROKER, "1"), without_controller);
    assert_eq!(code, ErrorCode::InvalidRequest.code());
    assert!(words.starts_with("requirement failed: controller.listener.names must"), "{words}");
    let both = ("listeners", SET, "PLAINTEXT://:1,CONTROLLER://:2");
    assert_eq!(alter(&mut world, (BROKER, "1"), both), fine());
    let (_, words) =
        alter(&mut world, (BROKER, ""), ("log.cleaner.dedupe.buffer.size", SET, "1048576"));
    assert_eq!(
        words,
        "requirement failed: log.cleaner.dedupe.buffer.size must be at least 1MB per cleaner \
         thread."
    );
}

#[test]
fn a_subscription_of_metrics_names_only_what_was_set_on_it() {
    let mut world = World::new();
    let subscription = (CLIENT_METRICS, "m");
    assert_eq!(alter(&mut world, subscription, ("interval.ms", SET, "1000")), fine());
    let resource = DescribeConfigsResource {
        resource_type: CLIENT_METRICS,
        resource_name: "m".into(),
        configuration_keys: None,
        ..DescribeConfigsResource::default()
    };
    let request = DescribeConfigsRequest {
        resources: vec![resource],
        include_synonyms: true,
        ..DescribeConfigsRequest::default()
    };
    let response = world.call(A, 4, Request::DescribeConfigs(request));
    let Response::DescribeConfigs(response) = response else { panic!("{response:?}") };
    let synonyms = response.results[0].configs.iter().map(|config| {
        let sources = config.synonyms.iter().map(|synonym| synonym.source).collect();
        (config.name.as_str(), config.config_source, sources)
    });
    // A default is the value's source, but no synonym.
    let expected = vec![("interval.ms", 7, vec![7]), ("match", 5, vec![]), ("metrics", 5, vec![])];
    assert_eq!(synonyms.collect::<Vec<(&str, i8, Vec<i8>)>>(), expected);
    let (code, words) = alter(&mut world, subscription, ("match", SET, "client_id="));
    assert_eq!(code, ErrorCode::InvalidConfig.code());
    assert_eq!(words, "Illegal client matching pattern: client_id=");
}

#[test]
fn the_old_era_refuses_with_its_own_codes_and_words() {
    let mut world = World::with(BrokerConfig::new(Era::Kafka25));
    world.create_topic("orders", 1);
    let orders = (TOPIC, "orders");
    let bad = alter(&mut world, orders, ("retention.ms", SET, "abc"));
    let words = "Invalid config value for resource ConfigResource(type=TOPIC, name='orders'): \
                 Invalid value abc for configuration retention.ms: Not a number of type LONG";
    assert_eq!(bad, (ErrorCode::InvalidRequest.code(), words.to_owned()));
    let unknown = alter(&mut world, orders, ("nope", SET, "1"));
    let words = "Unknown topic config name: nope";
    assert_eq!(unknown, (ErrorCode::InvalidConfig.code(), words.to_owned()));
    let no_list = alter(&mut world, orders, ("retention.ms", APPEND, "1"));
    let words = "Config value append is not allowed for config key: retention.ms";
    assert_eq!(no_list, (ErrorCode::InvalidRequest.code(), words.to_owned()));
    let no_topic = alter(&mut world, (TOPIC, "nowhere"), ("retention.ms", SET, "abc"));
    let words = "Topic \"nowhere\" does not exist.";
    assert_eq!(no_topic, (ErrorCode::UnknownServerError.code(), words.to_owned()));
    let fixed = alter(&mut world, (BROKER, "1"), ("num.partitions", SET, "2"));
    let words = "Invalid config value for resource ConfigResource(type=BROKER, name='1'): Cannot \
                 update these configs dynamically: Set(num.partitions)";
    assert_eq!(fixed, (ErrorCode::InvalidRequest.code(), words.to_owned()));
    assert_eq!(alter(&mut world, orders, ("cleanup.policy", SET, "delete")), fine());
    for _ in 0..2 {
        let more = alter(&mut world, orders, ("cleanup.policy", APPEND, "compact"));
        assert_eq!(more, fine());
    }
    let (policy, _) = described(&mut world, orders, "cleanup.policy");
    assert_eq!(policy, "delete,compact,compact");
}

#[test]
fn remote_storage_is_refused_as_by_a_cluster_without_it() {
    let mut world = World::new();
    world.create_topic("orders", 1);
    let (code, words) =
        alter(&mut world, (TOPIC, "orders"), ("remote.storage.enable", SET, "true"));
    assert_eq!(code, ErrorCode::InvalidConfig.code());
    assert!(words.starts_with("Tiered Storage functionality is disabled"), "{words}");
    let off = alter(&mut world, (TOPIC, "orders"), ("remote.storage.enable", SET, "false"));
    assert_eq!(off, fine());
}
