//! Rules of Kafka's that no state of the world may break, looked at from outside after every step.
//! They observe; no part of the world knows them.

use crate::network::NodeKey;
use crate::world::World;

mod commits;
mod groups;
mod logs;

/// What the rules remember. A broken rule ends the run with a panic that names it, the seed and the
/// step, so that it can be played again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Checkers {
    logs: logs::Logs,
    groups: groups::Groups,
    commits: commits::Commits,
}

impl Checkers {
    /// Looks at the world after a step.
    ///
    /// # Panics
    /// When a rule is broken.
    pub(crate) fn check(&mut self, world: &World) {
        let verdict = self.logs.check(world).and_then(|()| self.groups.check(world));
        report(world.step, verdict);
    }

    /// A producer was told that everything before `next` in a partition is there.
    pub(crate) fn acknowledged(&mut self, step: u64, topic: &str, partition: i32, next: i64) {
        report(step, self.logs.acknowledged(topic, partition, next));
    }

    /// A consumer's position after its turn.
    pub(crate) fn position(&mut self, node: NodeKey, topic: &str, partition: i32, at: i64) {
        self.commits.position(node, topic, partition, at);
    }

    /// A consumer was told that its commit is done.
    pub(crate) fn committed(&mut self, step: u64, node: NodeKey, offsets: &[(String, i32, i64)]) {
        report(step, self.commits.committed(node, offsets));
    }
}

#[expect(clippy::panic, reason = "a broken rule is a bug: debug builds and tests stop at it")]
fn report(step: u64, verdict: Result<(), String>) {
    if let Err(broken) = verdict {
        panic!("at step {step}: {broken}");
    }
}
