//! The partitioners against what Apache Kafka 4.3.1 and 2.5.1 chose, with its random numbers.

use client::partitioner::{
    BuiltInPartitioner, DefaultPartitioner, RoundRobinPartitioner, TopicPartitions,
    UniformStickyPartitioner, partition_for_key,
};
use serde_json::Value;

fn cases(pattern: &str) -> Vec<Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors");
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_str().unwrap().contains(pattern) {
            let file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            cases.extend(file["cases"].as_array().unwrap().iter().cloned());
        }
    }
    assert!(!cases.is_empty(), "no vectors for {pattern}");
    cases
}

fn int(value: &Value) -> i32 {
    i32::try_from(value.as_i64().unwrap()).unwrap()
}

fn ints(value: &Value) -> Vec<i32> {
    value.as_array().unwrap().iter().map(int).collect()
}

fn bytes(hex: &Value) -> Option<Vec<u8>> {
    let hex = hex.as_str()?;
    let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    Some((0..hex.len()).step_by(2).map(byte).collect())
}

/// Random numbers of one case, and how many are used up.
struct Randoms {
    numbers: Vec<i32>,
    used: usize,
}

impl Randoms {
    fn of(case: &Value) -> Self {
        Self { numbers: case.get("randoms").map(ints).unwrap_or_default(), used: 0 }
    }

    fn draw(&mut self) -> i32 {
        self.used += 1;
        self.numbers[self.used - 1]
    }
}

#[test]
fn keys_go_where_kafka_sends_them() {
    for case in cases("murmur2") {
        let text = || case["key_utf8"].as_str().unwrap().as_bytes().to_vec();
        let key = bytes(&case["key_hex"]).unwrap_or_else(text);
        assert_eq!(protocol::hash::murmur2(&key), int(&case["murmur2"]), "{case}");
        for (partitions, expected) in case["partition_for"].as_object().into_iter().flatten() {
            let chosen = partition_for_key(&key, partitions.parse().unwrap());
            assert_eq!(chosen, int(expected), "{case}");
        }
    }
}

#[test]
fn the_built_in_partitioner_chooses_as_kafka_does() {
    for case in cases("builtin-partitioner") {
        let mut partitioner = BuiltInPartitioner::new(int(&case["sticky_batch_size"]) as u32);
        let mut randoms = Randoms::of(&case);
        for (step, op) in case["ops"].as_array().unwrap().iter().enumerate() {
            let what = format!("{} step {step}: {op}", case["id"]);
            let available = ints(&op["available"]);
            let topic = TopicPartitions { count: int(&case["partitions"]), available: &available };
            let before = randoms.used;
            match op["op"].as_str().unwrap() {
                "load" if op["queue"].is_null() => partitioner.update_load(None, 0),
                "load" => {
                    let (queue, ids) = (ints(&op["queue"]), ints(&op["partition_ids"]));
                    partitioner.update_load(Some((&queue, &ids)), queue.len());
                    let end = op.get("load_stats_range_end").map(int);
                    assert_eq!(partitioner.load_stats_range_end(), end, "{what}");
                }
                kind => {
                    let partition = partitioner.peek(topic, &mut || randoms.draw());
                    assert_eq!(partition, int(&op["partition"]), "{what}");
                    if kind == "append" {
                        let enable = op["enable_switch"].as_bool().unwrap();
                        let bytes = int(&op["bytes"]) as u32;
                        partitioner.update(bytes, topic, enable, &mut || randoms.draw());
                    }
                }
            }
            if let Some(after) = op.get("after").filter(|after| !after.is_null()) {
                assert_eq!(partitioner.current(), Some(int(after)), "{what}");
            }
            assert_eq!((randoms.used - before) as i32, int(&op["used"]), "{what}");
        }
    }
}

/// The three partitioners of 2.5 behind one door.
enum Partitioner25 {
    Default(DefaultPartitioner),
    Uniform(UniformStickyPartitioner),
    RoundRobin(RoundRobinPartitioner),
}

impl Partitioner25 {
    fn new(name: &str) -> Self {
        match name {
            "default" => Self::Default(DefaultPartitioner::default()),
            "uniform-sticky" => Self::Uniform(UniformStickyPartitioner::default()),
            "roundrobin" => Self::RoundRobin(RoundRobinPartitioner::new()),
            other => panic!("partitioner {other}"),
        }
    }

    fn partition(&mut self, op: &Value, topic: TopicPartitions<'_>, randoms: &mut Randoms) -> i32 {
        let name = op["topic"].as_str().unwrap();
        let key = bytes(&op["key_hex"]);
        let mut draw = || randoms.draw();
        match self {
            Self::Default(it) => it.partition(name, key.as_deref(), topic, &mut draw),
            Self::Uniform(it) => it.partition(name, topic, &mut draw),
            Self::RoundRobin(it) => it.partition(name, topic).partition,
        }
    }

    fn on_new_batch(&mut self, op: &Value, topic: TopicPartitions<'_>, randoms: &mut Randoms) {
        let (name, previous) = (op["topic"].as_str().unwrap(), int(&op["prev_partition"]));
        let mut draw = || randoms.draw();
        match self {
            Self::Default(it) => it.on_new_batch(name, topic, previous, &mut draw),
            Self::Uniform(it) => it.on_new_batch(name, topic, previous, &mut draw),
            Self::RoundRobin(_) => {}
        }
    }
}

#[test]
fn the_partitioners_of_2_5_choose_as_kafka_does() {
    for case in cases("partitioners-2.5") {
        let mut partitioner = Partitioner25::new(case["partitioner"].as_str().unwrap());
        let mut randoms = Randoms::of(&case);
        for (step, op) in case["ops"].as_array().unwrap().iter().enumerate() {
            let what = format!("{} step {step}: {op}", case["id"]);
            let available = ints(&op["available"]);
            let topic = TopicPartitions { count: int(&op["partitions"]), available: &available };
            let before = randoms.used;
            if op["op"] == "partition" {
                let partition = partitioner.partition(op, topic, &mut randoms);
                assert_eq!(partition, int(&op["partition"]), "{what}");
            } else {
                partitioner.on_new_batch(op, topic, &mut randoms);
            }
            assert_eq!((randoms.used - before) as i32, int(&op["used"]), "{what}");
        }
    }
}

#[test]
fn round_robin_takes_its_turns_as_kafka_does() {
    for case in cases("roundrobin-partitioner") {
        let mut partitioner = RoundRobinPartitioner::new();
        for call in case["calls"].as_array().unwrap() {
            let available = ints(&call["available"]);
            let topic = TopicPartitions { count: int(&call["partitions"]), available: &available };
            let turn = partitioner.partition(call["topic"].as_str().unwrap(), topic);
            assert_eq!(turn.partition, int(&call["partition"]), "{}: {call}", case["id"]);
        }
    }
}
