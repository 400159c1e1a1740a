//! How far a count of threads may be changed at run time: to half and to double what it is
//! (DynamicThreadPool, LogCleaner). Nothing here has threads, but what is refused is Kafka's.

use protocol::SortedMap;

use super::resource::ConfigResourceType;
use super::{BrokerConfig, ConfigError};

/// The pools that can be resized while a broker runs.
const POOLS: [&str; 8] = [
    "background.threads",
    "num.io.threads",
    "num.network.threads",
    "num.recovery.threads.per.data.dir",
    "num.replica.fetchers",
    "remote.log.manager.copier.thread.pool.size",
    "remote.log.manager.expiration.thread.pool.size",
    "remote.log.manager.follower.thread.pool.size",
];

/// The pool with words of its own.
const CLEANER: &str = "log.cleaner.threads";

impl BrokerConfig {
    /// Checks the counts of threads that `next` sets on this broker, or with `for_all` on all of
    /// them; what a broker has of its own goes before what is set for all.
    pub(super) fn validate_threads(
        &self,
        next: &SortedMap<String, String>,
        for_all: bool,
    ) -> Result<(), ConfigError> {
        for name in POOLS.into_iter().chain([CLEANER]) {
            if for_all && self.dynamic.contains_key(name) {
                continue;
            }
            let wanted = next.get(name).and_then(|value| value.trim().parse::<i64>().ok());
            let (Some(wanted), Some(current)) = (wanted, self.threads(name)) else { continue };
            if let Some(why) = refusal(name, wanted, current) {
                let message = format!(
                    "Invalid value org.apache.kafka.common.config.ConfigException: {why} for \
                     configuration Invalid dynamic configuration"
                );
                return Err(ConfigError { message });
            }
        }
        Ok(())
    }

    fn threads(&self, name: &str) -> Option<i64> {
        let default = self.definition(ConfigResourceType::Broker, name).and_then(|it| it.default);
        self.text(name).map(String::as_str).or(default)?.trim().parse().ok()
    }
}

fn refusal(name: &str, wanted: i64, current: i64) -> Option<String> {
    let (too_few, too_many) = (wanted < current / 2, wanted > current.saturating_mul(2));
    match (name, too_few, too_many) {
        (_, false, false) => None,
        (CLEANER, true, _) => Some(format!(
            "Log cleaner threads cannot be reduced to less than half the current value {current}"
        )),
        (CLEANER, ..) => Some(format!(
            "Log cleaner threads cannot be increased to more than double the current value \
             {current}"
        )),
        (_, true, _) => Some(format!(
            "Dynamic thread count update validation failed for {name}={wanted}, value should be \
             at least half the current value {current}"
        )),
        _ => Some(format!(
            "Dynamic thread count update validation failed for {name}={wanted}, value should not \
             be greater than double the current value {current}"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::era::Era;

    #[test]
    fn threads_are_at_most_doubled_or_halved_at_a_time() {
        let config = BrokerConfig::new(Era::Kafka4);
        let set = |name: &str, value: &str| {
            let next = SortedMap::from([(name.to_owned(), value.to_owned())]);
            config.validate_threads(&next, false).map_err(|error| error.message)
        };
        let refused = |words: &str| {
            Err(format!(
                "Invalid value org.apache.kafka.common.config.ConfigException: {words} for \
                 configuration Invalid dynamic configuration"
            ))
        };
        assert_eq!(set("num.io.threads", "16"), Ok(()));
        assert_eq!(set("num.io.threads", "4"), Ok(()));
        assert_eq!(
            set("num.io.threads", "20"),
            refused(
                "Dynamic thread count update validation failed for num.io.threads=20, value \
                 should not be greater than double the current value 8"
            )
        );
        assert_eq!(
            set("num.io.threads", "3"),
            refused(
                "Dynamic thread count update validation failed for num.io.threads=3, value should \
                 be at least half the current value 8"
            )
        );
        assert_eq!(
            set("log.cleaner.threads", "9"),
            refused(
                "Log cleaner threads cannot be increased to more than double the current value 1"
            )
        );
    }
}
