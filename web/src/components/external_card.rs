//! One program outside: what it says of itself, and what it sent. What else it does is its own.

use sim::view::{ExternalView, ProcessState};
use yew::prelude::*;

use super::process_badge::process_badge;
use crate::hooks::use_lang;
use crate::page::Shared;
use crate::paint::out_anchor;
use crate::text::{Lang, Msg, format};

/// Properties of [`ExternalCard`].
#[derive(Properties, PartialEq)]
pub(crate) struct ExternalCardProps {
    /// The program.
    pub(crate) external: Shared<ExternalView>,
}

/// One program outside.
#[component]
pub(crate) fn ExternalCard(props: &ExternalCardProps) -> Html {
    let lang = use_lang();
    let external = &props.external;
    let name: AttrValue = external.name.clone().into();
    let runs = external.state == ProcessState::Running;
    let count = |words: Msg, count: u64| words.with(lang, &[&format::count(count)]);
    html! {
        <article class={classes!("kp-card", (!runs).then_some("kp-card--ended"))}
            data-anchor={out_anchor(&name)} aria-label={&name}>
            <div class="kp-row kp-row--wrap">
                <span class="kp-name">{ &name }</span>
                { process_badge(lang, external.state, false) }
                <span class="kp-space" />
                { pill(lang) }
            </div>
            <div class="kp-row kp-row--wrap kp-mono kp-muted">
                if !external.software.is_empty() {
                    <span>{ external.software.clone() }</span>
                }
                <span>{ external.host.clone() }</span>
            </div>
            <div class="kp-row kp-row--wrap kp-mono kp-muted">
                if let Some(records) = external.records_sent {
                    <span>{ count(Msg::Sent, records) }</span>
                }
                <span>{ count(Msg::Requests, external.requests) }</span>
                <span>{ count(Msg::Connections, external.connections.into()) }</span>
            </div>
        </article>
    }
}

/// Says that somebody is from outside.
pub(crate) fn pill(lang: Lang) -> Html {
    html! {
        <span class="kp-pill kp-pill--accent" title={Msg::ExternalHint.text(lang)}>
            { Msg::External.text(lang) }
        </span>
    }
}
