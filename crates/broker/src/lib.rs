//! One Kafka broker node as a pure state machine: requests and the time go in, responses and a next
//! deadline come out.
//!
//! **Invariant:** no I/O, no clock, no randomness of its own; every input is a `handle_*` call and
//! every output a `poll_*` call of the broker.

pub mod api;
pub mod config;
pub mod controller;
pub mod event;
pub mod group;
pub mod log;
pub mod metadata;
pub mod replica;

pub use api::{Reply, RequestContext, Ticket};
pub use config::{BrokerConfig, TopicConfig};
pub use event::BrokerEvent;
pub use metadata::{MetadataImage, PartitionImage, TopicImage};
