//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
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
fields!(DescribeGroupsResponse {
0 throttle_time_ms, 1 groups, } unknown_tagged_fields);

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
fields!(DescribedGroup {
0 error_code, 1 error_message, 2 group_id, 3 group_state, 4 protocol_type, 5 protocol_data, 6 members, 7 authorized_operations, } unknown_tagged_fields);

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
fields!(DescribedGroupMember {
0 member_id, 1 group_instance_id, 2 client_id, 3 client_host, 4 member_metadata, 5 member_assignment, } unknown_tagged_fields);

impl Message for DescribeGroupsResponse {
    const NAME: &'static str = "DescribeGroupsResponse";
    const API_KEY: i16 = 15;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 6;
    const FLEXIBLE_SINCE: i16 = 5;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::DESCRIBE_GROUPS_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::DESCRIBE_GROUPS_RESPONSE, self, writer, version)
    }
}
