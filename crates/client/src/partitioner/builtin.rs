//! The partitioner of Kafka 3.3 and later for records without a key (KIP-794): it stays with a
//! partition for batch.size bytes, then moves on, more often to partitions whose queue is short.

use super::{Draw, TopicPartitions};
use protocol::hash::to_positive;

/// `org.apache.kafka.clients.producer.internals.BuiltInPartitioner` of one topic.
#[derive(Clone, Debug)]
pub struct BuiltInPartitioner {
    sticky_batch_size: u64,
    current: Option<i32>,
    produced_bytes: u64,
    load: Option<PartitionLoadStats>,
}

/// Partitions weighted by how short their queues are.
#[derive(Clone, Debug)]
struct PartitionLoadStats {
    cumulative_frequency: Vec<i32>,
    partitions: Vec<i32>,
}

impl BuiltInPartitioner {
    /// A partitioner that moves on after `sticky_batch_size` bytes (at least 1).
    pub fn new(sticky_batch_size: u32) -> Self {
        Self {
            sticky_batch_size: u64::from(sticky_batch_size.max(1)),
            current: None,
            produced_bytes: 0,
            load: None,
        }
    }

    /// The partition to use now, chosen if there is none yet.
    pub fn peek(&mut self, topic: TopicPartitions<'_>, draw: Draw<'_>) -> i32 {
        if let Some(partition) = self.current {
            return partition;
        }
        let partition = self.next_partition(topic, draw);
        self.current = Some(partition);
        self.produced_bytes = 0;
        partition
    }

    /// Counts bytes appended to the current partition. Moves on once batch.size bytes went there
    /// and `enable_switch` says that no half-filled batch would be left behind, or in any case
    /// after twice that. True if it moved on (perhaps to the same partition again).
    pub fn update(
        &mut self,
        appended_bytes: u32,
        topic: TopicPartitions<'_>,
        enable_switch: bool,
        draw: Draw<'_>,
    ) -> bool {
        self.produced_bytes += u64::from(appended_bytes);
        let enough = self.produced_bytes >= self.sticky_batch_size && enable_switch;
        if !enough && self.produced_bytes < self.sticky_batch_size * 2 {
            return false;
        }
        self.current = Some(self.next_partition(topic, draw));
        self.produced_bytes = 0;
        true
    }

    /// Takes queue lengths of partitions with a leader, for the adaptive choice. `all` is the
    /// number of partitions with a queue, with or without leader. `None`, fewer than two
    /// partitions, or queues of one length: the choice is uniform.
    pub fn update_load(&mut self, queues: Option<(&[i32], &[i32])>, all: usize) {
        self.load = queues.and_then(|(sizes, partitions)| {
            let count = sizes.len().min(partitions.len());
            if count < 1 || all < 2 {
                return None;
            }
            let all_equal = sizes.iter().all(|size| *size == sizes[0]);
            if all_equal && count == all {
                return None;
            }
            let longest = sizes.iter().copied().max().unwrap_or(0);
            let mut sum = 0;
            let cumulative_frequency = sizes.iter().map(|size| {
                sum += longest + 1 - size;
                sum
            });
            Some(PartitionLoadStats {
                cumulative_frequency: cumulative_frequency.collect(),
                partitions: partitions.to_vec(),
            })
        });
    }

    /// The partition in use, `None` before the first record.
    pub const fn current(&self) -> Option<i32> {
        self.current
    }

    /// The sum of the weights while the choice is adaptive (Kafka's `loadStatsRangeEnd`).
    pub fn load_stats_range_end(&self) -> Option<i32> {
        self.load.as_ref()?.cumulative_frequency.last().copied()
    }

    fn next_partition(&self, topic: TopicPartitions<'_>, draw: Draw<'_>) -> i32 {
        let random = to_positive(draw());
        let Some(load) = &self.load else { return topic.pick(random) };
        let Some(end) = load.cumulative_frequency.last() else { return topic.pick(random) };
        let weighted = random % end;
        let index = load.cumulative_frequency.partition_point(|bound| *bound <= weighted);
        load.partitions[index]
    }
}
