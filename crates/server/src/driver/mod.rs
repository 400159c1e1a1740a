//! Our clients over real sockets in real time: the loop around a `client::Producer`, `Consumer` or
//! `Admin` that opens what it wants opened, carries its bytes and tells it the time. What the
//! machines do here is what they do in the simulated world; nothing of Kafka is decided here.

mod socket;

pub use crate::clock::Clock;

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use client::machine::Machine;
use mio::{Events, Poll, Token};
use protocol::net::{ConnectionId, Transmit};
use protocol::time::Instant;

use socket::{Heard, Socket};

/// Bytes read from a socket at once.
const READ_BYTES: usize = 64 * 1024;

/// A client on real sockets. Dropping it is what a crash is to the cluster: connections close,
/// nobody says goodbye.
#[derive(Debug)]
pub struct Driver<M> {
    machine: M,
    clock: Clock,
    poll: Poll,
    ready: Events,
    sockets: BTreeMap<ConnectionId, Socket>,
    scratch: Vec<u8>,
    turns: u64,
}

impl<M: Machine> Driver<M> {
    /// Drives a machine made at a moment of `clock`; what it wants sent already is sent.
    ///
    /// # Errors
    /// The operating system gives no event queue.
    pub fn new(machine: M, clock: Clock) -> io::Result<Self> {
        let mut driver = Self {
            machine,
            clock,
            poll: Poll::new()?,
            ready: Events::with_capacity(64),
            sockets: BTreeMap::new(),
            scratch: vec![0; READ_BYTES],
            turns: 0,
        };
        driver.carry_out();
        Ok(driver)
    }

    /// The machine, to look at.
    pub const fn machine(&self) -> &M {
        &self.machine
    }

    /// The time as the machine is told it.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Connections open or being opened.
    pub fn connections(&self) -> usize {
        self.sockets.len()
    }

    /// How often it woke up: an idle client does so seldom.
    pub const fn turns(&self) -> u64 {
        self.turns
    }

    /// Makes a call of the machine at this moment, and sends what it leads to.
    pub fn call<T>(&mut self, call: impl FnOnce(&mut M, Instant) -> T) -> T {
        let value = call(&mut self.machine, self.clock.now());
        self.carry_out();
        value
    }

    /// The next thing the machine has to tell, without waiting.
    pub fn poll_event(&mut self) -> Option<M::Event> {
        self.machine.poll_event()
    }

    /// The next thing the machine has to tell; `None` if `patience` ends first.
    ///
    /// # Errors
    /// The operating system's event queue fails.
    pub fn next_event(&mut self, patience: Duration) -> io::Result<Option<M::Event>> {
        let end = self.clock.now() + micros(patience);
        loop {
            if let Some(event) = self.machine.poll_event() {
                return Ok(Some(event));
            }
            let now = self.clock.now();
            if now >= end {
                return Ok(None);
            }
            self.turn(Duration::from_micros(end.since(now).as_micros()))?;
        }
    }

    /// Waits until a socket or one of the machine's timers has something for it, at most
    /// `patience`, and hands it over.
    ///
    /// # Errors
    /// The operating system's event queue fails.
    pub fn turn(&mut self, patience: Duration) -> io::Result<()> {
        self.turns += 1;
        let now = self.clock.now();
        let timer = self.machine.poll_timeout();
        let wait = timer.map(|at| Duration::from_micros(at.since(now).as_micros()));
        let wait = wait.map_or(patience, |wait| wait.min(patience));
        match self.poll.poll(&mut self.ready, Some(wait)) {
            Err(error) if error.kind() != io::ErrorKind::Interrupted => return Err(error),
            _ => {}
        }
        let tokens: Vec<Token> = self.ready.iter().map(mio::event::Event::token).collect();
        for token in tokens {
            self.serve(ConnectionId(token.0 as u64));
        }
        let now = self.clock.now();
        if self.machine.poll_timeout().is_some_and(|at| at <= now) {
            self.machine.handle_timeout(now);
        }
        self.carry_out();
        Ok(())
    }

    /// A socket has news.
    fn serve(&mut self, id: ConnectionId) {
        let Some(socket) = self.sockets.get_mut(&id) else { return };
        let heard = socket.serve(self.poll.registry(), &mut self.scratch);
        let now = self.clock.now();
        let Heard { connected, frames, closed } = heard;
        if socket.is_closing() {
            if closed || socket.is_done() {
                self.sockets.remove(&id);
            }
            return;
        }
        if closed {
            self.sockets.remove(&id);
        }
        if connected {
            self.machine.handle_connected(now, id);
        }
        for frame in frames {
            self.machine.handle_frame(now, id, frame);
        }
        if closed {
            self.machine.handle_disconnected(now, id);
        }
        self.carry_out();
    }

    /// Does on the network what the machine asks for.
    fn carry_out(&mut self) {
        while let Some(transmit) = self.machine.poll_transmit() {
            match transmit {
                Transmit::Connect { connection, host, port } => {
                    match Socket::connect(self.poll.registry(), connection, &host, port) {
                        Ok(socket) => {
                            self.sockets.insert(connection, socket);
                        }
                        Err(_) => self.machine.handle_disconnected(self.clock.now(), connection),
                    }
                }
                Transmit::Frame { connection, frame } => {
                    let Some(socket) = self.sockets.get_mut(&connection) else { continue };
                    if socket.send(frame).is_err() {
                        self.sockets.remove(&connection);
                        self.machine.handle_disconnected(self.clock.now(), connection);
                    }
                }
                Transmit::Close { connection } => {
                    let Some(socket) = self.sockets.get_mut(&connection) else { continue };
                    if socket.close() {
                        self.sockets.remove(&connection);
                    }
                }
            }
        }
    }
}

const fn micros(duration: Duration) -> protocol::time::Duration {
    protocol::time::Duration::from_micros(duration.as_micros() as u64)
}
