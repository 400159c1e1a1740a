//! A run of the page, as a program in the tab meets it: connections from outside, on a network
//! without latency. What was said must be in the scene: played again it is the same run.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use bytes::Bytes;
use protocol::time::{Duration, Instant};
use serde_json::Value;
use sim::{Advance, Delivery, NetworkKnob, Run, Scene, WRITE_LIMIT};

use super::link::{Answer, Link};

/// A run and the connections of one session into it.
pub struct Tab {
    run: Run,
    connections: BTreeMap<String, Connection>,
}

struct Connection {
    name: Arc<str>,
    answers: VecDeque<(Instant, Bytes)>,
    closed: bool,
}

impl Tab {
    /// A run with the session's settings, its clock at the time of the recording.
    ///
    /// # Errors
    /// In words, when a setting is refused.
    pub fn new(session: &Value) -> Result<Self, String> {
        let recorded_at = session["recorded_at_ms"].as_u64().unwrap_or_default();
        let still =
            NetworkKnob { latency: Duration::ZERO, jitter: Duration::ZERO, loss_per_mille: 0 };
        let mut scene = Scene { network: still, ..Scene::empty(super::era(session), recorded_at) };
        for (key, value) in super::settings(session) {
            scene = scene.with_broker_config(key, value).map_err(|error| error.to_string())?;
        }
        let mut tab = Self { run: Run::new(scene), connections: BTreeMap::new() };
        // As on the page, where somebody always listens.
        tab.run.set_listening(true);
        tab.go(Instant::from_millis(recorded_at));
        if session["broker"]["fresh"] != true {
            super::warm_up(&mut tab)?;
        }
        Ok(tab)
    }

    fn go(&mut self, to: Instant) {
        while self.run.advance(to, u32::MAX) != Advance::Reached {}
        self.take();
    }

    fn take(&mut self) {
        while let Some(output) = self.run.poll_foreign() {
            let mut connections = self.connections.values_mut();
            let Some(found) = connections.find(|known| known.name == output.connection) else {
                continue;
            };
            match output.what {
                Delivery::Connected => {}
                Delivery::Bytes(frame) => found.answers.push_back((self.run.now(), frame)),
                Delivery::Closed | Delivery::Forked | Delivery::Killed => found.closed = true,
            }
        }
    }

    fn open(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.connections.get(name).filter(|known| !known.closed) {
            return Arc::clone(&known.name);
        }
        // A session has fewer connections than may be open.
        let own = self.run.connect(1, "127.0.0.1").unwrap_or_else(|error| panic!("{error}"));
        let connection =
            Connection { name: Arc::clone(&own), answers: VecDeque::new(), closed: false };
        self.connections.insert(name.into(), connection);
        own
    }

    /// Goes to what happens next before `until`; false when there is nothing and `until` is
    /// reached.
    fn jump(&mut self, until: Instant) -> bool {
        let due = self.run.next_at().filter(|at| *at <= until);
        self.go(due.unwrap_or(until));
        due.is_some()
    }
}

impl Link for Tab {
    fn now(&self) -> Instant {
        self.run.now()
    }

    fn slack(&self) -> Duration {
        Duration::ZERO
    }

    fn write(&mut self, name: &str, bytes: &[u8]) {
        let own = self.open(name);
        for piece in bytes.chunks(WRITE_LIMIT) {
            // A connection that is closed meanwhile tells so.
            let _ = self.run.write(&own, Bytes::copy_from_slice(piece));
        }
        self.go(self.run.now());
    }

    fn close(&mut self, name: &str) {
        if let Some(connection) = self.connections.remove(name) {
            self.run.disconnect(&connection.name);
            self.go(self.run.now());
        }
    }

    fn wait(&mut self, span: Duration) {
        let until = self.run.now() + span;
        self.go(until);
    }

    fn answer(&mut self, name: &str, patience: Duration) -> Answer {
        let until = self.run.now() + patience;
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

    fn finish(&mut self) -> Result<(), String> {
        let mut again = Run::new(self.run.scene().clone());
        while again.advance(self.run.now(), u32::MAX) != Advance::Reached {}
        match again.trace_hash() == self.run.trace_hash() {
            true => Ok(()),
            false => Err("played again from its scene, the run is another".into()),
        }
    }
}
