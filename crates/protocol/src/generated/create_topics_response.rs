//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

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
impl CreateTopicsResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 5;
        out.throttle_time_ms = reader.i32();
        out.topics =
            reader.array(flexible, |reader| CreatableTopicResult::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 5;
        writer.i32(self.throttle_time_ms);
        writer.array(&self.topics, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

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
impl CreatableTopicResult {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 5;
        out.name = reader.string(flexible);
        if version >= 7 {
            out.topic_id = reader.uuid();
        }
        out.error_code = reader.i16();
        out.error_message = reader.nullable_string(flexible, true);
        if version >= 5 {
            out.num_partitions = reader.i32();
        }
        if version >= 5 {
            out.replication_factor = reader.i16();
        }
        if version >= 5 {
            out.configs = reader.nullable_array(true, true, |reader| {
                CreatableTopicConfigs::read_from(reader, version)
            });
        }
        if flexible {
            out.unknown_tagged_fields = reader.tagged_fields(&mut |reader, tag| {
                match tag {
                    0 => out.topic_config_error_code = reader.i16(),
                    _ => return false,
                }
                true
            });
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 5;
        writer.string(&self.name, flexible);
        if version >= 7 {
            writer.uuid(self.topic_id);
        }
        writer.i16(self.error_code);
        writer.nullable_string(self.error_message.as_ref(), flexible);

        if version >= 5 {
            writer.i32(self.num_partitions);
        }
        if version >= 5 {
            writer.i16(self.replication_factor);
        }
        if version >= 5 {
            writer.nullable_array(self.configs.as_ref(), true, |writer, value| {
                value.write_to(writer, version)
            });
        }
        if flexible {
            let mut tags = TaggedFields::new(&self.unknown_tagged_fields);
            if self.topic_config_error_code != 0 {
                writer.tagged_field(&mut tags, 0, &|writer| {
                    writer.i16(self.topic_config_error_code);
                });
            }
            writer.tagged_fields(tags);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

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
impl CreatableTopicConfigs {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.name = reader.string(true);
        out.value = reader.nullable_string(true, true);
        out.read_only = reader.bool();
        out.config_source = reader.i8();
        out.is_sensitive = reader.bool();
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.string(&self.name, true);
        writer.nullable_string(self.value.as_ref(), true);
        writer.bool(self.read_only);
        writer.i8(self.config_source);
        writer.bool(self.is_sensitive);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

impl Message for CreateTopicsResponse {
    const NAME: &'static str = "CreateTopicsResponse";
    const API_KEY: i16 = 19;
    const MIN_VERSION: i16 = 2;
    const MAX_VERSION: i16 = 7;
    const FLEXIBLE_SINCE: i16 = 5;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 2 || version > 7 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 2 || version > 7 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
