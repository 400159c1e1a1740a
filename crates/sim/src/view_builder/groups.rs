//! Groups: what the coordinator knows, joined with what the members' own processes believe. The two
//! differ during a rebalance, and after a death until the coordinator notices; that is the point.

use broker::group::{Group, Member};
use bytes::Bytes;
use client::assignor::Assignment;
use protocol::SortedSet;

use super::{clients, externals, offsets};
use crate::app::{App, Process};
use crate::scene::START;
use crate::view::{ConsumerView, GroupView, Membership, ProcessState};
use crate::world::World;

pub(crate) fn groups(world: &World) -> Vec<GroupView> {
    let mut ids: SortedSet<String> = SortedSet::new();
    for broker in world.brokers.values().filter_map(|node| node.running.as_ref()) {
        ids.extend(broker.groups().groups().map(|group| group.group_id().to_string()));
    }
    for process in world.processes.values().filter(|process| process.is_remembered(world.now)) {
        if let App::Consumer(app) = &process.app
            && !app.topics.is_empty()
        {
            ids.extend(app.group.clone());
        }
    }
    ids.into_iter().map(|id| group(world, id)).collect()
}

fn group(world: &World, id: String) -> GroupView {
    let coordinator = world.brokers.values().find_map(|node| {
        let known = node.running.as_ref()?.groups().group(&id)?;
        Some((node.id, known))
    });
    let known = coordinator.map(|(_, known)| known);
    let consumers = consumers(world, &id, known);
    let name = |member: &Member| name(world, member);
    let name_of = |member_id: &str| known.and_then(|g| g.member(member_id)).map(name);
    let waiting = known.filter(|group| group.state().name() == "PreparingRebalance");
    let waiting = waiting.into_iter().flat_map(|group| group.members());
    let lag = lag(world, &id, known, &consumers);
    GroupView {
        state: known.map_or("Unknown", |group| group.state().name()),
        state_since: known.and_then(Group::state_since).unwrap_or(START),
        generation: known.map_or(0, Group::generation),
        protocol: known.and_then(Group::protocol).map(|protocol| protocol.to_string()),
        leader: known.and_then(Group::leader).and_then(|leader| name_of(leader)),
        coordinator: coordinator.map(|(broker, _)| broker),
        offsets_partition: offsets::partition_of(world, &id),
        rebalance_deadline: known.and_then(Group::rebalance_deadline),
        waiting_for: waiting.filter(|member| !member.is_awaiting_join()).map(name).collect(),
        lag,
        consumers,
        id,
    }
}

fn name(world: &World, member: &Member) -> String {
    let external = world.foreign.member(member.member_id());
    external.map_or_else(|| member.client_id().to_string(), |name| name.to_string())
}

/// Lag over every partition with a committed offset or an owner, each counted once.
fn lag(world: &World, id: &str, known: Option<&Group>, consumers: &[ConsumerView]) -> i64 {
    let mut partitions: SortedSet<(String, i32)> = SortedSet::new();
    for ((topic, partition), _) in known.into_iter().flat_map(|group| group.offsets()) {
        partitions.insert((topic.to_string(), *partition));
    }
    let mut lag = 0;
    for consumer in consumers {
        for owned in &consumer.owned {
            let key = (owned.topic.clone(), owned.partition);
            if owned.committed.is_none() && !partitions.contains(&key) {
                lag += owned.lag;
            }
        }
    }
    for (topic, partition) in partitions {
        lag += clients::owned_view(world, Some(id), topic, partition, None).lag;
    }
    lag
}

fn consumers(world: &World, id: &str, known: Option<&Group>) -> Vec<ConsumerView> {
    let mut seen: SortedSet<String> = SortedSet::new();
    let mut views = Vec::new();
    for process in world.processes.values() {
        let App::Consumer(app) = &process.app else { continue };
        if app.group.as_deref() != Some(id) || app.topics.is_empty() {
            continue;
        }
        let mut view = clients::consumer(world, process, app);
        let member = known.and_then(|group| find_member(group, process, &view.member_id));
        if member.is_none() && !process.is_remembered(world.now) {
            continue;
        }
        if let (Some(group), Some(member)) = (known, member) {
            seen.insert(member.member_id().to_string());
            add_membership(world, &mut view, group, member);
        }
        views.push(view);
    }
    let rest = known.into_iter().flat_map(|group| group.members().map(move |each| (group, each)));
    for (group, member) in rest {
        if !seen.contains(&**member.member_id()) {
            let mut view = match externals::member(world, group, member) {
                Some(view) => view,
                None => stranger(world, member),
            };
            add_membership(world, &mut view, group, member);
            views.push(view);
        }
    }
    views
}

/// The member a process is: by its member id, or by client.id for one that died before it learned
/// its member id.
fn find_member<'a>(group: &'a Group, process: &Process, member_id: &str) -> Option<&'a Member> {
    if member_id.is_empty() && !process.is_running() {
        return group.members().find(|member| **member.client_id() == *process.name);
    }
    group.member(member_id)
}

fn add_membership(world: &World, view: &mut ConsumerView, group: &Group, member: &Member) {
    view.known_to_coordinator = true;
    view.member_id = member.member_id().to_string();
    view.session_deadline = member.session_deadline();
    let assigned = assigned(member.assignment());
    let gone = matches!(view.state, ProcessState::Closed(_) | ProcessState::Killed(_));
    let settled = group.state().name() == "Stable";
    if gone {
        let own = |(topic, partition)| {
            clients::owned_view(world, Some(group.group_id()), topic, partition, None)
        };
        view.owned = assigned.into_iter().map(own).collect();
        view.lag = view.owned.iter().map(|owned| owned.lag).sum();
    } else if settled {
        let owned: SortedSet<(String, i32)> =
            view.owned.iter().map(|owned| (owned.topic.clone(), owned.partition)).collect();
        let assigned: SortedSet<(String, i32)> = assigned.into_iter().collect();
        view.moving = owned.symmetric_difference(&assigned).cloned().collect();
    }
}

/// Partitions the bytes of an assignment name.
pub(crate) fn assigned(bytes: &Bytes) -> Vec<(String, i32)> {
    if bytes.is_empty() {
        return Vec::new();
    }
    let Ok(assignment) = Assignment::decode(bytes) else { return Vec::new() };
    let pairs = assignment.partitions.into_iter();
    pairs.map(|(topic, partition)| (topic.to_string(), partition)).collect()
}

/// A member whose process is forgotten, or of which nothing is known but what it told the broker.
pub(crate) fn stranger(world: &World, member: &Member) -> ConsumerView {
    ConsumerView {
        name: name(world, member),
        external: None,
        state: ProcessState::Killed(world.now),
        cut_off: false,
        membership: Membership::Unjoined,
        member_id: String::new(),
        generation: -1,
        known_to_coordinator: true,
        is_leader: false,
        topics: Vec::new(),
        colour: 0,
        owned: Vec::new(),
        moving: Vec::new(),
        polling: false,
        processing_time: protocol::time::Duration::ZERO,
        processing: None,
        unprocessed: 0,
        buffered: 0,
        lag: 0,
        last_heartbeat_at: None,
        next_heartbeat_at: None,
        session_deadline: None,
        session_timeout: protocol::time::Duration::from_config_millis(i64::from(
            member.session_timeout_ms(),
        )),
        poll_deadline: None,
        next_auto_commit_at: None,
        auto_commit_interval: protocol::time::Duration::ZERO,
        configs: Vec::new(),
        records_processed: 0,
        records_delivered_again: 0,
        last_error: None,
    }
}
