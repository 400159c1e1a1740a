//! The same in wasm, in the engine the page runs in. Prints; only a lost record can fail it.

#![cfg(target_arch = "wasm32")]

use throughput::connection::{self, Requests};
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

#[wasm_bindgen_test]
fn requests_per_second_from_outside_a_run_in_the_browser() {
    for (listening, words) in [(false, "nobody listening"), (true, "as on the page")] {
        connection::run(2_000, listening, js_sys::Date::now);
        let Requests { one_by_one, by_hundreds } =
            connection::run(50_000, listening, js_sys::Date::now);
        console_log!("wasm, {words}: {one_by_one:.0} requests/s, by hundreds {by_hundreds:.0}/s");
    }
}
