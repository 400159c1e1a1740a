//! What the cluster knows of itself: brokers, topics, partitions. Every part reads it, only the
//! controller changes it, and it is nothing but the metadata log replayed (Kafka's MetadataImage).

use protocol::{SortedMap, Str, Uuid};
use std::sync::Arc;

use crate::config::{BrokerConfig, ConfigResource, ConfigResourceType, TopicConfig};

/// The internal topic of committed offsets and group metadata.
pub const GROUP_METADATA_TOPIC: &str = "__consumer_offsets";
/// The internal topic of transactions.
pub const TRANSACTION_STATE_TOPIC: &str = "__transaction_state";
/// The internal topic of share groups.
pub const SHARE_GROUP_STATE_TOPIC: &str = "__share_group_state";

/// Whether Kafka counts `topic` among its internal topics (Topic.isInternal).
pub fn is_internal(topic: &str) -> bool {
    matches!(topic, GROUP_METADATA_TOPIC | TRANSACTION_STATE_TOPIC | SHARE_GROUP_STATE_TOPIC)
}

/// The cluster as of the last record of the metadata log that was replayed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MetadataImage {
    /// The cluster's id, as `kafka-storage random-uuid` makes one.
    pub cluster_id: Str,
    /// The active controller's node id.
    pub controller_id: i32,
    /// Registered brokers by node id.
    pub brokers: SortedMap<i32, BrokerImage>,
    /// Topics by name. Shared, so that a snapshot of the world does not copy them.
    pub(crate) topics: SortedMap<Str, Arc<TopicImage>>,
    /// Names by topic id.
    pub(crate) names: SortedMap<Uuid, Str>,
    /// Configs of brokers, groups and client metrics subscriptions that have any; those of topics
    /// stand with the topic.
    pub configs: SortedMap<ConfigResource, SortedMap<String, String>>,
    /// Records replayed so far: the offset of the metadata log.
    pub offset: i64,
}

/// A broker as it registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokerImage {
    /// Node id.
    pub id: i32,
    /// Host clients are told to connect to.
    pub host: Str,
    /// Port clients are told to connect to.
    pub port: u16,
    /// `broker.rack`.
    pub rack: Option<Str>,
    /// A fenced broker leads nothing and is not shown to clients.
    pub fenced: bool,
}

/// One topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicImage {
    /// Topic name.
    pub name: Str,
    /// Topic id; a topic made again under the same name has another.
    pub id: Uuid,
    /// Partitions by number, without gaps.
    pub partitions: Vec<PartitionImage>,
    /// Configs set on the topic itself, by Kafka's name: DYNAMIC_TOPIC_CONFIG.
    pub configs: SortedMap<String, String>,
    /// The broker's configs overlaid by `configs`.
    pub config: Arc<TopicConfig>,
    /// Whether it is one of Kafka's own topics.
    pub internal: bool,
}

/// One partition (Kafka's PartitionRegistration).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartitionImage {
    /// Node id of the leader, -1 for none.
    pub leader: i32,
    /// Goes up with every change of leader.
    pub leader_epoch: i32,
    /// Goes up with every change of this partition.
    pub partition_epoch: i32,
    /// Node ids that hold a replica, the preferred leader first.
    pub replicas: Vec<i32>,
    /// Node ids in sync with the leader.
    pub isr: Vec<i32>,
    /// Replicas that may still be elected although they left the ISR (KIP-966).
    pub eligible_leader_replicas: Vec<i32>,
    /// The last known eligible leader replica (KIP-966).
    pub last_known_elr: Vec<i32>,
}

impl MetadataImage {
    /// The topic called `name`.
    pub fn topic(&self, name: &str) -> Option<&TopicImage> {
        self.topics.get(name).map(|topic| &**topic)
    }

    /// The topic with this id.
    pub fn topic_by_id(&self, id: Uuid) -> Option<&TopicImage> {
        self.names.get(&id).and_then(|name| self.topic(name))
    }

    /// One partition of a topic.
    pub fn partition(&self, topic: &str, partition: i32) -> Option<&PartitionImage> {
        self.topic(topic)?.partition(partition)
    }

    /// All topics, in order of name.
    pub fn topics(&self) -> impl Iterator<Item = &TopicImage> {
        self.topics.values().map(|topic| &**topic)
    }

    /// Brokers that serve, in order of id.
    pub fn alive_brokers(&self) -> impl Iterator<Item = &BrokerImage> {
        self.brokers.values().filter(|broker| !broker.fenced)
    }

    /// The configs set on a resource; none if there is no such thing.
    pub fn configs_of(&self, resource: &ConfigResource) -> &SortedMap<String, String> {
        const NONE: &SortedMap<String, String> = &SortedMap::new();
        match resource.kind {
            ConfigResourceType::Topic => {
                self.topic(&resource.name).map_or(NONE, |topic| &topic.configs)
            }
            _ => self.configs.get(resource).unwrap_or(NONE),
        }
    }

    /// Sets a config of a resource, or takes it away.
    pub(crate) fn change_config(
        &mut self,
        broker: &BrokerConfig,
        resource: &ConfigResource,
        name: &str,
        value: Option<String>,
    ) {
        let change = |configs: &mut SortedMap<String, String>| match value {
            Some(value) => drop(configs.insert(name.to_owned(), value)),
            None => drop(configs.remove(name)),
        };
        if resource.kind == ConfigResourceType::Topic {
            let Some(topic) = self.topic_mut(&resource.name) else { return };
            change(&mut topic.configs);
            topic.reconfigure(broker);
            return;
        }
        let configs = self.configs.entry(resource.clone()).or_default();
        change(configs);
        if configs.is_empty() {
            self.configs.remove(resource);
        }
    }

    /// Lays the topics' own configs over those the broker has now.
    pub(crate) fn reconfigure(&mut self, broker: &BrokerConfig) {
        for topic in self.topics.values_mut() {
            Arc::make_mut(topic).reconfigure(broker);
        }
    }

    /// Puts a topic in, or in place of its older self.
    pub(crate) fn insert_topic(&mut self, topic: TopicImage) {
        debug_assert!(!topic.id.is_zero(), "topic {} has no id", topic.name);
        self.names.insert(topic.id, topic.name.clone());
        self.topics.insert(topic.name.clone(), Arc::new(topic));
    }

    /// A topic to change in place.
    pub(crate) fn topic_mut(&mut self, name: &str) -> Option<&mut TopicImage> {
        self.topics.get_mut(name).map(Arc::make_mut)
    }

    /// Takes a topic out by id.
    pub(crate) fn remove_topic(&mut self, id: Uuid) -> Option<Arc<TopicImage>> {
        let name = self.names.remove(&id)?;
        self.topics.remove(&name)
    }
}

impl TopicImage {
    fn reconfigure(&mut self, broker: &BrokerConfig) {
        // What was validated before it was written parses; a later default takes over if not.
        let effective = TopicConfig::new(broker, &self.configs);
        self.config = Arc::new(effective.unwrap_or_else(|_| TopicConfig::from_broker(broker)));
    }

    /// How many partitions the topic has.
    pub fn partition_count(&self) -> i32 {
        self.partitions.len() as i32
    }

    /// Partition `partition`.
    pub fn partition(&self, partition: i32) -> Option<&PartitionImage> {
        usize::try_from(partition).ok().and_then(|index| self.partitions.get(index))
    }
}
