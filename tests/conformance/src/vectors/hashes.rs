//! murmur2 of keys, Java's string hash of group ids, and the partitions they choose.

use protocol::hash;
use serde_json::Value;

use super::{Verdict, equal};
use crate::json;

pub(super) fn murmur2(case: &Value) -> Result<Verdict, String> {
    let key = match case["key_hex"].as_str() {
        Some(hex) => json::from_hex(hex)?.to_vec(),
        None => json::text(case, "key_utf8").into_bytes(),
    };
    let ours = hash::murmur2(&key);
    equal("murmur2", &case["murmur2"].as_i64(), &Some(i64::from(ours)))?;
    for (partitions, expected) in case["partition_for"].as_object().into_iter().flatten() {
        let partitions: i32 = partitions.parse().map_err(|_| "partition count".to_owned())?;
        let ours = hash::to_positive(ours) % partitions;
        equal("partition", &expected.as_i64(), &Some(i64::from(ours)))?;
    }
    Ok(Verdict::Passed)
}

pub(super) fn group_coordinator(case: &Value) -> Result<Verdict, String> {
    let group = json::text(case, "group_id");
    let ours = i64::from(hash::java_string_hash(&group));
    equal("hash", &case["java_string_hash"].as_i64(), &Some(ours))?;
    for (partitions, expected) in
        case["coordinator_partition_for"].as_object().into_iter().flatten()
    {
        let partitions: i32 = partitions.parse().map_err(|_| "partition count".to_owned())?;
        let ours = hash::coordinator_partition(&group, partitions).map(i64::from);
        equal("coordinator partition", &expected.as_i64(), &ours)?;
    }
    Ok(Verdict::Passed)
}
