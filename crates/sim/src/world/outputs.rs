//! What a node has to say: frames go on their way, events are told, the application takes its turn,
//! until the node is silent. Then its next deadline is noted.

use broker::event::BrokerEvent;
use bytes::Bytes;
use client::event::{AdminEvent, AdminOutcome, ClientError, ConsumerEvent, ProducerEvent};
use protocol::net::Transmit;
use protocol::{ApiKey, Uuid};
use std::sync::Arc;

use super::{Wakeup, World};
use crate::app::{App, Process};
use crate::command::Command;
use crate::event::{Direction, MessageSummary, Node, What};
use crate::event_log::{FrameRef, StepEvents};
use crate::network::{self, Item, NodeKey, Parcel, RequestHeader, Side};
use crate::summary;
use crate::view::ProcessState;

impl World {
    /// Lets a node speak until it has nothing more to say.
    pub(super) fn pump(&mut self, events: &mut StepEvents<'_>, key: NodeKey) {
        match key {
            NodeKey::Broker(id) => self.pump_broker(events, id),
            NodeKey::Admin => self.pump_admin(events),
            NodeKey::Process(number) => self.pump_process(events, number),
            NodeKey::Foreign(_) => {}
        }
    }

    fn pump_broker(&mut self, events: &mut StepEvents<'_>, id: i32) {
        let (key, name) = (NodeKey::Broker(id), Node::Broker(id));
        let Some(mut broker) = self.brokers.get_mut(&id).and_then(|node| node.running.take())
        else {
            return;
        };
        let mut told: Vec<BrokerEvent> = Vec::new();
        let mut frames = Vec::new();
        while let Some(transmit) = broker.poll_transmit() {
            frames.push(transmit);
        }
        while let Some(event) = broker.poll_event() {
            told.push(event);
        }
        let timeout = broker.poll_timeout();
        if let Some(node) = self.brokers.get_mut(&id) {
            node.running = Some(broker);
        }
        for transmit in frames {
            self.transmit(events, key, &name, transmit);
        }
        for event in told {
            events.tell(&name, What::Broker(event));
        }
        self.set_wakeup(Wakeup::Timer(key), timeout);
    }

    fn pump_admin(&mut self, events: &mut StepEvents<'_>) {
        let (key, name) = (NodeKey::Admin, Node::Admin);
        loop {
            let mut progressed = false;
            while let Some(transmit) = self.admin.machine.poll_transmit() {
                progressed = true;
                self.transmit(events, key, &name, transmit);
            }
            while let Some(AdminEvent::Completed { call, outcome }) =
                self.admin.machine.poll_event()
            {
                progressed = true;
                if let Some(command) = self.admin.asked.remove(&call) {
                    events.tell(&name, admin_outcome(command, outcome));
                }
            }
            if !progressed {
                break;
            }
        }
        self.set_wakeup(Wakeup::Timer(key), self.admin.machine.poll_timeout());
    }

    fn pump_process(&mut self, events: &mut StepEvents<'_>, number: u32) {
        let key = NodeKey::Process(number);
        let Some(mut process) = self.processes.remove(&number) else { return };
        let mut closed = false;
        loop {
            let mut progressed = false;
            while let Some(transmit) = process.poll_transmit() {
                progressed = true;
                let node = process.node.clone();
                self.transmit(events, key, &node, transmit);
            }
            progressed |= self.listen(events, &mut process, &mut closed);
            progressed |= self.act(events, &mut process);
            self.observe(&process);
            if !progressed {
                break;
            }
        }
        self.set_wakeup(Wakeup::Timer(key), process.poll_timeout());
        self.set_wakeup(Wakeup::Application(key), process.next_act_at());
        self.processes.insert(number, process);
        if closed {
            self.end_process(events, number, ProcessState::Closed(self.now));
        }
    }

    /// Lets the checkers see a consumer's positions.
    fn observe(&mut self, process: &Process) {
        if let Some(checkers) = self.checkers.as_mut()
            && let App::Consumer(app) = &process.app
            && let Some(machine) = app.machine.as_ref()
        {
            for (topic, partition) in machine.assignment() {
                let key = (topic, partition);
                if let Some(position) = machine.position(&key) {
                    checkers.position(process.key, &key.0, partition, position);
                }
            }
        }
    }

    /// Takes in what the client tells its application.
    fn listen(
        &mut self,
        events: &mut StepEvents<'_>,
        process: &mut Process,
        closed: &mut bool,
    ) -> bool {
        let mut progressed = false;
        loop {
            match &mut process.app {
                App::Producer(app) => {
                    let Some(event) = app.machine.as_mut().and_then(|m| m.poll_event()) else {
                        break;
                    };
                    *closed |= event == ProducerEvent::Closed;
                    self.producer_event(events, process, event);
                }
                App::Consumer(app) => {
                    let Some(event) = app.machine.as_mut().and_then(|m| m.poll_event()) else {
                        break;
                    };
                    *closed |= event == ConsumerEvent::Closed;
                    self.consumer_event(events, process, event);
                }
            }
            progressed = true;
        }
        progressed
    }

    fn act(&mut self, events: &mut StepEvents<'_>, process: &mut Process) -> bool {
        let now = self.now;
        let turn = match &mut process.app {
            App::Producer(app) => {
                app.resume(now);
                return false;
            }
            App::Consumer(app) => app.act(now),
        };
        if let Some((command, error)) = turn.failed {
            process.note_error(now, &error);
            events.tell(&process.node, What::CommandFailed { command, error });
        }
        if let Some(error) = turn.threw {
            process.note_error(now, &error);
            process.state = ProcessState::Closing;
        }
        turn.progressed
    }

    fn producer_event(
        &mut self,
        events: &mut StepEvents<'_>,
        process: &mut Process,
        event: ProducerEvent,
    ) {
        let now = self.now;
        let App::Producer(app) = &mut process.app else { return };
        let mut asked = None;
        match &event {
            ProducerEvent::BatchAcknowledged { topic, partition, base_offset, records, .. } => {
                app.records_acknowledged += u64::from(*records);
                if let Some(checkers) = self.checkers.as_mut()
                    && *base_offset >= 0
                {
                    let next = *base_offset + i64::from(*records);
                    checkers.acknowledged(self.step, topic, *partition, next);
                }
            }
            ProducerEvent::BatchFailed { records, .. } => {
                app.records_failed += u64::from(*records);
            }
            ProducerEvent::SendFailed { call, error, .. } => {
                app.records_failed += 1;
                asked = app.asked.remove(call).map(|command| (command, error.clone()));
            }
            _ => {}
        }
        if let Some(error) = producer_error(&event) {
            process.note_error(now, &error);
        }
        events.tell(&process.node, What::Producer(event));
        if let Some((command, error)) = asked {
            events.tell(&process.node, What::CommandFailed { command, error });
        }
    }

    fn consumer_event(
        &mut self,
        events: &mut StepEvents<'_>,
        process: &mut Process,
        event: ConsumerEvent,
    ) {
        let now = self.now;
        let App::Consumer(app) = &mut process.app else { return };
        let mut failed = None;
        match &event {
            ConsumerEvent::PollReturned { call, records } => {
                app.returned(*call);
                app.take(records);
                self.given(events, process, records);
                return;
            }
            ConsumerEvent::CallFailed { call, error } => {
                let was = app.returned(*call);
                failed = app.asked.remove(call).map(|command| (command, error.clone()));
                if error.exception == "WakeupException" {
                    return;
                }
                // An exception out of poll ends the application's loop; it closes its consumer.
                if matches!(was, crate::app::Thread::Polling(waiting) if waiting == *call) {
                    app.closing = true;
                    app.batch.clear();
                    process.state = ProcessState::Closing;
                }
                process.note_error(now, error);
            }
            ConsumerEvent::Committed { call: Some(call), .. } => {
                app.returned(*call);
                app.asked.remove(call);
            }
            ConsumerEvent::CommitFailed { call, error, .. } => {
                if let Some(call) = call {
                    app.returned(*call);
                    failed = app.asked.remove(call).map(|command| (command, error.clone()));
                }
                process.note_error(now, error);
            }
            _ => {}
        }
        if let ConsumerEvent::PartitionsRevoked { partitions }
        | ConsumerEvent::PartitionsLost { partitions } = &event
        {
            forget_work(process, partitions);
        }
        if let (Some(checkers), ConsumerEvent::Committed { offsets, .. }) =
            (self.checkers.as_mut(), &event)
        {
            checkers.committed(self.step, process.key, offsets);
        }
        events.tell(&process.node, What::Consumer(event));
        if let Some((command, error)) = failed {
            events.tell(&process.node, What::CommandFailed { command, error });
        }
    }

    /// A poll returned records: which of them had the group been given before?
    fn given(
        &mut self,
        events: &mut StepEvents<'_>,
        process: &mut Process,
        records: &[client::event::PartitionRecords],
    ) {
        let App::Consumer(app) = &mut process.app else { return };
        if records.is_empty() {
            return;
        }
        let range = |given: &client::event::PartitionRecords| {
            let (first, last) = (given.records.first()?, given.records.last()?);
            Some((given.topic.clone(), given.partition, first.offset, last.offset))
        };
        let partitions: Vec<_> = records.iter().filter_map(range).collect();
        events.tell(&process.node, What::RecordsGiven { partitions });
        let Some(group) = app.group.clone() else { return };
        for given in records {
            let id = self.topic_id(&given.topic);
            let Some(again) = self.deliveries.deliver(&group, id, given) else { continue };
            app.records_delivered_again += again.records;
            let (topic, partition) = (given.topic.clone(), given.partition);
            let (group, from, to) = (group.clone(), again.from, again.to);
            let what = What::DeliveredAgain { group, topic, partition, from, to };
            events.tell(&process.node, what);
        }
    }

    /// Carries out what a node wants of the network.
    fn transmit(
        &mut self,
        events: &mut StepEvents<'_>,
        key: NodeKey,
        name: &Node,
        transmit: Transmit,
    ) {
        let now = self.now;
        match transmit {
            Transmit::Connect { connection, host, port } => {
                let server = self.resolve(&host, port);
                self.network.connect(now, key, connection, server, events.id());
            }
            Transmit::Close { connection } => {
                if let Some((number, side)) = self.network.find(key, connection) {
                    self.network.close(now, number, side, events.id());
                }
            }
            Transmit::Frame { connection, frame } => {
                let Some((number, side)) = self.network.find(key, connection) else { return };
                self.send_frame(events, (number, side), name, frame);
            }
        }
    }

    pub(super) fn send_frame(
        &mut self,
        events: &mut StepEvents<'_>,
        (number, side): (u64, Side),
        name: &Node,
        frame: Bytes,
    ) {
        let to = if side == Side::Client { Side::Server } else { Side::Client };
        let mut header = match side {
            Side::Client => RequestHeader::read(&frame),
            Side::Server => network::response_correlation_id(&frame)
                .and_then(|correlation| self.network.take_request(number, correlation)),
        };
        let readable = header.is_some();
        header.get_or_insert(RequestHeader::UNREADABLE);
        let mut summary = None;
        let mut reference = None;
        if events.listening()
            && let Some(header) = header.as_mut()
        {
            let made = Arc::new(self.describe(number, to, &frame, header, Some(name)));
            header.group.clone_from(&made.group);
            reference = Some(FrameRef {
                bytes: frame.clone(),
                api_key: header.api_key,
                version: header.api_version,
                direction: made.direction,
            });
            summary = Some(made);
        }
        let sent = match summary.clone() {
            Some(summary) => events.tell_with(name, What::MessageSent(summary), reference),
            None => events.number(),
        };
        let mut item = Item::new(number, to, Parcel::Frame(frame), sent, self.now);
        item.summary = summary;
        item.header.clone_from(&header);
        if let (Side::Client, Some(header), true) = (side, header, readable) {
            self.network.note_request(number, header);
        }
        self.network.send(self.now, item);
    }

    /// A frame in words, for who begins to look while it is under way.
    pub(crate) fn summary(&self, item: &Item, frame: &Bytes) -> Arc<MessageSummary> {
        if let Some(summary) = &item.summary {
            return Arc::clone(summary);
        }
        let header = item.header.clone().unwrap_or(RequestHeader::UNREADABLE);
        Arc::new(self.describe(item.connection, item.to, frame, &header, None))
    }

    fn describe(
        &self,
        connection: u64,
        to: Side,
        frame: &Bytes,
        header: &RequestHeader,
        from: Option<&Node>,
    ) -> MessageSummary {
        let nodes = self.network.nodes(connection).unwrap_or([NodeKey::Admin; 2]);
        let [client, server] = nodes;
        let (source, target, direction) = match to {
            Side::Server => (client, server, Direction::Request),
            Side::Client => (server, client, Direction::Response),
        };
        let names = |id: Uuid| {
            let metadata = self.any_broker()?.metadata();
            metadata.topic_by_id(id).map(|topic| topic.name.to_string())
        };
        let api = ApiKey::from_i16(header.api_key);
        let content = match (direction, api) {
            (Direction::Request, _) => summary::request(frame, &names),
            (Direction::Response, Some(api)) => {
                summary::response(api, header.api_version, frame, &names)
            }
            (Direction::Response, None) => summary::Content::default(),
        };
        MessageSummary {
            from: from.cloned().unwrap_or_else(|| self.name(source)),
            to: self.name(target),
            api: api.map_or("", ApiKey::name),
            api_version: header.api_version,
            correlation_id: header.correlation_id,
            direction,
            bytes: frame.len() as u32,
            partitions: content.partitions,
            group: content.group.or_else(|| header.group.clone()),
            error: content.error,
        }
    }
}

fn admin_outcome(command: Command, outcome: Result<AdminOutcome, ClientError>) -> What {
    match outcome {
        Ok(AdminOutcome::Done(results)) => match results.into_iter().find_map(|(_, error)| error) {
            Some(error) => What::CommandFailed { command, error },
            None => What::CommandDone { command },
        },
        Ok(AdminOutcome::Configs(_)) => What::CommandDone { command },
        Err(error) => What::CommandFailed { command, error },
    }
}

fn producer_error(event: &ProducerEvent) -> Option<ClientError> {
    match event {
        ProducerEvent::BatchFailed { error, .. } | ProducerEvent::SendFailed { error, .. } => {
            Some(error.clone())
        }
        _ => None,
    }
}

/// Records of partitions that were taken away are not worked on any more: their new owner does.
fn forget_work(process: &mut Process, partitions: &[(String, i32)]) {
    if let App::Consumer(app) = &mut process.app {
        app.batch.retain(|work| {
            !partitions
                .iter()
                .any(|(topic, partition)| *topic == work.topic && *partition == work.partition)
        });
    }
}
