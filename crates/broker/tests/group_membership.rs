//! Stories of members: how they come in, what they wait for, how they are lost, and when the others
//! notice. Times are Kafka's own, in virtual milliseconds.

mod group_support;

use broker::BrokerEvent;
use broker::config::BrokerConfig;
use broker::event::RemovalReason;
use group_support::{GROUP, Joiner, Stage};
use protocol::era::Era;
use protocol::messages::join_group_request::JoinGroupRequest;
use protocol::messages::leave_group_request::{LeaveGroupRequest, MemberIdentity};
use protocol::{ErrorCode, Response, Str};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn one_member_lives_its_life() {
    let mut stage = Stage::new(Era::Kafka4);
    let (a, joining) = stage.enter(&Joiner::new("a"));
    assert!(a.member_id.starts_with("a-") && a.member_id.len() == 38, "{}", a.member_id);
    assert_eq!(stage.state(), ("PreparingRebalance", 0));
    stage.wait(2_999);
    assert!(!stage.is_answered(joining), "the initial delay is three seconds");
    stage.wait(1);
    let joined = stage.joined(joining);
    assert_eq!((joined.generation_id, &joined.leader), (1, &a.member_id));
    assert_eq!(joined.members.len(), 1);
    assert_eq!(stage.state(), ("CompletingRebalance", 1));

    let sync = stage.sync(&a, 1, &[(&a.member_id, 7)]);
    assert_eq!(&*stage.synced(sync).assignment, &[7]);
    assert_eq!(stage.state(), ("Stable", 1));
    assert_eq!(stage.heartbeat(&a, 1), ErrorCode::None);
    assert_eq!(stage.heartbeat(&a, 0), ErrorCode::IllegalGeneration);

    assert_eq!(stage.leave(&a), ErrorCode::None);
    assert_eq!(stage.state(), ("Empty", 2));
    assert_eq!(stage.leave(&a), ErrorCode::UnknownMemberId);
    assert_eq!(stage.last_reason(), "Group readers with generation 2 is now empty.");
}

#[test]
fn a_polite_leave_costs_one_rebalance() {
    let mut stage = Stage::quick();
    let (a, b) = stage.two_members(&Joiner::new("a"), &Joiner::new("b"));
    stage.events();
    assert_eq!(stage.leave(&b), ErrorCode::None);
    let expected = format!("explicit `LeaveGroup` request for ({}) members.", b.member_id);
    assert_eq!(stage.last_reason(), expected);
    assert_eq!(stage.heartbeat(&a, 2), ErrorCode::RebalanceInProgress);
    let rejoin = stage.join(&a);
    let joined = stage.joined(rejoin);
    assert_eq!((joined.generation_id, joined.members.len()), (3, 1));
}

#[test]
fn a_killed_member_is_missed_only_after_its_session() {
    for (era, session_timeout_ms) in [(Era::Kafka25, 10_000), (Era::Kafka4, 45_000)] {
        let mut stage = Stage::quick_in(era);
        let who = |name| Joiner::new(name).session_ms(session_timeout_ms);
        let (a, b) = stage.two_members(&who("a"), &who("b"));
        let session = session_timeout_ms as u64;
        for _ in 0..3 {
            stage.wait(session / 3 - 1);
            assert_eq!(stage.heartbeat(&a, 2), ErrorCode::None, "{era:?}: nobody knows yet");
        }
        stage.events();
        stage.wait(session - 3 * (session / 3 - 1));
        let events = stage.events();
        let removed = events.iter().find_map(|event| match event {
            BrokerEvent::MemberRemoved { member_id, reason, .. } => Some((member_id, reason)),
            _ => None,
        });
        let b_id = b.member_id.as_str().to_owned();
        assert_eq!(removed, Some((&b_id, &RemovalReason::SessionTimeout)));
        assert_eq!(stage.heartbeat(&a, 2), ErrorCode::RebalanceInProgress);
        assert_eq!(stage.heartbeat(&b, 2), ErrorCode::UnknownMemberId);
    }
}

#[test]
fn who_does_not_rejoin_in_time_is_out_though_it_beats() {
    let mut stage = Stage::quick();
    let patient = Joiner::new("a").rebalance_ms(20_000);
    let (a, first) = stage.enter_now(&patient);
    let sync = stage.sync(&a, first.generation_id, &[(&a.member_id, 1)]);
    stage.synced(sync);
    let (b, joining) = stage.enter(&Joiner::new("b").rebalance_ms(20_000));
    for _ in 0..4 {
        stage.wait(4_999);
        assert_eq!(stage.heartbeat(&a, 1), ErrorCode::RebalanceInProgress);
        assert!(!stage.is_answered(joining));
    }
    stage.wait(4);
    let joined = stage.joined(joining);
    assert_eq!((joined.generation_id, &joined.leader), (2, &b.member_id));
    assert_eq!(stage.heartbeat(&a, 1), ErrorCode::UnknownMemberId);
}

#[test]
fn the_initial_delay_is_extended_by_who_comes_and_ends_with_the_rebalance_timeout() {
    let mut stage = Stage::new(Era::Kafka4);
    let hasty = |name| Joiner::new(name).rebalance_ms(8_000);
    let (_, first) = stage.enter(&hasty("a"));
    stage.wait(1_000);
    let (_, second) = stage.enter(&hasty("b"));
    stage.wait(4_999);
    assert!(!stage.is_answered(first), "extended once: 6 s");
    let (_, third) = stage.enter(&hasty("c"));
    stage.wait(2_000);
    assert!(!stage.is_answered(first), "extended again, by what is left of 8 s");
    stage.wait(1);
    for ticket in [first, second, third] {
        assert_eq!(stage.joined(ticket).generation_id, 1);
    }
    assert_eq!(stage.group(GROUP).members().count(), 3);
}

#[test]
fn nobody_else_comes_and_the_delay_is_not_extended() {
    let mut stage = Stage::new(Era::Kafka4);
    let (_, first) = stage.enter(&Joiner::new("a"));
    let (_, second) = stage.enter(&Joiner::new("b"));
    assert!(!stage.is_answered(first), "all are there, but the delay still runs");
    stage.wait(6_000);
    assert_eq!(stage.joined(first).generation_id, 1);
    assert_eq!(stage.joined(second).generation_id, 1);
}

#[test]
fn a_pending_member_holds_the_others_up_until_its_session_is_over() {
    let mut stage = Stage::quick();
    let (a, _) = stage.enter_now(&Joiner::new("a"));
    let sync = stage.sync(&a, 1, &[(&a.member_id, 1)]);
    stage.synced(sync);
    let ghost = stage.join(&Joiner::new("ghost").session_ms(6_000));
    assert_eq!(stage.joined(ghost).error_code, ErrorCode::MemberIdRequired.code());
    assert_eq!(stage.group(GROUP).pending_members().len(), 1);
    let rejoin = stage.join(&a);
    stage.wait(5_999);
    assert!(!stage.is_answered(rejoin), "the ghost may still come");
    stage.wait(1);
    assert_eq!(stage.joined(rejoin).generation_id, 2);
    let events = stage.events();
    assert!(events.iter().any(|event| matches!(
        event,
        BrokerEvent::MemberRemoved { reason: RemovalReason::PendingTimeout, client_id, .. }
            if client_id == "ghost"
    )));
}

#[test]
fn a_new_member_that_gave_up_waiting_is_dropped_after_five_minutes() {
    let mut stage = Stage::quick();
    let lazy = Joiner::new("a").rebalance_ms(600_000).session_ms(1_000_000);
    let (a, _) = stage.enter_now(&lazy);
    let sync = stage.sync(&a, 1, &[(&a.member_id, 1)]);
    stage.synced(sync);
    let (_, joining) = stage.enter(&Joiner::new("b").rebalance_ms(600_000));
    stage.wait(299_999);
    assert!(!stage.is_answered(joining));
    stage.wait(1);
    assert_eq!(stage.join_error(joining), ErrorCode::UnknownMemberId);
}

#[test]
fn a_static_follower_restarts_without_a_rebalance_and_fences_its_former_self() {
    let mut stage = Stage::quick();
    let (a, first) = {
        let a = Joiner::new("a").instance("i1");
        let ticket = stage.join(&a);
        stage.wait(0);
        let joined = stage.joined(ticket);
        (a.named(&joined.member_id), joined)
    };
    assert!(first.member_id.starts_with("i1-"));
    let sync = stage.sync(&a, 1, &[(&a.member_id, 1)]);
    stage.synced(sync);
    let b = Joiner::new("b").instance("i2");
    let joining = stage.join(&b);
    let rejoining = stage.join(&a);
    stage.joined(rejoining);
    let b = b.clone().named(&stage.joined(joining).member_id);
    let waiting = stage.sync(&b, 2, &[]);
    let leading = stage.sync(&a, 2, &[(&a.member_id, 1), (&b.member_id, 2)]);
    stage.synced(leading);
    stage.synced(waiting);

    let again = stage.join(&Joiner::new("b").instance("i2"));
    let joined = stage.joined(again);
    assert_eq!((joined.error_code, joined.generation_id, joined.skip_assignment), (0, 2, false));
    assert_eq!((&joined.leader, stage.state()), (&a.member_id, ("Stable", 2)));
    let reborn = b.clone().named(&joined.member_id);
    let sync = stage.sync(&reborn, 2, &[]);
    assert_eq!(&*stage.synced(sync).assignment, &[2], "the assignment is kept");
    assert_eq!(stage.heartbeat(&b, 2), ErrorCode::FencedInstanceId);
    assert_eq!(stage.heartbeat(&a, 2), ErrorCode::None);

    let again = stage.join(&Joiner::new("a").instance("i1"));
    let joined = stage.joined(again);
    assert!(joined.skip_assignment, "a returning leader of version 9 need not assign again");
    assert_eq!((joined.members.len(), &joined.leader), (2, &joined.member_id));
}

#[test]
fn a_static_member_is_given_up_with_its_session_and_removed_by_instance_id() {
    let mut stage = Stage::quick();
    let ticket = stage.join(&Joiner::new("a").instance("i1"));
    stage.wait(0);
    let joined = stage.joined(ticket);
    let a = Joiner::new("a").instance("i1").named(&joined.member_id);
    let sync = stage.sync(&a, 1, &[(&a.member_id, 1)]);
    stage.synced(sync);
    let by_instance = |instance: &str| MemberIdentity {
        group_instance_id: Some(Str::from(instance)),
        ..Default::default()
    };
    let members = vec![by_instance("i9"), by_instance("i1")];
    let request = LeaveGroupRequest { group_id: Str::from(GROUP), members, ..Default::default() };
    let ticket = stage.ask("admin", 5, request);
    let Some(Response::LeaveGroup(response)) = stage.answers.remove(&ticket) else { panic!() };
    let errors: Vec<i16> = response.members.iter().map(|member| member.error_code).collect();
    assert_eq!(errors, [ErrorCode::UnknownMemberId.code(), 0]);
    assert_eq!(stage.state().0, "Empty");
}

#[test]
fn members_that_never_sync_are_removed_since_3_0() {
    for (era, out_after_ms) in [(Era::Kafka4, 8_000), (Era::Kafka25, 30_000)] {
        let mut stage = Stage::quick_in(era);
        let who = Joiner::new("a").rebalance_ms(8_000).session_ms(30_000);
        stage.enter_now(&who);
        stage.wait(out_after_ms - 1);
        assert_eq!(stage.state(), ("CompletingRebalance", 1), "{era:?}");
        stage.wait(1);
        assert_eq!(stage.state(), ("Empty", 2), "{era:?}");
    }
}

#[test]
fn a_heartbeat_before_the_assignment_counts_only_since_2_6() {
    for (era, error) in
        [(Era::Kafka4, ErrorCode::None), (Era::Kafka25, ErrorCode::RebalanceInProgress)]
    {
        let mut stage = Stage::quick_in(era);
        let (a, _) = stage.enter_now(&Joiner::new("a"));
        assert_eq!(stage.heartbeat(&a, 1), error);
    }
}

#[test]
fn the_leader_leaves_while_followers_wait_for_it() {
    let mut stage = Stage::quick();
    let (a, b) = stage.two_members(&Joiner::new("a"), &Joiner::new("b"));
    let rejoin = stage.join(&a);
    let other = stage.join(&b);
    assert_eq!(stage.joined(rejoin).generation_id, 3);
    stage.joined(other);
    let waiting = stage.sync(&b, 3, &[]);
    assert_eq!(stage.leave(&a), ErrorCode::None);
    assert_eq!(stage.sync_error(waiting), ErrorCode::RebalanceInProgress);
    let again = stage.join(&b);
    let joined = stage.joined(again);
    assert_eq!((joined.generation_id, &joined.leader), (4, &b.member_id));
}

#[test]
fn the_assignment_counts_once_its_record_is_visible() {
    let mut stage = Stage::quick();
    let (a, _) = stage.enter_now(&Joiner::new("a"));
    stage.hold();
    let sync = stage.sync(&a, 1, &[(&a.member_id, 1)]);
    assert!(!stage.is_answered(sync));
    assert_eq!(stage.state(), ("CompletingRebalance", 1));
    stage.release(None);
    assert_eq!(&*stage.synced(sync).assignment, &[1]);
    assert_eq!(stage.state(), ("Stable", 1));

    let rejoin = stage.join(&a);
    assert_eq!(stage.joined(rejoin).generation_id, 2);
    stage.hold();
    let sync = stage.sync(&a, 2, &[(&a.member_id, 1)]);
    stage.release(Some(ErrorCode::NotEnoughReplicas));
    assert_eq!(stage.sync_error(sync), ErrorCode::CoordinatorNotAvailable);
    assert_eq!(stage.state(), ("PreparingRebalance", 2));
}

#[test]
fn the_vote_goes_to_what_all_can_do_and_most_like() {
    let mut stage = Stage::quick();
    let topics: &[&str] = &["orders"];
    let old = Joiner::new("a").protocols(&[("roundrobin", topics), ("range", topics)]);
    let new = |name| {
        Joiner::new(name).protocols(&[
            ("range", topics),
            ("sticky", topics),
            ("roundrobin", topics),
        ])
    };
    let (a, joined) = stage.enter_now(&old);
    assert_eq!(joined.protocol_name.as_deref(), Some("roundrobin"));
    let sync = stage.sync(&a, 1, &[]);
    assert_eq!(stage.sync_error(sync), ErrorCode::None);
    let (b, second) = stage.enter(&new("b"));
    let (_, third) = stage.enter(&new("c"));
    let rejoin = stage.join(&a);
    for ticket in [rejoin, second, third] {
        assert_eq!(stage.joined(ticket).protocol_name.as_deref(), Some("range"));
    }
    let stranger = Joiner::new("d").protocols(&[("cooperative-sticky", topics)]);
    let refused = stage.join(&stranger);
    assert_eq!(stage.join_error(refused), ErrorCode::InconsistentGroupProtocol);
    assert_eq!(stage.heartbeat(&b, 2), ErrorCode::None, "the stranger disturbed nobody");
}

#[test]
fn a_full_group_turns_newcomers_away() {
    let mut config = BrokerConfig::new(Era::Kafka4);
    config.set("group.max.size", "1").unwrap();
    config.set("group.initial.rebalance.delay.ms", "0").unwrap();
    let mut stage = Stage::with(config);
    let (a, _) = stage.enter_now(&Joiner::new("a"));
    let sync = stage.sync(&a, 1, &[]);
    stage.synced(sync);
    let refused = stage.join(&Joiner::new("b"));
    assert_eq!(stage.join_error(refused), ErrorCode::GroupMaxSizeReached);
    let rejoin = stage.join(&a);
    assert_eq!(stage.joined(rejoin).error_code, 0);
}

#[test]
fn a_member_that_rejoins_unchanged_learns_where_it_stands() {
    let mut stage = Stage::quick();
    let (a, b) = stage.two_members(&Joiner::new("a"), &Joiner::new("b"));
    stage.events();
    let again = stage.join(&b);
    assert_eq!(stage.joined(again).generation_id, 2, "a follower with the same subscription");
    let changed = b.clone().protocols(&[("range", &["orders", "users"])]);
    let again = stage.join(&changed);
    let expected = format!(
        "Updating metadata for member {} during Stable; client reason: not provided",
        b.member_id
    );
    assert_eq!(stage.last_reason(), expected);
    let rejoin = stage.join(&a);
    assert_eq!(stage.joined(again).generation_id, 3);
    stage.joined(rejoin);
    let sync = stage.sync(&a, 3, &[]);
    stage.synced(sync);
    stage.events();
    stage.join(&a);
    let expected = format!(
        "Leader {} re-joining group during Stable; client reason: not provided",
        a.member_id
    );
    assert_eq!(stage.last_reason(), expected);
}

#[test]
fn a_rebalance_timeout_of_nothing_does_not_stop_the_world() {
    let mut stage = Stage::quick();
    let a = Joiner::new("a").instance("i1");
    let first = stage.join(&a);
    stage.wait(0);
    let a = a.named(&stage.joined(first).member_id);
    let sync = stage.sync(&a, 1, &[]);
    stage.synced(sync);
    let (b, second) = stage.enter(&Joiner::new("b"));
    let rejoin = stage.join(&a);
    stage.joined(rejoin);
    stage.joined(second);
    let sync = stage.sync(&a, 2, &[]);
    stage.synced(sync);
    let restarted = stage.join(&Joiner::new("a").instance("i1").rebalance_ms(-1));
    assert_eq!(stage.joined(restarted).generation_id, 2);
    assert_eq!(stage.leave(&b), ErrorCode::None);
    stage.wait(9_999);
    assert_eq!(stage.state(), ("PreparingRebalance", 2), "nobody came, and nobody is left out");
    stage.wait(1);
    assert_eq!(stage.state(), ("Empty", 3), "until the session of the last one ends");
}

#[test]
fn reasons_are_in_the_words_of_the_era() {
    let first_reason = |era| {
        let mut stage = Stage::quick_in(era);
        let (a, _) = stage.enter(&Joiner::new("a"));
        let words = stage.last_reason();
        words.replace(a.member_id.as_str(), "a-1")
    };
    assert_eq!(
        first_reason(Era::Kafka4),
        "Adding new member a-1 with group instance id null; client reason: not provided"
    );
    assert_eq!(first_reason(Era::Kafka25), "Adding new member a-1 with group instance id None");
}

#[test]
fn old_versions_join_at_once_and_get_words_they_know() {
    let mut stage = Stage::quick();
    let ticket = stage.join(&Joiner::new("old").version(0).rebalance_ms(0));
    stage.wait(0);
    let joined = stage.joined(ticket);
    assert_eq!((joined.error_code, joined.generation_id), (0, 1));
    let member = stage.group(GROUP).member(&joined.member_id).unwrap();
    assert_eq!(member.rebalance_timeout_ms(), 10_000, "version 0 has one timeout for both");
    let refused = stage.join(&Joiner::new("old").version(0).session_ms(5_999));
    let refused = stage.joined(refused);
    assert_eq!(refused.error_code, ErrorCode::InvalidSessionTimeout.code());
    assert_eq!(refused.protocol_name, Some(Str::EMPTY));
}

#[test]
fn a_broker_that_does_not_hold_the_group_says_so() {
    let mut stage = Stage::quick();
    let request = JoinGroupRequest {
        group_id: Str::from("elsewhere"),
        session_timeout_ms: 10_000,
        ..Default::default()
    };
    let partition = broker::group::GroupCoordinator::partition_for("elsewhere", 50);
    stage.groups.handle_offsets_partition_unloaded(stage.now, partition);
    let ticket = stage.ask("a", 9, request);
    assert_eq!(stage.join_error(ticket), ErrorCode::NotCoordinator);
}

#[test]
fn members_of_a_lost_partition_are_sent_away() {
    let mut stage = Stage::quick();
    let (a, b) = stage.two_members(&Joiner::new("a"), &Joiner::new("b"));
    let rejoin = stage.join(&a);
    let partition = broker::group::GroupCoordinator::partition_for(GROUP, 50);
    stage.groups.handle_offsets_partition_unloaded(stage.now, partition);
    stage.pump();
    assert_eq!(stage.join_error(rejoin), ErrorCode::NotCoordinator);
    assert_eq!(stage.heartbeat(&b, 2), ErrorCode::NotCoordinator);
    assert!(stage.groups.group(GROUP).is_none());
}
