//! The network client itself: its inputs, its outputs, and which node to talk to.

use super::config::{MetadataRecoveryStrategy, NetworkConfig};
use super::connection::{Connection, ConnectionState, Node, NodeState, RequestTag};
use super::metadata::{BrokerEndpoint, ClusterMetadata, MetadataUpdater};
use bytes::Bytes;
use core::fmt;

use protocol::net::{ConnectionId, Transmit};
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{ApiKey, Request, Response, SortedMap, Str};
use std::collections::VecDeque;
use std::sync::Arc;

/// Why a request got no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkError {
    /// The connection went away.
    Disconnected,
    /// `request.timeout.ms` passed; the connection was closed and took all its requests with it.
    TimedOut,
    /// Client and broker have no version of this API in common; nothing was sent.
    UnsupportedVersion,
}

impl fmt::Display for NetworkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Disconnected => "disconnected",
            Self::TimedOut => "disconnected due to timeout",
            Self::UnsupportedVersion => "the broker does not support a version of this request",
        })
    }
}

/// The outcome of one request.
#[derive(Clone, Debug)]
pub struct NetworkResponse {
    /// The owner's name for the request.
    pub tag: RequestTag,
    /// Where it was sent.
    pub node: Node,
    /// When it was sent.
    pub sent_at: Instant,
    /// Correlation id, for messages that name it.
    pub correlation_id: i32,
    /// The answer, or why there is none.
    pub result: Result<Response, NetworkError>,
}

/// One request with everything that can be said about how to send it.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// The destination, ready.
    pub node: Node,
    /// What to send.
    pub request: Request,
    /// The owner's name for it.
    pub tag: RequestTag,
    /// Never use a higher version than this.
    pub max_version: i16,
    /// Instead of `request.timeout.ms`; JoinGroup waits longer.
    pub timeout: Option<Duration>,
    /// False with acks=0: the broker answers nothing and no [`NetworkResponse`] comes.
    pub expects_response: bool,
}

impl Outgoing {
    /// A request with the usual timeout, the highest common version, and a response.
    pub const fn new(node: Node, request: Request, tag: RequestTag) -> Self {
        Self { node, request, tag, max_version: i16::MAX, timeout: None, expects_response: true }
    }
}

/// A client's connections and metadata.
#[derive(Clone, Debug)]
pub struct NetworkClient {
    pub(super) config: Arc<NetworkConfig>,
    pub(super) rng: Rng,
    pub(super) nodes: SortedMap<Node, NodeState>,
    pub(super) coordinators: SortedMap<i32, BrokerEndpoint>,
    pub(super) metadata: MetadataUpdater,
    pub(super) transmits: VecDeque<Transmit>,
    pub(super) responses: VecDeque<NetworkResponse>,
    pub(super) next_connection: u64,
    pub(super) next_correlation_id: i32,
    /// Where the search for the least loaded node starts; drawn anew with every metadata request.
    pub(super) node_offset: u64,
    /// The latest moment seen, so that a due refresh without a usable node does not ask for a
    /// wake-up in the past.
    pub(super) last_seen: Instant,
}

impl NetworkClient {
    /// A client that has done nothing yet; the first `handle_timeout` or `ready` connects.
    pub fn new(config: NetworkConfig, mut rng: Rng) -> Self {
        Self {
            metadata: MetadataUpdater::new(&config),
            node_offset: rng.next_u64(),
            config: Arc::new(config),
            rng,
            nodes: SortedMap::new(),
            coordinators: SortedMap::new(),
            transmits: VecDeque::new(),
            responses: VecDeque::new(),
            next_connection: 1,
            next_correlation_id: 0,
            last_seen: Instant::default(),
        }
    }

    /// Is there an open connection with versions known and room for one more request?
    pub fn is_ready(&self, _now: Instant, node: Node) -> bool {
        let max = self.config.max_in_flight_requests_per_connection;
        self.nodes.get(&node).is_some_and(|state| state.can_send(max))
    }

    /// Like [`Self::is_ready`], and starts to connect if there is no connection and no backoff.
    pub fn ready(&mut self, now: Instant, node: Node) -> bool {
        if self.is_ready(now, node) {
            return true;
        }
        if self.nodes.get(&node).is_none_or(|state| state.can_connect(now)) {
            self.connect(now, node);
        }
        false
    }

    /// Sends in the highest version both sides know. Precondition: [`Self::is_ready`].
    pub fn send(&mut self, now: Instant, node: Node, request: Request, tag: RequestTag) {
        self.send_with(now, Outgoing::new(node, request, tag));
    }

    /// The connection is open.
    pub fn handle_connected(&mut self, now: Instant, connection: ConnectionId) {
        self.saw(now);
        if let Some(node) = self.node_of(connection) {
            self.check_api_versions(now, node, super::inflight::OUR_API_VERSIONS.1);
        }
        self.drive(now);
    }

    /// The connection could not be opened, or was closed by the other side.
    pub fn handle_disconnected(&mut self, now: Instant, connection: ConnectionId) {
        self.saw(now);
        if let Some(node) = self.node_of(connection) {
            self.drop_connection(now, node, NetworkError::Disconnected);
        }
        self.drive(now);
    }

    /// One whole response frame arrived. A frame that cannot be read, or that answers another
    /// request than the oldest in flight, closes the connection.
    pub fn handle_frame(&mut self, now: Instant, connection: ConnectionId, frame: Bytes) {
        self.saw(now);
        if let Some(node) = self.node_of(connection)
            && self.receive(now, node, &frame).is_none()
        {
            self.close_connection(now, node, NetworkError::Disconnected);
        }
        self.drive(now);
    }

    /// Timeouts, idle connections, backoffs and metadata refreshes that are due.
    pub fn handle_timeout(&mut self, now: Instant) {
        self.saw(now);
        self.drive(now);
    }

    /// What to do on the network, in order.
    pub fn poll_transmit(&mut self) -> Option<Transmit> {
        self.transmits.pop_front()
    }

    /// The next finished request.
    pub fn poll_response(&mut self) -> Option<NetworkResponse> {
        self.responses.pop_front()
    }

    /// When `handle_timeout` has something to do.
    pub fn poll_timeout(&self) -> Option<Instant> {
        let max_idle_ms = self.config.connections_max_idle_ms;
        let nodes = self.nodes.values().filter_map(|state| state.deadline(max_idle_ms)).min();
        let refresh = self.metadata.next_update_at();
        // A refresh that is due already waits for a connection or a backoff, not for the clock.
        let waits = self.metadata.in_progress.is_some()
            || (refresh <= self.last_seen && self.last_seen > Instant::default());
        let refresh = (!waits).then_some(refresh);
        nodes.into_iter().chain(refresh).min().filter(|at| *at < Instant::FAR_FUTURE)
    }

    /// The cluster as last told.
    pub fn metadata(&self) -> &ClusterMetadata {
        &self.metadata.cluster
    }

    /// The same, shared: cheap to keep.
    pub fn metadata_snapshot(&self) -> Arc<ClusterMetadata> {
        Arc::clone(&self.metadata.cluster)
    }

    /// Keeps metadata of `topic` from now on; asks for it at once if it is new.
    pub fn add_topic(&mut self, now: Instant, topic: &str) {
        if self.metadata.add_topic(topic) {
            self.handle_timeout(now);
        }
    }

    /// Keeps metadata of exactly these topics.
    pub fn set_topics<'a>(&mut self, now: Instant, topics: impl IntoIterator<Item = &'a str>) {
        if self.metadata.set_topics(topics.into_iter().map(Str::from).collect()) {
            self.handle_timeout(now);
        }
    }

    /// Forgets a topic at the next refresh.
    pub fn remove_topic(&mut self, topic: &str) {
        self.metadata.remove_topic(topic);
    }

    /// Keeps metadata of all topics of the cluster (pattern subscription, listing).
    pub fn set_all_topics(&mut self, now: Instant, all: bool) {
        self.metadata.set_all_topics(all);
        self.handle_timeout(now);
    }

    /// `allow.auto.create.topics` for the next Metadata requests.
    pub fn set_allow_auto_topic_creation(&mut self, allow: bool) {
        self.metadata.set_allow_auto_topic_creation(allow);
    }

    /// Asks for a refresh of all topics kept, as soon as the backoff allows.
    pub fn request_update(&mut self, now: Instant) {
        self.metadata.request_update();
        self.handle_timeout(now);
    }

    /// Asks for a refresh after an error; answers that bring nothing new keep slowing it down.
    pub fn request_update_after_error(&mut self, now: Instant) {
        self.metadata.request_update_keeping_backoff();
        self.handle_timeout(now);
    }

    /// A leader and its epoch as a Produce or Fetch answer told them (KIP-951). True if newer than
    /// what was known; then no refresh is needed.
    pub fn update_leader(
        &mut self,
        topic: &str,
        partition: i32,
        leader: (i32, i32),
        endpoints: &[BrokerEndpoint],
    ) -> bool {
        self.metadata.update_leader(topic, partition, leader, endpoints)
    }

    /// Where `Node::Coordinator(endpoint.id)` listens, as FindCoordinator told.
    pub fn set_coordinator(&mut self, endpoint: BrokerEndpoint) {
        self.coordinators.insert(endpoint.id, endpoint);
    }

    /// The highest version of an API both sides know, once the node's versions are known.
    pub fn version_for(&self, node: Node, api_key: ApiKey) -> Option<i16> {
        let range = (api_key.min_version(), api_key.max_version());
        self.nodes.get(&node)?.common_version(api_key, range)
    }

    /// Requests in flight to a node, the client's own included.
    pub fn in_flight(&self, node: Node) -> u32 {
        self.nodes.get(&node).map_or(0, NodeState::in_flight)
    }

    /// Is there no connection, and not even time yet for another attempt?
    pub fn connection_failed(&self, now: Instant, node: Node) -> bool {
        let state = self.nodes.get(&node);
        state.is_some_and(|state| state.connection.is_none() && !state.can_connect(now))
    }

    /// Is the connection being opened, or its versions being asked?
    pub fn is_connecting(&self, node: Node) -> bool {
        self.nodes.get(&node).is_some_and(NodeState::is_connecting)
    }

    /// Earliest moment another attempt to reach the node is allowed, if it is in backoff.
    pub fn backoff_until(&self, node: Node) -> Option<Instant> {
        let state = self.nodes.get(&node)?;
        state.backoff_until.filter(|_| state.connection.is_none())
    }

    /// Closes the connection to a node; requests in flight fail as disconnected.
    pub fn disconnect(&mut self, now: Instant, node: Node) {
        self.close_connection(now, node, NetworkError::Disconnected);
    }

    /// Closes every connection, as the client's `close` does at its end.
    pub fn close_all(&mut self, now: Instant) {
        let open: Vec<Node> = self.nodes.keys().copied().collect();
        for node in open {
            self.close_connection(now, node, NetworkError::Disconnected);
        }
    }

    /// The node to ask things any broker can answer: a connected one with the fewest requests in
    /// flight, else one being connected, else one that may be connected now.
    pub fn least_loaded_node(&self, now: Instant) -> Option<Node> {
        let candidates = self.known_nodes();
        let count = candidates.len() as u64;
        let start = if count == 0 { 0 } else { self.node_offset % count };
        let (before, after) = candidates.split_at(start as usize);
        let max = self.config.max_in_flight_requests_per_connection;
        let (mut ready, mut connecting, mut possible) = (None::<(u32, Node)>, None, None);
        for node in after.iter().chain(before).copied() {
            let state = self.nodes.get(&node);
            if let Some(state) = state.filter(|state| state.can_send(max)) {
                let load = state.in_flight();
                if ready.is_none_or(|(least, _)| load < least) {
                    ready = Some((load, node));
                }
            } else if state.is_some_and(NodeState::is_connecting) {
                connecting = Some(node);
            } else if possible.is_none() && state.is_none_or(|state| state.can_connect(now)) {
                possible = Some(node);
            }
        }
        ready.map(|(_, node)| node).or(connecting).or(possible)
    }

    fn known_nodes(&self) -> Vec<Node> {
        if self.metadata.is_bootstrapping() {
            (0..self.config.bootstrap.len() as u32).map(Node::Bootstrap).collect()
        } else {
            self.metadata.cluster.brokers.keys().map(|id| Node::Broker(*id)).collect()
        }
    }

    fn endpoint(&self, node: Node) -> Option<(String, u16)> {
        let broker = match node {
            Node::Bootstrap(index) => return self.config.bootstrap.get(index as usize).cloned(),
            Node::Broker(id) => self.metadata.cluster.brokers.get(&id),
            Node::Coordinator(id) => {
                self.coordinators.get(&id).or_else(|| self.metadata.cluster.brokers.get(&id))
            }
        };
        broker.map(|broker| (broker.host.to_string(), broker.port))
    }

    fn connect(&mut self, now: Instant, node: Node) {
        self.saw(now);
        let Some((host, port)) = self.endpoint(node) else { return };
        let state = self.nodes.entry(node).or_default();
        debug_assert!(state.connection.is_none(), "one connection per node");
        let setup = self.config.setup_backoff();
        let setup_deadline = setup.map_or(Instant::FAR_FUTURE, |backoff| {
            now + backoff.wait(state.failed_attempts, &mut self.rng)
        });
        let id = ConnectionId(self.next_connection);
        self.next_connection += 1;
        state.backoff_until = None;
        state.connection = Some(Connection {
            id,
            state: ConnectionState::Connecting,
            setup_deadline,
            last_active: now,
            in_flight: VecDeque::new(),
        });
        self.transmits.push_back(Transmit::Connect { connection: id, host, port });
    }

    fn node_of(&self, connection: ConnectionId) -> Option<Node> {
        let is_it =
            |state: &NodeState| state.connection.as_ref().is_some_and(|c| c.id == connection);
        self.nodes.iter().find(|(_, state)| is_it(state)).map(|(node, _)| *node)
    }

    fn saw(&mut self, now: Instant) {
        self.last_seen = self.last_seen.max(now);
    }

    fn drive(&mut self, now: Instant) {
        self.expire(now);
        self.refresh_metadata(now);
    }

    fn expire(&mut self, now: Instant) {
        let max_idle_ms = self.config.connections_max_idle_ms;
        let due = |state: &NodeState| state.deadline(max_idle_ms).is_some_and(|at| at <= now);
        let nodes: Vec<Node> =
            self.nodes.iter().filter(|(_, state)| due(state)).map(|(node, _)| *node).collect();
        for node in nodes {
            let Some(state) = self.nodes.get_mut(&node) else { continue };
            if state.connection.is_none() {
                state.backoff_until = None;
                continue;
            }
            self.close_connection(now, node, NetworkError::TimedOut);
        }
    }

    /// Gives up on the brokers last seen when they have told nothing for too long (KIP-1102).
    fn rebootstrap_if_in_vain(&mut self, now: Instant) {
        let trigger_ms = self.config.metadata_recovery_rebootstrap_trigger_ms;
        let trigger = Duration::from_config_millis(trigger_ms);
        let since = self.metadata.attempting_since;
        let enabled =
            self.config.metadata_recovery_strategy == MetadataRecoveryStrategy::Rebootstrap;
        if enabled && since.is_some_and(|since| since + trigger <= now) {
            self.close_all(now);
            self.metadata.rebootstrap();
        }
    }

    fn refresh_metadata(&mut self, now: Instant) {
        self.rebootstrap_if_in_vain(now);
        if !self.metadata.is_due(now) {
            return;
        }
        self.metadata.attempting_since.get_or_insert(now);
        let mut node = self.least_loaded_node(now);
        let strategy = self.config.metadata_recovery_strategy;
        let connected = self.nodes.values().any(NodeState::is_ready);
        if node.is_none() && !connected && strategy == MetadataRecoveryStrategy::Rebootstrap {
            self.metadata.rebootstrap();
            node = self.least_loaded_node(now);
        }
        let Some(node) = node else { return };
        if self.is_ready(now, node) {
            self.node_offset = self.rng.next_u64();
            self.send_metadata(now, node);
        } else if !self.any_known_node_connecting()
            && self.nodes.get(&node).is_none_or(|state| state.can_connect(now))
        {
            self.connect(now, node);
        }
    }

    fn any_known_node_connecting(&self) -> bool {
        let is_connecting =
            |node: &Node| self.nodes.get(node).is_some_and(NodeState::is_connecting);
        self.known_nodes().iter().any(is_connecting)
    }
}
