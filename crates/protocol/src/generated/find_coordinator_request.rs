//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's FindCoordinatorRequest, versions 0-6, flexible 3+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindCoordinatorRequest {
    /// `key`, versions 0-3.
    pub key: Str,
    /// `keyType`, versions 1+.
    pub key_type: i8,
    /// `coordinatorKeys`, versions 4+.
    pub coordinator_keys: Vec<Str>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for FindCoordinatorRequest {
    fn default() -> Self {
        Self {
            key: Str::EMPTY,
            key_type: 0,
            coordinator_keys: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(FindCoordinatorRequest {
0 key, 1 key_type, 2 coordinator_keys, } unknown_tagged_fields);

impl Message for FindCoordinatorRequest {
    const NAME: &'static str = "FindCoordinatorRequest";
    const API_KEY: i16 = 10;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 6;
    const FLEXIBLE_SINCE: i16 = 3;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::FIND_COORDINATOR_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::FIND_COORDINATOR_REQUEST, self, writer, version)
    }
}
