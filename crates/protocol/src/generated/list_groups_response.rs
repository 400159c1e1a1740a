//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ListGroupsResponse, versions 0-5, flexible 3+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListGroupsResponse {
    /// `throttleTimeMs`, versions 1+, ignorable.
    pub throttle_time_ms: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `groups`, versions 0+.
    pub groups: Vec<ListedGroup>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListGroupsResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            groups: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl ListGroupsResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 3;
        if version >= 1 {
            out.throttle_time_ms = reader.i32();
        }
        out.error_code = reader.i16();
        out.groups = reader.array(flexible, |reader| ListedGroup::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 3;
        if version >= 1 {
            writer.i32(self.throttle_time_ms);
        }
        writer.i16(self.error_code);
        writer.array(&self.groups, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of ListGroupsResponse, versions 0-5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedGroup {
    /// `groupId`, versions 0+.
    pub group_id: Str,
    /// `protocolType`, versions 0+.
    pub protocol_type: Str,
    /// `groupState`, versions 4+, ignorable.
    pub group_state: Str,
    /// `groupType`, versions 5+, ignorable.
    pub group_type: Str,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListedGroup {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            protocol_type: Str::EMPTY,
            group_state: Str::EMPTY,
            group_type: Str::EMPTY,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl ListedGroup {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 3;
        out.group_id = reader.string(flexible);
        out.protocol_type = reader.string(flexible);
        if version >= 4 {
            out.group_state = reader.string(true);
        }
        if version >= 5 {
            out.group_type = reader.string(true);
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 3;
        writer.string(&self.group_id, flexible);
        writer.string(&self.protocol_type, flexible);
        if version >= 4 {
            writer.string(&self.group_state, true);
        }
        if version >= 5 {
            writer.string(&self.group_type, true);
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for ListGroupsResponse {
    const NAME: &'static str = "ListGroupsResponse";
    const API_KEY: i16 = 16;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 5;
    const FLEXIBLE_SINCE: i16 = 3;

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
