//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetDeleteRequest, versions 0, flexible none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetDeleteRequest {
    /// `groupId`, versions 0+.
    pub group_id: Str,
    /// `topics`, versions 0+.
    pub topics: Vec<OffsetDeleteRequestTopic>,
}
impl core::default::Default for OffsetDeleteRequest {
    fn default() -> Self {
        Self { group_id: Str::EMPTY, topics: Vec::new() }
    }
}
fields!(OffsetDeleteRequest {
0 group_id, 1 topics, });

/// A part of OffsetDeleteRequest, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetDeleteRequestTopic {
    /// `name`, versions 0+.
    pub name: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<OffsetDeleteRequestPartition>,
}
impl core::default::Default for OffsetDeleteRequestTopic {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new() }
    }
}
fields!(OffsetDeleteRequestTopic {
0 name, 1 partitions, });

/// A part of OffsetDeleteRequest, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetDeleteRequestPartition {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
}
impl core::default::Default for OffsetDeleteRequestPartition {
    fn default() -> Self {
        Self { partition_index: 0 }
    }
}
fields!(OffsetDeleteRequestPartition {
0 partition_index, });

impl Message for OffsetDeleteRequest {
    const NAME: &'static str = "OffsetDeleteRequest";
    const API_KEY: i16 = 47;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 0;
    const FLEXIBLE_SINCE: i16 = 32767;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::OFFSET_DELETE_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::OFFSET_DELETE_REQUEST, self, writer, version)
    }
}
