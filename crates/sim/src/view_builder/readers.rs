//! How far each group, and each standalone consumer, is in each partition.

use super::externals;
use crate::app::App;
use crate::view::ReaderView;
use crate::world::World;
use protocol::SortedMap;

/// Readers by topic and partition.
pub(crate) type Readers = SortedMap<(String, i32), Vec<ReaderView>>;

/// Who reads: a group, or a consumer of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Group(String),
    Consumer(String),
}

#[derive(Clone, Debug, Default)]
struct Marks {
    consumer: Option<String>,
    committed: Option<i64>,
    position: Option<i64>,
}

pub(crate) fn all(world: &World) -> Readers {
    let mut found: SortedMap<(String, i32), SortedMap<Who, Marks>> = SortedMap::new();
    for broker in world.brokers.values().filter_map(|node| node.running.as_ref()) {
        for group in broker.groups().groups() {
            for ((topic, partition), committed) in group.offsets() {
                let marks = found.entry((topic.to_string(), *partition)).or_default();
                let who = Who::Group(group.group_id().to_string());
                marks.entry(who).or_default().committed = Some(committed.offset);
            }
            for (name, partitions) in externals::owners(world, group) {
                for key in partitions {
                    let who = Who::Group(group.group_id().to_string());
                    let marks = found.entry(key).or_default().entry(who);
                    marks.or_default().consumer = Some(name.clone());
                }
            }
        }
    }
    for process in world.processes.values() {
        let App::Consumer(app) = &process.app else { continue };
        let Some(machine) = app.machine.as_ref() else { continue };
        let name = process.name.to_string();
        let who = match &app.group {
            Some(group) => Who::Group(group.clone()),
            None => Who::Consumer(name.clone()),
        };
        for (topic, partition) in machine.assignment() {
            let key = (topic, partition);
            let position = machine.position(&key);
            let marks = found.entry(key).or_default().entry(who.clone());
            let marks = marks.or_default();
            marks.consumer = Some(name.clone());
            marks.position = position;
        }
    }
    let view = |(key, marks): ((String, i32), SortedMap<Who, Marks>)| {
        let readers = marks.into_iter().map(|(who, marks)| reader(world, &key, who, marks));
        let readers = readers.collect();
        (key, readers)
    };
    found.into_iter().map(view).collect()
}

fn reader(world: &World, (topic, partition): &(String, i32), who: Who, marks: Marks) -> ReaderView {
    let (start, end) = bounds(world, topic, *partition);
    let at = marks.committed.or(marks.position);
    let (group, consumer) = match who {
        Who::Group(group) => (Some(group), marks.consumer),
        Who::Consumer(name) => (None, Some(name)),
    };
    let again = group.as_deref().map(|group| world.deliveries.again(group, topic, *partition));
    ReaderView {
        lag: at.map_or(0, |at| (end - at.max(start)).max(0)),
        delivered_again: again.unwrap_or_default().to_vec(),
        group,
        consumer,
        committed: marks.committed,
        position: marks.position,
    }
}

/// Log start offset and high watermark of a partition.
pub(crate) fn bounds(world: &World, topic: &str, partition: i32) -> (i64, i64) {
    let mut running = world.brokers.values().filter_map(|node| node.running.as_ref());
    let found = running.find_map(|broker| broker.partition(topic, partition));
    found.map_or((0, 0), |found| (found.log_start_offset(), found.high_watermark()))
}
