//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DescribeConfigsResponse, versions 1-4, flexible 4+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeConfigsResponse {
    /// `throttleTimeMs`, versions 0+.
    pub throttle_time_ms: i32,
    /// `results`, versions 0+.
    pub results: Vec<DescribeConfigsResult>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeConfigsResponse {
    fn default() -> Self {
        Self { throttle_time_ms: 0, results: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
impl DescribeConfigsResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.throttle_time_ms = reader.i32();
        out.results =
            reader.array(flexible, |reader| DescribeConfigsResult::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.i32(self.throttle_time_ms);
        writer.array(&self.results, flexible, |writer, value| value.write_to(writer, version));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of DescribeConfigsResponse, versions 1-4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeConfigsResult {
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `errorMessage`, versions 0+, nullable 0+.
    pub error_message: Option<Str>,
    /// `resourceType`, versions 0+.
    pub resource_type: i8,
    /// `resourceName`, versions 0+.
    pub resource_name: Str,
    /// `configs`, versions 0+.
    pub configs: Vec<DescribeConfigsResourceResult>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeConfigsResult {
    fn default() -> Self {
        Self {
            error_code: 0,
            error_message: Some(Str::EMPTY),
            resource_type: 0,
            resource_name: Str::EMPTY,
            configs: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl DescribeConfigsResult {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.error_code = reader.i16();
        out.error_message = reader.nullable_string(flexible, true);
        out.resource_type = reader.i8();
        out.resource_name = reader.string(flexible);
        out.configs = reader
            .array(flexible, |reader| DescribeConfigsResourceResult::read_from(reader, version));
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.i16(self.error_code);
        writer.nullable_string(self.error_message.as_ref(), flexible);
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

/// A part of DescribeConfigsResponse, versions 1-4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeConfigsResourceResult {
    /// `name`, versions 0+.
    pub name: Str,
    /// `value`, versions 0+, nullable 0+.
    pub value: Option<Str>,
    /// `readOnly`, versions 0+.
    pub read_only: bool,
    /// `configSource`, versions 1+, default -1, ignorable.
    pub config_source: i8,
    /// `isSensitive`, versions 0+.
    pub is_sensitive: bool,
    /// `synonyms`, versions 1+, ignorable.
    pub synonyms: Vec<DescribeConfigsSynonym>,
    /// `configType`, versions 3+, ignorable.
    pub config_type: i8,
    /// `documentation`, versions 3+, nullable 0+, ignorable.
    pub documentation: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeConfigsResourceResult {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            value: Some(Str::EMPTY),
            read_only: false,
            config_source: -1,
            is_sensitive: false,
            synonyms: Vec::new(),
            config_type: 0,
            documentation: Some(Str::EMPTY),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl DescribeConfigsResourceResult {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.name = reader.string(flexible);
        out.value = reader.nullable_string(flexible, true);
        out.read_only = reader.bool();
        out.config_source = reader.i8();
        out.is_sensitive = reader.bool();
        out.synonyms =
            reader.array(flexible, |reader| DescribeConfigsSynonym::read_from(reader, version));
        if version >= 3 {
            out.config_type = reader.i8();
        }
        if version >= 3 {
            out.documentation = reader.nullable_string(flexible, true);
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.string(&self.name, flexible);
        writer.nullable_string(self.value.as_ref(), flexible);
        writer.bool(self.read_only);
        writer.i8(self.config_source);
        writer.bool(self.is_sensitive);
        writer.array(&self.synonyms, flexible, |writer, value| value.write_to(writer, version));
        if version >= 3 {
            writer.i8(self.config_type);
        }
        if version >= 3 {
            writer.nullable_string(self.documentation.as_ref(), flexible);
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of DescribeConfigsResponse, versions 1-4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeConfigsSynonym {
    /// `name`, versions 1+.
    pub name: Str,
    /// `value`, versions 1+, nullable 0+.
    pub value: Option<Str>,
    /// `source`, versions 1+.
    pub source: i8,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeConfigsSynonym {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            value: Some(Str::EMPTY),
            source: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl DescribeConfigsSynonym {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 4;
        out.name = reader.string(flexible);
        out.value = reader.nullable_string(flexible, true);
        out.source = reader.i8();
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 4;
        writer.string(&self.name, flexible);
        writer.nullable_string(self.value.as_ref(), flexible);
        writer.i8(self.source);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for DescribeConfigsResponse {
    const NAME: &'static str = "DescribeConfigsResponse";
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
