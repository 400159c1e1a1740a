//! Time at hand: stepping, going back, forking, through the owner the page uses.

use protocol::era::Era;
use protocol::time::Duration;
use sim::command::Command;

use crate::core::{START, Scene};
use crate::page::REAL_TIME;
use crate::view_json;
use crate::world::World;

fn opened() -> World {
    let world = World::new(Scene::default_for(Era::Kafka4));
    world.seek(START + Scene::OPENING);
    world
}

#[test]
fn a_step_and_a_step_back_show_the_same_moment() {
    let world = opened();
    world.step();
    let here = view_json::view(&world.view());
    world.step();
    world.step_back();
    let back = view_json::view(&world.view());
    let without_run = |text: &str| text.split_once("\"now\"").map(|(_, rest)| rest.to_string());
    assert_eq!(without_run(&back), without_run(&here));
}

#[test]
fn acting_in_the_past_forks_and_says_so() {
    let world = opened();
    world.seek(START + Duration::from_secs(10));
    assert!(world.page().pace.in_the_past);
    assert!(world.act("test", Command::Kill { process: "billing-1".into() }));
    let pace = world.page().pace;
    assert!(!pace.in_the_past, "the former future is gone");
    assert_eq!(pace.forked_at, Some(START + Duration::from_secs(10)));
    let telling = world.page().telling.clone().expect("the fork is told");
    assert!(matches!(
        telling.event.what,
        sim::event::What::Forked { .. } | sim::event::What::Lifecycle(_)
    ));
}

#[test]
fn frames_move_time_by_the_speed_and_never_jump() {
    let world = opened();
    world.set_playing(true);
    let began = world.view().now;
    world.frame(1_000.0);
    world.frame(1_016.0);
    assert_eq!(world.view().now.since(began), Duration::from_millis(16));
    // The tab slept for a minute: the world did not go on without being seen.
    world.frame(61_016.0);
    assert_eq!(world.view().now.since(began), Duration::from_millis(116));
    world.set_speed(REAL_TIME - 3);
    world.frame(61_036.0);
    assert_eq!(world.view().now.since(began), Duration::from_millis(118), "a tenth of 20 ms");
}

#[test]
fn an_era_is_another_run() {
    let world = opened();
    let before = world.page().run;
    world.set_era(Era::Kafka25);
    let page = world.page();
    assert!(page.run != before && page.era == Era::Kafka25);
    assert_eq!(page.now, START);
}
