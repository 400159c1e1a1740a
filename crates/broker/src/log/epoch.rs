//! Which leader epoch starts at which offset (LeaderEpochFileCache): what followers and consumers
//! find out with whether they have read what no longer is.

/// No epoch at all, which is older than none.
const UNDEFINED_EPOCH: i32 = -1;

/// The epochs of one log, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeaderEpochCache {
    entries: Vec<EpochEntry>,
}

/// An epoch and the first offset its leader appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EpochEntry {
    /// Leader epoch.
    pub epoch: i32,
    /// Its first offset.
    pub start_offset: i64,
}

impl LeaderEpochCache {
    /// Notes that `epoch` starts at `start_offset`, unless it is known. Entries that contradict it
    /// go: those of later epochs, and those that start later.
    pub fn assign(&mut self, epoch: i32, start_offset: i64) {
        if self
            .latest()
            .is_some_and(|last| last.epoch == epoch && last.start_offset <= start_offset)
        {
            return;
        }
        self.entries.retain(|entry| entry.epoch < epoch && entry.start_offset < start_offset);
        self.entries.push(EpochEntry { epoch, start_offset });
    }

    /// The newest epoch.
    pub fn latest(&self) -> Option<EpochEntry> {
        self.entries.last().copied()
    }

    /// The oldest epoch.
    pub fn earliest(&self) -> Option<EpochEntry> {
        self.entries.first().copied()
    }

    /// All epochs, oldest first.
    pub fn entries(&self) -> &[EpochEntry] {
        &self.entries
    }

    /// The largest known epoch up to `epoch` and where it ends, `None` if `epoch` is newer than all
    /// or the log knows none; `log_end_offset` ends the latest.
    pub fn end_offset_for(&self, epoch: i32, log_end_offset: i64) -> Option<(i32, i64)> {
        if epoch == UNDEFINED_EPOCH {
            return None;
        }
        if self.latest()?.epoch == epoch {
            return Some((epoch, log_end_offset));
        }
        let next = self.entries.partition_point(|entry| entry.epoch <= epoch);
        let end_offset = self.entries.get(next)?.start_offset;
        let floor = next.checked_sub(1).and_then(|index| self.entries.get(index));
        Some((floor.map_or(epoch, |entry| entry.epoch), end_offset))
    }

    /// Forgets what starts at or behind `offset`.
    pub fn truncate_from_end(&mut self, offset: i64) {
        self.entries.retain(|entry| entry.start_offset < offset);
    }

    /// Forgets what ends before `offset`; the epoch `offset` lies in starts there now.
    pub fn truncate_from_start(&mut self, offset: i64) {
        let behind = self.entries.partition_point(|entry| entry.start_offset <= offset);
        if let Some(index) = behind.checked_sub(1) {
            self.entries.drain(..index);
            if let Some(first) = self.entries.first_mut() {
                first.start_offset = first.start_offset.max(offset);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache(entries: &[(i32, i64)]) -> LeaderEpochCache {
        let mut cache = LeaderEpochCache::default();
        for (epoch, start_offset) in entries {
            cache.assign(*epoch, *start_offset);
        }
        cache
    }

    #[test]
    fn an_epoch_ends_where_the_next_begins() {
        let cache = cache(&[(0, 0), (2, 10), (5, 30)]);
        assert_eq!(cache.end_offset_for(0, 99), Some((0, 10)));
        assert_eq!(cache.end_offset_for(1, 99), Some((0, 10)));
        assert_eq!(cache.end_offset_for(4, 99), Some((2, 30)));
        assert_eq!(cache.end_offset_for(5, 99), Some((5, 99)));
        assert_eq!(cache.end_offset_for(6, 99), None);
        assert_eq!(cache.end_offset_for(-1, 99), None);
    }

    #[test]
    fn an_epoch_that_wrote_nothing_gives_its_start_to_the_next() {
        assert_eq!(cache(&[(0, 0), (1, 0)]).entries(), &[EpochEntry { epoch: 1, start_offset: 0 }]);
    }

    #[test]
    fn truncation_forgets_from_both_ends() {
        let mut cache = cache(&[(0, 0), (2, 10), (5, 30)]);
        cache.truncate_from_end(30);
        assert_eq!(cache.latest(), Some(EpochEntry { epoch: 2, start_offset: 10 }));
        cache.truncate_from_start(12);
        assert_eq!(cache.entries(), &[EpochEntry { epoch: 2, start_offset: 12 }]);
    }
}
