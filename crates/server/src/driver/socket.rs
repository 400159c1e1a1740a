//! One connection: opening it, cutting frames out of what comes, keeping what cannot be sent yet.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Write as _};
use std::net::{SocketAddr, ToSocketAddrs as _};

use bytes::{Buf as _, Bytes};
use mio::net::TcpStream;
use mio::{Interest, Registry, Token};
use protocol::net::ConnectionId;
use wire::FrameReader;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Connecting,
    Open,
    /// Closed by the machine: only what was sent before still has to go.
    Closing,
}

/// A TCP connection and what is on its way over it.
#[derive(Debug)]
pub(super) struct Socket {
    stream: TcpStream,
    token: Token,
    state: State,
    /// Addresses of the host not tried yet.
    others: VecDeque<SocketAddr>,
    reader: FrameReader,
    unsent: VecDeque<Bytes>,
}

/// What a look at a socket brought.
#[derive(Debug, Default)]
pub(super) struct Heard {
    pub(super) connected: bool,
    pub(super) frames: Vec<Bytes>,
    pub(super) closed: bool,
}

impl Socket {
    /// Begins to connect to the first address of the host that lets us try.
    pub(super) fn connect(
        registry: &Registry,
        connection: ConnectionId,
        host: &str,
        port: u16,
    ) -> io::Result<Self> {
        let mut others: VecDeque<SocketAddr> = (host, port).to_socket_addrs()?.collect();
        let token = Token(usize::try_from(connection.0).unwrap_or(usize::MAX));
        let stream = open(registry, token, &mut others)?;
        Ok(Self {
            stream,
            token,
            state: State::Connecting,
            others,
            // A client trusts its broker with the size of answers, as Kafka's do.
            reader: FrameReader::new(i32::MAX),
            unsent: VecDeque::new(),
        })
    }

    pub(super) fn is_closing(&self) -> bool {
        self.state == State::Closing
    }

    /// Nothing more has to go out.
    pub(super) fn is_done(&self) -> bool {
        self.unsent.is_empty()
    }

    /// Sends now what the operating system takes, the rest when it takes more.
    pub(super) fn send(&mut self, frame: Bytes) -> io::Result<()> {
        self.unsent.push_back(frame);
        if self.state == State::Open { self.write() } else { Ok(()) }
    }

    /// Closes as soon as everything is sent; true: that is now.
    pub(super) fn close(&mut self) -> bool {
        let connected = self.state == State::Open;
        self.state = State::Closing;
        !connected || self.unsent.is_empty()
    }

    /// Does what can be done without waiting.
    pub(super) fn serve(&mut self, registry: &Registry, scratch: &mut [u8]) -> Heard {
        let mut heard = Heard::default();
        if self.state == State::Connecting {
            match self.finish_connecting(registry) {
                Ok(connected) => heard.connected = connected,
                Err(_) => heard.closed = true,
            }
            if self.state == State::Connecting || heard.closed {
                return heard;
            }
        }
        heard.closed = self.write().is_err();
        if !heard.closed {
            heard.closed = !self.read(scratch, &mut heard.frames);
        }
        heard
    }

    /// True once connected; goes on to the host's next address when one refuses.
    fn finish_connecting(&mut self, registry: &Registry) -> io::Result<bool> {
        let refused = match self.stream.take_error() {
            Ok(None) => None,
            Ok(Some(error)) | Err(error) => Some(error),
        };
        let failed = match (refused, self.stream.peer_addr()) {
            (None, Ok(_)) => {
                self.state = State::Open;
                self.stream.set_nodelay(true)?;
                return Ok(true);
            }
            (None, Err(error)) if error.kind() == ErrorKind::NotConnected => return Ok(false),
            (Some(error), _) | (None, Err(error)) => error,
        };
        if self.others.is_empty() {
            return Err(failed);
        }
        self.stream = open(registry, self.token, &mut self.others)?;
        Ok(false)
    }

    fn write(&mut self) -> io::Result<()> {
        while let Some(frame) = self.unsent.front_mut() {
            match self.stream.write(frame) {
                Ok(count) => frame.advance(count),
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
            if frame.is_empty() {
                self.unsent.pop_front();
            }
        }
        Ok(())
    }

    /// Reads all there is; false at the end of the stream.
    fn read(&mut self, scratch: &mut [u8], frames: &mut Vec<Bytes>) -> bool {
        loop {
            let open = match self.reader.read_from(&mut self.stream, scratch) {
                Ok(count) => count > 0,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return true,
                Err(error) if error.kind() == ErrorKind::Interrupted => true,
                Err(_) => false,
            };
            loop {
                match self.reader.next_frame() {
                    Ok(Some(frame)) => frames.push(frame),
                    Ok(None) => break,
                    // What is no frame comes from no broker.
                    Err(_) => return false,
                }
            }
            if !open {
                return false;
            }
        }
    }
}

/// Begins to connect to the first address that lets us, and watches it.
fn open(
    registry: &Registry,
    token: Token,
    addresses: &mut VecDeque<SocketAddr>,
) -> io::Result<TcpStream> {
    let mut last = io::Error::from(ErrorKind::AddrNotAvailable);
    while let Some(address) = addresses.pop_front() {
        match TcpStream::connect(address) {
            Ok(mut stream) => {
                registry.register(&mut stream, token, Interest::READABLE | Interest::WRITABLE)?;
                return Ok(stream);
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}
