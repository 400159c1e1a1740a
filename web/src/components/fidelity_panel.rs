//! What is real here and what is approximated.

use yew::prelude::*;

use crate::text::{Lang, Msg};

/// Every approximation; a difference from Apache Kafka that is not in here is a bug.
const APPROXIMATIONS: [Msg; 12] = [
    Msg::FidelityClock,
    Msg::FidelityNetwork,
    Msg::FidelityDisk,
    Msg::FidelityCpu,
    Msg::FidelityBrokers,
    Msg::FidelityAssignors,
    Msg::FidelityProtocol,
    Msg::FidelityEra,
    Msg::FidelityRetention,
    Msg::FidelityServed,
    Msg::FidelityCompression,
    Msg::FidelityOutside,
];

/// What is real here and what is approximated.
pub(crate) fn fidelity_panel(lang: Lang) -> Html {
    html! {
        <div class="kp-prose">
            <p>{ Msg::FidelityIntro.text(lang) }</p>
            <ul>
                for item in APPROXIMATIONS {
                    <li key={item as u32}>{ item.text(lang) }</li>
                }
            </ul>
            <p class="kp-muted">{ Msg::Keys.text(lang) }{ ": " }{ Msg::KeysHelp.text(lang) }</p>
        </div>
    }
}
