//! Base64 in the two forms Kafka uses: standard with padding (bytes in JSON), URL-safe without
//! (UUIDs).

/// Which alphabet, and whether padding is written.
pub type Alphabet = &'static [u8; 64];

/// RFC 4648 section 4; written with padding.
pub const STANDARD: Alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/// RFC 4648 section 5; written without padding.
pub const URL_SAFE: Alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// `bytes` as text.
pub fn encode(bytes: &[u8], alphabet: Alphabet) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut group = [0_u8; 4];
        group[1..=chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes(group);
        for index in 0..=chunk.len() {
            let digit = bits >> (18 - 6 * index) & 63;
            text.push(char::from(alphabet[digit as usize]));
        }
        if alphabet == STANDARD {
            text.extend(core::iter::repeat_n('=', 3 - chunk.len()));
        }
    }
    text
}

/// The bytes of `text`; padding is read in the standard alphabet only. `None` if it is no base64.
pub fn decode(text: &str, alphabet: Alphabet) -> Option<Vec<u8>> {
    let text = if alphabet == STANDARD { text.trim_end_matches('=') } else { text };
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for index in 0..4 {
            let digit = match chunk.get(index) {
                Some(byte) => alphabet.iter().position(|digit| digit == byte)? as u32,
                None => 0,
            };
            bits = bits << 6 | digit;
        }
        let group = bits.to_be_bytes();
        if chunk.len() == 1 {
            return None;
        }
        bytes.extend_from_slice(&group[1..chunk.len()]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_comes_back() {
        let bytes: Vec<u8> = (0..=255).rev().collect();
        for length in 0..bytes.len() {
            for alphabet in [STANDARD, URL_SAFE] {
                let text = encode(&bytes[..length], alphabet);
                assert_eq!(decode(&text, alphabet).as_deref(), Some(&bytes[..length]));
            }
        }
        assert_eq!(encode(b"a", STANDARD), "YQ==");
        assert_eq!(decode("Y", STANDARD), None);
        assert_eq!(decode("Y*==", STANDARD), None);
    }
}
