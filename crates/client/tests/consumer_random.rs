//! Random lives of a group: brokers stop, answers fail, members come, go, die and dawdle.
//! Afterwards everything heals, and then every partition has one owner who has read all there is.

mod consumer_world;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use client::consumer::MemberState;
use consumer_world::{World, config, ms};
use protocol::era::Era;
use protocol::rng::Rng;
use protocol::time::Duration;
use protocol::{ApiKey, ErrorCode, SortedMap, SortedSet};

const PARTITIONS: i32 = 4;

fn subscribe(world: &mut World, rng: &mut Rng) {
    let era = Era::ALL[rng.below(2) as usize];
    let mut config = config(era, "g");
    config.set("auto.offset.reset", "earliest").unwrap();
    config.set("max.poll.interval.ms", "30000").unwrap();
    config.set("max.poll.records", ["1", "3", "500"][rng.below(3) as usize]).unwrap();
    config.set("auto.commit.interval.ms", "1000").unwrap();
    let app = world.subscribe(config, &["orders"]);
    world.apps[app].poll_timeout = ms([20, 100, 2_000][rng.below(3) as usize]);
}

fn scripted(rng: &mut Rng) -> (ApiKey, ErrorCode) {
    let choices = [
        (ApiKey::FindCoordinator, ErrorCode::CoordinatorNotAvailable),
        (ApiKey::JoinGroup, ErrorCode::CoordinatorLoadInProgress),
        (ApiKey::JoinGroup, ErrorCode::UnknownMemberId),
        (ApiKey::JoinGroup, ErrorCode::NotCoordinator),
        (ApiKey::SyncGroup, ErrorCode::RebalanceInProgress),
        (ApiKey::SyncGroup, ErrorCode::IllegalGeneration),
        (ApiKey::Heartbeat, ErrorCode::NotCoordinator),
        (ApiKey::Heartbeat, ErrorCode::UnknownMemberId),
        (ApiKey::Heartbeat, ErrorCode::IllegalGeneration),
        (ApiKey::OffsetCommit, ErrorCode::CoordinatorLoadInProgress),
        (ApiKey::OffsetCommit, ErrorCode::IllegalGeneration),
        (ApiKey::OffsetFetch, ErrorCode::CoordinatorLoadInProgress),
        (ApiKey::OffsetFetch, ErrorCode::NotCoordinator),
        (ApiKey::ListOffsets, ErrorCode::NotLeaderOrFollower),
        (ApiKey::Fetch, ErrorCode::FetchSessionIdNotFound),
    ];
    choices[rng.below(choices.len() as u64) as usize]
}

fn act(world: &mut World, rng: &mut Rng) {
    let app = rng.below(world.apps.len() as u64) as usize;
    match rng.below(10) {
        0..=3 if world.is_broker_up => {
            let partition = rng.below(PARTITIONS as u64) as i32;
            world.broker.append(world.now, "orders", partition, 1 + rng.below(5) as i64);
        }
        4 => {
            world.stop_broker();
            world.run_for(ms(rng.below(15_000)));
            world.is_broker_up = true;
        }
        5 => world.broker.scripted.push_back(scripted(rng)),
        6 if world.apps.len() < 6 => subscribe(world, rng),
        7 if world.apps.len() > 1 && rng.chance(1, 3) => world.kill(app),
        8 if world.apps[app].is_alive && rng.chance(1, 2) => {
            let now = world.now;
            world.apps[app].consumer.close(now, None);
        }
        9 => world.apps[app].polls = !world.apps[app].polls,
        _ => {}
    }
}

#[test]
fn after_any_trouble_a_group_heals_and_nothing_is_left_unread() {
    for seed in 0..20 {
        let mut rng = Rng::new(seed);
        let mut world = World::new(PARTITIONS);
        subscribe(&mut world, &mut rng);
        for _ in 0..40 {
            act(&mut world, &mut rng);
            world.run_for(ms(rng.below(3_000)));
        }
        world.broker.scripted.clear();
        subscribe(&mut world, &mut rng);
        for app in &mut world.apps {
            app.polls = true;
        }
        world.run_for(Duration::from_secs(120));
        check(&world, seed);
    }
}

fn check(world: &World, seed: u64) {
    let mut owners: SortedMap<i32, usize> = SortedMap::new();
    let alive = world.apps.iter().enumerate();
    let alive = alive.filter(|(_, app)| app.is_alive && !app.consumer.is_closed());
    for (index, app) in alive {
        assert_eq!(app.consumer.state(), MemberState::Stable, "seed {seed} app {index}");
        for (topic, partition) in app.consumer.assignment() {
            assert!(owners.insert(partition, index).is_none(), "seed {seed}: two owners");
            let position = app.consumer.position(&(topic, partition));
            let log = &world.broker.topics["orders"].1[partition as usize];
            assert_eq!(position, Some(log.end), "seed {seed}: partition {partition} is not read");
        }
    }
    assert_eq!(owners.len(), PARTITIONS as usize, "seed {seed}: {owners:?}");
    for partition in 0..PARTITIONS {
        let apps = 0..world.apps.len();
        let read: SortedSet<i64> = apps.flat_map(|app| world.offsets(app, partition)).collect();
        let log = &world.broker.topics["orders"].1[partition as usize];
        assert_eq!(read.len() as i64, log.end, "seed {seed}: every record was read by somebody");
    }
}
