//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ApiVersionsResponse, versions 0-4, flexible 3+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiVersionsResponse {
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `apiKeys`, versions 0+.
    pub api_keys: Vec<ApiVersion>,
    /// `throttleTimeMs`, versions 1+, ignorable.
    pub throttle_time_ms: i32,
    /// `supportedFeatures`, versions 3+, tag 0, ignorable.
    pub supported_features: Vec<SupportedFeatureKey>,
    /// `finalizedFeaturesEpoch`, versions 3+, tag 1, default -1, ignorable.
    pub finalized_features_epoch: i64,
    /// `finalizedFeatures`, versions 3+, tag 2, ignorable.
    pub finalized_features: Vec<FinalizedFeatureKey>,
    /// `zkMigrationReady`, versions 3+, tag 3, ignorable.
    pub zk_migration_ready: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ApiVersionsResponse {
    fn default() -> Self {
        Self {
            error_code: 0,
            api_keys: Vec::new(),
            throttle_time_ms: 0,
            supported_features: Vec::new(),
            finalized_features_epoch: -1,
            finalized_features: Vec::new(),
            zk_migration_ready: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(ApiVersionsResponse {
0 error_code, 1 api_keys, 2 throttle_time_ms, 3 supported_features, 4 finalized_features_epoch, 5 finalized_features, 6 zk_migration_ready, } unknown_tagged_fields);

/// A part of ApiVersionsResponse, versions 0-4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiVersion {
    /// `apiKey`, versions 0+.
    pub api_key: i16,
    /// `minVersion`, versions 0+.
    pub min_version: i16,
    /// `maxVersion`, versions 0+.
    pub max_version: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for ApiVersion {
    fn default() -> Self {
        Self { api_key: 0, min_version: 0, max_version: 0, unknown_tagged_fields: Vec::new() }
    }
}
fields!(ApiVersion {
0 api_key, 1 min_version, 2 max_version, } unknown_tagged_fields);

/// A part of ApiVersionsResponse, versions 3-4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportedFeatureKey {
    /// `name`, versions 3+.
    pub name: Str,
    /// `minVersion`, versions 3+.
    pub min_version: i16,
    /// `maxVersion`, versions 3+.
    pub max_version: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for SupportedFeatureKey {
    fn default() -> Self {
        Self { name: Str::EMPTY, min_version: 0, max_version: 0, unknown_tagged_fields: Vec::new() }
    }
}
fields!(SupportedFeatureKey {
0 name, 1 min_version, 2 max_version, } unknown_tagged_fields);

/// A part of ApiVersionsResponse, versions 3-4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinalizedFeatureKey {
    /// `name`, versions 3+.
    pub name: Str,
    /// `maxVersionLevel`, versions 3+.
    pub max_version_level: i16,
    /// `minVersionLevel`, versions 3+.
    pub min_version_level: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for FinalizedFeatureKey {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            max_version_level: 0,
            min_version_level: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(FinalizedFeatureKey {
0 name, 1 max_version_level, 2 min_version_level, } unknown_tagged_fields);

impl Message for ApiVersionsResponse {
    const NAME: &'static str = "ApiVersionsResponse";
    const API_KEY: i16 = 18;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 4;
    const FLEXIBLE_SINCE: i16 = 3;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::API_VERSIONS_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::API_VERSIONS_RESPONSE, self, writer, version)
    }
}
