//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's GroupMetadataKey, versions 0, flexible none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupMetadataKey {
    /// `group`, versions 0.
    pub group: Str,
}
impl core::default::Default for GroupMetadataKey {
    fn default() -> Self {
        Self { group: Str::EMPTY }
    }
}
fields!(GroupMetadataKey {
0 group, });

impl Message for GroupMetadataKey {
    const NAME: &'static str = "GroupMetadataKey";
    const API_KEY: i16 = 2;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 0;
    const FLEXIBLE_SINCE: i16 = 32767;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::GROUP_METADATA_KEY, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::GROUP_METADATA_KEY, self, writer, version)
    }
}
