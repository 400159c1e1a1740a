//! How the generated structs are read and written: one walk over a schema's table for all of them.
//!
//! A struct only says where its fields lie ([`Fields`]); versions, nulls, tags and defaults stand
//! in the table. Code for every struct would be several times as long in wasm, and every new API
//! would add to it.

use super::{DecodeError, EncodeError, Reader, TaggedFields, UnknownTaggedFields, Writer};
use crate::schema::{Default, Field, Schema, Struct, Type};
use crate::{Str, Uuid};
use bytes::Bytes;

/// The number of the field that holds the tagged fields a schema does not know.
const UNKNOWN_TAGGED_FIELDS: u8 = u8::MAX;

/// A struct's fields by their number in the schema's table.
pub(crate) trait Fields {
    /// Where the field's value goes.
    fn place(&mut self, index: u8) -> Place<'_>;
    /// The field's value.
    fn look(&self, index: u8) -> Look<'_>;
}

/// What an array or an option may hold.
pub(crate) trait Item: core::default::Default {
    fn place(&mut self) -> Place<'_>;
    fn look(&self) -> Look<'_>;
}

/// An array of anything.
pub(crate) trait Array {
    /// Adds a default and says where it is; at most `most` more will come.
    fn push(&mut self, most: usize) -> Place<'_>;
    fn count(&self) -> usize;
    fn item(&self, index: usize) -> Look<'_>;
}

/// Something or null.
pub(crate) trait Nullable {
    /// Makes it a default and says where that is.
    fn fill(&mut self) -> Place<'_>;
    fn clear(&mut self);
    fn item(&self) -> Option<Look<'_>>;
}

macro_rules! places {
    ($($kind:ident: $ty:ty),* $(,)?) => {
        /// Where a value goes.
        pub(crate) enum Place<'a> {
            $($kind(&'a mut $ty),)*
            Struct(&'a mut dyn Fields),
            Array(&'a mut dyn Array),
            Nullable(&'a mut dyn Nullable),
            Tags(&'a mut UnknownTaggedFields),
            Nothing,
        }

        /// A value.
        pub(crate) enum Look<'a> {
            $($kind(&'a $ty),)*
            Struct(&'a dyn Fields),
            Array(&'a dyn Array),
            Nullable(&'a dyn Nullable),
            Tags(&'a UnknownTaggedFields),
            Nothing,
        }

        $(
            impl Item for $ty {
                fn place(&mut self) -> Place<'_> {
                    Place::$kind(self)
                }
                fn look(&self) -> Look<'_> {
                    Look::$kind(self)
                }
            }
        )*
    };
}

places!(
    Bool: bool, I8: i8, I16: i16, U16: u16, I32: i32, U32: u32, I64: i64, Uuid: Uuid, Str: Str,
    Bytes: Bytes,
);

impl<T: Item> Array for Vec<T> {
    fn push(&mut self, most: usize) -> Place<'_> {
        if self.len() == self.capacity() {
            self.reserve_exact(self.len().max(4).min(most));
        }
        let index = self.len();
        Self::push(self, T::default());
        self[index].place()
    }

    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Look<'_> {
        self.get(index).map_or(Look::Nothing, Item::look)
    }
}

impl<T: Item> Item for Vec<T> {
    fn place(&mut self) -> Place<'_> {
        Place::Array(self)
    }

    fn look(&self) -> Look<'_> {
        Look::Array(self)
    }
}

impl<T: Item> Nullable for Option<T> {
    fn fill(&mut self) -> Place<'_> {
        self.insert(T::default()).place()
    }

    fn clear(&mut self) {
        *self = None;
    }

    fn item(&self) -> Option<Look<'_>> {
        self.as_ref().map(Item::look)
    }
}

impl<T: Item> Item for Option<T> {
    fn place(&mut self) -> Place<'_> {
        Place::Nullable(self)
    }

    fn look(&self) -> Look<'_> {
        Look::Nullable(self)
    }
}

/// Tells the walk where the fields of a generated struct are, in the order of its table.
macro_rules! fields {
    ($name:ident { $($index:literal $field:ident,)* } $($tags:ident)?) => {
        impl Fields for $name {
            fn place(&mut self, index: u8) -> Place<'_> {
                match index {
                    $($index => Item::place(&mut self.$field),)*
                    $(u8::MAX => Place::Tags(&mut self.$tags),)?
                    _ => Place::Nothing,
                }
            }

            fn look(&self, index: u8) -> Look<'_> {
                match index {
                    $($index => Item::look(&self.$field),)*
                    $(u8::MAX => Look::Tags(&self.$tags),)?
                    _ => Look::Nothing,
                }
            }
        }

        impl Item for $name {
            fn place(&mut self) -> Place<'_> {
                Place::Struct(self)
            }

            fn look(&self) -> Look<'_> {
                Look::Struct(self)
            }
        }
    };
}
pub(crate) use fields;

/// Reads a message at the reader's position into `message`, which is at its default.
pub(crate) fn read(
    schema: &'static Schema,
    message: &mut dyn Fields,
    reader: &mut Reader,
    version: i16,
) -> Result<(), DecodeError> {
    if !schema.versions.contains(version) {
        return Err(DecodeError::UnsupportedVersion { message: schema.name(), version });
    }
    let walk = Walk { version, flexible: schema.is_flexible(version) };
    walk.read_struct(schema.root, message, reader)
}

/// Writes a message.
pub(crate) fn write(
    schema: &'static Schema,
    message: &dyn Fields,
    writer: &mut Writer,
    version: i16,
) -> Result<(), EncodeError> {
    if !schema.versions.contains(version) {
        return Err(EncodeError::UnsupportedVersion { message: schema.name(), version });
    }
    let walk = Walk { version, flexible: schema.is_flexible(version) };
    walk.write_struct(schema.root, message, writer)
}

/// One message in one version.
struct Walk {
    version: i16,
    flexible: bool,
}

/// A field's name for errors, and how its lengths and nulls are written.
#[derive(Clone, Copy)]
struct Form {
    field: &'static str,
    compact: bool,
    nullable: bool,
}

impl Walk {
    fn has(&self, field: &Field) -> bool {
        field.versions.contains(self.version)
    }

    fn form(&self, field: &Field) -> Form {
        Form {
            field: field.name,
            compact: self.flexible && !field.never_compact,
            nullable: field.nullable.contains(self.version),
        }
    }

    fn read_struct(
        &self,
        item: &Struct,
        out: &mut dyn Fields,
        reader: &mut Reader,
    ) -> Result<(), DecodeError> {
        for (index, field) in (0..).zip(item.fields) {
            if self.has(field) && !field.is_tagged() {
                self.read_value(field.ty, self.form(field), out.place(index), reader)?;
            }
        }
        if !self.flexible {
            return Ok(());
        }
        let unknown = reader.tagged_fields(&mut |reader, tag| {
            let mut fields = (0..).zip(item.fields);
            let known = |field: &Field| self.has(field) && u32::try_from(field.tag) == Ok(tag);
            let Some((index, field)) = fields.find(|(_, field)| known(field)) else {
                return Ok(false);
            };
            self.read_value(field.ty, self.form(field), out.place(index), reader)?;
            Ok(true)
        })?;
        if let Place::Tags(tags) = out.place(UNKNOWN_TAGGED_FIELDS) {
            *tags = unknown;
        }
        Ok(())
    }

    fn read_value(
        &self,
        ty: Type,
        form: Form,
        place: Place<'_>,
        reader: &mut Reader,
    ) -> Result<(), DecodeError> {
        match place {
            Place::Bool(place) => *place = reader.bool()?,
            Place::I8(place) => *place = reader.i8()?,
            Place::I16(place) => *place = reader.i16()?,
            Place::U16(place) => *place = reader.u16()?,
            Place::I32(place) => *place = reader.i32()?,
            Place::U32(place) => *place = reader.u32()?,
            Place::I64(place) => *place = reader.i64()?,
            Place::Uuid(place) => *place = reader.uuid()?,
            Place::Str(place) => *place = reader.string(form.compact)?,
            Place::Bytes(place) => *place = reader.bytes(form.compact)?,
            Place::Struct(out) => {
                if let Type::Struct(item) = ty {
                    self.read_struct(item, out, reader)?;
                }
            }
            Place::Array(out) => {
                let count = reader.count(form.compact, false)?.unwrap_or_default();
                self.read_items(ty, form, count, out, reader)?;
            }
            Place::Nullable(out) => self.read_nullable(ty, form, out, reader)?,
            Place::Tags(_) | Place::Nothing => {}
        }
        Ok(())
    }

    fn read_items(
        &self,
        ty: Type,
        form: Form,
        count: usize,
        out: &mut dyn Array,
        reader: &mut Reader,
    ) -> Result<(), DecodeError> {
        let Type::Array(element) = ty else { return Ok(()) };
        for read in 0..count {
            self.read_value(*element, form, out.push(count - read), reader)?;
        }
        Ok(())
    }

    fn read_nullable(
        &self,
        ty: Type,
        form: Form,
        out: &mut dyn Nullable,
        reader: &mut Reader,
    ) -> Result<(), DecodeError> {
        match out.fill() {
            Place::Str(place) => match reader.nullable_string(form.compact, form.nullable)? {
                Some(string) => *place = string,
                None => out.clear(),
            },
            Place::Bytes(place) => match reader.nullable_bytes(form.compact, form.nullable)? {
                Some(bytes) => *place = bytes,
                None => out.clear(),
            },
            Place::Array(place) => match reader.count(form.compact, form.nullable)? {
                Some(count) => self.read_items(ty, form, count, place, reader)?,
                None => out.clear(),
            },
            Place::Struct(_) if form.nullable && reader.i8()? < 0 => out.clear(),
            place => self.read_value(ty, form, place, reader)?,
        }
        Ok(())
    }

    fn write_struct(
        &self,
        item: &Struct,
        from: &dyn Fields,
        writer: &mut Writer,
    ) -> Result<(), EncodeError> {
        for (index, field) in (0..).zip(item.fields) {
            if !self.has(field) {
                if !field.ignorable && !is_default(field.ty, field.default, &from.look(index)) {
                    let (field, version) = (field.name, self.version);
                    return Err(EncodeError::NonDefault { field, version });
                }
            } else if !field.is_tagged() {
                self.write_value(field.ty, self.form(field), from.look(index), writer)?;
            }
        }
        let Look::Tags(unknown) = from.look(UNKNOWN_TAGGED_FIELDS) else { return Ok(()) };
        if self.flexible {
            self.write_tagged(item, from, unknown, writer)
        } else {
            unknown.first().map_or(Ok(()), |(tag, _)| Err(EncodeError::InvalidTag { tag: *tag }))
        }
    }

    fn write_tagged(
        &self,
        item: &Struct,
        from: &dyn Fields,
        unknown: &UnknownTaggedFields,
        writer: &mut Writer,
    ) -> Result<(), EncodeError> {
        let mut tags = TaggedFields::new(unknown);
        // Schemas number their tags in rising order from 0, but do not always list them so.
        for tag in 0..item.fields.len() as i8 {
            let mut fields = (0..).zip(item.fields);
            let Some((index, field)) = fields.find(|(_, field)| field.tag == tag) else { break };
            let look = from.look(index);
            if self.has(field) && !is_default(field.ty, field.default, &look) {
                tags.field(tag as u32, |writer| {
                    self.write_value(field.ty, self.form(field), look, writer)
                })?;
            }
        }
        tags.finish(writer)
    }

    fn write_value(
        &self,
        ty: Type,
        form: Form,
        look: Look<'_>,
        writer: &mut Writer,
    ) -> Result<(), EncodeError> {
        match look {
            Look::Bool(value) => writer.bool(*value),
            Look::I8(value) => writer.i8(*value),
            Look::I16(value) => writer.i16(*value),
            Look::U16(value) => writer.u16(*value),
            Look::I32(value) => writer.i32(*value),
            Look::U32(value) => writer.u32(*value),
            Look::I64(value) => writer.i64(*value),
            Look::Uuid(value) => writer.uuid(*value),
            Look::Str(value) => writer.string(value, form.compact)?,
            Look::Bytes(value) => writer.owned_bytes(value, form.compact)?,
            Look::Struct(from) => {
                if let Type::Struct(item) = ty {
                    self.write_struct(item, from, writer)?;
                }
            }
            Look::Array(from) => {
                writer.count(from.count(), form.compact)?;
                let Type::Array(element) = ty else { return Ok(()) };
                for index in 0..from.count() {
                    self.write_value(*element, form, from.item(index), writer)?;
                }
            }
            Look::Nullable(from) => self.write_nullable(ty, form, from, writer)?,
            Look::Tags(_) | Look::Nothing => {}
        }
        Ok(())
    }

    fn write_nullable(
        &self,
        ty: Type,
        form: Form,
        from: &dyn Nullable,
        writer: &mut Writer,
    ) -> Result<(), EncodeError> {
        let is_struct = matches!(ty, Type::Struct(_));
        match from.item() {
            None if !form.nullable => {
                let (field, version) = (form.field, self.version);
                return Err(EncodeError::UnexpectedNull { field, version });
            }
            None if is_struct => writer.i8(-1),
            None if matches!(ty, Type::String) => writer.nullable_string(None, form.compact)?,
            None => writer.nullable_bytes(None, form.compact)?,
            Some(look) => {
                if is_struct && form.nullable {
                    writer.i8(1);
                }
                self.write_value(ty, form, look, writer)?;
            }
        }
        Ok(())
    }
}

/// Makes `to`, which is at its default, equal to `from`: what a derived `Clone` does, without code
/// for every struct.
pub(crate) fn copy(item: &Struct, from: &dyn Fields, to: &mut dyn Fields) {
    for (index, field) in (0..).zip(item.fields) {
        copy_value(field.ty, from.look(index), to.place(index));
    }
    let tags = from.look(UNKNOWN_TAGGED_FIELDS);
    if let (Look::Tags(from), Place::Tags(to)) = (tags, to.place(UNKNOWN_TAGGED_FIELDS)) {
        to.clone_from(from);
    }
}

fn copy_value(ty: Type, from: Look<'_>, to: Place<'_>) {
    match (from, to) {
        (Look::Bool(from), Place::Bool(to)) => *to = *from,
        (Look::I8(from), Place::I8(to)) => *to = *from,
        (Look::I16(from), Place::I16(to)) => *to = *from,
        (Look::U16(from), Place::U16(to)) => *to = *from,
        (Look::I32(from), Place::I32(to)) => *to = *from,
        (Look::U32(from), Place::U32(to)) => *to = *from,
        (Look::I64(from), Place::I64(to)) => *to = *from,
        (Look::Uuid(from), Place::Uuid(to)) => *to = *from,
        (Look::Str(from), Place::Str(to)) => to.clone_from(from),
        (Look::Bytes(from), Place::Bytes(to)) => to.clone_from(from),
        (Look::Struct(from), Place::Struct(to)) => {
            if let Type::Struct(item) = ty {
                copy(item, from, to);
            }
        }
        (Look::Array(from), Place::Array(to)) => {
            let Type::Array(element) = ty else { return };
            for index in 0..from.count() {
                copy_value(*element, from.item(index), to.push(from.count() - index));
            }
        }
        (Look::Nullable(from), Place::Nullable(to)) => match from.item() {
            Some(from) => copy_value(ty, from, to.fill()),
            None => to.clear(),
        },
        _ => {}
    }
}

/// Whether a value is the schema's default.
fn is_default(ty: Type, default: Default, look: &Look<'_>) -> bool {
    if let Look::Nullable(nullable) = look {
        let is_null = matches!(default, Default::Null);
        return nullable.item().map_or(is_null, |look| !is_null && is_default(ty, default, &look));
    }
    let number = match default {
        Default::Number(number) => *number,
        Default::True => 1,
        Default::Natural | Default::Null => 0,
    };
    match look {
        Look::Bool(value) => i64::from(**value) == number,
        Look::I8(value) => i64::from(**value) == number,
        Look::I16(value) => i64::from(**value) == number,
        Look::U16(value) => i64::from(**value) == number,
        Look::I32(value) => i64::from(**value) == number,
        Look::U32(value) => i64::from(**value) == number,
        Look::I64(value) => **value == number,
        Look::Uuid(value) => **value == Uuid::ZERO,
        Look::Str(value) => value.is_empty(),
        Look::Bytes(value) => value.is_empty(),
        Look::Array(value) => value.count() == 0,
        Look::Struct(value) => {
            let Type::Struct(item) = ty else { return true };
            let mut fields = (0..).zip(item.fields);
            fields.all(|(index, field)| is_default(field.ty, field.default, &value.look(index)))
                && matches!(value.look(UNKNOWN_TAGGED_FIELDS), Look::Tags(tags) if tags.is_empty())
        }
        Look::Nullable(_) | Look::Tags(_) | Look::Nothing => true,
    }
}
