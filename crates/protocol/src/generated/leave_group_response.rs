//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's LeaveGroupResponse, versions 0-5, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaveGroupResponse {
    /// `throttleTimeMs`, versions 1+, ignorable.
    pub throttle_time_ms: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `members`, versions 3+.
    pub members: Vec<MemberResponse>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for LeaveGroupResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            members: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl LeaveGroupResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        if version >= 1 {
            out.throttle_time_ms = reader.i32();
        }
        out.error_code = reader.i16();
        if version >= 3 {
            out.members =
                reader.array(flexible, |reader| MemberResponse::read_from(reader, version));
        }
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
        if version >= 3 {
            writer.array(&self.members, flexible, |writer, value| value.write_to(writer, version));
        } else {
            if !self.members.is_empty() {
                writer.non_default("members", version);
            }
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of LeaveGroupResponse, versions 3-5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberResponse {
    /// `memberId`, versions 3+.
    pub member_id: Str,
    /// `groupInstanceId`, versions 3+, nullable 3+.
    pub group_instance_id: Option<Str>,
    /// `errorCode`, versions 3+.
    pub error_code: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for MemberResponse {
    fn default() -> Self {
        Self {
            member_id: Str::EMPTY,
            group_instance_id: Some(Str::EMPTY),
            error_code: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl MemberResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.member_id = reader.string(flexible);
        out.group_instance_id = reader.nullable_string(flexible, true);
        out.error_code = reader.i16();
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.string(&self.member_id, flexible);
        writer.nullable_string(self.group_instance_id.as_ref(), flexible);
        writer.i16(self.error_code);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for LeaveGroupResponse {
    const NAME: &'static str = "LeaveGroupResponse";
    const API_KEY: i16 = 13;
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
