//! How Kafka writes values: fixed and variable integers, strings, arrays, tagged fields.
//!
//! Reading never trusts a length: every one is checked against what remains, and an array grows
//! only as its elements are read. Each element takes at least one byte of the frame, so a decoded
//! message takes at most [`MEMORY_PER_BYTE`] bytes of memory per byte of its frame.

mod error;
mod fields;
mod reader;
mod writer;

pub use error::{DecodeError, EncodeError};
pub(crate) use fields::{Fields, Item, Look, Place, copy, fields, read, write};
pub use reader::Reader;
pub use writer::{TaggedFields, Writer};

use bytes::Bytes;

/// Tagged fields (KIP-482) that this version of the schema does not know, kept to be written again.
pub type UnknownTaggedFields = Vec<(u32, Bytes)>;

/// Upper bound of the memory a decoded message takes per byte of its frame, record bytes excluded
/// (they are slices of the frame). The worst case is an array of wide structs that are almost
/// empty on the wire, at the moment its vector has just doubled.
pub const MEMORY_PER_BYTE: usize = 256;

/// A message of Kafka's protocol, or a record of one of its internal topics.
pub trait Message: Sized + Default + Clone {
    /// Kafka's name, as `ProduceRequest`.
    const NAME: &'static str;
    /// The API key of requests and responses, the record type of coordinator keys and values,
    /// otherwise -1.
    const API_KEY: i16;
    /// The oldest version there is.
    const MIN_VERSION: i16;
    /// The newest version there is, whether stable or not.
    const MAX_VERSION: i16;
    /// The first flexible version (KIP-482); `i16::MAX` if there is none.
    const FLEXIBLE_SINCE: i16;

    /// Reads the body in `version`, leaving `reader` behind it.
    ///
    /// # Errors
    /// If the version does not exist or the bytes are not such a body.
    fn read(reader: &mut Reader, version: i16) -> Result<Self, DecodeError>;

    /// Writes the body in `version`.
    ///
    /// # Errors
    /// If the version does not exist, or a field holds what that version cannot say and may not
    /// drop (the cases in which Kafka's classes throw `UnsupportedVersionException`).
    fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError>;

    /// Reads a body that fills `bytes`.
    ///
    /// # Errors
    /// As [`Message::read`], and if bytes are left over.
    fn decode(bytes: Bytes, version: i16) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(bytes);
        let message = Self::read(&mut reader, version)?;
        reader.finish()?;
        Ok(message)
    }

    /// The bytes of the body alone.
    ///
    /// # Errors
    /// As [`Message::write`].
    fn encode(&self, version: i16) -> Result<Bytes, EncodeError> {
        let mut writer = Writer::default();
        self.write(&mut writer, version)?;
        Ok(writer.into_bytes())
    }

    /// Reads a body behind a two-byte version, as coordinator values and the embedded consumer
    /// protocol have it. A version newer than known is read as the newest known, as Kafka's
    /// `ConsumerProtocol` does; bytes behind the body are left alone.
    ///
    /// # Errors
    /// As [`Message::read`].
    fn decode_versioned(bytes: &Bytes) -> Result<(i16, Self), DecodeError> {
        let mut reader = Reader::new(bytes.clone());
        let version = reader.i16()?;
        if version < Self::MIN_VERSION {
            return Err(DecodeError::UnsupportedVersion { message: Self::NAME, version });
        }
        Ok((version, Self::read(&mut reader, version.min(Self::MAX_VERSION))?))
    }

    /// The body behind a two-byte version.
    ///
    /// # Errors
    /// As [`Message::write`].
    fn encode_versioned(&self, version: i16) -> Result<Bytes, EncodeError> {
        let mut writer = Writer::default();
        writer.i16(version);
        self.write(&mut writer, version)?;
        Ok(writer.into_bytes())
    }
}

/// Zigzag: small numbers of either sign become small unsigned numbers.
pub(crate) const fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

/// The inverse of [`zigzag`].
pub(crate) const fn unzigzag(value: u64) -> i64 {
    ((value >> 1) as i64) ^ -((value & 1) as i64)
}

/// Bytes an unsigned varint takes (Kafka's `ByteUtils.sizeOfUnsignedVarint`).
pub(crate) const fn unsigned_varint_size(value: u64) -> usize {
    (64 - (value | 1).leading_zeros() as usize).div_ceil(7)
}

/// Bytes a zigzag varint or varlong takes (Kafka's `ByteUtils.sizeOfVarint`, `sizeOfVarlong`).
pub(crate) const fn varint_size(value: i64) -> usize {
    unsigned_varint_size(zigzag(value))
}
