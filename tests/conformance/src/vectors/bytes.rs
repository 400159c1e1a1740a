//! What stands in logs and on the wire, byte for byte: record batches, the consumer protocol, the
//! records of committed offsets.

use bytes::{BufMut, Bytes, BytesMut};
use client::assignor::{Assignment, Subscription};
use protocol::batch::{
    BatchOptions, ControlRecordType, Header, RecordBatch, RecordBatchBuilder, TimestampType,
};
use protocol::messages::{OffsetCommitKey, OffsetCommitValue};
use protocol::{Message, Writer};
use serde_json::Value;

use super::{Verdict, equal};
use crate::json::{from_hex, int, long, optional_hex, text};

pub(super) fn record_batch(case: &Value) -> Result<Verdict, String> {
    let expected = from_hex(&text(case, "hex"))?;
    equal("batch", &expected, &build(case)?)?;
    let batch = RecordBatch::first_of(&expected).map_err(|error| format!("{error:?}"))?;
    batch.validate().map_err(|error| format!("{error:?}"))?;
    let decoded = &case["decoded"];
    equal("size", &long(decoded, "size_in_bytes"), &(batch.size() as i64))?;
    equal("last offset", &long(decoded, "last_offset"), &batch.last_offset())?;
    equal("max timestamp", &long(decoded, "max_timestamp"), &batch.max_timestamp_ms())?;
    equal("crc", &long(decoded, "crc32c_unsigned"), &i64::from(batch.crc()))?;
    equal("last sequence", &long(decoded, "last_sequence"), &i64::from(batch.last_sequence()))?;
    equal("transactional", &(decoded["is_transactional"] == true), &batch.is_transactional())?;
    equal("control", &(decoded["is_control"] == true), &batch.is_control())?;
    Ok(Verdict::Passed)
}

fn build(case: &Value) -> Result<Bytes, String> {
    let control = case["kind"] == "control";
    let append_time = case["timestamp_type"] == "LOG_APPEND_TIME";
    let options = BatchOptions {
        base_offset: long(case, "base_offset"),
        partition_leader_epoch: long(case, "partition_leader_epoch") as i32,
        timestamp_type: if append_time {
            TimestampType::LogAppendTime
        } else {
            TimestampType::CreateTime
        },
        log_append_time_ms: case["log_append_time"].as_i64().unwrap_or(-1),
        producer_id: long(case, "producer_id"),
        producer_epoch: int(case, "producer_epoch"),
        base_sequence: case["base_sequence"].as_i64().unwrap_or(-1) as i32,
        is_transactional: case["kind"] == "transactional" || control,
        is_control: control,
        ..BatchOptions::default()
    };
    if control {
        let kind = match text(case, "control_type").as_str() {
            "ABORT" => ControlRecordType::Abort,
            "COMMIT" => ControlRecordType::Commit,
            other => return Err(format!("control type {other}")),
        };
        let epoch = long(case, "coordinator_epoch") as i32;
        let timestamp = long(case, "timestamp");
        return Ok(RecordBatchBuilder::end_transaction_marker(options, timestamp, kind, epoch));
    }
    let mut builder = RecordBatchBuilder::new(options, usize::MAX);
    for record in case["records"].as_array().into_iter().flatten() {
        let key = optional_hex(&record["key_hex"])?;
        let value = optional_hex(&record["value_hex"])?;
        let mut headers = Vec::new();
        for header in record["headers"].as_array().into_iter().flatten() {
            let name = header[0].as_str().unwrap_or_default();
            headers.push(Header { key: name.into(), value: optional_hex(&header[1])? });
        }
        let timestamp = long(record, "timestamp");
        builder.append(timestamp, key.as_deref(), value.as_deref(), &headers);
    }
    Ok(builder.finish())
}

pub(super) fn consumer_protocol(case: &Value) -> Result<Verdict, String> {
    let owned: Vec<(String, i32)> = case["owned"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|p| (p[0].as_str().unwrap_or_default().into(), p[1].as_i64().unwrap_or(0) as i32))
        .collect();
    // Eager members have given everything up before they subscribe anew.
    let still_owned =
        if case["assignor"] == "cooperative-sticky" { owned.clone() } else { Vec::new() };
    let subscription = Subscription {
        topics: case["topics"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|topic| topic.as_str().map(String::from))
            .collect(),
        user_data: optional_hex(&case["user_data_hex"])?,
        owned_partitions: still_owned,
        generation_id: long(case, "generation") as i32,
        rack_id: case["rack"].as_str().map(String::from),
    };
    let assignment = Assignment { partitions: owned, user_data: None };
    for version in 0..=3_i16 {
        let key = format!("v{version}");
        let expected = from_hex(&text(&case["subscription_hex"], &key))?;
        equal("subscription", &expected, &subscription.encode(version))?;
        let again = Subscription::decode(&expected).map_err(|error| format!("{error:?}"))?;
        equal("subscription read back", &expected, &again.encode(version))?;
        let expected = from_hex(&text(&case["assignment_of_owned_hex"], &key))?;
        equal("assignment", &expected, &assignment.encode(version))?;
        let again = Assignment::decode(&expected).map_err(|error| format!("{error:?}"))?;
        equal("assignment read back", &expected, &again.encode(version))?;
    }
    Ok(Verdict::Passed)
}

pub(super) fn offset_commit(case: &Value) -> Result<Verdict, String> {
    let key = OffsetCommitKey {
        group: text(case, "group").into(),
        topic: text(case, "topic").into(),
        partition: long(case, "partition") as i32,
    };
    equal("key", &from_hex(&text(case, "key_hex"))?, &record(&key, 1, 0)?)?;
    let mut value = OffsetCommitValue {
        offset: long(case, "offset"),
        leader_epoch: long(case, "leader_epoch") as i32,
        metadata: text(case, "metadata").into(),
        commit_timestamp: long(case, "commit_timestamp"),
        ..Default::default()
    };
    for (field, version) in [("value_v3_hex", 3), ("value_v4_no_topic_id_hex", 4)] {
        equal(field, &from_hex(&text(case, field))?, &record(&value, version, version)?)?;
    }
    value.topic_id = text(case, "topic_id").parse().map_err(|error| format!("{error:?}"))?;
    equal("value_v4", &from_hex(&text(case, "value_v4_hex"))?, &record(&value, 4, 4)?)?;
    Ok(Verdict::Passed)
}

/// Records of `__consumer_offsets` begin with two bytes of version; a key's is its kind.
fn record<M: Message>(message: &M, prefix: i16, version: i16) -> Result<Bytes, String> {
    let mut writer = Writer::with_capacity(64);
    message.write(&mut writer, version).map_err(|error| format!("{error:?}"))?;
    let mut out = BytesMut::new();
    out.put_i16(prefix);
    out.extend_from_slice(&writer.into_bytes());
    Ok(out.freeze())
}
