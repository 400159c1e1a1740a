//! Stories of a consumer in its group: joining, sharing, leaving, dying, being too slow.

mod consumer_world;

use consumer_world::{World, config, ms};
use protocol::era::Era;
use protocol::time::Duration;
use protocol::{ApiKey, Request};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use client::assignor::Subscription;
use client::consumer::MemberState;

#[test]
fn the_first_member_is_told_its_id_joins_leads_and_gets_everything() {
    let mut world = World::new(3);
    let app = world.subscribe(config(Era::Kafka4, "g"), &["orders"]);
    world.run_for(ms(500));
    assert_eq!(
        world.told(app),
        [
            "joining: ",
            "joining: need to re-join with the given member-id: member-1",
            "computed range for 1 members",
            "assigned orders-0 orders-1 orders-2 in generation 1",
            "reset 0 to 0 by latest",
            "reset 1 to 0 by latest",
            "reset 2 to 0 by latest",
        ]
    );
    let consumer = &world.apps[app].consumer;
    assert_eq!(consumer.state(), MemberState::Stable);
    assert_eq!((consumer.member_id(), consumer.generation()), ("member-1", 1));
    assert!(consumer.is_group_leader());
    let joins = world.requests(app, ApiKey::JoinGroup);
    let Request::JoinGroup(second) = joins[1] else { panic!("a join") };
    assert_eq!((second.session_timeout_ms, second.rebalance_timeout_ms), (45_000, 300_000));
    let names: Vec<&str> = second.protocols.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["range"]);
    assert_eq!(second.protocols[0].metadata[..2], [0, 3]);
    let subscription = Subscription::decode(&second.protocols[0].metadata).unwrap();
    assert_eq!((subscription.topics, subscription.generation_id), (vec!["orders".to_owned()], -1));
}

#[test]
fn the_old_era_joins_with_its_own_timeouts_and_bytes() {
    let mut world = World::new(1);
    let app = world.subscribe(config(Era::Kafka25, "g"), &["orders"]);
    world.run_for(ms(500));
    let joins = world.requests(app, ApiKey::JoinGroup);
    let Request::JoinGroup(join) = joins[0] else { panic!("a join") };
    assert_eq!((join.session_timeout_ms, join.rebalance_timeout_ms), (10_000, 300_000));
    assert_eq!(join.protocols[0].metadata[..2], [0, 1]);
    assert_eq!(world.told(app).last().unwrap(), "reset 0 to 0 by latest");
}

#[test]
fn a_second_member_takes_its_share_after_the_next_heartbeat() {
    let mut world = World::new(3);
    let a = world.subscribe(config(Era::Kafka4, "g"), &["orders"]);
    world.run_for(ms(1_000));
    let b = world.subscribe(config(Era::Kafka4, "g"), &["orders"]);
    world.run_for(Duration::from_secs(5));
    let told = world.told(a);
    let after: Vec<&str> = told.iter().skip(7).map(String::as_str).collect();
    assert_eq!(
        after,
        [
            "committed before rebalance orders-0@0 orders-1@0 orders-2@0",
            "revoked orders-0 orders-1 orders-2",
            "joining: group is already rebalancing",
            "computed range for 2 members",
            "assigned orders-0 orders-1 in generation 2",
        ]
    );
    assert!(world.told(b).contains(&"assigned orders-2 in generation 2".to_owned()));
    let heartbeat = world.seen(a, ApiKey::Heartbeat)[0].at;
    let revoked = world.told_at(a, "revoked").unwrap();
    // Heartbeat answer, then commit and its answer: three milliseconds in this world.
    assert_eq!(revoked.since(heartbeat), ms(3));
    let joins = world.requests(a, ApiKey::JoinGroup);
    let Request::JoinGroup(join) = joins[2] else { panic!("a join") };
    assert_eq!(join.reason.as_deref(), Some("group is already rebalancing"));
}

#[test]
fn a_polite_close_hands_over_at_the_next_heartbeat_of_the_others() {
    let mut world = World::new(2);
    let a = world.subscribe(config(Era::Kafka4, "g"), &["orders"]);
    let b = world.subscribe(config(Era::Kafka4, "g"), &["orders"]);
    world.run_for(Duration::from_secs(10));
    world.broker.append(world.now, "orders", 0, 4);
    world.broker.append(world.now, "orders", 1, 4);
    world.run_for(ms(200));
    let now = world.now;
    let told_before = world.told(a).len();
    world.apps[a].consumer.close(now, None);
    world.run_for(Duration::from_secs(5));
    let told = world.told(a);
    assert_eq!(
        told[told_before..],
        ["failed WakeupException: ", "committed on close orders-0@4", "revoked orders-0", "closed",]
    );
    let leaves = world.requests(a, ApiKey::LeaveGroup);
    let Request::LeaveGroup(leave) = leaves[0] else { panic!("a leave") };
    assert_eq!(leave.members[0].reason.as_deref(), Some("the consumer is being closed"));
    assert!(world.told(b).last().unwrap().starts_with("assigned orders-0 orders-1"));
    assert_eq!(world.offsets(b, 0), Vec::<i64>::new(), "what was committed is not read again");
    let closing: Vec<i32> = world
        .requests(a, ApiKey::Fetch)
        .iter()
        .filter_map(
            |it| if let Request::Fetch(fetch) = it { Some(fetch.session_epoch) } else { None },
        )
        .collect();
    assert_eq!(closing.last(), Some(&-1), "the fetch session is closed too");
}

#[test]
fn a_killed_members_partitions_move_only_after_its_session_timeout() {
    for (era, session) in [(Era::Kafka25, 10), (Era::Kafka4, 45)] {
        let mut world = World::new(2);
        let a = world.subscribe(config(era, "g"), &["orders"]);
        let b = world.subscribe(config(era, "g"), &["orders"]);
        world.run_for(Duration::from_secs(10));
        world.kill(a);
        let last = world.seen(a, ApiKey::Heartbeat).last().unwrap().at;
        world.run_until(Duration::from_secs(60), |world| {
            world.apps[b].consumer.assignment().len() == 2
        });
        let waited = world.now.since(last);
        assert!(waited >= Duration::from_secs(session), "{era:?}: {waited}");
        assert!(waited <= Duration::from_secs(session + 4), "{era:?}: {waited}");
    }
}

#[test]
fn who_does_not_poll_leaves_after_max_poll_interval_and_learns_of_it_in_the_next_poll() {
    let mut world = World::new(2);
    let mut slow = config(Era::Kafka4, "g");
    slow.set("max.poll.interval.ms", "20000").unwrap();
    let a = world.subscribe(slow, &["orders"]);
    world.run_for(Duration::from_secs(5));
    world.apps[a].polls = false;
    world.run_until(ms(200), |world| !world.apps[a].consumer.is_busy());
    let stopped = world.now;
    let poll_deadline = world.apps[a].consumer.poll_deadline().unwrap();
    let heartbeats = world.seen(a, ApiKey::Heartbeat).len();
    world.run_for(Duration::from_secs(30));
    assert_eq!(world.seen(a, ApiKey::Heartbeat).len(), heartbeats + 7, "every 3 s until it left");
    let left = world.told_at(a, "poll interval exceeded").unwrap();
    assert_eq!(left, poll_deadline);
    assert!(poll_deadline.since(stopped) <= Duration::from_secs(20));
    assert!(poll_deadline.since(stopped) > ms(19_800));
    let leaves = world.requests(a, ApiKey::LeaveGroup);
    let Request::LeaveGroup(leave) = leaves[0] else { panic!("a leave") };
    assert_eq!(leave.members[0].reason.as_deref(), Some("consumer poll timeout has expired."));
    assert!(!world.told(a).iter().any(|it| it.starts_with("lost")), "callbacks wait for poll");
    assert_eq!(world.apps[a].consumer.assignment().len(), 2);
    // commitSync before the next poll says what happened.
    let now = world.now;
    world.apps[a].consumer.commit_sync(now, None);
    world.settle();
    let told = world.told(a);
    let words = "commit failed sync CommitFailedException: Offset commit cannot be completed since \
        the consumer is not part of an active group for auto partition assignment; it is likely \
        that the consumer was kicked out of the group.";
    assert_eq!(told.last().unwrap(), words);
    world.apps[a].polls = true;
    world.run_for(Duration::from_secs(1));
    let told = world.told(a);
    let lost = told.iter().position(|it| it == "lost orders-0 orders-1").unwrap();
    assert_eq!(told[lost + 1], "joining: consumer pro-actively leaving the group");
    assert!(
        told.last().unwrap().starts_with("assigned orders-0 orders-1 in generation 3"),
        "{told:?}"
    );
}

#[test]
fn the_leader_watches_partition_counts_and_rebalances_when_it_hears_of_more() {
    let mut world = World::new(1);
    let mut short = config(Era::Kafka4, "g");
    short.set("metadata.max.age.ms", "10000").unwrap();
    let a = world.subscribe(short, &["orders"]);
    world.run_for(Duration::from_secs(2));
    world.broker.create_topic("orders", 3);
    world.run_for(Duration::from_secs(12));
    let told = world.told(a);
    assert!(told.iter().any(|it| it.starts_with("joining: cached metadata has changed from")));
    assert!(told.contains(&"assigned orders-0 orders-1 orders-2 in generation 2".to_owned()));
    let joins = world.requests(a, ApiKey::JoinGroup);
    let Some(Request::JoinGroup(join)) = joins.last() else { panic!("a join") };
    assert_eq!(join.reason.as_deref(), Some("cached metadata has changed"));
}

#[test]
fn a_leader_asks_for_metadata_of_topics_only_others_subscribe_to() {
    let mut world = World::new(1);
    world.broker.create_topic("clicks", 2);
    let a = world.subscribe(config(Era::Kafka4, "g"), &["orders"]);
    world.run_for(Duration::from_secs(1));
    let b = world.subscribe(config(Era::Kafka4, "g"), &["clicks"]);
    world.run_for(Duration::from_secs(5));
    assert_eq!(world.apps[a].consumer.assignment(), [consumer_world::tp("orders", 0)]);
    assert_eq!(world.apps[b].consumer.assignment(), consumer_world::tps("clicks", &[0, 1]));
}

#[test]
fn a_changed_subscription_rejoins_and_an_idle_member_is_no_error() {
    let mut world = World::new(1);
    world.broker.create_topic("clicks", 1);
    let a = world.subscribe(config(Era::Kafka4, "g"), &["orders"]);
    let b = world.subscribe(config(Era::Kafka4, "g"), &["orders"]);
    world.run_for(Duration::from_secs(8));
    let idle = if world.apps[a].consumer.assignment().is_empty() { a } else { b };
    let told = world.told(idle);
    assert!(told.iter().any(|it| it.starts_with("assigned  in generation")), "{told:?}");
    world.apps[idle].polls = false;
    world.run_until(ms(200), |world| !world.apps[idle].consumer.is_busy());
    let now = world.now;
    world.apps[idle].consumer.subscribe(now, &["clicks"]).unwrap();
    world.apps[idle].polls = true;
    world.run_for(Duration::from_secs(5));
    assert_eq!(world.apps[idle].consumer.assignment(), [consumer_world::tp("clicks", 0)]);
    let told = world.told(idle);
    assert!(told.iter().any(|it| {
        it == "joining: subscription has changed from [orders] at the beginning of the rebalance \
               to [clicks]"
    }));
}

#[test]
fn a_static_member_says_nothing_when_it_closes() {
    let mut world = World::new(1);
    let mut fixed = config(Era::Kafka4, "g");
    fixed.set("group.instance.id", "i1").unwrap();
    let a = world.subscribe(fixed, &["orders"]);
    world.run_for(Duration::from_secs(1));
    assert_eq!(world.apps[a].consumer.client_id(), "consumer-g-i1");
    let now = world.now;
    world.apps[a].consumer.close(now, None);
    world.run_for(Duration::from_secs(1));
    assert_eq!(world.told(a).last().unwrap(), "closed");
    assert!(world.requests(a, ApiKey::LeaveGroup).is_empty());
}

#[test]
fn unsubscribe_gives_back_and_leaves_without_a_commit() {
    let mut world = World::new(1);
    let a = world.subscribe(config(Era::Kafka4, "g"), &["orders"]);
    world.broker.append(world.now, "orders", 0, 3);
    world.run_for(Duration::from_secs(1));
    world.apps[a].polls = false;
    world.run_for(ms(200));
    let now = world.now;
    world.apps[a].consumer.unsubscribe(now).unwrap();
    world.run_for(Duration::from_secs(1));
    assert_eq!(world.told(a).last().unwrap(), "revoked orders-0");
    assert_eq!(world.requests(a, ApiKey::LeaveGroup).len(), 1);
    assert!(world.requests(a, ApiKey::OffsetCommit).is_empty());
    let refused = world.apps[a].consumer.poll(now, ms(100)).unwrap_err();
    assert_eq!(refused.exception, "IllegalStateException");
    assert_eq!(
        refused.message,
        "Consumer is not subscribed to any topics or assigned any partitions"
    );
}
