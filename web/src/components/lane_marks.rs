//! Marks on a lane: the committed offset as a solid flag, the position as a dotted one, the high
//! watermark dashed; and who owns the lane.

use sim::view::{PartitionView, ReaderView};
use yew::prelude::*;

use super::cluster_column::Colours;
use crate::lane::LaneWindow;
use crate::text::{Lang, Msg, format};

/// Readers whose labels have a row of their own.
const ROWS: usize = 2;

/// All marks of a lane.
pub(crate) fn marks(
    lang: Lang,
    view: &PartitionView,
    window: &LaneWindow,
    colours: &Colours,
) -> Html {
    html! {
        <>
            <span class="kp-mark kp-mark--hw" style={place(window, view.high_watermark)}
                title={Msg::HwHint.with(lang, &[&format::integer(view.high_watermark)])}>
                <b>{ Msg::Hw.text(lang) }</b>
            </span>
            for (row, reader) in view.readers.iter().enumerate() {
                { reader_marks(lang, window, reader, (row, colour(reader, colours))) }
            }
        </>
    }
}

fn reader_marks(
    lang: Lang,
    window: &LaneWindow,
    reader: &ReaderView,
    (row, colour): (usize, String),
) -> Html {
    let who = name(reader);
    let row = format!("kp-mark--row{}", row % ROWS);
    let position = reader.position.filter(|position| Some(*position) != reader.committed);
    let holder = reader.consumer.as_deref().unwrap_or(who);
    html! {
        <>
            if let Some(offset) = reader.committed {
                <span key={format!("c-{who}")}
                    class={classes!("kp-mark", "kp-mark--committed", colour.clone(), row.clone())}
                    style={place(window, offset)}
                    title={Msg::CommittedMark.with(lang, &[who, &format::integer(offset)])}>
                    <b>{ format!("{who} {}", format::integer(offset)) }</b>
                </span>
            }
            if let Some(offset) = position {
                <span key={format!("p-{who}")}
                    class={classes!("kp-mark", "kp-mark--position", colour, row)}
                    style={place(window, offset)}
                    title={Msg::PositionMark.with(lang, &[who, &format::integer(offset)])}>
                    <b>
                        { format!("{holder} {}", format::integer(offset)) }
                    </b>
                </span>
            }
        </>
    }
}

/// Who owns the lane, at its end: the same as the wire says, in words.
pub(crate) fn owners(lang: Lang, view: &PartitionView, colours: &Colours) -> Html {
    let owned = view.readers.iter().filter(|reader| reader.consumer.is_some());
    html! {
        <span class="kp-lane__owners">
            for reader in owned {
                <span key={name(reader).to_string()}
                    class={classes!("kp-lane__owner", colour(reader, colours))}
                    title={Msg::OwnedBy.with(lang, &[owner(reader)])}>
                    { owner(reader) }
                </span>
            }
        </span>
    }
}

fn owner(reader: &ReaderView) -> &str {
    reader.consumer.as_deref().unwrap_or_default()
}

fn name(reader: &ReaderView) -> &str {
    reader.group.as_deref().or(reader.consumer.as_deref()).unwrap_or_default()
}

fn colour(reader: &ReaderView, colours: &Colours) -> String {
    let index = reader.consumer.as_ref().and_then(|consumer| colours.get(consumer));
    index.map_or_else(|| "kp-tint--none".into(), |index| format!("kp-tint--k{}", index % 8))
}

fn place(window: &LaneWindow, offset: i64) -> String {
    format!("--i:{}", window.mark_place(offset))
}
