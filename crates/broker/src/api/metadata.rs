//! Metadata: brokers, the controller, and the topics asked for, which may make them
//! (KafkaApis.handleTopicMetadataRequest).

use protocol::era::Era;
use protocol::messages::metadata_request::{MetadataRequest, MetadataRequestTopic};
use protocol::messages::metadata_response::{
    MetadataResponse, MetadataResponseBroker, MetadataResponsePartition, MetadataResponseTopic,
};
use protocol::{ErrorCode, SortedSet, Str, Uuid};

use super::{CLUSTER_OPERATIONS, OPERATIONS_NOT_ASKED, TOPIC_OPERATIONS};
use crate::config::BrokerConfig;
use crate::controller::names;
use crate::metadata::{BrokerImage, MetadataImage, PartitionImage, TopicImage, is_internal};

/// Answers Metadata; the names are topics to make, for which the asker is told to come again.
pub(crate) fn handle(
    config: &BrokerConfig,
    image: &MetadataImage,
    version: i16,
    request: &MetadataRequest,
) -> (MetadataResponse, Vec<Str>) {
    let asked = request.topics.as_deref().unwrap_or_default();
    let illegal = |topic: &MetadataRequestTopic| topic.name.is_none() || !topic.topic_id.is_zero();
    if version < 12 && asked.iter().any(illegal) {
        return (refusal(asked), Vec::new());
    }
    let answer = Answer {
        config,
        image,
        operations: match request.include_topic_authorized_operations {
            true => TOPIC_OPERATIONS,
            false => OPERATIONS_NOT_ASKED,
        },
        may_create: request.allow_auto_topic_creation || version < 4,
    };
    let all = request.topics.is_none() || (version == 0 && asked.is_empty());
    let mut creations = Vec::new();
    let topics = if all {
        image.topics().map(|topic| answer.known(topic)).collect()
    } else {
        answer.asked(asked, &mut creations)
    };
    let brokers = image.alive_brokers().map(broker).collect();
    let response = MetadataResponse {
        brokers,
        cluster_id: Some(image.cluster_id.clone()),
        controller_id: image.controller_id,
        topics,
        cluster_authorized_operations: match request.include_cluster_authorized_operations {
            true => CLUSTER_OPERATIONS,
            false => OPERATIONS_NOT_ASKED,
        },
        ..MetadataResponse::default()
    };
    (response, creations)
}

struct Answer<'a> {
    config: &'a BrokerConfig,
    image: &'a MetadataImage,
    operations: i32,
    may_create: bool,
}

impl Answer<'_> {
    fn known(&self, topic: &TopicImage) -> MetadataResponseTopic {
        MetadataResponseTopic {
            name: Some(topic.name.clone()),
            topic_id: topic.id,
            is_internal: topic.internal,
            partitions: topic.partitions.iter().zip(0..).map(partition).collect(),
            topic_authorized_operations: self.operations,
            ..MetadataResponseTopic::default()
        }
    }

    fn missing(&self, error: ErrorCode, name: Option<&Str>, id: Uuid) -> MetadataResponseTopic {
        MetadataResponseTopic {
            error_code: error.code(),
            name: name.cloned(),
            topic_id: id,
            is_internal: name.is_some_and(|name| is_internal(name)),
            topic_authorized_operations: self.operations,
            ..MetadataResponseTopic::default()
        }
    }

    /// Ids win: with one id in the request, names are not looked at.
    fn asked(
        &self,
        asked: &[MetadataRequestTopic],
        creations: &mut Vec<Str>,
    ) -> Vec<MetadataResponseTopic> {
        let mut seen = SortedSet::new();
        let ids = asked.iter().map(|topic| topic.topic_id).filter(|id| !id.is_zero());
        let ids: Vec<Uuid> = ids.filter(|id| seen.insert(*id)).collect();
        if !ids.is_empty() {
            let by_id = |id: Uuid| match self.image.topic_by_id(id) {
                Some(topic) => self.known(topic),
                None => self.missing(ErrorCode::UnknownTopicId, None, id),
            };
            return ids.into_iter().map(by_id).collect();
        }
        let mut seen = SortedSet::new();
        let names = asked.iter().filter_map(|topic| topic.name.as_ref());
        let names = names.filter(|name| seen.insert(*name));
        names.map(|name| self.by_name(name, creations)).collect()
    }

    fn by_name(&self, name: &Str, creations: &mut Vec<Str>) -> MetadataResponseTopic {
        if let Some(topic) = self.image.topic(name) {
            return self.known(topic);
        }
        let creates = self.may_create && self.config.auto_create_topics_enable;
        // 2.5.1 looks at a name only when it is about to create the topic.
        let is_looked_at = creates || self.config.era == Era::Kafka4;
        let error = if is_looked_at && names::validate(name, self.config.era).is_err() {
            ErrorCode::InvalidTopicException
        } else if !creates {
            ErrorCode::UnknownTopicOrPartition
        } else {
            creations.push(name.clone());
            match self.config.era {
                Era::Kafka4 => ErrorCode::UnknownTopicOrPartition,
                Era::Kafka25 => ErrorCode::LeaderNotAvailable,
            }
        };
        self.missing(error, Some(name), Uuid::ZERO)
    }
}

fn broker(broker: &BrokerImage) -> MetadataResponseBroker {
    MetadataResponseBroker {
        node_id: broker.id,
        host: broker.host.clone(),
        port: i32::from(broker.port),
        rack: broker.rack.clone(),
        ..MetadataResponseBroker::default()
    }
}

fn partition((partition, index): (&PartitionImage, i32)) -> MetadataResponsePartition {
    let error = match partition.leader {
        -1 => ErrorCode::LeaderNotAvailable,
        _ => ErrorCode::None,
    };
    MetadataResponsePartition {
        error_code: error.code(),
        partition_index: index,
        leader_id: partition.leader,
        leader_epoch: partition.leader_epoch,
        replica_nodes: partition.replicas.clone(),
        isr_nodes: partition.isr.clone(),
        ..MetadataResponsePartition::default()
    }
}

/// Null names and ids before version 12: the whole request is refused.
fn refusal(asked: &[MetadataRequestTopic]) -> MetadataResponse {
    let topic = |topic: &MetadataRequestTopic| MetadataResponseTopic {
        error_code: ErrorCode::InvalidRequest.code(),
        name: Some(topic.name.clone().unwrap_or_default()),
        topic_id: topic.topic_id,
        ..MetadataResponseTopic::default()
    };
    MetadataResponse {
        topics: asked.iter().map(topic).collect(),
        error_code: ErrorCode::InvalidRequest.code(),
        ..MetadataResponse::default()
    }
}
