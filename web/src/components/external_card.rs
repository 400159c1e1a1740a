//! One program outside: what it says of itself, what it sent, and what a person can do to it. What
//! else it does is its own.

use std::rc::Rc;

use sim::view::{ExternalView, ProcessState};
use yew::prelude::*;

use super::outcome_line::outcome_line;
use super::process_actions::ProcessActions;
use super::process_badge::process_badge;
use crate::hooks::use_lang;
use crate::page::{Outcome, Shared};
use crate::paint::out_anchor;
use crate::text::{Lang, Msg, format};

/// Properties of [`ExternalCard`].
#[derive(Properties, PartialEq)]
pub(crate) struct ExternalCardProps {
    /// The program.
    pub(crate) external: Shared<ExternalView>,
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
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
                { process_badge(lang, external.state, external.cut_off) }
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
            { outside_actions(&name, (external.state, external.cut_off), &props.outcomes) }
        </article>
    }
}

/// What a person can do to a program outside.
pub(crate) fn outside_actions(
    name: &AttrValue,
    (state, cut_off): (ProcessState, bool),
    outcomes: &[Outcome],
) -> Html {
    let site: AttrValue = format!("outside:{name}").into();
    html! {
        <>
            <div class="kp-row kp-row--actions">
                <ProcessActions process={name} {state} {cut_off} site={site.clone()} outside=true />
            </div>
            { outcome_line(&site, outcomes) }
        </>
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
