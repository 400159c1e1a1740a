//! The partitions on this broker (ReplicaManager): appends, reads, and the requests that wait for
//! either.
//!
//! Layout: [`partition`] one replica; `fetch` and `fetch_session` reading; `purgatory` waiting. The
//! handlers of Produce, Fetch and ListOffsets stand in `api`. Followers' fetchers, ISR changes and
//! retention will stand here, beside `fetch`.
//!
//! Order of outputs after every input: [`ReplicaManager::poll_completion`] until `None`, then
//! [`ReplicaManager::poll_event`] until `None`, then [`ReplicaManager::poll_timeout`].

mod fetch;
mod fetch_session;
pub mod partition;
mod purgatory;
#[cfg(test)]
mod tests;

use bytes::Bytes;
use protocol::compression::MAX_DECOMPRESSED_SIZE;
use protocol::era::Era;
use protocol::messages::produce_response::ProduceResponse;
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{ErrorCode, Response, SortedMap, Str, Uuid};
use std::collections::VecDeque;
use std::sync::Arc;

use crate::api::Ticket;
use crate::api::delete_records::PendingDeleteRecords;
use crate::config::BrokerConfig;
use crate::event::BrokerEvent;
use crate::log::{AppendError, AppendInfo, AppendOrigin, Log};
use crate::metadata::TopicImage;

pub use partition::{FetchIsolation, FollowerState, Partition};

pub(crate) use fetch::{FetchParams, PendingFetch};
pub(crate) use fetch_session::{FetchEntry, FetchSessionCache, SessionKey, SessionMetadata};
pub(crate) use partition::FetchPartitionParams;
pub(crate) use purgatory::{PartitionKey, Purgatory};

/// How often silent producers are looked for (producer.id.expiration.check.interval.ms).
const PRODUCER_EXPIRATION_CHECK: Duration = Duration::from_secs(600);

/// All partitions hosted by one broker.
#[derive(Clone, Debug)]
pub struct ReplicaManager {
    broker_id: i32,
    pub(crate) era: Era,
    pub(crate) fetch_max_bytes: i32,
    producer_id_expiration_ms: i64,
    partitions: SortedMap<Str, SortedMap<i32, Arc<Partition>>>,
    pub(crate) sessions: FetchSessionCache,
    delayed_fetches: Purgatory<PendingFetch>,
    delayed_produces: Purgatory<PendingProduce>,
    pub(crate) delayed_delete_records: Purgatory<PendingDeleteRecords>,
    completions: VecDeque<(Ticket, Response)>,
    events: VecDeque<BrokerEvent>,
    is_listening: bool,
    rng: Rng,
    started: Instant,
    /// Set once there are producers to expire.
    next_producer_check: Option<Instant>,
}

/// A produce with acks=all that waits for the high watermark (DelayedProduce).
#[derive(Clone, Debug)]
pub(crate) struct PendingProduce {
    pub(crate) ticket: Ticket,
    /// The answer as it will be, but for the errors of what waits.
    pub(crate) response: ProduceResponse,
    pub(crate) pending: Vec<PendingAppend>,
}

/// One partition of a waiting produce.
#[derive(Clone, Debug)]
pub(crate) struct PendingAppend {
    pub(crate) key: PartitionKey,
    /// The high watermark that acknowledges it.
    pub(crate) required_offset: i64,
    /// Its place in the answer: topic and partition, counted from 0.
    pub(crate) place: (u32, u32),
}

/// One batch for one partition.
pub(crate) struct AppendRequest<'a> {
    pub(crate) key: &'a PartitionKey,
    pub(crate) batch: Bytes,
    pub(crate) origin: AppendOrigin,
    pub(crate) required_acks: i16,
    /// Most bytes compressed records may come to.
    pub(crate) max_decompressed: usize,
}

impl ReplicaManager {
    /// A broker's replicas, none yet.
    pub fn new(config: &BrokerConfig, rng: Rng, now: Instant) -> Self {
        let slots = config.max_incremental_fetch_session_cache_slots.max(0) as u32;
        Self {
            broker_id: config.node_id,
            era: config.era,
            fetch_max_bytes: config.fetch_max_bytes,
            producer_id_expiration_ms: i64::from(config.producer_id_expiration_ms),
            partitions: SortedMap::new(),
            sessions: FetchSessionCache::new(slots, rng.derive("fetch sessions")),
            delayed_fetches: Purgatory::default(),
            delayed_produces: Purgatory::default(),
            delayed_delete_records: Purgatory::default(),
            completions: VecDeque::new(),
            events: VecDeque::new(),
            is_listening: false,
            rng,
            started: now,
            next_producer_check: None,
        }
    }

    /// Takes the configs that change while a broker runs.
    pub(crate) fn set_config(&mut self, config: &BrokerConfig) {
        self.producer_id_expiration_ms = i64::from(config.producer_id_expiration_ms);
    }

    /// Makes partition `number` of `topic` with an empty log, if it has a replica here and is new.
    pub fn create_partition(&mut self, now: Instant, topic: &TopicImage, number: i32) {
        if self.partition(&topic.name, number).is_some() {
            return;
        }
        let rng = self.rng.derive(&format!("{}-{number}", topic.name));
        let config = topic.config.clone();
        let log = Log::new(topic.name.clone(), number, config, rng, now);
        self.open_partition(now, topic, number, log);
    }

    /// Makes partition `number` of `topic` with the log it had when the broker stopped. Does
    /// nothing if the metadata puts no replica here.
    pub fn open_partition(&mut self, now: Instant, topic: &TopicImage, number: i32, mut log: Log) {
        let is_here = |image: &crate::PartitionImage| image.replicas.contains(&self.broker_id);
        if !topic.partition(number).is_some_and(is_here) {
            return;
        }
        log.set_config(topic.config.clone());
        let partition = Partition::open(self.broker_id, topic, number, log);
        let has_producers = !partition.log().producers().is_empty();
        let partitions = self.partitions.entry(topic.name.clone()).or_default();
        partitions.insert(number, Arc::new(partition));
        if has_producers {
            self.schedule_producer_check(now);
        }
    }

    /// Takes leaders, ISR and configs of a topic from the metadata, and makes the partitions that
    /// are new.
    pub fn update_topic(&mut self, now: Instant, topic: &TopicImage) {
        let config = topic.config.clone();
        for number in 0..topic.partition_count() {
            self.create_partition(now, topic, number);
            let Some(image) = topic.partition(number) else { continue };
            let config = config.clone();
            self.change_partition(now, &(topic.name.clone(), number), |partition| {
                partition.set_config(config);
                partition.update(image);
            });
        }
    }

    /// Drops a topic and its records; whoever waits for it is answered.
    pub fn delete_topic(&mut self, now: Instant, topic: &str) {
        let Some((name, partitions)) = self.partitions.remove_entry(topic) else { return };
        for number in partitions.into_keys() {
            self.wake(now, &(name.clone(), number));
        }
    }

    /// The logs by topic id and partition: what is left when the broker stops.
    pub fn into_logs(self) -> SortedMap<(Uuid, i32), Log> {
        let partitions = self.partitions.into_values().flat_map(SortedMap::into_values);
        partitions
            .map(|partition| {
                let key = (partition.topic_id(), partition.partition());
                (key, Arc::unwrap_or_clone(partition).into_log())
            })
            .collect()
    }

    /// Appends one batch as the leader. A coordinator's batch needs min.insync.replicas; it is
    /// visible once the partition's high watermark is behind it, at once if this broker is alone.
    ///
    /// # Errors
    /// Kafka's code and words; nothing was written.
    pub fn append_as_leader(
        &mut self,
        now: Instant,
        topic: &str,
        partition: i32,
        (batch, origin): (Bytes, AppendOrigin),
    ) -> Result<AppendInfo, AppendError> {
        let key = (Str::from(topic), partition);
        let max_decompressed = MAX_DECOMPRESSED_SIZE;
        let key = &key;
        let request = AppendRequest { key, batch, origin, required_acks: -1, max_decompressed };
        self.append(now, request)
    }

    pub(crate) fn append(
        &mut self,
        now: Instant,
        request: AppendRequest<'_>,
    ) -> Result<AppendInfo, AppendError> {
        let key = request.key;
        let Some(partition) = self.partition_mut(key) else {
            return Err(AppendError::of(ErrorCode::UnknownTopicOrPartition));
        };
        let before = Marks::of(partition);
        let result = partition.append_as_leader(now, request);
        let after = Marks::of(partition);
        let has_producers = !partition.log().producers().is_empty();
        self.event(|| append_event(key, &result));
        self.settle(now, key, before, after);
        if has_producers {
            self.schedule_producer_check(now);
        }
        result
    }

    /// The time has come for whatever [`Self::poll_timeout`] named. Spurious calls do nothing.
    pub fn handle_timeout(&mut self, now: Instant) {
        for id in self.delayed_fetches.expired(now) {
            if let Some(fetch) = self.delayed_fetches.remove(id) {
                self.complete_fetch(now, fetch);
            }
        }
        for id in self.delayed_produces.expired(now) {
            if let Some(produce) = self.delayed_produces.remove(id) {
                self.complete_produce(produce);
            }
        }
        self.expire_delete_records(now);
        if self.next_producer_check.is_some_and(|check| check <= now) {
            self.expire_producers(now);
        }
    }

    /// Whether facts are told by [`Self::poll_event`].
    pub fn set_listening(&mut self, on: bool) {
        self.is_listening = on;
        if !on {
            self.events.clear();
        }
    }

    /// The next answer to a request that was parked.
    pub fn poll_completion(&mut self) -> Option<(Ticket, Response)> {
        self.completions.pop_front()
    }

    /// The next fact, oldest first.
    pub fn poll_event(&mut self) -> Option<BrokerEvent> {
        self.events.pop_front()
    }

    /// When [`Self::handle_timeout`] wants to be called.
    pub fn poll_timeout(&self) -> Option<Instant> {
        let deadlines = [
            self.delayed_fetches.next_deadline(),
            self.delayed_produces.next_deadline(),
            self.delayed_delete_records.next_deadline(),
            self.next_producer_check,
        ];
        deadlines.into_iter().flatten().min()
    }
}

impl ReplicaManager {
    /// A partition hosted here.
    pub fn partition(&self, topic: &str, partition: i32) -> Option<&Partition> {
        self.partitions.get(topic)?.get(&partition).map(|partition| &**partition)
    }

    /// All partitions hosted here, by topic name and number.
    pub fn partitions(&self) -> impl Iterator<Item = &Partition> {
        self.partitions.values().flat_map(SortedMap::values).map(|partition| &**partition)
    }

    /// How many requests wait.
    pub fn parked(&self) -> u32 {
        let others = self.delayed_delete_records.len();
        self.delayed_fetches.len() + self.delayed_produces.len() + others
    }

    fn partition_mut(&mut self, key: &PartitionKey) -> Option<&mut Partition> {
        let partition = self.partitions.get_mut(key.0.as_str())?.get_mut(&key.1)?;
        Some(Arc::make_mut(partition))
    }

    /// Changes a partition, tells what came of it and wakes who waits for it.
    pub(crate) fn change_partition(
        &mut self,
        now: Instant,
        key: &PartitionKey,
        change: impl FnOnce(&mut Partition),
    ) {
        let Some(partition) = self.partition_mut(key) else { return };
        let before = Marks::of(partition);
        change(partition);
        let after = Marks::of(partition);
        self.settle(now, key, before, after);
    }

    fn settle(&mut self, now: Instant, key: &PartitionKey, before: Marks, after: Marks) {
        let Marks { log_start_offset: start, high_watermark, log_end_offset: end, .. } = after;
        debug_assert!(start <= high_watermark && high_watermark <= end, "{key:?}: {after:?}");
        debug_assert!(before.leader_epoch <= after.leader_epoch, "{key:?}: {before:?} {after:?}");
        if before.high_watermark != after.high_watermark {
            self.event(|| BrokerEvent::HighWatermarkMoved {
                topic: key.0.to_string(),
                partition: key.1,
                from: before.high_watermark,
                to: after.high_watermark,
            });
        }
        if before != after {
            self.wake(now, key);
        }
    }

    fn wake(&mut self, now: Instant, key: &PartitionKey) {
        self.wake_delete_records(key);
        for id in self.delayed_produces.watching(key) {
            let is_done = |produce: &PendingProduce| self.is_produce_complete(produce);
            if self.delayed_produces.get(id).is_some_and(is_done)
                && let Some(produce) = self.delayed_produces.remove(id)
            {
                self.complete_produce(produce);
            }
        }
        for id in self.delayed_fetches.watching(key) {
            let is_done = |fetch: &PendingFetch| self.is_fetch_complete(fetch);
            if self.delayed_fetches.get(id).is_some_and(is_done)
                && let Some(fetch) = self.delayed_fetches.remove(id)
            {
                self.complete_fetch(now, fetch);
            }
        }
    }

    /// How a waiting append ended, `None` while it is open.
    fn outcome(&self, append: &PendingAppend) -> Option<ErrorCode> {
        match self.partition(&append.key.0, append.key.1) {
            Some(partition) => partition.acknowledged(append.required_offset),
            None => Some(ErrorCode::UnknownTopicOrPartition),
        }
    }

    pub(crate) fn is_produce_complete(&self, produce: &PendingProduce) -> bool {
        produce.pending.iter().all(|append| self.outcome(append).is_some())
    }

    /// The answer to `produce`: what is still open has timed out.
    pub(crate) fn settle_produce(&self, produce: PendingProduce) -> ProduceResponse {
        let mut response = produce.response;
        for append in &produce.pending {
            let error = self.outcome(append).unwrap_or(ErrorCode::RequestTimedOut);
            let (topic, partition) = (append.place.0 as usize, append.place.1 as usize);
            if let Some(topic) = response.responses.get_mut(topic)
                && let Some(partition) = topic.partition_responses.get_mut(partition)
            {
                partition.error_code = error.code();
            }
        }
        response
    }

    fn complete_produce(&mut self, produce: PendingProduce) {
        let ticket = produce.ticket;
        let response = self.settle_produce(produce);
        self.complete(ticket, Response::Produce(response));
    }

    /// Parks a produce until its partitions' high watermarks have moved, or `deadline`.
    pub(crate) fn park_produce(&mut self, deadline: Instant, produce: PendingProduce) {
        let keys = produce.pending.iter().map(|append| append.key.clone()).collect();
        self.delayed_produces.park(deadline, keys, produce);
    }

    pub(crate) fn complete(&mut self, ticket: Ticket, response: Response) {
        self.completions.push_back((ticket, response));
    }

    /// Keeps what `event` makes, if anybody listens.
    pub(crate) fn event(&mut self, event: impl FnOnce() -> BrokerEvent) {
        if self.is_listening {
            self.events.push_back(event());
        }
    }

    fn schedule_producer_check(&mut self, now: Instant) {
        if self.next_producer_check.is_none() {
            let period = PRODUCER_EXPIRATION_CHECK.as_micros();
            let past = now.since(self.started).as_micros() / period;
            let next = Duration::from_micros(period).saturating_mul(past + 1);
            self.next_producer_check = Some(self.started + next);
        }
    }

    fn expire_producers(&mut self, now: Instant) {
        self.next_producer_check = None;
        let mut is_any_left = false;
        for partition in self.partitions.values_mut().flat_map(SortedMap::values_mut) {
            if partition.log().producers().is_empty() {
                continue;
            }
            let log = Arc::make_mut(partition).log_mut();
            log.remove_expired_producers(now, self.producer_id_expiration_ms);
            is_any_left |= !log.producers().is_empty();
        }
        if is_any_left {
            self.schedule_producer_check(now);
        }
    }
}

/// What others wait for in a partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marks {
    high_watermark: i64,
    log_end_offset: i64,
    log_start_offset: i64,
    low_watermark: i64,
    leader_epoch: i32,
}

impl Marks {
    fn of(partition: &Partition) -> Self {
        Self {
            high_watermark: partition.high_watermark(),
            log_end_offset: partition.log_end_offset(),
            log_start_offset: partition.log_start_offset(),
            low_watermark: partition.low_watermark(),
            leader_epoch: partition.leader_epoch(),
        }
    }
}

fn append_event(key: &PartitionKey, result: &Result<AppendInfo, AppendError>) -> BrokerEvent {
    let (topic, partition) = (key.0.to_string(), key.1);
    match result {
        Ok(info) if info.is_duplicate => {
            BrokerEvent::DuplicateBatch { topic, partition, base_offset: info.base_offset }
        }
        Ok(info) => BrokerEvent::BatchAppended {
            topic,
            partition,
            base_offset: info.base_offset,
            last_offset: info.last_offset,
            bytes: info.bytes,
        },
        Err(error) => BrokerEvent::AppendRefused {
            topic,
            partition,
            error: error.code.name(),
            message: error.message.clone(),
        },
    }
}
