//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DeleteRecordsResponse, versions 0-2, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteRecordsResponse {
    /// `throttleTimeMs`, versions 0+.
    pub throttle_time_ms: i32,
    /// `topics`, versions 0+.
    pub topics: Vec<DeleteRecordsTopicResult>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteRecordsResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, topics: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(DeleteRecordsResponse {
0 throttle_time_ms, 1 topics, } unknown_tagged_fields);

/// A part of DeleteRecordsResponse, versions 0-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteRecordsTopicResult {
    /// `name`, versions 0+.
    pub name: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<DeleteRecordsPartitionResult>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteRecordsTopicResult {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(DeleteRecordsTopicResult {
0 name, 1 partitions, } unknown_tagged_fields);

/// A part of DeleteRecordsResponse, versions 0-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteRecordsPartitionResult {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `lowWatermark`, versions 0+.
    pub low_watermark: i64,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteRecordsPartitionResult {
    fn default() -> Self {
        Self {
            partition_index: 0,
            low_watermark: 0,
            error_code: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(DeleteRecordsPartitionResult {
0 partition_index, 1 low_watermark, 2 error_code, } unknown_tagged_fields);

impl Message for DeleteRecordsResponse {
    const NAME: &'static str = "DeleteRecordsResponse";
    const API_KEY: i16 = 21;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 2;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::DELETE_RECORDS_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::DELETE_RECORDS_RESPONSE, self, writer, version)
    }
}
