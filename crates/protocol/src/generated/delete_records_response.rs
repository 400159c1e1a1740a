//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DeleteRecordsResponse, versions 0-2, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteRecordsResponse {
    /// `throttleTimeMs`, versions 0+.
    pub throttle_time_ms: i32,
    /// `topics`, versions 0+.
    pub topics: Vec<DeleteRecordsTopicResult>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteRecordsResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, topics: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl DeleteRecordsResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.throttle_time_ms = reader.i32();
        out.topics =
            reader.array(flexible, |reader| DeleteRecordsTopicResult::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 2;
        writer.i32(self.throttle_time_ms);
        writer.array(&self.topics, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of DeleteRecordsResponse, versions 0-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteRecordsTopicResult {
    /// `name`, versions 0+.
    pub name: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<DeleteRecordsPartitionResult>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteRecordsTopicResult {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl DeleteRecordsTopicResult {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.name = reader.string(flexible);
        out.partitions = reader
            .array(flexible, |reader| DeleteRecordsPartitionResult::read_from(reader, version));
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

/// A part of DeleteRecordsResponse, versions 0-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteRecordsPartitionResult {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `lowWatermark`, versions 0+.
    pub low_watermark: i64,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteRecordsPartitionResult {
    fn default() -> Self {
        Self {
            partition_index: 0,
            low_watermark: 0,
            error_code: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl DeleteRecordsPartitionResult {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.partition_index = reader.i32();
        out.low_watermark = reader.i64();
        out.error_code = reader.i16();
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 2;
        writer.i32(self.partition_index);
        writer.i64(self.low_watermark);
        writer.i16(self.error_code);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for DeleteRecordsResponse {
    const NAME: &'static str = "DeleteRecordsResponse";
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
