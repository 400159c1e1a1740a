//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's HeartbeatRequest, versions 0-4, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeartbeatRequest {
    /// `groupId`, versions 0+.
    pub group_id: Str,
    /// `generationId`, versions 0+.
    pub generation_id: i32,
    /// `memberId`, versions 0+.
    pub member_id: Str,
    /// `groupInstanceId`, versions 3+, nullable 3+, default null.
    pub group_instance_id: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for HeartbeatRequest {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            generation_id: 0,
            member_id: Str::EMPTY,
            group_instance_id: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(HeartbeatRequest {
0 group_id, 1 generation_id, 2 member_id, 3 group_instance_id, } unknown_tagged_fields);

impl Message for HeartbeatRequest {
    const NAME: &'static str = "HeartbeatRequest";
    const API_KEY: i16 = 12;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 4;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::HEARTBEAT_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::HEARTBEAT_REQUEST, self, writer, version)
    }
}
