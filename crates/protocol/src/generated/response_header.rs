//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ResponseHeader, versions 0-1, flexible 1+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseHeader {
    /// `correlationId`, versions 0+.
    pub correlation_id: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ResponseHeader {
    fn default() -> Self {
        Self { correlation_id: 0, unknown_tagged_fields: Vec::new() }
    }
}
fields!(ResponseHeader {
0 correlation_id, } unknown_tagged_fields);

impl Message for ResponseHeader {
    const NAME: &'static str = "ResponseHeader";
    const API_KEY: i16 = -1;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 1;
    const FLEXIBLE_SINCE: i16 = 1;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::RESPONSE_HEADER, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::RESPONSE_HEADER, self, writer, version)
    }
}
