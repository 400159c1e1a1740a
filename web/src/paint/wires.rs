//! Who reads what: a wire from each log to the consumer that owns it.

use sim::view::{ConsumerView, View};

use super::Scene;
use super::anchors::node_anchor;
use super::paths::{Path, Point};

/// Where a wire begins: past the names at the end of a lane.
const OWNERS: f64 = 84.0;

/// How far two wires of one lane are apart.
const APART: f64 = 4.0;

/// Draws the wires of all groups.
pub(crate) fn draw(scene: &Scene<'_>) {
    let context = scene.context;
    let many = scene.view.topics.iter().map(|topic| topic.partitions.len()).sum::<usize>() > 16;
    context.set_line_width(1.5);
    for (index, (consumer, _)) in consumers(scene.view).enumerate() {
        context.set_global_alpha(if many { 0.35 } else { 0.8 });
        context.set_stroke_style_str(scene.palette.key(consumer.colour));
        for owned in &consumer.owned {
            let moving = consumer.moving.contains(&(owned.topic.clone(), owned.partition));
            let dashes = if moving { "4 4" } else { "" };
            wire(scene, consumer, (&owned.topic, owned.partition), (index, dashes));
        }
        context.set_stroke_style_str(&scene.palette.warn);
        for (topic, partition) in &consumer.moving {
            let owned =
                consumer.owned.iter().any(|o| o.topic == *topic && o.partition == *partition);
            if !owned {
                wire(scene, consumer, (topic, *partition), (index, "2 5"));
            }
        }
    }
    context.set_global_alpha(1.0);
    dash(scene, "");
}

fn wire(
    scene: &Scene<'_>,
    consumer: &ConsumerView,
    (topic, partition): (&str, i32),
    (index, dashes): (usize, &str),
) {
    let Some(log) = scene.anchors.log(topic, partition) else { return };
    let Some(card) = scene.anchors.rect(&node_anchor(&consumer.name)) else { return };
    // One column: the cards are below the lanes, and the lane names its reader itself.
    if card.left < log.right {
        return;
    }
    let (_, height) = scene.anchors.size();
    if log.bottom < 0.0 || log.top > height {
        return;
    }
    let spread = f64::from(u32::try_from(index % 4).unwrap_or(0)) * APART - APART;
    let from = Point { x: log.right + OWNERS, y: log.middle() + spread / 2.0 };
    let to = scene.anchors.clamp(Point { x: card.left, y: (card.top + 18.0).min(card.middle()) });
    dash(scene, dashes);
    Path::new(from, to).stroke(scene.context);
}

/// All consumers with the group they are in.
pub(crate) fn consumers(view: &View) -> impl Iterator<Item = (&ConsumerView, Option<&str>)> {
    let grouped = view.groups.iter().flat_map(|group| {
        group.consumers.iter().map(move |consumer| (consumer, Some(group.id.as_str())))
    });
    grouped.chain(view.standalone_consumers.iter().map(|consumer| (consumer, None)))
}

fn dash(scene: &Scene<'_>, pattern: &str) {
    let array = js_sys::Array::new();
    for part in pattern.split(' ').filter_map(|part| part.parse::<u32>().ok()) {
        array.push(&part.into());
    }
    let _ = scene.context.set_line_dash(&array);
}
