//! What DescribeConfigs, and CreateTopics from version 5 on, tell of configs: value, where it comes
//! from, and the other places that would have had a say.

use protocol::{SortedMap, era::Era};

use super::definition::{
    ConfigDefinition, ConfigKind, broker_definitions, client_metrics_definitions,
    group_definitions, topic_definitions, topic_documentation,
};
use super::{BrokerConfig, ConfigError, TopicConfig};

/// Where a value comes from, numbered as the protocol numbers it (`ConfigSource`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(i8)]
pub enum ConfigSource {
    /// Set on the topic.
    DynamicTopic = 1,
    /// Set for this broker at run time.
    DynamicBroker = 2,
    /// Set for all brokers at run time.
    DynamicDefaultBroker = 3,
    /// A line of server.properties.
    StaticBroker = 4,
    /// Kafka's default.
    Default = 5,
    /// The level of a logger.
    DynamicBrokerLogger = 6,
    /// Set on a client metrics subscription.
    DynamicClientMetrics = 7,
    /// Set on a group.
    DynamicGroup = 8,
}

/// A config as it is described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigEntry {
    /// Kafka's name.
    pub name: &'static str,
    /// Value as text; null if unset or secret.
    pub value: Option<String>,
    /// Not to be changed while the broker runs.
    pub read_only: bool,
    /// Where the value comes from.
    pub source: ConfigSource,
    /// A password.
    pub is_sensitive: bool,
    /// Type.
    pub kind: ConfigKind,
    /// (name, value, source) of all that have a value, strongest first.
    pub synonyms: Vec<(&'static str, String, ConfigSource)>,
    /// Kafka's documentation, where this house has it.
    pub documentation: Option<&'static str>,
}

/// The config whose cluster-wide dynamic default a new 4.x cluster is formatted with (KIP-966).
const MIN_INSYNC_REPLICAS: &str = "min.insync.replicas";

impl BrokerConfig {
    /// All configs of a topic that has `own` set, sorted by name.
    pub fn describe_topic(&self, own: &SortedMap<String, String>) -> Vec<ConfigEntry> {
        let describe = |definition: ConfigDefinition| {
            let mut synonyms = Vec::new();
            if let Some(value) = own.get(definition.name) {
                synonyms.push((definition.name, value.clone(), ConfigSource::DynamicTopic));
            }
            if let Some(synonym) = definition.broker_synonym() {
                synonyms.extend(self.broker_synonyms(synonym));
            }
            let inherited = || self.inherited_value(&definition);
            let value = own.get(definition.name).cloned().or_else(inherited);
            entry(&definition, value, synonyms, topic_documentation(definition.name))
        };
        topic_definitions(self.era).map(describe).collect()
    }

    /// All configs of this broker, sorted by name.
    pub fn describe_broker(&self) -> Vec<ConfigEntry> {
        let describe = |definition: ConfigDefinition| {
            let synonyms = self.broker_synonyms(definition.name);
            entry(&definition, self.broker_text(&definition), synonyms, None)
        };
        broker_definitions(self.era).map(describe).collect()
    }

    /// What was set at run time for all brokers: the resource with the empty name.
    pub fn describe_broker_defaults(&self) -> Vec<ConfigEntry> {
        let source = ConfigSource::DynamicDefaultBroker;
        let dynamic = |entry: ConfigEntry| {
            let synonym = entry.synonyms.iter().find(|(.., place)| *place == source)?;
            let value = Some(synonym.1.clone());
            Some(ConfigEntry { value, source, synonyms: vec![synonym.clone()], ..entry })
        };
        self.describe_broker().into_iter().filter_map(dynamic).collect()
    }

    /// All configs of a group that has `own` set.
    pub fn describe_group(&self, own: &SortedMap<String, String>) -> Vec<ConfigEntry> {
        let describe = |definition: ConfigDefinition| {
            let default = definition.default.unwrap_or_default().to_owned();
            let synonym = definition.broker_synonym().unwrap_or(definition.name);
            let value = self.overrides().get(synonym).cloned().unwrap_or(default);
            let source = match self.overrides().contains_key(synonym) {
                true => ConfigSource::StaticBroker,
                false => ConfigSource::Default,
            };
            let mut synonyms = vec![(synonym, value.clone(), source)];
            if let Some(set) = own.get(definition.name) {
                synonyms.insert(0, (definition.name, set.clone(), ConfigSource::DynamicGroup));
            }
            let value = own.get(definition.name).cloned().unwrap_or(value);
            entry(&definition, Some(value), synonyms, None)
        };
        group_definitions(self.era).map(describe).collect()
    }

    /// All configs of a client metrics subscription that has `own` set (KIP-714).
    pub fn describe_client_metrics(&self, own: &SortedMap<String, String>) -> Vec<ConfigEntry> {
        let describe = |definition: ConfigDefinition| {
            // Unlike everywhere else, a default is no synonym.
            let set = own.get(definition.name).cloned();
            let synonym =
                |value: String| (definition.name, value, ConfigSource::DynamicClientMetrics);
            let synonyms = set.clone().map(synonym).into_iter().collect();
            let value = set.or_else(|| definition.default.map(str::to_owned));
            entry(&definition, value, synonyms, None)
        };
        client_metrics_definitions().map(describe).collect()
    }

    /// Checks the configs a topic is to be made with (LogConfig.validate).
    ///
    /// # Errors
    /// Kafka's words for the first name that is unknown or value that is refused.
    pub fn validate_topic(&self, own: &SortedMap<String, String>) -> Result<(), ConfigError> {
        for name in own.keys() {
            if !topic_definitions(self.era).any(|definition| definition.name == name) {
                return Err(ConfigError { message: format!("Unknown topic config name: {name}") });
            }
        }
        for definition in topic_definitions(self.era) {
            if let Some(text) = own.get(definition.name) {
                definition.validate(text)?;
            }
        }
        if own
            .get("remote.storage.enable")
            .is_some_and(|text| text.trim().eq_ignore_ascii_case("true"))
        {
            let words = "Tiered Storage functionality is disabled in the broker. Topic cannot be \
                         configured with remote log storage.";
            return Err(ConfigError { message: words.to_owned() });
        }
        let config = TopicConfig::new(self, own)?;
        if config.min_compaction_lag_ms > config.max_compaction_lag_ms {
            let message = format!(
                "conflict topic config setting min.compaction.lag.ms ({}) > \
                 max.compaction.lag.ms ({})",
                config.min_compaction_lag_ms, config.max_compaction_lag_ms
            );
            return Err(ConfigError { message });
        }
        Ok(())
    }

    /// Whether `name` has a dynamic default for the whole cluster.
    fn is_cluster_wide(&self, name: &str) -> bool {
        self.era == Era::Kafka4 && name == MIN_INSYNC_REPLICAS
    }

    fn broker_text(&self, definition: &ConfigDefinition) -> Option<String> {
        if definition.kind == ConfigKind::Password {
            return None;
        }
        let default = || definition.default.map(str::to_owned);
        self.text(definition.name).cloned().or_else(default)
    }

    /// What a topic has without a config of its own.
    fn inherited_value(&self, definition: &ConfigDefinition) -> Option<String> {
        let derived = match definition.name {
            "retention.ms" => Some(self.retention_ms()),
            "segment.ms" => Some(self.roll_ms()),
            "segment.jitter.ms" => Some(self.roll_jitter_ms()),
            _ => None,
        };
        if let Some(millis) = derived {
            return Some(millis.to_string());
        }
        let set = definition.broker_synonym().and_then(|name| self.text(name));
        set.cloned().or_else(|| definition.default.map(str::to_owned))
    }

    /// The places a broker config may come from, with the values that are there, strongest first:
    /// its own, and after those what its coarser fallbacks are (DynamicBrokerConfig,
    /// ConfigHelper.configSynonyms). Who is not set anywhere itself is not said to follow others.
    fn broker_synonyms(&self, name: &'static str) -> Vec<(&'static str, String, ConfigSource)> {
        let mut synonyms = Vec::new();
        if let Some(value) = self.dynamic.get(name) {
            synonyms.push((name, value.clone(), ConfigSource::DynamicBroker));
        }
        if let Some(value) = self.dynamic_default.get(name) {
            synonyms.push((name, value.clone(), ConfigSource::DynamicDefaultBroker));
        } else if self.is_cluster_wide(name) {
            let value = self.min_insync_replicas.to_string();
            synonyms.push((name, value, ConfigSource::DynamicDefaultBroker));
        }
        for name in family(&name) {
            if let Some(value) = self.overrides().get(*name) {
                synonyms.push((*name, value.clone(), ConfigSource::StaticBroker));
            }
        }
        for name in family(&name) {
            let definition = broker_definitions(self.era).find(|known| known.name == *name);
            if let Some(default) = definition.and_then(|definition| definition.default) {
                synonyms.push((*name, default.to_owned(), ConfigSource::Default));
            }
        }
        let own = synonyms.iter().position(|(known, ..)| *known == name);
        synonyms.drain(..own.unwrap_or(synonyms.len()));
        synonyms
    }
}

fn entry(
    definition: &ConfigDefinition,
    value: Option<String>,
    synonyms: Vec<(&'static str, String, ConfigSource)>,
    documentation: Option<&'static str>,
) -> ConfigEntry {
    ConfigEntry {
        name: definition.name,
        value,
        read_only: definition.is_read_only(),
        source: synonyms.first().map_or(ConfigSource::Default, |(_, _, source)| *source),
        is_sensitive: definition.kind == ConfigKind::Password,
        kind: definition.kind,
        synonyms,
        documentation,
    }
}

/// A broker config and its coarser fallbacks (DynamicBrokerConfig.brokerConfigSynonyms).
fn family<'a>(name: &'a &'static str) -> &'a [&'static str] {
    match *name {
        "log.retention.ms" => &["log.retention.ms", "log.retention.minutes", "log.retention.hours"],
        "log.retention.minutes" => &["log.retention.minutes", "log.retention.hours"],
        "log.roll.ms" => &["log.roll.ms", "log.roll.hours"],
        "log.roll.jitter.ms" => &["log.roll.jitter.ms", "log.roll.jitter.hours"],
        "log.flush.interval.ms" => &["log.flush.interval.ms", "log.flush.scheduler.interval.ms"],
        _ => core::slice::from_ref(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topics_own_value_comes_before_the_brokers() {
        let mut broker = BrokerConfig::new(Era::Kafka4);
        broker.set("log.retention.hours", "1").unwrap();
        let own = SortedMap::from([("max.message.bytes".to_owned(), "2000".to_owned())]);
        let entries = broker.describe_topic(&own);
        let find = |name| entries.iter().find(|entry| entry.name == name).unwrap();

        let size = find("max.message.bytes");
        assert_eq!(
            (size.value.as_deref(), size.source),
            (Some("2000"), ConfigSource::DynamicTopic)
        );
        assert_eq!(size.synonyms[1].0, "message.max.bytes");
        let retention = find("retention.ms");
        assert_eq!(retention.value.as_deref(), Some("3600000"));
        // As Kafka has it: hours are heeded, but not named as where the milliseconds come from.
        assert_eq!((retention.source, retention.synonyms.len()), (ConfigSource::Default, 0));
        let isr = find("min.insync.replicas");
        assert_eq!(isr.source, ConfigSource::DynamicDefaultBroker);
    }

    #[test]
    fn coarser_configs_follow_one_that_is_set_and_are_silent_about_one_that_is_not() {
        let mut config = BrokerConfig::new(Era::Kafka4);
        config.set("log.retention.hours", "7").unwrap();
        let retention = |config: &BrokerConfig| {
            let entries = config.describe_broker();
            let entry = entries.into_iter().find(|entry| entry.name == "log.retention.ms").unwrap();
            let places = entry.synonyms.into_iter().map(|(name, value, source)| {
                assert_eq!(name.ends_with("hours"), source >= ConfigSource::StaticBroker);
                (value, source)
            });
            (entry.source, places.collect::<Vec<_>>())
        };
        assert_eq!(retention(&config), (ConfigSource::Default, vec![]));
        let dynamic = SortedMap::from([("log.retention.ms".to_owned(), "5000".to_owned())]);
        let config = config.reconfigured(&SortedMap::new(), &dynamic);
        let places = vec![
            ("5000".to_owned(), ConfigSource::DynamicBroker),
            ("7".to_owned(), ConfigSource::StaticBroker),
            ("168".to_owned(), ConfigSource::Default),
        ];
        assert_eq!(retention(&config), (ConfigSource::DynamicBroker, places));
    }

    #[test]
    fn every_typed_default_is_kafkas() {
        for era in Era::ALL {
            let config = BrokerConfig::new(era);
            for definition in broker_definitions(era) {
                let overridden = config.overrides().contains_key(definition.name);
                if let (false, Some(default)) = (overridden, definition.default) {
                    let mut changed = config.clone();
                    changed.assign(definition.name, default).unwrap();
                    assert_eq!(changed, config, "{} in {era:?}", definition.name);
                }
            }
        }
    }
}
