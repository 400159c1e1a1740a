//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DeleteTopicsRequest, versions 1-6, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteTopicsRequest {
    /// `topics`, versions 6+.
    pub topics: Vec<DeleteTopicState>,
    /// `topicNames`, versions 0-5, ignorable.
    pub topic_names: Vec<Str>,
    /// `timeoutMs`, versions 0+.
    pub timeout_ms: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteTopicsRequest {
    fn default() -> Self {
        Self {
            topics: Vec::new(),
            topic_names: Vec::new(),
            timeout_ms: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(DeleteTopicsRequest {
0 topics, 1 topic_names, 2 timeout_ms, } unknown_tagged_fields);

/// A part of DeleteTopicsRequest, versions 6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteTopicState {
    /// `name`, versions 6+, nullable 6+, default null.
    pub name: Option<Str>,
    /// `topicId`, versions 6+.
    pub topic_id: Uuid,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DeleteTopicState {
    fn default() -> Self {
        Self { name: None, topic_id: Uuid::ZERO, unknown_tagged_fields: Vec::new() }
    }
}
fields!(DeleteTopicState {
0 name, 1 topic_id, } unknown_tagged_fields);

impl Message for DeleteTopicsRequest {
    const NAME: &'static str = "DeleteTopicsRequest";
    const API_KEY: i16 = 20;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 6;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::DELETE_TOPICS_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::DELETE_TOPICS_REQUEST, self, writer, version)
    }
}
