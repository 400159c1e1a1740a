//! Messages: those in flight now and those sent lately, and the chosen one field by field.

use std::rc::Rc;

use protocol::{SortedSet, time::Instant};
use sim::event::{Event, EventId, MessageSummary, What};
use sim::view::{MessageView, node_name};
use yew::prelude::*;

use super::field_tree::FieldTree;
use crate::hooks::{use_lang, use_ui};
use crate::text::caption::message_name;
use crate::text::{Lang, Msg, format};
use crate::ui::UiAction;

/// Entries in each list.
const SHOWN: usize = 40;

/// Properties of [`ProtocolPanel`].
#[derive(Properties, PartialEq)]
pub(crate) struct ProtocolPanelProps {
    /// Messages in flight.
    pub(crate) messages: Rc<[MessageView]>,
    /// Events lately.
    pub(crate) events: Rc<[Rc<Event>]>,
    /// The chosen message.
    pub(crate) picked: Option<EventId>,
    /// When the run began.
    pub(crate) started_at: Instant,
}

/// Messages and their fields.
#[component]
pub(crate) fn ProtocolPanel(props: &ProtocolPanelProps) -> Html {
    let lang = use_lang();
    let ui = use_ui();
    let flying: SortedSet<EventId> = props.messages.iter().map(|message| message.id).collect();
    let sent = props.events.iter().rev().filter_map(|event| match &event.what {
        What::MessageSent(summary) if !flying.contains(&event.id) => Some((event, summary)),
        _ => None,
    });
    html! {
        <div class="kp-split kp-split--detailed">
            <div class="kp-split__list">
                <h3 class="kp-column__title">{ Msg::FlyingNow.text(lang) }</h3>
                if props.messages.is_empty() {
                    <p class="kp-muted">{ Msg::NoneInFlight.text(lang) }</p>
                }
                <ol class="kp-events">
                    for message in props.messages.iter().take(SHOWN) {
                        { row(lang, props, (message.id, message.sent_at, &message.summary), &ui) }
                    }
                </ol>
                <h3 class="kp-column__title">{ Msg::RecentMessages.text(lang) }</h3>
                <ol class="kp-events">
                    for (event, summary) in sent.take(SHOWN) {
                        { row(lang, props, (event.id, event.at, summary), &ui) }
                    }
                </ol>
            </div>
            <div
                class={classes!("kp-split__detail", props.picked.is_none().then_some("kp-split__detail--empty"))}>
                if let Some(message) = props.picked {
                    <FieldTree {message} />
                } else {
                    <p class="kp-muted">{ Msg::PickMessage.text(lang) }</p>
                }
            </div>
        </div>
    }
}

fn row(
    lang: Lang,
    props: &ProtocolPanelProps,
    (id, at, summary): (EventId, Instant, &MessageSummary),
    ui: &Callback<UiAction>,
) -> Html {
    let way = format!("{} → {}", node_name(&summary.from), node_name(&summary.to));
    html! {
        <li key={id.0}>
            <button type="button"
                class={classes!("kp-events__row", summary.error.map(|_| "kp-tone--bad"))}
                aria-pressed={(props.picked == Some(id)).to_string()}
                onclick={ui.reform(move |_: MouseEvent| UiAction::PickMessage(id))}>
                <span class="kp-mono kp-muted">{ format::clock(props.started_at, at) }</span>
                <span>
                    <b>{ message_name(lang, summary) }</b>
                    { " " }<span
                    class="kp-muted">{ way }{ ", " }{ format::bytes(summary.bytes.into()) }</span>
                    if let Some(error) = summary.error {
                        { " " }<b class="kp-bad">{ error }</b>
                    }
                </span>
            </button>
        </li>
    }
}
