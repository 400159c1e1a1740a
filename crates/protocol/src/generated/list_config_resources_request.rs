//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ListConfigResourcesRequest, versions 0-1, flexible 0+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListConfigResourcesRequest {
    /// `resourceTypes`, versions 1+.
    pub resource_types: Vec<i8>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListConfigResourcesRequest {
    fn default() -> Self {
        Self { resource_types: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl ListConfigResourcesRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        if version >= 1 {
            out.resource_types = reader.array(true, FieldReader::i8);
        }
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        if version >= 1 {
            writer.array(&self.resource_types, true, |writer, value| writer.i8(*value));
        } else {
            if !self.resource_types.is_empty() {
                writer.non_default("resourceTypes", version);
            }
        }
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

impl Message for ListConfigResourcesRequest {
    const NAME: &'static str = "ListConfigResourcesRequest";
    const API_KEY: i16 = 74;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 1;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 1 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 1 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
