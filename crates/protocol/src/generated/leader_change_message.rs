//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's LeaderChangeMessage, versions 0-1, flexible 0+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaderChangeMessage {
    /// `version`, versions 0+.
    pub version: i16,
    /// `leaderId`, versions 0+.
    pub leader_id: i32,
    /// `voters`, versions 0+.
    pub voters: Vec<Voter>,
    /// `grantingVoters`, versions 0+.
    pub granting_voters: Vec<Voter>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for LeaderChangeMessage {
    fn default() -> Self {
        Self {
            version: 0,
            leader_id: 0,
            voters: Vec::new(),
            granting_voters: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}
fields!(LeaderChangeMessage {
0 version, 1 leader_id, 2 voters, 3 granting_voters, } unknown_tagged_fields);

/// A part of LeaderChangeMessage, versions 0-1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voter {
    /// `voterId`, versions 0+.
    pub voter_id: i32,
    /// `voterDirectoryId`, versions 1+.
    pub voter_directory_id: Uuid,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for Voter {
    fn default() -> Self {
        Self { voter_id: 0, voter_directory_id: Uuid::ZERO, unknown_tagged_fields: Vec::new() }
    }
}
fields!(Voter {
0 voter_id, 1 voter_directory_id, } unknown_tagged_fields);

impl Message for LeaderChangeMessage {
    const NAME: &'static str = "LeaderChangeMessage";
    const API_KEY: i16 = -1;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 1;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::LEADER_CHANGE_MESSAGE, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::LEADER_CHANGE_MESSAGE, self, writer, version)
    }
}
