//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's LeaveGroupRequest, versions 0-5, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaveGroupRequest {
    /// `groupId`, versions 0+.
    pub group_id: Str,
    /// `memberId`, versions 0-2.
    pub member_id: Str,
    /// `members`, versions 3+.
    pub members: Vec<MemberIdentity>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for LeaveGroupRequest {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            member_id: Str::EMPTY,
            members: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl LeaveGroupRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.group_id = reader.string(flexible);
        if version <= 2 {
            out.member_id = reader.string(false);
        }
        if version >= 3 {
            out.members =
                reader.array(flexible, |reader| MemberIdentity::read_from(reader, version));
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.string(&self.group_id, flexible);
        if version <= 2 {
            writer.string(&self.member_id, false);
        } else {
            if !self.member_id.is_empty() {
                writer.non_default("memberId", version);
            }
        }
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

/// A part of LeaveGroupRequest, versions 3-5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberIdentity {
    /// `memberId`, versions 3+.
    pub member_id: Str,
    /// `groupInstanceId`, versions 3+, nullable 3+, default null.
    pub group_instance_id: Option<Str>,
    /// `reason`, versions 5+, nullable 5+, default null, ignorable.
    pub reason: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for MemberIdentity {
    fn default() -> Self {
        Self {
            member_id: Str::EMPTY,
            group_instance_id: None,
            reason: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl MemberIdentity {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.member_id = reader.string(flexible);
        out.group_instance_id = reader.nullable_string(flexible, true);
        if version >= 5 {
            out.reason = reader.nullable_string(true, true);
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.string(&self.member_id, flexible);
        writer.nullable_string(self.group_instance_id.as_ref(), flexible);
        if version >= 5 {
            writer.nullable_string(self.reason.as_ref(), true);
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for LeaveGroupRequest {
    const NAME: &'static str = "LeaveGroupRequest";
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
