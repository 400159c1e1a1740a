//! A broker behind TCP sockets, in real time: any broker that speaks Kafka's protocol.
#![allow(clippy::disallowed_types, reason = "real sockets, real time")]

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use protocol::frame::{decode_response, encode_request};
use protocol::messages::DescribeLogDirsRequest;
use protocol::time::{Duration, Instant};
use protocol::{ApiKey, Response};

use super::link::{Answer, Link};

/// No answer of a recording comes near this; a broker that claims more speaks another protocol.
const ANSWER_MAX_BYTES: u32 = 256 << 20;

/// What many sessions at a time and whatever else runs on the machine may add to an answer's time.
/// On the bench answers are held to the millisecond; here nothing but a hang is too late.
const BUSY_MACHINE: Duration = Duration::from_secs(10);

/// The connections of one session, each with a thread that notes when its answers come.
pub struct Sockets {
    address: String,
    connections: BTreeMap<String, Connection>,
}

struct Connection {
    stream: Option<TcpStream>,
    answers: Receiver<(Instant, Bytes)>,
}

impl Sockets {
    /// Connections to the broker at `address`, none open yet.
    pub fn new(address: &str) -> Self {
        Self { address: address.to_owned(), connections: BTreeMap::new() }
    }
}

impl Link for Sockets {
    fn now(&self) -> Instant {
        now()
    }

    fn slack(&self) -> Duration {
        BUSY_MACHINE
    }

    fn folder(&mut self) -> Option<String> {
        const NAME: &str = "where is the data";
        let request = DescribeLogDirsRequest { topics: None, ..DescribeLogDirsRequest::default() };
        let frame = encode_request(1, 0, Some(NAME), &request.into()).ok()?;
        self.write(NAME, &frame);
        let answer = self.answer(NAME, BUSY_MACHINE);
        self.close(NAME);
        let Answer::Frame(_, frame) = answer else { return None };
        match decode_response(ApiKey::DescribeLogDirs, 1, frame) {
            Ok((_, Response::DescribeLogDirs(body))) => {
                body.results.first().map(|folder| folder.log_dir.to_string())
            }
            _ => None,
        }
    }

    fn write(&mut self, name: &str, bytes: &[u8]) {
        let connection = self
            .connections
            .entry(name.to_owned())
            .or_insert_with(|| Connection::open(&self.address));
        // A broker that closed meanwhile is found out when the answer is asked for.
        if let Some(stream) = &mut connection.stream {
            let _ = stream.write_all(bytes);
        }
    }

    fn close(&mut self, name: &str) {
        self.connections.remove(name);
    }

    fn wait(&mut self, span: Duration) {
        thread::sleep(real(span));
    }

    fn answer(&mut self, name: &str, patience: Duration) -> Answer {
        let Some(connection) = self.connections.get(name) else { return Answer::Nothing };
        match connection.answers.recv_timeout(real(patience)) {
            Ok((at, frame)) => Answer::Frame(at, frame),
            Err(RecvTimeoutError::Timeout) => Answer::Nothing,
            Err(RecvTimeoutError::Disconnected) => {
                // A closed connection is opened anew when it is written to again.
                self.connections.remove(name);
                Answer::Closed
            }
        }
    }
}

impl Connection {
    /// A connection that cannot be had is one the broker closed.
    fn open(address: &str) -> Self {
        let (sender, answers) = channel();
        let stream = TcpStream::connect(address).and_then(|stream| {
            stream.set_nodelay(true)?;
            let reader = stream.try_clone()?;
            thread::spawn(move || read(reader, &sender));
            Ok(stream)
        });
        Self { stream: stream.ok(), answers }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        if let Some(stream) = &self.stream {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

/// Cuts the stream into frames until it ends.
fn read(mut stream: TcpStream, sender: &Sender<(Instant, Bytes)>) {
    let mut prefix = [0; 4];
    while stream.read_exact(&mut prefix).is_ok() {
        let length = u32::from_be_bytes(prefix);
        if length > ANSWER_MAX_BYTES {
            return;
        }
        let mut frame = prefix.to_vec();
        let Ok(read) = (&mut stream).take(u64::from(length)).read_to_end(&mut frame) else {
            return;
        };
        if read != length as usize || sender.send((now(), frame.into())).is_err() {
            return;
        }
    }
}

fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::from_millis(since.as_millis() as u64)
}

fn real(span: Duration) -> std::time::Duration {
    std::time::Duration::from_millis(span.as_millis())
}
