//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ListOffsetsRequest, versions 1-11, flexible 6+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListOffsetsRequest {
    /// `replicaId`, versions 0+.
    pub replica_id: i32,
    /// `isolationLevel`, versions 2+.
    pub isolation_level: i8,
    /// `topics`, versions 0+.
    pub topics: Vec<ListOffsetsTopic>,
    /// `timeoutMs`, versions 10+, ignorable.
    pub timeout_ms: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListOffsetsRequest {
    fn default() -> Self {
        Self {
            replica_id: 0,
            isolation_level: 0,
            topics: Vec::new(),
            timeout_ms: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(ListOffsetsRequest {
0 replica_id, 1 isolation_level, 2 topics, 3 timeout_ms, } unknown_tagged_fields);

/// A part of ListOffsetsRequest, versions 1-11.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListOffsetsTopic {
    /// `name`, versions 0+.
    pub name: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<ListOffsetsPartition>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListOffsetsTopic {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(ListOffsetsTopic {
0 name, 1 partitions, } unknown_tagged_fields);

/// A part of ListOffsetsRequest, versions 1-11.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListOffsetsPartition {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `currentLeaderEpoch`, versions 4+, default -1, ignorable.
    pub current_leader_epoch: i32,
    /// `timestamp`, versions 0+.
    pub timestamp: i64,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListOffsetsPartition {
    fn default() -> Self {
        Self {
            partition_index: 0,
            current_leader_epoch: -1,
            timestamp: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(ListOffsetsPartition {
0 partition_index, 1 current_leader_epoch, 2 timestamp, } unknown_tagged_fields);

impl Message for ListOffsetsRequest {
    const NAME: &'static str = "ListOffsetsRequest";
    const API_KEY: i16 = 2;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 11;
    const FLEXIBLE_SINCE: i16 = 6;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::LIST_OFFSETS_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::LIST_OFFSETS_REQUEST, self, writer, version)
    }
}
