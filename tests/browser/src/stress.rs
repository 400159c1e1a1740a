//! The stress scene of the benchmarks: 60 partitions, 24 consumers, 500 records a second.

use serde_json::{Value, json};

/// The commands that set the scene, as a script on the page would run them.
pub fn commands(latency_ms: u32) -> Value {
    let mut commands = vec![json!({
        "command": "set-network", "latency-ms": latency_ms, "jitter-ms": 40, "loss-per-mille": 0
    })];
    for topic in 0..6 {
        let name = format!("topic-{topic}");
        commands.push(json!({"command": "create-topic", "topic": name, "partitions": 10}));
    }
    for producer in 0..5 {
        commands.push(json!({
            "command": "produce-at-rate",
            "producer": format!("producer-{producer}"),
            "topic": format!("topic-{producer}"),
            "rate": 100,
            "keys": (0..40).map(|key| format!("key-{key}")).collect::<Vec<_>>(),
            "value-bytes": 100
        }));
    }
    for consumer in 0..24 {
        let group = consumer % 6;
        commands.push(json!({
            "command": "start-consumer",
            "consumer": format!("consumer-{consumer}"),
            "group": format!("group-{group}"),
            "topics": [format!("topic-{group}")]
        }));
    }
    commands.into()
}
