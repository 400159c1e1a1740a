//! One consumer: what it owns, how far it is, what it works on, and how long its session still has.

use std::rc::Rc;

use sim::view::{ConsumerView, Membership, ProcessState};
use yew::prelude::*;

use super::consumer_actions::ConsumerActions;
use super::countdown::Countdown;
use super::external_card::{outside_actions, pill};
use super::process_badge::process_badge;
use super::ring::Ring;
use crate::hooks::{use_lang, use_tick};
use crate::page::{Outcome, Shared};
use crate::paint::node_anchor;
use crate::text::{Lang, Msg, format};

/// Properties of [`ConsumerCard`].
#[derive(Properties, PartialEq)]
pub(crate) struct ConsumerCardProps {
    /// The consumer.
    pub(crate) consumer: Shared<ConsumerView>,
    /// Its group is Stable: owning nothing now is for good.
    pub(crate) stable: bool,
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
}

/// One consumer.
#[component]
pub(crate) fn ConsumerCard(props: &ConsumerCardProps) -> Html {
    let lang = use_lang();
    let consumer = &props.consumer;
    let name: AttrValue = consumer.name.clone().into();
    let runs = matches!(consumer.state, ProcessState::Running | ProcessState::Closing);
    let class = classes!(
        "kp-consumer",
        format!("kp-tint--k{}", consumer.colour % 8),
        (!runs).then_some("kp-consumer--ended"),
        consumer.owned.is_empty().then_some("kp-consumer--idle"),
    );
    html! {
        <div {class} data-anchor={node_anchor(&name)} role="group" aria-label={&name}>
            <div class="kp-row kp-row--wrap">
                <Ring deadline={consumer.session_deadline} timeout={consumer.session_timeout} />
                <span class="kp-name">{ &name }</span>
                if consumer.is_leader {
                    <span class="kp-crown" role="img" aria-label={Msg::GroupLeader.text(lang)}
                        title={Msg::GroupLeader.text(lang)} />
                }
                { process_badge(lang, consumer.state, consumer.cut_off) }
                <span class="kp-space" />
                { chips(consumer) }
            </div>
            if let Some(software) = &consumer.external {
                <div class="kp-row kp-row--wrap kp-mono kp-muted">
                    { pill(lang) }
                    <span>{ software.clone() }</span>
                    <span class="kp-space" />
                    <span>{ Msg::LagN.with(lang, &[&format::integer(consumer.lag)]) }</span>
                </div>
            }
            if let Some(words) = condition(lang, props) {
                <p class="kp-consumer__condition">{ words }</p>
            }
            if runs && consumer.external.is_none() {
                <Work consumer={consumer.clone()} />
                { facts(lang, consumer) }
            }
            if let Some(error) = &consumer.last_error {
                <p class="kp-error">
                    <b class="kp-error__name">{ error.exception }</b>{ " " }{ &error.message }
                </p>
            }
            if consumer.external.is_some() {
                { outside_actions(&name, (consumer.state, consumer.cut_off), &props.outcomes) }
            } else {
                <ConsumerActions consumer={consumer.clone()}
                    outcomes={Rc::clone(&props.outcomes)} />
            }
        </div>
    }
}

fn chips(consumer: &ConsumerView) -> Html {
    let topics = consumer.topics.len() > 1;
    let label = |topic: &str, partition: i32| {
        if topics { format!("{topic}-{partition}") } else { format!("P{partition}") }
    };
    let moving = |topic: &str, partition: i32| {
        consumer.moving.iter().any(|(t, p)| t == topic && *p == partition)
    };
    let coming = consumer.moving.iter().filter(|(topic, partition)| {
        !consumer.owned.iter().any(|owned| owned.topic == *topic && owned.partition == *partition)
    });
    html! {
        <span class="kp-chips">
            for owned in &consumer.owned {
                <span key={format!("{}-{}", owned.topic, owned.partition)}
                    class={classes!("kp-chip", moving(&owned.topic, owned.partition).then_some("kp-chip--moving"))}>
                    { label(&owned.topic, owned.partition) }
                </span>
            }
            for (topic, partition) in coming {
                <span key={format!("{topic}-{partition}+")} class="kp-chip kp-chip--coming">
                    { label(topic, *partition) }
                </span>
            }
        </span>
    }
}

/// What is to be said of its membership, if anything.
fn condition(lang: Lang, props: &ConsumerCardProps) -> Option<&'static str> {
    let consumer = &props.consumer;
    let runs = consumer.state == ProcessState::Running;
    let words = match consumer.membership {
        _ if !runs && consumer.known_to_coordinator => Msg::ZombieHint,
        _ if !runs => return None,
        Membership::PreparingRebalance => Msg::Joining,
        Membership::CompletingRebalance => Msg::Syncing,
        Membership::Unjoined => Msg::NotMember,
        Membership::Standalone => return None,
        Membership::Stable if !consumer.known_to_coordinator => Msg::GoneHint,
        Membership::Stable if consumer.owned.is_empty() && props.stable => Msg::Idle,
        Membership::Stable if consumer.owned.is_empty() => Msg::OwnsNothing,
        Membership::Stable => return None,
    };
    Some(words.text(lang))
}

fn facts(lang: Lang, consumer: &ConsumerView) -> Html {
    html! {
        <div class="kp-row kp-row--wrap kp-mono kp-muted kp-consumer__facts">
            <span class="kp-consumer__lag">
                { Msg::LagN.with(lang, &[&format::integer(consumer.lag)]) }
            </span>
            if consumer.records_delivered_again > 0 {
                <span class="kp-warn">
                    { Msg::AgainN.with(lang, &[&format::count(consumer.records_delivered_again)]) }
                </span>
            }
            <span class="kp-space" />
            if !consumer.polling {
                <span class="kp-warn">{ Msg::NotPolling.text(lang) }</span>
                if let Some(to) = consumer.poll_deadline {
                    <Countdown {to} words={Msg::PollDeadline} passed={Msg::Empty} />
                }
            } else if let Some(to) = consumer.next_auto_commit_at {
                <Countdown {to} words={Msg::AutoCommitIn} passed={Msg::AutoCommitDue} />
            } else {
                <span>{ Msg::NoAutoCommit.text(lang) }</span>
            }
        </div>
    }
}

/// Properties of [`Work`].
#[derive(Properties, PartialEq)]
struct WorkProps {
    consumer: Shared<ConsumerView>,
}

/// The record being worked on, as a bar that fills; on its own, for it changes with time.
#[component]
fn Work(props: &WorkProps) -> Html {
    let lang = use_lang();
    let tick = use_tick();
    let consumer = &props.consumer;
    let done = consumer.processing.as_ref().map_or(0, |work| {
        let whole = work.ends_at.since(work.began_at).as_micros().max(1);
        tick.now.since(work.began_at).as_micros().min(whole) * 100 / whole
    });
    let words = consumer.processing.as_ref().map(|work| {
        let place = format!("{}-{}", work.topic, work.partition);
        Msg::WorkingOn.with(lang, &[&place, &format::integer(work.offset)])
    });
    html! {
        <>
            <div class="kp-bar" aria-hidden="true">
                <i class="kp-bar__fill" style={format!("width:{done}%")} />
            </div>
            <div class="kp-mono kp-muted kp-consumer__work">
                <span>{ words.unwrap_or_else(|| Msg::Empty.text(lang).into()) }</span>
                if consumer.unprocessed > 0 {
                    <span>
                        { Msg::Unprocessed.with(lang, &[&consumer.unprocessed.to_string()]) }
                    </span>
                }
            </div>
        </>
    }
}
