//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's SyncGroupRequest, versions 0-5, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncGroupRequest {
    /// `groupId`, versions 0+.
    pub group_id: Str,
    /// `generationId`, versions 0+.
    pub generation_id: i32,
    /// `memberId`, versions 0+.
    pub member_id: Str,
    /// `groupInstanceId`, versions 3+, nullable 3+, default null.
    pub group_instance_id: Option<Str>,
    /// `protocolType`, versions 5+, nullable 5+, default null, ignorable.
    pub protocol_type: Option<Str>,
    /// `protocolName`, versions 5+, nullable 5+, default null, ignorable.
    pub protocol_name: Option<Str>,
    /// `assignments`, versions 0+.
    pub assignments: Vec<SyncGroupRequestAssignment>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for SyncGroupRequest {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            generation_id: 0,
            member_id: Str::EMPTY,
            group_instance_id: None,
            protocol_type: None,
            protocol_name: None,
            assignments: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl SyncGroupRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.group_id = reader.string(flexible);
        out.generation_id = reader.i32();
        out.member_id = reader.string(flexible);
        if version >= 3 {
            out.group_instance_id = reader.nullable_string(flexible, true);
        }
        if version >= 5 {
            out.protocol_type = reader.nullable_string(true, true);
        }
        if version >= 5 {
            out.protocol_name = reader.nullable_string(true, true);
        }
        out.assignments =
            reader.array(flexible, |reader| SyncGroupRequestAssignment::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.string(&self.group_id, flexible);
        writer.i32(self.generation_id);
        writer.string(&self.member_id, flexible);
        if version >= 3 {
            writer.nullable_string(self.group_instance_id.as_ref(), flexible);
        } else {
            if self.group_instance_id.is_some() {
                writer.non_default("groupInstanceId", version);
            }
        }
        if version >= 5 {
            writer.nullable_string(self.protocol_type.as_ref(), true);
        }
        if version >= 5 {
            writer.nullable_string(self.protocol_name.as_ref(), true);
        }
        writer.array(&self.assignments, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of SyncGroupRequest, versions 0-5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncGroupRequestAssignment {
    /// `memberId`, versions 0+.
    pub member_id: Str,
    /// `assignment`, versions 0+.
    pub assignment: Bytes,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for SyncGroupRequestAssignment {
    fn default() -> Self {
        Self { member_id: Str::EMPTY, assignment: Bytes::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl SyncGroupRequestAssignment {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.member_id = reader.string(flexible);
        out.assignment = reader.bytes(flexible);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.string(&self.member_id, flexible);
        writer.bytes(&self.assignment, flexible);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for SyncGroupRequest {
    const NAME: &'static str = "SyncGroupRequest";
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
