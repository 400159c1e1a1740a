//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DeleteRecordsRequest, versions 0-2, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteRecordsRequest {
    /// `topics`, versions 0+.
    pub topics: Vec<DeleteRecordsTopic>,
    /// `timeoutMs`, versions 0+.
    pub timeout_ms: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteRecordsRequest {
    fn default() -> Self {
        Self { topics: Vec::new(), timeout_ms: 0, unknown_tagged_fields: Vec::new() }
    }
}
fields!(DeleteRecordsRequest {
0 topics, 1 timeout_ms, } unknown_tagged_fields);

/// A part of DeleteRecordsRequest, versions 0-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteRecordsTopic {
    /// `name`, versions 0+.
    pub name: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<DeleteRecordsPartition>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteRecordsTopic {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(DeleteRecordsTopic {
0 name, 1 partitions, } unknown_tagged_fields);

/// A part of DeleteRecordsRequest, versions 0-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteRecordsPartition {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `offset`, versions 0+.
    pub offset: i64,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteRecordsPartition {
    fn default() -> Self {
        Self { partition_index: 0, offset: 0, unknown_tagged_fields: Vec::new() }
    }
}
fields!(DeleteRecordsPartition {
0 partition_index, 1 offset, } unknown_tagged_fields);

impl Message for DeleteRecordsRequest {
    const NAME: &'static str = "DeleteRecordsRequest";
    const API_KEY: i16 = 21;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 2;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::DELETE_RECORDS_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::DELETE_RECORDS_REQUEST, self, writer, version)
    }
}
