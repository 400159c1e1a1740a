//! Marks on a lane: the committed offset as a solid flag, the position as a dotted one, the high
//! watermark dashed; and who owns the lane.

use sim::view::{PartitionView, ReaderView};
use yew::prelude::*;

use super::cluster_column::Colours;
use crate::lane::LaneWindow;
use crate::text::{Lang, Msg, format};

/// Rows of labels below a lane, for commits, and above it, for positions.
const COMMIT_ROWS: usize = 3;
const POSITION_ROWS: usize = 1;
/// Width of a label's character and, at least, of a cell with its gap, in CSS pixels.
const CHARACTER: i64 = 6;
const CELL: i64 = 27;

/// All marks of a lane.
pub(crate) fn marks(
    lang: Lang,
    view: &PartitionView,
    window: &LaneWindow,
    colours: &Colours,
) -> Html {
    let label =
        |who: &str, offset: i64| (window.mark_place(offset), format!("{who} {offset}").len());
    let committed = view.readers.iter().map(|it| Some(label(name(it), it.committed?)));
    let end = window.place(window.start) + window.capacity;
    let committed = rows(committed, COMMIT_ROWS, end);
    let positions = view.readers.iter().map(|it| Some(label(holder(it), position(it)?)));
    let positions = rows(positions, POSITION_ROWS, end);
    html! {
        <>
            <span class="kp-mark kp-mark--hw" style={place(window, view.high_watermark)}
                title={Msg::HwHint.with(lang, &[&format::integer(view.high_watermark)])}>
                <b>{ Msg::Hw.text(lang) }</b>
            </span>
            for (index, reader) in view.readers.iter().enumerate() {
                { reader_marks(lang, window, reader, Look {
                    colour: colour(reader, colours),
                    committed: committed[index],
                    position: positions[index],
                }) }
            }
        </>
    }
}

/// How the marks of a reader are drawn: their colour and the rows of their classes.
struct Look {
    colour: String,
    committed: &'static str,
    position: &'static str,
}

fn reader_marks(lang: Lang, window: &LaneWindow, reader: &ReaderView, look: Look) -> Html {
    let who = name(reader);
    let holder = holder(reader);
    html! {
        <>
            if let Some(offset) = reader.committed {
                <span key={format!("c-{who}")}
                    class={classes!("kp-mark", "kp-mark--committed", look.colour.clone(), look.committed)}
                    style={place(window, offset)}
                    title={Msg::CommittedMark.with(lang, &[who, &format::integer(offset)])}>
                    <b>{ format!("{who} {}", format::integer(offset)) }</b>
                </span>
            }
            if let Some(offset) = position(reader) {
                <span key={format!("p-{who}")}
                    class={classes!("kp-mark", "kp-mark--position", look.colour, look.position)}
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

/// How many rows of labels may be needed below a lane.
pub(crate) fn commit_rows(view: &PartitionView) -> usize {
    let committed = view.readers.iter().filter(|reader| reader.committed.is_some());
    committed.count().clamp(1, COMMIT_ROWS)
}

/// The row of each label, given its place in cells and its length in characters: the first where it
/// covers none before it; without one it keeps its mark and its title, and is not written. One that
/// would not end before `end` stands on the other side of its mark.
fn rows(
    labels: impl Iterator<Item = Option<(i64, usize)>>,
    count: usize,
    end: i64,
) -> Vec<&'static str> {
    const CLASSES: [[&str; 2]; COMMIT_ROWS] = [
        ["kp-mark--row0", "kp-mark--row0 kp-mark--left"],
        ["kp-mark--row1", "kp-mark--row1 kp-mark--left"],
        ["kp-mark--row2", "kp-mark--row2 kp-mark--left"],
    ];
    let mut taken = [const { Vec::<(i64, i64)>::new() }; COMMIT_ROWS];
    let mut place = |(at, length): (i64, usize)| {
        let cells = (length as i64 * CHARACTER) / CELL + 1;
        let left = at + cells > end;
        let (from, to) = if left { (at - cells, at) } else { (at, at + cells) };
        let free = |row: &&mut Vec<(i64, i64)>| row.iter().all(|it| to <= it.0 || it.1 <= from);
        let (classes, row) =
            CLASSES.into_iter().zip(&mut taken).take(count).find(|(_, row)| free(row))?;
        row.push((from, to));
        Some(classes[usize::from(left)])
    };
    labels.map(|label| label.and_then(&mut place).unwrap_or("kp-mark--quiet")).collect()
}

/// A position is marked where it is not what is committed.
fn position(reader: &ReaderView) -> Option<i64> {
    reader.position.filter(|position| Some(*position) != reader.committed)
}

fn holder(reader: &ReaderView) -> &str {
    reader.consumer.as_deref().unwrap_or_else(|| name(reader))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_never_cover_each_other() {
        let labels = [
            Some((16, 10)),
            Some((16, 11)),
            Some((17, 9)),
            Some((17, 9)),
            None,
            Some((30, 10)),
            Some((21, 4)),
        ];
        let rows = rows(labels.into_iter(), COMMIT_ROWS, 32);
        let expected = ["row0", "row1", "row2", "quiet", "quiet", "row0 kp-mark--left", "row0"];
        assert_eq!(rows, expected.map(|row| format!("kp-mark--{row}")));
    }
}
