//! A running server: its thread, its address, and how it is stopped.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use mio::Waker;

use crate::event_loop::EventLoop;
use crate::options::ServerOptions;

/// A broker that listens. Dropping it stops it.
#[derive(Debug)]
pub struct Server {
    addresses: Vec<SocketAddr>,
    advertised: (String, u16),
    stop: Arc<Stop>,
    thread: Option<JoinHandle<()>>,
}

/// How the loop is told to end.
#[derive(Debug)]
pub(crate) struct Stop {
    asked: AtomicBool,
    waker: Waker,
}

impl Stop {
    pub(crate) fn new(waker: Waker) -> Self {
        Self { asked: AtomicBool::new(false), waker }
    }

    pub(crate) fn is_asked(&self) -> bool {
        self.asked.load(Ordering::Acquire)
    }

    fn ask(&self) -> io::Result<()> {
        self.asked.store(true, Ordering::Release);
        self.waker.wake()
    }
}

impl Server {
    /// Binds the sockets and serves from a thread of its own; clients can connect from now on.
    ///
    /// # Errors
    /// The address cannot be bound, or the system has no more sockets or threads.
    pub fn start(options: ServerOptions) -> io::Result<Self> {
        let event_loop = EventLoop::new(options)?;
        let addresses = event_loop.addresses();
        let advertised = event_loop.advertised();
        let stop = event_loop.stop();
        let run = move || event_loop.run();
        let thread = thread::Builder::new().name("broker".to_owned()).spawn(run)?;
        Ok(Self { addresses, advertised, stop, thread: Some(thread) })
    }

    /// The first address that is listened on.
    pub fn address(&self) -> SocketAddr {
        self.addresses[0]
    }

    /// All addresses that are listened on.
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    /// What to give clients as bootstrap.servers: the advertised address.
    pub fn bootstrap(&self) -> String {
        let (host, port) = &self.advertised;
        // The colons of an address are none of a port.
        if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
    }

    /// Takes no more requests, sends what is answered, closes all sockets. Records are gone.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        let Some(thread) = self.thread.take() else { return };
        if self.stop.ask().is_ok() {
            // A loop that panicked has already said so.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}
