//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DescribeTransactionsResponse, versions 0, flexible 0+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeTransactionsResponse {
    /// `throttleTimeMs`, versions 0+.
    pub throttle_time_ms: i32,
    /// `transactionStates`, versions 0+.
    pub transaction_states: Vec<TransactionState>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeTransactionsResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            transaction_states: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(DescribeTransactionsResponse {
0 throttle_time_ms, 1 transaction_states, } unknown_tagged_fields);

/// A part of DescribeTransactionsResponse, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransactionState {
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `transactionalId`, versions 0+.
    pub transactional_id: Str,
    /// `transactionState`, versions 0+.
    pub transaction_state: Str,
    /// `transactionTimeoutMs`, versions 0+.
    pub transaction_timeout_ms: i32,
    /// `transactionStartTimeMs`, versions 0+.
    pub transaction_start_time_ms: i64,
    /// `producerId`, versions 0+.
    pub producer_id: i64,
    /// `producerEpoch`, versions 0+.
    pub producer_epoch: i16,
    /// `topics`, versions 0+.
    pub topics: Vec<TopicData>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for TransactionState {
    fn default() -> Self {
        Self {
            error_code: 0,
            transactional_id: Str::EMPTY,
            transaction_state: Str::EMPTY,
            transaction_timeout_ms: 0,
            transaction_start_time_ms: 0,
            producer_id: 0,
            producer_epoch: 0,
            topics: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(TransactionState {
0 error_code, 1 transactional_id, 2 transaction_state, 3 transaction_timeout_ms, 4 transaction_start_time_ms, 5 producer_id, 6 producer_epoch, 7 topics, } unknown_tagged_fields);

/// A part of DescribeTransactionsResponse, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicData {
    /// `topic`, versions 0+.
    pub topic: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<i32>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for TopicData {
    fn default() -> Self {
        Self { topic: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(TopicData {
0 topic, 1 partitions, } unknown_tagged_fields);

impl Message for DescribeTransactionsResponse {
    const NAME: &'static str = "DescribeTransactionsResponse";
    const API_KEY: i16 = 65;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 0;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::DESCRIBE_TRANSACTIONS_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::DESCRIBE_TRANSACTIONS_RESPONSE, self, writer, version)
    }
}
