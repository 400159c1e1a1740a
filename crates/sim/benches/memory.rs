//! What ten virtual minutes of the stress scene leave in memory, records and the rest, and what the
//! snapshot ring holds of it.

#![allow(unsafe_code, missing_docs, reason = "an allocator that counts")]

mod common;

use common::{STRESS, advance, scene};
use sim::Run;
use sim::view::ViewOptions;
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

struct Counting;

static LIVE: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LIVE.fetch_add(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps the contract of `dealloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() {
    let mut run = Run::new(scene(STRESS));
    run.set_listening(true);
    advance(&mut run, 30);
    let options = ViewOptions { records_per_partition: 24, offsets_records: 24 };
    for minute in 0..=10 {
        let view = run.view(&options);
        let partitions = view.topics.iter().flat_map(|topic| &topic.partitions);
        let records: u64 = partitions.map(|partition| partition.size_bytes).sum();
        let live = LIVE.load(Ordering::Relaxed);
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
    let before = LIVE.load(Ordering::Relaxed);
    run.forget_snapshots();
    let after = LIVE.load(Ordering::Relaxed);
    println!("the snapshot ring held {:.1} MB", (before - after) as f64 / 1e6);
}
