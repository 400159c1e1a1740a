//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
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
fields!(JoinGroupResponse {
0 throttle_time_ms, 1 error_code, 2 generation_id, 3 protocol_type, 4 protocol_name, 5 leader, 6 skip_assignment, 7 member_id, 8 members, } unknown_tagged_fields);

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
fields!(JoinGroupResponseMember {
0 member_id, 1 group_instance_id, 2 metadata, } unknown_tagged_fields);

impl Message for JoinGroupResponse {
    const NAME: &'static str = "JoinGroupResponse";
    const API_KEY: i16 = 11;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 9;
    const FLEXIBLE_SINCE: i16 = 6;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::JOIN_GROUP_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::JOIN_GROUP_RESPONSE, self, writer, version)
    }
}
