//! One client connection as the broker sees it: bytes become frames, frames wait their turn. Kafka
//! mutes a channel while it serves a request of it, so requests of a connection are answered in
//! order, one at a time.

use std::collections::VecDeque;

use bytes::{Bytes, BytesMut};
use protocol::Str;

use crate::api::Ticket;

/// Frames and bytes of one connection.
#[derive(Clone, Debug)]
pub(crate) struct Connection {
    /// Host the client connects from.
    pub(crate) client_host: Str,
    /// The request being served; later frames wait for its answer.
    pub(crate) in_flight: Option<Ticket>,
    waiting: VecDeque<Bytes>,
    /// The start of a frame whose end has not come.
    partial: BytesMut,
}

/// The stream holds something that is no frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct InvalidLength;

impl Connection {
    pub(crate) fn new(client_host: &str) -> Self {
        Self {
            // As Java prints an address without a name: `/127.0.0.1`.
            client_host: Str::from(format!("/{}", client_host.trim_start_matches('/'))),
            in_flight: None,
            waiting: VecDeque::new(),
            partial: BytesMut::new(),
        }
    }

    /// A whole frame came.
    pub(crate) fn push_frame(&mut self, frame: Bytes) {
        self.waiting.push_back(frame);
    }

    /// Bytes of the stream came: none, one or several frames, and pieces of the next.
    ///
    /// # Errors
    /// A length that is negative or above socket.request.max.bytes ends the connection, as soon as
    /// its four bytes are there.
    pub(crate) fn push_bytes(&mut self, bytes: &[u8], max: i32) -> Result<(), InvalidLength> {
        self.partial.extend_from_slice(bytes);
        while let Some(prefix) = self.partial.first_chunk::<4>() {
            let length = i32::from_be_bytes(*prefix);
            if length < 0 || length > max {
                return Err(InvalidLength);
            }
            let size = length as usize + 4;
            if self.partial.len() < size {
                break;
            }
            self.waiting.push_back(self.partial.split_to(size).freeze());
        }
        Ok(())
    }

    /// The next frame to serve, if none is being served.
    pub(crate) fn next_frame(&mut self) -> Option<Bytes> {
        match self.in_flight {
            Some(_) => None,
            None => self.waiting.pop_front(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_in_pieces_and_in_crowds() {
        let mut connection = Connection::new("/10.0.0.7");
        connection.push_bytes(&[0, 0, 0], 100).unwrap();
        assert_eq!(connection.next_frame(), None);
        connection.push_bytes(&[2, 7], 100).unwrap();
        assert_eq!(connection.next_frame(), None);
        connection.push_bytes(&[8, 0, 0, 0, 1, 9, 0], 100).unwrap();
        assert_eq!(connection.next_frame().as_deref(), Some(&[0, 0, 0, 2, 7, 8][..]));
        assert_eq!(connection.next_frame().as_deref(), Some(&[0, 0, 0, 1, 9][..]));
        assert_eq!(connection.next_frame(), None);
    }

    #[test]
    fn impossible_lengths_end_the_connection() {
        for length in [-1_i32, 101, i32::MAX] {
            let mut connection = Connection::new("");
            assert_eq!(connection.push_bytes(&length.to_be_bytes(), 100), Err(InvalidLength));
        }
    }
}
