//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DescribeProducersRequest, versions 0, flexible 0+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeProducersRequest {
    /// `topics`, versions 0+.
    pub topics: Vec<TopicRequest>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeProducersRequest {
    fn default() -> Self {
        Self { topics: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(DescribeProducersRequest {
0 topics, } unknown_tagged_fields);

/// A part of DescribeProducersRequest, versions 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRequest {
    /// `name`, versions 0+.
    pub name: Str,
    /// `partitionIndexes`, versions 0+.
    pub partition_indexes: Vec<i32>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for TopicRequest {
    fn default() -> Self {
        Self { name: Str::EMPTY, partition_indexes: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(TopicRequest {
0 name, 1 partition_indexes, } unknown_tagged_fields);

impl Message for DescribeProducersRequest {
    const NAME: &'static str = "DescribeProducersRequest";
    const API_KEY: i16 = 61;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 0;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::DESCRIBE_PRODUCERS_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::DESCRIBE_PRODUCERS_REQUEST, self, writer, version)
    }
}
