//! What a client asks of the network. Frames are whole: a 4-byte length, a header, a body.

use bytes::Bytes;

/// A connection of one client, numbered by that client from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnectionId(pub u64);

/// One thing a client wants done on the network, in the order it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Transmit {
    /// Open a connection to `host:port`; answered by `handle_connected` or `handle_disconnected`.
    Connect {
        /// The connection's number.
        connection: ConnectionId,
        /// Host name as given in bootstrap.servers or in metadata.
        host: String,
        /// TCP port.
        port: u16,
    },
    /// Send one whole frame; of a broker that gathers, perhaps only the next piece of one.
    Frame {
        /// The connection's number.
        connection: ConnectionId,
        /// Length prefix, header and body.
        frame: Bytes,
    },
    /// Close the connection; frames in flight to the broker still arrive.
    Close {
        /// The connection's number.
        connection: ConnectionId,
    },
}
