//! The sockets that listen: one per address the host name means, all on the same port.

use std::io;
use std::net::{SocketAddr, ToSocketAddrs};

use mio::net::TcpListener;

/// How often to look for a port that is free on all addresses.
const ATTEMPTS: u32 = 16;

/// Binds all addresses of `host`, on port 0 any that is free.
///
/// # Errors
/// No address, none that could be bound, or the port is taken.
pub(crate) fn bind(host: &str, port: u16) -> io::Result<Vec<(TcpListener, SocketAddr)>> {
    for _ in 1..ATTEMPTS {
        match bind_all(host, port) {
            // Free in one family, taken in the other.
            Err(error) if port == 0 && error.kind() == io::ErrorKind::AddrInUse => {}
            outcome => return outcome,
        }
    }
    bind_all(host, port)
}

/// The first that can be bound decides the port; of the others only
/// what is there is bound, for `localhost` may mean two families where a machine has one.
fn bind_all(host: &str, port: u16) -> io::Result<Vec<(TcpListener, SocketAddr)>> {
    let mut addresses: Vec<SocketAddr> = (host, port).to_socket_addrs()?.collect();
    addresses.sort_by_key(SocketAddr::is_ipv6);
    addresses.dedup();
    let mut bound: Vec<(TcpListener, SocketAddr)> = Vec::new();
    let mut refused = io::Error::new(io::ErrorKind::NotFound, "no address");
    for mut address in addresses {
        if let Some((_, first)) = bound.first() {
            address.set_port(first.port());
        }
        match TcpListener::bind(address).and_then(|socket| Ok((socket.local_addr()?, socket))) {
            Ok((address, listener)) => bound.push((listener, address)),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
            Err(error) => refused = error,
        }
    }
    if bound.is_empty() { Err(refused) } else { Ok(bound) }
}
