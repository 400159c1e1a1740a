//! The metadata log: what the controller writes down, named as Kafka names its records, and how the
//! image follows from them.

use std::sync::Arc;

use protocol::{SortedMap, SortedSet, Str, Uuid};

use crate::config::{BrokerConfig, ConfigResource, TopicConfig};
use crate::metadata::{BrokerImage, MetadataImage, PartitionImage, TopicImage, is_internal};

/// One record of `__cluster_metadata`, as the schemas of Kafka's metadata module have them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MetadataRecord {
    /// A broker registered, or registered again at another address.
    RegisterBroker {
        /// Node id.
        broker_id: i32,
        /// Host of its listener.
        host: Str,
        /// Port of its listener.
        port: u16,
        /// `broker.rack`.
        rack: Option<Str>,
    },
    /// A topic exists.
    Topic {
        /// Topic name.
        name: Str,
        /// Topic id.
        topic_id: Uuid,
    },
    /// A partition exists.
    Partition {
        /// The topic's id.
        topic_id: Uuid,
        /// Partition number.
        partition_id: i32,
        /// Node ids, preferred leader first.
        replicas: Vec<i32>,
        /// In-sync replicas.
        isr: Vec<i32>,
        /// The leader.
        leader: i32,
    },
    /// A partition has another leader, or none; its epochs go up by one.
    PartitionChange {
        /// The topic's id.
        topic_id: Uuid,
        /// Partition number.
        partition_id: i32,
        /// The leader, -1 for none.
        leader: i32,
    },
    /// A resource has a config of its own, or no more.
    Config {
        /// What has it.
        resource: ConfigResource,
        /// Config name.
        name: String,
        /// Value as text; none takes it away.
        value: Option<String>,
    },
    /// A topic is gone.
    RemoveTopic {
        /// Topic id.
        topic_id: Uuid,
    },
    /// Producer ids below this one are given away.
    ProducerIds {
        /// Start of the next block.
        next_producer_id: i64,
    },
}

/// What records changed that the parts of a broker must follow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MetadataDelta {
    /// (topic, first new partition, partition count now).
    pub grown: Vec<(Str, i32, i32)>,
    /// Topics that are gone.
    pub removed: Vec<(String, Uuid)>,
    /// Whose configs changed.
    pub configured: SortedSet<ConfigResource>,
}

impl MetadataDelta {
    fn partition_added(&mut self, topic: &Str, partition: i32) {
        match self.grown.last_mut() {
            Some((name, _, count)) if name == topic => *count = partition + 1,
            _ => self.grown.push((topic.clone(), partition, partition + 1)),
        }
    }
}

/// Applies one record to the image.
///
/// Returns the start of the next producer id block if the record moved it.
pub fn replay(
    image: &mut MetadataImage,
    delta: &mut MetadataDelta,
    config: &BrokerConfig,
    record: &MetadataRecord,
) -> Option<i64> {
    image.offset += 1;
    match record {
        MetadataRecord::RegisterBroker { broker_id, host, port, rack } => {
            let (host, rack) = (host.clone(), rack.clone());
            let broker = BrokerImage { id: *broker_id, host, port: *port, rack, fenced: false };
            image.brokers.insert(*broker_id, broker);
            image.controller_id = *broker_id;
        }
        MetadataRecord::Topic { name, topic_id } => image.insert_topic(TopicImage {
            name: name.clone(),
            id: *topic_id,
            partitions: Vec::new(),
            configs: SortedMap::new(),
            config: Arc::new(TopicConfig::from_broker(config)),
            internal: is_internal(name),
        }),
        MetadataRecord::Partition { topic_id, partition_id, replicas, isr, leader } => {
            let name = image.topic_by_id(*topic_id)?.name.clone();
            let topic = image.topic_mut(&name)?;
            debug_assert_eq!(*partition_id, topic.partition_count(), "partitions come in order");
            topic.partitions.push(PartitionImage {
                leader: *leader,
                leader_epoch: 0,
                partition_epoch: 0,
                replicas: replicas.clone(),
                isr: isr.clone(),
                eligible_leader_replicas: Vec::new(),
                last_known_elr: Vec::new(),
            });
            delta.partition_added(&name, *partition_id);
        }
        MetadataRecord::PartitionChange { topic_id, partition_id, leader } => {
            let name = image.topic_by_id(*topic_id)?.name.clone();
            let partitions = &mut image.topic_mut(&name)?.partitions;
            let partition = partitions.get_mut(usize::try_from(*partition_id).ok()?)?;
            partition.leader = *leader;
            partition.leader_epoch += 1;
            partition.partition_epoch += 1;
        }
        MetadataRecord::Config { resource, name, value } => {
            image.change_config(config, resource, name, value.clone());
            delta.configured.insert(resource.clone());
        }
        MetadataRecord::RemoveTopic { topic_id } => {
            let topic = image.remove_topic(*topic_id)?;
            delta.removed.push((topic.name.to_string(), *topic_id));
        }
        MetadataRecord::ProducerIds { next_producer_id } => return Some(*next_producer_id),
    }
    None
}
