//! Where things are: the rectangles of all elements marked `data-anchor`, relative to the stage.

use protocol::SortedMap;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::paths::Point;

/// A rectangle in CSS pixels, from the stage's top left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Rect {
    /// The middle of the right edge.
    pub(crate) fn right_middle(&self) -> Point {
        Point { x: self.right, y: self.middle() }
    }

    /// The middle of the left edge.
    pub(crate) fn left_middle(&self) -> Point {
        Point { x: self.left, y: self.middle() }
    }

    /// The middle from top to bottom.
    pub(crate) fn middle(&self) -> f64 {
        f64::midpoint(self.top, self.bottom)
    }

    /// Whether less than a little lies between it and another.
    pub(crate) fn touches(&self, other: &Self) -> bool {
        self.left < other.right + 3.0
            && other.left < self.right + 3.0
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// The middle from left to right.
    pub(crate) fn centre(&self) -> f64 {
        f64::midpoint(self.left, self.right)
    }
}

/// Rectangles by anchor name.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    rects: SortedMap<String, Rect>,
    width: f64,
    height: f64,
}

impl Anchors {
    /// Reads the places of all anchors in `stage`; one layout for all.
    pub(crate) fn measure(stage: &HtmlElement) -> Self {
        let frame = stage.get_bounding_client_rect();
        let mut anchors =
            Self { rects: SortedMap::new(), width: frame.width(), height: frame.height() };
        let Ok(elements) = stage.query_selector_all("[data-anchor]") else { return anchors };
        for index in 0..elements.length() {
            let element = elements.item(index).and_then(|node| node.dyn_into::<Element>().ok());
            let Some(element) = element else { continue };
            let Some(name) = element.get_attribute("data-anchor") else { continue };
            let rect = element.get_bounding_client_rect();
            if rect.width() == 0.0 && rect.height() == 0.0 {
                continue;
            }
            let rect = Rect {
                left: rect.left() - frame.left(),
                top: rect.top() - frame.top(),
                right: rect.right() - frame.left(),
                bottom: rect.bottom() - frame.top(),
            };
            anchors.rects.insert(name, rect);
        }
        anchors
    }

    /// Width and height of the stage.
    pub(crate) const fn size(&self) -> (f64, f64) {
        (self.width, self.height)
    }

    /// The rectangle of an anchor.
    pub(crate) fn rect(&self, name: &str) -> Option<Rect> {
        self.rects.get(name).copied()
    }

    /// What must stay readable: cards, heads of topics, and who reads each lane.
    pub(crate) fn texts(&self) -> Vec<Rect> {
        let logs_end = self.rect(RULER_ANCHOR).map_or(0.0, |ruler| ruler.right);
        let text = |(name, rect): (&String, &Rect)| match name.split_once(':')?.0 {
            "node" | "out" | "text" => Some(*rect),
            "lane" => Some(Rect { left: logs_end, ..*rect }),
            _ => None,
        };
        self.rects.iter().filter_map(text).collect()
    }

    /// The rectangle of the card of a program outside: the one that sends or the one that reads,
    /// whichever `sends` says first.
    pub(crate) fn outside(&self, name: &str, sends: bool) -> Option<Rect> {
        let (out, member) = (self.rect(&out_anchor(name)), self.rect(&node_anchor(name)));
        if sends { out.or(member) } else { member.or(out) }
    }

    /// The rectangle of a partition's log. Lanes out of sight are not laid out inside: the edges of
    /// their logs are the ruler's.
    pub(crate) fn log(&self, topic: &str, partition: i32) -> Option<Rect> {
        let lane = self.rect(&lane_anchor(topic, partition))?;
        let ruler = self.rect(RULER_ANCHOR)?;
        Some(Rect { left: ruler.left, right: ruler.right, ..lane })
    }

    /// Whether a point is on the stage, not scrolled away.
    pub(crate) fn is_in_sight(&self, point: Point) -> bool {
        (0.0..=self.height).contains(&point.y) && (0.0..=self.width).contains(&point.x)
    }

    /// The point moved to where it can be seen: what is scrolled away is at the edge.
    pub(crate) fn clamp(&self, point: Point) -> Point {
        Point {
            x: point.x.min(self.width - 4.0).max(4.0),
            y: point.y.min(self.height - 6.0).max(6.0),
        }
    }
}

/// The anchor of a node's card.
pub(crate) fn node_anchor(name: &str) -> String {
    format!("node:{name}")
}

/// The anchor of the card of a program outside, where it is no member's.
pub(crate) fn out_anchor(name: &str) -> String {
    format!("out:{name}")
}

/// The anchor of a partition's lane.
pub(crate) fn lane_anchor(topic: &str, partition: i32) -> String {
    format!("lane:{topic}-{partition}")
}

/// The anchor whose left and right edges are those of every log.
pub(crate) const RULER_ANCHOR: &str = "ruler";

/// The anchor of `__consumer_offsets`.
pub(crate) const OFFSETS_ANCHOR: &str = "offsets";
