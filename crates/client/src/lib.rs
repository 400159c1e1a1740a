//! Kafka clients (producer, consumer, admin) as pure state machines: calls, frames and the time
//! go in, frames and a next deadline come out.

pub mod admin;
pub mod assignor;
pub mod config;
pub mod consumer;
pub mod event;
pub mod machine;
pub mod network;
pub mod partitioner;
pub mod producer;
