//! The literals of a block: the bytes between repetitions, as they are, all alike, or as a Huffman
//! code in one or four streams.

use super::super::bits::BitWriter;
use super::super::huffman::code_lengths;
use super::super::{Fault, Result, corrupt, take, take_array};
use super::MAX_BLOCK_SIZE;
use super::bits::BackwardBits;
use super::fse::Table;

/// Longest code, in bits.
const MAX_BITS: u32 = 11;
/// From so many literals on they are written as four streams.
const FOUR_STREAMS: usize = 1024;

/// A Huffman code for reading: by the next `bits` bits the symbol and the length of its code.
pub(super) struct Decoder {
    entries: Vec<(u8, u8)>,
    bits: u32,
}

impl Decoder {
    /// Reads the description of a code off `data`.
    fn read(data: &mut &[u8]) -> Result<Self> {
        let [size] = take_array(data)?;
        let mut weights = if size < 128 {
            compressed_weights(take(data, size.into())?)?
        } else {
            let count = usize::from(size) - 127;
            let bytes = take(data, count.div_ceil(2))?;
            let mut weights: Vec<u8> = bytes.iter().flat_map(|it| [it >> 4, it & 15]).collect();
            weights.truncate(count);
            weights
        };
        let mut sum = 0_u32;
        for weight in &weights {
            if u32::from(*weight) > MAX_BITS {
                return corrupt("a Huffman weight is too large");
            }
            sum += 1 << weight >> 1;
        }
        let Some(bits) = sum.checked_ilog2().map(|log| log + 1).filter(|bits| *bits <= MAX_BITS)
        else {
            return corrupt("the Huffman weights are no code");
        };
        // The last weight is what is missing.
        let rest = (1 << bits) - sum;
        if !rest.is_power_of_two() {
            return corrupt("the Huffman weights are no code");
        }
        weights.push(rest.ilog2() as u8 + 1);
        let mut entries = Vec::with_capacity(1 << bits);
        for weight in 1..=bits as u8 {
            for (symbol, _) in (0_u8..=255).zip(&weights).filter(|(_, it)| **it == weight) {
                let length = bits as u8 + 1 - weight;
                entries.resize(entries.len() + (1 << (weight - 1)), (symbol, length));
            }
        }
        Ok(Self { entries, bits })
    }

    /// Reads `count` symbols, which must be all the stream holds.
    fn stream(&self, data: &[u8], count: usize, out: &mut Vec<u8>) -> Result<()> {
        let mut bits = BackwardBits::new(data)?;
        for _ in 0..count {
            let (symbol, length) = self.entries[bits.peek(self.bits) as usize];
            bits.skip(length.into());
            out.push(symbol);
        }
        bits.end()
    }
}

/// Weights that are FSE coded by two states in turn, until the bits are used up.
fn compressed_weights(data: &[u8]) -> Result<Vec<u8>> {
    let (table, used) = Table::read(data, 6, 255)?;
    let mut bits = BackwardBits::new(&data[used..])?;
    let mut weights = Vec::new();
    let mut states = [0; 2];
    for state in &mut states {
        *state = bits.bits(table.log) as usize;
    }
    loop {
        for turn in 0..2 {
            let state = table.states[states[turn]];
            weights.push(state.symbol);
            states[turn] = usize::from(state.base) + bits.bits(state.bits.into()) as usize;
            if bits.left() < 0 {
                weights.push(table.states[states[1 - turn]].symbol);
                return if weights.len() > 255 { corrupt("too many weights") } else { Ok(weights) };
            }
            if weights.len() > 255 {
                return corrupt("too many weights");
            }
        }
    }
}

/// Reads the literals off a block; `decoder` is the code of the block before, and becomes that of
/// this.
pub(super) fn read(data: &mut &[u8], decoder: &mut Option<Decoder>) -> Result<Vec<u8>> {
    let &first = data.first().ok_or(Fault::Truncated)?;
    let (kind, format) = (first & 3, first >> 2 & 3);
    if kind < 2 {
        let size = match format {
            0 | 2 => usize::from(take_array::<1>(data)?[0] >> 3),
            1 => number(take(data, 2)?) as usize >> 4,
            _ => number(take(data, 3)?) as usize >> 4,
        };
        if size > MAX_BLOCK_SIZE {
            return corrupt("more literals than a block holds");
        }
        return Ok(match kind {
            0 => take(data, size)?.to_vec(),
            _ => vec![take_array::<1>(data)?[0]; size],
        });
    }
    let (bytes, width) = [(3, 10), (3, 10), (4, 14), (5, 18)][usize::from(format)];
    let sizes = number(take(data, bytes)?) >> 4;
    let size = (sizes & ((1 << width) - 1)) as usize;
    let compressed = (sizes >> width) as usize;
    if size > MAX_BLOCK_SIZE {
        return corrupt("more literals than a block holds");
    }
    let mut streams = take(data, compressed)?;
    if kind == 2 {
        *decoder = Some(Decoder::read(&mut streams)?);
    }
    let Some(decoder) = decoder else { return corrupt("no Huffman code to use again") };
    let mut out = Vec::with_capacity(size);
    if format == 0 {
        decoder.stream(streams, size, &mut out)?;
        return Ok(out);
    }
    let jumps: [u8; 6] = take_array(&mut streams)?;
    let part = size.div_ceil(4);
    for jump in jumps.as_chunks::<2>().0 {
        let stream = take(&mut streams, u16::from_le_bytes(*jump).into())?;
        decoder.stream(stream, part, &mut out)?;
    }
    let Some(last) = size.checked_sub(out.len()) else { return corrupt("too few literals") };
    decoder.stream(streams, last, &mut out)?;
    Ok(out)
}

/// Up to eight bytes, lowest first.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte))
}

/// Writes literals in the shortest way this writer knows: a Huffman code only for bytes up to 128,
/// whose weights are written without a code of their own.
pub(super) fn write(literals: &[u8], out: &mut Vec<u8>) {
    let size = literals.len();
    if let Some(first) = literals.first()
        && size > 4
        && literals.iter().all(|byte| byte == first)
    {
        put_plain_header(1, size, out);
        out.push(*first);
        return;
    }
    match huffman(literals) {
        Some(streams) if streams.len() + 5 < size => {
            let is_one = size < FOUR_STREAMS;
            let (format, bytes, width) = match size {
                0..FOUR_STREAMS => (0, 3, 10),
                FOUR_STREAMS..0x4000 => (2, 4, 14),
                _ => (3, 5, 18),
            };
            debug_assert!(is_one == (format == 0));
            let header =
                2 | format << 2 | (size as u64) << 4 | (streams.len() as u64) << (4 + width);
            out.extend_from_slice(&header.to_le_bytes()[..bytes]);
            out.extend_from_slice(&streams);
        }
        _ => {
            put_plain_header(0, size, out);
            out.extend_from_slice(literals);
        }
    }
}

fn put_plain_header(kind: u32, size: usize, out: &mut Vec<u8>) {
    let (format, bytes) = match size {
        0..32 => {
            out.push((kind | (size as u32) << 3) as u8);
            return;
        }
        32..4096 => (1, 2),
        _ => (3, 3),
    };
    let header = kind | format << 2 | (size as u32) << 4;
    out.extend_from_slice(&header.to_le_bytes()[..bytes]);
}

/// The code and the streams of `literals`; `None` if some byte is above 128.
fn huffman(literals: &[u8]) -> Option<Vec<u8>> {
    let mut counts = [0_u32; 129];
    for byte in literals {
        *counts.get_mut(usize::from(*byte))? += 1;
    }
    let last = counts.iter().rposition(|count| *count > 0)?;
    let lengths = code_lengths(&counts[..=last], MAX_BITS as u8);
    let longest = lengths.iter().max().copied().filter(|_| last > 0)?;
    let weight = |length: u8| if length == 0 { 0 } else { longest + 1 - length };
    let mut out = vec![127 + last as u8];
    for pair in lengths[..last].chunks(2) {
        out.push(weight(pair[0]) << 4 | pair.get(1).map_or(0, |length| weight(*length)));
    }
    // Long codes come first, so each code is the sum of those before it, cut to its length.
    let mut codes = [(0_u32, 0_u32); 129];
    let mut next = 0_u32;
    for length in (1..=longest).rev() {
        for (symbol, _) in lengths.iter().enumerate().filter(|(_, it)| **it == length) {
            codes[symbol] = (next >> (longest - length), length.into());
            next += 1 << (longest - length);
        }
    }
    let stream = |part: &[u8]| {
        let mut writer = BitWriter::default();
        for byte in part.iter().rev() {
            let (code, length) = codes[usize::from(*byte)];
            writer.put(code, length);
        }
        writer.put(1, 1);
        writer.align();
        writer.bytes
    };
    if literals.len() < FOUR_STREAMS {
        out.extend(stream(literals));
        return Some(out);
    }
    let parts: Vec<_> = literals.chunks(literals.len().div_ceil(4)).map(stream).collect();
    for part in &parts[..3] {
        out.extend_from_slice(&u16::try_from(part.len()).ok()?.to_le_bytes());
    }
    out.extend(parts.concat());
    Some(out)
}
