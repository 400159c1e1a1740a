//! What a log remembers of its producers: the epoch and the last five batches of each, so that a
//! retried batch is recognised and a lost one missed (ProducerStateManager, KIP-98, KIP-679).

use protocol::ErrorCode;
use protocol::batch::decrement_sequence;
use std::collections::BTreeMap;

use super::batch::BatchHeader;
use super::error::AppendError;

/// Batches remembered per producer.
const BATCHES_TO_RETAIN: usize = 5;

/// The producers of one log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProducerStateManager {
    producers: BTreeMap<i64, ProducerStateEntry>,
}

/// One producer (ProducerStateEntry).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProducerStateEntry {
    /// Its epoch.
    pub producer_epoch: i16,
    /// Its newest batches, oldest first, at most five.
    pub batches: Vec<BatchMetadata>,
    /// Largest timestamp of its last batch, in milliseconds: what its expiry counts from.
    pub last_timestamp_ms: i64,
}

/// A batch that was appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchMetadata {
    /// Sequence number of its last record.
    pub last_sequence: i32,
    /// Offset of its last record.
    pub last_offset: i64,
    /// Offset of the last record less that of the first.
    pub offset_delta: i32,
    /// Its largest timestamp, in milliseconds.
    pub timestamp_ms: i64,
}

impl BatchMetadata {
    /// Sequence number of its first record.
    pub fn first_sequence(&self) -> i32 {
        decrement_sequence(self.last_sequence, self.offset_delta)
    }

    /// Offset of its first record.
    pub fn first_offset(&self) -> i64 {
        self.last_offset - i64::from(self.offset_delta)
    }
}

impl ProducerStateEntry {
    /// Sequence number of the last record, -1 if no batch is remembered.
    pub fn last_sequence(&self) -> i32 {
        self.batches.last().map_or(-1, |batch| batch.last_sequence)
    }

    fn duplicate_of(&self, header: &BatchHeader) -> Option<BatchMetadata> {
        if header.producer_epoch != self.producer_epoch {
            return None;
        }
        let (first, last) = (header.base_sequence, header.last_sequence());
        self.batches
            .iter()
            .find(|batch| batch.first_sequence() == first && batch.last_sequence == last)
            .copied()
    }
}

impl ProducerStateManager {
    /// The batch `header` repeats, if it is among the last five of its producer.
    pub(crate) fn duplicate_of(&self, header: &BatchHeader) -> Option<BatchMetadata> {
        self.producers.get(&header.producer_id)?.duplicate_of(header)
    }

    /// Whether the producer may append this batch next (ProducerAppendInfo). `at` is the place the
    /// batch would take, for the words.
    ///
    /// # Errors
    /// `INVALID_PRODUCER_EPOCH` for an old epoch, `OUT_OF_ORDER_SEQUENCE_NUMBER` for a sequence that
    /// does not follow; sequences are only checked of clients.
    pub(crate) fn check(
        &self,
        header: &BatchHeader,
        is_client: bool,
        at: &dyn Fn() -> String,
    ) -> Result<(), AppendError> {
        let Some(entry) = self.producers.get(&header.producer_id) else { return Ok(()) };
        let (id, epoch, first) = (header.producer_id, header.producer_epoch, header.base_sequence);
        if epoch < entry.producer_epoch {
            let message = format!(
                "Epoch of producer {id} {} is {epoch}, which is smaller than the last seen epoch {}",
                at(),
                entry.producer_epoch
            );
            return Err(AppendError::new(ErrorCode::InvalidProducerEpoch, message));
        }
        if !is_client || entry.producer_epoch < 0 {
            return Ok(());
        }
        if epoch != entry.producer_epoch {
            if first == 0 {
                return Ok(());
            }
            let message = format!(
                "Invalid sequence number for new epoch of producer {id} {}: {epoch} (request epoch), \
                 {first} (seq. number), {} (current producer epoch)",
                at(),
                entry.producer_epoch
            );
            return Err(AppendError::new(ErrorCode::OutOfOrderSequenceNumber, message));
        }
        let last = entry.last_sequence();
        if i64::from(first) == i64::from(last) + 1 || (first == 0 && last == i32::MAX) {
            return Ok(());
        }
        let message = format!(
            "Out of order sequence number for producer {id} {}: {first} (incoming seq. number), \
             {last} (current end sequence number)",
            at()
        );
        Err(AppendError::new(ErrorCode::OutOfOrderSequenceNumber, message))
    }

    /// Remembers a batch that was appended.
    pub(crate) fn update(&mut self, header: &BatchHeader) {
        let entry =
            self.producers.entry(header.producer_id).or_insert_with(|| ProducerStateEntry {
                producer_epoch: header.producer_epoch,
                batches: Vec::with_capacity(BATCHES_TO_RETAIN),
                last_timestamp_ms: header.max_timestamp_ms,
            });
        if entry.producer_epoch != header.producer_epoch {
            entry.producer_epoch = header.producer_epoch;
            entry.batches.clear();
        }
        if entry.batches.len() == BATCHES_TO_RETAIN {
            entry.batches.remove(0);
        }
        entry.batches.push(BatchMetadata {
            last_sequence: header.last_sequence(),
            last_offset: header.last_offset(),
            offset_delta: header.last_offset_delta,
            timestamp_ms: header.max_timestamp_ms,
        });
        entry.last_timestamp_ms = header.max_timestamp_ms;
    }

    /// Forgets producers silent for `expiration_ms` (producer.id.expiration.ms).
    pub(crate) fn remove_expired(&mut self, now_ms: i64, expiration_ms: i64) {
        self.producers
            .retain(|_, entry| now_ms.saturating_sub(entry.last_timestamp_ms) < expiration_ms);
    }

    /// The producers by id.
    pub fn producers(&self) -> &BTreeMap<i64, ProducerStateEntry> {
        &self.producers
    }

    /// Whether no producer is remembered.
    pub fn is_empty(&self) -> bool {
        self.producers.is_empty()
    }
}
