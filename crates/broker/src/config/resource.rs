//! What configs can be set on at run time, and what may be set there: topics, brokers, groups and
//! client metrics subscriptions (ConfigResource, ControllerConfigurationValidator).

use protocol::era::Era;
use protocol::{ErrorCode, SortedMap, Str};

use super::definition::{
    ConfigDefinition, ConfigKind, broker_definitions, client_metrics_definitions,
    group_definitions, topic_definitions,
};
use super::{BrokerConfig, ConfigError};

/// The kinds of resources whose configs are records of the metadata log, as the protocol numbers
/// them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
pub enum ConfigResourceType {
    /// A topic.
    Topic = 2,
    /// A broker, or with an empty name all of them.
    Broker = 4,
    /// A client metrics subscription (KIP-714).
    ClientMetrics = 16,
    /// A group.
    Group = 32,
    // Not resources of the protocol: maps of the metadata log that have requests of their own. The
    // ZooKeeper era kept them as configs, too.
    /// The features of the cluster and their levels.
    Feature = -1,
    /// A user or client with quotas.
    ClientQuota = -2,
    /// A user with SCRAM credentials.
    ScramUser = -3,
}

/// One thing that can have configs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConfigResource {
    /// What it is.
    pub kind: ConfigResourceType,
    /// Its name; of brokers the node id.
    pub name: Str,
}

/// Shortest and longest time between two pushes of a client's metrics, in milliseconds.
const PUSH_INTERVAL_MS: (i32, i32) = (100, 3_600_000);
/// What a client metrics subscription may match clients by.
const MATCHERS: [&str; 6] = [
    "client_instance_id",
    "client_id",
    "client_software_name",
    "client_software_version",
    "client_source_address",
    "client_source_port",
];

impl ConfigResourceType {
    /// The type with this number.
    pub fn from_i8(number: i8) -> Option<Self> {
        let all = [Self::Topic, Self::Broker, Self::ClientMetrics, Self::Group];
        all.into_iter().find(|kind| *kind as i8 == number)
    }
}

impl ConfigResource {
    /// A topic.
    pub fn topic(name: Str) -> Self {
        Self { kind: ConfigResourceType::Topic, name }
    }

    /// A broker by node id, or with an empty name all of them.
    pub fn broker(name: Str) -> Self {
        Self { kind: ConfigResourceType::Broker, name }
    }
}

impl BrokerConfig {
    /// The definition of a config of such a resource.
    pub fn definition(&self, kind: ConfigResourceType, name: &str) -> Option<ConfigDefinition> {
        let is_it = |definition: &ConfigDefinition| definition.name == name;
        match kind {
            ConfigResourceType::Topic => topic_definitions(self.era).find(is_it),
            ConfigResourceType::Broker => broker_definitions(self.era).find(is_it),
            ConfigResourceType::ClientMetrics => client_metrics_definitions().find(is_it),
            ConfigResourceType::Group => group_definitions(self.era).find(is_it),
            _ => None,
        }
    }

    /// Whether a config is a list, and can be appended to.
    pub fn is_list(&self, kind: ConfigResourceType, name: &str) -> bool {
        self.definition(kind, name).is_some_and(|definition| definition.kind == ConfigKind::List)
    }

    /// Checks what is to be set at run time on this broker, or on all (DynamicBrokerConfig). Names
    /// nobody knows are let through: they may be some plugin's.
    ///
    /// # Errors
    /// Kafka's words for configs that need a restart, and for values that are none.
    pub fn validate_dynamic(
        &self,
        own: &SortedMap<String, String>,
        for_all: bool,
    ) -> Result<(), ConfigError> {
        let known = |name: &String| self.definition(ConfigResourceType::Broker, name);
        let fixed: Vec<&str> = own
            .keys()
            .filter_map(known)
            .filter(ConfigDefinition::is_read_only)
            .map(|definition| definition.name)
            .collect();
        if !fixed.is_empty() {
            let names = fixed.join(", ");
            let list = match self.era {
                Era::Kafka4 => format!("[{names}]"),
                Era::Kafka25 => format!("Set({names})"),
            };
            let message = format!("Cannot update these configs dynamically: {list}");
            return Err(ConfigError { message });
        }
        own.iter().try_for_each(|(name, value)| match known(name) {
            Some(definition) => definition.validate(value),
            None => Ok(()),
        })?;
        let is_per_broker = |name: &&str| for_all && is_per_broker(name);
        let local: Vec<&str> = own.keys().map(String::as_str).filter(is_per_broker).collect();
        if local.is_empty() {
            if self.era == Era::Kafka4 {
                check_listeners(own)?;
            }
            check_cleaner_buffer(own)?;
            return self.validate_threads(own, for_all);
        }
        let names = local.join(", ");
        let message = format!(
            "Cannot update these configs at default cluster level, broker id must be specified: \
             [{names}]"
        );
        Err(ConfigError { message })
    }

    /// Checks the configs of a group (GroupConfig): names, values, and the bounds the broker sets.
    ///
    /// # Errors
    /// Kafka's words for the first that is refused.
    pub fn validate_group(&self, own: &SortedMap<String, String>) -> Result<(), ConfigError> {
        for (name, value) in own {
            let Some(definition) = self.definition(ConfigResourceType::Group, name) else {
                return Err(ConfigError { message: format!("Unknown group config name: {name}") });
            };
            definition.validate(value)?;
        }
        for (name, value) in own {
            self.check_group_bounds(name, value)?;
        }
        for kind in ["consumer", "share", "streams"] {
            let session = format!("{kind}.session.timeout.ms");
            let heartbeat = format!("{kind}.heartbeat.interval.ms");
            let value = |name: &str| self.group_number(own, name);
            if value(&session) <= value(&heartbeat) {
                let message = format!("{session} must be greater than {heartbeat}");
                return Err(ConfigError { message });
            }
        }
        Ok(())
    }

    fn group_number(&self, own: &SortedMap<String, String>, name: &str) -> Option<i64> {
        let definition = self.definition(ConfigResourceType::Group, name)?;
        let broker = || self.overrides().get(definition.broker_synonym()?).cloned();
        let default = || definition.default.map(str::to_owned);
        own.get(name).cloned().or_else(broker).or_else(default)?.trim().parse().ok()
    }

    fn check_group_bounds(&self, name: &str, value: &str) -> Result<(), ConfigError> {
        let Some((kind, rest)) = name.split_once('.') else { return Ok(()) };
        let rest = rest.strip_prefix("num.").filter(|_| kind == "streams").unwrap_or(rest);
        let Ok(value) = value.trim().parse::<i64>() else { return Ok(()) };
        for (side, word) in [("min", "greater"), ("max", "less")] {
            let bound_name = format!("group.{kind}.{side}.{rest}");
            let Some(definition) = self.definition(ConfigResourceType::Broker, &bound_name) else {
                continue;
            };
            let text = self.overrides().get(&bound_name).map(String::as_str);
            let bound = text.or(definition.default).and_then(|text| text.parse::<i64>().ok());
            let is_outside = |bound| if side == "min" { value < bound } else { value > bound };
            if bound.is_some_and(is_outside) {
                let message = format!("{name} must be {word} than or equal to {bound_name}");
                return Err(ConfigError { message });
            }
        }
        Ok(())
    }
}

/// Brokers that are their own controllers keep the controller's listener (KafkaConfig).
fn check_listeners(own: &SortedMap<String, String>) -> Result<(), ConfigError> {
    let Some(listeners) = own.get("listeners") else { return Ok(()) };
    let is_controllers = |listener: &str| listener.trim().starts_with("CONTROLLER://");
    if listeners.split(',').any(is_controllers) {
        return Ok(());
    }
    let message = "requirement failed: controller.listener.names must only contain values \
                   appearing in the 'listeners' configuration when running the KRaft controller \
                   role"
        .to_owned();
    Err(ConfigError { message })
}

/// The bytes a cleaner's map of keys needs at least (LogCleaner.validateReconfiguration).
fn check_cleaner_buffer(own: &SortedMap<String, String>) -> Result<(), ConfigError> {
    const NAME: &str = "log.cleaner.dedupe.buffer.size";
    let size = own.get(NAME).and_then(|text| text.trim().parse::<i64>().ok());
    if size.is_none_or(|bytes| bytes > 1 << 20) {
        return Ok(());
    }
    let message = format!("requirement failed: {NAME} must be at least 1MB per cleaner thread.");
    Err(ConfigError { message })
}

/// Listeners and how they are secured are every broker's own.
fn is_per_broker(name: &str) -> bool {
    let listeners = [
        "advertised.listeners",
        "listener.security.protocol.map",
        "listeners",
        "principal.builder.class",
    ];
    listeners.contains(&name) || name.starts_with("sasl.") || name.starts_with("ssl.")
}

/// Checks the configs of a client metrics subscription (ClientMetricsConfigs). Of a pattern only
/// its form is looked at: nothing here matches by it.
///
/// # Errors
/// Kafka's code and words for the first that is refused.
pub(crate) fn validate_client_metrics(
    own: &SortedMap<String, String>,
) -> Result<(), (ErrorCode, String)> {
    for (name, value) in own {
        let Some(definition) = client_metrics_definitions().find(|known| known.name == name) else {
            let words = format!("Unknown client metrics configuration: {name}");
            return Err((ErrorCode::InvalidRequest, words));
        };
        let invalid = |error: ConfigError| (ErrorCode::InvalidConfig, error.message);
        definition.validate(value).map_err(invalid)?;
    }
    let (least, most) = PUSH_INTERVAL_MS;
    let interval = own.get("interval.ms").and_then(|text| text.trim().parse::<i32>().ok());
    if let Some(value) = interval.filter(|value| !(least..=most).contains(value)) {
        let words = format!(
            "Invalid value {value} for interval.ms, interval must be between {least} and {most} \
             (1 hour)"
        );
        return Err((ErrorCode::InvalidRequest, words));
    }
    let patterns = own.get("match").map_or("", String::as_str);
    for pattern in patterns.split(',').map(str::trim).filter(|pattern| !pattern.is_empty()) {
        let parts: Vec<&str> = pattern.split('=').map(str::trim).collect();
        let is_sound = match parts[..] {
            [name, value] => MATCHERS.contains(&name) && !value.is_empty(),
            _ => false,
        };
        if !is_sound {
            let words = format!("Illegal client matching pattern: {pattern}");
            return Err((ErrorCode::InvalidConfig, words));
        }
    }
    Ok(())
}
