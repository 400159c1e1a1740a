//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

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
impl MetadataRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 9;
        out.topics = reader.nullable_array(flexible, version >= 1, |reader| {
            MetadataRequestTopic::read_from(reader, version)
        });
        if version >= 4 {
            out.allow_auto_topic_creation = reader.bool();
        }
        if matches!(version, 8..=10) {
            out.include_cluster_authorized_operations = reader.bool();
        }
        if version >= 8 {
            out.include_topic_authorized_operations = reader.bool();
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 9;
        if !(version >= 1) && self.topics.is_none() {
            writer.unexpected_null("topics", version);
        }
        writer.nullable_array(self.topics.as_ref(), flexible, |writer, value| {
            value.write_to(writer, version)
        });
        if version >= 4 {
            writer.bool(self.allow_auto_topic_creation);
        } else {
            if !self.allow_auto_topic_creation {
                writer.non_default("allowAutoTopicCreation", version);
            }
        }
        if matches!(version, 8..=10) {
            writer.bool(self.include_cluster_authorized_operations);
        } else {
            if self.include_cluster_authorized_operations {
                writer.non_default("includeClusterAuthorizedOperations", version);
            }
        }
        if version >= 8 {
            writer.bool(self.include_topic_authorized_operations);
        } else {
            if self.include_topic_authorized_operations {
                writer.non_default("includeTopicAuthorizedOperations", version);
            }
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

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
impl MetadataRequestTopic {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 9;
        if version >= 10 {
            out.topic_id = reader.uuid();
        }
        out.name = reader.nullable_string(flexible, version >= 10);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 9;
        if version >= 10 {
            writer.uuid(self.topic_id);
        }
        if !(version >= 10) && self.name.is_none() {
            writer.unexpected_null("name", version);
        }
        writer.nullable_string(self.name.as_ref(), flexible);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for MetadataRequest {
    const NAME: &'static str = "MetadataRequest";
    const API_KEY: i16 = 3;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 13;
    const FLEXIBLE_SINCE: i16 = 9;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 13 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 13 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
