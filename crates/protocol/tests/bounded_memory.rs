//! However large the numbers in a frame: memory stays within a fixed multiple of its bytes.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use measuring::peak;
use protocol::compression::{Compression, compress, decompress};
use protocol::tree;
use protocol::wire::MEMORY_PER_BYTE;
use protocol::{ApiKey, Bytes, Reader, Request, Response, Writer, schema};

#[global_allocator]
static ALLOCATOR: measuring::Allocator = measuring::Allocator;

/// What takes most memory for its bytes: zeros and ones read as as many empty structs as fit.
fn bodies(size: usize) -> Vec<Bytes> {
    let mut out = Vec::new();
    for fill in [0_u8, 1, 2] {
        out.push(Bytes::from(vec![fill; size]));
    }
    for skip in 0..24 {
        for compact in [false, true] {
            for element in [0_u8, 1] {
                let mut writer = Writer::default();
                writer.raw(&vec![0; skip]);
                writer.count(size, compact).unwrap();
                writer.raw(&vec![element; size]);
                out.push(writer.into_bytes());
            }
        }
    }
    out
}

#[test]
fn eight_bytes_cannot_ask_for_gigabytes() {
    let claim = Bytes::from_static(&[0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]);
    for api_key in ApiKey::ALL {
        for version in api_key.versions() {
            for skip in 0..8 {
                let frame = claim.slice(skip..);
                let used = peak(|| {
                    let _ = Request::read(*api_key, &mut Reader::new(frame.clone()), version);
                    let _ = Response::read(*api_key, &mut Reader::new(frame.clone()), version);
                });
                assert!(used < 16 * MEMORY_PER_BYTE, "{api_key} v{version}: {used} bytes");
            }
        }
    }
}

#[test]
fn memory_is_bounded_by_the_frame() {
    const SIZE: usize = 3_000;
    let mut worst = 0;
    for body in bodies(SIZE) {
        for api_key in ApiKey::ALL {
            for version in api_key.versions() {
                let used = peak(|| {
                    let _ = Request::read(*api_key, &mut Reader::new(body.clone()), version);
                });
                let used = used.max(peak(|| {
                    let _ = Response::read(*api_key, &mut Reader::new(body.clone()), version);
                }));
                worst = worst.max(used / SIZE);
                assert!(used <= SIZE * MEMORY_PER_BYTE, "{api_key} v{version}: {used} bytes");
            }
        }
    }
    println!("worst: {worst} bytes of memory per byte of frame");
    assert!(worst > 10, "the bodies do not try hard enough: {worst}");
}

#[test]
fn a_tree_is_bounded_too() {
    const SIZE: usize = 3_000;
    let mut worst = 0;
    for body in bodies(SIZE) {
        for schema in schema::all() {
            for version in schema.versions.first()..=schema.versions.last() {
                let used = peak(|| {
                    let _ = tree::read(schema, version, &mut Reader::new(body.clone()));
                });
                let name = schema.name();
                worst = worst.max(used / SIZE);
                assert!(used <= SIZE * tree::MEMORY_PER_BYTE, "{name} v{version}: {used} bytes");
            }
        }
    }
    println!("worst: {worst} bytes of tree per byte of frame");
}

#[test]
fn what_decompresses_takes_what_came_out_and_no_more() {
    let plain = vec![7; 4 << 20];
    for codec in [Compression::Gzip, Compression::Snappy, Compression::Lz4, Compression::Zstd] {
        let packed = compress(codec, codec.default_level(), &plain);
        for limit in [1 << 16, 1 << 20, 3 << 20, 4 << 20] {
            let used = peak(|| drop(decompress(codec, &packed, limit)));
            assert!(used <= 2 * limit + 100_000, "{}: {used} of {limit}", codec.name());
        }
    }
    // Claims of gigabytes: a block of snappy, a frame and a window of zstd.
    let claims: [(Compression, &[u8]); 3] = [
        (Compression::Snappy, b"\xff\xff\xff\xff\x07\x04ab"),
        (Compression::Zstd, b"\x28\xb5\x2f\xfd\xe0\xff\xff\xff\x07\0\0\0\0\x01\0\0"),
        (Compression::Zstd, b"\x28\xb5\x2f\xfd\x00\x88\x01\0\0"),
    ];
    for (codec, bytes) in claims {
        let used = peak(|| drop(decompress(codec, bytes, usize::MAX)));
        assert!(used < 100_000, "{}: {used}", codec.name());
    }
}
