//! See `hostile::conversation`.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| hostile::conversation(data));
