//! One client connection as the broker sees it: bytes become frames, frames wait their turn. Kafka
//! mutes a channel while it serves a request of it, so requests of a connection are answered in
//! order, one at a time.

use bytes::Bytes;
use protocol::Str;
use wire::{FrameError, FrameReader};

use crate::api::Ticket;

/// Frames and bytes of one connection.
#[derive(Clone, Debug)]
pub(crate) struct Connection {
    /// Host the client connects from.
    pub(crate) client_host: Str,
    /// The request being served; later frames wait for its answer.
    pub(crate) in_flight: Option<Ticket>,
    pub(crate) frames: FrameReader,
}

impl Connection {
    /// A connection whose frames are at most `max` bytes long (socket.request.max.bytes).
    pub(crate) fn new(client_host: &str, max: i32) -> Self {
        Self {
            // As Java prints an address without a name: `/127.0.0.1`.
            client_host: Str::from(format!("/{}", client_host.trim_start_matches('/'))),
            in_flight: None,
            frames: FrameReader::new(max),
        }
    }

    /// The next frame to serve, if none is being served.
    ///
    /// # Errors
    /// The stream went wrong behind the frames served so far: the connection ends.
    pub(crate) fn next_frame(&mut self) -> Result<Option<Bytes>, FrameError> {
        match self.in_flight {
            Some(_) => Ok(None),
            None => self.frames.next_frame(),
        }
    }
}
