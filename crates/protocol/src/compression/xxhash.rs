//! xxHash with seed 0, 32 bits for lz4 and 64 bits for zstd: the checksums in their frames.

const PRIMES_32: [u32; 5] = [0x9e37_79b1, 0x85eb_ca77, 0xc2b2_ae3d, 0x27d4_eb2f, 0x1656_67b1];
const PRIMES_64: [u64; 5] = [
    0x9e37_79b1_85eb_ca87,
    0xc2b2_ae3d_27d4_eb4f,
    0x1656_67b1_9e37_79f9,
    0x85eb_ca77_c2b2_ae63,
    0x27d4_eb2f_1656_67c5,
];

/// XXH32 of `data`.
pub(super) fn xxh32(data: &[u8]) -> u32 {
    let [p1, p2, p3, p4, p5] = PRIMES_32;
    let round = |lane: u32, word: u32| {
        lane.wrapping_add(word.wrapping_mul(p2)).rotate_left(13).wrapping_mul(p1)
    };
    let (stripes, mut rest) = data.as_chunks::<16>();
    let mut hash = p5;
    if !stripes.is_empty() {
        let mut lanes = [p1.wrapping_add(p2), p2, 0, p1.wrapping_neg()];
        for stripe in stripes {
            for (lane, word) in lanes.iter_mut().zip(stripe.as_chunks::<4>().0) {
                *lane = round(*lane, u32::from_le_bytes(*word));
            }
        }
        hash = [1, 7, 12, 18]
            .iter()
            .zip(lanes)
            .fold(0, |hash: u32, (bits, lane)| hash.wrapping_add(lane.rotate_left(*bits)));
    }
    hash = hash.wrapping_add(data.len() as u32);
    while let Some((word, behind)) = rest.split_first_chunk::<4>() {
        let word = u32::from_le_bytes(*word).wrapping_mul(p3);
        hash = hash.wrapping_add(word).rotate_left(17).wrapping_mul(p4);
        rest = behind;
    }
    for byte in rest {
        let byte = u32::from(*byte).wrapping_mul(p5);
        hash = hash.wrapping_add(byte).rotate_left(11).wrapping_mul(p1);
    }
    hash = (hash ^ hash >> 15).wrapping_mul(p2);
    hash = (hash ^ hash >> 13).wrapping_mul(p3);
    hash ^ hash >> 16
}

/// XXH64 of `data`.
pub(super) fn xxh64(data: &[u8]) -> u64 {
    let [p1, p2, p3, p4, p5] = PRIMES_64;
    let round = |lane: u64, word: u64| {
        lane.wrapping_add(word.wrapping_mul(p2)).rotate_left(31).wrapping_mul(p1)
    };
    let (stripes, mut rest) = data.as_chunks::<32>();
    let mut hash = p5;
    if !stripes.is_empty() {
        let mut lanes = [p1.wrapping_add(p2), p2, 0, p1.wrapping_neg()];
        for stripe in stripes {
            for (lane, word) in lanes.iter_mut().zip(stripe.as_chunks::<8>().0) {
                *lane = round(*lane, u64::from_le_bytes(*word));
            }
        }
        hash = [1, 7, 12, 18]
            .iter()
            .zip(lanes)
            .fold(0, |hash: u64, (bits, lane)| hash.wrapping_add(lane.rotate_left(*bits)));
        for lane in lanes {
            hash = (hash ^ round(0, lane)).wrapping_mul(p1).wrapping_add(p4);
        }
    }
    hash = hash.wrapping_add(data.len() as u64);
    while let Some((word, behind)) = rest.split_first_chunk::<8>() {
        hash = (hash ^ round(0, u64::from_le_bytes(*word))).rotate_left(27);
        hash = hash.wrapping_mul(p1).wrapping_add(p4);
        rest = behind;
    }
    if let Some((word, behind)) = rest.split_first_chunk::<4>() {
        hash = (hash ^ u64::from(u32::from_le_bytes(*word)).wrapping_mul(p1)).rotate_left(23);
        hash = hash.wrapping_mul(p2).wrapping_add(p3);
        rest = behind;
    }
    for byte in rest {
        hash = (hash ^ u64::from(*byte).wrapping_mul(p5)).rotate_left(11).wrapping_mul(p1);
    }
    hash = (hash ^ hash >> 33).wrapping_mul(p2);
    hash = (hash ^ hash >> 29).wrapping_mul(p3);
    hash ^ hash >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_of_the_reference_implementation() {
        let text = b"Nobody inspects the spammish repetition, 1234567890 times";
        assert_eq!(xxh32(b""), 0x02cc_5d05);
        assert_eq!(xxh32(b"abc"), 0x32d1_53ff);
        assert_eq!(xxh64(b""), 0xef46_db37_51d8_e999);
        assert_eq!(xxh64(b"abc"), 0x44bc_2cf5_ad77_0999);
        assert_eq!(xxh32(&text[..39]), 0xe229_3b2f);
        assert_eq!(xxh64(&text[..39]), 0xfbce_a83c_8a37_8bf1);
    }
}
