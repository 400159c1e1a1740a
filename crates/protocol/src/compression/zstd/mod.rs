//! Zstandard (RFC 8878), without dictionaries.

mod bits;
mod decode;
mod encode;
mod fse;
mod literals;
mod sequences;

pub(super) use decode::decompress;
pub(super) use encode::compress;

const MAGIC: u32 = 0xfd2f_b528;
/// Most bytes a block holds.
const MAX_BLOCK_SIZE: usize = 128 << 10;
