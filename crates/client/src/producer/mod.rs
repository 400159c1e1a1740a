//! The producer: from `send` over partitioner, accumulator and sender to the acknowledgement.
//! Kafka's `KafkaProducer`, `RecordAccumulator`, `Sender` and the idempotent half of
//! `TransactionManager`, as one state machine.

mod accumulator;
mod application;
mod batch;
mod config;
mod idempotence;
mod machine;
mod response;
mod sender;

pub use config::{Acks, PartitionerClass, ProducerConfig, ProducerSettings};
pub use machine::{BatchView, Producer, ProducerRecord};
