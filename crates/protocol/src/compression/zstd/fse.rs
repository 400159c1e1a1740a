//! Finite state entropy tables: how often each symbol occurs becomes a machine that is in one state
//! per step, each state naming a symbol and how to come to the next.

use super::super::{Fault, Result, corrupt};

/// One state.
#[derive(Clone, Copy, Default)]
pub(super) struct State {
    pub(super) symbol: u8,
    /// Bits to read for the next state.
    pub(super) bits: u8,
    /// What to add to them.
    pub(super) base: u16,
}

/// The states of a table.
#[derive(Clone)]
pub(super) struct Table {
    pub(super) states: Vec<State>,
    /// The logarithm of how many there are: bits of the first state.
    pub(super) log: u32,
}

impl Table {
    /// The table of normalized counts, which add up to `1 << log`; -1 is "less than one".
    pub(super) fn new(counts: &[i16], log: u32) -> Self {
        let size = 1_usize << log;
        let mut states = vec![State::default(); size];
        let mut high = size;
        for (symbol, _) in (0_u8..).zip(counts).filter(|(_, count)| **count == -1) {
            high -= 1;
            states[high].symbol = symbol;
        }
        let (step, mut at) = ((size >> 1) + (size >> 3) + 3, 0);
        for (symbol, count) in (0_u8..).zip(counts) {
            for _ in 0..*count {
                states[at].symbol = symbol;
                at = (at + step) & (size - 1);
                while at >= high {
                    at = (at + step) & (size - 1);
                }
            }
        }
        let mut next: Vec<u32> =
            counts.iter().map(|count| u32::from(count.unsigned_abs())).collect();
        for state in &mut states {
            let number = &mut next[usize::from(state.symbol)];
            let bits = log - number.ilog2();
            state.bits = bits as u8;
            state.base = ((*number << bits) - (1 << log)) as u16;
            *number += 1;
        }
        Self { states, log }
    }

    /// A table that only knows one symbol.
    pub(super) fn of_one(symbol: u8) -> Self {
        Self { states: vec![State { symbol, bits: 0, base: 0 }], log: 0 }
    }

    /// Reads the counts of a table of at most `max_log`, with symbols up to `max_symbol`; the
    /// bytes they took.
    pub(super) fn read(data: &[u8], max_log: u32, max_symbol: usize) -> Result<(Self, usize)> {
        let mut at = 0;
        let mut bits = |count: u32| {
            let tail = data.get(at as usize / 8..).unwrap_or_default();
            let word = (0..3).rev().fold(0_u32, |word, index| {
                word << 8 | tail.get(index).map_or(0, |byte| u32::from(*byte))
            });
            let value = word >> (at % 8) & ((1 << count) - 1);
            at += count;
            value
        };
        let log = bits(4) + 5;
        if log > max_log {
            return corrupt("an FSE table is too large");
        }
        let mut remaining = (1_i32 << log) + 1;
        let mut counts = Vec::new();
        while remaining > 1 && counts.len() <= max_symbol {
            // A value up to `remaining`; the small ones take a bit less.
            let width = remaining.ilog2() + 1;
            let short = (1_i32 << width) - 1 - remaining;
            let mut value = bits(width - 1) as i32;
            if value >= short {
                value |= (bits(1) as i32) << (width - 1);
                if value >= 1 << (width - 1) {
                    value -= short;
                }
            }
            let count = value - 1;
            remaining -= count.abs();
            counts.push(count as i16);
            if count == 0 {
                loop {
                    let zeroes = bits(2) as usize;
                    counts.resize(counts.len() + zeroes, 0);
                    if zeroes < 3 || counts.len() > max_symbol {
                        break;
                    }
                }
            }
        }
        if remaining != 1 || counts.len() > max_symbol + 1 {
            return corrupt("the counts of an FSE table do not add up");
        }
        let used = at.div_ceil(8) as usize;
        if used > data.len() {
            return Err(Fault::Truncated);
        }
        Ok((Self::new(&counts, log), used))
    }
}
