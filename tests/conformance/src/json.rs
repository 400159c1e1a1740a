//! Between JSON as Kafka's own converters write it and our protocol.

use bytes::Bytes;
use protocol::batch::{Record, RecordBatch};
use protocol::wire::Writer;
use protocol::{ApiKey, schema, tree};
use serde_json::{Value, json};

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

/// The key of an API by Kafka's name.
///
/// # Errors
/// When there is no such API.
pub fn key_of(api: &str) -> Result<i16, String> {
    (0..=i16::from(u8::MAX))
        .find(|key| ApiKey::from_i16(*key).is_some_and(|found| found.name() == api))
        .ok_or_else(|| format!("no API {api}"))
}

/// The body of a response frame as Kafka's JSON, `recordsDecoded` beside every `records`.
///
/// # Errors
/// When the bytes are no such response.
pub fn decode_response(key: i16, version: i16, frame: &Bytes) -> Result<Value, String> {
    let api = ApiKey::from_i16(key).ok_or_else(|| format!("no API {key}"))?;
    let tree = tree::response(api, version, frame).map_err(|error| format!("{error:?}"))?;
    if tree.child("rest").is_some() {
        return Err("bytes follow the response".into());
    }
    let body = tree.child("body").ok_or("no body")?;
    let mut value = from_tree(&body.to_value());
    decode_records(&mut value);
    Ok(value)
}

/// A request body in Kafka's JSON as bytes.
///
/// # Errors
/// When a field is missing or of another type.
pub fn encode_request_body(key: i16, version: i16, body: &Value) -> Result<Bytes, String> {
    let schema = schema::request(key).ok_or_else(|| format!("no API {key}"))?;
    tree::encode(schema, version, &to_tree(body)).map_err(|error| format!("{error:?}"))
}

/// The same in another version than `body` was written for: fields it lacks are at their defaults.
///
/// # Errors
/// When the version cannot say it.
pub fn encode_request_body_leniently(
    key: i16,
    version: i16,
    body: &Value,
) -> Result<Bytes, String> {
    let schema = schema::request(key).ok_or_else(|| format!("no API {key}"))?;
    let mut writer = Writer::default();
    tree::write(schema, version, tree::Missing::Default, &to_tree(body), &mut writer)
        .map_err(|error| format!("{error:?}"))?;
    Ok(writer.into_bytes())
}

/// A tree's value as JSON.
pub fn from_tree(value: &tree::Value) -> Value {
    match value {
        tree::Value::Null => Value::Null,
        tree::Value::Bool(value) => Value::Bool(*value),
        tree::Value::Int(value) => (*value).into(),
        tree::Value::Float(value) => (*value).into(),
        tree::Value::Str(value) => Value::String(value.clone()),
        tree::Value::Array(values) => values.iter().map(from_tree).collect(),
        tree::Value::Object(members) => Value::Object(
            members.iter().map(|(name, value)| (name.clone(), from_tree(value))).collect(),
        ),
    }
}

fn to_tree(value: &Value) -> tree::Value {
    match value {
        Value::Null => tree::Value::Null,
        Value::Bool(value) => tree::Value::Bool(*value),
        Value::Number(number) => number.as_i64().map_or_else(
            || tree::Value::Float(number.as_f64().unwrap_or_default()),
            tree::Value::Int,
        ),
        Value::String(text) => tree::Value::Str(text.clone()),
        Value::Array(values) => tree::Value::Array(values.iter().map(to_tree).collect()),
        Value::Object(members) => tree::Value::Object(
            members
                .iter()
                .filter(|(name, _)| *name != "recordsDecoded")
                .map(|(name, value)| (name.clone(), to_tree(value)))
                .collect(),
        ),
    }
}

fn decode_records(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(decode_records),
        Value::Object(members) => {
            members.values_mut().for_each(decode_records);
            let bytes = members
                .get("records")
                .and_then(Value::as_str)
                .and_then(|text| tree::Value::Str(text.to_owned()).to_bytes());
            if let Some(bytes) = bytes {
                members.insert("recordsDecoded".into(), batches(&bytes.into()));
            }
        }
        _ => {}
    }
}

fn batches(bytes: &Bytes) -> Value {
    protocol::records::batches(bytes.clone())
        .map(|batch| match batch {
            Ok(batch) => self::batch(&batch),
            Err(error) => json!({"error": format!("{error:?}")}),
        })
        .collect()
}

fn batch(batch: &RecordBatch) -> Value {
    let records: Value = match batch.records() {
        Ok(records) => records
            .map(|record| match record {
                Ok(record) => self::record(&record),
                Err(error) => json!({"error": format!("{error:?}")}),
            })
            .collect(),
        Err(error) => json!({"error": format!("{error:?}")}),
    };
    json!({
        "baseOffset": batch.base_offset(),
        "size": batch.size(),
        "partitionLeaderEpoch": batch.partition_leader_epoch(),
        "crc": batch.crc(),
        "crcValid": batch.validate_crc().is_ok(),
        "lastOffsetDelta": batch.last_offset_delta(),
        "baseTimestamp": batch.base_timestamp_ms(),
        "maxTimestamp": batch.max_timestamp_ms(),
        "producerId": batch.producer_id(),
        "producerEpoch": batch.producer_epoch(),
        "baseSequence": batch.base_sequence(),
        "recordsCount": batch.record_count(),
        "compression": format!("{:?}", batch.compression()),
        "timestampType": format!("{:?}", batch.timestamp_type()),
        "isTransactional": batch.is_transactional(),
        "isControl": batch.is_control(),
        "hasDeleteHorizon": batch.has_delete_horizon(),
        "records": records,
    })
}

fn record(record: &Record) -> Value {
    let bytes = |bytes: &Option<Bytes>| bytes.as_ref().map(|bytes| format!("{bytes:?}"));
    let headers: Value = record
        .headers
        .iter()
        .map(|header| json!([header.key.as_str(), bytes(&header.value)]))
        .collect();
    json!({
        "offset": record.offset,
        "timestamp": record.timestamp_ms,
        "key": bytes(&record.key),
        "value": bytes(&record.value),
        "headers": headers,
    })
}
