//! What a log remembers of its producers: the epoch and the last five batches of each, so that a
//! retried batch is recognised and a lost one missed (ProducerStateManager, KIP-98, KIP-679).

use protocol::batch::decrement_sequence;
use protocol::{ErrorCode, SortedMap};

use super::batch::BatchHeader;
use super::error::AppendError;

/// Batches remembered per producer.
const BATCHES_TO_RETAIN: usize = 5;

/// The producers of one log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProducerStateManager {
    producers: SortedMap<i64, ProducerStateEntry>,
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
    /// `INVALID_PRODUCER_EPOCH` for an old epoch, `OUT_OF_ORDER_SEQUENCE_NUMBER` for a sequence
    /// that does not follow; sequences are only checked of clients.
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
    pub fn producers(&self) -> &SortedMap<i64, ProducerStateEntry> {
        &self.producers
    }

    /// Whether no producer is remembered.
    pub fn is_empty(&self) -> bool {
        self.producers.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(epoch: i16, sequence: i32, count: i32, offset: i64) -> BatchHeader {
        BatchHeader {
            base_offset: offset,
            batch_length: 49,
            partition_leader_epoch: 0,
            magic: 2,
            crc: 0,
            attributes: 0,
            last_offset_delta: count - 1,
            base_timestamp_ms: 5,
            max_timestamp_ms: 5,
            producer_id: 7,
            producer_epoch: epoch,
            base_sequence: sequence,
            record_count: count,
        }
    }

    fn check(state: &ProducerStateManager, header: &BatchHeader) -> Result<(), ErrorCode> {
        let at = || "at offset 0 in partition t-0".to_owned();
        state.check(header, true, &at).map_err(|error| error.code)
    }

    #[test]
    fn the_last_five_batches_are_recognised_and_no_more() {
        let mut state = ProducerStateManager::default();
        for number in 0..6 {
            let header = batch(0, number * 2, 2, i64::from(number) * 2);
            assert_eq!((check(&state, &header), state.duplicate_of(&header)), (Ok(()), None));
            state.update(&header);
        }
        let second = state.duplicate_of(&batch(0, 2, 2, 99)).expect("among the last five");
        assert_eq!((second.first_offset(), second.last_offset), (2, 3));
        assert_eq!(state.duplicate_of(&batch(0, 0, 2, 99)), None);
        assert_eq!(state.duplicate_of(&batch(0, 2, 1, 99)), None, "another length");
        let out_of_order = Err(ErrorCode::OutOfOrderSequenceNumber);
        assert_eq!(check(&state, &batch(0, 0, 2, 99)), out_of_order);
        assert_eq!(check(&state, &batch(0, 13, 1, 99)), out_of_order);
        assert_eq!(check(&state, &batch(0, 12, 1, 99)), Ok(()));
    }

    #[test]
    fn a_new_epoch_starts_at_zero_and_fences_the_old() {
        let mut state = ProducerStateManager::default();
        state.update(&batch(3, 40, 1, 0));
        let of = |epoch, sequence| check(&state, &batch(epoch, sequence, 1, 1));
        assert_eq!(of(2, 41), Err(ErrorCode::InvalidProducerEpoch));
        assert_eq!(of(4, 41), Err(ErrorCode::OutOfOrderSequenceNumber));
        assert_eq!(of(4, 0), Ok(()));
        state.update(&batch(4, 0, 1, 1));
        assert_eq!(state.producers()[&7].batches.len(), 1, "batches of old epochs are forgotten");
    }

    #[test]
    fn sequences_go_on_at_zero_behind_the_largest() {
        let mut state = ProducerStateManager::default();
        state.update(&batch(0, i32::MAX - 1, 2, 0));
        assert_eq!(check(&state, &batch(0, 0, 1, 2)), Ok(()));
        state.update(&batch(0, 0, 1, 2));
        let wrapped = state.duplicate_of(&batch(0, i32::MAX - 1, 2, 9)).expect("remembered");
        assert_eq!(wrapped.first_offset(), 0);
    }

    #[test]
    fn silence_is_forgotten() {
        let mut state = ProducerStateManager::default();
        state.update(&batch(0, 0, 1, 0));
        state.remove_expired(104, 100);
        assert!(!state.is_empty());
        state.remove_expired(105, 100);
        assert!(state.is_empty());
    }
}
