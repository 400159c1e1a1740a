//! What reaches a node: the world hands it over, then pulls out what the node has to say to that.

use broker::{Broker, BrokerConfig, Storage};
use bytes::Bytes;
use protocol::Uuid;
use protocol::frame::frame_length;
use protocol::net::ConnectionId;

use super::{Wakeup, World};
use crate::app::{App, Input};
use crate::event::{EventId, Lifecycle, Node, What};
use crate::event_log::StepEvents;
use crate::network::NodeKey;
use crate::view::ProcessState;

/// A broker process, or its disk while it does not run.
#[derive(Clone)]
pub(crate) struct BrokerNode {
    pub(crate) id: i32,
    pub(crate) config: BrokerConfig,
    pub(crate) state: ProcessState,
    pub(crate) running: Option<Broker>,
    /// What is on disk while the broker does not run.
    pub(crate) disk: Option<Storage>,
}

/// The port every broker listens on.
const BROKER_PORT: u16 = 9092;

impl World {
    pub(super) fn first_broker(&mut self, configs: &[(String, String)]) {
        let id = 1;
        let mut config = BrokerConfig::new(self.era);
        for (key, value) in configs {
            let set = config.set(key, value);
            debug_assert!(set.is_ok(), "checked before: {set:?}");
        }
        config.set_node(id, &broker_host(id), BROKER_PORT);
        let disk = Storage::new();
        let state = ProcessState::Closed(self.now);
        let node = BrokerNode { id, config, state, running: None, disk: Some(disk) };
        self.brokers.insert(id, Box::new(node));
        self.boot(id, false);
    }

    /// Starts a broker on its disk.
    pub(super) fn boot(&mut self, id: i32, listening: bool) -> bool {
        let Some(node) = self.brokers.get_mut(&id) else { return false };
        let Some(disk) = node.disk.take() else { return false };
        let rng = self.rng.derive(&format!("broker-{id} at step {}", self.step));
        let mut broker = Broker::start(node.config.clone(), disk, rng, self.now);
        broker.set_listening(listening);
        let timeout = broker.poll_timeout();
        node.running = Some(broker);
        node.state = ProcessState::Running;
        self.set_wakeup(Wakeup::Timer(NodeKey::Broker(id)), timeout);
        true
    }

    /// Ends a broker; what it wrote stays on its disk.
    pub(super) fn halt(&mut self, events: &mut StepEvents<'_>, id: i32, state: ProcessState) {
        let key = NodeKey::Broker(id);
        if let Some(node) = self.brokers.get_mut(&id)
            && let Some(broker) = node.running.take()
        {
            node.disk = Some(broker.into_storage());
            node.state = state;
            self.set_wakeup(Wakeup::Timer(key), None);
            self.network.drop_node(self.now, key, events.id());
        }
    }

    /// Who listens at an address.
    pub(super) fn resolve(&self, host: &str, port: u16) -> Option<NodeKey> {
        let found = self.brokers.keys().find(|id| broker_host(**id) == host);
        found.filter(|_| port == BROKER_PORT).map(|id| NodeKey::Broker(*id))
    }

    /// A node as events name it.
    pub(super) fn name(&self, key: NodeKey) -> Node {
        match key {
            NodeKey::Broker(id) => Node::Broker(id),
            NodeKey::Admin => Node::Admin,
            NodeKey::Foreign(number) => match self.foreign.get(number) {
                Some(connection) => connection.node.clone(),
                None => Node::Foreign("".into()),
            },
            NodeKey::Process(number) => match self.processes.get(&number) {
                Some(process) => process.node.clone(),
                None => Node::Client("".into()),
            },
        }
    }

    fn host(&self, key: NodeKey) -> String {
        match key {
            NodeKey::Broker(id) => format!("/10.0.1.{id}"),
            NodeKey::Admin => "/10.0.0.1".into(),
            NodeKey::Foreign(number) => {
                self.foreign.get(number).map_or_else(String::new, |found| found.host.clone())
            }
            NodeKey::Process(number) => {
                self.processes.get(&number).map_or_else(String::new, |found| found.host.clone())
            }
        }
    }

    /// A client asks a broker for a connection.
    pub(super) fn open(
        &mut self,
        events: &mut StepEvents<'_>,
        connection: u64,
        node: NodeKey,
        id: ConnectionId,
    ) {
        let [client, _] = self.network.nodes(connection).unwrap_or([node, node]);
        let host = self.host(client);
        let running = match node {
            NodeKey::Broker(broker) => {
                self.brokers.get_mut(&broker).and_then(|node| node.running.as_mut())
            }
            _ => None,
        };
        let sent = events.id();
        match running {
            Some(broker) => {
                broker.handle_connected(self.now, id, &host);
                let what = What::Connected { peer: self.name(client) };
                events.tell_step_if_followed(self.name(node), what, None);
                self.network.accept(self.now, connection, sent);
                self.pump(events, node);
            }
            None => self.network.refuse(self.now, connection, EventId(0)),
        }
    }

    pub(super) fn connected(
        &mut self,
        events: &mut StepEvents<'_>,
        node: NodeKey,
        id: ConnectionId,
    ) {
        self.hand_over(events, node, Input::Connected(id));
    }

    pub(super) fn disconnected(
        &mut self,
        events: &mut StepEvents<'_>,
        node: NodeKey,
        id: ConnectionId,
    ) {
        self.hand_over(events, node, Input::Disconnected(id));
    }

    pub(super) fn frame(
        &mut self,
        events: &mut StepEvents<'_>,
        node: NodeKey,
        id: ConnectionId,
        frame: Bytes,
    ) {
        self.hand_over(events, node, Input::Frame(id, frame));
    }

    pub(super) fn timer(&mut self, events: &mut StepEvents<'_>, node: NodeKey) {
        self.hand_over(events, node, Input::Timeout);
    }

    /// The application's own turn.
    pub(super) fn application(&mut self, events: &mut StepEvents<'_>, node: NodeKey) {
        let now = self.now;
        if let NodeKey::Process(number) = node
            && let Some(process) = self.processes.get_mut(&number)
        {
            match &mut process.app {
                App::Producer(app) => app.act(now),
                App::Consumer(app) => app.finish_record(now),
            }
            self.pump(events, node);
        }
    }

    pub(super) fn hand_over(&mut self, events: &mut StepEvents<'_>, node: NodeKey, input: Input) {
        let now = self.now;
        match node {
            NodeKey::Admin => self.admin.handle(now, input),
            NodeKey::Foreign(number) => return self.foreign_input(events, number, input),
            NodeKey::Process(number) => {
                if let Some(process) = self.processes.get_mut(&number) {
                    process.handle(now, input);
                }
            }
            NodeKey::Broker(id) => {
                if let Some(broker) =
                    self.brokers.get_mut(&id).and_then(|node| node.running.as_mut())
                {
                    match input {
                        // A broker opens no connections while it is the only one.
                        Input::Connected(_) => {}
                        Input::Disconnected(id) => broker.handle_disconnected(now, id),
                        Input::Frame(id, frame)
                            if frame_length(&frame) != Some(frame.len() as i64) =>
                        {
                            broker.handle_bytes(now, id, &frame);
                        }
                        Input::Frame(id, frame) => broker.handle_frame(now, id, frame),
                        Input::Timeout => broker.handle_timeout(now),
                    }
                }
            }
        }
        self.pump(events, node);
    }

    /// The id of a topic, as a running broker knows it.
    pub(crate) fn topic_id(&self, topic: &str) -> Option<Uuid> {
        let mut running = self.brokers.values().filter_map(|node| node.running.as_ref());
        running.find_map(|broker| broker.metadata().topic(topic)).map(|topic| topic.id)
    }

    /// A broker that runs: what it knows of the cluster is what the page shows.
    pub(crate) fn any_broker(&self) -> Option<&Broker> {
        self.brokers.values().find_map(|node| node.running.as_ref())
    }

    pub(crate) fn set_listening(&mut self, on: bool) {
        for node in self.brokers.values_mut() {
            if let Some(broker) = node.running.as_mut() {
                broker.set_listening(on);
            }
        }
        for process in self.processes.values_mut() {
            process.set_listening(on);
        }
        self.admin.machine.set_listening(on);
    }

    /// A process has ended: its connections end too.
    pub(super) fn end_process(
        &mut self,
        events: &mut StepEvents<'_>,
        number: u32,
        state: ProcessState,
    ) {
        let key = NodeKey::Process(number);
        let Some(process) = self.processes.get_mut(&number) else { return };
        process.end(state);
        let lifecycle = match state {
            ProcessState::Killed(_) => Lifecycle::Killed,
            _ => Lifecycle::Closed,
        };
        let node = process.node.clone();
        events.tell(&node, What::Lifecycle(lifecycle));
        self.network.drop_node(self.now, key, events.id());
        self.set_wakeup(Wakeup::Timer(key), None);
        self.set_wakeup(Wakeup::Application(key), None);
    }
}

fn broker_host(id: i32) -> String {
    format!("broker-{id}")
}
