//! What the components say to a screen reader, as HTML: roles, names and words of a real moment.

use protocol::era::Era;
use protocol::time::Duration;
use sim::command::Command;
use yew::LocalServerRenderer;

use crate::app::{App, AppProps, Settings};
use crate::core::{START, Scene};
use crate::text::Lang;
use crate::ui::Theme;
use crate::world::World;

fn page(world: &World, lang: Lang, embedded: bool) -> String {
    let settings = Settings {
        lang,
        theme: Theme::Light,
        embedded,
        code: false,
        notices: vec!["<b>note</b>".into()],
    };
    let props = AppProps { world: world.clone(), settings };
    let future = LocalServerRenderer::<App>::with_props(props).hydratable(false).render();
    // Rendering on the server does no waiting: one poll gives all.
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if let std::task::Poll::Ready(html) = future.as_mut().poll(&mut context) {
            return html;
        }
    }
}

fn opened() -> World {
    let world = World::new(Scene::default_for(Era::Kafka4));
    world.seek(START + Scene::OPENING);
    world
}

fn all<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let marker = format!(" {attribute}=\"");
    html.split(&marker).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_part_of_the_page_has_a_role_and_a_name() {
    let html = page(&opened(), Lang::En, false);
    let mut roles = all(&html, "role");
    roles.sort_unstable();
    roles.dedup();
    for role in
        ["alert", "group", "img", "listbox", "option", "slider", "tab", "tablist", "tabpanel"]
    {
        assert!(roles.contains(&role), "{role} is missing in {roles:?}");
    }
    let names = all(&html, "aria-label");
    for name in [
        "Producers",
        "Cluster",
        "Consumer groups",
        "billing",
        "billing-1",
        "Play",
        "Step back",
        "Time",
    ] {
        assert!(names.contains(&name), "{name} is missing in {names:?}");
    }
    assert!(names.iter().any(|name| name.starts_with("orders partition 0, offsets 0 to ")));
    assert_eq!(html.matches("aria-live=\"polite\"").count(), 1, "one voice, not many");
}

#[test]
fn the_page_speaks_korean_throughout() {
    let html = page(&opened(), Lang::Ko, false);
    let names = all(&html, "aria-label");
    for name in ["프로듀서", "클러스터", "컨슈머 그룹", "재생", "한 걸음 뒤로"]
    {
        assert!(names.contains(&name), "{name} is missing in {names:?}");
    }
    assert!(!html.contains("Add a consumer"));
}

#[test]
fn a_program_outside_is_ended_and_cut_off_from_its_card() {
    let world = opened();
    world.connect(1, "127.0.0.1").expect("a broker listens");
    world.seek(START + Scene::OPENING + Duration::from_secs(2));
    let html = page(&world, Lang::En, false);
    let card = html.split("aria-label=\"external-1\"").nth(1).expect("its card");
    let card = card.split("</article>").next().unwrap_or_default();
    for word in ["Break connection", "Kill", "Cut off"] {
        assert!(card.contains(word), "{word} is missing in {card}");
    }
    world.act("test", Command::CutOff { node: "external-1".into() });
    world.seek(START + Scene::OPENING + Duration::from_secs(3));
    let html = page(&world, Lang::Ko, false);
    let card = html.split("aria-label=\"external-1\"").nth(1).expect("its card");
    for word in ["끊김", "연결 끊기", "다시 연결"] {
        assert!(card.contains(word), "{word} is missing in {card}");
    }
}

#[test]
fn an_embedded_page_is_the_stage_and_its_time_bar() {
    let html = page(&opened(), Lang::En, true);
    assert!(html.contains("kp-stage") && html.contains("kp-time"));
    assert!(!html.contains("kp-header") && !html.contains("kp-drawer"));
}

#[test]
fn text_from_outside_never_becomes_markup() {
    let world = opened();
    let hostile = "<img src=x onerror=alert(1)>\u{202e}\0";
    world.act(
        "test",
        Command::Send {
            producer: "orders-api".into(),
            topic: "orders".into(),
            partition: Some(0),
            key: Some(hostile.into()),
            value: Some(hostile.into()),
            headers: vec![(hostile.into(), hostile.into())],
        },
    );
    world.seek(START + Scene::OPENING + Duration::from_secs(3));
    let html = page(&world, Lang::En, false);
    assert!(!html.contains("<img src=x"), "a key is text");
    assert!(html.contains("&lt;img src=x"), "and it is shown");
    assert!(html.contains("&lt;b&gt;note"), "so is what a link says");
}
