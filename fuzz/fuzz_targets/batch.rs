//! See `hostile::batch`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| hostile::batch(data));
