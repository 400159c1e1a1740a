//! Writes values into one growing buffer.

use bytes::{BufMut, Bytes, BytesMut};

use super::{EncodeError, UnknownTaggedFields, zigzag};
use crate::{Str, Uuid};

/// Fewer bytes are copied even by a writer that shares: cheaper than a piece of their own.
const LEAST_SHARED: usize = 4 * 1024;

/// A buffer that becomes a message.
#[derive(Debug, Default)]
pub struct Writer {
    buffer: BytesMut,
    /// In a writer that shares: long bytes, each with the place in the buffer where it belongs.
    shared: Option<Vec<(usize, Bytes)>>,
}

impl Writer {
    /// With room for `capacity` bytes before the first reallocation.
    pub fn with_capacity(capacity: usize) -> Self {
        Self { buffer: BytesMut::with_capacity(capacity), shared: None }
    }

    /// As [`Writer::with_capacity`]; long record bytes are not copied, but pieces of what it
    /// becomes: finish it with [`Writer::into_pieces`].
    pub fn sharing(capacity: usize) -> Self {
        Self { shared: Some(Vec::new()), ..Self::with_capacity(capacity) }
    }

    /// Bytes written so far.
    pub fn len(&self) -> usize {
        let shared = self.shared.iter().flatten().map(|(_, bytes)| bytes.len());
        self.buffer.len() + shared.sum::<usize>()
    }

    /// Whether nothing was written yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The finished bytes of a writer that does not share.
    pub fn into_bytes(self) -> Bytes {
        debug_assert!(self.shared.is_none(), "a writer that shares ends in pieces");
        self.buffer.freeze()
    }

    /// The finished bytes, to be read one piece after the other.
    pub fn into_pieces(self) -> Vec<Bytes> {
        let mut rest = self.buffer.freeze();
        let shared = self.shared.unwrap_or_default();
        let mut pieces = Vec::with_capacity(2 * shared.len() + 1);
        let mut done = 0;
        for (place, bytes) in shared {
            pieces.push(rest.split_to(place - done));
            pieces.push(bytes);
            done = place;
        }
        pieces.push(rest);
        pieces.retain(|piece| !piece.is_empty());
        pieces
    }

    /// Overwrites four bytes written before, as a length that was not known then.
    pub(crate) fn patch_i32(&mut self, at: usize, value: i32) {
        if let Some(place) = self.buffer.get_mut(at..at + 4) {
            place.copy_from_slice(&value.to_be_bytes());
        }
    }

    /// Bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.buffer.put_slice(bytes);
    }

    /// One byte, 0 or 1.
    pub fn bool(&mut self, value: bool) {
        self.buffer.put_u8(u8::from(value));
    }

    /// One byte.
    pub fn i8(&mut self, value: i8) {
        self.buffer.put_i8(value);
    }

    /// Two bytes, big-endian, as all integers of Kafka.
    pub fn i16(&mut self, value: i16) {
        self.buffer.put_i16(value);
    }

    /// Two bytes.
    pub fn u16(&mut self, value: u16) {
        self.buffer.put_u16(value);
    }

    /// Four bytes.
    pub fn i32(&mut self, value: i32) {
        self.buffer.put_i32(value);
    }

    /// Four bytes.
    pub fn u32(&mut self, value: u32) {
        self.buffer.put_u32(value);
    }

    /// Eight bytes.
    pub fn i64(&mut self, value: i64) {
        self.buffer.put_i64(value);
    }

    /// Eight bytes, IEEE 754.
    pub fn f64(&mut self, value: f64) {
        self.buffer.put_f64(value);
    }

    /// Sixteen bytes.
    pub fn uuid(&mut self, value: Uuid) {
        self.raw(&value.0);
    }

    /// An unsigned varint.
    pub fn unsigned_varint(&mut self, value: u32) {
        self.varint_bytes(u64::from(value));
    }

    /// A zigzag varint.
    pub fn varint(&mut self, value: i32) {
        self.varint_bytes(zigzag(i64::from(value)));
    }

    /// A zigzag varlong.
    pub fn varlong(&mut self, value: i64) {
        self.varint_bytes(zigzag(value));
    }

    fn varint_bytes(&mut self, mut value: u64) {
        while value > 0x7f {
            self.buffer.put_u8(value as u8 | 0x80);
            value >>= 7;
        }
        self.buffer.put_u8(value as u8);
    }

    /// The number of elements of an array.
    ///
    /// # Errors
    /// If there are more than 2^31 - 1.
    pub fn count(&mut self, count: usize, compact: bool) -> Result<(), EncodeError> {
        self.length(count, compact)
    }

    fn length(&mut self, length: usize, compact: bool) -> Result<(), EncodeError> {
        let Ok(count) = i32::try_from(length) else {
            return Err(EncodeError::TooLong { length });
        };
        if compact {
            self.unsigned_varint(count as u32 + 1);
        } else {
            self.i32(count);
        }
        Ok(())
    }

    fn null(&mut self, compact: bool) {
        if compact { self.unsigned_varint(0) } else { self.i32(-1) }
    }

    /// A string.
    ///
    /// # Errors
    /// If it is longer than 32767 bytes.
    pub fn string(&mut self, value: &str, compact: bool) -> Result<(), EncodeError> {
        let Ok(length) = i16::try_from(value.len()) else {
            return Err(EncodeError::TooLong { length: value.len() });
        };
        if compact {
            self.unsigned_varint(length as u32 + 1);
        } else {
            self.i16(length);
        }
        self.raw(value.as_bytes());
        Ok(())
    }

    /// A string or null.
    ///
    /// # Errors
    /// As [`Writer::string`].
    pub fn nullable_string(
        &mut self,
        value: Option<&Str>,
        compact: bool,
    ) -> Result<(), EncodeError> {
        match value {
            Some(value) => self.string(value, compact)?,
            None if compact => self.unsigned_varint(0),
            None => self.i16(-1),
        }
        Ok(())
    }

    /// Bytes behind their length.
    ///
    /// # Errors
    /// If they are more than 2^31 - 1.
    pub fn bytes(&mut self, value: &[u8], compact: bool) -> Result<(), EncodeError> {
        self.length(value.len(), compact)?;
        self.raw(value);
        Ok(())
    }

    /// As [`Writer::bytes`]; long ones are shared if the writer shares.
    ///
    /// # Errors
    /// As [`Writer::bytes`].
    pub(crate) fn owned_bytes(&mut self, value: &Bytes, compact: bool) -> Result<(), EncodeError> {
        let is_shared = self.shared.is_some() && value.len() >= LEAST_SHARED;
        // The page has no streams to write, and its wasm nothing for it.
        if cfg!(target_arch = "wasm32") || !is_shared {
            return self.bytes(value, compact);
        }
        self.length(value.len(), compact)?;
        let place = self.buffer.len();
        self.shared.get_or_insert_default().push((place, value.clone()));
        Ok(())
    }

    /// Bytes or null.
    ///
    /// # Errors
    /// As [`Writer::bytes`].
    pub fn nullable_bytes(
        &mut self,
        value: Option<&Bytes>,
        compact: bool,
    ) -> Result<(), EncodeError> {
        match value {
            Some(value) => self.bytes(value, compact)?,
            None => self.null(compact),
        }
        Ok(())
    }
}

/// Known and unknown tagged fields of one struct, to be written in the order of their tags.
#[derive(Debug)]
pub struct TaggedFields<'a> {
    known: Vec<(u32, Bytes)>,
    unknown: &'a UnknownTaggedFields,
}

impl<'a> TaggedFields<'a> {
    /// With no known fields yet.
    pub const fn new(unknown: &'a UnknownTaggedFields) -> Self {
        Self { known: Vec::new(), unknown }
    }

    /// Adds a known field; tags must come in rising order.
    ///
    /// # Errors
    /// Those of `write`.
    pub fn field(
        &mut self,
        tag: u32,
        write: impl FnOnce(&mut Writer) -> Result<(), EncodeError>,
    ) -> Result<(), EncodeError> {
        let mut writer = Writer::default();
        write(&mut writer)?;
        self.known.push((tag, writer.into_bytes()));
        Ok(())
    }

    /// Writes all of them.
    ///
    /// # Errors
    /// If the unknown tags do not rise or one of them is known.
    pub fn finish(self, writer: &mut Writer) -> Result<(), EncodeError> {
        let (mut known, mut unknown) =
            (self.known.iter().peekable(), self.unknown.iter().peekable());
        writer.unsigned_varint((self.known.len() + self.unknown.len()) as u32);
        let mut previous = None;
        loop {
            let from_known = match (known.peek(), unknown.peek()) {
                (Some((a, _)), Some((b, _))) => a < b,
                (Some(_), None) => true,
                (None, _) => false,
            };
            let next = if from_known { known.next() } else { unknown.next() };
            let Some((tag, value)) = next else { return Ok(()) };
            if previous.is_some_and(|previous| previous >= *tag) {
                return Err(EncodeError::InvalidTag { tag: *tag });
            }
            previous = Some(*tag);
            writer.unsigned_varint(*tag);
            writer.unsigned_varint(value.len() as u32);
            writer.raw(value);
        }
    }
}
