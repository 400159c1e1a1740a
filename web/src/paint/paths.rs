//! Ways over the stage: smooth curves that leave and arrive level, and points on them.

use web_sys::CanvasRenderingContext2d;

/// A point in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// A cubic curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Path {
    from: Point,
    to: Point,
    bend: f64,
}

impl Path {
    /// From one point to another, level at both ends.
    pub(crate) fn new(from: Point, to: Point) -> Self {
        let reach = (to.x - from.x) * 0.5;
        let bend = if reach.abs() < 24.0 { 24.0_f64.copysign(reach) } else { reach };
        Self { from, to, bend }
    }

    fn controls(&self) -> (Point, Point) {
        let first = Point { x: self.from.x + self.bend, y: self.from.y };
        let second = Point { x: self.to.x - self.bend, y: self.to.y };
        (first, second)
    }

    /// The point at `progress`, 0 to 1.
    pub(crate) fn at(&self, progress: f64) -> Point {
        let (first, second) = self.controls();
        let (t, u) = (progress, 1.0 - progress);
        let weights = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
        let points = [self.from, first, second, self.to];
        let sum = |part: fn(&Point) -> f64| {
            weights.iter().zip(&points).map(|(weight, point)| weight * part(point)).sum()
        };
        Point { x: sum(|point| point.x), y: sum(|point| point.y) }
    }

    /// Strokes the whole curve.
    pub(crate) fn stroke(&self, context: &CanvasRenderingContext2d) {
        let (first, second) = self.controls();
        context.begin_path();
        context.move_to(self.from.x, self.from.y);
        context.bezier_curve_to(first.x, first.y, second.x, second.y, self.to.x, self.to.y);
        context.stroke();
    }
}

/// Slow at both ends, as things with weight move.
pub(crate) fn ease(progress: f64) -> f64 {
    let t = progress.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_begins_and_ends_where_it_should() {
        let (from, to) = (Point { x: 10.0, y: 20.0 }, Point { x: 210.0, y: 90.0 });
        let path = Path::new(from, to);
        assert_eq!(path.at(0.0), from);
        assert_eq!(path.at(1.0), to);
        assert_eq!(path.at(0.5), Point { x: 110.0, y: 55.0 });
    }

    #[test]
    fn easing_keeps_its_ends() {
        assert_eq!((ease(-1.0), ease(0.5), ease(2.0)), (0.0, 0.5, 1.0));
    }
}
