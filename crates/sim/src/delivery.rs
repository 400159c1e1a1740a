//! What each group has been given so far: the only way to say that a record is delivered again,
//! for neither broker nor consumer remembers it.

use client::event::PartitionRecords;
use protocol::{SortedMap, Uuid};

/// Ranges remembered per group and partition.
const RANGES_KEPT: usize = 8;

/// What groups were given, by group id, topic and partition.
#[derive(Clone, Debug, Default)]
pub(crate) struct Deliveries {
    given: SortedMap<(String, String, i32), Given>,
}

#[derive(Clone, Debug)]
struct Given {
    /// A topic made again under its old name starts from nothing.
    topic_id: Option<Uuid>,
    /// One more than the highest offset given.
    next: i64,
    /// First and last offsets given more than once, ascending.
    again: Vec<(i64, i64)>,
}

/// Records of one poll that the group had been given before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Again {
    pub(crate) from: i64,
    pub(crate) to: i64,
    pub(crate) records: u64,
}

impl Deliveries {
    /// `group` is given these records; says which of them it had before.
    pub(crate) fn deliver(
        &mut self,
        group: &str,
        topic_id: Option<Uuid>,
        given: &PartitionRecords,
    ) -> Option<Again> {
        let (first, last) = (given.records.first()?.offset, given.records.last()?.offset);
        let key = (group.to_owned(), given.topic.clone(), given.partition);
        let fresh = || Given { topic_id, next: 0, again: Vec::new() };
        let known = self.given.entry(key).or_insert_with(fresh);
        if topic_id.is_some() && known.topic_id != topic_id {
            *known = fresh();
        }
        let before = given.records.partition_point(|record| record.offset < known.next);
        let again = (before > 0).then(|| Again {
            from: first,
            to: given.records[before - 1].offset,
            records: before as u64,
        });
        if let Some(again) = again {
            add_range(&mut known.again, again.from, again.to);
        }
        known.next = known.next.max(last + 1);
        again
    }

    /// Offsets given to `group` more than once: first and last, ascending, the newest ranges.
    pub(crate) fn again(&self, group: &str, topic: &str, partition: i32) -> &[(i64, i64)] {
        let key = (group.to_owned(), topic.to_owned(), partition);
        self.given.get(&key).map_or(&[], |given| &given.again)
    }
}

/// Adds a range, joining those it touches.
fn add_range(ranges: &mut Vec<(i64, i64)>, mut from: i64, mut to: i64) {
    ranges.retain(|(low, high)| {
        let touches = *low <= to + 1 && from <= *high + 1;
        if touches {
            from = from.min(*low);
            to = to.max(*high);
        }
        !touches
    });
    let place = ranges.partition_point(|(low, _)| *low < from);
    ranges.insert(place, (from, to));
    if ranges.len() > RANGES_KEPT {
        ranges.remove(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use client::event::ConsumerRecord;

    fn records(offsets: core::ops::Range<i64>) -> PartitionRecords {
        let record = |offset| ConsumerRecord {
            offset,
            timestamp_ms: 0,
            key: None,
            value: None,
            headers: Vec::new(),
        };
        PartitionRecords {
            topic: "orders".into(),
            partition: 0,
            records: offsets.map(record).collect(),
        }
    }

    #[test]
    fn a_group_is_told_which_offsets_it_had_before() {
        let (mut deliveries, id) = (Deliveries::default(), Some(Uuid([1; 16])));
        assert_eq!(deliveries.deliver("billing", id, &records(0..10)), None);
        let again = deliveries.deliver("billing", id, &records(7..12));
        assert_eq!(again, Some(Again { from: 7, to: 9, records: 3 }));
        assert_eq!(deliveries.deliver("other", id, &records(0..3)), None);
        assert_eq!(deliveries.again("billing", "orders", 0), [(7, 9)]);
    }

    #[test]
    fn a_topic_made_again_is_another_topic() {
        let mut deliveries = Deliveries::default();
        deliveries.deliver("billing", Some(Uuid([1; 16])), &records(0..10));
        assert_eq!(deliveries.deliver("billing", Some(Uuid([2; 16])), &records(0..10)), None);
    }

    #[test]
    fn ranges_that_touch_are_one() {
        let mut ranges = Vec::new();
        for (from, to) in [(5, 7), (1, 2), (8, 9), (3, 4)] {
            add_range(&mut ranges, from, to);
        }
        assert_eq!(ranges, [(1, 9)]);
    }
}
