//! RoundRobinAssignor: all partitions in (topic, partition) order, dealt to the members in a
//! circle, passing over members not subscribed to the topic.

use super::{Assignments, MemberSubscription, java_compare};
use protocol::SortedMap;
use protocol::sorted::sort_by;

/// `members` in Kafka's member order.
pub(super) fn assign(
    topics: &SortedMap<String, i32>,
    members: &[&MemberSubscription],
    assignments: &mut Assignments,
) {
    let mut sorted: Vec<(&String, i32)> =
        topics.iter().map(|(name, &count)| (name, count)).collect();
    sort_by(&mut sorted, |a, b| java_compare(a.0, b.0));
    let mut turn = 0;
    for (topic, partitions) in sorted {
        if !members.iter().any(|member| member.topics.contains(topic)) {
            continue;
        }
        for partition in 0..partitions {
            while !members[turn % members.len()].topics.contains(topic) {
                turn += 1;
            }
            let member = members[turn % members.len()];
            if let Some(owned) = assignments.get_mut(&member.member_id) {
                owned.push((topic.clone(), partition));
            }
            turn = (turn + 1) % members.len();
        }
    }
}
