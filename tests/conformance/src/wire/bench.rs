//! A broker on a bench: frames handed to it directly, a clock that jumps to what is due.

use std::collections::{BTreeMap, VecDeque};

use broker::Broker;
use broker::storage::Storage;
use bytes::{Buf, Bytes, BytesMut};
use protocol::net::{ConnectionId, Transmit};
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use serde_json::Value;

use super::link::{Answer, Link};

/// `socket.request.max.bytes`, Kafka's default.
const REQUEST_MAX_BYTES: i32 = 104_857_600;

/// A broker and the connections of one session.
pub struct Bench {
    broker: Broker,
    now: Instant,
    connections: BTreeMap<String, Connection>,
}

struct Connection {
    id: ConnectionId,
    received: BytesMut,
    answers: VecDeque<(Instant, Bytes)>,
    closed: bool,
}

impl Bench {
    /// A fresh broker with the session's settings, its clock at the time of the recording.
    ///
    /// # Errors
    /// In words, when a setting is refused.
    pub fn new(session: &Value) -> Result<Self, String> {
        let config = super::config(session)?;
        let recorded_at = session["recorded_at_ms"].as_u64().unwrap_or_default();
        let now = Instant::from_millis(recorded_at);
        let broker = Broker::start(config, Storage::default(), Rng::new(recorded_at), now);
        let mut link = Self { broker, now, connections: BTreeMap::new() };
        if session["broker"]["fresh"] != true {
            super::warm_up(&mut link)?;
        }
        Ok(link)
    }

    fn open(&mut self, name: &str) -> ConnectionId {
        if let Some(connection) = self.connections.get(name).filter(|c| !c.closed) {
            return connection.id;
        }
        let id = ConnectionId(self.connections.values().map(|c| c.id.0).max().unwrap_or(0) + 1);
        let connection =
            Connection { id, received: BytesMut::new(), answers: VecDeque::new(), closed: false };
        self.connections.insert(name.into(), connection);
        self.broker.handle_connected(self.now, id, "127.0.0.1");
        id
    }

    /// Goes to the next timer before `until`; false when there is none and `until` is reached.
    fn jump(&mut self, until: Instant) -> bool {
        let due = self.broker.poll_timeout().filter(|at| *at <= until);
        self.now = due.map_or(until, |at| at.max(self.now));
        if due.is_some() {
            self.broker.handle_timeout(self.now);
            self.pump();
        }
        due.is_some()
    }

    fn pump(&mut self) {
        while let Some(transmit) = self.broker.poll_transmit() {
            let (Transmit::Frame { connection, .. }
            | Transmit::Close { connection }
            | Transmit::Connect { connection, .. }) = &transmit;
            let Some(target) = self.connections.values_mut().find(|c| c.id == *connection) else {
                continue;
            };
            match transmit {
                Transmit::Frame { frame, .. } => target.answers.push_back((self.now, frame)),
                Transmit::Close { .. } => target.closed = true,
                Transmit::Connect { .. } => {}
            }
        }
        while self.broker.poll_event().is_some() {}
    }
}

impl Link for Bench {
    fn now(&self) -> Instant {
        self.now
    }

    fn slack(&self) -> Duration {
        Duration::ZERO
    }

    fn write(&mut self, name: &str, bytes: &[u8]) {
        let id = self.open(name);
        let Some(connection) = self.connections.get_mut(name) else { return };
        connection.received.extend_from_slice(bytes);
        while let Some(connection) = self.connections.get_mut(name).filter(|c| !c.closed) {
            let Some(length) = connection.received.get(..4).map(|mut head| head.get_i32()) else {
                break;
            };
            if !(1..=REQUEST_MAX_BYTES).contains(&length) {
                connection.closed = true;
                self.broker.handle_disconnected(self.now, id);
                break;
            }
            if connection.received.len() < length as usize + 4 {
                break;
            }
            let frame = connection.received.split_to(length as usize + 4).freeze();
            self.broker.handle_frame(self.now, id, frame);
            self.pump();
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(connection) = self.connections.remove(name) {
            self.broker.handle_disconnected(self.now, connection.id);
            self.pump();
        }
    }

    fn wait(&mut self, span: Duration) {
        let until = self.now + span;
        while self.jump(until) {}
    }

    fn answer(&mut self, name: &str, patience: Duration) -> Answer {
        let until = self.now + patience;
        loop {
            let Some(connection) = self.connections.get_mut(name) else { return Answer::Nothing };
            if let Some((at, frame)) = connection.answers.pop_front() {
                return Answer::Frame(at, frame);
            }
            if connection.closed {
                return Answer::Closed;
            }
            if !self.jump(until) {
                return Answer::Nothing;
            }
        }
    }
}
