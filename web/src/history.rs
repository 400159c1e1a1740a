//! The events the page keeps at hand for its list and its caption: the newest few hundred, and
//! which of them is told under the stage.

use std::collections::VecDeque;
use std::rc::Rc;

use protocol::time::Duration;
use sim::event::{Event, EventId};

use crate::page::Telling;
use crate::text::caption::{LISTED, rank};

/// How many events the list shows at most.
pub(crate) const KEPT: usize = 400;

/// A caption stays at least this long, in wall milliseconds, unless something more telling happens.
const HOLD_MS: f64 = 1_800.0;

/// What counts as one moment after a jump in time.
const LATELY: Duration = Duration::from_millis(250);

/// The newest events and the caption.
#[derive(Debug, Default)]
pub(crate) struct History {
    short: VecDeque<Rc<Event>>,
    full: VecDeque<Rc<Event>>,
    newest: Option<EventId>,
    telling: Option<Telling>,
    told_at_ms: f64,
    changed: bool,
}

impl History {
    /// The id after which new events are wanted.
    pub(crate) fn newest(&self) -> EventId {
        self.newest.unwrap_or(EventId(0))
    }

    /// Takes new events, oldest first, at wall time `wall_ms`.
    pub(crate) fn extend<'a>(&mut self, events: impl Iterator<Item = &'a Event>, wall_ms: f64) {
        let events: Vec<&Event> = events.collect();
        let Some(last) = events.last() else { return };
        self.newest = Some(last.id);
        self.changed = true;
        let listed: Vec<&Event> =
            events.iter().copied().filter(|event| rank(&event.what) >= LISTED).collect();
        // At high speed thousands pass between two frames: only those that stay are copied.
        for event in &events[events.len().saturating_sub(KEPT)..] {
            push(&mut self.full, Rc::new((*event).clone()));
        }
        for event in &listed[listed.len().saturating_sub(KEPT)..] {
            push(&mut self.short, Rc::new((*event).clone()));
        }
        if let Some(best) = listed.into_iter().max_by_key(|event| rank(&event.what)) {
            self.consider(Rc::new(best.clone()), wall_ms);
        }
    }

    /// Forgets everything: the run went back or became another one.
    pub(crate) fn clear(&mut self) {
        *self = Self { changed: true, ..Self::default() };
    }

    /// Tells the most telling of the last moments, whatever was told before: after a step or seek.
    pub(crate) fn tell_lately(&mut self, wall_ms: f64) {
        let Some(newest) = self.short.back().map(|event| event.at) else { return };
        let lately = self.short.iter().filter(|event| newest.since(event.at) <= LATELY);
        if let Some(event) = lately.max_by_key(|event| rank(&event.what)) {
            self.telling = Some(Telling { event: Rc::clone(event) });
            self.told_at_ms = wall_ms;
        }
    }

    /// The line under the stage.
    pub(crate) fn telling(&self) -> Option<Telling> {
        self.telling.clone()
    }

    /// The list, short or with every single event, oldest first.
    pub(crate) fn list(&self, every: bool) -> Rc<[Rc<Event>]> {
        let events = if every { &self.full } else { &self.short };
        events.iter().cloned().collect()
    }

    /// Whether something changed since the last call.
    pub(crate) fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    fn consider(&mut self, event: Rc<Event>, wall_ms: f64) {
        let held = wall_ms - self.told_at_ms < HOLD_MS;
        let weaker = self
            .telling
            .as_ref()
            .is_some_and(|told| held && rank(&told.event.what) > rank(&event.what));
        if !weaker {
            self.telling = Some(Telling { event });
            self.told_at_ms = wall_ms;
        }
    }
}

fn push(list: &mut VecDeque<Rc<Event>>, event: Rc<Event>) {
    if list.len() == KEPT {
        list.pop_front();
    }
    list.push_back(event);
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::time::Instant;
    use sim::event::{Lifecycle, Node, What};

    fn event(id: u64, what: What) -> Event {
        Event {
            id: EventId(id),
            at: Instant::from_millis(id),
            cause: None,
            node: Node::Admin,
            what,
        }
    }

    #[test]
    fn a_telling_caption_is_not_pushed_away_by_a_lesser_one_at_once() {
        let mut history = History::default();
        history.extend([event(1, What::Lifecycle(Lifecycle::Killed))].iter(), 0.0);
        history.extend([event(2, What::Lifecycle(Lifecycle::Started))].iter(), 100.0);
        assert_eq!(history.telling().unwrap().event.id, EventId(1));
        history.extend([event(3, What::Lifecycle(Lifecycle::Started))].iter(), 5_000.0);
        assert_eq!(history.telling().unwrap().event.id, EventId(3));
    }

    #[test]
    fn the_lists_are_bounded_and_the_short_one_leaves_out_the_noise() {
        let mut history = History::default();
        let events: Vec<_> = (1..=1_000).map(|id| event(id, What::TimerFired)).collect();
        history.extend(events.iter(), 0.0);
        assert_eq!(history.list(true).len(), KEPT);
        assert!(history.list(false).is_empty());
        assert_eq!(history.newest(), EventId(1_000));
        assert_eq!(history.telling(), None);
    }
}
