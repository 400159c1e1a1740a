//! From the JSON form to bytes, by table.

use core::fmt;

use bytes::Bytes;

use super::Value;
use crate::Uuid;
use crate::schema::{Field, Schema, Struct, Type};
use crate::sorted::sort_by_key;
use crate::wire::{EncodeError, TaggedFields, Writer};

/// Why a value is not the JSON form of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueError {
    /// A field of this version is missing.
    Missing {
        /// Its JSON name.
        field: &'static str,
    },
    /// A value of another type, or a number out of range.
    Mismatch {
        /// JSON name of the field.
        field: &'static str,
    },
    /// It is the JSON form, but this version cannot say it.
    Encode(EncodeError),
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { field } => write!(f, "field {field} is missing"),
            Self::Mismatch { field } => write!(f, "field {field} does not hold what it should"),
            Self::Encode(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for ValueError {}

impl From<EncodeError> for ValueError {
    fn from(error: EncodeError) -> Self {
        Self::Encode(error)
    }
}

/// The bytes of a message given in the JSON form of Kafka's `*JsonConverter` classes. Tagged fields
/// may be missing; members no field is named after are ignored.
///
/// # Errors
/// See [`ValueError`].
pub fn encode(schema: &Schema, version: i16, value: &Value) -> Result<Bytes, ValueError> {
    let mut writer = Writer::default();
    write(schema, version, Missing::Error, value, &mut writer)?;
    Ok(writer.into_bytes())
}

/// What a missing member stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Nothing: every field of the version must be there.
    Error,
    /// The schema's default.
    Default,
}

/// As [`encode()`], behind what is in `writer`.
///
/// # Errors
/// See [`ValueError`].
pub fn write(
    schema: &Schema,
    version: i16,
    missing: Missing,
    value: &Value,
    writer: &mut Writer,
) -> Result<(), ValueError> {
    if !schema.versions.contains(version) {
        let message = schema.root.name;
        return Err(EncodeError::UnsupportedVersion { message, version }.into());
    }
    let walk = Walk { version, flexible: schema.is_flexible(version), missing };
    walk.fields(schema.root, value, writer)
}

struct Walk {
    version: i16,
    flexible: bool,
    missing: Missing,
}

impl Walk {
    fn fields(&self, item: &Struct, value: &Value, writer: &mut Writer) -> Result<(), ValueError> {
        let mut tagged: Vec<(&Field, &Value)> = Vec::new();
        for field in item.fields {
            let given = value.member(field.name);
            let is_set = given.is_some_and(|given| !given.is_default_of(field));
            let is_present = field.versions.contains(self.version);
            match given {
                _ if !is_present && is_set && !field.ignorable => {
                    let (field, version) = (field.name, self.version);
                    return Err(EncodeError::NonDefault { field, version }.into());
                }
                _ if !is_present => {}
                Some(given) if field.is_tagged() && is_set => tagged.push((field, given)),
                _ if field.is_tagged() => {}
                Some(given) => self.field(field, given, writer)?,
                None if self.missing == Missing::Default => {
                    self.field(field, &Value::default_of(field), writer)?;
                }
                None => return Err(ValueError::Missing { field: field.name }),
            }
        }
        if !self.flexible {
            return Ok(());
        }
        sort_by_key(&mut tagged, |(field, _)| field.tag);
        let unknown = Vec::new();
        let mut tags = TaggedFields::new(&unknown);
        for (field, given) in tagged {
            let mut failure = None;
            tags.field(field.tag as u32, |writer| {
                failure = self.field(field, given, writer).err();
                Ok(())
            })?;
            if let Some(failure) = failure {
                return Err(failure);
            }
        }
        Ok(tags.finish(writer)?)
    }

    fn field(
        &self,
        field: &'static Field,
        value: &Value,
        writer: &mut Writer,
    ) -> Result<(), ValueError> {
        if *value == Value::Null && !field.nullable.contains(self.version) {
            let (field, version) = (field.name, self.version);
            return Err(EncodeError::UnexpectedNull { field, version }.into());
        }
        if matches!(field.ty, Type::Struct(_)) && field.nullable.contains(self.version) {
            writer.i8(if *value == Value::Null { -1 } else { 1 });
            if *value == Value::Null {
                return Ok(());
            }
        }
        self.value(field, field.ty, value, writer)
    }

    fn value(
        &self,
        field: &'static Field,
        ty: Type,
        value: &Value,
        writer: &mut Writer,
    ) -> Result<(), ValueError> {
        let compact = self.flexible && !field.never_compact;
        let mismatch = ValueError::Mismatch { field: field.name };
        match (ty, value) {
            (Type::Bool, Value::Bool(value)) => writer.bool(*value),
            (Type::Float64, Value::Float(value)) => writer.f64(*value),
            (Type::Float64, Value::Int(value)) => writer.f64(*value as f64),
            (_, Value::Int(value)) => integer(ty, *value, writer).ok_or(mismatch)?,
            (Type::Uuid, Value::Str(text)) => {
                let id: Uuid = text.parse().map_err(|_| mismatch)?;
                writer.uuid(id);
            }
            (Type::String, Value::Str(text)) => writer.string(text, compact)?,
            (Type::String, Value::Null) => writer.nullable_string(None, compact)?,
            (Type::Bytes | Type::Records, Value::Str(_)) => {
                writer.bytes(&value.to_bytes().ok_or(mismatch)?, compact)?;
            }
            (Type::Bytes | Type::Records | Type::Array(_), Value::Null) => {
                writer.nullable_bytes(None, compact)?;
            }
            (Type::Struct(item), Value::Object(_)) => self.fields(item, value, writer)?,
            (Type::Array(element), Value::Array(values)) => {
                writer.count(values.len(), compact)?;
                for value in values {
                    self.value(field, *element, value, writer)?;
                }
            }
            _ => return Err(mismatch),
        }
        Ok(())
    }
}

fn integer(ty: Type, value: i64, writer: &mut Writer) -> Option<()> {
    match ty {
        Type::Int8 => writer.i8(value.try_into().ok()?),
        Type::Int16 => writer.i16(value.try_into().ok()?),
        Type::Uint16 => writer.u16(value.try_into().ok()?),
        Type::Int32 => writer.i32(value.try_into().ok()?),
        Type::Uint32 => writer.u32(value.try_into().ok()?),
        Type::Int64 => writer.i64(value),
        _ => return None,
    }
    Some(())
}
