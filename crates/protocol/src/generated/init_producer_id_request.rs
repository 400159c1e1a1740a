//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's InitProducerIdRequest, versions 0-6, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InitProducerIdRequest {
    /// `transactionalId`, versions 0+, nullable 0+.
    pub transactional_id: Option<Str>,
    /// `transactionTimeoutMs`, versions 0+.
    pub transaction_timeout_ms: i32,
    /// `producerId`, versions 3+, default -1.
    pub producer_id: i64,
    /// `producerEpoch`, versions 3+, default -1.
    pub producer_epoch: i16,
    /// `enable2Pc`, versions 6+.
    pub enable2_pc: bool,
    /// `keepPreparedTxn`, versions 6+.
    pub keep_prepared_txn: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for InitProducerIdRequest {
    fn default() -> Self {
        Self {
            transactional_id: Some(Str::EMPTY),
            transaction_timeout_ms: 0,
            producer_id: -1,
            producer_epoch: -1,
            enable2_pc: false,
            keep_prepared_txn: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(InitProducerIdRequest {
0 transactional_id, 1 transaction_timeout_ms, 2 producer_id, 3 producer_epoch, 4 enable2_pc, 5 keep_prepared_txn, } unknown_tagged_fields);

impl Message for InitProducerIdRequest {
    const NAME: &'static str = "InitProducerIdRequest";
    const API_KEY: i16 = 22;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 6;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::INIT_PRODUCER_ID_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::INIT_PRODUCER_ID_REQUEST, self, writer, version)
    }
}
