//! The event list, newest first, and beside it how the chosen one came about.

use std::rc::Rc;

use protocol::time::Instant;
use sim::event::{Event, EventId};
use yew::prelude::*;

use super::caption_bar::tone_class;
use super::cause_chain::CauseChain;
use crate::history::KEPT;
use crate::hooks::{use_lang, use_ui, use_world};
use crate::text::caption::{caption, tone};
use crate::text::{Lang, Msg, format};
use crate::ui::UiAction;

/// Entries in the list; older ones are reached by going back in time.
const SHOWN: usize = 50;

/// Properties of [`EventsPanel`].
#[derive(Properties, PartialEq)]
pub(crate) struct EventsPanelProps {
    /// Events, oldest first.
    pub(crate) events: Rc<[Rc<Event>]>,
    /// The chosen one.
    pub(crate) picked: Option<EventId>,
    /// When the run began.
    pub(crate) started_at: Instant,
}

/// The event list.
#[component]
pub(crate) fn EventsPanel(props: &EventsPanelProps) -> Html {
    let lang = use_lang();
    let ui = use_ui();
    let world = use_world();
    let every = use_state_eq(|| false);
    let onclick = {
        let every = every.clone();
        Callback::from(move |_: MouseEvent| {
            every.set(!*every);
            if let Some(world) = &world {
                world.set_every_event(!*every);
            }
        })
    };
    html! {
        <div class="kp-split">
            <div class="kp-split__list">
                <div class="kp-row kp-split__tools">
                    <button type="button" class="kp-toggle" aria-pressed={every.to_string()}
                        {onclick}>
                        { Msg::EveryEvent.text(lang) }
                    </button>
                    <span class="kp-muted">
                        { Msg::EventsKept.with(lang, &[&KEPT.to_string()]) }
                    </span>
                </div>
                <ol class="kp-events">
                    for event in props.events.iter().rev().take(SHOWN) {
                        <EventRow key={event.id.0} event={Kept(Rc::clone(event))} {lang}
                            ui={ui.clone()}
                            picked={props.picked == Some(event.id)} started_at={props.started_at} />
                    }
                </ol>
            </div>
            <div
                class={classes!("kp-split__detail", props.picked.is_none().then_some("kp-split__detail--empty"))}>
                if let Some(event) = props.picked {
                    <CauseChain {event} started_at={props.started_at} />
                } else {
                    <p class="kp-muted">{ Msg::PickEvent.text(lang) }</p>
                }
            </div>
        </div>
    }
}

/// An event, equal when it is the same number: events never change.
#[derive(Clone)]
struct Kept(Rc<Event>);

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id && self.0.at == other.0.at
    }
}

/// Properties of [`EventRow`].
#[derive(Properties, PartialEq)]
struct EventRowProps {
    event: Kept,
    lang: Lang,
    ui: Callback<UiAction>,
    picked: bool,
    started_at: Instant,
}

/// One line of the list.
#[component]
fn EventRow(props: &EventRowProps) -> Html {
    let event = &props.event.0;
    let id = event.id;
    let words = caption(props.lang, event);
    html! {
        <li>
            <button type="button" class={classes!("kp-events__row", tone_class(tone(&event.what)))}
                aria-pressed={props.picked.to_string()}
                onclick={props.ui.reform(move |_: MouseEvent| UiAction::PickEvent(id))}>
                <span class="kp-mono kp-muted">{ format::clock(props.started_at, event.at) }</span>
                <span>
                    <b>{ words.head }</b>{ " " }<span class="kp-muted">{ words.tail }</span>
                </span>
            </button>
        </li>
    }
}
