//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

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
impl CreatePartitionsRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.topics =
            reader.array(flexible, |reader| CreatePartitionsTopic::read_from(reader, version));
        out.timeout_ms = reader.i32();
        out.validate_only = reader.bool();
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 2;
        writer.array(&self.topics, flexible, |writer, value| value.write_to(writer, version));
        writer.i32(self.timeout_ms);
        writer.bool(self.validate_only);
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

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
impl CreatePartitionsTopic {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.name = reader.string(flexible);
        out.count = reader.i32();
        out.assignments = reader.nullable_array(flexible, true, |reader| {
            CreatePartitionsAssignment::read_from(reader, version)
        });
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 2;
        writer.string(&self.name, flexible);
        writer.i32(self.count);
        writer.nullable_array(self.assignments.as_ref(), flexible, |writer, value| {
            value.write_to(writer, version)
        });
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

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
impl CreatePartitionsAssignment {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.broker_ids = reader.array(flexible, FieldReader::i32);
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 2;
        writer.array(&self.broker_ids, flexible, |writer, value| writer.i32(*value));
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for CreatePartitionsRequest {
    const NAME: &'static str = "CreatePartitionsRequest";
    const API_KEY: i16 = 37;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 3;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 3 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 3 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
