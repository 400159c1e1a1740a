//! One message taken apart: its fields by name, and the bytes each of them stands in. Pointing at a
//! field lights its bytes, pointing at a byte lights its field.

use std::ops::Range;
use std::rc::Rc;

use bytes::Bytes;
use protocol::tree::{Node, NodeValue};
use sim::event::EventId;
use yew::prelude::*;

use super::hex_view::{HexView, hex_view};
use crate::browser::number;
use crate::core::take_apart;
use crate::hooks::{use_lang, use_world};
use crate::text::{Lang, Msg, format};

/// Elements of an array that are listed.
const ELEMENTS: usize = 100;

/// Characters of a value that are shown.
const VALUE_LENGTH: usize = 120;

/// Properties of [`FieldTree`].
#[derive(Properties, PartialEq)]
pub(crate) struct FieldTreeProps {
    /// The message, by its `MessageSent` event.
    pub(crate) message: EventId,
}

/// One message taken apart.
#[component]
pub(crate) fn FieldTree(props: &FieldTreeProps) -> Html {
    let lang = use_lang();
    let world = use_world();
    let lit = use_state_eq(|| None::<Range<usize>>);
    let frame = use_memo((props.message, world), |(message, world)| {
        let frame = world.as_ref().and_then(|world| world.message(*message))?;
        let tree = take_apart(&frame);
        Some((frame.bytes, tree))
    });
    let onlight = {
        let lit = lit.clone();
        Callback::from(move |range: Range<usize>| lit.set(Some(range)))
    };
    let onbyte = {
        let (lit, frame) = (lit.clone(), Rc::clone(&frame));
        Callback::from(move |at: usize| {
            let tree = frame.as_ref().as_ref().and_then(|(_, tree)| tree.as_ref().ok());
            let path = tree.map(|tree| tree.path_to(at)).unwrap_or_default();
            lit.set(path.last().map(|node| node.range.clone()));
        })
    };
    let Some((bytes, tree)) = &*frame else {
        return html! { <p class="kp-muted">{ Msg::MessageGone.text(lang) }</p> };
    };
    html! {
        <div class="kp-message">
            <div class="kp-message__fields">
                { fields(lang, tree, &lit, &onlight) }
            </div>
            { hex_view(&HexView { bytes: Bytes::clone(bytes), lit: (*lit).clone(), onbyte }) }
        </div>
    }
}

fn fields(
    lang: Lang,
    tree: &Result<Node, String>,
    lit: &Option<Range<usize>>,
    onlight: &Callback<Range<usize>>,
) -> Html {
    match tree {
        Ok(tree) => html! {
            <ul class="kp-fields" role="tree" aria-label={Msg::FieldColumn.text(lang)}>
                for child in tree.children() {
                    { field(lang, child, lit, onlight) }
                }
            </ul>
        },
        Err(error) => html! { <p class="kp-error">{ error }</p> },
    }
}

fn field(
    lang: Lang,
    node: &Node,
    lit: &Option<Range<usize>>,
    onlight: &Callback<Range<usize>>,
) -> Html {
    let children: &[Node] = match &node.value {
        NodeValue::Bytes { inside, .. } => inside,
        _ => node.children(),
    };
    let range = node.range.clone();
    let is_lit = lit.as_ref() == Some(&node.range);
    let key = format!("{}-{}", node.label(), node.range.start);
    let onclick = onlight.reform(move |_: MouseEvent| range.clone());
    let range = node.range.clone();
    let onfocus = onlight.reform(move |_: FocusEvent| range.clone());
    html! {
        <li {key} role="treeitem" aria-selected={is_lit.to_string()}>
            <button type="button"
                class={classes!("kp-fields__row", is_lit.then_some("kp-fields__row--lit"))}
                {onclick} {onfocus}>
                <span class="kp-fields__name">{ node.label() }</span>
                <span class="kp-fields__value">{ value(lang, node) }</span>
                <span class="kp-fields__range">
                    { format!("{}…{}", node.range.start, node.range.end) }
                </span>
            </button>
            if !children.is_empty() {
                <ul role="group">
                    for child in children.iter().take(ELEMENTS) {
                        { field(lang, child, lit, onlight) }
                    }
                </ul>
            }
        </li>
    }
}

fn value(lang: Lang, node: &Node) -> String {
    let text = match &node.value {
        NodeValue::Null => Msg::Null.text(lang).to_string(),
        NodeValue::Bool(value) => value.to_string(),
        NodeValue::Int(value) => value.to_string(),
        NodeValue::Float(value) => number(*value),
        NodeValue::Uuid(value) => value.to_string(),
        NodeValue::Str(value) => format!("“{}”", &**value),
        NodeValue::Bytes { bytes, inside } if inside.is_empty() => {
            format!("{} “{}”", format::bytes(bytes.len() as u64), String::from_utf8_lossy(bytes))
        }
        NodeValue::Bytes { bytes, .. } => format::bytes(bytes.len() as u64),
        NodeValue::Struct(_) => String::new(),
        NodeValue::Array(elements) => format!("[{}]", elements.len()),
    };
    match text.char_indices().nth(VALUE_LENGTH) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text,
    }
}
