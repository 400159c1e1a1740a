//! What Kafka 2.4 to 3.2 did with records that have no key (KIP-480): one partition per topic until
//! a batch is full, then another one by chance.

use super::{Draw, TopicPartitions};
use protocol::SortedMap;

/// `org.apache.kafka.clients.producer.internals.StickyPartitionCache`: all of
/// `UniformStickyPartitioner`, and of `DefaultPartitioner` what is not by key.
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
