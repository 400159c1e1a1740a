//! A moment to come, counted down. On its own, so that the card around it need not render for it.

use protocol::time::Instant;
use yew::prelude::*;

use crate::hooks::{use_lang, use_tick};
use crate::text::{Msg, format};

/// Properties of [`Countdown`].
#[derive(Properties, PartialEq)]
pub(crate) struct CountdownProps {
    /// The moment.
    pub(crate) to: Instant,
    /// The words, with the time left in place 0.
    pub(crate) words: Msg,
    /// The words once it has passed.
    pub(crate) passed: Msg,
}

/// A moment to come, counted down.
#[component]
pub(crate) fn Countdown(props: &CountdownProps) -> Html {
    let lang = use_lang();
    let tick = use_tick();
    let left = props.to.since(tick.now);
    let words = if left == protocol::time::Duration::ZERO {
        props.passed.text(lang).to_string()
    } else {
        props.words.with(lang, &[&format::countdown(lang, left)])
    };
    html! { <span class="kp-countdown">{ words }</span> }
}
