//! See `hostile::decompression`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| hostile::decompression(data));
