//! The page: draws the world and lets a person act in it. It decides nothing about Kafka; what it
//! shows is in `sim::view`, what it does is a `sim::command::Command`.

mod app;
mod browser;
mod components;
mod core;
mod fragment;
mod history;
mod hooks;
mod json;
mod lane;
mod outside;
mod page;
mod paint;
mod script;
mod text;
mod ui;
mod view_json;
mod world;

use app::{App, AppProps, Settings};
use core::{START, Scene};
use protocol::time::Duration;
use text::{Lang, Msg};
use ui::Theme;
use world::World;

/// Starts the page in the document's body: the scene of the link, or the opening scene.
pub fn start() {
    let (link, problems) = fragment::parse(&browser::fragment());
    let preferred = || browser::remembered("language").or_else(browser::language);
    let lang = link.lang.or_else(|| preferred().and_then(|tag| Lang::from_tag(&tag)));
    let lang = lang.unwrap_or_default();
    let theme = browser::remembered("theme").and_then(|name| Theme::from_name(&name));
    let mut notices: Vec<yew::AttrValue> = Vec::new();
    if !problems.is_empty() {
        notices.push(Msg::BadScene.text(lang).into());
        notices.extend(problems.iter().map(|problem| problem.text(lang).into()));
    }
    let settings = Settings {
        lang,
        theme: link.theme.or(theme).unwrap_or_default(),
        embedded: browser::is_embedded(),
        code: link.code,
        notices,
    };
    let default_at = if link.scene.is_none() { Scene::OPENING } else { Duration::ZERO };
    let scene = link.scene.unwrap_or_else(|| Scene::default_for(link.era));
    let world = World::new(scene);
    world.seek(START + link.at.unwrap_or(default_at));
    world.set_playing(link.plays);
    script::publish(&world, lang);
    yew::Renderer::<App>::with_props(AppProps { world, settings }).render();
}

#[cfg(test)]
mod tests;
