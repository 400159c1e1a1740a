//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DeleteGroupsResponse, versions 0-2, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteGroupsResponse {
    /// `throttleTimeMs`, versions 0+.
    pub throttle_time_ms: i32,
    /// `results`, versions 0+.
    pub results: Vec<DeletableGroupResult>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteGroupsResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, results: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl DeleteGroupsResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.throttle_time_ms = reader.i32();
        out.results =
            reader.array(flexible, |reader| DeletableGroupResult::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 2;
        writer.i32(self.throttle_time_ms);
        writer.array(&self.results, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of DeleteGroupsResponse, versions 0-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletableGroupResult {
    /// `groupId`, versions 0+.
    pub group_id: Str,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeletableGroupResult {
    fn default() -> Self {
        Self { group_id: Str::EMPTY, error_code: 0, unknown_tagged_fields: Vec::new() }
    }
}
impl DeletableGroupResult {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.group_id = reader.string(flexible);
        out.error_code = reader.i16();
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 2;
        writer.string(&self.group_id, flexible);
        writer.i16(self.error_code);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for DeleteGroupsResponse {
    const NAME: &'static str = "DeleteGroupsResponse";
    const API_KEY: i16 = 42;
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
