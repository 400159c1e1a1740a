//! Kafka's own config definitions as tables: name, type, default, valid values. Printed from
//! Apache Kafka 4.3.1 and 2.5.1, so that validation and DescribeConfigs say what those say.

use super::{ConfigError, ConfigValue, Ratio};
use protocol::era::Era;

/// The type of a config, numbered as DescribeConfigs numbers it (`ConfigEntry.ConfigType`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(i8)]
#[allow(missing_docs, reason = "the names of Kafka's ConfigDef.Type say it all")]
pub enum ConfigKind {
    Unknown = 0,
    Boolean = 1,
    String = 2,
    Int = 3,
    Short = 4,
    Long = 5,
    Double = 6,
    List = 7,
    Class = 8,
    Password = 9,
}

/// One line of Kafka's ConfigDef.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfigDefinition {
    /// Kafka's name.
    pub name: &'static str,
    /// Type.
    pub kind: ConfigKind,
    /// Default, as DescribeConfigs prints it; `None` is null or required.
    pub default: Option<&'static str>,
    /// Valid values, as Kafka's validator describes itself; empty for any.
    valid: &'static str,
    /// Broker configs: `r` for read-only. Topic and group configs: the broker config they follow.
    note: &'static str,
}

impl ConfigDefinition {
    /// Whether a running broker refuses to change it.
    pub fn is_read_only(&self) -> bool {
        self.note == "r"
    }

    /// The broker config a topic or group config takes its value from.
    pub fn broker_synonym(&self) -> Option<&'static str> {
        (!matches!(self.note, "" | "r")).then_some(self.note)
    }

    /// Checks a value's text: type first, then the valid values, in Kafka's words.
    ///
    /// # Errors
    /// The ConfigException Kafka answers with.
    pub fn validate(&self, text: &str) -> Result<(), ConfigError> {
        match self.kind {
            ConfigKind::Boolean => bool::parse(self.name, text).map(drop),
            ConfigKind::Short => self.in_range(i64::from(i16::parse(self.name, text)?), text),
            ConfigKind::Int => self.in_range(i64::from(i32::parse(self.name, text)?), text),
            ConfigKind::Long => self.in_range(i64::parse(self.name, text)?, text),
            ConfigKind::Double => self.in_unit_range(text),
            ConfigKind::List => self.valid_list(text),
            ConfigKind::String => self.one_of(text.trim()),
            ConfigKind::Class | ConfigKind::Password | ConfigKind::Unknown => Ok(()),
        }
    }

    fn in_range(&self, value: i64, text: &str) -> Result<(), ConfigError> {
        let error = |why: &str| Err(ConfigError::invalid(self.name, text.trim(), why));
        if let Some((range, or)) = self.valid.split_once("] or ") {
            let (low, high) = bounds(range);
            if or.parse() != Ok(value) && outside(value, low, high) {
                let (low, high) = (low.unwrap_or(0), high.unwrap_or(0));
                let why = format!("Value must be between {low} and {high} or equal to {or}");
                return error(&why);
            }
            return Ok(());
        }
        match bounds(self.valid.trim_end_matches(']')) {
            (Some(low), _) if value < low => error(&format!("Value must be at least {low}")),
            (_, Some(high)) if value > high => error(&format!("Value must be no more than {high}")),
            _ => Ok(()),
        }
    }

    /// The only bounded doubles are shares of one.
    fn in_unit_range(&self, text: &str) -> Result<(), ConfigError> {
        let word = text.trim();
        let Ratio(millionths) = Ratio::parse(self.name, word.trim_start_matches('-'))
            .map_err(|_| ConfigError::invalid(self.name, text, "Not a number of type DOUBLE"))?;
        if self.valid != "[0,...,1]" {
            return Ok(());
        }
        let why = match word.starts_with('-') {
            true if millionths > 0 => "Value must be at least 0",
            false if millionths > 1_000_000 => "Value must be no more than 1",
            _ => return Ok(()),
        };
        // Kafka shows the number it understood, and a double of Java has a fraction.
        let fraction = if word.contains('.') { "" } else { ".0" };
        Err(ConfigError::invalid(self.name, &format!("{word}{fraction}"), why))
    }

    fn one_of(&self, word: &str) -> Result<(), ConfigError> {
        let (valid, any_case) = match self.valid.strip_prefix("(case insensitive) ") {
            Some(rest) => (rest, true),
            None => (self.valid, false),
        };
        let Some(choices) = valid.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
            return match valid {
                "non-empty string" if word.is_empty() => {
                    Err(ConfigError::invalid(self.name, word, "String must be non-empty"))
                }
                _ => Ok(()),
            };
        };
        let known = choices.split(", ").any(|choice| {
            choice == word
                || (any_case && choice.eq_ignore_ascii_case(word))
                || (choice.starts_with("by_duration:") && word.starts_with("by_duration:"))
        });
        if known {
            return Ok(());
        }
        let of = if any_case { " (case insensitive)" } else { "" };
        let why = format!("String must be one of{of}: {choices}");
        Err(ConfigError::invalid(self.name, word, &why))
    }

    fn valid_list(&self, text: &str) -> Result<(), ConfigError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let words: Vec<&str> = text.split(',').map(str::trim).collect();
        if self.valid.starts_with("[partitionId]") {
            if words == ["*"] || words.iter().all(|word| is_throttled_replica(word)) {
                return Ok(());
            }
            let why = format!(
                "{} must be the literal '*' or a list of replicas in the following format: {}",
                self.name, self.valid
            );
            let value = format!("[{}]", words.join(", "));
            return Err(ConfigError::invalid(self.name, &value, &why));
        }
        if !self.valid.starts_with('[') {
            return Ok(());
        }
        if words.contains(&"") {
            let message = format!("Configuration '{}' values must not be empty.", self.name);
            return Err(ConfigError { message });
        }
        words.iter().try_for_each(|word| self.one_of(word))
    }
}

/// The topic configs of an era, sorted by name.
pub(super) fn topic_definitions(era: Era) -> impl Iterator<Item = ConfigDefinition> {
    lines(match era {
        Era::Kafka25 => include_str!("topic-2.5.tsv"),
        Era::Kafka4 => include_str!("topic-4.tsv"),
    })
}

/// The broker configs of an era, sorted by name.
pub(super) fn broker_definitions(era: Era) -> impl Iterator<Item = ConfigDefinition> {
    lines(match era {
        Era::Kafka25 => include_str!("broker-2.5.tsv"),
        Era::Kafka4 => include_str!("broker-4.tsv"),
    })
}

/// The group configs (KIP-848 and later), sorted by name; there were none in 2.5.
pub(super) fn group_definitions(era: Era) -> impl Iterator<Item = ConfigDefinition> {
    lines(match era {
        Era::Kafka25 => "",
        Era::Kafka4 => include_str!("group-4.tsv"),
    })
}

/// The configs of a client metrics subscription (KIP-714), sorted by name.
pub(super) fn client_metrics_definitions() -> impl Iterator<Item = ConfigDefinition> {
    lines("interval.ms\t3\t300000\t\t\nmatch\t7\t\t\t\nmetrics\t7\t\t\t")
}

/// What Kafka's documentation says about a topic config: the text DescribeConfigs carries when
/// asked for it. Nothing without the feature `config-docs`, as in the page.
pub(super) fn topic_documentation(name: &str) -> Option<&'static str> {
    let documentation =
        if cfg!(feature = "config-docs") { include_str!("topic-docs.tsv") } else { "" };
    let line = documentation
        .lines()
        .find(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with('\t')))?;
    line.split_once('\t').map(|(_, text)| text)
}

fn lines(table: &'static str) -> impl Iterator<Item = ConfigDefinition> {
    table.lines().map(|line| {
        let mut columns = line.split('\t');
        let mut next = || columns.next().unwrap_or_default();
        let (name, kind, default) = (next(), next(), next());
        ConfigDefinition {
            name,
            kind: kind_of(kind),
            default: (default != "\\N").then_some(default),
            valid: next(),
            note: next(),
        }
    })
}

fn kind_of(number: &str) -> ConfigKind {
    match number {
        "1" => ConfigKind::Boolean,
        "3" => ConfigKind::Int,
        "4" => ConfigKind::Short,
        "5" => ConfigKind::Long,
        "6" => ConfigKind::Double,
        "7" => ConfigKind::List,
        "8" => ConfigKind::Class,
        "9" => ConfigKind::Password,
        _ => ConfigKind::String,
    }
}

/// Reads `[1,...,9` and `[0,...`.
fn bounds(range: &str) -> (Option<i64>, Option<i64>) {
    let mut parts = range.trim_start_matches('[').split(",...");
    let low = parts.next().and_then(|text| text.parse().ok());
    let high = parts.next().and_then(|text| text.trim_start_matches(',').parse().ok());
    (low, high)
}

fn outside(value: i64, low: Option<i64>, high: Option<i64>) -> bool {
    low.is_some_and(|low| value < low) || high.is_some_and(|high| value > high)
}

fn is_throttled_replica(word: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    word.split_once(':').is_some_and(|(partition, id)| is_number(partition) && is_number(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(name: &str, value: &str) -> String {
        let definition = topic_definitions(Era::Kafka4).find(|def| def.name == name).unwrap();
        definition.validate(value).err().map(|error| error.message).unwrap_or_default()
    }

    #[test]
    fn refusals_are_in_kafkas_words() {
        let cases = [
            ("compression.gzip.level", "0", "Value must be between 1 and 9 or equal to -1"),
            ("compression.lz4.level", "18", "Value must be no more than 17"),
            ("segment.bytes", "10", "Value must be at least 1048576"),
            ("segment.bytes", "99999999999", "Not a number of type INT"),
            ("preallocate", "maybe", "Expected value to be either true or false"),
            ("cleanup.policy", "shred", "String must be one of: compact, delete"),
            ("min.cleanable.dirty.ratio", "1.5", "Value must be no more than 1"),
            ("min.cleanable.dirty.ratio", "-0.1", "Value must be at least 0"),
            ("min.cleanable.dirty.ratio", "2.0", "Value must be no more than 1"),
        ];
        for (name, value, why) in cases {
            let words = format!("Invalid value {value} for configuration {name}: {why}");
            assert_eq!(refusal(name, value), words);
        }
        assert_eq!(
            refusal("min.cleanable.dirty.ratio", "2"),
            refusal("min.cleanable.dirty.ratio", "2.0")
        );
        assert_eq!(
            refusal("cleanup.policy", "delete,"),
            "Configuration 'cleanup.policy' values must not be empty."
        );
    }

    #[test]
    fn what_kafka_takes_is_taken() {
        let cases = [
            ("cleanup.policy", "compact, delete "),
            ("cleanup.policy", ""),
            ("preallocate", " TRUE "),
            ("segment.bytes", " 2000000 "),
            ("segment.bytes", "+2000000"),
            ("compression.gzip.level", "-1"),
            ("leader.replication.throttled.replicas", "0:1,1:2"),
            ("retention.ms", "-1"),
        ];
        for (name, value) in cases {
            assert_eq!(refusal(name, value), "", "{name}={value}");
        }
    }

    #[test]
    fn every_default_is_valid_by_its_own_definition() {
        for era in Era::ALL {
            for definition in topic_definitions(era).chain(broker_definitions(era)) {
                let Some(default) = definition.default else { continue };
                if definition.kind != ConfigKind::Double || definition.name.contains("ratio") {
                    let verdict = definition.validate(default);
                    let lists = ["controller.quorum.voters", "controller.quorum.bootstrap.servers"];
                    assert!(verdict.is_ok() || lists.contains(&definition.name), "{verdict:?}");
                }
            }
        }
    }
}
