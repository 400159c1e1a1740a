//! What our producer sends is what comes out, whoever reads it.

use std::collections::BTreeSet;
use std::time::Duration;

use bytes::Bytes;
use client::producer::ProducerRecord;
use protocol::era::Era;
use protocol::hash::murmur2;

use super::{Entry, Needs};
use crate::clients::{Consuming, Got, Producing};
use crate::members::{Crowd, Make};
use crate::place::Place;
use crate::{Story, hold};

pub(super) const STORIES: &[Entry] = &[
    ("records of every acks arrive, each once and in order", Needs::Nothing, acks),
    ("keys, nulls, headers and timestamps arrive as they were sent", Needs::Nothing, shapes),
    ("a key goes to the partition murmur2 says", Needs::Nothing, keys),
    ("many batches on the way at once stay in order", Needs::Nothing, many),
    ("a record too large for the broker fails alone", Needs::Nothing, too_large),
    ("what ours compresses, ours, Java and librdkafka read", Needs::Members, compressed),
];

/// Reads a topic from its start with a consumer that is in no group.
fn read_all(place: &Place, topic: &str, partitions: &[i32], count: usize) -> Story<Vec<Got>> {
    let configs = [("auto.offset.reset", "earliest")];
    let mut consumer = Consuming::start(place.bootstrap(), place.era(), &configs)?;
    consumer.assign(topic, partitions)?;
    let records = consumer.read(count, Duration::from_secs(20))?;
    consumer.close()?;
    hold!(records.len() == count, "{} records instead of {count}", records.len());
    Ok(records)
}

fn acks(place: &Place) -> Story {
    for era in [Era::Kafka25, Era::Kafka4] {
        for (acks, idempotence) in
            [("0", "false"), ("1", "false"), ("all", "false"), ("all", "true")]
        {
            let topic = format!("acks-{acks}-{idempotence}-{era:?}");
            place.topic(&topic, 1)?;
            let configs = [("acks", acks), ("enable.idempotence", idempotence)];
            let mut producer = Producing::start(place.bootstrap(), era, &configs)?;
            for number in 0..200 {
                producer.send_text(&topic, None, &number.to_string());
            }
            producer.flush_well()?;
            let acknowledged = producer.acknowledged_records();
            hold!(acknowledged == 200, "acks={acks}: {acknowledged} are acknowledged");
            let first = producer.acknowledged.first().map(|batch| batch.2);
            let wanted = if acks == "0" { -1 } else { 0 };
            hold!(first == Some(wanted), "acks={acks}: the first batch is at {first:?}");
            let id = producer.machine().producer_id();
            hold!(id.is_some() == (idempotence == "true"), "acks={acks}: producer id {id:?}");
            producer.close()?;
            let records = read_all(place, &topic, &[0], 200)?;
            for (record, number) in records.iter().zip(0_i64..) {
                let right = record.offset == number && record.text() == number.to_string();
                hold!(right, "acks={acks}: {} at {}", record.text(), record.offset);
            }
        }
    }
    Ok(())
}

fn shapes(place: &Place) -> Story {
    place.topic("shapes", 1)?;
    let bytes = |text: &'static str| Some(Bytes::from_static(text.as_bytes()));
    let record = |key, value| ProducerRecord {
        topic: "shapes".into(),
        key,
        value,
        ..ProducerRecord::default()
    };
    let mut sent = vec![
        record(None, None),
        record(None, bytes("no key")),
        record(bytes("no value"), None),
        record(bytes(""), bytes("")),
        record(bytes("열쇠"), bytes("값")),
    ];
    sent.push(ProducerRecord {
        headers: vec![("a".into(), bytes("1")), ("a".into(), None), ("".into(), bytes(""))],
        timestamp_ms: Some(1_234_567_890_123),
        ..record(bytes("k"), bytes("with headers"))
    });
    let mut producer = Producing::start(place.bootstrap(), place.era(), &[("linger.ms", "20")])?;
    for record in &sent {
        producer.send(record.clone());
    }
    producer.flush_well()?;
    let records = read_all(place, "shapes", &[0], sent.len())?;
    for (got, sent) in records.iter().zip(&sent) {
        hold!(got.key == sent.key && got.value == sent.value, "{got:?} was {sent:?}");
        let headers: Vec<_> =
            sent.headers.iter().map(|(key, value)| (key.to_string(), value.clone())).collect();
        hold!(got.headers == headers, "{got:?} was {sent:?}");
        let stamp = sent.timestamp_ms.is_none_or(|stamp| stamp == got.timestamp_ms);
        hold!(stamp && got.timestamp_ms > 1_000_000_000_000, "{got:?} was {sent:?}");
    }
    Ok(())
}

fn keys(place: &Place) -> Story {
    place.topic("keys", 5)?;
    let mut producer = Producing::start(place.bootstrap(), place.era(), &[])?;
    for number in 0..100 {
        producer.send_text("keys", Some(&format!("key-{number}")), "value");
    }
    producer.flush_well()?;
    let records = read_all(place, "keys", &[0, 1, 2, 3, 4], 100)?;
    for record in &records {
        let key = record.key.clone().unwrap_or_default();
        let wanted = (murmur2(&key) & i32::MAX) % 5;
        hold!(record.partition == wanted, "{key:?} is in {} and not {wanted}", record.partition);
    }
    let used: BTreeSet<i32> = records.iter().map(|record| record.partition).collect();
    hold!(used.len() == 5, "only {used:?} are used");
    Ok(())
}

fn many(place: &Place) -> Story {
    place.topic("many", 3)?;
    let configs = [("batch.size", "1000"), ("linger.ms", "0"), ("acks", "all")];
    let mut producer = Producing::start(place.bootstrap(), place.era(), &configs)?;
    for number in 0..3_000 {
        producer.send_text("many", Some(&format!("key-{}", number % 7)), &number.to_string());
    }
    producer.flush_well()?;
    let batches = producer.acknowledged.len();
    hold!(batches > 30, "only {batches} batches");
    let records = read_all(place, "many", &[0, 1, 2], 3_000)?;
    for partition in 0..3 {
        let numbers = records.iter().filter(|it| it.partition == partition);
        let numbers: Vec<u32> = numbers.filter_map(|it| it.text().parse().ok()).collect();
        hold!(numbers.is_sorted(), "partition {partition} is not in order");
    }
    Ok(())
}

fn too_large(place: &Place) -> Story {
    place.topic("too-large", 1)?;
    let configs = [("max.request.size", "5000000"), ("batch.size", "100")];
    let mut producer = Producing::start(place.bootstrap(), place.era(), &configs)?;
    producer.send_text("too-large", None, "small");
    producer.send_text("too-large", None, &"x".repeat(2_000_000));
    producer.send_text("too-large", None, "small again");
    producer.flush()?;
    let failed = &producer.failed;
    let right = failed.len() == 1 && failed[0].starts_with("RecordTooLargeException");
    hold!(right, "failed: {failed:?}");
    let records = read_all(place, "too-large", &[0], 2)?;
    hold!(records[1].text() == "small again", "{records:?}");
    Ok(())
}

fn compressed(place: &Place) -> Story {
    place.topic("compressed", 2)?;
    let mut next = 0_u64;
    for era in [Era::Kafka25, Era::Kafka4] {
        for codec in ["none", "gzip", "snappy", "lz4", "zstd"] {
            let configs = [("compression.type", codec), ("linger.ms", "50")];
            let mut producer = Producing::start(place.bootstrap(), era, &configs)?;
            for _ in 0..200 {
                producer.send_text(
                    "compressed",
                    Some(&format!("key-{}", next % 9)),
                    &next.to_string(),
                );
                next += 1;
            }
            producer.flush_well().map_err(|error| format!("{codec}: {error}"))?;
            producer.close()?;
        }
    }
    let records = read_all(place, "compressed", &[0, 1], next as usize)?;
    let values: BTreeSet<String> = records.iter().map(Got::text).collect();
    hold!(values.len() as u64 == next, "{} values of {next}", values.len());
    for make in [Make::Java, Make::Librdkafka] {
        let group = format!("compressed-{}", make.name());
        let mut crowd = Crowd::new(place, &group, "compressed", 2);
        crowd.join(make, &[])?;
        let all = |crowd: &Crowd<'_>| crowd.distinct() >= next;
        crowd.until(&format!("{} reads all", make.name()), Duration::from_secs(30), all)?;
        crowd.leave_all()?;
        crowd.check_deliveries(next)?;
    }
    Ok(())
}
