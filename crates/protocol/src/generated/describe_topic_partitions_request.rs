//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

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
impl DescribeTopicPartitionsRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.topics = reader.array(true, |reader| TopicRequest::read_from(reader, version));
        out.response_partition_limit = reader.i32();
        out.cursor = reader.nullable_struct(|reader| Cursor::read_from(reader, version));
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.array(&self.topics, true, |writer, value| value.write_to(writer, version));
        writer.i32(self.response_partition_limit);
        writer
            .nullable_struct(self.cursor.as_ref(), |writer, value| value.write_to(writer, version));
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

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
impl TopicRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.name = reader.string(true);
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.string(&self.name, true);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

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
impl Cursor {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.topic_name = reader.string(true);
        out.partition_index = reader.i32();
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.string(&self.topic_name, true);
        writer.i32(self.partition_index);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

impl Message for DescribeTopicPartitionsRequest {
    const NAME: &'static str = "DescribeTopicPartitionsRequest";
    const API_KEY: i16 = 75;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 0;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 0 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 0 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
