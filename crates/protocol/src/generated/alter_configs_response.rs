//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's AlterConfigsResponse, versions 0-2, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterConfigsResponse {
    /// `throttleTimeMs`, versions 0+.
    pub throttle_time_ms: i32,
    /// `responses`, versions 0+.
    pub responses: Vec<AlterConfigsResourceResponse>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AlterConfigsResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, responses: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl AlterConfigsResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.throttle_time_ms = reader.i32();
        out.responses = reader
            .array(flexible, |reader| AlterConfigsResourceResponse::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 2;
        writer.i32(self.throttle_time_ms);
        writer.array(&self.responses, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of AlterConfigsResponse, versions 0-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterConfigsResourceResponse {
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `errorMessage`, versions 0+, nullable 0+.
    pub error_message: Option<Str>,
    /// `resourceType`, versions 0+.
    pub resource_type: i8,
    /// `resourceName`, versions 0+.
    pub resource_name: Str,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AlterConfigsResourceResponse {
    fn default() -> Self {
        Self {
            error_code: 0,
            error_message: Some(Str::EMPTY),
            resource_type: 0,
            resource_name: Str::EMPTY,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl AlterConfigsResourceResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.error_code = reader.i16();
        out.error_message = reader.nullable_string(flexible, true);
        out.resource_type = reader.i8();
        out.resource_name = reader.string(flexible);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 2;
        writer.i16(self.error_code);
        writer.nullable_string(self.error_message.as_ref(), flexible);
        writer.i8(self.resource_type);
        writer.string(&self.resource_name, flexible);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for AlterConfigsResponse {
    const NAME: &'static str = "AlterConfigsResponse";
    const API_KEY: i16 = 33;
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
