//! What a person does, carried out: on a process directly, on topics and groups through the admin
//! client.

use bytes::Bytes;
use client::admin::NewTopic;
use client::config::{ClientKind, ConfigError, definitions};
use client::consumer::{Consumer, ConsumerConfig};
use client::event::ClientError;
use client::producer::{Producer, ProducerConfig, ProducerRecord};
use protocol::time::{Duration, Instant};
use protocol::{SortedMap, SortedSet, rng::Rng};
use std::collections::VecDeque;
use std::sync::Arc;

use super::World;
use crate::app::{App, BOOTSTRAP, ConsumerApp, Process, ProducerApp, Rate, Task, Thread};
use crate::command::{Command, CommandError};
use crate::event::{Lifecycle, Node, What};
use crate::event_log::StepEvents;
use crate::network::{NetworkKnob, NodeKey};
use crate::view::ProcessState;

/// Most processes that run at the same time.
const PROCESSES_LIMIT: usize = 200;
/// Most partitions a topic of the playground may be asked to have; Kafka refuses more as well.
const PARTITIONS_LIMIT: i32 = 10_000;

impl World {
    /// Whether a command fits the world as it is now.
    pub(crate) fn check(&self, command: &Command) -> Result<(), CommandError> {
        match command {
            Command::StartProducer { producer, configs } => {
                self.name_is_free(producer)?;
                let config = self.producer_config(producer, configs).map_err(config_error)?;
                let made = Producer::new(config, self.rng.derive("check"), self.now);
                made.map(|_| ()).map_err(config_error)
            }
            Command::Send { producer, .. } | Command::ProduceAtRate { producer, .. } => {
                match self.find(producer) {
                    None => self.name_is_free(producer),
                    Some(process) => is_producer(process),
                }
            }
            Command::StartConsumer { consumer, group, topics, partitions, configs } => {
                self.name_is_free(consumer)?;
                if topics.is_empty() && partitions.is_empty() {
                    let text =
                        "Consumer is not subscribed to any topics or assigned any partitions";
                    return Err(CommandError::state(text.into()));
                }
                let config = self.consumer_config(consumer, group.as_deref(), configs);
                let config = config.map_err(config_error)?;
                let made = Consumer::new(config, self.rng.derive("check"), self.now);
                self.subscription_check(made.map_err(config_error)?, topics, partitions)
            }
            Command::SetProcessingTime { consumer, .. }
            | Command::StopPolling { consumer }
            | Command::ResumePolling { consumer }
            | Command::Commit { consumer, .. } => self.consumer(consumer).map(|_| ()),
            Command::Seek { consumer, topic, partition, to } => {
                let _ = (self.consumer(consumer)?, topic, partition, to);
                Ok(())
            }
            Command::Close { process } | Command::Kill { process } => {
                let kills = matches!(command, Command::Kill { .. });
                let is_here = self.find(process).is_some() || kills && self.foreign.knows(process);
                is_here.then_some(()).ok_or_else(|| unknown_process(process))
            }
            Command::StopBroker { broker } | Command::KillBroker { broker } => {
                self.broker_runs(*broker, true)
            }
            Command::StartBroker { broker } => self.broker_runs(*broker, false),
            Command::CutOff { node } | Command::Reconnect { node } => {
                let is_here = self.node(node).is_some() || self.foreign.knows(node);
                is_here.then_some(()).ok_or_else(|| unknown_process(node))
            }
            Command::CreateTopic { partitions: Some(partitions), .. }
            | Command::AddPartitions { partitions, .. }
                if *partitions > PARTITIONS_LIMIT =>
            {
                Err(CommandError {
                    exception: "PolicyViolationException",
                    message: "Excessively large number of partitions per request.".into(),
                })
            }
            Command::Connect { .. } | Command::WriteBytes { .. } | Command::Disconnect { .. } => {
                self.check_foreign(command)
            }
            _ => Ok(()),
        }
    }

    /// Carries out a command; one that does not fit changes nothing and says so.
    pub(super) fn carry_out(&mut self, events: &mut StepEvents<'_>, command: &Command) {
        if let Err(error) = command.check().and_then(|()| self.check(command)) {
            let CommandError { exception, message } = error;
            let error = ClientError { exception, code: "", message };
            let command = command.clone();
            events.tell(&Node::Person, What::CommandFailed { command, error });
            return;
        }
        match command {
            Command::CreateTopic { .. }
            | Command::DeleteTopic { .. }
            | Command::AddPartitions { .. }
            | Command::DeleteGroup { .. } => self.administer(events, command),
            Command::StartProducer { producer, configs } => {
                let key = self.start_producer(events, producer, configs);
                self.pump_started(events, key);
            }
            Command::Send { producer, .. } | Command::ProduceAtRate { producer, .. } => {
                let running = self.find(producer).map(|process| process.key);
                let key = running.or_else(|| self.start_producer(events, producer, &[]));
                if let Some(key) = key {
                    self.produce(key, command);
                }
                self.pump_started(events, key);
            }
            Command::StartConsumer { .. } => self.start_consumer(events, command),
            Command::Connect { .. } | Command::WriteBytes { .. } | Command::Disconnect { .. } => {
                self.foreign_command(events, command);
            }
            Command::StopBroker { .. }
            | Command::KillBroker { .. }
            | Command::StartBroker { .. } => self.broker_command(events, command),
            Command::SetNetwork { .. } | Command::CutOff { .. } | Command::Reconnect { .. } => {
                self.network_command(events, command);
            }
            Command::Close { process } | Command::Kill { process } => {
                self.end_command(events, process, matches!(command, Command::Kill { .. }));
            }
            Command::SetProcessingTime { consumer, .. }
            | Command::StopPolling { consumer }
            | Command::ResumePolling { consumer }
            | Command::Commit { consumer, .. }
            | Command::Seek { consumer, .. } => self.consumer_command(events, consumer, command),
        }
    }

    fn network_command(&mut self, events: &mut StepEvents<'_>, command: &Command) {
        let (node, cut) = match command {
            Command::SetNetwork { latency, jitter, loss_per_mille } => {
                let (latency, jitter, loss_per_mille) = (*latency, *jitter, *loss_per_mille);
                return self.network.set_knob(NetworkKnob { latency, jitter, loss_per_mille });
            }
            Command::CutOff { node } => (node, true),
            Command::Reconnect { node } => (node, false),
            _ => return,
        };
        let Some(key) = self.node(node) else {
            return self.cut_foreign(events, node, cut);
        };
        if cut {
            self.network.cut(self.now, key);
        } else {
            self.network.heal(self.now, key);
        }
        let lifecycle = if cut { Lifecycle::CutOff } else { Lifecycle::Reconnected };
        events.tell(&self.name(key), What::Lifecycle(lifecycle));
    }

    /// Whether a consumer may subscribe to these topics or assign these partitions.
    fn subscription_check(
        &self,
        mut consumer: Consumer,
        topics: &[String],
        partitions: &[(String, i32)],
    ) -> Result<(), CommandError> {
        subscribe(&mut consumer, self.now, topics, partitions)
            .map_err(|error| CommandError { exception: error.exception, message: error.message })
    }

    /// The running process of this name.
    pub(crate) fn find(&self, name: &str) -> Option<&Process> {
        let mut running = self.processes.values().filter(|process| process.is_running());
        running.find(|process| &*process.name == name).map(|process| &**process)
    }

    fn consumer(&self, name: &str) -> Result<&Process, CommandError> {
        let process = self.find(name).ok_or_else(|| unknown_process(name))?;
        match process.app {
            App::Consumer(_) => Ok(process),
            App::Producer(_) => Err(CommandError::malformed(format!("{name} is no consumer"))),
        }
    }

    fn node(&self, name: &str) -> Option<NodeKey> {
        if let Some(id) = name.strip_prefix("broker-").and_then(|id| id.parse::<i32>().ok())
            && self.brokers.contains_key(&id)
        {
            return Some(NodeKey::Broker(id));
        }
        self.find(name).map(|process| process.key)
    }

    fn name_is_free(&self, name: &str) -> Result<(), CommandError> {
        if name.starts_with("broker-") || name == "admin" {
            return Err(CommandError::malformed(format!("the name {name} is taken")));
        }
        if self.find(name).is_some() {
            return Err(CommandError::malformed(format!("a process called {name} runs already")));
        }
        let running = self.processes.values().filter(|process| process.is_running()).count();
        if running >= PROCESSES_LIMIT {
            let message = format!("at most {PROCESSES_LIMIT} processes run at the same time");
            return Err(CommandError::state(message));
        }
        Ok(())
    }

    fn broker_runs(&self, id: i32, wanted: bool) -> Result<(), CommandError> {
        let node = self
            .brokers
            .get(&id)
            .ok_or_else(|| CommandError::malformed(format!("no broker has the node.id {id}")))?;
        match (node.running.is_some(), wanted) {
            (true, false) => Err(CommandError::state(format!("broker {id} runs already"))),
            (false, true) => Err(CommandError::state(format!("broker {id} does not run"))),
            _ => Ok(()),
        }
    }

    fn administer(&mut self, events: &mut StepEvents<'_>, command: &Command) {
        let now = self.now;
        let admin = &mut self.admin.machine;
        let call = match command {
            Command::CreateTopic { topic, partitions, replication_factor, configs } => {
                let topic = NewTopic {
                    name: topic.as_str().into(),
                    partitions: *partitions,
                    replication_factor: *replication_factor,
                    configs: configs.clone(),
                };
                admin.create_topics(now, vec![topic])
            }
            Command::DeleteTopic { topic } => admin.delete_topics(now, vec![topic.as_str().into()]),
            Command::AddPartitions { topic, partitions } => {
                admin.create_partitions(now, vec![(topic.as_str().into(), *partitions)])
            }
            Command::DeleteGroup { group } => admin.delete_groups(now, vec![group.as_str().into()]),
            _ => return,
        };
        self.admin.asked.insert(call, command.clone());
        self.pump(events, NodeKey::Admin);
    }

    fn producer_config(
        &self,
        name: &str,
        configs: &[(String, String)],
    ) -> Result<ProducerConfig, ConfigError> {
        let mut config = ProducerConfig::new(self.era);
        config.set("bootstrap.servers", BOOTSTRAP)?;
        config.set("client.id", name)?;
        for (key, value) in configs {
            config.set(key, value)?;
        }
        Ok(config)
    }

    fn consumer_config(
        &self,
        name: &str,
        group: Option<&str>,
        configs: &[(String, String)],
    ) -> Result<ConsumerConfig, ConfigError> {
        let mut config = ConsumerConfig::new(self.era);
        config.set("bootstrap.servers", BOOTSTRAP)?;
        config.set("client.id", name)?;
        if let Some(group) = group {
            config.set("group.id", group)?;
        }
        for (key, value) in configs {
            config.set(key, value)?;
        }
        Ok(config)
    }

    fn start_producer(
        &mut self,
        events: &mut StepEvents<'_>,
        name: &str,
        configs: &[(String, String)],
    ) -> Option<NodeKey> {
        let rng = self.process_rng(name);
        let config = self.producer_config(name, configs);
        let made = config.and_then(|config| Producer::new(config, rng.derive("client"), self.now));
        let mut machine = self.or_fail(events, name, made)?;
        machine.set_listening(events.listening());
        let effective = Effective { kind: ClientKind::Producer, world: self, configs };
        let acks = effective.text("acks");
        let app = ProducerApp {
            machine: Some(machine),
            rate: None,
            asked: SortedMap::new(),
            acks: if acks == "-1" { "all".into() } else { acks },
            linger_ms: effective.number("linger.ms"),
            batch_size: i32::try_from(effective.number("batch.size")).unwrap_or(0),
            buffer_memory: effective.number("buffer.memory").cast_unsigned(),
            records_sent: 0,
            records_acknowledged: 0,
            records_failed: 0,
            rng: rng.derive("records"),
        };
        Some(self.add_process(events, name, configs, App::Producer(Box::new(app))))
    }

    fn start_consumer(&mut self, events: &mut StepEvents<'_>, command: &Command) {
        let Command::StartConsumer { consumer: name, group, topics, partitions, configs } = command
        else {
            return;
        };
        let now = self.now;
        let rng = self.process_rng(name);
        let config = self.consumer_config(name, group.as_deref(), configs);
        let made = config.and_then(|config| Consumer::new(config, rng.derive("client"), now));
        let Some(mut machine) = self.or_fail(events, name, made) else { return };
        machine.set_listening(events.listening());
        let subscribed = subscribe(&mut machine, now, topics, partitions);
        debug_assert!(subscribed.is_ok(), "checked before: {subscribed:?}");
        let effective = Effective { kind: ClientKind::Consumer, world: self, configs };
        let auto_commit = effective.text("enable.auto.commit") != "false";
        let app = ConsumerApp {
            machine: Some(machine),
            group: group.clone(),
            topics: topics.clone(),
            thread: Thread::Free,
            batch: VecDeque::new(),
            processing: None,
            processing_time: Duration::ZERO,
            polling: true,
            tasks: VecDeque::new(),
            closing: false,
            asked: SortedMap::new(),
            records_processed: 0,
            records_delivered_again: 0,
            last_member_id: String::new(),
            last_generation: -1,
            session_timeout: effective.span("session.timeout.ms"),
            auto_commit_interval: effective.span("auto.commit.interval.ms"),
            enable_auto_commit: auto_commit && group.is_some(),
        };
        let key = self.add_process(events, name, configs, App::Consumer(Box::new(app)));
        self.pump_started(events, Some(key));
    }

    fn process_rng(&self, name: &str) -> Rng {
        self.rng.derive(&format!("process {} {name}", self.next_process))
    }

    /// A client that cannot be made is an exception in the application's first line.
    fn or_fail<M>(
        &self,
        events: &mut StepEvents<'_>,
        name: &str,
        made: Result<M, ConfigError>,
    ) -> Option<M> {
        debug_assert!(made.is_ok(), "{name} was checked before: {:?}", made.as_ref().err());
        let _ = events.id();
        made.ok()
    }

    fn add_process(
        &mut self,
        events: &mut StepEvents<'_>,
        name: &str,
        configs: &[(String, String)],
        app: App,
    ) -> NodeKey {
        self.forget_processes();
        let number = self.next_process;
        self.next_process += 1;
        let name: Arc<str> = name.into();
        let node = Node::Client(Arc::clone(&name));
        let key = NodeKey::Process(number);
        let process = Process {
            key,
            name,
            node: node.clone(),
            host: format!("/10.0.{}.{}", number / 250 + 2, number % 250 + 1),
            state: ProcessState::Running,
            configs: configs.to_vec(),
            last_error: None,
            app,
        };
        self.processes.insert(number, Box::new(process));
        events.tell(&node, What::Lifecycle(Lifecycle::Started));
        key
    }

    /// Forgets processes that ended a while ago and that no coordinator counts as members.
    fn forget_processes(&mut self) {
        let mut members = SortedSet::new();
        for broker in self.brokers.values().filter_map(|node| node.running.as_ref()) {
            for group in broker.groups().groups() {
                members.extend(group.members().map(|member| member.member_id().clone()));
            }
        }
        let now = self.now;
        self.processes.retain(|_, process| {
            let member = match &process.app {
                App::Consumer(app) => members.contains(app.last_member_id.as_str()),
                App::Producer(_) => false,
            };
            member || process.is_remembered(now)
        });
    }

    fn pump_started(&mut self, events: &mut StepEvents<'_>, key: Option<NodeKey>) {
        if let Some(key) = key {
            self.pump(events, key);
        }
    }

    fn produce(&mut self, key: NodeKey, command: &Command) {
        let now = self.now;
        let NodeKey::Process(number) = key else { return };
        let Some(process) = self.processes.get_mut(&number) else { return };
        let App::Producer(app) = &mut process.app else { return };
        match command {
            Command::Send { topic, partition, key, value, headers, .. } => {
                let bytes = |text: &String| Bytes::copy_from_slice(text.as_bytes());
                let headers =
                    headers.iter().map(|(name, value)| (name.as_str().into(), Some(bytes(value))));
                let record = ProducerRecord {
                    topic: topic.as_str().into(),
                    partition: *partition,
                    key: key.as_ref().map(bytes),
                    value: value.as_ref().map(bytes),
                    headers: headers.collect(),
                    timestamp_ms: None,
                };
                if let Some(call) = app.send(now, record) {
                    app.remember(call, command.clone());
                }
            }
            Command::ProduceAtRate { topic, records_per_1000_s, keys, value_bytes, .. } => {
                app.rate = (*records_per_1000_s > 0).then(|| Rate {
                    topic: topic.clone(),
                    records_per_1000_s: *records_per_1000_s,
                    keys: keys.clone(),
                    value_bytes: *value_bytes,
                    since: now,
                    sent: 0,
                    waiting: false,
                });
            }
            _ => {}
        }
    }

    fn consumer_command(&mut self, events: &mut StepEvents<'_>, name: &str, command: &Command) {
        let now = self.now;
        let Some(NodeKey::Process(number)) = self.find(name).map(|process| process.key) else {
            return;
        };
        let Some(process) = self.processes.get_mut(&number) else { return };
        let App::Consumer(app) = &mut process.app else { return };
        match command {
            Command::SetProcessingTime { per_record, .. } => app.processing_time = *per_record,
            Command::StopPolling { .. } => {
                app.polling = false;
                app.wake(now);
            }
            Command::ResumePolling { .. } => app.polling = true,
            Command::Commit { mode, .. } => app.ask(now, Task::Commit(*mode, command.clone())),
            Command::Seek { topic, partition, to, .. } => app.ask(
                now,
                Task::Seek {
                    topic: topic.clone(),
                    partition: *partition,
                    to: *to,
                    command: command.clone(),
                },
            ),
            _ => {}
        }
        self.pump(events, NodeKey::Process(number));
    }

    fn end_command(&mut self, events: &mut StepEvents<'_>, name: &str, kill: bool) {
        let now = self.now;
        let Some(NodeKey::Process(number)) = self.find(name).map(|process| process.key) else {
            return self.kill_foreign(events, name);
        };
        if kill {
            self.end_process(events, number, ProcessState::Killed(now));
            return;
        }
        let Some(process) = self.processes.get_mut(&number) else { return };
        process.state = ProcessState::Closing;
        events.tell(&process.node, What::Lifecycle(Lifecycle::Closing));
        match &mut process.app {
            App::Producer(app) => {
                app.rate = None;
                if let Some(machine) = app.machine.as_mut() {
                    machine.close(now, None);
                }
            }
            App::Consumer(app) => {
                app.closing = true;
                app.wake(now);
            }
        }
        self.pump(events, NodeKey::Process(number));
    }

    fn broker_command(&mut self, events: &mut StepEvents<'_>, command: &Command) {
        let now = self.now;
        let (id, lifecycle) = match command {
            Command::StopBroker { broker } => {
                self.halt(events, *broker, ProcessState::Closed(now));
                (*broker, Lifecycle::Closed)
            }
            Command::KillBroker { broker } => {
                self.halt(events, *broker, ProcessState::Killed(now));
                (*broker, Lifecycle::Killed)
            }
            Command::StartBroker { broker } => {
                self.boot(*broker, events.listening());
                (*broker, Lifecycle::Started)
            }
            _ => return,
        };
        events.tell(&Node::Broker(id), What::Lifecycle(lifecycle));
        self.pump(events, NodeKey::Broker(id));
    }
}

/// Configs as they hold for a client: what was set, else the era's default.
struct Effective<'a> {
    kind: ClientKind,
    world: &'a World,
    configs: &'a [(String, String)],
}

impl Effective<'_> {
    fn text(&self, name: &str) -> String {
        let set = self.configs.iter().rev().find(|(key, _)| key == name);
        let default = || {
            let mut all = definitions(self.kind, self.world.era);
            all.find(|key| key.name == name).and_then(|key| key.default).unwrap_or("").to_owned()
        };
        set.map_or_else(default, |(_, value)| value.trim().to_owned())
    }

    fn number(&self, name: &str) -> i64 {
        self.text(name).parse().unwrap_or(0)
    }

    fn span(&self, name: &str) -> Duration {
        Duration::from_config_millis(self.number(name))
    }
}

fn subscribe(
    consumer: &mut Consumer,
    now: Instant,
    topics: &[String],
    partitions: &[(String, i32)],
) -> Result<(), ClientError> {
    if topics.is_empty() {
        return consumer.assign(now, partitions);
    }
    let topics: Vec<&str> = topics.iter().map(String::as_str).collect();
    consumer.subscribe(now, &topics)
}

fn is_producer(process: &Process) -> Result<(), CommandError> {
    match process.app {
        App::Producer(_) if process.state == ProcessState::Running => Ok(()),
        App::Producer(_) => {
            let text = "Cannot perform operation after producer has been closed";
            Err(CommandError::state(text.into()))
        }
        App::Consumer(_) => {
            Err(CommandError::malformed(format!("{} is no producer", process.name)))
        }
    }
}

fn unknown_process(name: &str) -> CommandError {
    CommandError::malformed(format!("no process called {name} runs"))
}

fn config_error(error: ConfigError) -> CommandError {
    CommandError { exception: "ConfigException", message: error.message }
}
