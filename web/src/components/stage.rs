//! The stage: three columns, and the canvas over them on which messages fly.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlCanvasElement, HtmlElement, ResizeObserver};
use yew::prelude::*;

use super::cluster_column::{ClusterColumn, Colours};
use super::groups_column::GroupsColumn;
use super::producers_column::{ProducersColumn, TopicSizes};
use crate::hooks::{use_lang, use_ui};
use crate::lane::Density;
use crate::page::Page;
use crate::paint::Painter;
use crate::text::Msg;
use crate::ui::UiAction;

/// Properties of [`Stage`].
#[derive(Properties, PartialEq)]
pub(crate) struct StageProps {
    /// Everything shown.
    pub(crate) page: Rc<Page>,
    /// Topics as forms need them.
    pub(crate) topics: TopicSizes,
    /// One column: producers are elsewhere.
    pub(crate) narrow: bool,
    /// The painter of the canvas.
    pub(crate) painter: Painter,
}

/// The stage.
#[component]
pub(crate) fn Stage(props: &StageProps) -> Html {
    let lang = use_lang();
    let ui = use_ui();
    let (stage, canvas) = (use_node_ref(), use_node_ref());
    let page = &props.page;
    let density = Density::for_partitions(page.partition_count(), props.narrow);
    let colours: Colours = {
        let pairs = page.consumers().map(|consumer| (consumer.name.clone(), consumer.colour));
        let colours: protocol::SortedMap<String, u8> = pairs.collect();
        (*use_memo(colours, |colours| Rc::new(colours.clone()))).clone()
    };
    {
        let (stage, canvas, painter) = (stage.clone(), canvas.clone(), props.painter.clone());
        use_effect_with(props.narrow, move |_| {
            let watched = attach(&stage, &canvas, &painter);
            move || {
                if let Some((observer, _callback)) = watched {
                    observer.disconnect();
                }
            }
        });
    }
    {
        let painter = props.painter.clone();
        use_effect_with((density, shape(page)), move |(density, _)| painter.set_density(*density));
    }
    let onclick = {
        let (stage, painter) = (stage.clone(), props.painter.clone());
        Callback::from(move |event: MouseEvent| {
            let Some(message) = message_under(&stage, &painter, &event) else { return };
            ui.emit(UiAction::PickMessage(message));
        })
    };
    let onscroll = {
        let painter = props.painter.clone();
        Callback::from(move |_: Event| painter.layout_changed())
    };
    html! {
        <main id="kp-stage" tabindex="-1" ref={stage} class={classes!("kp-stage", density.class())}
            aria-label={Msg::Stage.text(lang)} {onclick}>
            <div class="kp-stage__columns" onscroll={onscroll}>
                if !props.narrow {
                    <ProducersColumn producers={Rc::clone(&page.producers)}
                        externals={Rc::clone(&page.externals)}
                        topics={Rc::clone(&props.topics)} outcomes={Rc::clone(&page.outcomes)} />
                }
                <ClusterColumn brokers={Rc::clone(&page.brokers)} topics={Rc::clone(&page.topics)}
                    offsets_logs={Rc::clone(&page.offsets_logs)} {colours} {density}
                    outcomes={Rc::clone(&page.outcomes)} />
                <GroupsColumn groups={Rc::clone(&page.groups)}
                    standalone={Rc::clone(&page.standalone)}
                    topics={Rc::clone(&props.topics)} outcomes={Rc::clone(&page.outcomes)} />
            </div>
            <canvas ref={canvas} class="kp-stage__canvas" aria-hidden="true" />
        </main>
    }
}

/// What the layout depends on: when it changes, elements have moved.
fn shape(page: &Page) -> Vec<usize> {
    let topics = page.topics.iter().map(|topic| topic.partitions.len());
    let groups = page.groups.iter().map(|group| group.consumers.len());
    [page.producers.len(), page.externals.len(), page.brokers.len(), page.offsets_logs.len()]
        .into_iter()
        .chain(topics)
        .chain(groups)
        .collect()
}

type Watched = (ResizeObserver, [Closure<dyn FnMut()>; 2]);

/// Hands the elements to the painter and tells it whenever a column changes its size or scrolls.
fn attach(stage: &NodeRef, canvas: &NodeRef, painter: &Painter) -> Option<Watched> {
    let stage = stage.cast::<HtmlElement>()?;
    painter.attach(stage.clone(), canvas.cast::<HtmlCanvasElement>()?);
    let moved = || {
        let painter = painter.clone();
        Closure::<dyn FnMut()>::new(move || painter.layout_changed())
    };
    let (resized, scrolled) = (moved(), moved());
    let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
    observer.observe(&stage);
    let columns = stage.query_selector_all(".kp-column, .kp-column__inner").ok()?;
    for index in 0..columns.length() {
        let column = columns.item(index).and_then(|node| node.dyn_into::<Element>().ok());
        if let Some(column) = column {
            observer.observe(&column);
            // A scroll does not bubble: each column tells its own.
            let callback = scrolled.as_ref().unchecked_ref();
            let _ = column.add_event_listener_with_callback("scroll", callback);
        }
    }
    Some((observer, [resized, scrolled]))
}

/// The message drawn where a click went, unless the click was meant for something in the DOM.
fn message_under(
    stage: &NodeRef,
    painter: &Painter,
    event: &MouseEvent,
) -> Option<sim::event::EventId> {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok())?;
    let taken = target.closest("button, summary, input, select, textarea, label, a").ok()?;
    if taken.is_some() {
        return None;
    }
    let frame = stage.cast::<HtmlElement>()?.get_bounding_client_rect();
    painter.message_at(
        f64::from(event.client_x()) - frame.left(),
        f64::from(event.client_y()) - frame.top(),
    )
}
