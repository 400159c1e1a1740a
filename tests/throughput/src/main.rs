//! `cargo run --release --package throughput`: records per second, natively.

use std::time::Instant;

use throughput::{Figures, VALUE_BYTES, run};

fn main() {
    let start = Instant::now();
    let Figures { produced, consumed } = run(5_000_000, || start.elapsed().as_secs_f64() * 1_000.0);
    println!(
        "native, {VALUE_BYTES}-byte values: produced {produced:.0}/s, consumed {consumed:.0}/s"
    );
}
