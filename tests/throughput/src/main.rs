//! `cargo run --release --package throughput`: records per second, natively.

use std::time::Instant;

use throughput::connection::{self, Requests};
use throughput::{Figures, VALUE_BYTES, run};

fn main() {
    if std::env::args().any(|argument| argument == "connection") {
        return connections();
    }
    let start = Instant::now();
    let Figures { produced, consumed } = run(5_000_000, || start.elapsed().as_secs_f64() * 1_000.0);
    println!(
        "native, {VALUE_BYTES}-byte values: produced {produced:.0}/s, consumed {consumed:.0}/s"
    );
}

/// `cargo run --release --package throughput -- connection`: requests per second from outside.
fn connections() {
    let start = Instant::now();
    let clock = || start.elapsed().as_secs_f64() * 1_000.0;
    for (listening, words) in [(false, "nobody listening"), (true, "as on the page")] {
        connection::run(2_000, listening, clock);
        let Requests { one_by_one, by_hundreds } = connection::run(50_000, listening, clock);
        println!("native, {words}: {one_by_one:.0} requests/s, by hundreds {by_hundreds:.0}/s");
    }
}
