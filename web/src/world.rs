//! The one owner of the run. Everything the page, a script or a key does to time or to the world
//! comes through here; what it shows is published from here, at most a dozen times a second.

mod outside;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use protocol::era::Era;
use protocol::sorted::sort_by_key;
use protocol::time::{Duration, Instant};
use sim::ForeignOutput;
use sim::command::Command;
use sim::event::{Event, EventId, What};
use sim::view::{View, ViewOptions};
use yew::Callback;

use crate::browser::now_ms;
use crate::core::{Advance, FrameRef, Run, START, Scene};
use crate::history::History;
use crate::page::{Extras, Outcome, Pace, Page, REAL_TIME, SPEEDS};

/// How much of each log the page asks for.
const OPTIONS: ViewOptions = ViewOptions { records_per_partition: 64, offsets_records: 12 };

/// Wall milliseconds of core work per frame; the rest of the 16 is for drawing.
const WORK_PER_FRAME_MS: f64 = 6.0;

/// Steps between two looks at the wall clock.
const STEPS_PER_SLICE: u32 = 200;

/// Panels are published at most this often, in wall milliseconds; less often where frames are slow.
const PUBLISH_EVERY_MS: (f64, f64) = (90.0, 320.0);

/// Frames between two publications where frames are slow.
const FRAMES_PER_PUBLISH: f64 = 5.0;

/// A frame later than this was no frame: the tab slept. Time does not jump then.
const LONGEST_FRAME_MS: f64 = 100.0;

/// A message that a fork happened stays this long.
const FORK_NOTICE_MS: f64 = 6_000.0;

/// Outcomes of forms that are kept.
const OUTCOMES_KEPT: usize = 24;

/// The owner of the run; a cheap handle, equal to its copies only.
#[derive(Clone)]
pub(crate) struct World(Rc<Inner>);

struct Inner {
    state: RefCell<State>,
    subscriber: RefCell<Option<Callback<Rc<Page>>>>,
    listeners: RefCell<Vec<(u32, Listener)>>,
    next_listener: Cell<u32>,
    wall: Cell<f64>,
    /// What was last told of time.
    told: Cell<Option<Time>>,
}

/// Told what happens.
pub(crate) type Listener = Rc<dyn Fn(&Happening<'_>)>;

/// What scripts may listen to.
pub(crate) enum Happening<'a> {
    /// Events of the core, oldest first.
    Events(&'a [Event]),
    /// A new version of the page.
    Changed(&'a Page),
    /// Time moved, or goes otherwise than before.
    Time(Time),
    /// Something reached a program outside.
    Foreign(&'a ForeignOutput),
    /// Another run has begun.
    Restarted,
}

/// Where time is and how it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Time {
    /// The moment.
    pub(crate) now: Instant,
    /// It runs by itself.
    pub(crate) playing: bool,
    /// Index into [`SPEEDS`].
    pub(crate) speed: usize,
}

struct State {
    run: Run,
    view: Rc<View>,
    page: Rc<Page>,
    history: History,
    every_event: bool,
    playing: bool,
    speed: usize,
    behind: bool,
    target: Option<Instant>,
    forked: Option<(Instant, f64)>,
    outcomes: Vec<(Outcome, Command)>,
    dirty: bool,
    /// The furthest moment programs outside are ready for; `None` when nobody keeps pace.
    limit: Option<Instant>,
    /// Where this frame wants to go.
    goal: Instant,
    /// Something was done that the view does not show yet.
    unseen: bool,
    /// What is told under the stage belongs to a moment that was left: tell that of this one.
    stale: bool,
    published_at_ms: f64,
    last_frame_ms: Option<f64>,
    /// Smoothed time from frame to frame.
    frame_ms: f64,
    /// Time asked for but not reached yet, in virtual microseconds below one.
    rest: u64,
}

impl PartialEq for World {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl World {
    /// A world at the start of `scene`, not running yet.
    pub(crate) fn new(scene: Scene) -> Self {
        let state = State::new(scene);
        Self(Rc::new(Inner {
            state: RefCell::new(state),
            subscriber: RefCell::new(None),
            listeners: RefCell::new(Vec::new()),
            next_listener: Cell::new(0),
            wall: Cell::new(0.0),
            told: Cell::new(None),
        }))
    }

    /// The newest published page.
    pub(crate) fn page(&self) -> Rc<Page> {
        Rc::clone(&self.0.state.borrow().page)
    }

    /// The view of this moment, for the canvas and for scripts.
    pub(crate) fn view(&self) -> Rc<View> {
        Rc::clone(&self.0.state.borrow().view)
    }

    /// The scene with everything submitted since.
    pub(crate) fn scene(&self) -> Scene {
        self.0.state.borrow().run.scene().clone()
    }

    /// The fingerprint of everything that happened up to here.
    pub(crate) fn trace_hash(&self) -> u64 {
        self.0.state.borrow().run.trace_hash()
    }

    /// Hands every new page to `callback`, instead of the one before.
    pub(crate) fn subscribe(&self, callback: Callback<Rc<Page>>) {
        *self.0.subscriber.borrow_mut() = Some(callback);
    }

    /// Hands events and changes to `listener` until [`World::forget`] is called with the answer.
    pub(crate) fn listen(&self, listener: Listener) -> u32 {
        let id = self.0.next_listener.get();
        self.0.next_listener.set(id + 1);
        self.0.listeners.borrow_mut().push((id, listener));
        self.0.told.set(None);
        id
    }

    /// Ends what [`World::listen`] began.
    pub(crate) fn forget(&self, listener: u32) {
        self.0.listeners.borrow_mut().retain(|(id, _)| *id != listener);
    }

    /// One animation frame at wall time `wall_ms`; true when something to draw changed.
    pub(crate) fn frame(&self, wall_ms: f64) -> bool {
        self.0.wall.set(wall_ms);
        let changed = self.0.state.borrow_mut().advance(wall_ms);
        self.tell_time();
        self.deliver();
        self.publish(false);
        changed
    }

    fn tell(&self, happening: &Happening<'_>) {
        let listeners = self.0.listeners.borrow().clone();
        for (_, listener) in listeners {
            listener(happening);
        }
    }

    /// Carries `command` out for the form `site`; false when it was refused at once.
    pub(crate) fn act(&self, site: &str, command: Command) -> bool {
        let accepted = self.0.state.borrow_mut().act(site, command, self.0.wall.get());
        self.publish(true);
        accepted
    }

    /// Carries out `command` for a script: the number of its event, or exception and words.
    pub(crate) fn run_command(&self, command: Command) -> Result<u64, (String, String)> {
        let result = self.0.state.borrow_mut().submit(command, self.0.wall.get());
        self.publish(true);
        result.map(|event| event.0)
    }

    /// Carries out `command` later, for a script.
    pub(crate) fn schedule(&self, at: Instant, command: Command) -> Result<(), (String, String)> {
        let result = self.0.state.borrow_mut().run.schedule(at, command);
        self.publish(true);
        result.map_err(|error| (error.exception.to_string(), error.message))
    }

    /// Plays or pauses.
    pub(crate) fn set_playing(&self, playing: bool) {
        {
            let mut state = self.0.state.borrow_mut();
            state.playing = playing;
            state.last_frame_ms = None;
        }
        self.publish(true);
    }

    /// Whether time runs.
    pub(crate) fn is_playing(&self) -> bool {
        self.0.state.borrow().playing
    }

    /// Sets the speed, an index into [`SPEEDS`].
    pub(crate) fn set_speed(&self, speed: usize) {
        {
            let mut state = self.0.state.borrow_mut();
            state.speed = speed.min(SPEEDS.len() - 1);
            state.rest = 0;
        }
        self.publish(true);
    }

    /// Moves `by` places in [`SPEEDS`].
    pub(crate) fn change_speed(&self, by: isize) {
        let speed = self.0.state.borrow().speed;
        self.set_speed(speed.saturating_add_signed(by));
    }

    /// To the next thing that happens, and holds there.
    pub(crate) fn step(&self) {
        self.0.state.borrow_mut().step(true);
        self.publish(true);
    }

    /// Undoes the last step, and holds there.
    pub(crate) fn step_back(&self) {
        self.0.state.borrow_mut().step(false);
        self.publish(true);
    }

    /// Goes to `to`; a far way takes several frames.
    pub(crate) fn seek(&self, to: Instant) {
        {
            let mut state = self.0.state.borrow_mut();
            state.target = Some(to);
            state.forked = None;
            state.seek_on();
        }
        self.publish(true);
    }

    /// Whether a seek is still under way.
    pub(crate) fn is_seeking(&self) -> bool {
        self.0.state.borrow().target.is_some()
    }

    /// Begins another run.
    pub(crate) fn restart(&self, scene: Scene) {
        {
            let mut state = self.0.state.borrow_mut();
            let (playing, speed) = (state.playing, state.speed);
            let every_event = state.every_event;
            *state = State { playing, speed, every_event, ..State::new(scene) };
            state.history.clear();
        }
        self.tell(&Happening::Restarted);
        self.publish(true);
    }

    /// Begins the opening scene of `era`.
    pub(crate) fn set_era(&self, era: Era) {
        self.restart(Scene::default_for(era));
    }

    /// Lists every single event, or only the telling ones.
    pub(crate) fn set_every_event(&self, every: bool) {
        {
            let mut state = self.0.state.borrow_mut();
            state.every_event = every;
            state.dirty = true;
        }
        self.publish(true);
    }

    /// An event and what it follows from, the first cause first.
    pub(crate) fn causes(&self, id: EventId) -> Vec<Rc<Event>> {
        let state = self.0.state.borrow();
        let chain = state.run.causes(id).into_iter().chain(state.run.event(id));
        let mut chain: Vec<Rc<Event>> = chain.map(|event| Rc::new(event.clone())).collect();
        sort_by_key(&mut chain, |event| event.id);
        chain.dedup_by_key(|event| event.id);
        chain
    }

    /// The bytes of a message by its `MessageSent` event.
    pub(crate) fn message(&self, id: EventId) -> Option<FrameRef> {
        self.0.state.borrow().run.message_frame(id).cloned()
    }

    fn publish(&self, at_once: bool) {
        let news = self.0.state.borrow_mut().publish(self.0.wall.get(), at_once);
        let Some((page, events)) = news else { return };
        if !events.is_empty() {
            self.tell(&Happening::Events(&events));
        }
        self.tell(&Happening::Changed(&page));
        let subscriber = self.0.subscriber.borrow().clone();
        if let Some(subscriber) = subscriber {
            subscriber.emit(page);
        }
    }
}

impl State {
    fn new(scene: Scene) -> Self {
        let mut run = Run::new(scene);
        run.set_listening(true);
        let view = Rc::new(run.view(&OPTIONS));
        let extras = Extras {
            timeline: run.timeline(),
            pace: Pace {
                playing: false,
                speed: REAL_TIME,
                behind: false,
                in_the_past: false,
                forked_at: None,
            },
            telling: None,
            events: Rc::new([]),
            outcomes: Rc::new([]),
        };
        let page = Rc::new(Page::build(&view, extras, None));
        Self {
            run,
            view,
            page,
            history: History::default(),
            every_event: false,
            playing: false,
            speed: REAL_TIME,
            behind: false,
            target: None,
            forked: None,
            outcomes: Vec::new(),
            dirty: true,
            limit: None,
            goal: START,
            unseen: false,
            stale: false,
            published_at_ms: f64::MIN,
            last_frame_ms: None,
            frame_ms: 0.0,
            rest: 0,
        }
    }

    fn advance(&mut self, wall_ms: f64) -> bool {
        let before = self.last_frame_ms.replace(wall_ms);
        let frame_ms = before.map_or(0.0, |before| (wall_ms - before).clamp(0.0, 500.0));
        self.frame_ms += (frame_ms - self.frame_ms) * 0.2;
        if self.target.is_some() {
            self.seek_on();
            return true;
        }
        if !self.playing || self.limit.is_some_and(|limit| limit <= self.run.now()) {
            if self.unseen {
                self.refresh();
            }
            return std::mem::take(&mut self.behind) || self.dirty;
        }
        let passed_ms = before.map_or(0.0, |before| wall_ms - before).clamp(0.0, LONGEST_FRAME_MS);
        let (numerator, denominator, _) = SPEEDS[self.speed];
        let micros = (passed_ms * 1_000.0) as u64 * numerator + self.rest;
        self.rest = micros % denominator;
        self.goal = self.run.now() + Duration::from_micros(micros / denominator);
        self.behind = self.go_on();
        self.refresh();
        true
    }

    /// Goes towards the goal of this frame; whether the work was too much for it. Who keeps pace
    /// outside sees every moment they asked for, and everything when it reaches them.
    fn go_on(&mut self) -> bool {
        let to = self.limit.map_or(self.goal, |limit| limit.min(self.goal));
        let began = now_ms();
        loop {
            let next = self.run.next_at().filter(|at| self.limit.is_some() && *at <= to);
            let slice = if next.is_some() { 1 } else { STEPS_PER_SLICE };
            let advance = self.run.advance(next.unwrap_or(to), slice);
            let reached = next.is_none() && advance == Advance::Reached;
            if reached || self.limit.is_some() && self.run.foreign_waits() {
                return false;
            }
            if now_ms() - began > WORK_PER_FRAME_MS {
                return true;
            }
        }
    }

    fn seek_on(&mut self) {
        let Some(target) = self.target else { return };
        let goes_back = target < self.run.now();
        let began = now_ms();
        loop {
            match self.run.seek(target, STEPS_PER_SLICE) {
                Advance::Reached => {
                    self.target = None;
                    self.stale = true;
                    break;
                }
                // A seek that goes back starts anew from a snapshot: it must not be cut by the
                // clock before it went past that snapshot, so one slice always runs.
                Advance::OutOfSteps if now_ms() - began > WORK_PER_FRAME_MS => break,
                Advance::OutOfSteps => {}
            }
        }
        if goes_back {
            self.history.clear();
        }
        self.refresh();
    }

    fn step(&mut self, forward: bool) {
        self.playing = false;
        self.target = None;
        if forward {
            let _ = self.run.step();
        } else if self.run.step_back() {
            self.history.clear();
        }
        self.stale = true;
        self.refresh();
    }

    fn refresh(&mut self) {
        self.view = Rc::new(self.run.view(&OPTIONS));
        self.dirty = true;
        self.unseen = false;
    }

    fn submit(&mut self, command: Command, wall_ms: f64) -> Result<EventId, (String, String)> {
        let forks = self.run.is_past();
        let result = self.run.submit(command);
        if forks && result.is_ok() {
            self.forked = Some((self.run.now(), wall_ms));
            self.history.clear();
        }
        self.refresh();
        result.map_err(|error| (error.exception.to_string(), error.message))
    }

    fn act(&mut self, site: &str, command: Command, wall_ms: f64) -> bool {
        let result = self.submit(command.clone(), wall_ms);
        self.outcomes.retain(|(outcome, _)| &*outcome.site != site);
        if self.outcomes.len() >= OUTCOMES_KEPT {
            self.outcomes.remove(0);
        }
        let accepted = result.is_ok();
        let outcome = match result {
            Ok(event) => {
                Outcome { site: site.into(), event: Some(event), error: None, done: false }
            }
            Err(error) => {
                Outcome { site: site.into(), event: None, error: Some(error), done: true }
            }
        };
        self.outcomes.push((outcome, command));
        accepted
    }

    fn take_events(&mut self, wall_ms: f64) -> Vec<Event> {
        let after = self.history.newest();
        let events: Vec<Event> = self.run.events_since(after).cloned().collect();
        for event in &events {
            self.settle(event);
        }
        self.history.extend(events.iter(), wall_ms);
        events
    }

    fn settle(&mut self, event: &Event) {
        let (command, error) = match &event.what {
            What::CommandDone { command } => (command, None),
            What::CommandFailed { command, error } => {
                (command, Some((error.exception.to_string(), error.message.clone())))
            }
            _ => return,
        };
        let pending = self.outcomes.iter_mut().find(|(outcome, pending)| {
            !outcome.done && pending == command && outcome.event.is_some_and(|id| id < event.id)
        });
        if let Some((outcome, _)) = pending {
            outcome.done = true;
            outcome.error = error;
        }
    }

    fn publish(&mut self, wall_ms: f64, at_once: bool) -> Option<(Rc<Page>, Vec<Event>)> {
        let notice = self.forked.filter(|(_, since)| wall_ms - since < FORK_NOTICE_MS);
        if notice.is_none() && self.forked.take().is_some() {
            self.dirty = true;
        }
        let (least, most) = PUBLISH_EVERY_MS;
        // Not `clamp`: its refusal alone would bring all of float formatting along.
        let pause = (self.frame_ms * FRAMES_PER_PUBLISH).max(least).min(most);
        let due = wall_ms - self.published_at_ms >= pause;
        if !(at_once || self.dirty && due) {
            return None;
        }
        let events = self.take_events(wall_ms);
        if std::mem::take(&mut self.stale) {
            self.history.tell_lately(wall_ms);
        }
        let timeline = self.run.timeline();
        let pace = Pace {
            playing: self.playing,
            speed: self.speed,
            behind: self.behind,
            in_the_past: timeline.now < timeline.end,
            forked_at: notice.map(|(at, _)| at),
        };
        let list = if self.history.take_changed() || self.dirty {
            self.history.list(self.every_event)
        } else {
            Rc::clone(&self.page.events)
        };
        let extras = Extras {
            timeline,
            pace,
            telling: self.history.telling(),
            events: list,
            outcomes: self.outcomes.iter().map(|(outcome, _)| outcome.clone()).collect(),
        };
        self.page = Rc::new(Page::build(&self.view, extras, Some(&self.page)));
        self.dirty = false;
        self.published_at_ms = wall_ms;
        Some((Rc::clone(&self.page), events))
    }
}
