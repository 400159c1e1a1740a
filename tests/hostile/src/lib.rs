//! Input that means harm: what each fuzz target does with its bytes. The targets of `fuzz/` call
//! these under libFuzzer; the tests here run them over the committed seeds and over mutations of
//! them, with nothing but cargo.
//!
//! **Invariant:** whatever the bytes, no target panics, and none takes memory by a number in them.

mod batches;
mod brokers;
mod codecs;
mod frames;
pub mod mutate;

pub use batches::batch;
pub use brokers::conversation;
pub use codecs::decompression;
pub use frames::{request, response, stream};

/// One fuzz target: bytes in, a panic if they did harm.
pub type Target = fn(&[u8]);

/// All of them, by the name of their folder of seeds.
pub const TARGETS: [(&str, Target); 6] = [
    ("stream", stream),
    ("request", request),
    ("response", response),
    ("batch", batch),
    ("decompression", decompression),
    ("conversation", conversation),
];
