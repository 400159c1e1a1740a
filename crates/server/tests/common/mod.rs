//! A server on any free port and clients that speak to it in frames, over real sockets.
#![allow(dead_code, unreachable_pub, missing_docs, reason = "each story uses its own part")]
#![allow(clippy::disallowed_types, reason = "real sockets, real time")]

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use protocol::batch::{BatchOptions, RecordBatchBuilder};
use protocol::frame::{decode_response, encode_request, peek_correlation_id};
use protocol::messages::create_topics_request::CreatableTopic;
use protocol::messages::fetch_request::{FetchPartition, FetchTopic};
use protocol::messages::produce_request::{PartitionProduceData, TopicProduceData};
use protocol::messages::*;
use protocol::{ApiKey, Bytes, Request, Response};
use server::{Server, ServerOptions};

/// A server as a test wants it.
pub fn start(configs: &[(&str, &str)]) -> Server {
    let mut options = ServerOptions { port: 0, ..ServerOptions::default() };
    for (name, value) in configs {
        options.config.set(name, value).expect("a config");
    }
    Server::start(options).expect("a server")
}

/// One connection.
pub struct Client {
    pub stream: TcpStream,
    last_id: i32,
}

impl Client {
    pub fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        stream.set_nodelay(true).expect("no delay");
        Self { stream, last_id: 0 }
    }

    pub fn frame(&mut self, version: i16, request: &Request) -> Bytes {
        self.last_id += 1;
        encode_request(version, self.last_id, Some("test"), request).expect("a request")
    }

    pub fn write(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).expect("the server reads");
    }

    /// The next answer's frame; `None` if the server has closed instead.
    pub fn receive(&mut self) -> Option<Bytes> {
        let mut prefix = [0; 4];
        if self.is_over_after(|stream| stream.read_exact(&mut prefix)) {
            return None;
        }
        let mut frame = prefix.to_vec();
        frame.resize(4 + i32::from_be_bytes(prefix) as usize, 0);
        let over = self.is_over_after(|stream| stream.read_exact(&mut frame[4..]));
        (!over).then(|| frame.into())
    }

    fn is_over_after(&mut self, read: impl FnOnce(&mut TcpStream) -> std::io::Result<()>) -> bool {
        match read(&mut self.stream) {
            Ok(()) => false,
            Err(error) => {
                let over = [ErrorKind::UnexpectedEof, ErrorKind::ConnectionReset];
                assert!(over.contains(&error.kind()), "{error}");
                true
            }
        }
    }

    pub fn call(&mut self, version: i16, request: &Request) -> Response {
        let frame = self.frame(version, request);
        self.write(&frame);
        let answer = self.receive().expect("an answer");
        let (id, response) = decode_response(request.api_key(), version, answer).expect("one");
        assert_eq!(id, self.last_id);
        response
    }

    /// Whether the server ends the connection, within the time a read may take.
    pub fn is_closed(&mut self) -> bool {
        self.receive().is_none()
    }

    /// A question that every broker answers.
    pub fn is_served(&mut self) -> bool {
        matches!(self.call(0, &api_versions()), Response::ApiVersions(_))
    }

    pub fn create_topic(&mut self, name: &str, partitions: i32) {
        let topic = CreatableTopic {
            name: name.into(),
            num_partitions: partitions,
            replication_factor: 1,
            ..CreatableTopic::default()
        };
        let request = CreateTopicsRequest { topics: vec![topic], ..CreateTopicsRequest::default() };
        let response = self.call(7, &Request::CreateTopics(request));
        let Response::CreateTopics(response) = response else { panic!("{response:?}") };
        assert_eq!(response.topics[0].error_code, 0);
    }

    /// The offset behind the last record of partition 0.
    pub fn end(&mut self, topic: &str) -> i64 {
        let response = self.call(9, &fetch(topic, 0, (0, 0)));
        let Response::Fetch(response) = response else { panic!("{response:?}") };
        response.responses[0].partitions[0].high_watermark
    }

    /// The offset of a value that was appended.
    pub fn produce(&mut self, topic: &str, value: &[u8]) -> i64 {
        let response = self.call(9, &produce(topic, value, -1));
        let Response::Produce(response) = response else { panic!("{response:?}") };
        let data = &response.responses[0].partition_responses[0];
        assert_eq!(data.error_code, 0);
        data.base_offset
    }
}

pub fn correlation_id(frame: &Bytes) -> i32 {
    peek_correlation_id(frame).expect("an answer")
}

pub fn answer(api: ApiKey, version: i16, frame: Bytes) -> Response {
    decode_response(api, version, frame).expect("an answer").1
}

pub fn api_versions() -> Request {
    Request::ApiVersions(ApiVersionsRequest::default())
}

pub fn metadata(topic: Option<&str>) -> Request {
    let topics = topic.map(|name| {
        vec![metadata_request::MetadataRequestTopic {
            name: Some(name.into()),
            ..Default::default()
        }]
    });
    Request::Metadata(MetadataRequest { topics, ..MetadataRequest::default() })
}

/// One record for partition 0.
pub fn produce(topic: &str, value: &[u8], acks: i16) -> Request {
    let mut batch = RecordBatchBuilder::new(BatchOptions::default(), 0);
    batch.append(1_700_000_000_000, None, Some(value), &[]);
    let data = PartitionProduceData {
        index: 0,
        records: Some(batch.finish()),
        ..PartitionProduceData::default()
    };
    let topic = TopicProduceData {
        name: topic.into(),
        partition_data: vec![data],
        ..TopicProduceData::default()
    };
    Request::Produce(ProduceRequest {
        acks,
        timeout_ms: 30_000,
        topic_data: vec![topic],
        ..ProduceRequest::default()
    })
}

/// Partition 0 from an offset on.
pub fn fetch(topic: &str, offset: i64, (min_bytes, max_wait_ms): (i32, i32)) -> Request {
    let partition = FetchPartition {
        partition: 0,
        fetch_offset: offset,
        partition_max_bytes: 10_000_000,
        ..FetchPartition::default()
    };
    let topic =
        FetchTopic { topic: topic.into(), partitions: vec![partition], ..FetchTopic::default() };
    Request::Fetch(FetchRequest {
        max_wait_ms,
        min_bytes,
        max_bytes: 10_000_000,
        session_epoch: -1,
        topics: vec![topic],
        ..FetchRequest::default()
    })
}

/// The server as a program; ends with the value.
pub struct Program {
    pub child: Child,
    /// Its first line.
    pub ready: String,
}

impl Program {
    pub fn command(arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped());
        command
    }

    /// Starts it and waits for its first line.
    pub fn start(arguments: &[&str]) -> Self {
        Self::taking(Self::command(arguments).spawn().expect("the program"))
    }

    /// Waits for the first line of a program that was started.
    pub fn taking(mut child: Child) -> Self {
        let stdout = child.stdout.as_mut().expect("piped");
        let mut ready = Vec::new();
        let mut byte = [0];
        // One byte at a time: what follows the line is left in the pipe.
        while stdout.read(&mut byte).expect("the program's words") > 0 && byte[0] != b'\n' {
            ready.push(byte[0]);
        }
        Self { child, ready: String::from_utf8(ready).expect("text") }
    }

    /// The address in its first line.
    pub fn bootstrap(&self) -> &str {
        let words = self.ready.strip_prefix("Kafka Playground broker ready on ").expect("ready");
        words.split(' ').next().expect("an address")
    }

    pub fn address(&self) -> SocketAddr {
        let mut found = self.bootstrap().to_socket_addrs().expect("an address");
        found.find(SocketAddr::is_ipv4).expect("one of IPv4")
    }

    /// Memory in use, in bytes.
    #[cfg(target_os = "linux")]
    pub fn resident_bytes(&self) -> u64 {
        let file = format!("/proc/{}/statm", self.child.id());
        let status = std::fs::read_to_string(file).expect("procfs");
        let pages: u64 = status.split(' ').nth(1).expect("a second word").parse().expect("pages");
        pages * 4096
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until something holds.
pub fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(20), "never: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}
