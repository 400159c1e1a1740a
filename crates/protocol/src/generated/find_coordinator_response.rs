//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's FindCoordinatorResponse, versions 0-6, flexible 3+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindCoordinatorResponse {
    /// `throttleTimeMs`, versions 1+, ignorable.
    pub throttle_time_ms: i32,
    /// `errorCode`, versions 0-3.
    pub error_code: i16,
    /// `errorMessage`, versions 1-3, nullable 1-3, ignorable.
    pub error_message: Option<Str>,
    /// `nodeId`, versions 0-3.
    pub node_id: i32,
    /// `host`, versions 0-3.
    pub host: Str,
    /// `port`, versions 0-3.
    pub port: i32,
    /// `coordinators`, versions 4+.
    pub coordinators: Vec<Coordinator>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for FindCoordinatorResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            error_message: Some(Str::EMPTY),
            node_id: 0,
            host: Str::EMPTY,
            port: 0,
            coordinators: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(FindCoordinatorResponse {
0 throttle_time_ms, 1 error_code, 2 error_message, 3 node_id, 4 host, 5 port, 6 coordinators, } unknown_tagged_fields);

/// A part of FindCoordinatorResponse, versions 4-6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coordinator {
    /// `key`, versions 4+.
    pub key: Str,
    /// `nodeId`, versions 4+.
    pub node_id: i32,
    /// `host`, versions 4+.
    pub host: Str,
    /// `port`, versions 4+.
    pub port: i32,
    /// `errorCode`, versions 4+.
    pub error_code: i16,
    /// `errorMessage`, versions 4+, nullable 4+, ignorable.
    pub error_message: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for Coordinator {
    fn default() -> Self {
        Self {
            key: Str::EMPTY,
            node_id: 0,
            host: Str::EMPTY,
            port: 0,
            error_code: 0,
            error_message: Some(Str::EMPTY),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(Coordinator {
0 key, 1 node_id, 2 host, 3 port, 4 error_code, 5 error_message, } unknown_tagged_fields);

impl Message for FindCoordinatorResponse {
    const NAME: &'static str = "FindCoordinatorResponse";
    const API_KEY: i16 = 10;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 6;
    const FLEXIBLE_SINCE: i16 = 3;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::FIND_COORDINATOR_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::FIND_COORDINATOR_RESPONSE, self, writer, version)
    }
}
