//! Producer ids: handed out in blocks of 1000, each block a metadata record before its first id is
//! given away, so that no restart gives one twice (ProducerIdsBlock, ProducerIdManager).

use super::MetadataRecord;

/// Ids in one block (ProducerIdsBlock.PRODUCER_ID_BLOCK_SIZE).
const BLOCK_SIZE: i64 = 1_000;

/// The block this broker gives ids from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProducerIds {
    next: i64,
    block_end: i64,
}

impl ProducerIds {
    /// After a restart: what is left of the old block is given up.
    pub const fn after(next_block: i64) -> Self {
        Self { next: next_block, block_end: next_block }
    }

    /// The next id, and the record to write first when a new block is begun.
    pub fn generate(&mut self) -> (i64, Option<MetadataRecord>) {
        let mut record = None;
        if self.next == self.block_end {
            self.block_end += BLOCK_SIZE;
            record = Some(MetadataRecord::ProducerIds { next_producer_id: self.block_end });
        }
        let id = self.next;
        self.next += 1;
        debug_assert!(self.next <= self.block_end, "{self:?}");
        (id, record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_restart_never_gives_an_id_twice() {
        let mut ids = ProducerIds::default();
        assert_eq!(
            ids.generate(),
            (0, Some(MetadataRecord::ProducerIds { next_producer_id: 1000 }))
        );
        assert_eq!(ids.generate(), (1, None));
        let mut after_restart = ProducerIds::after(1000);
        assert_eq!(after_restart.generate().0, 1000);
    }
}
