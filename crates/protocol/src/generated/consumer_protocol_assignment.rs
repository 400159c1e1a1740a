//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ConsumerProtocolAssignment, versions 0-3, flexible none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsumerProtocolAssignment {
    /// `assignedPartitions`, versions 0+.
    pub assigned_partitions: Vec<TopicPartition>,
    /// `userData`, versions 0+, nullable 0+, default null.
    pub user_data: Option<Bytes>,
}
impl core::default::Default for ConsumerProtocolAssignment {
    fn default() -> Self {
        Self { assigned_partitions: Vec::new(), user_data: None }
    }
}
impl ConsumerProtocolAssignment {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.assigned_partitions =
            reader.array(false, |reader| TopicPartition::read_from(reader, version));
        out.user_data = reader.nullable_bytes(false, true);
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.array(&self.assigned_partitions, false, |writer, value| {
            value.write_to(writer, version)
        });
        writer.nullable_bytes(self.user_data.as_ref(), false);
    }
}

/// A part of ConsumerProtocolAssignment, versions 0-3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicPartition {
    /// `topic`, versions 0+.
    pub topic: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<i32>,
}
impl core::default::Default for TopicPartition {
    fn default() -> Self {
        Self { topic: Str::EMPTY, partitions: Vec::new() }
    }
}
impl TopicPartition {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.topic = reader.string(false);
        out.partitions = reader.array(false, FieldReader::i32);
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.string(&self.topic, false);
        writer.array(&self.partitions, false, |writer, value| writer.i32(*value));
    }
}

impl Message for ConsumerProtocolAssignment {
    const NAME: &'static str = "ConsumerProtocolAssignment";
    const API_KEY: i16 = -1;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 3;
    const FLEXIBLE_SINCE: i16 = 32767;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 3 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 3 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
