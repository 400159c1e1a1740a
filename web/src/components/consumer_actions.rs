//! What a person can make a consumer do.

use std::rc::Rc;

use protocol::time::Duration;
use sim::command::{Command, CommitMode, SeekTarget};
use sim::view::{ConsumerView, ProcessState};
use yew::prelude::*;

use super::field::{Choice, Field, FieldKind};
use super::outcome_line::outcome_line;
use super::process_actions::ProcessActions;
use crate::hooks::{use_lang, use_world};
use crate::page::{Outcome, Shared};
use crate::text::{Lang, Msg};
use crate::world::World;

/// Properties of [`ConsumerActions`].
#[derive(Properties, PartialEq)]
pub(crate) struct ConsumerActionsProps {
    /// The consumer.
    pub(crate) consumer: Shared<ConsumerView>,
    /// Outcomes of forms.
    pub(crate) outcomes: Rc<[Outcome]>,
}

/// What a person can make a consumer do.
#[component]
pub(crate) fn ConsumerActions(props: &ConsumerActionsProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let view = &props.consumer;
    let consumer = view.name.clone();
    let site: AttrValue = format!("consumer:{consumer}").into();
    let open = use_state_eq(|| false);
    if view.state != ProcessState::Running {
        return html! {
            { outcome_line(&site, &props.outcomes) }
        };
    }
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let act = |command: Command| action(&world, &site, command);
    let polling = if view.polling {
        (Msg::StopPolling, Command::StopPolling { consumer: consumer.clone() })
    } else {
        (Msg::ResumePolling, Command::ResumePolling { consumer: consumer.clone() })
    };
    let commit = Command::Commit { consumer: consumer.clone(), mode: CommitMode::Sync };
    html! {
        <>
            <div class="kp-row kp-row--wrap kp-row--actions">
                <button type="button" class="kp-btn" title={Msg::CommitHint.text(lang)}
                    onclick={act(commit)}>{ Msg::Commit.text(lang) }</button>
                <button type="button" class="kp-btn" title={Msg::StopPollingHint.text(lang)}
                    onclick={act(polling.1)}>{ polling.0.text(lang) }</button>
                <button type="button" class="kp-btn" aria-expanded={open.to_string()}
                    onclick={ontoggle}>{ Msg::More.text(lang) }</button>
            </div>
            if *open {
                <div class="kp-form kp-consumer__more">
                    <div class="kp-row kp-row--wrap kp-row--actions">
                        <ProcessActions process={consumer} state={view.state} cut_off={view.cut_off}
                            site={site.clone()} />
                    </div>
                    <Slow consumer={view.clone()} site={site.clone()} />
                    if !view.owned.is_empty() {
                        <Seek consumer={view.clone()} site={site.clone()} />
                    }
                </div>
            }
            { outcome_line(&site, &props.outcomes) }
        </>
    }
}

fn action(world: &Option<World>, site: &AttrValue, command: Command) -> Callback<MouseEvent> {
    let (world, site) = (world.clone(), site.clone());
    Callback::from(move |_: MouseEvent| {
        if let Some(world) = &world {
            world.act(&site, command.clone());
        }
    })
}

/// Properties of the small forms below.
#[derive(Properties, PartialEq)]
struct PartProps {
    consumer: Shared<ConsumerView>,
    site: AttrValue,
}

/// How long the application works on one record.
#[component]
fn Slow(props: &PartProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let millis = use_state_eq(|| props.consumer.processing_time.as_millis().to_string());
    let parsed: Option<u64> = millis.trim().parse().ok();
    let onsubmit = {
        let (site, consumer) = (props.site.clone(), props.consumer.name.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let (Some(world), Some(millis)) = (&world, parsed) {
                let per_record = Duration::from_millis(millis);
                let consumer = consumer.clone();
                world.act(&site, Command::SetProcessingTime { consumer, per_record });
            }
        })
    };
    html! {
        <form class="kp-inline" {onsubmit}>
            <Field label={Msg::ProcessingTime.text(lang)} kind={FieldKind::Number}
                value={millis.clone()} />
            <button type="submit" class="kp-btn">{ Msg::Slow.text(lang) }</button>
            if parsed.is_none() {
                <p class="kp-error" role="alert">{ Msg::NotANumber.with(lang, &[&millis]) }</p>
            }
        </form>
    }
}

/// Moves the position in a partition.
#[component]
fn Seek(props: &PartProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let owned = &props.consumer.owned;
    let first = owned.first().map(|o| format!("{}-{}", o.topic, o.partition)).unwrap_or_default();
    let place = use_state_eq(|| first);
    let to = use_state_eq(|| "beginning".to_string());
    let offset = use_state_eq(|| "0".to_string());
    let target = match &**to {
        "beginning" => Some(SeekTarget::Beginning),
        "end" => Some(SeekTarget::End),
        _ => offset.trim().parse().ok().map(SeekTarget::Offset),
    };
    let chosen = owned.iter().find(|o| format!("{}-{}", o.topic, o.partition) == **place);
    let chosen = chosen.or_else(|| owned.first()).map(|o| (o.topic.clone(), o.partition));
    let onsubmit = {
        let (site, consumer) = (props.site.clone(), props.consumer.name.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (Some(world), Some(to), Some((topic, partition))) = (&world, target, &chosen)
            else {
                return;
            };
            let (consumer, topic, partition) = (consumer.clone(), topic.clone(), *partition);
            world.act(&site, Command::Seek { consumer, topic, partition, to });
        })
    };
    html! {
        <form class="kp-inline" {onsubmit}>
            <Choice label={Msg::Partition.text(lang)} value={place} options={places(props)} />
            <Choice label={Msg::SeekTo.text(lang)} value={to.clone()} options={targets(lang)} />
            if *to == "offset" {
                <Field label={Msg::Offset.text(lang)} kind={FieldKind::Number} value={offset} />
            }
            <button type="submit" class="kp-btn">{ Msg::Seek.text(lang) }</button>
        </form>
    }
}

fn places(props: &PartProps) -> Vec<(AttrValue, AttrValue)> {
    let owned = props.consumer.owned.iter();
    let names = owned.map(|o| AttrValue::from(format!("{}-{}", o.topic, o.partition)));
    names.map(|name| (name.clone(), name)).collect()
}

fn targets(lang: Lang) -> Vec<(AttrValue, AttrValue)> {
    vec![
        ("beginning".into(), Msg::SeekBeginning.text(lang).into()),
        ("end".into(), Msg::SeekEnd.text(lang).into()),
        ("offset".into(), Msg::SeekOffset.text(lang).into()),
    ]
}
