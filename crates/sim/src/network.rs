//! The wires: connections that deliver in order, with latency, jitter, retransmission and cuts, as
//! TCP would. Everything under way is in one queue ordered by arrival, so that the world can jump
//! to the next thing that happens.

use bytes::Bytes;
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{SortedMap, SortedSet, net::ConnectionId};
use std::collections::VecDeque;
use std::sync::Arc;

use crate::event::{EventId, MessageSummary};

/// A node of this run. Processes are numbered in the order they were started; a name may come
/// again with another number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NodeKey {
    Broker(i32),
    Admin,
    Process(u32),
    Foreign(u32),
}

impl NodeKey {
    /// A number of its own for the trace hash.
    pub(crate) fn trace(self) -> u64 {
        match self {
            Self::Broker(id) => u64::from(id.cast_unsigned()),
            Self::Admin => 1 << 33,
            Self::Process(number) => 1 << 34 | u64::from(number),
            Self::Foreign(number) => 1 << 35 | u64::from(number),
        }
    }
}

/// The network everyone shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetworkKnob {
    /// One-way latency.
    pub latency: Duration,
    /// Up to this much more, drawn per message.
    pub jitter: Duration,
    /// Chance in 1/1000 that a segment is lost and sent again.
    pub loss_per_mille: u16,
}

impl Default for NetworkKnob {
    /// Slow enough for the eye: at normal speed a request can be followed on its way.
    fn default() -> Self {
        Self {
            latency: Duration::from_millis(400),
            jitter: Duration::from_millis(40),
            loss_per_mille: 0,
        }
    }
}

/// One end of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    Client,
    Server,
}

impl Side {
    const fn other(self) -> Self {
        match self {
            Self::Client => Self::Server,
            Self::Server => Self::Client,
        }
    }

    const fn index(self) -> usize {
        match self {
            Self::Client => 0,
            Self::Server => 1,
        }
    }
}

/// What travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Parcel {
    /// The client wants a connection.
    Open,
    /// The server has accepted it.
    Accepted,
    /// Nobody listens there.
    Refused,
    /// A whole Kafka frame.
    Frame(Bytes),
    /// The other side closed, or died.
    End,
}

/// A parcel under way.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// The connection, by its number in the network.
    pub(crate) connection: u64,
    /// The side it goes to.
    pub(crate) to: Side,
    pub(crate) parcel: Parcel,
    /// The event that says it was sent, or for parcels without frame what led to it.
    pub(crate) sent: EventId,
    pub(crate) sent_at: Instant,
    /// The frame in words; made at once only while somebody listens.
    pub(crate) summary: Option<Arc<MessageSummary>>,
    /// What was asked, of a request and of the answer to it.
    pub(crate) header: Option<RequestHeader>,
}

/// A connection from its first parcel to its last.
#[derive(Clone, Debug)]
pub(crate) struct Connection {
    /// The nodes, client first.
    nodes: [NodeKey; 2],
    /// The numbers the nodes know it by; the server's is the connection's own.
    ids: [ConnectionId; 2],
    /// Which side has closed it.
    closed: [bool; 2],
    /// Whether the server took it.
    accepted: bool,
    /// Nothing sent later arrives earlier: the last arrival at each side.
    last_arrival: [Instant; 2],
    /// Requests not answered yet: correlation id, API key, version.
    requests: VecDeque<RequestHeader>,
}

/// The fixed start of a request frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RequestHeader {
    pub(crate) api_key: i16,
    pub(crate) api_version: i16,
    pub(crate) correlation_id: i32,
    /// The group the request speaks of, if somebody looked: its answer does not say.
    pub(crate) group: Option<String>,
}

/// All connections and all that is under way.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    knob: NetworkKnob,
    rng: Rng,
    /// One stream of draws per direction between two nodes.
    links: SortedMap<(NodeKey, NodeKey), Rng>,
    queue: SortedMap<(Instant, u64), Item>,
    /// What waits for a cut to heal, in the order it was sent.
    held: Vec<Item>,
    sequence: u64,
    connections: SortedMap<u64, Connection>,
    numbers: SortedMap<(NodeKey, ConnectionId), (u64, Side)>,
    next_connection: u64,
    cut: SortedSet<NodeKey>,
}

/// First retransmission timeout of a lost segment; it doubles with every loss.
const RETRANSMISSION_TIMEOUT: Duration = Duration::from_millis(200);
/// No retransmission timeout is longer.
const RETRANSMISSION_TIMEOUT_MAX: Duration = Duration::from_secs(120);
/// Requests of a connection that are remembered until their answer: one that only sends what is
/// never answered (acks=0) must not grow.
const REQUESTS_KEPT: usize = 1_000;
/// After so many losses of one segment the next one arrives.
const RETRANSMISSIONS_MAX: u32 = 15;

impl Network {
    pub(crate) const fn new(knob: NetworkKnob, rng: Rng) -> Self {
        Self {
            knob,
            rng,
            links: SortedMap::new(),
            queue: SortedMap::new(),
            held: Vec::new(),
            sequence: 0,
            connections: SortedMap::new(),
            numbers: SortedMap::new(),
            next_connection: 1,
            cut: SortedSet::new(),
        }
    }

    pub(crate) const fn knob(&self) -> NetworkKnob {
        self.knob
    }

    /// Changes what is sent from now on; what is under way keeps its time.
    pub(crate) const fn set_knob(&mut self, knob: NetworkKnob) {
        self.knob = knob;
    }

    pub(crate) fn is_cut(&self, node: NodeKey) -> bool {
        self.cut.contains(&node)
    }

    /// When the next parcel arrives.
    pub(crate) fn next_at(&self) -> Option<Instant> {
        self.queue.first_key_value().map(|((at, _), _)| *at)
    }

    /// Takes the next parcel out.
    pub(crate) fn pop(&mut self) -> Option<Item> {
        self.queue.pop_first().map(|(_, item)| item)
    }

    /// Frames under way and when they arrive, those held back by a cut last.
    pub(crate) fn frames(&self) -> impl Iterator<Item = (&Item, &Bytes, Instant)> {
        let due = self.queue.iter().map(|((at, _), item)| (item, *at));
        let held = self.held.iter().map(|item| (item, Instant::FAR_FUTURE));
        due.chain(held).filter_map(|(item, at)| match &item.parcel {
            Parcel::Frame(frame) => Some((item, frame, at)),
            _ => None,
        })
    }

    /// The node on `side` of a connection and the number it knows the connection by, unless that
    /// side closed it.
    pub(crate) fn end(&self, connection: u64, side: Side) -> Option<(NodeKey, ConnectionId)> {
        let found = self.connections.get(&connection)?;
        let open = !found.closed[side.index()];
        open.then_some((found.nodes[side.index()], found.ids[side.index()]))
    }

    /// Both nodes of a connection, client first.
    pub(crate) fn nodes(&self, connection: u64) -> Option<[NodeKey; 2]> {
        self.connections.get(&connection).map(|found| found.nodes)
    }

    /// The connection a node knows by this number, and the side it is on.
    pub(crate) fn find(&self, node: NodeKey, id: ConnectionId) -> Option<(u64, Side)> {
        self.numbers.get(&(node, id)).copied()
    }

    /// Starts to connect; `server` is `None` where the address leads nowhere.
    pub(crate) fn connect(
        &mut self,
        now: Instant,
        client: NodeKey,
        id: ConnectionId,
        server: Option<NodeKey>,
        cause: EventId,
    ) {
        let number = self.next_connection;
        self.next_connection += 1;
        let nowhere = server.is_none();
        let connection = Connection {
            nodes: [client, server.unwrap_or(client)],
            ids: [id, ConnectionId(number)],
            closed: [false, nowhere],
            accepted: false,
            last_arrival: [now; 2],
            requests: VecDeque::new(),
        };
        self.connections.insert(number, connection);
        self.numbers.insert((client, id), (number, Side::Client));
        let (to, parcel) =
            if nowhere { (Side::Client, Parcel::Refused) } else { (Side::Server, Parcel::Open) };
        self.send(now, Item::new(number, to, parcel, cause, now));
    }

    /// The server takes the connection: its number there.
    pub(crate) fn accept(&mut self, now: Instant, number: u64, cause: EventId) {
        if let Some(connection) = self.connections.get_mut(&number) {
            connection.accepted = true;
            let [_, id] = connection.ids;
            let [_, server] = connection.nodes;
            self.numbers.insert((server, id), (number, Side::Server));
            self.send(now, Item::new(number, Side::Client, Parcel::Accepted, cause, now));
        }
    }

    /// Nobody listens: the client learns it one way later.
    pub(crate) fn refuse(&mut self, now: Instant, number: u64, cause: EventId) {
        if let Some(connection) = self.connections.get_mut(&number) {
            connection.closed[Side::Server.index()] = true;
            self.send(now, Item::new(number, Side::Client, Parcel::Refused, cause, now));
        }
    }

    /// `side` closes the connection, or its node died: the other side learns it after everything
    /// that was sent before.
    pub(crate) fn close(&mut self, now: Instant, number: u64, side: Side, cause: EventId) {
        let Some(connection) = self.connections.get_mut(&number) else { return };
        if core::mem::replace(&mut connection.closed[side.index()], true) {
            return;
        }
        if connection.closed[side.other().index()] {
            self.forget(number);
        } else {
            self.send(now, Item::new(number, side.other(), Parcel::End, cause, now));
        }
    }

    /// An end or a refusal arrived at `side`: nothing more comes.
    pub(crate) fn ended(&mut self, number: u64, side: Side) {
        if let Some(connection) = self.connections.get_mut(&number) {
            connection.closed[side.index()] = true;
            if connection.closed[side.other().index()] {
                self.forget(number);
            }
        }
    }

    /// A node died: all its connections end.
    pub(crate) fn drop_node(&mut self, now: Instant, node: NodeKey, cause: EventId) {
        let sides: Vec<(u64, Side)> = self
            .connections
            .iter()
            .flat_map(|(number, connection)| {
                [Side::Client, Side::Server]
                    .into_iter()
                    .filter(|side| connection.nodes[side.index()] == node)
                    .map(|side| (*number, side))
            })
            .collect();
        for (number, side) in sides {
            self.close(now, number, side, cause);
        }
    }

    /// Remembers what a request asks, for the answer does not say it.
    pub(crate) fn note_request(&mut self, number: u64, header: RequestHeader) {
        if let Some(connection) = self.connections.get_mut(&number) {
            connection.requests.push_back(header);
            if connection.requests.len() > REQUESTS_KEPT {
                connection.requests.pop_front();
            }
        }
    }

    /// What the request asked that this answers. Answers come in the order of requests; those
    /// before it had none (acks=0).
    pub(crate) fn take_request(&mut self, number: u64, correlation: i32) -> Option<RequestHeader> {
        let requests = &mut self.connections.get_mut(&number)?.requests;
        let at = requests.iter().position(|header| header.correlation_id == correlation)?;
        requests.drain(..=at).next_back()
    }

    /// Puts a parcel on its way.
    pub(crate) fn send(&mut self, now: Instant, item: Item) {
        let Some(connection) = self.connections.get(&item.connection) else { return };
        let [client, server] = connection.nodes;
        if self.cut.contains(&client) || self.cut.contains(&server) {
            self.held.push(item);
            return;
        }
        let (from, to) = if item.to == Side::Server { (client, server) } else { (server, client) };
        let arrives = now + self.delay(from, to);
        // Invariant: looked up above and not removed since.
        let Some(connection) = self.connections.get_mut(&item.connection) else { return };
        let last = &mut connection.last_arrival[item.to.index()];
        *last = arrives.max(*last);
        self.queue.insert((*last, self.sequence), item);
        self.sequence += 1;
    }

    /// Nothing passes between `node` and the others until [`Network::heal`].
    pub(crate) fn cut(&mut self, now: Instant, node: NodeKey) {
        if !self.cut.insert(node) {
            return;
        }
        let connections = &mut self.connections;
        let queue = core::mem::take(&mut self.queue);
        for (at, item) in queue {
            match connections.get_mut(&item.connection) {
                Some(connection) if connection.nodes.contains(&node) => {
                    connection.last_arrival[item.to.index()] = now;
                    self.held.push(item);
                }
                _ => {
                    self.queue.insert(at, item);
                }
            }
        }
    }

    /// Ends [`Network::cut`]: what was held back is sent again.
    pub(crate) fn heal(&mut self, now: Instant, node: NodeKey) {
        if self.cut.remove(&node) {
            for item in core::mem::take(&mut self.held) {
                self.send(now, item);
            }
        }
    }

    fn forget(&mut self, number: u64) {
        if let Some(connection) = self.connections.remove(&number) {
            for (node, id) in connection.nodes.into_iter().zip(connection.ids) {
                self.numbers.remove(&(node, id));
            }
            self.held.retain(|item| item.connection != number);
        }
    }

    fn delay(&mut self, from: NodeKey, to: NodeKey) -> Duration {
        let rng = self
            .links
            .entry((from, to))
            .or_insert_with(|| self.rng.derive(&format!("{:x}>{:x}", from.trace(), to.trace())));
        let mut delay = self.knob.latency;
        if self.knob.jitter > Duration::ZERO {
            delay = delay + Duration::from_micros(rng.below(self.knob.jitter.as_micros() + 1));
        }
        let mut timeout = RETRANSMISSION_TIMEOUT;
        for _ in 0..RETRANSMISSIONS_MAX {
            if !rng.chance(u64::from(self.knob.loss_per_mille), 1_000) {
                break;
            }
            delay = delay + timeout;
            timeout = timeout.saturating_mul(2).min(RETRANSMISSION_TIMEOUT_MAX);
        }
        delay
    }
}

impl Item {
    pub(crate) const fn new(
        connection: u64,
        to: Side,
        parcel: Parcel,
        sent: EventId,
        sent_at: Instant,
    ) -> Self {
        Self { connection, to, parcel, sent, sent_at, summary: None, header: None }
    }
}

impl RequestHeader {
    /// Of bytes that are no request.
    pub(crate) const UNREADABLE: Self =
        Self { api_key: i16::MIN, api_version: 0, correlation_id: 0, group: None };

    /// Reads the start of a request frame, length prefix included.
    pub(crate) fn read(frame: &[u8]) -> Option<Self> {
        let head: &[u8; 12] = frame.first_chunk()?;
        let [_, _, _, _, k0, k1, v0, v1, c0, c1, c2, c3] = *head;
        Some(Self {
            api_key: i16::from_be_bytes([k0, k1]),
            api_version: i16::from_be_bytes([v0, v1]),
            correlation_id: i32::from_be_bytes([c0, c1, c2, c3]),
            group: None,
        })
    }
}

/// The correlation id a response frame begins with.
pub(crate) fn response_correlation_id(frame: &[u8]) -> Option<i32> {
    let head: &[u8; 8] = frame.first_chunk()?;
    let [_, _, _, _, c0, c1, c2, c3] = *head;
    Some(i32::from_be_bytes([c0, c1, c2, c3]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant::from_millis(1_000_000);

    fn network(knob: NetworkKnob) -> Network {
        let mut network = Network::new(knob, Rng::new(3));
        let server = Some(NodeKey::Broker(1));
        network.connect(NOW, NodeKey::Process(1), ConnectionId(7), server, EventId(1));
        network
    }

    fn frame(network: &mut Network, now: Instant, number: u8) {
        let parcel = Parcel::Frame(Bytes::copy_from_slice(&[number]));
        network.send(now, Item::new(1, Side::Server, parcel, EventId(0), now));
    }

    fn drain(network: &mut Network) -> Vec<(Instant, Parcel)> {
        let mut out = Vec::new();
        while let Some(at) = network.next_at() {
            out.extend(network.pop().map(|item| (at, item.parcel)));
        }
        out
    }

    #[test]
    fn frames_of_one_connection_arrive_in_the_order_they_were_sent() {
        let jitter = Duration::from_millis(500);
        let mut network = network(NetworkKnob { jitter, ..NetworkKnob::default() });
        (0..50).for_each(|number| frame(&mut network, NOW, number));
        let arrived = drain(&mut network);
        let bytes: Vec<u8> = arrived
            .iter()
            .filter_map(|(_, parcel)| match parcel {
                Parcel::Frame(frame) => frame.first().copied(),
                _ => None,
            })
            .collect();
        assert_eq!(bytes, (0..50).collect::<Vec<u8>>());
        assert!(arrived.iter().all(|(at, _)| at.since(NOW) >= Duration::from_millis(400)));
    }

    #[test]
    fn a_cut_holds_frames_back_until_it_heals() {
        let mut network = network(NetworkKnob::default());
        frame(&mut network, NOW, 1);
        network.cut(NOW, NodeKey::Broker(1));
        frame(&mut network, NOW, 2);
        assert_eq!(network.next_at(), None);
        assert_eq!(network.frames().filter(|(.., at)| *at == Instant::FAR_FUTURE).count(), 2);
        let later = NOW + Duration::from_secs(5);
        network.heal(later, NodeKey::Broker(1));
        let arrived = drain(&mut network);
        assert_eq!(arrived.len(), 3);
        assert!(arrived.iter().all(|(at, _)| at.since(later) >= Duration::from_millis(400)));
    }

    #[test]
    fn a_lost_segment_comes_after_the_retransmission_timeout() {
        let knob =
            NetworkKnob { latency: Duration::ZERO, jitter: Duration::ZERO, loss_per_mille: 500 };
        let mut network = network(knob);
        let mut late = 0;
        for _ in 0..200 {
            let delay = network.delay(NodeKey::Broker(1), NodeKey::Admin);
            assert!(delay == Duration::ZERO || delay >= RETRANSMISSION_TIMEOUT);
            late += u32::from(delay > Duration::ZERO);
        }
        assert!((60..140).contains(&late), "{late} of 200 were late");
    }

    #[test]
    fn a_closed_connection_is_forgotten_when_both_sides_know() {
        let mut network = network(NetworkKnob::default());
        network.accept(NOW, 1, EventId(1));
        network.drop_node(NOW, NodeKey::Process(1), EventId(2));
        assert_eq!(network.end(1, Side::Client), None);
        assert!(network.end(1, Side::Server).is_some());
        network.ended(1, Side::Server);
        assert!(network.connections.is_empty() && network.numbers.is_empty());
    }
}
