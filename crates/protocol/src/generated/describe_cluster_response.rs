//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
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
fields!(DescribeClusterResponse {
0 throttle_time_ms, 1 error_code, 2 error_message, 3 endpoint_type, 4 cluster_id, 5 controller_id, 6 brokers, 7 cluster_authorized_operations, } unknown_tagged_fields);

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
fields!(DescribeClusterBroker {
0 broker_id, 1 host, 2 port, 3 rack, 4 is_fenced, } unknown_tagged_fields);

impl Message for DescribeClusterResponse {
    const NAME: &'static str = "DescribeClusterResponse";
    const API_KEY: i16 = 60;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 2;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::DESCRIBE_CLUSTER_RESPONSE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::DESCRIBE_CLUSTER_RESPONSE, self, writer, version)
    }
}
