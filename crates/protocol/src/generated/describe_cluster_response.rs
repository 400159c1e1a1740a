//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DescribeClusterResponse, versions 0-2, flexible 0+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeClusterResponse {
    /// `throttleTimeMs`, versions 0+.
    pub throttle_time_ms: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `errorMessage`, versions 0+, nullable 0+, default null.
    pub error_message: Option<Str>,
    /// `endpointType`, versions 1+, default 1.
    pub endpoint_type: i8,
    /// `clusterId`, versions 0+.
    pub cluster_id: Str,
    /// `controllerId`, versions 0+, default -1.
    pub controller_id: i32,
    /// `brokers`, versions 0+.
    pub brokers: Vec<DescribeClusterBroker>,
    /// `clusterAuthorizedOperations`, versions 0+, default -2147483648.
    pub cluster_authorized_operations: i32,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeClusterResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            error_message: None,
            endpoint_type: 1,
            cluster_id: Str::EMPTY,
            controller_id: -1,
            brokers: Vec::new(),
            cluster_authorized_operations: -2147483648,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl DescribeClusterResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.throttle_time_ms = reader.i32();
        out.error_code = reader.i16();
        out.error_message = reader.nullable_string(true, true);
        if version >= 1 {
            out.endpoint_type = reader.i8();
        }
        out.cluster_id = reader.string(true);
        out.controller_id = reader.i32();
        out.brokers =
            reader.array(true, |reader| DescribeClusterBroker::read_from(reader, version));
        out.cluster_authorized_operations = reader.i32();
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i32(self.throttle_time_ms);
        writer.i16(self.error_code);
        writer.nullable_string(self.error_message.as_ref(), true);
        if version >= 1 {
            writer.i8(self.endpoint_type);
        } else {
            if self.endpoint_type != 1 {
                writer.non_default("endpointType", version);
            }
        }
        writer.string(&self.cluster_id, true);
        writer.i32(self.controller_id);
        writer.array(&self.brokers, true, |writer, value| value.write_to(writer, version));
        writer.i32(self.cluster_authorized_operations);
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

/// A part of DescribeClusterResponse, versions 0-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeClusterBroker {
    /// `brokerId`, versions 0+.
    pub broker_id: i32,
    /// `host`, versions 0+.
    pub host: Str,
    /// `port`, versions 0+.
    pub port: i32,
    /// `rack`, versions 0+, nullable 0+, default null.
    pub rack: Option<Str>,
    /// `isFenced`, versions 2+.
    pub is_fenced: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeClusterBroker {
    fn default() -> Self {
        Self {
            broker_id: 0,
            host: Str::EMPTY,
            port: 0,
            rack: None,
            is_fenced: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl DescribeClusterBroker {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.broker_id = reader.i32();
        out.host = reader.string(true);
        out.port = reader.i32();
        out.rack = reader.nullable_string(true, true);
        if version >= 2 {
            out.is_fenced = reader.bool();
        }
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i32(self.broker_id);
        writer.string(&self.host, true);
        writer.i32(self.port);
        writer.nullable_string(self.rack.as_ref(), true);
        if version >= 2 {
            writer.bool(self.is_fenced);
        } else {
            if self.is_fenced {
                writer.non_default("isFenced", version);
            }
        }
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

impl Message for DescribeClusterResponse {
    const NAME: &'static str = "DescribeClusterResponse";
    const API_KEY: i16 = 60;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 2;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 2 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 2 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
