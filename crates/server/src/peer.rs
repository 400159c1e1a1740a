//! One client's socket: frames on the way in, answers on the way out.

use std::collections::VecDeque;
use std::io::{self, IoSlice, Write};
use std::net::IpAddr;

use bytes::{Buf, Bytes};
use mio::net::TcpStream;
use protocol::time::Instant;
use wire::FrameReader;

/// Most pieces handed to the system in one write.
const PIECES: usize = 64;

/// A connection as the event loop keeps it.
#[derive(Debug)]
pub(crate) struct Peer {
    pub(crate) stream: TcpStream,
    /// Where it comes from.
    pub(crate) address: IpAddr,
    pub(crate) frames: FrameReader,
    unsent: VecDeque<Bytes>,
    unsent_bytes: u64,
    /// The socket may have bytes for us.
    pub(crate) is_readable: bool,
    /// The socket may take bytes from us.
    pub(crate) is_writable: bool,
    /// Nothing more is read; what is unsent goes out, then the socket is closed.
    pub(crate) is_closing: bool,
    /// Waits in the loop's queue.
    pub(crate) is_queued: bool,
    pub(crate) last_active: Instant,
    /// When it is looked whether it has been silent for too long.
    pub(crate) idle_at: Option<Instant>,
}

impl Peer {
    pub(crate) fn new(
        stream: TcpStream,
        address: IpAddr,
        max_frame_bytes: i32,
        now: Instant,
    ) -> Self {
        Self {
            stream,
            address,
            frames: FrameReader::new(max_frame_bytes),
            unsent: VecDeque::new(),
            unsent_bytes: 0,
            is_readable: false,
            is_writable: true,
            is_closing: false,
            is_queued: false,
            last_active: now,
            idle_at: None,
        }
    }

    pub(crate) fn unsent_bytes(&self) -> u64 {
        self.unsent_bytes
    }

    pub(crate) fn send(&mut self, frame: Bytes) {
        self.unsent_bytes += frame.len() as u64;
        self.unsent.push_back(frame);
    }

    /// Reads once.
    ///
    /// # Errors
    /// What the socket says; `WouldBlock` when there is nothing for now.
    pub(crate) fn read(&mut self, scratch: &mut [u8]) -> io::Result<usize> {
        let outcome = self.frames.read_from(&mut self.stream, scratch);
        if matches!(&outcome, Err(error) if error.kind() == io::ErrorKind::WouldBlock) {
            self.is_readable = false;
        }
        outcome
    }

    /// Writes what the socket takes.
    ///
    /// # Errors
    /// The connection is broken.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        while self.is_writable && !self.unsent.is_empty() {
            let mut pieces = [IoSlice::new(&[]); PIECES];
            let count = self.unsent.len().min(PIECES);
            for (piece, frame) in pieces.iter_mut().zip(&self.unsent) {
                *piece = IoSlice::new(frame);
            }
            match self.stream.write_vectored(&pieces[..count]) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => self.sent(written),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.is_writable = false,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn sent(&mut self, mut written: usize) {
        self.unsent_bytes -= written as u64;
        while let Some(first) = self.unsent.front_mut() {
            if written < first.len() {
                first.advance(written);
                break;
            }
            written -= first.len();
            self.unsent.pop_front();
        }
    }
}
