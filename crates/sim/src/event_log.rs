//! The events of a run while somebody listens: a bounded ring, the frames behind the newest
//! messages, and the marks of the time bar.

use bytes::Bytes;
use std::collections::VecDeque;

use broker::event::BrokerEvent;
use client::event::{ConsumerEvent, ProducerEvent};
use protocol::time::Instant;

use crate::event::{Direction, Event, EventId, Lifecycle, Node, What};
use crate::view::{MarkKind, MarkView};

/// Most events kept; older ones are forgotten.
pub const EVENTS_KEPT: usize = 20_000;
/// Most bytes of frames kept for the inspector; older frames are forgotten before their events.
pub const FRAME_BYTES_KEPT: u64 = 8 * 1024 * 1024;
/// Most marks kept on the time bar.
pub const MARKS_KEPT: usize = 2_000;

/// A message's bytes, and what is needed to read them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameRef {
    /// The whole frame, length prefix included.
    pub bytes: Bytes,
    /// Kafka's API key.
    pub api_key: i16,
    /// Version of the request header.
    pub version: i16,
    /// Request or response.
    pub direction: Direction,
}

/// The ring.
#[derive(Debug, Default)]
pub(crate) struct EventLog {
    pub(crate) listening: bool,
    events: VecDeque<(Event, Option<FrameRef>)>,
    frame_bytes: u64,
    /// Events before this place have no frame any more.
    frames_from: usize,
    marks: Vec<MarkView>,
}

impl EventLog {
    /// Appends an event; ids ascend.
    pub(crate) fn push(&mut self, event: Event, frame: Option<FrameRef>) {
        debug_assert!(self.listening, "event {:?} built while nobody listens", event.id);
        if self.marks.last().is_none_or(|last| last.event < event.id) {
            self.marks.extend(mark_kind(&event.what).map(|kind| MarkView {
                at: event.at,
                event: event.id,
                kind,
            }));
            self.thin_marks();
        }
        self.frame_bytes += frame.as_ref().map_or(0, |frame| frame.bytes.len() as u64);
        self.events.push_back((event, frame));
        if self.events.len() > EVENTS_KEPT {
            self.drop_frame(0);
            self.events.pop_front();
            self.frames_from = self.frames_from.saturating_sub(1);
        }
        while self.frame_bytes > FRAME_BYTES_KEPT && self.frames_from < self.events.len() {
            self.drop_frame(self.frames_from);
            self.frames_from += 1;
        }
    }

    /// Time went back: events after `last` have not happened. Marks stay, for the run is still
    /// known up to its end.
    pub(crate) fn rewind(&mut self, last: EventId) {
        while self.events.back().is_some_and(|(event, _)| event.id > last) {
            self.drop_frame(self.events.len() - 1);
            self.events.pop_back();
        }
        self.frames_from = self.frames_from.min(self.events.len());
    }

    /// The future after `last` is gone for good.
    pub(crate) fn forget_future(&mut self, last: EventId) {
        self.rewind(last);
        self.marks.retain(|mark| mark.event <= last);
    }

    pub(crate) fn since(&self, after: EventId) -> impl Iterator<Item = &Event> {
        let from = self.events.partition_point(|(event, _)| event.id <= after);
        self.events.range(from..).map(|(event, _)| event)
    }

    pub(crate) fn event(&self, id: EventId) -> Option<&Event> {
        self.find(id).map(|(event, _)| event)
    }

    pub(crate) fn frame(&self, id: EventId) -> Option<&FrameRef> {
        self.find(id).and_then(|(_, frame)| frame.as_ref())
    }

    pub(crate) fn newest(&self) -> Option<EventId> {
        self.events.back().map(|(event, _)| event.id)
    }

    pub(crate) fn marks(&self) -> &[MarkView] {
        &self.marks
    }

    fn find(&self, id: EventId) -> Option<&(Event, Option<FrameRef>)> {
        let at = self.events.binary_search_by_key(&id, |(event, _)| event.id).ok()?;
        self.events.get(at)
    }

    fn drop_frame(&mut self, at: usize) {
        if let Some((_, frame)) = self.events.get_mut(at)
            && let Some(frame) = frame.take()
        {
            self.frame_bytes -= frame.bytes.len() as u64;
        }
    }

    /// A person's own marks stay longest: of the others every second one goes.
    fn thin_marks(&mut self) {
        if self.marks.len() > MARKS_KEPT {
            let mut keep = false;
            self.marks.retain(|mark| {
                keep = !keep || mark.kind == MarkKind::Command;
                keep
            });
            let over = self.marks.len().saturating_sub(MARKS_KEPT);
            self.marks.drain(..over);
        }
    }
}

fn mark_kind(what: &What) -> Option<MarkKind> {
    match what {
        What::Commanded(command) if command.is_foreign() => None,
        What::Commanded(_) | What::Forked { .. } => Some(MarkKind::Command),
        What::CommandFailed { .. } => Some(MarkKind::Failure),
        What::DeliveredAgain { .. } => Some(MarkKind::DeliveredAgain),
        What::Lifecycle(Lifecycle::Killed | Lifecycle::CutOff) => Some(MarkKind::Failure),
        What::Broker(BrokerEvent::GroupStateChanged { to: "PreparingRebalance", .. }) => {
            Some(MarkKind::Rebalance)
        }
        What::Broker(BrokerEvent::GroupStateChanged { to: "Stable", .. }) => Some(MarkKind::Stable),
        What::Broker(BrokerEvent::AppendRefused { .. } | BrokerEvent::CommitRefused { .. }) => {
            Some(MarkKind::Failure)
        }
        What::Producer(ProducerEvent::BatchFailed { .. } | ProducerEvent::SendFailed { .. }) => {
            Some(MarkKind::Failure)
        }
        What::Consumer(
            ConsumerEvent::CommitFailed { .. }
            | ConsumerEvent::PollIntervalExceeded
            | ConsumerEvent::PartitionsLost { .. },
        ) => Some(MarkKind::Failure),
        _ => None,
    }
}

/// Gives the events of one step their numbers and their cause.
#[derive(Debug)]
pub(crate) struct StepEvents<'a> {
    pub(crate) now: Instant,
    log: &'a mut EventLog,
    next: u64,
    /// The step's own event, which everything in the step follows from.
    step: EventId,
    /// The step's own event while nothing has followed from it.
    waiting: Option<Event>,
    /// Whether anything happened that a person could see.
    pub(crate) visible: bool,
}

impl<'a> StepEvents<'a> {
    /// Begins a step whose numbers follow `last`.
    pub(crate) const fn begin(log: &'a mut EventLog, now: Instant, last: EventId) -> Self {
        let step = EventId(last.0 + 1);
        Self { now, log, next: step.0 + 1, step, waiting: None, visible: false }
    }

    /// The number of the step's own event.
    pub(crate) const fn id(&self) -> EventId {
        self.step
    }

    /// The last number given.
    pub(crate) const fn last(&self) -> EventId {
        EventId(self.next - 1)
    }

    pub(crate) const fn listening(&self) -> bool {
        self.log.listening
    }

    /// The step's own event, told at once.
    pub(crate) fn tell_step(&mut self, node: Node, what: What, cause: Option<EventId>) {
        self.visible = true;
        if self.log.listening {
            let event = Event { id: self.step, at: self.now, cause, node, what };
            self.log.push(event, None);
        }
    }

    /// The step's own event, told only if something follows from it.
    pub(crate) fn tell_step_if_followed(&mut self, node: Node, what: What, cause: Option<EventId>) {
        if self.log.listening {
            let event = Event { id: self.step, at: self.now, cause, node, what };
            self.waiting = Some(event);
        }
    }

    /// Something that follows from the step.
    pub(crate) fn tell(&mut self, node: &Node, what: What) -> EventId {
        self.tell_with(node, what, None)
    }

    /// A message that follows from the step.
    pub(crate) fn tell_with(
        &mut self,
        node: &Node,
        what: What,
        frame: Option<FrameRef>,
    ) -> EventId {
        let id = self.number();
        if self.log.listening {
            if let Some(step) = self.waiting.take() {
                self.log.push(step, None);
            }
            let cause = Some(self.step);
            self.log.push(Event { id, at: self.now, cause, node: node.clone(), what }, frame);
        }
        id
    }

    /// Only the number, for what nobody hears.
    pub(crate) const fn number(&mut self) -> EventId {
        self.visible = true;
        let id = EventId(self.next);
        self.next += 1;
        id
    }
}
