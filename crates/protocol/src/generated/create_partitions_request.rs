//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's CreatePartitionsRequest, versions 0-3, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatePartitionsRequest {
    /// `topics`, versions 0+.
    pub topics: Vec<CreatePartitionsTopic>,
    /// `timeoutMs`, versions 0+.
    pub timeout_ms: i32,
    /// `validateOnly`, versions 0+.
    pub validate_only: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for CreatePartitionsRequest {
    fn default() -> Self {
        Self {
            topics: Vec::new(),
            timeout_ms: 0,
            validate_only: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(CreatePartitionsRequest {
0 topics, 1 timeout_ms, 2 validate_only, } unknown_tagged_fields);

/// A part of CreatePartitionsRequest, versions 0-3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatePartitionsTopic {
    /// `name`, versions 0+.
    pub name: Str,
    /// `count`, versions 0+.
    pub count: i32,
    /// `assignments`, versions 0+, nullable 0+.
    pub assignments: Option<Vec<CreatePartitionsAssignment>>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for CreatePartitionsTopic {
    fn default() -> Self {
        Self {
            name: Str::EMPTY,
            count: 0,
            assignments: Some(Vec::new()),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(CreatePartitionsTopic {
0 name, 1 count, 2 assignments, } unknown_tagged_fields);

/// A part of CreatePartitionsRequest, versions 0-3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatePartitionsAssignment {
    /// `brokerIds`, versions 0+.
    pub broker_ids: Vec<i32>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for CreatePartitionsAssignment {
    fn default() -> Self {
        Self { broker_ids: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(CreatePartitionsAssignment {
0 broker_ids, } unknown_tagged_fields);

impl Message for CreatePartitionsRequest {
    const NAME: &'static str = "CreatePartitionsRequest";
    const API_KEY: i16 = 37;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 3;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::CREATE_PARTITIONS_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::CREATE_PARTITIONS_REQUEST, self, writer, version)
    }
}
