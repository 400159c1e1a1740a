//! Compresses or decompresses files, to hold the codecs against other implementations:
//! `codec c|d CODEC LEVEL FILE..` writes `FILE.out` beside each and says how fast it was.

use std::time::Instant;

use protocol::compression::{Compression, compress, decompress};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().unwrap_or_default();
    let (direction, codec, level) = (next(), next(), next());
    let codec = Compression::by_name(&codec).unwrap_or_default();
    let level: i32 = level.parse().unwrap_or_else(|_| codec.default_level());
    for file in arguments {
        let data = std::fs::read(&file).unwrap_or_default();
        let started = Instant::now();
        let result = match direction.as_str() {
            "c" => Ok(compress(codec, level, &data)),
            _ => decompress(codec, &data, 1 << 30),
        };
        let micros = started.elapsed().as_micros().max(1);
        match result {
            Ok(out) => {
                let plain = out.len().max(data.len()) as u128;
                println!("ok {file} {} -> {} {} MB/s", data.len(), out.len(), plain / micros);
                let _ = std::fs::write(format!("{file}.out"), out);
            }
            Err(error) => println!("error {file} {error}"),
        }
    }
}
