//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's CreateTopicsResponse, versions 2-7, flexible 5+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateTopicsResponse {
    /// `throttleTimeMs`, versions 2+, ignorable.
    pub throttle_time_ms: i32,
    /// `topics`, versions 0+.
    pub topics: Vec<CreatableTopicResult>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for CreateTopicsResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, topics: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(CreateTopicsResponse {
0 throttle_time_ms, 1 topics, } unknown_tagged_fields);

/// A part of CreateTopicsResponse, versions 2-7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatableTopicResult {
    /// `name`, versions 0+.
    pub name: Str,
    /// `topicId`, versions 7+, ignorable.
    pub topic_id: Uuid,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `errorMessage`, versions 1+, nullable 0+, ignorable.
    pub error_message: Option<Str>,
    /// `topicConfigErrorCode`, versions 5+, tag 0, ignorable.
    pub topic_config_error_code: i16,
    /// `numPartitions`, versions 5+, default -1, ignorable.
    pub num_partitions: i32,
    /// `replicationFactor`, versions 5+, default -1, ignorable.
    pub replication_factor: i16,
    /// `configs`, versions 5+, nullable 5+, ignorable.
    pub configs: Option<Vec<CreatableTopicConfigs>>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for CreatableTopicResult {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            topic_id: Uuid::ZERO,
            error_code: 0,
            error_message: Some(Str::EMPTY),
            topic_config_error_code: 0,
            num_partitions: -1,
            replication_factor: -1,
            configs: Some(Vec::new()),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(CreatableTopicResult {
0 name, 1 topic_id, 2 error_code, 3 error_message, 4 topic_config_error_code, 5 num_partitions, 6 replication_factor, 7 configs, } unknown_tagged_fields);

/// A part of CreateTopicsResponse, versions 5-7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatableTopicConfigs {
    /// `name`, versions 5+.
    pub name: Str,
    /// `value`, versions 5+, nullable 5+.
    pub value: Option<Str>,
    /// `readOnly`, versions 5+.
    pub read_only: bool,
    /// `configSource`, versions 5+, default -1, ignorable.
    pub config_source: i8,
    /// `isSensitive`, versions 5+.
    pub is_sensitive: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for CreatableTopicConfigs {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            value: Some(Str::EMPTY),
            read_only: false,
            config_source: -1,
            is_sensitive: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(CreatableTopicConfigs {
0 name, 1 value, 2 read_only, 3 config_source, 4 is_sensitive, } unknown_tagged_fields);

impl Message for CreateTopicsResponse {
    const NAME: &'static str = "CreateTopicsResponse";
    const API_KEY: i16 = 19;
    const MIN_VERSION: i16 = 2;
    const MAX_VERSION: i16 = 7;
    const FLEXIBLE_SINCE: i16 = 5;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::CREATE_TOPICS_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::CREATE_TOPICS_RESPONSE, self, writer, version)
    }
}
