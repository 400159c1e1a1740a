//! One broker: up or not, what it leads, what it coordinates, what waits in it.

use std::rc::Rc;

use sim::command::Command;
use sim::view::{BrokerView, ProcessState};
use yew::prelude::*;

use super::outcome_line::outcome_line;
use super::process_badge::process_badge;
use crate::hooks::{use_lang, use_world};
use crate::page::{Outcome, Shared};
use crate::paint::node_anchor;
use crate::text::{Lang, Msg};

/// Properties of [`BrokerCard`].
#[derive(Properties, PartialEq)]
pub(crate) struct BrokerCardProps {
    /// The broker.
    pub(crate) broker: Shared<BrokerView>,
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
}

/// One broker.
#[component]
pub(crate) fn BrokerCard(props: &BrokerCardProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let broker = &props.broker;
    let id = broker.id;
    let site: AttrValue = format!("broker:{id}").into();
    let act = |command: Command| {
        let (world, site) = (world.clone(), site.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(world) = &world {
                world.act(&site, command.clone());
            }
        })
    };
    let up = matches!(broker.state, ProcessState::Running | ProcessState::Closing);
    let node = format!("broker-{id}");
    let link = if broker.cut_off {
        (Msg::Reconnect, Command::Reconnect { node: node.clone() })
    } else {
        (Msg::CutOff, Command::CutOff { node: node.clone() })
    };
    html! {
        <article class={classes!("kp-broker", (!up).then_some("kp-broker--down"))}
            data-anchor={node_anchor(&node)}
            aria-label={Msg::Broker.with(lang, &[&id.to_string()])}>
            <div class="kp-row kp-row--wrap">
                <span class={classes!("kp-dot", (!up).then_some("kp-dot--bad"))}
                    aria-hidden="true" />
                <span class="kp-name">{ Msg::Broker.with(lang, &[&id.to_string()]) }</span>
                if broker.is_controller {
                    <span class="kp-pill kp-pill--accent">{ Msg::Controller.text(lang) }</span>
                }
                { process_badge(lang, broker.state, broker.cut_off) }
                <span class="kp-space" />
                if up {
                    <button type="button" class="kp-btn" title={Msg::StopBrokerHint.text(lang)}
                        onclick={act(Command::StopBroker { broker: id })}>
                            { Msg::StopBroker.text(lang) }</button>
                    <button type="button" class="kp-btn kp-btn--bad"
                        onclick={act(Command::KillBroker { broker: id })}>
                            { Msg::Kill.text(lang) }</button>
                } else {
                    <button type="button" class="kp-btn kp-btn--primary"
                        onclick={act(Command::StartBroker { broker: id })}>
                            { Msg::StartBroker.text(lang) }</button>
                }
                <button type="button" class="kp-btn" onclick={act(link.1)}>
                    { link.0.text(lang) }
                </button>
            </div>
            <div class="kp-broker__facts kp-muted">
                <span>{ leads(lang, broker.leads.len()) }</span>
                if !broker.coordinates.is_empty() {
                    <span>
                        { Msg::CoordinatorOf.with(lang, &[&broker.coordinates.join(", ")]) }
                    </span>
                }
                if let Some(waiting) = waiting(lang, broker) {
                    <span>{ waiting }</span>
                }
            </div>
            { outcome_line(&site, &props.outcomes) }
        </article>
    }
}

fn waiting(lang: Lang, broker: &BrokerView) -> Option<String> {
    let (api, client) = broker.waiting.first()?;
    let first = format!("{api} ({client})");
    Some(match broker.waiting.len() {
        1 => Msg::Waiting.with(lang, &[&first]),
        many => Msg::WaitingMany.with(lang, &[&first, &(many - 1).to_string()]),
    })
}

fn leads(lang: Lang, partitions: usize) -> String {
    match partitions {
        1 => Msg::LeadsOne.text(lang).into(),
        many => Msg::Leads.with(lang, &[&many.to_string()]),
    }
}
