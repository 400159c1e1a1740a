//! The network everyone shares: how slow, how uneven, how lossy.

use protocol::time::Duration;
use sim::command::Command;
use sim::view::NetworkView;
use yew::prelude::*;

use super::field::{Field, FieldKind};
use crate::hooks::{use_lang, use_world};
use crate::text::{Msg, format};

/// Properties of [`NetworkKnob`].
#[derive(Properties, PartialEq)]
pub(crate) struct NetworkKnobProps {
    /// As it is now.
    pub(crate) network: NetworkView,
}

/// The network everyone shares.
#[component]
pub(crate) fn NetworkKnob(props: &NetworkKnobProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let network = props.network;
    let latency = use_state_eq(|| network.latency.as_millis().to_string());
    let jitter = use_state_eq(|| network.jitter.as_millis().to_string());
    let loss = use_state_eq(|| network.loss_per_mille.to_string());
    let parsed = latency.trim().parse::<u64>().ok().zip(jitter.trim().parse::<u64>().ok());
    let parsed = parsed.zip(loss.trim().parse::<u16>().ok());
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let (Some(world), Some(((latency, jitter), loss_per_mille))) = (&world, parsed) else {
            return;
        };
        let (latency, jitter) = (Duration::from_millis(latency), Duration::from_millis(jitter));
        world.act("network", Command::SetNetwork { latency, jitter, loss_per_mille });
    });
    let summary = format::duration(lang, network.latency);
    html! {
        <details class="kp-knob" data-menu="">
            <summary class="kp-btn">{ Msg::NetworkSummary.with(lang, &[&summary]) }</summary>
            <form class="kp-form kp-card kp-knob__form" aria-label={Msg::Network.text(lang)}
                {onsubmit}>
                <Field label={Msg::Latency.text(lang)} kind={FieldKind::Number} value={latency} />
                <Field label={Msg::Jitter.text(lang)} kind={FieldKind::Number} value={jitter} />
                <Field label={Msg::Loss.text(lang)} kind={FieldKind::Number} value={loss} />
                <button type="submit" class="kp-btn kp-btn--primary" disabled={parsed.is_none()}>
                    { Msg::Apply.text(lang) }
                </button>
            </form>
        </details>
    }
}
