//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

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
impl MetadataResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 9;
        if version >= 3 {
            out.throttle_time_ms = reader.i32();
        }
        out.brokers =
            reader.array(flexible, |reader| MetadataResponseBroker::read_from(reader, version));
        if version >= 2 {
            out.cluster_id = reader.nullable_string(flexible, true);
        }
        if version >= 1 {
            out.controller_id = reader.i32();
        }
        out.topics =
            reader.array(flexible, |reader| MetadataResponseTopic::read_from(reader, version));
        if matches!(version, 8..=10) {
            out.cluster_authorized_operations = reader.i32();
        }
        if version >= 13 {
            out.error_code = reader.i16();
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 9;
        if version >= 3 {
            writer.i32(self.throttle_time_ms);
        }
        writer.array(&self.brokers, flexible, |writer, value| value.write_to(writer, version));
        if version >= 2 {
            writer.nullable_string(self.cluster_id.as_ref(), flexible);
        }
        if version >= 1 {
            writer.i32(self.controller_id);
        }
        writer.array(&self.topics, flexible, |writer, value| value.write_to(writer, version));
        if matches!(version, 8..=10) {
            writer.i32(self.cluster_authorized_operations);
        } else {
            if self.cluster_authorized_operations != -2147483648 {
                writer.non_default("clusterAuthorizedOperations", version);
            }
        }
        if version >= 13 {
            writer.i16(self.error_code);
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

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
impl MetadataResponseBroker {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 9;
        out.node_id = reader.i32();
        out.host = reader.string(flexible);
        out.port = reader.i32();
        if version >= 1 {
            out.rack = reader.nullable_string(flexible, true);
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 9;
        writer.i32(self.node_id);
        writer.string(&self.host, flexible);
        writer.i32(self.port);
        if version >= 1 {
            writer.nullable_string(self.rack.as_ref(), flexible);
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

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
impl MetadataResponseTopic {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 9;
        out.error_code = reader.i16();
        out.name = reader.nullable_string(flexible, version >= 12);
        if version >= 10 {
            out.topic_id = reader.uuid();
        }
        if version >= 1 {
            out.is_internal = reader.bool();
        }
        out.partitions =
            reader.array(flexible, |reader| MetadataResponsePartition::read_from(reader, version));
        if version >= 8 {
            out.topic_authorized_operations = reader.i32();
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 9;
        writer.i16(self.error_code);
        if !(version >= 12) && self.name.is_none() {
            writer.unexpected_null("name", version);
        }
        writer.nullable_string(self.name.as_ref(), flexible);
        if version >= 10 {
            writer.uuid(self.topic_id);
        }
        if version >= 1 {
            writer.bool(self.is_internal);
        }
        writer.array(&self.partitions, flexible, |writer, value| value.write_to(writer, version));
        if version >= 8 {
            writer.i32(self.topic_authorized_operations);
        } else {
            if self.topic_authorized_operations != -2147483648 {
                writer.non_default("topicAuthorizedOperations", version);
            }
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

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
impl MetadataResponsePartition {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 9;
        out.error_code = reader.i16();
        out.partition_index = reader.i32();
        out.leader_id = reader.i32();
        if version >= 7 {
            out.leader_epoch = reader.i32();
        }
        out.replica_nodes = reader.array(flexible, FieldReader::i32);
        out.isr_nodes = reader.array(flexible, FieldReader::i32);
        if version >= 5 {
            out.offline_replicas = reader.array(flexible, FieldReader::i32);
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 9;
        writer.i16(self.error_code);
        writer.i32(self.partition_index);
        writer.i32(self.leader_id);
        if version >= 7 {
            writer.i32(self.leader_epoch);
        }
        writer.array(&self.replica_nodes, flexible, |writer, value| writer.i32(*value));
        writer.array(&self.isr_nodes, flexible, |writer, value| writer.i32(*value));
        if version >= 5 {
            writer.array(&self.offline_replicas, flexible, |writer, value| writer.i32(*value));
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for MetadataResponse {
    const NAME: &'static str = "MetadataResponse";
    const API_KEY: i16 = 3;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 13;
    const FLEXIBLE_SINCE: i16 = 9;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 13 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 13 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
