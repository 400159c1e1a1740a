//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DeleteGroupsResponse, versions 0-2, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteGroupsResponse {
    /// `throttleTimeMs`, versions 0+.
    pub throttle_time_ms: i32,
    /// `results`, versions 0+.
    pub results: Vec<DeletableGroupResult>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteGroupsResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, results: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(DeleteGroupsResponse {
0 throttle_time_ms, 1 results, } unknown_tagged_fields);

/// A part of DeleteGroupsResponse, versions 0-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletableGroupResult {
    /// `groupId`, versions 0+.
    pub group_id: Str,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeletableGroupResult {
    fn default() -> Self {
        Self { group_id: Str::EMPTY, error_code: 0, unknown_tagged_fields: Vec::new() }
    }
}
fields!(DeletableGroupResult {
0 group_id, 1 error_code, } unknown_tagged_fields);

impl Message for DeleteGroupsResponse {
    const NAME: &'static str = "DeleteGroupsResponse";
    const API_KEY: i16 = 42;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 2;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::DELETE_GROUPS_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::DELETE_GROUPS_RESPONSE, self, writer, version)
    }
}
