//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
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
fields!(JoinGroupRequest {
0 group_id, 1 session_timeout_ms, 2 rebalance_timeout_ms, 3 member_id, 4 group_instance_id, 5 protocol_type, 6 protocols, 7 reason, } unknown_tagged_fields);

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
fields!(JoinGroupRequestProtocol {
0 name, 1 metadata, } unknown_tagged_fields);

impl Message for JoinGroupRequest {
    const NAME: &'static str = "JoinGroupRequest";
    const API_KEY: i16 = 11;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 9;
    const FLEXIBLE_SINCE: i16 = 6;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::JOIN_GROUP_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::JOIN_GROUP_REQUEST, self, writer, version)
    }
}
