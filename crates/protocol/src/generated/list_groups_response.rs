//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ListGroupsResponse, versions 0-5, flexible 3+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListGroupsResponse {
    /// `throttleTimeMs`, versions 1+, ignorable.
    pub throttle_time_ms: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `groups`, versions 0+.
    pub groups: Vec<ListedGroup>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListGroupsResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            groups: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(ListGroupsResponse {
0 throttle_time_ms, 1 error_code, 2 groups, } unknown_tagged_fields);

/// A part of ListGroupsResponse, versions 0-5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedGroup {
    /// `groupId`, versions 0+.
    pub group_id: Str,
    /// `protocolType`, versions 0+.
    pub protocol_type: Str,
    /// `groupState`, versions 4+, ignorable.
    pub group_state: Str,
    /// `groupType`, versions 5+, ignorable.
    pub group_type: Str,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListedGroup {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            protocol_type: Str::EMPTY,
            group_state: Str::EMPTY,
            group_type: Str::EMPTY,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(ListedGroup {
0 group_id, 1 protocol_type, 2 group_state, 3 group_type, } unknown_tagged_fields);

impl Message for ListGroupsResponse {
    const NAME: &'static str = "ListGroupsResponse";
    const API_KEY: i16 = 16;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 5;
    const FLEXIBLE_SINCE: i16 = 3;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::LIST_GROUPS_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::LIST_GROUPS_RESPONSE, self, writer, version)
    }
}
