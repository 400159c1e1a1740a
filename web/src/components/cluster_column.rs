//! The middle column: brokers, topics with their lanes, and the log the groups live in.

use std::rc::Rc;

use protocol::SortedMap;
use sim::view::{BrokerView, OffsetsLogView};
use yew::prelude::*;

use super::broker_card::BrokerCard;
use super::create_topic::CreateTopic;
use super::offsets_log::offsets_log;
use super::topic_card::TopicCard;
use crate::hooks::{use_lang, use_width};
use crate::lane::Density;
use crate::page::{List, Outcome, TopicPart};
use crate::paint::RULER_ANCHOR;
use crate::text::Msg;

/// The colour of each consumer, by name.
pub(crate) type Colours = Rc<SortedMap<String, u8>>;

/// Properties of [`ClusterColumn`].
#[derive(Properties, PartialEq)]
pub(crate) struct ClusterColumnProps {
    /// Brokers.
    pub(crate) brokers: List<BrokerView>,
    /// Topics.
    pub(crate) topics: Rc<[TopicPart]>,
    /// `__consumer_offsets`.
    pub(crate) offsets_logs: List<OffsetsLogView>,
    /// The colour of each consumer.
    pub(crate) colours: Colours,
    /// How tightly lanes are drawn.
    pub(crate) density: Density,
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
}

/// The middle column.
#[component]
pub(crate) fn ClusterColumn(props: &ClusterColumnProps) -> Html {
    let lang = use_lang();
    let ruler = use_node_ref();
    let width = use_width(&ruler);
    let capacity = if width == 0 { 16 } else { props.density.capacity(width) };
    html! {
        <section class="kp-column kp-cluster" aria-label={Msg::Cluster.text(lang)}>
            <div class="kp-column__inner">
                <h2 class="kp-column__title">{ Msg::Cluster.text(lang) }</h2>
                <div class="kp-brokers">
                    for broker in props.brokers.iter() {
                        <BrokerCard key={broker.id} broker={broker.clone()}
                            outcomes={Rc::clone(&props.outcomes)} />
                    }
                </div>
                <div class="kp-lane kp-lane--ruler" aria-hidden="true">
                    <span /><div ref={ruler} data-anchor={RULER_ANCHOR} /><span />
                </div>
                for topic in props.topics.iter() {
                    <TopicCard key={topic.head.name.clone()} topic={topic.clone()} {capacity}
                        texts={props.density != Density::Dense}
                        colours={Rc::clone(&props.colours)} outcomes={Rc::clone(&props.outcomes)} />
                }
                if props.topics.is_empty() {
                    <p class="kp-muted">{ Msg::NoTopics.text(lang) }</p>
                }
                <CreateTopic outcomes={Rc::clone(&props.outcomes)} />
                { offsets_log(lang, &props.offsets_logs) }
            </div>
        </section>
    }
}
