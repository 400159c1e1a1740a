//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DeleteTopicsRequest, versions 1-6, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteTopicsRequest {
    /// `topics`, versions 6+.
    pub topics: Vec<DeleteTopicState>,
    /// `topicNames`, versions 0-5, ignorable.
    pub topic_names: Vec<Str>,
    /// `timeoutMs`, versions 0+.
    pub timeout_ms: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteTopicsRequest {
    fn default() -> Self {
        Self {
            topics: Vec::new(),
            topic_names: Vec::new(),
            timeout_ms: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl DeleteTopicsRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        if version >= 6 {
            out.topics = reader.array(true, |reader| DeleteTopicState::read_from(reader, version));
        }
        if version <= 5 {
            out.topic_names = reader.array(flexible, |reader| reader.string(flexible));
        }
        out.timeout_ms = reader.i32();
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        if version >= 6 {
            writer.array(&self.topics, true, |writer, value| value.write_to(writer, version));
        } else {
            if !self.topics.is_empty() {
                writer.non_default("topics", version);
            }
        }
        if version <= 5 {
            writer
                .array(&self.topic_names, flexible, |writer, value| writer.string(value, flexible));
        }
        writer.i32(self.timeout_ms);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of DeleteTopicsRequest, versions 6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteTopicState {
    /// `name`, versions 6+, nullable 6+, default null.
    pub name: Option<Str>,
    /// `topicId`, versions 6+.
    pub topic_id: Uuid,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteTopicState {
    fn default() -> Self {
        Self { name: None, topic_id: Uuid::ZERO, unknown_tagged_fields: Vec::new() }
    }
}
impl DeleteTopicState {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.name = reader.nullable_string(true, true);
        out.topic_id = reader.uuid();
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.nullable_string(self.name.as_ref(), true);
        writer.uuid(self.topic_id);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

impl Message for DeleteTopicsRequest {
    const NAME: &'static str = "DeleteTopicsRequest";
    const API_KEY: i16 = 20;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 6;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 1 || version > 6 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 1 || version > 6 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
