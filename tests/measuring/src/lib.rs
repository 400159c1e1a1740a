//! An allocator that knows how much memory a thread holds and held at most, so that a test can
//! state a bound and see it kept. Per thread: tests run side by side.
//!
//! ```
//! #[global_allocator]
//! static ALLOCATOR: measuring::Allocator = measuring::Allocator;
//!
//! assert!(measuring::peak(|| drop(vec![0_u8; 1_000])) >= 1_000);
//! ```

#![allow(unsafe_code, reason = "an allocator is")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// The system's allocator, measured.
#[derive(Clone, Copy, Debug)]
pub struct Allocator;

thread_local! {
    static HELD: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

fn count(bytes: isize) {
    // A thread that ends frees after its counters are gone.
    let _ = HELD.try_with(|held| {
        held.set(held.get() + bytes);
        let _ = PEAK.try_with(|peak| peak.set(peak.get().max(held.get())));
    });
}

// SAFETY: every call goes to the system's allocator with the same arguments.
unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size() as isize);
        // SAFETY: as above.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(-(layout.size() as isize));
        // SAFETY: as above.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// Bytes this thread allocated and did not free; less than none if it freed what others allocated.
pub fn held() -> isize {
    HELD.get()
}

/// Most bytes held at a time while `work` runs, beside what was held before.
pub fn peak(work: impl FnOnce()) -> usize {
    let before = held();
    PEAK.set(before);
    work();
    (PEAK.get() - before).max(0) as usize
}
