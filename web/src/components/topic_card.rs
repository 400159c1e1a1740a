//! One topic and its lanes.

use std::rc::Rc;

use yew::prelude::*;

use super::add_partitions::TopicActions;
use super::cluster_column::Colours;
use super::lane::Lane;
use crate::hooks::use_lang;
use crate::page::{Outcome, TopicPart};
use crate::text::{Lang, Msg, format};

/// Properties of [`TopicCard`].
#[derive(Properties, PartialEq)]
pub(crate) struct TopicCardProps {
    /// The topic.
    pub(crate) topic: TopicPart,
    /// Cells that fit into a lane.
    pub(crate) capacity: i64,
    /// Whether offsets are written into the cells.
    pub(crate) texts: bool,
    /// The colour of each consumer.
    pub(crate) colours: Colours,
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
}

/// One topic and its lanes.
#[component]
pub(crate) fn TopicCard(props: &TopicCardProps) -> Html {
    let lang = use_lang();
    let head = &props.topic.head;
    let name: AttrValue = head.name.clone().into();
    html! {
        <article class="kp-topic" aria-label={&name}>
            <div class="kp-row kp-row--wrap kp-topic__head" data-anchor={format!("text:{name}")}>
                <h3 class="kp-name kp-topic__name">{ &name }</h3>
                <span class="kp-muted">{ facts(lang, &props.topic) }</span>
                <span class="kp-space" />
                <span class="kp-mono kp-muted">
                    { format::records(lang, head.records) }
                </span>
                <TopicActions topic={name.clone()} partitions={props.topic.partitions.len()}
                    outcomes={Rc::clone(&props.outcomes)} />
            </div>
            for partition in props.topic.partitions.iter() {
                <Lane key={partition.partition} topic={name.clone()} partition={partition.clone()}
                    capacity={props.capacity} texts={props.texts}
                    colours={Rc::clone(&props.colours)} />
            }
        </article>
    }
}

fn facts(lang: Lang, topic: &TopicPart) -> String {
    let partitions = match topic.partitions.len() {
        1 => Msg::PartitionsOne.text(lang).to_string(),
        many => Msg::PartitionsN.with(lang, &[&many.to_string()]),
    };
    let mut facts = vec![
        partitions,
        Msg::Replication.with(lang, &[&topic.head.replication_factor.to_string()]),
        Msg::MinIsr.with(lang, &[&topic.head.min_insync_replicas.to_string()]),
    ];
    facts.extend(topic.head.configs.iter().map(|(name, value)| format!("{name}={value}")));
    facts.join(", ")
}
