//! Something to be said once, such as what is wrong with a link; it stays until dismissed.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::text::Msg;

/// Properties of [`Notice`].
#[derive(Properties, PartialEq)]
pub(crate) struct NoticeProps {
    /// What is to be said, one paragraph each.
    pub(crate) lines: Vec<AttrValue>,
}

/// Something to be said once.
#[component]
pub(crate) fn Notice(props: &NoticeProps) -> Html {
    let lang = use_lang();
    let dismissed = use_state_eq(|| false);
    let onclick = {
        let dismissed = dismissed.clone();
        Callback::from(move |_: MouseEvent| dismissed.set(true))
    };
    if *dismissed || props.lines.is_empty() {
        return Html::default();
    }
    html! {
        <div class="kp-notice" role="alert">
            <div class="kp-notice__lines">
                for (index, line) in props.lines.iter().enumerate() {
                    <p key={index}>{ line }</p>
                }
            </div>
            <button type="button" class="kp-btn" {onclick}>{ Msg::Dismiss.text(lang) }</button>
        </div>
    }
}
