//! The fingerprint of a run: every step folded into 64 bits, so that two runs can be told equal
//! without keeping either.

use protocol::time::Instant;

/// A fold over (time, node, kind of step, bytes).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TraceHash(u64);

impl TraceHash {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed ^ 0x6b61_666b_6120_7275)
    }

    pub(crate) const fn value(self) -> u64 {
        self.0
    }

    /// One step: when, where, what kind.
    pub(crate) const fn step(&mut self, at: Instant, node: u64, kind: u64) {
        self.word(at.as_micros());
        self.word(node << 8 | kind);
    }

    /// The bytes of a frame, eight at a time.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.word(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.word(u64::from_le_bytes(last));
        self.word(bytes.len() as u64);
    }

    const fn word(&mut self, word: u64) {
        let mixed = (self.0 ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 29);
    }
}
