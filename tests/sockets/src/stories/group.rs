//! Our consumer in groups of its own: commits, restarts, auto-commit, static membership.

use std::time::Duration;

use client::consumer::Consumer;

use super::{Entry, Needs};
use crate::clients::{Consuming, Got, Producing};
use crate::members::{Crowd, Make};
use crate::place::Place;
use crate::{Story, hold};

pub(super) const STORIES: &[Entry] = &[
    (
        "a new member goes on where the group committed, as Kafka's own tool sees it",
        Needs::Java,
        resume,
    ),
    ("auto commit on close, and by the clock", Needs::Java, auto_commit),
    (
        "a static member comes back to what it had, without a rebalance",
        Needs::Members,
        static_member,
    ),
    ("a second member with the same instance id fences the first", Needs::Nothing, fenced),
];

const PATIENCE: Duration = Duration::from_secs(20);

fn fill(place: &Place, topic: &str, partitions: i32, count: u32) -> Story {
    place.topic(topic, partitions)?;
    let mut producer = Producing::start(place.bootstrap(), place.era(), &[])?;
    for number in 0..count {
        producer.send_text(topic, Some(&format!("key-{number}")), &number.to_string());
    }
    producer.flush_well()
}

fn has_partitions(consumer: &Consumer) -> bool {
    !consumer.assignment().is_empty()
}

fn resume(place: &Place) -> Story {
    fill(place, "resume", 3, 300)?;
    let configs = [
        ("group.id", "resume"),
        ("auto.offset.reset", "earliest"),
        ("enable.auto.commit", "false"),
        ("max.poll.records", "40"),
    ];
    let mut first = Consuming::start(place.bootstrap(), place.era(), &configs)?;
    first.subscribe(&["resume"])?;
    let mut seen = first.read(80, PATIENCE)?;
    first.commit()?;
    seen.extend(first.poll(Duration::from_millis(100))?);
    first.commit_async()?;
    let member = first.machine().member_id().to_owned();
    let rows = first.beside(|| place.describe_group("resume"))??;
    hold!(rows.len() == 3, "{rows:?}");
    hold!(rows.iter().all(|row| row.consumer == member), "not {member}: {rows:?}");
    // commitAsync waited in polls: what they gave is not committed.
    let total: i64 = rows.iter().filter_map(|row| row.committed).sum();
    hold!(total >= seen.len() as i64, "committed {total} of {}: {rows:?}", seen.len());
    for row in &rows {
        let lag = row.committed.map(|committed| row.end - committed);
        hold!(row.lag == lag, "{row:?}");
    }
    first.close()?;
    let mut second = Consuming::start(place.bootstrap(), place.era(), &configs)?;
    second.subscribe(&["resume"])?;
    let rest: Vec<Got> = second.read((300 - total) as usize, PATIENCE)?;
    for row in &rows {
        let next = rest.iter().find(|record| record.partition == row.partition);
        let Some(next) = next else { continue };
        hold!(Some(next.offset) == row.committed, "{row:?} goes on at {}", next.offset);
    }
    second.commit()?;
    second.close()?;
    let rows = place.describe_group("resume")?;
    hold!(rows.iter().all(|row| row.lag == Some(0) && row.consumer == "-"), "{rows:?}");
    Ok(())
}

fn auto_commit(place: &Place) -> Story {
    fill(place, "auto-commit", 1, 100)?;
    let configs = [
        ("group.id", "auto-commit"),
        ("auto.offset.reset", "earliest"),
        ("auto.commit.interval.ms", "500"),
    ];
    let mut first = Consuming::start(place.bootstrap(), place.era(), &configs)?;
    first.subscribe(&["auto-commit"])?;
    first.read(100, PATIENCE)?;
    let partition = ("auto-commit".to_owned(), 0);
    let committed = |it: &Consumer| it.committed(&partition) == Some(100);
    first.poll_until(PATIENCE, "auto-commit by the clock", committed)?;
    let rows = first.beside(|| place.describe_group("auto-commit"))??;
    hold!(rows[0].committed == Some(100), "{rows:?}");
    let mut producer = Producing::start(place.bootstrap(), place.era(), &[])?;
    producer.send_text("auto-commit", None, "one more");
    producer.flush_well()?;
    first.read(1, PATIENCE)?;
    first.close()?;
    let rows = place.describe_group("auto-commit")?;
    hold!(rows[0].committed == Some(101), "on close: {rows:?}");
    Ok(())
}

fn static_member(place: &Place) -> Story {
    place.topic("static", 4)?;
    let mut crowd = Crowd::new(place, "static", "static", 4);
    let times = ["session.timeout.ms=6000", "heartbeat.interval.ms=300"];
    let with = |id: &'static str| [&times[..], &[id]].concat();
    let stays = crowd.join(Make::Java, &with("group.instance.id=a"))?;
    let goes = crowd.join(Make::Ours, &with("group.instance.id=b"))?;
    crowd.settle("both are in", PATIENCE)?;
    let (before, had) = (crowd.member(stays).assignments, crowd.member(goes).assigned.clone());
    // A static member that closes does not leave: its place is kept for session.timeout.ms.
    crowd.leave(goes)?;
    let back = crowd.join(Make::Ours, &with("group.instance.id=b"))?;
    crowd.until("it is back", PATIENCE, |crowd| !crowd.member(back).assigned.is_empty())?;
    let has = &crowd.member(back).assigned;
    hold!(*has == had, "it had {had:?} and has {has:?}");
    let after = crowd.member(stays).assignments;
    hold!(after == before, "the other was assigned anew {} times", after - before);
    crowd.kill(back)?;
    crowd.settle("the other has all when the session is over", PATIENCE)?;
    crowd.leave_all()
}

fn fenced(place: &Place) -> Story {
    place.topic("fenced", 2)?;
    let configs = [("group.id", "fenced"), ("group.instance.id", "one")];
    let mut first = Consuming::start(place.bootstrap(), place.era(), &configs)?;
    first.subscribe(&["fenced"])?;
    first.poll_until(PATIENCE, "joining", has_partitions)?;
    let mut second = Consuming::start(place.bootstrap(), place.era(), &configs)?;
    second.subscribe(&["fenced"])?;
    second.poll_until(PATIENCE, "joining in its place", has_partitions)?;
    for _ in 0..100 {
        match first.poll(Duration::from_millis(100)) {
            Ok(_) => {}
            Err(error) => {
                hold!(error.starts_with("FencedInstanceIdException"), "it throws {error}");
                return second.close();
            }
        }
    }
    Err("the first is not fenced".into())
}
