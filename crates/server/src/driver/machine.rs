//! What the three clients have in common, so that one loop drives them all.

use bytes::Bytes;
use client::admin::Admin;
use client::consumer::Consumer;
use client::event::{AdminEvent, ConsumerEvent, ProducerEvent};
use client::producer::Producer;
use protocol::net::{ConnectionId, Transmit};
use protocol::time::Instant;

/// A client as a state machine; see the methods of [`Producer`], which have the same names.
pub trait Machine {
    /// What it tells the application.
    type Event;

    /// The connection is open.
    fn handle_connected(&mut self, now: Instant, connection: ConnectionId);
    /// The connection could not be opened, or is gone.
    fn handle_disconnected(&mut self, now: Instant, connection: ConnectionId);
    /// One whole response frame.
    fn handle_frame(&mut self, now: Instant, connection: ConnectionId, frame: Bytes);
    /// Whatever is due.
    fn handle_timeout(&mut self, now: Instant);
    /// What to do on the network, in order.
    fn poll_transmit(&mut self) -> Option<Transmit>;
    /// What happened, in order.
    fn poll_event(&mut self) -> Option<Self::Event>;
    /// When `handle_timeout` has something to do.
    fn poll_timeout(&self) -> Option<Instant>;
}

macro_rules! machine {
    ($client:ty, $event:ty) => {
        impl Machine for $client {
            type Event = $event;

            fn handle_connected(&mut self, now: Instant, connection: ConnectionId) {
                self.handle_connected(now, connection);
            }
            fn handle_disconnected(&mut self, now: Instant, connection: ConnectionId) {
                self.handle_disconnected(now, connection);
            }
            fn handle_frame(&mut self, now: Instant, connection: ConnectionId, frame: Bytes) {
                self.handle_frame(now, connection, frame);
            }
            fn handle_timeout(&mut self, now: Instant) {
                self.handle_timeout(now);
            }
            fn poll_transmit(&mut self) -> Option<Transmit> {
                self.poll_transmit()
            }
            fn poll_event(&mut self) -> Option<Self::Event> {
                self.poll_event()
            }
            fn poll_timeout(&self) -> Option<Instant> {
                self.poll_timeout()
            }
        }
    };
}

machine!(Producer, ProducerEvent);
machine!(Consumer, ConsumerEvent);
machine!(Admin, AdminEvent);
