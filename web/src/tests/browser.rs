//! The page in a real browser: what renders again and what does not, and what a person does.

use std::cell::Cell;
use std::rc::Rc;

use protocol::era::Era;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::app::{App, AppProps, Settings};
use crate::core::{START, Scene};
use crate::page::{List, Shared};
use crate::text::Lang;
use crate::ui::Theme;
use crate::world::World;

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> web_sys::Document {
    web_sys::window().and_then(|window| window.document()).expect("a page")
}

fn root() -> Element {
    let root = document().create_element("div").expect("an element");
    document().body().expect("a body").append_child(&root).expect("appended");
    root
}

async fn mounted() -> (World, Element) {
    let world = World::new(Scene::default_for(Era::Kafka4));
    world.seek(START + Scene::OPENING);
    let root = root();
    let settings = Settings {
        lang: Lang::En,
        theme: Theme::Light,
        embedded: false,
        code: false,
        notices: vec![],
    };
    let props = AppProps { world: world.clone(), settings };
    yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
    yew::scheduler::flush().await;
    (world, root)
}

fn find(root: &Element, selector: &str) -> HtmlElement {
    let found = root.query_selector(selector).expect("a selector");
    found.unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
}

fn button(root: &Element, words: &str) -> HtmlElement {
    let buttons = root.query_selector_all("button, summary").expect("a selector");
    (0..buttons.length())
        .filter_map(|index| buttons.item(index))
        .map(|node| node.unchecked_into::<HtmlElement>())
        .find(|element| {
            element.text_content().is_some_and(|text| text.trim() == words)
                || element.get_attribute("aria-label").as_deref() == Some(words)
        })
        .unwrap_or_else(|| panic!("no button {words}"))
}

#[derive(Properties, PartialEq)]
struct CountedProps {
    value: Shared<u32>,
    renders: Shared<Cell<u32>>,
}

#[component]
fn Counted(props: &CountedProps) -> Html {
    props.renders.set(props.renders.get() + 1);
    html! { { *props.value } }
}

#[derive(Properties, PartialEq)]
struct ParentProps {
    told: Callback<Callback<List<u32>>>,
    first: List<u32>,
    renders: Vec<Shared<Cell<u32>>>,
}

#[component]
fn Parent(props: &ParentProps) -> Html {
    let list = use_state(|| Rc::clone(&props.first));
    {
        let (list, told) = (list.clone(), props.told.clone());
        use_effect_with((), move |()| told.emit(Callback::from(move |next| list.set(next))));
    }
    html! {
        for (index, value) in list.iter().enumerate() {
            <Counted key={index} value={value.clone()} renders={props.renders[index].clone()} />
        }
    }
}

#[wasm_bindgen_test]
async fn only_what_changed_renders_again() {
    let first: List<u32> = [1, 2, 3].map(Shared::new).into();
    let renders: Vec<Shared<Cell<u32>>> = (0..3).map(|_| Shared::new(Cell::new(0))).collect();
    let setter: Rc<std::cell::RefCell<Option<Callback<List<u32>>>>> = Rc::default();
    let keep = Rc::clone(&setter);
    let told = Callback::from(move |set| *keep.borrow_mut() = Some(set));
    let props = ParentProps { told, first: Rc::clone(&first), renders: renders.clone() };
    yew::Renderer::<Parent>::with_root_and_props(root(), props).render();
    yew::scheduler::flush().await;
    let set = setter.borrow().clone().expect("mounted");
    for version in 0..100 {
        set.emit([first[0].clone(), Shared::new(version), first[2].clone()].into());
        yew::scheduler::flush().await;
    }
    let counts: Vec<u32> = renders.iter().map(|renders| renders.get()).collect();
    assert_eq!(counts, [1, 101, 1]);
}

#[wasm_bindgen_test]
async fn the_stage_shows_the_real_thing() {
    let (world, root) = mounted().await;
    let lanes = root.query_selector_all(".kp-lane__log").expect("a selector").length();
    assert_eq!(lanes as usize, world.page().partition_count());
    let cells = root.query_selector_all(".kp-cell").expect("a selector").length();
    assert!(cells > 0, "records are there");
    let text = root.text_content().unwrap_or_default();
    for words in ["orders-api", "billing-1", "Stable", "__consumer_offsets"] {
        assert!(text.contains(words), "{words}");
    }
}

#[wasm_bindgen_test]
async fn a_click_on_step_moves_time_and_the_language_switches_in_place() {
    let (world, root) = mounted().await;
    let before = world.view().now;
    button(&root, "Step").click();
    yew::scheduler::flush().await;
    assert!(world.view().now > before);
    button(&root, "한국어").click();
    yew::scheduler::flush().await;
    assert_eq!(
        find(&root, ".kp-producers").get_attribute("aria-label").as_deref(),
        Some("프로듀서")
    );
    assert!(world.view().now > before, "the run went on through it");
}

#[wasm_bindgen_test]
async fn a_killed_consumer_is_shown_dead() {
    let (world, root) = mounted().await;
    let card = find(&root, "[aria-label='billing-2']");
    button(&card, "More").click();
    yew::scheduler::flush().await;
    button(&card, "Kill").click();
    yew::scheduler::flush().await;
    let card = find(&root, "[aria-label='billing-2']");
    assert!(card.text_content().unwrap_or_default().contains("killed"));
    assert!(world.page().telling.is_some());
}
