//! One producer: what it is set to, what waits in its accumulator, what a person can make it do.

use std::rc::Rc;

use sim::view::{BatchView, ProcessState, ProducerView};
use yew::prelude::*;

use super::outcome_line::outcome_line;
use super::process_actions::ProcessActions;
use super::process_badge::process_badge;
use super::producer_routes::producer_routes;
use super::producers_column::TopicSizes;
use super::rate_form::RateForm;
use super::send_form::SendForm;
use crate::hooks::use_lang;
use crate::page::{Outcome, Shared};
use crate::paint::node_anchor;
use crate::text::{Lang, Msg, format};

/// Properties of [`ProducerCard`].
#[derive(Properties, PartialEq)]
pub(crate) struct ProducerCardProps {
    /// The producer.
    pub(crate) producer: Shared<ProducerView>,
    /// Topics to send to.
    pub(crate) topics: TopicSizes,
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
}

/// One producer.
#[component]
pub(crate) fn ProducerCard(props: &ProducerCardProps) -> Html {
    let lang = use_lang();
    let producer = &props.producer;
    let name: AttrValue = producer.name.clone().into();
    let site: AttrValue = format!("producer:{name}").into();
    let runs = producer.state == ProcessState::Running;
    html! {
        <article class={classes!("kp-card", (!runs).then_some("kp-card--ended"))}
            data-anchor={node_anchor(&name)} aria-label={&name}>
            <div class="kp-row kp-row--wrap">
                <span class="kp-name">{ &name }</span>
                { process_badge(lang, producer.state, producer.cut_off) }
                <span class="kp-space" />
                <span class="kp-mono kp-muted">{ Msg::Acks.with(lang, &[&producer.acks]) }</span>
            </div>
            if runs {
                <SendForm producer={name.clone()} topics={Rc::clone(&props.topics)} />
            }
            { producer_routes(lang, &producer.routes) }
            { accumulator(lang, producer) }
            if let Some(error) = &producer.last_error {
                <p class="kp-error">
                    <b class="kp-error__name">{ error.exception }</b>{ " " }{ &error.message }
                </p>
            }
            { outcome_line(&site, &props.outcomes) }
            if runs {
                <RateForm producer={name.clone()} rate={producer.rate.clone()}
                    topics={Rc::clone(&props.topics)} site={site.clone()} />
            }
            <div class="kp-row kp-row--actions">
                <ProcessActions process={name} state={producer.state} cut_off={producer.cut_off}
                    {site} />
            </div>
        </article>
    }
}

fn accumulator(lang: Lang, producer: &ProducerView) -> Html {
    let counts = [
        (Msg::Sent, producer.records_sent),
        (Msg::Acknowledged, producer.records_acknowledged),
        (Msg::Failed, producer.records_failed),
        (Msg::InFlight, u64::from(producer.in_flight)),
    ];
    html! {
        <>
            if producer.blocked {
                <p class="kp-note kp-note--warn">{ Msg::SendBlocked.text(lang) }</p>
            }
            for batch in producer.batches.iter().take(3) {
                { batch_bar(lang, producer.batch_size, batch) }
            }
            <div class="kp-row kp-row--wrap kp-mono kp-muted">
                for (words, value) in counts {
                    if value > 0 || words == Msg::Sent {
                        <span key={words as u32}>
                            { words.with(lang, &[&format::count(value)]) }
                        </span>
                    }
                }
            </div>
        </>
    }
}

fn batch_bar(lang: Lang, batch_size: i32, batch: &BatchView) -> Html {
    let size = u64::try_from(batch_size).unwrap_or(1).max(1);
    let percent = (u64::from(batch.bytes) * 100 / size).min(100);
    let words = Msg::BatchFill.with(
        lang,
        &[
            &format!("{}-{}", batch.topic, batch.partition),
            &format::bytes(u64::from(batch.bytes)),
            &format::bytes(size),
            &format::records(lang, u64::from(batch.records)),
        ],
    );
    html! {
        <div class="kp-batch" key={format!("{}-{}", batch.topic, batch.partition)}>
            <div class="kp-bar"><i class="kp-bar__fill" style={format!("width:{percent}%")} /></div>
            <span class="kp-mono kp-muted">{ words }</span>
        </div>
    }
}
