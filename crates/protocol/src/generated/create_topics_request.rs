//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's CreateTopicsRequest, versions 2-7, flexible 5+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateTopicsRequest {
    /// `topics`, versions 0+.
    pub topics: Vec<CreatableTopic>,
    /// `timeoutMs`, versions 0+, default 60000.
    pub timeout_ms: i32,
    /// `validateOnly`, versions 1+.
    pub validate_only: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for CreateTopicsRequest {
    fn default() -> Self {
        Self {
            topics: Vec::new(),
            timeout_ms: 60000,
            validate_only: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl CreateTopicsRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 5;
        out.topics = reader.array(flexible, |reader| CreatableTopic::read_from(reader, version));
        out.timeout_ms = reader.i32();
        out.validate_only = reader.bool();
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 5;
        writer.array(&self.topics, flexible, |writer, value| value.write_to(writer, version));
        writer.i32(self.timeout_ms);
        writer.bool(self.validate_only);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of CreateTopicsRequest, versions 2-7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatableTopic {
    /// `name`, versions 0+.
    pub name: Str,
    /// `numPartitions`, versions 0+.
    pub num_partitions: i32,
    /// `replicationFactor`, versions 0+.
    pub replication_factor: i16,
    /// `assignments`, versions 0+.
    pub assignments: Vec<CreatableReplicaAssignment>,
    /// `configs`, versions 0+.
    pub configs: Vec<CreatableTopicConfig>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for CreatableTopic {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            num_partitions: 0,
            replication_factor: 0,
            assignments: Vec::new(),
            configs: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl CreatableTopic {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 5;
        out.name = reader.string(flexible);
        out.num_partitions = reader.i32();
        out.replication_factor = reader.i16();
        out.assignments =
            reader.array(flexible, |reader| CreatableReplicaAssignment::read_from(reader, version));
        out.configs =
            reader.array(flexible, |reader| CreatableTopicConfig::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 5;
        writer.string(&self.name, flexible);
        writer.i32(self.num_partitions);
        writer.i16(self.replication_factor);
        writer.array(&self.assignments, flexible, |writer, value| value.write_to(writer, version));
        writer.array(&self.configs, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of CreateTopicsRequest, versions 2-7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatableReplicaAssignment {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `brokerIds`, versions 0+.
    pub broker_ids: Vec<i32>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for CreatableReplicaAssignment {
    fn default() -> Self {
        Self { partition_index: 0, broker_ids: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl CreatableReplicaAssignment {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 5;
        out.partition_index = reader.i32();
        out.broker_ids = reader.array(flexible, FieldReader::i32);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 5;
        writer.i32(self.partition_index);
        writer.array(&self.broker_ids, flexible, |writer, value| writer.i32(*value));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of CreateTopicsRequest, versions 2-7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatableTopicConfig {
    /// `name`, versions 0+.
    pub name: Str,
    /// `value`, versions 0+, nullable 0+.
    pub value: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for CreatableTopicConfig {
    fn default() -> Self {
        Self { name: Str::EMPTY, value: Some(Str::EMPTY), unknown_tagged_fields: Vec::new() }
    }
}
impl CreatableTopicConfig {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 5;
        out.name = reader.string(flexible);
        out.value = reader.nullable_string(flexible, true);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 5;
        writer.string(&self.name, flexible);
        writer.nullable_string(self.value.as_ref(), flexible);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for CreateTopicsRequest {
    const NAME: &'static str = "CreateTopicsRequest";
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
