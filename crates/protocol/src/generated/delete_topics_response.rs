//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DeleteTopicsResponse, versions 1-6, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteTopicsResponse {
    /// `throttleTimeMs`, versions 1+, ignorable.
    pub throttle_time_ms: i32,
    /// `responses`, versions 0+.
    pub responses: Vec<DeletableTopicResult>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteTopicsResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, responses: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(DeleteTopicsResponse {
0 throttle_time_ms, 1 responses, } unknown_tagged_fields);

/// A part of DeleteTopicsResponse, versions 1-6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletableTopicResult {
    /// `name`, versions 0+, nullable 6+.
    pub name: Option<Str>,
    /// `topicId`, versions 6+, ignorable.
    pub topic_id: Uuid,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `errorMessage`, versions 5+, nullable 5+, default null, ignorable.
    pub error_message: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeletableTopicResult {
    fn default() -> Self {
        Self {
            name: Some(Str::EMPTY),
            topic_id: Uuid::ZERO,
            error_code: 0,
            error_message: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(DeletableTopicResult {
0 name, 1 topic_id, 2 error_code, 3 error_message, } unknown_tagged_fields);

impl Message for DeleteTopicsResponse {
    const NAME: &'static str = "DeleteTopicsResponse";
    const API_KEY: i16 = 20;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 6;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::DELETE_TOPICS_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::DELETE_TOPICS_RESPONSE, self, writer, version)
    }
}
