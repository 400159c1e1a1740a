//! Programs outside: what they said of themselves on their connections, and what the coordinator
//! knows of those that are members. Nothing else of them can be known in here.

use broker::group::{Group, Member};
use client::assignor::Subscription;
use protocol::SortedMap;

use super::{clients, groups};
use crate::event::Node;
use crate::view::{ConsumerView, ExternalView, Membership, ProcessState};
use crate::world::{ForeignConnection, World};

/// Colours for consumers.
const COLOURS: u32 = 8;

pub(crate) fn externals(world: &World) -> Vec<ExternalView> {
    let mut found: SortedMap<String, ExternalView> = SortedMap::new();
    for (_, connection) in world.foreign.connections() {
        if !connection.is_remembered(world.now) {
            continue;
        }
        let Node::Foreign(name) = &connection.node else { continue };
        let view = found.entry(name.to_string()).or_insert_with(|| ExternalView {
            name: name.to_string(),
            software: String::new(),
            host: connection.host.clone(),
            state: connection.state,
            cut_off: world.foreign.is_cut(name),
            connections: 0,
            requests: 0,
            records_sent: None,
            is_member: false,
        });
        if !connection.software.is_empty() {
            view.software.clone_from(&connection.software);
        }
        // The newest connection, unless an older one is still open.
        if view.state != ProcessState::Running {
            view.state = connection.state;
        }
        view.connections += u32::from(connection.is_open());
        view.requests += connection.requests;
        if let Some(records) = connection.produced {
            *view.records_sent.get_or_insert_default() += records;
        }
        view.is_member |= connection.member_id.as_ref().is_some_and(|id| world.is_member(id));
    }
    found.into_values().collect()
}

/// A member from outside, as far as its connection and its coordinator know it.
pub(crate) fn member(world: &World, group: &Group, member: &Member) -> Option<ConsumerView> {
    let (number, connection) = connection(world, member)?;
    let id = group.group_id();
    let state = match connection.state {
        ProcessState::Closed(at) => ProcessState::Killed(at),
        state => state,
    };
    let membership = match group.state().name() {
        "PreparingRebalance" if member.is_awaiting_join() => Membership::PreparingRebalance,
        "CompletingRebalance" => Membership::CompletingRebalance,
        _ => Membership::Stable,
    };
    let subscription = Subscription::decode(&group.subscription(member));
    let topics = subscription.map(|found| found.topics).unwrap_or_default();
    let assigned = groups::assigned(member.assignment()).into_iter();
    let owned = |(topic, partition)| clients::owned_view(world, Some(id), topic, partition, None);
    let owned: Vec<_> = match membership {
        Membership::Stable => assigned.map(owned).collect(),
        _ => Vec::new(),
    };
    Some(ConsumerView {
        external: Some(connection.software.clone()),
        state,
        cut_off: matches!(&connection.node, Node::Foreign(name) if world.foreign.is_cut(name)),
        membership,
        member_id: member.member_id().to_string(),
        generation: group.generation(),
        is_leader: group.leader() == Some(member.member_id()),
        topics: topics.iter().map(ToString::to_string).collect(),
        // Processes count up through the colours, programs outside count down.
        colour: ((COLOURS - number % COLOURS) % COLOURS) as u8,
        lag: owned.iter().map(|each| each.lag).sum(),
        owned,
        polling: true,
        ..groups::stranger(world, member)
    })
}

/// Members from outside that hold partitions of `group`.
pub(crate) fn owners(
    world: &World,
    group: &Group,
) -> impl Iterator<Item = (String, Vec<(String, i32)>)> {
    let members = group.members().filter_map(|member| {
        let name = world.foreign.member(member.member_id())?;
        Some((name.to_string(), groups::assigned(member.assignment())))
    });
    members.collect::<Vec<_>>().into_iter()
}

/// The connection that speaks for a member: the one that carries its member id, open if there is
/// one; before that, any of its client.id.
fn connection<'a>(world: &'a World, member: &Member) -> Option<(u32, &'a ForeignConnection)> {
    let carries =
        |connection: &ForeignConnection| connection.member_id.as_ref() == Some(member.member_id());
    let named = |connection: &ForeignConnection| match &connection.node {
        Node::Foreign(name) => connection.is_open() && **name == **member.client_id(),
        _ => false,
    };
    let all = || world.foreign.connections();
    let speaking = all().find(|(_, each)| carries(each) && each.is_open());
    let silent = || all().filter(|(_, each)| carries(each)).last();
    let speaking = speaking.or_else(silent);
    speaking.or_else(|| all().find(|(_, each)| each.member_id.is_none() && named(each)))
}
