//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's FindCoordinatorRequest, versions 0-6, flexible 3+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindCoordinatorRequest {
    /// `key`, versions 0-3.
    pub key: Str,
    /// `keyType`, versions 1+.
    pub key_type: i8,
    /// `coordinatorKeys`, versions 4+.
    pub coordinator_keys: Vec<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for FindCoordinatorRequest {
    fn default() -> Self {
        Self {
            key: Str::EMPTY,
            key_type: 0,
            coordinator_keys: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl FindCoordinatorRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 3;
        if version <= 3 {
            out.key = reader.string(flexible);
        }
        if version >= 1 {
            out.key_type = reader.i8();
        }
        if version >= 4 {
            out.coordinator_keys = reader.array(true, |reader| reader.string(true));
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 3;
        if version <= 3 {
            writer.string(&self.key, flexible);
        } else {
            if !self.key.is_empty() {
                writer.non_default("key", version);
            }
        }
        if version >= 1 {
            writer.i8(self.key_type);
        } else {
            if self.key_type != 0 {
                writer.non_default("keyType", version);
            }
        }
        if version >= 4 {
            writer.array(&self.coordinator_keys, true, |writer, value| writer.string(value, true));
        } else {
            if !self.coordinator_keys.is_empty() {
                writer.non_default("coordinatorKeys", version);
            }
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for FindCoordinatorRequest {
    const NAME: &'static str = "FindCoordinatorRequest";
    const API_KEY: i16 = 10;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 6;
    const FLEXIBLE_SINCE: i16 = 3;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 6 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 6 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
