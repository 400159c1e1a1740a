//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetFetchRequest, versions 1-10, flexible 6+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchRequest {
    /// `groupId`, versions 0-7.
    pub group_id: Str,
    /// `topics`, versions 0-7, nullable 2-7.
    pub topics: Option<Vec<OffsetFetchRequestTopic>>,
    /// `groups`, versions 8+.
    pub groups: Vec<OffsetFetchRequestGroup>,
    /// `requireStable`, versions 7+.
    pub require_stable: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchRequest {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            topics: Some(Vec::new()),
            groups: Vec::new(),
            require_stable: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl OffsetFetchRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 6;
        if version <= 7 {
            out.group_id = reader.string(flexible);
        }
        if version <= 7 {
            out.topics = reader.nullable_array(flexible, version >= 2, |reader| {
                OffsetFetchRequestTopic::read_from(reader, version)
            });
        }
        if version >= 8 {
            out.groups =
                reader.array(true, |reader| OffsetFetchRequestGroup::read_from(reader, version));
        }
        if version >= 7 {
            out.require_stable = reader.bool();
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 6;
        if version <= 7 {
            writer.string(&self.group_id, flexible);
        } else {
            if !self.group_id.is_empty() {
                writer.non_default("groupId", version);
            }
        }
        if version <= 7 {
            if !(version >= 2) && self.topics.is_none() {
                writer.unexpected_null("topics", version);
            }
            writer.nullable_array(self.topics.as_ref(), flexible, |writer, value| {
                value.write_to(writer, version)
            });
        } else {
            if !self.topics.as_ref().is_some_and(|value| value.is_empty()) {
                writer.non_default("topics", version);
            }
        }
        if version >= 8 {
            writer.array(&self.groups, true, |writer, value| value.write_to(writer, version));
        } else {
            if !self.groups.is_empty() {
                writer.non_default("groups", version);
            }
        }
        if version >= 7 {
            writer.bool(self.require_stable);
        } else {
            if self.require_stable {
                writer.non_default("requireStable", version);
            }
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of OffsetFetchRequest, versions 1-7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchRequestTopic {
    /// `name`, versions 0-7.
    pub name: Str,
    /// `partitionIndexes`, versions 0-7.
    pub partition_indexes: Vec<i32>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchRequestTopic {
    fn default() -> Self {
        Self { name: Str::EMPTY, partition_indexes: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl OffsetFetchRequestTopic {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 6;
        out.name = reader.string(flexible);
        out.partition_indexes = reader.array(flexible, FieldReader::i32);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 6;
        writer.string(&self.name, flexible);
        writer.array(&self.partition_indexes, flexible, |writer, value| writer.i32(*value));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of OffsetFetchRequest, versions 8-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchRequestGroup {
    /// `groupId`, versions 8+.
    pub group_id: Str,
    /// `memberId`, versions 9+, nullable 9+, default null, ignorable.
    pub member_id: Option<Str>,
    /// `memberEpoch`, versions 9+, default -1, ignorable.
    pub member_epoch: i32,
    /// `topics`, versions 8+, nullable 8+.
    pub topics: Option<Vec<OffsetFetchRequestTopics>>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchRequestGroup {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            member_id: None,
            member_epoch: -1,
            topics: Some(Vec::new()),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl OffsetFetchRequestGroup {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.group_id = reader.string(true);
        if version >= 9 {
            out.member_id = reader.nullable_string(true, true);
        }
        if version >= 9 {
            out.member_epoch = reader.i32();
        }
        out.topics = reader.nullable_array(true, true, |reader| {
            OffsetFetchRequestTopics::read_from(reader, version)
        });
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.string(&self.group_id, true);
        if version >= 9 {
            writer.nullable_string(self.member_id.as_ref(), true);
        }
        if version >= 9 {
            writer.i32(self.member_epoch);
        }
        writer.nullable_array(self.topics.as_ref(), true, |writer, value| {
            value.write_to(writer, version)
        });
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

/// A part of OffsetFetchRequest, versions 8-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetFetchRequestTopics {
    /// `name`, versions 8-9, ignorable.
    pub name: Str,
    /// `topicId`, versions 10+, ignorable.
    pub topic_id: Uuid,
    /// `partitionIndexes`, versions 8+.
    pub partition_indexes: Vec<i32>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetFetchRequestTopics {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partition_indexes: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl OffsetFetchRequestTopics {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        if version <= 9 {
            out.name = reader.string(true);
        }
        if version >= 10 {
            out.topic_id = reader.uuid();
        }
        out.partition_indexes = reader.array(true, FieldReader::i32);
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        if version <= 9 {
            writer.string(&self.name, true);
        }
        if version >= 10 {
            writer.uuid(self.topic_id);
        }
        writer.array(&self.partition_indexes, true, |writer, value| writer.i32(*value));
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

impl Message for OffsetFetchRequest {
    const NAME: &'static str = "OffsetFetchRequest";
    const API_KEY: i16 = 9;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 10;
    const FLEXIBLE_SINCE: i16 = 6;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 1 || version > 10 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 1 || version > 10 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
