//! What tests and benchmarks of other crates need of the chores: Apache Kafka itself, and running
//! programs.

pub mod kafka;
pub mod shell;
