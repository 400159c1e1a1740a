//! A few alternatives side by side, one of them chosen.

use yew::prelude::*;

/// A few alternatives: what is chosen here, for whoever does not see it; values and their words;
/// the chosen value; and who is told the new choice.
pub(crate) fn segmented(
    label: &'static str,
    options: &[(AttrValue, AttrValue)],
    chosen: &'static str,
    onchoose: &Callback<AttrValue>,
) -> Html {
    html! {
        <div class="kp-segmented" role="group" aria-label={label}>
            for (value, words) in options {
                <button key={value.to_string()} type="button" class="kp-segmented__option"
                    aria-pressed={(*value == chosen).to_string()}
                    onclick={choose(onchoose, value)}>
                    { words }
                </button>
            }
        </div>
    }
}

fn choose(onchoose: &Callback<AttrValue>, value: &AttrValue) -> Callback<MouseEvent> {
    let value = value.clone();
    onchoose.reform(move |_| value.clone())
}
