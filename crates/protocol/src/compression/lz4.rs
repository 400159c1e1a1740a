//! LZ4 frames as Kafka's `Lz4BlockOutputStream` writes and its `Lz4BlockInputStream` reads them:
//! independent blocks only, content size and content checksum stepped over.

use super::matches::{Matches, Rules};
use super::output::Output;
use super::xxhash::xxh32;
use super::{Result, corrupt, take, take_array};

const MAGIC: [u8; 4] = [0x04, 0x22, 0x4d, 0x18];
/// Version 1, independent blocks.
const FLAGS: u8 = 0x60;
const FLAG_BLOCK_CHECKSUM: u8 = 0x10;
const FLAG_CONTENT_SIZE: u8 = 0x08;
const FLAG_CONTENT_CHECKSUM: u8 = 0x04;
/// Blocks of 64 KB.
const BLOCK_DESCRIPTOR: u8 = 4 << 4;
const BLOCK_SIZE: usize = 64 << 10;
/// A block that is stored as it is.
const STORED: u32 = 0x8000_0000;
const RULES: Rules = Rules {
    max_distance: BLOCK_SIZE - 1,
    max_length: BLOCK_SIZE,
    last_start: 12,
    last_literals: 5,
};

pub(super) fn compress(data: &[u8], depth: u32) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 2 + 32);
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&[FLAGS, BLOCK_DESCRIPTOR]);
    out.push((xxh32(&out[4..]) >> 8) as u8);
    let mut matches = Matches::new(data, RULES, depth);
    for start in (0..data.len()).step_by(BLOCK_SIZE) {
        let end = data.len().min(start + BLOCK_SIZE);
        let size_at = out.len();
        out.extend_from_slice(&[0; 4]);
        let rest = matches.sequences(start..end, start, &mut |sequence| {
            let literals = &data[sequence.from..sequence.to];
            put_run(&mut out, literals, sequence.length - 4);
            out.extend_from_slice(&(sequence.distance as u16).to_le_bytes());
            put_rest(&mut out, sequence.length - 4);
        });
        put_run(&mut out, &data[rest..end], 0);
        let mut size = (out.len() - size_at - 4) as u32;
        if size as usize >= end - start {
            out.truncate(size_at + 4);
            out.extend_from_slice(&data[start..end]);
            size = (end - start) as u32 | STORED;
        }
        out[size_at..size_at + 4].copy_from_slice(&size.to_le_bytes());
    }
    out.extend_from_slice(&[0; 4]);
    out
}

/// A token and its literals; the token's lower half is for the match behind them.
fn put_run(out: &mut Vec<u8>, literals: &[u8], match_length: usize) {
    out.push((literals.len().min(15) << 4 | match_length.min(15)) as u8);
    put_rest(out, literals.len());
    out.extend_from_slice(literals);
}

/// What of a length a token has no room for.
fn put_rest(out: &mut Vec<u8>, length: usize) {
    let Some(mut rest) = length.checked_sub(15) else { return };
    while rest >= 255 {
        out.push(255);
        rest -= 255;
    }
    out.push(rest as u8);
}

pub(super) fn decompress(mut data: &[u8], output: &mut Output) -> Result<()> {
    let header = data;
    if take_array(&mut data)? != MAGIC {
        return corrupt("Stream unsupported (invalid magic bytes)");
    }
    let [flags, descriptor] = take_array(&mut data)?;
    check_descriptor(flags, descriptor)?;
    let max_block_size = 1 << (2 * (descriptor >> 4) + 8);
    if flags & FLAG_CONTENT_SIZE != 0 {
        take_array::<8>(&mut data)?;
    }
    let described = &header[4..header.len() - data.len()];
    let [checksum] = take_array(&mut data)?;
    if checksum != (xxh32(described) >> 8) as u8 {
        return corrupt("Stream frame descriptor corrupted");
    }
    loop {
        let size = u32::from_le_bytes(take_array(&mut data)?);
        let (is_stored, size) = (size & STORED != 0, (size & !STORED) as usize);
        if size == 0 {
            // What stands behind the end of the frame is never looked at.
            if flags & FLAG_CONTENT_CHECKSUM != 0 {
                take_array::<4>(&mut data)?;
            }
            return Ok(());
        }
        if size > max_block_size {
            return corrupt("Block size exceeded max");
        }
        let bytes = take(&mut data, size)?;
        output.start_frame();
        if is_stored { output.extend(bytes) } else { block(bytes, output) }?;
        if output.frame().len() > max_block_size {
            return corrupt("a block holds more than its frame allows");
        }
        if flags & FLAG_BLOCK_CHECKSUM != 0
            && u32::from_le_bytes(take_array(&mut data)?) != xxh32(bytes)
        {
            return corrupt("Block checksum mismatch, data corrupted");
        }
    }
}

/// What Kafka's `FLG` and `BD` refuse.
fn check_descriptor(flags: u8, descriptor: u8) -> Result<()> {
    let wrong = if flags & 0x03 != 0 {
        "Reserved bits must be 0"
    } else if flags & 0x20 == 0 {
        "Dependent block stream is unsupported (BLOCK_INDEPENDENCE must be set)"
    } else if flags >> 6 != 1 {
        "Version is unsupported"
    } else if descriptor & 0x0f != 0 {
        "Reserved2 field must be 0"
    } else if !(4..=7).contains(&(descriptor >> 4 & 7)) {
        "Block size value must be between 4 and 7"
    } else if descriptor & 0x80 != 0 {
        "Reserved3 field must be 0"
    } else {
        return Ok(());
    };
    corrupt(wrong)
}

/// One block: literals and matches in turn; the last has no match.
fn block(mut data: &[u8], output: &mut Output) -> Result<()> {
    loop {
        let [token] = take_array(&mut data)?;
        let literals = length(usize::from(token >> 4), &mut data)?;
        output.extend(take(&mut data, literals)?)?;
        if data.is_empty() {
            return Ok(());
        }
        let distance = u16::from_le_bytes(take_array(&mut data)?);
        let length = length(usize::from(token & 15), &mut data)? + 4;
        output.repeat(distance.into(), length)?;
    }
}

fn length(start: usize, data: &mut &[u8]) -> Result<usize> {
    let mut length = start;
    if start == 15 {
        loop {
            let [byte] = take_array(data)?;
            length += usize::from(byte);
            if byte < 255 {
                break;
            }
        }
    }
    Ok(length)
}
