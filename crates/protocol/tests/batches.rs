//! Batches that are not whole, not true, or at their limits.

use protocol::batch::{
    BatchError, BatchOptions, Compression, Header, RecordBatch, RecordBatchBuilder,
    batch_size_upper_bound, record_size,
};
use protocol::{Bytes, records};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn batch(count: usize) -> Bytes {
    let mut builder = RecordBatchBuilder::new(BatchOptions::default(), usize::MAX);
    for index in 0..count {
        let key = format!("key-{index}");
        builder.append(1_000 + index as i64, Some(key.as_bytes()), Some(b"value"), &[]);
    }
    builder.finish()
}

/// `bytes` with `change` made and the checksum made good again.
fn forged(bytes: &Bytes, change: impl FnOnce(&mut [u8])) -> RecordBatch {
    let mut bytes = bytes.to_vec();
    change(&mut bytes);
    let crc = protocol::crc::crc32c(&bytes[21..]);
    bytes[17..21].copy_from_slice(&crc.to_be_bytes());
    RecordBatch::first_of(&bytes.into()).unwrap()
}

#[test]
fn a_flipped_bit_is_found() {
    let good = batch(3);
    for place in 21..good.len() {
        let mut bytes = good.to_vec();
        bytes[place] ^= 4;
        let bad = RecordBatch::first_of(&bytes.into()).unwrap();
        assert!(matches!(bad.validate(), Err(BatchError::CrcMismatch { .. })), "byte {place}");
    }
}

#[test]
fn a_count_that_is_not_true_is_found() {
    let good = batch(3);
    for count in [0, 1, 2, 4, -1, i32::MAX] {
        let bad = forged(&good, |bytes| bytes[57..61].copy_from_slice(&i32::to_be_bytes(count)));
        let error = BatchError::CountMismatch { count };
        assert_eq!(bad.validate(), Err(error), "{count} records");
    }
}

#[test]
fn lengths_inside_a_record_are_checked() {
    let good = batch(1);
    // Length of the record, of its key, number of its headers.
    for (place, value) in [(61, 0x7e), (65, 0x7e), (good.len() - 1, 2), (good.len() - 1, 1)] {
        let bad = forged(&good, |bytes| bytes[place] = value);
        let outcome = bad.validate();
        assert!(matches!(outcome, Err(BatchError::InvalidRecord { index: 0, .. })), "{outcome:?}");
    }
}

#[test]
fn a_log_ends_at_the_first_batch_that_is_not_whole() {
    let mut bytes = [batch(1), batch(2), batch(3)].concat();
    bytes.truncate(bytes.len() - 1);
    let read: Vec<_> = records::batches(Bytes::from(bytes)).collect();
    assert_eq!(read.len(), 3);
    assert_eq!(read[1].as_ref().unwrap().record_count(), 2);
    assert!(matches!(read[2], Err(BatchError::Truncated { .. })));

    let old = forged(&batch(1), |_| {});
    let mut old = old.bytes().to_vec();
    old[16] = 1;
    let read: Vec<_> = records::batches(old.into()).collect();
    assert_eq!(read, [Err(BatchError::UnsupportedMagic { magic: 1 })]);

    let mut short = batch(1).to_vec();
    short[8..12].copy_from_slice(&[0, 0, 0, 48]);
    let read: Vec<_> = records::batches(short.into()).collect();
    assert_eq!(read, [Err(BatchError::InvalidLength { length: 48 })]);
}

#[test]
fn compressed_records_that_cannot_be_read_are_named_as_such() {
    let zstd = forged(&batch(1), |bytes| bytes[22] |= 4);
    let error = zstd.records().err();
    assert!(
        matches!(error, Some(BatchError::Compressed { compression: Compression::Zstd, .. })),
        "{error:?}"
    );
    assert_eq!(zstd.validate(), Err(error.unwrap()));
}

#[test]
fn the_first_record_always_fits_and_the_limit_counts_for_the_next() {
    let value = [0; 100];
    let mut builder = RecordBatchBuilder::new(BatchOptions::default(), 61 + 2 * 110);
    assert!(builder.has_room_for(5, None, Some(&[0; 10_000]), &[]));
    builder.append(5, None, Some(&value), &[]);
    let size = record_size(1, 0, None, Some(&value), &[]);
    assert_eq!(builder.size(), 61 + size);
    assert!(builder.has_room_for(5, None, Some(&value), &[]));
    builder.append(5, None, Some(&value), &[]);
    assert_eq!(builder.size(), 61 + 2 * size);
    assert!(!builder.has_room_for(5, None, Some(&value), &[]));
    assert!(!builder.is_full());
}

#[test]
fn sizes_are_known_beforehand() {
    let headers = [Header::new("trace", &b"1"[..]), Header { key: "empty".into(), value: None }];
    let (key, value) = (Some(&b"k"[..]), Some(&[1_u8; 300][..]));
    let mut builder = RecordBatchBuilder::new(BatchOptions::default(), 0);
    builder.append(1_700_000_000_000, key, value, &headers);
    let bytes = builder.finish();
    assert_eq!(bytes.len(), 61 + record_size(0, 0, key, value, &headers));
    // As Kafka's AbstractRecords.estimateSizeInBytesUpperBound: 21 for a record's own fields.
    let payload = (1 + 1) + (2 + 300) + 1 + (1 + 5 + 1 + 1) + (1 + 5 + 1);
    assert_eq!(batch_size_upper_bound(key, value, &headers), 61 + 21 + payload);
}

#[test]
fn records_share_the_bytes_of_their_batch() {
    let bytes = batch(10);
    let inside = bytes.as_ptr_range();
    for record in RecordBatch::first_of(&bytes).unwrap().records().unwrap() {
        let record = record.unwrap();
        assert!(inside.contains(&record.key.unwrap().as_ptr()));
        assert!(inside.contains(&record.value.unwrap().as_ptr()));
    }
}

#[test]
fn a_batch_of_nothing_is_no_bytes() {
    assert!(RecordBatchBuilder::new(BatchOptions::default(), 10).finish().is_empty());
    assert_eq!(records::batches(Bytes::new()).count(), 0);
}
