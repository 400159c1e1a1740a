//! Producer configs: Kafka's names, defaults and conflicts of both eras, and what follows from
//! them.

use crate::config::{ClientKind, ConfigError, ConfigValues};
use crate::network::{Backoff, NetworkConfig};
use protocol::compression::Compression;
use protocol::era::Era;
use protocol::time::Duration;

/// `ProducerConfig`: an era's defaults and what the application sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProducerConfig {
    values: ConfigValues,
}

/// Which records the producer counts as sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acks {
    /// 0: written to the socket.
    None,
    /// 1: appended by the leader.
    Leader,
    /// all, -1: on every in-sync replica.
    All,
}

/// `partitioner.class`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartitionerClass {
    /// null: hash of the key, sticky by bytes without one (KIP-794).
    BuiltIn,
    /// 2.5's default: hash of the key, sticky by batch without one (KIP-480).
    Default,
    /// Sticky by batch, key or not.
    UniformSticky,
    /// In turn, key or not.
    RoundRobin,
}

/// The configs as the producer works with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProducerSettings {
    /// The era.
    pub era: Era,
    /// `acks`.
    pub acks: Acks,
    /// `enable.idempotence`, after conflicts.
    pub idempotence: bool,
    /// `retries`.
    pub retries: u32,
    /// `batch.size`, at least 1.
    pub batch_size: u32,
    /// `compression.type`.
    pub compression: Compression,
    /// `compression.gzip.level` or that of the codec in use.
    pub compression_level: i32,
    /// `linger.ms`.
    pub linger: Duration,
    /// `buffer.memory`.
    pub buffer_memory: u64,
    /// `max.block.ms`.
    pub max_block: Duration,
    /// `delivery.timeout.ms`, after conflicts.
    pub delivery_timeout: Duration,
    /// `request.timeout.ms`.
    pub request_timeout_ms: i32,
    /// `max.request.size`.
    pub max_request_size: u32,
    /// `max.in.flight.requests.per.connection`.
    pub max_in_flight: u32,
    /// `retry.backoff.ms` and its maximum.
    pub retry_backoff: Backoff,
    /// `metadata.max.idle.ms`.
    pub metadata_max_idle: Duration,
    /// `partitioner.class`.
    pub partitioner: PartitionerClass,
    /// `partitioner.ignore.keys`.
    pub ignore_keys: bool,
    /// `partitioner.adaptive.partitioning.enable`.
    pub adaptive: bool,
    /// `partitioner.availability.timeout.ms`, zero: never.
    pub availability_timeout: Duration,
    /// Connections and metadata.
    pub network: NetworkConfig,
}

impl ProducerConfig {
    /// The era's defaults. bootstrap.servers is still to be set.
    pub const fn new(era: Era) -> Self {
        Self { values: ConfigValues::new(ClientKind::Producer, era) }
    }

    /// Sets one config by Kafka's name.
    ///
    /// # Errors
    /// Kafka's words.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), ConfigError> {
        self.values.set(name, value)
    }

    /// The values by name, for showing them.
    pub const fn values(&self) -> &ConfigValues {
        &self.values
    }

    /// Checks the configs against each other, as the constructor of `KafkaProducer` does.
    ///
    /// # Errors
    /// Kafka's words; for configs whose feature is not built yet, words that say so.
    pub fn settings(&self) -> Result<ProducerSettings, ConfigError> {
        let values = &self.values;
        let era = values.era();
        let network = values.network()?;
        let (acks, idempotence) = self.acks_and_idempotence()?;
        self.refuse_what_is_not_built()?;
        let compression = self.compression()?;
        Ok(ProducerSettings {
            era,
            acks,
            idempotence,
            retries: self.u32("retries", u32::MAX),
            batch_size: self.u32("batch.size", 16_384).max(1),
            compression,
            compression_level: self.compression_level(compression),
            linger: self.duration("linger.ms"),
            buffer_memory: u64::try_from(values.number_or("buffer.memory", 0)).unwrap_or(0),
            max_block: self.duration("max.block.ms"),
            delivery_timeout: self.delivery_timeout()?,
            request_timeout_ms: i32::try_from(network.request_timeout_ms).unwrap_or(i32::MAX),
            max_request_size: self.u32("max.request.size", 1_048_576),
            max_in_flight: network.max_in_flight_requests_per_connection,
            retry_backoff: network.retry_backoff(),
            metadata_max_idle: self.duration("metadata.max.idle.ms"),
            partitioner: self.partitioner()?,
            ignore_keys: values.boolean("partitioner.ignore.keys"),
            adaptive: values.boolean("partitioner.adaptive.partitioning.enable"),
            availability_timeout: self.duration("partitioner.availability.timeout.ms"),
            network,
        })
    }

    fn u32(&self, name: &str, absent: u32) -> u32 {
        self.values.number(name).and_then(|value| u32::try_from(value).ok()).unwrap_or(absent)
    }

    fn duration(&self, name: &str) -> Duration {
        Duration::from_config_millis(self.values.number_or(name, 0))
    }

    fn acks_and_idempotence(&self) -> Result<(Acks, bool), ConfigError> {
        let values = &self.values;
        let explicit = values.is_set("enable.idempotence");
        let wanted = values.boolean("enable.idempotence");
        let mut acks = match values.string("acks") {
            Some("0") => Acks::None,
            Some("1") => Acks::Leader,
            _ => Acks::All,
        };
        if !wanted {
            return self.refuse_transactions(false).map(|()| (acks, false));
        }
        let modern = values.era() == Era::Kafka4;
        // 2.5 raises acks by itself when the application did not set them.
        if !modern && !values.is_set("acks") {
            acks = Acks::All;
        }
        let mut enabled = true;
        if values.number("retries") == Some(0) {
            if explicit {
                return Err(ConfigError::new(
                    "Must set retries to non-zero when using the idempotent producer.",
                ));
            }
            enabled = false;
        }
        if acks != Acks::All {
            if explicit {
                return Err(ConfigError::new(
                    "Must set acks to all in order to use the idempotent producer. \
                     Otherwise we cannot guarantee idempotence.",
                ));
            }
            enabled = false;
        }
        let in_flight = values.number_or("max.in.flight.requests.per.connection", 5);
        if in_flight > 5 {
            return Err(ConfigError::new(if modern {
                format!(
                    "To use the idempotent producer, max.in.flight.requests.per.connection must \
                     be set to at most 5. Current value is {in_flight}."
                )
            } else {
                "Must set max.in.flight.requests.per.connection to at most 5 to use the \
                 idempotent producer."
                    .to_owned()
            }));
        }
        self.refuse_transactions(enabled).map(|()| (acks, enabled))
    }

    fn refuse_transactions(&self, idempotence: bool) -> Result<(), ConfigError> {
        if self.values.is_set("transactional.id") && !idempotence {
            return Err(ConfigError::new(
                "Cannot set a transactional.id without also enabling idempotence.",
            ));
        }
        Ok(())
    }

    fn compression(&self) -> Result<Compression, ConfigError> {
        let name = self.values.string("compression.type").unwrap_or("none");
        Compression::by_name(name)
            .ok_or_else(|| ConfigError::new(format!("Unknown compression name: {name}")))
    }

    /// How hard the codec tries; before 3.8 nobody could say (KIP-390).
    fn compression_level(&self, compression: Compression) -> i32 {
        let name = format!("compression.{}.level", compression.name());
        let level = self.values.number(&name).and_then(|level| i32::try_from(level).ok());
        level.unwrap_or_else(|| compression.default_level())
    }

    fn refuse_what_is_not_built(&self) -> Result<(), ConfigError> {
        if self.values.is_set("transactional.id") {
            return Err(ConfigError::new(
                "transactional.id: this playground has no transactions yet",
            ));
        }
        Ok(())
    }

    fn delivery_timeout(&self) -> Result<Duration, ConfigError> {
        const NAME: &str = "delivery.timeout.ms";
        let limit = i64::from(i32::MAX);
        let linger_ms = self.values.number_or("linger.ms", 0).min(limit);
        let request_timeout_ms = self.values.number_or("request.timeout.ms", 30_000);
        let least_ms = (linger_ms + request_timeout_ms).min(limit);
        let delivery_timeout_ms = self.values.number_or(NAME, 120_000);
        if delivery_timeout_ms >= least_ms {
            return Ok(Duration::from_config_millis(delivery_timeout_ms));
        }
        if self.values.is_set(NAME) {
            return Err(ConfigError::new(
                "delivery.timeout.ms should be equal to or larger than \
                 linger.ms + request.timeout.ms",
            ));
        }
        Ok(Duration::from_config_millis(least_ms))
    }

    fn partitioner(&self) -> Result<PartitionerClass, ConfigError> {
        const NAME: &str = "partitioner.class";
        const PRODUCER: &str = "org.apache.kafka.clients.producer.";
        let Some(class) = self.values.string(NAME).filter(|class| !class.is_empty()) else {
            return Ok(PartitionerClass::BuiltIn);
        };
        let modern = self.values.era() == Era::Kafka4;
        match class.strip_prefix(PRODUCER).unwrap_or(class) {
            "RoundRobinPartitioner" => Ok(PartitionerClass::RoundRobin),
            // Both went away with Kafka 4.0.
            "UniformStickyPartitioner" if !modern => Ok(PartitionerClass::UniformSticky),
            "internals.DefaultPartitioner" | "DefaultPartitioner" if !modern => {
                Ok(PartitionerClass::Default)
            }
            _ => {
                let reason = format!("Class {class} could not be found.");
                Err(ConfigError::invalid(NAME, class, &reason))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(era: Era, set: &[(&str, &str)]) -> Result<ProducerSettings, String> {
        let mut config = ProducerConfig::new(era);
        config.set("bootstrap.servers", "broker:9092").unwrap();
        for (name, value) in set {
            config.set(name, value).map_err(|error| error.message)?;
        }
        config.settings().map_err(|error| error.message)
    }

    #[test]
    fn the_eras_differ_where_kafka_does() {
        let old = settings(Era::Kafka25, &[]).unwrap();
        let new = settings(Era::Kafka4, &[]).unwrap();
        assert_eq!((old.acks, new.acks), (Acks::Leader, Acks::All));
        assert_eq!((old.idempotence, new.idempotence), (false, true));
        assert_eq!((old.linger.as_millis(), new.linger.as_millis()), (0, 5));
        assert_eq!(old.partitioner, PartitionerClass::Default);
        assert_eq!(new.partitioner, PartitionerClass::BuiltIn);
        assert_eq!(old.retry_backoff, Backoff::constant(100));
        assert_eq!(new.retry_backoff, Backoff::exponential(100, 1_000));
    }

    #[test]
    fn idempotence_gives_way_or_complains_as_in_kafka() {
        let modern = |set: &[(&str, &str)]| settings(Era::Kafka4, set);
        assert!(!modern(&[("acks", "1")]).unwrap().idempotence);
        assert!(!modern(&[("retries", "0")]).unwrap().idempotence);
        let on = ("enable.idempotence", "true");
        let off = ("enable.idempotence", "false");
        let six = ("max.in.flight.requests.per.connection", "6");
        let too_many = "To use the idempotent producer, max.in.flight.requests.per.connection \
                        must be set to at most 5. Current value is 6.";
        assert_eq!(modern(&[six]).unwrap_err(), too_many);
        assert_eq!(modern(&[on, six]).unwrap_err(), too_many);
        assert!(modern(&[off, six]).is_ok());
        assert_eq!(
            modern(&[on, ("acks", "1")]).unwrap_err(),
            "Must set acks to all in order to use the idempotent producer. \
             Otherwise we cannot guarantee idempotence."
        );
        assert_eq!(
            modern(&[on, ("retries", "0")]).unwrap_err(),
            "Must set retries to non-zero when using the idempotent producer."
        );
        assert_eq!(
            modern(&[("transactional.id", "t"), ("acks", "1")]).unwrap_err(),
            "Cannot set a transactional.id without also enabling idempotence."
        );
        assert_eq!(settings(Era::Kafka25, &[on]).unwrap().acks, Acks::All);
    }

    #[test]
    fn the_delivery_timeout_covers_linger_and_request() {
        let short = [("delivery.timeout.ms", "1000")];
        assert_eq!(
            settings(Era::Kafka4, &short).unwrap_err(),
            "delivery.timeout.ms should be equal to or larger than \
             linger.ms + request.timeout.ms"
        );
        let long = settings(Era::Kafka4, &[("request.timeout.ms", "200000")]).unwrap();
        assert_eq!(long.delivery_timeout, Duration::from_millis(200_005));
    }

    #[test]
    fn classes_and_codecs_are_named_as_in_kafka() {
        let class = |era, name| settings(era, &[("partitioner.class", name)]);
        let sticky = "org.apache.kafka.clients.producer.UniformStickyPartitioner";
        assert_eq!(
            class(Era::Kafka25, sticky).unwrap().partitioner,
            PartitionerClass::UniformSticky
        );
        assert_eq!(
            class(Era::Kafka4, sticky).unwrap_err(),
            format!(
                "Invalid value {sticky} for configuration partitioner.class: \
                 Class {sticky} could not be found."
            )
        );
        let codec = |era, name, level| {
            let level = [("compression.type", name), ("compression.gzip.level", level)];
            settings(era, &level[..1 + usize::from(era == Era::Kafka4)])
                .map(|it| (it.compression, it.compression_level))
        };
        assert_eq!(codec(Era::Kafka4, "gzip", "7"), Ok((Compression::Gzip, 7)));
        assert_eq!(codec(Era::Kafka4, "zstd", "7"), Ok((Compression::Zstd, 3)));
        assert_eq!(codec(Era::Kafka25, "gzip", ""), Ok((Compression::Gzip, -1)));
        assert_eq!(codec(Era::Kafka25, "zip", "").unwrap_err(), "Unknown compression name: zip");
        assert_eq!(
            codec(Era::Kafka4, "zip", "7").unwrap_err(),
            "Invalid value zip for configuration compression.type: String must be one of: \
             none, gzip, snappy, lz4, zstd"
        );
        assert_eq!(
            codec(Era::Kafka4, "gzip", "10").unwrap_err(),
            "Invalid value 10 for configuration compression.gzip.level: Value must be between 1 \
             and 9 or equal to -1"
        );
    }
}
