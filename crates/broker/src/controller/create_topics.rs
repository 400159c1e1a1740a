//! CreateTopics as the controller decides it: names, configs, assignments, placement
//! (ReplicationControlManager.createTopics; AdminManager's words in the ZooKeeper era).

use protocol::era::Era;
use protocol::messages::create_topics_request::{CreatableReplicaAssignment, CreatableTopic};
use protocol::rng::Rng;
use protocol::sorted::sort_by;
use protocol::{ErrorCode, SortedMap, SortedSet, Str, Uuid};

use super::placement::{Placement, place};
use super::{ApiError, MetadataRecord, names, said_twice};
use crate::config::{BrokerConfig, ConfigResource};
use crate::metadata::MetadataImage;

/// The metadata log's own topic, which nobody creates.
const CLUSTER_METADATA_TOPIC: &str = "__cluster_metadata";

/// Most partitions of one request: the controller writes at most so many records at once.
pub(crate) const MAX_PARTITIONS_PER_BATCH: i64 = 10_000;

/// A topic that can be made, and the records that make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTopic {
    /// Topic name.
    pub name: Str,
    /// Topic id.
    pub id: Uuid,
    /// Partition count.
    pub partitions: i32,
    /// Replicas of each partition.
    pub replication_factor: i16,
    /// Configs of its own.
    pub configs: SortedMap<String, String>,
    /// To be written to the metadata log, in order.
    pub records: Vec<MetadataRecord>,
}

/// What a decision about topics looks at.
#[derive(Debug)]
pub struct Decision<'a> {
    /// The cluster as it is.
    pub image: &'a MetadataImage,
    /// Configs of the broker.
    pub config: &'a BrokerConfig,
    /// For topic ids and placement.
    pub rng: &'a mut Rng,
}

/// Decides on every topic of a request, each name once, in the order of the request.
pub fn create_topics(
    decision: &mut Decision<'_>,
    topics: &[CreatableTopic],
) -> Vec<(Str, Result<NewTopic, ApiError>)> {
    let twice = said_twice(topics.iter().map(|topic| &topic.name));
    let mut answered = SortedSet::new();
    let count_of = |topic: &CreatableTopic| match (topic.assignments.len(), topic.num_partitions) {
        (0, -1) => i64::from(decision.config.num_partitions),
        (0, count) => i64::from(count.max(0)),
        (count, _) => count as i64,
    };
    let excessive = topics.iter().map(count_of).sum::<i64>() > MAX_PARTITIONS_PER_BATCH;
    let mut results: Vec<(Str, Result<NewTopic, ApiError>)> = Vec::new();
    let modern = decision.config.era == Era::Kafka4;
    for topic in topics {
        // 2.5.1 answers each of two entries of a name.
        let is_twice = twice.contains(&topic.name);
        if modern && is_twice && !answered.insert(&topic.name) {
            continue;
        }
        let result = if topic.name == CLUSTER_METADATA_TOPIC {
            let words = "Creation of internal topic __cluster_metadata is prohibited.";
            Err(ApiError::new(ErrorCode::InvalidRequest, words))
        } else if is_twice {
            let words = match modern {
                true => "Duplicate topic name.",
                false => "Found multiple entries for this topic.",
            };
            Err(ApiError::new(ErrorCode::InvalidRequest, words))
        } else if excessive {
            let words = "Excessively large number of partitions per request.";
            Err(ApiError::new(ErrorCode::PolicyViolation, words))
        } else {
            create_topic(decision, topic)
        };
        results.push((topic.name.clone(), result));
    }
    results
}

fn create_topic(decision: &mut Decision<'_>, topic: &CreatableTopic) -> Result<NewTopic, ApiError> {
    check_name(decision, &topic.name)?;
    let configs = own_configs(decision.config, topic)?;
    let placements = if topic.assignments.is_empty() {
        automatic(decision, topic)?
    } else {
        manual(decision, topic)?
    };
    let id = topic_id(decision.rng);
    let mut records = vec![MetadataRecord::Topic { name: topic.name.clone(), topic_id: id }];
    records.extend(configs.iter().map(|(name, value)| MetadataRecord::Config {
        resource: ConfigResource::topic(topic.name.clone()),
        name: name.clone(),
        value: Some(value.clone()),
    }));
    let replication_factor =
        placements.first().map_or(0, |placement| placement.replicas.len() as i16);
    let partitions = placements.len() as i32;
    records.extend(partition_records(id, 0, placements));
    Ok(NewTopic { name: topic.name.clone(), id, partitions, replication_factor, configs, records })
}

/// The records of partitions `first..` of a topic.
pub(crate) fn partition_records(
    topic_id: Uuid,
    first: i32,
    placements: Vec<Placement>,
) -> impl Iterator<Item = MetadataRecord> {
    placements.into_iter().zip(first..).map(move |(placement, partition_id)| {
        let leader = placement.leader();
        let Placement { replicas, isr } = placement;
        MetadataRecord::Partition { topic_id, partition_id, replicas, isr, leader }
    })
}

fn check_name(decision: &Decision<'_>, name: &str) -> Result<(), ApiError> {
    let era = decision.config.era;
    let invalid = |words| ApiError::new(ErrorCode::InvalidTopicException, words);
    names::validate(name, era).map_err(invalid)?;
    if decision.image.topic(name).is_some() {
        let words = format!("Topic '{name}' already exists.");
        return Err(ApiError::new(ErrorCode::TopicAlreadyExists, words));
    }
    let existing = decision.image.topics().map(|topic| topic.name.as_str());
    match names::collision(name, existing) {
        Some(other) => Err(invalid(names::collision_message(name, other, era))),
        None => Ok(()),
    }
}

fn own_configs(
    config: &BrokerConfig,
    topic: &CreatableTopic,
) -> Result<SortedMap<String, String>, ApiError> {
    let invalid = |words| ApiError::new(ErrorCode::InvalidConfig, words);
    let nulls: Vec<&str> = topic
        .configs
        .iter()
        .filter(|config| config.value.is_none())
        .map(|config| config.name.as_str())
        .collect();
    if !nulls.is_empty() {
        let names = nulls.join(",");
        return Err(invalid(format!("Null value not supported for topic configs: {names}")));
    }
    let value = |value: &Option<Str>| value.as_ref().map(|value| value.to_string());
    let own: SortedMap<String, String> = topic
        .configs
        .iter()
        .filter_map(|config| Some((config.name.to_string(), value(&config.value)?)))
        .collect();
    config.validate_topic(&own).map_err(|error| invalid(error.message))?;
    Ok(own)
}

fn automatic(
    decision: &mut Decision<'_>,
    topic: &CreatableTopic,
) -> Result<Vec<Placement>, ApiError> {
    let modern = decision.config.era == Era::Kafka4;
    if topic.replication_factor < -1 || topic.replication_factor == 0 {
        let words = match modern {
            true => "Replication factor must be larger than 0, or -1 to use the default value.",
            false => "Replication factor must be larger than 0.",
        };
        return Err(ApiError::new(ErrorCode::InvalidReplicationFactor, words));
    }
    if topic.num_partitions < -1 || topic.num_partitions == 0 {
        let words = match modern {
            true => "Number of partitions was set to an invalid non-positive value.",
            false => "Number of partitions must be larger than 0.",
        };
        return Err(ApiError::new(ErrorCode::InvalidPartitions, words));
    }
    let count = match topic.num_partitions {
        -1 => decision.config.num_partitions,
        count => count,
    };
    let factor = match topic.replication_factor {
        -1 => i16::try_from(decision.config.default_replication_factor).unwrap_or(i16::MAX),
        factor => factor,
    };
    place(decision.image, decision.config.era, decision.rng, (0, count), factor)
        .map_err(|words| ApiError::new(ErrorCode::InvalidReplicationFactor, words))
}

fn manual(decision: &Decision<'_>, topic: &CreatableTopic) -> Result<Vec<Placement>, ApiError> {
    let counts = topic.replication_factor != -1 || topic.num_partitions != -1;
    if counts {
        let words = match (decision.config.era, topic.replication_factor) {
            (Era::Kafka25, _) => {
                "Both numPartitions or replicationFactor and replicasAssignments were set. Both \
                 cannot be used at the same time."
            }
            (_, -1) => {
                "A manual partition assignment was specified, but numPartitions was not set to -1."
            }
            _ => {
                "A manual partition assignment was specified, but replication factor was not set \
                 to -1."
            }
        };
        return Err(ApiError::new(ErrorCode::InvalidRequest, words));
    }
    let mut placements: SortedMap<i32, Placement> = SortedMap::new();
    let mut factor = None;
    for CreatableReplicaAssignment { partition_index, broker_ids, .. } in &topic.assignments {
        if placements.contains_key(partition_index) {
            let words = format!(
                "Found multiple manual partition assignments for partition {partition_index}"
            );
            return Err(ApiError::new(ErrorCode::InvalidReplicaAssignment, words));
        }
        let placement = check_assignment(decision.image, *partition_index, broker_ids, factor)?;
        factor = Some(broker_ids.len());
        placements.insert(*partition_index, placement);
    }
    if !placements.keys().copied().eq(0..placements.len() as i32) {
        let words = "partitions should be a consecutive 0-based integer sequence";
        return Err(ApiError::new(ErrorCode::InvalidReplicaAssignment, words));
    }
    Ok(placements.into_values().collect())
}

/// Checks one manual assignment (validateManualPartitionAssignment). `factor`: how many replicas
/// the partitions before it have.
pub(crate) fn check_assignment(
    image: &MetadataImage,
    partition: i32,
    broker_ids: &[i32],
    factor: Option<usize>,
) -> Result<Placement, ApiError> {
    let refuse = |words: String| Err(ApiError::new(ErrorCode::InvalidReplicaAssignment, words));
    if broker_ids.is_empty() {
        let words = "The manual partition assignment includes an empty replica list.";
        return refuse(words.to_owned());
    }
    let mut sorted = broker_ids.to_vec();
    sort_by(&mut sorted, Ord::cmp);
    let mut previous = None;
    for id in sorted {
        if !image.brokers.contains_key(&id) {
            return refuse(format!(
                "The manual partition assignment includes broker {id}, but no such broker is \
                 registered."
            ));
        }
        if previous == Some(id) {
            return refuse(format!(
                "The manual partition assignment includes the broker {id} more than once."
            ));
        }
        previous = Some(id);
    }
    if let Some(factor) = factor
        && factor != broker_ids.len()
    {
        return refuse(format!(
            "The manual partition assignment includes a partition with {} replica(s), but this is \
             not consistent with previous partitions, which have {factor} replica(s).",
            broker_ids.len()
        ));
    }
    Placement::manual(broker_ids, image).ok_or_else(|| {
        let words = format!(
            "All brokers specified in the manual partition assignment for partition {partition} \
             are fenced or in controlled shutdown."
        );
        ApiError::new(ErrorCode::InvalidReplicaAssignment, words)
    })
}

/// A random topic id whose text does not start with `-` (Kafka's `Uuid.randomUuid`), so that tools
/// do not take it for an option.
pub(crate) fn topic_id(rng: &mut Rng) -> Uuid {
    loop {
        let id = Uuid(rng.uuid_v4());
        // '-' stands for 62 in URL-safe base64.
        if id.0[0] >> 2 != 62 {
            return id;
        }
    }
}
