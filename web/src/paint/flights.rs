//! Partitions that change hands: a chip travels from the old owner to the lane when it is given up,
//! and from the lane to the new owner when it is taken.

use protocol::SortedMap;
use sim::view::View;

use super::Scene;
use super::anchors::node_anchor;
use super::paths::{Path, Point, ease};
use super::wires::consumers;

/// How long a chip travels, in wall milliseconds.
const TRAVEL_MS: f64 = 700.0;

/// More than this many at once is a jump in time, not a rebalance to be followed.
const AT_ONCE: usize = 64;

type Partition = (String, String, i32);

/// Chips on their way, and who owned what when last looked.
#[derive(Debug, Default)]
pub(crate) struct Flights {
    owners: SortedMap<Partition, (String, u8)>,
    chips: Vec<Chip>,
    seen: (u32, u64, u64),
}

#[derive(Debug)]
struct Chip {
    topic: String,
    partition: i32,
    owner: String,
    colour: u8,
    taken: bool,
    began_ms: f64,
}

impl Flights {
    /// Whether a chip is on its way.
    pub(crate) fn any(&self) -> bool {
        !self.chips.is_empty()
    }

    /// Nothing flies.
    pub(crate) fn forget(&mut self) {
        self.chips.clear();
        self.seen = (0, 0, 0);
    }

    /// Compares the owners with those of the last view.
    pub(crate) fn notice(&mut self, view: &View, wall_ms: f64) {
        let (run, step, micros) = self.seen;
        let now = view.now.as_micros();
        self.seen = (view.run, view.step, now);
        if (view.run, view.step) == (run, step) {
            return;
        }
        let mut owners = SortedMap::new();
        for (consumer, group) in consumers(view) {
            for owned in &consumer.owned {
                let key = (group.unwrap_or_default().into(), owned.topic.clone(), owned.partition);
                owners.insert(key, (consumer.name.clone(), consumer.colour));
            }
        }
        let before = std::mem::replace(&mut self.owners, owners);
        // Another run, a step into the past or a long jump: nothing was seen to move.
        if view.run != run || now < micros || now - micros > 5_000_000 {
            self.chips.clear();
            return;
        }
        let mut chips = Vec::new();
        for (key, owner) in &before {
            if self.owners.get(key) != Some(owner) {
                chips.push(Chip::new(key, owner, false, wall_ms));
            }
        }
        for (key, owner) in &self.owners {
            if before.get(key) != Some(owner) {
                chips.push(Chip::new(key, owner, true, wall_ms));
            }
        }
        if chips.len() <= AT_ONCE {
            self.chips.append(&mut chips);
        }
    }

    /// Draws the chips and drops those that arrived.
    pub(crate) fn draw(&mut self, scene: &Scene<'_>, wall_ms: f64) {
        self.chips.retain(|chip| (0.0..TRAVEL_MS).contains(&(wall_ms - chip.began_ms)));
        for chip in &self.chips {
            chip.draw(scene, ease((wall_ms - chip.began_ms) / TRAVEL_MS));
        }
    }
}

impl Chip {
    fn new(key: &Partition, owner: &(String, u8), taken: bool, began_ms: f64) -> Self {
        let (_, topic, partition) = key;
        let (owner, colour) = owner.clone();
        Self { topic: topic.clone(), partition: *partition, owner, colour, taken, began_ms }
    }

    fn draw(&self, scene: &Scene<'_>, progress: f64) {
        let Some(log) = scene.anchors.log(&self.topic, self.partition) else {
            return;
        };
        let Some(card) = scene.anchors.rect(&node_anchor(&self.owner)) else { return };
        let lane = scene.anchors.clamp(Point { x: log.right + 16.0, y: log.middle() });
        let hand = scene.anchors.clamp(Point { x: card.right - 40.0, y: card.top + 18.0 });
        let path = if self.taken { Path::new(lane, hand) } else { Path::new(hand, lane) };
        let point = path.at(progress);
        let context = scene.context;
        let text = format!("P{}", self.partition);
        context.set_font(&scene.palette.mono);
        let width = context.measure_text(&text).map_or(20.0, |metrics| metrics.width()) + 14.0;
        let (left, top) = (point.x - width / 2.0, point.y - 10.0);
        context.begin_path();
        let _ = context.round_rect_with_f64(left, top, width, 20.0, 5.0);
        context.set_fill_style_str(&scene.palette.surface);
        context.fill();
        context.set_line_width(2.0);
        context.set_stroke_style_str(scene.palette.key(self.colour));
        context.stroke();
        context.set_fill_style_str(&scene.palette.ink);
        context.set_text_align("center");
        context.set_text_baseline("middle");
        let _ = context.fill_text(&text, point.x, point.y + 0.5);
    }
}
