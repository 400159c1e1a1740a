//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's AlterConfigsRequest, versions 0-2, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterConfigsRequest {
    /// `resources`, versions 0+.
    pub resources: Vec<AlterConfigsResource>,
    /// `validateOnly`, versions 0+.
    pub validate_only: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AlterConfigsRequest {
    fn default() -> Self {
        Self { resources: Vec::new(), validate_only: false, unknown_tagged_fields: Vec::new() }
    }
}
fields!(AlterConfigsRequest {
0 resources, 1 validate_only, } unknown_tagged_fields);

/// A part of AlterConfigsRequest, versions 0-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterConfigsResource {
    /// `resourceType`, versions 0+.
    pub resource_type: i8,
    /// `resourceName`, versions 0+.
    pub resource_name: Str,
    /// `configs`, versions 0+.
    pub configs: Vec<AlterableConfig>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AlterConfigsResource {
    fn default() -> Self {
        Self {
            resource_type: 0,
            resource_name: Str::EMPTY,
            configs: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(AlterConfigsResource {
0 resource_type, 1 resource_name, 2 configs, } unknown_tagged_fields);

/// A part of AlterConfigsRequest, versions 0-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterableConfig {
    /// `name`, versions 0+.
    pub name: Str,
    /// `value`, versions 0+, nullable 0+.
    pub value: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AlterableConfig {
    fn default() -> Self {
        Self { name: Str::EMPTY, value: Some(Str::EMPTY), unknown_tagged_fields: Vec::new() }
    }
}
fields!(AlterableConfig {
0 name, 1 value, } unknown_tagged_fields);

impl Message for AlterConfigsRequest {
    const NAME: &'static str = "AlterConfigsRequest";
    const API_KEY: i16 = 33;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 2;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::ALTER_CONFIGS_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::ALTER_CONFIGS_REQUEST, self, writer, version)
    }
}
