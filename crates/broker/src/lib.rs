//! One Kafka broker node as a pure state machine: requests and the time go in, responses and a next
//! deadline come out.
//!
//! **Invariant:** no I/O, no clock, no randomness of its own; every input is a `handle_*` call and
//! every output a `poll_*` call of the broker.

pub mod api;
pub mod broker;
pub mod config;
mod connection;
pub mod controller;
mod coordinator_log;
pub mod event;
pub mod group;
pub mod log;
pub mod metadata;
mod purgatory;
pub mod replica;
pub mod storage;

pub use api::{Reply, RequestContext, Ticket};
pub use broker::Broker;
pub use config::{BrokerConfig, TopicConfig};
pub use event::BrokerEvent;
pub use metadata::{MetadataImage, PartitionImage, TopicImage};
pub use storage::Storage;
