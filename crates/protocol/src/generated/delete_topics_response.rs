//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DeleteTopicsResponse, versions 1-6, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteTopicsResponse {
    /// `throttleTimeMs`, versions 1+, ignorable.
    pub throttle_time_ms: i32,
    /// `responses`, versions 0+.
    pub responses: Vec<DeletableTopicResult>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteTopicsResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, responses: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl DeleteTopicsResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.throttle_time_ms = reader.i32();
        out.responses =
            reader.array(flexible, |reader| DeletableTopicResult::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.i32(self.throttle_time_ms);
        writer.array(&self.responses, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of DeleteTopicsResponse, versions 1-6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletableTopicResult {
    /// `name`, versions 0+, nullable 6+.
    pub name: Option<Str>,
    /// `topicId`, versions 6+, ignorable.
    pub topic_id: Uuid,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `errorMessage`, versions 5+, nullable 5+, default null, ignorable.
    pub error_message: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeletableTopicResult {
    fn default() -> Self {
        Self {
            name: Some(Str::EMPTY),
            topic_id: Uuid::ZERO,
            error_code: 0,
            error_message: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl DeletableTopicResult {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.name = reader.nullable_string(flexible, version >= 6);
        if version >= 6 {
            out.topic_id = reader.uuid();
        }
        out.error_code = reader.i16();
        if version >= 5 {
            out.error_message = reader.nullable_string(true, true);
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        if !(version >= 6) && self.name.is_none() {
            writer.unexpected_null("name", version);
        }
        writer.nullable_string(self.name.as_ref(), flexible);
        if version >= 6 {
            writer.uuid(self.topic_id);
        }
        writer.i16(self.error_code);
        if version >= 5 {
            writer.nullable_string(self.error_message.as_ref(), true);
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for DeleteTopicsResponse {
    const NAME: &'static str = "DeleteTopicsResponse";
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
