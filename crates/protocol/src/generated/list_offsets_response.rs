//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ListOffsetsResponse, versions 1-11, flexible 6+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListOffsetsResponse {
    /// `throttleTimeMs`, versions 2+, ignorable.
    pub throttle_time_ms: i32,
    /// `topics`, versions 0+.
    pub topics: Vec<ListOffsetsTopicResponse>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListOffsetsResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, topics: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl ListOffsetsResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 6;
        if version >= 2 {
            out.throttle_time_ms = reader.i32();
        }
        out.topics =
            reader.array(flexible, |reader| ListOffsetsTopicResponse::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 6;
        if version >= 2 {
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

/// A part of ListOffsetsResponse, versions 1-11.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListOffsetsTopicResponse {
    /// `name`, versions 0+.
    pub name: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<ListOffsetsPartitionResponse>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListOffsetsTopicResponse {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl ListOffsetsTopicResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 6;
        out.name = reader.string(flexible);
        out.partitions = reader
            .array(flexible, |reader| ListOffsetsPartitionResponse::read_from(reader, version));
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

/// A part of ListOffsetsResponse, versions 1-11.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListOffsetsPartitionResponse {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `timestamp`, versions 1+, default -1.
    pub timestamp: i64,
    /// `offset`, versions 1+, default -1.
    pub offset: i64,
    /// `leaderEpoch`, versions 4+, default -1.
    pub leader_epoch: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListOffsetsPartitionResponse {
    fn default() -> Self {
        Self {
            partition_index: 0,
            error_code: 0,
            timestamp: -1,
            offset: -1,
            leader_epoch: -1,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl ListOffsetsPartitionResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 6;
        out.partition_index = reader.i32();
        out.error_code = reader.i16();
        out.timestamp = reader.i64();
        out.offset = reader.i64();
        if version >= 4 {
            out.leader_epoch = reader.i32();
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 6;
        writer.i32(self.partition_index);
        writer.i16(self.error_code);
        writer.i64(self.timestamp);
        writer.i64(self.offset);
        if version >= 4 {
            writer.i32(self.leader_epoch);
        } else {
            if self.leader_epoch != -1 {
                writer.non_default("leaderEpoch", version);
            }
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for ListOffsetsResponse {
    const NAME: &'static str = "ListOffsetsResponse";
    const API_KEY: i16 = 2;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 11;
    const FLEXIBLE_SINCE: i16 = 6;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 1 || version > 11 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 1 || version > 11 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
