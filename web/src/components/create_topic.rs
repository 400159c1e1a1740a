//! Creates a topic.

use std::rc::Rc;

use sim::command::Command;
use yew::prelude::*;

use super::add_producer::parse_configs;
use super::field::{Field, FieldKind};
use super::outcome_line::outcome_line;
use crate::hooks::{use_lang, use_world};
use crate::page::Outcome;
use crate::paint::node_anchor;
use crate::text::Msg;

/// The form errors are told in.
const SITE: &str = "create-topic";

/// Properties of [`CreateTopic`].
#[derive(Properties, PartialEq)]
pub(crate) struct CreateTopicProps {
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
}

/// Creates a topic.
#[component]
pub(crate) fn CreateTopic(props: &CreateTopicProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let topic = use_state_eq(|| "payments".to_string());
    let partitions = use_state_eq(|| "3".to_string());
    let configs = use_state_eq(String::new);
    let count: Result<Option<i32>, ()> = match partitions.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| ()),
    };
    let parsed = parse_configs(&configs);
    let onsubmit = {
        let (topic, parsed) = (topic.clone(), parsed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (Some(world), Ok(partitions), Ok(configs)) = (&world, count, &parsed) else {
                return;
            };
            let command = Command::CreateTopic {
                topic: topic.to_string(),
                partitions,
                replication_factor: None,
                configs: configs.clone(),
            };
            world.act(SITE, command);
        })
    };
    html! {
        <details class="kp-add" data-anchor={node_anchor("admin")}>
            <summary class="kp-add__summary">{ Msg::CreateTopic.text(lang) }</summary>
            <form class="kp-form kp-form--wide kp-card" {onsubmit}>
                <Field label={Msg::Name.text(lang)} value={topic} />
                <Field label={Msg::Partitions.text(lang)} kind={FieldKind::Number}
                    value={partitions.clone()} />
                <Field label={Msg::Configs.text(lang)} kind={FieldKind::Lines} value={configs}
                    placeholder={CONFIG_EXAMPLE} />
                if count.is_err() {
                    <p class="kp-error" role="alert">
                        { Msg::NotANumber.with(lang, &[&partitions]) }
                    </p>
                }
                if let Err(line) = &parsed {
                    <p class="kp-error" role="alert">{ Msg::BadConfigLine.with(lang, &[line]) }</p>
                }
                <button type="submit" class="kp-btn kp-btn--primary">
                    { Msg::Create.text(lang) }
                </button>
                { outcome_line(SITE, &props.outcomes) }
            </form>
        </details>
    }
}

const CONFIG_EXAMPLE: &str = "max.message.bytes=1000";
