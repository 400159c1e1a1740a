//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

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
impl ApiVersionsResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 3;
        out.error_code = reader.i16();
        out.api_keys = reader.array(flexible, |reader| ApiVersion::read_from(reader, version));
        if version >= 1 {
            out.throttle_time_ms = reader.i32();
        }
        if flexible {
            out.unknown_tagged_fields = reader.tagged_fields(&mut |reader, tag| {
                match tag {
                    0 => {
                        out.supported_features = reader
                            .array(true, |reader| SupportedFeatureKey::read_from(reader, version))
                    }
                    1 => out.finalized_features_epoch = reader.i64(),
                    2 => {
                        out.finalized_features = reader
                            .array(true, |reader| FinalizedFeatureKey::read_from(reader, version))
                    }
                    3 => out.zk_migration_ready = reader.bool(),
                    _ => return false,
                }
                true
            });
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 3;
        writer.i16(self.error_code);
        writer.array(&self.api_keys, flexible, |writer, value| value.write_to(writer, version));
        if version >= 1 {
            writer.i32(self.throttle_time_ms);
        }

        if flexible {
            let mut tags = TaggedFields::new(&self.unknown_tagged_fields);
            if !self.supported_features.is_empty() {
                writer.tagged_field(&mut tags, 0, &|writer| {
                    writer.array(&self.supported_features, true, |writer, value| {
                        value.write_to(writer, version)
                    });
                });
            }
            if self.finalized_features_epoch != -1 {
                writer.tagged_field(&mut tags, 1, &|writer| {
                    writer.i64(self.finalized_features_epoch);
                });
            }
            if !self.finalized_features.is_empty() {
                writer.tagged_field(&mut tags, 2, &|writer| {
                    writer.array(&self.finalized_features, true, |writer, value| {
                        value.write_to(writer, version)
                    });
                });
            }
            if self.zk_migration_ready {
                writer.tagged_field(&mut tags, 3, &|writer| {
                    writer.bool(self.zk_migration_ready);
                });
            }
            writer.tagged_fields(tags);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

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
impl ApiVersion {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 3;
        out.api_key = reader.i16();
        out.min_version = reader.i16();
        out.max_version = reader.i16();
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 3;
        writer.i16(self.api_key);
        writer.i16(self.min_version);
        writer.i16(self.max_version);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

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
impl SupportedFeatureKey {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.name = reader.string(true);
        out.min_version = reader.i16();
        out.max_version = reader.i16();
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.string(&self.name, true);
        writer.i16(self.min_version);
        writer.i16(self.max_version);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

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
impl FinalizedFeatureKey {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.name = reader.string(true);
        out.max_version_level = reader.i16();
        out.min_version_level = reader.i16();
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.string(&self.name, true);
        writer.i16(self.max_version_level);
        writer.i16(self.min_version_level);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

impl Message for ApiVersionsResponse {
    const NAME: &'static str = "ApiVersionsResponse";
    const API_KEY: i16 = 18;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 4;
    const FLEXIBLE_SINCE: i16 = 3;

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
