//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's FetchResponse, versions 4-18, flexible 12+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchResponse {
    /// `throttleTimeMs`, versions 1+, ignorable.
    pub throttle_time_ms: i32,
    /// `errorCode`, versions 7+, ignorable.
    pub error_code: i16,
    /// `sessionId`, versions 7+.
    pub session_id: i32,
    /// `responses`, versions 0+.
    pub responses: Vec<FetchableTopicResponse>,
    /// `nodeEndpoints`, versions 16+, tag 0.
    pub node_endpoints: Vec<NodeEndpoint>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for FetchResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            session_id: 0,
            responses: Vec::new(),
            node_endpoints: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl FetchResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 12;
        out.throttle_time_ms = reader.i32();
        if version >= 7 {
            out.error_code = reader.i16();
        }
        if version >= 7 {
            out.session_id = reader.i32();
        }
        out.responses =
            reader.array(flexible, |reader| FetchableTopicResponse::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.tagged_fields(&mut |reader, tag| {
                match tag {
                    0 if version >= 16 => {
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
        let flexible = version >= 12;
        writer.i32(self.throttle_time_ms);
        if version >= 7 {
            writer.i16(self.error_code);
        }
        if version >= 7 {
            writer.i32(self.session_id);
        } else {
            if self.session_id != 0 {
                writer.non_default("sessionId", version);
            }
        }
        writer.array(&self.responses, flexible, |writer, value| value.write_to(writer, version));
        if !(version >= 16) {
            if !self.node_endpoints.is_empty() {
                writer.non_default("nodeEndpoints", version);
            }
        }
        if flexible {
            let mut tags = TaggedFields::new(&self.unknown_tagged_fields);
            if version >= 16 && (!self.node_endpoints.is_empty()) {
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

/// A part of FetchResponse, versions 4-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchableTopicResponse {
    /// `topic`, versions 0-12, ignorable.
    pub topic: Str,
    /// `topicId`, versions 13+, ignorable.
    pub topic_id: Uuid,
    /// `partitions`, versions 0+.
    pub partitions: Vec<PartitionData>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for FetchableTopicResponse {
    fn default() -> Self {
        Self {
            topic: Str::EMPTY,
            topic_id: Uuid::ZERO,
            partitions: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl FetchableTopicResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 12;
        if version <= 12 {
            out.topic = reader.string(flexible);
        }
        if version >= 13 {
            out.topic_id = reader.uuid();
        }
        out.partitions = reader.array(flexible, |reader| PartitionData::read_from(reader, version));
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

/// A part of FetchResponse, versions 4-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartitionData {
    /// `partitionIndex`, versions 0+.
    pub partition_index: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `highWatermark`, versions 0+.
    pub high_watermark: i64,
    /// `lastStableOffset`, versions 4+, default -1, ignorable.
    pub last_stable_offset: i64,
    /// `logStartOffset`, versions 5+, default -1, ignorable.
    pub log_start_offset: i64,
    /// `divergingEpoch`, versions 12+, tag 0.
    pub diverging_epoch: EpochEndOffset,
    /// `currentLeader`, versions 12+, tag 1.
    pub current_leader: LeaderIdAndEpoch,
    /// `snapshotId`, versions 12+, tag 2.
    pub snapshot_id: SnapshotId,
    /// `abortedTransactions`, versions 4+, nullable 4+, ignorable.
    pub aborted_transactions: Option<Vec<AbortedTransaction>>,
    /// `preferredReadReplica`, versions 11+, default -1.
    pub preferred_read_replica: i32,
    /// `records`, versions 0+, nullable 0+, default null.
    pub records: Option<Bytes>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for PartitionData {
    fn default() -> Self {
        Self {
            partition_index: 0,
            error_code: 0,
            high_watermark: 0,
            last_stable_offset: -1,
            log_start_offset: -1,
            diverging_epoch: EpochEndOffset::default(),
            current_leader: LeaderIdAndEpoch::default(),
            snapshot_id: SnapshotId::default(),
            aborted_transactions: Some(Vec::new()),
            preferred_read_replica: -1,
            records: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl PartitionData {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 12;
        out.partition_index = reader.i32();
        out.error_code = reader.i16();
        out.high_watermark = reader.i64();
        out.last_stable_offset = reader.i64();
        if version >= 5 {
            out.log_start_offset = reader.i64();
        }
        out.aborted_transactions = reader.nullable_array(flexible, true, |reader| {
            AbortedTransaction::read_from(reader, version)
        });
        if version >= 11 {
            out.preferred_read_replica = reader.i32();
        }
        out.records = reader.nullable_bytes(flexible, true);
        if flexible {
            out.unknown_tagged_fields = reader.tagged_fields(&mut |reader, tag| {
                match tag {
                    0 => out.diverging_epoch = EpochEndOffset::read_from(reader, version),
                    1 => out.current_leader = LeaderIdAndEpoch::read_from(reader, version),
                    2 => out.snapshot_id = SnapshotId::read_from(reader, version),
                    _ => return false,
                }
                true
            });
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 12;
        writer.i32(self.partition_index);
        writer.i16(self.error_code);
        writer.i64(self.high_watermark);
        writer.i64(self.last_stable_offset);
        if version >= 5 {
            writer.i64(self.log_start_offset);
        }
        if !(version >= 12) {
            if self.diverging_epoch != EpochEndOffset::default() {
                writer.non_default("divergingEpoch", version);
            }
        }
        if !(version >= 12) {
            if self.current_leader != LeaderIdAndEpoch::default() {
                writer.non_default("currentLeader", version);
            }
        }
        if !(version >= 12) {
            if self.snapshot_id != SnapshotId::default() {
                writer.non_default("snapshotId", version);
            }
        }
        writer.nullable_array(self.aborted_transactions.as_ref(), flexible, |writer, value| {
            value.write_to(writer, version)
        });
        if version >= 11 {
            writer.i32(self.preferred_read_replica);
        } else {
            if self.preferred_read_replica != -1 {
                writer.non_default("preferredReadReplica", version);
            }
        }
        writer.nullable_bytes(self.records.as_ref(), flexible);
        if flexible {
            let mut tags = TaggedFields::new(&self.unknown_tagged_fields);
            if self.diverging_epoch != EpochEndOffset::default() {
                writer.tagged_field(&mut tags, 0, &|writer| {
                    self.diverging_epoch.write_to(writer, version);
                });
            }
            if self.current_leader != LeaderIdAndEpoch::default() {
                writer.tagged_field(&mut tags, 1, &|writer| {
                    self.current_leader.write_to(writer, version);
                });
            }
            if self.snapshot_id != SnapshotId::default() {
                writer.tagged_field(&mut tags, 2, &|writer| {
                    self.snapshot_id.write_to(writer, version);
                });
            }
            writer.tagged_fields(tags);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of FetchResponse, versions 12-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EpochEndOffset {
    /// `epoch`, versions 12+, default -1.
    pub epoch: i32,
    /// `endOffset`, versions 12+, default -1.
    pub end_offset: i64,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for EpochEndOffset {
    fn default() -> Self {
        Self { epoch: -1, end_offset: -1, unknown_tagged_fields: Vec::new() }
    }
}
impl EpochEndOffset {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.epoch = reader.i32();
        out.end_offset = reader.i64();
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i32(self.epoch);
        writer.i64(self.end_offset);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

/// A part of FetchResponse, versions 12-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaderIdAndEpoch {
    /// `leaderId`, versions 12+, default -1.
    pub leader_id: i32,
    /// `leaderEpoch`, versions 12+, default -1.
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

/// A part of FetchResponse, versions 12-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotId {
    /// `endOffset`, versions 0+, default -1.
    pub end_offset: i64,
    /// `epoch`, versions 0+, default -1.
    pub epoch: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for SnapshotId {
    fn default() -> Self {
        Self { end_offset: -1, epoch: -1, unknown_tagged_fields: Vec::new() }
    }
}
impl SnapshotId {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.end_offset = reader.i64();
        out.epoch = reader.i32();
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i64(self.end_offset);
        writer.i32(self.epoch);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

/// A part of FetchResponse, versions 4-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbortedTransaction {
    /// `producerId`, versions 4+.
    pub producer_id: i64,
    /// `firstOffset`, versions 4+.
    pub first_offset: i64,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AbortedTransaction {
    fn default() -> Self {
        Self { producer_id: 0, first_offset: 0, unknown_tagged_fields: Vec::new() }
    }
}
impl AbortedTransaction {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 12;
        out.producer_id = reader.i64();
        out.first_offset = reader.i64();
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 12;
        writer.i64(self.producer_id);
        writer.i64(self.first_offset);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of FetchResponse, versions 16-18.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeEndpoint {
    /// `nodeId`, versions 16+.
    pub node_id: i32,
    /// `host`, versions 16+.
    pub host: Str,
    /// `port`, versions 16+.
    pub port: i32,
    /// `rack`, versions 16+, nullable 16+, default null.
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

impl Message for FetchResponse {
    const NAME: &'static str = "FetchResponse";
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
