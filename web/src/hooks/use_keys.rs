//! The page's own keys: time at hand wherever the focus is, except where a person types.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
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
        move || drop(listener)
    });
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
        "Escape" => ui.emit(UiAction::DismissRecord),
        _ => return false,
    }
    true
}
