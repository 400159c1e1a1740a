//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DescribeConfigsRequest, versions 1-4, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeConfigsRequest {
    /// `resources`, versions 0+.
    pub resources: Vec<DescribeConfigsResource>,
    /// `includeSynonyms`, versions 1+.
    pub include_synonyms: bool,
    /// `includeDocumentation`, versions 3+.
    pub include_documentation: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeConfigsRequest {
    fn default() -> Self {
        Self {
            resources: Vec::new(),
            include_synonyms: false,
            include_documentation: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl DescribeConfigsRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.resources =
            reader.array(flexible, |reader| DescribeConfigsResource::read_from(reader, version));
        out.include_synonyms = reader.bool();
        if version >= 3 {
            out.include_documentation = reader.bool();
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.array(&self.resources, flexible, |writer, value| value.write_to(writer, version));
        writer.bool(self.include_synonyms);
        if version >= 3 {
            writer.bool(self.include_documentation);
        } else {
            if self.include_documentation {
                writer.non_default("includeDocumentation", version);
            }
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of DescribeConfigsRequest, versions 1-4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeConfigsResource {
    /// `resourceType`, versions 0+.
    pub resource_type: i8,
    /// `resourceName`, versions 0+.
    pub resource_name: Str,
    /// `configurationKeys`, versions 0+, nullable 0+.
    pub configuration_keys: Option<Vec<Str>>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeConfigsResource {
    fn default() -> Self {
        Self {
            resource_type: 0,
            resource_name: Str::EMPTY,
            configuration_keys: Some(Vec::new()),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl DescribeConfigsResource {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.resource_type = reader.i8();
        out.resource_name = reader.string(flexible);
        out.configuration_keys =
            reader.nullable_array(flexible, true, |reader| reader.string(flexible));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.i8(self.resource_type);
        writer.string(&self.resource_name, flexible);
        writer.nullable_array(self.configuration_keys.as_ref(), flexible, |writer, value| {
            writer.string(value, flexible)
        });
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for DescribeConfigsRequest {
    const NAME: &'static str = "DescribeConfigsRequest";
    const API_KEY: i16 = 32;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 4;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 1 || version > 4 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 1 || version > 4 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
