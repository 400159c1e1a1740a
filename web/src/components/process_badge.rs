//! Whether a process runs, in a word and a dot.

use sim::view::ProcessState;
use yew::prelude::*;

use crate::hooks::{use_lang, use_tick};
use crate::text::{Lang, Msg, format};

/// Properties of [`ProcessBadge`].
#[derive(Properties, PartialEq)]
pub(crate) struct ProcessBadgeProps {
    /// Its state.
    pub(crate) state: ProcessState,
    /// Cut off from the network.
    #[prop_or_default]
    pub(crate) cut_off: bool,
    /// Say so even while it runs.
    #[prop_or_default]
    pub(crate) always: bool,
}

/// Whether a process runs.
#[component]
pub(crate) fn ProcessBadge(props: &ProcessBadgeProps) -> Html {
    let lang = use_lang();
    let (words, class) = match props.state {
        ProcessState::Running if props.cut_off => (Msg::StateCutOff, "bad"),
        ProcessState::Running if !props.always => return Html::default(),
        ProcessState::Running => (Msg::StateRunning, "ok"),
        ProcessState::Closing => (Msg::StateClosing, "warn"),
        ProcessState::Closed(_) => (Msg::StateClosed, "idle"),
        ProcessState::Killed(_) => (Msg::StateKilled, "bad"),
    };
    let since = match props.state {
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
