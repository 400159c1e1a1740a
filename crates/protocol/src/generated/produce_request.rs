//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ProduceRequest, versions 3-13, flexible 9+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProduceRequest {
    /// `transactionalId`, versions 3+, nullable 3+, default null.
    pub transactional_id: Option<Str>,
    /// `acks`, versions 0+.
    pub acks: i16,
    /// `timeoutMs`, versions 0+.
    pub timeout_ms: i32,
    /// `topicData`, versions 0+.
    pub topic_data: Vec<TopicProduceData>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ProduceRequest {
    fn default() -> Self {
        Self {
            transactional_id: None,
            acks: 0,
            timeout_ms: 0,
            topic_data: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(ProduceRequest {
0 transactional_id, 1 acks, 2 timeout_ms, 3 topic_data, } unknown_tagged_fields);

/// A part of ProduceRequest, versions 3-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicProduceData {
    /// `name`, versions 0-12, ignorable.
    pub name: Str,
    /// `topicId`, versions 13+, ignorable.
    pub topic_id: Uuid,
    /// `partitionData`, versions 0+.
    pub partition_data: Vec<PartitionProduceData>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for TopicProduceData {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partition_data: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(TopicProduceData {
0 name, 1 topic_id, 2 partition_data, } unknown_tagged_fields);

/// A part of ProduceRequest, versions 3-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartitionProduceData {
    /// `index`, versions 0+.
    pub index: i32,
    /// `records`, versions 0+, nullable 0+, default null.
    pub records: Option<Bytes>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for PartitionProduceData {
    fn default() -> Self {
        Self { index: 0, records: None, unknown_tagged_fields: Vec::new() }
    }
}
fields!(PartitionProduceData {
0 index, 1 records, } unknown_tagged_fields);

impl Message for ProduceRequest {
    const NAME: &'static str = "ProduceRequest";
    const API_KEY: i16 = 0;
    const MIN_VERSION: i16 = 3;
    const MAX_VERSION: i16 = 13;
    const FLEXIBLE_SINCE: i16 = 9;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::PRODUCE_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::PRODUCE_REQUEST, self, writer, version)
    }
}
