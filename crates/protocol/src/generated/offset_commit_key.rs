//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetCommitKey, versions 0, flexible none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetCommitKey {
    /// `group`, versions 0.
    pub group: Str,
    /// `topic`, versions 0.
    pub topic: Str,
    /// `partition`, versions 0.
    pub partition: i32,
}
impl core::default::Default for OffsetCommitKey {
    fn default() -> Self {
        Self { group: Str::EMPTY, topic: Str::EMPTY, partition: 0 }
    }
}
fields!(OffsetCommitKey {
0 group, 1 topic, 2 partition, });

impl Message for OffsetCommitKey {
    const NAME: &'static str = "OffsetCommitKey";
    const API_KEY: i16 = 1;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 0;
    const FLEXIBLE_SINCE: i16 = 32767;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::OFFSET_COMMIT_KEY, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::OFFSET_COMMIT_KEY, self, writer, version)
    }
}
