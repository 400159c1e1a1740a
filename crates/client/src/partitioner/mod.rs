//! Which partition a record goes to. Every partitioner is a small state machine that takes its
//! random numbers as an argument, so that recorded choices of Apache Kafka can be replayed.

mod builtin;
mod round_robin;
mod sticky;

pub use builtin::BuiltInPartitioner;
pub use round_robin::{RoundRobinPartitioner, Turn};
pub use sticky::StickyPartitionCache;

use protocol::hash::{murmur2, to_positive};

/// A topic as a partitioner sees it.
#[derive(Clone, Copy, Debug)]
pub struct TopicPartitions<'a> {
    /// How many partitions there are, with or without a leader.
    pub count: i32,
    /// The partitions that have a leader, in the order of the metadata.
    pub available: &'a [i32],
}

/// Draws a number of Java's `ThreadLocalRandom.nextInt()`; the sign does not matter.
pub type Draw<'a> = &'a mut dyn FnMut() -> i32;

/// The partition of a key: `toPositive(murmur2(key)) % partitions`, partitions without a leader
/// counted. Zero partitions give partition 0.
pub fn partition_for_key(key: &[u8], partitions: i32) -> i32 {
    partition_for_hash(murmur2(key), partitions)
}

/// The same, from the hash.
pub const fn partition_for_hash(hash: i32, partitions: i32) -> i32 {
    if partitions <= 0 { 0 } else { to_positive(hash) % partitions }
}

impl TopicPartitions<'_> {
    /// A partition by a random number: one with a leader if there is any, else any.
    fn pick(&self, random: i32) -> i32 {
        let random = to_positive(random);
        match i32::try_from(self.available.len()) {
            Ok(count) if count > 0 => self.available[(random % count) as usize],
            _ => random % self.count.max(1),
        }
    }
}
