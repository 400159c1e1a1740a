//! Copies of the world at some steps, so that going back is a short way: many near the present
//! moment, fewer and fewer with distance, never more than a fixed number.

use protocol::time::Instant;

/// Steps between two snapshots where they are densest.
pub const SNAPSHOT_EVERY: u64 = 512;
/// Most snapshots kept. Each holds the state machines of the world, some 1.3 MB in a scene of 60
/// partitions, 24 consumers and 500 records/s (`cargo bench -p sim --bench memory`), so 42 MB in
/// all there; record bytes are shared.
pub const SNAPSHOTS_KEPT: usize = 32;

/// Snapshots in ascending order of step; the first is the beginning and stays.
#[derive(Debug)]
pub(crate) struct Snapshots<W> {
    kept: Vec<Snapshot<W>>,
}

#[derive(Debug)]
struct Snapshot<W> {
    step: u64,
    at: Instant,
    world: W,
}

impl<W: Clone> Snapshots<W> {
    pub(crate) fn new(beginning: W, at: Instant) -> Self {
        Self { kept: vec![Snapshot { step: 0, at, world: beginning }] }
    }

    /// Keeps a copy of the world after `step` if one is due there.
    pub(crate) fn offer(&mut self, step: u64, at: Instant, world: &W) {
        if !step.is_multiple_of(SNAPSHOT_EVERY) {
            return;
        }
        let place = self.kept.partition_point(|kept| kept.step < step);
        if self.kept.get(place).is_some_and(|kept| kept.step == step) {
            return;
        }
        self.kept.insert(place, Snapshot { step, at, world: world.clone() });
        if self.kept.len() > SNAPSHOTS_KEPT {
            self.thin(step);
        }
    }

    /// The last snapshot at or before `step`.
    pub(crate) fn at_step(&self, step: u64) -> &W {
        let after = self.kept.partition_point(|kept| kept.step <= step);
        // Invariant: the snapshot of step 0 is never dropped.
        &self.kept[after.saturating_sub(1)].world
    }

    /// The last snapshot taken at or before `at`.
    pub(crate) fn at_time(&self, at: Instant) -> &W {
        let after = self.kept.partition_point(|kept| kept.at <= at);
        // Invariant: the snapshot of step 0 is never dropped.
        &self.kept[after.saturating_sub(1)].world
    }

    /// Forgets what comes after `step`.
    pub(crate) fn forget_after(&mut self, step: u64) {
        self.kept.retain(|kept| kept.step <= step);
    }

    pub(crate) fn count(&self) -> u32 {
        self.kept.len() as u32
    }

    /// Drops the snapshot that leaves the smallest gap for its distance from `present`.
    fn thin(&mut self, present: u64) {
        let cost = |place: usize| {
            let gap = self.kept[place + 1].step - self.kept[place - 1].step;
            let distance = self.kept[place].step.abs_diff(present) + SNAPSHOT_EVERY;
            u128::from(gap) * 1_000_000 / u128::from(distance)
        };
        let inner = 1..self.kept.len() - 1;
        if let Some(place) = inner.min_by_key(|place| cost(*place)) {
            self.kept.remove(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snapshots_are_dense_near_the_present_and_few_in_all() {
        let mut snapshots = Snapshots::new(0_u64, Instant::default());
        for step in 1..=1_000_000 {
            snapshots.offer(step, Instant::from_micros(step), &step);
        }
        assert_eq!(snapshots.kept.len(), SNAPSHOTS_KEPT);
        assert_eq!(*snapshots.at_step(0), 0);
        let near = 1_000_000 - *snapshots.at_step(999_990);
        assert!(near < 2 * SNAPSHOT_EVERY, "the nearest is {near} steps away");
        let far = 500_000 - *snapshots.at_time(Instant::from_micros(500_000));
        assert!(far < 250_000, "half way the nearest is {far} steps away");
    }

    #[test]
    fn a_fork_forgets_the_future() {
        let mut snapshots = Snapshots::new(0_u64, Instant::default());
        (1..5_000).for_each(|step| snapshots.offer(step, Instant::from_micros(step), &step));
        snapshots.forget_after(1_000);
        assert_eq!(*snapshots.at_step(4_999), 512);
    }
}
