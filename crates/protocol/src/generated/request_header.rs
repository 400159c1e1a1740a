//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's RequestHeader, versions 1-2, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestHeader {
    /// `requestApiKey`, versions 0+.
    pub request_api_key: i16,
    /// `requestApiVersion`, versions 0+.
    pub request_api_version: i16,
    /// `correlationId`, versions 0+.
    pub correlation_id: i32,
    /// `clientId`, versions 1+, nullable 1+.
    pub client_id: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for RequestHeader {
    fn default() -> Self {
        Self {
            request_api_key: 0,
            request_api_version: 0,
            correlation_id: 0,
            client_id: Some(Str::EMPTY),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl RequestHeader {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.request_api_key = reader.i16();
        out.request_api_version = reader.i16();
        out.correlation_id = reader.i32();
        out.client_id = reader.nullable_string(false, true);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 2;
        writer.i16(self.request_api_key);
        writer.i16(self.request_api_version);
        writer.i32(self.correlation_id);
        writer.nullable_string(self.client_id.as_ref(), false);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for RequestHeader {
    const NAME: &'static str = "RequestHeader";
    const API_KEY: i16 = -1;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 2;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 1 || version > 2 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 1 || version > 2 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
