//! The consumer's configuration under Kafka's own names: what can be set, Kafka's words when a
//! value will not do, and the settings the code reads.

use protocol::era::Era;
use protocol::time::Duration;

use crate::assignor::Assignor;
use crate::config::{ClientKind, ConfigError, ConfigValues};
use crate::network::NetworkConfig;

/// What to do without a valid position (auto.offset.reset).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OffsetReset {
    /// The log start offset.
    Earliest,
    /// The high watermark.
    Latest,
    /// An exception.
    None,
    /// The first record not older than this (KIP-1106, era 4).
    ByDuration(Duration),
}

impl OffsetReset {
    /// The policy's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Earliest => "earliest",
            Self::Latest => "latest",
            Self::None => "none",
            Self::ByDuration(_) => "by_duration",
        }
    }

    fn parse(era: Era, text: &str) -> Option<Self> {
        match text {
            "earliest" => Some(Self::Earliest),
            "latest" => Some(Self::Latest),
            "none" => Some(Self::None),
            _ if era == Era::Kafka4 => {
                text.strip_prefix("by_duration:").and_then(parse_duration).map(Self::ByDuration)
            }
            _ => None,
        }
    }
}

/// A consumer's configuration: an era's defaults and what was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsumerConfig {
    values: ConfigValues,
}

/// What the code reads; times in milliseconds as configured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Settings {
    pub(super) era: Era,
    pub(super) client_id: String,
    pub(super) group_id: Option<String>,
    pub(super) group_instance_id: Option<String>,
    pub(super) rack: String,
    pub(super) session_timeout_ms: i32,
    pub(super) heartbeat_interval_ms: i32,
    pub(super) max_poll_interval_ms: i32,
    pub(super) max_poll_records: i32,
    pub(super) fetch_min_bytes: i32,
    pub(super) fetch_max_wait_ms: i32,
    pub(super) fetch_max_bytes: i32,
    pub(super) max_partition_fetch_bytes: i32,
    pub(super) check_crcs: bool,
    pub(super) read_committed: bool,
    pub(super) offset_reset: OffsetReset,
    pub(super) enable_auto_commit: bool,
    pub(super) auto_commit_interval_ms: i32,
    pub(super) default_api_timeout_ms: i32,
    pub(super) request_timeout_ms: i32,
    pub(super) assignors: Vec<Assignor>,
}

impl ConsumerConfig {
    /// The defaults of an era.
    pub const fn new(era: Era) -> Self {
        Self { values: ConfigValues::new(ClientKind::Consumer, era) }
    }

    /// The era whose defaults these are.
    pub const fn era(&self) -> Era {
        self.values.era()
    }

    /// Sets a config by Kafka's name. Unknown names are ignored, as Kafka only warns about them.
    ///
    /// # Errors
    /// Kafka's words for a value of the wrong type or range.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), ConfigError> {
        self.values.set(name, value)?;
        if name == "auto.offset.reset" && OffsetReset::parse(self.era(), value.trim()).is_none() {
            let message = format!(
                "Invalid value `{value}` for configuration {name}. The value must be either \
                 'earliest', 'latest', 'none' or of the format 'by_duration:<PnDTnHnMn.nS.>'."
            );
            return Err(ConfigError::new(message));
        }
        Ok(())
    }

    /// All values by name.
    pub const fn values(&self) -> &ConfigValues {
        &self.values
    }

    fn int(&self, name: &str) -> i32 {
        // Invariant: set() and the defaults only hold numbers of Kafka's int.
        let number = self.values.number_or(name, 0);
        i32::try_from(number).unwrap_or(i32::MAX)
    }

    fn text(&self, name: &str) -> Option<String> {
        self.values.string(name).map(str::to_owned)
    }

    /// What the connections need.
    pub(super) fn network(&self, settings: &Settings) -> Result<NetworkConfig, ConfigError> {
        Ok(NetworkConfig {
            client_id: settings.client_id.clone(),
            allow_auto_topic_creation: self.values.boolean("allow.auto.create.topics"),
            ..self.values.network()?
        })
    }

    /// All settings together, with the checks Kafka makes between them.
    pub(super) fn settings(&self) -> Result<Settings, ConfigError> {
        self.check_group_protocol()?;
        let group_id = self.text("group.id");
        if let Some(group_id) = &group_id
            && group_id.trim().is_empty()
            && self.era() == Era::Kafka4
        {
            let text = "The configured group.id should not be an empty string or whitespace.";
            return Err(construction("InvalidGroupIdException", text));
        }
        if self.int("heartbeat.interval.ms") >= self.int("session.timeout.ms") {
            let text = "Heartbeat must be set lower than the session timeout";
            return Err(construction("IllegalArgumentException", text));
        }
        let group_instance_id = self.text("group.instance.id");
        let reset = self.values.string("auto.offset.reset").unwrap_or("latest");
        Ok(Settings {
            era: self.era(),
            client_id: self.client_id(group_id.as_deref(), group_instance_id.as_deref()),
            enable_auto_commit: self.auto_commit_enabled(group_id.as_deref())?,
            assignors: self.assignors()?,
            group_id,
            group_instance_id,
            rack: self.text("client.rack").unwrap_or_default(),
            session_timeout_ms: self.int("session.timeout.ms"),
            heartbeat_interval_ms: self.int("heartbeat.interval.ms"),
            max_poll_interval_ms: self.int("max.poll.interval.ms"),
            max_poll_records: self.int("max.poll.records"),
            fetch_min_bytes: self.int("fetch.min.bytes"),
            fetch_max_wait_ms: self.int("fetch.max.wait.ms"),
            fetch_max_bytes: self.int("fetch.max.bytes"),
            max_partition_fetch_bytes: self.int("max.partition.fetch.bytes"),
            check_crcs: self.values.boolean("check.crcs"),
            read_committed: self.values.string("isolation.level") == Some("read_committed"),
            offset_reset: OffsetReset::parse(self.era(), reset).unwrap_or(OffsetReset::Latest),
            auto_commit_interval_ms: self.int("auto.commit.interval.ms"),
            default_api_timeout_ms: self.int("default.api.timeout.ms"),
            request_timeout_ms: self.int("request.timeout.ms"),
        })
    }

    fn check_group_protocol(&self) -> Result<(), ConfigError> {
        let protocol = self.values.string("group.protocol").unwrap_or("classic");
        if !protocol.eq_ignore_ascii_case("consumer") {
            return Ok(());
        }
        let refused =
            ["partition.assignment.strategy", "heartbeat.interval.ms", "session.timeout.ms"];
        if let Some(name) = refused.into_iter().find(|name| self.values.is_set(name)) {
            let message = format!("{name} cannot be set when group.protocol=CONSUMER");
            return Err(ConfigError::new(message));
        }
        Err(ConfigError::new("group.protocol=consumer is not available yet"))
    }

    /// KafkaConsumer.buildClientId; here every consumer is the first of its process.
    fn client_id(&self, group: Option<&str>, instance: Option<&str>) -> String {
        if let Some(id) = self.values.string("client.id").filter(|id| !id.is_empty()) {
            return id.to_owned();
        }
        match (group, self.era()) {
            (None, Era::Kafka25) => "consumer-1".to_owned(),
            _ => format!("consumer-{}-{}", group.unwrap_or("null"), instance.unwrap_or("1")),
        }
    }

    /// ConsumerConfig.maybeOverrideEnableAutoCommit.
    fn auto_commit_enabled(&self, group: Option<&str>) -> Result<bool, ConfigError> {
        let enabled = self.values.boolean("enable.auto.commit");
        if group.is_some() || !enabled {
            return Ok(enabled);
        }
        if !self.values.is_set("enable.auto.commit") {
            return Ok(false);
        }
        let text = "enable.auto.commit cannot be set to true when default group id (null) is used.";
        Err(ConfigError::new(text))
    }

    /// The assignors there are. Era 4 lists CooperativeStickyAssignor behind RangeAssignor by
    /// default: it is passed over while another one is listed.
    fn assignors(&self) -> Result<Vec<Assignor>, ConfigError> {
        let mut assignors = Vec::new();
        let mut missing = None;
        for class in self.values.list("partition.assignment.strategy") {
            let class = class.strip_prefix("class ").unwrap_or(class);
            match Assignor::from_class_name(class) {
                Some(assignor) if assignors.contains(&assignor) => {
                    let message = format!(
                        "The assignor name: '{}' is used in more than one assignor: {class}, \
                         {class}",
                        assignor.name()
                    );
                    return Err(construction("KafkaException", &message));
                }
                Some(assignor) => assignors.push(assignor),
                None => missing = Some(class),
            }
        }
        match missing {
            Some(class) if assignors.is_empty() || !class.ends_with("StickyAssignor") => {
                let message = format!("{class} ClassNotFoundException exception occurred");
                Err(construction("KafkaException", &message))
            }
            _ => Ok(assignors),
        }
    }
}

/// What Kafka throws out of the constructor, with its cause.
fn construction(cause: &str, text: &str) -> ConfigError {
    ConfigError::new(format!("Failed to construct kafka consumer. Caused by: {cause}: {text}"))
}

/// `PnDTnHnMn.nS` as Java's Duration.parse reads it, negative ones refused.
fn parse_duration(text: &str) -> Option<Duration> {
    let rest = text.to_ascii_uppercase();
    let (days, time) = match rest.strip_prefix('P')?.split_once('T') {
        Some((days, time)) if !time.is_empty() => (days.to_owned(), time.to_owned()),
        Some(_) => return None,
        None => (rest.strip_prefix('P')?.to_owned(), String::new()),
    };
    if days.is_empty() && time.is_empty() {
        return None;
    }
    let mut micros = match days.strip_suffix('D') {
        Some(number) => number.parse::<u64>().ok()?.checked_mul(86_400_000_000)?,
        None if days.is_empty() => 0,
        None => return None,
    };
    let mut time = time.as_str();
    for (unit, factor) in [('H', 3_600_000_000_u64), ('M', 60_000_000)] {
        if let Some((number, rest)) = time.split_once(unit) {
            micros = micros.checked_add(number.parse::<u64>().ok()?.checked_mul(factor)?)?;
            time = rest;
        }
    }
    if !time.is_empty() {
        micros = micros.checked_add(parse_seconds(time.strip_suffix('S')?)?)?;
    }
    Some(Duration::from_micros(micros))
}

/// `12.345678` seconds in microseconds; finer digits are dropped.
fn parse_seconds(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 9 || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let digits: String = fraction.chars().chain("000000".chars()).take(6).collect();
    whole.parse::<u64>().ok()?.checked_mul(1_000_000)?.checked_add(digits.parse().ok()?)
}
