//! One group: its state in words, its generation, whom it waits for, and its consumers.

use std::rc::Rc;

use sim::command::Command;
use sim::view::GroupView;
use yew::prelude::*;

use super::add_consumer::AddConsumer;
use super::consumer_card::ConsumerCard;
use super::countdown::Countdown;
use super::outcome_line::outcome_line;
use super::producers_column::TopicSizes;
use crate::hooks::{use_lang, use_world};
use crate::page::{GroupPart, Outcome};
use crate::text::{Lang, Msg, format};

/// Properties of [`GroupCard`].
#[derive(Properties, PartialEq)]
pub(crate) struct GroupCardProps {
    /// The group.
    pub(crate) group: GroupPart,
    /// Consumers there are in all groups.
    pub(crate) consumers: usize,
    /// Topics its members read.
    pub(crate) reads: Vec<AttrValue>,
    /// Topics there are.
    pub(crate) topics: TopicSizes,
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
}

/// One group.
#[component]
pub(crate) fn GroupCard(props: &GroupCardProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let head = &props.group.head;
    let id: AttrValue = head.id.clone().into();
    let site: AttrValue = format!("group:{id}").into();
    let empty = matches!(head.state, "Empty" | "Dead");
    let delete = {
        let (site, group) = (site.clone(), head.id.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(world) = &world {
                world.act(&site, Command::DeleteGroup { group: group.clone() });
            }
        })
    };
    html! {
        <article class="kp-card kp-group" aria-label={&id} data-anchor={format!("text:group {id}")}>
            <div class="kp-row kp-row--wrap">
                <h3 class="kp-name">{ &id }</h3>
                <span class={classes!("kp-pill", format!("kp-pill--{}", tone(head.state)))}>
                    { head.state }
                </span>
                <span class="kp-space" />
                <span class="kp-mono kp-muted">
                    { Msg::Generation.with(lang, &[&head.generation.to_string()]) }
                </span>
            </div>
            <div class="kp-row kp-row--wrap kp-muted kp-group__facts">
                if let Some(protocol) = &head.protocol {
                    <span>{ protocol.clone() }</span>
                }
                <span>{ Msg::LagN.with(lang, &[&format::integer(head.lag)]) }</span>
                if let Some(words) = waiting(lang, head) {
                    <span class="kp-warn">{ words }</span>
                }
                if let Some(to) = head.rebalance_deadline {
                    <Countdown {to} words={Msg::DeadlineIn} passed={Msg::Empty} />
                }
                if empty {
                    <span>{ Msg::GroupEmpty.text(lang) }</span>
                }
            </div>
            for consumer in props.group.consumers.iter() {
                <ConsumerCard key={consumer.name.clone()} consumer={consumer.clone()}
                    stable={head.state == "Stable"} outcomes={Rc::clone(&props.outcomes)} />
            }
            { outcome_line(&site, &props.outcomes) }
            <AddConsumer consumers={props.consumers} topics={Rc::clone(&props.topics)}
                group={id.clone()}
                reads={props.reads.clone()} outcomes={Rc::clone(&props.outcomes)} />
            <button type="button" class="kp-btn kp-btn--quiet kp-group__delete" onclick={delete}
                aria-label={Msg::DeleteGroup.with(lang, &[&id])}>
                { Msg::Delete.text(lang) }
            </button>
        </article>
    }
}

fn tone(state: &str) -> &'static str {
    match state {
        "Stable" => "ok",
        "PreparingRebalance" | "CompletingRebalance" => "warn",
        "Dead" => "bad",
        _ => "idle",
    }
}

fn waiting(lang: Lang, group: &GroupView) -> Option<String> {
    match group.state {
        "PreparingRebalance" if group.waiting_for.is_empty() => {
            Some(Msg::WaitingForMembers.text(lang).into())
        }
        "PreparingRebalance" => Some(Msg::WaitingFor.with(lang, &[&group.waiting_for.join(", ")])),
        "CompletingRebalance" => {
            let leader = group.leader.as_deref().unwrap_or_default();
            Some(Msg::WaitingForAssignment.with(lang, &[leader]))
        }
        _ => None,
    }
}
