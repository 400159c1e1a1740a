//! What the components are given: the view cut into shared parts, each kept as the very same `Rc`
//! while it does not change, so that Yew skips what did not change without looking inside.

use std::ops::Deref;
use std::rc::Rc;

use protocol::era::Era;
use protocol::time::{Duration, Instant};
use sim::event::{Event, EventId};
use sim::view::{
    BrokerView, ConsumerView, ExternalView, GroupView, MessageView, NetworkView, OffsetsLogView,
    PartitionView, ProducerView, TimelineView, TopicView, View,
};

/// A shared value that is equal only to itself: comparing costs one pointer.
#[derive(Debug)]
pub(crate) struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// Shares `value`.
    pub(crate) fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// A list of shared values.
pub(crate) type List<T> = Rc<[Shared<T>]>;

/// A topic: its head without partitions, and its partitions.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TopicPart {
    /// The topic with `partitions` left empty.
    pub(crate) head: Shared<TopicView>,
    /// Its partitions.
    pub(crate) partitions: List<PartitionView>,
}

/// A group: its head without consumers, and its consumers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct GroupPart {
    /// The group with `consumers` left empty.
    pub(crate) head: Shared<GroupView>,
    /// Its consumers.
    pub(crate) consumers: List<ConsumerView>,
}

/// What became of the last action of one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Which form.
    pub(crate) site: Rc<str>,
    /// The event of the command.
    pub(crate) event: Option<EventId>,
    /// Kafka's error, exception and words; `None` while under way or when it went well.
    pub(crate) error: Option<(String, String)>,
    /// It is done, well or not.
    pub(crate) done: bool,
}

/// The line under the stage.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Telling {
    /// The event it tells.
    pub(crate) event: Rc<Event>,
}

/// How time goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pace {
    /// Runs by itself.
    pub(crate) playing: bool,
    /// Index into [`SPEEDS`].
    pub(crate) speed: usize,
    /// The machine does not keep up with the speed asked for.
    pub(crate) behind: bool,
    /// The moment shown is before the furthest one known.
    pub(crate) in_the_past: bool,
    /// A fork happened here lately.
    pub(crate) forked_at: Option<Instant>,
}

/// Speeds as (numerator, denominator, label), slowest first.
pub(crate) const SPEEDS: [(u64, u64, &str); 13] = [
    (1, 100, "1/100"),
    (1, 50, "1/50"),
    (1, 20, "1/20"),
    (1, 10, "1/10"),
    (1, 4, "1/4"),
    (1, 2, "1/2"),
    (1, 1, "1"),
    (2, 1, "2"),
    (5, 1, "5"),
    (10, 1, "10"),
    (20, 1, "20"),
    (50, 1, "50"),
    (100, 1, "100"),
];

/// The index of 1× in [`SPEEDS`].
pub(crate) const REAL_TIME: usize = 6;

/// One version of everything the components show.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Page {
    /// Run id, from the view.
    pub(crate) run: u32,
    /// The moment.
    pub(crate) now: Instant,
    /// When the run began.
    pub(crate) started_at: Instant,
    /// The era.
    pub(crate) era: Era,
    /// The network knob.
    pub(crate) network: NetworkView,
    /// Brokers.
    pub(crate) brokers: List<BrokerView>,
    /// Topics, internal ones left out.
    pub(crate) topics: Rc<[TopicPart]>,
    /// `__consumer_offsets` by partition.
    pub(crate) offsets_logs: List<OffsetsLogView>,
    /// Producers.
    pub(crate) producers: List<ProducerView>,
    /// Programs outside.
    pub(crate) externals: List<ExternalView>,
    /// Groups.
    pub(crate) groups: Rc<[GroupPart]>,
    /// Consumers without a group.
    pub(crate) standalone: List<ConsumerView>,
    /// Messages in flight.
    pub(crate) messages: Rc<[MessageView]>,
    /// The time bar.
    pub(crate) timeline: Shared<TimelineView>,
    /// How time goes.
    pub(crate) pace: Pace,
    /// The line under the stage.
    pub(crate) telling: Option<Telling>,
    /// Events lately, oldest first.
    pub(crate) events: Rc<[Rc<Event>]>,
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
}

/// The parts that do not come from the view.
pub(crate) struct Extras {
    /// The time bar.
    pub(crate) timeline: TimelineView,
    /// How time goes.
    pub(crate) pace: Pace,
    /// The line under the stage.
    pub(crate) telling: Option<Telling>,
    /// Events lately.
    pub(crate) events: Rc<[Rc<Event>]>,
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
}

impl Page {
    /// Cuts `view` into parts, taking from `before` what is still the same.
    pub(crate) fn build(view: &View, extras: Extras, before: Option<&Self>) -> Self {
        let topics = view.topics.iter().filter(|topic| !topic.internal).map(|topic| {
            let old = before.and_then(|page| page.topic(&topic.name));
            topic_part(topic, old)
        });
        let groups = view.groups.iter().map(|group| {
            let old = before.and_then(|page| page.group(&group.id));
            group_part(group, old)
        });
        Self {
            run: view.run,
            now: view.now,
            started_at: view.started_at,
            era: view.era,
            network: view.network,
            brokers: keep_list(&view.brokers, before.map(|page| &page.brokers)),
            topics: keep_slice(topics.collect(), before.map(|page| &page.topics)),
            offsets_logs: keep_list(&view.offsets_logs, before.map(|page| &page.offsets_logs)),
            producers: keep_list(&view.producers, before.map(|page| &page.producers)),
            externals: keep_list(&view.externals, before.map(|page| &page.externals)),
            groups: keep_slice(groups.collect(), before.map(|page| &page.groups)),
            standalone: keep_list(&view.standalone_consumers, before.map(|page| &page.standalone)),
            messages: keep_slice(view.messages.clone(), before.map(|page| &page.messages)),
            timeline: keep(extras.timeline, before.map(|page| &page.timeline)),
            pace: extras.pace,
            telling: extras.telling,
            events: extras.events,
            outcomes: keep_slice(extras.outcomes.to_vec(), before.map(|page| &page.outcomes)),
        }
    }

    /// A topic by name.
    pub(crate) fn topic(&self, name: &str) -> Option<&TopicPart> {
        self.topics.iter().find(|topic| topic.head.name == name)
    }

    /// A group by id.
    pub(crate) fn group(&self, id: &str) -> Option<&GroupPart> {
        self.groups.iter().find(|group| group.head.id == id)
    }

    /// Every consumer, grouped ones first.
    pub(crate) fn consumers(&self) -> impl Iterator<Item = &Shared<ConsumerView>> {
        self.groups.iter().flat_map(|group| group.consumers.iter()).chain(self.standalone.iter())
    }

    /// Partitions of all topics shown.
    pub(crate) fn partition_count(&self) -> usize {
        self.topics.iter().map(|topic| topic.partitions.len()).sum()
    }
}

/// The moment, rounded down so that what counts down changes ten times a second at most.
pub(crate) fn tick(started_at: Instant, now: Instant) -> Instant {
    let tenth = 100_000;
    started_at + Duration::from_micros(now.since(started_at).as_micros() / tenth * tenth)
}

fn topic_part(topic: &TopicView, old: Option<&TopicPart>) -> TopicPart {
    let head = TopicView {
        name: topic.name.clone(),
        internal: topic.internal,
        replication_factor: topic.replication_factor,
        min_insync_replicas: topic.min_insync_replicas,
        configs: topic.configs.clone(),
        records: topic.records,
        partitions: Vec::new(),
    };
    TopicPart {
        head: keep(head, old.map(|part| &part.head)),
        partitions: keep_list(&topic.partitions, old.map(|part| &part.partitions)),
    }
}

fn group_part(group: &GroupView, old: Option<&GroupPart>) -> GroupPart {
    let head = GroupView {
        id: group.id.clone(),
        state: group.state,
        state_since: group.state_since,
        generation: group.generation,
        protocol: group.protocol.clone(),
        leader: group.leader.clone(),
        coordinator: group.coordinator,
        offsets_partition: group.offsets_partition,
        rebalance_deadline: group.rebalance_deadline,
        waiting_for: group.waiting_for.clone(),
        lag: group.lag,
        consumers: Vec::new(),
    };
    GroupPart {
        head: keep(head, old.map(|part| &part.head)),
        consumers: keep_list(&group.consumers, old.map(|part| &part.consumers)),
    }
}

fn keep<T: PartialEq>(value: T, old: Option<&Shared<T>>) -> Shared<T> {
    match old {
        Some(old) if **old == value => old.clone(),
        _ => Shared::new(value),
    }
}

fn keep_list<T: PartialEq + Clone>(values: &[T], old: Option<&List<T>>) -> List<T> {
    let parts =
        values.iter().enumerate().map(|(index, value)| match old.and_then(|old| old.get(index)) {
            Some(old) if **old == *value => old.clone(),
            _ => Shared::new(value.clone()),
        });
    keep_slice(parts.collect(), old)
}

fn keep_slice<T: PartialEq>(values: Vec<T>, old: Option<&Rc<[T]>>) -> Rc<[T]> {
    match old {
        Some(old) if old[..] == values[..] => Rc::clone(old),
        _ => values.into(),
    }
}
