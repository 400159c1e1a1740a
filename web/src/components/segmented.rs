//! A few alternatives side by side, one of them chosen.

use yew::prelude::*;

/// Properties of [`Segmented`].
#[derive(Properties, PartialEq)]
pub(crate) struct SegmentedProps {
    /// What is chosen here, for whoever does not see it.
    pub(crate) label: AttrValue,
    /// Values and their words.
    pub(crate) options: Vec<(AttrValue, AttrValue)>,
    /// The chosen value.
    pub(crate) chosen: AttrValue,
    /// Told the new choice.
    pub(crate) onchoose: Callback<AttrValue>,
}

/// A few alternatives side by side.
#[component]
pub(crate) fn Segmented(props: &SegmentedProps) -> Html {
    html! {
        <div class="kp-segmented" role="group" aria-label={&props.label}>
            for (value, words) in &props.options {
                <button key={value.to_string()} type="button" class="kp-segmented__option"
                    aria-pressed={(*value == props.chosen).to_string()}
                    onclick={choose(props, value)}>
                    { words }
                </button>
            }
        </div>
    }
}

fn choose(props: &SegmentedProps, value: &AttrValue) -> Callback<MouseEvent> {
    let value = value.clone();
    props.onchoose.reform(move |_| value.clone())
}
