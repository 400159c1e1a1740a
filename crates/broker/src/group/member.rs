//! One member of a classic group: what it told the coordinator about itself, and which of its
//! requests wait for an answer (Kafka's ClassicGroupMember).

use bytes::Bytes;
use protocol::messages::join_group_request::JoinGroupRequestProtocol;
use protocol::sorted::sort_by;
use protocol::time::Instant;
use protocol::{SortedSet, Str};

use crate::api::Ticket;

/// A JoinGroup that waits for the join phase to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ParkedJoin {
    /// Answered under this.
    pub(super) ticket: Ticket,
    /// Version of the request: the words of the answer differ.
    pub(super) api_version: i16,
}

/// A member of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub(super) member_id: Str,
    pub(super) group_instance_id: Option<Str>,
    pub(super) client_id: Str,
    pub(super) client_host: Str,
    pub(super) rebalance_timeout_ms: i32,
    pub(super) session_timeout_ms: i32,
    pub(super) protocols: Vec<MemberProtocol>,
    pub(super) assignment: Bytes,
    /// Until its first generation; a new member's parked join does not keep it alive for ever.
    pub(super) is_new: bool,
    pub(super) awaiting_join: Option<ParkedJoin>,
    pub(super) awaiting_sync: Option<Ticket>,
    pub(super) session_deadline: Option<Instant>,
}

/// One assignor a member can do, with what it wants its leader to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberProtocol {
    /// Name, such as `range`.
    pub name: Str,
    /// The subscription, opaque to the coordinator.
    pub metadata: Bytes,
}

impl Member {
    /// Client id and a random UUID; the instance id takes the client id's place for static members.
    pub fn member_id(&self) -> &Str {
        &self.member_id
    }

    /// `group.instance.id` of a static member (KIP-345).
    pub fn group_instance_id(&self) -> Option<&Str> {
        self.group_instance_id.as_ref()
    }

    /// `client.id` as its requests carry it.
    pub fn client_id(&self) -> &Str {
        &self.client_id
    }

    /// Where it connects from, such as `/10.0.0.7`.
    pub fn client_host(&self) -> &Str {
        &self.client_host
    }

    /// `session.timeout.ms`: without a heartbeat for so long it is dead.
    pub fn session_timeout_ms(&self) -> i32 {
        self.session_timeout_ms
    }

    /// `max.poll.interval.ms` of the client: so long a rebalance waits for it.
    pub fn rebalance_timeout_ms(&self) -> i32 {
        self.rebalance_timeout_ms
    }

    /// When the coordinator gives it up unless it is heard of before; `None` while nothing runs.
    pub fn session_deadline(&self) -> Option<Instant> {
        self.session_deadline
    }

    /// Whether its JoinGroup waits for the others.
    pub fn is_awaiting_join(&self) -> bool {
        self.awaiting_join.is_some()
    }

    /// Whether its SyncGroup waits for the leader's.
    pub fn is_awaiting_sync(&self) -> bool {
        self.awaiting_sync.is_some()
    }

    /// Assignors it can do, the one it likes best first.
    pub fn protocols(&self) -> &[MemberProtocol] {
        &self.protocols
    }

    /// Its subscription under `protocol`; empty if it cannot do that one.
    pub fn metadata(&self, protocol: Option<&str>) -> Bytes {
        let found = self.protocols.iter().find(|known| Some(&*known.name) == protocol);
        found.map(|known| known.metadata.clone()).unwrap_or_default()
    }

    /// What the leader of its last generation gave it, opaque to the coordinator.
    pub fn assignment(&self) -> &Bytes {
        &self.assignment
    }

    pub(super) fn is_static(&self) -> bool {
        self.group_instance_id.is_some()
    }

    /// A waiting request proves that the member lives, except the first join of a new one: that
    /// client may have given up and come back under another id.
    pub(super) fn has_satisfied_heartbeat(&self) -> bool {
        !self.is_new && (self.is_awaiting_join() || self.is_awaiting_sync())
    }

    /// The assignors it knows, sorted.
    pub(super) fn protocol_names(&self) -> Vec<&Str> {
        let mut names: Vec<&Str> = self.protocols.iter().map(|known| &known.name).collect();
        sort_by(&mut names, Ord::cmp);
        names
    }

    pub(super) fn matches(&self, protocols: &[MemberProtocol]) -> bool {
        self.protocols == protocols
    }
}

/// The protocols of a request; of two with one name the first counts.
pub(super) fn protocols_of(request: &[JoinGroupRequestProtocol]) -> Vec<MemberProtocol> {
    let mut protocols: Vec<MemberProtocol> = Vec::with_capacity(request.len().min(64));
    let mut seen = SortedSet::new();
    for protocol in request {
        if seen.insert(&protocol.name) {
            let (name, metadata) = (protocol.name.clone(), protocol.metadata.clone());
            protocols.push(MemberProtocol { name, metadata });
        }
    }
    protocols
}
