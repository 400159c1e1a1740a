//! The same brokers without a timeline: the caller's clock is the clock, connections come from
//! outside, and nothing is kept for history. What stands behind a socket.

use broker::{Broker, BrokerConfig, Storage};
use bytes::Bytes;
use protocol::SortedMap;
use protocol::net::{ConnectionId, Transmit};
use protocol::rng::Rng;
use protocol::time::Instant;

/// What a live world begins with.
#[derive(Clone, Debug)]
pub struct LiveConfig {
    /// Seed of all randomness: ids of topics and members, jitter.
    pub seed: u64,
    /// One broker each, with an empty disk; the era is theirs.
    pub brokers: Vec<BrokerConfig>,
    /// The time it is.
    pub now: Instant,
}

/// Brokers in real time.
///
/// After every input ([`Self::connect`], `handle_*`, [`Self::disconnect`]) pull
/// [`Self::poll_transmit`] until there is no more, then ask [`Self::poll_timeout`] when to call
/// [`Self::handle_timeout`]. Time must not run backwards.
#[derive(Clone, Debug)]
pub struct Live {
    brokers: SortedMap<i32, Broker>,
    /// Which broker a connection is one of.
    connections: SortedMap<ConnectionId, i32>,
    last_connection: u64,
    /// Brokers that may have something to say.
    stirred: Vec<i32>,
}

impl Live {
    /// Starts the brokers.
    pub fn new(config: LiveConfig) -> Self {
        let rng = Rng::new(config.seed);
        let start = |broker_config: BrokerConfig| {
            let id = broker_config.node_id;
            let rng = rng.derive(&format!("broker-{id}"));
            let mut broker = Broker::start(broker_config, Storage::new(), rng, config.now);
            broker.set_listening(false);
            broker.set_gathering(true);
            (id, broker)
        };
        let brokers: SortedMap<i32, Broker> = config.brokers.into_iter().map(start).collect();
        let stirred = brokers.keys().copied().collect();
        Self { brokers, connections: SortedMap::new(), last_connection: 0, stirred }
    }

    // ---- inputs

    /// Somebody connects to a broker from `client_host`, an address as text; `None` if there is no
    /// such broker.
    pub fn connect(
        &mut self,
        now: Instant,
        broker_id: i32,
        client_host: &str,
    ) -> Option<ConnectionId> {
        let broker = self.brokers.get_mut(&broker_id)?;
        self.last_connection += 1;
        let connection = ConnectionId(self.last_connection);
        self.connections.insert(connection, broker_id);
        broker.handle_connected(now, connection, client_host);
        self.stirred.push(broker_id);
        Some(connection)
    }

    /// Bytes of the stream came, cut anyhow. Use it or [`Self::handle_frame`] for a connection, not
    /// both.
    pub fn handle_bytes(&mut self, now: Instant, connection: ConnectionId, bytes: &[u8]) {
        self.stir(connection, |broker| broker.handle_bytes(now, connection, bytes));
    }

    /// A whole frame, its four bytes of length included, came.
    pub fn handle_frame(&mut self, now: Instant, connection: ConnectionId, frame: Bytes) {
        self.stir(connection, |broker| broker.handle_frame(now, connection, frame));
    }

    /// The other side is gone.
    pub fn disconnect(&mut self, now: Instant, connection: ConnectionId) {
        self.stir(connection, |broker| broker.handle_disconnected(now, connection));
        self.connections.remove(&connection);
    }

    /// The time [`Self::poll_timeout`] named has come.
    pub fn handle_timeout(&mut self, now: Instant) {
        for (id, broker) in self.brokers.iter_mut() {
            if broker.poll_timeout().is_some_and(|at| at <= now) {
                broker.handle_timeout(now);
                self.stirred.push(*id);
            }
        }
    }

    // ---- outputs

    /// The next frame to send, or connection to close. A frame with many records comes in pieces,
    /// one [`Transmit::Frame`] after the other.
    pub fn poll_transmit(&mut self) -> Option<Transmit> {
        while let Some(id) = self.stirred.last() {
            match self.brokers.get_mut(id).and_then(Broker::poll_transmit) {
                Some(transmit) => {
                    if let Transmit::Close { connection } = &transmit {
                        self.connections.remove(connection);
                    }
                    return Some(transmit);
                }
                None => self.stirred.pop(),
            };
        }
        None
    }

    /// When to call [`Self::handle_timeout`] next.
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.brokers.values().filter_map(Broker::poll_timeout).min()
    }

    // ---- getters

    /// Whether a request of the connection waits for its answer. Until it is answered, further
    /// frames only wait: an owner that must bound memory keeps them.
    pub fn is_serving(&self, connection: ConnectionId) -> bool {
        let broker = self.connections.get(&connection).and_then(|id| self.brokers.get(id));
        broker.is_some_and(|broker| broker.is_serving(connection))
    }

    /// A broker by node id.
    pub fn broker(&self, id: i32) -> Option<&Broker> {
        self.brokers.get(&id)
    }

    fn stir(&mut self, connection: ConnectionId, input: impl FnOnce(&mut Broker)) {
        let Some(id) = self.connections.get(&connection) else { return };
        let Some(broker) = self.brokers.get_mut(id) else { return };
        input(broker);
        if self.stirred.last() != Some(id) {
            self.stirred.push(*id);
        }
    }
}
