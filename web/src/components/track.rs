//! The track of the time bar: what is known, what was notable, where we are; dragged with a pointer
//! or walked with the keys.

use protocol::time::{Duration, Instant};
use sim::view::{MarkKind, MarkView, TimelineView};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::hooks::{use_lang, use_world};
use crate::page::Shared;
use crate::text::{Lang, Msg, format};
use crate::world::World;

/// The lengths a track may have, in seconds: it grows in jumps, so that marks stand still.
const SPANS: [u64; 10] = [30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400];

/// Marks drawn at most, the newest: a long run has more than pixels.
const MARKS: usize = 200;

/// Properties of [`Track`].
#[derive(Properties, PartialEq)]
pub(crate) struct TrackProps {
    /// The time bar of the run.
    pub(crate) timeline: Shared<TimelineView>,
}

/// Where the track ends: the first span that holds all that is known, with a little to come.
pub(crate) fn span_end(timeline: &TimelineView) -> Instant {
    let known = timeline.end.since(timeline.started_at).as_micros() / 1_000_000 + 2;
    let span = SPANS.into_iter().find(|span| *span >= known);
    timeline.started_at
        + Duration::from_secs(span.unwrap_or_else(|| known.div_ceil(14_400) * 14_400))
}

/// The track.
#[component]
pub(crate) fn Track(props: &TrackProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let node = use_node_ref();
    let dragging = use_mut_ref(|| false);
    let timeline = &props.timeline;
    let end = span_end(timeline);
    let at = |moment: Instant| permyriad(timeline.started_at, end, moment);
    let seek = {
        let (node, timeline) = (node.clone(), timeline.clone());
        move |world: &Option<World>, event: &PointerEvent| {
            let element = node.cast::<Element>();
            if let (Some(world), Some(element)) = (world, element) {
                world.seek(moment_at(&element, &timeline, f64::from(event.client_x())));
            }
        }
    };
    let onpointerdown = {
        let (world, dragging, seek) = (world.clone(), dragging.clone(), seek.clone());
        Callback::from(move |event: PointerEvent| {
            *dragging.borrow_mut() = true;
            let target = event.current_target().and_then(|t| t.dyn_into::<Element>().ok());
            if let Some(target) = target {
                let _ = target.set_pointer_capture(event.pointer_id());
            }
            if let Some(world) = &world {
                world.set_playing(false);
            }
            seek(&world, &event);
        })
    };
    let onpointermove = {
        let (world, dragging) = (world.clone(), dragging.clone());
        Callback::from(move |event: PointerEvent| {
            if *dragging.borrow() {
                seek(&world, &event);
            }
        })
    };
    let onpointerup = Callback::from(move |_: PointerEvent| *dragging.borrow_mut() = false);
    let onkeydown = keys(&world, timeline);
    let micros =
        |moment: Instant| (moment.since(timeline.started_at).as_micros() / 1_000).to_string();
    let words = Msg::TimeAt.with(
        lang,
        &[
            &format::clock(timeline.started_at, timeline.now),
            &format::clock_short(timeline.started_at, timeline.end),
        ],
    );
    let marks = timeline.marks.iter().skip(timeline.marks.len().saturating_sub(MARKS));
    html! {
        <div ref={node} class="kp-track" role="slider" tabindex="0"
            aria-label={Msg::TimeTrack.text(lang)}
            aria-valuemin="0" aria-valuemax={micros(timeline.end)}
            aria-valuenow={micros(timeline.now)}
            aria-valuetext={words} onpointerup={onpointerup.clone()} onpointercancel={onpointerup}
            {onpointerdown} {onpointermove} {onkeydown}>
            <span class="kp-track__known" style={format!("width:{}", at(timeline.end))} />
            for mark in marks {
                { mark_line(lang, timeline, mark, at(mark.at)) }
            }
            <span class="kp-track__head" style={format!("left:{}", at(timeline.now))} />
        </div>
    }
}

fn mark_line(lang: Lang, timeline: &TimelineView, mark: &MarkView, left: String) -> Html {
    let (class, words) = match mark.kind {
        MarkKind::Command => ("kp-track__mark--command", Msg::MarkCommand),
        MarkKind::Rebalance => ("kp-track__mark--rebalance", Msg::MarkRebalance),
        MarkKind::Stable => ("kp-track__mark--stable", Msg::MarkStable),
        MarkKind::Failure => ("kp-track__mark--failure", Msg::MarkFailure),
        MarkKind::DeliveredAgain => ("kp-track__mark--again", Msg::MarkAgain),
    };
    let title = format!("{} {}", format::clock(timeline.started_at, mark.at), words.text(lang));
    html! {
        <span key={format!("{}-{class}", mark.event.0)} class={classes!("kp-track__mark", class)}
            style={format!("left:{left}")} {title} />
    }
}

/// The part of the way, as a CSS length in hundredths of a percent.
fn permyriad(start: Instant, end: Instant, moment: Instant) -> String {
    let whole = end.since(start).as_micros().max(1);
    let part = u128::from(moment.since(start).as_micros().min(whole)) * 10_000 / u128::from(whole);
    format!("{}.{:02}%", part / 100, part % 100)
}

fn moment_at(track: &Element, timeline: &TimelineView, client_x: f64) -> Instant {
    let rect = track.get_bounding_client_rect();
    let part = ((client_x - rect.left()) / rect.width().max(1.0)).clamp(0.0, 1.0);
    let whole = span_end(timeline).since(timeline.started_at).as_micros();
    let moment = timeline.started_at + Duration::from_micros((part * whole as f64) as u64);
    // What is not known yet is reached by playing, not by dragging.
    moment.min(timeline.end)
}

/// Arrows go a second, pages ten, Home to the start, End to what is known.
fn keys(world: &Option<World>, timeline: &Shared<TimelineView>) -> Callback<KeyboardEvent> {
    let (world, timeline) = (world.clone(), timeline.clone());
    Callback::from(move |event: KeyboardEvent| {
        let (now, start) = (timeline.now, timeline.started_at);
        let to = match &*event.key() {
            "ArrowLeft" | "ArrowDown" => now - Duration::from_secs(1),
            "ArrowRight" | "ArrowUp" => now + Duration::from_secs(1),
            "PageDown" => now - Duration::from_secs(10),
            "PageUp" => now + Duration::from_secs(10),
            "Home" => start,
            "End" => timeline.end,
            _ => return,
        };
        event.prevent_default();
        if let Some(world) = &world {
            world.set_playing(false);
            world.seek(to.max(start));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeline(known_s: u64) -> TimelineView {
        let start = Instant::from_millis(1_000);
        let end = start + Duration::from_secs(known_s);
        TimelineView { started_at: start, now: end, end, marks: vec![], commands: vec![] }
    }

    #[test]
    fn the_track_grows_in_jumps_and_always_holds_what_is_known() {
        assert_eq!(span_end(&timeline(5)), Instant::from_millis(31_000));
        for known in (0..50_000).step_by(13) {
            let timeline = timeline(known);
            assert!(span_end(&timeline) > timeline.end, "{known}");
        }
    }

    #[test]
    fn places_are_exact_to_a_hundredth_of_a_percent() {
        let start = Instant::from_millis(0);
        let end = Instant::from_millis(30_000);
        assert_eq!(permyriad(start, end, Instant::from_millis(15_000)), "50.00%");
        assert_eq!(permyriad(start, end, Instant::from_millis(60_000)), "100.00%");
    }
}
