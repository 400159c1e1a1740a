//! CRC-32C (Castagnoli), the checksum of record batches, by the processor's own instruction where
//! there is one, and the CRC-32 of gzip: else table driven, sixteen bytes a step.

use std::sync::OnceLock;

/// The reversed Castagnoli polynomial.
const CASTAGNOLI: u32 = 0x82f6_3b78;
/// The reversed polynomial of gzip and zip.
const GZIP: u32 = 0xedb8_8320;

type Tables = [[u32; 256]; 16];

/// Sixteen tables: made at first use, as 16 KiB of noise would not compress in a download.
static CASTAGNOLI_TABLES: OnceLock<Tables> = OnceLock::new();
static GZIP_TABLES: OnceLock<Tables> = OnceLock::new();

fn tables(polynomial: u32) -> Tables {
    let mut tables = [[0_u32; 256]; 16];
    for (index, entry) in (0_u32..).zip(&mut tables[0]) {
        let mut crc = index;
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ polynomial } else { crc >> 1 };
        }
        *entry = crc;
    }
    for level in 1..16 {
        for index in 0..256 {
            let crc = tables[level - 1][index];
            tables[level][index] = crc >> 8 ^ tables[0][(crc & 255) as usize];
        }
    }
    tables
}

/// The CRC-32C of `bytes`.
pub fn crc32c(bytes: &[u8]) -> u32 {
    crc32c_append(0, bytes)
}

/// The CRC-32C of some bytes with the CRC-32C `crc`, and `bytes` behind them.
pub fn crc32c_append(crc: u32, bytes: &[u8]) -> u32 {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("sse4.2") {
        // SAFETY: the processor has the instructions, as the line above has asked it.
        #[allow(unsafe_code, reason = "the processor's own CRC-32C is several times faster")]
        return unsafe { hardware::crc32c_append(crc, bytes) };
    }
    checksum(castagnoli_tables(), crc, bytes)
}

fn castagnoli_tables() -> &'static Tables {
    CASTAGNOLI_TABLES.get_or_init(|| tables(CASTAGNOLI))
}

/// The CRC-32 of `bytes` as gzip has it.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    checksum(GZIP_TABLES.get_or_init(|| tables(GZIP)), 0, bytes)
}

fn checksum(tables: &Tables, crc: u32, bytes: &[u8]) -> u32 {
    let mut crc = !crc;
    let (steps, tail) = bytes.as_chunks::<16>();
    for step in steps {
        let word =
            |at: usize| u32::from_le_bytes([step[at], step[at + 1], step[at + 2], step[at + 3]]);
        // What needs no earlier step is added up first: the next step waits for the sum.
        let rest = behind::<8>(tables, word(4))
            ^ behind::<4>(tables, word(8))
            ^ behind::<0>(tables, word(12));
        crc = rest ^ behind::<12>(tables, word(0) ^ crc);
    }
    for byte in tail {
        crc = crc >> 8 ^ tables[0][usize::from(crc as u8 ^ byte)];
    }
    !crc
}

/// What becomes of four bytes with `BYTES` behind them. Written out, for in wasm a loop stays one.
fn behind<const BYTES: usize>(tables: &Tables, word: u32) -> u32 {
    let [first, second, third, fourth] = word.to_le_bytes();
    tables[BYTES + 3][usize::from(first)]
        ^ tables[BYTES + 2][usize::from(second)]
        ^ tables[BYTES + 1][usize::from(third)]
        ^ tables[BYTES][usize::from(fourth)]
}

/// The instructions processors have for this very polynomial.
#[cfg(target_arch = "x86_64")]
mod hardware {
    use std::arch::x86_64::{_mm_crc32_u8, _mm_crc32_u64};
    use std::sync::OnceLock;

    /// Words of eight bytes in each of three lanes. An instruction gives its result three cycles
    /// after it began, but one may begin in each: three lanes take the time of one.
    const LANE: usize = 128;

    /// By byte and its place in a CRC: what becomes of it behind a lane of zeros. CRCs are sums of
    /// their bits, so this is all there is to joining lanes.
    static BEHIND_A_LANE: OnceLock<[[u32; 256]; 4]> = OnceLock::new();

    #[target_feature(enable = "sse4.2")]
    pub(super) fn crc32c_append(crc: u32, bytes: &[u8]) -> u32 {
        let (words, tail) = bytes.as_chunks::<8>();
        let (blocks, words) = words.as_chunks::<{ 3 * LANE }>();
        let mut wide = u64::from(!crc);
        for block in blocks {
            let (first, others) = block.split_at(LANE);
            let (second, third) = others.split_at(LANE);
            let (mut a, mut b, mut c) = (wide, 0, 0);
            for ((x, y), z) in first.iter().zip(second).zip(third) {
                a = _mm_crc32_u64(a, u64::from_le_bytes(*x));
                b = _mm_crc32_u64(b, u64::from_le_bytes(*y));
                c = _mm_crc32_u64(c, u64::from_le_bytes(*z));
            }
            // The instruction leaves the upper half empty.
            wide = u64::from(behind_a_lane(behind_a_lane(a as u32) ^ b as u32) ^ c as u32);
        }
        for word in words {
            wide = _mm_crc32_u64(wide, u64::from_le_bytes(*word));
        }
        let mut crc = wide as u32;
        for byte in tail {
            crc = _mm_crc32_u8(crc, *byte);
        }
        !crc
    }

    #[target_feature(enable = "sse4.2")]
    fn behind_a_lane(crc: u32) -> u32 {
        let table = match BEHIND_A_LANE.get() {
            Some(table) => table,
            None => {
                let table = table();
                BEHIND_A_LANE.get_or_init(|| table)
            }
        };
        let bytes = crc.to_le_bytes();
        (0..4).fold(0, |sum, place| sum ^ table[place][usize::from(bytes[place])])
    }

    #[target_feature(enable = "sse4.2")]
    fn table() -> [[u32; 256]; 4] {
        let mut table = [[0; 256]; 4];
        for (place, entries) in (0_u32..).zip(&mut table) {
            for (byte, entry) in (0_u32..).zip(entries) {
                let mut wide = u64::from(byte << (8 * place));
                for _ in 0..LANE {
                    wide = _mm_crc32_u64(wide, 0);
                }
                *entry = wide as u32;
            }
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bit_by_bit(polynomial: u32, bytes: &[u8]) -> u32 {
        let mut crc = !0_u32;
        for byte in bytes {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { crc >> 1 ^ polynomial } else { crc >> 1 };
            }
        }
        !crc
    }

    #[test]
    fn the_check_value_of_the_algorithm() {
        assert_eq!(crc32c(b"123456789"), 0xe306_9283);
        assert_eq!(crc32c(b""), 0);
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn processor_tables_and_bits_agree_at_every_length() {
        let bytes: Vec<u8> = (0..100_u8).map(|index| index.wrapping_mul(37)).collect();
        for length in 0..bytes.len() {
            let expected = bit_by_bit(CASTAGNOLI, &bytes[..length]);
            assert_eq!(crc32c(&bytes[..length]), expected);
            assert_eq!(checksum(castagnoli_tables(), 0, &bytes[..length]), expected);
            let (head, tail) = bytes[..length].split_at(length / 3);
            assert_eq!(crc32c_append(crc32c(head), tail), expected);
            assert_eq!(crc32(&bytes[..length]), bit_by_bit(GZIP, &bytes[..length]));
        }
    }

    #[test]
    fn lanes_of_the_processor_join_to_what_tables_say() {
        let bytes: Vec<u8> = (0..10_000_u32).map(|index| (index * 37 % 251) as u8).collect();
        for length in [3_071, 3_072, 3_073, 6_144, 6_150, 9_999] {
            let (head, tail) = bytes[..length].split_at(length % 11);
            let expected = checksum(castagnoli_tables(), 0, &bytes[..length]);
            assert_eq!(crc32c(&bytes[..length]), expected, "{length}");
            assert_eq!(crc32c_append(crc32c(head), tail), expected, "{length}");
        }
    }
}
