//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ListConfigResourcesRequest, versions 0-1, flexible 0+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListConfigResourcesRequest {
    /// `resourceTypes`, versions 1+.
    pub resource_types: Vec<i8>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListConfigResourcesRequest {
    fn default() -> Self {
        Self { resource_types: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(ListConfigResourcesRequest {
0 resource_types, } unknown_tagged_fields);

impl Message for ListConfigResourcesRequest {
    const NAME: &'static str = "ListConfigResourcesRequest";
    const API_KEY: i16 = 74;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 1;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::LIST_CONFIG_RESOURCES_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::LIST_CONFIG_RESOURCES_REQUEST, self, writer, version)
    }
}
