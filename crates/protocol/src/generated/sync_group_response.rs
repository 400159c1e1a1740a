//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's SyncGroupResponse, versions 0-5, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncGroupResponse {
    /// `throttleTimeMs`, versions 1+, ignorable.
    pub throttle_time_ms: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `protocolType`, versions 5+, nullable 5+, default null, ignorable.
    pub protocol_type: Option<Str>,
    /// `protocolName`, versions 5+, nullable 5+, default null, ignorable.
    pub protocol_name: Option<Str>,
    /// `assignment`, versions 0+.
    pub assignment: Bytes,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for SyncGroupResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            protocol_type: None,
            protocol_name: None,
            assignment: Bytes::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl SyncGroupResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        if version >= 1 {
            out.throttle_time_ms = reader.i32();
        }
        out.error_code = reader.i16();
        if version >= 5 {
            out.protocol_type = reader.nullable_string(true, true);
        }
        if version >= 5 {
            out.protocol_name = reader.nullable_string(true, true);
        }
        out.assignment = reader.bytes(flexible);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        if version >= 1 {
            writer.i32(self.throttle_time_ms);
        }
        writer.i16(self.error_code);
        if version >= 5 {
            writer.nullable_string(self.protocol_type.as_ref(), true);
        }
        if version >= 5 {
            writer.nullable_string(self.protocol_name.as_ref(), true);
        }
        writer.bytes(&self.assignment, flexible);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for SyncGroupResponse {
    const NAME: &'static str = "SyncGroupResponse";
    const API_KEY: i16 = 14;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 5;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 5 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 5 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
