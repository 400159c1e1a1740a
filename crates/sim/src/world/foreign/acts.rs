//! What a person does to programs outside, by the name on their card: all their connections are
//! killed, broken or cut off at a time. And whose a connection is that does not say so itself.

use client::assignor::Assignment;
use protocol::Str;
use protocol::messages::FetchRequest;
use std::sync::Arc;

use super::{Arrived, Connection, Foreign, ONLY};
use crate::event::{Lifecycle, Node, What};
use crate::event_log::StepEvents;
use crate::network::NodeKey;
use crate::view::ProcessState;
use crate::world::World;

impl Foreign {
    /// Whether a program outside of this name is here: it holds a connection, or is cut off.
    pub(crate) fn knows(&self, name: &str) -> bool {
        self.is_cut(name) || !self.named(name).is_empty()
    }

    /// Whether the program outside of this name is cut off from the network.
    pub(crate) fn is_cut(&self, name: &str) -> bool {
        self.cut.iter().any(|cut| **cut == *name)
    }

    /// The open connection of this name, else those of the program of this name.
    pub(super) fn ends(&self, name: &str) -> Vec<u32> {
        self.find(name).map_or_else(|| self.named(name), |number| vec![number])
    }

    /// Whether a connection says whose it is, and is so far taken for any of a client.id's members.
    pub(super) fn is_strange(&self, connection: &Connection) -> bool {
        let known = |member_id: &Str| self.members.contains_key(member_id);
        connection.member_id.is_none()
            && !self.members.is_empty()
            && !connection.fetches_for.as_ref().is_some_and(known)
    }

    /// The open connections of the program of this name.
    fn named(&self, name: &str) -> Vec<u32> {
        let mut numbers = Vec::new();
        for (number, connection) in self.connections() {
            let Node::Foreign(node) = &connection.node else { continue };
            if connection.is_open() && **node == *name {
                numbers.push(number);
            }
        }
        numbers
    }
}

impl World {
    /// Sudden death of the program outside of this name.
    pub(in crate::world) fn kill_foreign(&mut self, events: &mut StepEvents<'_>, name: &str) {
        let numbers = self.foreign.named(name);
        self.break_foreign(events, &numbers, (Arrived::Killed, ProcessState::Killed(self.now)));
        self.foreign.cut.retain(|cut| **cut != *name);
        events.tell(&Node::Foreign(name.into()), What::Lifecycle(Lifecycle::Killed));
    }

    /// Cuts the program outside of this name off from the network, or lets it in again.
    pub(in crate::world) fn cut_foreign(
        &mut self,
        events: &mut StepEvents<'_>,
        name: &str,
        cut: bool,
    ) {
        let node: Arc<str> = name.into();
        self.foreign.cut.retain(|known| *known != node);
        if cut {
            self.foreign.cut.push(Arc::clone(&node));
        }
        // Those it has closed meanwhile, too: the broker does not know yet.
        let numbers: Vec<u32> = self.foreign.connections().map(|(number, _)| number).collect();
        for number in numbers {
            self.stay_cut(number);
        }
        let lifecycle = if cut { Lifecycle::CutOff } else { Lifecycle::Reconnected };
        events.tell(&Node::Foreign(node), What::Lifecycle(lifecycle));
    }

    /// A connection is cut off if the program of its name is.
    pub(super) fn stay_cut(&mut self, number: u32) {
        let Some(connection) = self.foreign.get(number) else { return };
        let Node::Foreign(name) = &connection.node else { return };
        let key = NodeKey::Foreign(number);
        match (self.foreign.is_cut(name), self.network.is_cut(key)) {
            (true, false) => self.network.cut(self.now, key),
            (false, true) => self.network.heal(self.now, key),
            _ => {}
        }
    }

    /// Ends connections; both sides learn it.
    pub(super) fn break_foreign(
        &mut self,
        events: &mut StepEvents<'_>,
        numbers: &[u32],
        (told, state): (Arrived, ProcessState),
    ) {
        for number in numbers {
            if let Some((wire, side)) = self.network.find(NodeKey::Foreign(*number), ONLY) {
                self.network.close(self.now, wire, side, events.id());
            }
            self.foreign.deliver(*number, told.clone());
            self.end_foreign(*number, state);
        }
    }

    /// A connection that fetches (KafkaJS keeps one for that alone) is that member's which owns
    /// what is fetched.
    pub(super) fn learn_fetcher(&mut self, number: u32, client_id: &str, fetch: &FetchRequest) {
        if !self.foreign.get(number).is_some_and(|found| self.foreign.is_strange(found)) {
            return;
        }
        let found = self.fetching_member(client_id, fetch);
        if let Some(member_id) = found
            && let Some(name) = self.foreign.member(&member_id).cloned()
            && let Some(connection) = self.foreign.connections.get_mut(&number)
        {
            connection.node = Node::Foreign(name);
            connection.fetches_for = Some(member_id);
            self.stay_cut(number);
        }
    }

    /// The member of this client.id that owns the first partition of a Fetch request.
    fn fetching_member(&self, client_id: &str, fetch: &FetchRequest) -> Option<Str> {
        let broker = self.any_broker()?;
        let topic = fetch.topics.first()?;
        let partition = topic.partitions.first()?.partition;
        let by_id = || broker.metadata().topic_by_id(topic.topic_id).map(|topic| &*topic.name);
        let name = if topic.topic.is_empty() { by_id()? } else { &*topic.topic };
        let groups = broker.groups().groups();
        let mut members = groups.flat_map(|group| group.members());
        let found = members.find(|member| {
            **member.client_id() == *client_id
                && Assignment::decode(member.assignment()).is_ok_and(|it| {
                    it.partitions.iter().any(|(t, p)| **t == *name && *p == partition)
                })
        });
        found.map(|member| member.member_id().clone())
    }

    /// Whether a group that runs has a member of this id.
    pub(crate) fn is_member(&self, member_id: &Str) -> bool {
        let mut brokers = self.brokers.values().filter_map(|node| node.running.as_ref());
        brokers.any(|broker| broker.groups().groups().any(|it| it.member(member_id).is_some()))
    }
}
