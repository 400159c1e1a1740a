//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

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
impl DescribeTransactionsResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.throttle_time_ms = reader.i32();
        out.transaction_states =
            reader.array(true, |reader| TransactionState::read_from(reader, version));
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i32(self.throttle_time_ms);
        writer
            .array(&self.transaction_states, true, |writer, value| value.write_to(writer, version));
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

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
impl TransactionState {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.error_code = reader.i16();
        out.transactional_id = reader.string(true);
        out.transaction_state = reader.string(true);
        out.transaction_timeout_ms = reader.i32();
        out.transaction_start_time_ms = reader.i64();
        out.producer_id = reader.i64();
        out.producer_epoch = reader.i16();
        out.topics = reader.array(true, |reader| TopicData::read_from(reader, version));
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i16(self.error_code);
        writer.string(&self.transactional_id, true);
        writer.string(&self.transaction_state, true);
        writer.i32(self.transaction_timeout_ms);
        writer.i64(self.transaction_start_time_ms);
        writer.i64(self.producer_id);
        writer.i16(self.producer_epoch);
        writer.array(&self.topics, true, |writer, value| value.write_to(writer, version));
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

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
impl TopicData {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.topic = reader.string(true);
        out.partitions = reader.array(true, FieldReader::i32);
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.string(&self.topic, true);
        writer.array(&self.partitions, true, |writer, value| writer.i32(*value));
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

impl Message for DescribeTransactionsResponse {
    const NAME: &'static str = "DescribeTransactionsResponse";
    const API_KEY: i16 = 65;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 0;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 0 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 0 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
