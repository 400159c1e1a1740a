//! The codecs against what other implementations wrote, against themselves, and against bytes
//! nobody should send.

use protocol::Bytes;
use protocol::compression::{
    Compression, CompressionError, CompressionRatio, MAX_DECOMPRESSED_SIZE, compress, decompress,
};
use protocol::crc::crc32c;
use protocol::rng::Rng;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const CODECS: [Compression; 4] =
    [Compression::Gzip, Compression::Snappy, Compression::Lz4, Compression::Zstd];

fn bytes(hex: &str) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).unwrap() as u8;
    hex.as_bytes().chunks(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
}

fn text() -> String {
    let notes = ["apple", "banana", "cherry"];
    let line = |index: usize| {
        let (user, note) = (index * 7919 % 1000, notes[index % 3]);
        format!("{{\"id\":{index},\"user\":\"user-{user}\",\"note\":\"{note}\"}}\n")
    };
    (0..40).map(line).collect()
}

/// Bytes of every kind: none, few, alike, random, text, and longer than any block.
fn samples() -> Vec<Vec<u8>> {
    let mut rng = Rng::new(7);
    let mut samples = vec![Vec::new(), text().into_bytes()];
    for size in [1, 4, 13, 64, 100, 1_023, 1_025, 32_769, 140_000] {
        samples.push(vec![0; size]);
        samples.push((0..size).map(|_| rng.below(256) as u8).collect());
        samples.push((0..size).map(|_| b"abcdefgh "[rng.below(9) as usize]).collect());
        samples.push(text().bytes().cycle().take(size).collect());
        samples.push("카프카 놀이터 ".bytes().cycle().take(size).collect());
        samples.push((0..size).map(|_| rng.below(1 + rng.clone().below(256)) as u8).collect());
    }
    samples
}

#[test]
fn what_goes_in_comes_out() {
    for sample in samples() {
        for codec in CODECS {
            for level in [1, 9] {
                let packed = compress(codec, level, &sample);
                let out = decompress(codec, &packed, sample.len());
                let (codec, size) = (codec.name(), sample.len());
                assert!(out.is_ok_and(|out| out == sample), "{codec} {level}, {size} bytes");
                assert!(packed.len() < size + size / 50 + 64, "{codec}: {size} bytes grew");
            }
        }
    }
    assert_eq!(compress(Compression::None, 0, b"as it is"), &b"as it is"[..]);
    assert_eq!(decompress(Compression::None, b"as it is", 8).unwrap(), &b"as it is"[..]);
}

#[test]
fn native_and_wasm_write_the_same_bytes() {
    let digest = |codec: Compression| {
        let packed: Vec<Bytes> =
            samples().iter().map(|it| compress(codec, codec.default_level(), it)).collect();
        (packed.iter().map(Bytes::len).sum::<usize>(), crc32c(&packed.concat()))
    };
    let expected = [
        (418_500, 2_107_795_521),
        (516_672, 3_623_181_020),
        (479_421, 2_113_261_024),
        (476_175, 4_058_426_935),
    ];
    assert_eq!(CODECS.map(digest), expected);
}

#[test]
fn text_shrinks() {
    let text = text().repeat(20);
    let sizes = CODECS.map(|codec| {
        compress(codec, codec.default_level(), text.as_bytes()).len() * 100 / text.len()
    });
    assert!(sizes.iter().all(|percent| *percent < 12), "{sizes:?} % of {}", text.len());
}

#[test]
fn others_bytes_are_understood() {
    let text = text();
    let korean: String = (0..60).map(|index| format!("안녕 {} ", index * index)).collect();
    let cases = [
        (Compression::Zstd, ZSTD_TEXT, text.as_bytes()),
        (Compression::Zstd, ZSTD_KOREAN, korean.as_bytes()),
        (Compression::Gzip, GZIP_TEXT, text.as_bytes()),
        (Compression::Lz4, LZ4_TEXT, &text.as_bytes()[..600]),
        (Compression::Snappy, SNAPPY_TEXT, &text.as_bytes()[..600]),
    ];
    for (codec, hex, expected) in cases {
        let out = decompress(codec, &bytes(hex), expected.len());
        assert_eq!(out.as_deref(), Ok(expected), "{}", codec.name());
    }
}

#[test]
fn a_bomb_stops_at_the_limit() {
    let bomb = vec![0; 10 << 20];
    for codec in CODECS {
        let packed = compress(codec, codec.default_level(), &bomb);
        assert!(packed.len() < 1 << 20, "{}: {}", codec.name(), packed.len());
        for limit in [0, 1, 65_536, bomb.len() - 1] {
            let out = decompress(codec, &packed, limit);
            assert_eq!(out, Err(CompressionError::TooLarge { limit }), "{}", codec.name());
        }
        assert!(decompress(codec, &packed, bomb.len()).is_ok());
    }
    // Four bytes of zstd that stand for 128 KB each, far beyond the limit.
    let mut bomb = bytes("28b52ffd0038");
    for _ in 0..=MAX_DECOMPRESSED_SIZE >> 17 {
        bomb.extend_from_slice(&bytes("02001000"));
    }
    let limit = MAX_DECOMPRESSED_SIZE;
    let out = decompress(Compression::Zstd, &bomb, limit);
    assert_eq!(out, Err(CompressionError::TooLarge { limit }));
}

#[test]
fn whatever_is_cut_off_is_missed() {
    let text = text();
    for codec in CODECS {
        let packed = compress(codec, codec.default_level(), text.as_bytes());
        for size in 0..packed.len() {
            let out = decompress(codec, &packed[..size], 1 << 20);
            // Without its only chunk the stream of snappy-java is empty, and whole.
            let is_empty = codec == Compression::Snappy && (16..20).contains(&size);
            assert_eq!(out.is_ok(), is_empty, "{} cut to {size}", codec.name());
        }
    }
}

#[test]
fn flipped_bits_never_get_beyond_an_error() {
    let text = text();
    let mut rng = Rng::new(11);
    for codec in CODECS {
        let theirs = if codec == Compression::Zstd { ZSTD_KOREAN } else { GZIP_TEXT };
        for packed in [compress(codec, 9, text.as_bytes()).to_vec(), bytes(theirs)] {
            for _ in 0..1_000 {
                let mut packed = packed.clone();
                for _ in 0..1 + rng.below(3) {
                    let place = rng.below(packed.len() as u64) as usize;
                    packed[place] ^= 1 << rng.below(8);
                }
                let limit = 8_192;
                assert!(
                    decompress(codec, &packed, limit).is_ok_and(|out| out.len() <= limit)
                        || decompress(codec, &packed, limit).is_err()
                );
            }
        }
    }
}

#[test]
fn sizes_that_lie_are_not_believed() {
    let cases = [
        // Snappy that claims 2 GB, and less than there is.
        (Compression::Snappy, "ffffffff07046162"),
        (Compression::Snappy, "01046162"),
        // A chunk of 2 GB.
        (Compression::Snappy, "82534e41505059000000000100000001 7fffffff 616263"),
        // A copy from before the block.
        (Compression::Snappy, "08 00 61 0900"),
        // A stored block of lz4 larger than 64 KB, and one of 64 KB that is not there.
        (Compression::Lz4, "04224d18604082 01000180 61"),
        (Compression::Lz4, "04224d18604082 00000180 61"),
        // A frame of zstd that claims 16 EB, a window of 4 GB, and literals of 1 MB.
        (Compression::Zstd, "28b52ffde0 ffffffffffffffff 010000"),
        (Compression::Zstd, "28b52ffd00b0 010000"),
        (Compression::Zstd, "28b52ffd0038 2d0000 fcffff 61 00"),
        // A skippable frame of 4 GB.
        (Compression::Zstd, "502a4d18ffffffff00"),
        // A name of gzip without end, and stored bytes that are not there.
        (Compression::Gzip, "1f8b08080000000000ff 616263"),
        (Compression::Gzip, "1f8b08000000000000ff 01ffff0000 61"),
        (Compression::Unknown(6), "00"),
    ];
    for (codec, hex) in cases {
        let out = decompress(codec, &bytes(&hex.replace(' ', "")), 1 << 20);
        assert!(out.is_err(), "{} {hex}: {out:?}", codec.name());
    }
}

#[test]
fn a_producer_guesses_up_at_once_and_down_slowly() {
    let first = CompressionRatio::ONE;
    let better = first.updated(CompressionRatio::observed(300, 1_000));
    assert_eq!(better.millionths(), 995_000);
    let worse = better.updated(CompressionRatio::observed(999, 1_000));
    assert_eq!(worse.millionths(), 1_045_000);
    assert_eq!(worse.updated(CompressionRatio::observed(2, 1)).millionths(), 2_000_000);
    let found = CompressionRatio::observed(400, 1_000);
    assert_eq!(found.updated(found), found);
    assert_eq!(found.estimate(1_000), 420);
}

const ZSTD_TEXT: &str = "\
    28b52ffd64c1052d0700a28c2116804d07080530c288e22289715e92dd649fc156ce1827a78ff89eadcecbb7aca8\
    8d996e8af9ae97d66b79cb8fd99ee7adefbcfdcbab9d977e88f88f87e66978ac8fba9ec8add6bcdecbecdafae988\
    f776677f76d7f8b8e999da7acbfbbbdcacbd9dd3f32089e1e9c810c5df1f502d64711c620d0b891a6605cb84613d\
    0824adc08675288b0a53a821648b977dd69027c56221040842d03004b91189b8e21e0476e07df075a5f2f54dcab5\
    5bfe96a1a5bee07cc28ac4fa712faf8b8ce1212665f0e02f64f69123e4adcd7db1c9ca240ea809c27a5add0e6440\
    6b4b048b5895d6a6062ab0ace8\
";
const ZSTD_KOREAN: &str = "\
    28b52ffd60a201350400420a1710e0e90160a938002ca4dc49a62d39c381a0663f9ce9a1450cef1dcd14e5c92a6d\
    8623bd2d223ddcd97c513bf952d9be871f15d1ab6726b627af36db91b828fac551d96ad2bd299cbd8ae877b74b64\
    6bfef9a1e83d171094614839013ba810188caf19f0d51046303f3458610523c04063fa0aa88e30959a8edb7e796d\
    2f047f8040a6\
";
const GZIP_TEXT: &str = "\
    1f8b08000000000002037591cb0ac2301045f77e46d60a99bc26d3bfa91a50905aaa2ea4f8ef962e5a66e0924508\
    1cb8879cd9ddafaef347f779b5c975eb75f2eee886e7bb2def7e1c1fcdfd0ef3ca91e6846427cffdb09c0d0d1aad\
    b1eee8e5d6a6e9bba151a39c19ed274d162e703f6b344b86fbc5a094d03e6b32c508f7ab46630e705f341a98e0ff\
    9b50241e0a9089455ea001995aa14203134b12630393ab96820d4c2fae192a985eec135630c54a8858c124cb6949\
    f6071d7fced7200300001f8b08000000000004035d91cd0ac2400c06ef3e46ce15ba9bfdeddb545d50905aaa1e44\
    7c772ba8493e72c8210319189a2eb746038df37c6ef4da3ce974a0c1d58eeed7b6ac87cfda86e4a8a32fba1ba775\
    feacef2dcba517767f6ccbf210d659d6d72aac55f01e5057044505b6ace32c2c2a04cbc6242818444bd61c054583\
    64d95283b0689081752c2c28148b66f682a202344b51350305866631ab6656812159282a192830340bbd6a860ad0\
    8cbd6a060a90cc07d50c15209a4b2a1a2a6034d50c0c20990a86ffa158f5aa18fe876225a8623f8137c9f6f34ba1\
    030000\
";
const LZ4_TEXT: &str = "\
    04224d187c4058020000000000004ad0000000f1007b226964223a302c2275736572223a0700f2052d30222c226e\
    6f7465223a226170706c65227d0a28001a312800363931392a006562616e616e612b001a322b00363833382b0065\
    6368657272792b001a332b003f3735378000051a342a003f3637368000061a352b003f3539358000061b362b002f\
    31348000051a372a003f3433338000061a382b003f3335328000061a392b003f3237318001060ba9013f31393081\
    00061b31ad013f3130398200061b31ae012f32388200060bad01273934ad01b062616e616e61227d0a7b220b4e95\
    c700000000c259714d\
";
const SNAPPY_TEXT: &str = "\
    d804387b226964223a302c2275736572223a05074c2d30222c226e6f7465223a226170706c65227d0a0928003136\
    280008393139192a1462616e616e61152b0032362b0008383338192b14636865727279152b0033362b0008373537\
    192b3680000034362a0008363736192a3a80000035362b0008353935192b3a800000363a2b00043134192b368000\
    0037362a0008343333192a3a80000038362b0008333532192b3a80000039362b0008323731192b36800000313aa9\
    0108313930192b3a810000313aad010431303dad3a820000313aae0100323dad3a82003aad0108393437528200\
";
