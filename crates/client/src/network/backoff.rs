//! Exponential backoff with jitter, as `org.apache.kafka.common.utils.ExponentialBackoff`
//! (KIP-580), in whole microseconds and with the world's random numbers.

use protocol::rng::Rng;
use protocol::time::Duration;

/// How long to wait before attempt number `n + 1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    /// The wait after the first failure, in milliseconds.
    pub initial_ms: i64,
    /// The longest wait, in milliseconds. Equal to `initial_ms`: the wait never grows.
    pub max_ms: i64,
    /// Random part in percent of the wait, to either side.
    pub jitter_percent: u32,
}

impl Backoff {
    /// Doubling with 20 % jitter: reconnects in every release, retries since Kafka 3.7 (KIP-580).
    pub const fn exponential(initial_ms: i64, max_ms: i64) -> Self {
        Self { initial_ms, max_ms, jitter_percent: 20 }
    }

    /// Always the same wait: retries before KIP-580.
    pub const fn constant(wait_ms: i64) -> Self {
        Self { initial_ms: wait_ms, max_ms: wait_ms, jitter_percent: 0 }
    }

    /// The wait after `attempts` earlier failures (0: the first), never above `max_ms`.
    pub fn wait(&self, attempts: u32, rng: &mut Rng) -> Duration {
        let initial = Duration::from_config_millis(self.initial_ms).as_micros();
        let max = Duration::from_config_millis(self.max_ms).as_micros();
        let initial = initial.min(max);
        if initial == 0 {
            return Duration::ZERO;
        }
        let factor = 1_u64.checked_shl(attempts).unwrap_or(u64::MAX);
        let term = initial.saturating_mul(factor).min(max);
        if self.jitter_percent == 0 || self.initial_ms >= self.max_ms {
            return Duration::from_micros(term);
        }
        let spread = u64::from(self.jitter_percent) * 10_000;
        let parts = 1_000_000 - spread + rng.below(2 * spread + 1);
        let jittered = u128::from(term) * u128::from(parts) / 1_000_000;
        Duration::from_micros(u64::try_from(jittered).unwrap_or(u64::MAX).min(max))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_within_a_fifth_and_stop_at_the_maximum() {
        let mut rng = Rng::new(3);
        let backoff = Backoff::exponential(100, 1_000);
        for (attempts, middle) in [(0, 100), (1, 200), (2, 400), (3, 800)] {
            for _ in 0..50 {
                let wait = backoff.wait(attempts, &mut rng).as_millis();
                assert!((middle * 8 / 10..=middle * 12 / 10).contains(&wait), "{attempts}: {wait}");
            }
        }
        assert!(backoff.wait(90, &mut rng) <= Duration::from_millis(1_000));
        assert_eq!(Backoff::constant(100).wait(7, &mut rng), Duration::from_millis(100));
    }
}
