//! The sequences of a block: how many literals, then how long a repetition from how far back.

use super::super::bits::BitWriter;
use super::super::output::Output;
use super::super::{Result, corrupt, take_array};
use super::bits::BackwardBits;
use super::fse::Table;

/// What one code stands for: extra bits and base.
type Code = (u8, u32);

/// One of the three kinds of code.
struct Kind {
    max_log: u32,
    max_symbol: usize,
    /// The counts everybody knows, and their logarithm.
    counts: &'static [i16],
    log: u32,
}

const LITERAL_LENGTHS: Kind = Kind {
    max_log: 9,
    max_symbol: 35,
    counts: &[
        4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1,
        1, 1, -1, -1, -1, -1,
    ],
    log: 6,
};
const OFFSETS: Kind = Kind {
    max_log: 8,
    max_symbol: 31,
    counts: &[
        1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1,
    ],
    log: 5,
};
const MATCH_LENGTHS: Kind = Kind {
    max_log: 9,
    max_symbol: 52,
    counts: &[
        1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1,
    ],
    log: 6,
};
/// Extra bits of the literal length codes from 16 on; those before have none.
const LITERAL_LENGTH_BITS: [u8; 20] =
    [1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
/// Extra bits of the match length codes from 32 on.
const MATCH_LENGTH_BITS: [u8; 21] =
    [1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

/// `plain` codes of one value each from `base` on, then those with extra bits.
fn codes(plain: u32, base: u32, bits: &[u8]) -> Vec<Code> {
    let mut codes: Vec<Code> = (base..base + plain).map(|value| (0, value)).collect();
    let mut next = base + plain;
    for bits in bits {
        codes.push((*bits, next));
        next += 1 << bits;
    }
    codes
}

fn literal_length_codes() -> Vec<Code> {
    codes(16, 0, &LITERAL_LENGTH_BITS)
}

fn match_length_codes() -> Vec<Code> {
    codes(32, 3, &MATCH_LENGTH_BITS)
}

/// What blocks of a frame hand on: the tables, and the last three distances.
pub(super) struct Sequences {
    /// Of literal lengths, offsets and match lengths.
    tables: [Option<Table>; 3],
    distances: [usize; 3],
    literal_lengths: Vec<Code>,
    match_lengths: Vec<Code>,
}

impl Sequences {
    pub(super) fn new() -> Self {
        Self {
            tables: [None, None, None],
            distances: [1, 4, 8],
            literal_lengths: literal_length_codes(),
            match_lengths: match_length_codes(),
        }
    }

    /// Executes the sequences in `data`, all that is left of a block, over `literals`.
    pub(super) fn execute(
        &mut self,
        mut data: &[u8],
        mut literals: &[u8],
        output: &mut Output,
    ) -> Result<()> {
        let count = read_count(&mut data)?;
        if count == 0 {
            if !data.is_empty() {
                return corrupt("bytes behind the last sequence");
            }
            return output.extend(literals);
        }
        self.read_tables(&mut data)?;
        let [Some(lengths), Some(offsets), Some(matches)] = &self.tables else {
            return corrupt("no table to use again");
        };
        let mut bits = BackwardBits::new(data)?;
        let mut states = [lengths, offsets, matches].map(|table| bits.bits(table.log) as usize);
        for left in (0..count).rev() {
            let length = lengths.states[states[0]];
            let offset = offsets.states[states[1]];
            let matched = matches.states[states[2]];
            let offset_value = (1 << offset.symbol) + bits.bits(offset.symbol.into()) as usize;
            let value = |(extra, base): Code, bits: &mut BackwardBits<'_>| {
                (base + bits.bits(extra.into())) as usize
            };
            let match_length = value(self.match_lengths[usize::from(matched.symbol)], &mut bits);
            let literal_length = value(self.literal_lengths[usize::from(length.symbol)], &mut bits);
            let distance = distance(&mut self.distances, offset_value, literal_length == 0)?;
            let Some((run, rest)) = literals.split_at_checked(literal_length) else {
                return corrupt("more literals used than there are");
            };
            literals = rest;
            output.extend(run)?;
            output.repeat(distance, match_length)?;
            if left > 0 {
                for (place, state) in [(0, length), (2, matched), (1, offset)] {
                    let more = bits.bits(state.bits.into());
                    states[place] = usize::from(state.base) + more as usize;
                }
            }
        }
        bits.end()?;
        output.extend(literals)
    }

    fn read_tables(&mut self, data: &mut &[u8]) -> Result<()> {
        let [modes] = take_array(data)?;
        if modes & 3 != 0 {
            return corrupt("reserved bits of the sequence modes");
        }
        let kinds = [&LITERAL_LENGTHS, &OFFSETS, &MATCH_LENGTHS];
        for (place, (table, kind)) in self.tables.iter_mut().zip(kinds).enumerate() {
            match modes >> (6 - 2 * place) & 3 {
                0 => *table = Some(Table::new(kind.counts, kind.log)),
                1 => {
                    let [symbol] = take_array(data)?;
                    if usize::from(symbol) > kind.max_symbol {
                        return corrupt("a sequence code is too large");
                    }
                    *table = Some(Table::of_one(symbol));
                }
                2 => {
                    let (read, used) = Table::read(data, kind.max_log, kind.max_symbol)?;
                    *table = Some(read);
                    *data = &data[used..];
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn read_count(data: &mut &[u8]) -> Result<usize> {
    let [first] = take_array(data)?;
    Ok(match first {
        0..128 => first.into(),
        128..255 => usize::from(first - 128) << 8 | usize::from(take_array::<1>(data)?[0]),
        255 => usize::from(u16::from_le_bytes(take_array(data)?)) + 0x7f00,
    })
}

/// What an offset value means: a new distance, or one of the last three.
fn distance(last: &mut [usize; 3], value: usize, no_literals: bool) -> Result<usize> {
    if value > 3 {
        *last = [value - 3, last[0], last[1]];
        return Ok(value - 3);
    }
    let index = value - 1 + usize::from(no_literals);
    let distance = if index == 3 { last[0].saturating_sub(1) } else { last[index] };
    match index {
        0 => {}
        1 => last.swap(0, 1),
        _ => *last = [distance, last[0], last[1]],
    }
    if distance == 0 { corrupt("a distance of zero") } else { Ok(distance) }
}

/// A sequence to write.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) literals: u32,
    pub(super) distance: u32,
    pub(super) length: u32,
}

/// Writes sequences with the tables everybody knows.
pub(super) fn write(steps: &[Step], out: Vec<u8>) -> Vec<u8> {
    let mut out = out;
    let count = steps.len();
    match count {
        0..128 => out.push(count as u8),
        128..0x7f00 => out.extend_from_slice(&[(count >> 8) as u8 + 128, count as u8]),
        _ => {
            out.push(255);
            out.extend_from_slice(&((count - 0x7f00) as u16).to_le_bytes());
        }
    }
    if steps.is_empty() {
        return out;
    }
    // Predefined tables for all three.
    out.push(0);
    let mut writer = BitWriter::behind(out);
    let codes = [literal_length_codes(), match_length_codes()];
    let code = |codes: &[Code], value: u32| {
        let symbol = codes.partition_point(|(_, base)| *base <= value) - 1;
        let (bits, base) = codes[symbol];
        (symbol as u8, value - base, u32::from(bits))
    };
    let mut machines = [&LITERAL_LENGTHS, &MATCH_LENGTHS, &OFFSETS].map(Machine::new);
    for step in steps.iter().rev() {
        let offset = step.distance + 3;
        let bits = offset.ilog2();
        let parts = [
            code(&codes[0], step.literals),
            code(&codes[1], step.length),
            (bits as u8, offset - (1 << bits), bits),
        ];
        for (machine, part) in machines.iter_mut().zip(&parts).rev() {
            machine.write(part.0, &mut writer);
        }
        // Who reads backward comes to the extra bits first.
        for (_, extra, bits) in parts {
            writer.put(extra, bits);
        }
    }
    for place in [1, 2, 0] {
        machines[place].end(&mut writer);
    }
    writer.put(1, 1);
    writer.align();
    writer.bytes
}

/// A table for writing: which state comes before which is looked up in the table for reading.
struct Machine {
    table: Table,
    state: Option<u16>,
}

impl Machine {
    fn new(kind: &Kind) -> Self {
        Self { table: Table::new(kind.counts, kind.log), state: None }
    }

    /// Goes to the state of `symbol` that leads to the present one. Every symbol that is written
    /// has such a state: its states' ranges cover the table.
    fn write(&mut self, symbol: u8, writer: &mut BitWriter) {
        let next = self.state;
        for (place, state) in (0_u16..).zip(&self.table.states) {
            if state.symbol != symbol {
                continue;
            }
            let Some(next) = next else {
                self.state = Some(place);
                return;
            };
            let more = next.wrapping_sub(state.base);
            if more < 1 << state.bits {
                writer.put(more.into(), state.bits.into());
                self.state = Some(place);
                return;
            }
        }
    }

    fn end(&self, writer: &mut BitWriter) {
        writer.put(self.state.unwrap_or(0).into(), self.table.log);
    }
}
