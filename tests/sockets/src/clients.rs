//! Our clients as an application sees them: calls that wait for their outcome.

use std::time::{Duration, Instant};

use bytes::Bytes;
use client::admin::{Admin, AdminConfig, ConfigResource, NewTopic};
use client::consumer::{Consumer, ConsumerConfig, SeekTo};
use client::event::{
    AdminEvent, AdminOutcome, CallId, ClientError, ConfigEntry, ConsumerEvent, ProducerEvent,
};
use client::producer::{Producer, ProducerConfig, ProducerRecord};
use protocol::era::Era;
use protocol::rng::Rng;
use server::driver::{Clock, Driver};

use crate::Story;

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// Configs by name.
pub type Configs<'a> = [(&'a str, &'a str)];

fn words(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// An exception as Java prints it.
pub fn shown(error: &ClientError) -> String {
    format!("{}: {}", error.exception, error.message)
}

/// A seed that differs from client to client: backoffs must not fall into step.
fn rng(clock: &Clock) -> Rng {
    Rng::new(clock.now().as_micros() ^ (u64::from(std::process::id()) << 32))
}

/// A producer.
#[derive(Debug)]
pub struct Producing {
    driver: Driver<Producer>,
    /// Batches acknowledged: topic, partition, base offset, records.
    pub acknowledged: Vec<(String, i32, i64, u32)>,
    /// Batches sent again: topic, partition, error, attempts so far.
    pub retried: Vec<(String, i32, &'static str, u32)>,
    /// What failed, in Kafka's words.
    pub failed: Vec<String>,
}

impl Producing {
    /// A producer that begins to connect.
    ///
    /// # Errors
    /// Configs Kafka refuses.
    pub fn start(bootstrap: &str, era: Era, configs: &Configs<'_>) -> Story<Self> {
        let mut config = ProducerConfig::new(era);
        config.set("bootstrap.servers", bootstrap).map_err(words)?;
        for (name, value) in configs {
            config.set(name, value).map_err(words)?;
        }
        let clock = Clock::start();
        let mut machine = Producer::new(config, rng(&clock), clock.now()).map_err(words)?;
        machine.set_listening(true);
        let driver = Driver::new(machine, clock).map_err(words)?;
        let (acknowledged, retried, failed) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Self { driver, acknowledged, retried, failed })
    }

    /// Sends one record; its outcome is seen later.
    pub fn send(&mut self, record: ProducerRecord) -> CallId {
        self.driver.call(|producer, now| producer.send(now, record))
    }

    /// Sends key and value.
    pub fn send_text(&mut self, topic: &str, key: Option<&str>, value: &str) -> CallId {
        let bytes = |text: &str| Bytes::copy_from_slice(text.as_bytes());
        self.send(ProducerRecord {
            topic: topic.into(),
            key: key.map(bytes),
            value: Some(bytes(value)),
            ..ProducerRecord::default()
        })
    }

    /// Lets time pass for the producer.
    ///
    /// # Errors
    /// The event queue fails.
    pub fn idle(&mut self, time: Duration) -> Story {
        let end = Instant::now() + time;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            if let Some(event) = self.driver.next_event(left).map_err(words)? {
                self.note(event);
            }
        }
        Ok(())
    }

    /// Waits until everything sent is acknowledged or failed.
    ///
    /// # Errors
    /// Not within a minute.
    pub fn flush(&mut self) -> Story {
        let flush = self.driver.call(Producer::flush);
        let end = Instant::now() + PATIENCE;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            match self.driver.next_event(left).map_err(words)? {
                Some(ProducerEvent::Flushed { call }) if call == flush => return Ok(()),
                Some(event) => self.note(event),
                None => {}
            }
        }
        Err("flush is not done after a minute".into())
    }

    /// Flushes; fails if any record of its life failed.
    ///
    /// # Errors
    /// Kafka's words.
    pub fn flush_well(&mut self) -> Story {
        self.flush()?;
        if self.failed.is_empty() { Ok(()) } else { Err(self.failed.join("; ")) }
    }

    /// Closes in order.
    ///
    /// # Errors
    /// Not within a minute.
    pub fn close(&mut self) -> Story {
        self.driver.call(|producer, now| producer.close(now, None));
        let end = Instant::now() + PATIENCE;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            match self.driver.next_event(left).map_err(words)? {
                Some(ProducerEvent::Closed) => return Ok(()),
                Some(event) => self.note(event),
                None => {}
            }
        }
        Err("close is not done after a minute".into())
    }

    /// The machine, to look at.
    pub const fn machine(&self) -> &Producer {
        self.driver.machine()
    }

    /// How often its loop woke up.
    pub const fn turns(&self) -> u64 {
        self.driver.turns()
    }

    /// Records acknowledged.
    pub fn acknowledged_records(&self) -> u64 {
        self.acknowledged.iter().map(|batch| u64::from(batch.3)).sum()
    }

    fn note(&mut self, event: ProducerEvent) {
        match event {
            ProducerEvent::BatchAcknowledged { topic, partition, base_offset, records, .. } => {
                self.acknowledged.push((topic, partition, base_offset, records));
            }
            ProducerEvent::BatchFailed { error, .. } | ProducerEvent::SendFailed { error, .. } => {
                self.failed.push(shown(&error));
            }
            ProducerEvent::BatchRetried { topic, partition, error, attempts } => {
                self.retried.push((topic, partition, error, attempts));
            }
            _ => {}
        }
    }
}

/// A record as a poll gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Got {
    /// Partition.
    pub partition: i32,
    /// Offset.
    pub offset: i64,
    /// Timestamp in milliseconds since the Unix epoch.
    pub timestamp_ms: i64,
    /// Key.
    pub key: Option<Bytes>,
    /// Value.
    pub value: Option<Bytes>,
    /// Headers.
    pub headers: Vec<(String, Option<Bytes>)>,
}

impl Got {
    /// The value as text.
    pub fn text(&self) -> String {
        self.value.as_deref().map(String::from_utf8_lossy).unwrap_or_default().into_owned()
    }
}

/// A consumer.
#[derive(Debug)]
pub struct Consuming {
    driver: Driver<Consumer>,
    told: Vec<ConsumerEvent>,
}

impl Consuming {
    /// A consumer that does nothing yet.
    ///
    /// # Errors
    /// Configs Kafka refuses.
    pub fn start(bootstrap: &str, era: Era, configs: &Configs<'_>) -> Story<Self> {
        let mut config = ConsumerConfig::new(era);
        config.set("bootstrap.servers", bootstrap).map_err(words)?;
        for (name, value) in configs {
            config.set(name, value).map_err(words)?;
        }
        let clock = Clock::start();
        let machine = Consumer::new(config, rng(&clock), clock.now()).map_err(words)?;
        let driver = Driver::new(machine, clock).map_err(words)?;
        Ok(Self { driver, told: Vec::new() })
    }

    /// Subscribes.
    ///
    /// # Errors
    /// Kafka's words.
    pub fn subscribe(&mut self, topics: &[&str]) -> Story {
        self.driver.call(|consumer, now| consumer.subscribe(now, topics)).map_err(|e| shown(&e))
    }

    /// Assigns partitions of a topic.
    ///
    /// # Errors
    /// Kafka's words.
    pub fn assign(&mut self, topic: &str, partitions: &[i32]) -> Story {
        let partitions: Vec<_> = partitions.iter().map(|it| (topic.to_owned(), *it)).collect();
        self.driver.call(|consumer, now| consumer.assign(now, &partitions)).map_err(|e| shown(&e))
    }

    /// Seeks one partition.
    ///
    /// # Errors
    /// Kafka's words.
    pub fn seek(&mut self, topic: &str, partition: i32, to: SeekTo) -> Story {
        let partition = (topic.to_owned(), partition);
        self.driver.call(|consumer, now| consumer.seek(now, &partition, to)).map_err(|e| shown(&e))
    }

    /// One poll of the application.
    ///
    /// # Errors
    /// What it throws.
    pub fn poll(&mut self, timeout: Duration) -> Story<Vec<Got>> {
        let timeout = protocol::time::Duration::from_micros(timeout.as_micros() as u64);
        let poll = self.driver.call(|consumer, now| consumer.poll(now, timeout));
        let poll = poll.map_err(|error| shown(&error))?;
        let event = self.wait(|event| match event {
            ConsumerEvent::PollReturned { call, .. } => *call == poll,
            ConsumerEvent::CallFailed { call, .. } => *call == poll,
            _ => false,
        })?;
        match event {
            ConsumerEvent::CallFailed { error, .. } => Err(shown(&error)),
            ConsumerEvent::PollReturned { records, .. } => Ok(records
                .into_iter()
                .flat_map(|it| {
                    let partition = it.partition;
                    it.records.into_iter().map(move |record| Got {
                        partition,
                        offset: record.offset,
                        timestamp_ms: record.timestamp_ms,
                        key: record.key,
                        value: record.value,
                        headers: record.headers,
                    })
                })
                .collect()),
            _ => Ok(Vec::new()),
        }
    }

    /// Polls until so many records came.
    ///
    /// # Errors
    /// What a poll throws; fewer came within `patience`.
    pub fn read(&mut self, count: usize, patience: Duration) -> Story<Vec<Got>> {
        let end = Instant::now() + patience;
        let mut all = Vec::new();
        while all.len() < count {
            if Instant::now() > end {
                return Err(format!("{} of {count} records after {patience:?}", all.len()));
            }
            all.extend(self.poll(Duration::from_millis(200))?);
        }
        Ok(all)
    }

    /// Polls until `done` says so; gives the records that came.
    ///
    /// # Errors
    /// What a poll throws; not done within `patience`.
    pub fn poll_until(
        &mut self,
        patience: Duration,
        what: &str,
        mut done: impl FnMut(&Consumer) -> bool,
    ) -> Story<Vec<Got>> {
        let end = Instant::now() + patience;
        let mut all = Vec::new();
        while !done(self.machine()) {
            if Instant::now() > end {
                return Err(format!("{what}: not within {patience:?}"));
            }
            all.extend(self.poll(Duration::from_millis(50))?);
        }
        Ok(all)
    }

    /// commitSync of all positions.
    ///
    /// # Errors
    /// Kafka's words.
    pub fn commit(&mut self) -> Story {
        let commit = self.driver.call(|consumer, now| consumer.commit_sync(now, None));
        self.committed(commit)
    }

    /// commitAsync of all positions; polls until it is told how that went.
    ///
    /// # Errors
    /// Kafka's words.
    pub fn commit_async(&mut self) -> Story {
        let commit = self.driver.call(|consumer, now| consumer.commit_async(now, None));
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            self.poll(Duration::from_millis(50))?;
            let is_it = |event: &ConsumerEvent| match event {
                ConsumerEvent::Committed { call, .. }
                | ConsumerEvent::CommitFailed { call, .. } => *call == Some(commit),
                _ => false,
            };
            match self.told.iter().find(|event| is_it(event)) {
                Some(ConsumerEvent::CommitFailed { error, .. }) => return Err(shown(error)),
                Some(_) => return Ok(()),
                None => {}
            }
        }
        Err("commitAsync is not answered".into())
    }

    /// Does work that takes its time while the consumer lives on: it sends heartbeats, as Kafka's
    /// does on a thread of its own, and is not polled.
    ///
    /// # Errors
    /// The event queue fails, or the work panics.
    pub fn beside<T: Send>(&mut self, work: impl FnOnce() -> T + Send) -> Story<T> {
        std::thread::scope(|scope| {
            let work = scope.spawn(work);
            while !work.is_finished() {
                let event = self.driver.next_event(Duration::from_millis(50)).map_err(words)?;
                self.told.extend(event);
            }
            work.join().map_err(|_| "the work panicked".into())
        })
    }

    /// Closes in order: commits if it should, leaves the group.
    ///
    /// # Errors
    /// Not within a minute.
    pub fn close(&mut self) -> Story {
        self.driver.call(|consumer, now| consumer.close(now, None));
        self.wait(|event| matches!(event, ConsumerEvent::Closed)).map(|_| ())
    }

    /// The machine, to look at.
    pub const fn machine(&self) -> &Consumer {
        self.driver.machine()
    }

    /// How often its loop woke up.
    pub const fn turns(&self) -> u64 {
        self.driver.turns()
    }

    /// What the consumer told besides the outcome of calls, and forgets it.
    pub fn take_told(&mut self) -> Vec<ConsumerEvent> {
        std::mem::take(&mut self.told)
    }

    fn committed(&mut self, commit: CallId) -> Story {
        let event = self.wait(|event| match event {
            ConsumerEvent::Committed { call, .. } | ConsumerEvent::CommitFailed { call, .. } => {
                *call == Some(commit)
            }
            _ => false,
        })?;
        match event {
            ConsumerEvent::CommitFailed { error, .. } => Err(shown(&error)),
            _ => Ok(()),
        }
    }

    fn wait(&mut self, is_it: impl Fn(&ConsumerEvent) -> bool) -> Story<ConsumerEvent> {
        let end = Instant::now() + PATIENCE;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            match self.driver.next_event(left).map_err(words)? {
                Some(event) if is_it(&event) => return Ok(event),
                Some(event) => self.told.push(event),
                None => {}
            }
        }
        Err("a call is not done after a minute".into())
    }
}

/// An admin client.
#[derive(Debug)]
pub struct Administering {
    driver: Driver<Admin>,
}

impl Administering {
    /// An admin client that begins to connect.
    ///
    /// # Errors
    /// Configs Kafka refuses.
    pub fn start(bootstrap: &str, era: Era) -> Story<Self> {
        let mut config = AdminConfig::new(era);
        config.set("bootstrap.servers", bootstrap).map_err(words)?;
        let clock = Clock::start();
        let machine = Admin::new(config, rng(&clock), clock.now()).map_err(words)?;
        Ok(Self { driver: Driver::new(machine, clock).map_err(words)? })
    }

    /// Creates a topic with one replica.
    ///
    /// # Errors
    /// Kafka's words.
    pub fn create_topic(&mut self, name: &str, partitions: i32) -> Story {
        self.create(NewTopic {
            name: name.into(),
            partitions: Some(partitions),
            replication_factor: Some(1),
            configs: Vec::new(),
        })
    }

    /// Creates a topic.
    ///
    /// # Errors
    /// Kafka's words.
    pub fn create(&mut self, topic: NewTopic) -> Story {
        self.done(|admin, now| admin.create_topics(now, vec![topic]))
    }

    /// Raises a topic to so many partitions.
    ///
    /// # Errors
    /// Kafka's words.
    pub fn grow(&mut self, name: &str, partitions: i32) -> Story {
        self.done(|admin, now| admin.create_partitions(now, vec![(name.into(), partitions)]))
    }

    /// Deletes a topic.
    ///
    /// # Errors
    /// Kafka's words.
    pub fn delete_topic(&mut self, name: &str) -> Story {
        self.done(|admin, now| admin.delete_topics(now, vec![name.into()]))
    }

    /// Deletes a group.
    ///
    /// # Errors
    /// Kafka's words.
    pub fn delete_group(&mut self, name: &str) -> Story {
        self.done(|admin, now| admin.delete_groups(now, vec![name.into()]))
    }

    /// The configs of a resource.
    ///
    /// # Errors
    /// Kafka's words.
    pub fn configs(&mut self, resource: ConfigResource) -> Story<Vec<ConfigEntry>> {
        match self.outcome(|admin, now| admin.describe_configs(now, vec![resource]))? {
            AdminOutcome::Configs(mut results) => match results.pop() {
                Some((_, result)) => result.map_err(|error| shown(&error)),
                None => Err("no result".into()),
            },
            AdminOutcome::Done(_) => Err("configs were asked for".into()),
        }
    }

    fn done(&mut self, call: impl FnOnce(&mut Admin, protocol::time::Instant) -> CallId) -> Story {
        match self.outcome(call)? {
            AdminOutcome::Done(results) => results
                .into_iter()
                .find_map(|(_, error)| error)
                .map_or(Ok(()), |error| Err(shown(&error))),
            AdminOutcome::Configs(_) => Err("no configs were asked for".into()),
        }
    }

    fn outcome(
        &mut self,
        call: impl FnOnce(&mut Admin, protocol::time::Instant) -> CallId,
    ) -> Story<AdminOutcome> {
        let call = self.driver.call(call);
        let end = Instant::now() + PATIENCE;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            let event = self.driver.next_event(left).map_err(words)?;
            if let Some(AdminEvent::Completed { call: of, outcome }) = event
                && of == call
            {
                return outcome.map_err(|error| shown(&error));
            }
        }
        Err("the call is not done after a minute".into())
    }
}
