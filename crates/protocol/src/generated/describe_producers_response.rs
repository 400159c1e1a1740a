//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

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
impl DescribeProducersResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.throttle_time_ms = reader.i32();
        out.topics = reader.array(true, |reader| TopicResponse::read_from(reader, version));
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i32(self.throttle_time_ms);
        writer.array(&self.topics, true, |writer, value| value.write_to(writer, version));
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

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
impl TopicResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.name = reader.string(true);
        out.partitions = reader.array(true, |reader| PartitionResponse::read_from(reader, version));
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.string(&self.name, true);
        writer.array(&self.partitions, true, |writer, value| value.write_to(writer, version));
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

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
impl PartitionResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.partition_index = reader.i32();
        out.error_code = reader.i16();
        out.error_message = reader.nullable_string(true, true);
        out.active_producers =
            reader.array(true, |reader| ProducerState::read_from(reader, version));
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i32(self.partition_index);
        writer.i16(self.error_code);
        writer.nullable_string(self.error_message.as_ref(), true);
        writer.array(&self.active_producers, true, |writer, value| value.write_to(writer, version));
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

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
impl ProducerState {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.producer_id = reader.i64();
        out.producer_epoch = reader.i32();
        out.last_sequence = reader.i32();
        out.last_timestamp = reader.i64();
        out.coordinator_epoch = reader.i32();
        out.current_txn_start_offset = reader.i64();
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i64(self.producer_id);
        writer.i32(self.producer_epoch);
        writer.i32(self.last_sequence);
        writer.i64(self.last_timestamp);
        writer.i32(self.coordinator_epoch);
        writer.i64(self.current_txn_start_offset);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

impl Message for DescribeProducersResponse {
    const NAME: &'static str = "DescribeProducersResponse";
    const API_KEY: i16 = 61;
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
