//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's AlterConfigsResponse, versions 0-2, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterConfigsResponse {
    /// `throttleTimeMs`, versions 0+.
    pub throttle_time_ms: i32,
    /// `responses`, versions 0+.
    pub responses: Vec<AlterConfigsResourceResponse>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AlterConfigsResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, responses: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(AlterConfigsResponse {
0 throttle_time_ms, 1 responses, } unknown_tagged_fields);

/// A part of AlterConfigsResponse, versions 0-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterConfigsResourceResponse {
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `errorMessage`, versions 0+, nullable 0+.
    pub error_message: Option<Str>,
    /// `resourceType`, versions 0+.
    pub resource_type: i8,
    /// `resourceName`, versions 0+.
    pub resource_name: Str,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AlterConfigsResourceResponse {
    fn default() -> Self {
        Self {
            error_code: 0,
            error_message: Some(Str::EMPTY),
            resource_type: 0,
            resource_name: Str::EMPTY,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(AlterConfigsResourceResponse {
0 error_code, 1 error_message, 2 resource_type, 3 resource_name, } unknown_tagged_fields);

impl Message for AlterConfigsResponse {
    const NAME: &'static str = "AlterConfigsResponse";
    const API_KEY: i16 = 33;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 2;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::ALTER_CONFIGS_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::ALTER_CONFIGS_RESPONSE, self, writer, version)
    }
}
