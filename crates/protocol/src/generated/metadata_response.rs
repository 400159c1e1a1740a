//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's MetadataResponse, versions 0-13, flexible 9+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetadataResponse {
    /// `throttleTimeMs`, versions 3+, ignorable.
    pub throttle_time_ms: i32,
    /// `brokers`, versions 0+.
    pub brokers: Vec<MetadataResponseBroker>,
    /// `clusterId`, versions 2+, nullable 2+, default null, ignorable.
    pub cluster_id: Option<Str>,
    /// `controllerId`, versions 1+, default -1, ignorable.
    pub controller_id: i32,
    /// `topics`, versions 0+.
    pub topics: Vec<MetadataResponseTopic>,
    /// `clusterAuthorizedOperations`, versions 8-10, default -2147483648.
    pub cluster_authorized_operations: i32,
    /// `errorCode`, versions 13+, ignorable.
    pub error_code: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for MetadataResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            brokers: Vec::new(),
            cluster_id: None,
            controller_id: -1,
            topics: Vec::new(),
            cluster_authorized_operations: -2147483648,
            error_code: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(MetadataResponse {
0 throttle_time_ms, 1 brokers, 2 cluster_id, 3 controller_id, 4 topics, 5 cluster_authorized_operations, 6 error_code, } unknown_tagged_fields);

/// A part of MetadataResponse, versions 0-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetadataResponseBroker {
    /// `nodeId`, versions 0+.
    pub node_id: i32,
    /// `host`, versions 0+.
    pub host: Str,
    /// `port`, versions 0+.
    pub port: i32,
    /// `rack`, versions 1+, nullable 1+, default null, ignorable.
    pub rack: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for MetadataResponseBroker {
    fn default() -> Self {
        Self {
            node_id: 0,
            host: Str::EMPTY,
            port: 0,
            rack: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(MetadataResponseBroker {
0 node_id, 1 host, 2 port, 3 rack, } unknown_tagged_fields);

/// A part of MetadataResponse, versions 0-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetadataResponseTopic {
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `name`, versions 0+, nullable 12+.
    pub name: Option<Str>,
    /// `topicId`, versions 10+, ignorable.
    pub topic_id: Uuid,
    /// `isInternal`, versions 1+, ignorable.
    pub is_internal: bool,
    /// `partitions`, versions 0+.
    pub partitions: Vec<MetadataResponsePartition>,
    /// `topicAuthorizedOperations`, versions 8+, default -2147483648.
    pub topic_authorized_operations: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for MetadataResponseTopic {
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
fields!(MetadataResponseTopic {
0 error_code, 1 name, 2 topic_id, 3 is_internal, 4 partitions, 5 topic_authorized_operations, } unknown_tagged_fields);

/// A part of MetadataResponse, versions 0-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetadataResponsePartition {
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `leaderId`, versions 0+.
    pub leader_id: i32,
    /// `leaderEpoch`, versions 7+, default -1, ignorable.
    pub leader_epoch: i32,
    /// `replicaNodes`, versions 0+.
    pub replica_nodes: Vec<i32>,
    /// `isrNodes`, versions 0+.
    pub isr_nodes: Vec<i32>,
    /// `offlineReplicas`, versions 5+, ignorable.
    pub offline_replicas: Vec<i32>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for MetadataResponsePartition {
    fn default() -> Self {
        Self {
            error_code: 0,
            partition_index: 0,
            leader_id: 0,
            leader_epoch: -1,
            replica_nodes: Vec::new(),
            isr_nodes: Vec::new(),
            offline_replicas: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(MetadataResponsePartition {
0 error_code, 1 partition_index, 2 leader_id, 3 leader_epoch, 4 replica_nodes, 5 isr_nodes, 6 offline_replicas, } unknown_tagged_fields);

impl Message for MetadataResponse {
    const NAME: &'static str = "MetadataResponse";
    const API_KEY: i16 = 3;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 13;
    const FLEXIBLE_SINCE: i16 = 9;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::METADATA_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::METADATA_RESPONSE, self, writer, version)
    }
}
