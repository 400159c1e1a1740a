//! What members and leader tell each other inside JoinGroup and SyncGroup, opaque to the broker:
//! the generated ConsumerProtocolSubscription and ConsumerProtocolAssignment in the words of the
//! client.

use bytes::Bytes;
use protocol::messages::consumer_protocol_assignment as assignment;
use protocol::messages::consumer_protocol_subscription as subscription;
use protocol::messages::{ConsumerProtocolAssignment, ConsumerProtocolSubscription};
use protocol::{DecodeError, Message};

use crate::event::TopicPartition;

/// What a member tells the leader (ConsumerProtocolSubscription.json).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Topics subscribed to, sorted.
    pub topics: Vec<String>,
    /// The assignor's own data.
    pub user_data: Option<Bytes>,
    /// Version 1: partitions owned now.
    pub owned_partitions: Vec<TopicPartition>,
    /// Version 2: generation of the ownership, -1 unknown.
    pub generation_id: i32,
    /// Version 3: client.rack.
    pub rack_id: Option<String>,
}

impl Default for Subscription {
    fn default() -> Self {
        Self {
            topics: Vec::new(),
            user_data: None,
            owned_partitions: Vec::new(),
            generation_id: -1,
            rack_id: None,
        }
    }
}

impl Subscription {
    /// Writes it with its version; fields younger than `version` (0 to 3) are left out.
    pub fn encode(&self, version: i16) -> Bytes {
        let message = ConsumerProtocolSubscription {
            topics: self.topics.iter().map(|topic| topic.as_str().into()).collect(),
            user_data: self.user_data.clone(),
            owned_partitions: by_topic(&self.owned_partitions)
                .map(|(topic, partitions)| subscription::TopicPartition {
                    topic: topic.into(),
                    partitions,
                })
                .collect(),
            generation_id: self.generation_id,
            rack_id: self.rack_id.as_deref().map(Into::into),
        };
        // Invariant: versions 0 to 3 can say or drop every field.
        message.encode_versioned(version).unwrap_or_default()
    }

    /// Reads any version; one newer than known as the newest known.
    ///
    /// # Errors
    /// If the bytes are not a subscription.
    pub fn decode(bytes: &Bytes) -> Result<Self, DecodeError> {
        let (_, message) = ConsumerProtocolSubscription::decode_versioned(bytes)?;
        let owned = message.owned_partitions.iter();
        Ok(Self {
            topics: message.topics.iter().map(|topic| topic.as_str().to_owned()).collect(),
            user_data: message.user_data,
            owned_partitions: owned.flat_map(|it| flat(&it.topic, &it.partitions)).collect(),
            generation_id: message.generation_id,
            rack_id: message.rack_id.map(|rack| rack.as_str().to_owned()),
        })
    }
}

/// What the leader tells a member (ConsumerProtocolAssignment.json).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assignment {
    /// Partitions given to it.
    pub partitions: Vec<TopicPartition>,
    /// The assignor's own data.
    pub user_data: Option<Bytes>,
}

impl Assignment {
    /// Writes it with its version; all versions have the same fields.
    pub fn encode(&self, version: i16) -> Bytes {
        let message = ConsumerProtocolAssignment {
            assigned_partitions: by_topic(&self.partitions)
                .map(|(topic, partitions)| assignment::TopicPartition {
                    topic: topic.into(),
                    partitions,
                })
                .collect(),
            user_data: self.user_data.clone(),
        };
        // Invariant: versions 0 to 3 can say every field.
        message.encode_versioned(version).unwrap_or_default()
    }

    /// Reads any version; one newer than known as the newest known.
    ///
    /// # Errors
    /// If the bytes are not an assignment.
    pub fn decode(bytes: &Bytes) -> Result<Self, DecodeError> {
        let (_, message) = ConsumerProtocolAssignment::decode_versioned(bytes)?;
        let assigned = message.assigned_partitions.iter();
        let partitions = assigned.flat_map(|it| flat(&it.topic, &it.partitions)).collect();
        Ok(Self { partitions, user_data: message.user_data })
    }
}

/// One entry per topic, in the order topics first appear, partitions in their order.
fn by_topic(partitions: &[TopicPartition]) -> impl Iterator<Item = (&str, Vec<i32>)> {
    let mut topics: Vec<(&str, Vec<i32>)> = Vec::new();
    for (topic, partition) in partitions {
        match topics.iter_mut().find(|entry| entry.0 == topic) {
            Some(entry) => entry.1.push(*partition),
            None => topics.push((topic, vec![*partition])),
        }
    }
    topics.into_iter()
}

fn flat(topic: &str, partitions: &[i32]) -> Vec<TopicPartition> {
    partitions.iter().map(|partition| (topic.to_owned(), *partition)).collect()
}
