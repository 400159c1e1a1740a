//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DescribeLogDirsResponse, versions 1-5, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeLogDirsResponse {
    /// `throttleTimeMs`, versions 0+.
    pub throttle_time_ms: i32,
    /// `errorCode`, versions 3+, ignorable.
    pub error_code: i16,
    /// `results`, versions 0+.
    pub results: Vec<DescribeLogDirsResult>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeLogDirsResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            results: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(DescribeLogDirsResponse {
0 throttle_time_ms, 1 error_code, 2 results, } unknown_tagged_fields);

/// A part of DescribeLogDirsResponse, versions 1-5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeLogDirsResult {
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `logDir`, versions 0+.
    pub log_dir: Str,
    /// `topics`, versions 0+.
    pub topics: Vec<DescribeLogDirsTopic>,
    /// `totalBytes`, versions 4+, default -1, ignorable.
    pub total_bytes: i64,
    /// `usableBytes`, versions 4+, default -1, ignorable.
    pub usable_bytes: i64,
    /// `isCordoned`, versions 5+, ignorable.
    pub is_cordoned: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeLogDirsResult {
    fn default() -> Self {
        Self {
            error_code: 0,
            log_dir: Str::EMPTY,
            topics: Vec::new(),
            total_bytes: -1,
            usable_bytes: -1,
            is_cordoned: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(DescribeLogDirsResult {
0 error_code, 1 log_dir, 2 topics, 3 total_bytes, 4 usable_bytes, 5 is_cordoned, } unknown_tagged_fields);

/// A part of DescribeLogDirsResponse, versions 1-5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeLogDirsTopic {
    /// `name`, versions 0+.
    pub name: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<DescribeLogDirsPartition>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeLogDirsTopic {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(DescribeLogDirsTopic {
0 name, 1 partitions, } unknown_tagged_fields);

/// A part of DescribeLogDirsResponse, versions 1-5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeLogDirsPartition {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `partitionSize`, versions 0+.
    pub partition_size: i64,
    /// `offsetLag`, versions 0+.
    pub offset_lag: i64,
    /// `isFutureKey`, versions 0+.
    pub is_future_key: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeLogDirsPartition {
    fn default() -> Self {
        Self {
            partition_index: 0,
            partition_size: 0,
            offset_lag: 0,
            is_future_key: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(DescribeLogDirsPartition {
0 partition_index, 1 partition_size, 2 offset_lag, 3 is_future_key, } unknown_tagged_fields);

impl Message for DescribeLogDirsResponse {
    const NAME: &'static str = "DescribeLogDirsResponse";
    const API_KEY: i16 = 35;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 5;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::DESCRIBE_LOG_DIRS_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::DESCRIBE_LOG_DIRS_RESPONSE, self, writer, version)
    }
}
