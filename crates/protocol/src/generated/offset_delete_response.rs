//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetDeleteResponse, versions 0, flexible none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetDeleteResponse {
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `throttleTimeMs`, versions 0+, ignorable.
    pub throttle_time_ms: i32,
    /// `topics`, versions 0+.
    pub topics: Vec<OffsetDeleteResponseTopic>,
}
impl core::default::Default for OffsetDeleteResponse {
    fn default() -> Self {
        Self { error_code: 0, throttle_time_ms: 0, topics: Vec::new() }
    }
}
impl OffsetDeleteResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.error_code = reader.i16();
        out.throttle_time_ms = reader.i32();
        out.topics =
            reader.array(false, |reader| OffsetDeleteResponseTopic::read_from(reader, version));
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i16(self.error_code);
        writer.i32(self.throttle_time_ms);
        writer.array(&self.topics, false, |writer, value| value.write_to(writer, version));
    }
}

/// A part of OffsetDeleteResponse, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetDeleteResponseTopic {
    /// `name`, versions 0+.
    pub name: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<OffsetDeleteResponsePartition>,
}
impl core::default::Default for OffsetDeleteResponseTopic {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new() }
    }
}
impl OffsetDeleteResponseTopic {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.name = reader.string(false);
        out.partitions =
            reader.array(false, |reader| OffsetDeleteResponsePartition::read_from(reader, version));
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.string(&self.name, false);
        writer.array(&self.partitions, false, |writer, value| value.write_to(writer, version));
    }
}

/// A part of OffsetDeleteResponse, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetDeleteResponsePartition {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
}
impl core::default::Default for OffsetDeleteResponsePartition {
    fn default() -> Self {
        Self { partition_index: 0, error_code: 0 }
    }
}
impl OffsetDeleteResponsePartition {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.partition_index = reader.i32();
        out.error_code = reader.i16();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i32(self.partition_index);
        writer.i16(self.error_code);
    }
}

impl Message for OffsetDeleteResponse {
    const NAME: &'static str = "OffsetDeleteResponse";
    const API_KEY: i16 = 47;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 0;
    const FLEXIBLE_SINCE: i16 = 32767;

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
