//! See `hostile::response`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| hostile::response(data));
