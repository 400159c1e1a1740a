//! The outer shape the three clients share: what arrives goes to the connections, then the client
//! does whatever follows; what it wants done and has to tell is pulled.

use bytes::Bytes;
use protocol::net::{ConnectionId, Transmit};
use protocol::time::Instant;

/// A client as whoever owns it drives it, be it a simulated world or a loop around real sockets.
///
/// After each input pull [`Self::poll_transmit`], then [`Self::poll_event`], then ask
/// [`Self::poll_timeout`].
pub trait Machine {
    /// What it tells the application.
    type Event;

    /// The connection is open.
    fn handle_connected(&mut self, now: Instant, connection: ConnectionId);
    /// The connection could not be opened, or is gone.
    fn handle_disconnected(&mut self, now: Instant, connection: ConnectionId);
    /// One whole response frame.
    fn handle_frame(&mut self, now: Instant, connection: ConnectionId, frame: Bytes);
    /// Whatever is due; spurious calls change nothing.
    fn handle_timeout(&mut self, now: Instant);
    /// What to do on the network, in order.
    fn poll_transmit(&mut self) -> Option<Transmit>;
    /// What happened, in order.
    fn poll_event(&mut self) -> Option<Self::Event>;
    /// When `handle_timeout` has something to do.
    fn poll_timeout(&self) -> Option<Instant>;
}

/// Gives a client of a `network` and `events` its outer shape: as methods of its own, and as a
/// [`Machine`]. `$drive` is its method that does whatever follows.
macro_rules! machine {
    ($client:ty, $event:ty, $drive:ident) => {
        impl $client {
            /// The connection is open.
            pub fn handle_connected(&mut self, now: Instant, connection: ConnectionId) {
                self.network.handle_connected(now, connection);
                self.$drive(now);
            }

            /// The connection could not be opened, or is gone.
            pub fn handle_disconnected(&mut self, now: Instant, connection: ConnectionId) {
                self.network.handle_disconnected(now, connection);
                self.$drive(now);
            }

            /// One whole response frame.
            pub fn handle_frame(&mut self, now: Instant, connection: ConnectionId, frame: Bytes) {
                self.network.handle_frame(now, connection, frame);
                self.$drive(now);
            }

            /// What to do on the network, in order.
            pub fn poll_transmit(&mut self) -> Option<Transmit> {
                self.network.poll_transmit()
            }

            /// What happened, in order.
            pub fn poll_event(&mut self) -> Option<$event> {
                self.events.pop_front()
            }
        }

        impl $crate::machine::Machine for $client {
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

            fn poll_event(&mut self) -> Option<$event> {
                self.poll_event()
            }

            fn poll_timeout(&self) -> Option<Instant> {
                self.poll_timeout()
            }
        }
    };
}
pub(crate) use machine;
