//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
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
fields!(LeaveGroupResponse {
0 throttle_time_ms, 1 error_code, 2 members, } unknown_tagged_fields);

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
fields!(MemberResponse {
0 member_id, 1 group_instance_id, 2 error_code, } unknown_tagged_fields);

impl Message for LeaveGroupResponse {
    const NAME: &'static str = "LeaveGroupResponse";
    const API_KEY: i16 = 13;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 5;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::LEAVE_GROUP_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::LEAVE_GROUP_RESPONSE, self, writer, version)
    }
}
