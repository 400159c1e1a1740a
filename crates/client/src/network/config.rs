//! What a [`NetworkClient`](super::NetworkClient) needs to know, taken from the configs every
//! Kafka client shares.

use super::backoff::Backoff;
use protocol::era::Era;
use protocol::time::Duration;

/// What to do when no known broker can be reached (`metadata.recovery.strategy`, KIP-899).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetadataRecoveryStrategy {
    /// Keep trying the brokers last seen.
    None,
    /// Go back to bootstrap.servers.
    Rebootstrap,
}

/// Settings of one client's connections and metadata; times in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkConfig {
    /// The era: its release is the client software version sent in ApiVersions (KIP-511).
    pub era: Era,
    /// `client.id`, in every request header.
    pub client_id: String,
    /// `bootstrap.servers` as host and port.
    pub bootstrap: Vec<(String, u16)>,
    /// `request.timeout.ms`.
    pub request_timeout_ms: i64,
    /// `retry.backoff.ms`: metadata refresh and retried requests.
    pub retry_backoff_ms: i64,
    /// `retry.backoff.max.ms`; equal to `retry_backoff_ms` where the release has no such config.
    pub retry_backoff_max_ms: i64,
    /// `reconnect.backoff.ms`.
    pub reconnect_backoff_ms: i64,
    /// `reconnect.backoff.max.ms`.
    pub reconnect_backoff_max_ms: i64,
    /// `socket.connection.setup.timeout.ms` (KIP-601); `None` before 2.7: only the network decides.
    pub socket_connection_setup_timeout_ms: Option<i64>,
    /// `socket.connection.setup.timeout.max.ms`.
    pub socket_connection_setup_timeout_max_ms: i64,
    /// `connections.max.idle.ms`; negative: never.
    pub connections_max_idle_ms: i64,
    /// `metadata.max.age.ms`.
    pub metadata_max_age_ms: i64,
    /// `metadata.recovery.strategy`.
    pub metadata_recovery_strategy: MetadataRecoveryStrategy,
    /// `metadata.recovery.rebootstrap.trigger.ms` (KIP-1102): asking in vain for so long also leads
    /// back to bootstrap.servers.
    pub metadata_recovery_rebootstrap_trigger_ms: i64,
    /// `max.in.flight.requests.per.connection`.
    pub max_in_flight_requests_per_connection: u32,
    /// Whether a Metadata request may create the topics it names.
    pub allow_auto_topic_creation: bool,
}

impl NetworkConfig {
    /// The defaults all clients of an era share; `max.in.flight.requests.per.connection` is the
    /// 100 the consumer has, the producer sets its own.
    pub fn new(era: Era) -> Self {
        let modern = era == Era::Kafka4;
        Self {
            era,
            client_id: String::new(),
            bootstrap: Vec::new(),
            request_timeout_ms: 30_000,
            retry_backoff_ms: 100,
            retry_backoff_max_ms: if modern { 1_000 } else { 100 },
            reconnect_backoff_ms: 50,
            reconnect_backoff_max_ms: 1_000,
            socket_connection_setup_timeout_ms: modern.then_some(10_000),
            socket_connection_setup_timeout_max_ms: 30_000,
            connections_max_idle_ms: 540_000,
            metadata_max_age_ms: 300_000,
            metadata_recovery_strategy: if modern {
                MetadataRecoveryStrategy::Rebootstrap
            } else {
                MetadataRecoveryStrategy::None
            },
            metadata_recovery_rebootstrap_trigger_ms: 300_000,
            max_in_flight_requests_per_connection: 100,
            allow_auto_topic_creation: true,
        }
    }

    /// Backoff of retried requests and of metadata refreshes: exponential with jitter in era 4,
    /// constant before (KIP-580).
    pub const fn retry_backoff(&self) -> Backoff {
        if self.retry_backoff_max_ms <= self.retry_backoff_ms {
            Backoff::constant(self.retry_backoff_max_ms)
        } else {
            Backoff::exponential(self.retry_backoff_ms, self.retry_backoff_max_ms)
        }
    }

    pub(super) const fn reconnect_backoff(&self) -> Backoff {
        Backoff::exponential(self.reconnect_backoff_ms, self.reconnect_backoff_max_ms)
    }

    pub(super) fn setup_backoff(&self) -> Option<Backoff> {
        let initial_ms = self.socket_connection_setup_timeout_ms?;
        Some(Backoff::exponential(initial_ms, self.socket_connection_setup_timeout_max_ms))
    }

    pub(super) const fn request_timeout(&self) -> Duration {
        Duration::from_config_millis(self.request_timeout_ms)
    }
}
