//! The bytes of a recorded request with our own values put in where the recording says so.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde_json::Value;

use super::paths;
use crate::json;

/// Values captured from our own answers.
pub type Captured = BTreeMap<String, Value>;

/// The bytes to send for a step.
///
/// # Errors
/// In words, when a value is missing or does not fit.
pub fn bytes(step: &Value, captured: &Captured) -> Result<Bytes, String> {
    let recorded = json::from_hex(step["request_hex"].as_str().unwrap_or_default())?;
    let substitutes: Vec<&Value> = step["substitute"].as_array().into_iter().flatten().collect();
    if substitutes.is_empty() {
        return Ok(recorded);
    }
    patched(step, &recorded, &substitutes, captured)?
        .map_or_else(|| encoded(step, &recorded, &substitutes, captured), Ok)
}

/// In place, where every value is as long as the recorded one.
fn patched(
    step: &Value,
    recorded: &Bytes,
    substitutes: &[&Value],
    captured: &Captured,
) -> Result<Option<Bytes>, String> {
    let mut out = recorded.to_vec();
    for substitute in substitutes {
        let (Some(at), Some(len)) = (substitute["at"].as_u64(), substitute["len"].as_u64()) else {
            return Ok(None);
        };
        let (at, len) = (at as usize, len as usize);
        let value = value(substitute, captured)?;
        let Some(new) = binary(value, len) else { return Ok(None) };
        out.get_mut(at..at + len).ok_or("substitute beyond the request")?.copy_from_slice(&new);
    }
    for resign in step["resign"].as_array().into_iter().flatten() {
        let number = |key: &str| resign[key].as_u64().unwrap_or_default() as usize;
        let crc = protocol::crc::crc32c(&out[number("from")..number("to")]);
        let at = number("crc_at");
        out[at..at + 4].copy_from_slice(&crc.to_be_bytes());
    }
    Ok(Some(out.into()))
}

fn binary(value: &Value, len: usize) -> Option<Vec<u8>> {
    if let Some(number) = value.as_i64() {
        return Some(number.to_be_bytes()[8 - len.min(8)..].to_vec());
    }
    let text = value.as_str()?;
    if len == 16 && text.len() == 22 {
        return text.parse::<protocol::Uuid>().ok().map(|id| id.0.to_vec());
    }
    (text.len() == len).then(|| text.as_bytes().to_vec())
}

/// By way of the JSON form.
fn encoded(
    step: &Value,
    recorded: &Bytes,
    substitutes: &[&Value],
    captured: &Captured,
) -> Result<Bytes, String> {
    let (key, version) = (json::int(step, "key"), json::int(step, "version"));
    let mut body = step["request"].clone();
    let old = json::encode_request_body(key, version, &body)?;
    for substitute in substitutes {
        let path = paths::parse(substitute["path"].as_str().unwrap_or_default());
        if substitute["field"].is_string() {
            return Err("a substitute inside records needs a value as long as the old".into());
        }
        // A field this version does not have yet needs no value.
        if !paths::select(&body, &path).is_empty() {
            paths::replace(&mut body, &path, value(substitute, captured)?)?;
        }
    }
    let new = json::encode_request_body(key, version, &body)?;
    let header = &recorded[4..recorded.len() - old.len()];
    let mut out = ((header.len() + new.len()) as i32).to_be_bytes().to_vec();
    out.extend_from_slice(header);
    out.extend_from_slice(&new);
    Ok(out.into())
}

fn value<'a>(substitute: &Value, captured: &'a Captured) -> Result<&'a Value, String> {
    let name = substitute["var"].as_str().unwrap_or_default();
    captured.get(name).ok_or_else(|| format!("no value for '{name}' yet"))
}
