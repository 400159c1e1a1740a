//! What the generated structs read and write through: errors are kept instead of returned.
//!
//! Generated code is long and runs once per message; a branch for every field would make it
//! several times as long in wasm. So a failed read gives a default and puts the reader at its end,
//! where everything else fails at once, and the first error is asked for when the message is done.

use bytes::Bytes;

use super::{DecodeError, EncodeError, Reader, TaggedFields, UnknownTaggedFields, Writer};
use crate::{Str, Uuid};

/// Reads fields; keeps the first error.
pub(crate) struct FieldReader<'a> {
    reader: &'a mut Reader,
    error: Option<DecodeError>,
}

macro_rules! fixed {
    ($($name:ident: $ty:ty),* $(,)?) => {
        #[allow(dead_code, reason = "all types of the schemas, whichever have structs")]
        impl FieldReader<'_> {
            $(
                #[inline(never)]
                pub(crate) fn $name(&mut self) -> $ty {
                    let value = self.reader.$name();
                    self.value_or(value, Default::default())
                }
            )*
        }

        #[allow(dead_code, reason = "as above")]
        impl FieldWriter<'_> {
            $(
                #[inline(never)]
                pub(crate) fn $name(&mut self, value: $ty) {
                    self.writer.$name(value);
                }
            )*
        }
    };
}

fixed!(bool: bool, i8: i8, i16: i16, u16: u16, i32: i32, u32: u32, i64: i64, uuid: Uuid);

impl<'a> FieldReader<'a> {
    /// Reads with `read` and says what went wrong first.
    pub(crate) fn run<T>(
        reader: &'a mut Reader,
        read: impl FnOnce(&mut Self) -> T,
    ) -> Result<T, DecodeError> {
        let mut fields = Self { reader, error: None };
        let value = read(&mut fields);
        fields.error.map_or(Ok(value), Err)
    }

    #[inline(never)]
    fn fail(&mut self, error: DecodeError) {
        self.error.get_or_insert(error);
        self.reader.skip_to_end();
    }

    fn value_or<T>(&mut self, value: Result<T, DecodeError>, default: T) -> T {
        match value {
            Ok(value) => value,
            Err(error) => {
                self.fail(error);
                default
            }
        }
    }

    #[inline(never)]
    pub(crate) fn string(&mut self, compact: bool) -> Str {
        let value = self.reader.string(compact);
        self.value_or(value, Str::EMPTY)
    }

    #[inline(never)]
    pub(crate) fn nullable_string(&mut self, compact: bool, nullable: bool) -> Option<Str> {
        let value = self.reader.nullable_string(compact, nullable);
        self.value_or(value, None)
    }

    #[inline(never)]
    pub(crate) fn bytes(&mut self, compact: bool) -> Bytes {
        let value = self.reader.bytes(compact);
        self.value_or(value, Bytes::new())
    }

    #[inline(never)]
    pub(crate) fn nullable_bytes(&mut self, compact: bool, nullable: bool) -> Option<Bytes> {
        let value = self.reader.nullable_bytes(compact, nullable);
        self.value_or(value, None)
    }

    #[inline(never)]
    fn count(&mut self, compact: bool, nullable: bool) -> Option<usize> {
        let count = self.reader.count(compact, nullable);
        self.value_or(count, None)
    }

    pub(crate) fn array<T>(
        &mut self,
        compact: bool,
        element: impl FnMut(&mut Self) -> T,
    ) -> Vec<T> {
        self.nullable_array(compact, false, element).unwrap_or_default()
    }

    pub(crate) fn nullable_array<T>(
        &mut self,
        compact: bool,
        nullable: bool,
        mut element: impl FnMut(&mut Self) -> T,
    ) -> Option<Vec<T>> {
        let count = self.count(compact, nullable)?;
        let mut array = Vec::new();
        while array.len() < count && self.error.is_none() {
            if array.len() == array.capacity() {
                array.reserve_exact(array.len().max(4).min(count - array.len()));
            }
            array.push(element(self));
        }
        Some(array)
    }

    pub(crate) fn nullable_struct<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.i8() < 0 || self.error.is_some() { None } else { Some(read(self)) }
    }

    /// The tagged fields; `known` reads those it knows and says whether it did.
    #[inline(never)]
    pub(crate) fn tagged_fields(
        &mut self,
        known: &mut dyn FnMut(&mut Self, u32) -> bool,
    ) -> UnknownTaggedFields {
        let mut unknown = Vec::new();
        let mut left = self.unsigned_varint();
        while left > 0 && self.error.is_none() {
            left -= 1;
            let tag = self.unsigned_varint();
            let size = self.unsigned_varint() as usize;
            let (at, remaining) = (self.reader.position(), self.reader.remaining());
            if size > remaining {
                self.fail(DecodeError::Truncated { at, needed: size, remaining });
            } else if known(self, tag) {
                if self.error.is_none() && self.reader.position() != at + size {
                    self.fail(DecodeError::InvalidTaggedField { at, tag });
                }
            } else {
                let value = self.reader.slice(size);
                unknown.push((tag, self.value_or(value, Bytes::new())));
            }
        }
        unknown
    }

    #[inline(never)]
    fn unsigned_varint(&mut self) -> u32 {
        let value = self.reader.unsigned_varint();
        self.value_or(value, 0)
    }

    /// The tagged fields of a struct that knows none.
    pub(crate) fn unknown_tagged_fields(&mut self) -> UnknownTaggedFields {
        self.tagged_fields(&mut |_, _| false)
    }
}

/// Writes fields; keeps the first error.
pub(crate) struct FieldWriter<'a> {
    writer: &'a mut Writer,
    error: Option<EncodeError>,
}

impl<'a> FieldWriter<'a> {
    /// Writes with `write` and says what went wrong first.
    pub(crate) fn run(
        writer: &'a mut Writer,
        write: impl FnOnce(&mut Self),
    ) -> Result<(), EncodeError> {
        let mut fields = Self { writer, error: None };
        write(&mut fields);
        fields.error.map_or(Ok(()), Err)
    }

    #[inline(never)]
    fn keep(&mut self, outcome: Result<(), EncodeError>) {
        if let (None, Err(error)) = (self.error, outcome) {
            self.error = Some(error);
        }
    }

    #[inline(never)]
    pub(crate) fn non_default(&mut self, field: &'static str, version: i16) {
        self.keep(Err(EncodeError::NonDefault { field, version }));
    }

    #[inline(never)]
    pub(crate) fn unexpected_null(&mut self, field: &'static str, version: i16) {
        self.keep(Err(EncodeError::UnexpectedNull { field, version }));
    }

    #[inline(never)]
    pub(crate) fn string(&mut self, value: &Str, compact: bool) {
        let outcome = self.writer.string(value, compact);
        self.keep(outcome);
    }

    #[inline(never)]
    pub(crate) fn nullable_string(&mut self, value: Option<&Str>, compact: bool) {
        let outcome = self.writer.nullable_string(value, compact);
        self.keep(outcome);
    }

    #[inline(never)]
    pub(crate) fn bytes(&mut self, value: &Bytes, compact: bool) {
        let outcome = self.writer.bytes(value, compact);
        self.keep(outcome);
    }

    #[inline(never)]
    pub(crate) fn nullable_bytes(&mut self, value: Option<&Bytes>, compact: bool) {
        let outcome = self.writer.nullable_bytes(value, compact);
        self.keep(outcome);
    }

    #[inline(never)]
    fn count(&mut self, count: usize, compact: bool) {
        let outcome = self.writer.count(count, compact);
        self.keep(outcome);
    }

    pub(crate) fn array<T>(
        &mut self,
        values: &[T],
        compact: bool,
        mut element: impl FnMut(&mut Self, &T),
    ) {
        self.count(values.len(), compact);
        for value in values {
            element(self, value);
        }
    }

    pub(crate) fn nullable_array<T>(
        &mut self,
        values: Option<&Vec<T>>,
        compact: bool,
        element: impl FnMut(&mut Self, &T),
    ) {
        match values {
            Some(values) => self.array(values, compact, element),
            None => self.nullable_bytes(None, compact),
        }
    }

    pub(crate) fn nullable_struct<T>(
        &mut self,
        value: Option<&T>,
        write: impl FnOnce(&mut Self, &T),
    ) {
        self.i8(if value.is_some() { 1 } else { -1 });
        if let Some(value) = value {
            write(self, value);
        }
    }

    /// Adds a known tagged field.
    #[inline(never)]
    pub(crate) fn tagged_field(
        &mut self,
        tags: &mut TaggedFields<'_>,
        tag: u32,
        write: &dyn Fn(&mut FieldWriter<'_>),
    ) {
        let outcome = tags.field(tag, |writer| FieldWriter::run(writer, |fields| write(fields)));
        self.keep(outcome);
    }

    /// Writes all tagged fields of a struct.
    #[inline(never)]
    pub(crate) fn tagged_fields(&mut self, tags: TaggedFields<'_>) {
        let outcome = tags.finish(self.writer);
        self.keep(outcome);
    }

    /// Writes the tagged fields of a struct that knows none.
    #[inline(never)]
    pub(crate) fn unknown_tagged_fields(&mut self, unknown: &UnknownTaggedFields) {
        self.tagged_fields(TaggedFields::new(unknown));
    }

    /// Refuses tagged fields in a version that is not flexible.
    #[inline(never)]
    pub(crate) fn no_tagged_fields(&mut self, unknown: &UnknownTaggedFields) {
        if let Some((tag, _)) = unknown.first() {
            self.keep(Err(EncodeError::InvalidTag { tag: *tag }));
        }
    }
}
