//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ProduceResponse, versions 3-13, flexible 9+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProduceResponse {
    /// `responses`, versions 0+.
    pub responses: Vec<TopicProduceResponse>,
    /// `throttleTimeMs`, versions 1+, ignorable.
    pub throttle_time_ms: i32,
    /// `nodeEndpoints`, versions 10+, tag 0.
    pub node_endpoints: Vec<NodeEndpoint>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ProduceResponse {
    fn default() -> Self {
        Self {
            responses: Vec::new(),
            throttle_time_ms: 0,
            node_endpoints: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl ProduceResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 9;
        out.responses =
            reader.array(flexible, |reader| TopicProduceResponse::read_from(reader, version));
        out.throttle_time_ms = reader.i32();
        if flexible {
            out.unknown_tagged_fields = reader.tagged_fields(&mut |reader, tag| {
                match tag {
                    0 if version >= 10 => {
                        out.node_endpoints =
                            reader.array(true, |reader| NodeEndpoint::read_from(reader, version))
                    }
                    _ => return false,
                }
                true
            });
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 9;
        writer.array(&self.responses, flexible, |writer, value| value.write_to(writer, version));
        writer.i32(self.throttle_time_ms);
        if !(version >= 10) {
            if !self.node_endpoints.is_empty() {
                writer.non_default("nodeEndpoints", version);
            }
        }
        if flexible {
            let mut tags = TaggedFields::new(&self.unknown_tagged_fields);
            if version >= 10 && (!self.node_endpoints.is_empty()) {
                writer.tagged_field(&mut tags, 0, &|writer| {
                    writer.array(&self.node_endpoints, true, |writer, value| {
                        value.write_to(writer, version)
                    });
                });
            }
            writer.tagged_fields(tags);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of ProduceResponse, versions 3-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicProduceResponse {
    /// `name`, versions 0-12, ignorable.
    pub name: Str,
    /// `topicId`, versions 13+, ignorable.
    pub topic_id: Uuid,
    /// `partitionResponses`, versions 0+.
    pub partition_responses: Vec<PartitionProduceResponse>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for TopicProduceResponse {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partition_responses: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl TopicProduceResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 9;
        if version <= 12 {
            out.name = reader.string(flexible);
        }
        if version >= 13 {
            out.topic_id = reader.uuid();
        }
        out.partition_responses =
            reader.array(flexible, |reader| PartitionProduceResponse::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 9;
        if version <= 12 {
            writer.string(&self.name, flexible);
        }
        if version >= 13 {
            writer.uuid(self.topic_id);
        }
        writer.array(&self.partition_responses, flexible, |writer, value| {
            value.write_to(writer, version)
        });
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of ProduceResponse, versions 3-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartitionProduceResponse {
    /// `index`, versions 0+.
    pub index: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `baseOffset`, versions 0+.
    pub base_offset: i64,
    /// `logAppendTimeMs`, versions 2+, default -1, ignorable.
    pub log_append_time_ms: i64,
    /// `logStartOffset`, versions 5+, default -1, ignorable.
    pub log_start_offset: i64,
    /// `recordErrors`, versions 8+, ignorable.
    pub record_errors: Vec<BatchIndexAndErrorMessage>,
    /// `errorMessage`, versions 8+, nullable 8+, default null, ignorable.
    pub error_message: Option<Str>,
    /// `currentLeader`, versions 10+, tag 0.
    pub current_leader: LeaderIdAndEpoch,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for PartitionProduceResponse {
    fn default() -> Self {
        Self {
            index: 0,
            error_code: 0,
            base_offset: 0,
            log_append_time_ms: -1,
            log_start_offset: -1,
            record_errors: Vec::new(),
            error_message: None,
            current_leader: LeaderIdAndEpoch::default(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl PartitionProduceResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 9;
        out.index = reader.i32();
        out.error_code = reader.i16();
        out.base_offset = reader.i64();
        out.log_append_time_ms = reader.i64();
        if version >= 5 {
            out.log_start_offset = reader.i64();
        }
        if version >= 8 {
            out.record_errors = reader
                .array(flexible, |reader| BatchIndexAndErrorMessage::read_from(reader, version));
        }
        if version >= 8 {
            out.error_message = reader.nullable_string(flexible, true);
        }
        if flexible {
            out.unknown_tagged_fields = reader.tagged_fields(&mut |reader, tag| {
                match tag {
                    0 if version >= 10 => {
                        out.current_leader = LeaderIdAndEpoch::read_from(reader, version)
                    }
                    _ => return false,
                }
                true
            });
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 9;
        writer.i32(self.index);
        writer.i16(self.error_code);
        writer.i64(self.base_offset);
        writer.i64(self.log_append_time_ms);
        if version >= 5 {
            writer.i64(self.log_start_offset);
        }
        if version >= 8 {
            writer.array(&self.record_errors, flexible, |writer, value| {
                value.write_to(writer, version)
            });
        }
        if version >= 8 {
            writer.nullable_string(self.error_message.as_ref(), flexible);
        }
        if !(version >= 10) {
            if self.current_leader != LeaderIdAndEpoch::default() {
                writer.non_default("currentLeader", version);
            }
        }
        if flexible {
            let mut tags = TaggedFields::new(&self.unknown_tagged_fields);
            if version >= 10 && (self.current_leader != LeaderIdAndEpoch::default()) {
                writer.tagged_field(&mut tags, 0, &|writer| {
                    self.current_leader.write_to(writer, version);
                });
            }
            writer.tagged_fields(tags);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of ProduceResponse, versions 8-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchIndexAndErrorMessage {
    /// `batchIndex`, versions 8+.
    pub batch_index: i32,
    /// `batchIndexErrorMessage`, versions 8+, nullable 8+, default null.
    pub batch_index_error_message: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for BatchIndexAndErrorMessage {
    fn default() -> Self {
        Self { batch_index: 0, batch_index_error_message: None, unknown_tagged_fields: Vec::new() }
    }
}
impl BatchIndexAndErrorMessage {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 9;
        out.batch_index = reader.i32();
        out.batch_index_error_message = reader.nullable_string(flexible, true);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 9;
        writer.i32(self.batch_index);
        writer.nullable_string(self.batch_index_error_message.as_ref(), flexible);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of ProduceResponse, versions 10-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaderIdAndEpoch {
    /// `leaderId`, versions 10+, default -1.
    pub leader_id: i32,
    /// `leaderEpoch`, versions 10+, default -1.
    pub leader_epoch: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for LeaderIdAndEpoch {
    fn default() -> Self {
        Self { leader_id: -1, leader_epoch: -1, unknown_tagged_fields: Vec::new() }
    }
}
impl LeaderIdAndEpoch {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.leader_id = reader.i32();
        out.leader_epoch = reader.i32();
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i32(self.leader_id);
        writer.i32(self.leader_epoch);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

/// A part of ProduceResponse, versions 10-13.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeEndpoint {
    /// `nodeId`, versions 10+.
    pub node_id: i32,
    /// `host`, versions 10+.
    pub host: Str,
    /// `port`, versions 10+.
    pub port: i32,
    /// `rack`, versions 10+, nullable 10+, default null.
    pub rack: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for NodeEndpoint {
    fn default() -> Self {
        Self {
            node_id: 0,
            host: Str::EMPTY,
            port: 0,
            rack: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl NodeEndpoint {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.node_id = reader.i32();
        out.host = reader.string(true);
        out.port = reader.i32();
        out.rack = reader.nullable_string(true, true);
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i32(self.node_id);
        writer.string(&self.host, true);
        writer.i32(self.port);
        writer.nullable_string(self.rack.as_ref(), true);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

impl Message for ProduceResponse {
    const NAME: &'static str = "ProduceResponse";
    const API_KEY: i16 = 0;
    const MIN_VERSION: i16 = 3;
    const MAX_VERSION: i16 = 13;
    const FLEXIBLE_SINCE: i16 = 9;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 3 || version > 13 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 3 || version > 13 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
