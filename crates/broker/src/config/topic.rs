//! The configuration of one topic (LogConfig): the broker's values, overlaid by the topic's own.

use super::{BrokerConfig, ConfigError, ConfigValue};
use protocol::SortedMap;
use protocol::batch::Compression;
use protocol::era::Era;

/// `cleanup.policy`: what may happen to old records. Neither flag: nothing (KIP-1147).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CleanupPolicy {
    /// Old segments are deleted by time and size.
    pub delete: bool,
    /// Only the last record of each key is kept.
    pub compact: bool,
}

impl CleanupPolicy {
    /// `delete`.
    pub const DELETE: Self = Self { delete: true, compact: false };
}

impl ConfigValue for CleanupPolicy {
    fn parse(name: &str, text: &str) -> Result<Self, ConfigError> {
        let mut policy = Self { delete: false, compact: false };
        for word in text.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            match word {
                "delete" => policy.delete = true,
                "compact" => policy.compact = true,
                _ => {
                    let why = "String must be one of: compact, delete";
                    return Err(ConfigError::invalid(name, word, why));
                }
            }
        }
        Ok(policy)
    }
}

/// `message.timestamp.type`: whose clock stamps the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimestampType {
    /// The producer's.
    CreateTime,
    /// The leader's, at append.
    LogAppendTime,
}

impl ConfigValue for TimestampType {
    fn parse(name: &str, text: &str) -> Result<Self, ConfigError> {
        match text.trim() {
            "CreateTime" => Ok(Self::CreateTime),
            "LogAppendTime" => Ok(Self::LogAppendTime),
            _ => {
                let why = "String must be one of: CreateTime, LogAppendTime";
                Err(ConfigError::invalid(name, text, why))
            }
        }
    }
}

/// `compression.type` of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TopicCompression {
    /// As the producer compressed it.
    Producer,
    /// Never compressed.
    Uncompressed,
    /// gzip.
    Gzip,
    /// snappy.
    Snappy,
    /// lz4.
    Lz4,
    /// zstd.
    Zstd,
}

impl TopicCompression {
    /// How the log keeps what came as `source` (BrokerCompressionType.targetCompression).
    pub fn target(self, source: Compression) -> Compression {
        match self {
            Self::Producer => source,
            Self::Uncompressed => Compression::None,
            Self::Gzip => Compression::Gzip,
            Self::Snappy => Compression::Snappy,
            Self::Lz4 => Compression::Lz4,
            Self::Zstd => Compression::Zstd,
        }
    }
}

impl ConfigValue for TopicCompression {
    fn parse(name: &str, text: &str) -> Result<Self, ConfigError> {
        Ok(match text.trim() {
            "producer" => Self::Producer,
            "uncompressed" => Self::Uncompressed,
            "gzip" => Self::Gzip,
            "snappy" => Self::Snappy,
            "lz4" => Self::Lz4,
            "zstd" => Self::Zstd,
            _ => {
                let why = "String must be one of: uncompressed, zstd, lz4, snappy, gzip, producer";
                return Err(ConfigError::invalid(name, text, why));
            }
        })
    }
}

/// A share of one in millionths, for `min.cleanable.dirty.ratio`: no floats in the core.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(pub u32);

impl ConfigValue for Ratio {
    fn parse(name: &str, text: &str) -> Result<Self, ConfigError> {
        let error = || ConfigError::invalid(name, text, "Not a number of type DOUBLE");
        let (whole, fraction) = text.trim().split_once('.').unwrap_or_else(|| (text.trim(), ""));
        let whole: u32 = if whole.is_empty() { 0 } else { whole.parse().map_err(|_| error())? };
        if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(error());
        }
        let digits: String = fraction.chars().chain("000000".chars()).take(6).collect();
        let millionths: u32 = digits.parse().map_err(|_| error())?;
        Ok(Self(whole.min(1_000).saturating_mul(1_000_000).saturating_add(millionths)))
    }
}

macro_rules! topic_config {
    ($($(#[$doc:meta])* $field:ident: $kind:ty = $broker:expr, $name:literal;)*) => {
        /// The effective configs of one topic, as its logs read them.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct TopicConfig {
            /// Whose words and rules hold.
            pub era: Era,
            $($(#[$doc])* pub $field: $kind,)*
        }

        impl TopicConfig {
            /// What a topic without configs of its own has on a broker.
            pub fn from_broker(config: &BrokerConfig) -> Self {
                Self { era: config.era, $($field: ($broker)(config),)* }
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

topic_config! {
    /// `cleanup.policy`.
    cleanup_policy: CleanupPolicy = |b: &BrokerConfig| b.log_cleanup_policy, "cleanup.policy";
    /// `compression.type`.
    compression_type: TopicCompression = |b: &BrokerConfig| b.compression_type, "compression.type";
    /// `compression.gzip.level`: how hard the broker tries where it compresses.
    compression_gzip_level: i32 =
        |b: &BrokerConfig| b.compression_gzip_level, "compression.gzip.level";
    /// `compression.lz4.level`.
    compression_lz4_level: i32 =
        |b: &BrokerConfig| b.compression_lz4_level, "compression.lz4.level";
    /// `compression.zstd.level`.
    compression_zstd_level: i32 =
        |b: &BrokerConfig| b.compression_zstd_level, "compression.zstd.level";
    /// `delete.retention.ms`: how long tombstones stay.
    delete_retention_ms: i64 =
        |b: &BrokerConfig| b.log_cleaner_delete_retention_ms, "delete.retention.ms";
    /// `file.delete.delay.ms`.
    file_delete_delay_ms: i64 =
        |b: &BrokerConfig| b.log_segment_delete_delay_ms, "file.delete.delay.ms";
    /// `index.interval.bytes`: bytes between two entries of the offset index.
    index_interval_bytes: i32 =
        |b: &BrokerConfig| b.log_index_interval_bytes, "index.interval.bytes";
    /// `max.compaction.lag.ms`.
    max_compaction_lag_ms: i64 =
        |b: &BrokerConfig| b.log_cleaner_max_compaction_lag_ms, "max.compaction.lag.ms";
    /// `min.compaction.lag.ms`.
    min_compaction_lag_ms: i64 =
        |b: &BrokerConfig| b.log_cleaner_min_compaction_lag_ms, "min.compaction.lag.ms";
    /// `min.cleanable.dirty.ratio`.
    min_cleanable_dirty_ratio: Ratio =
        |_: &BrokerConfig| Ratio(500_000), "min.cleanable.dirty.ratio";
    /// `max.message.bytes`: largest record batch.
    max_message_bytes: i32 = |b: &BrokerConfig| b.message_max_bytes, "max.message.bytes";
    /// `message.timestamp.type`.
    message_timestamp_type: TimestampType =
        |b: &BrokerConfig| b.log_message_timestamp_type, "message.timestamp.type";
    /// `message.timestamp.before.max.ms`: how far a record may lie in the past.
    message_timestamp_before_max_ms: i64 =
        |b: &BrokerConfig| b.log_message_timestamp_before_max_ms, "message.timestamp.before.max.ms";
    /// `message.timestamp.after.max.ms`: how far a record may lie in the future.
    message_timestamp_after_max_ms: i64 =
        |b: &BrokerConfig| b.log_message_timestamp_after_max_ms, "message.timestamp.after.max.ms";
    /// `min.insync.replicas`.
    min_insync_replicas: i32 = |b: &BrokerConfig| b.min_insync_replicas, "min.insync.replicas";
    /// `retention.bytes`, per partition; -1 keeps all.
    retention_bytes: i64 = |b: &BrokerConfig| b.log_retention_bytes, "retention.bytes";
    /// `retention.ms`; -1 keeps all.
    retention_ms: i64 = BrokerConfig::retention_ms, "retention.ms";
    /// `segment.bytes`.
    segment_bytes: i32 = |b: &BrokerConfig| b.log_segment_bytes, "segment.bytes";
    /// `segment.index.bytes`.
    segment_index_bytes: i32 = |b: &BrokerConfig| b.log_index_size_max_bytes, "segment.index.bytes";
    /// `segment.ms`: a segment holds no more event time than this.
    segment_ms: i64 = BrokerConfig::roll_ms, "segment.ms";
    /// `segment.jitter.ms`.
    segment_jitter_ms: i64 = BrokerConfig::roll_jitter_ms, "segment.jitter.ms";
    /// `unclean.leader.election.enable`.
    unclean_leader_election_enable: bool =
        |b: &BrokerConfig| b.unclean_leader_election_enable, "unclean.leader.election.enable";
}

impl TopicConfig {
    /// The broker's values overlaid by a topic's own.
    ///
    /// # Errors
    /// Kafka's words for the first value that does not parse.
    pub fn new(
        broker: &BrokerConfig,
        overrides: &SortedMap<String, String>,
    ) -> Result<Self, ConfigError> {
        let mut config = Self::from_broker(broker);
        for (name, value) in overrides {
            config.assign(name, value)?;
        }
        Ok(config)
    }
}
