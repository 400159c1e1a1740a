//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetFetchRequest, versions 1-10, flexible 6+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchRequest {
    /// `groupId`, versions 0-7.
    pub group_id: Str,
    /// `topics`, versions 0-7, nullable 2-7.
    pub topics: Option<Vec<OffsetFetchRequestTopic>>,
    /// `groups`, versions 8+.
    pub groups: Vec<OffsetFetchRequestGroup>,
    /// `requireStable`, versions 7+.
    pub require_stable: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchRequest {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            topics: Some(Vec::new()),
            groups: Vec::new(),
            require_stable: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(OffsetFetchRequest {
0 group_id, 1 topics, 2 groups, 3 require_stable, } unknown_tagged_fields);

/// A part of OffsetFetchRequest, versions 1-7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchRequestTopic {
    /// `name`, versions 0-7.
    pub name: Str,
    /// `partitionIndexes`, versions 0-7.
    pub partition_indexes: Vec<i32>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchRequestTopic {
    fn default() -> Self {
        Self { name: Str::EMPTY, partition_indexes: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(OffsetFetchRequestTopic {
0 name, 1 partition_indexes, } unknown_tagged_fields);

/// A part of OffsetFetchRequest, versions 8-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchRequestGroup {
    /// `groupId`, versions 8+.
    pub group_id: Str,
    /// `memberId`, versions 9+, nullable 9+, default null, ignorable.
    pub member_id: Option<Str>,
    /// `memberEpoch`, versions 9+, default -1, ignorable.
    pub member_epoch: i32,
    /// `topics`, versions 8+, nullable 8+.
    pub topics: Option<Vec<OffsetFetchRequestTopics>>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchRequestGroup {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            member_id: None,
            member_epoch: -1,
            topics: Some(Vec::new()),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(OffsetFetchRequestGroup {
0 group_id, 1 member_id, 2 member_epoch, 3 topics, } unknown_tagged_fields);

/// A part of OffsetFetchRequest, versions 8-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchRequestTopics {
    /// `name`, versions 8-9, ignorable.
    pub name: Str,
    /// `topicId`, versions 10+, ignorable.
    pub topic_id: Uuid,
    /// `partitionIndexes`, versions 8+.
    pub partition_indexes: Vec<i32>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchRequestTopics {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partition_indexes: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(OffsetFetchRequestTopics {
0 name, 1 topic_id, 2 partition_indexes, } unknown_tagged_fields);

impl Message for OffsetFetchRequest {
    const NAME: &'static str = "OffsetFetchRequest";
    const API_KEY: i16 = 9;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 10;
    const FLEXIBLE_SINCE: i16 = 6;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::OFFSET_FETCH_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::OFFSET_FETCH_REQUEST, self, writer, version)
    }
}
