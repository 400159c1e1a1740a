//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's GroupMetadataValue, versions 0-4, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupMetadataValue {
    /// `protocolType`, versions 0+.
    pub protocol_type: Str,
    /// `generation`, versions 0+.
    pub generation: i32,
    /// `protocol`, versions 0+, nullable 0+.
    pub protocol: Option<Str>,
    /// `leader`, versions 0+, nullable 0+.
    pub leader: Option<Str>,
    /// `currentStateTimestamp`, versions 2+, default -1, ignorable.
    pub current_state_timestamp: i64,
    /// `members`, versions 0+.
    pub members: Vec<MemberMetadata>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for GroupMetadataValue {
    fn default() -> Self {
        Self {
            protocol_type: Str::EMPTY,
            generation: 0,
            protocol: Some(Str::EMPTY),
            leader: Some(Str::EMPTY),
            current_state_timestamp: -1,
            members: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl GroupMetadataValue {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.protocol_type = reader.string(flexible);
        out.generation = reader.i32();
        out.protocol = reader.nullable_string(flexible, true);
        out.leader = reader.nullable_string(flexible, true);
        if version >= 2 {
            out.current_state_timestamp = reader.i64();
        }
        out.members = reader.array(flexible, |reader| MemberMetadata::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.string(&self.protocol_type, flexible);
        writer.i32(self.generation);
        writer.nullable_string(self.protocol.as_ref(), flexible);
        writer.nullable_string(self.leader.as_ref(), flexible);
        if version >= 2 {
            writer.i64(self.current_state_timestamp);
        }
        writer.array(&self.members, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of GroupMetadataValue, versions 0-4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberMetadata {
    /// `memberId`, versions 0+.
    pub member_id: Str,
    /// `groupInstanceId`, versions 3+, nullable 3+, default null, ignorable.
    pub group_instance_id: Option<Str>,
    /// `clientId`, versions 0+.
    pub client_id: Str,
    /// `clientHost`, versions 0+.
    pub client_host: Str,
    /// `rebalanceTimeout`, versions 1+, default -1, ignorable.
    pub rebalance_timeout: i32,
    /// `sessionTimeout`, versions 0+.
    pub session_timeout: i32,
    /// `subscription`, versions 0+.
    pub subscription: Bytes,
    /// `assignment`, versions 0+.
    pub assignment: Bytes,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for MemberMetadata {
    fn default() -> Self {
        Self {
            member_id: Str::EMPTY,
            group_instance_id: None,
            client_id: Str::EMPTY,
            client_host: Str::EMPTY,
            rebalance_timeout: -1,
            session_timeout: 0,
            subscription: Bytes::new(),
            assignment: Bytes::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl MemberMetadata {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.member_id = reader.string(flexible);
        if version >= 3 {
            out.group_instance_id = reader.nullable_string(flexible, true);
        }
        out.client_id = reader.string(flexible);
        out.client_host = reader.string(flexible);
        if version >= 1 {
            out.rebalance_timeout = reader.i32();
        }
        out.session_timeout = reader.i32();
        out.subscription = reader.bytes(flexible);
        out.assignment = reader.bytes(flexible);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.string(&self.member_id, flexible);
        if version >= 3 {
            writer.nullable_string(self.group_instance_id.as_ref(), flexible);
        }
        writer.string(&self.client_id, flexible);
        writer.string(&self.client_host, flexible);
        if version >= 1 {
            writer.i32(self.rebalance_timeout);
        }
        writer.i32(self.session_timeout);
        writer.bytes(&self.subscription, flexible);
        writer.bytes(&self.assignment, flexible);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for GroupMetadataValue {
    const NAME: &'static str = "GroupMetadataValue";
    const API_KEY: i16 = 2;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 4;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 4 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 4 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
