//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ListOffsetsRequest, versions 1-11, flexible 6+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListOffsetsRequest {
    /// `replicaId`, versions 0+.
    pub replica_id: i32,
    /// `isolationLevel`, versions 2+.
    pub isolation_level: i8,
    /// `topics`, versions 0+.
    pub topics: Vec<ListOffsetsTopic>,
    /// `timeoutMs`, versions 10+, ignorable.
    pub timeout_ms: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListOffsetsRequest {
    fn default() -> Self {
        Self {
            replica_id: 0,
            isolation_level: 0,
            topics: Vec::new(),
            timeout_ms: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl ListOffsetsRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 6;
        out.replica_id = reader.i32();
        if version >= 2 {
            out.isolation_level = reader.i8();
        }
        out.topics = reader.array(flexible, |reader| ListOffsetsTopic::read_from(reader, version));
        if version >= 10 {
            out.timeout_ms = reader.i32();
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 6;
        writer.i32(self.replica_id);
        if version >= 2 {
            writer.i8(self.isolation_level);
        } else {
            if self.isolation_level != 0 {
                writer.non_default("isolationLevel", version);
            }
        }
        writer.array(&self.topics, flexible, |writer, value| value.write_to(writer, version));
        if version >= 10 {
            writer.i32(self.timeout_ms);
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of ListOffsetsRequest, versions 1-11.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListOffsetsTopic {
    /// `name`, versions 0+.
    pub name: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<ListOffsetsPartition>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListOffsetsTopic {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl ListOffsetsTopic {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 6;
        out.name = reader.string(flexible);
        out.partitions =
            reader.array(flexible, |reader| ListOffsetsPartition::read_from(reader, version));
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

/// A part of ListOffsetsRequest, versions 1-11.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListOffsetsPartition {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `currentLeaderEpoch`, versions 4+, default -1, ignorable.
    pub current_leader_epoch: i32,
    /// `timestamp`, versions 0+.
    pub timestamp: i64,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListOffsetsPartition {
    fn default() -> Self {
        Self {
            partition_index: 0,
            current_leader_epoch: -1,
            timestamp: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl ListOffsetsPartition {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 6;
        out.partition_index = reader.i32();
        if version >= 4 {
            out.current_leader_epoch = reader.i32();
        }
        out.timestamp = reader.i64();
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 6;
        writer.i32(self.partition_index);
        if version >= 4 {
            writer.i32(self.current_leader_epoch);
        }
        writer.i64(self.timestamp);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for ListOffsetsRequest {
    const NAME: &'static str = "ListOffsetsRequest";
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
