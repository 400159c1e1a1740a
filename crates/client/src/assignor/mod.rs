//! Who gets which partition: the group leader's computation, the same input giving the same output
//! as Apache Kafka's assignors, member for member (org.apache.kafka.clients.consumer.*Assignor).

use protocol::SortedMap;
use protocol::sorted::sort_by;

mod consumer_protocol;
mod range;
mod round_robin;

pub use consumer_protocol::{Assignment, Subscription};

use core::cmp::Ordering;

use bytes::Bytes;

use crate::event::TopicPartition;

/// What one member of a group told the leader about itself (Kafka: Subscription).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberSubscription {
    /// Member id given by the coordinator.
    pub member_id: String,
    /// group.instance.id of a static member.
    pub group_instance_id: Option<String>,
    /// Topics subscribed to.
    pub topics: Vec<String>,
    /// Partitions owned before this rebalance.
    pub owned: Vec<TopicPartition>,
    /// Generation in which they were owned, -1 unknown.
    pub generation_id: i32,
    /// client.rack.
    pub rack_id: Option<String>,
    /// The assignor's own data.
    pub user_data: Option<Bytes>,
}

/// Member id and the partitions it gets, in the order they were given.
pub type Assignments = SortedMap<String, Vec<TopicPartition>>;

/// An assignment strategy by its protocol name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assignor {
    /// RangeAssignor: per topic, consecutive partitions to consecutive members.
    Range,
    /// RoundRobinAssignor: all partitions of all topics, dealt one by one.
    RoundRobin,
}

impl Assignor {
    /// All assignors there are.
    pub const ALL: [Self; 2] = [Self::Range, Self::RoundRobin];

    /// The name members vote for in JoinGroup.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Range => "range",
            Self::RoundRobin => "roundrobin",
        }
    }

    /// The class name in partition.assignment.strategy.
    pub const fn class_name(self) -> &'static str {
        match self {
            Self::Range => "org.apache.kafka.clients.consumer.RangeAssignor",
            Self::RoundRobin => "org.apache.kafka.clients.consumer.RoundRobinAssignor",
        }
    }

    /// Reads [`Assignor::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|assignor| assignor.name() == name)
    }

    /// Reads [`Assignor::class_name`], with or without its package.
    pub fn from_class_name(class: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|assignor| {
            let full = assignor.class_name();
            full == class || full.rsplit('.').next() == Some(class)
        })
    }

    /// Gives every partition of every subscribed topic to a member subscribed to it.
    ///
    /// `topics` holds the partition counts of the topics that exist; a subscribed topic missing
    /// there is skipped, as Kafka skips topics without metadata. Every member is in the result.
    pub fn assign(
        self,
        topics: &SortedMap<String, i32>,
        members: &[MemberSubscription],
    ) -> Assignments {
        let mut sorted: Vec<&MemberSubscription> = members.iter().collect();
        sort_by(&mut sorted, |a, b| member_order(a, b));
        let mut assignments: Assignments =
            members.iter().map(|member| (member.member_id.clone(), Vec::new())).collect();
        match self {
            Self::Range => range::assign(topics, &sorted, &mut assignments),
            Self::RoundRobin => round_robin::assign(topics, &sorted, &mut assignments),
        }
        assignments
    }
}

/// Kafka's MemberInfo: static members by instance id, then the others by member id.
fn member_order(a: &MemberSubscription, b: &MemberSubscription) -> Ordering {
    match (&a.group_instance_id, &b.group_instance_id) {
        (Some(left), Some(right)) => java_compare(left, right),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => java_compare(&a.member_id, &b.member_id),
    }
}

/// String.compareTo: by UTF-16 code unit, which is not the order of the UTF-8 bytes beyond U+FFFF.
pub(crate) fn java_compare(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}
