//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's FindCoordinatorResponse, versions 0-6, flexible 3+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindCoordinatorResponse {
    /// `throttleTimeMs`, versions 1+, ignorable.
    pub throttle_time_ms: i32,
    /// `errorCode`, versions 0-3.
    pub error_code: i16,
    /// `errorMessage`, versions 1-3, nullable 1-3, ignorable.
    pub error_message: Option<Str>,
    /// `nodeId`, versions 0-3.
    pub node_id: i32,
    /// `host`, versions 0-3.
    pub host: Str,
    /// `port`, versions 0-3.
    pub port: i32,
    /// `coordinators`, versions 4+.
    pub coordinators: Vec<Coordinator>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for FindCoordinatorResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            error_message: Some(Str::EMPTY),
            node_id: 0,
            host: Str::EMPTY,
            port: 0,
            coordinators: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl FindCoordinatorResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 3;
        if version >= 1 {
            out.throttle_time_ms = reader.i32();
        }
        if version <= 3 {
            out.error_code = reader.i16();
        }
        if matches!(version, 1..=3) {
            out.error_message = reader.nullable_string(flexible, true);
        }
        if version <= 3 {
            out.node_id = reader.i32();
        }
        if version <= 3 {
            out.host = reader.string(flexible);
        }
        if version <= 3 {
            out.port = reader.i32();
        }
        if version >= 4 {
            out.coordinators = reader.array(true, |reader| Coordinator::read_from(reader, version));
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 3;
        if version >= 1 {
            writer.i32(self.throttle_time_ms);
        }
        if version <= 3 {
            writer.i16(self.error_code);
        } else {
            if self.error_code != 0 {
                writer.non_default("errorCode", version);
            }
        }
        if matches!(version, 1..=3) {
            writer.nullable_string(self.error_message.as_ref(), flexible);
        }
        if version <= 3 {
            writer.i32(self.node_id);
        } else {
            if self.node_id != 0 {
                writer.non_default("nodeId", version);
            }
        }
        if version <= 3 {
            writer.string(&self.host, flexible);
        } else {
            if !self.host.is_empty() {
                writer.non_default("host", version);
            }
        }
        if version <= 3 {
            writer.i32(self.port);
        } else {
            if self.port != 0 {
                writer.non_default("port", version);
            }
        }
        if version >= 4 {
            writer.array(&self.coordinators, true, |writer, value| value.write_to(writer, version));
        } else {
            if !self.coordinators.is_empty() {
                writer.non_default("coordinators", version);
            }
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

/// A part of FindCoordinatorResponse, versions 4-6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coordinator {
    /// `key`, versions 4+.
    pub key: Str,
    /// `nodeId`, versions 4+.
    pub node_id: i32,
    /// `host`, versions 4+.
    pub host: Str,
    /// `port`, versions 4+.
    pub port: i32,
    /// `errorCode`, versions 4+.
    pub error_code: i16,
    /// `errorMessage`, versions 4+, nullable 4+, ignorable.
    pub error_message: Option<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for Coordinator {
    fn default() -> Self {
        Self {
            key: Str::EMPTY,
            node_id: 0,
            host: Str::EMPTY,
            port: 0,
            error_code: 0,
            error_message: Some(Str::EMPTY),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl Coordinator {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.key = reader.string(true);
        out.node_id = reader.i32();
        out.host = reader.string(true);
        out.port = reader.i32();
        out.error_code = reader.i16();
        out.error_message = reader.nullable_string(true, true);
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.string(&self.key, true);
        writer.i32(self.node_id);
        writer.string(&self.host, true);
        writer.i32(self.port);
        writer.i16(self.error_code);
        writer.nullable_string(self.error_message.as_ref(), true);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

impl Message for FindCoordinatorResponse {
    const NAME: &'static str = "FindCoordinatorResponse";
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
