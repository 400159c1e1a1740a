//! A run as a value: seed, era, network and the list of timed commands. The same scene gives the
//! same run, to the byte.

use protocol::era::Era;
use protocol::time::{Duration, Instant};

use crate::command::{Command, CommandError, TimedCommand};
use crate::network::NetworkKnob;

/// Every run begins on 2026-01-01T00:00:00Z.
pub const START: Instant = Instant::from_millis(1_767_225_600_000);

/// Everything a run follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// Seed of all randomness.
    pub seed: u64,
    /// Whose defaults hold.
    pub era: Era,
    /// The network at the beginning.
    pub network: NetworkKnob,
    /// Broker configs by Kafka's names over the era's defaults, as in a server.properties. Links do
    /// not carry them.
    pub broker_configs: Vec<(String, String)>,
    /// What is done and when.
    pub commands: Vec<TimedCommand>,
}

impl Scene {
    /// A cluster of one broker where nothing has been done yet.
    pub fn empty(era: Era, seed: u64) -> Self {
        let (network, broker_configs, commands) = Default::default();
        Self { seed, era, network, broker_configs, commands }
    }

    /// Sets a config of the brokers.
    ///
    /// # Errors
    /// An unknown name or a bad value, in Kafka's words.
    pub fn with_broker_config(mut self, key: &str, value: &str) -> Result<Self, CommandError> {
        let set = broker::BrokerConfig::new(self.era).set(key, value);
        set.map_err(|error| CommandError {
            exception: "ConfigException",
            message: error.to_string(),
        })?;
        self.broker_configs.push((key.into(), value.into()));
        Ok(self)
    }

    /// Adds a command `after` the beginning.
    #[must_use]
    pub fn with(mut self, after: Duration, command: Command) -> Self {
        self.commands.push(TimedCommand { at: START + after, command });
        self
    }

    /// The opening scene: orders arrive with keys, one group bills them and commits, another
    /// ships them at its own, slower pace and so falls behind now and then. Worth looking at from
    /// [`Scene::OPENING`] on.
    pub fn default_for(era: Era) -> Self {
        let text = |text: &str| text.to_owned();
        let ms = Duration::from_millis;
        let consumer = |name: &str, group: &str, configs: &[(&str, &str)]| Command::StartConsumer {
            consumer: text(name),
            group: Some(text(group)),
            topics: vec![text("orders")],
            partitions: Vec::new(),
            configs: configs.iter().map(|(key, value)| (text(key), text(value))).collect(),
        };
        let pace = |name: &str, millis| Command::SetProcessingTime {
            consumer: text(name),
            per_record: ms(millis),
        };
        let earliest = [("auto.offset.reset", "earliest")];
        // Two keys for each of four partitions.
        let keys = ["hana", "wei", "ada", "chi", "mia", "sue", "rob", "uma"];
        Self::empty(era, 1)
            .with(
                ms(0),
                Command::CreateTopic {
                    topic: text("orders"),
                    partitions: Some(4),
                    replication_factor: Some(1),
                    configs: Vec::new(),
                },
            )
            .with(
                ms(13_000),
                Command::ProduceAtRate {
                    producer: text("orders-api"),
                    topic: text("orders"),
                    records_per_1000_s: 1_500,
                    keys: keys.iter().map(|key| text(key)).collect(),
                    value_bytes: 0,
                },
            )
            .with(ms(4_000), consumer("billing-1", "billing", &earliest))
            .with(ms(4_000), pace("billing-1", 350))
            .with(ms(4_500), consumer("billing-2", "billing", &earliest))
            .with(ms(4_500), pace("billing-2", 450))
            .with(ms(5_000), consumer("shipping-1", "shipping", &earliest))
            .with(ms(5_000), pace("shipping-1", 550))
    }

    /// How far after the beginning the opening scene is worth looking at.
    pub const OPENING: Duration = Duration::from_secs(27);
}
