//! What ten virtual minutes of the stress scene leave in memory, records and the rest, and what the
//! snapshot ring holds of it.

#![allow(missing_docs, reason = "a program")]

mod common;

use common::{STRESS, advance, scene};
use sim::Run;
use sim::view::ViewOptions;

#[global_allocator]
static ALLOCATOR: measuring::Allocator = measuring::Allocator;

fn main() {
    let mut run = Run::new(scene(STRESS));
    run.set_listening(true);
    advance(&mut run, 30);
    let options = ViewOptions { records_per_partition: 24, offsets_records: 24 };
    for minute in 0..=10 {
        let view = run.view(&options);
        let partitions = view.topics.iter().flat_map(|topic| &topic.partitions);
        let records: u64 = partitions.map(|partition| partition.size_bytes).sum();
        let live = measuring::held();
        println!(
            "minute {minute:>2}: {:>6.1} MB live, {:>5.1} MB of it logs, {} snapshots, {} steps",
            live as f64 / 1e6,
            records as f64 / 1e6,
            run.snapshots(),
            run.steps()
        );
        if minute < 10 {
            advance(&mut run, 60);
        }
    }
    let before = measuring::held();
    run.forget_snapshots();
    let after = measuring::held();
    println!("the snapshot ring held {:.1} MB", (before - after) as f64 / 1e6);
}
