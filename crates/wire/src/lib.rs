//! The byte stream below Kafka's protocol: frames are cut out of what a connection brings, and
//! what one connection may cost in memory is stated in one place. Shared by whoever has a stream
//! in hand: the server's sockets, the broker, the world a page runs.
//!
//! **Invariant:** a length on the wire is a claim. Memory grows with the bytes that came, never
//! with the bytes that were announced.

mod limits;
mod reader;

pub use limits::Limits;
pub use reader::{FrameError, FrameReader};
