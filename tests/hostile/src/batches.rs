//! Record batches and what a broker makes of them.

use bytes::{Bytes, BytesMut};
use protocol::batch::RecordBatch;
use protocol::crc;

use crate::brokers;

/// Records of one batch are looked at up to this many.
const RECORDS: usize = 10_000;

/// A record batch. The first byte says whether length, magic and checksum are put right before, so
/// that what lies behind them is reached.
pub fn batch(data: &[u8]) {
    let Some((repair, bytes)) = data.split_first() else { return };
    let bytes = if repair & 1 == 0 { Bytes::copy_from_slice(bytes) } else { repaired(bytes) };
    if let Ok(batch) = RecordBatch::first_of(&bytes) {
        let _ = batch.validate();
        if let Ok(records) = batch.records() {
            records.take(RECORDS).for_each(drop);
        }
    }
    brokers::produce(bytes);
}

/// The same bytes as a batch whose frame is sound.
fn repaired(bytes: &[u8]) -> Bytes {
    let mut out = BytesMut::from(bytes);
    if out.len() < 61 {
        return out.freeze();
    }
    let length = (out.len() - 12) as i32;
    out[8..12].copy_from_slice(&length.to_be_bytes());
    out[16] = 2;
    let sum = crc::crc32c(&out[21..]);
    out[17..21].copy_from_slice(&sum.to_be_bytes());
    out.freeze()
}
