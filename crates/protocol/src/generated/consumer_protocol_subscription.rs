//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ConsumerProtocolSubscription, versions 0-3, flexible none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsumerProtocolSubscription {
    /// `topics`, versions 0+.
    pub topics: Vec<Str>,
    /// `userData`, versions 0+, nullable 0+, default null.
    pub user_data: Option<Bytes>,
    /// `ownedPartitions`, versions 1+, ignorable.
    pub owned_partitions: Vec<TopicPartition>,
    /// `generationId`, versions 2+, default -1, ignorable.
    pub generation_id: i32,
    /// `rackId`, versions 3+, nullable 3+, default null, ignorable.
    pub rack_id: Option<Str>,
}
impl core::default::Default for ConsumerProtocolSubscription {
    fn default() -> Self {
        Self {
            topics: Vec::new(),
            user_data: None,
            owned_partitions: Vec::new(),
            generation_id: -1,
            rack_id: None,
        }
    }
}
impl ConsumerProtocolSubscription {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.topics = reader.array(false, |reader| reader.string(false));
        out.user_data = reader.nullable_bytes(false, true);
        if version >= 1 {
            out.owned_partitions =
                reader.array(false, |reader| TopicPartition::read_from(reader, version));
        }
        if version >= 2 {
            out.generation_id = reader.i32();
        }
        if version >= 3 {
            out.rack_id = reader.nullable_string(false, true);
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.array(&self.topics, false, |writer, value| writer.string(value, false));
        writer.nullable_bytes(self.user_data.as_ref(), false);
        if version >= 1 {
            writer.array(&self.owned_partitions, false, |writer, value| {
                value.write_to(writer, version)
            });
        }
        if version >= 2 {
            writer.i32(self.generation_id);
        }
        if version >= 3 {
            writer.nullable_string(self.rack_id.as_ref(), false);
        }
    }
}

/// A part of ConsumerProtocolSubscription, versions 1-3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicPartition {
    /// `topic`, versions 1+.
    pub topic: Str,
    /// `partitions`, versions 1+.
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

impl Message for ConsumerProtocolSubscription {
    const NAME: &'static str = "ConsumerProtocolSubscription";
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
