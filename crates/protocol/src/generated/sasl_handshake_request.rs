//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's SaslHandshakeRequest, versions 0-1, flexible none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaslHandshakeRequest {
    /// `mechanism`, versions 0+.
    pub mechanism: Str,
}
impl core::default::Default for SaslHandshakeRequest {
    fn default() -> Self {
        Self { mechanism: Str::EMPTY }
    }
}
fields!(SaslHandshakeRequest {
0 mechanism, });

impl Message for SaslHandshakeRequest {
    const NAME: &'static str = "SaslHandshakeRequest";
    const API_KEY: i16 = 17;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 1;
    const FLEXIBLE_SINCE: i16 = 32767;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::SASL_HANDSHAKE_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::SASL_HANDSHAKE_REQUEST, self, writer, version)
    }
}
