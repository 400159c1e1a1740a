//! Offsets are contiguous, log start <= high watermark <= log end, nothing written or acknowledged
//! ever goes away.

use broker::Broker;
use broker::metadata::TopicImage;
use broker::replica::Partition;
use protocol::{SortedMap, Uuid};

use crate::world::World;

/// Internal partitions change seldom and are many: they are looked at every so many steps.
const INTERNAL_EVERY: u64 = 64;

#[derive(Clone, Debug, Default)]
pub(super) struct Logs {
    seen: SortedMap<(Uuid, i32), Seen>,
    /// The highest log end ever, by name: an answer may come after its topic was made anew.
    ends: SortedMap<(String, i32), i64>,
}

#[derive(Clone, Copy, Debug)]
struct Seen {
    high_watermark: i64,
    log_end_offset: i64,
}

impl Logs {
    pub(super) fn check(&mut self, world: &World) -> Result<(), String> {
        for broker in world.brokers.values().filter_map(|node| node.running.as_ref()) {
            for topic in broker.metadata().topics() {
                if !topic.internal || world.step.is_multiple_of(INTERNAL_EVERY) {
                    self.topic(broker, topic)?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn acknowledged(
        &self,
        topic: &str,
        partition: i32,
        next: i64,
    ) -> Result<(), String> {
        let end = self.ends.get(&(topic.to_owned(), partition)).copied().unwrap_or(0);
        if next <= end {
            return Ok(());
        }
        Err(format!("{topic}-{partition} acknowledged up to {next}, but its log ends at {end}"))
    }

    fn topic(&mut self, broker: &Broker, topic: &TopicImage) -> Result<(), String> {
        for number in 0..topic.partition_count() {
            let Some(partition) = broker.partition(&topic.name, number) else { continue };
            self.partition(topic.id, &topic.name, number, partition)
                .map_err(|broken| format!("{}-{number}: {broken}", &*topic.name))?;
        }
        Ok(())
    }

    fn partition(
        &mut self,
        id: Uuid,
        topic: &str,
        number: i32,
        partition: &Partition,
    ) -> Result<(), String> {
        let start = partition.log_start_offset();
        let (mark, end) = (partition.high_watermark(), partition.log_end_offset());
        if start > mark || mark > end {
            return Err(format!("log start {start}, high watermark {mark}, log end {end}"));
        }
        let fresh = Seen { high_watermark: start, log_end_offset: start };
        let seen = self.seen.entry((id, number)).or_insert(fresh);
        if end < seen.log_end_offset || mark < seen.high_watermark {
            return Err(format!("went back from {seen:?} to high watermark {mark}, end {end}"));
        }
        if end > seen.log_end_offset {
            let mut next = seen.log_end_offset;
            for batch in partition.log().batches(next) {
                if batch.header.base_offset != next {
                    let base = batch.header.base_offset;
                    return Err(format!("a batch begins at {base}, {next} was next"));
                }
                next = batch.header.last_offset() + 1;
            }
            if next != end {
                return Err(format!("batches end at {next}, the log at {end}"));
            }
            self.ends.insert((topic.to_owned(), number), end);
        }
        *seen = Seen { high_watermark: mark, log_end_offset: end };
        Ok(())
    }
}
