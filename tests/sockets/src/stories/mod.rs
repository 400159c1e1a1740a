//! The stories, and running them: at each place in turn, one line for each.

mod admin;
mod consuming;
mod crowd;
mod group;
mod producing;
mod restart;

use std::path::Path;
use std::time::Instant;

use protocol::era::Era;
use xtask::kafka::{self, Version};

use crate::Story;
use crate::place::{Place, members_available};

/// What a story needs besides a broker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needs {
    Nothing,
    /// Kafka's tools.
    Java,
    /// Java and librdkafka members.
    Members,
    /// A log that outlives its broker: ours keeps it in memory.
    Kafka,
}

/// A story: what it shows, what it needs, and how it goes.
type Entry = (&'static str, Needs, fn(&Place) -> Story);

/// All of them, in the order they run.
const ALL: &[&[Entry]] = &[
    admin::STORIES,
    producing::STORIES,
    consuming::STORIES,
    group::STORIES,
    crowd::STORIES,
    restart::STORIES,
];

/// What of other people's is there, or what is missing.
struct There {
    java: Story,
    members: Story,
}

impl There {
    /// Why a story cannot be told, if it cannot.
    fn missing(&self, needs: Needs) -> Option<&str> {
        let outcome = match needs {
            Needs::Nothing | Needs::Kafka => return None,
            Needs::Java => &self.java,
            Needs::Members => &self.members,
        };
        outcome.as_ref().err().map(String::as_str)
    }
}

/// Runs the stories whose `PLACE: NAME` contains `only`. True if none failed.
pub fn run(only: &str, member: &Path) -> bool {
    let there = There { java: kafka::is_available(), members: members_available() };
    // Most of the time goes in waiting for sessions to end: two places at a time.
    std::thread::scope(|scope| {
        let ours = scope.spawn(|| at_ours(only, &there, member));
        let kafka = at_kafka(only, &there, member);
        ours.join().is_ok_and(|well| well) && kafka
    })
}

fn at_ours(only: &str, there: &There, member: &Path) -> bool {
    let mut well = true;
    for era in [Era::Kafka4, Era::Kafka25] {
        let name = match era {
            Era::Kafka4 => "our server, era 4",
            Era::Kafka25 => "our server, era 2.5",
        };
        well &= at(name, only, there, || Place::ours(era, member));
    }
    well
}

fn at_kafka(only: &str, there: &There, member: &Path) -> bool {
    let mut well = true;
    for release in [Version::V4_3_1, Version::V2_5_1] {
        let name = format!("Kafka {}", release.name());
        match &there.java {
            Ok(()) => well &= at(&name, only, there, || Place::kafka(release, member)),
            Err(missing) => println!("skipped {name}: {missing}"),
        }
    }
    well
}

/// Runs the stories at one place, those that cannot be told apart.
fn at(name: &str, only: &str, there: &There, start: impl FnOnce() -> Story<Place>) -> bool {
    let wanted = |entry: &&Entry| format!("{name}: {}", entry.0).contains(only);
    let stories: Vec<&Entry> = ALL.iter().copied().flatten().filter(wanted).collect();
    if stories.is_empty() {
        return true;
    }
    let place = match start() {
        Ok(place) => place,
        Err(error) => {
            println!("FAILED {name}: cannot be started: {error}");
            return false;
        }
    };
    let mut well = true;
    for (story, needs, tell) in stories {
        if *needs == Needs::Kafka && place.cluster().is_none() {
            continue;
        }
        if let Some(missing) = there.missing(*needs) {
            println!("skipped {name}: {story}: {missing}");
            continue;
        }
        let begin = Instant::now();
        let outcome = tell(&place);
        let seconds = begin.elapsed().as_secs_f64();
        match outcome {
            Ok(()) => println!("ok {name}: {story} ({seconds:.1} s)"),
            Err(error) => {
                well = false;
                println!("FAILED {name}: {story}: {error}");
            }
        }
    }
    well
}
