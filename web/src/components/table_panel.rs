//! The same facts as the stage, as tables: for reading aloud, for copying, for those who prefer it.

use std::rc::Rc;

use sim::view::{PartitionView, ReaderView};
use yew::prelude::*;

use crate::hooks::use_lang;
use crate::page::{GroupPart, TopicPart};
use crate::text::{Lang, Msg, format};

const PARTITION_COLUMNS: [Msg; 7] =
    [Msg::Topic, Msg::Partition, Msg::LeaderColumn, Msg::LogStart, Msg::Hw, Msg::LogEnd, Msg::Size];

const READER_COLUMNS: [Msg; 8] = [
    Msg::Group,
    Msg::Topic,
    Msg::Partition,
    Msg::CurrentOffset,
    Msg::PositionColumn,
    Msg::LogEnd,
    Msg::LagColumn,
    Msg::Consumer,
];

/// Properties of [`TablePanel`].
#[derive(Properties, PartialEq)]
pub(crate) struct TablePanelProps {
    /// Topics.
    pub(crate) topics: Rc<[TopicPart]>,
    /// Groups.
    pub(crate) groups: Rc<[GroupPart]>,
}

/// The same facts as the stage, as tables.
#[component]
pub(crate) fn TablePanel(props: &TablePanelProps) -> Html {
    let lang = use_lang();
    let partitions = props.topics.iter().flat_map(|topic| {
        topic.partitions.iter().map(move |partition| (&topic.head.name, partition))
    });
    let readers = partitions.clone().flat_map(|(topic, partition)| {
        partition.readers.iter().map(move |reader| (topic, partition, reader))
    });
    html! {
        <div class="kp-tables">
            <table class="kp-table">
                <caption>{ Msg::TablePartitions.text(lang) }</caption>
                { head(lang, &PARTITION_COLUMNS) }
                <tbody>
                    for (topic, partition) in partitions {
                        { partition_row(topic, partition) }
                    }
                </tbody>
            </table>
            <table class="kp-table">
                <caption>{ Msg::TableGroups.text(lang) }</caption>
                { head(lang, &READER_COLUMNS) }
                <tbody>
                    for (topic, partition, reader) in readers {
                        { reader_row(lang, topic, partition, reader) }
                    }
                </tbody>
            </table>
            <table class="kp-table">
                <caption>{ Msg::Groups.text(lang) }</caption>
                <tbody>
                    for group in props.groups.iter() {
                        { group_row(lang, group) }
                    }
                </tbody>
            </table>
        </div>
    }
}

fn head(lang: Lang, columns: &[Msg]) -> Html {
    html! {
        <thead><tr>
            for column in columns {
                <th key={*column as u32} scope="col">{ column.text(lang) }</th>
            }
        </tr></thead>
    }
}

fn partition_row(topic: &str, view: &PartitionView) -> Html {
    let leader = view.leader.map_or_else(|| "–".to_string(), |id| id.to_string());
    html! {
        <tr key={format!("{topic}-{}", view.partition)}>
            <th scope="row">{ topic }</th>
            <td>{ view.partition }</td>
            <td>{ leader }</td>
            <td>{ format::integer(view.log_start_offset) }</td>
            <td>{ format::integer(view.high_watermark) }</td>
            <td>{ format::integer(view.log_end_offset) }</td>
            <td>{ format::bytes(view.size_bytes) }</td>
        </tr>
    }
}

fn reader_row(lang: Lang, topic: &str, view: &PartitionView, reader: &ReaderView) -> Html {
    let offset = |offset: Option<i64>| {
        offset.map_or_else(|| Msg::Empty.text(lang).to_string(), format::integer)
    };
    let group = reader.group.as_deref().unwrap_or_else(|| Msg::Empty.text(lang));
    html! {
        <tr key={format!("{group}-{topic}-{}", view.partition)}>
            <th scope="row">{ group }</th>
            <td>{ topic }</td>
            <td>{ view.partition }</td>
            <td>{ offset(reader.committed) }</td>
            <td>{ offset(reader.position) }</td>
            <td>{ format::integer(view.log_end_offset) }</td>
            <td>{ format::integer(reader.lag) }</td>
            <td>{ reader.consumer.as_deref().unwrap_or_else(|| Msg::Empty.text(lang)) }</td>
        </tr>
    }
}

fn group_row(lang: Lang, group: &GroupPart) -> Html {
    let head = &group.head;
    let members: Vec<&str> =
        group.consumers.iter().map(|consumer| consumer.name.as_str()).collect();
    html! {
        <tr key={head.id.clone()}>
            <th scope="row">{ &head.id }</th>
            <td>{ head.state }</td>
            <td>{ Msg::Generation.with(lang, &[&head.generation.to_string()]) }</td>
            <td>{ head.protocol.as_deref().unwrap_or_else(|| Msg::Empty.text(lang)) }</td>
            <td>{ Msg::LagN.with(lang, &[&format::integer(head.lag)]) }</td>
            <td>{ members.join(", ") }</td>
        </tr>
    }
}
