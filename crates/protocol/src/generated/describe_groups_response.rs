//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DescribeGroupsResponse, versions 0-6, flexible 5+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeGroupsResponse {
    /// `throttleTimeMs`, versions 1+, ignorable.
    pub throttle_time_ms: i32,
    /// `groups`, versions 0+.
    pub groups: Vec<DescribedGroup>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeGroupsResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, groups: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl DescribeGroupsResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 5;
        if version >= 1 {
            out.throttle_time_ms = reader.i32();
        }
        out.groups = reader.array(flexible, |reader| DescribedGroup::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 5;
        if version >= 1 {
            writer.i32(self.throttle_time_ms);
        }
        writer.array(&self.groups, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of DescribeGroupsResponse, versions 0-6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribedGroup {
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `errorMessage`, versions 6+, nullable 6+, default null.
    pub error_message: Option<Str>,
    /// `groupId`, versions 0+.
    pub group_id: Str,
    /// `groupState`, versions 0+.
    pub group_state: Str,
    /// `protocolType`, versions 0+.
    pub protocol_type: Str,
    /// `protocolData`, versions 0+.
    pub protocol_data: Str,
    /// `members`, versions 0+.
    pub members: Vec<DescribedGroupMember>,
    /// `authorizedOperations`, versions 3+, default -2147483648.
    pub authorized_operations: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribedGroup {
    fn default() -> Self {
        Self {
            error_code: 0,
            error_message: None,
            group_id: Str::EMPTY,
            group_state: Str::EMPTY,
            protocol_type: Str::EMPTY,
            protocol_data: Str::EMPTY,
            members: Vec::new(),
            authorized_operations: -2147483648,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl DescribedGroup {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 5;
        out.error_code = reader.i16();
        if version >= 6 {
            out.error_message = reader.nullable_string(true, true);
        }
        out.group_id = reader.string(flexible);
        out.group_state = reader.string(flexible);
        out.protocol_type = reader.string(flexible);
        out.protocol_data = reader.string(flexible);
        out.members =
            reader.array(flexible, |reader| DescribedGroupMember::read_from(reader, version));
        if version >= 3 {
            out.authorized_operations = reader.i32();
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 5;
        writer.i16(self.error_code);
        if version >= 6 {
            writer.nullable_string(self.error_message.as_ref(), true);
        } else {
            if self.error_message.is_some() {
                writer.non_default("errorMessage", version);
            }
        }
        writer.string(&self.group_id, flexible);
        writer.string(&self.group_state, flexible);
        writer.string(&self.protocol_type, flexible);
        writer.string(&self.protocol_data, flexible);
        writer.array(&self.members, flexible, |writer, value| value.write_to(writer, version));
        if version >= 3 {
            writer.i32(self.authorized_operations);
        } else {
            if self.authorized_operations != -2147483648 {
                writer.non_default("authorizedOperations", version);
            }
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of DescribeGroupsResponse, versions 0-6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribedGroupMember {
    /// `memberId`, versions 0+.
    pub member_id: Str,
    /// `groupInstanceId`, versions 4+, nullable 4+, default null, ignorable.
    pub group_instance_id: Option<Str>,
    /// `clientId`, versions 0+.
    pub client_id: Str,
    /// `clientHost`, versions 0+.
    pub client_host: Str,
    /// `memberMetadata`, versions 0+.
    pub member_metadata: Bytes,
    /// `memberAssignment`, versions 0+.
    pub member_assignment: Bytes,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribedGroupMember {
    fn default() -> Self {
        Self {
            member_id: Str::EMPTY,
            group_instance_id: None,
            client_id: Str::EMPTY,
            client_host: Str::EMPTY,
            member_metadata: Bytes::new(),
            member_assignment: Bytes::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl DescribedGroupMember {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 5;
        out.member_id = reader.string(flexible);
        if version >= 4 {
            out.group_instance_id = reader.nullable_string(flexible, true);
        }
        out.client_id = reader.string(flexible);
        out.client_host = reader.string(flexible);
        out.member_metadata = reader.bytes(flexible);
        out.member_assignment = reader.bytes(flexible);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 5;
        writer.string(&self.member_id, flexible);
        if version >= 4 {
            writer.nullable_string(self.group_instance_id.as_ref(), flexible);
        }
        writer.string(&self.client_id, flexible);
        writer.string(&self.client_host, flexible);
        writer.bytes(&self.member_metadata, flexible);
        writer.bytes(&self.member_assignment, flexible);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for DescribeGroupsResponse {
    const NAME: &'static str = "DescribeGroupsResponse";
    const API_KEY: i16 = 15;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 6;
    const FLEXIBLE_SINCE: i16 = 5;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 6 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 6 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
