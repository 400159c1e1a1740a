//! The same in wasm, in the engine the page runs in. Prints; only a lost record can fail it.

#![cfg(target_arch = "wasm32")]

use throughput::{Figures, VALUE_BYTES, run};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn records_per_second_in_the_browser() {
    // Once to warm up, once to measure.
    run(200_000, js_sys::Date::now);
    let Figures { produced, consumed } = run(2_000_000, js_sys::Date::now);
    console_log!(
        "wasm, {VALUE_BYTES}-byte values: produced {produced:.0}/s, consumed {consumed:.0}/s"
    );
}
