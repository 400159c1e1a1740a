//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's FetchResponse, versions 4-18, flexible 12+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchResponse {
    /// `throttleTimeMs`, versions 1+, ignorable.
    pub throttle_time_ms: i32,
    /// `errorCode`, versions 7+, ignorable.
    pub error_code: i16,
    /// `sessionId`, versions 7+.
    pub session_id: i32,
    /// `responses`, versions 0+.
    pub responses: Vec<FetchableTopicResponse>,
    /// `nodeEndpoints`, versions 16+, tag 0.
    pub node_endpoints: Vec<NodeEndpoint>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for FetchResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            session_id: 0,
            responses: Vec::new(),
            node_endpoints: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(FetchResponse {
0 throttle_time_ms, 1 error_code, 2 session_id, 3 responses, 4 node_endpoints, } unknown_tagged_fields);

/// A part of FetchResponse, versions 4-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchableTopicResponse {
    /// `topic`, versions 0-12, ignorable.
    pub topic: Str,
    /// `topicId`, versions 13+, ignorable.
    pub topic_id: Uuid,
    /// `partitions`, versions 0+.
    pub partitions: Vec<PartitionData>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for FetchableTopicResponse {
    fn default() -> Self {
        Self {
            topic: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partitions: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(FetchableTopicResponse {
0 topic, 1 topic_id, 2 partitions, } unknown_tagged_fields);

/// A part of FetchResponse, versions 4-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartitionData {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `highWatermark`, versions 0+.
    pub high_watermark: i64,
    /// `lastStableOffset`, versions 4+, default -1, ignorable.
    pub last_stable_offset: i64,
    /// `logStartOffset`, versions 5+, default -1, ignorable.
    pub log_start_offset: i64,
    /// `divergingEpoch`, versions 12+, tag 0.
    pub diverging_epoch: EpochEndOffset,
    /// `currentLeader`, versions 12+, tag 1.
    pub current_leader: LeaderIdAndEpoch,
    /// `snapshotId`, versions 12+, tag 2.
    pub snapshot_id: SnapshotId,
    /// `abortedTransactions`, versions 4+, nullable 4+, ignorable.
    pub aborted_transactions: Option<Vec<AbortedTransaction>>,
    /// `preferredReadReplica`, versions 11+, default -1.
    pub preferred_read_replica: i32,
    /// `records`, versions 0+, nullable 0+, default null.
    pub records: Option<Bytes>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for PartitionData {
    fn default() -> Self {
        Self {
            partition_index: 0,
            error_code: 0,
            high_watermark: 0,
            last_stable_offset: -1,
            log_start_offset: -1,
            diverging_epoch: EpochEndOffset::default(),
            current_leader: LeaderIdAndEpoch::default(),
            snapshot_id: SnapshotId::default(),
            aborted_transactions: Some(Vec::new()),
            preferred_read_replica: -1,
            records: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(PartitionData {
0 partition_index, 1 error_code, 2 high_watermark, 3 last_stable_offset, 4 log_start_offset, 5 diverging_epoch, 6 current_leader, 7 snapshot_id, 8 aborted_transactions, 9 preferred_read_replica, 10 records, } unknown_tagged_fields);

/// A part of FetchResponse, versions 12-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EpochEndOffset {
    /// `epoch`, versions 12+, default -1.
    pub epoch: i32,
    /// `endOffset`, versions 12+, default -1.
    pub end_offset: i64,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for EpochEndOffset {
    fn default() -> Self {
        Self { epoch: -1, end_offset: -1, unknown_tagged_fields: Vec::new() }
    }
}
fields!(EpochEndOffset {
0 epoch, 1 end_offset, } unknown_tagged_fields);

/// A part of FetchResponse, versions 12-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaderIdAndEpoch {
    /// `leaderId`, versions 12+, default -1.
    pub leader_id: i32,
    /// `leaderEpoch`, versions 12+, default -1.
    pub leader_epoch: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for LeaderIdAndEpoch {
    fn default() -> Self {
        Self { leader_id: -1, leader_epoch: -1, unknown_tagged_fields: Vec::new() }
    }
}
fields!(LeaderIdAndEpoch {
0 leader_id, 1 leader_epoch, } unknown_tagged_fields);

/// A part of FetchResponse, versions 12-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotId {
    /// `endOffset`, versions 0+, default -1.
    pub end_offset: i64,
    /// `epoch`, versions 0+, default -1.
    pub epoch: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for SnapshotId {
    fn default() -> Self {
        Self { end_offset: -1, epoch: -1, unknown_tagged_fields: Vec::new() }
    }
}
fields!(SnapshotId {
0 end_offset, 1 epoch, } unknown_tagged_fields);

/// A part of FetchResponse, versions 4-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbortedTransaction {
    /// `producerId`, versions 4+.
    pub producer_id: i64,
    /// `firstOffset`, versions 4+.
    pub first_offset: i64,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AbortedTransaction {
    fn default() -> Self {
        Self { producer_id: 0, first_offset: 0, unknown_tagged_fields: Vec::new() }
    }
}
fields!(AbortedTransaction {
0 producer_id, 1 first_offset, } unknown_tagged_fields);

/// A part of FetchResponse, versions 16-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeEndpoint {
    /// `nodeId`, versions 16+.
    pub node_id: i32,
    /// `host`, versions 16+.
    pub host: Str,
    /// `port`, versions 16+.
    pub port: i32,
    /// `rack`, versions 16+, nullable 16+, default null.
    pub rack: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for NodeEndpoint {
    fn default() -> Self {
        Self {
            node_id: 0,
            host: Str::EMPTY,
            port: 0,
            rack: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(NodeEndpoint {
0 node_id, 1 host, 2 port, 3 rack, } unknown_tagged_fields);

impl Message for FetchResponse {
    const NAME: &'static str = "FetchResponse";
    const API_KEY: i16 = 1;
    const MIN_VERSION: i16 = 4;
    const MAX_VERSION: i16 = 18;
    const FLEXIBLE_SINCE: i16 = 12;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::FETCH_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::FETCH_RESPONSE, self, writer, version)
    }
}
