//! The assignors and the consumer protocol's bytes against vectors recorded from Apache Kafka.

use std::collections::BTreeMap;
use std::path::Path;

use bytes::Bytes;
use client::assignor::{Assignment, Assignments, Assignor, MemberSubscription, Subscription};
use client::event::TopicPartition;
use serde_json::Value;

fn cases(file: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors").join(file);
    let text = std::fs::read_to_string(path).expect("vector file");
    let json: Value = serde_json::from_str(&text).expect("json");
    let cases = json["cases"].as_array().expect("cases").clone();
    assert_eq!(Some(cases.len() as u64), json["count"].as_u64());
    cases
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().expect("array").iter().map(|v| v.as_str().expect("string").into()).collect()
}

fn partitions(value: &Value) -> Vec<TopicPartition> {
    let pair = |p: &Value| (p[0].as_str().expect("topic").into(), p[1].as_i64().expect("p") as i32);
    value.as_array().expect("partitions").iter().map(pair).collect()
}

fn run(case: &Value, assignor: Assignor) -> (Assignments, Assignments) {
    let object = |key: &str| case[key].as_object().expect("object");
    let topics: BTreeMap<String, i32> = object("topics")
        .iter()
        .map(|(name, count)| (name.clone(), count.as_i64().expect("count") as i32))
        .collect();
    let members: Vec<MemberSubscription> = object("members")
        .iter()
        .map(|(id, member)| MemberSubscription {
            member_id: id.clone(),
            group_instance_id: member["group_instance_id"].as_str().map(Into::into),
            topics: strings(&member["topics"]),
            ..MemberSubscription::default()
        })
        .collect();
    let expected =
        object("expected").iter().map(|(id, list)| (id.clone(), partitions(list))).collect();
    (assignor.assign(&topics, &members), expected)
}

#[test]
fn range_gives_every_member_what_kafka_gave() {
    for file in ["generated-range-open.json", "upstream-range.json"] {
        let mut run_here = 0;
        for case in cases(file).iter().filter(|case| case.get("partition_racks").is_none()) {
            let (mut got, mut expected) = run(case, Assignor::Range);
            got.values_mut().chain(expected.values_mut()).for_each(|list| list.sort());
            assert_eq!(got, expected, "{file} {case}");
            run_here += 1;
        }
        assert!(run_here >= 20, "{file}: {run_here}");
    }
}

#[test]
fn round_robin_gives_every_member_what_kafka_gave_in_its_order() {
    for file in ["generated-roundrobin-open.json", "upstream-roundrobin.json"] {
        for case in &cases(file) {
            let (got, expected) = run(case, Assignor::RoundRobin);
            assert_eq!(got, expected, "{file} {case}");
        }
    }
}

fn bytes(hex: &Value) -> Bytes {
    let hex = hex.as_str().expect("hex");
    (0..hex.len())
        .step_by(2)
        .map(|i| u8::from_str_radix(&hex[i..i + 2], 16).expect("hex"))
        .collect()
}

#[test]
fn subscriptions_and_assignments_have_kafkas_bytes() {
    for case in &cases("generated-consumer-protocol-bytes-open.json") {
        let mut owned = partitions(&case["owned"]);
        for version in 0..=3_i16 {
            let key = format!("v{version}");
            let wire = bytes(&case["subscription_hex"][&key]);
            let read = Subscription::decode(&wire).expect("readable");
            assert_eq!(read.encode(version), wire, "{case}");
            assert_eq!(read.topics, strings(&case["topics"]));
            if version >= 1 && case["assignor"] == "cooperative-sticky" {
                let mut sent = read.owned_partitions.clone();
                sent.sort();
                owned.sort();
                assert_eq!(sent, owned, "{case}");
            }
            if version >= 2 {
                assert_eq!(i64::from(read.generation_id), case["generation"].as_i64().expect("g"));
            }
            if version >= 3 {
                assert_eq!(read.rack_id.as_deref(), case["rack"].as_str());
            }
            let wire = bytes(&case["assignment_of_owned_hex"][&key]);
            let read = Assignment::decode(&wire).expect("readable");
            assert_eq!(read.encode(version), wire, "{case}");
        }
    }
}

#[test]
fn bytes_cut_short_or_lying_about_lengths_are_refused() {
    for case in &cases("generated-consumer-protocol-bytes-open.json") {
        let wire = bytes(&case["subscription_hex"]["v3"]);
        for end in 0..wire.len() {
            assert!(Subscription::decode(&wire.slice(..end)).is_err(), "{end} bytes of {case}");
        }
    }
    let liar = Bytes::from_static(&[0, 0, 0x7f, 0xff, 0xff, 0xff, 0, 0]);
    assert!(Subscription::decode(&liar).is_err());
    assert!(Assignment::decode(&liar).is_err());
}
