//! The event loop: waits for sockets and for the broker's next deadline, carries frames in and
//! answers out. One thread; a peer that has much to say takes turns with the others.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration as Wait;

use broker::{Broker, BrokerConfig};
use mio::event::Event;
use mio::net::TcpListener;
use mio::{Events, Interest, Poll, Token, Waker};
use protocol::net::{ConnectionId, Transmit};
use protocol::time::{Duration, Instant};
use sim::{Live, LiveConfig};
use wire::Limits;

use crate::clock::Clock;
use crate::listener;
use crate::options::{Log, ServerOptions};
use crate::peer::Peer;
use crate::server::Stop;

/// The waker; listeners count down from here, connections up from 1.
const WAKER: Token = Token(usize::MAX);
/// Socket events taken in at once.
const EVENTS: usize = 1024;
/// A peer that has sent so much in one turn lets others go first, in bytes.
const TURN_BYTES: usize = 1024 * 1024;
/// How long a stopped server goes on sending what it has answered.
const LAST_WORDS: Duration = Duration::from_millis(500);
/// How long to wait for free file handles before accepting again.
const ACCEPT_AGAIN: Duration = Duration::from_millis(100);

/// All that runs on the server's thread.
pub(crate) struct EventLoop {
    poll: Poll,
    doors: Vec<Door>,
    advertised: (String, u16),
    broker_id: i32,
    clock: Clock,
    live: Live,
    peers: BTreeMap<ConnectionId, Peer>,
    /// Peers that may have something to be served or sent.
    work: VecDeque<ConnectionId>,
    /// Connections by the address they come from.
    addresses: BTreeMap<IpAddr, u32>,
    /// When each peer has been silent for too long, unless it has spoken since.
    idle: BTreeSet<(Instant, ConnectionId)>,
    /// When to try to accept again what could not be accepted.
    accept_at: Option<Instant>,
    is_full: bool,
    file_limit: u64,
    limits: Limits,
    scratch: Vec<u8>,
    stop: Arc<Stop>,
    log: Log,
}

/// A socket that listens.
struct Door {
    listener: TcpListener,
    address: SocketAddr,
    /// Somebody may wait outside.
    is_ready: bool,
}

impl EventLoop {
    pub(crate) fn new(options: ServerOptions) -> io::Result<Self> {
        let poll = Poll::new()?;
        let mut doors = Vec::new();
        for (mut listener, address) in listener::bind(&options.host, options.port)? {
            let token = Token(WAKER.0 - 1 - doors.len());
            poll.registry().register(&mut listener, token, Interest::READABLE)?;
            doors.push(Door { listener, address, is_ready: false });
        }
        let port = doors.first().map_or(options.port, |door| door.address.port());
        let mut advertised = options.advertised.unwrap_or((options.host, port));
        if advertised.1 == 0 {
            advertised.1 = port;
        }
        let mut config = options.config;
        let broker_id = config.node_id;
        config.set_node(broker_id, &advertised.0, advertised.1);
        let limits =
            Limits { max_frame_bytes: config.socket_request_max_bytes, ..Limits::default() };
        let clock = Clock::start();
        let (seed, now) = (options.seed, clock.now());
        Ok(Self {
            stop: Arc::new(Stop::new(Waker::new(poll.registry(), WAKER)?)),
            poll,
            doors,
            advertised,
            broker_id,
            clock,
            live: Live::new(LiveConfig { seed, brokers: vec![config], now }),
            peers: BTreeMap::new(),
            work: VecDeque::new(),
            addresses: BTreeMap::new(),
            idle: BTreeSet::new(),
            accept_at: None,
            is_full: false,
            file_limit: crate::limits::open_files(),
            scratch: vec![0; limits.read_ahead_bytes as usize],
            limits,
            log: options.log,
        })
    }

    pub(crate) fn addresses(&self) -> Vec<SocketAddr> {
        self.doors.iter().map(|door| door.address).collect()
    }

    pub(crate) fn advertised(&self) -> (String, u16) {
        self.advertised.clone()
    }

    pub(crate) fn stop(&self) -> Arc<Stop> {
        Arc::clone(&self.stop)
    }

    pub(crate) fn run(mut self) {
        let mut events = Events::with_capacity(EVENTS);
        while !self.stop.is_asked() {
            let wait = self.wait();
            if !self.poll_events(&mut events, wait) {
                return;
            }
            for event in &events {
                self.event(event);
            }
            self.turn();
        }
        self.say_last_words(&mut events);
    }

    /// Waits for sockets; false if that is not possible any more.
    fn poll_events(&mut self, events: &mut Events, wait: Option<Wait>) -> bool {
        match self.poll.poll(events, wait) {
            Ok(()) => true,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {
                events.clear();
                true
            }
            Err(error) => {
                self.log.line(|| format!("The event loop cannot go on: {error}"));
                false
            }
        }
    }

    /// How long to sleep if no socket stirs.
    fn wait(&self) -> Option<Wait> {
        if !self.work.is_empty() {
            return Some(Wait::ZERO);
        }
        let idle = self.idle.first().map(|(at, _)| *at);
        let deadlines = [self.live.poll_timeout(), idle, self.accept_at];
        let next = deadlines.into_iter().flatten().min()?;
        Some(Wait::from_micros(next.since(self.clock.now()).as_micros()))
    }

    fn event(&mut self, event: &Event) {
        let token = event.token();
        if token == WAKER {
            return;
        }
        if let Some(door) = self.doors.get_mut(WAKER.0 - 1 - token.0) {
            door.is_ready = true;
            return;
        }
        let id = ConnectionId(token.0 as u64);
        let Some(peer) = self.peers.get_mut(&id) else { return };
        let is_broken = event.is_error() || (event.is_read_closed() && event.is_write_closed());
        peer.is_readable |= event.is_readable() || event.is_read_closed() || is_broken;
        peer.is_writable |= event.is_writable() || is_broken;
        if is_broken && self.live.is_serving(id) {
            self.forget(id);
        } else {
            // Of a broken connection, what it still brought is served: acks=0 is not lost.
            self.queue(id);
        }
    }

    /// One round: newcomers, everyone's turn, the broker's deadline, the silent.
    fn turn(&mut self) {
        self.accept();
        for _ in 0..self.work.len() {
            if let Some(id) = self.work.pop_front() {
                self.pump(id);
            }
        }
        let now = self.clock.now();
        if self.live.poll_timeout().is_some_and(|at| at <= now) {
            self.live.handle_timeout(now);
            self.deliver();
        }
        self.end_idle(now);
    }

    fn queue(&mut self, id: ConnectionId) {
        if let Some(peer) = self.peers.get_mut(&id)
            && !peer.is_queued
        {
            peer.is_queued = true;
            self.work.push_back(id);
        }
    }

    /// Lets a peer read, be served and write, until it has to wait or others have to go first.
    fn pump(&mut self, id: ConnectionId) {
        let now = self.clock.now();
        let Some(peer) = self.peers.get_mut(&id) else { return };
        (peer.is_queued, peer.last_active) = (false, now);
        let mut read_bytes = 0;
        loop {
            self.serve(now, id);
            let Some(peer) = self.peers.get_mut(&id) else { return };
            let is_busy = peer.frames.is_ready()
                || peer.unsent_bytes() > self.limits.max_unsent_bytes
                || self.live.is_serving(id);
            if peer.is_closing || !peer.is_readable || is_busy {
                break;
            }
            if read_bytes >= TURN_BYTES {
                self.queue(id);
                break;
            }
            match peer.read(&mut self.scratch) {
                Ok(0) => peer.is_closing = true,
                Ok(count) => read_bytes += count,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return self.forget(id),
            }
        }
        self.flush(id);
    }

    /// Hands a peer's frames to the broker, one at a time.
    fn serve(&mut self, now: Instant, id: ConnectionId) {
        while let Some(peer) = self.peers.get_mut(&id) {
            let is_full = peer.unsent_bytes() > self.limits.max_unsent_bytes;
            if peer.is_closing || is_full || self.live.is_serving(id) {
                break;
            }
            match peer.frames.next_frame() {
                Ok(Some(frame)) => {
                    self.live.handle_frame(now, id, frame);
                    self.deliver();
                }
                Ok(None) => break,
                Err(error) => {
                    peer.is_closing = true;
                    self.log.line(|| format!("Closing connection {}: {error}", id.0));
                }
            }
        }
    }

    /// Puts what the broker says into its peers' queues.
    fn deliver(&mut self) {
        while let Some(transmit) = self.live.poll_transmit() {
            let id = match transmit {
                Transmit::Frame { connection, frame } => {
                    if let Some(peer) = self.peers.get_mut(&connection) {
                        peer.send(frame);
                    }
                    connection
                }
                Transmit::Close { connection } => {
                    if let Some(peer) = self.peers.get_mut(&connection) {
                        peer.is_closing = true;
                    }
                    connection
                }
                // A broker alone connects to nobody.
                Transmit::Connect { .. } => continue,
            };
            self.queue(id);
        }
    }

    fn flush(&mut self, id: ConnectionId) {
        let Some(peer) = self.peers.get_mut(&id) else { return };
        let is_over = peer.flush().is_err() || (peer.is_closing && peer.unsent_bytes() == 0);
        if is_over {
            self.forget(id);
        } else if peer.is_writable && !peer.is_closing && peer.frames.is_ready() {
            // What waited for room has it now.
            self.queue(id);
        }
    }

    /// Closes a peer's socket.
    fn forget(&mut self, id: ConnectionId) {
        let Some(mut peer) = self.peers.remove(&id) else { return };
        // Closing the socket takes it out of the poll as well.
        let _ = self.poll.registry().deregister(&mut peer.stream);
        if let Some(at) = peer.idle_at {
            self.idle.remove(&(at, id));
        }
        if let Some(count) = self.addresses.get_mut(&peer.address) {
            *count -= 1;
            if *count == 0 {
                self.addresses.remove(&peer.address);
            }
        }
        self.live.disconnect(self.clock.now(), id);
        self.deliver();
        if self.is_full {
            self.is_full = false;
            self.accept_at = Some(self.clock.now());
        }
    }

    // ---- connections that come and go

    fn accept(&mut self) {
        let now = self.clock.now();
        if self.accept_at.is_some_and(|at| at <= now) {
            self.accept_at = None;
            self.doors.iter_mut().for_each(|door| door.is_ready = true);
        }
        for place in 0..self.doors.len() {
            while self.doors[place].is_ready && !self.is_full {
                if self.peers.len() as u64 >= self.capacity() {
                    self.is_full = true;
                    let count = self.peers.len();
                    self.log.line(|| {
                        format!("{count} connections are open: no more are accepted until one ends")
                    });
                    break;
                }
                match self.doors[place].listener.accept() {
                    Ok((stream, address)) => self.admit(now, stream, address),
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                        self.doors[place].is_ready = false;
                    }
                    // The one who came has gone again.
                    Err(error) if is_passing(&error) => {}
                    Err(error) => {
                        self.log.line(|| format!("Cannot accept connections for now: {error}"));
                        self.doors[place].is_ready = false;
                        self.accept_at = Some(now + ACCEPT_AGAIN);
                    }
                }
            }
        }
    }

    /// Most connections at once: max.connections, and what the system's limit of open files leaves.
    fn capacity(&self) -> u64 {
        let max = self.broker_config().map_or(i32::MAX, |config| config.max_connections);
        self.file_limit.min(max.max(0) as u64)
    }

    fn broker_config(&self) -> Option<&BrokerConfig> {
        self.live.broker(self.broker_id).map(Broker::config)
    }

    fn admit(&mut self, now: Instant, mut stream: mio::net::TcpStream, address: SocketAddr) {
        let ip = address.ip().to_canonical();
        let count = self.addresses.get(&ip).copied().unwrap_or_default();
        let max = self.broker_config().map_or(i32::MAX, |config| config.max_connections_per_ip);
        if i64::from(count) >= i64::from(max) {
            self.log.line(|| {
                format!(
                    "Rejected connection from {ip}, address already has the configured maximum of \
                     {max} connections."
                )
            });
            return;
        }
        let host = client_host(ip);
        let Some(id) = self.live.connect(now, self.broker_id, &host) else { return };
        let token = Token(id.0 as usize);
        let both = Interest::READABLE | Interest::WRITABLE;
        let registered = self.poll.registry().register(&mut stream, token, both);
        // Answers are small and awaited (Kafka's SocketServer does the same).
        let registered = registered.and_then(|()| stream.set_nodelay(true));
        if let Err(error) = registered {
            self.log.line(|| format!("Cannot serve {address}: {error}"));
            self.live.disconnect(now, id);
            return;
        }
        self.addresses.insert(ip, count + 1);
        let mut peer = Peer::new(stream, ip, self.limits.max_frame_bytes, now);
        peer.idle_at = self.patience().map(|patience| now + patience);
        self.idle.extend(peer.idle_at.map(|at| (at, id)));
        self.peers.insert(id, peer);
    }

    /// connections.max.idle.ms; none if negative.
    fn patience(&self) -> Option<Duration> {
        let millis = self.broker_config()?.connections_max_idle_ms;
        u64::try_from(millis).ok().map(Duration::from_millis)
    }

    fn end_idle(&mut self, now: Instant) {
        while let Some((at, id)) = self.idle.first().copied()
            && at <= now
        {
            self.idle.remove(&(at, id));
            let patience = self.patience();
            let Some(peer) = self.peers.get_mut(&id) else { continue };
            peer.idle_at = patience.map(|patience| peer.last_active + patience);
            match peer.idle_at {
                Some(until) if until <= now => self.forget(id),
                Some(until) => _ = self.idle.insert((until, id)),
                None => {}
            }
        }
    }

    /// The end: what is answered goes out if it can, then all sockets close.
    fn say_last_words(&mut self, events: &mut Events) {
        self.doors.clear();
        let until = self.clock.now() + LAST_WORDS;
        loop {
            let ids: Vec<ConnectionId> = self.peers.keys().copied().collect();
            for id in ids {
                let Some(peer) = self.peers.get_mut(&id) else { continue };
                peer.is_closing = true;
                self.flush(id);
            }
            let left = until.since(self.clock.now());
            if self.peers.is_empty() || left == Duration::ZERO {
                return;
            }
            if !self.poll_events(events, Some(Wait::from_micros(left.as_micros()))) {
                return;
            }
            for event in &*events {
                self.event(event);
            }
        }
    }
}

fn is_passing(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionReset | Interrupted)
}

/// The address as Java prints it: IPv6 without the short form.
fn client_host(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => address.segments().map(|word| format!("{word:x}")).join(":"),
    }
}
