//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's MetadataRequest, versions 0-13, flexible 9+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetadataRequest {
    /// `topics`, versions 0+, nullable 1+.
    pub topics: Option<Vec<MetadataRequestTopic>>,
    /// `allowAutoTopicCreation`, versions 4+, default true.
    pub allow_auto_topic_creation: bool,
    /// `includeClusterAuthorizedOperations`, versions 8-10.
    pub include_cluster_authorized_operations: bool,
    /// `includeTopicAuthorizedOperations`, versions 8+.
    pub include_topic_authorized_operations: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for MetadataRequest {
    fn default() -> Self {
        Self {
            topics: Some(Vec::new()),
            allow_auto_topic_creation: true,
            include_cluster_authorized_operations: false,
            include_topic_authorized_operations: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(MetadataRequest {
0 topics, 1 allow_auto_topic_creation, 2 include_cluster_authorized_operations, 3 include_topic_authorized_operations, } unknown_tagged_fields);

/// A part of MetadataRequest, versions 0-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetadataRequestTopic {
    /// `topicId`, versions 10+, ignorable.
    pub topic_id: Uuid,
    /// `name`, versions 0+, nullable 10+.
    pub name: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for MetadataRequestTopic {
    fn default() -> Self {
        Self { topic_id: Uuid::ZERO, name: Some(Str::EMPTY), unknown_tagged_fields: Vec::new() }
    }
}
fields!(MetadataRequestTopic {
0 topic_id, 1 name, } unknown_tagged_fields);

impl Message for MetadataRequest {
    const NAME: &'static str = "MetadataRequest";
    const API_KEY: i16 = 3;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 13;
    const FLEXIBLE_SINCE: i16 = 9;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::METADATA_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::METADATA_REQUEST, self, writer, version)
    }
}
