//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DescribeProducersResponse, versions 0, flexible 0+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeProducersResponse {
    /// `throttleTimeMs`, versions 0+.
    pub throttle_time_ms: i32,
    /// `topics`, versions 0+.
    pub topics: Vec<TopicResponse>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeProducersResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, topics: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(DescribeProducersResponse {
0 throttle_time_ms, 1 topics, } unknown_tagged_fields);

/// A part of DescribeProducersResponse, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicResponse {
    /// `name`, versions 0+.
    pub name: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<PartitionResponse>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for TopicResponse {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(TopicResponse {
0 name, 1 partitions, } unknown_tagged_fields);

/// A part of DescribeProducersResponse, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartitionResponse {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `errorMessage`, versions 0+, nullable 0+, default null.
    pub error_message: Option<Str>,
    /// `activeProducers`, versions 0+.
    pub active_producers: Vec<ProducerState>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for PartitionResponse {
    fn default() -> Self {
        Self {
            partition_index: 0,
            error_code: 0,
            error_message: None,
            active_producers: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(PartitionResponse {
0 partition_index, 1 error_code, 2 error_message, 3 active_producers, } unknown_tagged_fields);

/// A part of DescribeProducersResponse, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProducerState {
    /// `producerId`, versions 0+.
    pub producer_id: i64,
    /// `producerEpoch`, versions 0+.
    pub producer_epoch: i32,
    /// `lastSequence`, versions 0+, default -1.
    pub last_sequence: i32,
    /// `lastTimestamp`, versions 0+, default -1.
    pub last_timestamp: i64,
    /// `coordinatorEpoch`, versions 0+.
    pub coordinator_epoch: i32,
    /// `currentTxnStartOffset`, versions 0+, default -1.
    pub current_txn_start_offset: i64,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ProducerState {
    fn default() -> Self {
        Self {
            producer_id: 0,
            producer_epoch: 0,
            last_sequence: -1,
            last_timestamp: -1,
            coordinator_epoch: 0,
            current_txn_start_offset: -1,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(ProducerState {
0 producer_id, 1 producer_epoch, 2 last_sequence, 3 last_timestamp, 4 coordinator_epoch, 5 current_txn_start_offset, } unknown_tagged_fields);

impl Message for DescribeProducersResponse {
    const NAME: &'static str = "DescribeProducersResponse";
    const API_KEY: i16 = 61;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 0;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::DESCRIBE_PRODUCERS_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::DESCRIBE_PRODUCERS_RESPONSE, self, writer, version)
    }
}
