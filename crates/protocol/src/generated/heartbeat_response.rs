//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's HeartbeatResponse, versions 0-4, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeartbeatResponse {
    /// `throttleTimeMs`, versions 1+, ignorable.
    pub throttle_time_ms: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for HeartbeatResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, error_code: 0, unknown_tagged_fields: Vec::new() }
    }
}
fields!(HeartbeatResponse {
0 throttle_time_ms, 1 error_code, } unknown_tagged_fields);

impl Message for HeartbeatResponse {
    const NAME: &'static str = "HeartbeatResponse";
    const API_KEY: i16 = 12;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 4;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::HEARTBEAT_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::HEARTBEAT_RESPONSE, self, writer, version)
    }
}
