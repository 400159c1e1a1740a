//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetCommitRequest, versions 2-10, flexible 8+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetCommitRequest {
    /// `groupId`, versions 0+.
    pub group_id: Str,
    /// `generationIdOrMemberEpoch`, versions 1+, default -1, ignorable.
    pub generation_id_or_member_epoch: i32,
    /// `memberId`, versions 1+, ignorable.
    pub member_id: Str,
    /// `groupInstanceId`, versions 7+, nullable 7+, default null.
    pub group_instance_id: Option<Str>,
    /// `retentionTimeMs`, versions 2-4, default -1, ignorable.
    pub retention_time_ms: i64,
    /// `topics`, versions 0+.
    pub topics: Vec<OffsetCommitRequestTopic>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetCommitRequest {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            generation_id_or_member_epoch: -1,
            member_id: Str::EMPTY,
            group_instance_id: None,
            retention_time_ms: -1,
            topics: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(OffsetCommitRequest {
0 group_id, 1 generation_id_or_member_epoch, 2 member_id, 3 group_instance_id, 4 retention_time_ms, 5 topics, } unknown_tagged_fields);

/// A part of OffsetCommitRequest, versions 2-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetCommitRequestTopic {
    /// `name`, versions 0-9, ignorable.
    pub name: Str,
    /// `topicId`, versions 10+, ignorable.
    pub topic_id: Uuid,
    /// `partitions`, versions 0+.
    pub partitions: Vec<OffsetCommitRequestPartition>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetCommitRequestTopic {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partitions: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(OffsetCommitRequestTopic {
0 name, 1 topic_id, 2 partitions, } unknown_tagged_fields);

/// A part of OffsetCommitRequest, versions 2-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetCommitRequestPartition {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `committedOffset`, versions 0+.
    pub committed_offset: i64,
    /// `committedLeaderEpoch`, versions 6+, default -1, ignorable.
    pub committed_leader_epoch: i32,
    /// `committedMetadata`, versions 0+, nullable 0+.
    pub committed_metadata: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetCommitRequestPartition {
    fn default() -> Self {
        Self {
            partition_index: 0,
            committed_offset: 0,
            committed_leader_epoch: -1,
            committed_metadata: Some(Str::EMPTY),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(OffsetCommitRequestPartition {
0 partition_index, 1 committed_offset, 2 committed_leader_epoch, 3 committed_metadata, } unknown_tagged_fields);

impl Message for OffsetCommitRequest {
    const NAME: &'static str = "OffsetCommitRequest";
    const API_KEY: i16 = 8;
    const MIN_VERSION: i16 = 2;
    const MAX_VERSION: i16 = 10;
    const FLEXIBLE_SINCE: i16 = 8;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::OFFSET_COMMIT_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::OFFSET_COMMIT_REQUEST, self, writer, version)
    }
}
