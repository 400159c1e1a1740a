//! The broker goes away and comes back: our clients go on, nothing is lost, nothing comes twice.

use std::collections::BTreeSet;
use std::time::Duration;

use xtask::kafka::Cluster;

use super::{Entry, Needs};
use crate::clients::{Consuming, Got};
use crate::place::Place;
use crate::stream::Stream;
use crate::{Story, hold};

pub(super) const STORIES: &[Entry] = &[
    ("the broker, leader and coordinator in one, stops and starts", Needs::Kafka, stopped),
    ("the broker is killed and starts again", Needs::Kafka, killed),
];

const PATIENCE: Duration = Duration::from_secs(60);

fn stopped(place: &Place) -> Story {
    go_on(place, "stopped", Cluster::stop)
}

fn killed(place: &Place) -> Story {
    go_on(place, "killed", Cluster::kill)
}

fn go_on(place: &Place, name: &str, end: impl FnOnce(&Cluster)) -> Story {
    let cluster = place.cluster().ok_or("no Kafka here")?;
    place.topic(name, 3)?;
    let stream = Stream::start(place.bootstrap(), place.era(), name, 100)?;
    let configs =
        [("group.id", name), ("auto.offset.reset", "earliest"), ("enable.auto.commit", "false")];
    let mut consumer = Consuming::start(place.bootstrap(), place.era(), &configs)?;
    consumer.subscribe(&[name])?;
    let mut records = consumer.read(100, PATIENCE)?;
    consumer.commit()?;
    let committed = records.len();
    end(cluster);
    // Polling a cluster that is not there gives what was fetched before, and throws nothing.
    for _ in 0..10 {
        records.extend(consumer.poll(Duration::from_millis(100))?);
    }
    let before = records.len();
    cluster.start()?;
    records.extend(consumer.read(300, PATIENCE)?);
    consumer.commit()?;
    let count = stream.stop()? as usize;
    hold!(count > before + 300, "only {count} sent");
    let places = |records: &[Got]| -> BTreeSet<(i32, i64)> {
        records.iter().map(|it| (it.partition, it.offset)).collect()
    };
    while places(&records).len() < count {
        records.extend(consumer.read(1, PATIENCE)?);
    }
    consumer.commit()?;
    let values: BTreeSet<String> = records.iter().map(Got::text).collect();
    hold!(values.len() == count, "{} values for {count} records", values.len());
    // What was given and not committed may come again after the rebalance; nothing else does.
    let again = records.len() - count;
    hold!(again <= before - committed, "{again} came twice, {} may", before - committed);
    consumer.close()
}
