//! A consumer never commits past its own position.

use crate::network::NodeKey;
use protocol::SortedMap;

#[derive(Clone, Debug, Default)]
pub(super) struct Commits {
    /// The highest position a consumer ever had, by consumer and partition.
    positions: SortedMap<(NodeKey, String, i32), i64>,
}

impl Commits {
    pub(super) fn position(&mut self, node: NodeKey, topic: &str, partition: i32, at: i64) {
        let known = self.positions.entry((node, topic.to_owned(), partition)).or_insert(at);
        *known = at.max(*known);
    }

    pub(super) fn committed(
        &self,
        node: NodeKey,
        offsets: &[(String, i32, i64)],
    ) -> Result<(), String> {
        for (topic, partition, offset) in offsets {
            let position = self.positions.get(&(node, topic.clone(), *partition));
            if position.is_none_or(|position| offset > position) {
                return Err(format!(
                    "{node:?} committed {offset} of {topic}-{partition}, its position is {position:?}"
                ));
            }
        }
        Ok(())
    }
}
