//! Where records wait for the sender: a queue of batches per partition, within buffer.memory.
//! Kafka's `RecordAccumulator` and `BufferPool`.

use super::batch::{ProducerBatch, ProducerState};
use super::idempotence::SequenceState;
use crate::network::ClusterMetadata;
use crate::partitioner::{BuiltInPartitioner, TopicPartitions};
use protocol::compression::CompressionRatio;
use protocol::time::Instant;
use protocol::{ErrorCode, SortedMap, Str, Uuid};
use std::collections::VecDeque;

/// A topic by its place in [`Accumulator::topics`].
pub(super) type TopicIndex = u32;

/// One partition: what waits, what is on its way, and who leads it.
#[derive(Clone, Debug, Default)]
pub(super) struct Partition {
    pub(super) leader: Option<i32>,
    pub(super) leader_epoch: i32,
    /// Has had a batch: counts for adaptive partitioning.
    pub(super) touched: bool,
    /// A batch is in flight and nothing may overtake it.
    pub(super) muted: bool,
    pub(super) queue: VecDeque<ProducerBatch>,
    pub(super) in_flight: Vec<ProducerBatch>,
    /// Batches that expired on their way, and the memory they keep until the answer or the
    /// disconnect comes: (batch, bytes).
    pub(super) expired_in_flight: Vec<(u64, u64)>,
    pub(super) sequences: SequenceState,
}

/// One topic the producer has sent to.
#[derive(Clone, Debug)]
pub(super) struct Topic {
    pub(super) name: Str,
    pub(super) id: Uuid,
    pub(super) count: i32,
    pub(super) available: Vec<i32>,
    pub(super) error: Option<ErrorCode>,
    pub(super) built_in: BuiltInPartitioner,
    pub(super) last_sticky: Option<i32>,
    pub(super) partitions: Vec<Partition>,
    pub(super) last_used: Instant,
    /// The network client keeps its metadata.
    pub(super) tracked: bool,
    /// How far the topic's batches are expected to shrink (`CompressionRatioEstimator`).
    pub(super) ratio: CompressionRatio,
}

impl Topic {
    pub(super) fn view(&self) -> TopicPartitions<'_> {
        TopicPartitions { count: self.count, available: &self.available }
    }

    pub(super) fn is_idle(&self) -> bool {
        self.partitions.iter().all(|it| it.queue.is_empty() && it.in_flight.is_empty())
    }
}

impl Partition {
    /// Is the last batch full, or is there none?
    pub(super) fn all_batches_full(&self) -> bool {
        self.queue.back().is_none_or(ProducerBatch::is_full)
    }

    /// Producer states of the batches that were drained and are not complete, oldest first.
    pub(super) fn states(&self) -> impl Iterator<Item = ProducerState> {
        let batches = self.in_flight.iter().chain(&self.queue);
        batches.filter_map(|batch| batch.producer_state)
    }

    /// Puts a batch back, first in line, or by sequence if it has one.
    pub(super) fn reenqueue(&mut self, batch: ProducerBatch) {
        let sequence = batch.producer_state.map(|state| state.base_sequence);
        let earlier = |other: &ProducerBatch| match (other.producer_state, sequence) {
            (Some(state), Some(sequence)) => state.base_sequence < sequence,
            _ => false,
        };
        let place = self.queue.iter().take_while(|other| earlier(other)).count();
        self.queue.insert(place, batch);
    }
}

/// Everything that waits or is on its way.
#[derive(Clone, Debug)]
pub(super) struct Accumulator {
    pub(super) topics: Vec<Topic>,
    by_name: SortedMap<Str, TopicIndex>,
    last_topic: TopicIndex,
    metadata_version: Option<u32>,
    buffer_memory: u64,
    allocated: u64,
    pub(super) next_batch: u64,
    /// Batches not complete, by the batch they come from.
    incomplete: SortedMap<u64, u32>,
    /// Partitions by leader, in drain order.
    leaders: SortedMap<i32, Vec<(TopicIndex, u32)>>,
    drain_index: SortedMap<i32, u32>,
}

impl Accumulator {
    pub(super) const fn new(buffer_memory: u64) -> Self {
        Self {
            topics: Vec::new(),
            by_name: SortedMap::new(),
            last_topic: 0,
            metadata_version: None,
            buffer_memory,
            allocated: 0,
            next_batch: 0,
            incomplete: SortedMap::new(),
            leaders: SortedMap::new(),
            drain_index: SortedMap::new(),
        }
    }

    pub(super) fn topic(&self, index: TopicIndex) -> &Topic {
        &self.topics[index as usize]
    }

    pub(super) fn topic_mut(&mut self, index: TopicIndex) -> &mut Topic {
        &mut self.topics[index as usize]
    }

    pub(super) fn partition_mut(&mut self, topic: TopicIndex, partition: i32) -> &mut Partition {
        &mut self.topics[topic as usize].partitions[partition as usize]
    }

    /// The place of a topic, made if it is new. Most sends go to the topic of the last one.
    pub(super) fn topic_index(&mut self, name: &Str, batch_size: u32) -> TopicIndex {
        if let Some(last) = self.topics.get(self.last_topic as usize)
            && last.name.as_bytes() == name.as_bytes()
        {
            return self.last_topic;
        }
        let index = match self.by_name.get(name) {
            Some(index) => *index,
            None => {
                let index = self.topics.len() as TopicIndex;
                self.topics.push(Topic {
                    name: name.clone(),
                    id: Uuid::ZERO,
                    count: 0,
                    available: Vec::new(),
                    error: None,
                    built_in: BuiltInPartitioner::new(batch_size),
                    last_sticky: None,
                    partitions: Vec::new(),
                    last_used: Instant::default(),
                    tracked: false,
                    ratio: CompressionRatio::ONE,
                });
                self.by_name.insert(name.clone(), index);
                self.metadata_version = None;
                index
            }
        };
        self.last_topic = index;
        index
    }

    /// Takes over leaders and partition counts, if the metadata has changed.
    pub(super) fn sync(&mut self, cluster: &ClusterMetadata) {
        if self.metadata_version == Some(cluster.version) {
            return;
        }
        self.metadata_version = Some(cluster.version);
        self.leaders.clear();
        for (index, topic) in self.topics.iter_mut().enumerate() {
            let told = cluster.topics.get(&topic.name);
            topic.error = told.and_then(|told| told.error);
            topic.available.clear();
            for partition in &mut topic.partitions {
                partition.leader = None;
            }
            let Some(told) = told.filter(|told| told.error.is_none()) else {
                topic.count = 0;
                continue;
            };
            topic.id = told.id;
            topic.count = told.partitions.len() as i32;
            if topic.partitions.len() < told.partitions.len() {
                topic.partitions.resize_with(told.partitions.len(), Partition::default);
            }
            for entry in &told.partitions {
                let place = entry.partition as u32;
                let Some(partition) = topic.partitions.get_mut(place as usize) else { continue };
                partition.leader = entry.leader;
                partition.leader_epoch = entry.leader_epoch;
                if let Some(leader) = entry.leader {
                    topic.available.push(entry.partition);
                    self.leaders.entry(leader).or_default().push((index as TopicIndex, place));
                }
            }
        }
    }

    /// Partitions led by `node`, starting where the last drain left off (Kafka's drainIndex), so
    /// that a full request does not starve those at the end.
    pub(super) fn drain_order(&self, node: i32) -> Vec<(TopicIndex, u32)> {
        let Some(partitions) = self.leaders.get(&node) else { return Vec::new() };
        let start = self.drain_index.get(&node).copied().unwrap_or(0) as usize;
        let start = start % partitions.len().max(1);
        partitions[start..].iter().chain(&partitions[..start]).copied().collect()
    }

    /// Remembers the partition looked at last.
    pub(super) fn drained_up_to(&mut self, node: i32, place: (TopicIndex, u32)) {
        let partitions = self.leaders.get(&node).into_iter().flatten();
        let index = partitions.take_while(|other| **other != place).count();
        self.drain_index.insert(node, index as u32);
    }

    /// Takes memory for a batch; false if there is not enough.
    pub(super) const fn allocate(&mut self, size: u64) -> bool {
        if self.allocated + size > self.buffer_memory {
            return false;
        }
        self.allocated += size;
        true
    }

    pub(super) const fn release(&mut self, size: u64) {
        debug_assert!(self.allocated >= size, "released more than was taken");
        self.allocated -= size;
    }

    pub(super) const fn available_memory(&self) -> u64 {
        self.buffer_memory - self.allocated
    }

    pub(super) const fn allocated(&self) -> u64 {
        self.allocated
    }

    pub(super) fn opened(&mut self, batch: &ProducerBatch) {
        *self.incomplete.entry(batch.origin).or_default() += 1;
    }

    /// A batch is done, well or not: its memory is free again.
    pub(super) fn completed(&mut self, batch: &ProducerBatch) {
        self.release(batch.allocated);
        if let Some(count) = self.incomplete.get_mut(&batch.origin) {
            *count -= 1;
            if *count == 0 {
                self.incomplete.remove(&batch.origin);
            }
        }
    }

    /// Are all batches opened before `batch` done?
    pub(super) fn is_complete_up_to(&self, batch: u64) -> bool {
        self.incomplete.first_key_value().is_none_or(|(first, _)| *first >= batch)
    }

    pub(super) fn has_undrained(&self) -> bool {
        let mut partitions = self.topics.iter().flat_map(|topic| &topic.partitions);
        partitions.any(|partition| !partition.queue.is_empty())
    }
}
