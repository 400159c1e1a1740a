//! CRC-32C (Castagnoli), the checksum of record batches, and the CRC-32 of gzip: table driven,
//! sixteen bytes a step.

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
    checksum(CASTAGNOLI_TABLES.get_or_init(|| tables(CASTAGNOLI)), bytes)
}

/// The CRC-32 of `bytes` as gzip has it.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    checksum(GZIP_TABLES.get_or_init(|| tables(GZIP)), bytes)
}

fn checksum(tables: &Tables, bytes: &[u8]) -> u32 {
    let mut crc = !0_u32;
    let (steps, tail) = bytes.as_chunks::<16>();
    for step in steps {
        let head = crc ^ u32::from_le_bytes([step[0], step[1], step[2], step[3]]);
        let first = head.to_le_bytes();
        crc = 0;
        for index in 0..4 {
            crc ^= tables[15 - index][usize::from(first[index])];
        }
        for index in 4..16 {
            crc ^= tables[15 - index][usize::from(step[index])];
        }
    }
    for byte in tail {
        crc = crc >> 8 ^ tables[0][usize::from(crc as u8 ^ byte)];
    }
    !crc
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
    fn tables_and_bits_agree_at_every_length() {
        let bytes: Vec<u8> = (0..100_u8).map(|index| index.wrapping_mul(37)).collect();
        for length in 0..bytes.len() {
            assert_eq!(crc32c(&bytes[..length]), bit_by_bit(CASTAGNOLI, &bytes[..length]));
            assert_eq!(crc32(&bytes[..length]), bit_by_bit(GZIP, &bytes[..length]));
        }
    }
}
