//! Reads values out of one shared frame without copying it.

use bytes::Bytes;

use super::{DecodeError, UnknownTaggedFields, unzigzag};
use crate::{Str, Uuid};

/// Strings are slices of frames up to this size and copies out of larger ones, so that a topic
/// name kept in some state never keeps a megabyte of records alive.
const SLICED_STRING_FRAME_BYTES: usize = 4_096;

/// Elements reserved before the first one is read, whatever the count claims.
const FIRST_RESERVE: usize = 16;

/// A position in a frame. Copies of strings aside, what it returns are slices of the frame.
#[derive(Clone, Debug)]
pub struct Reader {
    frame: Bytes,
    position: usize,
    elements_left: usize,
}

impl Reader {
    /// At the first byte of `frame`.
    pub const fn new(frame: Bytes) -> Self {
        Self { frame, position: 0, elements_left: usize::MAX }
    }

    /// Reads no more than `max` elements of arrays and unknown tagged fields from here on, all
    /// arrays together: two bytes of a frame can be a struct of hundreds in memory.
    pub(crate) const fn limit_elements(&mut self, max: usize) {
        self.elements_left = max;
    }

    /// Bytes read so far.
    pub const fn position(&self) -> usize {
        self.position
    }

    /// Bytes left.
    pub fn remaining(&self) -> usize {
        self.frame.len() - self.position
    }

    /// The frame this reader reads from.
    pub const fn frame(&self) -> &Bytes {
        &self.frame
    }

    /// Succeeds if everything was read.
    ///
    /// # Errors
    /// [`DecodeError::TrailingBytes`].
    pub fn finish(&self) -> Result<(), DecodeError> {
        match self.remaining() {
            0 => Ok(()),
            remaining => Err(DecodeError::TrailingBytes { at: self.position, remaining }),
        }
    }

    fn take(&mut self, needed: usize) -> Result<&[u8], DecodeError> {
        let rest = self.frame.get(self.position..).unwrap_or_default();
        let Some(taken) = rest.get(..needed) else {
            let remaining = rest.len();
            return Err(DecodeError::Truncated { at: self.position, needed, remaining });
        };
        self.position += needed;
        Ok(taken)
    }

    fn array_of<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let mut bytes = [0; N];
        bytes.copy_from_slice(self.take(N)?);
        Ok(bytes)
    }

    /// The next `length` bytes as a slice of the frame.
    ///
    /// # Errors
    /// If there are fewer.
    pub fn slice(&mut self, length: usize) -> Result<Bytes, DecodeError> {
        let start = self.position;
        self.take(length)?;
        Ok(self.frame.slice(start..start + length))
    }

    /// One byte; anything but zero is true.
    ///
    /// # Errors
    /// If nothing is left.
    pub fn bool(&mut self) -> Result<bool, DecodeError> {
        Ok(self.i8()? != 0)
    }

    /// One byte.
    ///
    /// # Errors
    /// If nothing is left.
    pub fn i8(&mut self) -> Result<i8, DecodeError> {
        Ok(i8::from_be_bytes(self.array_of()?))
    }

    /// Two bytes, big-endian, as all integers of Kafka.
    ///
    /// # Errors
    /// If fewer bytes are left.
    pub fn i16(&mut self) -> Result<i16, DecodeError> {
        Ok(i16::from_be_bytes(self.array_of()?))
    }

    /// Two bytes.
    ///
    /// # Errors
    /// If fewer bytes are left.
    pub fn u16(&mut self) -> Result<u16, DecodeError> {
        Ok(u16::from_be_bytes(self.array_of()?))
    }

    /// Four bytes.
    ///
    /// # Errors
    /// If fewer bytes are left.
    pub fn i32(&mut self) -> Result<i32, DecodeError> {
        Ok(i32::from_be_bytes(self.array_of()?))
    }

    /// Four bytes.
    ///
    /// # Errors
    /// If fewer bytes are left.
    pub fn u32(&mut self) -> Result<u32, DecodeError> {
        Ok(u32::from_be_bytes(self.array_of()?))
    }

    /// Eight bytes.
    ///
    /// # Errors
    /// If fewer bytes are left.
    pub fn i64(&mut self) -> Result<i64, DecodeError> {
        Ok(i64::from_be_bytes(self.array_of()?))
    }

    /// Eight bytes, IEEE 754.
    ///
    /// # Errors
    /// If fewer bytes are left.
    pub fn f64(&mut self) -> Result<f64, DecodeError> {
        Ok(f64::from_be_bytes(self.array_of()?))
    }

    /// Sixteen bytes.
    ///
    /// # Errors
    /// If fewer bytes are left.
    pub fn uuid(&mut self) -> Result<Uuid, DecodeError> {
        Ok(Uuid(self.array_of()?))
    }

    /// An unsigned varint of at most five bytes.
    ///
    /// # Errors
    /// If it does not end.
    pub fn unsigned_varint(&mut self) -> Result<u32, DecodeError> {
        // The fifth byte has four bits left to give; Kafka drops the others just the same.
        Ok(self.varint_bytes(5)? as u32)
    }

    /// A zigzag varint of at most five bytes.
    ///
    /// # Errors
    /// If it does not end.
    pub fn varint(&mut self) -> Result<i32, DecodeError> {
        Ok(unzigzag(u64::from(self.unsigned_varint()?)) as i32)
    }

    /// A zigzag varlong of at most ten bytes.
    ///
    /// # Errors
    /// If it does not end.
    pub fn varlong(&mut self) -> Result<i64, DecodeError> {
        Ok(unzigzag(self.varint_bytes(10)?))
    }

    fn varint_bytes(&mut self, most: u32) -> Result<u64, DecodeError> {
        let at = self.position;
        let mut value = 0_u64;
        for index in 0..most {
            let [byte] = self.array_of()?;
            value |= u64::from(byte & 0x7f) << (7 * index);
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(DecodeError::InvalidVarint { at })
    }

    /// A length or count: `None` is null.
    fn length(&mut self, compact: bool) -> Result<Option<usize>, DecodeError> {
        let length =
            if compact { i64::from(self.unsigned_varint()?) - 1 } else { i64::from(self.i32()?) };
        self.checked(length)
    }

    fn checked(&self, length: i64) -> Result<Option<usize>, DecodeError> {
        match length {
            // Kafka reads every negative length as null.
            ..0 => Ok(None),
            0..=0x7fff_ffff => Ok(Some(length as usize)),
            _ => Err(DecodeError::InvalidLength { at: self.position, length }),
        }
    }

    const fn null<T>(&self, allowed: bool) -> Result<Option<T>, DecodeError> {
        if allowed { Ok(None) } else { Err(DecodeError::UnexpectedNull { at: self.position }) }
    }

    fn non_null<T>(&self, value: Option<T>) -> Result<T, DecodeError> {
        value.ok_or(DecodeError::UnexpectedNull { at: self.position })
    }

    /// A string; bytes that are no UTF-8 become U+FFFD, as in Kafka.
    ///
    /// # Errors
    /// If it is null or longer than what is left.
    pub fn string(&mut self, compact: bool) -> Result<Str, DecodeError> {
        let string = self.nullable_string(compact, false)?;
        self.non_null(string)
    }

    /// A string or null; null only if `nullable`.
    ///
    /// # Errors
    /// As [`Reader::string`].
    pub fn nullable_string(
        &mut self,
        compact: bool,
        nullable: bool,
    ) -> Result<Option<Str>, DecodeError> {
        let length = if compact {
            self.length(true)?
        } else {
            let length = i64::from(self.i16()?);
            self.checked(length)?
        };
        let Some(length) = length else { return self.null(nullable) };
        if length > 0x7fff {
            let length = length as i64;
            return Err(DecodeError::InvalidLength { at: self.position, length });
        }
        if self.frame.len() <= SLICED_STRING_FRAME_BYTES {
            Ok(Some(Str::from_utf8_lossy(self.slice(length)?)))
        } else {
            let copy = Bytes::copy_from_slice(self.take(length)?);
            Ok(Some(Str::from_utf8_lossy(copy)))
        }
    }

    /// Bytes, as a slice of the frame.
    ///
    /// # Errors
    /// If they are null or more than what is left.
    pub fn bytes(&mut self, compact: bool) -> Result<Bytes, DecodeError> {
        let bytes = self.nullable_bytes(compact, false)?;
        self.non_null(bytes)
    }

    /// Bytes or null; null only if `nullable`.
    ///
    /// # Errors
    /// As [`Reader::bytes`].
    pub fn nullable_bytes(
        &mut self,
        compact: bool,
        nullable: bool,
    ) -> Result<Option<Bytes>, DecodeError> {
        match self.length(compact)? {
            Some(length) => Ok(Some(self.slice(length)?)),
            None => self.null(nullable),
        }
    }

    /// The number of elements of an array, checked against what is left; `None` is null.
    ///
    /// # Errors
    /// If it claims more elements than bytes are left (or than may be read of a request), or null
    /// where that is not allowed.
    pub fn count(&mut self, compact: bool, nullable: bool) -> Result<Option<usize>, DecodeError> {
        let Some(count) = self.length(compact)? else { return self.null(nullable) };
        self.claim(count).map(Some)
    }

    fn claim(&mut self, count: usize) -> Result<usize, DecodeError> {
        let remaining = self.remaining().min(self.elements_left);
        if count > remaining {
            return Err(DecodeError::ArrayTooLong { at: self.position, count, remaining });
        }
        self.elements_left -= count;
        Ok(count)
    }

    /// An array of what `element` reads, or null; null only if `nullable`.
    ///
    /// # Errors
    /// As [`Reader::count`], and those of `element`.
    pub fn nullable_array<T>(
        &mut self,
        compact: bool,
        nullable: bool,
        mut element: impl FnMut(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<Option<Vec<T>>, DecodeError> {
        let Some(count) = self.count(compact, nullable)? else { return Ok(None) };
        let mut array = Vec::with_capacity(count.min(FIRST_RESERVE));
        for _ in 0..count {
            if array.len() == array.capacity() {
                array.reserve_exact(array.len().min(count - array.len()));
            }
            array.push(element(self)?);
        }
        Ok(Some(array))
    }

    /// A struct or null, told apart by one byte; null only if `nullable`.
    ///
    /// # Errors
    /// Those of `read`, and null where that is not allowed.
    pub fn nullable_struct<T>(
        &mut self,
        nullable: bool,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, DecodeError> {
        if self.i8()? < 0 { self.null(nullable) } else { read(self).map(Some) }
    }

    /// The tagged fields that end a struct of a flexible version. `known` reads the value of a tag
    /// it knows and says whether it did; what it does not know is returned.
    ///
    /// # Errors
    /// Those of `known`, and sizes that are not true.
    pub fn tagged_fields(
        &mut self,
        known: &mut dyn FnMut(&mut Self, u32) -> Result<bool, DecodeError>,
    ) -> Result<UnknownTaggedFields, DecodeError> {
        let mut unknown = Vec::new();
        // Kafka takes the count for signed: one below zero is none.
        let count = (self.unsigned_varint()? as i32).max(0);
        for _ in 0..self.claim(count as usize)? {
            let tag = self.unsigned_varint()?;
            let size = self.unsigned_varint()? as usize;
            let at = self.position;
            let remaining = self.remaining();
            if size > remaining {
                return Err(DecodeError::Truncated { at, needed: size, remaining });
            }
            if !known(self, tag)? {
                unknown.push((tag, self.slice(size)?));
            }
            if self.position != at + size {
                return Err(DecodeError::InvalidTaggedField { at, tag });
            }
        }
        Ok(unknown)
    }
}
