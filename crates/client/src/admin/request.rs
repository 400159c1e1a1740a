//! What each admin call asks, and of whom.

use super::machine::Admin;
use super::{ConfigResource, NewTopic};
use crate::network::Node;
use protocol::messages::create_partitions_request::{
    CreatePartitionsRequest, CreatePartitionsTopic,
};
use protocol::messages::create_topics_request::{
    CreatableTopic, CreatableTopicConfig, CreateTopicsRequest,
};
use protocol::messages::delete_groups_request::DeleteGroupsRequest;
use protocol::messages::delete_topics_request::{DeleteTopicState, DeleteTopicsRequest};
use protocol::messages::describe_configs_request::{
    DescribeConfigsRequest, DescribeConfigsResource,
};
use protocol::messages::find_coordinator_request::FindCoordinatorRequest;
use protocol::time::Duration;
use protocol::{ApiKey, Request, Str};

/// The first DeleteTopics version that can name topics by id.
const DELETE_TOPICS_WITH_IDS: i16 = 6;
/// The first FindCoordinator version that takes several keys.
const FIND_COORDINATOR_BATCHED: i16 = 4;

/// One request's worth of a call.
#[derive(Clone, Debug)]
pub(super) enum Work {
    CreateTopics(Vec<NewTopic>),
    DeleteTopics(Vec<Str>),
    CreatePartitions(Vec<(Str, i32)>),
    DeleteGroup { group: Str, coordinator: Option<i32> },
    DescribeConfigs { node: Option<i32>, resources: Vec<ConfigResource> },
}

/// Who can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    Any,
    Broker(i32),
    Controller,
}

impl Work {
    pub(super) const fn is_empty(&self) -> bool {
        match self {
            Self::CreateTopics(topics) => topics.is_empty(),
            Self::DeleteTopics(topics) => topics.is_empty(),
            Self::CreatePartitions(topics) => topics.is_empty(),
            Self::DescribeConfigs { resources, .. } => resources.is_empty(),
            Self::DeleteGroup { .. } => false,
        }
    }

    pub(super) const fn destination(&self) -> Destination {
        match self {
            Self::CreateTopics(_) | Self::DeleteTopics(_) | Self::CreatePartitions(_) => {
                Destination::Controller
            }
            Self::DeleteGroup { coordinator: Some(id), .. }
            | Self::DescribeConfigs { node: Some(id), .. } => Destination::Broker(*id),
            Self::DeleteGroup { .. } | Self::DescribeConfigs { .. } => Destination::Any,
        }
    }

    /// The name Kafka's messages give the call.
    pub(super) const fn call_name(&self) -> &'static str {
        match self {
            Self::CreateTopics(_) => "createTopics",
            Self::DeleteTopics(_) => "deleteTopics",
            Self::CreatePartitions(_) => "createPartitions",
            Self::DeleteGroup { coordinator: None, .. } => "findCoordinator",
            Self::DeleteGroup { .. } => "deleteConsumerGroups",
            Self::DescribeConfigs { .. } => "describeConfigs",
        }
    }

    /// The results it fills in.
    pub(super) fn names(&self) -> Vec<String> {
        match self {
            Self::CreateTopics(topics) => topics.iter().map(|it| it.name.to_string()).collect(),
            Self::DeleteTopics(topics) => topics.iter().map(ToString::to_string).collect(),
            Self::CreatePartitions(topics) => {
                topics.iter().map(|(name, _)| name.to_string()).collect()
            }
            Self::DeleteGroup { group, .. } => vec![group.to_string()],
            Self::DescribeConfigs { resources, .. } => {
                resources.iter().map(ConfigResource::name).collect()
            }
        }
    }
}

impl Admin {
    /// The request for `work` as the versions of `node` want it.
    pub(super) fn request_for(&self, work: &Work, node: Node, timeout: Duration) -> Request {
        let timeout_ms = i32::try_from(timeout.as_millis()).unwrap_or(i32::MAX);
        let version = |api_key| self.network.version_for(node, api_key).unwrap_or_default();
        match work {
            Work::CreateTopics(topics) => Request::CreateTopics(CreateTopicsRequest {
                topics: topics.iter().map(creatable).collect(),
                timeout_ms,
                ..Default::default()
            }),
            Work::DeleteTopics(names) => {
                let by_state = version(ApiKey::DeleteTopics) >= DELETE_TOPICS_WITH_IDS;
                let state = |name: &Str| DeleteTopicState {
                    name: Some(name.clone()),
                    ..Default::default()
                };
                Request::DeleteTopics(DeleteTopicsRequest {
                    topics: names.iter().filter(|_| by_state).map(state).collect(),
                    topic_names: names.iter().filter(|_| !by_state).cloned().collect(),
                    timeout_ms,
                    ..Default::default()
                })
            }
            Work::CreatePartitions(topics) => {
                let topic = |(name, count): &(Str, i32)| CreatePartitionsTopic {
                    name: name.clone(),
                    count: *count,
                    assignments: None,
                    ..Default::default()
                };
                Request::CreatePartitions(CreatePartitionsRequest {
                    topics: topics.iter().map(topic).collect(),
                    timeout_ms,
                    ..Default::default()
                })
            }
            Work::DeleteGroup { group, coordinator: None } => {
                let batched = version(ApiKey::FindCoordinator) >= FIND_COORDINATOR_BATCHED;
                Request::FindCoordinator(FindCoordinatorRequest {
                    key: if batched { Str::EMPTY } else { group.clone() },
                    coordinator_keys: if batched { vec![group.clone()] } else { Vec::new() },
                    ..Default::default()
                })
            }
            Work::DeleteGroup { group, .. } => Request::DeleteGroups(DeleteGroupsRequest {
                groups_names: vec![group.clone()],
                ..Default::default()
            }),
            Work::DescribeConfigs { resources, .. } => {
                Request::DescribeConfigs(DescribeConfigsRequest {
                    resources: resources.iter().map(described).collect(),
                    ..Default::default()
                })
            }
        }
    }
}

fn creatable(topic: &NewTopic) -> CreatableTopic {
    let config = |(name, value): &(String, String)| CreatableTopicConfig {
        name: Str::from(name),
        value: Some(Str::from(value)),
        ..Default::default()
    };
    CreatableTopic {
        name: topic.name.clone(),
        num_partitions: topic.partitions.unwrap_or(-1),
        replication_factor: topic.replication_factor.unwrap_or(-1),
        configs: topic.configs.iter().map(config).collect(),
        ..Default::default()
    }
}

fn described(resource: &ConfigResource) -> DescribeConfigsResource {
    DescribeConfigsResource {
        resource_type: resource.type_id(),
        resource_name: Str::from(resource.name()),
        configuration_keys: None,
        ..Default::default()
    }
}
