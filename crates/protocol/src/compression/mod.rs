//! Compression of the records of a batch: gzip, snappy, lz4 and zstd, in the framings Kafka's
//! clients write and accept.
//!
//! The codecs are our own. The usual crates together cost 76 KB of the page's compressed download,
//! these 21 KB; and what a reader allocates must be bounded here by what came, never by
//! what a header claims. All four writers share one search for repetitions (`matches`) and the two
//! that code by Huffman one code builder (`huffman`). No codec has state, floats or `usize` in its
//! output: the same bytes come out natively and in wasm.
//!
//! - gzip: RFC 1951 and 1952; read as `GZIPInputStream` does, with several members.
//! - snappy: written as snappy-java's `SnappyOutputStream` (blocks of 32 KB behind a magic header);
//!   read in that framing and as one raw block, as `SnappyInputStream` does.
//! - lz4: frames as Kafka's `Lz4BlockOutputStream` (independent blocks of 64 KB, no checksums but
//!   the header's); read and refused as `Lz4BlockInputStream`.
//! - zstd: RFC 8878; written without content size and checksum, as Kafka's streaming writer does.
//!
//! Kafka decompresses a batch as a stream and has no bound on what comes out; here the caller
//! states one ([`decompress`]), as the whole of it lies in memory.

mod bits;
mod gzip;
mod huffman;
mod lz4;
mod matches;
mod output;
mod ratio;
mod snappy;
mod xxhash;
mod zstd;

use core::fmt;

use bytes::Bytes;

use output::Output;

pub use ratio::CompressionRatio;

/// Most bytes the records of one batch may take when they are decompressed, wherever batches are
/// read: 64 times the default of `max.message.bytes`. Kafka has no such bound.
pub const MAX_DECOMPRESSED_SIZE: usize = 64 << 20;

/// How the records of a batch are packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Compression {
    /// Not at all.
    #[default]
    None,
    /// gzip.
    Gzip,
    /// Snappy.
    Snappy,
    /// LZ4.
    Lz4,
    /// Zstandard (KIP-110).
    Zstd,
    /// An id Kafka does not know.
    Unknown(u8),
}

impl Compression {
    /// The codec of a batch's attributes: their lowest three bits.
    pub const fn from_attributes(attributes: i16) -> Self {
        match attributes & 7 {
            0 => Self::None,
            1 => Self::Gzip,
            2 => Self::Snappy,
            3 => Self::Lz4,
            4 => Self::Zstd,
            other => Self::Unknown(other as u8),
        }
    }

    /// The number in a batch's attributes.
    pub const fn id(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Gzip => 1,
            Self::Snappy => 2,
            Self::Lz4 => 3,
            Self::Zstd => 4,
            Self::Unknown(id) => id,
        }
    }

    /// Kafka's name, as in `compression.type`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Gzip => "gzip",
            Self::Snappy => "snappy",
            Self::Lz4 => "lz4",
            Self::Zstd => "zstd",
            Self::Unknown(_) => "unknown",
        }
    }

    /// The codec of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        [Self::None, Self::Gzip, Self::Snappy, Self::Lz4, Self::Zstd]
            .into_iter()
            .find(|codec| codec.name() == name)
    }

    /// Kafka's default level (`compression.gzip.level`, `compression.lz4.level`,
    /// `compression.zstd.level`); 0 for codecs without levels.
    pub const fn default_level(self) -> i32 {
        match self {
            Self::Gzip => -1,
            Self::Lz4 => 9,
            Self::Zstd => 3,
            Self::None | Self::Snappy | Self::Unknown(_) => 0,
        }
    }
}

/// Why bytes could not be decompressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompressionError {
    /// They end too early.
    Truncated,
    /// They are not what the codec writes.
    Corrupt,
    /// More came out than the caller allows.
    TooLarge {
        /// What the caller allows, in bytes.
        limit: usize,
    },
    /// No codec has this id.
    UnknownCodec(u8),
}

impl fmt::Display for CompressionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truncated => f.write_str("the compressed bytes end too early"),
            Self::Corrupt => f.write_str("the bytes are not what the codec writes"),
            Self::TooLarge { limit } => write!(f, "more than {limit} bytes when decompressed"),
            Self::UnknownCodec(id) => write!(f, "Unknown compression type id: {id}"),
        }
    }
}

impl core::error::Error for CompressionError {}

/// Why a reader stops: one byte, as it is handed on in every line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Truncated,
    Corrupt,
    TooLarge,
}

/// What a reader makes.
type Result<T> = core::result::Result<T, Fault>;

/// The words say for us what is wrong; they are no part of the page.
const fn corrupt<T>(_why: &'static str) -> Result<T> {
    Err(Fault::Corrupt)
}

/// Compresses `data`. A higher `level` searches longer; see [`Compression::default_level`]. What
/// has no codec comes back as it is.
pub fn compress(compression: Compression, level: i32, data: &[u8]) -> Bytes {
    let is_default = compression == Compression::Gzip && level == -1;
    let depth = 1 << (if is_default { 6 } else { level.clamp(1, 9) } / 2);
    match compression {
        Compression::Gzip => gzip::compress(data, depth),
        Compression::Snappy => snappy::compress(data),
        Compression::Lz4 => lz4::compress(data, depth),
        Compression::Zstd => zstd::compress(data, depth),
        Compression::None | Compression::Unknown(_) => data.to_vec(),
    }
    .into()
}

/// Decompresses the records of a batch to at most `limit` bytes.
///
/// Memory: what came out so far, at most twice while it grows, and less than 100 KB of tables;
/// never what a header claims.
///
/// # Errors
/// If the bytes are not what the codec writes, or more than `limit` bytes come out.
pub fn decompress(
    compression: Compression,
    data: &[u8],
    limit: usize,
) -> core::result::Result<Bytes, CompressionError> {
    let mut output = Output::new(data.len(), limit);
    let read = match compression {
        Compression::None => output.extend(data),
        Compression::Gzip => gzip::decompress(data, &mut output),
        Compression::Snappy => snappy::decompress(data, &mut output),
        Compression::Lz4 => lz4::decompress(data, &mut output),
        Compression::Zstd => zstd::decompress(data, &mut output),
        Compression::Unknown(id) => return Err(CompressionError::UnknownCodec(id)),
    };
    match read {
        Ok(()) => Ok(output.into_bytes()),
        Err(Fault::Truncated) => Err(CompressionError::Truncated),
        Err(Fault::Corrupt) => Err(CompressionError::Corrupt),
        Err(Fault::TooLarge) => Err(CompressionError::TooLarge { limit }),
    }
}

/// Splits `count` bytes off the front of `data`.
fn take<'a>(data: &mut &'a [u8], count: usize) -> Result<&'a [u8]> {
    let (taken, rest) = data.split_at_checked(count).ok_or(Fault::Truncated)?;
    *data = rest;
    Ok(taken)
}

/// Splits an array off the front of `data`.
fn take_array<const N: usize>(data: &mut &[u8]) -> Result<[u8; N]> {
    let (taken, rest) = data.split_first_chunk::<N>().ok_or(Fault::Truncated)?;
    *data = rest;
    Ok(*taken)
}
