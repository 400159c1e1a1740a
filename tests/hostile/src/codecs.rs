//! Compressed bytes, with a second opinion: other implementations read what ours write, ours read
//! what they write, and where both take foreign bytes, the same comes out.

use std::io::{Read, Write};

use protocol::compression::{Compression, compress, decompress};

/// The most a decompression may bring here.
const LIMIT: usize = 1 << 20;

const CODECS: [Compression; 4] =
    [Compression::Gzip, Compression::Snappy, Compression::Lz4, Compression::Zstd];
/// The header of snappy-java's stream: eight bytes of magic, two versions.
const SNAPPY_HEADER: usize = 16;
/// A gzip header without names, and the checksum and length at the end.
const GZIP_HEADER: usize = 10;
const GZIP_TRAILER: usize = 8;

/// The first byte is the codec, the second the level; the rest is compressed bytes, and then bytes
/// to compress.
pub fn decompression(data: &[u8]) {
    let Some((&[codec, level], bytes)) = data.split_first_chunk::<2>() else { return };
    let codec = CODECS[usize::from(codec) % CODECS.len()];
    if let Ok(plain) = decompress(codec, bytes, LIMIT) {
        assert!(plain.len() <= LIMIT, "{} bytes where {LIMIT} are allowed", plain.len());
        if let Some(theirs) = their_reader(codec, bytes) {
            assert_eq!(plain, theirs, "{}", codec.name());
        }
    }
    let ours = compress(codec, i32::from(level % 12) - 1, bytes);
    assert_eq!(decompress(codec, &ours, bytes.len()).as_deref(), Ok(bytes), "{}", codec.name());
    let theirs = their_reader(codec, &ours);
    assert_eq!(theirs.as_deref(), Some(bytes), "{}: what we wrote", codec.name());
    let theirs = their_writer(codec, bytes);
    assert_eq!(decompress(codec, &theirs, bytes.len()).as_deref(), Ok(bytes), "{}", codec.name());
}

/// What another implementation reads, if it reads it at all.
fn their_reader(codec: Compression, bytes: &[u8]) -> Option<Vec<u8>> {
    match codec {
        Compression::Gzip => {
            // Only one member without optional fields: the rest is not this library's.
            let plain = bytes.first_chunk::<4>()? == &[0x1f, 0x8b, 8, 0];
            let body = bytes.get(GZIP_HEADER..bytes.len().checked_sub(GZIP_TRAILER)?)?;
            let out = miniz_oxide::inflate::decompress_to_vec_with_limit(body, LIMIT).ok()?;
            plain.then_some(out)
        }
        Compression::Snappy => snappy_blocks(bytes),
        Compression::Lz4 => read_all(lz4_flex::frame::FrameDecoder::new(bytes)),
        Compression::Zstd => {
            let mut rest = bytes;
            let decoder = ruzstd::decoding::StreamingDecoder::new(&mut rest).ok()?;
            let out = read_all(decoder)?;
            rest.is_empty().then_some(out)
        }
        Compression::None | Compression::Unknown(_) => None,
    }
}

fn read_all(reader: impl Read) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let read = reader.take(LIMIT as u64 + 1).read_to_end(&mut out);
    (read.is_ok() && out.len() <= LIMIT).then_some(out)
}

/// The blocks of snappy-java's stream.
fn snappy_blocks(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.get(SNAPPY_HEADER..)?;
    let mut out = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let (block, after) = after.split_at_checked(u32::from_be_bytes(*length) as usize)?;
        if snap::raw::decompress_len(block).ok()? > LIMIT {
            return None;
        }
        out.extend(snap::raw::Decoder::new().decompress_vec(block).ok()?);
        rest = after;
    }
    rest.is_empty().then_some(out)
}

/// What another implementation writes.
fn their_writer(codec: Compression, bytes: &[u8]) -> Vec<u8> {
    match codec {
        Compression::Gzip => {
            let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
            out.extend(miniz_oxide::deflate::compress_to_vec(bytes, 6));
            out.extend(gzip_checksum(bytes).to_le_bytes());
            out.extend((bytes.len() as u32).to_le_bytes());
            out
        }
        Compression::Snappy => snap::raw::Encoder::new().compress_vec(bytes).unwrap_or_default(),
        Compression::Lz4 => {
            let mut writer = lz4_flex::frame::FrameEncoder::new(Vec::new());
            // Invariant: writing into memory does not fail.
            writer.write_all(bytes).expect("memory");
            writer.finish().expect("memory")
        }
        _ => {
            let level = ruzstd::encoding::CompressionLevel::Fastest;
            ruzstd::encoding::compress_to_vec(bytes, level)
        }
    }
}

/// CRC-32 bit by bit.
fn gzip_checksum(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    !crc
}
