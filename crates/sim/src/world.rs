//! The world at one moment, and the only way it moves: one step, which is one thing that happens.
//! A step is a parcel that arrives, a node's timer, an application's own act or a command; time
//! jumps to it. What happens at the same time happens in that order, commands last.

use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{SortedMap, SortedSet, era::Era};

use crate::app::{AdminNode, Process};
use crate::checkers::Checkers;
use crate::command::{Command, TimedCommand};
use crate::delivery::Deliveries;
use crate::event::{EventId, Node, What};
use crate::event_log::{EventLog, StepEvents};
use crate::network::{Item, Network, NodeKey, Parcel, Side};
use crate::scene::{START, Scene};
use crate::trace::TraceHash;

mod commands;
mod foreign;
mod inputs;
mod outputs;

pub(crate) use foreign::{Arrival, Arrived, Connection as ForeignConnection, Foreign};
pub use foreign::{CONNECTIONS_LIMIT, OUTSIDE_LIMIT, UNFINISHED_LIMIT};
pub(crate) use inputs::BrokerNode;

/// Everything a snapshot holds.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) now: Instant,
    /// Steps executed.
    pub(crate) step: u64,
    /// The step that last led to something visible.
    pub(crate) visible_step: u64,
    /// The step before that which did.
    pub(crate) visible_before: Option<u64>,
    pub(crate) last_event: EventId,
    /// Commands of the plan carried out.
    pub(crate) commands_done: u32,
    pub(crate) era: Era,
    pub(crate) network: Network,
    pub(crate) brokers: SortedMap<i32, Box<BrokerNode>>,
    pub(crate) processes: SortedMap<u32, Box<Process>>,
    pub(crate) admin: Box<AdminNode>,
    pub(crate) foreign: Foreign,
    pub(crate) deliveries: Deliveries,
    pub(crate) trace: TraceHash,
    next_process: u32,
    rng: Rng,
    wakeups: Wakeups,
    spinning: Spinning,
    /// Watches every step in debug builds.
    checkers: Option<Checkers>,
}

/// What is to be done from outside: the scene's commands, and which of them forked the run.
#[derive(Clone, Copy)]
pub(crate) struct Plan<'a> {
    pub(crate) commands: &'a [TimedCommand],
    /// By place in `commands`: end of the dropped future and how many commands went with it.
    pub(crate) forks: &'a SortedMap<u32, (Instant, u32)>,
}

/// Why a node wants to be woken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Wakeup {
    Timer(NodeKey),
    Application(NodeKey),
}

/// When nodes want to be woken.
#[derive(Clone, Debug, Default)]
struct Wakeups {
    due: SortedSet<(Instant, Wakeup)>,
    at: SortedMap<Wakeup, Instant>,
}

/// Guards against a node whose timer fires again and again without time passing.
#[derive(Clone, Copy, Debug, Default)]
struct Spinning {
    at: Instant,
    times: u32,
}

/// The next thing that happens.
enum Next {
    Parcel,
    Wakeup(Wakeup),
    Command,
}

/// So many timers at one moment are a node that makes no progress.
const SPINNING_LIMIT: u32 = 10_000;
/// How long such a node is put off.
const SPINNING_PENALTY: Duration = Duration::from_millis(1);

impl World {
    /// The world before anything happened: one broker, node.id 1, and nobody else.
    pub(crate) fn new(scene: &Scene) -> Self {
        let rng = Rng::new(scene.seed);
        let mut world = Self {
            now: START,
            step: 0,
            visible_step: 0,
            visible_before: None,
            last_event: EventId(0),
            commands_done: 0,
            era: scene.era,
            network: Network::new(scene.network, rng.derive("network")),
            brokers: SortedMap::new(),
            processes: SortedMap::new(),
            admin: Box::new(AdminNode::new(scene.era, &rng)),
            foreign: Foreign::default(),
            deliveries: Deliveries::default(),
            trace: TraceHash::new(scene.seed),
            next_process: 1,
            rng,
            wakeups: Wakeups::default(),
            spinning: Spinning::default(),
            checkers: cfg!(debug_assertions).then(Checkers::default),
        };
        world.first_broker(&scene.broker_configs);
        world
    }

    /// When the next step is.
    pub(crate) fn next_at(&self, plan: Plan<'_>) -> Option<Instant> {
        self.next(plan).map(|(at, _)| at)
    }

    /// Does the next thing; its event, or `None` when nothing will ever happen again.
    pub(crate) fn step(&mut self, plan: Plan<'_>, log: &mut EventLog) -> Option<EventId> {
        let (at, next) = self.next(plan)?;
        debug_assert!(at >= self.now || matches!(next, Next::Command), "time went back to {at:?}");
        self.now = self.now.max(at);
        self.step += 1;
        let mut events = StepEvents::begin(log, self.now, self.last_event);
        match next {
            Next::Parcel => self.parcel(&mut events),
            Next::Wakeup(wakeup) => self.wakeup(&mut events, wakeup),
            Next::Command => self.planned_command(&mut events, plan),
        }
        if events.visible {
            self.visible_before = Some(self.visible_step);
            self.visible_step = self.step;
        }
        self.last_event = events.last();
        let id = events.id();
        if let Some(mut checkers) = self.checkers.take() {
            checkers.check(self);
            self.checkers = Some(checkers);
        }
        Some(id)
    }

    /// Watches every step from now on (debug builds do from the beginning).
    pub(crate) fn watch(&mut self) {
        self.checkers.get_or_insert_default();
    }

    fn next(&self, plan: Plan<'_>) -> Option<(Instant, Next)> {
        let parcel = self.network.next_at().map(|at| (at, 0, Next::Parcel));
        let wakeup = self.wakeups.due.first().map(|(at, wakeup)| (*at, 1, Next::Wakeup(*wakeup)));
        let command = plan.commands.get(self.commands_done as usize);
        let command = command.map(|command| (command.at.max(self.now), 2, Next::Command));
        let found = [parcel, wakeup, command].into_iter().flatten();
        found.min_by_key(|(at, order, _)| (*at, *order)).map(|(at, _, next)| (at, next))
    }

    fn planned_command(&mut self, events: &mut StepEvents<'_>, plan: Plan<'_>) {
        let place = self.commands_done;
        self.commands_done += 1;
        let Some(TimedCommand { command, .. }) = plan.commands.get(place as usize) else { return };
        self.trace.step(self.now, u64::from(place), 3);
        match command {
            Command::WriteBytes { bytes, .. } => self.trace.bytes(bytes),
            _ => self.trace.bytes(command.to_text().as_bytes()),
        }
        let command: &Command = command;
        events.tell_step(self.commander(command), What::Commanded(command.clone()), None);
        if let Some((from, dropped_commands)) = plan.forks.get(&place).copied() {
            events.tell(&Node::Person, What::Forked { from, dropped_commands });
        }
        self.carry_out(events, command);
    }

    fn parcel(&mut self, events: &mut StepEvents<'_>) {
        let Some(item) = self.network.pop() else { return };
        let Some((node, id)) = self.network.end(item.connection, item.to) else { return };
        let peer = self.peer(&item);
        let summary = match &item.parcel {
            Parcel::Frame(frame) if events.listening() => Some(self.summary(&item, frame)),
            _ => None,
        };
        match item.parcel {
            Parcel::Open => {
                self.trace.step(self.now, node.trace(), 4);
                self.open(events, item.connection, node, id);
            }
            Parcel::Accepted => {
                self.trace.step(self.now, node.trace(), 5);
                events.tell_step(self.name(node), What::Connected { peer }, cause(item.sent));
                self.connected(events, node, id);
            }
            Parcel::Refused | Parcel::End => {
                self.trace.step(self.now, node.trace(), 6);
                events.tell_step(self.name(node), What::Disconnected { peer }, cause(item.sent));
                self.network.ended(item.connection, item.to);
                self.disconnected(events, node, id);
            }
            Parcel::Frame(frame) => {
                self.trace.step(self.now, node.trace(), 7);
                self.trace.bytes(&frame);
                if let Some(summary) = summary {
                    let what = What::MessageArrived(summary);
                    events.tell_step(self.name(node), what, cause(item.sent));
                } else {
                    events.visible = true;
                }
                self.frame(events, node, id, frame);
                if item.to == Side::Server {
                    self.foreign_arrived(events, item.connection);
                }
            }
        }
    }

    fn peer(&self, item: &Item) -> Node {
        let nodes = self.network.nodes(item.connection);
        let [client, server] = nodes.unwrap_or([NodeKey::Admin, NodeKey::Admin]);
        self.name(if item.to == Side::Client { server } else { client })
    }

    fn wakeup(&mut self, events: &mut StepEvents<'_>, wakeup: Wakeup) {
        self.put_off_if_spinning(wakeup);
        match wakeup {
            Wakeup::Timer(node) => {
                self.trace.step(self.now, node.trace(), 1);
                events.tell_step_if_followed(self.name(node), What::TimerFired, None);
                self.timer(events, node);
            }
            Wakeup::Application(node) => {
                self.trace.step(self.now, node.trace(), 2);
                events.tell_step_if_followed(self.name(node), What::ApplicationActed, None);
                self.application(events, node);
            }
        }
    }

    /// Registers when a node wants to be woken; `None` lets it sleep.
    fn set_wakeup(&mut self, wakeup: Wakeup, at: Option<Instant>) {
        let at = at.filter(|at| *at < Instant::FAR_FUTURE).map(|at| {
            let spinning = self.spinning.times >= SPINNING_LIMIT && self.spinning.at == self.now;
            if spinning { at.max(self.now + SPINNING_PENALTY) } else { at.max(self.now) }
        });
        self.wakeups.set(wakeup, at);
    }

    fn put_off_if_spinning(&mut self, wakeup: Wakeup) {
        if self.spinning.at == self.now {
            self.spinning.times += 1;
        } else {
            self.spinning = Spinning { at: self.now, times: 0 };
        }
        debug_assert!(
            self.spinning.times < SPINNING_LIMIT,
            "{wakeup:?} fires again and again at {:?}",
            self.now
        );
        self.wakeups.set(wakeup, None);
    }
}

impl Wakeups {
    fn set(&mut self, wakeup: Wakeup, at: Option<Instant>) {
        let before = match at {
            Some(at) => self.at.insert(wakeup, at),
            None => self.at.remove(&wakeup),
        };
        if before != at {
            if let Some(before) = before {
                self.due.remove(&(before, wakeup));
            }
            if let Some(at) = at {
                self.due.insert((at, wakeup));
            }
        }
    }
}

/// Parcels that no event led to carry the number 0.
fn cause(sent: EventId) -> Option<EventId> {
    (sent.0 > 0).then_some(sent)
}
