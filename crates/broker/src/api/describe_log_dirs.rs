//! DescribeLogDirs, versions 1 to 5 (KIP-113): how many bytes each partition takes, by folder.
//! There is one folder, the first of log.dirs, and no disk under it: its size is unknown.

use protocol::Str;
use protocol::messages::DescribeLogDirsRequest;
use protocol::messages::describe_log_dirs_response::{
    DescribeLogDirsPartition, DescribeLogDirsResponse, DescribeLogDirsResult, DescribeLogDirsTopic,
};

use crate::config::BrokerConfig;
use crate::replica::{Partition, ReplicaManager};

/// Answers DescribeLogDirs.
pub(crate) fn handle(
    config: &BrokerConfig,
    replicas: &ReplicaManager,
    request: &DescribeLogDirsRequest,
) -> DescribeLogDirsResponse {
    let is_asked = |partition: &&Partition| match &request.topics {
        None => true,
        Some(topics) => topics.iter().any(|topic| {
            topic.topic == *partition.topic() && topic.partitions.contains(&partition.partition())
        }),
    };
    let mut topics: Vec<DescribeLogDirsTopic> = Vec::new();
    for partition in replicas.partitions().filter(is_asked) {
        let described = DescribeLogDirsPartition {
            partition_index: partition.partition(),
            partition_size: i64::try_from(partition.log().size()).unwrap_or(i64::MAX),
            // A log lags behind nothing but the one it is to replace.
            offset_lag: 0,
            is_future_key: false,
            ..DescribeLogDirsPartition::default()
        };
        match topics.last_mut().filter(|last| last.name == *partition.topic()) {
            Some(last) => last.partitions.push(described),
            None => topics.push(DescribeLogDirsTopic {
                name: partition.topic().clone(),
                partitions: vec![described],
                ..DescribeLogDirsTopic::default()
            }),
        }
    }
    let result = DescribeLogDirsResult {
        log_dir: Str::from(config.log_dir()),
        topics,
        ..DescribeLogDirsResult::default()
    };
    DescribeLogDirsResponse { results: vec![result], ..DescribeLogDirsResponse::default() }
}
