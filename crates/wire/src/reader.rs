//! Cuts frames out of a byte stream.

use core::fmt;
use std::collections::VecDeque;
use std::io::{self, Read};
use std::mem;

use bytes::Bytes;
use protocol::frame::frame_length;

/// Bytes of the length before each frame.
const PREFIX: usize = 4;
/// The least memory a frame gets whose end has not come, in bytes, unless it is smaller.
const FIRST_PIECE: usize = 1024;
/// A frame that misses at least so many bytes is read straight into its own memory.
const DIRECT_BYTES: usize = 16 * 1024;

/// The frames of one stream, in order.
///
/// Frames that came whole in one piece take memory of exactly their size; a frame that comes in
/// pieces has memory for at most twice of what came.
#[derive(Clone, Debug)]
pub struct FrameReader {
    max_frame_bytes: i32,
    whole: VecDeque<Bytes>,
    /// The start of a frame whose end has not come; shorter than its frame.
    partial: Vec<u8>,
    failed: Option<FrameError>,
}

/// The stream holds something that is no frame; nothing behind it can be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameError {
    /// A length below zero.
    Negative {
        /// The length as it was sent.
        length: i32,
    },
    /// A length above the limit.
    TooLarge {
        /// The length as it was sent.
        length: i32,
        /// The limit (`socket.request.max.bytes` for requests).
        max: i32,
    },
}

impl fmt::Display for FrameError {
    /// Kafka's words (NetworkReceive).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Negative { length } => write!(f, "Invalid receive (size = {length})"),
            Self::TooLarge { length, max } => {
                write!(f, "Invalid receive (size = {length} larger than {max})")
            }
        }
    }
}

impl core::error::Error for FrameError {}

impl FrameReader {
    /// A reader of a stream that has not begun; allocates nothing.
    pub fn new(max_frame_bytes: i32) -> Self {
        Self { max_frame_bytes, whole: VecDeque::new(), partial: Vec::new(), failed: None }
    }

    /// Bytes of the stream came: none, one or several frames, and pieces of the next. What follows
    /// a length that cannot be is dropped.
    pub fn push(&mut self, mut bytes: &[u8]) {
        if !self.partial.is_empty() {
            bytes = self.continue_partial(bytes);
        }
        while !bytes.is_empty() && self.failed.is_none() {
            match frame_size(bytes, self.max_frame_bytes) {
                Ok(Some(size)) if size <= bytes.len() => {
                    let (frame, rest) = bytes.split_at(size);
                    self.whole.push_back(Bytes::copy_from_slice(frame));
                    bytes = rest;
                }
                _ => bytes = self.continue_partial(bytes),
            }
        }
    }

    /// A frame, its length included, that somebody else has cut out of the stream.
    pub fn push_frame(&mut self, frame: Bytes) {
        match frame_size(&frame, self.max_frame_bytes) {
            Err(error) => self.failed = self.failed.or(Some(error)),
            Ok(_) if self.failed.is_none() => self.whole.push_back(frame),
            Ok(_) => {}
        }
    }

    /// Reads from `source` once or a few times, through `scratch` or, in the midst of a large
    /// frame, straight into the frame. Returns how many bytes came: 0 at the end of the stream, and
    /// if `scratch` is empty.
    ///
    /// # Errors
    /// What `source` says, if nothing came before it.
    pub fn read_from(&mut self, source: &mut impl Read, scratch: &mut [u8]) -> io::Result<usize> {
        let missing = match frame_length(&self.partial) {
            Some(size) if self.failed.is_none() => size as usize - self.partial.len(),
            _ => 0,
        };
        if missing < DIRECT_BYTES {
            let count = source.read(scratch)?;
            self.push(&scratch[..count]);
            return Ok(count);
        }
        let before = self.partial.len();
        let piece = missing.min(before.max(DIRECT_BYTES));
        self.partial.reserve_exact(piece);
        let outcome = source.take(piece as u64).read_to_end(&mut self.partial);
        let count = self.partial.len() - before;
        if count == missing {
            self.whole.push_back(Bytes::from(mem::take(&mut self.partial)));
        }
        match outcome {
            Err(error) if count == 0 => Err(error),
            _ => Ok(count),
        }
    }

    /// The next whole frame, its length included; `None` until more bytes come.
    ///
    /// # Errors
    /// Once all frames before it are taken: a length that is negative or above the limit, as soon
    /// as its four bytes are there. It stays.
    pub fn next_frame(&mut self) -> Result<Option<Bytes>, FrameError> {
        match (self.whole.pop_front(), self.failed) {
            (Some(frame), _) => Ok(Some(frame)),
            (None, Some(error)) => Err(error),
            (None, None) => Ok(None),
        }
    }

    /// Whether [`Self::next_frame`] has something to say.
    pub fn is_ready(&self) -> bool {
        !self.whole.is_empty() || self.failed.is_some()
    }

    /// Whether the stream may end here: no frame has begun.
    pub fn is_between_frames(&self) -> bool {
        self.partial.is_empty()
    }

    /// Bytes of memory held for frames that were not taken.
    pub fn held_bytes(&self) -> u64 {
        let whole: usize = self.whole.iter().map(Bytes::len).sum();
        (whole + self.partial.capacity()) as u64
    }

    /// Adds to the frame that has begun, or begins it; gives back what does not belong to it.
    fn continue_partial<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        if self.failed.is_some() {
            return &[];
        }
        let prefix = bytes.len().min(PREFIX.saturating_sub(self.partial.len()));
        let (prefix, bytes) = bytes.split_at(prefix);
        self.partial.extend_from_slice(prefix);
        let size = match frame_size(&self.partial, self.max_frame_bytes) {
            Ok(Some(size)) => size,
            Ok(None) => return bytes,
            Err(error) => {
                self.failed = Some(error);
                self.partial = Vec::new();
                return &[];
            }
        };
        let (own, rest) = bytes.split_at(bytes.len().min(size - self.partial.len()));
        let needed = self.partial.len() + own.len();
        if needed > self.partial.capacity() {
            let roomy = needed.max(2 * self.partial.capacity()).max(FIRST_PIECE).min(size);
            self.partial.reserve_exact(roomy - self.partial.len());
        }
        self.partial.extend_from_slice(own);
        if needed == size {
            self.whole.push_back(Bytes::from(mem::take(&mut self.partial)));
        }
        rest
    }
}

/// Bytes of the frame that starts with `bytes`, its length included; `None` if there are less than
/// four.
///
/// # Errors
/// The length cannot be.
fn frame_size(bytes: &[u8], max: i32) -> Result<Option<usize>, FrameError> {
    let Some(size) = frame_length(bytes) else { return Ok(None) };
    // `frame_length` adds four to a length of 32 bits.
    let length = (size - PREFIX as i64) as i32;
    if length < 0 {
        return Err(FrameError::Negative { length });
    }
    if length > max {
        return Err(FrameError::TooLarge { length, max });
    }
    Ok(Some(size as usize))
}
