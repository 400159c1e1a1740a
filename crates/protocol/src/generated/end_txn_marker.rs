//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's EndTxnMarker, versions 0, flexible none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndTxnMarker {
    /// `coordinatorEpoch`, versions 0+.
    pub coordinator_epoch: i32,
}
impl core::default::Default for EndTxnMarker {
    fn default() -> Self {
        Self { coordinator_epoch: 0 }
    }
}
fields!(EndTxnMarker {
0 coordinator_epoch, });

impl Message for EndTxnMarker {
    const NAME: &'static str = "EndTxnMarker";
    const API_KEY: i16 = -1;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 0;
    const FLEXIBLE_SINCE: i16 = 32767;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::END_TXN_MARKER, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::END_TXN_MARKER, self, writer, version)
    }
}
