//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DeleteRecordsRequest, versions 0-2, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteRecordsRequest {
    /// `topics`, versions 0+.
    pub topics: Vec<DeleteRecordsTopic>,
    /// `timeoutMs`, versions 0+.
    pub timeout_ms: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteRecordsRequest {
    fn default() -> Self {
        Self { topics: Vec::new(), timeout_ms: 0, unknown_tagged_fields: Vec::new() }
    }
}
impl DeleteRecordsRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.topics =
            reader.array(flexible, |reader| DeleteRecordsTopic::read_from(reader, version));
        out.timeout_ms = reader.i32();
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 2;
        writer.array(&self.topics, flexible, |writer, value| value.write_to(writer, version));
        writer.i32(self.timeout_ms);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of DeleteRecordsRequest, versions 0-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteRecordsTopic {
    /// `name`, versions 0+.
    pub name: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<DeleteRecordsPartition>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteRecordsTopic {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl DeleteRecordsTopic {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.name = reader.string(flexible);
        out.partitions =
            reader.array(flexible, |reader| DeleteRecordsPartition::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 2;
        writer.string(&self.name, flexible);
        writer.array(&self.partitions, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of DeleteRecordsRequest, versions 0-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteRecordsPartition {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `offset`, versions 0+.
    pub offset: i64,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteRecordsPartition {
    fn default() -> Self {
        Self { partition_index: 0, offset: 0, unknown_tagged_fields: Vec::new() }
    }
}
impl DeleteRecordsPartition {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.partition_index = reader.i32();
        out.offset = reader.i64();
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 2;
        writer.i32(self.partition_index);
        writer.i64(self.offset);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for DeleteRecordsRequest {
    const NAME: &'static str = "DeleteRecordsRequest";
    const API_KEY: i16 = 21;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 2;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 2 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 2 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
