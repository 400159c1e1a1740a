//! Time at hand: step back, play, step, the speed, the clock and the track.

use protocol::time::Instant;
use sim::view::TimelineView;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::track::Track;
use crate::hooks::{use_lang, use_world};
use crate::page::{Pace, SPEEDS, Shared};
use crate::text::{Msg, format};
use crate::world::World;

/// Properties of [`TimeBar`].
#[derive(Properties, PartialEq)]
pub(crate) struct TimeBarProps {
    /// The time bar of the run.
    pub(crate) timeline: Shared<TimelineView>,
    /// How time goes.
    pub(crate) pace: Pace,
}

/// Time at hand.
#[component]
pub(crate) fn TimeBar(props: &TimeBarProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let timeline = &props.timeline;
    let pace = props.pace;
    let speed = Msg::SpeedTimes.with(lang, &[SPEEDS[pace.speed].2]);
    let play = if pace.playing { Msg::Pause } else { Msg::Play };
    let icon = if pace.playing { "kp-icon--pause" } else { "kp-icon--play" };
    let onspeed = {
        let world = world.clone();
        Callback::from(move |event: InputEvent| {
            let input = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            let chosen = input.and_then(|input| input.value().parse().ok());
            if let (Some(world), Some(chosen)) = (&world, chosen) {
                world.set_speed(chosen);
            }
        })
    };
    let end: Instant = timeline.end;
    let to_the_end = Msg::ToTheEnd.text(lang);
    html! {
        <footer class="kp-time" aria-label={Msg::TimeTrack.text(lang)}>
            { button(&world, Msg::StepBack.text(lang), "kp-icon--back", false, World::step_back) }
            { button(&world, play.text(lang), icon, true, toggle) }
            { button(&world, Msg::Step.text(lang), "kp-icon--step", false, World::step) }
            <span class="kp-time__speed">
                <input type="range" aria-label={Msg::Speed.text(lang)} step="1"
                    min="0" max={(SPEEDS.len() - 1).to_string()}
                    value={pace.speed.to_string()} aria-valuetext={speed.clone()}
                    oninput={onspeed} />
                <output class="kp-mono kp-time__times">{ &speed }</output>
            </span>
            <span class="kp-mono kp-time__clock">
                { format::clock(timeline.started_at, timeline.now) }
            </span>
            <Track timeline={timeline.clone()} />
            <span class="kp-mono kp-muted kp-time__end">
                { format::clock_short(timeline.started_at, super::track::span_end(timeline)) }
            </span>
            if pace.in_the_past {
                { button(&world, to_the_end, "kp-icon--end", false, move |world| world.seek(end)) }
            }
            if pace.behind {
                <span class="kp-warn kp-time__behind" role="status">
                    { Msg::Behind.with(lang, &[&speed]) }
                </span>
            }
        </footer>
    }
}

fn toggle(world: &World) {
    world.set_playing(!world.is_playing());
}

fn button(
    world: &Option<World>,
    words: &'static str,
    icon: &'static str,
    primary: bool,
    act: impl Fn(&World) + 'static,
) -> Html {
    let world = world.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(world) = &world {
            act(world);
        }
    });
    html! {
        <button type="button"
            class={classes!("kp-btn", "kp-btn--icon", primary.then_some("kp-btn--primary"))}
            aria-label={words} title={words} {onclick}>
            <span class={classes!("kp-icon", icon)} aria-hidden="true" />
        </button>
    }
}
