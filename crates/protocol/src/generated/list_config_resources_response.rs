//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ListConfigResourcesResponse, versions 0-1, flexible 0+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListConfigResourcesResponse {
    /// `throttleTimeMs`, versions 0+.
    pub throttle_time_ms: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `configResources`, versions 0+.
    pub config_resources: Vec<ConfigResource>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListConfigResourcesResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            config_resources: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(ListConfigResourcesResponse {
0 throttle_time_ms, 1 error_code, 2 config_resources, } unknown_tagged_fields);

/// A part of ListConfigResourcesResponse, versions 0-1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigResource {
    /// `resourceName`, versions 0+.
    pub resource_name: Str,
    /// `resourceType`, versions 1+, default 16, ignorable.
    pub resource_type: i8,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ConfigResource {
    fn default() -> Self {
        Self { resource_name: Str::EMPTY, resource_type: 16, unknown_tagged_fields: Vec::new() }
    }
}
fields!(ConfigResource {
0 resource_name, 1 resource_type, } unknown_tagged_fields);

impl Message for ListConfigResourcesResponse {
    const NAME: &'static str = "ListConfigResourcesResponse";
    const API_KEY: i16 = 74;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 1;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::LIST_CONFIG_RESOURCES_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::LIST_CONFIG_RESOURCES_RESPONSE, self, writer, version)
    }
}
