//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetFetchResponse, versions 1-10, flexible 6+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchResponse {
    /// `throttleTimeMs`, versions 3+, ignorable.
    pub throttle_time_ms: i32,
    /// `topics`, versions 0-7.
    pub topics: Vec<OffsetFetchResponseTopic>,
    /// `errorCode`, versions 2-7, ignorable.
    pub error_code: i16,
    /// `groups`, versions 8+.
    pub groups: Vec<OffsetFetchResponseGroup>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            topics: Vec::new(),
            error_code: 0,
            groups: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl OffsetFetchResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 6;
        if version >= 3 {
            out.throttle_time_ms = reader.i32();
        }
        if version <= 7 {
            out.topics = reader
                .array(flexible, |reader| OffsetFetchResponseTopic::read_from(reader, version));
        }
        if matches!(version, 2..=7) {
            out.error_code = reader.i16();
        }
        if version >= 8 {
            out.groups =
                reader.array(true, |reader| OffsetFetchResponseGroup::read_from(reader, version));
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 6;
        if version >= 3 {
            writer.i32(self.throttle_time_ms);
        }
        if version <= 7 {
            writer.array(&self.topics, flexible, |writer, value| value.write_to(writer, version));
        } else {
            if !self.topics.is_empty() {
                writer.non_default("topics", version);
            }
        }
        if matches!(version, 2..=7) {
            writer.i16(self.error_code);
        }
        if version >= 8 {
            writer.array(&self.groups, true, |writer, value| value.write_to(writer, version));
        } else {
            if !self.groups.is_empty() {
                writer.non_default("groups", version);
            }
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of OffsetFetchResponse, versions 1-7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchResponseTopic {
    /// `name`, versions 0-7.
    pub name: Str,
    /// `partitions`, versions 0-7.
    pub partitions: Vec<OffsetFetchResponsePartition>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchResponseTopic {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl OffsetFetchResponseTopic {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 6;
        out.name = reader.string(flexible);
        out.partitions = reader
            .array(flexible, |reader| OffsetFetchResponsePartition::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 6;
        writer.string(&self.name, flexible);
        writer.array(&self.partitions, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of OffsetFetchResponse, versions 1-7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchResponsePartition {
    /// `partitionIndex`, versions 0-7.
    pub partition_index: i32,
    /// `committedOffset`, versions 0-7.
    pub committed_offset: i64,
    /// `committedLeaderEpoch`, versions 5-7, default -1, ignorable.
    pub committed_leader_epoch: i32,
    /// `metadata`, versions 0-7, nullable 0-7.
    pub metadata: Option<Str>,
    /// `errorCode`, versions 0-7.
    pub error_code: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchResponsePartition {
    fn default() -> Self {
        Self {
            partition_index: 0,
            committed_offset: 0,
            committed_leader_epoch: -1,
            metadata: Some(Str::EMPTY),
            error_code: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl OffsetFetchResponsePartition {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 6;
        out.partition_index = reader.i32();
        out.committed_offset = reader.i64();
        if version >= 5 {
            out.committed_leader_epoch = reader.i32();
        }
        out.metadata = reader.nullable_string(flexible, true);
        out.error_code = reader.i16();
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 6;
        writer.i32(self.partition_index);
        writer.i64(self.committed_offset);
        if version >= 5 {
            writer.i32(self.committed_leader_epoch);
        }
        writer.nullable_string(self.metadata.as_ref(), flexible);
        writer.i16(self.error_code);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of OffsetFetchResponse, versions 8-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchResponseGroup {
    /// `groupId`, versions 8+.
    pub group_id: Str,
    /// `topics`, versions 8+.
    pub topics: Vec<OffsetFetchResponseTopics>,
    /// `errorCode`, versions 8+.
    pub error_code: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchResponseGroup {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            topics: Vec::new(),
            error_code: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl OffsetFetchResponseGroup {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.group_id = reader.string(true);
        out.topics =
            reader.array(true, |reader| OffsetFetchResponseTopics::read_from(reader, version));
        out.error_code = reader.i16();
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.string(&self.group_id, true);
        writer.array(&self.topics, true, |writer, value| value.write_to(writer, version));
        writer.i16(self.error_code);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

/// A part of OffsetFetchResponse, versions 8-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchResponseTopics {
    /// `name`, versions 8-9, ignorable.
    pub name: Str,
    /// `topicId`, versions 10+, ignorable.
    pub topic_id: Uuid,
    /// `partitions`, versions 8+.
    pub partitions: Vec<OffsetFetchResponsePartitions>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchResponseTopics {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partitions: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl OffsetFetchResponseTopics {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        if version <= 9 {
            out.name = reader.string(true);
        }
        if version >= 10 {
            out.topic_id = reader.uuid();
        }
        out.partitions =
            reader.array(true, |reader| OffsetFetchResponsePartitions::read_from(reader, version));
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        if version <= 9 {
            writer.string(&self.name, true);
        }
        if version >= 10 {
            writer.uuid(self.topic_id);
        }
        writer.array(&self.partitions, true, |writer, value| value.write_to(writer, version));
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

/// A part of OffsetFetchResponse, versions 8-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchResponsePartitions {
    /// `partitionIndex`, versions 8+.
    pub partition_index: i32,
    /// `committedOffset`, versions 8+.
    pub committed_offset: i64,
    /// `committedLeaderEpoch`, versions 8+, default -1, ignorable.
    pub committed_leader_epoch: i32,
    /// `metadata`, versions 8+, nullable 8+.
    pub metadata: Option<Str>,
    /// `errorCode`, versions 8+.
    pub error_code: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchResponsePartitions {
    fn default() -> Self {
        Self {
            partition_index: 0,
            committed_offset: 0,
            committed_leader_epoch: -1,
            metadata: Some(Str::EMPTY),
            error_code: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl OffsetFetchResponsePartitions {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.partition_index = reader.i32();
        out.committed_offset = reader.i64();
        out.committed_leader_epoch = reader.i32();
        out.metadata = reader.nullable_string(true, true);
        out.error_code = reader.i16();
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i32(self.partition_index);
        writer.i64(self.committed_offset);
        writer.i32(self.committed_leader_epoch);
        writer.nullable_string(self.metadata.as_ref(), true);
        writer.i16(self.error_code);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

impl Message for OffsetFetchResponse {
    const NAME: &'static str = "OffsetFetchResponse";
    const API_KEY: i16 = 9;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 10;
    const FLEXIBLE_SINCE: i16 = 6;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 1 || version > 10 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 1 || version > 10 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
