//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DescribeTopicPartitionsResponse, versions 0, flexible 0+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeTopicPartitionsResponse {
    /// `throttleTimeMs`, versions 0+, ignorable.
    pub throttle_time_ms: i32,
    /// `topics`, versions 0+.
    pub topics: Vec<DescribeTopicPartitionsResponseTopic>,
    /// `nextCursor`, versions 0+, nullable 0+, default null.
    pub next_cursor: Option<Cursor>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeTopicPartitionsResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            topics: Vec::new(),
            next_cursor: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(DescribeTopicPartitionsResponse {
0 throttle_time_ms, 1 topics, 2 next_cursor, } unknown_tagged_fields);

/// A part of DescribeTopicPartitionsResponse, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeTopicPartitionsResponseTopic {
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `name`, versions 0+, nullable 0+.
    pub name: Option<Str>,
    /// `topicId`, versions 0+, ignorable.
    pub topic_id: Uuid,
    /// `isInternal`, versions 0+, ignorable.
    pub is_internal: bool,
    /// `partitions`, versions 0+.
    pub partitions: Vec<DescribeTopicPartitionsResponsePartition>,
    /// `topicAuthorizedOperations`, versions 0+, default -2147483648.
    pub topic_authorized_operations: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeTopicPartitionsResponseTopic {
    fn default() -> Self {
        Self {
            error_code: 0,
            name: Some(Str::EMPTY),
            topic_id: Uuid::ZERO,
            is_internal: false,
            partitions: Vec::new(),
            topic_authorized_operations: -2147483648,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(DescribeTopicPartitionsResponseTopic {
0 error_code, 1 name, 2 topic_id, 3 is_internal, 4 partitions, 5 topic_authorized_operations, } unknown_tagged_fields);

/// A part of DescribeTopicPartitionsResponse, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeTopicPartitionsResponsePartition {
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `leaderId`, versions 0+.
    pub leader_id: i32,
    /// `leaderEpoch`, versions 0+, default -1, ignorable.
    pub leader_epoch: i32,
    /// `replicaNodes`, versions 0+.
    pub replica_nodes: Vec<i32>,
    /// `isrNodes`, versions 0+.
    pub isr_nodes: Vec<i32>,
    /// `eligibleLeaderReplicas`, versions 0+, nullable 0+, default null.
    pub eligible_leader_replicas: Option<Vec<i32>>,
    /// `lastKnownElr`, versions 0+, nullable 0+, default null.
    pub last_known_elr: Option<Vec<i32>>,
    /// `offlineReplicas`, versions 0+, ignorable.
    pub offline_replicas: Vec<i32>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeTopicPartitionsResponsePartition {
    fn default() -> Self {
        Self {
            error_code: 0,
            partition_index: 0,
            leader_id: 0,
            leader_epoch: -1,
            replica_nodes: Vec::new(),
            isr_nodes: Vec::new(),
            eligible_leader_replicas: None,
            last_known_elr: None,
            offline_replicas: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(DescribeTopicPartitionsResponsePartition {
0 error_code, 1 partition_index, 2 leader_id, 3 leader_epoch, 4 replica_nodes, 5 isr_nodes, 6 eligible_leader_replicas, 7 last_known_elr, 8 offline_replicas, } unknown_tagged_fields);

/// A part of DescribeTopicPartitionsResponse, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// `topicName`, versions 0+.
    pub topic_name: Str,
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for Cursor {
    fn default() -> Self {
        Self { topic_name: Str::EMPTY, partition_index: 0, unknown_tagged_fields: Vec::new() }
    }
}
fields!(Cursor {
0 topic_name, 1 partition_index, } unknown_tagged_fields);

impl Message for DescribeTopicPartitionsResponse {
    const NAME: &'static str = "DescribeTopicPartitionsResponse";
    const API_KEY: i16 = 75;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 0;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::DESCRIBE_TOPIC_PARTITIONS_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::DESCRIBE_TOPIC_PARTITIONS_RESPONSE, self, writer, version)
    }
}
