//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
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
fields!(GroupMetadataValue {
0 protocol_type, 1 generation, 2 protocol, 3 leader, 4 current_state_timestamp, 5 members, } unknown_tagged_fields);

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
fields!(MemberMetadata {
0 member_id, 1 group_instance_id, 2 client_id, 3 client_host, 4 rebalance_timeout, 5 session_timeout, 6 subscription, 7 assignment, } unknown_tagged_fields);

impl Message for GroupMetadataValue {
    const NAME: &'static str = "GroupMetadataValue";
    const API_KEY: i16 = 2;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 4;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::GROUP_METADATA_VALUE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::GROUP_METADATA_VALUE, self, writer, version)
    }
}
