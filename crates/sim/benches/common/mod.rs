//! The scenes that are measured.
#![allow(dead_code, reason = "every bench uses some of it")]

use protocol::era::Era;
use protocol::time::Duration;
use sim::{Command, Run, Scene};

/// How a scene is loaded.
#[derive(Clone, Copy)]
pub(crate) struct Load {
    pub(crate) topics: u32,
    pub(crate) partitions_per_topic: u32,
    pub(crate) groups_per_topic: u32,
    pub(crate) consumers_per_group: u32,
    /// Over all topics, in records per 1000 s.
    pub(crate) records_per_1000_s: u64,
}

/// 3 topics, 12 partitions, 6 consumers, 200 records/s.
pub(crate) const LIVELY: Load = Load {
    topics: 3,
    partitions_per_topic: 4,
    groups_per_topic: 1,
    consumers_per_group: 2,
    records_per_1000_s: 200_000,
};

/// 60 partitions, 24 consumers, 500 records/s.
pub(crate) const STRESS: Load = Load {
    topics: 4,
    partitions_per_topic: 15,
    groups_per_topic: 2,
    consumers_per_group: 3,
    records_per_1000_s: 500_000,
};

pub(crate) fn scene(load: Load) -> Scene {
    let second = Duration::from_secs(1);
    let command =
        |line: &str| Command::parse(line).unwrap_or_else(|error| panic!("{line}: {error}"));
    let mut scene = Scene::empty(Era::Kafka4, 1);
    let keys: String = (0..64).map(|number| format!(" --keys user-{number}")).collect();
    for topic in 0..load.topics {
        let partitions = load.partitions_per_topic;
        let line = format!("create-topic --topic t-{topic} --partitions {partitions}");
        scene = scene.with(Duration::ZERO, command(&line));
        let rate = load.records_per_1000_s / u64::from(load.topics);
        let line = format!(
            "produce-at-rate --producer p-{topic} --topic t-{topic} --rate {}.{:03} --value-bytes 100{keys}",
            rate / 1_000,
            rate % 1_000
        );
        scene = scene.with(second.saturating_mul(10), command(&line));
        for group in 0..load.groups_per_topic {
            for consumer in 0..load.consumers_per_group {
                let line = format!(
                    "start-consumer --consumer c-{topic}-{group}-{consumer} --group g-{topic}-{group} --topics t-{topic}"
                );
                scene = scene.with(second.saturating_mul(6), command(&line));
            }
        }
    }
    scene
}

/// Runs `seconds` more.
pub(crate) fn advance(run: &mut Run, seconds: u64) {
    let to = run.now() + Duration::from_secs(seconds);
    let _ = run.advance(to, u32::MAX);
}
