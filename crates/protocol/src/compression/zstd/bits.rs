//! Bits of a stream that is read from its end.

use super::super::{Result, corrupt};

/// Reads backward: the last bit written comes first.
pub(super) struct BackwardBits<'a> {
    data: &'a [u8],
    /// Bits that are left; negative once more were read than there were.
    left: i64,
}

impl<'a> BackwardBits<'a> {
    /// The highest bit set in the last byte is the mark of the end.
    ///
    /// # Errors
    /// If there is none.
    pub(super) fn new(data: &'a [u8]) -> Result<Self> {
        let Some(last) = data.last() else { return corrupt("an empty bit stream") };
        let Some(bits) = last.checked_ilog2() else { return corrupt("a bit stream without end") };
        Ok(Self { data, left: (data.len() as i64 - 1) * 8 + i64::from(bits) })
    }

    /// The next bits, at most 56, without taking them; zeroes behind the last.
    #[inline]
    pub(super) fn peek(&self, count: u32) -> u64 {
        let from = self.left - i64::from(count);
        if from < 0 {
            let missing = -from;
            if missing >= i64::from(count) {
                return 0;
            }
            return self.at(0, count - missing as u32) << missing;
        }
        self.at(from as usize, count)
    }

    /// Bits of the stream from bit `from` on.
    #[inline]
    fn at(&self, from: usize, count: u32) -> u64 {
        let tail = &self.data[from / 8..];
        let word = match tail.first_chunk::<8>() {
            Some(bytes) => u64::from_le_bytes(*bytes),
            None => tail.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)),
        };
        word >> (from % 8) & ((1 << count) - 1)
    }

    /// Takes bits that were looked at.
    #[inline]
    pub(super) const fn skip(&mut self, count: u32) {
        self.left -= count as i64;
    }

    /// Takes the next bits, at most 56.
    #[inline]
    pub(super) fn bits(&mut self, count: u32) -> u32 {
        let value = self.peek(count);
        self.skip(count);
        value as u32
    }

    /// Bits that are left; negative once more were read than there were.
    pub(super) const fn left(&self) -> i64 {
        self.left
    }

    /// # Errors
    /// Unless exactly all bits were read.
    pub(super) fn end(&self) -> Result<()> {
        if self.left == 0 { Ok(()) } else { corrupt("a bit stream does not end where it should") }
    }
}
