//! One node as a client sees it: its connection, the versions it speaks, the requests in flight on
//! it, and how long to wait before the next attempt to reach it.

use protocol::ApiKey;
use protocol::net::ConnectionId;
use protocol::time::{Duration, Instant};
use std::collections::VecDeque;

/// Names a request of the client's owner until its response arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestTag(pub u64);

/// Where a request goes. The Java client keeps one connection per node id, and the group
/// coordinator has an id of its own (`Integer.MAX_VALUE - id`), hence a connection of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// The n-th address of bootstrap.servers (Java: node -1, -2, …).
    Bootstrap(u32),
    /// A broker of the metadata.
    Broker(i32),
    /// The same broker as coordinator, over a connection of its own.
    Coordinator(i32),
}

impl Node {
    /// The node id the Java client prints: -1, -2, … for bootstrap addresses, 2147483647 - id for
    /// coordinators.
    pub const fn id(self) -> i32 {
        match self {
            Self::Bootstrap(index) => -1 - index as i32,
            Self::Broker(id) => id,
            Self::Coordinator(id) => i32::MAX - id,
        }
    }
}

/// What a request in flight is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// The client's own ApiVersions, first on every connection.
    ApiVersions,
    /// The client's own metadata refresh.
    Metadata,
    /// The owner's.
    Owner(RequestTag),
}

/// One request that waits for its response.
#[derive(Clone, Debug)]
pub(super) struct InFlight {
    pub(super) purpose: Purpose,
    pub(super) correlation_id: i32,
    pub(super) api_key: ApiKey,
    pub(super) version: i16,
    pub(super) sent_at: Instant,
    pub(super) deadline: Instant,
}

/// How far a connection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConnectionState {
    Connecting,
    CheckingApiVersions,
    Ready,
}

/// Versions of each API a broker answers: (api key, min, max), ascending by key.
pub(super) type ApiVersions = Vec<(i16, i16, i16)>;

/// An open or opening connection.
#[derive(Clone, Debug)]
pub(super) struct Connection {
    pub(super) id: ConnectionId,
    pub(super) state: ConnectionState,
    pub(super) setup_deadline: Instant,
    pub(super) last_active: Instant,
    pub(super) in_flight: VecDeque<InFlight>,
}

/// A node and its history. Versions outlive a connection only as long as it is open.
#[derive(Clone, Debug, Default)]
pub(super) struct NodeState {
    pub(super) connection: Option<Connection>,
    pub(super) api_versions: ApiVersions,
    /// Failed connection attempts in a row: the exponent of the reconnect backoff.
    pub(super) failed_attempts: u32,
    /// Not before this moment.
    pub(super) backoff_until: Option<Instant>,
}

impl NodeState {
    pub(super) fn is_ready(&self) -> bool {
        self.connection.as_ref().is_some_and(|c| c.state == ConnectionState::Ready)
    }

    pub(super) fn is_connecting(&self) -> bool {
        self.connection.as_ref().is_some_and(|c| c.state != ConnectionState::Ready)
    }

    pub(super) fn can_send(&self, max_in_flight: u32) -> bool {
        self.connection.as_ref().is_some_and(|c| {
            c.state == ConnectionState::Ready && (c.in_flight.len() as u64) < max_in_flight.into()
        })
    }

    pub(super) fn can_connect(&self, now: Instant) -> bool {
        self.connection.is_none() && self.backoff_until.is_none_or(|until| until <= now)
    }

    pub(super) fn in_flight(&self) -> u32 {
        self.connection.as_ref().map_or(0, |c| c.in_flight.len() as u32)
    }

    /// The highest version both sides know, `None` if there is none.
    pub(super) fn common_version(&self, api_key: ApiKey, ours: (i16, i16)) -> Option<i16> {
        let key = api_key as i16;
        let theirs = self.api_versions.iter().find(|entry| entry.0 == key)?;
        let version = ours.1.min(theirs.2);
        (version >= ours.0.max(theirs.1)).then_some(version)
    }

    /// The first moment something has to be done about this node by itself.
    pub(super) fn deadline(&self, max_idle_ms: i64) -> Option<Instant> {
        let Some(connection) = &self.connection else { return self.backoff_until };
        let requests = connection.in_flight.iter().map(|request| request.deadline).min();
        let own = if connection.state == ConnectionState::Connecting {
            connection.setup_deadline
        } else if max_idle_ms >= 0 && connection.in_flight.is_empty() {
            connection.last_active + Duration::from_config_millis(max_idle_ms)
        } else {
            Instant::FAR_FUTURE
        };
        Some(requests.map_or(own, |first| first.min(own)))
    }
}
