//! The world: virtual clock, network, nodes, applications, timeline, snapshots, events and the view a page draws.

pub mod command;
pub mod event;
pub mod view;
