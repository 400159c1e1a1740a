//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's OffsetCommitValue, versions 0-4, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetCommitValue {
    /// `offset`, versions 0+.
    pub offset: i64,
    /// `leaderEpoch`, versions 3+, default -1, ignorable.
    pub leader_epoch: i32,
    /// `metadata`, versions 0+.
    pub metadata: Str,
    /// `commitTimestamp`, versions 0+.
    pub commit_timestamp: i64,
    /// `expireTimestamp`, versions 1, default -1, ignorable.
    pub expire_timestamp: i64,
    /// `topicId`, versions 4+, tag 0, ignorable.
    pub topic_id: Uuid,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for OffsetCommitValue {
    fn default() -> Self {
        Self {
            offset: 0,
            leader_epoch: -1,
            metadata: Str::EMPTY,
            commit_timestamp: 0,
            expire_timestamp: -1,
            topic_id: Uuid::ZERO,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl OffsetCommitValue {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.offset = reader.i64();
        if version >= 3 {
            out.leader_epoch = reader.i32();
        }
        out.metadata = reader.string(flexible);
        out.commit_timestamp = reader.i64();
        if version == 1 {
            out.expire_timestamp = reader.i64();
        }
        if flexible {
            out.unknown_tagged_fields = reader.tagged_fields(&mut |reader, tag| {
                match tag {
                    0 => out.topic_id = reader.uuid(),
                    _ => return false,
                }
                true
            });
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.i64(self.offset);
        if version >= 3 {
            writer.i32(self.leader_epoch);
        }
        writer.string(&self.metadata, flexible);
        writer.i64(self.commit_timestamp);
        if version == 1 {
            writer.i64(self.expire_timestamp);
        }

        if flexible {
            let mut tags = TaggedFields::new(&self.unknown_tagged_fields);
            if self.topic_id != Uuid::ZERO {
                writer.tagged_field(&mut tags, 0, &|writer| {
                    writer.uuid(self.topic_id);
                });
            }
            writer.tagged_fields(tags);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for OffsetCommitValue {
    const NAME: &'static str = "OffsetCommitValue";
    const API_KEY: i16 = 1;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 4;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 4 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 4 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
