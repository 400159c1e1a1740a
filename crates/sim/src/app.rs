//! Processes: a Kafka client and the small application around it, which sends, polls and works as
//! people's applications do.

use protocol::net::{ConnectionId, Transmit};
use protocol::time::{Duration, Instant};
use std::sync::Arc;

use bytes::Bytes;
use client::event::ClientError;
use client::machine::Machine;

use crate::event::Node;
use crate::network::NodeKey;
use crate::view::{ErrorView, ProcessState};

mod admin;
mod consumer;
mod producer;

pub(crate) use admin::AdminNode;
pub(crate) use consumer::{ConsumerApp, Task, Thread};
pub(crate) use producer::{ProducerApp, Rate};

/// Where clients find the cluster.
pub(crate) const BOOTSTRAP: &str = "broker-1:9092";

/// Closed and killed processes stay on the stage for so long.
pub(crate) const REMEMBERED: Duration = Duration::from_secs(30);

/// A producer or consumer process.
#[derive(Clone)]
pub(crate) struct Process {
    pub(crate) key: NodeKey,
    pub(crate) name: Arc<str>,
    pub(crate) node: Node,
    /// The address its connections come from, as Kafka shows it.
    pub(crate) host: String,
    pub(crate) state: ProcessState,
    /// Configs set over the era's defaults.
    pub(crate) configs: Vec<(String, String)>,
    pub(crate) last_error: Option<ErrorView>,
    pub(crate) app: App,
}

/// Which kind of process.
#[derive(Clone)]
pub(crate) enum App {
    Producer(Box<ProducerApp>),
    Consumer(Box<ConsumerApp>),
}

/// What arrives at a node.
#[derive(Clone, Debug)]
pub(crate) enum Input {
    Connected(ConnectionId),
    Disconnected(ConnectionId),
    Frame(ConnectionId, Bytes),
    Timeout,
}

/// Hands to a client what arrived for it.
pub(crate) fn handle(machine: &mut impl Machine, now: Instant, input: Input) {
    match input {
        Input::Connected(id) => machine.handle_connected(now, id),
        Input::Disconnected(id) => machine.handle_disconnected(now, id),
        Input::Frame(id, frame) => machine.handle_frame(now, id, frame),
        Input::Timeout => machine.handle_timeout(now),
    }
}

impl Process {
    pub(crate) const fn is_running(&self) -> bool {
        matches!(self.state, ProcessState::Running | ProcessState::Closing)
    }

    /// Whether the stage still shows it.
    pub(crate) fn is_remembered(&self, now: Instant) -> bool {
        match self.state {
            ProcessState::Running | ProcessState::Closing => true,
            ProcessState::Closed(at) | ProcessState::Killed(at) => now.since(at) < REMEMBERED,
        }
    }

    pub(crate) fn handle(&mut self, now: Instant, input: Input) {
        match &mut self.app {
            App::Producer(app) => app.handle(now, input),
            App::Consumer(app) => app.handle(now, input),
        }
    }

    pub(crate) fn poll_transmit(&mut self) -> Option<Transmit> {
        match &mut self.app {
            App::Producer(app) => app.machine.as_mut()?.poll_transmit(),
            App::Consumer(app) => app.machine.as_mut()?.poll_transmit(),
        }
    }

    /// When the client's next timer fires.
    pub(crate) fn poll_timeout(&self) -> Option<Instant> {
        match &self.app {
            App::Producer(app) => app.machine.as_ref()?.poll_timeout(),
            App::Consumer(app) => app.machine.as_ref()?.poll_timeout(),
        }
    }

    /// When the application wants to act by itself.
    pub(crate) fn next_act_at(&self) -> Option<Instant> {
        match &self.app {
            App::Producer(app) => app.next_act_at(),
            App::Consumer(app) => app.next_act_at(),
        }
    }

    pub(crate) fn set_listening(&mut self, on: bool) {
        match &mut self.app {
            App::Producer(app) => {
                if let Some(machine) = app.machine.as_mut() {
                    machine.set_listening(on);
                }
            }
            App::Consumer(app) => {
                if let Some(machine) = app.machine.as_mut() {
                    machine.set_listening(on);
                }
            }
        }
    }

    pub(crate) fn note_error(&mut self, at: Instant, error: &ClientError) {
        let ClientError { exception, message, .. } = error;
        self.last_error = Some(ErrorView { at, exception, message: message.clone() });
    }

    /// Nothing is left of the process but its name.
    pub(crate) fn end(&mut self, state: ProcessState) {
        self.state = state;
        match &mut self.app {
            App::Producer(app) => app.machine = None,
            App::Consumer(app) => app.end(),
        }
    }
}
