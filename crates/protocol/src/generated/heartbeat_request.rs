//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's HeartbeatRequest, versions 0-4, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeartbeatRequest {
    /// `groupId`, versions 0+.
    pub group_id: Str,
    /// `generationId`, versions 0+.
    pub generation_id: i32,
    /// `memberId`, versions 0+.
    pub member_id: Str,
    /// `groupInstanceId`, versions 3+, nullable 3+, default null.
    pub group_instance_id: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for HeartbeatRequest {
    fn default() -> Self {
        Self {
            group_id: Str::EMPTY,
            generation_id: 0,
            member_id: Str::EMPTY,
            group_instance_id: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl HeartbeatRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.group_id = reader.string(flexible);
        out.generation_id = reader.i32();
        out.member_id = reader.string(flexible);
        if version >= 3 {
            out.group_instance_id = reader.nullable_string(flexible, true);
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.string(&self.group_id, flexible);
        writer.i32(self.generation_id);
        writer.string(&self.member_id, flexible);
        if version >= 3 {
            writer.nullable_string(self.group_instance_id.as_ref(), flexible);
        } else {
            if self.group_instance_id.is_some() {
                writer.non_default("groupInstanceId", version);
            }
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for HeartbeatRequest {
    const NAME: &'static str = "HeartbeatRequest";
    const API_KEY: i16 = 12;
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
