//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's CreateTopicsRequest, versions 2-7, flexible 5+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateTopicsRequest {
    /// `topics`, versions 0+.
    pub topics: Vec<CreatableTopic>,
    /// `timeoutMs`, versions 0+, default 60000.
    pub timeout_ms: i32,
    /// `validateOnly`, versions 1+.
    pub validate_only: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for CreateTopicsRequest {
    fn default() -> Self {
        Self {
            topics: Vec::new(),
            timeout_ms: 60000,
            validate_only: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(CreateTopicsRequest {
0 topics, 1 timeout_ms, 2 validate_only, } unknown_tagged_fields);

/// A part of CreateTopicsRequest, versions 2-7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatableTopic {
    /// `name`, versions 0+.
    pub name: Str,
    /// `numPartitions`, versions 0+.
    pub num_partitions: i32,
    /// `replicationFactor`, versions 0+.
    pub replication_factor: i16,
    /// `assignments`, versions 0+.
    pub assignments: Vec<CreatableReplicaAssignment>,
    /// `configs`, versions 0+.
    pub configs: Vec<CreatableTopicConfig>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for CreatableTopic {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            num_partitions: 0,
            replication_factor: 0,
            assignments: Vec::new(),
            configs: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(CreatableTopic {
0 name, 1 num_partitions, 2 replication_factor, 3 assignments, 4 configs, } unknown_tagged_fields);

/// A part of CreateTopicsRequest, versions 2-7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatableReplicaAssignment {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `brokerIds`, versions 0+.
    pub broker_ids: Vec<i32>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for CreatableReplicaAssignment {
    fn default() -> Self {
        Self { partition_index: 0, broker_ids: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(CreatableReplicaAssignment {
0 partition_index, 1 broker_ids, } unknown_tagged_fields);

/// A part of CreateTopicsRequest, versions 2-7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatableTopicConfig {
    /// `name`, versions 0+.
    pub name: Str,
    /// `value`, versions 0+, nullable 0+.
    pub value: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for CreatableTopicConfig {
    fn default() -> Self {
        Self { name: Str::EMPTY, value: Some(Str::EMPTY), unknown_tagged_fields: Vec::new() }
    }
}
fields!(CreatableTopicConfig {
0 name, 1 value, } unknown_tagged_fields);

impl Message for CreateTopicsRequest {
    const NAME: &'static str = "CreateTopicsRequest";
    const API_KEY: i16 = 19;
    const MIN_VERSION: i16 = 2;
    const MAX_VERSION: i16 = 7;
    const FLEXIBLE_SINCE: i16 = 5;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::CREATE_TOPICS_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::CREATE_TOPICS_REQUEST, self, writer, version)
    }
}
