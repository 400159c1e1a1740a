//! gzip (RFC 1952): members of a header, deflated bytes and their checksum, read as Java's
//! `GZIPInputStream` reads them.

mod deflate;
mod inflate;

use super::output::Output;
use super::{Fault, Result, corrupt, take, take_array};
use crate::crc::crc32;

/// Magic, deflate, no flags, no time, no hint, system unknown: as Java writes it.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
const FLAG_HEADER_CHECKSUM: u8 = 2;
const FLAG_EXTRA: u8 = 4;
const FLAG_NAME: u8 = 8;
const FLAG_COMMENT: u8 = 16;

pub(super) fn compress(data: &[u8], depth: u32) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 2 + 32);
    out.extend_from_slice(&HEADER);
    let mut out = deflate::deflate(data, depth, out);
    out.extend_from_slice(&crc32(data).to_le_bytes());
    out.extend_from_slice(&(data.len() as u32).to_le_bytes());
    out
}

pub(super) fn decompress(mut data: &[u8], output: &mut Output) -> Result<()> {
    header(&mut data)?;
    loop {
        output.start_frame();
        data = inflate::inflate(data, output)?;
        let checksum = u32::from_le_bytes(take_array(&mut data)?);
        let size = u32::from_le_bytes(take_array(&mut data)?);
        if checksum != crc32(output.frame()) || size != output.frame().len() as u32 {
            return corrupt("Corrupt GZIP trailer");
        }
        // What follows and is no further member is nobody's business.
        if header(&mut data).is_err() {
            return Ok(());
        }
    }
}

fn header(data: &mut &[u8]) -> Result<()> {
    let whole = *data;
    let [first, second, method, flags, ..] = take_array::<10>(data)?;
    if [first, second] != HEADER[..2] {
        return corrupt("Not in GZIP format");
    }
    if method != HEADER[2] {
        return corrupt("Unsupported compression method");
    }
    if flags & FLAG_EXTRA != 0 {
        let size = u16::from_le_bytes(take_array(data)?);
        take(data, size.into())?;
    }
    for flag in [FLAG_NAME, FLAG_COMMENT] {
        if flags & flag != 0 {
            let end = data.iter().position(|byte| *byte == 0);
            take(data, end.ok_or(Fault::Truncated)? + 1)?;
        }
    }
    if flags & FLAG_HEADER_CHECKSUM != 0 {
        let computed = crc32(&whole[..whole.len() - data.len()]) as u16;
        if u16::from_le_bytes(take_array(data)?) != computed {
            return corrupt("Corrupt GZIP header");
        }
    }
    Ok(())
}

/// Extra bits and base of every length code from 257 on (RFC 1951, 3.2.5).
fn length_codes() -> [(u32, u32); 29] {
    let mut codes = ranges(3, 4);
    codes[28] = (0, 258);
    codes
}

/// Extra bits and base of every distance code.
fn distance_codes() -> [(u32, u32); 30] {
    ranges(1, 2)
}

/// Codes whose extra bits grow by one every `group` codes, after one group more without any.
fn ranges<const N: usize>(first: u32, group: u32) -> [(u32, u32); N] {
    let mut base = first;
    let mut index = 0;
    [(); N].map(|()| {
        let extra = (index / group).saturating_sub(1);
        let code = (extra, base);
        base += 1 << extra;
        index += 1;
        code
    })
}

/// In which order the lengths of the length codes come.
const CODE_LENGTH_ORDER: [u8; 19] =
    [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// Code lengths of literals and lengths in a block with fixed codes.
fn fixed_lengths() -> [u8; 288] {
    let mut lengths = [8; 288];
    lengths[144..256].fill(9);
    lengths[256..280].fill(7);
    lengths
}
