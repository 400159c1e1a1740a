//! Lets a producer send on its own, and stops it.

use sim::command::Command;
use sim::view::RateView;
use yew::prelude::*;

use super::field::{Field, FieldKind};
use super::producers_column::TopicSizes;
use crate::hooks::{use_lang, use_world};
use crate::text::{Msg, format};

/// Properties of [`RateForm`].
#[derive(Properties, PartialEq)]
pub(crate) struct RateFormProps {
    /// Producer name.
    pub(crate) producer: AttrValue,
    /// What it sends now.
    pub(crate) rate: Option<RateView>,
    /// Topics to send to.
    pub(crate) topics: TopicSizes,
    /// The form errors are told in.
    pub(crate) site: AttrValue,
}

/// Lets a producer send on its own.
#[component]
pub(crate) fn RateForm(props: &RateFormProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let first = props.rate.as_ref().map(|rate| rate.topic.clone());
    let first = first.or_else(|| props.topics.first().map(|(name, _)| name.to_string()));
    let topic = use_state_eq(|| first.unwrap_or_else(|| "orders".into()));
    let rate = use_state_eq(|| {
        props.rate.as_ref().map_or_else(|| "2".into(), |rate| format::rate(rate.records_per_1000_s))
    });
    let keys = use_state_eq(|| {
        let keys = props.rate.as_ref().map(|rate| rate.keys.join(" "));
        keys.unwrap_or_else(|| "user-1 user-2 user-3 user-4 user-5".into())
    });
    let size = use_state_eq(|| {
        props.rate.as_ref().map_or_else(|| "24".into(), |rate| rate.value_bytes.to_string())
    });
    let per_second = format::parse_rate(&rate);
    let bytes: Option<u32> = size.trim().parse().ok();
    let start = {
        let (topic, keys, world) = (topic.clone(), keys.clone(), world.clone());
        let (producer, site) = (props.producer.to_string(), props.site.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (Some(world), Some(rate), Some(bytes)) = (&world, per_second, bytes) else {
                return;
            };
            let keys = keys.split_whitespace().map(str::to_string).collect();
            world.act(&site, command(&producer, &topic, rate, keys, bytes));
        })
    };
    let names: Vec<AttrValue> = props.topics.iter().map(|(name, _)| name.clone()).collect();
    html! {
        <>
            if let Some(rate) = &props.rate {
                <Sending producer={props.producer.clone()} rate={rate.clone()}
                    site={props.site.clone()} />
            }
            <details class="kp-more">
                <summary class="kp-more__summary">{ Msg::SendByRate.text(lang) }</summary>
                <form class="kp-form" onsubmit={start}>
                    <Field label={Msg::Topic.text(lang)} value={topic} suggestions={names} />
                    <Field label={Msg::RatePerSecond.text(lang)} kind={FieldKind::Number}
                        value={rate.clone()} />
                    <Field label={Msg::KeySet.text(lang)} value={keys}
                        placeholder={Msg::NoKey.text(lang)} />
                    <Field label={Msg::ValueBytes.text(lang)} kind={FieldKind::Number}
                        value={size.clone()} />
                    if per_second.is_none() {
                        <p class="kp-error" role="alert">{ Msg::NotARate.with(lang, &[&rate]) }</p>
                    }
                    if bytes.is_none() {
                        <p class="kp-error" role="alert">
                            { Msg::NotANumber.with(lang, &[&size]) }
                        </p>
                    }
                    <button type="submit" class="kp-btn kp-btn--primary">
                        { Msg::Start.text(lang) }
                    </button>
                </form>
            </details>
        </>
    }
}

/// Properties of [`Sending`].
#[derive(Properties, PartialEq)]
struct SendingProps {
    producer: AttrValue,
    rate: RateView,
    site: AttrValue,
}

/// That a producer sends on its own, and the way to stop it.
#[component]
fn Sending(props: &SendingProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let rate = &props.rate;
    let stop = {
        let (producer, site) = (props.producer.to_string(), props.site.clone());
        let topic = rate.topic.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(world) = &world {
                world.act(&site, command(&producer, &topic, 0, Vec::new(), 0));
            }
        })
    };
    let keys = (!rate.keys.is_empty()).then(|| rate.keys.join(", "));
    let title = keys.map(|keys| Msg::RateKeys.with(lang, &[&keys]));
    html! {
        <div class="kp-row kp-rate">
            <span class="kp-rate__pulse" aria-hidden="true" />
            <span {title}>
                if rate.records_per_1000_s == 1_000 {
                    { Msg::RunningOne.text(lang) }
                } else {
                    { Msg::Running.with(lang, &[&format::rate(rate.records_per_1000_s)]) }
                }
            </span>
            <span class="kp-space" />
            <button type="button" class="kp-btn" onclick={stop}>
                { Msg::StopSending.text(lang) }
            </button>
        </div>
    }
}

fn command(producer: &str, topic: &str, rate: u64, keys: Vec<String>, value_bytes: u32) -> Command {
    Command::ProduceAtRate {
        producer: producer.into(),
        topic: topic.into(),
        records_per_1000_s: rate,
        keys,
        value_bytes,
    }
}
