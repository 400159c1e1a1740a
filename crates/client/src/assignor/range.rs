//! RangeAssignor without racks: each topic by itself is cut into one consecutive run per
//! subscriber, the first ones longer by one. Equal counts and subscribers give equal numbers
//! (co-partitioning).

use super::{Assignments, MemberSubscription};
use protocol::SortedMap;

/// `members` in Kafka's member order.
pub(super) fn assign(
    topics: &SortedMap<String, i32>,
    members: &[&MemberSubscription],
    assignments: &mut Assignments,
) {
    for (topic, &partitions) in topics {
        let subscribers: Vec<&&MemberSubscription> =
            members.iter().filter(|member| member.topics.contains(topic)).collect();
        let Ok(count) = i32::try_from(subscribers.len()) else { continue };
        if count == 0 {
            continue;
        }
        let (each, extra) = (partitions / count, partitions % count);
        let mut next = 0;
        for (index, member) in (0..count).zip(subscribers) {
            let end = next + each + i32::from(index < extra);
            if let Some(owned) = assignments.get_mut(&member.member_id) {
                owned.extend((next..end).map(|partition| (topic.clone(), partition)));
            }
            next = end;
        }
    }
}
