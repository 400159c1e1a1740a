//! Connections that programs outside hold into the world. What they write enters as commands, so
//! that a run with them can be played again without them; what reaches them is handed to whoever
//! owns the run. In between their frames fly like everybody else's.

use bytes::Bytes;
use protocol::net::ConnectionId;
use protocol::time::Instant;
use protocol::{ApiKey, Request, SortedMap, Str, frame};
use std::collections::VecDeque;
use std::sync::Arc;
use wire::{FrameError, FrameReader};

use super::World;
use crate::app::{Input, REMEMBERED};
use crate::command::{Command, CommandError, NAME_LIMIT};
use crate::event::{Node, What};
use crate::event_log::StepEvents;
use crate::network::NodeKey;
use crate::summary;
use crate::view::ProcessState;

mod acts;

/// Most connections from outside that are open at the same time.
pub const CONNECTIONS_LIMIT: usize = 256;
/// Most bytes of a frame whose end has not come, per connection.
pub const UNFINISHED_LIMIT: u64 = 8 * 1024 * 1024;
/// Most bytes all connections from outside may write in one run: a run keeps them, for they are
/// part of its scene.
pub const OUTSIDE_LIMIT: u64 = 64 * 1024 * 1024;

/// Most requests of a connection from outside that wait to be sent.
const WAITING_LIMIT: usize = 1_000;
/// Most frames of one connection under way at the same time, as TCP's window would have it.
const WINDOW: u32 = 256;
/// What one write costs beside its bytes.
const WRITE_COST: u64 = 128;
/// A node outside has one connection and knows it by this number.
const ONLY: ConnectionId = ConnectionId(1);
/// Requests that say something of who sends them.
const TELLING: [ApiKey; 5] =
    [ApiKey::Produce, ApiKey::ApiVersions, ApiKey::JoinGroup, ApiKey::SyncGroup, ApiKey::Heartbeat];
/// Connections that ended and are still shown, at most.
const ENDED_KEPT: usize = 64;

/// All connections from outside.
#[derive(Clone, Default)]
pub(crate) struct Foreign {
    connections: SortedMap<u32, Box<Connection>>,
    /// Members of groups by member id: several may share one client.id, their names differ.
    members: SortedMap<Str, Arc<str>>,
    /// Who is cut off from the network, by name: also over connections yet to come.
    cut: Vec<Arc<str>>,
    last: u32,
    written: u64,
    /// What reached the outside in this step; taken after every step.
    pub(crate) outbox: Vec<Arrival>,
}

/// One connection and what it says of who holds it.
#[derive(Clone)]
pub(crate) struct Connection {
    /// The connection's own name.
    pub(crate) name: Arc<str>,
    /// Who holds it, as far as it said.
    pub(crate) node: Node,
    pub(crate) host: String,
    /// Name and version of the client software; empty where it does not say.
    pub(crate) software: String,
    pub(crate) state: ProcessState,
    /// Records in its Produce requests; `None` while there was none.
    pub(crate) produced: Option<u64>,
    pub(crate) requests: u64,
    pub(crate) member_id: Option<Str>,
    /// The member it fetches for, where another connection carries the member id.
    fetches_for: Option<Str>,
    introduced: bool,
    accepted: bool,
    reader: FrameReader,
    /// The stream held something that is no frame: nothing behind it is looked at.
    garbled: bool,
    /// Frames that wait for the connection to open, or for those before them to arrive.
    waiting: VecDeque<Bytes>,
    /// Frames on their way to the broker.
    under_way: u32,
    /// What reached the outside so far.
    received: u64,
}

/// Something that reached the outside.
#[derive(Clone, Debug)]
pub(crate) struct Arrival {
    pub(crate) connection: Arc<str>,
    /// Counts from 1 for each connection; the same in every replay.
    pub(crate) number: u64,
    pub(crate) what: Arrived,
}

/// What reached the outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Arrived {
    Connected,
    Bytes(Bytes),
    Closed,
    /// A person killed the program.
    Killed,
}

impl Foreign {
    /// All connections, ended ones too while they are remembered.
    pub(crate) fn connections(&self) -> impl Iterator<Item = (u32, &Connection)> {
        self.connections.iter().map(|(number, connection)| (*number, &**connection))
    }

    pub(crate) fn get(&self, number: u32) -> Option<&Connection> {
        self.connections.get(&number).map(|connection| &**connection)
    }

    /// The name of a member from outside.
    pub(crate) fn member(&self, member_id: &str) -> Option<&Arc<str>> {
        self.members.get(member_id)
    }

    /// How much reached the outside over the open connection of this name.
    pub(crate) fn received(&self, name: &str) -> Option<u64> {
        self.find(name).and_then(|number| self.get(number)).map(|found| found.received)
    }

    /// The open connection of this name.
    fn find(&self, name: &str) -> Option<u32> {
        let mut open = self.connections.iter().filter(|(_, connection)| connection.is_open());
        open.find(|(_, connection)| &*connection.name == name).map(|(number, _)| *number)
    }

    /// Whether a run may keep so many bytes more.
    fn has_room(&self, bytes: u64) -> Result<(), CommandError> {
        limit(self.written + bytes + WRITE_COST <= OUTSIDE_LIMIT, || {
            format!("a run keeps at most {OUTSIDE_LIMIT} bytes from outside: start another run")
        })
    }

    fn deliver(&mut self, number: u32, what: Arrived) {
        let Some(connection) = self.connections.get_mut(&number) else { return };
        connection.received += 1;
        let (connection, number) = (Arc::clone(&connection.name), connection.received);
        self.outbox.push(Arrival { connection, number, what });
    }

    fn forget_ended(&mut self, now: Instant) {
        let ended = self.connections.values().filter(|connection| !connection.is_open()).count();
        let mut surplus = ended.saturating_sub(ENDED_KEPT);
        self.connections.retain(|_, connection| match connection.state {
            ProcessState::Closed(at) | ProcessState::Killed(at) => {
                let dropped = surplus > 0 || now.since(at) >= REMEMBERED;
                surplus = surplus.saturating_sub(usize::from(dropped));
                !dropped
            }
            ProcessState::Running | ProcessState::Closing => true,
        });
    }
}

impl Connection {
    pub(crate) fn is_open(&self) -> bool {
        self.state == ProcessState::Running
    }

    /// Whether the stage still shows it.
    pub(crate) fn is_remembered(&self, now: Instant) -> bool {
        match self.state {
            ProcessState::Closed(at) | ProcessState::Killed(at) => now.since(at) < REMEMBERED,
            ProcessState::Running | ProcessState::Closing => true,
        }
    }

    /// The next frame to send, if there is room on the way.
    fn next(&mut self) -> Option<Bytes> {
        if !self.accepted || self.under_way >= WINDOW {
            return None;
        }
        let frame = self.waiting.pop_front()?;
        self.under_way += 1;
        self.requests += 1;
        Some(frame)
    }

    /// Takes the next bytes of the stream and gives back the frames that are whole. A length that
    /// cannot be is given back as it came: the broker knows what to do with it.
    fn cut(&mut self, bytes: &[u8]) -> Vec<Bytes> {
        let mut frames = Vec::new();
        self.reader.push(bytes);
        while !self.garbled {
            match self.reader.next_frame() {
                Ok(Some(frame)) => frames.push(frame),
                Ok(None) => break,
                Err(FrameError::Negative { length } | FrameError::TooLarge { length, .. }) => {
                    self.garbled = true;
                    frames.push(Bytes::copy_from_slice(&length.to_be_bytes()));
                }
            }
        }
        frames
    }
}

impl World {
    /// Whether a command of a program outside fits the world.
    pub(super) fn check_foreign(&self, command: &Command) -> Result<(), CommandError> {
        let open = |name: &str| {
            let found = self.foreign.find(name).and_then(|number| self.foreign.get(number));
            found.ok_or_else(|| CommandError::state(format!("no connection {name} is open")))
        };
        match command {
            Command::Connect { connection, .. } => {
                if open(connection).is_ok() {
                    let message = format!("a connection {connection} is open already");
                    return Err(CommandError::state(message));
                }
                let count = self.foreign.connections().filter(|(_, each)| each.is_open()).count();
                limit(count < CONNECTIONS_LIMIT, || {
                    format!("at most {CONNECTIONS_LIMIT} connections from outside may be open")
                })?;
                self.foreign.has_room(0)
            }
            Command::WriteBytes { connection, bytes } => {
                let (found, size) = (open(connection)?, bytes.len() as u64);
                limit(found.reader.held_bytes() <= UNFINISHED_LIMIT, || {
                    format!("a frame from outside may have at most {UNFINISHED_LIMIT} bytes")
                })?;
                limit(found.waiting.len() <= WAITING_LIMIT, || {
                    format!("at most {WAITING_LIMIT} requests may wait on a connection")
                })?;
                self.foreign.has_room(size)
            }
            Command::Disconnect { connection } if self.foreign.ends(connection).is_empty() => {
                open(connection).map(|_| ())
            }
            _ => Ok(()),
        }
    }

    /// Carries out a command of a program outside.
    pub(super) fn foreign_command(&mut self, events: &mut StepEvents<'_>, command: &Command) {
        match command {
            Command::Connect { connection, broker, client_host } => {
                self.connect_foreign(events, connection, *broker, client_host);
            }
            Command::WriteBytes { connection, bytes } => {
                self.foreign.written += bytes.len() as u64 + WRITE_COST;
                if let Some(number) = self.foreign.find(connection)
                    && let Some(found) = self.foreign.connections.get_mut(&number)
                {
                    let frames = found.cut(bytes);
                    found.waiting.extend(frames);
                    self.send_foreign(events, number);
                }
            }
            Command::Disconnect { connection } => {
                let end = (Arrived::Closed, ProcessState::Closed(self.now));
                self.break_foreign(events, &self.foreign.ends(connection), end);
            }
            _ => {}
        }
    }

    /// Who gives a command: a person, or the program outside whose connection it speaks of.
    pub(super) fn commander(&self, command: &Command) -> Node {
        match command {
            Command::Connect { connection, .. } => Node::Foreign(connection.as_str().into()),
            // A person speaks of all connections of a program.
            Command::Disconnect { connection } if self.foreign.find(connection).is_none() => {
                Node::Person
            }
            Command::WriteBytes { connection, .. } | Command::Disconnect { connection } => {
                let found = self.foreign.find(connection).and_then(|n| self.foreign.get(n));
                let unknown = || Node::Foreign(connection.as_str().into());
                found.map_or_else(unknown, |found| found.node.clone())
            }
            _ => Node::Person,
        }
    }

    fn connect_foreign(
        &mut self,
        events: &mut StepEvents<'_>,
        name: &str,
        broker: i32,
        host: &str,
    ) {
        self.foreign.forget_ended(self.now);
        self.foreign.written += WRITE_COST;
        self.foreign.last += 1;
        let number = self.foreign.last;
        let name: Arc<str> = name.into();
        let known = self.brokers.get(&broker);
        let max = known.map_or(i32::MAX, |node| node.config.socket_request_max_bytes);
        let connection = Connection {
            node: Node::Foreign(Arc::clone(&name)),
            name,
            host: host.to_owned(),
            software: String::new(),
            state: ProcessState::Running,
            produced: None,
            requests: 0,
            member_id: None,
            fetches_for: None,
            introduced: false,
            accepted: false,
            reader: FrameReader::new(max),
            garbled: false,
            waiting: VecDeque::new(),
            under_way: 0,
            received: 0,
        };
        let server = known.map(|_| NodeKey::Broker(broker));
        self.foreign.connections.insert(number, Box::new(connection));
        self.network.connect(self.now, NodeKey::Foreign(number), ONLY, server, events.id());
    }

    /// Sends what waits, as far as there is room on the way.
    fn send_foreign(&mut self, events: &mut StepEvents<'_>, number: u32) {
        let key = NodeKey::Foreign(number);
        while let Some(frame) = self.foreign.connections.get_mut(&number).and_then(|c| c.next()) {
            self.learn(events, number, &frame);
            let Some((wire, side)) = self.network.find(key, ONLY) else { return };
            self.send_frame(events, (wire, side), &self.name(key), frame);
        }
    }

    /// A frame of a program outside has arrived: there is room for another.
    pub(super) fn foreign_arrived(&mut self, events: &mut StepEvents<'_>, wire: u64) {
        if let Some([NodeKey::Foreign(number), _]) = self.network.nodes(wire)
            && let Some(connection) = self.foreign.connections.get_mut(&number)
        {
            connection.under_way = connection.under_way.saturating_sub(1);
            self.send_foreign(events, number);
        }
    }

    /// Something arrived at a program outside.
    pub(super) fn foreign_input(&mut self, events: &mut StepEvents<'_>, number: u32, input: Input) {
        match input {
            Input::Connected(_) => {
                self.foreign.deliver(number, Arrived::Connected);
                if let Some(connection) = self.foreign.connections.get_mut(&number) {
                    connection.accepted = true;
                    self.send_foreign(events, number);
                }
            }
            Input::Disconnected(_) => {
                self.foreign.deliver(number, Arrived::Closed);
                self.end_foreign(number, ProcessState::Closed(self.now));
            }
            Input::Frame(_, frame) => self.foreign.deliver(number, Arrived::Bytes(frame)),
            Input::Timeout => {}
        }
    }

    fn end_foreign(&mut self, number: u32, state: ProcessState) {
        if let Some(connection) = self.foreign.connections.get_mut(&number) {
            connection.state = state;
            connection.waiting = VecDeque::new();
            connection.reader = FrameReader::new(0);
        }
    }

    /// What a request says of who sends it.
    fn learn(&mut self, events: &mut StepEvents<'_>, number: u32, frame: &Bytes) {
        let Some(connection) = self.foreign.get(number) else { return };
        let api = frame.get(4..6).map(|key| i16::from_be_bytes([key[0], key[1]]));
        let api = api.and_then(ApiKey::from_i16);
        let tells = api.is_some_and(|api| TELLING.contains(&api))
            || api == Some(ApiKey::Fetch) && self.foreign.is_strange(connection);
        if connection.introduced && !tells {
            return;
        }
        let Ok((header, request)) = frame::decode_request(frame.clone()) else { return };
        let Some(connection) = self.foreign.connections.get_mut(&number) else { return };
        match &request {
            Request::Produce(body) => {
                let records = summary::produced(body, &|_| None);
                let records = records.iter().map(|(.., count)| u64::from(*count));
                *connection.produced.get_or_insert_default() += records.sum::<u64>();
            }
            Request::ApiVersions(body) => {
                let (name, version) = (&body.client_software_name, &body.client_software_version);
                connection.software = cut(format!("{name} {version}").trim());
            }
            _ => {}
        }
        let client_id = header.client_id.filter(|id| !id.is_empty()).map(|id| cut(&id));
        if let Some(client_id) = &client_id
            && !core::mem::replace(&mut connection.introduced, true)
        {
            connection.node = Node::Foreign(client_id.as_str().into());
            let (node, software) = (connection.node.clone(), connection.software.clone());
            let connection = connection.name.to_string();
            events.tell(&node, What::Introduced { connection, software });
            self.stay_cut(number);
        }
        if let (Request::Fetch(body), Some(client_id)) = (&request, &client_id) {
            self.learn_fetcher(number, client_id, body);
        }
        let member_id = match request {
            Request::JoinGroup(body) => body.member_id,
            Request::SyncGroup(body) => body.member_id,
            Request::Heartbeat(body) => body.member_id,
            _ => Str::EMPTY,
        };
        if !member_id.is_empty() {
            self.learn_member(number, member_id);
        }
    }

    /// The connection carries the requests of this member: it gets a name no other member has.
    fn learn_member(&mut self, number: u32, member_id: Str) {
        let Some(connection) = self.foreign.get(number) else { return };
        if connection.member_id.as_ref() == Some(&member_id) {
            return;
        }
        let Node::Foreign(client) = connection.node.clone() else { return };
        if self.foreign.member(&member_id).is_none() {
            // The name of who it was until now is its own.
            if let Some(connection) = self.foreign.connections.get_mut(&number) {
                connection.member_id = None;
            }
            self.forget_members();
            let taken = |name: &str| self.foreign.members.values().any(|each| &**each == name);
            let mut name = Arc::clone(&client);
            let mut count = 1;
            while taken(&name) {
                count += 1;
                name = format!("{client}-{count}").into();
            }
            self.foreign.members.insert(member_id.clone(), name);
        }
        let name = self.foreign.member(&member_id).cloned();
        if let (Some(connection), Some(name)) = (self.foreign.connections.get_mut(&number), name) {
            connection.node = Node::Foreign(name);
            connection.member_id = Some(member_id);
            self.stay_cut(number);
        }
    }

    /// Names of members nobody knows any more are free again.
    fn forget_members(&mut self) {
        let mut members = core::mem::take(&mut self.foreign.members);
        members.retain(|member_id, _| {
            let mut open = self.foreign.connections().filter(|(_, each)| each.is_open());
            open.any(|(_, each)| each.member_id.as_ref() == Some(member_id))
                || self.is_member(member_id)
        });
        self.foreign.members = members;
    }
}

fn limit(holds: bool, message: impl FnOnce() -> String) -> Result<(), CommandError> {
    if holds { Ok(()) } else { Err(CommandError::state(message())) }
}

/// A name somebody outside gave, as long as names are here.
fn cut(name: &str) -> String {
    name.chars().take(NAME_LIMIT).collect()
}
