//! The lines of all suites, one after another, and their sum.

use std::sync::Mutex;

/// How many stories ended how.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    /// Held.
    pub(crate) ok: usize,
    /// Did not hold.
    pub(crate) failed: usize,
    /// Could not be told, with a reason.
    pub(crate) skipped: usize,
}

/// Shared by the suites that run at the same time.
#[derive(Default)]
pub(crate) struct Report {
    tally: Mutex<Tally>,
}

impl Report {
    /// Takes one line of a suite: counts and shows it.
    pub(crate) fn line(&self, suite: &str, line: &str) {
        let Ok(mut tally) = self.tally.lock() else { return };
        match line.split_whitespace().next() {
            Some("ok") => tally.ok += 1,
            Some("FAILED") => tally.failed += 1,
            Some("skipped") => tally.skipped += 1,
            _ => {}
        }
        println!("{suite:16} {line}");
    }

    /// The sum so far.
    pub(crate) fn tally(&self) -> Tally {
        self.tally.lock().map(|tally| *tally).unwrap_or_default()
    }
}
