//! Programs outside that hold connections into a run: what they do becomes commands at the moment
//! the run is known up to, and what reaches them in virtual time is handed out once, however often
//! that time is gone through again.
//!
//! Looking at the past leaves their connections alone: what they write then waits until time is
//! back where they are. Acting in the past does not: what they know of the dropped future never
//! happened, so their connections are closed.

use bytes::Bytes;
use protocol::time::Instant;
use protocol::{SortedMap, SortedSet};
use std::collections::VecDeque;
use std::sync::Arc;

use super::{Run, STEPS_OF_A_MOMENT};
use crate::command::{Command, CommandError, TimedCommand};
use crate::event::EventId;
use crate::scene::Scene;
use crate::world::{Arrival, Arrived};

/// Most bytes that wait for time to come back from the past.
pub const HELD_LIMIT: u64 = 8 * 1024 * 1024;

/// Something for a program outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignOutput {
    /// The name [`Run::connect`] gave its connection.
    pub connection: Arc<str>,
    /// What it is.
    pub what: Delivery,
}

/// What reaches a program outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The connection is open.
    Connected,
    /// Bytes of the broker, in order.
    Bytes(Bytes),
    /// The broker closed the connection, refused it, or is gone.
    Closed,
    /// A person acted in the past: what this program knows never happened.
    Forked,
    /// A person killed the program: it is to end without another word.
    Killed,
}

/// What the run knows of programs outside.
#[derive(Debug, Default)]
pub(super) struct Outside {
    /// By connection name: how much was handed out. Connections of a scene that is only played
    /// again are not here.
    clients: SortedMap<Arc<str>, Client>,
    /// What was done while the person looked at the past.
    held: Vec<Command>,
    held_bytes: u64,
    ready: VecDeque<ForeignOutput>,
    last: u64,
}

#[derive(Clone, Copy, Debug)]
struct Client {
    received: u64,
    open: bool,
}

impl Outside {
    /// Names that no connection of `scene` has.
    pub(super) fn new(scene: &Scene) -> Self {
        let names = scene.commands.iter().filter_map(|timed| timed.command.connection());
        let numbers = names.filter_map(|name| name.strip_prefix(PREFIX)?.parse().ok());
        Self { last: numbers.max().unwrap_or(0), ..Self::default() }
    }

    /// What a step brought, unless it was handed out before.
    pub(super) fn take(&mut self, arrivals: &mut Vec<Arrival>) {
        for Arrival { connection, number, what } in arrivals.drain(..) {
            let Some(client) = self.clients.get_mut(&connection) else { continue };
            if !client.open || number <= client.received {
                continue;
            }
            client.received = number;
            let what = match what {
                Arrived::Connected => Delivery::Connected,
                Arrived::Bytes(bytes) => Delivery::Bytes(bytes),
                Arrived::Closed => Delivery::Closed,
                Arrived::Killed => Delivery::Killed,
            };
            client.open = !matches!(what, Delivery::Closed | Delivery::Killed);
            self.ready.push_back(ForeignOutput { connection, what });
        }
    }
}

impl Run {
    /// Opens a connection from outside to the broker with this node.id, coming from `client_host`
    /// as Kafka shows it. Its name, by which everything else goes; [`Delivery::Connected`] follows
    /// when the broker has taken it, or [`Delivery::Closed`].
    ///
    /// # Errors
    /// [`crate::CONNECTIONS_LIMIT`] connections are open, or too much waits for the present.
    pub fn connect(&mut self, broker: i32, client_host: &str) -> Result<Arc<str>, CommandError> {
        self.outside.last += 1;
        let name: Arc<str> = format!("{PREFIX}{}", self.outside.last).into();
        let (connection, client_host) = (name.to_string(), client_host.to_owned());
        self.do_outside(Command::Connect { connection, broker, client_host })?;
        self.outside.clients.insert(Arc::clone(&name), Client { received: 0, open: true });
        Ok(name)
    }

    /// Writes to a connection from outside, as a command at the moment the run is known up to.
    ///
    /// # Errors
    /// More than [`crate::WRITE_LIMIT`] bytes at once, an unfinished frame of more than
    /// [`crate::UNFINISHED_LIMIT`], more than [`crate::OUTSIDE_LIMIT`] in the whole run, or no such
    /// connection any more.
    pub fn write(&mut self, connection: &str, bytes: Bytes) -> Result<(), CommandError> {
        self.do_outside(Command::WriteBytes { connection: connection.into(), bytes })
    }

    /// Closes a connection from outside; nothing more is handed out for it.
    pub fn disconnect(&mut self, connection: &str) {
        if let Some(client) = self.outside.clients.get_mut(connection) {
            client.open = false;
        }
        self.outside.ready.retain(|output| &*output.connection != connection);
        // A connection that is closed already is as it should be.
        let _ = self.do_outside(Command::Disconnect { connection: connection.into() });
    }

    /// The next thing that reached a program outside.
    pub fn poll_foreign(&mut self) -> Option<ForeignOutput> {
        self.outside.ready.pop_front()
    }

    /// Whether something has reached a program outside that [`Run::poll_foreign`] would tell.
    pub fn foreign_waits(&self) -> bool {
        !self.outside.ready.is_empty()
    }

    fn do_outside(&mut self, command: Command) -> Result<(), CommandError> {
        command.check()?;
        if !self.is_past() && self.outside.held.is_empty() {
            return self.submit(command).map(|_| ());
        }
        let size = match &command {
            Command::WriteBytes { bytes, .. } => bytes.len() as u64,
            _ => 0,
        };
        if self.outside.held_bytes + size > HELD_LIMIT {
            let limit = HELD_LIMIT;
            let message = format!("at most {limit} bytes wait while the past is looked at");
            return Err(CommandError::state(message));
        }
        self.outside.held_bytes += size;
        self.outside.held.push(command);
        Ok(())
    }

    /// Whether something waits for the run to be where it is known up to.
    pub(super) fn holds(&self) -> bool {
        !self.outside.held.is_empty()
    }

    /// Does what waited.
    pub(super) fn release(&mut self) {
        self.outside.held_bytes = 0;
        for command in core::mem::take(&mut self.outside.held) {
            let closes = match &command {
                Command::Connect { connection, .. } | Command::WriteBytes { connection, .. } => {
                    Some(Arc::<str>::from(connection.as_str()))
                }
                _ => None,
            };
            // What does not fit any more ends the connection; one that is gone was told so.
            if self.submit(command).is_err()
                && let Some(connection) = closes
                && let Some(client) = self.outside.clients.get_mut(&connection)
                && core::mem::replace(&mut client.open, false)
            {
                let what = Delivery::Closed;
                self.outside.ready.push_back(ForeignOutput { connection, what });
            }
        }
    }

    /// The future is gone, and these commands with it: connections that knew of it end here.
    pub(super) fn close_stale(&mut self, dropped: &[TimedCommand]) {
        let names = dropped.iter().filter_map(|timed| timed.command.connection());
        let mut stale: SortedSet<Arc<str>> = names.map(Arc::from).collect();
        for (name, client) in &self.outside.clients {
            // Not there yet is not stale: the command that opens it waits.
            let here = self.world.foreign.received(name);
            if here.is_some_and(|received| received < client.received) {
                stale.insert(Arc::clone(name));
            }
        }
        self.outside.held.retain(|command| {
            command.connection().is_none_or(|connection| !stale.contains(connection))
        });
        for connection in stale {
            let client = self.outside.clients.remove(&connection);
            if self.world.foreign.received(&connection).is_some() {
                let connection = connection.to_string();
                let _ = self.act_now(Command::Disconnect { connection });
            }
            if client.is_some_and(|client| client.open) {
                let what = Delivery::Forked;
                self.outside.ready.push_back(ForeignOutput { connection, what });
            }
        }
    }

    /// Carries out a command at this moment, after everything that is due.
    pub(super) fn act_now(&mut self, command: Command) -> Option<EventId> {
        let now = self.now();
        let _ = self.run_to(now, STEPS_OF_A_MOMENT);
        let place = self.world.commands_done as usize;
        self.scene.commands.insert(place, TimedCommand { at: now, command });
        let id = self.one_step();
        self.note_head();
        id
    }

    /// Goes to `to`; what waits for the present is done on the way.
    pub(super) fn go(&mut self, to: Instant, max_steps: u32) -> super::Advance {
        if self.holds() && to >= self.head.1 {
            let end = self.head.1;
            if self.run_to(end, max_steps) == super::Advance::OutOfSteps {
                return super::Advance::OutOfSteps;
            }
            self.release();
        }
        self.run_to(to, max_steps)
    }
}

/// What names of connections from outside begin with.
const PREFIX: &str = "external-";
