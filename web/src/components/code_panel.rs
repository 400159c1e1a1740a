//! The place of the Code panel in the drawer. The panel itself is a chunk of its own, loaded by
//! `web/boot.js` when it is opened for the first time: an editor, KafkaJS and a sandbox.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::text::Msg;

/// The place of the Code panel; what stands in it stays when the drawer is closed.
#[component]
pub(crate) fn CodePanel() -> Html {
    let lang = use_lang();
    let place = use_node_ref();
    use_effect_with((place.clone(), lang), |(place, lang)| {
        crate::browser::open_code(place, lang.tag());
    });
    html! {
        <div class="kp-code-host" ref={place}>
            <p class="kp-note">{ Msg::CodeLoading.text(lang) }</p>
        </div>
    }
}
