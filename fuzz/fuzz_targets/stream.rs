//! See `hostile::stream`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| hostile::stream(data));
