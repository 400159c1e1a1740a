//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's RequestHeader, versions 1-2, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestHeader {
    /// `requestApiKey`, versions 0+.
    pub request_api_key: i16,
    /// `requestApiVersion`, versions 0+.
    pub request_api_version: i16,
    /// `correlationId`, versions 0+.
    pub correlation_id: i32,
    /// `clientId`, versions 1+, nullable 1+.
    pub client_id: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for RequestHeader {
    fn default() -> Self {
        Self {
            request_api_key: 0,
            request_api_version: 0,
            correlation_id: 0,
            client_id: Some(Str::EMPTY),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(RequestHeader {
0 request_api_key, 1 request_api_version, 2 correlation_id, 3 client_id, } unknown_tagged_fields);

impl Message for RequestHeader {
    const NAME: &'static str = "RequestHeader";
    const API_KEY: i16 = -1;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 2;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::REQUEST_HEADER, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::REQUEST_HEADER, self, writer, version)
    }
}
