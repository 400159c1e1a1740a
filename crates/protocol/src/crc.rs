//! CRC-32C (Castagnoli), the checksum of record batches, and the CRC-32 of gzip: table driven,
//! sixteen bytes a step. Natively the `crc32c` crate takes the first, by the processor's own
//! instruction; in a page its table would be 8 KiB of noise, which no download compresses.

use std::sync::OnceLock;

/// The reversed Castagnoli polynomial.
#[cfg(any(target_arch = "wasm32", test))]
const CASTAGNOLI: u32 = 0x82f6_3b78;
/// The reversed polynomial of gzip and zip.
const GZIP: u32 = 0xedb8_8320;

type Tables = [[u32; 256]; 16];

/// Sixteen tables: made at first use, as 16 KiB of noise would not compress in a download.
#[cfg(any(target_arch = "wasm32", test))]
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
    #[cfg(not(target_arch = "wasm32"))]
    return crc32c::crc32c_append(crc, bytes);
    #[cfg(target_arch = "wasm32")]
    checksum(castagnoli_tables(), crc, bytes)
}

#[cfg(any(target_arch = "wasm32", test))]
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

/// What becomes of four bytes with `BYTES` behind them. Written out and put in place: for size a
/// compiler leaves loops and calls.
#[inline(always)]
fn behind<const BYTES: usize>(tables: &Tables, word: u32) -> u32 {
    let [first, second, third, fourth] = word.to_le_bytes();
    tables[BYTES + 3][usize::from(first)]
        ^ tables[BYTES + 2][usize::from(second)]
        ^ tables[BYTES + 1][usize::from(third)]
        ^ tables[BYTES][usize::from(fourth)]
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
    fn what_runs_natively_and_what_runs_in_a_page_agree_on_long_batches() {
        let bytes: Vec<u8> = (0..100_000_u32).map(|index| (index * 37 % 251) as u8).collect();
        for length in [767, 768, 3_073, 24_576, 99_999] {
            let expected = checksum(castagnoli_tables(), 0, &bytes[..length]);
            assert_eq!(crc32c(&bytes[..length]), expected, "{length}");
            let (head, tail) = bytes[..length].split_at(length % 11);
            assert_eq!(crc32c_append(crc32c(head), tail), expected, "{length}");
        }
    }
}
