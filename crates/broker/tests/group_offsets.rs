//! Stories of committed offsets: who may commit when, what is written down, what a restart brings
//! back, and what goes away by itself.

mod group_support;

use broker::BrokerEvent;
use broker::group::GroupCoordinator;
use group_support::{GROUP, Joiner, Stage};
use protocol::era::Era;
use protocol::messages::delete_groups_request::DeleteGroupsRequest;
use protocol::messages::offset_commit_request::{
    OffsetCommitRequest, OffsetCommitRequestPartition, OffsetCommitRequestTopic,
};
use protocol::messages::offset_delete_request::{
    OffsetDeleteRequest, OffsetDeleteRequestPartition, OffsetDeleteRequestTopic,
};
use protocol::{Bytes, ErrorCode, Response, Str};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const DAY_MS: u64 = 86_400_000;

fn hex(bytes: &Bytes) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Nobody in particular: a tool, or a consumer with assigned partitions.
fn tool() -> Joiner {
    Joiner::new("tool")
}

fn delete_group(stage: &mut Stage, names: &[&str]) -> Vec<(String, ErrorCode)> {
    let groups_names = names.iter().map(|name| Str::from(*name)).collect();
    let ticket = stage.ask("admin", 2, DeleteGroupsRequest { groups_names, ..Default::default() });
    let Some(Response::DeleteGroups(response)) = stage.answers.remove(&ticket) else {
        panic!("DeleteGroups not answered");
    };
    let results = response.results.into_iter();
    results.map(|one| (one.group_id.into(), ErrorCode::from_i16(one.error_code))).collect()
}

#[test]
fn a_commit_in_each_state_of_the_group() {
    let mut stage = Stage::quick();
    assert_eq!(stage.commit(&tool(), -1, 0, 5), ErrorCode::None, "absent: a simple group is made");
    assert_eq!(stage.state(), ("Empty", 0));
    assert_eq!(stage.commit(&tool(), 3, 0, 5), ErrorCode::UnknownMemberId);

    let (a, _) = stage.enter_now(&Joiner::new("a"));
    assert_eq!(stage.commit(&a, 1, 0, 6), ErrorCode::RebalanceInProgress, "before SyncGroup");
    let sync = stage.sync(&a, 1, &[(&a.member_id, 1)]);
    stage.synced(sync);
    assert_eq!(stage.commit(&a, 1, 0, 7), ErrorCode::None);
    assert_eq!(stage.commit(&a, 0, 0, 8), ErrorCode::IllegalGeneration);
    assert_eq!(stage.commit(&tool(), -1, 0, 8), ErrorCode::UnknownMemberId, "it has members");

    let (b, joining) = stage.enter(&Joiner::new("b"));
    assert_eq!(stage.state(), ("PreparingRebalance", 1));
    assert_eq!(stage.commit(&a, 1, 0, 9), ErrorCode::None, "last words before the rebalance");
    assert_eq!(stage.fetch_all(GROUP), [("orders".to_owned(), 0, 9)]);

    stage.leave(&a);
    assert_eq!(stage.joined(joining).leader, b.member_id);
    stage.leave(&b);
    assert_eq!(stage.commit(&b, 2, 0, 10), ErrorCode::UnknownMemberId, "after leaving");
    assert_eq!(stage.commit(&tool(), -1, 0, 11), ErrorCode::None);
    assert_eq!(stage.fetch_all(GROUP), [("orders".to_owned(), 0, 11)]);
}

#[test]
fn a_commit_for_an_unknown_group_needs_to_be_simple() {
    let mut stage = Stage::quick();
    let mut member = tool();
    member.member_id = Str::from("who");
    assert_eq!(stage.commit(&member, 3, 0, 1), ErrorCode::GroupIdNotFound);
    assert!(stage.groups.group(GROUP).is_none());
}

#[test]
fn a_commit_keeps_its_member_alive() {
    let mut stage = Stage::quick();
    let (a, _) = stage.two_members(&Joiner::new("a"), &Joiner::new("b"));
    stage.wait(9_000);
    assert_eq!(stage.commit(&a, 2, 0, 1), ErrorCode::None);
    stage.wait(9_000);
    let members: Vec<&str> = stage.group(GROUP).members().map(|m| &**m.client_id()).collect();
    assert_eq!(members, ["a"], "b said nothing");
}

#[test]
fn unknown_partitions_and_long_metadata_are_refused_one_by_one() {
    let mut stage = Stage::quick();
    let partition = |index, metadata: &str| OffsetCommitRequestPartition {
        partition_index: index,
        committed_offset: 4,
        committed_metadata: Some(Str::from(metadata)),
        ..Default::default()
    };
    let topic = |name: &str, partitions| OffsetCommitRequestTopic {
        name: Str::from(name),
        partitions,
        ..Default::default()
    };
    let long = "y".repeat(4_097);
    let request = OffsetCommitRequest {
        group_id: Str::from(GROUP),
        topics: vec![
            topic("ghost", vec![partition(0, "")]),
            topic("orders", vec![partition(9, ""), partition(0, &long), partition(1, "ok")]),
        ],
        ..Default::default()
    };
    let ticket = stage.ask("tool", 9, request);
    let Some(Response::OffsetCommit(response)) = stage.answers.remove(&ticket) else { panic!() };
    let partitions = response.topics.iter().flat_map(|topic| &topic.partitions);
    let codes: Vec<i16> = partitions.map(|partition| partition.error_code).collect();
    assert_eq!(codes, [3, 3, ErrorCode::OffsetMetadataTooLarge.code(), 0]);
    assert_eq!(stage.fetch_all(GROUP), [("orders".to_owned(), 1, 4)]);
}

#[test]
fn records_are_the_bytes_a_real_broker_writes() {
    let mut stage = Stage::quick();
    stage.commit(&tool(), -1, 1, 41);
    let (a, _) = stage.enter_now(&Joiner::new("wire"));
    let sync = stage.sync(&a, 1, &[(&a.member_id, 7)]);
    stage.synced(sync);
    stage.leave(&a);
    delete_group(&mut stage, &[GROUP]);
    let id = hex(a.member_id.as_bytes());
    let text: Vec<(String, String)> = stage
        .records()
        .iter()
        .map(|(key, value)| {
            let value = value.as_ref().map_or_else(|| "null".to_owned(), hex);
            (hex(key), value.replace(&id, "<id>"))
        })
        .collect();
    // START is 0x18bcfe56800 ms. Group `readers`, topic `orders` with id ..34.
    let offset_key = "0001000772656164657273000 66f726465727300000001".replace(' ', "");
    let group_key = "0002000772656164657273".to_owned();
    let offset = "00040000000000000029ffffffff010000018bcfe56800010010\
                  00000000000000000000000000000034";
    let stable = "00030008636f6e73756d657200000001000572616e6765\
                  0029<id>0000018bcfe56800000000010029<id>ffff000477697265\
                  000a2f3132372e302e302e310000ea6000002710\
                  00000012000000000001 00066f7264657273ffffffff0000000107"
        .replace(' ', "");
    let empty = "00030008636f6e73756d657200000002ffffffff0000018bcfe5680000000000";
    let expected: Vec<(String, String)> = vec![
        (offset_key.clone(), offset.to_owned()),
        (group_key.clone(), stable),
        (group_key.clone(), empty.to_owned()),
        (offset_key, "null".to_owned()),
        (group_key, "null".to_owned()),
    ];
    assert_eq!(text, expected);
}

#[test]
fn an_older_era_writes_no_topic_id_and_no_record_for_a_group_nobody_is_in() {
    let mut stage = Stage::quick_in(Era::Kafka25);
    stage.commit(&tool(), -1, 1, 41);
    let (_, value) = stage.records().remove(0);
    assert_eq!(hex(&value.unwrap()), "00030000000000000029ffffffff00000000018bcfe56800");
    let stage = {
        let mut stage = Stage::quick_in(Era::Kafka25);
        stage.enter(&Joiner::new("a"));
        stage
    };
    assert!(stage.records().is_empty());
}

#[test]
fn a_restart_brings_back_what_the_log_says_and_nothing_else() {
    let mut stage = Stage::quick();
    let (a, b) = stage.two_members(&Joiner::new("a"), &Joiner::new("b"));
    stage.commit(&a, 2, 0, 100);
    stage.commit(&b, 2, 2, 30);
    stage.wait(8_000);
    let before = stage.group(GROUP).clone();
    stage.restart();
    let after = stage.group(GROUP);
    assert_eq!(stage.state(), ("Stable", 2));
    assert_eq!((after.leader(), after.protocol()), (before.leader(), before.protocol()));
    assert_eq!(after.offsets(), before.offsets());
    let sync = stage.sync(&b, 2, &[]);
    assert_eq!(&*stage.synced(sync).assignment, &[2], "the same answer as before");
    stage.wait(9_999);
    assert_eq!(stage.heartbeat(&a, 2), ErrorCode::None, "a whole session from the restart on");
    assert_eq!(stage.commit(&b, 2, 2, 31), ErrorCode::None);
    let committed = [("orders".to_owned(), 0, 100), ("orders".to_owned(), 2, 31)];
    assert_eq!(stage.fetch_all(GROUP), committed);
    let loaded = stage.events().into_iter().find_map(|event| match event {
        BrokerEvent::GroupsLoaded { groups, offsets, .. } if groups > 0 => Some((groups, offsets)),
        _ => None,
    });
    assert_eq!(loaded, Some((1, 2)));
}

#[test]
fn a_member_that_was_only_pending_is_unknown_after_a_restart() {
    let mut stage = Stage::quick();
    let first = stage.join(&Joiner::new("a"));
    let member_id = stage.joined(first).member_id;
    stage.restart();
    assert_eq!(stage.state(), ("Empty", 0), "the group itself was written down");
    let again = stage.join(&Joiner::new("a").named(&member_id));
    assert_eq!(stage.join_error(again), ErrorCode::UnknownMemberId);
}

#[test]
fn a_commit_is_answered_when_its_record_is_visible() {
    let mut stage = Stage::quick();
    stage.commit(&tool(), -1, 0, 1);
    stage.hold();
    let ticket = stage.start_commit(&tool(), -1, 0, 2);
    assert!(!stage.is_answered(ticket));
    stage.release(None);
    assert_eq!(stage.commit_error(ticket), ErrorCode::None);

    stage.hold();
    let ticket = stage.start_commit(&tool(), -1, 0, 3);
    stage.release(Some(ErrorCode::MessageTooLarge));
    assert_eq!(stage.commit_error(ticket), ErrorCode::UnknownServerError);
    assert_eq!(stage.fetch_all(GROUP), [("orders".to_owned(), 0, 2)], "what failed never was");

    stage.hold();
    let ticket = stage.start_commit(&tool(), -1, 1, 4);
    stage.release(Some(ErrorCode::RequestTimedOut));
    assert_eq!(stage.commit_error(ticket), ErrorCode::CoordinatorNotAvailable);
    assert_eq!(stage.fetch_all(GROUP).len(), 2, "what is only late is in the log");
}

#[test]
fn a_first_commit_that_fails_leaves_no_group() {
    let mut stage = Stage::quick();
    stage.hold();
    let ticket = stage.start_commit(&tool(), -1, 0, 2);
    stage.release(Some(ErrorCode::NotLeaderOrFollower));
    assert_eq!(stage.commit_error(ticket), ErrorCode::NotCoordinator);
    assert!(stage.groups.group(GROUP).is_none());
}

#[test]
fn offsets_of_an_empty_group_expire_seven_days_after_the_last_member_left() {
    let mut stage = Stage::quick();
    let (a, _) = stage.enter_now(&Joiner::new("a"));
    let sync = stage.sync(&a, 1, &[(&a.member_id, 1)]);
    stage.synced(sync);
    stage.commit(&a, 1, 0, 5);
    stage.wait(5_000);
    stage.leave(&a);
    stage.wait(7 * DAY_MS - 10_000);
    assert_eq!(stage.fetch_all(GROUP).len(), 1);
    stage.events();
    stage.wait(605_000);
    assert!(stage.groups.group(GROUP).is_none(), "without offsets the group goes too");
    let gone = BrokerEvent::GroupDeleted { group: GROUP.to_owned() };
    assert!(stage.events().contains(&gone));
    stage.restart();
    assert!(stage.groups.group(GROUP).is_none(), "for good");
}

#[test]
fn a_living_group_loses_only_offsets_of_topics_it_no_longer_reads() {
    let mut stage = Stage::quick();
    let commit = |stage: &mut Stage, topic: &str| {
        let partition = OffsetCommitRequestPartition {
            partition_index: 0,
            committed_offset: 9,
            ..Default::default()
        };
        let topic = OffsetCommitRequestTopic {
            name: Str::from(topic),
            partitions: vec![partition],
            ..Default::default()
        };
        let request = OffsetCommitRequest {
            group_id: Str::from(GROUP),
            topics: vec![topic],
            ..Default::default()
        };
        stage.ask("tool", 9, request);
    };
    commit(&mut stage, "users");
    commit(&mut stage, "orders");
    let (a, _) = stage.enter_now(&Joiner::new("a").session_ms(1_800_000));
    let sync = stage.sync(&a, 1, &[(&a.member_id, 1)]);
    stage.synced(sync);
    for _ in 0..7 * 24 * 3 {
        stage.wait(DAY_MS / 72);
        assert_eq!(stage.heartbeat(&a, 1), ErrorCode::None);
    }
    stage.wait(600_000);
    assert_eq!(stage.fetch_all(GROUP), [("orders".to_owned(), 0, 9)]);
}

#[test]
fn offsets_go_with_their_topic() {
    let mut stage = Stage::quick();
    stage.commit(&tool(), -1, 0, 5);
    stage.delete_topic("orders");
    assert!(stage.fetch_all(GROUP).is_empty());
    assert_eq!(stage.state(), ("Empty", 0), "the group stays");
    stage.restart();
    assert!(stage.fetch_all(GROUP).is_empty());
}

#[test]
fn in_the_older_era_an_empty_group_goes_with_its_last_offset() {
    let mut stage = Stage::quick_in(Era::Kafka25);
    stage.commit(&tool(), -1, 0, 5);
    stage.commit(&tool(), -1, 1, 6);
    assert_eq!(delete_offsets(&mut stage).0, ErrorCode::None);
    assert!(stage.groups.group(GROUP).is_some(), "it has an offset left");
    stage.delete_topic("orders");
    assert!(stage.groups.group(GROUP).is_none());

    let mut stage = Stage::quick_in(Era::Kafka25);
    stage.commit(&tool(), -1, 0, 5);
    stage.hold();
    let topics = vec![OffsetDeleteRequestTopic {
        name: Str::from("orders"),
        partitions: vec![OffsetDeleteRequestPartition { partition_index: 0 }],
    }];
    let request = OffsetDeleteRequest { group_id: Str::from(GROUP), topics };
    stage.ask("admin", 0, request);
    stage.release(Some(ErrorCode::NotEnoughReplicas));
    assert_eq!(stage.fetch_all(GROUP).len(), 1, "what was not written did not happen");
    assert_eq!(delete_offsets(&mut stage).0, ErrorCode::None);
    assert_eq!(delete_offsets(&mut stage).0, ErrorCode::GroupIdNotFound);
    stage.restart();
    assert!(stage.groups.group(GROUP).is_none());
}

#[test]
fn groups_are_deleted_only_when_nobody_is_in_them() {
    let mut stage = Stage::quick();
    let (a, _) = stage.enter_now(&Joiner::new("a"));
    let results = delete_group(&mut stage, &[GROUP, "none", ""]);
    let expected = [
        (String::new(), ErrorCode::GroupIdNotFound),
        ("none".to_owned(), ErrorCode::GroupIdNotFound),
        (GROUP.to_owned(), ErrorCode::NonEmptyGroup),
    ];
    assert_eq!(results, expected);
    stage.leave(&a);
    assert_eq!(delete_group(&mut stage, &[GROUP]), [(GROUP.to_owned(), ErrorCode::None)]);
    assert!(stage.groups.group(GROUP).is_none());
    stage.restart();
    assert!(stage.groups.group(GROUP).is_none());
}

#[test]
fn a_deletion_that_cannot_be_written_did_not_happen() {
    let mut stage = Stage::quick();
    stage.commit(&tool(), -1, 0, 5);
    stage.hold();
    let groups_names = vec![Str::from(GROUP)];
    let request = DeleteGroupsRequest { groups_names, ..Default::default() };
    let ticket = stage.ask("admin", 2, request);
    stage.release(Some(ErrorCode::NotEnoughReplicas));
    let Some(Response::DeleteGroups(response)) = stage.answers.remove(&ticket) else { panic!() };
    assert_eq!(response.results[0].error_code, ErrorCode::CoordinatorNotAvailable.code());
    assert_eq!(stage.fetch_all(GROUP).len(), 1);
}

/// Asks to forget partition 0 of three topics.
fn delete_offsets(stage: &mut Stage) -> (ErrorCode, Vec<ErrorCode>) {
    let topic = |name: &str| OffsetDeleteRequestTopic {
        name: Str::from(name),
        partitions: vec![OffsetDeleteRequestPartition { partition_index: 0 }],
    };
    let request = OffsetDeleteRequest {
        group_id: Str::from(GROUP),
        topics: vec![topic("orders"), topic("users"), topic("ghost")],
    };
    let ticket = stage.ask("admin", 0, request);
    let Some(Response::OffsetDelete(response)) = stage.answers.remove(&ticket) else {
        panic!("OffsetDelete not answered");
    };
    let partitions = response.topics.iter().flat_map(|topic| &topic.partitions);
    let codes = partitions.map(|partition| ErrorCode::from_i16(partition.error_code));
    (ErrorCode::from_i16(response.error_code), codes.collect())
}

#[test]
fn offsets_of_subscribed_topics_cannot_be_deleted() {
    let mut stage = Stage::quick();
    assert_eq!(delete_offsets(&mut stage), (ErrorCode::GroupIdNotFound, vec![]));
    stage.commit(&tool(), -1, 0, 5);
    let (a, _) = stage.enter_now(&Joiner::new("a"));
    let sync = stage.sync(&a, 1, &[(&a.member_id, 1)]);
    stage.synced(sync);
    let unknown = ErrorCode::UnknownTopicOrPartition;
    let subscribed = vec![ErrorCode::GroupSubscribedToTopic, ErrorCode::None, unknown];
    assert_eq!(delete_offsets(&mut stage), (ErrorCode::None, subscribed));
    stage.leave(&a);
    let free = vec![ErrorCode::None, ErrorCode::None, unknown];
    assert_eq!(delete_offsets(&mut stage), (ErrorCode::None, free));
    assert!(stage.fetch_all(GROUP).is_empty());
}

#[test]
fn a_group_lives_where_its_hash_says() {
    assert_eq!(GroupCoordinator::partition_for("", 50), 0);
    let partition = GroupCoordinator::partition_for(GROUP, 50);
    let mut stage = Stage::quick();
    stage.commit(&tool(), -1, 0, 5);
    assert_eq!(stage.log.keys().copied().collect::<Vec<_>>(), [partition]);
}
