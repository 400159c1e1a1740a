//! What every Kafka API handler shares: the ticket a request is answered by, the words of its
//! header and the four ways to answer.

mod alter_configs;
mod alter_replica_log_dirs;
pub mod api_versions;
pub(crate) mod by_table;
pub(crate) mod delete_records;
mod describe_cluster;
mod describe_configs;
mod describe_log_dirs;
mod describe_producers;
mod describe_topic_partitions;
mod describe_transactions;
mod dispatch;
mod fetch;
mod find_coordinator;
mod incremental_alter_configs;
mod init_producer_id;
mod list_config_resources;
mod list_offsets;
mod metadata;
mod offset_for_leader_epoch;
mod produce;
mod sasl;
mod topics;

use protocol::net::ConnectionId;
use protocol::{ApiKey, Response, Str};

/// Names one request of one broker from its arrival to its answer. Never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// Who asks what: the request header and the connection it came by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestContext {
    /// Answers go out under this.
    pub ticket: Ticket,
    /// The connection the request came by.
    pub connection: ConnectionId,
    /// The API asked for.
    pub api: ApiKey,
    /// The version the request is written in; the response is written in the same.
    pub api_version: i16,
    /// `client.id` of the client; null counts as empty.
    pub client_id: Str,
    /// Host the client connects from, as `/10.0.0.7` stands in Kafka's group members.
    pub client_host: Str,
}

/// What a handler does with a request.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub enum Reply {
    /// The answer.
    Now(Response),
    /// The answer comes later, under the request's ticket.
    Later,
    /// There is none, and the connection ends: Kafka's way out of a request it cannot serve.
    Close,
    /// There is none, and the connection goes on: Produce with acks=0.
    None,
}

/// What anybody may do to a topic where there is no authorizer: READ, WRITE, CREATE, DELETE, ALTER,
/// DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS, as bits of `AclOperation`.
const TOPIC_OPERATIONS: i32 = 3_576;
/// The same for the cluster: CREATE, ALTER, DESCRIBE, CLUSTER_ACTION, DESCRIBE_CONFIGS,
/// ALTER_CONFIGS, IDEMPOTENT_WRITE, and the two token operations.
const CLUSTER_OPERATIONS: i32 = 8_096;
/// Nobody asked.
const OPERATIONS_NOT_ASKED: i32 = i32::MIN;
