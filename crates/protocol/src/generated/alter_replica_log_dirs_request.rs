//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use super::tables;
use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's AlterReplicaLogDirsRequest, versions 1-2, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterReplicaLogDirsRequest {
    /// `dirs`, versions 0+.
    pub dirs: Vec<AlterReplicaLogDir>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AlterReplicaLogDirsRequest {
    fn default() -> Self {
        Self { dirs: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(AlterReplicaLogDirsRequest {
0 dirs, } unknown_tagged_fields);

/// A part of AlterReplicaLogDirsRequest, versions 1-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterReplicaLogDir {
    /// `path`, versions 0+.
    pub path: Str,
    /// `topics`, versions 0+.
    pub topics: Vec<AlterReplicaLogDirTopic>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AlterReplicaLogDir {
    fn default() -> Self {
        Self { path: Str::EMPTY, topics: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(AlterReplicaLogDir {
0 path, 1 topics, } unknown_tagged_fields);

/// A part of AlterReplicaLogDirsRequest, versions 1-2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterReplicaLogDirTopic {
    /// `name`, versions 0+.
    pub name: Str,
    /// `partitions`, versions 0+.
    pub partitions: Vec<i32>,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for AlterReplicaLogDirTopic {
    fn default() -> Self {
        Self { name: Str::EMPTY, partitions: Vec::new(), unknown_tagged_fields: Vec::new() }
    }
}
fields!(AlterReplicaLogDirTopic {
0 name, 1 partitions, } unknown_tagged_fields);

impl Message for AlterReplicaLogDirsRequest {
    const NAME: &'static str = "AlterReplicaLogDirsRequest";
    const API_KEY: i16 = 34;
    const MIN_VERSION: i16 = 1;
    const MAX_VERSION: i16 = 2;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut message = Self::default();
        read(&tables::ALTER_REPLICA_LOG_DIRS_REQUEST, &mut message, reader, version)?;
        Ok(message)
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        write(&tables::ALTER_REPLICA_LOG_DIRS_REQUEST, self, writer, version)
    }
}
