//! DescribeProducers (KIP-664): what a partition remembers of those who wrote to it idempotently.

use protocol::messages::DescribeProducersRequest;
use protocol::messages::describe_producers_response::{
    DescribeProducersResponse, PartitionResponse, ProducerState, TopicResponse,
};
use protocol::{ErrorCode, Str};

use crate::config::BrokerConfig;
use crate::controller::names;
use crate::log::ProducerStateEntry;
use crate::metadata::MetadataImage;
use crate::replica::ReplicaManager;

/// No transaction has ever been coordinated for a producer: epochs of coordinators start at 0.
const NO_COORDINATOR_EPOCH: i32 = -1;

/// Answers DescribeProducers.
pub(crate) fn handle(
    config: &BrokerConfig,
    replicas: &ReplicaManager,
    image: &MetadataImage,
    request: &DescribeProducersRequest,
) -> DescribeProducersResponse {
    let topics = request.topics.iter().map(|topic| {
        let named = check_topic(config, image, &topic.name);
        let partitions = topic.partition_indexes.iter().map(|index| {
            let answer =
                PartitionResponse { partition_index: *index, ..PartitionResponse::default() };
            let found = named.clone().and_then(|()| {
                active_producers(replicas, image, &topic.name, *index).map_err(|code| (code, None))
            });
            match found {
                Ok(active_producers) => PartitionResponse { active_producers, ..answer },
                Err((error, error_message)) => {
                    PartitionResponse { error_code: error.code(), error_message, ..answer }
                }
            }
        });
        TopicResponse {
            name: topic.name.clone(),
            partitions: partitions.collect(),
            ..TopicResponse::default()
        }
    });
    DescribeProducersResponse { topics: topics.collect(), ..DescribeProducersResponse::default() }
}

/// Words are put to what is wrong with a topic, not with a partition.
fn check_topic(
    config: &BrokerConfig,
    image: &MetadataImage,
    topic: &str,
) -> Result<(), (ErrorCode, Option<Str>)> {
    if let Err(message) = names::validate(topic, config.era) {
        return Err((ErrorCode::InvalidTopicException, Some(Str::from(message))));
    }
    if image.topic(topic).is_none() {
        let unknown = ErrorCode::UnknownTopicOrPartition;
        return Err((unknown, Some(Str::from_static(unknown.message()))));
    }
    Ok(())
}

fn active_producers(
    replicas: &ReplicaManager,
    image: &MetadataImage,
    topic: &str,
    index: i32,
) -> Result<Vec<ProducerState>, ErrorCode> {
    if image.partition(topic, index).is_none() {
        return Err(ErrorCode::UnknownTopicOrPartition);
    }
    // Any replica may tell what it remembers, not only the leader.
    let partition = replicas.partition(topic, index).ok_or(ErrorCode::NotLeaderOrFollower)?;
    let producers = partition.log().producers().producers();
    Ok(producers.iter().map(|(id, entry)| producer_state(*id, entry)).collect())
}

fn producer_state(producer_id: i64, entry: &ProducerStateEntry) -> ProducerState {
    ProducerState {
        producer_id,
        producer_epoch: i32::from(entry.producer_epoch),
        last_sequence: entry.last_sequence(),
        last_timestamp: entry.last_timestamp_ms,
        coordinator_epoch: NO_COORDINATOR_EPOCH,
        ..ProducerState::default()
    }
}
