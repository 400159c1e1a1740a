//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetCommitRequest, versions 2-10, flexible 8+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetCommitRequest {
    /// `groupId`, versions 0+.
    pub group_id: Str,
    /// `generationIdOrMemberEpoch`, versions 1+, default -1, ignorable.
    pub generation_id_or_member_epoch: i32,
    /// `memberId`, versions 1+, ignorable.
    pub member_id: Str,
    /// `groupInstanceId`, versions 7+, nullable 7+, default null.
    pub group_instance_id: Option<Str>,
    /// `retentionTimeMs`, versions 2-4, default -1, ignorable.
    pub retention_time_ms: i64,
    /// `topics`, versions 0+.
    pub topics: Vec<OffsetCommitRequestTopic>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetCommitRequest {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            generation_id_or_member_epoch: -1,
            member_id: Str::EMPTY,
            group_instance_id: None,
            retention_time_ms: -1,
            topics: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl OffsetCommitRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 8;
        out.group_id = reader.string(flexible);
        out.generation_id_or_member_epoch = reader.i32();
        out.member_id = reader.string(flexible);
        if version >= 7 {
            out.group_instance_id = reader.nullable_string(flexible, true);
        }
        if version <= 4 {
            out.retention_time_ms = reader.i64();
        }
        out.topics =
            reader.array(flexible, |reader| OffsetCommitRequestTopic::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 8;
        writer.string(&self.group_id, flexible);
        writer.i32(self.generation_id_or_member_epoch);
        writer.string(&self.member_id, flexible);
        if version >= 7 {
            writer.nullable_string(self.group_instance_id.as_ref(), flexible);
        } else {
            if self.group_instance_id.is_some() {
                writer.non_default("groupInstanceId", version);
            }
        }
        if version <= 4 {
            writer.i64(self.retention_time_ms);
        }
        writer.array(&self.topics, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of OffsetCommitRequest, versions 2-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetCommitRequestTopic {
    /// `name`, versions 0-9, ignorable.
    pub name: Str,
    /// `topicId`, versions 10+, ignorable.
    pub topic_id: Uuid,
    /// `partitions`, versions 0+.
    pub partitions: Vec<OffsetCommitRequestPartition>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetCommitRequestTopic {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partitions: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl OffsetCommitRequestTopic {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 8;
        if version <= 9 {
            out.name = reader.string(flexible);
        }
        if version >= 10 {
            out.topic_id = reader.uuid();
        }
        out.partitions = reader
            .array(flexible, |reader| OffsetCommitRequestPartition::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 8;
        if version <= 9 {
            writer.string(&self.name, flexible);
        }
        if version >= 10 {
            writer.uuid(self.topic_id);
        }
        writer.array(&self.partitions, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of OffsetCommitRequest, versions 2-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetCommitRequestPartition {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `committedOffset`, versions 0+.
    pub committed_offset: i64,
    /// `committedLeaderEpoch`, versions 6+, default -1, ignorable.
    pub committed_leader_epoch: i32,
    /// `committedMetadata`, versions 0+, nullable 0+.
    pub committed_metadata: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetCommitRequestPartition {
    fn default() -> Self {
        Self {
            partition_index: 0,
            committed_offset: 0,
            committed_leader_epoch: -1,
            committed_metadata: Some(Str::EMPTY),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl OffsetCommitRequestPartition {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 8;
        out.partition_index = reader.i32();
        out.committed_offset = reader.i64();
        if version >= 6 {
            out.committed_leader_epoch = reader.i32();
        }
        out.committed_metadata = reader.nullable_string(flexible, true);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 8;
        writer.i32(self.partition_index);
        writer.i64(self.committed_offset);
        if version >= 6 {
            writer.i32(self.committed_leader_epoch);
        }
        writer.nullable_string(self.committed_metadata.as_ref(), flexible);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for OffsetCommitRequest {
    const NAME: &'static str = "OffsetCommitRequest";
    const API_KEY: i16 = 8;
    const MIN_VERSION: i16 = 2;
    const MAX_VERSION: i16 = 10;
    const FLEXIBLE_SINCE: i16 = 8;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 2 || version > 10 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 2 || version > 10 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
