//! Whether a media query matches, now and later.

use gloo_events::EventListener;
use yew::prelude::*;

use crate::browser::matches_media;

/// Renders again when `query` begins or ceases to match.
#[hook]
pub(crate) fn use_media(query: &'static str) -> bool {
    let matches = use_state_eq(|| matches_media(query));
    {
        let matches = matches.clone();
        use_effect_with(query, move |query| {
            let query = *query;
            let list = web_sys::window().and_then(|w| w.match_media(query).ok().flatten());
            let listener = list.map(|list| {
                EventListener::new(&list, "change", move |_| matches.set(matches_media(query)))
            });
            move || drop(listener)
        });
    }
    *matches
}
