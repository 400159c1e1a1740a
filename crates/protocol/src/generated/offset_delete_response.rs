//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetDeleteResponse, versions 0, flexible none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetDeleteResponse {
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `throttleTimeMs`, versions 0+, ignorable.
    pub throttle_time_ms: i32,
    /// `topics`, versions 0+.
    pub topics: Vec<OffsetDeleteResponseTopic>,
}
impl core::default::Default for OffsetDeleteResponse {
    fn default() -> Self {
        Self { error_code: 0, throttle_time_ms: 0, topics: Vec::new() }
    }
}
fields!(OffsetDeleteResponse {
0 error_code, 1 throttle_time_ms, 2 topics, });

/// A part of OffsetDeleteResponse, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetDeleteResponseTopic {
    /// `name`, versions 0+.
    pub name: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<OffsetDeleteResponsePartition>,
}
impl core::default::Default for OffsetDeleteResponseTopic {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new() }
    }
}
fields!(OffsetDeleteResponseTopic {
0 name, 1 partitions, });

/// A part of OffsetDeleteResponse, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetDeleteResponsePartition {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
}
impl core::default::Default for OffsetDeleteResponsePartition {
    fn default() -> Self {
        Self { partition_index: 0, error_code: 0 }
    }
}
fields!(OffsetDeleteResponsePartition {
0 partition_index, 1 error_code, });

impl Message for OffsetDeleteResponse {
    const NAME: &'static str = "OffsetDeleteResponse";
    const API_KEY: i16 = 47;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 0;
    const FLEXIBLE_SINCE: i16 = 32767;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::OFFSET_DELETE_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::OFFSET_DELETE_RESPONSE, self, writer, version)
    }
}
