//! The line under the stage: what just happened and why.

use std::rc::Rc;

use protocol::time::Instant;
use sim::event::Event;
use yew::prelude::*;

use crate::hooks::{use_lang, use_ui};
use crate::page::{Pace, Telling};
use crate::text::caption::{Tone, caption, tone};
use crate::text::{Msg, format};
use crate::ui::UiAction;

/// Properties of [`CaptionBar`].
#[derive(Properties, PartialEq)]
pub(crate) struct CaptionBarProps {
    /// What is told.
    pub(crate) telling: Option<Telling>,
    /// When the run began.
    pub(crate) started_at: Instant,
    /// How time goes: a fork is told here, too.
    pub(crate) pace: Pace,
}

/// The line under the stage.
#[component]
pub(crate) fn CaptionBar(props: &CaptionBarProps) -> Html {
    let lang = use_lang();
    let ui = use_ui();
    let forked = props.pace.forked_at.map(|at| format::clock(props.started_at, at));
    let past = props.pace.in_the_past && forked.is_none();
    let told = props.telling.as_ref().map(|telling| Rc::clone(&telling.event));
    html! {
        <section class="kp-caption">
            if let Some(event) = told {
                { telling(lang, props, &event, &ui) }
            } else {
                <p class="kp-caption__words kp-muted">{ Msg::Nothing.text(lang) }</p>
            }
            if let Some(at) = forked {
                <span class="kp-pill kp-pill--warn" role="status">
                    { Msg::Forked.with(lang, &[&at]) }
                </span>
            } else if past {
                <span class="kp-pill kp-pill--accent">{ Msg::InThePast.text(lang) }</span>
            }
        </section>
    }
}

fn telling(
    lang: crate::text::Lang,
    props: &CaptionBarProps,
    event: &Event,
    ui: &Callback<UiAction>,
) -> Html {
    let words = caption(lang, event);
    let id = event.id;
    let onclick = ui.reform(move |_: MouseEvent| UiAction::PickEvent(id));
    html! {
        <>
            <span class="kp-caption__time kp-mono kp-muted">
                { format::clock(props.started_at, event.at) }
            </span>
            <p class={classes!("kp-caption__words", tone_class(tone(&event.what)))}
                aria-live="polite">
                <b>{ words.head }</b>{ " " }{ words.tail }
            </p>
            <button type="button" class="kp-btn kp-btn--link" {onclick}>
                { Msg::Why.text(lang) }
            </button>
        </>
    }
}

/// The class of a tone.
pub(crate) const fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Bad => "kp-tone--bad",
        Tone::Warn => "kp-tone--warn",
        Tone::Good => "kp-tone--good",
        Tone::Person => "kp-tone--person",
        Tone::Plain => "kp-tone--plain",
    }
}
