//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetFetchResponse, versions 1-10, flexible 6+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchResponse {
    /// `throttleTimeMs`, versions 3+, ignorable.
    pub throttle_time_ms: i32,
    /// `topics`, versions 0-7.
    pub topics: Vec<OffsetFetchResponseTopic>,
    /// `errorCode`, versions 2-7, ignorable.
    pub error_code: i16,
    /// `groups`, versions 8+.
    pub groups: Vec<OffsetFetchResponseGroup>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            topics: Vec::new(),
            error_code: 0,
            groups: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(OffsetFetchResponse {
0 throttle_time_ms, 1 topics, 2 error_code, 3 groups, } unknown_tagged_fields);

/// A part of OffsetFetchResponse, versions 1-7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchResponseTopic {
    /// `name`, versions 0-7.
    pub name: Str,
    /// `partitions`, versions 0-7.
    pub partitions: Vec<OffsetFetchResponsePartition>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchResponseTopic {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(OffsetFetchResponseTopic {
0 name, 1 partitions, } unknown_tagged_fields);

/// A part of OffsetFetchResponse, versions 1-7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchResponsePartition {
    /// `partitionIndex`, versions 0-7.
    pub partition_index: i32,
    /// `committedOffset`, versions 0-7.
    pub committed_offset: i64,
    /// `committedLeaderEpoch`, versions 5-7, default -1, ignorable.
    pub committed_leader_epoch: i32,
    /// `metadata`, versions 0-7, nullable 0-7.
    pub metadata: Option<Str>,
    /// `errorCode`, versions 0-7.
    pub error_code: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchResponsePartition {
    fn default() -> Self {
        Self {
            partition_index: 0,
            committed_offset: 0,
            committed_leader_epoch: -1,
            metadata: Some(Str::EMPTY),
            error_code: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(OffsetFetchResponsePartition {
0 partition_index, 1 committed_offset, 2 committed_leader_epoch, 3 metadata, 4 error_code, } unknown_tagged_fields);

/// A part of OffsetFetchResponse, versions 8-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchResponseGroup {
    /// `groupId`, versions 8+.
    pub group_id: Str,
    /// `topics`, versions 8+.
    pub topics: Vec<OffsetFetchResponseTopics>,
    /// `errorCode`, versions 8+.
    pub error_code: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchResponseGroup {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            topics: Vec::new(),
            error_code: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(OffsetFetchResponseGroup {
0 group_id, 1 topics, 2 error_code, } unknown_tagged_fields);

/// A part of OffsetFetchResponse, versions 8-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchResponseTopics {
    /// `name`, versions 8-9, ignorable.
    pub name: Str,
    /// `topicId`, versions 10+, ignorable.
    pub topic_id: Uuid,
    /// `partitions`, versions 8+.
    pub partitions: Vec<OffsetFetchResponsePartitions>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchResponseTopics {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partitions: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(OffsetFetchResponseTopics {
0 name, 1 topic_id, 2 partitions, } unknown_tagged_fields);

/// A part of OffsetFetchResponse, versions 8-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchResponsePartitions {
    /// `partitionIndex`, versions 8+.
    pub partition_index: i32,
    /// `committedOffset`, versions 8+.
    pub committed_offset: i64,
    /// `committedLeaderEpoch`, versions 8+, default -1, ignorable.
    pub committed_leader_epoch: i32,
    /// `metadata`, versions 8+, nullable 8+.
    pub metadata: Option<Str>,
    /// `errorCode`, versions 8+.
    pub error_code: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchResponsePartitions {
    fn default() -> Self {
        Self {
            partition_index: 0,
            committed_offset: 0,
            committed_leader_epoch: -1,
            metadata: Some(Str::EMPTY),
            error_code: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(OffsetFetchResponsePartitions {
0 partition_index, 1 committed_offset, 2 committed_leader_epoch, 3 metadata, 4 error_code, } unknown_tagged_fields);

impl Message for OffsetFetchResponse {
    const NAME: &'static str = "OffsetFetchResponse";
    const API_KEY: i16 = 9;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 10;
    const FLEXIBLE_SINCE: i16 = 6;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::OFFSET_FETCH_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::OFFSET_FETCH_RESPONSE, self, writer, version)
    }
}
