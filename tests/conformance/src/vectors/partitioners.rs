//! Partitioners without keys: the built-in one of 3.3 and later, sticky and round robin.

use serde_json::Value;

use super::Verdict;

pub(super) fn built_in(_: &Value) -> Result<Verdict, String> {
    Ok(Verdict::NotYet("partitioners"))
}
pub(super) fn round_robin(_: &Value) -> Result<Verdict, String> {
    Ok(Verdict::NotYet("partitioners"))
}
pub(super) fn kafka_2_5(_: &Value) -> Result<Verdict, String> {
    Ok(Verdict::NotYet("partitioners"))
}
