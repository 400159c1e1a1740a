//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's JoinGroupRequest, versions 0-9, flexible 6+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinGroupRequest {
    /// `groupId`, versions 0+.
    pub group_id: Str,
    /// `sessionTimeoutMs`, versions 0+.
    pub session_timeout_ms: i32,
    /// `rebalanceTimeoutMs`, versions 1+, default -1, ignorable.
    pub rebalance_timeout_ms: i32,
    /// `memberId`, versions 0+.
    pub member_id: Str,
    /// `groupInstanceId`, versions 5+, nullable 5+, default null.
    pub group_instance_id: Option<Str>,
    /// `protocolType`, versions 0+.
    pub protocol_type: Str,
    /// `protocols`, versions 0+.
    pub protocols: Vec<JoinGroupRequestProtocol>,
    /// `reason`, versions 8+, nullable 8+, default null, ignorable.
    pub reason: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for JoinGroupRequest {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            session_timeout_ms: 0,
            rebalance_timeout_ms: -1,
            member_id: Str::EMPTY,
            group_instance_id: None,
            protocol_type: Str::EMPTY,
            protocols: Vec::new(),
            reason: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl JoinGroupRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 6;
        out.group_id = reader.string(flexible);
        out.session_timeout_ms = reader.i32();
        if version >= 1 {
            out.rebalance_timeout_ms = reader.i32();
        }
        out.member_id = reader.string(flexible);
        if version >= 5 {
            out.group_instance_id = reader.nullable_string(flexible, true);
        }
        out.protocol_type = reader.string(flexible);
        out.protocols =
            reader.array(flexible, |reader| JoinGroupRequestProtocol::read_from(reader, version));
        if version >= 8 {
            out.reason = reader.nullable_string(true, true);
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 6;
        writer.string(&self.group_id, flexible);
        writer.i32(self.session_timeout_ms);
        if version >= 1 {
            writer.i32(self.rebalance_timeout_ms);
        }
        writer.string(&self.member_id, flexible);
        if version >= 5 {
            writer.nullable_string(self.group_instance_id.as_ref(), flexible);
        } else {
            if self.group_instance_id.is_some() {
                writer.non_default("groupInstanceId", version);
            }
        }
        writer.string(&self.protocol_type, flexible);
        writer.array(&self.protocols, flexible, |writer, value| value.write_to(writer, version));
        if version >= 8 {
            writer.nullable_string(self.reason.as_ref(), true);
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of JoinGroupRequest, versions 0-9.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinGroupRequestProtocol {
    /// `name`, versions 0+.
    pub name: Str,
    /// `metadata`, versions 0+.
    pub metadata: Bytes,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for JoinGroupRequestProtocol {
    fn default() -> Self {
        Self { name: Str::EMPTY, metadata: Bytes::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl JoinGroupRequestProtocol {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 6;
        out.name = reader.string(flexible);
        out.metadata = reader.bytes(flexible);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 6;
        writer.string(&self.name, flexible);
        writer.bytes(&self.metadata, flexible);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for JoinGroupRequest {
    const NAME: &'static str = "JoinGroupRequest";
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
