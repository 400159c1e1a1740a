//! Seeded randomness: xoshiro256** fed by splitmix64, with named sub-streams so that a new draw in
//! one part of the world does not shift the numbers of another.

/// A deterministic generator. The same seed gives the same numbers on every platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rng {
    state: [u64; 4],
}

impl Rng {
    /// A generator for `seed`; every seed, zero included, is good.
    pub fn new(seed: u64) -> Self {
        let mut mix = seed;
        Self { state: core::array::from_fn(|_| splitmix(&mut mix)) }
    }

    /// A generator of its own for the part called `name`; does not advance `self`.
    pub fn derive(&self, name: &str) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in name.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Self::new(hash ^ self.state[0].rotate_left(17) ^ self.state[2])
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        let s = &mut self.state;
        let out = s[1].wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        out
    }

    /// A number in `0..bound`, without bias.
    ///
    /// # Panics
    /// If `bound` is zero.
    pub fn below(&mut self, bound: u64) -> u64 {
        assert!(bound > 0, "below(0) has no answer");
        let zone = u64::MAX - (u64::MAX % bound + 1) % bound;
        loop {
            let draw = self.next_u64();
            if draw <= zone {
                return draw % bound;
            }
        }
    }

    /// True `numerator` times out of `denominator`.
    pub fn chance(&mut self, numerator: u64, denominator: u64) -> bool {
        numerator > 0 && self.below(denominator.max(1)) < numerator
    }

    /// Sixteen random bytes marked as a version 4 UUID, as Kafka's `Uuid.randomUuid` makes them.
    pub fn uuid_v4(&mut self) -> [u8; 16] {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.next_u64().to_be_bytes());
        bytes[8..].copy_from_slice(&self.next_u64().to_be_bytes());
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        bytes
    }
}

fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_numbers_never_change() {
        let mut rng = Rng::new(0);
        let first: [u64; 2] = core::array::from_fn(|_| rng.next_u64());
        assert_eq!(first, [0x99ec_5f36_cb75_f2b4, 0xbf6e_1f78_4956_452a]);
    }

    #[test]
    fn sub_streams_do_not_move_their_parent() {
        let mut a = Rng::new(7);
        let mut b = Rng::new(7);
        let _ = a.derive("network").next_u64();
        assert_eq!(a.next_u64(), b.next_u64());
        assert_ne!(Rng::new(7).derive("network"), Rng::new(7).derive("clients"));
    }

    #[test]
    fn below_stays_below() {
        let mut rng = Rng::new(1);
        assert!((0..1_000).all(|_| rng.below(7) < 7));
    }
}
