//! The right column: who reads, in groups.

use std::rc::Rc;

use protocol::SortedSet;
use sim::view::ConsumerView;
use yew::prelude::*;

use super::add_consumer::AddConsumer;
use super::consumer_card::ConsumerCard;
use super::group_card::GroupCard;
use super::producers_column::TopicSizes;
use crate::hooks::use_lang;
use crate::page::{GroupPart, List, Outcome};
use crate::text::Msg;

/// Properties of [`GroupsColumn`].
#[derive(Properties, PartialEq)]
pub(crate) struct GroupsColumnProps {
    /// Groups.
    pub(crate) groups: Rc<[GroupPart]>,
    /// Consumers without a group.
    pub(crate) standalone: List<ConsumerView>,
    /// Topics to read.
    pub(crate) topics: TopicSizes,
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
}

/// The right column.
#[component]
pub(crate) fn GroupsColumn(props: &GroupsColumnProps) -> Html {
    let lang = use_lang();
    let consumers = props.groups.iter().map(|group| group.consumers.len()).sum::<usize>();
    let names = |group: &GroupPart| -> Vec<AttrValue> {
        let topics = group.consumers.iter().flat_map(|consumer| consumer.topics.iter());
        let names: SortedSet<_> = topics.collect();
        names.into_iter().map(|topic| topic.clone().into()).collect()
    };
    html! {
        <section class="kp-column kp-groups" aria-label={Msg::Groups.text(lang)}>
            <div class="kp-column__inner">
                <h2 class="kp-column__title">{ Msg::Groups.text(lang) }</h2>
                if consumers == 0 && props.standalone.is_empty() {
                    <p class="kp-muted">{ Msg::NoGroups.text(lang) }</p>
                }
                for group in props.groups.iter() {
                    <GroupCard key={group.head.id.clone()} group={group.clone()} {consumers}
                        reads={names(group)} topics={Rc::clone(&props.topics)}
                        outcomes={Rc::clone(&props.outcomes)} />
                }
                if !props.standalone.is_empty() {
                    <article class="kp-card">
                        <h3 class="kp-name">{ Msg::Standalone.text(lang) }</h3>
                        for consumer in props.standalone.iter() {
                            <ConsumerCard key={consumer.name.clone()} consumer={consumer.clone()}
                                stable={true}
                                outcomes={Rc::clone(&props.outcomes)} />
                        }
                    </article>
                }
                <AddConsumer consumers={consumers} topics={Rc::clone(&props.topics)}
                    outcomes={Rc::clone(&props.outcomes)} />
            </div>
        </section>
    }
}
