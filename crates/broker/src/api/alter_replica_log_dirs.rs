//! AlterReplicaLogDirs, versions 1 and 2 (KIP-113): moving replicas between the folders of a
//! broker. With one folder there is only where they are, and nowhere.

use protocol::hash::java_string_hash;
use protocol::messages::AlterReplicaLogDirsRequest;
use protocol::messages::alter_replica_log_dirs_response::{
    AlterReplicaLogDirPartitionResult, AlterReplicaLogDirTopicResult, AlterReplicaLogDirsResponse,
};
use protocol::sorted::sort_by_key;
use protocol::{ErrorCode, SortedMap, Str};

use crate::config::BrokerConfig;
use crate::metadata::MetadataImage;
use crate::replica::ReplicaManager;

/// Longest name of a folder.
const MAX_FOLDER_NAME_BYTES: usize = 255;
/// What a moving replica's folder has behind `topic-partition`: `.`, 32 digits, `-future`.
const FUTURE_SUFFIX_BYTES: usize = 40;

/// Answers AlterReplicaLogDirs.
pub(crate) fn handle(
    config: &BrokerConfig,
    replicas: &ReplicaManager,
    image: &MetadataImage,
    request: &AlterReplicaLogDirsRequest,
) -> AlterReplicaLogDirsResponse {
    // Asked twice for one partition, the last word counts.
    let mut asked: SortedMap<(Str, i32), &Str> = SortedMap::new();
    for dir in &request.dirs {
        for topic in &dir.topics {
            for partition in &topic.partitions {
                asked.insert((topic.name.clone(), *partition), &dir.path);
            }
        }
    }
    let mut asked: Vec<_> = asked.into_iter().collect();
    let buckets = buckets(asked.len());
    sort_by_key(&mut asked, |((topic, partition), _)| bucket(topic, *partition, buckets));
    let mut results: Vec<AlterReplicaLogDirTopicResult> = Vec::new();
    for ((topic, partition_index), path) in asked {
        let error = if folder_name_bytes(&topic, partition_index) > MAX_FOLDER_NAME_BYTES {
            ErrorCode::InvalidTopicException
        } else if **path != *config.log_dir() {
            ErrorCode::LogDirNotFound
        } else if replicas.partition(&topic, partition_index).is_some() {
            ErrorCode::None
        } else if image.partition(&topic, partition_index).is_some() {
            ErrorCode::NotLeaderOrFollower
        } else {
            ErrorCode::UnknownTopicOrPartition
        };
        let result = AlterReplicaLogDirPartitionResult {
            partition_index,
            error_code: error.code(),
            ..AlterReplicaLogDirPartitionResult::default()
        };
        match results.iter_mut().find(|result| result.topic_name == topic) {
            Some(last) => last.partitions.push(result),
            None => results.push(AlterReplicaLogDirTopicResult {
                topic_name: topic,
                partitions: vec![result],
                ..AlterReplicaLogDirTopicResult::default()
            }),
        }
    }
    AlterReplicaLogDirsResponse { results, ..AlterReplicaLogDirsResponse::default() }
}

/// How many buckets a Java HashMap of so many entries has: a power of two, filled to three
/// quarters.
const fn buckets(entries: usize) -> u32 {
    let least = entries as u32 * 4 / 3;
    let least = if least * 3 / 4 < entries as u32 { least + 1 } else { least };
    if least < 16 { 16 } else { least.next_power_of_two() }
}

/// Kafka answers in the order of its HashMap of TopicPartitions.
fn bucket(topic: &str, partition: i32, buckets: u32) -> u32 {
    let hash = 31_i32.wrapping_mul(31_i32.wrapping_add(partition));
    let hash = hash.wrapping_add(java_string_hash(topic)) as u32;
    (hash ^ (hash >> 16)) & (buckets - 1)
}

fn folder_name_bytes(topic: &str, partition: i32) -> usize {
    format!("{topic}-{partition}").len() + FUTURE_SUFFIX_BYTES
}
