//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ProduceResponse, versions 3-13, flexible 9+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProduceResponse {
    /// `responses`, versions 0+.
    pub responses: Vec<TopicProduceResponse>,
    /// `throttleTimeMs`, versions 1+, ignorable.
    pub throttle_time_ms: i32,
    /// `nodeEndpoints`, versions 10+, tag 0.
    pub node_endpoints: Vec<NodeEndpoint>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ProduceResponse {
    fn default() -> Self {
        Self {
            responses: Vec::new(),
            throttle_time_ms: 0,
            node_endpoints: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(ProduceResponse {
0 responses, 1 throttle_time_ms, 2 node_endpoints, } unknown_tagged_fields);

/// A part of ProduceResponse, versions 3-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicProduceResponse {
    /// `name`, versions 0-12, ignorable.
    pub name: Str,
    /// `topicId`, versions 13+, ignorable.
    pub topic_id: Uuid,
    /// `partitionResponses`, versions 0+.
    pub partition_responses: Vec<PartitionProduceResponse>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for TopicProduceResponse {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partition_responses: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(TopicProduceResponse {
0 name, 1 topic_id, 2 partition_responses, } unknown_tagged_fields);

/// A part of ProduceResponse, versions 3-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartitionProduceResponse {
    /// `index`, versions 0+.
    pub index: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `baseOffset`, versions 0+.
    pub base_offset: i64,
    /// `logAppendTimeMs`, versions 2+, default -1, ignorable.
    pub log_append_time_ms: i64,
    /// `logStartOffset`, versions 5+, default -1, ignorable.
    pub log_start_offset: i64,
    /// `recordErrors`, versions 8+, ignorable.
    pub record_errors: Vec<BatchIndexAndErrorMessage>,
    /// `errorMessage`, versions 8+, nullable 8+, default null, ignorable.
    pub error_message: Option<Str>,
    /// `currentLeader`, versions 10+, tag 0.
    pub current_leader: LeaderIdAndEpoch,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for PartitionProduceResponse {
    fn default() -> Self {
        Self {
            index: 0,
            error_code: 0,
            base_offset: 0,
            log_append_time_ms: -1,
            log_start_offset: -1,
            record_errors: Vec::new(),
            error_message: None,
            current_leader: LeaderIdAndEpoch::default(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(PartitionProduceResponse {
0 index, 1 error_code, 2 base_offset, 3 log_append_time_ms, 4 log_start_offset, 5 record_errors, 6 error_message, 7 current_leader, } unknown_tagged_fields);

/// A part of ProduceResponse, versions 8-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchIndexAndErrorMessage {
    /// `batchIndex`, versions 8+.
    pub batch_index: i32,
    /// `batchIndexErrorMessage`, versions 8+, nullable 8+, default null.
    pub batch_index_error_message: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for BatchIndexAndErrorMessage {
    fn default() -> Self {
        Self { batch_index: 0, batch_index_error_message: None, unknown_tagged_fields: Vec::new() }
    }
}
fields!(BatchIndexAndErrorMessage {
0 batch_index, 1 batch_index_error_message, } unknown_tagged_fields);

/// A part of ProduceResponse, versions 10-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaderIdAndEpoch {
    /// `leaderId`, versions 10+, default -1.
    pub leader_id: i32,
    /// `leaderEpoch`, versions 10+, default -1.
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

/// A part of ProduceResponse, versions 10-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeEndpoint {
    /// `nodeId`, versions 10+.
    pub node_id: i32,
    /// `host`, versions 10+.
    pub host: Str,
    /// `port`, versions 10+.
    pub port: i32,
    /// `rack`, versions 10+, nullable 10+, default null.
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

impl Message for ProduceResponse {
    const NAME: &'static str = "ProduceResponse";
    const API_KEY: i16 = 0;
    const MIN_VERSION: i16 = 3;
    const MAX_VERSION: i16 = 13;
    const FLEXIBLE_SINCE: i16 = 9;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::PRODUCE_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::PRODUCE_RESPONSE, self, writer, version)
    }
}
