//! Reads deflated bytes (RFC 1951).

use super::super::bits::BitReader;
use super::super::output::Output;
use super::super::{Result, corrupt, take, take_array};
use super::{CODE_LENGTH_ORDER, distance_codes, fixed_lengths, length_codes};

/// Codes up to so many bits are found in one step.
const FAST_BITS: u32 = 10;
const END_OF_BLOCK: u16 = 256;

/// A Huffman code for reading.
struct Decoder {
    /// By the next bits: symbol and length, `length << 12 | symbol`, 0 for longer codes.
    fast: Vec<u16>,
    /// How many codes there are of each length.
    counts: [u16; 16],
    /// All symbols, by length and value.
    symbols: Vec<u16>,
}

impl Decoder {
    /// # Errors
    /// If the lengths are no code; only a lone code may leave bits unused.
    fn new(lengths: &[u8]) -> Result<Self> {
        let mut counts = [0_u16; 16];
        for length in lengths {
            counts[usize::from(*length)] += 1;
        }
        counts[0] = 0;
        let used: u16 = counts.iter().sum();
        let mut left = 1_i32;
        for count in &counts[1..] {
            left = left * 2 - i32::from(*count);
            if left < 0 {
                return corrupt("oversubscribed code");
            }
        }
        if left > 0 && (used > 1 || counts[1] != used) {
            return corrupt("incomplete code");
        }
        let mut places = [0_u16; 16];
        for length in 1..16 {
            places[length] = places[length - 1] + counts[length - 1];
        }
        let mut decoder =
            Self { fast: vec![0; 1 << FAST_BITS], counts, symbols: vec![0; used.into()] };
        let mut code = [0_u32; 16];
        for length in 1..16 {
            code[length] = (code[length - 1] + u32::from(counts[length - 1])) << 1;
        }
        for (symbol, length) in (0_u16..).zip(lengths).filter(|(_, length)| **length > 0) {
            let bits = u32::from(*length);
            let length = usize::from(*length);
            decoder.symbols[usize::from(places[length])] = symbol;
            places[length] += 1;
            let reversed = code[length].reverse_bits() >> (32 - bits);
            code[length] += 1;
            if bits <= FAST_BITS {
                for slot in (reversed as usize..1 << FAST_BITS).step_by(1 << bits) {
                    decoder.fast[slot] = (bits as u16) << 12 | symbol;
                }
            }
        }
        Ok(decoder)
    }

    /// The next symbol; the caller refilled.
    #[inline]
    fn symbol(&self, bits: &mut BitReader<'_>) -> Result<u16> {
        let entry = self.fast[(bits.peek() & ((1 << FAST_BITS) - 1)) as usize];
        if entry != 0 {
            bits.skip((entry >> 12).into())?;
            return Ok(entry & 0xfff);
        }
        self.long_symbol(bits)
    }

    /// Bit by bit: codes of one length are consecutive numbers.
    fn long_symbol(&self, bits: &mut BitReader<'_>) -> Result<u16> {
        let (mut code, mut first, mut index) = (0_i32, 0_i32, 0_i32);
        let ahead = bits.peek();
        for length in 1..16_u32 {
            code |= (ahead >> (length - 1) & 1) as i32;
            let count = i32::from(self.counts[length as usize]);
            if code - count < first {
                bits.skip(length)?;
                return Ok(self.symbols[(index + code - first) as usize]);
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        corrupt("invalid code")
    }
}

/// Reads blocks up to the last one; what follows in `data`.
pub(super) fn inflate<'a>(data: &'a [u8], output: &mut Output) -> Result<&'a [u8]> {
    let mut bits = BitReader::new(data);
    loop {
        let is_last = bits.bits(1)? == 1;
        match bits.bits(2)? {
            0 => {
                let mut rest = bits.rest();
                let length = u16::from_le_bytes(take_array(&mut rest)?);
                if u16::from_le_bytes(take_array(&mut rest)?) != !length {
                    return corrupt("invalid stored block lengths");
                }
                output.extend(take(&mut rest, length.into())?)?;
                bits = BitReader::new(rest);
            }
            1 => {
                let literals = Decoder::new(&fixed_lengths())?;
                block(&mut bits, &literals, &Decoder::new(&[5; 32])?, output)?;
            }
            2 => {
                let (literals, distances) = dynamic_codes(&mut bits)?;
                block(&mut bits, &literals, &distances, output)?;
            }
            _ => return corrupt("invalid block type"),
        }
        if is_last {
            return Ok(bits.rest());
        }
    }
}

fn dynamic_codes(bits: &mut BitReader<'_>) -> Result<(Decoder, Decoder)> {
    let literals = bits.bits(5)? as usize + 257;
    let distances = bits.bits(5)? as usize + 1;
    let count = bits.bits(4)? as usize + 4;
    if literals > 286 || distances > 30 {
        return corrupt("too many length or distance symbols");
    }
    let mut lengths = [0_u8; 19];
    for place in &CODE_LENGTH_ORDER[..count] {
        lengths[usize::from(*place)] = bits.bits(3)? as u8;
    }
    let code = Decoder::new(&lengths)?;
    let mut lengths = [0_u8; 320];
    let (mut at, end) = (0, literals + distances);
    while at < end {
        bits.refill();
        let symbol = code.symbol(bits)?;
        let (value, times) = match symbol {
            0..16 => (symbol as u8, 1),
            16 if at == 0 => return corrupt("invalid bit length repeat"),
            16 => (lengths[at - 1], 3 + bits.bits(2)? as usize),
            17 => (0, 3 + bits.bits(3)? as usize),
            _ => (0, 11 + bits.bits(7)? as usize),
        };
        if times > end - at {
            return corrupt("invalid bit length repeat");
        }
        lengths[at..at + times].fill(value);
        at += times;
    }
    if lengths[usize::from(END_OF_BLOCK)] == 0 {
        return corrupt("invalid code -- missing end-of-block");
    }
    Ok((Decoder::new(&lengths[..literals])?, Decoder::new(&lengths[literals..end])?))
}

fn block(
    bits: &mut BitReader<'_>,
    literals: &Decoder,
    distances: &Decoder,
    output: &mut Output,
) -> Result<()> {
    let (length_codes, distance_codes) = (length_codes(), distance_codes());
    loop {
        // Enough for a length and a distance with their extra bits: 15 + 5 + 15 + 13.
        bits.refill();
        let symbol = literals.symbol(bits)?;
        if symbol < END_OF_BLOCK {
            output.push(symbol as u8)?;
            continue;
        }
        if symbol == END_OF_BLOCK {
            return Ok(());
        }
        let Some(&(extra, base)) = length_codes.get(usize::from(symbol - END_OF_BLOCK - 1)) else {
            return corrupt("invalid literal/length code");
        };
        let length = base + (bits.peek() & ((1 << extra) - 1)) as u32;
        bits.skip(extra)?;
        let symbol = distances.symbol(bits)?;
        let Some(&(extra, base)) = distance_codes.get(usize::from(symbol)) else {
            return corrupt("invalid distance code");
        };
        let distance = base + (bits.peek() & ((1 << extra) - 1)) as u32;
        bits.skip(extra)?;
        output.repeat(distance as usize, length as usize)?;
    }
}
