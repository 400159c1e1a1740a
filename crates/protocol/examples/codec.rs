//! Compresses or decompresses files, to hold the codecs against other implementations:
//! `codec c|d CODEC LEVEL FILE..` writes `FILE.out` beside each.

use protocol::compression::{Compression, compress, decompress};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().unwrap_or_default();
    let (direction, codec, level) = (next(), next(), next());
    let codec = Compression::by_name(&codec).unwrap_or_default();
    let level: i32 = level.parse().unwrap_or_else(|_| codec.default_level());
    for file in arguments {
        let data = std::fs::read(&file).unwrap_or_default();
        let result = match direction.as_str() {
            "c" => Ok(compress(codec, level, &data)),
            _ => decompress(codec, &data, 1 << 30),
        };
        match result {
            Ok(out) => {
                println!("ok {file} {} -> {}", data.len(), out.len());
                let _ = std::fs::write(format!("{file}.out"), out);
            }
            Err(error) => println!("error {file} {error}"),
        }
    }
}
