//! The broker's configuration under Kafka's own names: typed fields for the code that runs, and the
//! text they were set by for DescribeConfigs.

use protocol::{SortedMap, era::Era};
use std::sync::Arc;

mod definition;
mod describe;
mod resource;
mod threads;
mod topic;
mod value;

pub use definition::{ConfigDefinition, ConfigKind};
pub use describe::{ConfigEntry, ConfigSource};
pub(crate) use resource::validate_client_metrics;
pub use resource::{ConfigResource, ConfigResourceType};
pub use topic::{CleanupPolicy, Ratio, TimestampType, TopicCompression, TopicConfig};
pub use value::{ConfigError, ConfigValue};

macro_rules! broker_config {
    ($($(#[$doc:meta])* $field:ident: $kind:ty = $default:expr, $name:literal;)*) => {
        /// All configs of one broker that its code reads (KafkaConfig). Read the fields, change
        /// them with [`BrokerConfig::set`], so that DescribeConfigs tells the same story.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct BrokerConfig {
            /// Whose defaults and error texts apply.
            pub era: Era,
            /// What was set explicitly, by Kafka's config name: DescribeConfigs calls it
            /// STATIC_BROKER_CONFIG.
            overrides: SortedMap<String, String>,
            /// What was set at run time for all brokers, and for this one.
            dynamic_default: SortedMap<String, String>,
            dynamic: SortedMap<String, String>,
            /// The configs as they were without those.
            fixed: Option<Arc<BrokerConfig>>,
            /// Host of the PLAINTEXT listener, as clients are told to connect to it.
            pub host: String,
            /// Port of the PLAINTEXT listener.
            pub port: u16,
            $($(#[$doc])* pub $field: $kind,)*
        }

        impl BrokerConfig {
            fn defaults(era: Era) -> Self {
                Self {
                    era,
                    overrides: SortedMap::new(),
                    dynamic_default: SortedMap::new(),
                    dynamic: SortedMap::new(),
                    fixed: None,
                    host: "127.0.0.1".to_owned(),
                    port: 9092,
                    $($field: $default,)*
                }
            }

            /// Whether the broker's code reads that config.
            fn is_read(name: &str) -> bool {
                [$($name),*].contains(&name)
            }

            /// Assigns the typed field of `name`, if the code reads that config at all.
            fn assign(&mut self, name: &str, value: &str) -> Result<(), ConfigError> {
                match name {
                    $($name => self.$field = ConfigValue::parse(name, value)?,)*
                    _ => {}
                }
                Ok(())
            }
        }
    };
}

broker_config! {
    /// `node.id`: this broker.
    node_id: i32 = 1, "node.id";
    /// `num.partitions`: partitions of a topic made without a count.
    num_partitions: i32 = 1, "num.partitions";
    /// `default.replication.factor`.
    default_replication_factor: i32 = 1, "default.replication.factor";
    /// `auto.create.topics.enable`: Metadata of an unknown topic makes it.
    auto_create_topics_enable: bool = true, "auto.create.topics.enable";
    /// `delete.topic.enable`.
    delete_topic_enable: bool = true, "delete.topic.enable";
    /// `message.max.bytes`: largest record batch, in bytes.
    message_max_bytes: i32 = 1_048_588, "message.max.bytes";
    /// `socket.request.max.bytes`: largest request frame without its length, in bytes.
    socket_request_max_bytes: i32 = 104_857_600, "socket.request.max.bytes";
    /// `connections.max.idle.ms`: a silent connection is closed after it; negative is never.
    connections_max_idle_ms: i64 = 600_000, "connections.max.idle.ms";
    /// `max.connections`: most connections at once.
    max_connections: i32 = i32::MAX, "max.connections";
    /// `max.connections.per.ip`: most connections at once from one address.
    max_connections_per_ip: i32 = i32::MAX, "max.connections.per.ip";
    /// `fetch.max.bytes`: most bytes a Fetch response holds, first batch apart.
    fetch_max_bytes: i32 = 57_671_680, "fetch.max.bytes";
    /// `max.incremental.fetch.session.cache.slots`: fetch sessions kept.
    max_incremental_fetch_session_cache_slots: i32 =
        1_000, "max.incremental.fetch.session.cache.slots";
    /// `max.request.partition.size.limit`: most partitions of one DescribeTopicPartitions response.
    max_request_partition_size_limit: i32 = 2_000, "max.request.partition.size.limit";
    /// `request.timeout.ms` between brokers.
    request_timeout_ms: i32 = 30_000, "request.timeout.ms";
    /// `min.insync.replicas`.
    min_insync_replicas: i32 = 1, "min.insync.replicas";
    /// `unclean.leader.election.enable`.
    unclean_leader_election_enable: bool = false, "unclean.leader.election.enable";
    /// `replica.lag.time.max.ms`: a follower further behind leaves the ISR.
    replica_lag_time_max_ms: i64 = 30_000, "replica.lag.time.max.ms";
    /// `replica.fetch.wait.max.ms`.
    replica_fetch_wait_max_ms: i32 = 500, "replica.fetch.wait.max.ms";
    /// `replica.fetch.min.bytes`.
    replica_fetch_min_bytes: i32 = 1, "replica.fetch.min.bytes";
    /// `replica.fetch.max.bytes`.
    replica_fetch_max_bytes: i32 = 1_048_576, "replica.fetch.max.bytes";
    /// `compression.type`: codec of the log, `producer` keeps what came.
    compression_type: TopicCompression = TopicCompression::Producer, "compression.type";
    /// `compression.gzip.level`: how hard the broker tries where it compresses.
    compression_gzip_level: i32 = -1, "compression.gzip.level";
    /// `compression.lz4.level`.
    compression_lz4_level: i32 = 9, "compression.lz4.level";
    /// `compression.zstd.level`.
    compression_zstd_level: i32 = 3, "compression.zstd.level";
    /// `log.segment.bytes`.
    log_segment_bytes: i32 = 1_073_741_824, "log.segment.bytes";
    /// `log.roll.ms`; unset: `log.roll.hours`.
    log_roll_ms: Option<i64> = None, "log.roll.ms";
    /// `log.roll.hours`.
    log_roll_hours: i32 = 168, "log.roll.hours";
    /// `log.roll.jitter.ms`; unset: `log.roll.jitter.hours`.
    log_roll_jitter_ms: Option<i64> = None, "log.roll.jitter.ms";
    /// `log.roll.jitter.hours`.
    log_roll_jitter_hours: i32 = 0, "log.roll.jitter.hours";
    /// `log.retention.ms`; unset: `log.retention.minutes`, then `log.retention.hours`.
    log_retention_ms: Option<i64> = None, "log.retention.ms";
    /// `log.retention.minutes`.
    log_retention_minutes: Option<i32> = None, "log.retention.minutes";
    /// `log.retention.hours`.
    log_retention_hours: i32 = 168, "log.retention.hours";
    /// `log.retention.bytes`, per partition; -1 keeps all.
    log_retention_bytes: i64 = -1, "log.retention.bytes";
    /// `log.retention.check.interval.ms`.
    log_retention_check_interval_ms: i64 = 300_000, "log.retention.check.interval.ms";
    /// `log.index.size.max.bytes`.
    log_index_size_max_bytes: i32 = 10_485_760, "log.index.size.max.bytes";
    /// `log.index.interval.bytes`.
    log_index_interval_bytes: i32 = 4_096, "log.index.interval.bytes";
    /// `log.cleanup.policy`.
    log_cleanup_policy: CleanupPolicy = CleanupPolicy::DELETE, "log.cleanup.policy";
    /// `log.cleaner.delete.retention.ms`.
    log_cleaner_delete_retention_ms: i64 = 86_400_000, "log.cleaner.delete.retention.ms";
    /// `log.cleaner.min.compaction.lag.ms`.
    log_cleaner_min_compaction_lag_ms: i64 = 0, "log.cleaner.min.compaction.lag.ms";
    /// `log.cleaner.max.compaction.lag.ms`.
    log_cleaner_max_compaction_lag_ms: i64 = i64::MAX, "log.cleaner.max.compaction.lag.ms";
    /// `log.segment.delete.delay.ms`.
    log_segment_delete_delay_ms: i64 = 60_000, "log.segment.delete.delay.ms";
    /// `log.message.timestamp.type`.
    log_message_timestamp_type: TimestampType =
        TimestampType::CreateTime, "log.message.timestamp.type";
    /// `log.message.timestamp.before.max.ms`.
    log_message_timestamp_before_max_ms: i64 = i64::MAX, "log.message.timestamp.before.max.ms";
    /// `log.message.timestamp.after.max.ms`.
    log_message_timestamp_after_max_ms: i64 = 3_600_000, "log.message.timestamp.after.max.ms";
    /// `group.initial.rebalance.delay.ms`: how long the first member waits for others.
    group_initial_rebalance_delay_ms: i32 = 3_000, "group.initial.rebalance.delay.ms";
    /// `group.min.session.timeout.ms`.
    group_min_session_timeout_ms: i32 = 6_000, "group.min.session.timeout.ms";
    /// `group.max.session.timeout.ms`.
    group_max_session_timeout_ms: i32 = 1_800_000, "group.max.session.timeout.ms";
    /// `group.max.size`: most members of a group.
    group_max_size: i32 = i32::MAX, "group.max.size";
    /// `offsets.topic.num.partitions`: partitions of `__consumer_offsets`.
    offsets_topic_num_partitions: i32 = 50, "offsets.topic.num.partitions";
    /// `offsets.topic.replication.factor`; one node runs here, so 1 where Kafka's default is 3.
    offsets_topic_replication_factor: i16 = 1, "offsets.topic.replication.factor";
    /// `offsets.topic.segment.bytes`.
    offsets_topic_segment_bytes: i32 = 104_857_600, "offsets.topic.segment.bytes";
    /// `offsets.commit.timeout.ms`: an append to `__consumer_offsets` that takes longer fails.
    offsets_commit_timeout_ms: i32 = 5_000, "offsets.commit.timeout.ms";
    /// `offsets.retention.minutes`: committed offsets of an empty group live so long.
    offsets_retention_minutes: i32 = 10_080, "offsets.retention.minutes";
    /// `offsets.retention.check.interval.ms`.
    offsets_retention_check_interval_ms: i64 = 600_000, "offsets.retention.check.interval.ms";
    /// `offset.metadata.max.bytes`.
    offset_metadata_max_bytes: i32 = 4_096, "offset.metadata.max.bytes";
    /// `producer.id.expiration.ms`: a silent producer's sequence state is forgotten after it.
    producer_id_expiration_ms: i32 = 86_400_000, "producer.id.expiration.ms";
    /// `transaction.state.log.num.partitions`.
    transaction_state_log_num_partitions: i32 = 50, "transaction.state.log.num.partitions";
    /// `transaction.state.log.replication.factor`; 1 here, see `offsets_topic_replication_factor`.
    transaction_state_log_replication_factor: i16 = 1, "transaction.state.log.replication.factor";
    /// `transaction.state.log.segment.bytes`.
    transaction_state_log_segment_bytes: i32 = 104_857_600, "transaction.state.log.segment.bytes";
    /// `transaction.state.log.min.isr`; 1 here, see `offsets_topic_replication_factor`.
    transaction_state_log_min_isr: i32 = 1, "transaction.state.log.min.isr";
    /// `transaction.max.timeout.ms`.
    transaction_max_timeout_ms: i32 = 900_000, "transaction.max.timeout.ms";
    /// `transactional.id.expiration.ms`.
    transactional_id_expiration_ms: i32 = 604_800_000, "transactional.id.expiration.ms";
}

/// Read and told by DescribeConfigs, but nothing acts on them: there is no retention, no
/// compaction, no transaction log and no second replica yet.
const WITHOUT_EFFECT: [&str; 20] = [
    "log.cleaner.delete.retention.ms",
    "log.cleaner.max.compaction.lag.ms",
    "log.cleaner.min.compaction.lag.ms",
    "log.retention.bytes",
    "log.retention.check.interval.ms",
    "log.retention.hours",
    "log.retention.minutes",
    "log.retention.ms",
    "log.segment.delete.delay.ms",
    "replica.fetch.max.bytes",
    "replica.fetch.min.bytes",
    "replica.fetch.wait.max.ms",
    "replica.lag.time.max.ms",
    "request.timeout.ms",
    "transaction.state.log.min.isr",
    "transaction.state.log.num.partitions",
    "transaction.state.log.replication.factor",
    "transaction.state.log.segment.bytes",
    "transactional.id.expiration.ms",
    "unclean.leader.election.enable",
];

impl BrokerConfig {
    /// The defaults of `era` for broker 1 of a cluster of one, with the lines its server.properties
    /// must have: one node cannot replicate internal topics three times.
    pub fn new(era: Era) -> Self {
        let mut config = Self::defaults(era);
        if era == Era::Kafka25 {
            // No such limit before KIP-937: the log took any timestamp.
            config.log_message_timestamp_after_max_ms = i64::MAX;
            // Before KIP-854 a silent producer was forgotten with its transactional id.
            config.producer_id_expiration_ms = 604_800_000;
        }
        let common =
            ["offsets.topic.replication.factor", "transaction.state.log.replication.factor"];
        let later = [
            "share.coordinator.state.topic.replication.factor",
            "share.coordinator.state.topic.min.isr",
        ];
        let mut line = |name: &str, value: &str| {
            config.overrides.insert(name.to_owned(), value.to_owned());
        };
        common.iter().for_each(|name| line(name, "1"));
        line("transaction.state.log.min.isr", "1");
        line("log.dirs", "/var/lib/kafka/00000000");
        if era == Era::Kafka4 {
            later.iter().for_each(|name| line(name, "1"));
            line("process.roles", "broker,controller");
            line("controller.listener.names", "CONTROLLER");
        }
        config.set_node(1, "127.0.0.1", 9092);
        config
    }

    /// Names the node and the address clients reach it by.
    pub fn set_node(&mut self, node_id: i32, host: &str, port: u16) {
        (self.node_id, self.host, self.port) = (node_id, host.to_owned(), port);
        let mut line = |name: &str, value: String| {
            self.overrides.insert(name.to_owned(), value);
        };
        line("broker.id", node_id.to_string());
        if self.era == Era::Kafka25 {
            line("listeners", format!("PLAINTEXT://{host}:{port}"));
            return;
        }
        let controller = port.saturating_add(1);
        line("node.id", node_id.to_string());
        line("listeners", format!("PLAINTEXT://{host}:{port},CONTROLLER://{host}:{controller}"));
        line("controller.quorum.voters", format!("{node_id}@{host}:{controller}"));
    }

    /// Sets a config by Kafka's name from text, as a line of server.properties would.
    ///
    /// # Errors
    /// Kafka's ConfigException text if the value does not parse or is out of range; an unknown name
    /// is an error too, where Kafka only logs a warning.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), ConfigError> {
        let known = definition::broker_definitions(self.era).find(|known| known.name == name);
        let Some(definition) = known else {
            return Err(ConfigError { message: format!("Unknown broker config name: {name}") });
        };
        definition.validate(value)?;
        if let Some(fixed) = &self.fixed {
            let mut fixed = Self::clone(fixed);
            fixed.set(name, value)?;
            *self = fixed.reconfigured(&self.dynamic_default, &self.dynamic);
            return Ok(());
        }
        // What 4 calls node.id has this name in 2.5, and no other.
        let is_node = name == "broker.id" && self.era == Era::Kafka25;
        self.assign(if is_node { "node.id" } else { name }, value)?;
        self.overrides.insert(name.to_owned(), value.to_owned());
        Ok(())
    }

    /// The same with these set at run time, for all brokers and for this one, in place of what was
    /// so set before (DynamicBrokerConfig).
    pub(crate) fn reconfigured(
        &self,
        default: &SortedMap<String, String>,
        own: &SortedMap<String, String>,
    ) -> Self {
        let fixed = self.fixed.clone().unwrap_or_else(|| Arc::new(self.clone()));
        let mut config = Self::clone(&fixed);
        if default.is_empty() && own.is_empty() {
            return config;
        }
        for (name, value) in default.iter().chain(own) {
            // A value that was refused is never written; were one, the field stays as it was.
            let parsed = config.assign(name, value);
            debug_assert!(parsed.is_ok(), "{name}={value}: {parsed:?}");
        }
        config.dynamic_default.clone_from(default);
        config.dynamic.clone_from(own);
        config.fixed = Some(fixed);
        config
    }

    /// The text a config was set to, wherever it was.
    fn text(&self, name: &str) -> Option<&String> {
        let places = [&self.dynamic, &self.dynamic_default, &self.overrides];
        places.into_iter().find_map(|place| place.get(name))
    }

    /// Whether setting this config changes what the broker does, beyond what DescribeConfigs tells.
    pub fn has_effect(&self, name: &str) -> bool {
        Self::is_read(name) && !WITHOUT_EFFECT.contains(&name)
    }

    /// What was set explicitly, by Kafka's config name.
    pub fn overrides(&self) -> &SortedMap<String, String> {
        &self.overrides
    }

    /// The folder of all logs: the first of `log.dirs`, else of `log.dir`.
    pub fn log_dir(&self) -> &str {
        let dirs = self.overrides.get("log.dirs").or_else(|| self.overrides.get("log.dir"));
        let dirs = dirs.map_or("/tmp/kafka-logs", String::as_str);
        dirs.split(',').next().unwrap_or_default().trim()
    }

    /// `log.retention.ms`, else minutes, else hours, in milliseconds; negative is forever.
    pub fn retention_ms(&self) -> i64 {
        let millis = match (self.log_retention_ms, self.log_retention_minutes) {
            (Some(millis), _) => millis,
            (None, Some(minutes)) => i64::from(minutes) * 60_000,
            (None, None) => i64::from(self.log_retention_hours) * 3_600_000,
        };
        if millis < 0 { -1 } else { millis }
    }

    /// `log.roll.ms`, else hours, in milliseconds.
    pub fn roll_ms(&self) -> i64 {
        self.log_roll_ms.unwrap_or_else(|| i64::from(self.log_roll_hours) * 3_600_000)
    }

    /// `log.roll.jitter.ms`, else hours, in milliseconds.
    pub fn roll_jitter_ms(&self) -> i64 {
        self.log_roll_jitter_ms.unwrap_or_else(|| i64::from(self.log_roll_jitter_hours) * 3_600_000)
    }
}
