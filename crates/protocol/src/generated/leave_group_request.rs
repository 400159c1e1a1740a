//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
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
fields!(LeaveGroupRequest {
0 group_id, 1 member_id, 2 members, } unknown_tagged_fields);

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
fields!(MemberIdentity {
0 member_id, 1 group_instance_id, 2 reason, } unknown_tagged_fields);

impl Message for LeaveGroupRequest {
    const NAME: &'static str = "LeaveGroupRequest";
    const API_KEY: i16 = 13;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 5;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::LEAVE_GROUP_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::LEAVE_GROUP_REQUEST, self, writer, version)
    }
}
