//! Brokers, topics and partitions. While no broker runs, topics are read from the disk of the one
//! that stopped: what it wrote is still there, only nobody serves it.

use broker::Broker;
use broker::metadata::{PartitionImage, TopicImage};
use broker::replica::Partition;
use std::sync::Arc;

use super::readers::Readers;
use super::records::RecordsCache;
use crate::network::NodeKey;
use crate::view::{BrokerView, PartitionView, TopicView, ViewOptions};
use crate::world::{BrokerNode, World};
use protocol::sorted::sort_by_key;

pub(crate) fn brokers(world: &World) -> Vec<BrokerView> {
    world.brokers.values().map(|node| broker(world, node)).collect()
}

fn broker(world: &World, node: &BrokerNode) -> BrokerView {
    let running = node.running.as_ref();
    let leads = running.map(|broker| {
        let topics = broker.metadata().topics().filter(|topic| !topic.internal);
        let led = topics.flat_map(|topic| {
            let numbered = (0..).zip(&topic.partitions);
            let led = numbered.filter(|(_, partition)| partition.leader == node.id);
            led.map(|(number, _)| (topic.name.to_string(), number))
        });
        led.collect()
    });
    let coordinates = running
        .map(|broker| broker.groups().groups().map(|group| group.group_id().to_string()).collect());
    let waiting = running
        .map(|broker| broker.waiting().map(|(api, client)| (api, client.to_string())).collect());
    BrokerView {
        id: node.id,
        state: node.state,
        is_controller: running.is_some_and(|broker| broker.metadata().controller_id == node.id),
        cut_off: world.network.is_cut(NodeKey::Broker(node.id)),
        leads: leads.unwrap_or_default(),
        coordinates: coordinates.unwrap_or_default(),
        waiting: waiting.unwrap_or_default(),
    }
}

/// Topics by name, internal ones last.
pub(crate) fn topics(
    world: &World,
    mut readers: Readers,
    cache: &mut RecordsCache,
    options: &ViewOptions,
) -> Vec<TopicView> {
    let Some(broker) = world.any_broker() else { return Vec::new() };
    let metadata = broker.metadata();
    cache.keep_only(|topic, partition| {
        metadata.topic_by_id(topic).is_some_and(|topic| partition < topic.partition_count())
    });
    let mut view = |topic: &TopicImage| self::topic(broker, topic, &mut readers, cache, options);
    let mut topics: Vec<TopicView> = metadata.topics().map(&mut view).collect();
    sort_by_key(&mut topics, |topic| topic.internal);
    topics
}

fn topic(
    broker: &Broker,
    topic: &TopicImage,
    readers: &mut Readers,
    cache: &mut RecordsCache,
    options: &ViewOptions,
) -> TopicView {
    let numbered = (0..).zip(&topic.partitions);
    let partitions: Vec<PartitionView> = numbered
        .map(|(number, image)| {
            let mut view = partition_view(number, image);
            let name: &str = &topic.name;
            view.readers = readers.remove(&(name.to_owned(), number)).unwrap_or_default();
            if let Some(partition) = broker.partition(name, number) {
                fill(&mut view, partition);
                if !topic.internal {
                    view.records = cache.newest(partition, options.records_per_partition);
                }
            }
            view
        })
        .collect();
    let readable = |view: &PartitionView| (view.high_watermark - view.log_start_offset).max(0);
    TopicView {
        name: topic.name.to_string(),
        internal: topic.internal,
        replication_factor: topic.partitions.first().map_or(0, |first| first.replicas.len() as i16),
        min_insync_replicas: topic.config.min_insync_replicas,
        configs: topic.configs.iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
        records: partitions.iter().map(|view| readable(view).cast_unsigned()).sum(),
        partitions,
    }
}

fn partition_view(number: i32, image: &PartitionImage) -> PartitionView {
    PartitionView {
        partition: number,
        leader: (image.leader >= 0).then_some(image.leader),
        leader_epoch: image.leader_epoch,
        replicas: image.replicas.clone(),
        isr: image.isr.clone(),
        log_start_offset: 0,
        high_watermark: 0,
        log_end_offset: 0,
        size_bytes: 0,
        segments: 0,
        records: Arc::new([]),
        readers: Vec::new(),
    }
}

fn fill(view: &mut PartitionView, partition: &Partition) {
    view.log_start_offset = partition.log_start_offset();
    view.high_watermark = partition.high_watermark();
    view.log_end_offset = partition.log_end_offset();
    view.size_bytes = partition.log().size();
    view.segments = partition.log().segments().count() as u32;
}
