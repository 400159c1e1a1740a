//! Which part of a log a lane shows: the newest records, always with room for the next, and moved
//! on in jumps so that cells stand still most of the time.

/// The part of a log that is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LaneWindow {
    /// First offset drawn; a few before `start` slide out of sight.
    pub(crate) first: i64,
    /// First offset in sight.
    pub(crate) start: i64,
    /// Offset that cells are positioned from, so that their places do not change with `start`.
    pub(crate) origin: i64,
    /// Cells that fit.
    pub(crate) capacity: i64,
}

/// How tightly lanes are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Density {
    /// Cells with offsets, two lines of marks.
    Roomy,
    /// Smaller cells, still with offsets.
    Compact,
    /// Many partitions: small cells without text.
    Dense,
}

impl Density {
    /// The density for so many partitions on a page so wide.
    pub(crate) const fn for_partitions(partitions: usize, narrow: bool) -> Self {
        match partitions {
            0..=8 if !narrow => Self::Roomy,
            0..=24 => Self::Compact,
            _ => Self::Dense,
        }
    }

    /// Width of a cell with its gap, as `tokens.css` has it for the class of this density.
    pub(crate) const fn pitch(self) -> i32 {
        match self {
            Self::Roomy => 31,
            Self::Compact => 27,
            Self::Dense => 15,
        }
    }

    /// The class on the stage.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Roomy => "kp-stage--roomy",
            Self::Compact => "kp-stage--compact",
            Self::Dense => "kp-stage--dense",
        }
    }

    /// How many cells fit into `width` CSS pixels.
    pub(crate) const fn capacity(self, width: i32) -> i64 {
        let cells = width / self.pitch();
        if cells < 4 { 4 } else { cells as i64 }
    }
}

impl LaneWindow {
    /// The window of a log from `log_start` to `log_end`, with room for `capacity` cells.
    pub(crate) fn new(log_start: i64, log_end: i64, capacity: i64) -> Self {
        let jump = (capacity / 4).max(1);
        // At least two slots stay free: the next record must have a place to land.
        let over = (log_end - log_start + 2 - capacity).max(0);
        let start = log_start + (over + jump - 1) / jump * jump;
        let first = (start - jump).max(log_start);
        Self { first, start, origin: first / 256 * 256, capacity }
    }

    /// The place of `offset` from the origin.
    pub(crate) const fn place(&self, offset: i64) -> i64 {
        offset - self.origin
    }

    /// The place of a mark: marks before the window stand at its edge.
    pub(crate) fn mark_place(&self, offset: i64) -> i64 {
        self.place(offset.clamp(self.start, self.start + self.capacity))
    }

    /// The slot of `offset` counted from the left edge in sight.
    pub(crate) const fn slot(&self, offset: i64) -> i64 {
        offset - self.start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_log_begins_at_the_left() {
        let window = LaneWindow::new(0, 5, 24);
        assert_eq!((window.start, window.first, window.slot(5)), (0, 0, 5));
    }

    #[test]
    fn the_next_record_always_has_a_place() {
        for end in 0..2_000 {
            let window = LaneWindow::new(0, end, 24);
            assert!((0..23).contains(&window.slot(end)), "log end {end}: {window:?}");
        }
    }

    #[test]
    fn the_window_moves_in_jumps() {
        let starts: protocol::SortedSet<i64> =
            (0..200).map(|end| LaneWindow::new(0, end, 24).start).collect();
        assert!(starts.len() < 35, "cells stand still most of the time");
    }

    #[test]
    fn marks_before_the_window_stand_at_its_edge() {
        let window = LaneWindow::new(0, 500, 24);
        assert_eq!(window.mark_place(3), window.place(window.start));
    }

    #[test]
    fn a_log_that_does_not_begin_at_zero() {
        let window = LaneWindow::new(1_000_000, 1_000_002, 24);
        assert_eq!(window.start, 1_000_000);
        assert!(window.place(1_000_001) < 512);
    }
}
