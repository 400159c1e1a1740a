//! The search for repetitions all writers share: chains of earlier places with the same hash of
//! four bytes, the longest taken at once.

use core::ops::Range;

/// The shortest repetition that is looked for, in bytes.
pub(super) const MIN_LENGTH: usize = 4;
/// The farthest a repetition reaches back, in bytes.
pub(super) const MAX_DISTANCE: usize = 65_535;

/// What a format allows its repetitions.
#[derive(Clone, Copy)]
pub(super) struct Rules {
    /// Farthest back, at most [`MAX_DISTANCE`].
    pub(super) max_distance: usize,
    /// Longest.
    pub(super) max_length: usize,
    /// Bytes at the end of a block in which none may start.
    pub(super) last_start: usize,
    /// Bytes at the end of a block none may reach into.
    pub(super) last_literals: usize,
}

/// A run of bytes as they are, and the repetition behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sequence {
    /// Where the run starts.
    pub(super) from: usize,
    /// Where it ends and the repetition starts.
    pub(super) to: usize,
    /// Bytes back.
    pub(super) distance: usize,
    /// Bytes repeated.
    pub(super) length: usize,
}

/// Remembers where the bytes of `data` were seen.
pub(super) struct Matches<'a> {
    data: &'a [u8],
    /// Newest place plus one by hash, 0 for none.
    newest: Vec<u32>,
    /// The place plus one before each of the last 65,536 places; empty if one try is enough.
    before: Vec<u32>,
    shift: u32,
    depth: u32,
    rules: Rules,
}

impl<'a> Matches<'a> {
    /// `depth` is how many earlier places are tried. `data` is shorter than 4 GB.
    pub(super) fn new(data: &'a [u8], rules: Rules, depth: u32) -> Self {
        let bits = data.len().max(1).ilog2().clamp(8, 15);
        let chain =
            if depth > 1 { data.len().next_power_of_two().min(MAX_DISTANCE + 1) } else { 0 };
        let newest = vec![0; 1 << bits];
        Self { data, newest, before: vec![0; chain], shift: 32 - bits, depth, rules }
    }

    /// The four bytes at `at`, of which there are enough.
    fn word(&self, at: usize) -> u32 {
        self.data[at..].first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }

    /// Notes `at`; the place plus one that had its hash before.
    fn note(&mut self, at: usize) -> u32 {
        let hash = (self.word(at).wrapping_mul(0x9e37_79b1) >> self.shift) as usize;
        let before = core::mem::replace(&mut self.newest[hash], at as u32 + 1);
        if !self.before.is_empty() {
            let slot = at & (self.before.len() - 1);
            self.before[slot] = before;
        }
        before
    }

    /// The longest repetition at `at` within `floor..end`: distance and length, 0 if there is none.
    fn longest(&mut self, at: usize, floor: usize, end: usize) -> (usize, usize) {
        let mut next = self.note(at);
        let most = (end - at).min(self.rules.max_length);
        let here = &self.data[at..at + most];
        let mut best = (0, MIN_LENGTH - 1);
        for _ in 0..self.depth {
            let place = (next as usize).wrapping_sub(1);
            if next == 0 || place < floor || at - place > self.rules.max_distance {
                break;
            }
            let there = &self.data[place..];
            let length = here.iter().zip(there).take_while(|(here, there)| here == there).count();
            if length > best.1 {
                best = (at - place, length);
                if length == most {
                    break;
                }
            }
            let Some(&before) = self.before.get(place & self.before.len().wrapping_sub(1)) else {
                break;
            };
            if before >= next {
                break;
            }
            next = before;
        }
        if best.0 == 0 { (0, 0) } else { best }
    }

    /// Hands the sequences of one block to `emit`; the place where its last bytes as they are
    /// start. Repetitions reach back to `floor`. One function for all codecs: the page carries it.
    pub(super) fn sequences(
        &mut self,
        block: Range<usize>,
        floor: usize,
        emit: &mut dyn FnMut(Sequence),
    ) -> usize {
        let end = block.end.saturating_sub(self.rules.last_literals);
        let last = block.end.saturating_sub(self.rules.last_start.max(MIN_LENGTH));
        let (mut from, mut at) = (block.start, block.start);
        while at < last {
            let (distance, length) = self.longest(at, floor, end.max(at));
            if length == 0 {
                // Where nothing repeats, fewer places are tried.
                at += 1 + ((at - from) >> 6);
                continue;
            }
            emit(Sequence { from, to: at, distance, length });
            let next = at + length;
            let noted = next.min(block.end.saturating_sub(MIN_LENGTH));
            let step = if self.depth > 1 { 1 } else { 3 };
            for place in (at + 1..noted).step_by(step) {
                self.note(place);
            }
            (from, at) = (next, next);
        }
        from
    }
}
