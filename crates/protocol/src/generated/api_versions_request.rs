//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ApiVersionsRequest, versions 0-4, flexible 3+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiVersionsRequest {
    /// `clientSoftwareName`, versions 3+, ignorable.
    pub client_software_name: Str,
    /// `clientSoftwareVersion`, versions 3+, ignorable.
    pub client_software_version: Str,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ApiVersionsRequest {
    fn default() -> Self {
        Self {
            client_software_name: Str::EMPTY,
            client_software_version: Str::EMPTY,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(ApiVersionsRequest {
0 client_software_name, 1 client_software_version, } unknown_tagged_fields);

impl Message for ApiVersionsRequest {
    const NAME: &'static str = "ApiVersionsRequest";
    const API_KEY: i16 = 18;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 4;
    const FLEXIBLE_SINCE: i16 = 3;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::API_VERSIONS_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::API_VERSIONS_REQUEST, self, writer, version)
    }
}
