//! How many requests per second go through a connection from outside a run, as a program in the tab
//! holds it: written as a command of the scene, over the simulated network with no latency, through
//! the broker, and out again.

use bytes::Bytes;
use protocol::era::Era;
use protocol::frame::{encode_request, peek_correlation_id};
use protocol::messages::{ApiVersionsRequest, MetadataRequest};
use protocol::time::Duration;
use protocol::{ApiKey, Request};
use sim::{Advance, Delivery, NetworkKnob, Run, Scene};

/// Requests per second.
#[derive(Clone, Copy, Debug)]
pub struct Requests {
    /// Metadata of all topics of an empty cluster, each asked when the one before is answered.
    pub one_by_one: f64,
    /// The same, a hundred at a time.
    pub by_hundreds: f64,
}

/// Asks `requests` times each way; `clock_ms` is a real clock, `listening` what a page does.
///
/// # Panics
/// When a request is not answered: then the figures would be worth nothing.
pub fn run(requests: u32, listening: bool, clock_ms: impl Fn() -> f64) -> Requests {
    let mut link = Link::new(listening);
    let per_second = |ms: f64| f64::from(requests) * 1_000.0 / ms.max(0.001);
    let start = clock_ms();
    for _ in 0..requests {
        link.ask(1);
    }
    let middle = clock_ms();
    for _ in 0..requests / 100 {
        link.ask(100);
    }
    let end = clock_ms();
    Requests { one_by_one: per_second(middle - start), by_hundreds: per_second(end - middle) }
}

struct Link {
    run: Run,
    name: std::sync::Arc<str>,
    last: i32,
}

impl Link {
    fn new(listening: bool) -> Self {
        let (latency, jitter) = (Duration::ZERO, Duration::ZERO);
        let network = NetworkKnob { latency, jitter, loss_per_mille: 0 };
        let mut run = Run::new(Scene { network, ..Scene::empty(Era::Kafka4, 1) });
        run.set_listening(listening);
        let name = run.connect(1, "127.0.0.1").expect("a broker listens");
        let mut link = Self { run, name, last: 0 };
        link.write(ApiVersionsRequest::default().into(), 4);
        link.answers();
        link
    }

    fn write(&mut self, request: Request, version: i16) {
        self.last += 1;
        let frame = encode_request(version, self.last, Some("bench"), &request);
        let frame = frame.expect("a good request");
        self.run.write(&self.name, frame).expect("room");
    }

    fn ask(&mut self, count: u32) {
        for _ in 0..count {
            self.write(MetadataRequest::default().into(), *ApiKey::Metadata.versions().end());
        }
        assert_eq!(self.answers(), count, "every request is answered");
    }

    fn answers(&mut self) -> u32 {
        let now = self.run.now();
        assert_eq!(self.run.advance(now, u32::MAX), Advance::Reached);
        let mut answers = 0;
        let mut newest: Option<Bytes> = None;
        while let Some(output) = self.run.poll_foreign() {
            if let Delivery::Bytes(bytes) = output.what {
                answers += 1;
                newest = Some(bytes);
            }
        }
        let newest = newest.map(|bytes| peek_correlation_id(&bytes));
        assert_eq!(newest, Some(Ok(self.last)), "answers come in order");
        answers
    }
}
