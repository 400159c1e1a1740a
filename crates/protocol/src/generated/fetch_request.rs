//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's FetchRequest, versions 4-18, flexible 12+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchRequest {
    /// `clusterId`, versions 12+, tag 0, nullable 12+, default null, ignorable.
    pub cluster_id: Option<Str>,
    /// `replicaId`, versions 0-14, default -1.
    pub replica_id: i32,
    /// `replicaState`, versions 15+, tag 1.
    pub replica_state: ReplicaState,
    /// `maxWaitMs`, versions 0+.
    pub max_wait_ms: i32,
    /// `minBytes`, versions 0+.
    pub min_bytes: i32,
    /// `maxBytes`, versions 3+, default 2147483647, ignorable.
    pub max_bytes: i32,
    /// `isolationLevel`, versions 4+, ignorable.
    pub isolation_level: i8,
    /// `sessionId`, versions 7+, ignorable.
    pub session_id: i32,
    /// `sessionEpoch`, versions 7+, default -1, ignorable.
    pub session_epoch: i32,
    /// `topics`, versions 0+.
    pub topics: Vec<FetchTopic>,
    /// `forgottenTopicsData`, versions 7+.
    pub forgotten_topics_data: Vec<ForgottenTopic>,
    /// `rackId`, versions 11+, ignorable.
    pub rack_id: Str,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for FetchRequest {
    fn default() -> Self {
        Self {
            cluster_id: None,
            replica_id: -1,
            replica_state: ReplicaState::default(),
            max_wait_ms: 0,
            min_bytes: 0,
            max_bytes: 2147483647,
            isolation_level: 0,
            session_id: 0,
            session_epoch: -1,
            topics: Vec::new(),
            forgotten_topics_data: Vec::new(),
            rack_id: Str::EMPTY,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(FetchRequest {
0 cluster_id, 1 replica_id, 2 replica_state, 3 max_wait_ms, 4 min_bytes, 5 max_bytes, 6 isolation_level, 7 session_id, 8 session_epoch, 9 topics, 10 forgotten_topics_data, 11 rack_id, } unknown_tagged_fields);

/// A part of FetchRequest, versions 15-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplicaState {
    /// `replicaId`, versions 15+, default -1.
    pub replica_id: i32,
    /// `replicaEpoch`, versions 15+, default -1.
    pub replica_epoch: i64,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ReplicaState {
    fn default() -> Self {
        Self { replica_id: -1, replica_epoch: -1, unknown_tagged_fields: Vec::new() }
    }
}
fields!(ReplicaState {
0 replica_id, 1 replica_epoch, } unknown_tagged_fields);

/// A part of FetchRequest, versions 4-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchTopic {
    /// `topic`, versions 0-12, ignorable.
    pub topic: Str,
    /// `topicId`, versions 13+, ignorable.
    pub topic_id: Uuid,
    /// `partitions`, versions 0+.
    pub partitions: Vec<FetchPartition>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for FetchTopic {
    fn default() -> Self {
        Self {
            topic: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partitions: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(FetchTopic {
0 topic, 1 topic_id, 2 partitions, } unknown_tagged_fields);

/// A part of FetchRequest, versions 4-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchPartition {
    /// `partition`, versions 0+.
    pub partition: i32,
    /// `currentLeaderEpoch`, versions 9+, default -1, ignorable.
    pub current_leader_epoch: i32,
    /// `fetchOffset`, versions 0+.
    pub fetch_offset: i64,
    /// `lastFetchedEpoch`, versions 12+, default -1.
    pub last_fetched_epoch: i32,
    /// `logStartOffset`, versions 5+, default -1, ignorable.
    pub log_start_offset: i64,
    /// `partitionMaxBytes`, versions 0+.
    pub partition_max_bytes: i32,
    /// `replicaDirectoryId`, versions 17+, tag 0, ignorable.
    pub replica_directory_id: Uuid,
    /// `highWatermark`, versions 18+, tag 1, default 9223372036854775807, ignorable.
    pub high_watermark: i64,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for FetchPartition {
    fn default() -> Self {
        Self {
            partition: 0,
            current_leader_epoch: -1,
            fetch_offset: 0,
            last_fetched_epoch: -1,
            log_start_offset: -1,
            partition_max_bytes: 0,
            replica_directory_id: Uuid::ZERO,
            high_watermark: i64::MAX,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(FetchPartition {
0 partition, 1 current_leader_epoch, 2 fetch_offset, 3 last_fetched_epoch, 4 log_start_offset, 5 partition_max_bytes, 6 replica_directory_id, 7 high_watermark, } unknown_tagged_fields);

/// A part of FetchRequest, versions 7-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForgottenTopic {
    /// `topic`, versions 7-12, ignorable.
    pub topic: Str,
    /// `topicId`, versions 13+, ignorable.
    pub topic_id: Uuid,
    /// `partitions`, versions 7+.
    pub partitions: Vec<i32>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ForgottenTopic {
    fn default() -> Self {
        Self {
            topic: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partitions: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(ForgottenTopic {
0 topic, 1 topic_id, 2 partitions, } unknown_tagged_fields);

impl Message for FetchRequest {
    const NAME: &'static str = "FetchRequest";
    const API_KEY: i16 = 1;
    const MIN_VERSION: i16 = 4;
    const MAX_VERSION: i16 = 18;
    const FLEXIBLE_SINCE: i16 = 12;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::FETCH_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::FETCH_REQUEST, self, writer, version)
    }
}
