//! `Uuid`: topic ids and the like, shown as Kafka shows them.

use core::fmt;
use core::str::FromStr;

use crate::base64;

/// Sixteen bytes. Text form: 22 characters of URL-safe base64 without padding (Kafka's
/// `Uuid.toString`), not the form with hyphens.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid(pub [u8; 16]);

impl Uuid {
    /// All zero: no id.
    pub const ZERO: Self = Self([0; 16]);

    /// Whether this is [`Uuid::ZERO`].
    pub fn is_zero(self) -> bool {
        self == Self::ZERO
    }

    /// The form with hyphens and 36 characters, as in member ids (Java's `UUID.toString`).
    pub fn hyphenated(self) -> String {
        let mut text = String::with_capacity(36);
        for (index, byte) in self.0.iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            for nibble in [byte >> 4, byte & 15] {
                text.push(char::from(b"0123456789abcdef"[usize::from(nibble)]));
            }
        }
        text
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base64::encode(&self.0, base64::URL_SAFE))
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no UUID in Kafka's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidUuid;

impl fmt::Display for InvalidUuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a UUID of 22 base64 characters")
    }
}

impl core::error::Error for InvalidUuid {}

impl FromStr for Uuid {
    type Err = InvalidUuid;

    fn from_str(text: &str) -> Result<Self, InvalidUuid> {
        let bytes = base64::decode(text.trim_end_matches('='), base64::URL_SAFE);
        bytes.and_then(|bytes| bytes.try_into().ok()).map(Self).ok_or(InvalidUuid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_kafkas() {
        assert_eq!(Uuid::ZERO.to_string(), "AAAAAAAAAAAAAAAAAAAAAA");
        let id: Uuid = "LEJZb1pVS1y1c_DWAqu7ew".parse().unwrap();
        assert_eq!(id.to_string(), "LEJZb1pVS1y1c_DWAqu7ew");
        assert_eq!(id.hyphenated(), "2c42596f-5a55-4b5c-b573-f0d602abbb7b");
        assert_eq!("short".parse::<Uuid>(), Err(InvalidUuid));
    }
}
