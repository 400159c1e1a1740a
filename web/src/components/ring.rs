//! The session of a group member as a ring that empties: full after each heartbeat the coordinator
//! hears, and empty when it gives the member up.

use protocol::time::{Duration, Instant};
use yew::prelude::*;

use crate::hooks::{use_lang, use_tick};
use crate::text::{Msg, format};

/// Properties of [`Ring`].
#[derive(Properties, PartialEq)]
pub(crate) struct RingProps {
    /// When the coordinator gives the member up.
    pub(crate) deadline: Option<Instant>,
    /// session.timeout.ms.
    pub(crate) timeout: Duration,
}

/// The session of a group member as a ring.
#[component]
pub(crate) fn Ring(props: &RingProps) -> Html {
    let lang = use_lang();
    let tick = use_tick();
    let Some(deadline) = props.deadline else {
        return html! { <span class="kp-ring kp-ring--none" aria-hidden="true" /> };
    };
    let left = deadline.since(tick.now);
    let percent = left.as_micros().saturating_mul(100) / props.timeout.as_micros().max(1);
    let level = match percent {
        0..20 => "kp-ring--bad",
        20..45 => "kp-ring--warn",
        _ => "",
    };
    let words = Msg::HeartbeatRing.with(
        lang,
        &[
            &format::duration(lang, props.timeout),
            &Msg::SessionLeft.with(lang, &[&format::countdown(lang, left)]),
        ],
    );
    html! {
        <span class={classes!("kp-ring", level)} role="img" aria-label={words.clone()} title={words}
            style={format!("--left:{}%", percent.min(100))} />
    }
}
