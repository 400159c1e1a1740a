//! Where decompressed bytes go: grows with what comes, never beyond a limit.

use bytes::Bytes;

use super::{Fault, Result, corrupt};

/// Decompressed bytes, and the limit on them.
pub(super) struct Output {
    bytes: Vec<u8>,
    limit: usize,
    /// Where the frame, member or block starts that repetitions may reach back to.
    floor: usize,
}

impl Output {
    /// For input of `input_size` bytes: what came is the one size that is no claim.
    pub(super) fn new(input_size: usize, limit: usize) -> Self {
        let capacity = input_size.saturating_mul(2).min(limit);
        Self { bytes: Vec::with_capacity(capacity), limit, floor: 0 }
    }

    pub(super) fn into_bytes(self) -> Bytes {
        self.bytes.into()
    }

    /// What came since the last [`Self::start_frame`].
    pub(super) fn frame(&self) -> &[u8] {
        &self.bytes[self.floor..]
    }

    /// From here on repetitions reach back no further than this.
    pub(super) fn start_frame(&mut self) {
        self.floor = self.bytes.len();
    }

    /// Makes room for `more` bytes.
    #[inline]
    fn reserve(&mut self, more: usize) -> Result<()> {
        if self.bytes.capacity().min(self.limit) - self.bytes.len() >= more {
            return Ok(());
        }
        self.grow(more)
    }

    #[cold]
    fn grow(&mut self, more: usize) -> Result<()> {
        let (length, limit) = (self.bytes.len(), self.limit);
        if more > limit - length {
            return Err(Fault::TooLarge);
        }
        let capacity = (self.bytes.capacity() * 2).clamp(length + more, limit.max(length + more));
        self.bytes.reserve_exact(capacity - length);
        Ok(())
    }

    /// One byte.
    #[inline]
    pub(super) fn push(&mut self, byte: u8) -> Result<()> {
        self.reserve(1)?;
        self.bytes.push(byte);
        Ok(())
    }

    /// Some bytes.
    #[inline(never)]
    pub(super) fn extend(&mut self, bytes: &[u8]) -> Result<()> {
        self.reserve(bytes.len())?;
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    /// `count` times the same byte.
    pub(super) fn fill(&mut self, byte: u8, count: usize) -> Result<()> {
        self.reserve(count)?;
        self.bytes.resize(self.bytes.len() + count, byte);
        Ok(())
    }

    /// Repeats `length` bytes from `distance` bytes back; they may overlap what they make.
    #[inline(never)]
    pub(super) fn repeat(&mut self, distance: usize, length: usize) -> Result<()> {
        if distance == 0 || distance > self.bytes.len() - self.floor {
            return corrupt("a repetition starts before its frame");
        }
        self.reserve(length)?;
        let start = self.bytes.len() - distance;
        let end = self.bytes.len() + length;
        while self.bytes.len() < end {
            let available = self.bytes.len() - start;
            let piece = available.min(end - self.bytes.len());
            self.bytes.extend_from_within(start..start + piece);
        }
        Ok(())
    }
}
