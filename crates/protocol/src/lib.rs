//! Kafka's own protocol: messages, record batches, and the few words every state machine of the
//! house shares (virtual time, seeded randomness, connections, eras).
//!
//! - [`messages`]: a struct per message, generated from Kafka's schemas; [`api`]: the API keys and
//!   the enums over all requests and responses; [`frame`]: whole frames with their headers.
//! - [`batch`]: record batches, written and read without a copy per record; [`records`]: the
//!   batches of a partition's bytes; [`compression`]: the codecs of their records.
//! - [`schema`]: the schemas as tables; [`tree`]: messages as fields with byte ranges, and as JSON.
//! - [`sorted`]: the maps and sets of all crates of the page.
//! - [`wire`]: the values messages are made of. [`errors`]: Kafka's error codes. [`hash`]: its two
//!   hashes.
//!
//! **Invariant:** no I/O, no clock, no dependency but `bytes`.

pub mod api;
pub mod base64;
pub mod batch;
pub mod compression;
pub mod crc;
pub mod era;
pub mod errors;
pub mod frame;
pub mod hash;
#[path = "generated/mod.rs"]
pub mod messages;
pub mod net;
pub mod records;
pub mod rng;
pub mod schema;
pub mod sorted;
mod str;
pub mod time;
pub mod tree;
mod uuid;
pub mod wire;

pub use api::{ApiKey, Request, Response};
pub use bytes::{Bytes, BytesMut};
pub use errors::ErrorCode;
pub use sorted::{SortedMap, SortedSet};
pub use str::Str;
pub use uuid::{InvalidUuid, Uuid};
pub use wire::{DecodeError, EncodeError, Message, Reader, Writer};
