//! Record batches, hashes, the consumer protocol and offset commits, against vectors made by Apache
//! Kafka itself.

#![cfg(not(target_arch = "wasm32"))]

mod support;

use protocol::batch::{
    BatchOptions, ControlRecordType, Header, RecordBatch, RecordBatchBuilder, Stamp, TimestampType,
    stamp,
};
use protocol::hash::{coordinator_partition, java_string_hash, murmur2, to_positive};
use protocol::messages::{
    ConsumerProtocolAssignment, ConsumerProtocolSubscription, EndTxnMarker, OffsetCommitKey,
    OffsetCommitValue,
};
use protocol::messages::{consumer_protocol_assignment, consumer_protocol_subscription};
use protocol::{Bytes, Message, Str, Uuid, records};
use serde_json::Value;
use support::{cases, hex, unhex};

fn int(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn small(value: &Value) -> i32 {
    int(value).try_into().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no string"))
}

fn optional_bytes(value: &Value) -> Option<Bytes> {
    value.as_str().map(unhex)
}

fn options(case: &Value) -> BatchOptions {
    let log_append_time = case["timestamp_type"] == "LOG_APPEND_TIME";
    BatchOptions {
        base_offset: int(&case["base_offset"]),
        partition_leader_epoch: small(&case["partition_leader_epoch"]),
        timestamp_type: if log_append_time {
            TimestampType::LogAppendTime
        } else {
            TimestampType::CreateTime
        },
        log_append_time_ms: int(&case["decoded"]["max_timestamp"]),
        producer_id: int(&case["producer_id"]),
        producer_epoch: small(&case["producer_epoch"]) as i16,
        base_sequence: case["base_sequence"].as_i64().unwrap_or(-1) as i32,
        is_transactional: case["decoded"]["is_transactional"] == true,
        is_control: false,
        ..BatchOptions::default()
    }
}

fn headers(record: &Value) -> Vec<Header> {
    let headers = record["headers"].as_array().unwrap().iter();
    headers
        .map(|header| {
            let (key, value) = match header {
                Value::Array(pair) => (&pair[0], &pair[1]),
                object => (&object["key"], &object["value_hex"]),
            };
            Header { key: Str::from(text(key)), value: optional_bytes(value) }
        })
        .collect()
}

fn build(case: &Value) -> Bytes {
    if case["kind"] == "control" {
        let control_type = match text(&case["control_type"]) {
            "COMMIT" => ControlRecordType::Commit,
            _ => ControlRecordType::Abort,
        };
        let (time_ms, epoch) = (int(&case["timestamp"]), small(&case["coordinator_epoch"]));
        return RecordBatchBuilder::end_transaction_marker(
            options(case),
            time_ms,
            control_type,
            epoch,
        );
    }
    let mut builder = RecordBatchBuilder::new(options(case), usize::MAX);
    for record in case["records"].as_array().unwrap() {
        let key = optional_bytes(&record["key_hex"]);
        let value = optional_bytes(&record["value_hex"]);
        let time_ms = int(&record["timestamp"]);
        builder.append(time_ms, key.as_deref(), value.as_deref(), &headers(record));
    }
    builder.finish()
}

#[test]
fn batches_are_built_byte_for_byte() {
    for case in cases("generated-record-batch-open.json") {
        assert_eq!(hex(&build(&case)), text(&case["hex"]), "{case}");
    }
}

#[test]
fn batches_are_read_as_they_were_written() {
    for case in cases("generated-record-batch-open.json") {
        let batch = RecordBatch::first_of(&unhex(text(&case["hex"]))).unwrap();
        let decoded = &case["decoded"];
        batch.validate().unwrap();
        assert_eq!(batch.size() as i64, int(&decoded["size_in_bytes"]));
        assert_eq!(batch.last_offset(), int(&decoded["last_offset"]));
        assert_eq!(batch.max_timestamp_ms(), int(&decoded["max_timestamp"]));
        assert_eq!(i64::from(batch.crc()), int(&decoded["crc32c_unsigned"]));
        assert_eq!(i64::from(batch.last_sequence()), int(&decoded["last_sequence"]));
        assert_eq!(batch.is_transactional(), decoded["is_transactional"] == true);
        assert_eq!(batch.is_control(), decoded["is_control"] == true);
        let read: Vec<_> = batch.records().unwrap().map(Result::unwrap).collect();
        if case["kind"] == "control" {
            let name = format!("{:?}", read[0].control_type().unwrap()).to_uppercase();
            assert_eq!(name, text(&case["control_type"]));
            let (_, marker) =
                EndTxnMarker::decode_versioned(read[0].value.as_ref().unwrap()).unwrap();
            assert_eq!(marker.coordinator_epoch, small(&case["coordinator_epoch"]));
            continue;
        }
        let written = case["records"].as_array().unwrap();
        assert_eq!(read.len(), written.len());
        for (index, (read, written)) in read.iter().zip(written).enumerate() {
            assert_eq!(read.offset, batch.base_offset() + index as i64);
            assert_eq!(read.key, optional_bytes(&written["key_hex"]));
            assert_eq!(read.value, optional_bytes(&written["value_hex"]));
            assert_eq!(read.headers, headers(written));
            if batch.timestamp_type() == TimestampType::CreateTime {
                assert_eq!(read.timestamp_ms, int(&written["timestamp"]));
            } else {
                assert_eq!(read.timestamp_ms, batch.max_timestamp_ms());
            }
        }
    }
}

#[test]
fn a_leader_stamps_what_a_producer_built() {
    for case in cases("generated-record-batch-open.json") {
        if case["kind"] == "control" {
            continue;
        }
        let sent = BatchOptions {
            base_offset: 0,
            partition_leader_epoch: -1,
            timestamp_type: TimestampType::CreateTime,
            ..options(&case)
        };
        let mut builder = RecordBatchBuilder::new(sent, usize::MAX);
        for record in case["records"].as_array().unwrap() {
            let (key, value) = (&record["key_hex"], &record["value_hex"]);
            let (key, value) = (optional_bytes(key), optional_bytes(value));
            let time_ms = int(&record["timestamp"]);
            builder.append(time_ms, key.as_deref(), value.as_deref(), &headers(record));
        }
        let append_time = case["timestamp_type"] == "LOG_APPEND_TIME";
        let header = Stamp {
            base_offset: int(&case["base_offset"]),
            partition_leader_epoch: small(&case["partition_leader_epoch"]),
            log_append_time_ms: append_time.then(|| int(&case["decoded"]["max_timestamp"])),
        };
        let sent = builder.finish();
        let shared = stamp(sent.clone(), header);
        assert_eq!(hex(&shared), text(&case["hex"]));
        drop(shared);
        let place = sent.as_ptr();
        let unique = stamp(sent, header);
        assert_eq!(hex(&unique), text(&case["hex"]));
        assert_eq!(unique.as_ptr(), place, "bytes without another owner are not copied");
    }
}

#[test]
fn batches_follow_one_another() {
    let all: Vec<Bytes> = cases("generated-record-batch-open.json")
        .iter()
        .map(|case| unhex(text(&case["hex"])))
        .collect();
    let log = Bytes::from(all.concat());
    let read: Vec<_> = records::batches(log).map(|batch| batch.unwrap().bytes().clone()).collect();
    assert_eq!(read, all);
}

#[test]
fn keys_hash_as_in_kafka() {
    for name in ["generated-murmur2-open.json", "upstream-murmur2.json"] {
        for case in cases(name) {
            let key = match case["key_hex"].as_str() {
                Some(key) => unhex(key),
                None => Bytes::copy_from_slice(text(&case["key_utf8"]).as_bytes()),
            };
            let hash = murmur2(&key);
            assert_eq!(i64::from(hash), int(&case["murmur2"]), "{case}");
            for (count, partition) in case["partition_for"].as_object().into_iter().flatten() {
                let count: i32 = count.parse().unwrap();
                assert_eq!(to_positive(hash) % count, small(partition), "{case}");
            }
        }
    }
}

#[test]
fn groups_find_their_coordinator() {
    for case in cases("generated-group-coordinator-hash-open.json") {
        let group = text(&case["group_id"]);
        assert_eq!(java_string_hash(group), small(&case["java_string_hash"]), "{case}");
        for (count, partition) in case["coordinator_partition_for"].as_object().unwrap() {
            let expected = Some(small(partition));
            assert_eq!(coordinator_partition(group, count.parse().unwrap()), expected, "{case}");
        }
    }
}

/// Owned partitions by topic, in the order of first mention.
fn by_topic(case: &Value) -> Vec<(Str, Vec<i32>)> {
    let mut topics: Vec<(Str, Vec<i32>)> = Vec::new();
    for owned in case["owned"].as_array().unwrap() {
        let (topic, partition) = (Str::from(text(&owned[0])), small(&owned[1]));
        match topics.iter_mut().find(|(known, _)| *known == topic) {
            Some((_, partitions)) => partitions.push(partition),
            None => topics.push((topic, vec![partition])),
        }
    }
    topics
}

fn subscription(case: &Value, version: i16) -> ConsumerProtocolSubscription {
    let topics = case["topics"].as_array().unwrap().iter();
    let mut subscription = ConsumerProtocolSubscription {
        topics: topics.map(|topic| Str::from(text(topic))).collect(),
        user_data: optional_bytes(&case["user_data_hex"]),
        ..ConsumerProtocolSubscription::default()
    };
    // Eager assignors own nothing when they join; sticky tells its past in its user data.
    if version >= 1 && case["assignor"] == "cooperative-sticky" {
        let owned = by_topic(case).into_iter();
        subscription.owned_partitions = owned
            .map(|(topic, partitions)| consumer_protocol_subscription::TopicPartition {
                topic,
                partitions,
            })
            .collect();
    }
    if version >= 2 {
        subscription.generation_id = small(&case["generation"]);
    }
    if version >= 3 {
        subscription.rack_id = case["rack"].as_str().map(Str::from);
    }
    subscription
}

fn assignment(case: &Value) -> ConsumerProtocolAssignment {
    let owned = by_topic(case).into_iter();
    ConsumerProtocolAssignment {
        assigned_partitions: owned
            .map(|(topic, partitions)| consumer_protocol_assignment::TopicPartition {
                topic,
                partitions,
            })
            .collect(),
        ..ConsumerProtocolAssignment::default()
    }
}

#[test]
fn the_embedded_consumer_protocol_is_kafkas() {
    for case in cases("generated-consumer-protocol-bytes-open.json") {
        for version in 0..=3_i16 {
            let key = format!("v{version}");
            let bytes = unhex(text(&case["subscription_hex"][&key]));
            let (read_version, mut read) =
                ConsumerProtocolSubscription::decode_versioned(&bytes).unwrap();
            assert_eq!(read_version, version);
            assert_eq!(hex(&read.encode_versioned(version).unwrap()), hex(&bytes));
            // Kafka groups partitions by topic in the order of a hash map.
            let mut expected = subscription(&case, version);
            read.owned_partitions.sort_by(|a, b| a.topic.cmp(&b.topic));
            expected.owned_partitions.sort_by(|a, b| a.topic.cmp(&b.topic));
            assert_eq!(read, expected, "{case}");

            let bytes = unhex(text(&case["assignment_of_owned_hex"][&key]));
            let (read_version, mut read) =
                ConsumerProtocolAssignment::decode_versioned(&bytes).unwrap();
            assert_eq!(read_version, version);
            assert_eq!(hex(&read.encode_versioned(version).unwrap()), hex(&bytes));
            let mut expected = assignment(&case);
            read.assigned_partitions.sort_by(|a, b| a.topic.cmp(&b.topic));
            expected.assigned_partitions.sort_by(|a, b| a.topic.cmp(&b.topic));
            assert_eq!(read, expected, "{case}");
        }
    }
}

#[test]
fn a_newer_subscription_is_read_as_the_newest_known() {
    let mut bytes = unhex("00030000000100066c6f67735f78ffffffff000000000000001effff").to_vec();
    bytes[1] = 9;
    let (version, read) =
        ConsumerProtocolSubscription::decode_versioned(&Bytes::from(bytes)).unwrap();
    assert_eq!((version, read.generation_id), (9, 30));
}

#[test]
fn offset_commits_are_records_as_kafka_writes_them() {
    for case in cases("generated-offset-commit-records-open.json") {
        let key = OffsetCommitKey {
            group: text(&case["group"]).into(),
            topic: text(&case["topic"]).into(),
            partition: small(&case["partition"]),
        };
        let key_hex = text(&case["key_hex"]);
        let mut key_bytes = OffsetCommitKey::API_KEY.to_be_bytes().to_vec();
        key_bytes.extend_from_slice(&key.encode(0).unwrap());
        assert_eq!(hex(&key_bytes), key_hex);
        assert_eq!(OffsetCommitKey::decode(unhex(key_hex).slice(2..), 0).unwrap(), key);

        let value = OffsetCommitValue {
            offset: int(&case["offset"]),
            leader_epoch: small(&case["leader_epoch"]),
            metadata: text(&case["metadata"]).into(),
            commit_timestamp: int(&case["commit_timestamp"]),
            ..OffsetCommitValue::default()
        };
        let topic_id: Uuid = text(&case["topic_id"]).parse().unwrap();
        let with_topic_id = OffsetCommitValue { topic_id, ..value.clone() };
        for (name, version, value) in [
            ("value_v3_hex", 3, &value),
            ("value_v4_no_topic_id_hex", 4, &value),
            ("value_v4_hex", 4, &with_topic_id),
        ] {
            let bytes = unhex(text(&case[name]));
            assert_eq!(hex(&value.encode_versioned(version).unwrap()), hex(&bytes), "{name}");
            assert_eq!(
                OffsetCommitValue::decode_versioned(&bytes).unwrap(),
                (version, value.clone())
            );
        }
    }
}
