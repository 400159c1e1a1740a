//! DescribeTopicPartitions (KIP-966): partitions of topics in order of name, page by page.

use protocol::messages::describe_topic_partitions_request::{
    Cursor as RequestCursor, DescribeTopicPartitionsRequest, TopicRequest,
};
use protocol::messages::describe_topic_partitions_response::{
    Cursor, DescribeTopicPartitionsResponse, DescribeTopicPartitionsResponsePartition,
    DescribeTopicPartitionsResponseTopic,
};
use protocol::{ErrorCode, SortedSet, Str};

use super::{OPERATIONS_NOT_ASKED, TOPIC_OPERATIONS};
use crate::config::BrokerConfig;
use crate::controller::names;
use crate::metadata::{MetadataImage, PartitionImage, TopicImage, is_internal};

/// Answers DescribeTopicPartitions.
pub(crate) fn handle(
    config: &BrokerConfig,
    image: &MetadataImage,
    request: &DescribeTopicPartitionsRequest,
) -> DescribeTopicPartitionsResponse {
    let all = request.topics.is_empty();
    let from = request.cursor.as_ref().map_or("", |cursor| cursor.topic_name.as_str());
    let names: SortedSet<&Str> = match all {
        true => image.topics().map(|topic| &topic.name).collect(),
        false => request.topics.iter().map(|topic| &topic.name).collect(),
    };
    if let Some(cursor) = &request.cursor {
        let listed = all || names.contains(&cursor.topic_name);
        if cursor.partition_index < 0 || !listed {
            return refusal(&request.topics);
        }
    }
    let limit =
        request.response_partition_limit.min(config.max_request_partition_size_limit).max(1);
    let mut response = DescribeTopicPartitionsResponse::default();
    let mut room = limit;
    for name in names.into_iter().filter(|name| name.as_str() >= from) {
        if room == 0 {
            response.next_cursor = cursor_at(name, 0);
            break;
        }
        let Some(topic) = image.topic(name) else {
            if !all {
                response.topics.push(unknown(config, name));
            }
            continue;
        };
        let first = start_of(topic, request.cursor.as_ref());
        let (described, end) = describe(topic, first, room);
        room -= described.partitions.len() as i32;
        response.topics.push(described);
        if end < topic.partition_count() {
            response.next_cursor = cursor_at(name, end);
            break;
        }
    }
    response
}

fn start_of(topic: &TopicImage, cursor: Option<&RequestCursor>) -> i32 {
    match cursor {
        Some(cursor) if cursor.topic_name == topic.name => cursor.partition_index,
        _ => 0,
    }
}

/// Partitions `first..` of a topic, at most `room`; the number behind the last.
fn describe(
    topic: &TopicImage,
    first: i32,
    room: i32,
) -> (DescribeTopicPartitionsResponseTopic, i32) {
    let end = first.saturating_add(room).min(topic.partition_count()).max(first);
    let partitions = (first..end).filter_map(|index| Some((topic.partition(index)?, index)));
    let described = DescribeTopicPartitionsResponseTopic {
        name: Some(topic.name.clone()),
        topic_id: topic.id,
        is_internal: topic.internal,
        partitions: partitions.map(partition).collect(),
        topic_authorized_operations: TOPIC_OPERATIONS,
        ..DescribeTopicPartitionsResponseTopic::default()
    };
    (described, end)
}

fn partition(
    (partition, index): (&PartitionImage, i32),
) -> DescribeTopicPartitionsResponsePartition {
    let error = match partition.leader {
        -1 => ErrorCode::LeaderNotAvailable,
        _ => ErrorCode::None,
    };
    DescribeTopicPartitionsResponsePartition {
        error_code: error.code(),
        partition_index: index,
        leader_id: partition.leader,
        leader_epoch: partition.leader_epoch,
        replica_nodes: partition.replicas.clone(),
        isr_nodes: partition.isr.clone(),
        eligible_leader_replicas: Some(partition.eligible_leader_replicas.clone()),
        last_known_elr: Some(partition.last_known_elr.clone()),
        ..DescribeTopicPartitionsResponsePartition::default()
    }
}

fn unknown(config: &BrokerConfig, name: &Str) -> DescribeTopicPartitionsResponseTopic {
    let error = match names::validate(name, config.era) {
        Ok(()) => ErrorCode::UnknownTopicOrPartition,
        Err(_) => ErrorCode::InvalidTopicException,
    };
    DescribeTopicPartitionsResponseTopic {
        error_code: error.code(),
        name: Some(name.clone()),
        is_internal: is_internal(name),
        topic_authorized_operations: TOPIC_OPERATIONS,
        ..DescribeTopicPartitionsResponseTopic::default()
    }
}

fn cursor_at(name: &Str, partition_index: i32) -> Option<Cursor> {
    Some(Cursor { topic_name: name.clone(), partition_index, ..Cursor::default() })
}

/// A cursor that points nowhere: every topic asked for gets the error.
fn refusal(asked: &[TopicRequest]) -> DescribeTopicPartitionsResponse {
    let topic = |topic: &TopicRequest| DescribeTopicPartitionsResponseTopic {
        error_code: ErrorCode::InvalidRequest.code(),
        name: Some(topic.name.clone()),
        topic_authorized_operations: OPERATIONS_NOT_ASKED,
        ..DescribeTopicPartitionsResponseTopic::default()
    };
    let topics = asked.iter().map(topic).collect();
    DescribeTopicPartitionsResponse { topics, ..DescribeTopicPartitionsResponse::default() }
}
