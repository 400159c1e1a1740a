//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's InitProducerIdRequest, versions 0-6, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InitProducerIdRequest {
    /// `transactionalId`, versions 0+, nullable 0+.
    pub transactional_id: Option<Str>,
    /// `transactionTimeoutMs`, versions 0+.
    pub transaction_timeout_ms: i32,
    /// `producerId`, versions 3+, default -1.
    pub producer_id: i64,
    /// `producerEpoch`, versions 3+, default -1.
    pub producer_epoch: i16,
    /// `enable2Pc`, versions 6+.
    pub enable2_pc: bool,
    /// `keepPreparedTxn`, versions 6+.
    pub keep_prepared_txn: bool,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for InitProducerIdRequest {
    fn default() -> Self {
        Self {
            transactional_id: Some(Str::EMPTY),
            transaction_timeout_ms: 0,
            producer_id: -1,
            producer_epoch: -1,
            enable2_pc: false,
            keep_prepared_txn: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl InitProducerIdRequest {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.transactional_id = reader.nullable_string(flexible, true);
        out.transaction_timeout_ms = reader.i32();
        if version >= 3 {
            out.producer_id = reader.i64();
        }
        if version >= 3 {
            out.producer_epoch = reader.i16();
        }
        if version >= 6 {
            out.enable2_pc = reader.bool();
        }
        if version >= 6 {
            out.keep_prepared_txn = reader.bool();
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 2;
        writer.nullable_string(self.transactional_id.as_ref(), flexible);
        writer.i32(self.transaction_timeout_ms);
        if version >= 3 {
            writer.i64(self.producer_id);
        } else {
            if self.producer_id != -1 {
                writer.non_default("producerId", version);
            }
        }
        if version >= 3 {
            writer.i16(self.producer_epoch);
        } else {
            if self.producer_epoch != -1 {
                writer.non_default("producerEpoch", version);
            }
        }
        if version >= 6 {
            writer.bool(self.enable2_pc);
        } else {
            if self.enable2_pc {
                writer.non_default("enable2Pc", version);
            }
        }
        if version >= 6 {
            writer.bool(self.keep_prepared_txn);
        } else {
            if self.keep_prepared_txn {
                writer.non_default("keepPreparedTxn", version);
            }
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for InitProducerIdRequest {
    const NAME: &'static str = "InitProducerIdRequest";
    const API_KEY: i16 = 22;
    const MIN_VERSION: i16 = 0;
    const MAX_VERSION: i16 = 6;
    const FLEXIBLE_SINCE: i16 = 2;

    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        if version < 0 || version > 6 {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldReader::run(reader, |reader| Self::read_from(reader, version))
    }

    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        if version < 0 || version > 6 {
            return Err(EncodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        FieldWriter::run(writer, |writer| self.write_to(writer, version))
    }
}
