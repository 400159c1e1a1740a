//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's JoinGroupResponse, versions 0-9, flexible 6+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinGroupResponse {
    /// `throttleTimeMs`, versions 2+, ignorable.
    pub throttle_time_ms: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `generationId`, versions 0+, default -1.
    pub generation_id: i32,
    /// `protocolType`, versions 7+, nullable 7+, default null, ignorable.
    pub protocol_type: Option<Str>,
    /// `protocolName`, versions 0+, nullable 7+.
    pub protocol_name: Option<Str>,
    /// `leader`, versions 0+.
    pub leader: Str,
    /// `skipAssignment`, versions 9+.
    pub skip_assignment: bool,
    /// `memberId`, versions 0+.
    pub member_id: Str,
    /// `members`, versions 0+.
    pub members: Vec<JoinGroupResponseMember>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for JoinGroupResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            generation_id: -1,
            protocol_type: None,
            protocol_name: Some(Str::EMPTY),
            leader: Str::EMPTY,
            skip_assignment: false,
            member_id: Str::EMPTY,
            members: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl JoinGroupResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 6;
        if version >= 2 {
            out.throttle_time_ms = reader.i32();
        }
        out.error_code = reader.i16();
        out.generation_id = reader.i32();
        if version >= 7 {
            out.protocol_type = reader.nullable_string(true, true);
        }
        out.protocol_name = reader.nullable_string(flexible, version >= 7);
        out.leader = reader.string(flexible);
        if version >= 9 {
            out.skip_assignment = reader.bool();
        }
        out.member_id = reader.string(flexible);
        out.members =
            reader.array(flexible, |reader| JoinGroupResponseMember::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 6;
        if version >= 2 {
            writer.i32(self.throttle_time_ms);
        }
        writer.i16(self.error_code);
        writer.i32(self.generation_id);
        if version >= 7 {
            writer.nullable_string(self.protocol_type.as_ref(), true);
        }
        if !(version >= 7) && self.protocol_name.is_none() {
            writer.unexpected_null("protocolName", version);
        }
        writer.nullable_string(self.protocol_name.as_ref(), flexible);
        writer.string(&self.leader, flexible);
        if version >= 9 {
            writer.bool(self.skip_assignment);
        } else {
            if self.skip_assignment {
                writer.non_default("skipAssignment", version);
            }
        }
        writer.string(&self.member_id, flexible);
        writer.array(&self.members, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of JoinGroupResponse, versions 0-9.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinGroupResponseMember {
    /// `memberId`, versions 0+.
    pub member_id: Str,
    /// `groupInstanceId`, versions 5+, nullable 5+, default null, ignorable.
    pub group_instance_id: Option<Str>,
    /// `metadata`, versions 0+.
    pub metadata: Bytes,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for JoinGroupResponseMember {
    fn default() -> Self {
        Self {
            member_id: Str::EMPTY,
            group_instance_id: None,
            metadata: Bytes::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl JoinGroupResponseMember {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 6;
        out.member_id = reader.string(flexible);
        if version >= 5 {
            out.group_instance_id = reader.nullable_string(flexible, true);
        }
        out.metadata = reader.bytes(flexible);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 6;
        writer.string(&self.member_id, flexible);
        if version >= 5 {
            writer.nullable_string(self.group_instance_id.as_ref(), flexible);
        }
        writer.bytes(&self.metadata, flexible);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for JoinGroupResponse {
    const NAME: &'static str = "JoinGroupResponse";
    const API_KEY: i16 = 11;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 9;
    const FLEXIBLE_SINCE: i16 = 6;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 9 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 9 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
