//! RoundRobinPartitioner: one count per call and topic, keys ignored.

use super::TopicPartitions;
use protocol::{SortedMap, hash::to_positive};

/// `org.apache.kafka.clients.producer.RoundRobinPartitioner`.
///
/// Producers before 4.0 call it twice for a record that opens a new batch, so it skips partitions
/// there (KAFKA-9965); that is the producer's doing, here every call takes one count.
#[derive(Clone, Debug, Default)]
pub struct RoundRobinPartitioner {
    counters: SortedMap<String, i32>,
}

/// One choice and what it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The partition.
    pub partition: i32,
    /// The counter's value used.
    pub counter: i32,
    /// How many partitions it was taken modulo of: those with a leader, or all if there are none.
    pub partitions: i32,
}

impl RoundRobinPartitioner {
    /// All counters at zero.
    pub fn new() -> Self {
        Self::default()
    }

    /// The next partition of `topic`.
    pub fn partition(&mut self, topic: &str, partitions: TopicPartitions<'_>) -> Turn {
        let counter = match self.counters.get_mut(topic) {
            Some(counter) => {
                *counter = counter.wrapping_add(1);
                *counter
            }
            None => {
                self.counters.insert(topic.to_owned(), 0);
                0
            }
        };
        let available = partitions.available.len() as i32;
        let modulus = if available > 0 { available } else { partitions.count.max(1) };
        let place = to_positive(counter) % modulus;
        let partition = if available > 0 { partitions.available[place as usize] } else { place };
        Turn { partition, counter, partitions: modulus }
    }
}
