//! The page's memory, taken in large steps.
//!
//! In wasm the allocator lets the memory grow by 64 KiB whenever it runs out. Every growth hands
//! the JavaScript engine a buffer it believes to be new and large, which makes it collect garbage:
//! up to half a millisecond for room for four batches. Natively nothing has to be done.

/// Taken at once, in bytes.
#[cfg(target_arch = "wasm32")]
const STEP_BYTES: usize = 4 * 1024 * 1024;

/// Keeps room in the heap ahead of those who need it.
#[derive(Debug, Default)]
pub struct Headroom {
    /// How far the memory has grown, in pages of 64 KiB.
    #[cfg(target_arch = "wasm32")]
    pages: u32,
}

impl Headroom {
    /// If memory has grown since the last call, more is taken and given back at once, to the
    /// allocator, which keeps it. Costs nothing otherwise.
    pub fn keep(&mut self) {
        #[cfg(target_arch = "wasm32")]
        if self.pages != pages() {
            let mut room = Vec::<u8>::new();
            // Where there is no more, it goes on in small steps.
            let _ = room.try_reserve_exact(STEP_BYTES);
            drop(core::hint::black_box(room));
            self.pages = pages();
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn pages() -> u32 {
    core::arch::wasm32::memory_size(0) as u32
}
