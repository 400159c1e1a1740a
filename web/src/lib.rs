//! The page: draws the world and lets a person act in it. It decides nothing about Kafka; what it
//! shows is in `sim::view`, what it does is a `sim::command::Command`.

mod app;
mod browser;
mod components;
mod core;
mod history;
mod hooks;
mod lane;
mod page;
mod paint;
mod text;
mod ui;
mod world;

use app::{App, AppProps, Settings};
use text::Lang;
use ui::Theme;
use world::World;

/// Starts the page in the document's body.
pub fn start() {
    let lang = browser::remembered("language").or_else(browser::language);
    let lang = lang.and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default();
    let theme = browser::remembered("theme").and_then(|name| Theme::from_name(&name));
    let world = World::new(core::Scene::default_for(protocol::era::Era::Kafka4));
    let settings =
        Settings { lang, theme: theme.unwrap_or_default(), embedded: false, notices: Vec::new() };
    world.seek(core::START + core::Scene::OPENING);
    world.set_playing(true);
    yew::Renderer::<App>::with_props(AppProps { world, settings }).render();
}
