//! How an event came about: the chain of causes, from the first to the event itself.

use protocol::time::Instant;
use sim::event::{Event, EventId, What};
use yew::prelude::*;

use super::caption_bar::tone_class;
use crate::hooks::{use_lang, use_ui, use_world};
use crate::text::caption::{caption, tone};
use crate::text::{Lang, Msg, format};
use crate::ui::UiAction;

/// Properties of [`CauseChain`].
#[derive(Properties, PartialEq)]
pub(crate) struct CauseChainProps {
    /// The event.
    pub(crate) event: EventId,
    /// When the run began.
    pub(crate) started_at: Instant,
}

/// How an event came about.
#[component]
pub(crate) fn CauseChain(props: &CauseChainProps) -> Html {
    let lang = use_lang();
    let ui = use_ui();
    let world = use_world();
    let chain = world.as_ref().map(|world| world.causes(props.event)).unwrap_or_default();
    let at = chain.last().map(|event| event.at);
    let go = Callback::from(move |_: MouseEvent| {
        if let (Some(world), Some(at)) = (&world, at) {
            world.set_playing(false);
            world.seek(at);
        }
    });
    html! {
        <section class="kp-causes" aria-label={Msg::CauseChain.text(lang)}>
            <div class="kp-row">
                <h3 class="kp-name">{ Msg::CauseChain.text(lang) }</h3>
                <span class="kp-space" />
                <button type="button" class="kp-btn" onclick={go}>
                    { Msg::GoThere.text(lang) }
                </button>
            </div>
            <ol class="kp-causes__chain">
                for event in &chain {
                    { link(lang, props, event, &ui) }
                }
            </ol>
        </section>
    }
}

fn link(lang: Lang, props: &CauseChainProps, event: &Event, ui: &Callback<UiAction>) -> Html {
    let words = caption(lang, event);
    let id = event.id;
    let message = match &event.what {
        What::MessageSent(_) => Some(id),
        What::MessageArrived(_) => event.cause,
        _ => None,
    };
    html! {
        <li key={id.0} class={classes!("kp-causes__link", tone_class(tone(&event.what)))}>
            <span class="kp-mono kp-muted">{ format::clock(props.started_at, event.at) }</span>
            <span><b>{ words.head }</b>{ " " }<span class="kp-muted">{ words.tail }</span></span>
            if let Some(message) = message {
                <button type="button" class="kp-btn kp-btn--link"
                    onclick={ui.reform(move |_: MouseEvent| UiAction::PickMessage(message))}>
                    { Msg::OpenMessage.text(lang) }
                </button>
            }
        </li>
    }
}
