//! How a process ends or loses its network: politely, suddenly, or by a cut cable.

use sim::command::Command;
use sim::view::ProcessState;
use yew::prelude::*;

use crate::hooks::{use_lang, use_world};
use crate::text::Msg;

/// Properties of [`ProcessActions`].
#[derive(Properties, PartialEq)]
pub(crate) struct ProcessActionsProps {
    /// Producer, consumer or program outside.
    pub(crate) process: AttrValue,
    /// Its state.
    pub(crate) state: ProcessState,
    /// Cut off from the network.
    pub(crate) cut_off: bool,
    /// The form errors are told in.
    pub(crate) site: AttrValue,
    /// A program outside: it cannot be asked to close.
    #[prop_or_default]
    pub(crate) outside: bool,
}

/// How a process ends.
#[component]
pub(crate) fn ProcessActions(props: &ProcessActionsProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let act = |command: Command| {
        let (world, site) = (world.clone(), props.site.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(world) = &world {
                world.act(&site, command.clone());
            }
        })
    };
    let process = props.process.to_string();
    let alive = matches!(props.state, ProcessState::Running | ProcessState::Closing);
    // Who is cut off may have closed its connections and try in vain to get others.
    if !(alive || props.outside && props.cut_off) {
        return Html::default();
    }
    let (end, end_words, end_hint) = if props.outside {
        (Command::Disconnect { connection: process.clone() }, Msg::Break, Msg::BreakHint)
    } else {
        (Command::Close { process: process.clone() }, Msg::Close, Msg::CloseHint)
    };
    html! {
        <>
            if props.state == ProcessState::Running {
                <button type="button" class="kp-btn" title={end_hint.text(lang)}
                    onclick={act(end)}>
                    { end_words.text(lang) }
                </button>
            }
            <button type="button" class="kp-btn kp-btn--bad" title={Msg::KillHint.text(lang)}
                onclick={act(Command::Kill { process: process.clone() })}>
                { Msg::Kill.text(lang) }
            </button>
            if props.cut_off {
                <button type="button" class="kp-btn"
                    onclick={act(Command::Reconnect { node: process })}>
                    { Msg::Reconnect.text(lang) }
                </button>
            } else {
                <button type="button" class="kp-btn"
                    onclick={act(Command::CutOff { node: process })}>
                    { Msg::CutOff.text(lang) }
                </button>
            }
        </>
    }
}
