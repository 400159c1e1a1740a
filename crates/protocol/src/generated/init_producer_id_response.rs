//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's InitProducerIdResponse, versions 0-6, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InitProducerIdResponse {
    /// `throttleTimeMs`, versions 0+, ignorable.
    pub throttle_time_ms: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `producerId`, versions 0+, default -1.
    pub producer_id: i64,
    /// `producerEpoch`, versions 0+.
    pub producer_epoch: i16,
    /// `ongoingTxnProducerId`, versions 6+, default -1.
    pub ongoing_txn_producer_id: i64,
    /// `ongoingTxnProducerEpoch`, versions 6+, default -1.
    pub ongoing_txn_producer_epoch: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for InitProducerIdResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            producer_id: -1,
            producer_epoch: 0,
            ongoing_txn_producer_id: -1,
            ongoing_txn_producer_epoch: -1,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(InitProducerIdResponse {
0 throttle_time_ms, 1 error_code, 2 producer_id, 3 producer_epoch, 4 ongoing_txn_producer_id, 5 ongoing_txn_producer_epoch, } unknown_tagged_fields);

impl Message for InitProducerIdResponse {
    const NAME: &'static str = "InitProducerIdResponse";
    const API_KEY: i16 = 22;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 6;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::INIT_PRODUCER_ID_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::INIT_PRODUCER_ID_RESPONSE, self, writer, version)
    }
}
