//! Sends one record. Before it is sent, the key's way is worked out with Kafka's own hash.

use sim::command::Command;
use yew::prelude::*;

use super::field::{Field, FieldKind};
use super::producers_column::TopicSizes;
use crate::hooks::{use_lang, use_world};
use crate::text::{Lang, Msg};

/// Properties of [`SendForm`].
#[derive(Properties, PartialEq)]
pub(crate) struct SendFormProps {
    /// Producer name.
    pub(crate) producer: AttrValue,
    /// Topics to send to.
    pub(crate) topics: TopicSizes,
}

/// Sends one record.
#[component]
pub(crate) fn SendForm(props: &SendFormProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let first =
        props.topics.first().map_or_else(|| "orders".to_string(), |(name, _)| name.to_string());
    let topic = use_state_eq(|| first);
    let key = use_state_eq(|| "user-42".to_string());
    let value = use_state_eq(|| "{\"item\":\"tea\"}".to_string());
    let partition = use_state_eq(String::new);
    let (header, header_value) = (use_state_eq(String::new), use_state_eq(String::new));
    let (no_key, no_value) = (use_state_eq(|| false), use_state_eq(|| false));
    let number: Result<Option<i32>, ()> = match partition.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| ()),
    };
    let onsubmit = {
        let (topic, key, value) = (topic.clone(), key.clone(), value.clone());
        let (header, header_value) = (header.clone(), header_value.clone());
        let (no_key, no_value) = (*no_key, *no_value);
        let producer = props.producer.to_string();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (Some(world), Ok(partition)) = (&world, number) else { return };
            let named = !header.is_empty();
            let headers = named.then(|| (header.to_string(), header_value.to_string()));
            let command = Command::Send {
                producer: producer.clone(),
                topic: topic.to_string(),
                partition,
                key: (!no_key).then(|| key.to_string()),
                value: (!no_value).then(|| value.to_string()),
                headers: headers.into_iter().collect(),
            };
            world.act(&format!("producer:{producer}"), command);
        })
    };
    let names: Vec<AttrValue> = props.topics.iter().map(|(name, _)| name.clone()).collect();
    let keyed = (!*no_key).then_some(&key);
    let explicit = number.is_ok_and(|number| number.is_some());
    html! {
        <form class="kp-form" {onsubmit}>
            <Field label={Msg::Topic.text(lang)} value={topic.clone()} suggestions={names} />
            <Field label={Msg::Key.text(lang)} value={key.clone()} disabled={*no_key}>
                { toggle(no_key.clone(), Msg::NoKey.text(lang)) }
            </Field>
            <Field label={Msg::Value.text(lang)} value={value} disabled={*no_value}>
                { toggle(no_value.clone(), Msg::Null.text(lang)) }
            </Field>
            <div class="kp-row kp-row--send">
                <button type="submit" class="kp-btn kp-btn--primary">
                    { Msg::Send.text(lang) }
                </button>
                <output class="kp-preview">
                    if number.is_err() {
                        { Msg::NotANumber.with(lang, &[&partition]) }
                    } else {
                        { preview(lang, props, &topic, keyed, explicit) }
                    }
                </output>
            </div>
            <details class="kp-more">
                <summary class="kp-more__summary">{ Msg::More.text(lang) }</summary>
                <Field label={Msg::Partition.text(lang)} kind={FieldKind::Number}
                    placeholder={Msg::PartitionAuto.text(lang)} value={partition.clone()} />
                <Field label={Msg::HeaderName.text(lang)} value={header} />
                <Field label={Msg::HeaderValue.text(lang)} value={header_value} />
            </details>
        </form>
    }
}

fn toggle(state: UseStateHandle<bool>, words: &'static str) -> Html {
    let on = *state;
    let onclick = Callback::from(move |_: MouseEvent| state.set(!on));
    html! {
        <button type="button" class="kp-toggle" aria-pressed={on.to_string()} {onclick}>
            { words }
        </button>
    }
}

/// Where the key leads, as the partitioner will work it out.
fn preview(
    lang: Lang,
    props: &SendFormProps,
    topic: &str,
    key: Option<&UseStateHandle<String>>,
    explicit: bool,
) -> String {
    if explicit {
        return Msg::RouteExplicit.text(lang).to_string();
    }
    let Some(key) = key else {
        return Msg::PreviewNoKey.text(lang).to_string();
    };
    let size = props.topics.iter().find(|(name, _)| name == topic).map(|(_, size)| *size);
    let hash = protocol::hash::to_positive(protocol::hash::murmur2(key.as_bytes()));
    match size.filter(|size| *size > 0) {
        Some(size) => Msg::PreviewKey
            .with(lang, &[&hash.to_string(), &size.to_string(), &(hash % size).to_string()]),
        None => hash.to_string(),
    }
}
