//! Where requests wait for a partition: a fetch for bytes, a produce for the high watermark. Each
//! is indexed by the partitions it watches, so that an append looks only at those that wait for it
//! (DelayedOperationPurgatory).

use protocol::time::Instant;
use protocol::{SortedMap, SortedSet, Str};

/// A partition as the purgatory knows it.
pub(crate) type PartitionKey = (Str, i32);

/// Requests that wait, oldest first.
#[derive(Clone, Debug)]
pub(crate) struct Purgatory<T> {
    next_id: u64,
    waiting: SortedMap<u64, Waiting<T>>,
    watchers: SortedMap<PartitionKey, SortedSet<u64>>,
    deadlines: SortedSet<(Instant, u64)>,
}

#[derive(Clone, Debug)]
struct Waiting<T> {
    deadline: Instant,
    keys: Vec<PartitionKey>,
    operation: T,
}

impl<T> Default for Purgatory<T> {
    fn default() -> Self {
        Self {
            next_id: 0,
            waiting: SortedMap::new(),
            watchers: SortedMap::new(),
            deadlines: SortedSet::new(),
        }
    }
}

impl<T> Purgatory<T> {
    /// Parks `operation` until `deadline` at the latest, watching `keys`.
    pub(crate) fn park(&mut self, deadline: Instant, keys: Vec<PartitionKey>, operation: T) {
        let id = self.next_id;
        self.next_id += 1;
        for key in &keys {
            self.watchers.entry(key.clone()).or_default().insert(id);
        }
        self.deadlines.insert((deadline, id));
        self.waiting.insert(id, Waiting { deadline, keys, operation });
    }

    /// Who watches `key`, oldest first.
    pub(crate) fn watching(&self, key: &PartitionKey) -> Vec<u64> {
        self.watchers.get(key).map_or_else(Vec::new, |ids| ids.iter().copied().collect())
    }

    /// Who has waited long enough.
    pub(crate) fn expired(&self, now: Instant) -> Vec<u64> {
        self.deadlines.range(..=(now, u64::MAX)).map(|(_, id)| *id).collect()
    }

    /// What waits under `id`.
    pub(crate) fn get(&self, id: u64) -> Option<&T> {
        self.waiting.get(&id).map(|waiting| &waiting.operation)
    }

    /// Takes out what waits under `id`.
    pub(crate) fn remove(&mut self, id: u64) -> Option<T> {
        let waiting = self.waiting.remove(&id)?;
        self.deadlines.remove(&(waiting.deadline, id));
        // From the last on: keys mostly come in order, and the end of a sorted vector is cheap.
        for key in waiting.keys.iter().rev() {
            if let Some(ids) = self.watchers.get_mut(key) {
                ids.remove(&id);
                if ids.is_empty() {
                    self.watchers.remove(key);
                }
            }
        }
        Some(waiting.operation)
    }

    /// When the first one gives up.
    pub(crate) fn next_deadline(&self) -> Option<Instant> {
        self.deadlines.first().map(|(deadline, _)| *deadline)
    }

    /// How many wait.
    pub(crate) fn len(&self) -> u32 {
        self.waiting.len() as u32
    }
}
