//! Whether a process runs, in a word and a dot.

use sim::view::ProcessState;
use yew::prelude::*;

use crate::hooks::use_tick;
use crate::text::{Lang, Msg, format};

/// Whether a process runs, and whether it is cut off from the network; nothing while all is well.
pub(crate) fn process_badge(lang: Lang, state: ProcessState, cut_off: bool) -> Html {
    let (words, class) = match state {
        ProcessState::Running if cut_off => (Msg::StateCutOff, "bad"),
        ProcessState::Running => return Html::default(),
        ProcessState::Closing => (Msg::StateClosing, "warn"),
        ProcessState::Closed(_) => (Msg::StateClosed, "idle"),
        ProcessState::Killed(_) => (Msg::StateKilled, "bad"),
    };
    let since = match state {
        ProcessState::Closed(at) | ProcessState::Killed(at) => Some(at),
        ProcessState::Running | ProcessState::Closing => None,
    };
    html! {
        <span class={classes!("kp-pill", format!("kp-pill--{class}"))}>
            { words.text(lang) }
            if let Some(since) = since {
                <Since {since} {lang} />
            }
        </span>
    }
}

/// Properties of [`Since`].
#[derive(Properties, PartialEq)]
struct SinceProps {
    since: protocol::time::Instant,
    lang: Lang,
}

/// How long ago; on its own, because it changes with time and its surroundings do not.
#[component]
fn Since(props: &SinceProps) -> Html {
    let tick = use_tick();
    let span = format::countdown(props.lang, tick.now.since(props.since));
    html! { <>{ " " }{ Msg::Ago.with(props.lang, &[&span]) }</> }
}
