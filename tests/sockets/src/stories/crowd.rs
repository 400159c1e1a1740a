//! One group of three makes: ours, Apache Kafka's Java client and librdkafka. Members come, leave
//! and are killed while records flow.

use std::time::{Duration, Instant};

use super::{Entry, Needs};
use crate::members::{Crowd, Make};
use crate::place::Place;
use crate::stream::Stream;
use crate::{Story, hold};

pub(super) const STORIES: &[Entry] = &[
    (
        "a group of ours, Java and librdkafka: joins, kills and leaves while records flow",
        Needs::Members,
        mixed,
    ),
    (
        "whoever leads, the others follow: each make is first in the group once",
        Needs::Members,
        leaders,
    ),
    ("clients of both eras share a group", Needs::Nothing, eras),
];

const PATIENCE: Duration = Duration::from_secs(30);
/// The dead are missed after three seconds.
const TIMES: [&str; 2] = ["session.timeout.ms=3000", "heartbeat.interval.ms=300"];
const SESSION: Duration = Duration::from_secs(3);
/// Of a member that is going to leave: nobody would miss it before a story's patience is over.
const LEAVER: [&str; 2] = ["session.timeout.ms=60000", "heartbeat.interval.ms=300"];

fn mixed(place: &Place) -> Story {
    place.topic("mixed", 7)?;
    let stream = Stream::start(place.bootstrap(), place.era(), "mixed", 100)?;
    let mut crowd = Crowd::new(place, "mixed", "mixed", 7);
    let ours = crowd.join(Make::Ours, &TIMES)?;
    crowd.settle("ours alone", PATIENCE)?;
    let java = crowd.join(Make::Java, &TIMES)?;
    let native = crowd.join(Make::Librdkafka, &TIMES)?;
    crowd.settle("all three", PATIENCE)?;
    for (member, make) in [(ours, "ours"), (java, "Java"), (native, "librdkafka")] {
        let has = crowd.member(member).records.len();
        let more = |crowd: &Crowd<'_>| crowd.member(member).records.len() > has;
        crowd.until(&format!("{make} reads"), PATIENCE, more)?;
    }
    let killed = Instant::now();
    crowd.kill(java)?;
    crowd.settle("after the Java member was killed", PATIENCE)?;
    let took = killed.elapsed();
    hold!(took > SESSION / 2, "taken over after {took:?}: it was not missed, it left");
    let java = crowd.join(Make::Java, &LEAVER)?;
    crowd.settle("a new Java member", PATIENCE)?;
    crowd.kill(native)?;
    crowd.settle("after librdkafka was killed", PATIENCE)?;
    crowd.kill(ours)?;
    crowd.settle("after ours was killed", PATIENCE)?;
    let ours = crowd.join(Make::Ours, &LEAVER)?;
    crowd.settle("ours again", PATIENCE)?;
    crowd.leave(java)?;
    crowd.settle("after the Java member left, long before its session ends", PATIENCE)?;
    crowd.join(Make::Librdkafka, &TIMES)?;
    crowd.settle("librdkafka again", PATIENCE)?;
    crowd.leave(ours)?;
    crowd.settle("after ours left, long before its session ends", PATIENCE)?;
    crowd.join(Make::Ours, &TIMES)?;
    crowd.settle("ours once more", PATIENCE)?;
    let count = stream.stop()?;
    let all = |crowd: &Crowd<'_>| crowd.distinct() >= count;
    crowd.until(&format!("all of {count} records"), PATIENCE, all)?;
    crowd.leave_all()?;
    crowd.check_deliveries(count)?;
    let rows = place.describe_group("mixed")?;
    let committed: i64 = rows.iter().filter_map(|row| row.committed).sum();
    hold!(committed == count as i64, "{committed} of {count} committed: {rows:?}");
    hold!(rows.iter().all(|row| row.lag == Some(0)), "{rows:?}");
    Ok(())
}

fn leaders(place: &Place) -> Story {
    place.topic("leaders", 5)?;
    for first in [Make::Ours, Make::Java, Make::Librdkafka] {
        let group = format!("leaders-{}", first.name());
        let mut crowd = Crowd::new(place, &group, "leaders", 5);
        crowd.join(first, &TIMES)?;
        crowd.settle(&format!("{} alone", first.name()), PATIENCE)?;
        for make in [Make::Ours, Make::Java, Make::Librdkafka] {
            if make != first {
                crowd.join(make, &TIMES)?;
            }
        }
        crowd.settle(&format!("{} first", first.name()), PATIENCE)?;
        crowd.leave_all()?;
    }
    Ok(())
}

fn eras(place: &Place) -> Story {
    place.topic("eras", 5)?;
    let stream = Stream::start(place.bootstrap(), place.era(), "eras", 100)?;
    let mut crowd = Crowd::new(place, "eras", "eras", 5);
    let old = crowd.join(Make::Ours, &[&TIMES[..], &["era=2.5"]].concat())?;
    crowd.settle("a client of 2.5", PATIENCE)?;
    crowd.join(Make::Ours, &[&TIMES[..], &["era=4"]].concat())?;
    crowd.settle("a client of 4 beside it", PATIENCE)?;
    crowd.kill(old)?;
    crowd.settle("after the client of 2.5 was killed", PATIENCE)?;
    crowd.join(Make::Ours, &[&TIMES[..], &["era=2.5"]].concat())?;
    crowd.settle("another of 2.5", PATIENCE)?;
    let count = stream.stop()?;
    let all = |crowd: &Crowd<'_>| crowd.distinct() >= count;
    crowd.until(&format!("all of {count} records"), PATIENCE, all)?;
    crowd.leave_all()?;
    crowd.check_deliveries(count)
}
