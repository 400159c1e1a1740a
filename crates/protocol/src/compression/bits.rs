//! Bits of a byte stream, lowest first: gzip reads and writes them, zstd writes them.

use super::{Fault, Result};

/// Reads bits, lowest of each byte first.
pub(super) struct BitReader<'a> {
    data: &'a [u8],
    at: usize,
    /// Bits read ahead, the next lowest.
    ahead: u64,
    count: u32,
}

impl<'a> BitReader<'a> {
    pub(super) fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0, ahead: 0, count: 0 }
    }

    /// At least 48 bits ahead, if there are so many.
    #[inline]
    pub(super) fn refill(&mut self) {
        if let Some(bytes) = self.data.get(self.at..).and_then(<[u8]>::first_chunk) {
            let taken = (63 - self.count) >> 3;
            self.ahead |= u64::from_le_bytes(*bytes) << self.count;
            self.at += taken as usize;
            self.count += taken * 8;
            // What lies above the count is the same bytes again.
            self.ahead &= (1 << self.count) - 1;
            return;
        }
        while self.count <= 48
            && let Some(&byte) = self.data.get(self.at)
        {
            self.ahead |= u64::from(byte) << self.count;
            self.count += 8;
            self.at += 1;
        }
    }

    /// The bits ahead; zeroes above those there are.
    #[inline]
    pub(super) const fn peek(&self) -> u64 {
        self.ahead
    }

    /// Drops bits that were looked at.
    ///
    /// # Errors
    /// If there are not so many.
    #[inline]
    pub(super) fn skip(&mut self, count: u32) -> Result<()> {
        self.count = self.count.checked_sub(count).ok_or(Fault::Truncated)?;
        self.ahead >>= count;
        Ok(())
    }

    /// The next bits, at most 32.
    pub(super) fn bits(&mut self, count: u32) -> Result<u32> {
        self.refill();
        let value = self.ahead & ((1 << count) - 1);
        self.skip(count)?;
        Ok(value as u32)
    }

    /// The bytes behind the one that is being read.
    pub(super) fn rest(&self) -> &'a [u8] {
        let ahead = (self.count / 8) as usize;
        self.data.get(self.at - ahead..).unwrap_or_default()
    }
}

/// Writes bits, lowest of each byte first.
#[derive(Default)]
pub(super) struct BitWriter {
    pub(super) bytes: Vec<u8>,
    pending: u64,
    count: u32,
}

impl BitWriter {
    /// Behind bytes that are there already.
    pub(super) fn behind(bytes: Vec<u8>) -> Self {
        Self { bytes, pending: 0, count: 0 }
    }

    /// Adds the `count` lowest bits of `value`, which has no others; at most 32.
    pub(super) fn put(&mut self, value: u32, count: u32) {
        self.pending |= u64::from(value) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.pending as u8);
            self.pending >>= 8;
            self.count -= 8;
        }
    }

    /// Fills the last byte with zeroes.
    pub(super) fn align(&mut self) {
        if self.count > 0 {
            self.put(0, 8 - self.count);
        }
    }
}
