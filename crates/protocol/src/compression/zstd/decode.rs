//! Reads frames, as zstd-jni's `ZstdInputStream` does: one after the other, skippable ones too.

use super::super::output::Output;
use super::super::xxhash::xxh64;
use super::super::{Fault, Result, corrupt, take, take_array};
use super::literals::{self, Decoder};
use super::sequences::Sequences;
use super::{MAGIC, MAX_BLOCK_SIZE};

/// The lowest of sixteen numbers skippable frames start with.
const SKIPPABLE: u32 = 0x184d_2a50;
/// The largest window libzstd takes unless told otherwise.
const MAX_WINDOW_SIZE: u64 = 1 << 27;

/// # Errors
/// Also if there is nothing at all.
pub(in super::super) fn decompress(mut data: &[u8], output: &mut Output) -> Result<()> {
    loop {
        let magic = u32::from_le_bytes(take_array(&mut data)?);
        if magic == MAGIC {
            frame(&mut data, output)?;
        } else if magic & !15 == SKIPPABLE {
            let size = u32::from_le_bytes(take_array(&mut data)?);
            take(&mut data, size as usize)?;
        } else {
            return corrupt("Unknown frame descriptor");
        }
        if data.is_empty() {
            return Ok(());
        }
    }
}

/// What a frame's header says.
struct Header {
    has_checksum: bool,
    content_size: Option<u64>,
    max_block_size: usize,
}

fn header(data: &mut &[u8]) -> Result<Header> {
    let [descriptor] = take_array(data)?;
    if descriptor & 0x08 != 0 {
        return corrupt("Unsupported frame parameter");
    }
    let is_single_segment = descriptor & 0x20 != 0;
    let mut window = 0;
    if !is_single_segment {
        let [size] = take_array(data)?;
        let base = 1_u64 << (10 + (size >> 3));
        window = base + base / 8 * u64::from(size & 7);
    }
    let number = |bytes: &[u8]| bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    if number(take(data, [0, 1, 2, 4][usize::from(descriptor & 3)])?) != 0 {
        return corrupt("Dictionary mismatch");
    }
    let content_size = match descriptor >> 6 {
        0 if !is_single_segment => None,
        0 => Some(number(take(data, 1)?)),
        1 => Some(number(take(data, 2)?) + 256),
        2 => Some(number(take(data, 4)?)),
        _ => Some(number(take(data, 8)?)),
    };
    if is_single_segment {
        window = content_size.unwrap_or(0);
    }
    if window > MAX_WINDOW_SIZE {
        return corrupt("Frame requires too much memory for decoding");
    }
    Ok(Header {
        has_checksum: descriptor & 4 != 0,
        content_size,
        max_block_size: MAX_BLOCK_SIZE.min(window as usize),
    })
}

fn frame(data: &mut &[u8], output: &mut Output) -> Result<()> {
    let Header { has_checksum, content_size, max_block_size } = header(data)?;
    output.start_frame();
    let mut decoder = None;
    let mut sequences = Sequences::new();
    loop {
        let [low, middle, high] = take_array(data)?;
        let header = u32::from_le_bytes([low, middle, high, 0]);
        let (is_last, size) = (header & 1 == 1, (header >> 3) as usize);
        if size > max_block_size {
            return corrupt("a block is larger than its frame allows");
        }
        match header >> 1 & 3 {
            0 => output.extend(take(data, size)?)?,
            1 => output.fill(take_array::<1>(data)?[0], size)?,
            2 => {
                let before = output.frame().len();
                block(take(data, size)?, &mut decoder, &mut sequences, output)?;
                if output.frame().len() - before > max_block_size {
                    return corrupt("a block holds more than its frame allows");
                }
            }
            _ => return corrupt("a reserved type of block"),
        }
        if is_last {
            break;
        }
    }
    if content_size.is_some_and(|size| size != output.frame().len() as u64) {
        return corrupt("a frame does not hold what its header says");
    }
    if has_checksum && u32::from_le_bytes(take_array(data)?) != xxh64(output.frame()) as u32 {
        return corrupt("Restored data doesn't match checksum");
    }
    Ok(())
}

/// One compressed block; its bytes are all there, so their end is no truncation.
fn block(
    mut data: &[u8],
    decoder: &mut Option<Decoder>,
    sequences: &mut Sequences,
    output: &mut Output,
) -> Result<()> {
    let executed = literals::read(&mut data, decoder)
        .and_then(|literals| sequences.execute(data, &literals, output));
    match executed {
        Err(Fault::Truncated) => corrupt("a block ends too early"),
        executed => executed,
    }
}
