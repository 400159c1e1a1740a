//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's AlterReplicaLogDirsResponse, versions 1-2, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterReplicaLogDirsResponse {
    /// `throttleTimeMs`, versions 0+.
    pub throttle_time_ms: i32,
    /// `results`, versions 0+.
    pub results: Vec<AlterReplicaLogDirTopicResult>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AlterReplicaLogDirsResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, results: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(AlterReplicaLogDirsResponse {
0 throttle_time_ms, 1 results, } unknown_tagged_fields);

/// A part of AlterReplicaLogDirsResponse, versions 1-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterReplicaLogDirTopicResult {
    /// `topicName`, versions 0+.
    pub topic_name: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<AlterReplicaLogDirPartitionResult>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AlterReplicaLogDirTopicResult {
    fn default() -> Self {
        Self { topic_name: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(AlterReplicaLogDirTopicResult {
0 topic_name, 1 partitions, } unknown_tagged_fields);

/// A part of AlterReplicaLogDirsResponse, versions 1-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterReplicaLogDirPartitionResult {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AlterReplicaLogDirPartitionResult {
    fn default() -> Self {
        Self { partition_index: 0, error_code: 0, unknown_tagged_fields: Vec::new() }
    }
}
fields!(AlterReplicaLogDirPartitionResult {
0 partition_index, 1 error_code, } unknown_tagged_fields);

impl Message for AlterReplicaLogDirsResponse {
    const NAME: &'static str = "AlterReplicaLogDirsResponse";
    const API_KEY: i16 = 34;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 2;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::ALTER_REPLICA_LOG_DIRS_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::ALTER_REPLICA_LOG_DIRS_RESPONSE, self, writer, version)
    }
}
