//! Client configs by Kafka's own names: every name, type, default and valid value of both eras, and
//! Kafka's words for a value that is not allowed. The tables beside this file were printed from
//! Apache Kafka's config definitions (name, type, default, valid values).

use crate::network::{MetadataRecoveryStrategy, NetworkConfig};
use core::fmt;
use protocol::{SortedMap, era::Era};

/// `org.apache.kafka.common.config.ConfigException`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// Kafka's words.
    pub message: String,
}

impl ConfigError {
    /// An error in these words.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }

    /// `Invalid value V for configuration N: reason`.
    pub fn invalid(name: &str, value: &str, reason: &str) -> Self {
        Self::new(format!("Invalid value {value} for configuration {name}: {reason}"))
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for ConfigError {}

/// The three clients, each with its own set of configs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientKind {
    /// `ProducerConfig`.
    Producer,
    /// `ConsumerConfig`.
    Consumer,
    /// `AdminClientConfig`.
    Admin,
}

impl ClientKind {
    const fn section(self) -> &'static str {
        match self {
            Self::Producer => "== producer",
            Self::Consumer => "== consumer",
            Self::Admin => "== admin",
        }
    }
}

/// One config as Kafka defines it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfigKey {
    /// Name.
    pub name: &'static str,
    /// `int`, `long`, `boolean`, …
    pub kind: &'static str,
    /// The default as Kafka prints it; `None` where there is none.
    pub default: Option<&'static str>,
    /// Valid values as Kafka prints them; `-` for any.
    pub valid: &'static str,
}

/// All configs of a client of an era, by name.
pub fn definitions(client: ClientKind, era: Era) -> impl Iterator<Item = ConfigKey> {
    let table = match era {
        Era::Kafka4 => include_str!("config/clients-4.3.1.tsv"),
        Era::Kafka25 => include_str!("config/clients-2.5.1.tsv"),
    };
    let rows = table.lines().skip_while(move |line| *line != client.section()).skip(1);
    rows.take_while(|line| !line.starts_with("== ")).filter_map(|line| {
        let mut fields = line.split('\t');
        let (name, kind) = (fields.next()?, fields.next()?);
        let (default, valid) = (fields.next()?, fields.next()?);
        let default = match default {
            "-" => None,
            "\"\"" => Some(""),
            "null" => None,
            text => Some(text),
        };
        Some(ConfigKey { name, kind, default, valid })
    })
}

/// The values of one client: Kafka's defaults and what the application set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigValues {
    client: ClientKind,
    era: Era,
    originals: SortedMap<String, String>,
}

impl ConfigValues {
    /// Nothing set: the defaults of the era.
    pub const fn new(client: ClientKind, era: Era) -> Self {
        Self { client, era, originals: SortedMap::new() }
    }

    /// The era whose defaults these are.
    pub const fn era(&self) -> Era {
        self.era
    }

    /// Sets one config by Kafka's name. Unknown names are kept and ignored, as Kafka does (see
    /// [`Self::unused`]).
    ///
    /// # Errors
    /// Kafka's words, when the value has the wrong type or is outside the valid values.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), ConfigError> {
        if let Some(key) = self.definition(name) {
            key.validate(value)?;
        }
        self.originals.insert(name.to_owned(), value.trim().to_owned());
        Ok(())
    }

    /// Did the application set this?
    pub fn is_set(&self, name: &str) -> bool {
        self.originals.contains_key(name)
    }

    /// Names that are no config of this client: supplied but not used.
    pub fn unused(&self) -> impl Iterator<Item = &str> {
        let names = self.originals.keys().map(String::as_str);
        names.filter(|name| self.definition(name).is_none())
    }

    /// The definition of a config.
    pub fn definition(&self, name: &str) -> Option<ConfigKey> {
        definitions(self.client, self.era).find(|key| key.name == name)
    }

    /// The value in force; `None` for null and for configs the era does not have.
    pub fn string(&self, name: &str) -> Option<&str> {
        let set = self.originals.get(name).map(String::as_str);
        set.or_else(|| self.definition(name)?.default)
    }

    /// A number in force; `None` as for [`Self::string`].
    pub fn number(&self, name: &str) -> Option<i64> {
        self.string(name)?.parse().ok()
    }

    /// A number in force, `absent` where the era has no such config.
    pub fn number_or(&self, name: &str, absent: i64) -> i64 {
        self.number(name).unwrap_or(absent)
    }

    /// A boolean in force; false where the era has no such config.
    pub fn boolean(&self, name: &str) -> bool {
        self.string(name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    /// A comma separated list in force, without the spaces around its elements.
    pub fn list(&self, name: &str) -> Vec<&str> {
        let text = self.string(name).unwrap_or_default();
        text.split(',').map(str::trim).filter(|entry| !entry.is_empty()).collect()
    }

    /// bootstrap.servers as host and port.
    ///
    /// # Errors
    /// Missing, empty or not `host:port`, in Kafka's words.
    pub fn bootstrap_servers(&self) -> Result<Vec<(String, u16)>, ConfigError> {
        const NAME: &str = "bootstrap.servers";
        let required = self.definition(NAME).is_some_and(|key| key.default.is_none());
        if required && !self.is_set(NAME) {
            return Err(ConfigError::new(format!(
                "Missing required configuration \"{NAME}\" which has no default value."
            )));
        }
        let mut servers = Vec::new();
        for url in self.list(NAME) {
            let invalid = || ConfigError::new(format!("Invalid url in {NAME}: {url}"));
            let address = url.rsplit_once("://").map_or(url, |(_, address)| address);
            let (host, port) = address.rsplit_once(':').ok_or_else(invalid)?;
            let host = host.trim_start_matches('[').trim_end_matches(']');
            let digits = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
            let known = |byte: u8| byte.is_ascii_alphanumeric() || b"-%._:".contains(&byte);
            if host.is_empty() || !host.bytes().all(known) || !digits {
                return Err(invalid());
            }
            let port = port
                .parse()
                .map_err(|_| ConfigError::new(format!("Invalid port in {NAME}: {url}")))?;
            servers.push((host.to_owned(), port));
        }
        if servers.is_empty() && required {
            return Err(ConfigError::new(format!(
                "Configuration '{NAME}' must not be empty. Valid values include: any non-empty value"
            )));
        }
        if servers.is_empty() {
            return Err(ConfigError::new(format!("No resolvable bootstrap urls given in {NAME}")));
        }
        Ok(servers)
    }

    /// The part of the configs that is the connections' and the metadata's.
    ///
    /// # Errors
    /// As [`Self::bootstrap_servers`].
    pub fn network(&self) -> Result<NetworkConfig, ConfigError> {
        let retry_backoff_ms = self.number_or("retry.backoff.ms", 100);
        let strategy = self.string("metadata.recovery.strategy").unwrap_or("none");
        let in_flight = self.number_or("max.in.flight.requests.per.connection", 100);
        Ok(NetworkConfig {
            client_id: self.string("client.id").unwrap_or_default().to_owned(),
            bootstrap: self.bootstrap_servers()?,
            request_timeout_ms: self.number_or("request.timeout.ms", 30_000),
            retry_backoff_ms,
            retry_backoff_max_ms: self.number_or("retry.backoff.max.ms", retry_backoff_ms),
            reconnect_backoff_ms: self.number_or("reconnect.backoff.ms", 50),
            reconnect_backoff_max_ms: self.number_or("reconnect.backoff.max.ms", 1_000),
            socket_connection_setup_timeout_ms: self.number("socket.connection.setup.timeout.ms"),
            socket_connection_setup_timeout_max_ms: self
                .number_or("socket.connection.setup.timeout.max.ms", 30_000),
            connections_max_idle_ms: self.number_or("connections.max.idle.ms", 540_000),
            metadata_max_age_ms: self.number_or("metadata.max.age.ms", 300_000),
            metadata_recovery_strategy: if strategy.eq_ignore_ascii_case("rebootstrap") {
                MetadataRecoveryStrategy::Rebootstrap
            } else {
                MetadataRecoveryStrategy::None
            },
            metadata_recovery_rebootstrap_trigger_ms: self
                .number_or("metadata.recovery.rebootstrap.trigger.ms", 300_000),
            max_in_flight_requests_per_connection: u32::try_from(in_flight).unwrap_or(u32::MAX),
            ..NetworkConfig::new(self.era)
        })
    }
}

impl ConfigKey {
    /// Is `value` one this config takes?
    ///
    /// # Errors
    /// Kafka's words.
    pub fn validate(&self, value: &str) -> Result<(), ConfigError> {
        let trimmed = value.trim();
        let invalid = |reason: &str| Err(ConfigError::invalid(self.name, value, reason));
        match self.kind {
            "int" | "short" | "long" => match self.parse_number(trimmed) {
                Some(number) => self.validate_range(number, value),
                None => invalid(&format!("Not a number of type {}", self.kind.to_uppercase())),
            },
            "double" if !is_decimal(trimmed) => invalid("Not a number of type DOUBLE"),
            "boolean" if !["true", "false"].iter().any(|it| trimmed.eq_ignore_ascii_case(it)) => {
                invalid("Expected value to be either true or false")
            }
            "string" => self.validate_string(trimmed, value),
            _ => Ok(()),
        }
    }

    fn parse_number(&self, value: &str) -> Option<i64> {
        let number: i64 = value.parse().ok()?;
        let fits = match self.kind {
            "short" => i16::try_from(number).is_ok(),
            "int" => i32::try_from(number).is_ok(),
            _ => true,
        };
        fits.then_some(number)
    }

    fn validate_range(&self, number: i64, value: &str) -> Result<(), ConfigError> {
        let (range, exception) = match self.valid.split_once(" or ") {
            Some((range, exception)) => (range, exception.parse().ok()),
            None => (self.valid, None),
        };
        if exception == Some(number) {
            return Ok(());
        }
        let bounds = range.trim_matches(['[', ']']).split_once(",...");
        let Some((least, most)) = bounds else { return Ok(()) };
        let most = most.trim_start_matches(',');
        let fits = |least: i64, most: i64| (least..=most).contains(&number);
        if let (Some(exception), Ok(low), Ok(high)) = (exception, least.parse(), most.parse()) {
            let reason = format!("Value must be between {low} and {high} or equal to {exception}");
            let error = || ConfigError::invalid(self.name, value, &reason);
            return if fits(low, high) { Ok(()) } else { Err(error()) };
        }
        if let Ok(least) = least.parse::<i64>()
            && number < least
        {
            let reason = format!("Value must be at least {least}");
            return Err(ConfigError::invalid(self.name, value, &reason));
        }
        if let Ok(most) = most.parse::<i64>()
            && number > most
        {
            let reason = format!("Value must be no more than {most}");
            return Err(ConfigError::invalid(self.name, value, &reason));
        }
        Ok(())
    }

    fn validate_string(&self, trimmed: &str, value: &str) -> Result<(), ConfigError> {
        if self.name == "auto.offset.reset" && self.valid.contains("by_duration") {
            let known = ["latest", "earliest", "none"].contains(&trimmed);
            if known || trimmed.strip_prefix("by_duration:P").is_some() {
                return Ok(());
            }
            return Err(ConfigError::new(format!(
                "Invalid value `{value}` for configuration auto.offset.reset. The value must be \
                 either 'earliest', 'latest', 'none' or of the format \
                 'by_duration:<PnDTnHnMn.nS.>'."
            )));
        }
        let (list, ignore_case) = match self.valid.strip_prefix("(case insensitive) ") {
            Some(list) => (list, true),
            None => (self.valid, false),
        };
        if self.valid == "non-empty string" && trimmed.is_empty() {
            return Err(ConfigError::invalid(self.name, value, "String must be non-empty"));
        }
        let Some(list) = list.strip_prefix('[').and_then(|list| list.strip_suffix(']')) else {
            return Ok(());
        };
        let matches =
            |it: &str| if ignore_case { it.eq_ignore_ascii_case(trimmed) } else { it == trimmed };
        if list.split(", ").any(matches) {
            return Ok(());
        }
        let case = if ignore_case { " (case insensitive)" } else { "" };
        let reason = format!("String must be one of{case}: {list}");
        Err(ConfigError::invalid(self.name, value, &reason))
    }
}

fn is_decimal(text: &str) -> bool {
    let unsigned = text.trim_start_matches(['+', '-']);
    let (number, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let exponent = exponent.trim_start_matches(['+', '-']);
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let any = !whole.is_empty() || !fraction.is_empty();
    any && digits(whole) && digits(fraction) && !exponent.is_empty() && digits(exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(client: ClientKind, name: &str, value: &str) -> String {
        ConfigValues::new(client, Era::Kafka4).set(name, value).unwrap_err().message
    }

    #[test]
    fn every_default_is_a_valid_value() {
        for client in [ClientKind::Producer, ClientKind::Consumer, ClientKind::Admin] {
            for era in Era::ALL {
                assert!(definitions(client, era).count() > 40);
                for key in definitions(client, era) {
                    // Kafka prints this one's default in capitals and its values in small letters.
                    let odd = key.name == "share.acquire.mode";
                    if let Some(default) = key.default.filter(|_| !odd) {
                        assert_eq!(key.validate(default), Ok(()), "{key:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_refused_is_refused_in_kafkas_words() {
        let producer = |name, value| refusal(ClientKind::Producer, name, value);
        assert_eq!(
            producer("acks", "2"),
            "Invalid value 2 for configuration acks: String must be one of: all, -1, 0, 1"
        );
        assert_eq!(
            producer("linger.ms", "-1"),
            "Invalid value -1 for configuration linger.ms: Value must be at least 0"
        );
        assert_eq!(
            producer("linger.ms", "soon"),
            "Invalid value soon for configuration linger.ms: Not a number of type LONG"
        );
        assert_eq!(
            producer("batch.size", "3000000000"),
            "Invalid value 3000000000 for configuration batch.size: Not a number of type INT"
        );
        assert_eq!(
            producer("enable.idempotence", "maybe"),
            "Invalid value maybe for configuration enable.idempotence: \
             Expected value to be either true or false"
        );
        assert_eq!(
            refusal(ClientKind::Consumer, "auto.offset.reset", "by_duration:1h"),
            "Invalid value `by_duration:1h` for configuration auto.offset.reset. The value must be \
             either 'earliest', 'latest', 'none' or of the format 'by_duration:<PnDTnHnMn.nS.>'."
        );
        assert!(ConfigValues::new(ClientKind::Producer, Era::Kafka4).set("no.such", "1").is_ok());
    }

    #[test]
    fn bootstrap_servers_are_host_and_port() {
        let mut values = ConfigValues::new(ClientKind::Producer, Era::Kafka4);
        let missing = values.bootstrap_servers().unwrap_err().message;
        assert_eq!(
            missing,
            "Missing required configuration \"bootstrap.servers\" which has no default value."
        );
        values.set("bootstrap.servers", "broker-1:9092, broker-2:9093").unwrap();
        let expected = vec![("broker-1".to_owned(), 9092), ("broker-2".to_owned(), 9093)];
        assert_eq!(values.bootstrap_servers(), Ok(expected));
        for (servers, words) in [
            ("broker", "Invalid url in bootstrap.servers: broker"),
            ("no such host:1", "Invalid url in bootstrap.servers: no such host:1"),
            ("broker:99999", "Invalid port in bootstrap.servers: broker:99999"),
            (
                "",
                "Configuration 'bootstrap.servers' must not be empty. \
                 Valid values include: any non-empty value",
            ),
        ] {
            values.set("bootstrap.servers", servers).unwrap();
            assert_eq!(values.bootstrap_servers().unwrap_err().message, words);
        }
    }
}
