//! Reading without a group: where to begin, seeking, pausing.

use std::time::Duration;

use client::consumer::SeekTo;
use client::network::Node;
use protocol::ApiKey;
use protocol::era::Era;

use super::{Entry, Needs};
use crate::clients::{Consuming, Got, Producing};
use crate::place::Place;
use crate::{Story, hold};

pub(super) const STORIES: &[Entry] = &[
    ("earliest reads all, latest only what comes", Needs::Nothing, resets),
    ("seek goes to an offset, the beginning and the end", Needs::Nothing, seeks),
    ("large values come, one fetch or many", Needs::Nothing, large),
    ("a topic made by reading it, and one that is not made", Needs::Nothing, auto_create),
    ("what Kafka's own producer compresses is read", Needs::Java, compressed),
    ("every request is of the newest version both sides know", Needs::Nothing, versions),
    ("idle clients sleep", Needs::Nothing, sleep),
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

fn compressed(place: &Place) -> Story {
    for codec in ["gzip", "snappy", "lz4", "zstd"] {
        let topic = format!("compressed-{codec}");
        place.topic(&topic, 1)?;
        let lines: Vec<String> =
            (0..500).map(|number| format!("line {number} of much the same")).collect();
        place.produce_with_java(&topic, codec, &(lines.join("\n") + "\n"))?;
        let configs = [("auto.offset.reset", "earliest")];
        let mut consumer = Consuming::start(place.bootstrap(), place.era(), &configs)?;
        consumer.assign(&topic, &[0])?;
        let read = consumer.read(500, PATIENCE)?;
        let read: Vec<String> = read.iter().map(Got::text).collect();
        hold!(read == lines, "{codec}: {} lines, {:?} first", read.len(), read.first());
    }
    Ok(())
}

/// Highest versions 2.5.1 knows, and and those both we and 4.3.1 know; our server does as they do.
const VERSIONS: [(ApiKey, i16, i16); 11] = [
    (ApiKey::Produce, 8, 13),
    (ApiKey::Fetch, 11, 18),
    (ApiKey::ListOffsets, 5, 11),
    (ApiKey::Metadata, 9, 13),
    (ApiKey::OffsetCommit, 8, 10),
    (ApiKey::OffsetFetch, 7, 10),
    (ApiKey::FindCoordinator, 3, 6),
    (ApiKey::JoinGroup, 7, 9),
    (ApiKey::SyncGroup, 5, 5),
    (ApiKey::CreateTopics, 5, 7),
    (ApiKey::InitProducerId, 3, 5),
];

fn versions(place: &Place) -> Story {
    let mut producer = fill(place, "versions", 1)?;
    producer.flush_well()?;
    for (api_key, old, new) in VERSIONS {
        let spoken = producer.machine().network().version_for(Node::Broker(1), api_key);
        let wanted = if place.era() == Era::Kafka25 { old } else { new };
        hold!(spoken == Some(wanted), "{api_key:?}: {spoken:?} and not {wanted}");
    }
    Ok(())
}

fn sleep(place: &Place) -> Story {
    let mut producer = fill(place, "sleep", 10)?;
    let configs = [("auto.offset.reset", "earliest"), ("group.id", "sleep")];
    let mut consumer = Consuming::start(place.bootstrap(), place.era(), &configs)?;
    consumer.subscribe(&["sleep"])?;
    consumer.read(10, PATIENCE)?;
    let before = (producer.turns(), consumer.turns());
    producer.idle(Duration::from_secs(2))?;
    // Heartbeats every three seconds, a fetch answered empty twice a second.
    consumer.poll(Duration::from_secs(4))?;
    let (produced, consumed) = (producer.turns() - before.0, consumer.turns() - before.1);
    hold!(produced < 20, "the producer woke up {produced} times in two seconds");
    hold!(consumed < 60, "the consumer woke up {consumed} times in four seconds");
    consumer.close()
}
