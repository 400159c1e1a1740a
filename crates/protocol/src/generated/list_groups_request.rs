//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ListGroupsRequest, versions 0-5, flexible 3+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListGroupsRequest {
    /// `statesFilter`, versions 4+.
    pub states_filter: Vec<Str>,
    /// `typesFilter`, versions 5+.
    pub types_filter: Vec<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ListGroupsRequest {
    fn default() -> Self {
        Self {
            states_filter: Vec::new(),
            types_filter: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl ListGroupsRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 3;
        if version >= 4 {
            out.states_filter = reader.array(true, |reader| reader.string(true));
        }
        if version >= 5 {
            out.types_filter = reader.array(true, |reader| reader.string(true));
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 3;
        if version >= 4 {
            writer.array(&self.states_filter, true, |writer, value| writer.string(value, true));
        } else {
            if !self.states_filter.is_empty() {
                writer.non_default("statesFilter", version);
            }
        }
        if version >= 5 {
            writer.array(&self.types_filter, true, |writer, value| writer.string(value, true));
        } else {
            if !self.types_filter.is_empty() {
                writer.non_default("typesFilter", version);
            }
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for ListGroupsRequest {
    const NAME: &'static str = "ListGroupsRequest";
    const API_KEY: i16 = 16;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 5;
    const FLEXIBLE_SINCE: i16 = 3;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 5 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 5 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
