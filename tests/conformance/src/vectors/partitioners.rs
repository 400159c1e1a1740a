//! Partitioners of both eras, driven with the random numbers Kafka drew.

use client::partitioner::{
    BuiltInPartitioner, RoundRobinPartitioner, StickyPartitionCache, TopicPartitions,
    partition_for_key,
};
use serde_json::Value;

use super::{Verdict, equal};
use crate::json::{long, optional_hex, text};

/// The random numbers of one case, and how many are used up.
struct Randoms {
    numbers: Vec<i32>,
    used: usize,
}

impl Randoms {
    fn of(case: &Value) -> Self {
        Self { numbers: ints(&case["randoms"]), used: 0 }
    }

    /// Beyond the recorded ones the count alone tells that too many were drawn.
    fn draw(&mut self) -> i32 {
        self.used += 1;
        self.numbers.get(self.used - 1).copied().unwrap_or_default()
    }
}

fn ints(value: &Value) -> Vec<i32> {
    value.as_array().into_iter().flatten().map(|n| n.as_i64().unwrap_or(0) as i32).collect()
}

fn ops(case: &Value) -> impl Iterator<Item = (usize, &Value)> {
    case["ops"].as_array().into_iter().flatten().enumerate()
}

pub(super) fn built_in(case: &Value) -> Result<Verdict, String> {
    let mut partitioner = BuiltInPartitioner::new(long(case, "sticky_batch_size") as u32);
    let mut randoms = Randoms::of(case);
    for (step, op) in ops(case) {
        let available = ints(&op["available"]);
        let topic =
            TopicPartitions { count: long(case, "partitions") as i32, available: &available };
        let before = randoms.used;
        if text(op, "op") == "load" {
            let (queue, ids) = (ints(&op["queue"]), ints(&op["partition_ids"]));
            let load = (!op["queue"].is_null()).then_some((&queue[..], &ids[..]));
            partitioner.update_load(load, queue.len());
            let end = op["load_stats_range_end"].as_i64();
            let ours = partitioner.load_stats_range_end().map(i64::from);
            equal(&format!("step {step}: load statistics"), &end, &ours)?;
        } else {
            let partition = partitioner.peek(topic, &mut || randoms.draw());
            let kafka = long(op, "partition") as i32;
            equal(&format!("step {step}: partition"), &kafka, &partition)?;
            if text(op, "op") == "append" {
                let enable = op["enable_switch"] == true;
                let bytes = long(op, "bytes") as u32;
                partitioner.update(bytes, topic, enable, &mut || randoms.draw());
            }
        }
        if let Some(after) = op["after"].as_i64() {
            let ours = partitioner.current().map(i64::from);
            equal(&format!("step {step}: afterwards"), &Some(after), &ours)?;
        }
        let used = (randoms.used - before) as i64;
        equal(&format!("step {step}: random numbers"), &long(op, "used"), &used)?;
    }
    Ok(Verdict::Passed)
}

pub(super) fn round_robin(case: &Value) -> Result<Verdict, String> {
    let mut partitioner = RoundRobinPartitioner::new();
    for (step, call) in case["calls"].as_array().into_iter().flatten().enumerate() {
        let available = ints(&call["available"]);
        let topic =
            TopicPartitions { count: long(call, "partitions") as i32, available: &available };
        let ours = partitioner.partition(&text(call, "topic"), topic).partition;
        equal(&format!("call {step}"), &long(call, "partition"), &i64::from(ours))?;
    }
    Ok(Verdict::Passed)
}

/// The three partitioners of 2.5 behind one door.
enum Partitioner25 {
    Default(StickyPartitionCache),
    UniformSticky(StickyPartitionCache),
    RoundRobin(RoundRobinPartitioner),
}

impl Partitioner25 {
    fn named(name: &str) -> Result<Self, String> {
        match name {
            "default" => Ok(Self::Default(StickyPartitionCache::default())),
            "uniform-sticky" => Ok(Self::UniformSticky(StickyPartitionCache::default())),
            "roundrobin" => Ok(Self::RoundRobin(RoundRobinPartitioner::new())),
            other => Err(format!("no partitioner {other}")),
        }
    }

    fn partition(
        &mut self,
        op: &Value,
        topic: TopicPartitions<'_>,
        randoms: &mut Randoms,
    ) -> Result<i32, String> {
        let name = text(op, "topic");
        let key = optional_hex(&op["key_hex"])?;
        let mut draw = || randoms.draw();
        Ok(match self {
            Self::Default(cache) => match key {
                Some(key) => partition_for_key(&key, topic.count),
                None => cache.partition(&name, topic, &mut draw),
            },
            Self::UniformSticky(cache) => cache.partition(&name, topic, &mut draw),
            Self::RoundRobin(it) => it.partition(&name, topic).partition,
        })
    }

    fn on_new_batch(&mut self, op: &Value, topic: TopicPartitions<'_>, randoms: &mut Randoms) {
        let (name, previous) = (text(op, "topic"), long(op, "prev_partition") as i32);
        let mut draw = || randoms.draw();
        match self {
            Self::Default(cache) | Self::UniformSticky(cache) => {
                cache.next_partition(&name, topic, previous, &mut draw);
            }
            Self::RoundRobin(_) => {}
        }
    }
}

pub(super) fn kafka_2_5(case: &Value) -> Result<Verdict, String> {
    let mut partitioner = Partitioner25::named(&text(case, "partitioner"))?;
    let mut randoms = Randoms::of(case);
    for (step, op) in ops(case) {
        let available = ints(&op["available"]);
        let topic = TopicPartitions { count: long(op, "partitions") as i32, available: &available };
        let before = randoms.used;
        if text(op, "op") == "new_batch" {
            partitioner.on_new_batch(op, topic, &mut randoms);
        } else {
            let ours = partitioner.partition(op, topic, &mut randoms)?;
            equal(&format!("step {step}"), &long(op, "partition"), &i64::from(ours))?;
        }
        let used = (randoms.used - before) as i64;
        equal(&format!("step {step}: random numbers"), &long(op, "used"), &used)?;
    }
    Ok(Verdict::Passed)
}
