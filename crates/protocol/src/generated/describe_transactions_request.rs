//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's DescribeTransactionsRequest, versions 0, flexible 0+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribeTransactionsRequest {
    /// `transactionalIds`, versions 0+.
    pub transactional_ids: Vec<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for DescribeTransactionsRequest {
    fn default() -> Self {
        Self { transactional_ids: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(DescribeTransactionsRequest {
0 transactional_ids, } unknown_tagged_fields);

impl Message for DescribeTransactionsRequest {
    const NAME: &'static str = "DescribeTransactionsRequest";
    const API_KEY: i16 = 65;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 0;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::DESCRIBE_TRANSACTIONS_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::DESCRIBE_TRANSACTIONS_REQUEST, self, writer, version)
    }
}
