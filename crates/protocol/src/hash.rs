//! The two hashes that decide where things go: murmur2 for keys, Java's string hash for groups.

const SEED: u32 = 0x9747_b28c;
const MULTIPLIER: u32 = 0x5bd1_e995;
const SHIFT: u32 = 24;

/// Kafka's `Utils.murmur2`: the hash the default partitioner takes of a record's key.
pub fn murmur2(data: &[u8]) -> i32 {
    let mut hash = SEED ^ data.len() as u32;
    let mut words = data.chunks_exact(4);
    for word in &mut words {
        let mut k = u32::from_le_bytes([word[0], word[1], word[2], word[3]]);
        k = k.wrapping_mul(MULTIPLIER);
        k ^= k >> SHIFT;
        k = k.wrapping_mul(MULTIPLIER);
        hash = hash.wrapping_mul(MULTIPLIER) ^ k;
    }
    let tail = words.remainder();
    for (index, byte) in tail.iter().enumerate() {
        hash ^= u32::from(*byte) << (8 * index);
    }
    if !tail.is_empty() {
        hash = hash.wrapping_mul(MULTIPLIER);
    }
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(MULTIPLIER);
    hash ^= hash >> 15;
    hash as i32
}

/// Kafka's `Utils.toPositive`: drops the sign bit (it is no absolute value).
pub const fn to_positive(number: i32) -> i32 {
    number & 0x7fff_ffff
}

/// Java's `String.hashCode`, over UTF-16 units.
pub fn java_string_hash(text: &str) -> i32 {
    text.encode_utf16()
        .fold(0_i32, |hash, unit| hash.wrapping_mul(31).wrapping_add(i32::from(unit)))
}

/// Kafka's `Utils.abs`: the absolute value, and 0 for the one number that has none.
pub const fn abs(number: i32) -> i32 {
    if number == i32::MIN { 0 } else { number.abs() }
}

/// The partition of `__consumer_offsets` (or `__transaction_state`) whose leader coordinates `id`;
/// `None` if there are no partitions.
pub fn coordinator_partition(id: &str, partition_count: i32) -> Option<i32> {
    abs(java_string_hash(id)).checked_rem(partition_count)
}
