//! Consumers, a fake broker and a network of one millisecond, under one virtual clock.
#![allow(dead_code, unreachable_pub, reason = "each story uses what it needs")]

pub mod broker;
pub mod group;

use std::collections::BTreeMap;

use bytes::Bytes;
use client::consumer::{Consumer, ConsumerConfig};
use client::event::{CommitReason, ConsumerEvent, TopicPartition};
use protocol::era::Era;
use protocol::net::{ConnectionId, Transmit};
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{ApiKey, Request};

use broker::{FakeBroker, Seen};

pub const LATENCY: Duration = Duration::from_millis(1);

enum Delivery {
    Connected(usize, u64),
    Refused(usize, u64),
    ToBroker(usize, u64, Bytes),
    ToClient(usize, u64, Bytes),
    ClosedByClient(usize, u64),
    ClosedByBroker(usize, u64),
}

/// One application: its consumer and the thread that polls it.
pub struct App {
    pub consumer: Consumer,
    pub polls: bool,
    pub poll_timeout: Duration,
    pub per_record: Duration,
    pub is_alive: bool,
    next_poll_at: Instant,
    pub events: Vec<(Instant, ConsumerEvent)>,
    pub records: Vec<(String, i32, i64)>,
    open: Vec<u64>,
}

pub struct World {
    pub now: Instant,
    pub broker: FakeBroker,
    pub is_broker_up: bool,
    pub apps: Vec<App>,
    queue: BTreeMap<(Instant, u64), Delivery>,
    sequence: u64,
}

pub fn config(era: Era, group: &str) -> ConsumerConfig {
    let mut config = ConsumerConfig::new(era);
    config.set("bootstrap.servers", "broker-1:9092").unwrap();
    if !group.is_empty() {
        config.set("group.id", group).unwrap();
    }
    config
}

pub fn tp(topic: &str, partition: i32) -> TopicPartition {
    (topic.to_owned(), partition)
}

pub fn tps(topic: &str, partitions: &[i32]) -> Vec<TopicPartition> {
    partitions.iter().map(|partition| tp(topic, *partition)).collect()
}

pub fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

impl World {
    /// A world with topic `orders` of `partitions`, starting at second 1,000.
    pub fn new(partitions: i32) -> Self {
        let mut broker = FakeBroker::default();
        broker.create_topic("orders", partitions);
        Self {
            now: Instant::from_millis(1_000_000),
            broker,
            is_broker_up: true,
            apps: Vec::new(),
            queue: BTreeMap::new(),
            sequence: 0,
        }
    }

    /// A consumer that polls every 100 ms as soon as it is subscribed.
    pub fn start(&mut self, config: ConsumerConfig) -> usize {
        let index = self.apps.len();
        let rng = Rng::new(7).derive(&format!("app {index}"));
        let mut consumer = Consumer::new(config, rng, self.now).expect("a consumer");
        consumer.set_listening(true);
        self.apps.push(App {
            consumer,
            polls: false,
            poll_timeout: ms(100),
            per_record: Duration::ZERO,
            is_alive: true,
            next_poll_at: self.now,
            events: Vec::new(),
            records: Vec::new(),
            open: Vec::new(),
        });
        index
    }

    pub fn subscribe(&mut self, config: ConsumerConfig, topics: &[&str]) -> usize {
        let app = self.start(config);
        self.apps[app].consumer.subscribe(self.now, topics).expect("subscribed");
        self.apps[app].polls = true;
        app
    }

    /// The process is gone: nothing more is said to anybody; the connections drop.
    pub fn kill(&mut self, app: usize) {
        self.apps[app].is_alive = false;
        for connection in core::mem::take(&mut self.apps[app].open) {
            self.deliver(Delivery::ClosedByClient(app, connection));
        }
    }

    pub fn stop_broker(&mut self) {
        self.is_broker_up = false;
        for app in 0..self.apps.len() {
            for connection in core::mem::take(&mut self.apps[app].open) {
                self.broker.disconnected((app, connection));
                self.deliver(Delivery::ClosedByBroker(app, connection));
            }
        }
    }

    fn deliver(&mut self, delivery: Delivery) {
        self.sequence += 1;
        self.queue.insert((self.now + LATENCY, self.sequence), delivery);
    }

    pub fn run_for(&mut self, span: Duration) {
        let end = self.now + span;
        self.run_while(end, |_| true);
        self.now = end;
    }

    /// Runs until `is_it`, at most `limit`.
    pub fn run_until(&mut self, limit: Duration, is_it: impl Fn(&Self) -> bool) {
        let end = self.now + limit;
        self.run_while(end, |world| !is_it(world));
        assert!(is_it(self), "did not happen within {limit}");
    }

    fn run_while(&mut self, end: Instant, goes_on: impl Fn(&Self) -> bool) {
        self.settle();
        while goes_on(self) {
            let Some(next) = self.next_at().filter(|at| *at <= end) else {
                self.now = end;
                return;
            };
            assert!(next >= self.now, "time goes forward");
            self.now = next;
            self.step();
            self.settle();
        }
    }

    fn next_at(&self) -> Option<Instant> {
        let transit = self.queue.keys().next().map(|key| key.0);
        let apps = self.apps.iter().filter(|app| app.is_alive).flat_map(|app| {
            let polls = app.polls && !app.consumer.is_busy() && !app.consumer.is_closed();
            [app.consumer.poll_timeout(), polls.then_some(app.next_poll_at)]
        });
        let broker = self.broker.poll_timeout().filter(|_| self.is_broker_up);
        let all = apps.flatten().chain(transit).chain(broker);
        all.min().map(|at| at.max(self.now))
    }

    fn step(&mut self) {
        let now = self.now;
        while let Some(entry) = self.queue.first_entry()
            && entry.key().0 <= now
        {
            let delivery = entry.remove();
            self.arrive(delivery);
            self.settle();
        }
        if self.is_broker_up {
            self.broker.handle_timeout(now);
        }
        self.settle();
        for index in 0..self.apps.len() {
            let app = &mut self.apps[index];
            if app.is_alive && app.consumer.poll_timeout().is_some_and(|at| at <= now) {
                app.consumer.handle_timeout(now);
                let again = app.consumer.poll_timeout();
                assert!(again.is_none_or(|at| at > now), "a timer that does not end: {again:?}");
            }
            self.settle();
        }
    }

    fn arrive(&mut self, delivery: Delivery) {
        let now = self.now;
        match delivery {
            Delivery::Connected(app, id) if self.is_broker_up && self.apps[app].is_alive => {
                self.apps[app].open.push(id);
                self.apps[app].consumer.handle_connected(now, ConnectionId(id));
            }
            Delivery::Connected(app, id)
            | Delivery::Refused(app, id)
            | Delivery::ClosedByBroker(app, id) => {
                if self.apps[app].is_alive {
                    self.apps[app].consumer.handle_disconnected(now, ConnectionId(id));
                }
            }
            Delivery::ToBroker(app, id, frame) => {
                if self.is_broker_up {
                    self.broker.handle_frame(now, (app, id), frame);
                }
            }
            Delivery::ToClient(app, id, frame) => {
                if self.apps[app].is_alive && self.apps[app].open.contains(&id) {
                    self.apps[app].consumer.handle_frame(now, ConnectionId(id), frame);
                }
            }
            Delivery::ClosedByClient(app, id) => self.broker.disconnected((app, id)),
        }
    }

    /// Moves everything that comes out at this moment.
    pub fn settle(&mut self) {
        loop {
            let mut has_moved = false;
            for index in 0..self.apps.len() {
                has_moved |= self.settle_app(index);
            }
            while let Some(((app, id), frame)) = self.broker.poll_out() {
                self.deliver(Delivery::ToClient(app, id, frame));
                has_moved = true;
            }
            if !has_moved {
                return;
            }
        }
    }

    fn settle_app(&mut self, index: usize) -> bool {
        let mut has_moved = false;
        if !self.apps[index].is_alive {
            return false;
        }
        while let Some(transmit) = self.apps[index].consumer.poll_transmit() {
            has_moved = true;
            match transmit {
                Transmit::Connect { connection, .. } => {
                    self.deliver(Delivery::Connected(index, connection.0));
                }
                Transmit::Frame { connection, frame } => {
                    self.deliver(Delivery::ToBroker(index, connection.0, frame));
                }
                Transmit::Close { connection } => {
                    self.apps[index].open.retain(|id| *id != connection.0);
                    self.deliver(Delivery::ClosedByClient(index, connection.0));
                }
            }
        }
        let now = self.now;
        let app = &mut self.apps[index];
        while let Some(event) = app.consumer.poll_event() {
            has_moved = true;
            if let ConsumerEvent::PollReturned { records, .. } = &event {
                let mut count = 0;
                for entry in records {
                    count += entry.records.len() as u64;
                    for record in &entry.records {
                        app.records.push((entry.topic.clone(), entry.partition, record.offset));
                    }
                }
                app.next_poll_at = now + app.per_record.saturating_mul(count);
            }
            if let ConsumerEvent::CallFailed { .. } = &event {
                app.polls = false;
            }
            app.events.push((now, event));
        }
        let may_poll = app.polls && !app.consumer.is_busy() && !app.consumer.is_closed();
        if may_poll && app.next_poll_at <= now {
            app.consumer.poll(now, app.poll_timeout).expect("a poll");
            has_moved = true;
        }
        has_moved
    }

    /// What an application was told besides records: revoked, assigned, lost, …, in short words.
    pub fn told(&self, app: usize) -> Vec<String> {
        self.apps[app].events.iter().filter_map(|(_, event)| short(event)).collect()
    }

    /// When it was last told something whose words start so.
    pub fn told_at(&self, app: usize, words: &str) -> Option<Instant> {
        let is_it = |event: &ConsumerEvent| short(event).is_some_and(|it| it.starts_with(words));
        let events = self.apps[app].events.iter().rev();
        events.clone().find(|(_, event)| is_it(event)).map(|(at, _)| *at)
    }

    pub fn offsets(&self, app: usize, partition: i32) -> Vec<i64> {
        let records = self.apps[app].records.iter();
        records.filter(|record| record.1 == partition).map(|record| record.2).collect()
    }

    pub fn seen(&self, app: usize, api: ApiKey) -> Vec<&Seen> {
        let seen = self.broker.seen.iter();
        seen.filter(|it| it.client == app && it.request.api_key() == api).collect()
    }

    pub fn requests(&self, app: usize, api: ApiKey) -> Vec<&Request> {
        self.seen(app, api).into_iter().map(|seen| &seen.request).collect()
    }
}

fn list(partitions: &[TopicPartition]) -> String {
    let names: Vec<String> = partitions.iter().map(|it| format!("{}-{}", it.0, it.1)).collect();
    names.join(" ")
}

fn short(event: &ConsumerEvent) -> Option<String> {
    Some(match event {
        ConsumerEvent::PollReturned { .. } => return None,
        ConsumerEvent::CallFailed { error, .. } => {
            format!("failed {}: {}", error.exception, error.message)
        }
        ConsumerEvent::PartitionsRevoked { partitions } => format!("revoked {}", list(partitions)),
        ConsumerEvent::PartitionsAssigned { partitions, generation } => {
            format!("assigned {} in generation {generation}", list(partitions))
        }
        ConsumerEvent::PartitionsLost { partitions } => format!("lost {}", list(partitions)),
        ConsumerEvent::Committed { reason, offsets, .. } => {
            let offsets: Vec<String> =
                offsets.iter().map(|it| format!("{}-{}@{}", it.0, it.1, it.2)).collect();
            format!("committed {} {}", words(*reason), offsets.join(" "))
        }
        ConsumerEvent::CommitFailed { reason, error, .. } => {
            format!("commit failed {} {}: {}", words(*reason), error.exception, error.message)
        }
        ConsumerEvent::PositionReset { partition, offset, policy, out_of_range, .. } => {
            let range = if *out_of_range { " out of range" } else { "" };
            format!("reset {partition} to {offset} by {policy}{range}")
        }
        ConsumerEvent::Rejoining { reason } => format!("joining: {reason}"),
        ConsumerEvent::AssignmentComputed { assignor, assignments } => {
            format!("computed {assignor} for {} members", assignments.len())
        }
        ConsumerEvent::PollIntervalExceeded => "poll interval exceeded".to_owned(),
        ConsumerEvent::Closed => "closed".to_owned(),
    })
}

const fn words(reason: CommitReason) -> &'static str {
    match reason {
        CommitReason::AutoInPoll => "in poll",
        CommitReason::AutoBeforeRebalance => "before rebalance",
        CommitReason::AutoOnClose => "on close",
        CommitReason::Sync => "sync",
        CommitReason::Async => "async",
    }
}
