//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetDeleteRequest, versions 0, flexible none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetDeleteRequest {
    /// `groupId`, versions 0+.
    pub group_id: Str,
    /// `topics`, versions 0+.
    pub topics: Vec<OffsetDeleteRequestTopic>,
}
impl core::default::Default for OffsetDeleteRequest {
    fn default() -> Self {
        Self { group_id: Str::EMPTY, topics: Vec::new() }
    }
}
impl OffsetDeleteRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.group_id = reader.string(false);
        out.topics =
            reader.array(false, |reader| OffsetDeleteRequestTopic::read_from(reader, version));
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.string(&self.group_id, false);
        writer.array(&self.topics, false, |writer, value| value.write_to(writer, version));
    }
}

/// A part of OffsetDeleteRequest, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetDeleteRequestTopic {
    /// `name`, versions 0+.
    pub name: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<OffsetDeleteRequestPartition>,
}
impl core::default::Default for OffsetDeleteRequestTopic {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new() }
    }
}
impl OffsetDeleteRequestTopic {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.name = reader.string(false);
        out.partitions =
            reader.array(false, |reader| OffsetDeleteRequestPartition::read_from(reader, version));
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.string(&self.name, false);
        writer.array(&self.partitions, false, |writer, value| value.write_to(writer, version));
    }
}

/// A part of OffsetDeleteRequest, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetDeleteRequestPartition {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
}
impl core::default::Default for OffsetDeleteRequestPartition {
    fn default() -> Self {
        Self { partition_index: 0 }
    }
}
impl OffsetDeleteRequestPartition {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.partition_index = reader.i32();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i32(self.partition_index);
    }
}

impl Message for OffsetDeleteRequest {
    const NAME: &'static str = "OffsetDeleteRequest";
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
