//! Range and round robin: member for member what Kafka's assignors give.

use client::assignor::{Assignor, MemberSubscription};
use protocol::SortedMap;
use serde_json::Value;

use super::{Verdict, equal};

pub(super) fn range(case: &Value) -> Result<Verdict, String> {
    if case["partition_racks"].is_object() {
        return Ok(Verdict::NotYet("the rack-aware range assignor: it is not built"));
    }
    let sorted = |mut partitions: Vec<(String, i32)>| {
        partitions.sort();
        partitions
    };
    compare(Assignor::Range, case, sorted)
}

pub(super) fn round_robin(case: &Value) -> Result<Verdict, String> {
    compare(Assignor::RoundRobin, case, |partitions| partitions)
}

fn compare(
    assignor: Assignor,
    case: &Value,
    form: impl Fn(Vec<(String, i32)>) -> Vec<(String, i32)>,
) -> Result<Verdict, String> {
    let topics: SortedMap<String, i32> = case["topics"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, count)| (name.clone(), count.as_i64().unwrap_or_default() as i32))
        .collect();
    let members: Vec<MemberSubscription> =
        case["members"].as_object().into_iter().flatten().map(member).collect();
    let ours = assignor.assign(&topics, &members);
    let expected = case["expected"].as_object().ok_or("no expected")?;
    equal("members", &expected.len(), &ours.len())?;
    for (member, expected) in expected {
        let kafka = form(expected.as_array().into_iter().flatten().map(pair).collect());
        let given = form(ours.get(member).cloned().unwrap_or_default());
        equal(member, &kafka, &given)?;
    }
    Ok(Verdict::Passed)
}

fn member((id, value): (&String, &Value)) -> MemberSubscription {
    let texts = |key: &str| value[key].as_array().into_iter().flatten();
    MemberSubscription {
        member_id: id.clone(),
        group_instance_id: value["group_instance_id"].as_str().map(String::from),
        topics: texts("topics").filter_map(|topic| topic.as_str().map(String::from)).collect(),
        owned: texts("owned").map(pair).collect(),
        generation_id: value["generation"].as_i64().unwrap_or(-1) as i32,
        rack_id: value["rack"].as_str().map(String::from),
        user_data: None,
    }
}

fn pair(value: &Value) -> (String, i32) {
    let topic = value[0].as_str().unwrap_or_default().to_owned();
    (topic, value[1].as_i64().unwrap_or_default() as i32)
}
