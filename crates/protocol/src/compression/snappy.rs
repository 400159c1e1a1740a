//! Snappy, in the two framings Kafka's `SnappyInputStream` takes: blocks behind the magic header of
//! snappy-java ("xerial"), and one raw block.

use super::matches::{Matches, Rules};
use super::output::Output;
use super::{Result, corrupt, take, take_array};

/// What snappy-java starts a stream with.
const MAGIC: [u8; 8] = *b"\x82SNAPPY\0";
/// Version of the stream, and the oldest reader that knows it; nobody looks at them.
const VERSIONS: [u8; 8] = [0, 0, 0, 1, 0, 0, 0, 1];
/// Bytes in a block of `SnappyOutputStream`.
const BLOCK_SIZE: usize = 32 << 10;
const RULES: Rules =
    Rules { max_distance: BLOCK_SIZE, max_length: BLOCK_SIZE, last_start: 0, last_literals: 0 };

pub(super) fn compress(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 2 + 32);
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&VERSIONS);
    let mut matches = Matches::new(data, RULES, 1);
    for start in (0..data.len()).step_by(BLOCK_SIZE) {
        let end = data.len().min(start + BLOCK_SIZE);
        let size_at = out.len();
        out.extend_from_slice(&[0; 4]);
        put_length(&mut out, end - start);
        let rest = matches.sequences(start..end, start, &mut |sequence| {
            put_literals(&mut out, &data[sequence.from..sequence.to]);
            put_copies(&mut out, sequence.distance, sequence.length);
        });
        put_literals(&mut out, &data[rest..end]);
        let size = (out.len() - size_at - 4) as u32;
        out[size_at..size_at + 4].copy_from_slice(&size.to_be_bytes());
    }
    out
}

fn put_length(out: &mut Vec<u8>, mut length: usize) {
    while length > 0x7f {
        out.push(length as u8 | 0x80);
        length >>= 7;
    }
    out.push(length as u8);
}

fn put_literals(out: &mut Vec<u8>, literals: &[u8]) {
    let Some(last) = literals.len().checked_sub(1) else { return };
    match last {
        0..60 => out.push((last << 2) as u8),
        60..256 => out.extend_from_slice(&[60 << 2, last as u8]),
        _ => out.extend_from_slice(&[61 << 2, last as u8, (last >> 8) as u8]),
    }
    out.extend_from_slice(literals);
}

fn put_copies(out: &mut Vec<u8>, distance: usize, mut length: usize) {
    while length > 0 {
        // What is left over is never shorter than a copy can be.
        let piece = if length < 68 && length > 64 { 60 } else { length.min(64) };
        if piece < 12 && distance < 2048 {
            let tag = 1 | (piece - 4) << 2 | distance >> 8 << 5;
            out.extend_from_slice(&[tag as u8, distance as u8]);
        } else {
            let tag = 2 | (piece - 1) << 2;
            out.extend_from_slice(&[tag as u8, distance as u8, (distance >> 8) as u8]);
        }
        length -= piece;
    }
}

pub(super) fn decompress(data: &[u8], output: &mut Output) -> Result<()> {
    let header = data.first_chunk::<16>();
    if !header.is_some_and(|header| header.starts_with(&MAGIC)) {
        return block(data, output);
    }
    let mut data = &data[16..];
    // Fewer than four bytes at the end are no block, and nobody minds them.
    while let Some(size) = data.first_chunk::<4>() {
        if size == &MAGIC[..4] {
            // Streams one after the other.
            let header = take_array::<16>(&mut data)?;
            if !header.starts_with(&MAGIC) {
                return Ok(());
            }
            continue;
        }
        let size = u32::from_be_bytes(take_array(&mut data)?) as usize;
        block(take(&mut data, size)?, output)?;
    }
    Ok(())
}

/// One raw block: its length, then literals and copies.
fn block(mut data: &[u8], output: &mut Output) -> Result<()> {
    output.start_frame();
    let mut length = 0;
    for shift in [0, 7, 14, 21, 28] {
        let [byte] = take_array(&mut data)?;
        length |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
        if shift == 28 {
            return corrupt("a length of more than five bytes");
        }
    }
    while let Some((&tag, rest)) = data.split_first() {
        data = rest;
        let (kind, high) = (tag & 3, usize::from(tag >> 2));
        match kind {
            0 => {
                let extra = high.saturating_sub(59);
                let last = if extra == 0 { high } else { little_endian(take(&mut data, extra)?) };
                output.extend(take(&mut data, last + 1)?)?;
            }
            1 => {
                let [low] = take_array(&mut data)?;
                let distance = usize::from(tag >> 5) << 8 | usize::from(low);
                output.repeat(distance, (high & 7) + 4)?;
            }
            _ => {
                let distance = little_endian(take(&mut data, usize::from(kind - 1) * 2)?);
                output.repeat(distance, high + 1)?;
            }
        }
    }
    if output.frame().len() as u64 == length {
        Ok(())
    } else {
        corrupt("a block of another length")
    }
}

fn little_endian(bytes: &[u8]) -> usize {
    bytes.iter().rev().fold(0, |value, byte| value << 8 | usize::from(*byte))
}
