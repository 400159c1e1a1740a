//! The stress scene of the benchmarks: 60 partitions, 24 consumers, 500 records a second, some 300
//! messages on the way.

use serde_json::{Value, json};

/// By then the topics have been made: who comes earlier makes them itself, with one partition.
const TOPICS_MADE_MS: u32 = 10_000;

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
        let name = format!("producer-{producer}");
        // Many requests on the way at once, so that the stage has some 300 tokens to draw.
        let configs = json!({
            "enable.idempotence": "false", "acks": "1", "linger.ms": "0",
            "max.in.flight.requests.per.connection": "56"
        });
        commands.push(json!({
            "command": "start-producer", "producer": name, "configs": configs, "at": TOPICS_MADE_MS
        }));
        commands.push(json!({
            "command": "produce-at-rate",
            "producer": name,
            "topic": format!("topic-{producer}"),
            "rate": 100,
            "keys": (0..40).map(|key| format!("key-{key}")).collect::<Vec<_>>(),
            "value-bytes": 100,
            "at": TOPICS_MADE_MS
        }));
    }
    for consumer in 0..24 {
        let group = consumer % 6;
        commands.push(json!({
            "command": "start-consumer",
            "consumer": format!("consumer-{consumer}"),
            "group": format!("group-{group}"),
            "topics": [format!("topic-{group}")],
            "at": TOPICS_MADE_MS
        }));
    }
    commands.into()
}
