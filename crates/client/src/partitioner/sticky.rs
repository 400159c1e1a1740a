//! The partitioners of Kafka 2.4 to 3.2 (KIP-480): one partition per topic until a batch is full,
//! then another one by chance.

use super::{Draw, TopicPartitions, partition_for_key};
use protocol::SortedMap;

/// `org.apache.kafka.clients.producer.internals.StickyPartitionCache`.
#[derive(Clone, Debug, Default)]
pub struct StickyPartitionCache {
    partitions: SortedMap<String, i32>,
}

impl StickyPartitionCache {
    /// The sticky partition of `topic`, chosen if there is none yet.
    pub fn partition(
        &mut self,
        topic: &str,
        partitions: TopicPartitions<'_>,
        draw: Draw<'_>,
    ) -> i32 {
        match self.partitions.get(topic) {
            Some(partition) => *partition,
            None => self.choose(topic, partitions, draw),
        }
    }

    /// A new batch was opened for `previous_partition`: if that is the sticky one, moves on to
    /// another partition with a leader. Returns the sticky partition.
    pub fn next_partition(
        &mut self,
        topic: &str,
        partitions: TopicPartitions<'_>,
        previous_partition: i32,
        draw: Draw<'_>,
    ) -> i32 {
        match self.partitions.get(topic) {
            Some(current) if *current != previous_partition => *current,
            _ => self.choose(topic, partitions, draw),
        }
    }

    fn choose(&mut self, topic: &str, partitions: TopicPartitions<'_>, draw: Draw<'_>) -> i32 {
        let current = self.partitions.get(topic).copied();
        let chosen = match partitions.available {
            [only] => *only,
            [] => partitions.pick(draw()),
            _ => loop {
                let candidate = partitions.pick(draw());
                if Some(candidate) != current {
                    break candidate;
                }
            },
        };
        self.partitions.insert(topic.to_owned(), chosen);
        chosen
    }
}

/// Kafka 2.5's `DefaultPartitioner`: by key, sticky without one.
#[derive(Clone, Debug, Default)]
pub struct DefaultPartitioner {
    cache: StickyPartitionCache,
}

impl DefaultPartitioner {
    /// The partition of a record.
    pub fn partition(
        &mut self,
        topic: &str,
        key: Option<&[u8]>,
        partitions: TopicPartitions<'_>,
        draw: Draw<'_>,
    ) -> i32 {
        match key {
            Some(key) => partition_for_key(key, partitions.count),
            None => self.cache.partition(topic, partitions, draw),
        }
    }

    /// A record opens a new batch; the producer asks for its partition again.
    pub fn on_new_batch(
        &mut self,
        topic: &str,
        partitions: TopicPartitions<'_>,
        previous_partition: i32,
        draw: Draw<'_>,
    ) {
        self.cache.next_partition(topic, partitions, previous_partition, draw);
    }
}

/// `UniformStickyPartitioner`: sticky whether there is a key or not.
#[derive(Clone, Debug, Default)]
pub struct UniformStickyPartitioner {
    cache: StickyPartitionCache,
}

impl UniformStickyPartitioner {
    /// The partition of a record.
    pub fn partition(
        &mut self,
        topic: &str,
        partitions: TopicPartitions<'_>,
        draw: Draw<'_>,
    ) -> i32 {
        self.cache.partition(topic, partitions, draw)
    }

    /// A record opens a new batch; the producer asks for its partition again.
    pub fn on_new_batch(
        &mut self,
        topic: &str,
        partitions: TopicPartitions<'_>,
        previous_partition: i32,
        draw: Draw<'_>,
    ) {
        self.cache.next_partition(topic, partitions, previous_partition, draw);
    }
}
