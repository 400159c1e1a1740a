//! One Produce request full of bombs: how much memory it takes at most while it is handled, and how
//! much is decompressed for it in all. Bound per request, its own bytes aside: twice
//! `MAX_DECOMPRESSED_SIZE`, as a buffer is copied once when it grows, and a little.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{A, World, produce_batches};
use protocol::batch::{BatchOptions, Compression, RecordBatchBuilder};
use protocol::compression::MAX_DECOMPRESSED_SIZE;
use protocol::crc::crc32c;
use protocol::{Bytes, ErrorCode, Response};

#[global_allocator]
static ALLOCATOR: measuring::Allocator = measuring::Allocator;

/// A batch of zstd that decompresses to `blocks` times 128 KB: one record of zeroes, well made.
fn bomb(blocks: usize) -> Bytes {
    let options = BatchOptions { compression: Compression::Zstd, ..BatchOptions::default() };
    let mut builder = RecordBatchBuilder::new(options, 0);
    builder.append(1_700_000_000_000, None, Some(b"x"), &[]);
    let mut batch = builder.finish()[..61].to_vec();
    let body = blocks << 17;
    // Length, attributes, deltas, no key, then a value that leaves one byte for "no headers".
    let mut head = Vec::new();
    let varint = |number: usize| {
        let raw = (number as u32) << 1;
        [raw | 0x80, raw >> 7 | 0x80, raw >> 14 | 0x80, raw >> 21 | 0x80, raw >> 28]
            .map(|part| part as u8)
    };
    let rest = body - 5;
    head.extend_from_slice(&varint(rest));
    head.extend_from_slice(&[0, 0, 0, 1]);
    head.extend_from_slice(&varint(rest - 4 - 5 - 1));
    let mut frame = b"\x28\xb5\x2f\xfd\x00\x38".to_vec();
    let block = |size: usize, kind: u32, is_last: bool| {
        let header = u32::from(is_last) | kind << 1 | (size as u32) << 3;
        header.to_le_bytes()[..3].to_vec()
    };
    frame.extend(block(head.len(), 0, false));
    frame.extend_from_slice(&head);
    for index in 0..blocks {
        let is_last = index + 1 == blocks;
        let size = if is_last { (1 << 17) - head.len() } else { 1 << 17 };
        frame.extend(block(size, 1, is_last));
        frame.push(0);
    }
    batch.extend(frame);
    let length = batch.len() as i32 - 12;
    batch[8..12].copy_from_slice(&length.to_be_bytes());
    let crc = crc32c(&batch[21..]);
    batch[17..21].copy_from_slice(&crc.to_be_bytes());
    batch.into()
}

fn send(world: &mut World, batches: Vec<Bytes>) -> Vec<&'static str> {
    let response = world.call(A, 9, produce_batches("orders", (0..).zip(batches), -1));
    let Response::Produce(response) = response else { panic!("{response:?}") };
    let answers = response.responses[0].partition_responses.iter();
    answers.map(|answer| ErrorCode::from_i16(answer.error_code).name()).collect()
}

#[test]
fn a_request_full_of_bombs_takes_no_more_memory_than_one() {
    let mut world = World::new();
    assert_eq!(world.create_topic("orders", 8), (0, None));
    let largest = MAX_DECOMPRESSED_SIZE >> 17;
    let used = measuring::peak(|| {
        let refused = send(&mut world, vec![bomb(largest + 1)]);
        assert_eq!(refused, ["MESSAGE_TOO_LARGE"]);
        let answers = send(&mut world, (0..8).map(|_| bomb(largest)).collect());
        // Four of the largest are one request's share.
        let expected = [["NONE"; 4], ["MESSAGE_TOO_LARGE"; 4]].concat();
        assert_eq!(answers, expected);
    });
    assert!(used <= 2 * MAX_DECOMPRESSED_SIZE + (1 << 20), "{used} bytes");
    assert_eq!(send(&mut world, vec![bomb(1)]), ["NONE"]);
}
