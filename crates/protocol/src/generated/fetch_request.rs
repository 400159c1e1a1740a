//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's FetchRequest, versions 4-18, flexible 12+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchRequest {
    /// `clusterId`, versions 12+, tag 0, nullable 12+, default null, ignorable.
    pub cluster_id: Option<Str>,
    /// `replicaId`, versions 0-14, default -1.
    pub replica_id: i32,
    /// `replicaState`, versions 15+, tag 1.
    pub replica_state: ReplicaState,
    /// `maxWaitMs`, versions 0+.
    pub max_wait_ms: i32,
    /// `minBytes`, versions 0+.
    pub min_bytes: i32,
    /// `maxBytes`, versions 3+, default 2147483647, ignorable.
    pub max_bytes: i32,
    /// `isolationLevel`, versions 4+, ignorable.
    pub isolation_level: i8,
    /// `sessionId`, versions 7+, ignorable.
    pub session_id: i32,
    /// `sessionEpoch`, versions 7+, default -1, ignorable.
    pub session_epoch: i32,
    /// `topics`, versions 0+.
    pub topics: Vec<FetchTopic>,
    /// `forgottenTopicsData`, versions 7+.
    pub forgotten_topics_data: Vec<ForgottenTopic>,
    /// `rackId`, versions 11+, ignorable.
    pub rack_id: Str,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for FetchRequest {
    fn default() -> Self {
        Self {
            cluster_id: None,
            replica_id: -1,
            replica_state: ReplicaState::default(),
            max_wait_ms: 0,
            min_bytes: 0,
            max_bytes: 2147483647,
            isolation_level: 0,
            session_id: 0,
            session_epoch: -1,
            topics: Vec::new(),
            forgotten_topics_data: Vec::new(),
            rack_id: Str::EMPTY,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl FetchRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 12;
        if version <= 14 {
            out.replica_id = reader.i32();
        }
        out.max_wait_ms = reader.i32();
        out.min_bytes = reader.i32();
        out.max_bytes = reader.i32();
        out.isolation_level = reader.i8();
        if version >= 7 {
            out.session_id = reader.i32();
        }
        if version >= 7 {
            out.session_epoch = reader.i32();
        }
        out.topics = reader.array(flexible, |reader| FetchTopic::read_from(reader, version));
        if version >= 7 {
            out.forgotten_topics_data =
                reader.array(flexible, |reader| ForgottenTopic::read_from(reader, version));
        }
        if version >= 11 {
            out.rack_id = reader.string(flexible);
        }
        if flexible {
            out.unknown_tagged_fields = reader.tagged_fields(&mut |reader, tag| {
                match tag {
                    0 => out.cluster_id = reader.nullable_string(true, true),
                    1 if version >= 15 => {
                        out.replica_state = ReplicaState::read_from(reader, version)
                    }
                    _ => return false,
                }
                true
            });
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 12;

        if version <= 14 {
            writer.i32(self.replica_id);
        } else {
            if self.replica_id != -1 {
                writer.non_default("replicaId", version);
            }
        }
        if !(version >= 15) {
            if self.replica_state != ReplicaState::default() {
                writer.non_default("replicaState", version);
            }
        }
        writer.i32(self.max_wait_ms);
        writer.i32(self.min_bytes);
        writer.i32(self.max_bytes);
        writer.i8(self.isolation_level);
        if version >= 7 {
            writer.i32(self.session_id);
        }
        if version >= 7 {
            writer.i32(self.session_epoch);
        }
        writer.array(&self.topics, flexible, |writer, value| value.write_to(writer, version));
        if version >= 7 {
            writer.array(&self.forgotten_topics_data, flexible, |writer, value| {
                value.write_to(writer, version)
            });
        } else {
            if !self.forgotten_topics_data.is_empty() {
                writer.non_default("forgottenTopicsData", version);
            }
        }
        if version >= 11 {
            writer.string(&self.rack_id, flexible);
        }
        if flexible {
            let mut tags = TaggedFields::new(&self.unknown_tagged_fields);
            if self.cluster_id.is_some() {
                writer.tagged_field(&mut tags, 0, &|writer| {
                    writer.nullable_string(self.cluster_id.as_ref(), true);
                });
            }
            if version >= 15 && (self.replica_state != ReplicaState::default()) {
                writer.tagged_field(&mut tags, 1, &|writer| {
                    self.replica_state.write_to(writer, version);
                });
            }
            writer.tagged_fields(tags);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of FetchRequest, versions 15-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplicaState {
    /// `replicaId`, versions 15+, default -1.
    pub replica_id: i32,
    /// `replicaEpoch`, versions 15+, default -1.
    pub replica_epoch: i64,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ReplicaState {
    fn default() -> Self {
        Self { replica_id: -1, replica_epoch: -1, unknown_tagged_fields: Vec::new() }
    }
}
impl ReplicaState {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.replica_id = reader.i32();
        out.replica_epoch = reader.i64();
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i32(self.replica_id);
        writer.i64(self.replica_epoch);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

/// A part of FetchRequest, versions 4-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchTopic {
    /// `topic`, versions 0-12, ignorable.
    pub topic: Str,
    /// `topicId`, versions 13+, ignorable.
    pub topic_id: Uuid,
    /// `partitions`, versions 0+.
    pub partitions: Vec<FetchPartition>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for FetchTopic {
    fn default() -> Self {
        Self {
            topic: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partitions: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl FetchTopic {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 12;
        if version <= 12 {
            out.topic = reader.string(flexible);
        }
        if version >= 13 {
            out.topic_id = reader.uuid();
        }
        out.partitions =
            reader.array(flexible, |reader| FetchPartition::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 12;
        if version <= 12 {
            writer.string(&self.topic, flexible);
        }
        if version >= 13 {
            writer.uuid(self.topic_id);
        }
        writer.array(&self.partitions, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of FetchRequest, versions 4-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchPartition {
    /// `partition`, versions 0+.
    pub partition: i32,
    /// `currentLeaderEpoch`, versions 9+, default -1, ignorable.
    pub current_leader_epoch: i32,
    /// `fetchOffset`, versions 0+.
    pub fetch_offset: i64,
    /// `lastFetchedEpoch`, versions 12+, default -1.
    pub last_fetched_epoch: i32,
    /// `logStartOffset`, versions 5+, default -1, ignorable.
    pub log_start_offset: i64,
    /// `partitionMaxBytes`, versions 0+.
    pub partition_max_bytes: i32,
    /// `replicaDirectoryId`, versions 17+, tag 0, ignorable.
    pub replica_directory_id: Uuid,
    /// `highWatermark`, versions 18+, tag 1, default 9223372036854775807, ignorable.
    pub high_watermark: i64,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for FetchPartition {
    fn default() -> Self {
        Self {
            partition: 0,
            current_leader_epoch: -1,
            fetch_offset: 0,
            last_fetched_epoch: -1,
            log_start_offset: -1,
            partition_max_bytes: 0,
            replica_directory_id: Uuid::ZERO,
            high_watermark: i64::MAX,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl FetchPartition {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 12;
        out.partition = reader.i32();
        if version >= 9 {
            out.current_leader_epoch = reader.i32();
        }
        out.fetch_offset = reader.i64();
        if version >= 12 {
            out.last_fetched_epoch = reader.i32();
        }
        if version >= 5 {
            out.log_start_offset = reader.i64();
        }
        out.partition_max_bytes = reader.i32();
        if flexible {
            out.unknown_tagged_fields = reader.tagged_fields(&mut |reader, tag| {
                match tag {
                    0 if version >= 17 => out.replica_directory_id = reader.uuid(),
                    1 if version >= 18 => out.high_watermark = reader.i64(),
                    _ => return false,
                }
                true
            });
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 12;
        writer.i32(self.partition);
        if version >= 9 {
            writer.i32(self.current_leader_epoch);
        }
        writer.i64(self.fetch_offset);
        if version >= 12 {
            writer.i32(self.last_fetched_epoch);
        } else {
            if self.last_fetched_epoch != -1 {
                writer.non_default("lastFetchedEpoch", version);
            }
        }
        if version >= 5 {
            writer.i64(self.log_start_offset);
        }
        writer.i32(self.partition_max_bytes);

        if flexible {
            let mut tags = TaggedFields::new(&self.unknown_tagged_fields);
            if version >= 17 && (self.replica_directory_id != Uuid::ZERO) {
                writer.tagged_field(&mut tags, 0, &|writer| {
                    writer.uuid(self.replica_directory_id);
                });
            }
            if version >= 18 && (self.high_watermark != i64::MAX) {
                writer.tagged_field(&mut tags, 1, &|writer| {
                    writer.i64(self.high_watermark);
                });
            }
            writer.tagged_fields(tags);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of FetchRequest, versions 7-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForgottenTopic {
    /// `topic`, versions 7-12, ignorable.
    pub topic: Str,
    /// `topicId`, versions 13+, ignorable.
    pub topic_id: Uuid,
    /// `partitions`, versions 7+.
    pub partitions: Vec<i32>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ForgottenTopic {
    fn default() -> Self {
        Self {
            topic: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partitions: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl ForgottenTopic {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 12;
        if version <= 12 {
            out.topic = reader.string(flexible);
        }
        if version >= 13 {
            out.topic_id = reader.uuid();
        }
        out.partitions = reader.array(flexible, FieldReader::i32);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 12;
        if version <= 12 {
            writer.string(&self.topic, flexible);
        }
        if version >= 13 {
            writer.uuid(self.topic_id);
        }
        writer.array(&self.partitions, flexible, |writer, value| writer.i32(*value));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for FetchRequest {
    const NAME: &'static str = "FetchRequest";
    const API_KEY: i16 = 1;
    const MIN_VERSION: i16 = 4;
    const MAX_VERSION: i16 = 18;
    const FLEXIBLE_SINCE: i16 = 12;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 4 || version > 18 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 4 || version > 18 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
