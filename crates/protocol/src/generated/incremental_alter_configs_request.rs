//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's IncrementalAlterConfigsRequest, versions 0-1, flexible 1+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncrementalAlterConfigsRequest {
    /// `resources`, versions 0+.
    pub resources: Vec<AlterConfigsResource>,
    /// `validateOnly`, versions 0+.
    pub validate_only: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for IncrementalAlterConfigsRequest {
    fn default() -> Self {
        Self { resources: Vec::new(), validate_only: false, unknown_tagged_fields: Vec::new() }
    }
}
impl IncrementalAlterConfigsRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 1;
        out.resources =
            reader.array(flexible, |reader| AlterConfigsResource::read_from(reader, version));
        out.validate_only = reader.bool();
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 1;
        writer.array(&self.resources, flexible, |writer, value| value.write_to(writer, version));
        writer.bool(self.validate_only);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of IncrementalAlterConfigsRequest, versions 0-1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterConfigsResource {
    /// `resourceType`, versions 0+.
    pub resource_type: i8,
    /// `resourceName`, versions 0+.
    pub resource_name: Str,
    /// `configs`, versions 0+.
    pub configs: Vec<AlterableConfig>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AlterConfigsResource {
    fn default() -> Self {
        Self {
            resource_type: 0,
            resource_name: Str::EMPTY,
            configs: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl AlterConfigsResource {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 1;
        out.resource_type = reader.i8();
        out.resource_name = reader.string(flexible);
        out.configs = reader.array(flexible, |reader| AlterableConfig::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 1;
        writer.i8(self.resource_type);
        writer.string(&self.resource_name, flexible);
        writer.array(&self.configs, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of IncrementalAlterConfigsRequest, versions 0-1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterableConfig {
    /// `name`, versions 0+.
    pub name: Str,
    /// `configOperation`, versions 0+.
    pub config_operation: i8,
    /// `value`, versions 0+, nullable 0+.
    pub value: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AlterableConfig {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            config_operation: 0,
            value: Some(Str::EMPTY),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl AlterableConfig {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 1;
        out.name = reader.string(flexible);
        out.config_operation = reader.i8();
        out.value = reader.nullable_string(flexible, true);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 1;
        writer.string(&self.name, flexible);
        writer.i8(self.config_operation);
        writer.nullable_string(self.value.as_ref(), flexible);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for IncrementalAlterConfigsRequest {
    const NAME: &'static str = "IncrementalAlterConfigsRequest";
    const API_KEY: i16 = 44;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 1;
    const FLEXIBLE_SINCE: i16 = 1;

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
