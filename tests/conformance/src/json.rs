//! Between JSON as Kafka's own converters write it and our protocol.

use bytes::Bytes;
use serde_json::Value;

/// Bytes written as hexadecimal digits.
///
/// # Errors
/// When they are not.
pub fn from_hex(text: &str) -> Result<Bytes, String> {
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    text.as_bytes()
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
            _ => None,
        })
        .collect::<Option<Vec<u8>>>()
        .map(Bytes::from)
        .ok_or_else(|| format!("not hexadecimal: {text:.40}"))
}

/// The same, `None` for null or absent.
///
/// # Errors
/// When they are not.
pub fn optional_hex(value: &Value) -> Result<Option<Bytes>, String> {
    value.as_str().map(from_hex).transpose()
}

/// A text member, empty where there is none.
pub fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

/// A number member, 0 where there is none.
pub fn long(value: &Value, key: &str) -> i64 {
    value[key].as_i64().unwrap_or_default()
}

/// A small number member, 0 where there is none.
pub fn int(value: &Value, key: &str) -> i16 {
    long(value, key) as i16
}
