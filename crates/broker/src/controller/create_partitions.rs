//! CreatePartitions as the controller decides it: only more, never fewer
//! (ReplicationControlManager.createPartitions).

use protocol::era::Era;
use protocol::messages::create_partitions_request::{
    CreatePartitionsAssignment, CreatePartitionsTopic,
};
use protocol::{ErrorCode, SortedSet, Str};

use super::create_topics::{
    Decision, MAX_PARTITIONS_PER_BATCH, check_assignment, partition_records,
};
use super::placement::place;
use super::{ApiError, MetadataRecord, said_twice};
use crate::metadata::MetadataImage;

/// Decides on every topic of a request, each name once, in the order of the request.
pub fn create_partitions(
    decision: &mut Decision<'_>,
    topics: &[CreatePartitionsTopic],
) -> Vec<(Str, Result<Vec<MetadataRecord>, ApiError>)> {
    let twice = said_twice(topics.iter().map(|topic| &topic.name));
    let mut answered = SortedSet::new();
    let mut results: Vec<(Str, Result<Vec<MetadataRecord>, ApiError>)> = Vec::new();
    for topic in topics {
        let is_twice = twice.contains(&topic.name);
        if is_twice && !answered.insert(&topic.name) {
            continue;
        }
        let result = if is_twice {
            Err(ApiError::new(
                ErrorCode::InvalidRequest,
                match decision.config.era {
                    Era::Kafka4 => "Duplicate topic name.",
                    Era::Kafka25 => "Duplicate topic in request.",
                },
            ))
        } else {
            grow(decision, topic)
        };
        results.push((topic.name.clone(), result));
    }
    results
}

fn grow(
    decision: &mut Decision<'_>,
    request: &CreatePartitionsTopic,
) -> Result<Vec<MetadataRecord>, ApiError> {
    let image = decision.image;
    let Some(topic) = image.topic(&request.name) else {
        return Err(unknown_topic(decision.config.era, &request.name));
    };
    let current = topic.partition_count();
    let additional = additional(decision.config.era, request, current)?;
    let factor = topic.partitions.first().map_or(1, |partition| partition.replicas.len());
    let placements = match &request.assignments {
        Some(assignments) => {
            if assignments.len() as i64 != i64::from(additional) {
                let given = assignments.len();
                let words = match decision.config.era {
                    Era::Kafka4 => format!(
                        "Attempted to add {additional} additional partition(s), but only {given} \
                         assignment(s) were specified."
                    ),
                    Era::Kafka25 => format!(
                        "Increasing the number of partitions by {additional} but {given} \
                         assignments provided."
                    ),
                };
                return Err(ApiError::new(ErrorCode::InvalidReplicaAssignment, words));
            }
            let check = |(assignment, partition): (&CreatePartitionsAssignment, i32)| {
                if decision.config.era == Era::Kafka25 {
                    check_as_2_5(image, partition, &assignment.broker_ids)?;
                }
                check_assignment(image, partition, &assignment.broker_ids, Some(factor))
            };
            assignments.iter().zip(current..).map(check).collect::<Result<Vec<_>, _>>()?
        }
        None => {
            let range = (current, additional);
            place(image, decision.config.era, decision.rng, range, factor as i16)
                .map_err(|words| ApiError::new(ErrorCode::InvalidReplicationFactor, words))?
        }
    };
    Ok(partition_records(topic.id, current, placements).collect())
}

/// What AdminManager of 2.5.1 minds about one assignment, in its words.
fn check_as_2_5(image: &MetadataImage, partition: i32, ids: &[i32]) -> Result<(), ApiError> {
    let refuse = |words: String| Err(ApiError::new(ErrorCode::InvalidReplicaAssignment, words));
    let shown = |ids: &[i32]| {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        ids.join(", ")
    };
    let unique: SortedSet<i32> = ids.iter().copied().collect();
    if unique.len() != ids.len() {
        return refuse(format!(
            "Duplicate brokers not allowed in replica assignment: {} for partition id {partition}.",
            shown(ids)
        ));
    }
    let is_unknown = |id: &i32| !image.brokers.contains_key(id);
    let unknown: Vec<i32> = ids.iter().copied().filter(is_unknown).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    refuse(format!("Unknown broker(s) in replica assignment: {}.", shown(&unknown)))
}

fn unknown_topic(era: Era, name: &str) -> ApiError {
    let message = match era {
        Era::Kafka4 => None,
        Era::Kafka25 => Some(Str::from(format!("The topic '{name}' does not exist."))),
    };
    ApiError { code: ErrorCode::UnknownTopicOrPartition, message }
}

/// How many partitions to add.
fn additional(era: Era, request: &CreatePartitionsTopic, current: i32) -> Result<i32, ApiError> {
    let refuse = |words: String| Err(ApiError::new(ErrorCode::InvalidPartitions, words));
    let count = request.count;
    if count == current {
        return refuse(match era {
            Era::Kafka4 => format!("Topic already has {current} partition(s)."),
            Era::Kafka25 => format!("Topic already has {current} partitions."),
        });
    }
    if count < current {
        return refuse(match era {
            Era::Kafka4 => format!(
                "The topic {} currently has {current} partition(s); {count} would not be an \
                 increase.",
                request.name
            ),
            Era::Kafka25 => format!(
                "Topic currently has {current} partitions, which is higher than the requested \
                 {count}."
            ),
        });
    }
    let additional = count - current;
    if i64::from(additional) > MAX_PARTITIONS_PER_BATCH {
        // The controller refuses so many records at once, and has no better code for it here, nor
        // words.
        return Err(ApiError { code: ErrorCode::UnknownServerError, message: None });
    }
    Ok(additional)
}
