//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetCommitValue, versions 0-4, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetCommitValue {
    /// `offset`, versions 0+.
    pub offset: i64,
    /// `leaderEpoch`, versions 3+, default -1, ignorable.
    pub leader_epoch: i32,
    /// `metadata`, versions 0+.
    pub metadata: Str,
    /// `commitTimestamp`, versions 0+.
    pub commit_timestamp: i64,
    /// `expireTimestamp`, versions 1, default -1, ignorable.
    pub expire_timestamp: i64,
    /// `topicId`, versions 4+, tag 0, ignorable.
    pub topic_id: Uuid,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetCommitValue {
    fn default() -> Self {
        Self {
            offset: 0,
            leader_epoch: -1,
            metadata: Str::EMPTY,
            commit_timestamp: 0,
            expire_timestamp: -1,
            topic_id: Uuid::ZERO,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(OffsetCommitValue {
0 offset, 1 leader_epoch, 2 metadata, 3 commit_timestamp, 4 expire_timestamp, 5 topic_id, } unknown_tagged_fields);

impl Message for OffsetCommitValue {
    const NAME: &'static str = "OffsetCommitValue";
    const API_KEY: i16 = 1;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 4;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::OFFSET_COMMIT_VALUE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::OFFSET_COMMIT_VALUE, self, writer, version)
    }
}
