//! `__consumer_offsets` as what it is: a log, with a record for each commit and each generation.

use sim::view::{OffsetsLogView, OffsetsRecord, OffsetsRecordView};
use yew::prelude::*;

use crate::page::Shared;
use crate::paint::OFFSETS_ANCHOR;
use crate::text::{Lang, Msg, format};

/// Partitions of it that are shown at once: the newest.
const SHOWN: usize = 3;

/// `__consumer_offsets` as a log: its partitions that hold something.
pub(crate) fn offsets_log(lang: Lang, logs: &[Shared<OffsetsLogView>]) -> Html {
    let newest = logs.iter().skip(logs.len().saturating_sub(SHOWN));
    html! {
        <section class="kp-offsets" aria-label={Msg::OffsetsTopic.text(lang)}
            data-anchor={OFFSETS_ANCHOR}>
            <h3 class="kp-name kp-topic__name">{ Msg::OffsetsTopic.text(lang) }</h3>
            if logs.is_empty() {
                <span class="kp-muted">{ Msg::OffsetsNone.text(lang) }</span>
            }
            for log in newest {
                <div key={log.partition} class="kp-offsets__log">
                    <span class="kp-muted kp-offsets__where">{ place(lang, log) }</span>
                    <ol class="kp-offsets__records">
                        for record in log.records.iter() {
                            { entry(lang, log, record) }
                        }
                    </ol>
                </div>
            }
        </section>
    }
}

fn place(lang: Lang, log: &OffsetsLogView) -> String {
    let partition = log.partition.to_string();
    match log.coordinator {
        Some(broker) => Msg::OffsetsPartition.with(lang, &[&partition, &broker.to_string()]),
        None => Msg::OffsetsNoCoordinator.with(lang, &[&partition]),
    }
}

fn entry(lang: Lang, log: &OffsetsLogView, record: &OffsetsRecordView) -> Html {
    let newest = record.offset + 1 == log.log_end_offset;
    let class = classes!(
        "kp-offsets__record",
        record.superseded.then_some("kp-offsets__record--old"),
        newest.then_some("kp-offsets__record--new"),
    );
    let title = record.superseded.then(|| Msg::Superseded.text(lang));
    html! { <li key={record.offset} {class} {title}>{ content(lang, &record.content) }</li> }
}

fn content(lang: Lang, content: &OffsetsRecord) -> String {
    match content {
        OffsetsRecord::Commit { group, topic, partition, committed: Some(offset) } => {
            format!("{group}, {topic}-{partition} → {}", format::integer(*offset))
        }
        OffsetsRecord::Commit { group, topic, partition, committed: None } => {
            Msg::OffsetsTombstone.with(lang, &[&format!("{group}, {topic}-{partition}")])
        }
        OffsetsRecord::Group { group, generation_and_members: Some((generation, members)) } => {
            Msg::OffsetsGroup.with(lang, &[group, &generation.to_string(), &members.to_string()])
        }
        OffsetsRecord::Group { group, generation_and_members: None } => {
            Msg::OffsetsTombstone.with(lang, &[group])
        }
        OffsetsRecord::Other => Msg::OffsetsOther.text(lang).to_string(),
    }
}
