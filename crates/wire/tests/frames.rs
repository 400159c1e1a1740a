//! What comes out of a stream is what its sender put in as frames, however the network cut it, and
//! a length alone costs nothing.

use std::io::{self, Read};

use bytes::Bytes;
use wire::{FrameError, FrameReader};

fn frame(length: usize) -> Vec<u8> {
    let mut frame = (length as i32).to_be_bytes().to_vec();
    frame.extend((0..length).map(|at| (at * 7 + length) as u8));
    frame
}

fn drain(reader: &mut FrameReader) -> Vec<Bytes> {
    std::iter::from_fn(|| reader.next_frame().expect("frames")).collect()
}

/// Gives the bytes of a stream in pieces of these sizes, then nothing for now.
struct Pieces<'a> {
    rest: &'a [u8],
    sizes: std::iter::Cycle<std::slice::Iter<'a, usize>>,
}

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let size = *self.sizes.next().expect("a cycle");
        if self.rest.is_empty() || size == 0 {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        let count = size.min(buffer.len()).min(self.rest.len());
        let (piece, rest) = self.rest.split_at(count);
        buffer[..count].copy_from_slice(piece);
        self.rest = rest;
        Ok(count)
    }
}

#[test]
fn frames_come_in_pieces_and_in_crowds() {
    let mut reader = FrameReader::new(100);
    reader.push(&[0, 0, 0]);
    assert_eq!(reader.next_frame(), Ok(None));
    reader.push(&[2, 7]);
    assert_eq!(reader.next_frame(), Ok(None));
    reader.push(&[8, 0, 0, 0, 1, 9, 0]);
    assert_eq!(drain(&mut reader), [&[0, 0, 0, 2, 7, 8][..], &[0, 0, 0, 1, 9]]);
    assert!(!reader.is_between_frames(), "one byte of the next has come");
}

#[test]
fn a_frame_of_no_bytes_is_a_frame() {
    let mut reader = FrameReader::new(0);
    reader.push(&[0; 10]);
    assert_eq!(drain(&mut reader), [&[0; 4][..], &[0; 4]]);
}

#[test]
fn an_impossible_length_is_told_after_the_frames_before_it() {
    let cases = [
        (-1_i32, FrameError::Negative { length: -1 }),
        (i32::MIN, FrameError::Negative { length: i32::MIN }),
        (101, FrameError::TooLarge { length: 101, max: 100 }),
        (i32::MAX, FrameError::TooLarge { length: i32::MAX, max: 100 }),
    ];
    for (length, error) in cases {
        for cut in 1..=4 {
            let mut stream = frame(3);
            stream.extend(length.to_be_bytes());
            let mut reader = FrameReader::new(100);
            reader.push(&stream[..7 + cut - 1]);
            reader.push(&stream[7 + cut - 1..]);
            reader.push(&frame(1));
            assert_eq!(reader.next_frame().map(|f| f.map(|f| f.len())), Ok(Some(7)));
            assert_eq!(reader.next_frame(), Err(error), "{length} cut at {cut}");
            assert_eq!(reader.next_frame(), Err(error), "it stays so");
        }
    }
}

#[test]
fn an_announced_length_costs_nothing() {
    let mut reader = FrameReader::new(i32::MAX);
    reader.push(&i32::MAX.to_be_bytes());
    reader.push(&[1]);
    assert!(reader.held_bytes() <= 1024, "{} bytes held", reader.held_bytes());
    let mut came = 5;
    for _ in 0..200 {
        reader.push(&[0; 1000]);
        came += 1000;
        assert!(reader.held_bytes() <= 2 * came, "{} for {came}", reader.held_bytes());
    }
    let source = vec![0; 3_000_000];
    let mut source = &source[..];
    while !source.is_empty() {
        came += reader.read_from(&mut source, &mut [0; 4096]).expect("bytes") as u64;
        assert!(reader.held_bytes() <= 2 * came, "{} for {came}", reader.held_bytes());
    }
}

#[test]
fn a_whole_frame_has_memory_of_its_size() {
    let mut reader = FrameReader::new(1_000_000);
    let stream = frame(300_000);
    for piece in stream.chunks(1_460) {
        reader.push(piece);
    }
    let whole = drain(&mut reader).remove(0);
    assert_eq!(whole, stream);
    let memory: Vec<u8> = whole.into();
    assert_eq!(memory.capacity(), stream.len());
}

#[test]
fn reading_goes_straight_into_large_frames_and_no_further() {
    let mut stream = Vec::new();
    for length in [10, 100_000, 0, 17_000, 16_384, 250_000, 3] {
        stream.extend(frame(length));
    }
    for sizes in [&[1_usize, 30_000, 0][..], &[1_000_000], &[7, 0], &[16_384]] {
        let mut source = Pieces { rest: &stream, sizes: sizes.iter().cycle() };
        let mut reader = FrameReader::new(300_000);
        let mut seen = Vec::new();
        let mut scratch = vec![0; 8_192];
        let mut waits = 0;
        while waits < 2 || !source.rest.is_empty() {
            match reader.read_from(&mut source, &mut scratch) {
                Ok(count) => assert!(count > 0, "no end of the stream yet"),
                Err(error) => {
                    assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
                    waits += 1;
                }
            }
            seen.extend(drain(&mut reader));
        }
        assert_eq!(seen.concat(), stream);
        assert_eq!(seen.len(), 7);
        assert!(reader.is_between_frames());
    }
}

#[test]
fn the_end_of_the_stream_is_no_bytes() {
    let mut reader = FrameReader::new(100_000);
    let stream = frame(50_000);
    let mut source = &stream[..20_000];
    let mut scratch = vec![0; 512];
    while reader.read_from(&mut source, &mut scratch).expect("no error") > 0 {}
    assert_eq!(reader.next_frame(), Ok(None));
    assert!(!reader.is_between_frames(), "cut off in the midst of a frame");
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_frames_cut_anyhow_come_out_as_they_were(
            lengths in prop::collection::vec(0_usize..40_000, 0..6),
            cuts in prop::collection::vec(1_usize..30_000, 1..8),
        ) {
            let frames: Vec<Vec<u8>> = lengths.into_iter().map(frame).collect();
            let stream = frames.concat();
            let mut reader = FrameReader::new(40_000);
            let (mut rest, mut seen) = (&stream[..], Vec::new());
            for cut in cuts.iter().cycle() {
                let (piece, after) = rest.split_at((*cut).min(rest.len()));
                reader.push(piece);
                seen.extend(drain(&mut reader));
                rest = after;
                if rest.is_empty() {
                    break;
                }
            }
            prop_assert_eq!(seen, frames);
        }

        #[test]
        fn any_bytes_at_all_do_no_harm(
            stream in prop::collection::vec(any::<u8>(), 0..400),
            cut in 1_usize..50,
        ) {
            let mut reader = FrameReader::new(64);
            for piece in stream.chunks(cut) {
                reader.push(piece);
                while let Ok(Some(frame)) = reader.next_frame() {
                    prop_assert!(frame.len() <= 68);
                }
                prop_assert!(reader.held_bytes() <= 2_048);
            }
        }
    }
}
