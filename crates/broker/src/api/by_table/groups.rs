//! ConsumerGroupDescribe (KIP-848): groups of the consumer protocol. All groups here are classic
//! ones, and those are not found.

use protocol::ErrorCode;
use protocol::tree::Value;

use super::{Call, error, with};
use crate::broker::Broker;

impl Broker {
    pub(super) fn describe_consumer_groups(&self, call: &Call) -> Value {
        let groups = call.body.list("groupIds").iter().filter_map(|id| match id {
            Value::Str(id) => Some(self.describe_consumer_group(id)),
            _ => None,
        });
        with(vec![], vec![("groups", Value::Array(groups.collect()))])
    }

    fn describe_consumer_group(&self, id: &str) -> Value {
        let why = match self.groups.check_group(id) {
            Err(code) => error(code, Value::Null),
            Ok(()) => {
                let words = match self.groups.group(id) {
                    Some(_) => format!("Group {id} is not a consumer group."),
                    None => format!("Group {id} not found."),
                };
                error(ErrorCode::GroupIdNotFound, words)
            }
        };
        with(why, vec![("groupId", id.into())])
    }
}
