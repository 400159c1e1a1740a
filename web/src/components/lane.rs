//! One partition as a lane: a cell for each record, and marks for how far everyone is.

use sim::view::PartitionView;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::cluster_column::Colours;
use super::lane_cells::{self, LaneCells};
use super::lane_marks;
use crate::hooks::{use_lang, use_ui};
use crate::lane::LaneWindow;
use crate::page::Shared;
use crate::paint::lane_anchor;
use crate::text::{Lang, Msg, format};
use crate::ui::{PickedRecord, UiAction};

/// Properties of [`Lane`].
#[derive(Properties, PartialEq)]
pub(crate) struct LaneProps {
    /// Topic name.
    pub(crate) topic: AttrValue,
    /// The partition.
    pub(crate) partition: Shared<PartitionView>,
    /// Cells that fit.
    pub(crate) capacity: i64,
    /// Whether offsets are written into the cells.
    pub(crate) texts: bool,
    /// The colour of each consumer.
    pub(crate) colours: Colours,
}

/// One partition as a lane.
#[component]
pub(crate) fn Lane(props: &LaneProps) -> Html {
    let lang = use_lang();
    let ui = use_ui();
    let view = &props.partition;
    let window = LaneWindow::new(view.log_start_offset, view.log_end_offset, props.capacity);
    // Without room to slide, nothing is drawn that is out of sight.
    let first = if props.texts { window.first } else { window.start };
    let places = (first, window.origin);
    let parts = lane_cells::parts(view, places, committed_past(view), props.texts);
    let hidden = window.start - view.log_start_offset;
    let pick = picker(props, &ui);
    let (onmouseover, onclick) = (pick(false), pick(true));
    let onmouseout = ui.reform(|_: MouseEvent| UiAction::PointAway);
    let onkeydown = keys(props, &ui);
    let onfocus = Callback::from(|event: FocusEvent| {
        let lane = event.current_target().and_then(|t| t.dyn_into::<Element>().ok());
        let marked = lane.as_ref().and_then(|l| l.query_selector("[data-active]").ok().flatten());
        if let (Some(lane), None) = (lane, marked) {
            activate(&lane, None);
        }
    });
    html! {
        <div class="kp-lane" data-anchor={lane_anchor(&props.topic, view.partition)}
            style={format!("--rows:{}", lane_marks::commit_rows(view))}>
            <span class="kp-lane__who">
                <b>{ format!("P{}", view.partition) }</b>
                { leader(lang, view) }
            </span>
            <div class="kp-lane__log"
                role="listbox" tabindex="0" aria-label={label(lang, props)}
                {onmouseover} {onmouseout} {onclick} {onkeydown} {onfocus}>
                <div class="kp-lane__strip"
                    style={format!("--shift:{}", window.place(window.start))}>
                    <div class="kp-lane__cells">
                        for (start, cells) in parts {
                            <LaneCells key={start} ..cells />
                        }
                    </div>
                    { lane_marks::marks(lang, view, &window, &props.colours) }
                </div>
                if hidden > 0 {
                    <span class="kp-lane__earlier"
                        title={Msg::Earlier.with(lang, &[&format::integer(hidden)])} />
                }
            </div>
            { lane_marks::owners(lang, view, &props.colours) }
        </div>
    }
}

fn leader(lang: Lang, view: &PartitionView) -> Html {
    let words = match view.leader {
        Some(id) => Msg::Leader.with(lang, &[&id.to_string()]),
        None => Msg::NoLeader.text(lang).to_string(),
    };
    html! { <small class={classes!(view.leader.is_none().then_some("kp-bad"))}>{ words }</small> }
}

fn label(lang: Lang, props: &LaneProps) -> String {
    let view = &props.partition;
    let partition = view.partition.to_string();
    if view.log_end_offset == view.log_start_offset {
        return Msg::LaneEmpty.with(lang, &[&props.topic, &partition]);
    }
    let (first, last) = (view.log_start_offset, view.log_end_offset - 1);
    Msg::LaneLabel
        .with(lang, &[&props.topic, &partition, &format::integer(first), &format::integer(last)])
}

/// The offset every group here has committed past.
pub(crate) fn committed_past(view: &PartitionView) -> i64 {
    let committed = view.readers.iter().filter_map(|reader| reader.committed);
    committed.min().unwrap_or(i64::MIN)
}

fn picker<'a>(
    props: &'a LaneProps,
    ui: &'a Callback<UiAction>,
) -> impl Fn(bool) -> Callback<MouseEvent> + use<'a> {
    |pinned| {
        let (ui, topic, partition) = (ui.clone(), props.topic.clone(), props.partition.partition);
        Callback::from(move |event: MouseEvent| {
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            let cell = target.and_then(|t| t.closest("[data-offset]").ok().flatten());
            if let Some(record) = cell.and_then(|cell| picked(&cell, &topic, partition, pinned)) {
                ui.emit(UiAction::PointAt(record));
            }
        })
    }
}

fn picked(cell: &Element, topic: &AttrValue, partition: i32, pinned: bool) -> Option<PickedRecord> {
    let offset = cell.get_attribute("data-offset")?.parse().ok()?;
    let rect = cell.get_bounding_client_rect();
    let at = (rect.left() as i32, rect.bottom() as i32);
    Some(PickedRecord { topic: topic.clone(), partition, offset, at, pinned })
}

/// Arrows move along the lane, Enter pins the record's card.
fn keys(props: &LaneProps, ui: &Callback<UiAction>) -> Callback<KeyboardEvent> {
    let (ui, topic, partition) = (ui.clone(), props.topic.clone(), props.partition.partition);
    Callback::from(move |event: KeyboardEvent| {
        let lane = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let lane = lane.and_then(|t| t.closest("[role=listbox]").ok().flatten());
        let Some(lane) = lane else { return };
        let by = match &*event.key() {
            "ArrowLeft" => -1,
            "ArrowRight" => 1,
            "Home" => -10_000,
            "End" => 10_000,
            "Enter" | " " => 0,
            "Escape" => return ui.emit(UiAction::DismissRecord),
            _ => return,
        };
        event.prevent_default();
        let pinned = by == 0;
        let cell = activate(&lane, (!pinned).then_some(by));
        if let Some(record) = cell.and_then(|cell| picked(&cell, &topic, partition, pinned)) {
            ui.emit(UiAction::PointAt(record));
        }
    })
}

/// Marks a cell of the lane as the one the keys are at and returns it.
fn activate(lane: &Element, by: Option<i32>) -> Option<Element> {
    let cells = lane.query_selector_all("[data-offset]").ok()?;
    let count = i32::try_from(cells.length()).ok()?;
    let cell = |index: i32| {
        cells.item(u32::try_from(index).ok()?).and_then(|node| node.dyn_into::<HtmlElement>().ok())
    };
    let active =
        (0..count).find(|index| cell(*index).is_some_and(|c| c.has_attribute("data-active")));
    let next = match (active, by) {
        (Some(active), Some(by)) => active.saturating_add(by).clamp(0, count - 1),
        (Some(active), None) => active,
        (None, _) => count - 1,
    };
    if let Some(old) = active.and_then(cell) {
        let _ = old.remove_attribute("data-active");
    }
    let next = cell(next)?;
    let _ = next.set_attribute("data-active", "");
    Some(next.into())
}
