//! Rules of Kafka's that no state of the world may break, looked at from outside after every step.
//! They observe; no part of the world knows them.

use std::collections::BTreeMap;

use crate::network::NodeKey;
use crate::world::World;

/// What the rules remember.
#[derive(Clone, Debug, Default)]
pub(crate) struct Checkers {
    acknowledged: BTreeMap<(String, i32), i64>,
    given: BTreeMap<(NodeKey, String, i32), i64>,
}

impl Checkers {
    pub(crate) fn check(&mut self, _world: &World) {}

    pub(crate) fn acknowledged(&mut self, topic: &str, partition: i32, next: i64) {
        self.acknowledged.insert((topic.into(), partition), next);
    }

    pub(crate) fn given(&mut self, node: NodeKey, partitions: &[(String, i32, i64, i64)]) {
        for (topic, partition, _, last) in partitions {
            self.given.insert((node, topic.clone(), *partition), last + 1);
        }
    }

    pub(crate) fn committed(&mut self, _node: NodeKey, _offsets: &[(String, i32, i64)]) {}
}
