//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetForLeaderEpochRequest, versions 2-4, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetForLeaderEpochRequest {
    /// `replicaId`, versions 3+, default -2, ignorable.
    pub replica_id: i32,
    /// `topics`, versions 0+.
    pub topics: Vec<OffsetForLeaderTopic>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetForLeaderEpochRequest {
    fn default() -> Self {
        Self { replica_id: -2, topics: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(OffsetForLeaderEpochRequest {
0 replica_id, 1 topics, } unknown_tagged_fields);

/// A part of OffsetForLeaderEpochRequest, versions 2-4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetForLeaderTopic {
    /// `topic`, versions 0+.
    pub topic: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<OffsetForLeaderPartition>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetForLeaderTopic {
    fn default() -> Self {
        Self { topic: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(OffsetForLeaderTopic {
0 topic, 1 partitions, } unknown_tagged_fields);

/// A part of OffsetForLeaderEpochRequest, versions 2-4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetForLeaderPartition {
    /// `partition`, versions 0+.
    pub partition: i32,
    /// `currentLeaderEpoch`, versions 2+, default -1, ignorable.
    pub current_leader_epoch: i32,
    /// `leaderEpoch`, versions 0+.
    pub leader_epoch: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetForLeaderPartition {
    fn default() -> Self {
        Self {
            partition: 0,
            current_leader_epoch: -1,
            leader_epoch: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(OffsetForLeaderPartition {
0 partition, 1 current_leader_epoch, 2 leader_epoch, } unknown_tagged_fields);

impl Message for OffsetForLeaderEpochRequest {
    const NAME: &'static str = "OffsetForLeaderEpochRequest";
    const API_KEY: i16 = 23;
    const MIN_VERSION: i16 = 2;
    const MAX_VERSION: i16 = 4;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::OFFSET_FOR_LEADER_EPOCH_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::OFFSET_FOR_LEADER_EPOCH_REQUEST, self, writer, version)
    }
}
