//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

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
impl DescribeTopicPartitionsResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.throttle_time_ms = reader.i32();
        out.topics = reader
            .array(true, |reader| DescribeTopicPartitionsResponseTopic::read_from(reader, version));
        out.next_cursor = reader.nullable_struct(|reader| Cursor::read_from(reader, version));
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i32(self.throttle_time_ms);
        writer.array(&self.topics, true, |writer, value| value.write_to(writer, version));
        writer.nullable_struct(self.next_cursor.as_ref(), |writer, value| {
            value.write_to(writer, version)
        });
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

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
impl DescribeTopicPartitionsResponseTopic {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.error_code = reader.i16();
        out.name = reader.nullable_string(true, true);
        out.topic_id = reader.uuid();
        out.is_internal = reader.bool();
        out.partitions = reader.array(true, |reader| {
            DescribeTopicPartitionsResponsePartition::read_from(reader, version)
        });
        out.topic_authorized_operations = reader.i32();
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i16(self.error_code);
        writer.nullable_string(self.name.as_ref(), true);
        writer.uuid(self.topic_id);
        writer.bool(self.is_internal);
        writer.array(&self.partitions, true, |writer, value| value.write_to(writer, version));
        writer.i32(self.topic_authorized_operations);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

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
impl DescribeTopicPartitionsResponsePartition {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.error_code = reader.i16();
        out.partition_index = reader.i32();
        out.leader_id = reader.i32();
        out.leader_epoch = reader.i32();
        out.replica_nodes = reader.array(true, FieldReader::i32);
        out.isr_nodes = reader.array(true, FieldReader::i32);
        out.eligible_leader_replicas = reader.nullable_array(true, true, FieldReader::i32);
        out.last_known_elr = reader.nullable_array(true, true, FieldReader::i32);
        out.offline_replicas = reader.array(true, FieldReader::i32);
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i16(self.error_code);
        writer.i32(self.partition_index);
        writer.i32(self.leader_id);
        writer.i32(self.leader_epoch);
        writer.array(&self.replica_nodes, true, |writer, value| writer.i32(*value));
        writer.array(&self.isr_nodes, true, |writer, value| writer.i32(*value));
        writer.nullable_array(self.eligible_leader_replicas.as_ref(), true, |writer, value| {
            writer.i32(*value)
        });
        writer
            .nullable_array(self.last_known_elr.as_ref(), true, |writer, value| writer.i32(*value));
        writer.array(&self.offline_replicas, true, |writer, value| writer.i32(*value));
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

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
impl Cursor {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.topic_name = reader.string(true);
        out.partition_index = reader.i32();
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.string(&self.topic_name, true);
        writer.i32(self.partition_index);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

impl Message for DescribeTopicPartitionsResponse {
    const NAME: &'static str = "DescribeTopicPartitionsResponse";
    const API_KEY: i16 = 75;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 0;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 0 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 0 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
