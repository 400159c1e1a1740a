//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's SaslHandshakeResponse, versions 0-1, flexible none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaslHandshakeResponse {
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `mechanisms`, versions 0+.
    pub mechanisms: Vec<Str>,
}
impl core::default::Default for SaslHandshakeResponse {
    fn default() -> Self {
        Self { error_code: 0, mechanisms: Vec::new() }
    }
}
fields!(SaslHandshakeResponse {
0 error_code, 1 mechanisms, });

impl Message for SaslHandshakeResponse {
    const NAME: &'static str = "SaslHandshakeResponse";
    const API_KEY: i16 = 17;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 1;
    const FLEXIBLE_SINCE: i16 = 32767;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::SASL_HANDSHAKE_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::SASL_HANDSHAKE_RESPONSE, self, writer, version)
    }
}
