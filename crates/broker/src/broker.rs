//! The broker: connections, the controller, partitions and groups, and the one loop that carries
//! what one of them did to the others.

use std::collections::VecDeque;
use std::sync::Arc;

use bytes::Bytes;
use protocol::batch::RecordBatch;
use protocol::era::Era;
use protocol::net::{ConnectionId, Transmit};
use protocol::rng::Rng;
use protocol::time::Instant;
use protocol::{Response, SortedMap, SortedSet, Str, Uuid};

use crate::api::Ticket;
use crate::api::api_versions::ServedVersions;
use crate::api::by_table::Telemetry;
use crate::config::{BrokerConfig, ConfigResource, ConfigResourceType};
use crate::connection::Connection;
use crate::controller::create_topics::topic_id;
use crate::controller::record::replay;
use crate::controller::{AutoCreations, MetadataDelta, MetadataRecord, ProducerIds};
use crate::coordinator_log::CoordinatorLog;
use crate::event::BrokerEvent;
use crate::group::GroupCoordinator;
use crate::log::Log;
use crate::metadata::{GROUP_METADATA_TOPIC, MetadataImage};
use crate::purgatory::Purgatory;
use crate::replica::{Partition, ReplicaManager};
use crate::storage::Storage;

/// One broker node.
///
/// After every input (`handle_*`, [`Self::start`]) pull, in this order, until there is no more:
/// [`Self::poll_transmit`], [`Self::poll_event`]; then ask [`Self::poll_timeout`] when to call
/// [`Self::handle_timeout`].
#[derive(Clone, Debug)]
pub struct Broker {
    pub(crate) config: Arc<BrokerConfig>,
    pub(crate) rng: Rng,
    pub(crate) image: MetadataImage,
    pub(crate) metadata_log: Arc<Vec<MetadataRecord>>,
    pub(crate) producer_ids: ProducerIds,
    pub(crate) creations: AutoCreations,
    pub(crate) replicas: ReplicaManager,
    pub(crate) groups: GroupCoordinator,
    /// Appends of the group coordinator that wait for the high watermark.
    pub(crate) coordinator_log: CoordinatorLog,
    pub(crate) connections: SortedMap<ConnectionId, Connection>,
    pub(crate) purgatory: Purgatory,
    pub(crate) telemetry: Telemetry,
    /// Which requests are served in this era.
    pub(crate) served: ServedVersions,
    pub(crate) outbox: VecDeque<Transmit>,
    events: VecDeque<BrokerEvent>,
    listening: Listening,
    /// Long answers go out in pieces.
    pub(crate) is_gathering: bool,
    /// How much of the metadata log [`Self::invariants`] has looked at.
    checked_offset: i64,
}

/// Whether events are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listening {
    /// Nobody said so yet: what happened at the start is kept until the first input.
    Undecided,
    On,
    Off,
}

impl Broker {
    /// Starts a broker on what an earlier one left in `storage`: the image follows from the
    /// metadata log, groups from `__consumer_offsets`, producer state from the batches. An empty
    /// storage is formatted first. `rng` may be the same at every start.
    pub fn start(config: BrokerConfig, storage: Storage, rng: Rng, now: Instant) -> Self {
        let incarnation = storage.metadata_log.len();
        let mut rng = rng.derive(&format!("broker {} from {incarnation}", config.node_id));
        let cluster_id =
            storage.cluster_id.unwrap_or_else(|| Str::from(topic_id(&mut rng).to_string()));
        let mut broker = Self {
            replicas: ReplicaManager::new(&config, rng.derive("replicas"), now),
            groups: GroupCoordinator::new(&config, rng.derive("groups")),
            served: ServedVersions::of(config.era),
            config: Arc::new(config),
            rng,
            image: MetadataImage { cluster_id, ..MetadataImage::default() },
            metadata_log: storage.metadata_log,
            producer_ids: ProducerIds::default(),
            creations: AutoCreations::default(),
            coordinator_log: CoordinatorLog::default(),
            connections: SortedMap::new(),
            purgatory: Purgatory::default(),
            telemetry: Telemetry::default(),
            outbox: VecDeque::new(),
            events: VecDeque::new(),
            listening: Listening::Undecided,
            is_gathering: false,
            checked_offset: -1,
        };
        broker.forward_listening();
        broker.replay_metadata_log();
        broker.register();
        let partitions = broker.open_logs(now, storage.logs);
        broker.load_groups(now);
        broker.event(|| BrokerEvent::Started { partitions });
        broker.settle(now);
        broker
    }

    /// Stops the broker, politely or not: what was written stays, what only lived in the process
    /// (connections, parked requests, fetch sessions, group timers) is gone.
    pub fn into_storage(self) -> Storage {
        Storage {
            cluster_id: Some(self.image.cluster_id),
            metadata_log: self.metadata_log,
            logs: self.replicas.into_logs(),
        }
    }

    fn replay_metadata_log(&mut self) {
        let mut delta = MetadataDelta::default();
        for record in self.metadata_log.iter() {
            if let Some(next) = replay(&mut self.image, &mut delta, &self.config, record) {
                self.producer_ids = ProducerIds::after(next);
            }
        }
        self.reconfigure();
    }

    /// Takes what the cluster has set at run time for this broker.
    fn reconfigure(&mut self) {
        let node_id = Str::from(self.config.node_id.to_string());
        let default = self.image.configs_of(&ConfigResource::broker(Str::EMPTY));
        let own = self.image.configs_of(&ConfigResource::broker(node_id));
        self.config = Arc::new(self.config.reconfigured(default, own));
        self.image.reconfigure(&self.config);
        self.replicas.set_config(&self.config);
    }

    /// Every start is a registration of its own (Kafka's incarnation id). What the node led before
    /// lost its leader when it went and gets it back now: two leader epochs, as KRaft counts. The
    /// ZooKeeper era let the only replica keep its epoch.
    fn register(&mut self) {
        let node_id = self.config.node_id;
        let mut records = vec![MetadataRecord::RegisterBroker {
            broker_id: node_id,
            host: Str::from(&self.config.host),
            port: self.config.port,
            rack: None,
        }];
        if self.config.era == Era::Kafka4 {
            for topic in self.image.topics() {
                for (partition, number) in topic.partitions.iter().zip(0..) {
                    let (topic_id, partition_id) = (topic.id, number);
                    let to =
                        |leader| MetadataRecord::PartitionChange { topic_id, partition_id, leader };
                    if partition.leader == node_id {
                        records.extend([to(-1), to(node_id)]);
                    }
                }
            }
        }
        self.write(records);
    }

    fn open_logs(&mut self, now: Instant, mut logs: SortedMap<(Uuid, i32), Log>) -> u32 {
        for topic in self.image.topics() {
            for number in 0..topic.partition_count() {
                match logs.remove(&(topic.id, number)) {
                    Some(log) => self.replicas.open_partition(now, topic, number, log),
                    None => self.replicas.create_partition(now, topic, number),
                }
            }
        }
        self.replicas.partitions().count() as u32
    }

    fn load_groups(&mut self, now: Instant) {
        let count = self.image.topic(GROUP_METADATA_TOPIC).map_or(0, |t| t.partition_count());
        for number in 0..count {
            let Some(partition) = self.replicas.partition(GROUP_METADATA_TOPIC, number) else {
                continue;
            };
            let log = partition.log();
            let batches = log.batches(log.log_start_offset());
            let batches = batches.filter_map(|batch| RecordBatch::first_of(&batch.to_bytes()).ok());
            self.groups.handle_offsets_partition_loaded(now, number, batches);
        }
    }

    // ---- inputs

    /// A client connected. Connection ids are unique per broker for as long as it lives.
    pub fn handle_connected(&mut self, now: Instant, connection: ConnectionId, client_host: &str) {
        self.begin();
        let max = self.config.socket_request_max_bytes;
        let before = self.connections.insert(connection, Connection::new(client_host, max));
        debug_assert!(before.is_none(), "{connection:?} connected twice");
        self.settle(now);
    }

    /// One whole frame, its four bytes of length included, came from a client.
    pub fn handle_frame(&mut self, now: Instant, connection: ConnectionId, frame: Bytes) {
        self.begin();
        if let Some(known) = self.connections.get_mut(&connection) {
            known.frames.push_frame(frame);
            self.serve(now, connection);
        }
        self.settle(now);
    }

    /// Some bytes of a client's stream came: any number of frames, and pieces of frames. For
    /// owners that do not cut the stream into frames themselves; use it or
    /// [`Self::handle_frame`] for a connection, not both.
    pub fn handle_bytes(&mut self, now: Instant, connection: ConnectionId, bytes: &[u8]) {
        self.begin();
        if let Some(known) = self.connections.get_mut(&connection) {
            known.frames.push(bytes);
            self.serve(now, connection);
        }
        self.settle(now);
    }

    /// A client's connection is gone. Requests of it that are parked go on, unanswered.
    pub fn handle_disconnected(&mut self, now: Instant, connection: ConnectionId) {
        self.begin();
        self.forget(connection);
        self.settle(now);
    }

    /// The time [`Self::poll_timeout`] named has come; calls before it do nothing.
    pub fn handle_timeout(&mut self, now: Instant) {
        self.begin();
        while let Some(topic) = self.creations.poll(now) {
            self.create_automatically(now, &topic);
        }
        self.replicas.handle_timeout(now);
        self.groups.handle_timeout(now, &self.image);
        self.settle(now);
    }

    /// Whether anyone wants events. Said right after [`Self::start`], events of the start are kept.
    pub fn set_listening(&mut self, on: bool) {
        self.listening = if on { Listening::On } else { Listening::Off };
        if !on {
            self.events.clear();
        }
        self.forward_listening();
    }

    /// Whether [`Self::poll_transmit`] may give a frame with many records in pieces, one
    /// [`Transmit::Frame`] after the other: they share the log's memory, and who writes them into a
    /// stream need not put them together. Off at first.
    pub const fn set_gathering(&mut self, on: bool) {
        self.is_gathering = on;
    }

    // ---- outputs

    /// The next frame to send, or connection to close.
    pub fn poll_transmit(&mut self) -> Option<Transmit> {
        self.outbox.pop_front()
    }

    /// The next thing that happened.
    pub fn poll_event(&mut self) -> Option<BrokerEvent> {
        self.events.pop_front()
    }

    /// When to call [`Self::handle_timeout`] next.
    pub fn poll_timeout(&self) -> Option<Instant> {
        let timers = [
            self.creations.poll_timeout(),
            self.coordinator_log.poll_timeout(),
            self.replicas.poll_timeout(),
            self.groups.poll_timeout(),
        ];
        timers.into_iter().flatten().min()
    }

    // ---- getters

    /// Configs.
    pub fn config(&self) -> &BrokerConfig {
        &self.config
    }

    /// Which requests this broker serves, in which versions.
    pub fn served_versions(&self) -> &ServedVersions {
        &self.served
    }

    /// The cluster as this broker knows it.
    pub fn metadata(&self) -> &MetadataImage {
        &self.image
    }

    /// A partition hosted here.
    pub fn partition(&self, topic: &str, partition: i32) -> Option<&Partition> {
        self.replicas.partition(topic, partition)
    }

    /// The groups this broker coordinates.
    pub fn groups(&self) -> &GroupCoordinator {
        &self.groups
    }

    /// Requests that wait for something: API name and client id (empty unless somebody listened
    /// when it was parked).
    pub fn waiting(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let parked = self.purgatory.iter().map(|(_, parked)| parked);
        parked.map(|parked| (parked.api.name(), parked.client_id.as_deref().unwrap_or("")))
    }

    /// Whether a request of this connection waits for something; later ones wait behind it.
    pub fn is_serving(&self, connection: ConnectionId) -> bool {
        self.connections.get(&connection).is_some_and(|known| known.in_flight.is_some())
    }

    /// How many requests wait for something.
    pub fn parked_requests(&self) -> u32 {
        self.purgatory.iter().count() as u32
    }

    // ---- the loop

    /// Carries what the parts did to each other until nothing moves: records of the coordinator
    /// into its log, the high watermark back to it, answers out, freed connections on.
    pub(crate) fn settle(&mut self, now: Instant) {
        loop {
            let mut moved = self.run_group_actions(now);
            moved |= self.tell_appended(now);
            while let Some((ticket, response)) = self.replicas.poll_completion() {
                self.answer(now, ticket, response);
                moved = true;
            }
            self.gather_events();
            if !moved {
                break;
            }
        }
        if self.listening != Listening::Off {
            for parked in self.purgatory.drain_fresh() {
                let api = parked.api.name();
                let client_id = parked.client_id.clone().unwrap_or_default();
                self.events.push_back(BrokerEvent::RequestParked { api, client_id });
            }
        }
        if cfg!(debug_assertions) {
            self.invariants();
        }
    }

    fn gather_events(&mut self) {
        while let Some(event) = self.replicas.poll_event() {
            self.events.push_back(event);
        }
        while let Some(event) = self.groups.poll_event() {
            self.events.push_back(event);
        }
    }

    pub(crate) fn answer(&mut self, now: Instant, ticket: Ticket, response: Response) {
        // Nobody to answer: the connection is gone.
        let Some(parked) = self.purgatory.take(ticket) else { return };
        self.respond(&parked, &response);
        if let Some(connection) = self.connections.get_mut(&parked.connection) {
            debug_assert_eq!(connection.in_flight, Some(ticket));
            connection.in_flight = None;
            self.serve(now, parked.connection);
        }
    }

    /// Writes records to the metadata log and follows them: logs, groups, events.
    pub(crate) fn commit(&mut self, now: Instant, records: Vec<MetadataRecord>, automatic: bool) {
        let offsets_topic = self.image.topic(GROUP_METADATA_TOPIC);
        let offsets_partitions = offsets_topic.map_or(0, |topic| topic.partition_count());
        let delta = self.write(records);
        for (name, first, count) in delta.grown {
            self.host_partitions(now, &name, first..count);
            self.event(|| match first {
                0 => BrokerEvent::TopicCreated {
                    topic: name.to_string(),
                    partitions: count,
                    automatic,
                },
                from => BrokerEvent::PartitionsAdded { topic: name.to_string(), from, to: count },
            });
        }
        if delta.removed.iter().any(|(name, _)| name == GROUP_METADATA_TOPIC) {
            self.unload_groups(now, offsets_partitions);
        }
        self.follow_configs(now, &delta.configured);
        self.drop_topics(now, &delta.removed);
    }

    fn follow_configs(&mut self, now: Instant, changed: &SortedSet<ConfigResource>) {
        let is_broker = |resource: &ConfigResource| resource.kind == ConfigResourceType::Broker;
        if changed.iter().any(is_broker) {
            self.reconfigure();
            for topic in self.image.topics() {
                self.replicas.update_topic(now, topic);
            }
            return;
        }
        let topics = changed.iter().filter(|one| one.kind == ConfigResourceType::Topic);
        for topic in topics.filter_map(|resource| self.image.topic(&resource.name)) {
            self.replicas.update_topic(now, topic);
        }
    }

    /// The coordinator's log is gone, and with it every group.
    fn unload_groups(&mut self, now: Instant, offsets_partitions: i32) {
        self.coordinator_log.fail_all(now, &mut self.groups);
        for partition in 0..offsets_partitions {
            self.groups.handle_offsets_partition_unloaded(now, partition);
        }
    }

    fn write(&mut self, records: Vec<MetadataRecord>) -> MetadataDelta {
        let mut delta = MetadataDelta::default();
        for record in &records {
            replay(&mut self.image, &mut delta, &self.config, record);
        }
        Arc::make_mut(&mut self.metadata_log).extend(records);
        delta
    }

    fn host_partitions(&mut self, now: Instant, name: &str, numbers: core::ops::Range<i32>) {
        // Invariant: the records that were just replayed made the topic.
        let Some(topic) = self.image.topic(name) else { return };
        for number in numbers {
            self.replicas.create_partition(now, topic, number);
            let hosted = self.replicas.partition(name, number).is_some();
            if hosted && name == GROUP_METADATA_TOPIC {
                self.groups.handle_offsets_partition_loaded(now, number, core::iter::empty());
            }
        }
    }

    fn drop_topics(&mut self, now: Instant, removed: &[(String, Uuid)]) {
        if removed.is_empty() {
            return;
        }
        for (name, _) in removed {
            self.replicas.delete_topic(now, name);
            self.event(|| BrokerEvent::TopicDeleted { topic: name.clone() });
        }
        self.groups.handle_topics_deleted(now, removed);
    }

    // ---- events

    /// The first input without anyone listening ends the grace of the start.
    fn begin(&mut self) {
        if self.listening == Listening::Undecided {
            self.set_listening(false);
        }
    }

    pub(crate) fn is_listening(&self) -> bool {
        self.listening != Listening::Off
    }

    fn forward_listening(&mut self) {
        let on = self.is_listening();
        self.replicas.set_listening(on);
        self.groups.set_listening(on);
    }

    fn event(&mut self, event: impl FnOnce() -> BrokerEvent) {
        if self.is_listening() {
            self.events.push_back(event());
        }
    }

    // ---- invariants

    /// What must hold between inputs; checked in debug builds.
    fn invariants(&mut self) {
        for (ticket, parked) in self.purgatory.iter() {
            let connection = self.connections.get(&parked.connection);
            let in_flight = connection.and_then(|connection| connection.in_flight);
            assert_eq!(in_flight, Some(ticket), "a parked request holds its connection");
        }
        // Thousands of connections would make every step a long one.
        for connection in self.connections.values().take(256) {
            let Some(ticket) = connection.in_flight else { continue };
            let parked = self.purgatory.contains(ticket);
            assert!(parked, "{ticket:?} holds its connection, but nobody will answer it");
        }
        if self.checked_offset == self.image.offset {
            return;
        }
        self.checked_offset = self.image.offset;
        assert_eq!(self.image.offset, self.metadata_log.len() as i64, "the image is the log");
        for topic in self.image.topics() {
            for (partition, number) in topic.partitions.iter().zip(0..) {
                let hosted = self.replicas.partition(&topic.name, number).is_some();
                let assigned = partition.replicas.contains(&self.config.node_id);
                assert_eq!(hosted, assigned, "{}-{number}", topic.name);
            }
        }
    }
}
