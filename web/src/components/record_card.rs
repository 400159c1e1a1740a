//! The card of one record: what it holds, where it stands, and why it is in this partition.

use std::rc::Rc;

use protocol::compression::Compression;
use sim::view::{PartitionView, RecordView};
use yew::prelude::*;

use super::lane::committed_past;
use crate::hooks::{use_lang, use_ui};
use crate::page::Page;
use crate::text::{Lang, Msg, format};
use crate::ui::{PickedRecord, UiAction};

/// Properties of [`RecordCard`].
#[derive(Properties, PartialEq)]
pub(crate) struct RecordCardProps {
    /// Everything shown.
    pub(crate) page: Rc<Page>,
    /// The record.
    pub(crate) picked: PickedRecord,
}

/// The card of one record.
#[component]
pub(crate) fn RecordCard(props: &RecordCardProps) -> Html {
    let lang = use_lang();
    let ui = use_ui();
    let picked = &props.picked;
    let topic = props.page.topic(&picked.topic);
    let partitions = topic.map_or(0, |topic| topic.partitions.len());
    let view = topic.and_then(|topic| {
        topic.partitions.iter().find(|partition| partition.partition == picked.partition)
    });
    let record =
        view.and_then(|view| view.records.iter().find(|record| record.offset == picked.offset));
    let (Some(view), Some(record)) = (view, record) else { return Html::default() };
    let (left, top) = picked.at;
    html! {
        <aside class={classes!("kp-record", picked.pinned.then_some("kp-record--pinned"))}
            role="status"
            style={format!("--x:{left}px;--y:{top}px")}>
            <div class="kp-row">
                <b class="kp-mono">
                    { format!("{}-{} @{}", picked.topic, picked.partition, format::integer(record.offset)) }
                </b>
                <span class="kp-space" />
                if picked.pinned {
                    <button type="button" class="kp-btn kp-btn--quiet"
                        onclick={ui.reform(|_: MouseEvent| UiAction::DismissRecord)}>
                        { Msg::Dismiss.text(lang) }
                    </button>
                }
            </div>
            <dl class="kp-record__facts">
                { facts(lang, record) }
                <dt>{ Msg::WhyPartition.text(lang) }</dt>
                <dd>{ why(lang, record, view.partition, partitions) }</dd>
            </dl>
            { standing(lang, view, record) }
        </aside>
    }
}

fn facts(lang: Lang, record: &RecordView) -> Html {
    let key = record.key.as_deref();
    let value = record.value.as_deref();
    html! {
        <>
            <dt>{ Msg::Key.text(lang) }</dt>
            <dd class={classes!("kp-mono", key.is_none().then_some("kp-muted"))}>
                { key.unwrap_or_else(|| Msg::NoKey.text(lang)) }
            </dd>
            <dt>{ Msg::Value.text(lang) }</dt>
            <dd class={classes!("kp-mono", value.is_none().then_some("kp-muted"))}>
                { value.unwrap_or_else(|| Msg::NoValue.text(lang)) }
            </dd>
            if !record.headers.is_empty() {
                <dt>{ Msg::Headers.text(lang) }</dt>
                <dd class="kp-mono">
                    for (index, (name, value)) in record.headers.iter().enumerate() {
                        <div key={index}>
                            { format!("{name}={}", value.as_deref().unwrap_or_else(|| Msg::Null.text(lang))) }
                        </div>
                    }
                </dd>
            }
            <dt>{ Msg::Timestamp.text(lang) }</dt>
            <dd class="kp-mono">{ record.timestamp_ms }</dd>
            <dt>{ Msg::Batch.text(lang) }</dt>
            <dd>
                { Msg::BatchFrom.with(lang, &[&format::integer(record.batch_base_offset)]) }{ ", " }{ format::bytes(record.bytes.into()) }
                if record.compression != Compression::None {
                    { ", " }<span class="kp-mono">{ record.compression.name() }</span>
                }
            </dd>
        </>
    }
}

/// The hash, the modulus and what follows.
fn why(lang: Lang, record: &RecordView, partition: i32, partitions: usize) -> Html {
    let Some(hash) = record.key_hash else {
        return html! { { Msg::WhyNoKey.text(lang) } };
    };
    let count = i32::try_from(partitions).unwrap_or(1).max(1);
    let chosen = hash % count;
    let words =
        Msg::RouteKey.with(lang, &[&hash.to_string(), &count.to_string(), &chosen.to_string()]);
    html! {
        <>
            <span class="kp-mono">{ words }</span>
            if chosen != partition {
                <div class="kp-warn">{ Msg::WhyElsewhere.with(lang, &[&chosen.to_string()]) }</div>
            }
        </>
    }
}

/// Where it stands: above the high watermark, committed past, delivered again.
fn standing(lang: Lang, view: &PartitionView, record: &RecordView) -> Html {
    let offset = record.offset;
    let again = view.readers.iter().filter(|reader| {
        reader.delivered_again.iter().any(|(from, to)| (*from..=*to).contains(&offset))
    });
    html! {
        <>
            if offset >= view.high_watermark {
                <p class="kp-note">{ Msg::AboveHw.text(lang) }</p>
            } else if offset < committed_past(view) {
                <p class="kp-note">{ Msg::CommittedPast.text(lang) }</p>
            }
            for (index, reader) in again.enumerate() {
                <p key={index} class="kp-note kp-note--warn">
                    { Msg::AgainTo.with(lang, &[reader.group.as_deref().unwrap_or_default()]) }
                </p>
            }
        </>
    }
}
