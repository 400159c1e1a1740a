//! What becomes of a batch: acknowledged, retried, split or failed. `Sender.completeBatch`.

use super::accumulator::TopicIndex;
use super::application::{of_code, plain};
use super::batch::ProducerBatch;
use super::machine::Producer;
use crate::event::{ClientError, ProducerEvent};
use crate::network::{BrokerEndpoint, NetworkError, NetworkResponse};
use protocol::compression::CompressionRatio;
use protocol::era::Era;
use protocol::messages::produce_response::{
    PartitionProduceResponse, ProduceResponse, TopicProduceResponse,
};
use protocol::time::Instant;
use protocol::{ErrorCode, Response};

/// A request that waits for its answer.
#[derive(Clone, Debug)]
pub(super) enum Pending {
    InitProducerId,
    Produce { node: i32, parts: Vec<InFlightPart> },
}

impl Pending {
    pub(super) const fn is_produce(&self) -> bool {
        matches!(self, Self::Produce { .. })
    }
}

/// One batch of a Produce request.
#[derive(Clone, Copy, Debug)]
pub(super) struct InFlightPart {
    pub(super) topic: TopicIndex,
    pub(super) partition: i32,
    pub(super) batch: u64,
    pub(super) records: u32,
    pub(super) last_sequence: i32,
}

/// What was answered for one batch.
struct Outcome {
    code: ErrorCode,
    base_offset: i64,
    log_start_offset: i64,
    message: Option<String>,
    /// (place in the batch, words) of the records that made the broker refuse it.
    record_errors: Vec<(i32, Option<String>)>,
}

impl Outcome {
    const fn of(code: ErrorCode, message: Option<String>) -> Self {
        Self { code, base_offset: -1, log_start_offset: -1, message, record_errors: Vec::new() }
    }
}

impl Producer {
    pub(super) fn process_responses(&mut self, now: Instant) {
        while let Some(response) = self.network.poll_response() {
            let NetworkResponse { tag, result, .. } = response;
            match (self.pending.remove(&tag.0), result) {
                (Some(Pending::InitProducerId), Ok(Response::InitProducerId(response))) => {
                    self.handle_init_producer_id(now, Ok(response));
                }
                (Some(Pending::InitProducerId), Err(error)) => {
                    self.handle_init_producer_id(now, Err(error));
                }
                (Some(Pending::Produce { parts, .. }), Ok(Response::Produce(response))) => {
                    self.handle_produce_response(now, &parts, &response);
                }
                (Some(Pending::Produce { node, parts }), Err(error)) => {
                    for part in parts {
                        let outcome = self.network_outcome(node, error);
                        self.complete_part(now, part, outcome);
                    }
                }
                _ => {}
            }
        }
    }

    /// acks=0: what was written to the socket counts as sent.
    pub(super) fn complete_unacknowledged(&mut self, now: Instant, parts: Vec<InFlightPart>) {
        for part in parts {
            self.complete_part(now, part, Outcome::of(ErrorCode::None, None));
        }
    }

    pub(super) fn tell_failed(
        &mut self,
        topic: TopicIndex,
        partition: i32,
        batch: &ProducerBatch,
        error: ClientError,
    ) {
        self.accumulator.completed(batch);
        let name = self.accumulator.topic(topic).name.to_string();
        let (records, calls) = (batch.record_count, batch.calls());
        self.push_event(ProducerEvent::BatchFailed {
            topic: name,
            partition,
            records,
            calls,
            error,
        });
    }

    /// Fails everything that is not complete.
    pub(super) fn abort_batches(&mut self, exception: &'static str, message: &str) {
        for topic in 0..self.accumulator.topics.len() as TopicIndex {
            for partition in 0..self.accumulator.topic(topic).partitions.len() as i32 {
                let state = self.accumulator.partition_mut(topic, partition);
                state.muted = false;
                let sent = core::mem::take(&mut state.in_flight);
                let waiting = core::mem::take(&mut state.queue);
                for batch in sent.into_iter().chain(waiting) {
                    self.tell_failed(topic, partition, &batch, plain(exception, message));
                }
            }
        }
    }

    fn network_outcome(&self, node: i32, error: NetworkError) -> Outcome {
        // 2.5 had one exception for both, in the words every NetworkException has.
        let modern = self.settings.era == Era::Kafka4;
        match error {
            NetworkError::TimedOut if modern => Outcome::of(
                ErrorCode::RequestTimedOut,
                Some(format!("Disconnected from node {node} due to timeout")),
            ),
            NetworkError::UnsupportedVersion => Outcome::of(ErrorCode::UnsupportedVersion, None),
            NetworkError::Disconnected | NetworkError::TimedOut => {
                let text = modern.then(|| format!("Disconnected from node {node}"));
                Outcome::of(ErrorCode::NetworkException, text)
            }
        }
    }

    fn handle_produce_response(
        &mut self,
        now: Instant,
        parts: &[InFlightPart],
        response: &ProduceResponse,
    ) {
        for topic in &response.responses {
            for answer in &topic.partition_responses {
                let asked = parts.iter().find(|part| {
                    part.partition == answer.index && self.is_topic(part.topic, topic)
                });
                let Some(part) = asked.copied() else { continue };
                let code = ErrorCode::from_i16(answer.error_code);
                self.complete_part(now, part, outcome_of(code, answer));
                self.learn_leader(part, code, answer, response);
            }
        }
    }

    fn is_topic(&self, index: TopicIndex, answer: &TopicProduceResponse) -> bool {
        let topic = self.accumulator.topic(index);
        if answer.name.is_empty() { topic.id == answer.topic_id } else { topic.name == answer.name }
    }

    /// A new leader may come with the error (KIP-951), which spares a metadata round trip.
    fn learn_leader(
        &mut self,
        part: InFlightPart,
        code: ErrorCode,
        answer: &PartitionProduceResponse,
        response: &ProduceResponse,
    ) {
        let leader = &answer.current_leader;
        let moved = matches!(code, ErrorCode::NotLeaderOrFollower | ErrorCode::FencedLeaderEpoch);
        let told = leader.leader_id >= 0 && leader.leader_epoch >= 0;
        if !moved || !told || self.settings.era != Era::Kafka4 {
            return;
        }
        let endpoints: Vec<_> = response
            .node_endpoints
            .iter()
            .map(|endpoint| BrokerEndpoint {
                id: endpoint.node_id,
                host: endpoint.host.clone(),
                port: u16::try_from(endpoint.port).unwrap_or(0),
                rack: endpoint.rack.clone(),
            })
            .collect();
        let name = self.accumulator.topic(part.topic).name.clone();
        let leader = (leader.leader_id, leader.leader_epoch);
        self.network.update_leader(&name, part.partition, leader, &endpoints);
    }

    fn complete_part(&mut self, now: Instant, part: InFlightPart, outcome: Outcome) {
        let keeps_order = self.settings.max_in_flight == 1;
        let state = self.accumulator.partition_mut(part.topic, part.partition);
        if keeps_order {
            state.muted = false;
        }
        let place = state.in_flight.iter().position(|batch| batch.id == part.batch);
        let Some(batch) = place.map(|place| state.in_flight.remove(place)) else {
            // It expired while it was on its way; only its sequence and its memory still matter.
            let kept = state.expired_in_flight.iter().position(|it| it.0 == part.batch);
            let kept = kept.map(|place| state.expired_in_flight.remove(place).1);
            if outcome.code == ErrorCode::None {
                state.sequences.acknowledged(part.last_sequence, None);
            }
            self.accumulator.release(kept.unwrap_or(0));
            return;
        };
        if outcome.code == ErrorCode::None || outcome.code == ErrorCode::DuplicateSequenceNumber {
            self.acknowledge(part, &batch, outcome.base_offset);
        } else if outcome.code == ErrorCode::MessageTooLarge && batch.record_count > 1 {
            self.split(part, &batch);
        } else if self.can_retry(now, part, &batch, &outcome) {
            self.retry(now, part, batch, outcome.code);
        } else {
            let adjust = batch.attempts < self.settings.retries;
            self.fail(part, &batch, &outcome, adjust);
        }
        if outcome.code.is_invalid_metadata() {
            self.network.request_update_after_error(now);
        }
    }

    fn acknowledge(&mut self, part: InFlightPart, batch: &ProducerBatch, base_offset: i64) {
        let InFlightPart { topic, partition, .. } = part;
        let last_offset =
            (base_offset >= 0).then(|| base_offset + i64::from(batch.record_count) - 1);
        let state = self.accumulator.partition_mut(topic, partition);
        state.sequences.acknowledged(batch.last_sequence(), last_offset);
        self.accumulator.completed(batch);
        let name = self.accumulator.topic(topic).name.to_string();
        if self.listening {
            for route in self.routes_mut() {
                if route.partition != partition || route.topic != name {
                    continue;
                }
                if let Some(index) = batch.index_of(route.call) {
                    let offset = base_offset + i64::from(index);
                    route.offset = Some(if base_offset < 0 { -1 } else { offset });
                }
            }
        }
        let (records, calls) = (batch.record_count, batch.calls());
        self.push_event(ProducerEvent::BatchAcknowledged {
            topic: name,
            partition,
            base_offset,
            records,
            calls,
        });
    }

    fn can_retry(
        &mut self,
        now: Instant,
        part: InFlightPart,
        batch: &ProducerBatch,
        outcome: &Outcome,
    ) -> bool {
        let timed_out = batch.expires_at(self.settings.delivery_timeout) <= now;
        if timed_out || batch.attempts >= self.settings.retries {
            return false;
        }
        let Some(idempotence) = &mut self.idempotence else { return outcome.code.is_retriable() };
        let state = self.accumulator.partition_mut(part.topic, part.partition);
        let error = (outcome.code, outcome.log_start_offset);
        idempotence.can_retry((part.topic, part.partition), &state.sequences, batch, error)
    }

    fn retry(
        &mut self,
        now: Instant,
        part: InFlightPart,
        mut batch: ProducerBatch,
        code: ErrorCode,
    ) {
        let wait = self.settings.retry_backoff.wait(batch.attempts, &mut self.rng);
        batch.reenqueued(now, wait);
        if self.listening {
            let topic = self.accumulator.topic(part.topic).name.to_string();
            let (partition, error, attempts) = (part.partition, code.name(), batch.attempts);
            self.push_event(ProducerEvent::BatchRetried { topic, partition, error, attempts });
        }
        self.accumulator.partition_mut(part.topic, part.partition).reenqueue(batch);
    }

    /// The broker found the batch too large: the same records again in smaller batches. A batch
    /// that was split before is halved, down to one record.
    fn split(&mut self, part: InFlightPart, batch: &ProducerBatch) {
        let mut size = self.settings.batch_size as usize;
        if batch.is_split {
            size = (batch.size() / 2).max(batch.max_record_size as usize);
        }
        // Back to a careful guess, so that this does not happen too often.
        let ratio = batch.compression_ratio().max(CompressionRatio::ONE);
        self.accumulator.topic_mut(part.topic).ratio = ratio;
        let pieces = batch.split(size, ratio, &mut self.accumulator.next_batch);
        for piece in pieces.into_iter().rev() {
            self.accumulator.opened(&piece);
            self.accumulator.partition_mut(part.topic, part.partition).reenqueue(piece);
        }
        self.accumulator.completed(batch);
    }

    fn fail(&mut self, part: InFlightPart, batch: &ProducerBatch, outcome: &Outcome, adjust: bool) {
        let InFlightPart { topic, partition, .. } = part;
        if let Some(idempotence) = &mut self.idempotence {
            let state = self.accumulator.partition_mut(topic, partition);
            let place = (topic, partition);
            idempotence.handle_failed(place, &mut state.sequences, outcome.code, adjust);
        }
        let error = self.error_of(outcome);
        self.tell_failed(topic, partition, batch, error);
    }

    fn error_of(&self, outcome: &Outcome) -> ClientError {
        let code = outcome.code;
        // A 2.5 client does not read what the broker says about single records.
        if self.settings.era == Era::Kafka25 {
            return of_code(code, code.message());
        }
        let message = outcome.message.as_deref();
        let Some((_, words)) = outcome.record_errors.first() else {
            return of_code(code, message.unwrap_or_else(|| code.message()));
        };
        let words = words.as_deref().or(message).unwrap_or_else(|| code.message());
        if outcome.record_errors.len() == 1 {
            return of_code(code, words);
        }
        of_code(ErrorCode::InvalidRecord, words)
    }
}

fn outcome_of(code: ErrorCode, answer: &PartitionProduceResponse) -> Outcome {
    let words = |text: &protocol::Str| text.to_string();
    Outcome {
        code,
        base_offset: answer.base_offset,
        log_start_offset: answer.log_start_offset,
        message: answer.error_message.as_ref().map(words).filter(|text| !text.is_empty()),
        record_errors: answer
            .record_errors
            .iter()
            .map(|error| (error.batch_index, error.batch_index_error_message.as_ref().map(words)))
            .collect(),
    }
}
