//! Writes deflated bytes (RFC 1951): per block whichever is shortest of codes made for it, fixed
//! codes, and the bytes as they are.

use super::super::bits::BitWriter;
use super::super::huffman::{code_lengths, reversed_codes};
use super::super::matches::{Matches, Rules};
use super::{CODE_LENGTH_ORDER, distance_codes, fixed_lengths, length_codes};

/// Bytes of input per block; no more than a stored block holds.
const BLOCK_SIZE: usize = 65_535;
const RULES: Rules =
    Rules { max_distance: 32_768, max_length: 258, last_start: 0, last_literals: 0 };
const LITERALS: usize = 286;
const DISTANCES: usize = 30;

/// Deflates `data` behind `out`.
pub(super) fn deflate(data: &[u8], depth: u32, out: Vec<u8>) -> Vec<u8> {
    let mut writer = BitWriter::behind(out);
    let mut matches = Matches::new(data, RULES, depth);
    let mut start = 0;
    loop {
        let end = data.len().min(start + BLOCK_SIZE);
        let mut block = Block::new();
        let rest = matches.sequences(start..end, 0, &mut |sequence| {
            block.literals(&data[sequence.from..sequence.to]);
            block.repetition(sequence.distance, sequence.length);
        });
        block.literals(&data[rest..end]);
        block.write(&data[start..end], end == data.len(), &mut writer);
        start = end;
        if start == data.len() {
            writer.align();
            return writer.bytes;
        }
    }
}

/// A symbol with its extra bits.
#[derive(Clone, Copy)]
struct Symbol {
    code: u16,
    extra_bits: u8,
    is_distance: bool,
    extra: u16,
}

struct Block {
    symbols: Vec<Symbol>,
    literal_counts: [u32; LITERALS],
    distance_counts: [u32; DISTANCES],
    length_codes: [(u32, u32); 29],
    distance_codes: [(u32, u32); DISTANCES],
}

/// The last code whose base is not above `value`, with the extra bits that make up for it.
fn symbol(codes: &[(u32, u32)], value: usize, is_distance: bool) -> Symbol {
    let code = codes.partition_point(|(_, base)| *base as usize <= value) - 1;
    let (bits, base) = codes[code];
    Symbol {
        code: code as u16,
        extra_bits: bits as u8,
        is_distance,
        extra: (value - base as usize) as u16,
    }
}

impl Block {
    fn new() -> Self {
        let mut literal_counts = [0; LITERALS];
        // The end of the block.
        literal_counts[256] = 1;
        Self {
            symbols: Vec::new(),
            literal_counts,
            distance_counts: [0; DISTANCES],
            length_codes: length_codes(),
            distance_codes: distance_codes(),
        }
    }

    fn literals(&mut self, literals: &[u8]) {
        for byte in literals {
            self.literal_counts[usize::from(*byte)] += 1;
        }
        self.symbols.extend(literals.iter().map(|byte| Symbol {
            code: (*byte).into(),
            extra_bits: 0,
            is_distance: false,
            extra: 0,
        }));
    }

    fn repetition(&mut self, distance: usize, length: usize) {
        let mut symbols = [
            symbol(&self.length_codes, length, false),
            symbol(&self.distance_codes, distance, true),
        ];
        symbols[0].code += 257;
        self.literal_counts[usize::from(symbols[0].code)] += 1;
        self.distance_counts[usize::from(symbols[1].code)] += 1;
        self.symbols.extend(symbols);
    }

    /// Bits the symbols take with these code lengths, extra bits aside.
    fn cost(&self, literals: &[u8], distances: &[u8]) -> u64 {
        let cost = |counts: &[u32], lengths: &[u8]| -> u64 {
            counts
                .iter()
                .zip(lengths)
                .map(|(count, bits)| u64::from(*count) * u64::from(*bits))
                .sum()
        };
        cost(&self.literal_counts, literals) + cost(&self.distance_counts, distances)
    }

    fn write(&self, data: &[u8], is_last: bool, writer: &mut BitWriter) {
        let mut distances = code_lengths(&self.distance_counts, 15);
        if distances.iter().all(|length| *length == 0) {
            distances[0] = 1;
        }
        let own = Codes::new(code_lengths(&self.literal_counts, 15), distances);
        let fixed = fixed_lengths();
        let extra: u64 = self.symbols.iter().map(|symbol| u64::from(symbol.extra_bits)).sum();
        let own_cost = own.cost() + self.cost(&own.literals, &own.distances) + extra;
        let fixed_cost = self.cost(&fixed, &[5; DISTANCES]) + extra;
        let stored_cost = data.len() as u64 * 8 + 40;
        writer.put(is_last.into(), 1);
        if stored_cost < own_cost.min(fixed_cost) {
            writer.put(0, 2);
            writer.align();
            let length = data.len() as u16;
            writer.bytes.extend_from_slice(&length.to_le_bytes());
            writer.bytes.extend_from_slice(&(!length).to_le_bytes());
            writer.bytes.extend_from_slice(data);
        } else if fixed_cost <= own_cost {
            writer.put(1, 2);
            self.write_symbols(&fixed, &[5; DISTANCES], writer);
        } else {
            writer.put(2, 2);
            own.write(writer);
            self.write_symbols(&own.literals, &own.distances, writer);
        }
    }

    fn write_symbols(&self, literals: &[u8], distances: &[u8], writer: &mut BitWriter) {
        let lengths = [literals, distances];
        let codes = [reversed_codes(literals), reversed_codes(distances)];
        for symbol in &self.symbols {
            let (kind, code) = (usize::from(symbol.is_distance), usize::from(symbol.code));
            writer.put(codes[kind][code], lengths[kind][code].into());
            writer.put(symbol.extra.into(), symbol.extra_bits.into());
        }
        writer.put(codes[0][256], literals[256].into());
    }
}

/// The code lengths of a block, and how they are written themselves.
struct Codes {
    literals: Vec<u8>,
    distances: Vec<u8>,
    literal_count: usize,
    distance_count: usize,
    /// Code, extra bits, extra.
    runs: Vec<(u8, u8, u8)>,
    lengths: Vec<u8>,
}

impl Codes {
    fn new(literals: Vec<u8>, distances: Vec<u8>) -> Self {
        let used = |lengths: &[u8]| lengths.iter().rposition(|length| *length > 0).unwrap_or(0) + 1;
        let (literal_count, distance_count) = (used(&literals).max(257), used(&distances));
        let all = [&literals[..literal_count], &distances[..distance_count]].concat();
        let runs = runs(&all);
        let mut counts = [0; 19];
        for (code, ..) in &runs {
            counts[usize::from(*code)] += 1;
        }
        let lengths = code_lengths(&counts, 7);
        Self { literals, distances, literal_count, distance_count, runs, lengths }
    }

    /// How many lengths of length codes are written.
    fn length_count(&self) -> usize {
        let is_used = |place: &u8| self.lengths[usize::from(*place)] > 0;
        CODE_LENGTH_ORDER.iter().rposition(is_used).unwrap_or(0).max(3) + 1
    }

    fn cost(&self) -> u64 {
        let runs = self.runs.iter();
        let runs: u64 = runs
            .map(|(code, bits, _)| u64::from(self.lengths[usize::from(*code)]) + u64::from(*bits))
            .sum();
        14 + 3 * self.length_count() as u64 + runs
    }

    fn write(&self, writer: &mut BitWriter) {
        writer.put((self.literal_count - 257) as u32, 5);
        writer.put((self.distance_count - 1) as u32, 5);
        let count = self.length_count();
        writer.put((count - 4) as u32, 4);
        for place in &CODE_LENGTH_ORDER[..count] {
            writer.put(self.lengths[usize::from(*place)].into(), 3);
        }
        let codes = reversed_codes(&self.lengths);
        for (code, bits, extra) in &self.runs {
            let code = usize::from(*code);
            writer.put(codes[code], self.lengths[code].into());
            writer.put((*extra).into(), (*bits).into());
        }
    }
}

/// Lengths as the codes 0 to 18: a length, or a run of the last length or of zeroes.
fn runs(lengths: &[u8]) -> Vec<(u8, u8, u8)> {
    let mut runs = Vec::new();
    let mut rest = lengths;
    while let Some(&length) = rest.first() {
        let run = rest.iter().take_while(|other| **other == length).count();
        rest = &rest[run..];
        let mut left = run;
        if length > 0 {
            runs.push((length, 0, 0));
            left -= 1;
        }
        while left > 0 {
            let (taken, code) = match (length, left) {
                (_, 1..3) => (1, (length, 0, 0)),
                (0, 3..11) => (left, (17, 3, (left - 3) as u8)),
                (0, _) => (left.min(138), (18, 7, (left.min(138) - 11) as u8)),
                (_, _) => (left.min(6), (16, 2, (left.min(6) - 3) as u8)),
            };
            runs.push(code);
            left -= taken;
        }
    }
    runs
}
