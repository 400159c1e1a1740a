//! The world: virtual clock, network, nodes, applications, timeline, snapshots, events and the view
//! a page draws.
//!
//! [`Scene`] is a run as a value, [`Run`] the time machine over it, [`command::Command`] everything
//! that can be done, [`event::Event`] everything that happened, [`view::View`] everything there is
//! to see.
//!
//! **Invariant:** the same scene gives the same run, to the byte, on every platform, however one
//! goes back and forth in it and whether or not anybody listens ([`Run::trace_hash`]).

mod app;
mod checkers;
pub mod command;
mod delivery;
pub mod event;
mod event_log;
mod headroom;
mod live;
mod network;
mod run;
mod scene;
mod snapshots;
mod summary;
mod trace;
pub mod view;
mod view_builder;
mod world;

pub use command::{Command, CommandError, TimedCommand, WRITE_LIMIT};
pub use event_log::{EVENTS_KEPT, FRAME_BYTES_KEPT, FrameRef, MARKS_KEPT};
pub use headroom::Headroom;
pub use live::{Live, LiveConfig};
pub use network::NetworkKnob;
pub use run::{Advance, Delivery, ForeignOutput, HELD_LIMIT, Run};
pub use scene::{START, Scene};
pub use snapshots::{SNAPSHOT_EVERY, SNAPSHOTS_KEPT};
pub use world::{CONNECTIONS_LIMIT, OUTSIDE_LIMIT, UNFINISHED_LIMIT};
