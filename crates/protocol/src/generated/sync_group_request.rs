//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's SyncGroupRequest, versions 0-5, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncGroupRequest {
    /// `groupId`, versions 0+.
    pub group_id: Str,
    /// `generationId`, versions 0+.
    pub generation_id: i32,
    /// `memberId`, versions 0+.
    pub member_id: Str,
    /// `groupInstanceId`, versions 3+, nullable 3+, default null.
    pub group_instance_id: Option<Str>,
    /// `protocolType`, versions 5+, nullable 5+, default null, ignorable.
    pub protocol_type: Option<Str>,
    /// `protocolName`, versions 5+, nullable 5+, default null, ignorable.
    pub protocol_name: Option<Str>,
    /// `assignments`, versions 0+.
    pub assignments: Vec<SyncGroupRequestAssignment>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for SyncGroupRequest {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            generation_id: 0,
            member_id: Str::EMPTY,
            group_instance_id: None,
            protocol_type: None,
            protocol_name: None,
            assignments: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(SyncGroupRequest {
0 group_id, 1 generation_id, 2 member_id, 3 group_instance_id, 4 protocol_type, 5 protocol_name, 6 assignments, } unknown_tagged_fields);

/// A part of SyncGroupRequest, versions 0-5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncGroupRequestAssignment {
    /// `memberId`, versions 0+.
    pub member_id: Str,
    /// `assignment`, versions 0+.
    pub assignment: Bytes,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for SyncGroupRequestAssignment {
    fn default() -> Self {
        Self { member_id: Str::EMPTY, assignment: Bytes::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(SyncGroupRequestAssignment {
0 member_id, 1 assignment, } unknown_tagged_fields);

impl Message for SyncGroupRequest {
    const NAME: &'static str = "SyncGroupRequest";
    const API_KEY: i16 = 14;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 5;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::SYNC_GROUP_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::SYNC_GROUP_REQUEST, self, writer, version)
    }
}
