//! See `hostile::request`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| hostile::request(data));
