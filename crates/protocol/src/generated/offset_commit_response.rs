//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetCommitResponse, versions 2-10, flexible 8+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetCommitResponse {
    /// `throttleTimeMs`, versions 3+, ignorable.
    pub throttle_time_ms: i32,
    /// `topics`, versions 0+.
    pub topics: Vec<OffsetCommitResponseTopic>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetCommitResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, topics: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl OffsetCommitResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 8;
        if version >= 3 {
            out.throttle_time_ms = reader.i32();
        }
        out.topics =
            reader.array(flexible, |reader| OffsetCommitResponseTopic::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 8;
        if version >= 3 {
            writer.i32(self.throttle_time_ms);
        }
        writer.array(&self.topics, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of OffsetCommitResponse, versions 2-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetCommitResponseTopic {
    /// `name`, versions 0-9, ignorable.
    pub name: Str,
    /// `topicId`, versions 10+, ignorable.
    pub topic_id: Uuid,
    /// `partitions`, versions 0+.
    pub partitions: Vec<OffsetCommitResponsePartition>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetCommitResponseTopic {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partitions: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl OffsetCommitResponseTopic {
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
            .array(flexible, |reader| OffsetCommitResponsePartition::read_from(reader, version));
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

/// A part of OffsetCommitResponse, versions 2-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetCommitResponsePartition {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetCommitResponsePartition {
    fn default() -> Self {
        Self { partition_index: 0, error_code: 0, unknown_tagged_fields: Vec::new() }
    }
}
impl OffsetCommitResponsePartition {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 8;
        out.partition_index = reader.i32();
        out.error_code = reader.i16();
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 8;
        writer.i32(self.partition_index);
        writer.i16(self.error_code);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for OffsetCommitResponse {
    const NAME: &'static str = "OffsetCommitResponse";
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
