//! Lets a topic grow, or deletes it.

use std::rc::Rc;

use sim::command::Command;
use yew::prelude::*;

use super::field::{Field, FieldKind};
use super::outcome_line::outcome_line;
use crate::hooks::{use_lang, use_world};
use crate::page::Outcome;
use crate::text::Msg;

/// Properties of [`TopicActions`].
#[derive(Properties, PartialEq)]
pub(crate) struct TopicActionsProps {
    /// Topic name.
    pub(crate) topic: AttrValue,
    /// Partitions it has.
    pub(crate) partitions: usize,
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
}

/// Lets a topic grow, or deletes it.
#[component]
pub(crate) fn TopicActions(props: &TopicActionsProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let total = use_state_eq(|| (props.partitions + 1).to_string());
    let asked = use_state_eq(|| false);
    let site: AttrValue = format!("topic:{}", props.topic).into();
    let count: Option<i32> = total.trim().parse().ok();
    let grow = {
        let (world, site, topic) = (world.clone(), site.clone(), props.topic.to_string());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let (Some(world), Some(partitions)) = (&world, count) {
                world.act(&site, Command::AddPartitions { topic: topic.clone(), partitions });
            }
        })
    };
    let delete = {
        let (site, topic, asked) = (site.clone(), props.topic.to_string(), asked.clone());
        Callback::from(move |_: MouseEvent| {
            if !*asked {
                asked.set(true);
            } else if let Some(world) = &world {
                asked.set(false);
                world.act(&site, Command::DeleteTopic { topic: topic.clone() });
            }
        })
    };
    let name = (!*asked).then(|| Msg::DeleteTopic.with(lang, &[&props.topic]));
    let cancel = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(false))
    };
    html! {
        <details class="kp-more kp-more--menu" data-menu="">
            <summary class="kp-more__summary">{ Msg::Actions.text(lang) }</summary>
            <form class="kp-form kp-card kp-menu" onsubmit={grow}>
                <Field label={Msg::NewTotal.text(lang)} kind={FieldKind::Number}
                    value={total.clone()} />
                if count.is_none() {
                    <p class="kp-error" role="alert">{ Msg::NotANumber.with(lang, &[&total]) }</p>
                }
                <div class="kp-row kp-row--wrap">
                    <button type="submit" class="kp-btn kp-btn--primary">
                        { Msg::AddPartitions.text(lang) }
                    </button>
                    <button type="button" class="kp-btn kp-btn--bad" onclick={delete}
                        aria-label={name}>
                        { if *asked { Msg::ReallyDelete } else { Msg::Delete }.text(lang) }
                    </button>
                    if *asked {
                        <button type="button" class="kp-btn" onclick={cancel}>
                            { Msg::Cancel.text(lang) }
                        </button>
                    }
                </div>
                { outcome_line(&site, &props.outcomes) }
            </form>
        </details>
    }
}
