//! What a leader writes into a batch it appends.

use bytes::{Bytes, BytesMut};

use super::{ATTRIBUTE_LOG_APPEND_TIME, HEADER_SIZE, offset};
use crate::crc::crc32c;

/// The leader's part of a batch's header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Offset of the first record.
    pub base_offset: i64,
    /// The leader's epoch.
    pub partition_leader_epoch: i32,
    /// Under message.timestamp.type=LogAppendTime the append time in milliseconds; it is under
    /// the checksum, which is then made anew.
    pub log_append_time_ms: Option<i64>,
}

/// Writes `stamp` into `batch`, one whole batch: in place if nobody else holds its bytes, else into
/// a copy. Bytes too short for a header come back as they are.
pub fn stamp(batch: Bytes, stamp: Stamp) -> Bytes {
    if batch.len() < HEADER_SIZE {
        return batch;
    }
    let mut bytes = batch.try_into_mut().unwrap_or_else(|shared| BytesMut::from(&shared[..]));
    put(&mut bytes, offset::BASE_OFFSET, &stamp.base_offset.to_be_bytes());
    put(&mut bytes, offset::PARTITION_LEADER_EPOCH, &stamp.partition_leader_epoch.to_be_bytes());
    if let Some(time_ms) = stamp.log_append_time_ms {
        let attributes = [bytes[offset::ATTRIBUTES], bytes[offset::ATTRIBUTES + 1]];
        let attributes = i16::from_be_bytes(attributes) | ATTRIBUTE_LOG_APPEND_TIME;
        put(&mut bytes, offset::ATTRIBUTES, &attributes.to_be_bytes());
        put(&mut bytes, offset::MAX_TIMESTAMP, &time_ms.to_be_bytes());
        let crc = crc32c(&bytes[offset::ATTRIBUTES..]);
        put(&mut bytes, offset::CRC, &crc.to_be_bytes());
    }
    bytes.freeze()
}

fn put(bytes: &mut BytesMut, at: usize, value: &[u8]) {
    bytes[at..at + value.len()].copy_from_slice(value);
}
