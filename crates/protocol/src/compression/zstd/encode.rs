//! Writes one frame: repetitions within 64 KB, the predefined codes for them, and literals with a
//! Huffman code where that helps.

use super::super::matches::{MAX_DISTANCE, Matches, Rules};
use super::sequences::{self, Step};
use super::{MAGIC, MAX_BLOCK_SIZE, literals};

/// No content size, no checksum, as Kafka's streaming writer; a window of 128 KB.
const HEADER: [u8; 2] = [0, 7 << 3];
const RULES: Rules =
    Rules { max_distance: MAX_DISTANCE, max_length: 65_538, last_start: 0, last_literals: 0 };
const BLOCK_RAW: u32 = 0;
const BLOCK_COMPRESSED: u32 = 2;

pub(in super::super) fn compress(data: &[u8], depth: u32) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 2 + 32);
    out.extend_from_slice(&MAGIC.to_le_bytes());
    out.extend_from_slice(&HEADER);
    let mut matches = Matches::new(data, RULES, depth);
    let mut start = 0;
    loop {
        let end = data.len().min(start + MAX_BLOCK_SIZE);
        let is_last = end == data.len();
        let mut steps = Vec::new();
        let mut plain = Vec::new();
        let rest = matches.sequences(start..end, 0, &mut |sequence| {
            plain.extend_from_slice(&data[sequence.from..sequence.to]);
            steps.push(Step {
                literals: (sequence.to - sequence.from) as u32,
                distance: sequence.distance as u32,
                length: sequence.length as u32,
            });
        });
        plain.extend_from_slice(&data[rest..end]);
        let mut block = Vec::new();
        literals::write(&plain, &mut block);
        let block = sequences::write(&steps, block);
        let (kind, block) = if block.len() < end - start {
            (BLOCK_COMPRESSED, &block[..])
        } else {
            (BLOCK_RAW, &data[start..end])
        };
        let header = u32::from(is_last) | kind << 1 | (block.len() as u32) << 3;
        out.extend_from_slice(&header.to_le_bytes()[..3]);
        out.extend_from_slice(block);
        start = end;
        if is_last {
            return out;
        }
    }
}
