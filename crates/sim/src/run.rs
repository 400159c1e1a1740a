//! The time machine: a run is a scene, the world at one moment, and the way to any other moment.
//! Going back is the nearest snapshot and the way from there again; acting in the past drops the
//! future that was known.

use protocol::sorted::sort_by_key;
use protocol::{SortedMap, time::Instant};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::command::{Command, CommandError, TimedCommand};
use crate::event::{Event, EventId};
use crate::event_log::{EventLog, FrameRef};
use crate::headroom::Headroom;
use crate::scene::{START, Scene};
use crate::snapshots::Snapshots;
use crate::view::{TimelineView, View, ViewOptions};
use crate::view_builder::ViewBuilder;
use crate::world::{Plan, World};

mod outside;

pub use outside::{Delivery, ForeignOutput, HELD_LIMIT};

/// One run of one scene.
///
/// Forwards: [`Run::advance`], [`Run::step`]; anywhere: [`Run::seek`], [`Run::step_back`]; acting:
/// [`Run::submit`]. Between these calls the world stands still and may be looked at.
pub struct Run {
    id: u32,
    scene: Scene,
    /// By place in the scene's commands: end of the future dropped there, commands dropped.
    forks: SortedMap<u32, (Instant, u32)>,
    world: World,
    log: EventLog,
    snapshots: Snapshots<World>,
    builder: ViewBuilder,
    /// The furthest the run is known: step and moment.
    head: (u64, Instant),
    outside: outside::Outside,
    headroom: Headroom,
}

/// How far a call got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Advance {
    /// The moment asked for is reached.
    Reached,
    /// The steps allowed are used up; call again to go on.
    OutOfSteps,
}

/// Numbers runs and their forks, so that a page never mixes the frames of two.
static NEXT_RUN: AtomicU32 = AtomicU32::new(1);

/// Steps that lead to nothing visible, passed over by one [`Run::step`].
const SILENT_STEPS: u32 = 1_000;

/// More steps than any moment holds.
const STEPS_OF_A_MOMENT: u32 = 1_000_000;

impl Run {
    /// The run at its beginning, nothing executed. Nobody listens yet.
    pub fn new(mut scene: Scene) -> Self {
        sort_by_key(&mut scene.commands, |command| command.at);
        let world = World::new(&scene);
        Self {
            id: NEXT_RUN.fetch_add(1, Ordering::Relaxed),
            outside: outside::Outside::new(&scene),
            scene,
            forks: SortedMap::new(),
            snapshots: Snapshots::new(world.clone(), START),
            world,
            log: EventLog::default(),
            builder: ViewBuilder::default(),
            head: (0, START),
            headroom: Headroom::default(),
        }
    }

    /// Everything the run follows from, what was submitted since included.
    pub const fn scene(&self) -> &Scene {
        &self.scene
    }

    /// The moment shown.
    pub const fn now(&self) -> Instant {
        self.world.now
    }

    /// Steps executed up to here.
    pub const fn steps(&self) -> u64 {
        self.world.step
    }

    /// When the next step is, `None` when nothing will happen any more.
    pub fn next_at(&self) -> Option<Instant> {
        self.world.next_at(self.plan())
    }

    /// Changes with every fork; no two runs of a process share one.
    pub const fn run_id(&self) -> u32 {
        self.id
    }

    /// The fingerprint of everything that happened up to here; the same for the same scene, however
    /// this moment was reached and whoever listened.
    pub const fn trace_hash(&self) -> u64 {
        self.world.trace.value()
    }

    /// Runs all that is due up to `to`, at most `max_steps` steps; a moment that is over is left
    /// alone.
    pub fn advance(&mut self, to: Instant, max_steps: u32) -> Advance {
        self.headroom.keep();
        self.go(to, max_steps)
    }

    fn run_to(&mut self, to: Instant, max_steps: u32) -> Advance {
        let mut steps = 0;
        while self.next_at().is_some_and(|at| at <= to) {
            if steps == max_steps {
                return Advance::OutOfSteps;
            }
            self.one_step();
            steps += 1;
        }
        self.world.now = self.world.now.max(to);
        self.note_head();
        Advance::Reached
    }

    /// Goes to the next thing that happens and can be seen; of silent steps (a poll that returns
    /// nothing) it passes over 1,000 at most, for in a world without brokers nothing else may come.
    /// The event it begins with, or `None` when nothing will happen any more.
    pub fn step(&mut self) -> Option<EventId> {
        if self.holds() && !self.is_past() {
            self.release();
        }
        let mut id = self.one_step()?;
        for _ in 0..SILENT_STEPS {
            if self.world.visible_step == self.world.step {
                break;
            }
            id = self.one_step()?;
        }
        Some(id)
    }

    /// Undoes the last thing that could be seen. False at the beginning.
    pub fn step_back(&mut self) -> bool {
        let Some(target) = self.world.visible_before else { return false };
        let before = self.snapshots.at_step(target).clone();
        self.restore(before);
        while self.world.step < target {
            if self.one_step().is_none() {
                break;
            }
        }
        true
    }

    /// Goes to `to`, back or forth, in at most `max_steps` steps. When they run out on the way back
    /// the run stands before `to`; calling again goes on.
    pub fn seek(&mut self, to: Instant, max_steps: u32) -> Advance {
        if to < self.world.now {
            let before = self.snapshots.at_time(to).clone();
            self.restore(before);
        }
        self.advance(to, max_steps)
    }

    /// Whether a command now would drop a future that is known.
    pub fn is_past(&self) -> bool {
        (self.world.step, self.world.now) < self.head || self.world.now < self.head.1
    }

    /// Acts now. In the past this forks the run: the future that was known is dropped with its
    /// commands, and the run gets a new id. The event of the command.
    ///
    /// # Errors
    /// A command that is wrong by itself or does not fit the world; nothing changed then. What only
    /// Kafka can tell comes later as `CommandFailed`.
    pub fn submit(&mut self, command: Command) -> Result<EventId, CommandError> {
        command.check()?;
        self.world.check(&command)?;
        let forked = self.is_past().then(|| self.fork());
        // What is due at this moment happens before what a person does at this moment.
        let _ = self.run_to(self.world.now, STEPS_OF_A_MOMENT);
        if let Some((end, dropped)) = forked {
            let persons = dropped.iter().filter(|timed| !timed.command.is_foreign());
            self.forks.insert(self.world.commands_done, (end, persons.count() as u32));
            self.close_stale(&dropped);
        }
        let id = self.act_now(command);
        // Invariant: the command just inserted is due.
        id.ok_or_else(|| CommandError::state("nothing can be done any more".into()))
    }

    /// Plans a command for later; a moment that is over counts as now.
    ///
    /// # Errors
    /// As [`Run::submit`]; whether a planned command fits the world shows when it is carried out.
    pub fn schedule(&mut self, at: Instant, command: Command) -> Result<(), CommandError> {
        if at <= self.world.now {
            return self.submit(command).map(|_| ());
        }
        command.check()?;
        if at <= self.head.1 && self.is_past() {
            let (_, dropped) = self.fork();
            self.close_stale(&dropped);
        }
        let place = self.scene.commands.partition_point(|planned| planned.at <= at);
        self.scene.commands.insert(place, TimedCommand { at, command });
        Ok(())
    }

    /// The world as plain data.
    pub fn view(&mut self, options: &ViewOptions) -> View {
        self.builder.build(self.id, &self.world, options)
    }

    /// The time bar.
    pub fn timeline(&self) -> TimelineView {
        let marks = self.log.marks();
        let (_, end) = self.head;
        let command = |mark: &&crate::view::MarkView| mark.kind == crate::view::MarkKind::Command;
        TimelineView {
            started_at: START,
            now: self.world.now,
            end: end.max(self.world.now),
            marks: marks.to_vec(),
            commands: marks.iter().filter(command).map(|mark| (mark.at, mark.event)).collect(),
        }
    }

    /// Whether events are built: of brokers and clients, of messages, of everything. Without, steps
    /// are faster and only the view and the trace hash tell what happened.
    pub fn set_listening(&mut self, on: bool) {
        self.log.listening = on;
        self.world.set_listening(on);
    }

    /// Events after `after` up to now, oldest first. The newest [`crate::EVENTS_KEPT`] are kept;
    /// after going far back only those since the snapshot the way began at.
    pub fn events_since(&self, after: EventId) -> impl Iterator<Item = &Event> {
        self.log.since(after)
    }

    /// One event, if it is still kept.
    pub fn event(&self, id: EventId) -> Option<&Event> {
        self.log.event(id)
    }

    /// The newest event.
    pub fn newest_event(&self) -> Option<EventId> {
        self.log.newest()
    }

    /// What led to an event, nearest first, as far back as events are kept.
    pub fn causes(&self, id: EventId) -> Vec<&Event> {
        let mut chain = Vec::new();
        let mut next = self.event(id).and_then(|event| event.cause);
        while let Some(event) = next.and_then(|id| self.event(id)) {
            chain.push(event);
            next = event.cause.filter(|cause| *cause < event.id);
        }
        chain
    }

    /// The bytes of a message by its `MessageSent` event, if still kept: the newest
    /// [`crate::FRAME_BYTES_KEPT`] bytes are.
    pub fn message_frame(&self, sent: EventId) -> Option<&FrameRef> {
        self.log.frame(sent)
    }

    /// Snapshots held now; never more than [`crate::SNAPSHOTS_KEPT`].
    pub fn snapshots(&self) -> u32 {
        self.snapshots.count()
    }

    /// Forgets all snapshots but the beginning: frees memory, and going back takes longer.
    pub fn forget_snapshots(&mut self) {
        self.snapshots.forget_after(0);
    }

    /// Checks the world after every step from now on, as debug builds always do: offsets
    /// contiguous, high watermark at most the log end, one owner per partition and generation,
    /// assignments disjoint and complete, no commit past the position, nothing acknowledged lost.
    ///
    /// # Panics
    /// Later steps do when the world breaks one of these rules.
    pub fn watch(&mut self) {
        self.world.watch();
    }

    fn plan(&self) -> Plan<'_> {
        Plan { commands: &self.scene.commands, forks: &self.forks }
    }

    fn one_step(&mut self) -> Option<EventId> {
        let plan = Plan { commands: &self.scene.commands, forks: &self.forks };
        let id = self.world.step(plan, &mut self.log)?;
        self.outside.take(&mut self.world.foreign.outbox);
        self.snapshots.offer(self.world.step, self.world.now, &self.world);
        self.note_head();
        Some(id)
    }

    fn note_head(&mut self) {
        self.head.0 = self.head.0.max(self.world.step);
        self.head.1 = self.head.1.max(self.world.now);
    }

    fn restore(&mut self, world: World) {
        self.world = world;
        self.world.set_listening(self.log.listening);
        self.log.rewind(self.world.last_event);
    }

    /// Drops the known future: its end and the commands that went with it.
    fn fork(&mut self) -> (Instant, Vec<TimedCommand>) {
        let (_, end) = self.head;
        let kept = self.world.commands_done;
        let dropped = self.scene.commands.split_off(kept as usize);
        self.forks.retain(|place, _| *place < kept);
        self.snapshots.forget_after(self.world.step);
        self.log.forget_future(self.world.last_event);
        self.builder.forget();
        self.head = (self.world.step, self.world.now);
        self.id = NEXT_RUN.fetch_add(1, Ordering::Relaxed);
        (end, dropped)
    }
}
