//! The idempotent producer (KIP-98, KIP-360): producer id and epoch, sequences per partition, and
//! the epoch bump that follows a gap. The non-transactional half of Kafka's `TransactionManager`.

use super::accumulator::{Partition, TopicIndex};
use super::application::{of_code, plain};
use super::batch::{ProducerBatch, ProducerIdAndEpoch, ProducerState};
use super::machine::Producer;
use super::response::Pending;
use crate::event::ClientError;
use crate::network::{NetworkError, RequestTag};
use protocol::batch::increment_sequence;
use protocol::messages::init_producer_id_request::InitProducerIdRequest;
use protocol::messages::init_producer_id_response::InitProducerIdResponse;
use protocol::sorted::sort_by_key;
use protocol::time::Instant;
use protocol::{ErrorCode, Request, SortedMap, SortedSet};

/// Sequences of one partition (Kafka's `TxnPartitionEntry`).
#[derive(Clone, Debug)]
pub(super) struct SequenceState {
    producer: ProducerIdAndEpoch,
    next_sequence: i32,
    last_acked_sequence: i32,
    last_acked_offset: i64,
}

impl Default for SequenceState {
    fn default() -> Self {
        Self {
            producer: ProducerIdAndEpoch::NONE,
            next_sequence: 0,
            last_acked_sequence: -1,
            last_acked_offset: -1,
        }
    }
}

/// Producer id, epoch, and what is wrong with them.
#[derive(Clone, Debug)]
pub(super) struct Idempotence {
    producer: ProducerIdAndEpoch,
    /// An InitProducerId request is on its way.
    initializing: bool,
    /// Not before this moment.
    retry_at: Option<Instant>,
    attempts: u32,
    epoch_bump_required: bool,
    /// Partitions whose sequences start anew with the next epoch.
    rewrite: SortedSet<(TopicIndex, i32)>,
    /// Partitions with an expired batch of unknown fate, and the sequence behind it.
    unresolved: SortedMap<(TopicIndex, i32), i32>,
    fatal: Option<ClientError>,
}

impl Default for Idempotence {
    fn default() -> Self {
        Self {
            producer: ProducerIdAndEpoch::NONE,
            initializing: false,
            retry_at: None,
            attempts: 0,
            epoch_bump_required: false,
            rewrite: SortedSet::new(),
            unresolved: SortedMap::new(),
            fatal: None,
        }
    }
}

impl Idempotence {
    pub(super) fn id_and_epoch(&self) -> Option<(i64, i16)> {
        let ProducerIdAndEpoch { id, epoch } = self.producer;
        (self.producer != ProducerIdAndEpoch::NONE).then_some((id, epoch))
    }

    /// May batches be sent?
    pub(super) fn has_producer_id(&self) -> bool {
        self.producer != ProducerIdAndEpoch::NONE && self.fatal.is_none()
    }

    /// The moment of the next InitProducerId attempt.
    pub(super) const fn wake_at(&self) -> Option<Instant> {
        if self.initializing { None } else { self.retry_at }
    }

    fn request_epoch_bump(&mut self, place: (TopicIndex, i32)) {
        self.epoch_bump_required = true;
        self.rewrite.insert(place);
    }

    /// Must the sender leave this partition alone for now?
    pub(super) fn holds_back(
        &self,
        place: (TopicIndex, i32),
        partition: &Partition,
        first: &ProducerBatch,
    ) -> bool {
        if !self.has_producer_id() {
            return true;
        }
        let oldest = partition.states().min();
        match (first.producer_state, oldest) {
            (None, oldest) => {
                let stale = oldest.is_some() && partition.sequences.producer != self.producer;
                stale || self.unresolved.contains_key(&place)
            }
            // Batches that were sent before go again in their order, one behind the other.
            (Some(state), Some(oldest)) => state.base_sequence != oldest.base_sequence,
            (Some(_), None) => false,
        }
    }

    /// Gives a batch about to be sent for the first time its sequence.
    pub(super) fn assign(&self, partition: &mut Partition, batch: &mut ProducerBatch) {
        if batch.producer_state.is_some() {
            return;
        }
        if partition.sequences.producer != self.producer && partition.states().next().is_none() {
            start_sequences_at_beginning(partition, self.producer);
        }
        let base_sequence = partition.sequences.next_sequence;
        batch.set_producer_state(ProducerState { producer: self.producer, base_sequence });
        partition.sequences.next_sequence =
            increment_sequence(base_sequence, batch.record_count as i32);
    }

    /// A batch expired while its fate was unknown.
    pub(super) fn mark_unresolved(&mut self, place: (TopicIndex, i32), batch: &ProducerBatch) {
        let next = batch.last_sequence().wrapping_add(1);
        let known = self.unresolved.entry(place).or_insert(next);
        *known = (*known).max(next);
    }

    /// The idempotent half of the retry rule.
    pub(super) fn can_retry(
        &mut self,
        place: (TopicIndex, i32),
        sequences: &SequenceState,
        batch: &ProducerBatch,
        error: (ErrorCode, i64),
    ) -> bool {
        let (code, log_start_offset) = error;
        match code {
            ErrorCode::UnknownProducerId => {
                if log_start_offset != -1 && !batch.reopened {
                    self.request_epoch_bump(place);
                }
                true
            }
            ErrorCode::OutOfOrderSequenceNumber => {
                let base_sequence = batch.producer_state.map_or(-1, |state| state.base_sequence);
                let is_next = base_sequence.wrapping_sub(sequences.last_acked_sequence) == 1;
                let unresolved = self.unresolved.get(&place).copied();
                let gap = match unresolved {
                    None => !batch.reopened && is_next,
                    Some(next) => next == base_sequence,
                };
                if gap {
                    self.request_epoch_bump(place);
                }
                true
            }
            _ => code.is_retriable(),
        }
    }

    /// A batch failed for good.
    pub(super) fn handle_failed(
        &mut self,
        place: (TopicIndex, i32),
        sequences: &mut SequenceState,
        code: ErrorCode,
        adjust: bool,
    ) {
        match code {
            ErrorCode::ClusterAuthorizationFailed | ErrorCode::UnsupportedVersion => {
                self.fatal = Some(of_code(code, code.message()));
            }
            ErrorCode::OutOfOrderSequenceNumber => self.request_epoch_bump(place),
            ErrorCode::UnknownProducerId => {
                *sequences = SequenceState::default();
                self.unresolved.remove(&place);
            }
            _ if adjust => self.request_epoch_bump(place),
            _ => {}
        }
    }

    fn bump_epoch(&mut self) {
        if self.producer.epoch == i16::MAX {
            self.producer = ProducerIdAndEpoch::NONE;
        } else {
            self.producer.epoch += 1;
        }
        self.epoch_bump_required = false;
    }
}

impl SequenceState {
    pub(super) fn acknowledged(&mut self, last_sequence: i32, last_offset: Option<i64>) {
        self.last_acked_sequence = self.last_acked_sequence.max(last_sequence);
        self.last_acked_offset = self.last_acked_offset.max(last_offset.unwrap_or(-1));
    }
}

impl Producer {
    /// Resolves sequences, bumps the epoch, asks for a producer id: whatever is due.
    pub(super) fn drive_idempotence(&mut self, now: Instant) {
        let Some(mut idempotence) = self.idempotence.take() else { return };
        self.resolve_sequences(&mut idempotence);
        if let Some(error) = &idempotence.fatal {
            self.abort_batches(error.exception, &error.message);
        } else {
            if idempotence.epoch_bump_required && idempotence.has_producer_id() {
                idempotence.bump_epoch();
                for (topic, partition) in core::mem::take(&mut idempotence.rewrite) {
                    let state = self.accumulator.partition_mut(topic, partition);
                    start_sequences_at_beginning(state, idempotence.producer);
                    idempotence.unresolved.remove(&(topic, partition));
                }
            }
            self.init_producer_id(now, &mut idempotence);
        }
        self.idempotence = Some(idempotence);
    }

    pub(super) fn handle_init_producer_id(
        &mut self,
        now: Instant,
        result: Result<InitProducerIdResponse, NetworkError>,
    ) {
        let Some(idempotence) = &mut self.idempotence else { return };
        idempotence.initializing = false;
        let code = match &result {
            Ok(response) => ErrorCode::from_i16(response.error_code),
            Err(NetworkError::UnsupportedVersion) => ErrorCode::UnsupportedVersion,
            Err(_) => ErrorCode::NetworkException,
        };
        match (code, result) {
            (ErrorCode::None, Ok(response)) => {
                let (id, epoch) = (response.producer_id, response.producer_epoch);
                idempotence.producer = ProducerIdAndEpoch { id, epoch };
                idempotence.attempts = 0;
                idempotence.retry_at = None;
            }
            (code, _) if code.is_retriable() => {
                let wait = self.settings.retry_backoff.wait(idempotence.attempts, &mut self.rng);
                idempotence.attempts += 1;
                idempotence.retry_at = Some(now + wait);
            }
            (code, _) => {
                let text = code.message();
                idempotence.fatal = Some(match code {
                    ErrorCode::ClusterAuthorizationFailed | ErrorCode::UnsupportedVersion => {
                        of_code(code, text)
                    }
                    _ => plain(
                        "KafkaException",
                        format!("Unexpected error in InitProducerIdResponse; {text}"),
                    ),
                });
            }
        }
    }

    fn resolve_sequences(&mut self, idempotence: &mut Idempotence) {
        let places: Vec<_> = idempotence.unresolved.keys().copied().collect();
        for place in places {
            let partition = self.accumulator.partition_mut(place.0, place.1);
            if partition.states().next().is_some() {
                continue;
            }
            let SequenceState { next_sequence, last_acked_sequence, .. } = partition.sequences;
            if next_sequence.wrapping_sub(last_acked_sequence) != 1 {
                idempotence.request_epoch_bump(place);
            }
            idempotence.unresolved.remove(&place);
        }
    }

    fn init_producer_id(&mut self, now: Instant, idempotence: &mut Idempotence) {
        if idempotence.initializing || idempotence.has_producer_id() {
            return;
        }
        if idempotence.retry_at.is_some_and(|at| at > now) {
            return;
        }
        idempotence.retry_at = None;
        let Some(node) = self.network.least_loaded_node(now) else { return };
        if !self.network.ready(now, node) {
            return;
        }
        idempotence.initializing = true;
        let request = Request::InitProducerId(InitProducerIdRequest {
            transactional_id: None,
            transaction_timeout_ms: i32::MAX,
            ..Default::default()
        });
        let tag = self.next_tag;
        self.next_tag += 1;
        self.pending.insert(tag, Pending::InitProducerId);
        self.network.send(now, node, request, RequestTag(tag));
    }
}

/// All batches sent and not complete get new sequences from 0, in their order.
fn start_sequences_at_beginning(partition: &mut Partition, producer: ProducerIdAndEpoch) {
    let batches = partition.in_flight.iter_mut().chain(partition.queue.iter_mut());
    let mut batches: Vec<_> = batches.filter(|batch| batch.producer_state.is_some()).collect();
    sort_by_key(&mut batches, |batch| batch.producer_state);
    let mut base_sequence = 0;
    for batch in batches {
        batch.set_producer_state(ProducerState { producer, base_sequence });
        base_sequence = increment_sequence(base_sequence, batch.record_count as i32);
    }
    partition.sequences.producer = producer;
    partition.sequences.next_sequence = base_sequence;
    partition.sequences.last_acked_sequence = -1;
}
