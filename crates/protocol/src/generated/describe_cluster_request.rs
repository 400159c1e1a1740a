//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DescribeClusterRequest, versions 0-2, flexible 0+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeClusterRequest {
    /// `includeClusterAuthorizedOperations`, versions 0+.
    pub include_cluster_authorized_operations: bool,
    /// `endpointType`, versions 1+, default 1.
    pub endpoint_type: i8,
    /// `includeFencedBrokers`, versions 2+.
    pub include_fenced_brokers: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeClusterRequest {
    fn default() -> Self {
        Self {
            include_cluster_authorized_operations: false,
            endpoint_type: 1,
            include_fenced_brokers: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl DescribeClusterRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.include_cluster_authorized_operations = reader.bool();
        if version >= 1 {
            out.endpoint_type = reader.i8();
        }
        if version >= 2 {
            out.include_fenced_brokers = reader.bool();
        }
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.bool(self.include_cluster_authorized_operations);
        if version >= 1 {
            writer.i8(self.endpoint_type);
        } else {
            if self.endpoint_type != 1 {
                writer.non_default("endpointType", version);
            }
        }
        if version >= 2 {
            writer.bool(self.include_fenced_brokers);
        } else {
            if self.include_fenced_brokers {
                writer.non_default("includeFencedBrokers", version);
            }
        }
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

impl Message for DescribeClusterRequest {
    const NAME: &'static str = "DescribeClusterRequest";
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
