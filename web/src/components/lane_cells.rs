//! The cells of a lane, sixteen to a part: a part renders again only when something in it changed,
//! which on a busy lane is the last one and the one a mark passes through.

use std::fmt::Write;
use std::sync::Arc;

use sim::view::{PartitionView, RecordView};
use yew::prelude::*;

/// Offsets in a part.
const PART: i64 = 16;

/// Properties of [`LaneCells`].
#[derive(Clone, Properties)]
pub(crate) struct LaneCellsProps {
    records: Arc<[RecordView]>,
    /// First and last index in `records`, the last one excluded.
    range: (usize, usize),
    /// Offset that places are counted from.
    origin: i64,
    /// Records before this offset are committed past.
    committed: i64,
    /// Records from this offset on are not readable yet.
    high_watermark: i64,
    /// Offsets delivered again in this part.
    again: Vec<(i64, i64)>,
    /// Whether offsets are written into the cells.
    texts: bool,
}

impl LaneCellsProps {
    fn slice(&self) -> &[RecordView] {
        self.records.get(self.range.0..self.range.1).unwrap_or_default()
    }
}

impl PartialEq for LaneCellsProps {
    fn eq(&self, other: &Self) -> bool {
        self.origin == other.origin
            && self.committed == other.committed
            && self.high_watermark == other.high_watermark
            && self.again == other.again
            && self.texts == other.texts
            && self.slice() == other.slice()
    }
}

/// The parts of a lane from `first` on.
pub(crate) fn parts(
    view: &PartitionView,
    (first, origin): (i64, i64),
    committed: i64,
    texts: bool,
) -> Vec<(i64, LaneCellsProps)> {
    let mut parts = Vec::new();
    let mut at = view.records.partition_point(|record| record.offset < first);
    while let Some(record) = view.records.get(at) {
        let start = record.offset / PART * PART;
        let end = start + PART;
        let length = view.records[at..].partition_point(|record| record.offset < end);
        let props = LaneCellsProps {
            records: Arc::clone(&view.records),
            range: (at, at + length),
            origin,
            // Clamped to the part: a mark that moves elsewhere is no change here.
            committed: committed.clamp(start, end),
            high_watermark: view.high_watermark.clamp(start, end),
            again: again_in(view, start, end),
            texts,
        };
        parts.push((start, props));
        at += length;
    }
    parts
}

fn again_in(view: &PartitionView, start: i64, end: i64) -> Vec<(i64, i64)> {
    let all = view.readers.iter().flat_map(|reader| reader.delivered_again.iter());
    let here = all.filter(|(from, to)| *from < end && *to >= start);
    here.map(|(from, to)| ((*from).max(start), (*to).min(end - 1))).collect()
}

/// One part of a lane's cells.
#[component]
pub(crate) fn LaneCells(props: &LaneCellsProps) -> Html {
    html! {
        for record in props.slice() {
            { cell(props, record) }
        }
    }
}

fn cell(props: &LaneCellsProps, record: &RecordView) -> Html {
    let offset = record.offset;
    let again = props.again.iter().any(|(from, to)| (*from..=*to).contains(&offset));
    let mut class = String::with_capacity(64);
    class.push_str("kp-cell ");
    // Writing into a string cannot fail.
    let _ = match record.key_colour {
        Some(colour) => write!(class, "kp-cell--k{}", colour % 8),
        None => write!(class, "kp-cell--plain"),
    };
    if offset < props.committed {
        class.push_str(" kp-cell--done");
    }
    if offset >= props.high_watermark {
        class.push_str(" kp-cell--pending");
    }
    if again {
        class.push_str(" kp-cell--again");
    }
    html! {
        <span key={offset} {class} role="option" aria-selected="false"
            aria-label={(!props.texts).then(|| offset.to_string())}
            data-offset={offset.to_string()}
            style={format!("--i:{}", offset - props.origin)}>
            if props.texts {
                { short(offset) }
            }
        </span>
    }
}

/// An offset in the few characters a cell has: the last three digits say which it is.
fn short(offset: i64) -> String {
    if offset < 1_000 { offset.to_string() } else { format!("{:03}", offset % 1_000) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn partition(end: i64, high_watermark: i64) -> PartitionView {
        let record = |offset| RecordView {
            offset,
            batch_base_offset: offset,
            key: None,
            value: None,
            headers: vec![],
            timestamp_ms: 0,
            bytes: 1,
            compression: Default::default(),
            key_colour: None,
            key_hash: None,
        };
        PartitionView {
            partition: 0,
            leader: Some(1),
            leader_epoch: 0,
            replicas: vec![1],
            isr: vec![1],
            log_start_offset: 0,
            high_watermark,
            log_end_offset: end,
            size_bytes: 0,
            segments: 1,
            records: (0..end).map(record).collect(),
            readers: vec![],
        }
    }

    #[test]
    fn a_new_record_changes_the_last_part_only() {
        let (before, after) = (partition(40, 40), partition(41, 41));
        let cut = |view| parts(view, (3, 0), 0, true);
        let changed: Vec<i64> = cut(&before)
            .iter()
            .zip(cut(&after))
            .filter(|(old, new)| old.1 != new.1)
            .map(|(_, new)| new.0)
            .collect();
        assert_eq!(changed, [32]);
    }

    #[test]
    fn a_commit_changes_the_parts_it_passes_through() {
        let view = partition(64, 64);
        let (before, after) = (parts(&view, (0, 0), 5, true), parts(&view, (0, 0), 20, true));
        let changed = before.iter().zip(&after).map(|(old, new)| old.1 != new.1);
        assert_eq!(changed.collect::<Vec<_>>(), [true, true, false, false]);
    }
}
