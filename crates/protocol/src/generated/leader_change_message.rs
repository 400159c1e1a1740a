//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

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
impl LeaderChangeMessage {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.version = reader.i16();
        out.leader_id = reader.i32();
        out.voters = reader.array(true, |reader| Voter::read_from(reader, version));
        out.granting_voters = reader.array(true, |reader| Voter::read_from(reader, version));
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i16(self.version);
        writer.i32(self.leader_id);
        writer.array(&self.voters, true, |writer, value| value.write_to(writer, version));
        writer.array(&self.granting_voters, true, |writer, value| value.write_to(writer, version));
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

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
impl Voter {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        out.voter_id = reader.i32();
        if version >= 1 {
            out.voter_directory_id = reader.uuid();
        }
        out.unknown_tagged_fields = reader.unknown_tagged_fields();
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        writer.i32(self.voter_id);
        if version >= 1 {
            writer.uuid(self.voter_directory_id);
        } else {
            if self.voter_directory_id != Uuid::ZERO {
                writer.non_default("voterDirectoryId", version);
            }
        }
        writer.unknown_tagged_fields(&self.unknown_tagged_fields);
    }
}

impl Message for LeaderChangeMessage {
    const NAME: &'static str = "LeaderChangeMessage";
    const API_KEY: i16 = -1;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 1;
    const FLEXIBLE_SINCE: i16 = 0;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 1 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 1 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
