//! Every version of every API the broker serves is answered in that version: no field of an answer
//! is one the version cannot carry.

mod common;

use broker::api::api_versions::{SERVED, ServedVersions};
use broker::{BrokerConfig, Storage};
use common::{A, World, fetch_request, produce_request};
use protocol::era::Era;
use protocol::frame::encode_request;
use protocol::messages::*;
use protocol::{ApiKey, Request, Response};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Requests that reach deep into an answer, for as many versions as can carry them.
fn requests(api: ApiKey) -> Vec<Request> {
    let topic = || metadata_request::MetadataRequestTopic {
        name: Some("orders".into()),
        ..Default::default()
    };
    match api {
        ApiKey::Produce => {
            vec![produce_request("orders", 0, "a", -1), produce_request("x", 0, "a", 1)]
        }
        ApiKey::Fetch => vec![fetch_request("orders", 0, 0, 0), fetch_request("x", 0, 0, 0)],
        ApiKey::Metadata => vec![
            Request::Metadata(MetadataRequest {
                topics: Some(vec![topic()]),
                ..Default::default()
            }),
            Request::Metadata(MetadataRequest { topics: None, ..Default::default() }),
        ],
        ApiKey::ListOffsets => {
            let partition = |timestamp| list_offsets_request::ListOffsetsPartition {
                timestamp,
                ..Default::default()
            };
            let topic = list_offsets_request::ListOffsetsTopic {
                name: "orders".into(),
                partitions: vec![partition(-1)],
                ..Default::default()
            };
            vec![Request::ListOffsets(ListOffsetsRequest {
                topics: vec![topic],
                ..Default::default()
            })]
        }
        ApiKey::CreateTopics => {
            let topic = |name: &str| create_topics_request::CreatableTopic {
                name: name.into(),
                num_partitions: 1,
                replication_factor: 1,
                ..Default::default()
            };
            let topics = vec![topic("orders"), topic("new"), topic("bad name")];
            vec![Request::CreateTopics(CreateTopicsRequest { topics, ..Default::default() })]
        }
        ApiKey::CreatePartitions => {
            let topic = create_partitions_request::CreatePartitionsTopic {
                name: "orders".into(),
                count: 9,
                assignments: None,
                ..Default::default()
            };
            let topics = vec![topic];
            vec![Request::CreatePartitions(CreatePartitionsRequest {
                topics,
                ..Default::default()
            })]
        }
        ApiKey::DeleteTopics => {
            let state = delete_topics_request::DeleteTopicState {
                name: Some("orders".into()),
                ..Default::default()
            };
            let by_state = DeleteTopicsRequest { topics: vec![state], ..Default::default() };
            let topic_names = vec!["orders".into(), "ghost".into()];
            let by_name = DeleteTopicsRequest { topic_names, ..Default::default() };
            vec![Request::DeleteTopics(by_state), Request::DeleteTopics(by_name)]
        }
        _ => requests_of_the_cluster(api),
    }
}

fn requests_of_the_cluster(api: ApiKey) -> Vec<Request> {
    match api {
        ApiKey::DescribeConfigs => {
            let resource =
                |resource_type, name: &str| describe_configs_request::DescribeConfigsResource {
                    resource_type,
                    resource_name: name.into(),
                    configuration_keys: None,
                    ..Default::default()
                };
            let resources = vec![resource(2, "orders"), resource(4, "1"), resource(32, "g")];
            let include_synonyms = true;
            let request =
                DescribeConfigsRequest { resources, include_synonyms, ..Default::default() };
            vec![Request::DescribeConfigs(request)]
        }
        ApiKey::FindCoordinator => vec![
            Request::FindCoordinator(FindCoordinatorRequest {
                key: "g".into(),
                ..Default::default()
            }),
            Request::FindCoordinator(FindCoordinatorRequest {
                coordinator_keys: vec!["g".into()],
                ..Default::default()
            }),
        ],
        ApiKey::DescribeTopicPartitions => {
            vec![Request::DescribeTopicPartitions(DescribeTopicPartitionsRequest::default())]
        }
        ApiKey::DescribeCluster => {
            vec![Request::DescribeCluster(DescribeClusterRequest::default())]
        }
        ApiKey::InitProducerId => vec![
            Request::InitProducerId(InitProducerIdRequest {
                transactional_id: None,
                ..Default::default()
            }),
            Request::InitProducerId(InitProducerIdRequest::default()),
        ],
        _ => requests_of_partitions(api),
    }
}

fn requests_of_partitions(api: ApiKey) -> Vec<Request> {
    match api {
        ApiKey::DeleteRecords => {
            let topic = |name: &str| delete_records_request::DeleteRecordsTopic {
                name: name.into(),
                partitions: vec![Default::default()],
                ..Default::default()
            };
            let topics = vec![topic("orders"), topic("ghost")];
            vec![Request::DeleteRecords(DeleteRecordsRequest { topics, ..Default::default() })]
        }
        ApiKey::OffsetForLeaderEpoch => {
            let topic = |name: &str| offset_for_leader_epoch_request::OffsetForLeaderTopic {
                topic: name.into(),
                partitions: vec![Default::default()],
                ..Default::default()
            };
            let topics = vec![topic("orders"), topic("ghost")];
            let request = OffsetForLeaderEpochRequest { topics, ..Default::default() };
            vec![Request::OffsetForLeaderEpoch(request)]
        }
        ApiKey::DescribeProducers => {
            let topic = |name: &str| describe_producers_request::TopicRequest {
                name: name.into(),
                partition_indexes: vec![0, 9],
                ..Default::default()
            };
            let topics = vec![topic("orders"), topic("ghost"), topic("bad name")];
            let request = DescribeProducersRequest { topics, ..Default::default() };
            vec![Request::DescribeProducers(request)]
        }
        ApiKey::DescribeTransactions => {
            let transactional_ids = vec!["tx".into(), "".into()];
            let request = DescribeTransactionsRequest { transactional_ids, ..Default::default() };
            vec![Request::DescribeTransactions(request)]
        }
        ApiKey::DescribeLogDirs => {
            let topics = None;
            let request = DescribeLogDirsRequest { topics, ..Default::default() };
            vec![Request::DescribeLogDirs(request)]
        }
        ApiKey::AlterReplicaLogDirs => {
            let topic = alter_replica_log_dirs_request::AlterReplicaLogDirTopic {
                name: "orders".into(),
                partitions: vec![0, 9],
                ..Default::default()
            };
            let dir = alter_replica_log_dirs_request::AlterReplicaLogDir {
                path: "/nowhere".into(),
                topics: vec![topic],
                ..Default::default()
            };
            let dirs = vec![dir];
            let request = AlterReplicaLogDirsRequest { dirs, ..Default::default() };
            vec![Request::AlterReplicaLogDirs(request)]
        }
        _ => requests_of_configs(api),
    }
}

fn requests_of_configs(api: ApiKey) -> Vec<Request> {
    match api {
        ApiKey::AlterConfigs => {
            let resource = |name: &str| alter_configs_request::AlterConfigsResource {
                resource_type: 2,
                resource_name: name.into(),
                ..Default::default()
            };
            let resources = vec![resource("orders"), resource("ghost")];
            vec![Request::AlterConfigs(AlterConfigsRequest { resources, ..Default::default() })]
        }
        ApiKey::IncrementalAlterConfigs => {
            let resource = |name: &str| incremental_alter_configs_request::AlterConfigsResource {
                resource_type: 2,
                resource_name: name.into(),
                ..Default::default()
            };
            let resources = vec![resource("orders"), resource("ghost")];
            let request = IncrementalAlterConfigsRequest { resources, ..Default::default() };
            vec![Request::IncrementalAlterConfigs(request)]
        }
        ApiKey::ListConfigResources => [vec![], vec![2, 4, 8, 16, 32], vec![1]]
            .into_iter()
            .map(|resource_types| {
                let request = ListConfigResourcesRequest { resource_types, ..Default::default() };
                Request::ListConfigResources(request)
            })
            .collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_version_is_answered_in_its_own_words() {
    for era in Era::ALL {
        let served = ServedVersions::of(era);
        for api in SERVED {
            let of_era = |version: &i16| served.contains(api as i16, *version);
            for version in api.versions().filter(of_era) {
                let carried = |request: &Request| encode_request(version, 1, None, request).is_ok();
                for request in requests(api).into_iter().filter(carried) {
                    let mut world = World::with(BrokerConfig::new(era));
                    world.create_topic("orders", 2);
                    let response: Response = world.call(A, version, request);
                    assert_eq!(response.api_key(), api);
                }
            }
        }
    }
}

#[test]
fn what_is_advertised_is_what_the_protocol_has() {
    let mut world = World::new();
    let response = world.call(A, 0, Request::ApiVersions(ApiVersionsRequest::default()));
    let Response::ApiVersions(response) = response else { panic!("{response:?}") };
    let advertised = |api: ApiKey| response.api_keys.iter().any(|it| it.api_key == api as i16);
    assert!(SERVED.into_iter().all(advertised));
    for range in &response.api_keys {
        let api = ApiKey::from_i16(range.api_key).unwrap();
        assert_eq!(range.max_version, api.max_version(), "{api}");
    }
}

#[test]
fn a_formatted_disk_keeps_its_cluster_id() {
    let config = BrokerConfig::new(Era::Kafka4);
    let now = protocol::time::Instant::from_millis(0);
    let storage = Storage::formatted("AAAAAAAAAAAAAAAAAAAAAQ".into());
    let start =
        |storage| broker::Broker::start(config.clone(), storage, protocol::rng::Rng::new(1), now);
    let broker = start(storage);
    assert_eq!(broker.metadata().cluster_id, "AAAAAAAAAAAAAAAAAAAAAQ");
    let chosen = start(Storage::new()).metadata().cluster_id.clone();
    assert_eq!(chosen.len(), 22);
    let again = start(start(Storage::new()).into_storage());
    assert_eq!(again.metadata().cluster_id, chosen);
}
