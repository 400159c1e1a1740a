//! What the server does in a second for one client that asks for all it can over loopback, frames
//! made beforehand: the client's own work is left out as far as can be. Also how long a start
//! takes. Run with `cargo bench -p server`.
#![allow(clippy::disallowed_types, reason = "a benchmark measures real time")]

use std::io::{BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use protocol::batch::{BatchOptions, RecordBatchBuilder};
use protocol::frame::{decode_response, encode_request};
use protocol::messages::create_topics_request::CreatableTopic;
use protocol::messages::fetch_request::{FetchPartition, FetchTopic};
use protocol::messages::list_offsets_request::{ListOffsetsPartition, ListOffsetsTopic};
use protocol::messages::produce_request::{PartitionProduceData, TopicProduceData};
use protocol::messages::*;
use protocol::{Bytes, Request, Response};
use server::{Server, ServerOptions};

const RECORD: [u8; 100] = [b'v'; 100];

struct Client {
    reader: BufReader<TcpStream>,
    writer: TcpStream,
}

impl Client {
    fn connect(server: &Server) -> Self {
        let writer = TcpStream::connect(server.address()).expect("a connection");
        writer.set_nodelay(true).expect("no delay");
        let reader = BufReader::with_capacity(1 << 20, writer.try_clone().expect("a clone"));
        Self { reader, writer }
    }

    fn receive(&mut self) -> Bytes {
        let mut prefix = [0; 4];
        self.reader.read_exact(&mut prefix).expect("an answer");
        let mut frame = prefix.to_vec();
        frame.resize(4 + u32::from_be_bytes(prefix) as usize, 0);
        self.reader.read_exact(&mut frame[4..]).expect("an answer");
        frame.into()
    }

    fn call(&mut self, version: i16, request: &Request) -> Response {
        self.writer.write_all(&frame(version, request)).expect("written");
        let answer = self.receive();
        decode_response(request.api_key(), version, answer).expect("an answer").1
    }

    /// Sends `frame` so often, at most `depth` ahead of the answers; answers per second.
    fn flood(&mut self, frame: &Bytes, count: u32, depth: u32) -> f64 {
        let start = Instant::now();
        let crowd = frame.repeat(depth as usize);
        let mut asked = 0;
        while asked < count {
            let mut writer = self.writer.try_clone().expect("a clone");
            let crowd = &crowd;
            thread::scope(|scope| {
                scope.spawn(move || writer.write_all(crowd).expect("written"));
                for _ in 0..depth {
                    self.receive();
                }
            });
            asked += depth;
        }
        f64::from(asked) / start.elapsed().as_secs_f64()
    }
}

fn frame(version: i16, request: &Request) -> Bytes {
    encode_request(version, 1, Some("bench"), request).expect("a request")
}

fn batch(bytes: usize, timestamp_ms: i64) -> (Bytes, u32) {
    let mut builder = RecordBatchBuilder::new(BatchOptions::default(), bytes);
    let mut records = 0;
    while records == 0 || builder.has_room_for(timestamp_ms, None, Some(&RECORD), &[]) {
        builder.append(timestamp_ms, None, Some(&RECORD), &[]);
        records += 1;
    }
    (builder.finish(), records)
}

fn produce(topic: &str, batch: Bytes) -> Request {
    let data = PartitionProduceData { records: Some(batch), ..PartitionProduceData::default() };
    let topic = TopicProduceData {
        name: topic.into(),
        partition_data: vec![data],
        ..TopicProduceData::default()
    };
    Request::Produce(ProduceRequest {
        acks: -1,
        timeout_ms: 30_000,
        topic_data: vec![topic],
        ..ProduceRequest::default()
    })
}

fn fetch(topic: &str, offset: i64) -> Request {
    let partition = FetchPartition {
        fetch_offset: offset,
        partition_max_bytes: 1 << 20,
        ..FetchPartition::default()
    };
    let topic =
        FetchTopic { topic: topic.into(), partitions: vec![partition], ..FetchTopic::default() };
    Request::Fetch(FetchRequest {
        max_wait_ms: 500,
        min_bytes: 1,
        max_bytes: 50 << 20,
        session_epoch: -1,
        topics: vec![topic],
        ..FetchRequest::default()
    })
}

fn list_offset(topic: &str, timestamp: i64) -> Request {
    let partition = ListOffsetsPartition { timestamp, ..ListOffsetsPartition::default() };
    let topic = ListOffsetsTopic {
        name: topic.into(),
        partitions: vec![partition],
        ..ListOffsetsTopic::default()
    };
    Request::ListOffsets(ListOffsetsRequest {
        replica_id: -1,
        topics: vec![topic],
        ..ListOffsetsRequest::default()
    })
}

fn create(client: &mut Client, name: &str) {
    let topic = CreatableTopic {
        name: name.into(),
        num_partitions: 1,
        replication_factor: 1,
        ..CreatableTopic::default()
    };
    let request = CreateTopicsRequest { topics: vec![topic], ..CreateTopicsRequest::default() };
    client.call(7, &Request::CreateTopics(request));
}

fn resident_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    status.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4096
}

fn start_time() {
    let mut times: Vec<Duration> = (0..20)
        .map(|_| {
            let start = Instant::now();
            let mut child = Command::new(env!("CARGO_BIN_EXE_server"))
                .args(["--port", "0"])
                .stdout(Stdio::piped())
                .spawn()
                .expect("the program");
            let line = child.stdout.as_mut().expect("piped").read(&mut [0; 100]);
            assert!(line.is_ok_and(|count| count > 0));
            let time = start.elapsed();
            child.kill().and_then(|()| child.wait()).expect("its end");
            time
        })
        .collect();
    times.sort();
    println!("start to ready line        median {:?}, worst {:?}", times[10], times[19]);
}

fn main() {
    start_time();
    let server = Server::start(ServerOptions { port: 0, ..ServerOptions::default() });
    let server = server.expect("a server");
    let mut client = Client::connect(&server);
    let api_versions = frame(3, &Request::ApiVersions(ApiVersionsRequest::default()));
    println!("ApiVersions, one by one    {:>12.0}/s", client.flood(&api_versions, 20_000, 1));
    println!("ApiVersions, 100 ahead     {:>12.0}/s", client.flood(&api_versions, 200_000, 100));

    create(&mut client, "single");
    let (single, _) = batch(0, 1);
    let request = frame(9, &produce("single", single));
    println!("Produce of one, 100 ahead  {:>12.0}/s", client.flood(&request, 300_000, 100));

    create(&mut client, "many");
    let (full, records) = batch(16_384, 1_700_000_000_000);
    let (size, before) = (full.len() as u64, resident_bytes());
    let request = frame(9, &produce("many", full));
    let rate = client.flood(&request, 40_000, 5);
    println!("Produce of 16 KiB, 5 ahead {:>12.0} records/s", rate * f64::from(records));
    let (stored, held) = (size * 40_000, resident_bytes().saturating_sub(before));
    println!("memory per stored byte     {:>12.3}", held as f64 / stored as f64);

    let (last, _) = batch(0, 1_700_000_001_000);
    client.call(9, &produce("many", last));
    let end = i64::from(records) * 40_000;
    let answer = client.call(7, &list_offset("many", 1_700_000_000_500));
    let Response::ListOffsets(found) = answer else { return };
    assert_eq!(found.topics[0].partitions[0].offset, end);
    let request = frame(7, &list_offset("many", 1_700_000_000_500));
    println!("offset of a time, {end} records {:>6.0}/s", client.flood(&request, 1_000, 1));

    let start = Instant::now();
    let mut offset = 0;
    while offset < end {
        let answer = client.call(9, &fetch("many", offset));
        let Response::Fetch(answer) = answer else { return };
        let bytes = answer.responses[0].partitions[0].records.clone().unwrap_or_default();
        offset += (bytes.len() as u64 / size) as i64 * i64::from(records);
    }
    let rate = end as f64 / start.elapsed().as_secs_f64();
    println!("Fetch of 1 MiB, one by one {rate:>12.0} records/s");
}
