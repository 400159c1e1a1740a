//! The producer's outer shape: calls, inputs, outputs, and what an onlooker may ask.

use super::accumulator::Accumulator;
use super::application::{Application, Chosen};
use super::config::{PartitionerClass, ProducerConfig, ProducerSettings};
use super::idempotence::Idempotence;
use super::response::Pending;
use crate::config::ConfigError;
use crate::event::{CallId, ProducerEvent, RecordRoute};
use crate::machine::machine;
use crate::network::{ClusterMetadata, NetworkClient};
use crate::partitioner::{RoundRobinPartitioner, StickyPartitionCache};
use bytes::Bytes;
use protocol::net::{ConnectionId, Transmit};
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{SortedMap, Str};
use std::collections::VecDeque;
use std::sync::Arc;

/// How many routes are kept for an onlooker.
const RECENT_ROUTES: usize = 32;

/// One record to send; key and value are bytes already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProducerRecord {
    /// Topic.
    pub topic: Str,
    /// The partition, or `None` to leave it to the partitioner.
    pub partition: Option<i32>,
    /// Key; empty is a key, `None` is none.
    pub key: Option<Bytes>,
    /// Value; `None` is a tombstone.
    pub value: Option<Bytes>,
    /// Headers in order.
    pub headers: Vec<(Str, Option<Bytes>)>,
    /// Milliseconds since the Unix epoch; `None`: the time of sending.
    pub timestamp_ms: Option<i64>,
}

/// A batch as an onlooker sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchView {
    /// Topic.
    pub topic: Str,
    /// Partition.
    pub partition: i32,
    /// Size in bytes.
    pub bytes: u32,
    /// Records in it.
    pub records: u32,
    /// When it was opened.
    pub created_at: Instant,
    /// Failed attempts to send it.
    pub attempts: u32,
    /// On its way, or waiting?
    pub in_flight: bool,
    /// First and last send call.
    pub calls: (CallId, CallId),
}

/// The partitioner in use; the built-in one lives with its topic.
#[derive(Clone, Debug)]
pub(super) enum Partitioner {
    BuiltIn,
    Default(StickyPartitionCache),
    UniformSticky(StickyPartitionCache),
    RoundRobin(RoundRobinPartitioner),
}

/// How far the producer's life is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Life {
    Open,
    Closing { deadline: Instant },
    Closed,
}

/// A Kafka producer.
///
/// After each call and input, pull [`Producer::poll_transmit`], then [`Producer::poll_event`], then
/// ask [`Producer::poll_timeout`]. Sudden death is dropping it.
#[derive(Clone, Debug)]
pub struct Producer {
    pub(super) settings: Arc<ProducerSettings>,
    pub(super) network: NetworkClient,
    pub(super) rng: Rng,
    pub(super) accumulator: Accumulator,
    pub(super) partitioner: Partitioner,
    pub(super) idempotence: Option<Idempotence>,
    pub(super) application: Application,
    pub(super) pending: SortedMap<u64, Pending>,
    pub(super) next_tag: u64,
    next_call: u64,
    pub(super) events: VecDeque<ProducerEvent>,
    pub(super) listening: bool,
    routes: VecDeque<RecordRoute>,
    pub(super) life: Life,
    /// A batch was opened or filled: the sender has something to look at.
    pub(super) sender_due: bool,
    /// The sender's next timer: linger, backoff or expiry.
    pub(super) next_wake: Option<Instant>,
    /// When a node was last ready to take batches, and when batches last went to it.
    pub(super) node_latency: SortedMap<i32, (Instant, Instant)>,
}

machine!(Producer, ProducerEvent, drive);

impl Producer {
    /// A producer that starts to connect at once, as Kafka's does.
    ///
    /// # Errors
    /// Configs that contradict each other, in Kafka's words.
    pub fn new(config: ProducerConfig, rng: Rng, now: Instant) -> Result<Self, ConfigError> {
        let settings = Arc::new(config.settings()?);
        let partitioner = match settings.partitioner {
            PartitionerClass::BuiltIn => Partitioner::BuiltIn,
            PartitionerClass::Default => Partitioner::Default(StickyPartitionCache::default()),
            PartitionerClass::UniformSticky => {
                Partitioner::UniformSticky(StickyPartitionCache::default())
            }
            PartitionerClass::RoundRobin => Partitioner::RoundRobin(RoundRobinPartitioner::new()),
        };
        let network = NetworkClient::new(settings.network.clone(), rng.derive("network"));
        let mut producer = Self {
            accumulator: Accumulator::new(settings.buffer_memory),
            idempotence: settings.idempotence.then(Idempotence::default),
            settings,
            network,
            rng: rng.derive("producer"),
            partitioner,
            application: Application::default(),
            pending: SortedMap::new(),
            next_tag: 0,
            next_call: 0,
            events: VecDeque::new(),
            listening: false,
            routes: VecDeque::new(),
            life: Life::Open,
            sender_due: false,
            next_wake: None,
            node_latency: SortedMap::new(),
        };
        producer.handle_timeout(now);
        Ok(producer)
    }

    /// Sends one record. Completes as `BatchAcknowledged`, `BatchFailed` or `SendFailed`. While one
    /// send is blocked (metadata, buffer.memory; up to max.block.ms), later calls wait behind it,
    /// as those of one application thread do.
    pub fn send(&mut self, now: Instant, record: ProducerRecord) -> CallId {
        let call = self.next_call();
        self.call_send(now, call, record);
        if self.sender_due {
            self.drive(now);
        }
        call
    }

    /// Sends everything buffered now; completes as `Flushed` when all of it is done, well or not.
    /// Later calls wait behind it.
    pub fn flush(&mut self, now: Instant) -> CallId {
        let call = self.next_call();
        self.call_flush(call);
        self.drive(now);
        call
    }

    /// Closes: what is buffered is still sent, for at most `timeout` (`None`: as long as it takes);
    /// then what is left fails. Calls that wait fail at once, as when another thread closes.
    /// Completes as `Closed`.
    pub fn close(&mut self, now: Instant, timeout: Option<Duration>) {
        if self.life != Life::Open {
            return;
        }
        let deadline = timeout.map_or(Instant::FAR_FUTURE, |timeout| now + timeout);
        self.life = Life::Closing { deadline };
        self.fail_waiting_calls();
        self.drive(now);
    }

    /// Whatever is due.
    pub fn handle_timeout(&mut self, now: Instant) {
        if self.life != Life::Closed {
            self.network.handle_timeout(now);
            self.drive(now);
        }
    }

    /// When `handle_timeout` has something to do.
    pub fn poll_timeout(&self) -> Option<Instant> {
        let closing = match self.life {
            Life::Closed => return None,
            Life::Closing { deadline } => Some(deadline),
            Life::Open => None,
        };
        let blocked = self.application.deadline(self.settings.max_block);
        let timers = [self.network.poll_timeout(), self.next_wake, blocked, closing];
        timers.into_iter().flatten().min().filter(|at| *at < Instant::FAR_FUTURE)
    }

    /// Whether somebody reads onlooker events and routes.
    pub fn set_listening(&mut self, listening: bool) {
        self.listening = listening;
        if !listening {
            self.routes.clear();
        }
    }

    /// The configs in force.
    pub fn settings(&self) -> &ProducerSettings {
        &self.settings
    }

    /// Does a call wait for metadata, memory or a flush?
    pub const fn is_blocked(&self) -> bool {
        self.application.is_blocked()
    }

    /// Calls that wait, the blocked one included.
    pub fn waiting_calls(&self) -> u32 {
        self.application.waiting_calls()
    }

    /// Is `close` done?
    pub fn is_closed(&self) -> bool {
        self.life == Life::Closed
    }

    /// Bytes of buffer.memory in use.
    pub const fn buffered_bytes(&self) -> u64 {
        self.accumulator.allocated()
    }

    /// All batches not complete, by topic and partition, in flight ones first.
    pub fn batches(&self) -> impl Iterator<Item = BatchView> {
        self.accumulator.topics.iter().flat_map(|topic| {
            let partitions = topic.partitions.iter().zip(0_i32..);
            partitions.flat_map(move |(partition, index)| {
                let sent = partition.in_flight.iter().map(|batch| (batch, true));
                let waiting = partition.queue.iter().map(|batch| (batch, false));
                sent.chain(waiting).map(move |(batch, in_flight)| BatchView {
                    topic: topic.name.clone(),
                    partition: index,
                    bytes: batch.size() as u32,
                    records: batch.record_count,
                    created_at: batch.created_at,
                    attempts: batch.attempts,
                    in_flight,
                    calls: batch.calls(),
                })
            })
        })
    }

    /// Produce requests that wait for their answer.
    pub fn in_flight(&self) -> u32 {
        self.pending.values().filter(|pending| pending.is_produce()).count() as u32
    }

    /// The last records' ways into the accumulator; empty unless somebody listens.
    pub const fn recent_routes(&self) -> &VecDeque<RecordRoute> {
        &self.routes
    }

    /// Producer id and epoch, once InitProducerId was answered.
    pub fn producer_id(&self) -> Option<(i64, i16)> {
        self.idempotence.as_ref().and_then(Idempotence::id_and_epoch)
    }

    /// The cluster as this producer knows it.
    pub fn metadata(&self) -> &ClusterMetadata {
        self.network.metadata()
    }

    /// The connections.
    pub const fn network(&self) -> &NetworkClient {
        &self.network
    }

    /// Runs everything that can go on now, until nothing moves any more.
    pub(super) fn drive(&mut self, now: Instant) {
        if self.life == Life::Closed {
            return;
        }
        loop {
            self.process_responses(now);
            self.advance_application(now);
            if !self.run_sender(now) {
                break;
            }
        }
        self.finish_closing(now);
    }

    pub(super) fn push_event(&mut self, event: ProducerEvent) {
        self.events.push_back(event);
    }

    pub(super) fn remember_route(&mut self, call: CallId, topic: &Str, chosen: &Chosen) {
        if self.routes.len() == RECENT_ROUTES {
            self.routes.pop_front();
        }
        self.routes.push_back(RecordRoute {
            call,
            topic: topic.to_string(),
            partition: chosen.partition,
            choice: chosen.choice.clone(),
            key: chosen.key.clone(),
            offset: None,
        });
    }

    pub(super) fn routes_mut(&mut self) -> impl Iterator<Item = &mut RecordRoute> {
        self.routes.iter_mut()
    }

    fn next_call(&mut self) -> CallId {
        self.next_call += 1;
        CallId(self.next_call)
    }

    fn finish_closing(&mut self, now: Instant) {
        let Life::Closing { deadline } = self.life else { return };
        let busy = self.accumulator.has_undrained() || !self.pending.is_empty();
        if busy && now < deadline {
            return;
        }
        self.abort_batches("KafkaException", "Producer is closed forcefully.");
        self.network.close_all(now);
        self.pending.clear();
        self.next_wake = None;
        // A flush that waits is over now.
        self.advance_application(now);
        self.life = Life::Closed;
        self.push_event(ProducerEvent::Closed);
    }
}
