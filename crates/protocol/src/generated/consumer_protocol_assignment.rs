//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ConsumerProtocolAssignment, versions 0-3, flexible none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsumerProtocolAssignment {
    /// `assignedPartitions`, versions 0+.
    pub assigned_partitions: Vec<TopicPartition>,
    /// `userData`, versions 0+, nullable 0+, default null.
    pub user_data: Option<Bytes>,
}
impl core::default::Default for ConsumerProtocolAssignment {
    fn default() -> Self {
        Self { assigned_partitions: Vec::new(), user_data: None }
    }
}
fields!(ConsumerProtocolAssignment {
0 assigned_partitions, 1 user_data, });

/// A part of ConsumerProtocolAssignment, versions 0-3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicPartition {
    /// `topic`, versions 0+.
    pub topic: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<i32>,
}
impl core::default::Default for TopicPartition {
    fn default() -> Self {
        Self { topic: Str::EMPTY, partitions: Vec::new() }
    }
}
fields!(TopicPartition {
0 topic, 1 partitions, });

impl Message for ConsumerProtocolAssignment {
    const NAME: &'static str = "ConsumerProtocolAssignment";
    const API_KEY: i16 = -1;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 3;
    const FLEXIBLE_SINCE: i16 = 32767;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::CONSUMER_PROTOCOL_ASSIGNMENT, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::CONSUMER_PROTOCOL_ASSIGNMENT, self, writer, version)
    }
}
