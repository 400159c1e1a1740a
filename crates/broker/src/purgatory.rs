//! Requests that are not answered yet, by ticket. A handler that says [`crate::Reply::Later`] parks
//! its request here; who waits for what, and until when, stays with the part that waits.

use protocol::net::ConnectionId;
use protocol::{ApiKey, SortedMap};

use crate::api::{RequestContext, Ticket};

/// What an answer needs to find its way: the connection, and the words of the request's header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parked {
    pub(crate) connection: ConnectionId,
    pub(crate) api: ApiKey,
    pub(crate) api_version: i16,
    pub(crate) correlation_id: i32,
    /// For the event that tells of the wait; none when nobody listens.
    pub(crate) client_id: Option<String>,
}

impl Parked {
    pub(crate) fn of(context: &RequestContext, correlation_id: i32) -> Self {
        Self {
            connection: context.connection,
            api: context.api,
            api_version: context.api_version,
            correlation_id,
            client_id: None,
        }
    }
}

/// All parked requests.
#[derive(Clone, Debug, Default)]
pub(crate) struct Purgatory {
    next_ticket: u64,
    parked: SortedMap<Ticket, Parked>,
    /// Parked during the input now being handled, and not yet told of.
    fresh: Vec<Ticket>,
}

impl Purgatory {
    pub(crate) fn next_ticket(&mut self) -> Ticket {
        self.next_ticket += 1;
        Ticket(self.next_ticket)
    }

    pub(crate) fn park(&mut self, ticket: Ticket, parked: Parked) {
        if parked.client_id.is_some() {
            self.fresh.push(ticket);
        }
        let before = self.parked.insert(ticket, parked);
        debug_assert!(before.is_none(), "{ticket:?} was parked twice");
    }

    pub(crate) fn take(&mut self, ticket: Ticket) -> Option<Parked> {
        self.parked.remove(&ticket)
    }

    /// Requests that are still parked at the end of the input that brought them.
    pub(crate) fn drain_fresh(&mut self) -> impl Iterator<Item = &Parked> {
        let parked = &self.parked;
        self.fresh.drain(..).filter_map(|ticket| parked.get(&ticket))
    }

    /// Forgets what a closed connection waited for: nobody is left to answer.
    pub(crate) fn forget(&mut self, ticket: Ticket) {
        self.parked.remove(&ticket);
    }

    pub(crate) fn contains(&self, ticket: Ticket) -> bool {
        self.parked.contains_key(&ticket)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Ticket, &Parked)> {
        self.parked.iter().map(|(ticket, parked)| (*ticket, parked))
    }
}
