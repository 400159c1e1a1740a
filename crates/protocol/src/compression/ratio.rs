//! How far records shrink, as a producer guesses it (Kafka's `CompressionRatioEstimator`): in
//! millionths, where Kafka has floats.

/// Compressed size through uncompressed size, in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CompressionRatio(u32);

/// What a better batch than expected lowers the guess by, at most.
const IMPROVING_STEP: u32 = 5_000;
/// What a worse batch than expected raises the guess by, at least.
const DETERIORATE_STEP: u32 = 50_000;
const ONE: u32 = 1_000_000;

impl CompressionRatio {
    /// Records do not shrink: the first guess of every codec.
    pub const ONE: Self = Self(ONE);

    /// What a batch came to: bytes of its records behind and before compression.
    pub fn observed(compressed: usize, uncompressed: usize) -> Self {
        let ratio = compressed as u64 * u64::from(ONE) / (uncompressed as u64).max(1);
        Self(u32::try_from(ratio).unwrap_or(u32::MAX))
    }

    /// The next guess after a batch: quickly up, slowly down.
    #[must_use]
    pub fn updated(self, observed: Self) -> Self {
        let (now, observed) = (self.0, observed.0);
        if observed > now {
            Self(now.saturating_add(DETERIORATE_STEP).max(observed))
        } else {
            Self(now.saturating_sub(IMPROVING_STEP).max(observed))
        }
    }

    /// The ratio in millionths.
    pub const fn millionths(self) -> u32 {
        self.0
    }

    /// What `uncompressed` bytes are expected to come to, with 5 % to spare
    /// (`COMPRESSION_RATE_ESTIMATION_FACTOR`).
    pub fn estimate(self, uncompressed: usize) -> usize {
        let bytes = uncompressed as u128 * u128::from(self.0) * 105 / (u128::from(ONE) * 100);
        usize::try_from(bytes).unwrap_or(usize::MAX)
    }
}
