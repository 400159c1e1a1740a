//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::wire::*;
use crate::{Str, Uuid};
use bytes::Bytes;

/// Kafka's InitProducerIdResponse, versions 0-6, flexible 2+.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InitProducerIdResponse {
    /// `throttleTimeMs`, versions 0+, ignorable.
    pub throttle_time_ms: i32,
    /// `errorCode`, versions 0+.
    pub error_code: i16,
    /// `producerId`, versions 0+, default -1.
    pub producer_id: i64,
    /// `producerEpoch`, versions 0+.
    pub producer_epoch: i16,
    /// `ongoingTxnProducerId`, versions 6+, default -1.
    pub ongoing_txn_producer_id: i64,
    /// `ongoingTxnProducerEpoch`, versions 6+, default -1.
    pub ongoing_txn_producer_epoch: i16,
    /// Tagged fields this schema does not know.
    pub unknown_tagged_fields: UnknownTaggedFields,
}
impl core::default::Default for InitProducerIdResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            producer_id: -1,
            producer_epoch: 0,
            ongoing_txn_producer_id: -1,
            ongoing_txn_producer_epoch: -1,
            unknown_tagged_fields: Vec::new(),
        }
    }
}
impl InitProducerIdResponse {
    pub(crate) fn read_from(reader: &mut FieldReader<'_>, version: i16) -> Self {
        let mut out = Self::default();
        let flexible = version >= 2;
        out.throttle_time_ms = reader.i32();
        out.error_code = reader.i16();
        out.producer_id = reader.i64();
        out.producer_epoch = reader.i16();
        if version >= 6 {
            out.ongoing_txn_producer_id = reader.i64();
        }
        if version >= 6 {
            out.ongoing_txn_producer_epoch = reader.i16();
        }
        if flexible {
            out.unknown_tagged_fields = reader.unknown_tagged_fields();
        }
        out
    }
    pub(crate) fn write_to(&self, writer: &mut FieldWriter<'_>, version: i16) {
        let flexible = version >= 2;
        writer.i32(self.throttle_time_ms);
        writer.i16(self.error_code);
        writer.i64(self.producer_id);
        writer.i16(self.producer_epoch);
        if version >= 6 {
            writer.i64(self.ongoing_txn_producer_id);
        } else {
            if self.ongoing_txn_producer_id != -1 {
                writer.non_default("ongoingTxnProducerId", version);
            }
        }
        if version >= 6 {
            writer.i16(self.ongoing_txn_producer_epoch);
        } else {
            if self.ongoing_txn_producer_epoch != -1 {
                writer.non_default("ongoingTxnProducerEpoch", version);
            }
        }
        if flexible {
            writer.unknown_tagged_fields(&self.unknown_tagged_fields);
        } else {
            writer.no_tagged_fields(&self.unknown_tagged_fields);
        }
    }
}

impl Message for InitProducerIdResponse {
    const NAME: &'static str = "InitProducerIdResponse";
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
