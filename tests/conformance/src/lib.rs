//! What the project is held against: vectors and sessions recorded from Apache Kafka.

pub mod json;
pub mod report;
pub mod vectors;
pub mod wire;
