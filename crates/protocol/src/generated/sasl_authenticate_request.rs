//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's SaslAuthenticateRequest, versions 0-2, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaslAuthenticateRequest {
    /// `authBytes`, versions 0+.
    pub auth_bytes: Bytes,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for SaslAuthenticateRequest {
    fn default() -> Self {
        Self { auth_bytes: Bytes::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(SaslAuthenticateRequest {
0 auth_bytes, } unknown_tagged_fields);

impl Message for SaslAuthenticateRequest {
    const NAME: &'static str = "SaslAuthenticateRequest";
    const API_KEY: i16 = 36;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 2;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::SASL_AUTHENTICATE_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::SASL_AUTHENTICATE_REQUEST, self, writer, version)
    }
}
