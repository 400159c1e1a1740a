//! What does not change stays the very same `Rc`: the ground all memoisation stands on.

use protocol::era::Era;
use protocol::time::Duration;

use crate::core::{START, Scene};
use crate::world::World;

fn opened() -> World {
    let world = World::new(Scene::default_for(Era::Kafka4));
    world.seek(START + Scene::OPENING);
    world
}

#[test]
fn a_page_of_the_same_moment_shares_everything() {
    let world = opened();
    let before = world.page();
    world.set_playing(false);
    let after = world.page();
    assert!(before.topics == after.topics && before.groups == after.groups);
    assert!(before.producers == after.producers && before.brokers == after.brokers);
    assert!(before.timeline == after.timeline);
}

#[test]
fn a_new_record_changes_its_lane_and_no_other() {
    let world = opened();
    let before = world.page();
    for _ in 0..2_000 {
        world.step();
        let after = world.page();
        let lanes = |page: &crate::page::Page| page.topics[0].partitions.clone();
        let changed: Vec<usize> = (0..lanes(&before).len())
            .filter(|lane| lanes(&before)[*lane] != lanes(&after)[*lane])
            .collect();
        if !changed.is_empty() {
            assert_eq!(changed.len(), 1, "one step appends to one partition");
            return;
        }
    }
    panic!("nothing was appended");
}

#[test]
fn an_error_lands_at_the_form_it_came_from() {
    use sim::command::Command;
    let world = opened();
    let fewer = Command::AddPartitions { topic: "orders".into(), partitions: 1 };
    world.act("topic:orders", fewer);
    world.seek(START + Scene::OPENING + Duration::from_secs(10));
    let page = world.page();
    let outcome = page.outcomes.iter().find(|outcome| &*outcome.site == "topic:orders");
    let (exception, words) = outcome.and_then(|outcome| outcome.error.clone()).expect("refused");
    assert_eq!(exception, "InvalidPartitionsException");
    assert!(words.contains("orders"), "{words}");
}
