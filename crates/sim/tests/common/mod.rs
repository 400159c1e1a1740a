//! A run told as a story: lines of commands, spans of time, and questions to what happened.
#![allow(dead_code, reason = "every story uses some of it")]

pub(crate) mod foreign;

use broker::event::BrokerEvent;
use client::event::ConsumerEvent;
use protocol::era::Era;
use protocol::time::{Duration, Instant};
use sim::event::{Event, EventId, Node, What};
use sim::view::{ConsumerView, GroupView, PartitionView, ProducerView, View, ViewOptions};
use sim::{Advance, Command, CommandError, NetworkKnob, Run, Scene};

/// One-way latency in stories: small, so that Kafka's own timings stand out.
pub(crate) const LATENCY: Duration = Duration::from_millis(1);

pub(crate) struct Story {
    pub(crate) run: Run,
    heard: EventId,
}

pub(crate) const fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

pub(crate) fn scene(era: Era) -> Scene {
    let network = NetworkKnob { latency: LATENCY, jitter: Duration::ZERO, loss_per_mille: 0 };
    Scene { network, ..Scene::empty(era, 7) }
}

impl Story {
    pub(crate) fn begin(era: Era) -> Self {
        Self::of(scene(era))
    }

    pub(crate) fn of(scene: Scene) -> Self {
        let mut run = Run::new(scene);
        run.set_listening(true);
        run.watch();
        Self { run, heard: EventId(0) }
    }

    /// Carries out one line.
    pub(crate) fn act(&mut self, line: &str) -> EventId {
        let command = Command::parse(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        self.run.submit(command).unwrap_or_else(|error| panic!("{line}: {error}"))
    }

    /// A line that is refused at once.
    pub(crate) fn refused(&mut self, line: &str) -> CommandError {
        let command = Command::parse(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        let before = self.run.trace_hash();
        let error = self.run.submit(command).expect_err(line);
        assert_eq!(self.run.trace_hash(), before, "{line} was refused and changed something");
        error
    }

    /// A line Kafka refuses: the exception and its words.
    pub(crate) fn fails(&mut self, line: &str) -> (String, String) {
        self.act(line);
        let failed = self.until(ms(70_000), |event| match &event.what {
            What::CommandFailed { error, .. } => Some(error.clone()),
            What::CommandDone { .. } => panic!("{line} was carried out"),
            _ => None,
        });
        let (_, error) = failed.unwrap_or_else(|| panic!("{line}: no answer"));
        (error.exception.to_owned(), error.message)
    }

    /// An admin line, until Kafka has carried it out.
    pub(crate) fn done(&mut self, line: &str) {
        self.act(line);
        let done = self.until(ms(70_000), |event| match &event.what {
            What::CommandFailed { error, .. } => panic!("{line}: {error:?}"),
            What::CommandDone { .. } => Some(()),
            _ => None,
        });
        assert!(done.is_some(), "{line}: no answer");
    }

    pub(crate) fn wait(&mut self, span: Duration) {
        let to = self.run.now() + span;
        assert_eq!(self.run.advance(to, 10_000_000), Advance::Reached);
    }

    /// Goes on until `find` finds something in what happens; `None` when `within` is over.
    pub(crate) fn until<T>(
        &mut self,
        within: Duration,
        mut find: impl FnMut(&Event) -> Option<T>,
    ) -> Option<(Instant, T)> {
        let end = self.run.now() + within;
        self.heard = self.heard.max(self.newest_before_now());
        loop {
            let found = self
                .run
                .events_since(self.heard)
                .find_map(|event| find(event).map(|found| (event.at, found)));
            self.heard = self.run.newest_event().unwrap_or(self.heard);
            let next = self.run.next_at().filter(|at| *at <= end);
            match (found, next) {
                (Some(found), _) => return Some(found),
                (None, Some(next)) => {
                    assert_eq!(self.run.advance(next, 1_000_000), Advance::Reached)
                }
                (None, None) => break,
            }
        }
        assert_eq!(self.run.advance(end, 1_000_000), Advance::Reached);
        None
    }

    fn newest_before_now(&self) -> EventId {
        // What the last command led to at this very moment is still to be heard.
        let now = self.run.now();
        let before = self.run.events_since(self.heard).take_while(|event| event.at < now);
        before.map(|event| event.id).last().unwrap_or(self.heard)
    }

    /// Events since an event.
    pub(crate) fn since(&self, after: EventId) -> impl Iterator<Item = &Event> {
        self.run.events_since(after)
    }

    pub(crate) fn newest(&self) -> EventId {
        self.run.newest_event().unwrap_or(EventId(0))
    }

    pub(crate) fn view(&mut self) -> View {
        self.run.view(&ViewOptions { records_per_partition: 1_000, offsets_records: 1_000 })
    }

    pub(crate) fn group(&mut self, id: &str) -> GroupView {
        let view = self.view();
        view.groups.into_iter().find(|group| group.id == id).unwrap_or_else(|| panic!("no {id}"))
    }

    pub(crate) fn consumer(&mut self, name: &str) -> ConsumerView {
        let view = self.view();
        let grouped = view.groups.into_iter().flat_map(|group| group.consumers);
        let mut all = grouped.chain(view.standalone_consumers);
        all.find(|consumer| consumer.name == name).unwrap_or_else(|| panic!("no {name}"))
    }

    pub(crate) fn producer(&mut self, name: &str) -> ProducerView {
        let view = self.view();
        let mut all = view.producers.into_iter();
        all.find(|producer| producer.name == name).unwrap_or_else(|| panic!("no {name}"))
    }

    pub(crate) fn partition(&mut self, topic: &str, partition: i32) -> PartitionView {
        let view = self.view();
        let topic = view.topics.into_iter().find(|each| each.name == topic).expect("the topic");
        topic.partitions.into_iter().nth(partition as usize).expect("the partition")
    }

    /// Partition numbers a consumer owns, by its own belief.
    pub(crate) fn owned(&mut self, consumer: &str) -> Vec<i32> {
        self.consumer(consumer).owned.iter().map(|owned| owned.partition).collect()
    }

    /// Waits until the group is Stable with so many members.
    pub(crate) fn stable(&mut self, group: &str, members: usize) {
        for _ in 0..1_000 {
            self.wait(ms(100));
            let view = self.group(group);
            let settled = view.consumers.iter().filter(|consumer| {
                consumer.known_to_coordinator
                    && consumer.membership == sim::view::Membership::Stable
                    && consumer.moving.is_empty()
            });
            if view.state == "Stable" && settled.count() == members {
                return;
            }
        }
        panic!("{group} never got Stable with {members} members: {:?}", self.group(group));
    }
}

/// The broker's word in an event.
pub(crate) fn broker(event: &Event) -> Option<&BrokerEvent> {
    match &event.what {
        What::Broker(said) => Some(said),
        _ => None,
    }
}

/// A consumer's word in an event.
pub(crate) fn consumer<'a>(event: &'a Event, name: &str) -> Option<&'a ConsumerEvent> {
    match (&event.node, &event.what) {
        (Node::Client(node), What::Consumer(said)) if &**node == name => Some(said),
        _ => None,
    }
}
