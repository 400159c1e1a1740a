//! Messages in flight: a shape for the kind of API, a colour for whose it is, filled for a request,
//! hollow for a response, at the part of its way that its share of time says.

use protocol::{SortedMap, time::Instant};
use sim::event::{Direction, MessageSummary, Node};
use sim::view::{MessageView, node_name};

use super::anchors::{OFFSETS_ANCHOR, Rect, node_anchor};
use super::paths::{Path, Point};
use super::wires::consumers;
use super::{Hit, Scene};
use crate::lane::LaneWindow;

/// Labels are written while no more messages than this are in flight.
const LABELLED: usize = 24;

/// What a token looks like.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Circle,
    Square,
    Diamond,
    Flag,
    Dot,
}

/// A token with its place.
struct Token<'a> {
    point: Point,
    trail: [Point; 2],
    shape: Shape,
    size: f64,
    colour: &'a str,
    hollow: bool,
    label: Option<&'static str>,
}

/// Draws all tokens and tells where each is.
pub(crate) fn draw(scene: &Scene<'_>) -> Vec<Hit> {
    let colours: SortedMap<&str, u8> = consumers(scene.view)
        .map(|(consumer, _)| (consumer.name.as_str(), consumer.colour))
        .collect();
    let labelled = scene.view.messages.len() <= LABELLED;
    let mut hits = Vec::new();
    let mut labels = Vec::new();
    for message in &scene.view.messages {
        for (path, in_sight) in ways(scene, &message.summary) {
            let token = token(scene, message, &path, (&colours, in_sight));
            shape(scene, &token);
            labels.extend(token.label.filter(|_| labelled).map(|text| (text, token.point)));
            hits.push(Hit { x: token.point.x, y: token.point.y, message: message.id });
        }
    }
    scene.context.set_global_alpha(1.0);
    let mut taken = if labels.is_empty() { Vec::new() } else { scene.anchors.texts() };
    for (text, point) in labels {
        label(scene, text, point, &mut taken);
    }
    hits
}

fn token<'a>(
    scene: &Scene<'a>,
    message: &MessageView,
    path: &Path,
    (colours, in_sight): (&SortedMap<&str, u8>, bool),
) -> Token<'a> {
    let summary = &message.summary;
    let progress = progress(message, scene.view.now, scene.still);
    // What goes to a lane out of sight is a hint at the edge, not a sight of its own.
    let quiet = is_quiet(summary) || !in_sight;
    let client = match (&summary.from, &summary.to) {
        (Node::Client(name) | Node::Foreign(name), _)
        | (_, Node::Client(name) | Node::Foreign(name)) => Some(name.as_ref()),
        _ => None,
    };
    let colour = match client.and_then(|name| colours.get(name)) {
        _ if summary.error.is_some_and(is_signal) => scene.palette.warn.as_str(),
        _ if summary.error.is_some() => scene.palette.bad.as_str(),
        Some(index) => scene.palette.key(*index),
        None => scene.palette.accent.as_str(),
    };
    let back = if scene.still { 0.0 } else { 0.045 };
    Token {
        point: path.at(progress),
        trail: [path.at((progress - back).max(0.0)), path.at((progress - 2.0 * back).max(0.0))],
        shape: shape_of(summary.api),
        size: if quiet { 3.5 } else { 6.5 },
        colour,
        hollow: summary.direction == Direction::Response,
        label: (!quiet).then_some(summary.error.unwrap_or(summary.api)),
    }
}

/// How far a message is on its way, 0 to 1.
fn progress(message: &MessageView, now: Instant, still: bool) -> f64 {
    // A cut link: the message stands in the middle of nowhere until it is healed.
    if message.arrives_at == Instant::FAR_FUTURE {
        return 0.5;
    }
    let way = message.arrives_at.since(message.sent_at).as_micros().max(1) as f64;
    let gone = now.since(message.sent_at).as_micros() as f64;
    let progress = (gone / way).clamp(0.0, 1.0);
    match still {
        true if progress < 0.5 => 0.1,
        true => 0.9,
        false => progress,
    }
}

/// Error codes that are how the group protocol speaks, not that something broke.
fn is_signal(error: &str) -> bool {
    matches!(error, "MEMBER_ID_REQUIRED" | "REBALANCE_IN_PROGRESS")
}

fn is_quiet(summary: &MessageSummary) -> bool {
    let carries = summary.partitions.iter().any(|(_, _, records)| *records > 0);
    match summary.api {
        "Fetch" => !carries && summary.error.is_none(),
        "Heartbeat" | "Metadata" | "ApiVersions" | "FindCoordinator" | "ListOffsets" => {
            summary.error.is_none()
        }
        _ => false,
    }
}

fn shape_of(api: &str) -> Shape {
    match api {
        "Produce" => Shape::Circle,
        "Fetch" => Shape::Square,
        "OffsetCommit" | "OffsetFetch" => Shape::Flag,
        "JoinGroup" | "SyncGroup" | "Heartbeat" | "LeaveGroup" => Shape::Diamond,
        _ => Shape::Dot,
    }
}

/// The ways of a message: one for each partition whose records it carries, else one to the broker.
fn ways(scene: &Scene<'_>, summary: &MessageSummary) -> Vec<(Path, bool)> {
    let (client, broker, outbound) = match (&summary.from, &summary.to) {
        (from, Node::Broker(id)) => (from, *id, true),
        (Node::Broker(id), to) => (to, *id, false),
        _ => return Vec::new(),
    };
    let card = match client {
        Node::Foreign(name) => {
            let sends = matches!(summary.api, "Produce" | "InitProducerId");
            scene.anchors.outside(name, sends)
        }
        _ => scene.anchors.rect(&node_anchor(&node_name(client))),
    };
    let places = places(scene, summary, (client, card), broker);
    let ways = places.into_iter().map(|place| {
        let in_sight = scene.anchors.is_in_sight(place);
        let place = scene.anchors.clamp(place);
        let hand = scene.anchors.clamp(match card {
            Some(card) => hand_of(&card, place),
            None => Point { x: 0.0, y: place.y },
        });
        (if outbound { Path::new(hand, place) } else { Path::new(place, hand) }, in_sight)
    });
    ways.collect()
}

fn hand_of(card: &Rect, place: Point) -> Point {
    let y = (card.top + 18.0).min(card.middle());
    if place.x > card.centre() { Point { x: card.right, y } } else { Point { x: card.left, y } }
}

fn places(
    scene: &Scene<'_>,
    summary: &MessageSummary,
    (client, from): (&Node, Option<Rect>),
    broker: i32,
) -> Vec<Point> {
    // An answer to Produce names the partitions it speaks of, without records.
    let named = summary.api == "Produce";
    let carried = summary.partitions.iter().filter(|(_, _, records)| named || *records > 0);
    let logs: Vec<Point> = match summary.api {
        "Produce" | "Fetch" => carried.filter_map(|(t, p, _)| log_end(scene, t, *p)).collect(),
        _ => Vec::new(),
    };
    if !logs.is_empty() {
        return logs;
    }
    let offsets = matches!(summary.api, "OffsetCommit" | "OffsetFetch");
    if let Some(rect) = scene.anchors.rect(OFFSETS_ANCHOR).filter(|_| offsets) {
        return vec![Point { x: rect.right - 12.0, y: rect.middle() }];
    }
    let card = scene.anchors.rect(&node_anchor(&format!("broker-{broker}")));
    card.map(|card| {
        let from_producer = match client {
            Node::Client(name) => {
                scene.view.producers.iter().any(|producer| producer.name == **name)
            }
            Node::Foreign(_) => from.is_some_and(|from| from.centre() < card.centre()),
            _ => false,
        };
        if from_producer { card.left_middle() } else { card.right_middle() }
    })
    .into_iter()
    .collect()
}

/// The slot where the next record of a log lands.
fn log_end(scene: &Scene<'_>, topic: &str, partition: i32) -> Option<Point> {
    let rect = scene.anchors.log(topic, partition)?;
    let topic = scene.view.topics.iter().find(|known| known.name == topic)?;
    let log = topic.partitions.iter().find(|known| known.partition == partition)?;
    let width = (rect.right - rect.left) as i32;
    let window =
        LaneWindow::new(log.log_start_offset, log.log_end_offset, scene.density.capacity(width));
    let slot = window.slot(log.log_end_offset) as f64;
    let x = rect.left + (slot + 0.5) * f64::from(scene.density.pitch());
    Some(Point { x: x.min(rect.right - 6.0), y: rect.middle() })
}

fn shape(scene: &Scene<'_>, token: &Token<'_>) {
    let context = scene.context;
    context.set_fill_style_str(token.colour);
    for (point, alpha) in token.trail.iter().zip([0.3, 0.14]) {
        context.set_global_alpha(alpha);
        outline(scene, *point, token.shape, token.size * 0.85);
        context.fill();
    }
    context.set_global_alpha(1.0);
    outline(scene, token.point, token.shape, token.size);
    if token.hollow {
        context.set_fill_style_str(&scene.palette.surface);
        context.fill();
        context.set_line_width(2.0);
    } else {
        context.fill();
        context.set_line_width(1.0);
    }
    context.set_stroke_style_str(if token.hollow { token.colour } else { &scene.palette.surface });
    context.stroke();
}

fn outline(scene: &Scene<'_>, at: Point, shape: Shape, size: f64) {
    let context = scene.context;
    context.begin_path();
    match shape {
        Shape::Circle => {
            let _ = context.arc(at.x, at.y, size, 0.0, std::f64::consts::TAU);
        }
        Shape::Dot => {
            let _ = context.arc(at.x, at.y, size * 0.75, 0.0, std::f64::consts::TAU);
        }
        Shape::Square => {
            let side = size * 0.9;
            let _ =
                context.round_rect_with_f64(at.x - side, at.y - side, 2.0 * side, 2.0 * side, 2.0);
        }
        Shape::Diamond => {
            corners(scene, at, &[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)], size)
        }
        Shape::Flag => corners(scene, at, &[(-0.8, -1.1), (1.2, 0.0), (-0.8, 1.1)], size),
    }
}

fn corners(scene: &Scene<'_>, at: Point, corners: &[(f64, f64)], size: f64) {
    for (index, (x, y)) in corners.iter().enumerate() {
        let (x, y) = (at.x + x * size, at.y + y * size);
        if index == 0 { scene.context.move_to(x, y) } else { scene.context.line_to(x, y) }
    }
    scene.context.close_path();
}

/// Writes a label beside its token, where it covers neither text of the page nor another label;
/// nowhere if there is no such place.
fn label(scene: &Scene<'_>, text: &str, at: Point, taken: &mut Vec<Rect>) {
    let context = scene.context;
    context.set_font(&scene.palette.font);
    let width = context.measure_text(text).map_or(60.0, |metrics| metrics.width()) + 8.0;
    let (right, bottom) = scene.anchors.size();
    // Above and below; over the token's middle, to its right, to its left.
    let places = [(-24.0, 0.5), (-24.0, 0.0), (-24.0, 1.0), (9.0, 0.5), (9.0, 0.0), (9.0, 1.0)];
    let found = places.into_iter().find_map(|(down, part)| {
        let left = (at.x - width * part).min(right - width - 2.0).max(2.0);
        let top = at.y + down;
        let rect = Rect { left, top, right: left + width, bottom: top + 15.0 };
        let is_free = rect.top >= 0.0
            && rect.bottom <= bottom
            && !taken.iter().any(|other| rect.touches(other));
        is_free.then_some(rect)
    });
    let Some(rect) = found else { return };
    taken.push(rect);
    context.begin_path();
    let _ = context.round_rect_with_f64(rect.left, rect.top, width, 15.0, 4.0);
    context.set_fill_style_str(&scene.palette.paper);
    context.fill();
    context.set_text_align("left");
    context.set_text_baseline("alphabetic");
    context.set_fill_style_str(&scene.palette.ink);
    let _ = context.fill_text(text, rect.left + 4.0, rect.top + 11.5);
}
