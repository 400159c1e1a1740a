//! How fast the world turns: steps per second, and virtual seconds per second.

#![allow(clippy::disallowed_types, missing_docs, reason = "a benchmark needs a real clock")]

mod common;

use common::{LIVELY, Load, STRESS, advance, scene};
use sim::Run;
use sim::view::ViewOptions;

fn main() {
    for (name, load) in [("lively", LIVELY), ("stress", STRESS)] {
        for listening in [false, true] {
            turn(name, load, listening);
        }
    }
}

fn turn(name: &str, load: Load, listening: bool) {
    let mut run = Run::new(scene(load));
    run.set_listening(listening);
    advance(&mut run, 30);
    let (seconds, before) = (60, run.steps());
    let began = std::time::Instant::now();
    advance(&mut run, seconds);
    let spent = began.elapsed().as_secs_f64();
    let steps = run.steps() - before;
    let options = ViewOptions { records_per_partition: 24, offsets_records: 24 };
    let _ = run.view(&options);
    let began = std::time::Instant::now();
    let mut views = 0;
    for _ in 0..60 {
        let to = run.now() + protocol::time::Duration::from_millis(16);
        let _ = run.advance(to, u32::MAX);
        let view = run.view(&options);
        views += u32::from(!view.topics.is_empty());
    }
    let frame = began.elapsed().as_secs_f64() / 60.0;
    println!(
        "{name}, {}: {:.0} steps/s, {:.0} times real time, {:.2} ms per frame of 16 ms ({views} views)",
        if listening { "listening" } else { "nobody listening" },
        steps as f64 / spent,
        seconds as f64 / spent,
        frame * 1_000.0
    );
}
