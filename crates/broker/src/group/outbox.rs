//! What leaves the coordinator: answers, records to append, events. A part of its own, so that a
//! group can be changed and spoken for at the same time.

use protocol::{EncodeError, Response, SortedMap};
use std::collections::VecDeque;

use super::append::Completion;
use super::record::GroupRecord;
use super::{AppendId, GroupAction};
use crate::api::{Reply, Ticket};
use crate::event::BrokerEvent;

/// Outputs not yet pulled, and appends not yet visible.
#[derive(Clone, Debug, Default)]
pub(super) struct Outbox {
    actions: VecDeque<GroupAction>,
    events: VecDeque<BrokerEvent>,
    listening: bool,
    append_count: u64,
    pending: SortedMap<AppendId, Completion>,
    /// Appends whose records could not be written at all.
    unwritable: VecDeque<AppendId>,
}

impl Outbox {
    pub(super) fn set_listening(&mut self, on: bool) {
        self.listening = on;
        if !on {
            self.events.clear();
        }
    }

    pub(super) fn respond(&mut self, ticket: Ticket, response: impl Into<Response>) {
        self.actions.push_back(GroupAction::Respond { ticket, response: response.into() });
    }

    /// Makes the event only if someone listens.
    pub(super) fn event(&mut self, event: impl FnOnce() -> BrokerEvent) {
        if self.listening {
            self.events.push_back(event());
        }
    }

    /// Asks for `records` in partition `partition` of `__consumer_offsets`.
    pub(super) fn append(
        &mut self,
        partition: i32,
        records: Result<Vec<GroupRecord>, EncodeError>,
        completion: Completion,
    ) -> AppendId {
        self.append_count += 1;
        let id = AppendId(self.append_count);
        self.pending.insert(id, completion);
        match records {
            Ok(records) => {
                debug_assert!(!records.is_empty(), "an append without records");
                self.actions.push_back(GroupAction::Append { id, partition, records });
            }
            Err(_) => self.unwritable.push_back(id),
        }
        id
    }

    /// How many appends were asked for so far.
    pub(super) const fn append_count(&self) -> u64 {
        self.append_count
    }

    pub(super) fn take_completion(&mut self, id: AppendId) -> Option<Completion> {
        self.pending.remove(&id)
    }

    pub(super) fn set_completion(&mut self, id: AppendId, completion: Completion) {
        self.pending.insert(id, completion);
    }

    pub(super) fn pop_unwritable(&mut self) -> Option<AppendId> {
        self.unwritable.pop_front()
    }

    pub(super) fn pop_action(&mut self) -> Option<GroupAction> {
        self.actions.pop_front()
    }

    pub(super) fn pop_event(&mut self) -> Option<BrokerEvent> {
        self.events.pop_front()
    }

    /// The answer to `ticket`, if it is there already.
    pub(super) fn take_reply(&mut self, ticket: Ticket) -> Reply {
        let answers = |action: &GroupAction| match action {
            GroupAction::Respond { ticket: answered, .. } => *answered == ticket,
            GroupAction::Append { .. } => false,
        };
        let index = self.actions.iter().rposition(answers);
        match index.and_then(|index| self.actions.remove(index)) {
            Some(GroupAction::Respond { response, .. }) => Reply::Now(response),
            _ => Reply::Later,
        }
    }
}
