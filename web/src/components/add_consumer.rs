//! Starts a consumer process in a group, new or existing.

use std::rc::Rc;

use sim::command::Command;
use yew::prelude::*;

use super::add_producer::parse_configs;
use super::field::{Choice, Field, FieldKind};
use super::outcome_line::outcome_line;
use super::producers_column::TopicSizes;
use crate::hooks::{use_lang, use_world};
use crate::page::Outcome;
use crate::text::{Lang, Msg};

/// Properties of [`AddConsumer`].
#[derive(Properties, PartialEq)]
pub(crate) struct AddConsumerProps {
    /// Consumers there are: the next name is counted from it.
    pub(crate) consumers: usize,
    /// The group; without one, it is asked for.
    #[prop_or_default]
    pub(crate) group: Option<AttrValue>,
    /// Topics the group reads already.
    #[prop_or_default]
    pub(crate) reads: Vec<AttrValue>,
    /// Topics there are.
    pub(crate) topics: TopicSizes,
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
}

/// Starts a consumer process.
#[component]
pub(crate) fn AddConsumer(props: &AddConsumerProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let name = use_state_eq(String::new);
    let group = use_state_eq(|| "audit".to_string());
    let topics = use_state_eq(String::new);
    let assignor = use_state_eq(String::new);
    let reset = use_state_eq(|| "earliest".to_string());
    let configs = use_state_eq(String::new);
    let suggested = format!("c-{}", props.consumers + 1);
    let all = suggested_topics(props);
    let parsed = parse_configs(&configs);
    let site: AttrValue = props
        .group
        .as_ref()
        .map_or_else(|| "add-group".into(), |group| format!("join:{group}").into());
    let onsubmit = {
        let (name, suggested, all) = (name.clone(), suggested.clone(), all.clone());
        let (typed, topics, site) = (group.clone(), topics.clone(), site.clone());
        let chosen = [
            ("partition.assignment.strategy", assignor.to_string()),
            ("auto.offset.reset", reset.to_string()),
        ];
        let (parsed, known) = (parsed.clone(), props.group.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (Some(world), Ok(extra)) = (&world, &parsed) else { return };
            let chosen = chosen.iter().filter(|(_, value)| !value.is_empty());
            let mut configs: Vec<_> =
                chosen.map(|(name, value)| ((*name).to_string(), value.clone())).collect();
            configs.extend(extra.iter().cloned());
            let names = if topics.trim().is_empty() { all.clone() } else { topics.to_string() };
            let command = Command::StartConsumer {
                consumer: if name.is_empty() { suggested.clone() } else { name.to_string() },
                group: Some(known.as_ref().map_or_else(|| typed.to_string(), ToString::to_string)),
                topics: names.split_whitespace().map(str::to_string).collect(),
                partitions: Vec::new(),
                configs,
            };
            if world.act(&site, command) {
                name.set(String::new());
            }
        })
    };
    let title = if props.group.is_some() { Msg::AddConsumer } else { Msg::AddGroup };
    html! {
        <details class="kp-add">
            <summary class="kp-add__summary">{ title.text(lang) }</summary>
            <form class="kp-form kp-add__form" {onsubmit}>
                if props.group.is_none() {
                    <Field label={Msg::Group.text(lang)} value={group} />
                }
                <Field label={Msg::Name.text(lang)} value={name} placeholder={suggested} />
                <Field label={Msg::Topics.text(lang)} value={topics} placeholder={all} />
                <Choice label={Msg::Assignor.text(lang)} value={assignor}
                    options={assignors(lang)} />
                <Choice label={Msg::StartAt.text(lang)} value={reset} options={resets()} />
                <Field label={Msg::Configs.text(lang)} kind={FieldKind::Lines} value={configs}
                    placeholder={CONFIG_EXAMPLE} />
                if let Err(line) = &parsed {
                    <p class="kp-error" role="alert">{ Msg::BadConfigLine.with(lang, &[line]) }</p>
                }
                <button type="submit" class="kp-btn kp-btn--primary">
                    { Msg::Add.text(lang) }
                </button>
                { outcome_line(&site, &props.outcomes) }
            </form>
        </details>
    }
}

const RANGE: &str = "org.apache.kafka.clients.consumer.RangeAssignor";
const ROUND_ROBIN: &str = "org.apache.kafka.clients.consumer.RoundRobinAssignor";
const CONFIG_EXAMPLE: &str = "enable.auto.commit=false";

fn suggested_topics(props: &AddConsumerProps) -> String {
    if props.reads.is_empty() {
        props.topics.first().map_or_else(|| "orders".to_string(), |(name, _)| name.to_string())
    } else {
        props.reads.iter().map(AttrValue::as_str).collect::<Vec<_>>().join(" ")
    }
}

fn assignors(lang: Lang) -> Vec<(AttrValue, AttrValue)> {
    vec![
        ("".into(), Msg::AssignorDefault.text(lang).into()),
        (RANGE.into(), "range".into()),
        (ROUND_ROBIN.into(), "roundrobin".into()),
    ]
}

fn resets() -> Vec<(AttrValue, AttrValue)> {
    ["earliest", "latest", "none"].map(|value| (value.into(), value.into())).to_vec()
}
