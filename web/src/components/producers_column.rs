//! The left column: who writes.

use std::rc::Rc;

use sim::view::{ExternalView, ProducerView};
use yew::prelude::*;

use super::add_producer::AddProducer;
use super::external_card::ExternalCard;
use super::producer_card::ProducerCard;
use crate::hooks::use_lang;
use crate::page::{List, Outcome};
use crate::text::Msg;

/// A topic's name and its partition count, as forms need them.
pub(crate) type TopicSizes = Rc<[(AttrValue, i32)]>;

/// Properties of [`ProducersColumn`].
#[derive(Properties, PartialEq)]
pub(crate) struct ProducersColumnProps {
    /// Producers.
    pub(crate) producers: List<ProducerView>,
    /// Programs outside.
    pub(crate) externals: List<ExternalView>,
    /// Topics to send to.
    pub(crate) topics: TopicSizes,
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
}

/// The left column.
#[component]
pub(crate) fn ProducersColumn(props: &ProducersColumnProps) -> Html {
    let lang = use_lang();
    let producing = props.externals.iter().filter(|each| each.records_sent.is_some());
    // Members of groups have their cards there.
    let others = || {
        let others = props.externals.iter();
        others.filter(|each| each.records_sent.is_none() && !each.is_member)
    };
    html! {
        <section class="kp-column kp-producers" aria-label={Msg::Producers.text(lang)}>
            <div class="kp-column__inner">
                <h2 class="kp-column__title">{ Msg::Producers.text(lang) }</h2>
                for producer in props.producers.iter() {
                    <ProducerCard key={producer.name.clone()} producer={producer.clone()}
                        topics={Rc::clone(&props.topics)} outcomes={Rc::clone(&props.outcomes)} />
                }
                for external in producing {
                    <ExternalCard key={format!("external {}", external.name)}
                        external={external.clone()} outcomes={Rc::clone(&props.outcomes)} />
                }
                <AddProducer taken={props.producers.len()} outcomes={Rc::clone(&props.outcomes)} />
                if others().next().is_some() {
                    <h2 class="kp-column__title">{ Msg::ExternalClients.text(lang) }</h2>
                }
                for external in others() {
                    <ExternalCard key={format!("other {}", external.name)}
                        external={external.clone()} outcomes={Rc::clone(&props.outcomes)} />
                }
            </div>
        </section>
    }
}
