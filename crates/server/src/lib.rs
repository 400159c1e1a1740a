//! A Kafka broker on a real socket: the world of `sim` behind one non-blocking event loop, with the
//! wall clock for its clock. Starts in milliseconds, keeps everything in memory.
//!
//! **Invariant:** what one connection does costs a bounded amount of memory ([`wire::Limits`]) and
//! never harms another; time and sockets are known here and nowhere below.

mod clock;
pub mod config;
pub mod driver;
mod event_loop;
mod limits;
mod listener;
mod options;
mod peer;
pub mod properties;
mod server;

pub use limits::raise_open_files;
pub use options::{Log, ServerOptions};
pub use server::Server;
