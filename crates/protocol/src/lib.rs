//! Kafka's own protocol: messages, record batches, and the few words every state machine of the
//! house shares (virtual time, seeded randomness, connections, eras).
//!
//! **Invariant:** no I/O, no clock, no dependency but `bytes`.

pub mod era;
pub mod net;
pub mod rng;
pub mod time;
