//! OffsetFetch: committed offsets of one group or, since version 8, of several (KIP-709); by topic
//! id since version 10.
//!
//! Reads see commits as soon as they are asked for; Kafka shows them once they are visible. With
//! one replica that is the same moment.

use protocol::messages::offset_fetch_request::{
    OffsetFetchRequest, OffsetFetchRequestGroup, OffsetFetchRequestTopic, OffsetFetchRequestTopics,
};
use protocol::messages::offset_fetch_response::{
    OffsetFetchResponse, OffsetFetchResponseGroup, OffsetFetchResponsePartition,
    OffsetFetchResponsePartitions, OffsetFetchResponseTopic, OffsetFetchResponseTopics,
};
use protocol::{ErrorCode, Str, Uuid};

use super::state::{CommittedOffset, Group};
use super::{Call, GroupCoordinator};
use crate::metadata::MetadataImage;

/// First version that asks for several groups.
const FETCHES_GROUPS: i16 = 8;
/// First version in which topics go by id.
const FETCHES_BY_TOPIC_ID: i16 = 10;
/// First version with an error of the group itself.
const HAS_GROUP_ERROR: i16 = 2;

impl GroupCoordinator {
    pub(super) fn offset_fetch(&mut self, call: &Call<'_>, request: OffsetFetchRequest) {
        let version = call.context.api_version;
        let response = if version >= FETCHES_GROUPS {
            let groups = request.groups.iter();
            OffsetFetchResponse {
                groups: groups.map(|group| self.fetch_group(call, group)).collect(),
                ..OffsetFetchResponse::default()
            }
        } else {
            let group = self.fetch_group(call, &one_group(request));
            flatten(group)
        };
        self.outbox.respond(call.context.ticket, response);
    }

    fn fetch_group(
        &self,
        call: &Call<'_>,
        request: &OffsetFetchRequestGroup,
    ) -> OffsetFetchResponseGroup {
        let mut response = OffsetFetchResponseGroup {
            group_id: request.group_id.clone(),
            ..OffsetFetchResponseGroup::default()
        };
        let by_id = call.context.api_version >= FETCHES_BY_TOPIC_ID;
        if let Err(error) = self.check_coordinator(&request.group_id) {
            if call.context.api_version >= HAS_GROUP_ERROR {
                response.error_code = error.code();
            } else {
                let topics = request.topics.iter().flatten();
                response.topics = topics.map(|topic| failed_topic(topic, error)).collect();
            }
            return response;
        }
        let group = self.group(&request.group_id);
        response.topics = match &request.topics {
            None => group.map(|group| all_topics(group, call.cluster, by_id)).unwrap_or_default(),
            Some(topics) => {
                topics.iter().map(|topic| fetch_topic(group, call.cluster, topic, by_id)).collect()
            }
        };
        response
    }
}

fn one_group(request: OffsetFetchRequest) -> OffsetFetchRequestGroup {
    let rename = |topic: OffsetFetchRequestTopic| OffsetFetchRequestTopics {
        name: topic.name,
        partition_indexes: topic.partition_indexes,
        ..OffsetFetchRequestTopics::default()
    };
    let topics = request.topics;
    OffsetFetchRequestGroup {
        group_id: request.group_id,
        topics: topics.map(|topics| topics.into_iter().map(rename).collect()),
        ..OffsetFetchRequestGroup::default()
    }
}

fn flatten(group: OffsetFetchResponseGroup) -> OffsetFetchResponse {
    let partition = |one: OffsetFetchResponsePartitions| OffsetFetchResponsePartition {
        partition_index: one.partition_index,
        committed_offset: one.committed_offset,
        committed_leader_epoch: one.committed_leader_epoch,
        metadata: one.metadata,
        error_code: one.error_code,
        ..OffsetFetchResponsePartition::default()
    };
    let topics = group.topics.into_iter().map(|topic| OffsetFetchResponseTopic {
        name: topic.name,
        partitions: topic.partitions.into_iter().map(partition).collect(),
        ..OffsetFetchResponseTopic::default()
    });
    OffsetFetchResponse {
        topics: topics.collect(),
        error_code: group.error_code,
        ..OffsetFetchResponse::default()
    }
}

/// Every offset of the group; by id only those of topics that still are.
fn all_topics(
    group: &Group,
    cluster: &MetadataImage,
    by_id: bool,
) -> Vec<OffsetFetchResponseTopics> {
    let mut topics: Vec<OffsetFetchResponseTopics> = Vec::new();
    for ((topic, partition), committed) in &group.offsets {
        let id = cluster.topic(topic).map(|image| image.id);
        if by_id && id.is_none() {
            continue;
        }
        if topics.last().is_none_or(|last| last.name != *topic) {
            topics.push(OffsetFetchResponseTopics {
                name: topic.clone(),
                topic_id: if by_id { id.unwrap_or_default() } else { Uuid::ZERO },
                ..OffsetFetchResponseTopics::default()
            });
        }
        if let Some(last) = topics.last_mut() {
            last.partitions.push(partition_of(*partition, Some(committed)));
        }
    }
    topics
}

fn fetch_topic(
    group: Option<&Group>,
    cluster: &MetadataImage,
    request: &OffsetFetchRequestTopics,
    by_id: bool,
) -> OffsetFetchResponseTopics {
    let name = if by_id {
        match cluster.topic_by_id(request.topic_id) {
            Some(image) => image.name.clone(),
            None => return failed_topic(request, ErrorCode::UnknownTopicId),
        }
    } else {
        request.name.clone()
    };
    let committed = |partition: i32| {
        let committed = group?.offsets.get(&(name.clone(), partition))?;
        // The topic was made anew since.
        let is_other = by_id
            && !committed.topic_id.is_zero()
            && !request.topic_id.is_zero()
            && committed.topic_id != request.topic_id;
        (!is_other).then_some(committed)
    };
    let partitions = request.partition_indexes.iter();
    OffsetFetchResponseTopics {
        topic_id: request.topic_id,
        partitions: partitions.map(|index| partition_of(*index, committed(*index))).collect(),
        name,
        ..OffsetFetchResponseTopics::default()
    }
}

fn partition_of(index: i32, committed: Option<&CommittedOffset>) -> OffsetFetchResponsePartitions {
    OffsetFetchResponsePartitions {
        partition_index: index,
        committed_offset: committed.map_or(-1, |committed| committed.offset),
        committed_leader_epoch: committed.map_or(-1, |committed| committed.leader_epoch),
        metadata: Some(committed.map(|committed| committed.metadata.clone()).unwrap_or_default()),
        ..OffsetFetchResponsePartitions::default()
    }
}

fn failed_topic(request: &OffsetFetchRequestTopics, error: ErrorCode) -> OffsetFetchResponseTopics {
    let partitions = request.partition_indexes.iter().map(|index| OffsetFetchResponsePartitions {
        partition_index: *index,
        committed_offset: -1,
        committed_leader_epoch: -1,
        metadata: Some(Str::EMPTY),
        error_code: error.code(),
        ..OffsetFetchResponsePartitions::default()
    });
    OffsetFetchResponseTopics {
        name: request.name.clone(),
        topic_id: request.topic_id,
        partitions: partitions.collect(),
        ..OffsetFetchResponseTopics::default()
    }
}
