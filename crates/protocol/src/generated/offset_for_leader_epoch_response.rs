//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetForLeaderEpochResponse, versions 2-4, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetForLeaderEpochResponse {
    /// `throttleTimeMs`, versions 2+, ignorable.
    pub throttle_time_ms: i32,
    /// `topics`, versions 0+.
    pub topics: Vec<OffsetForLeaderTopicResult>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetForLeaderEpochResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, topics: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(OffsetForLeaderEpochResponse {
0 throttle_time_ms, 1 topics, } unknown_tagged_fields);

/// A part of OffsetForLeaderEpochResponse, versions 2-4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetForLeaderTopicResult {
    /// `topic`, versions 0+.
    pub topic: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<EpochEndOffset>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetForLeaderTopicResult {
    fn default() -> Self {
        Self { topic: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(OffsetForLeaderTopicResult {
0 topic, 1 partitions, } unknown_tagged_fields);

/// A part of OffsetForLeaderEpochResponse, versions 2-4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EpochEndOffset {
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `partition`, versions 0+.
    pub partition: i32,
    /// `leaderEpoch`, versions 1+, default -1, ignorable.
    pub leader_epoch: i32,
    /// `endOffset`, versions 0+, default -1.
    pub end_offset: i64,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for EpochEndOffset {
    fn default() -> Self {
        Self {
            error_code: 0,
            partition: 0,
            leader_epoch: -1,
            end_offset: -1,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(EpochEndOffset {
0 error_code, 1 partition, 2 leader_epoch, 3 end_offset, } unknown_tagged_fields);

impl Message for OffsetForLeaderEpochResponse {
    const NAME: &'static str = "OffsetForLeaderEpochResponse";
    const API_KEY: i16 = 23;
    const MIN_VERSION: i16 = 2;
    const MAX_VERSION: i16 = 4;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::OFFSET_FOR_LEADER_EPOCH_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::OFFSET_FOR_LEADER_EPOCH_RESPONSE, self, writer, version)
    }
}
