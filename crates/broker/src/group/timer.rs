//! Every deadline of the coordinator in one table: sessions, join phases, missing SyncGroups, the
//! expiry of offsets. Equal moments fire in the order in which they were set.

use protocol::time::Instant;
use protocol::{SortedMap, SortedSet, Str};

/// What fires. Setting a key again moves it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TimerKey {
    /// A member, or a pending one, was silent for its session timeout.
    Session { group_id: Str, member_id: Str },
    /// The join phase of a group ends.
    Join { group_id: Str },
    /// Members owe SyncGroup for too long.
    Sync { group_id: Str },
    /// Offsets in this partition of `__consumer_offsets` are looked through.
    Expiration { offsets_partition: i32 },
}

/// Deadlines in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TimerTable {
    by_time: SortedSet<(Instant, u64, TimerKey)>,
    by_key: SortedMap<TimerKey, (Instant, u64)>,
    set_count: u64,
}

impl TimerTable {
    /// Sets or moves `key`.
    pub(super) fn set(&mut self, key: TimerKey, at: Instant) {
        self.cancel(&key);
        self.set_count += 1;
        self.by_time.insert((at, self.set_count, key.clone()));
        self.by_key.insert(key, (at, self.set_count));
    }

    /// Forgets `key`, if it is set.
    pub(super) fn cancel(&mut self, key: &TimerKey) {
        if let Some((at, order)) = self.by_key.remove(key) {
            self.by_time.remove(&(at, order, key.clone()));
        }
    }

    /// Takes out the earliest key that is due.
    pub(super) fn pop_due(&mut self, now: Instant) -> Option<TimerKey> {
        if self.next()? > now {
            return None;
        }
        let (_, _, key) = self.by_time.pop_first()?;
        self.by_key.remove(&key);
        Some(key)
    }

    /// The earliest deadline.
    pub(super) fn next(&self) -> Option<Instant> {
        self.by_time.first().map(|(at, _, _)| *at)
    }

    /// When `key` fires.
    pub(super) fn deadline(&self, key: &TimerKey) -> Option<Instant> {
        self.by_key.get(key).map(|(at, _)| *at)
    }
}
