//! The width of an element, now and whenever it changes.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};
use yew::prelude::*;

/// The width in CSS pixels, 0 until it is known.
#[hook]
pub(crate) fn use_width(node: &NodeRef) -> i32 {
    let width = use_state_eq(|| 0);
    {
        let (node, width) = (node.clone(), width.clone());
        use_effect_with((), move |()| {
            let element = node.cast::<HtmlElement>();
            let observed = element.map(|element| observe(element, width));
            move || {
                if let Some((observer, _callback)) = observed {
                    observer.disconnect();
                }
            }
        });
    }
    *width
}

type Observed = (ResizeObserver, Closure<dyn FnMut()>);

fn observe(element: HtmlElement, width: UseStateHandle<i32>) -> Observed {
    let target = element.clone();
    let callback = Closure::<dyn FnMut()>::new(move || width.set(target.client_width()));
    let observer = ResizeObserver::new(callback.as_ref().unchecked_ref())
        .unwrap_or_else(|_| unreachable!("every browser with wasm has ResizeObserver"));
    observer.observe(&element);
    (observer, callback)
}
