//! The few things asked of the browser outside of components. On a native build (tests of the
//! page's logic and of its HTML) there is no browser and each answers with what a blank page would.

/// Wall time in milliseconds, only for budgets and animation, never for the world.
pub(crate) fn now_ms() -> f64 {
    #[cfg(target_arch = "wasm32")]
    return web_sys::window().and_then(|w| w.performance()).map_or(0.0, |p| p.now());
    #[cfg(not(target_arch = "wasm32"))]
    0.0
}

/// A number in words: the browser knows how, and Rust's own way would be 12 KB of the module.
pub(crate) fn number(value: f64) -> String {
    #[cfg(target_arch = "wasm32")]
    return js_sys::Number::from(value)
        .to_string_with_radix(10)
        .map(String::from)
        .unwrap_or_default();
    #[cfg(not(target_arch = "wasm32"))]
    value.to_string()
}

/// Whether a media query matches now.
pub(crate) fn matches_media(query: &str) -> bool {
    #[cfg(target_arch = "wasm32")]
    return web_sys::window()
        .and_then(|w| w.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches());
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = query;
        false
    }
}

/// The first preferred language of the browser, such as `ko-KR`.
pub(crate) fn language() -> Option<String> {
    #[cfg(target_arch = "wasm32")]
    return web_sys::window().and_then(|w| w.navigator().language());
    #[cfg(not(target_arch = "wasm32"))]
    None
}

/// A remembered setting. Under a sandbox without an origin there is no storage, and none is missed.
pub(crate) fn remembered(name: &str) -> Option<String> {
    #[cfg(target_arch = "wasm32")]
    return storage()?.get_item(&storage_key(name)).ok().flatten();
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = name;
        None
    }
}

/// Remembers a setting where that is possible.
pub(crate) fn remember(name: &str, value: &str) {
    #[cfg(target_arch = "wasm32")]
    if let Some(storage) = storage() {
        let _ = storage.set_item(&storage_key(name), value);
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (name, value);
}

#[cfg(target_arch = "wasm32")]
fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

#[cfg(target_arch = "wasm32")]
fn storage_key(name: &str) -> String {
    format!("kafka-playground:{name}")
}

/// Sets an attribute of the root element, where themes and languages are read from.
pub(crate) fn set_root_attribute(name: &str, value: &str) {
    #[cfg(target_arch = "wasm32")]
    if let Some(root) =
        web_sys::window().and_then(|w| w.document()).and_then(|d| d.document_element())
    {
        let _ = root.set_attribute(name, value);
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (name, value);
}

/// Sets the title of the document.
pub(crate) fn set_title(title: &str) {
    #[cfg(target_arch = "wasm32")]
    if let Some(document) = web_sys::window().and_then(|w| w.document()) {
        document.set_title(title);
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = title;
}

/// Moves the focus to the element with this id.
pub(crate) fn focus(id: &str) {
    #[cfg(target_arch = "wasm32")]
    {
        use wasm_bindgen::JsCast;
        let document = web_sys::window().and_then(|w| w.document());
        let element = document.and_then(|d| d.get_element_by_id(id));
        if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = id;
}

/// Has the Code panel loaded and put into `place`.
pub(crate) fn open_code(place: &yew::NodeRef, lang: &str) {
    #[cfg(target_arch = "wasm32")]
    {
        use js_sys::{Function, Reflect};
        use wasm_bindgen::{JsCast, JsValue};
        let get = |from: &JsValue, name: &str| Reflect::get(from, &name.into());
        let open = get(&js_sys::global(), "playground").and_then(|p| get(&p, "openCode"));
        let open = open.ok().and_then(|open| open.dyn_into::<Function>().ok());
        if let (Some(open), Some(place)) = (open, place.get()) {
            let _ = open.call2(&JsValue::UNDEFINED, &place, &lang.into());
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (place, lang);
}

/// The fragment of the page's address, with its `#`.
pub(crate) fn fragment() -> String {
    #[cfg(target_arch = "wasm32")]
    return web_sys::window().and_then(|w| w.location().hash().ok()).unwrap_or_default();
    #[cfg(not(target_arch = "wasm32"))]
    String::new()
}

/// Whether this is `embed.html`: the stage and its time bar alone.
pub(crate) fn is_embedded() -> bool {
    #[cfg(target_arch = "wasm32")]
    return web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.document_element())
        .is_some_and(|root| root.has_attribute("data-embedded"));
    #[cfg(not(target_arch = "wasm32"))]
    false
}
