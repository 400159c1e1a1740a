//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's ConsumerProtocolSubscription, versions 0-3, flexible none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsumerProtocolSubscription {
    /// `topics`, versions 0+.
    pub topics: Vec<Str>,
    /// `userData`, versions 0+, nullable 0+, default null.
    pub user_data: Option<Bytes>,
    /// `ownedPartitions`, versions 1+, ignorable.
    pub owned_partitions: Vec<TopicPartition>,
    /// `generationId`, versions 2+, default -1, ignorable.
    pub generation_id: i32,
    /// `rackId`, versions 3+, nullable 3+, default null, ignorable.
    pub rack_id: Option<Str>,
}
impl core::default::Default for ConsumerProtocolSubscription {
    fn default() -> Self {
        Self {
            topics: Vec::new(),
            user_data: None,
            owned_partitions: Vec::new(),
            generation_id: -1,
            rack_id: None,
        }
    }
}
fields!(ConsumerProtocolSubscription {
0 topics, 1 user_data, 2 owned_partitions, 3 generation_id, 4 rack_id, });

/// A part of ConsumerProtocolSubscription, versions 1-3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicPartition {
    /// `topic`, versions 1+.
    pub topic: Str,
    /// `partitions`, versions 1+.
    pub partitions: Vec<i32>,
}
impl core::default::Default for TopicPartition {
    fn default() -> Self {
        Self { topic: Str::EMPTY, partitions: Vec::new() }
    }
}
fields!(TopicPartition {
0 topic, 1 partitions, });

impl Message for ConsumerProtocolSubscription {
    const NAME: &'static str = "ConsumerProtocolSubscription";
    const API_KEY: i16 = -1;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 3;
    const FLEXIBLE_SINCE: i16 = 32767;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::CONSUMER_PROTOCOL_SUBSCRIPTION, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::CONSUMER_PROTOCOL_SUBSCRIPTION, self, writer, version)
    }
}
