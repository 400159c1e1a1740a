//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
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
fields!(DescribeConfigsResponse {
0 throttle_time_ms, 1 results, } unknown_tagged_fields);

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
fields!(DescribeConfigsResult {
0 error_code, 1 error_message, 2 resource_type, 3 resource_name, 4 configs, } unknown_tagged_fields);

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
fields!(DescribeConfigsResourceResult {
0 name, 1 value, 2 read_only, 3 config_source, 4 is_sensitive, 5 synonyms, 6 config_type, 7 documentation, } unknown_tagged_fields);

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
fields!(DescribeConfigsSynonym {
0 name, 1 value, 2 source, } unknown_tagged_fields);

impl Message for DescribeConfigsResponse {
    const NAME: &'static str = "DescribeConfigsResponse";
    const API_KEY: i16 = 32;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 4;
    const FLEXIBLE_SINCE: i16 = 4;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::DESCRIBE_CONFIGS_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::DESCRIBE_CONFIGS_RESPONSE, self, writer, version)
    }
}
