//! The page's own keys: time at hand wherever the focus is, except where a person types.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, Node};
use yew::prelude::*;

use crate::ui::UiAction;
use crate::world::World;

/// Listens while the page lives.
#[hook]
pub(crate) fn use_keys(world: &World, ui: &Callback<UiAction>) {
    use_effect_with((world.clone(), ui.clone()), |(world, ui)| {
        let (world, ui) = (world.clone(), ui.clone());
        let listener = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                if !is_for_another(event) && handle(&event.key(), &world, &ui) {
                    event.prevent_default();
                }
            })
        });
        let pressed = web_sys::window().map(|window| {
            EventListener::new(&window, "pointerdown", |event| {
                close_menus(event.target().and_then(|target| target.dyn_into::<Node>().ok()));
            })
        });
        move || drop((listener, pressed))
    });
}

/// Closes the menus that are open, but for the one `within` is in. One that is closed from the keys
/// gives the focus back to what opened it.
fn close_menus(within: Option<Node>) {
    let document = web_sys::window().and_then(|window| window.document());
    let open = document.and_then(|found| found.query_selector_all("details[data-menu][open]").ok());
    let Some(open) = open else { return };
    for index in 0..open.length() {
        let menu = open.item(index).and_then(|node| node.dyn_into::<Element>().ok());
        let Some(menu) = menu.filter(|menu| !menu.contains(within.as_ref())) else { continue };
        let _ = menu.remove_attribute("open");
        let summary = menu.query_selector("summary").ok().flatten();
        if let Some(summary) = summary.and_then(|found| found.dyn_into::<HtmlElement>().ok())
            && within.is_none()
        {
            let _ = summary.focus();
        }
    }
}

fn is_for_another(event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
        return true;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return false;
    };
    let typing =
        target.closest("input:not([type=range]), select, textarea").ok().flatten().is_some();
    let pressing = target.closest("button, summary, a, [role=option]").ok().flatten().is_some();
    typing && event.key() != "Escape" || pressing && matches!(&*event.key(), " " | "Enter")
}

fn handle(key: &str, world: &World, ui: &Callback<UiAction>) -> bool {
    match key {
        " " => world.set_playing(!world.is_playing()),
        "." => world.step(),
        "," => world.step_back(),
        "[" => world.change_speed(-1),
        "]" => world.change_speed(1),
        "Escape" => {
            close_menus(None);
            ui.emit(UiAction::DismissRecord);
        }
        _ => return false,
    }
    true
}
