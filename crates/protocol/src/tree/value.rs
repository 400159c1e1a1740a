//! `Value`: JSON, as much of it as messages need.

use core::fmt;

use crate::Uuid;
use crate::base64;
use crate::schema::{Default, Field, Type};

/// A JSON value. Objects keep their order.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number without decimals.
    Int(i64),
    /// A number with decimals.
    Float(f64),
    /// A string.
    Str(String),
    /// A list.
    Array(Vec<Self>),
    /// Members in their order.
    Object(Vec<(String, Self)>),
}

impl Value {
    /// Bytes in Kafka's form: standard base64 with padding.
    pub fn base64(bytes: &[u8]) -> Self {
        Self::Str(base64::encode(bytes, base64::STANDARD))
    }

    /// The bytes of a string made by [`Self::base64`].
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        match self {
            Self::Str(text) => base64::decode(text, base64::STANDARD),
            _ => None,
        }
    }

    /// The member called `name` of an object.
    pub fn member(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// An object with these members.
    pub fn object(members: Vec<(&str, Self)>) -> Self {
        Self::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// The member called `name` as text; `None` where it is null, missing or no text.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.member(name) {
            Some(Self::Str(text)) => Some(text),
            _ => None,
        }
    }

    /// The member called `name` as a number; 0 where it is none.
    pub fn int(&self, name: &str) -> i64 {
        match self.member(name) {
            Some(Self::Int(number)) => *number,
            _ => 0,
        }
    }

    /// Whether the member called `name` is true.
    pub fn flag(&self, name: &str) -> bool {
        self.member(name) == Some(&Self::Bool(true))
    }

    /// The elements of the member called `name`; none where it is null or no list.
    pub fn list(&self, name: &str) -> &[Self] {
        match self.member(name) {
            Some(Self::Array(values)) => values,
            _ => &[],
        }
    }

    /// What `field` holds when nobody says otherwise.
    pub(crate) fn default_of(field: &Field) -> Self {
        match (field.default, field.ty) {
            (Default::Null, _) => Self::Null,
            (Default::True, _) => Self::Bool(true),
            (Default::Number(number), _) => Self::Int(*number),
            (Default::Natural, Type::Bool) => Self::Bool(false),
            (Default::Natural, Type::Float64) => Self::Float(0.0),
            (Default::Natural, Type::Uuid) => Self::Str(Uuid::ZERO.to_string()),
            (Default::Natural, Type::String | Type::Bytes | Type::Records) => {
                Self::Str(String::new())
            }
            (Default::Natural, Type::Array(_)) => Self::Array(Vec::new()),
            (Default::Natural, Type::Struct(_)) => Self::Object(Vec::new()),
            (Default::Natural, _) => Self::Int(0),
        }
    }

    /// Whether this is what `field` holds when nobody says otherwise.
    pub(crate) fn is_default_of(&self, field: &Field) -> bool {
        match field.default {
            Default::Null => *self == Self::Null,
            Default::True => *self == Self::Bool(true),
            Default::Number(number) => *self == Self::Int(*number),
            Default::Natural => match (self, field.ty) {
                (Self::Bool(value), _) => !value,
                (Self::Int(value), _) => *value == 0,
                (Self::Float(value), _) => *value == 0.0,
                (Self::Str(value), Type::Uuid) => value.parse() == Ok(Uuid::ZERO),
                (Self::Str(value), _) => value.is_empty(),
                (Self::Array(values), _) => values.is_empty(),
                (Self::Object(_), Type::Struct(item)) => item.fields.iter().all(|field| {
                    self.member(field.name).is_none_or(|value| value.is_default_of(field))
                }),
                _ => false,
            },
        }
    }
}

impl From<i16> for Value {
    fn from(number: i16) -> Self {
        Self::Int(number.into())
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Int(number.into())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Str(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Str(text)
    }
}

impl fmt::Display for Value {
    /// JSON without spaces.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Int(value) => write!(f, "{value}"),
            Self::Float(value) if value.is_finite() => write!(f, "{value:?}"),
            Self::Float(value) => write!(f, "\"{value}\""),
            Self::Str(text) => quote(text, f),
            Self::Array(values) => {
                f.write_str("[")?;
                for (index, value) in values.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { "," })?;
                    write!(f, "{value}")?;
                }
                f.write_str("]")
            }
            Self::Object(members) => {
                f.write_str("{")?;
                for (index, (name, value)) in members.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { "," })?;
                    quote(name, f)?;
                    write!(f, ":{value}")?;
                }
                f.write_str("}")
            }
        }
    }
}

fn quote(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("\"")?;
    for c in text.chars() {
        match c {
            '"' | '\\' => write!(f, "\\{c}")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            c if c.is_control() => write!(f, "\\u{:04x}", c as u32)?,
            c => write!(f, "{c}")?,
        }
    }
    f.write_str("\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_print_as_json() {
        let value = Value::Object(vec![
            ("a".to_owned(), Value::Array(vec![Value::Null, Value::Int(-1), Value::Float(2.0)])),
            ("\"b\u{1}\n".to_owned(), Value::base64(b"hi")),
        ]);
        assert_eq!(value.to_string(), r#"{"a":[null,-1,2.0],"\"b\u0001\n":"aGk="}"#);
        assert_eq!(
            value.member("\"b\u{1}\n").and_then(Value::to_bytes).as_deref(),
            Some(&b"hi"[..])
        );
    }
}
