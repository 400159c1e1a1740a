//! Reading without a group: where to begin, seeking, pausing.

use std::time::Duration;

use client::consumer::SeekTo;
use protocol::era::Era;

use super::{Entry, Needs};
use crate::clients::{Consuming, Producing};
use crate::place::Place;
use crate::{Story, hold};

pub(super) const STORIES: &[Entry] = &[
    ("earliest reads all, latest only what comes", Needs::Nothing, resets),
    ("seek goes to an offset, the beginning and the end", Needs::Nothing, seeks),
    ("large values come, one fetch or many", Needs::Nothing, large),
    ("a topic made by reading it, and one that is not made", Needs::Nothing, auto_create),
];

const PATIENCE: Duration = Duration::from_secs(20);

fn fill(place: &Place, topic: &str, count: u32) -> Story<Producing> {
    place.topic(topic, 1)?;
    let mut producer = Producing::start(place.bootstrap(), place.era(), &[])?;
    for number in 0..count {
        producer.send_text(topic, None, &number.to_string());
    }
    producer.flush_well()?;
    Ok(producer)
}

fn resets(place: &Place) -> Story {
    let mut producer = fill(place, "resets", 50)?;
    for era in [Era::Kafka25, Era::Kafka4] {
        let mut first =
            Consuming::start(place.bootstrap(), era, &[("auto.offset.reset", "earliest")])?;
        first.assign("resets", &[0])?;
        let records = first.read(50, PATIENCE)?;
        hold!(records[0].offset == 0, "earliest begins at {}", records[0].offset);
        let mut last =
            Consuming::start(place.bootstrap(), era, &[("auto.offset.reset", "latest")])?;
        last.assign("resets", &[0])?;
        let partition = ("resets".to_owned(), 0);
        last.poll_until(PATIENCE, "a position", |it| it.position(&partition).is_some())?;
        producer.send_text("resets", None, "new");
        producer.flush_well()?;
        let records = last.read(1, PATIENCE)?;
        hold!(records.len() == 1 && records[0].text() == "new", "latest reads {records:?}");
        first.close()?;
        last.close()?;
    }
    let mut none =
        Consuming::start(place.bootstrap(), place.era(), &[("auto.offset.reset", "none")])?;
    none.assign("resets", &[0])?;
    let thrown = none.read(1, PATIENCE);
    let right = thrown.as_ref().is_err_and(|it| it.starts_with("NoOffsetForPartitionException"));
    hold!(right, "none throws {thrown:?}");
    Ok(())
}

fn seeks(place: &Place) -> Story {
    let _producer = fill(place, "seeks", 100)?;
    let configs = [("auto.offset.reset", "earliest"), ("max.poll.records", "10")];
    let mut consumer = Consuming::start(place.bootstrap(), place.era(), &configs)?;
    consumer.assign("seeks", &[0])?;
    consumer.read(30, PATIENCE)?;
    consumer.seek("seeks", 0, SeekTo::Offset(77))?;
    let records = consumer.read(5, PATIENCE)?;
    hold!(records[0].offset == 77, "after seek(77) comes {}", records[0].offset);
    consumer.seek("seeks", 0, SeekTo::Beginning)?;
    let records = consumer.read(5, PATIENCE)?;
    hold!(records[0].offset == 0, "after seekToBeginning comes {}", records[0].offset);
    consumer.seek("seeks", 0, SeekTo::End)?;
    let records = consumer.poll(Duration::from_millis(500))?;
    hold!(records.is_empty(), "after seekToEnd come {records:?}");
    // Out of range: auto.offset.reset decides.
    consumer.seek("seeks", 0, SeekTo::Offset(5_000))?;
    let records = consumer.read(5, PATIENCE)?;
    hold!(records[0].offset == 0, "after seek(5000) comes {}", records[0].offset);
    consumer.close()
}

fn large(place: &Place) -> Story {
    place.topic("large", 1)?;
    let mut producer = Producing::start(place.bootstrap(), place.era(), &[])?;
    for size in [900_000, 1, 500_000, 700_000, 2, 900_000] {
        producer.send_text("large", None, &"x".repeat(size));
    }
    producer.flush_well()?;
    for limit in ["1000", "1048576", "52428800"] {
        let configs = [("auto.offset.reset", "earliest"), ("max.partition.fetch.bytes", limit)];
        let mut consumer = Consuming::start(place.bootstrap(), place.era(), &configs)?;
        consumer.assign("large", &[0])?;
        let sizes: Vec<usize> =
            consumer.read(6, PATIENCE)?.iter().map(|record| record.text().len()).collect();
        hold!(sizes == [900_000, 1, 500_000, 700_000, 2, 900_000], "with {limit}: {sizes:?}");
    }
    Ok(())
}

fn auto_create(place: &Place) -> Story {
    let mut consumer = Consuming::start(place.bootstrap(), place.era(), &[])?;
    consumer.assign("made-by-reading", &[0])?;
    let partition = ("made-by-reading".to_owned(), 0);
    consumer.poll_until(PATIENCE, "a position", |it| it.position(&partition).is_some())?;
    let configs = [("allow.auto.create.topics", "false")];
    let mut other = Consuming::start(place.bootstrap(), place.era(), &configs)?;
    other.assign("never-made", &[0])?;
    other.poll(Duration::from_secs(1))?;
    let there = place.admin()?.delete_topic("never-made");
    hold!(there.is_err(), "never-made was made");
    Ok(())
}
