//! A labelled input. The label is always there for whoever does not see the layout.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What is typed into a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum FieldKind {
    /// A text.
    #[default]
    Text,
    /// A number, with the number keys on a phone.
    Number,
    /// Several lines.
    Lines,
}

/// Properties of [`Field`].
#[derive(Properties, PartialEq)]
pub(crate) struct FieldProps {
    /// What it is for.
    pub(crate) label: AttrValue,
    /// What is typed.
    pub(crate) value: UseStateHandle<String>,
    /// What kind of value.
    #[prop_or_default]
    pub(crate) kind: FieldKind,
    /// Shown while it is empty.
    #[prop_or_default]
    pub(crate) placeholder: AttrValue,
    /// Values to choose from; any other may be typed too.
    #[prop_or_default]
    pub(crate) suggestions: Vec<AttrValue>,
    /// Greyed out.
    #[prop_or_default]
    pub(crate) disabled: bool,
    /// Something that belongs beside the input.
    #[prop_or_default]
    pub(crate) children: Html,
}

/// A labelled input.
#[component]
pub(crate) fn Field(props: &FieldProps) -> Html {
    let id = use_memo((), |()| unique("field"));
    let oninput = {
        let value = props.value.clone();
        Callback::from(move |event: InputEvent| {
            let target = event.target();
            let typed = target.clone().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            let lines = target.and_then(|t| t.dyn_into::<HtmlTextAreaElement>().ok());
            if let Some(input) = typed {
                value.set(input.value());
            } else if let Some(area) = lines {
                value.set(area.value());
            }
        })
    };
    let list = (!props.suggestions.is_empty()).then(|| format!("{id}-list"));
    let mode = (props.kind == FieldKind::Number).then_some("decimal");
    html! {
        <div class="kp-field">
            <label class="kp-field__label" for={id.to_string()}>{ &props.label }</label>
            <div class="kp-field__body">
                if props.kind == FieldKind::Lines {
                    <textarea id={id.to_string()} class="kp-input" rows="2" spellcheck="false"
                        value={props.value.to_string()} disabled={props.disabled}
                        placeholder={&props.placeholder} {oninput} />
                } else {
                    <input id={id.to_string()} class="kp-input" type="text" inputmode={mode}
                        autocomplete="off" spellcheck="false" value={props.value.to_string()}
                        disabled={props.disabled} placeholder={&props.placeholder}
                        list={list.clone()} {oninput} />
                }
                if let Some(list) = list {
                    <datalist id={list}>
                        for value in &props.suggestions {
                            <option key={value.to_string()} value={value} />
                        }
                    </datalist>
                }
                { props.children.clone() }
            </div>
        </div>
    }
}

/// Properties of [`Choice`].
#[derive(Properties, PartialEq)]
pub(crate) struct ChoiceProps {
    /// What it is for.
    pub(crate) label: AttrValue,
    /// The chosen value.
    pub(crate) value: UseStateHandle<String>,
    /// Values and their words.
    pub(crate) options: Vec<(AttrValue, AttrValue)>,
}

/// A labelled choice among a few.
#[component]
pub(crate) fn Choice(props: &ChoiceProps) -> Html {
    let id = use_memo((), |()| unique("choice"));
    let onchange = {
        let value = props.value.clone();
        Callback::from(move |event: Event| {
            let select = event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
            if let Some(select) = select {
                value.set(select.value());
            }
        })
    };
    html! {
        <div class="kp-field">
            <label class="kp-field__label" for={id.to_string()}>{ &props.label }</label>
            <select id={id.to_string()} class="kp-input" {onchange}>
                for (value, words) in &props.options {
                    <option key={value.to_string()} value={value}
                        selected={**value == **props.value}>{ words }</option>
                }
            </select>
        </div>
    }
}

/// An id no other element has.
pub(crate) fn unique(prefix: &str) -> String {
    use std::cell::Cell;
    thread_local!(static NEXT: Cell<u32> = const { Cell::new(0) });
    let number = NEXT.with(|next| next.replace(next.get() + 1));
    format!("kp-{prefix}-{number}")
}
