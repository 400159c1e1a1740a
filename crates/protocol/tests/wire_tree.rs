//! Every frame recorded from Apache Kafka, of every API, taken apart by table: the fields are those
//! of Kafka's own JSON, the JSON becomes the same bytes again, and every byte belongs to a field.

#![cfg(not(target_arch = "wasm32"))]

mod support;

use protocol::tree::{self, Node, Value};
use protocol::{ApiKey, Bytes, schema};
use serde_json::Value as Json;
use support::{Step, hex, steps};

/// The JSON without what the recording adds for the reader.
fn bare(json: &Json) -> Json {
    match json {
        Json::Object(members) => members
            .iter()
            .filter(|(name, _)| *name != "recordsDecoded")
            .map(|(name, value)| (name.clone(), bare(value)))
            .collect(),
        Json::Array(values) => values.iter().map(bare).collect(),
        other => other.clone(),
    }
}

fn to_value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => match number.as_i64() {
            Some(number) => Value::Int(number),
            None => Value::Float(number.as_f64().unwrap()),
        },
        Json::String(text) => Value::Str(text.clone()),
        Json::Array(values) => Value::Array(values.iter().map(to_value).collect()),
        Json::Object(members) => Value::Object(
            members.iter().map(|(name, value)| (name.clone(), to_value(value))).collect(),
        ),
    }
}

/// Children lie within their parent, in the order of the bytes once sorted, without overlap; what
/// was compressed has no bytes of its own, and all its parts have the range of the whole.
fn check_ranges(node: &Node, name: &str) {
    let whole = |child: &Node| child.range == node.range;
    if node.children().len() > 1 && node.children().iter().all(whole) {
        node.children().iter().for_each(|child| check_ranges(child, name));
        return;
    }
    let mut ranges: Vec<_> = node.children().iter().map(|child| child.range.clone()).collect();
    ranges.sort_by_key(|range| range.start);
    let mut end = node.range.start;
    for range in ranges {
        assert!(range.start >= end, "{name}: {} overlaps", node.label());
        end = range.end;
    }
    assert!(end <= node.range.end, "{name}: {} is too long", node.label());
    node.children().iter().for_each(|child| check_ranges(child, name));
}

fn check(step: &Step, frame: &Bytes, tree: &Node, expected: &Json, version: i16, is_request: bool) {
    let name = &step.name;
    check_ranges(tree, name);
    assert_eq!(tree.range, 0..frame.len(), "{name}");
    let body = tree.child("body").unwrap();
    let json: Json = serde_json::from_str(&body.to_value().to_string()).unwrap();
    assert_eq!(json, bare(expected), "{name}");
    let schema = if is_request { schema::request } else { schema::response };
    let schema = schema(step.key()).unwrap();
    let again = tree::encode(schema, version, &to_value(expected));
    let again = again.unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(hex(&again), hex(&frame[body.range.clone()]), "{name}");
}

#[test]
fn recorded_requests_are_taken_apart_and_put_together() {
    let mut count = 0;
    for step in steps().iter().filter(|step| step.json["do"] == "call") {
        let Some(frame) = step.bytes("request_hex") else { continue };
        // No schema: an ApiVersions request of a version that does not exist.
        if !ApiKey::from_i16(step.key()).unwrap().versions().contains(&step.version()) {
            continue;
        }
        let tree = tree::request(&frame).unwrap_or_else(|e| panic!("{}: {e}", step.name));
        check(step, &frame, &tree, &step.json["request"], step.version(), true);
        count += 1;
    }
    assert!(count > 5_000, "{count}");
}

#[test]
fn recorded_responses_are_taken_apart_and_put_together() {
    let mut count = 0;
    for step in steps().iter().filter(|step| step.json["do"] != "raw") {
        let Some(frame) = step.bytes("response_hex") else { continue };
        let api_key = ApiKey::from_i16(step.key()).unwrap();
        let version = if api_key.versions().contains(&step.version()) { step.version() } else { 0 };
        let tree = tree::response(api_key, version, &frame)
            .unwrap_or_else(|error| panic!("{}: {error}", step.name));
        check(step, &frame, &tree, &step.json["response"], version, false);
        count += 1;
    }
    assert!(count > 5_000, "{count}");
}

#[test]
fn answers_to_raw_bytes_are_taken_apart_too() {
    let mut count = 0;
    for step in steps().iter().filter(|step| step.json["do"] == "raw") {
        let Some(frame) = step.bytes("response_hex") else { continue };
        let how = &step.json["decode_as"];
        let Some(api_key) = ApiKey::ALL.iter().find(|key| how["api"] == key.name()) else {
            panic!("{}: decoded as {how}", step.name)
        };
        let version = how["version"].as_i64().unwrap() as i16;
        let tree = tree::response(*api_key, version, &frame)
            .unwrap_or_else(|error| panic!("{}: {error}", step.name));
        let body = tree.child("body").unwrap();
        let json: Json = serde_json::from_str(&body.to_value().to_string()).unwrap();
        assert_eq!(json, bare(&step.json["response"]), "{}", step.name);
        let schema = schema::response(*api_key as i16).unwrap();
        let again = tree::encode(schema, version, &to_value(&json)).unwrap();
        assert_eq!(hex(&again), hex(&frame[body.range.clone()]), "{}", step.name);
        count += 1;
    }
    assert!(count >= 15, "{count}");
}

#[test]
fn a_commit_reads_as_kafkas_formatter_prints_it() {
    for case in support::cases("generated-offset-commit-records-open.json") {
        let bytes = |name: &str| support::unhex(case[name].as_str().unwrap());
        let (key, value) = (bytes("key_hex"), bytes("value_v4_hex"));
        let (key, value) = tree::consumer_offsets_record(&key, Some(&value)).unwrap();
        let expected = format!(
            r#"{{"type":"1","data":{{"group":{},"topic":{},"partition":{}}}}}"#,
            case["group"], case["topic"], case["partition"]
        );
        assert_eq!(key.to_value().to_string(), expected);
        let expected = format!(
            r#"{{"version":"4","data":{{"offset":{},"leaderEpoch":{},"metadata":{},"#,
            case["offset"], case["leader_epoch"], case["metadata"]
        ) + &format!(
            r#""commitTimestamp":{},"topicId":{}}}}}"#,
            case["commit_timestamp"], case["topic_id"]
        );
        assert_eq!(value.unwrap().to_value().to_string(), expected);
    }
}

#[test]
fn batches_and_assignments_show_what_is_inside() {
    let (mut batches, mut embedded) = (0, 0);
    for step in steps().iter().filter(|step| step.json["do"] == "call") {
        let (Some(frame), Some(expected)) = (step.bytes("request_hex"), step.json.get("request"))
        else {
            continue;
        };
        let Ok(tree) = tree::request(&frame) else { continue };
        for topic in expected["topicData"].as_array().into_iter().flatten() {
            for partition in topic["partitionData"].as_array().into_iter().flatten() {
                let decoded = partition["recordsDecoded"].as_array().into_iter().flatten();
                for batch in decoded.filter(|batch| batch["compression"] == "none") {
                    batches += usize::from(has_batch(&tree, batch));
                }
            }
        }
        embedded += count_parts(&tree, "ConsumerProtocolSubscription");
        embedded += count_parts(&tree, "ConsumerProtocolAssignment");
    }
    assert!(batches > 400, "{batches}");
    assert!(embedded > 300, "{embedded}");
}

fn has_batch(tree: &Node, batch: &Json) -> bool {
    let same = |node: &Node, name: &str| {
        node.child(name).map(|child| child.to_value().to_string()) == Some(batch[name].to_string())
    };
    let fields = ["baseOffset", "crc", "baseTimestamp", "producerId", "recordsCount"];
    fields.iter().all(|name| same(tree, name))
        || tree.children().iter().any(|child| has_batch(child, batch))
}

fn count_parts(node: &Node, name: &str) -> usize {
    usize::from(node.label() == name)
        + node.children().iter().map(|child| count_parts(child, name)).sum::<usize>()
}
