//! The world: virtual clock, network, nodes, applications, timeline, snapshots, events and the view a page draws.
