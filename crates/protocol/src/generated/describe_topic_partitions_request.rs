//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DescribeTopicPartitionsRequest, versions 0, flexible 0+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeTopicPartitionsRequest {
    /// `topics`, versions 0+.
    pub topics: Vec<TopicRequest>,
    /// `responsePartitionLimit`, versions 0+, default 2000.
    pub response_partition_limit: i32,
    /// `cursor`, versions 0+, nullable 0+, default null.
    pub cursor: Option<Cursor>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeTopicPartitionsRequest {
    fn default() -> Self {
        Self {
            topics: Vec::new(),
            response_partition_limit: 2000,
            cursor: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(DescribeTopicPartitionsRequest {
0 topics, 1 response_partition_limit, 2 cursor, } unknown_tagged_fields);

/// A part of DescribeTopicPartitionsRequest, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRequest {
    /// `name`, versions 0+.
    pub name: Str,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for TopicRequest {
    fn default() -> Self {
        Self { name: Str::EMPTY, unknown_tagged_fields: Vec::new() }
    }
}
fields!(TopicRequest {
0 name, } unknown_tagged_fields);

/// A part of DescribeTopicPartitionsRequest, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// `topicName`, versions 0+.
    pub topic_name: Str,
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for Cursor {
    fn default() -> Self {
        Self { topic_name: Str::EMPTY, partition_index: 0, unknown_tagged_fields: Vec::new() }
    }
}
fields!(Cursor {
0 topic_name, 1 partition_index, } unknown_tagged_fields);

impl Message for DescribeTopicPartitionsRequest {
    const NAME: &'static str = "DescribeTopicPartitionsRequest";
    const API_KEY: i16 = 75;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 0;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::DESCRIBE_TOPIC_PARTITIONS_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::DESCRIBE_TOPIC_PARTITIONS_REQUEST, self, writer, version)
    }
}
