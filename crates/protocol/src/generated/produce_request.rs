//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ProduceRequest, versions 3-13, flexible 9+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProduceRequest {
    /// `transactionalId`, versions 3+, nullable 3+, default null.
    pub transactional_id: Option<Str>,
    /// `acks`, versions 0+.
    pub acks: i16,
    /// `timeoutMs`, versions 0+.
    pub timeout_ms: i32,
    /// `topicData`, versions 0+.
    pub topic_data: Vec<TopicProduceData>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ProduceRequest {
    fn default() -> Self {
        Self {
            transactional_id: None,
            acks: 0,
            timeout_ms: 0,
            topic_data: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl ProduceRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 9;
        out.transactional_id = reader.nullable_string(flexible, true);
        out.acks = reader.i16();
        out.timeout_ms = reader.i32();
        out.topic_data =
            reader.array(flexible, |reader| TopicProduceData::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 9;
        writer.nullable_string(self.transactional_id.as_ref(), flexible);
        writer.i16(self.acks);
        writer.i32(self.timeout_ms);
        writer.array(&self.topic_data, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of ProduceRequest, versions 3-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicProduceData {
    /// `name`, versions 0-12, ignorable.
    pub name: Str,
    /// `topicId`, versions 13+, ignorable.
    pub topic_id: Uuid,
    /// `partitionData`, versions 0+.
    pub partition_data: Vec<PartitionProduceData>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for TopicProduceData {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partition_data: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl TopicProduceData {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 9;
        if version <= 12 {
            out.name = reader.string(flexible);
        }
        if version >= 13 {
            out.topic_id = reader.uuid();
        }
        out.partition_data =
            reader.array(flexible, |reader| PartitionProduceData::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 9;
        if version <= 12 {
            writer.string(&self.name, flexible);
        }
        if version >= 13 {
            writer.uuid(self.topic_id);
        }
        writer
            .array(&self.partition_data, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of ProduceRequest, versions 3-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartitionProduceData {
    /// `index`, versions 0+.
    pub index: i32,
    /// `records`, versions 0+, nullable 0+, default null.
    pub records: Option<Bytes>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for PartitionProduceData {
    fn default() -> Self {
        Self { index: 0, records: None, unknown_tagged_fields: Vec::new() }
    }
}
impl PartitionProduceData {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 9;
        out.index = reader.i32();
        out.records = reader.nullable_bytes(flexible, true);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 9;
        writer.i32(self.index);
        writer.nullable_bytes(self.records.as_ref(), flexible);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for ProduceRequest {
    const NAME: &'static str = "ProduceRequest";
    const API_KEY: i16 = 0;
    const MIN_VERSION: i16 = 3;
    const MAX_VERSION: i16 = 13;
    const FLEXIBLE_SINCE: i16 = 9;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 3 || version > 13 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 3 || version > 13 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
