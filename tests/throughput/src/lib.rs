//! How fast a real producer, broker and consumer are when nothing is between them: every frame goes
//! straight over, virtual time stands still unless somebody waits for it.

pub mod connection;

use broker::Broker;
use broker::config::BrokerConfig;
use broker::storage::Storage;
use bytes::Bytes;
use client::consumer::{Consumer, ConsumerConfig, SeekTo};
use client::event::{ConsumerEvent, ProducerEvent};
use client::producer::{Producer, ProducerConfig, ProducerRecord};
use protocol::Str;
use protocol::era::Era;
use protocol::net::{ConnectionId, Transmit};
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use sim::Headroom;

/// Size of every value: LinkedIn's benchmark of 2014 used records of 100 bytes.
pub const VALUE_BYTES: usize = 100;

const TOPIC: &str = "bench";
const HOST: &str = "b";
const PORT: u16 = 9092;
/// The consumer's connections, kept apart from the producer's at the broker.
const CONSUMER: u64 = 1 << 32;

/// Records handed to the producer between two looks at what it wants sent.
const SENDS_PER_TURN: u64 = 500;

/// What a run came to, in records per second.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// Through the producer, batches with their CRC, and appended by the broker, acks=all.
    pub produced: f64,
    /// Fetched, checked and handed to the application by poll.
    pub consumed: f64,
}

/// Produces and then consumes `records`; `clock_ms` is a real clock.
///
/// # Panics
/// When a record is lost: then the figures would be worth nothing.
pub fn run(records: u64, clock_ms: impl Fn() -> f64) -> Figures {
    let mut bench = Bench::new();
    let start = clock_ms();
    bench.produce(records);
    let middle = clock_ms();
    bench.consume(records);
    let end = clock_ms();
    let per_second = |ms: f64| records as f64 * 1_000.0 / ms.max(0.001);
    Figures { produced: per_second(middle - start), consumed: per_second(end - middle) }
}

struct Bench {
    broker: Broker,
    now: Instant,
    /// As a run keeps it.
    headroom: Headroom,
}

/// The end of the wire a frame comes out at.
trait Client {
    fn connected(&mut self, now: Instant, connection: ConnectionId);
    fn frame(&mut self, now: Instant, connection: ConnectionId, frame: Bytes);
    fn transmit(&mut self) -> Option<Transmit>;
    fn timeout(&mut self, now: Instant);
    fn deadline(&self) -> Option<Instant>;
}

macro_rules! client {
    ($name:ty) => {
        impl Client for $name {
            fn connected(&mut self, now: Instant, connection: ConnectionId) {
                self.handle_connected(now, connection);
            }
            fn frame(&mut self, now: Instant, connection: ConnectionId, frame: Bytes) {
                self.handle_frame(now, connection, frame);
            }
            fn transmit(&mut self) -> Option<Transmit> {
                self.poll_transmit()
            }
            fn timeout(&mut self, now: Instant) {
                self.handle_timeout(now);
            }
            fn deadline(&self) -> Option<Instant> {
                self.poll_timeout()
            }
        }
    };
}

client!(Producer);
client!(Consumer);

impl Bench {
    fn new() -> Self {
        let now = Instant::from_millis(1_767_225_600_000);
        let mut config = BrokerConfig::new(Era::Kafka4);
        config.set_node(1, HOST, PORT);
        let broker = Broker::start(config, Storage::new(), Rng::new(1), now);
        Self { broker, now, headroom: Headroom::default() }
    }

    /// Carries frames both ways until both sides are quiet.
    fn exchange(&mut self, client: &mut impl Client, offset: u64) {
        self.headroom.keep();
        loop {
            let mut quiet = true;
            while let Some(transmit) = client.transmit() {
                quiet = false;
                match transmit {
                    Transmit::Connect { connection, .. } => {
                        let there = ConnectionId(connection.0 + offset);
                        self.broker.handle_connected(self.now, there, HOST);
                        client.connected(self.now, connection);
                    }
                    Transmit::Frame { connection, frame } => {
                        let there = ConnectionId(connection.0 + offset);
                        self.broker.handle_frame(self.now, there, frame);
                    }
                    Transmit::Close { connection } => {
                        let there = ConnectionId(connection.0 + offset);
                        self.broker.handle_disconnected(self.now, there);
                    }
                }
            }
            while let Some(transmit) = self.broker.poll_transmit() {
                quiet = false;
                if let Transmit::Frame { connection, frame } = transmit {
                    client.frame(self.now, ConnectionId(connection.0 - offset), frame);
                }
            }
            if quiet {
                return;
            }
        }
    }

    /// Lets time pass to the next deadline of either side.
    fn wait(&mut self, client: &mut impl Client) {
        let deadlines = [client.deadline(), self.broker.poll_timeout()];
        let next = deadlines.into_iter().flatten().min();
        self.now = next.map_or(self.now + Duration::from_millis(1), |next| next.max(self.now));
        self.broker.handle_timeout(self.now);
        client.timeout(self.now);
    }

    fn produce(&mut self, records: u64) {
        let mut config = ProducerConfig::new(Era::Kafka4);
        let address = format!("{HOST}:{PORT}");
        let set = config.set("bootstrap.servers", &address);
        assert!(set.is_ok(), "{set:?}");
        let mut producer = Producer::new(config, Rng::new(2), self.now).expect("a good config");
        let (topic, value) = (Str::from_static(TOPIC), Bytes::from(vec![b'x'; VALUE_BYTES]));
        let (mut sent, mut acknowledged) = (0, 0);
        while acknowledged < records {
            while sent < records && producer.waiting_calls() == 0 {
                for _ in 0..SENDS_PER_TURN.min(records - sent) {
                    producer.send(self.now, record(topic.clone(), value.clone()));
                    sent += 1;
                }
                self.exchange(&mut producer, 0);
                acknowledged += acknowledgements(&mut producer);
            }
            self.wait(&mut producer);
            self.exchange(&mut producer, 0);
            acknowledged += acknowledgements(&mut producer);
        }
        assert_eq!(acknowledged, records, "every record is acknowledged once");
    }

    fn consume(&mut self, records: u64) {
        let mut config = ConsumerConfig::new(Era::Kafka4);
        let set = config.set("bootstrap.servers", &format!("{HOST}:{PORT}"));
        assert!(set.is_ok(), "{set:?}");
        let mut consumer = Consumer::new(config, Rng::new(3), self.now).expect("a good config");
        let partition = (TOPIC.to_owned(), 0);
        let assigned = consumer.assign(self.now, std::slice::from_ref(&partition));
        let sought = consumer.seek(self.now, &partition, SeekTo::Beginning);
        assert!(assigned.is_ok() && sought.is_ok());
        let (mut received, mut bytes) = (0, 0);
        while received < records {
            let polled = consumer.poll(self.now, Duration::from_secs(1));
            assert!(polled.is_ok(), "{polled:?}");
            let mut is_polling = true;
            while is_polling {
                self.exchange(&mut consumer, CONSUMER);
                while let Some(event) = consumer.poll_event() {
                    if let ConsumerEvent::PollReturned { records, .. } = event {
                        is_polling = false;
                        for record in records.iter().flat_map(|part| &part.records) {
                            received += 1;
                            bytes += record.value.as_ref().map_or(0, Bytes::len);
                        }
                    }
                }
                if is_polling {
                    self.wait(&mut consumer);
                }
            }
        }
        assert_eq!(received, records, "every record is received once");
        assert_eq!(bytes as u64, records * VALUE_BYTES as u64, "and whole");
    }
}

fn record(topic: Str, value: Bytes) -> ProducerRecord {
    ProducerRecord {
        topic,
        partition: None,
        key: None,
        value: Some(value),
        headers: Vec::new(),
        timestamp_ms: None,
    }
}

fn acknowledgements(producer: &mut Producer) -> u64 {
    let mut acknowledged = 0;
    while let Some(event) = producer.poll_event() {
        if let ProducerEvent::BatchAcknowledged { records, .. } = event {
            acknowledged += u64::from(records);
        }
    }
    acknowledged
}
