//! A small mutator, for where libFuzzer is not: seeded, so that a finding is found again.

use protocol::rng::Rng;

/// Numbers that lie well.
const LIES: [[u8; 4]; 6] = [
    [0xff, 0xff, 0xff, 0xff],
    [0x7f, 0xff, 0xff, 0xff],
    [0x80, 0, 0, 0],
    [0xff, 0xff, 0xff, 0x0f],
    [0, 0, 0, 0],
    [0x77, 0x35, 0x94, 0],
];

/// A mutation of `seed`: up to eight small changes, sometimes with a piece of `other` in it.
pub fn mutate(seed: &[u8], other: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut out = seed.to_vec();
    for _ in 0..=rng.below(8) {
        let length = out.len() as u64;
        let at = rng.below(length.max(1)) as usize;
        match rng.below(7) {
            0 if length > 0 => out[at] ^= 1 << rng.below(8),
            1 if length > 0 => out[at] = rng.below(256) as u8,
            2 => out.truncate(at),
            3 => {
                let lie = LIES[rng.below(LIES.len() as u64) as usize];
                let end = (at + 4).min(out.len());
                out.splice(at.min(end)..end, lie);
            }
            4 => {
                let end = (at + 1 + rng.below(16) as usize).min(out.len());
                let piece = out.get(at..end).unwrap_or_default().to_vec();
                out.splice(at.min(out.len())..at.min(out.len()), piece);
            }
            5 => {
                let from = rng.below(other.len().max(1) as u64) as usize;
                let piece = other.get(from..).unwrap_or_default();
                let piece = &piece[..piece.len().min(32)];
                let at = at.min(out.len());
                out.splice(at..at, piece.iter().copied());
            }
            _ => {
                let end = (at + 1 + rng.below(8) as usize).min(out.len());
                out.drain(at.min(end)..end);
            }
        }
    }
    out
}
