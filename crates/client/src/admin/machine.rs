//! The admin client's outer shape, and the life of a call: waiting for a node, in flight, retried,
//! timed out.

use super::request::{Destination, Work};
use super::{ConfigResource, NewTopic};
use crate::config::{ClientKind, ConfigError, ConfigValues};
use crate::event::{AdminEvent, AdminOutcome, CallId, ClientError, ConfigEntry};
use crate::machine::machine;
use crate::network::{
    Backoff, ClusterMetadata, NetworkClient, NetworkError, Node, Outgoing, RequestTag,
};
use bytes::Bytes;
use protocol::era::Era;
use protocol::net::{ConnectionId, Transmit};
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{ErrorCode, Response, SortedMap, Str};
use std::collections::VecDeque;

/// `AdminClientConfig`: an era's defaults and what the application sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdminConfig {
    values: ConfigValues,
}

impl AdminConfig {
    /// The era's defaults. bootstrap.servers is still to be set.
    pub const fn new(era: Era) -> Self {
        Self { values: ConfigValues::new(ClientKind::Admin, era) }
    }

    /// Sets one config by Kafka's name.
    ///
    /// # Errors
    /// Kafka's words.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), ConfigError> {
        self.values.set(name, value)
    }

    /// The values by name, for showing them.
    pub const fn values(&self) -> &ConfigValues {
        &self.values
    }
}

/// One result of a call.
#[derive(Clone, Debug)]
pub(super) enum Entry {
    Done(Option<ClientError>),
    Configs(Result<Vec<ConfigEntry>, ClientError>),
}

/// A call: its results in the order asked for, filled in as they come.
#[derive(Clone, Debug)]
struct Call {
    results: Vec<(String, Option<Entry>)>,
    configs: bool,
}

/// One request of a call, with its retries.
#[derive(Clone, Debug)]
pub(super) struct Task {
    pub(super) call: CallId,
    pub(super) work: Work,
    pub(super) deadline: Instant,
    tries: u32,
    next_try_at: Instant,
    in_flight: Option<RequestTag>,
}

/// A Kafka admin client.
///
/// After each call and input, pull [`Admin::poll_transmit`], then [`Admin::poll_event`], then ask
/// [`Admin::poll_timeout`].
#[derive(Clone, Debug)]
pub struct Admin {
    pub(super) network: NetworkClient,
    rng: Rng,
    retry_backoff: Backoff,
    retries: u32,
    api_timeout: Duration,
    pub(super) request_timeout: Duration,
    calls: SortedMap<CallId, Call>,
    tasks: Vec<Task>,
    events: VecDeque<AdminEvent>,
    next_call: u64,
    next_tag: u64,
    closed: bool,
    /// The metadata version whose controller turned out not to be one.
    wrong_controller: Option<u32>,
    /// The latest moment seen: tasks that are due wait for the network, not for the clock.
    last_seen: Instant,
}

machine!(Admin, AdminEvent, drive);

impl Admin {
    /// An admin client that starts to connect at once, as Kafka's does.
    ///
    /// # Errors
    /// Configs that are not allowed, in Kafka's words.
    pub fn new(config: AdminConfig, rng: Rng, now: Instant) -> Result<Self, ConfigError> {
        let values = &config.values;
        let network = values.network()?;
        let api_timeout_ms = values.number_or("default.api.timeout.ms", 60_000);
        if api_timeout_ms < network.request_timeout_ms && values.is_set("default.api.timeout.ms") {
            return Err(ConfigError::new(
                "The specified value of default.api.timeout.ms must be no smaller than the value \
                 of request.timeout.ms.",
            ));
        }
        let api_timeout_ms = api_timeout_ms.max(network.request_timeout_ms);
        let retries = values.number_or("retries", i64::from(i32::MAX));
        let mut admin = Self {
            retry_backoff: network.retry_backoff(),
            retries: u32::try_from(retries).unwrap_or(u32::MAX),
            api_timeout: Duration::from_config_millis(api_timeout_ms),
            request_timeout: Duration::from_config_millis(network.request_timeout_ms),
            network: NetworkClient::new(network, rng.derive("network")),
            rng: rng.derive("admin"),
            calls: SortedMap::new(),
            tasks: Vec::new(),
            events: VecDeque::new(),
            next_call: 0,
            next_tag: 0,
            closed: false,
            wrong_controller: None,
            last_seen: now,
        };
        admin.handle_timeout(now);
        Ok(admin)
    }

    /// Creates topics. Outcome: `Done`, one entry per topic.
    pub fn create_topics(&mut self, now: Instant, topics: Vec<NewTopic>) -> CallId {
        let (good, results) = representable(topics, |topic| &topic.name);
        self.start(now, results, false, vec![Work::CreateTopics(good)])
    }

    /// Deletes topics. Outcome: `Done`, one entry per topic.
    pub fn delete_topics(&mut self, now: Instant, topics: Vec<Str>) -> CallId {
        let (good, results) = representable(topics, |topic| topic);
        self.start(now, results, false, vec![Work::DeleteTopics(good)])
    }

    /// Raises topics to so many partitions. Outcome: `Done`, one entry per topic.
    pub fn create_partitions(&mut self, now: Instant, topics: Vec<(Str, i32)>) -> CallId {
        let (good, results) = representable(topics, |(topic, _)| topic);
        self.start(now, results, false, vec![Work::CreatePartitions(good)])
    }

    /// Deletes groups without members, each at its coordinator. Outcome: `Done`, one entry per
    /// group.
    pub fn delete_groups(&mut self, now: Instant, groups: Vec<Str>) -> CallId {
        let results = groups.iter().map(|group| (group.to_string(), None)).collect();
        let works = groups.into_iter().map(|group| Work::DeleteGroup { group, coordinator: None });
        self.start(now, results, false, works.collect())
    }

    /// Describes configs; broker configs are asked of that broker. Outcome: `Configs`, one entry
    /// per resource.
    pub fn describe_configs(&mut self, now: Instant, resources: Vec<ConfigResource>) -> CallId {
        let results = resources.iter().map(|resource| (resource.name(), None)).collect();
        let (mut works, mut topics) = (Vec::new(), Vec::new());
        for resource in resources {
            match resource {
                ConfigResource::Broker(id) => {
                    works.push(Work::DescribeConfigs { node: Some(id), resources: vec![resource] })
                }
                ConfigResource::Topic(_) => topics.push(resource),
            }
        }
        if !topics.is_empty() {
            works.push(Work::DescribeConfigs { node: None, resources: topics });
        }
        self.start(now, results, true, works)
    }

    /// Closes connections; calls not done fail.
    pub fn close(&mut self, now: Instant) {
        let text = "The AdminClient thread has exited.";
        for task in core::mem::take(&mut self.tasks) {
            self.fail_task(&task, &plain("TimeoutException", text));
        }
        self.network.close_all(now);
        self.closed = true;
    }

    /// Whatever is due.
    pub fn handle_timeout(&mut self, now: Instant) {
        if !self.closed {
            self.network.handle_timeout(now);
            self.drive(now);
        }
    }

    /// When `handle_timeout` has something to do.
    pub fn poll_timeout(&self) -> Option<Instant> {
        if self.closed {
            return None;
        }
        let retries = self.tasks.iter().filter(|task| task.in_flight.is_none());
        let retries = retries.map(|task| task.next_try_at).filter(|at| *at > self.last_seen);
        let deadlines = self.tasks.iter().map(|task| task.deadline);
        retries.chain(deadlines).chain(self.network.poll_timeout()).min()
    }

    /// An admin client has no onlooker events; here for the shape all clients share.
    pub const fn set_listening(&mut self, _listening: bool) {}

    /// Calls not done yet.
    pub fn pending_calls(&self) -> u32 {
        self.calls.len() as u32
    }

    /// The cluster as this client knows it.
    pub fn metadata(&self) -> &ClusterMetadata {
        self.network.metadata()
    }

    /// The connections.
    pub const fn network(&self) -> &NetworkClient {
        &self.network
    }

    fn start(
        &mut self,
        now: Instant,
        results: Vec<(String, Option<Entry>)>,
        configs: bool,
        works: Vec<Work>,
    ) -> CallId {
        self.next_call += 1;
        let call = CallId(self.next_call);
        self.calls.insert(call, Call { results, configs });
        let deadline = now + self.api_timeout;
        for work in works.into_iter().filter(|work| !work.is_empty()) {
            let task = Task { call, work, deadline, tries: 0, next_try_at: now, in_flight: None };
            if self.closed {
                let text = "The AdminClient thread has exited.";
                self.fail_task(&task, &plain("TimeoutException", text));
            } else {
                self.tasks.push(task);
            }
        }
        self.finish_if_complete(call);
        if !self.closed {
            self.drive(now);
        }
        call
    }

    fn drive(&mut self, now: Instant) {
        self.last_seen = self.last_seen.max(now);
        loop {
            let answered = self.process_responses(now);
            let sent = self.send_what_is_due(now);
            // A request that cannot be sent at all is answered at once.
            if !answered && !sent {
                return;
            }
        }
    }

    fn process_responses(&mut self, now: Instant) -> bool {
        let mut any = false;
        while let Some(response) = self.network.poll_response() {
            any = true;
            let is_it = |task: &Task| task.in_flight == Some(response.tag);
            let Some(place) = self.tasks.iter().position(is_it) else { continue };
            let mut task = self.tasks.remove(place);
            task.in_flight = None;
            match response.result {
                Ok(answer) => self.handle_answer(now, task, answer),
                Err(error) => self.handle_network_error(now, task, error),
            }
        }
        any
    }

    fn send_what_is_due(&mut self, now: Instant) -> bool {
        let mut any = false;
        for mut task in core::mem::take(&mut self.tasks) {
            if task.deadline <= now {
                self.time_out(now, &task);
                continue;
            }
            if task.in_flight.is_none() && task.next_try_at <= now {
                self.try_to_send(now, &mut task);
                any |= task.in_flight.is_some();
            }
            self.tasks.push(task);
        }
        any
    }

    fn try_to_send(&mut self, now: Instant, task: &mut Task) {
        let node = match task.work.destination() {
            Destination::Any => self.network.least_loaded_node(now),
            Destination::Broker(id) => self.known_broker(id),
            Destination::Controller => self.controller(),
        };
        // Without a node, the metadata on its way will tell.
        let Some(node) = node else { return };
        if !self.network.ready(now, node) {
            return;
        }
        let remaining = task.deadline.since(now);
        let timeout = self.request_timeout.min(remaining);
        let request = self.request_for(&task.work, node, timeout);
        let tag = RequestTag(self.next_tag);
        self.next_tag += 1;
        task.in_flight = Some(tag);
        let outgoing = Outgoing { timeout: Some(timeout), ..Outgoing::new(node, request, tag) };
        self.network.send_with(now, outgoing);
    }

    fn controller(&self) -> Option<Node> {
        let cluster = self.network.metadata();
        let trusted = self.wrong_controller.is_none_or(|version| cluster.version > version);
        cluster.controller_id.filter(|_| trusted).and_then(|id| self.known_broker(id))
    }

    fn known_broker(&self, id: i32) -> Option<Node> {
        self.network.metadata().brokers.contains_key(&id).then_some(Node::Broker(id))
    }

    fn handle_answer(&mut self, now: Instant, mut task: Task, answer: Response) {
        match self.apply(&mut task, answer) {
            Ok(()) => self.finish_if_complete(task.call),
            Err(code) => {
                if code == ErrorCode::NotController {
                    self.wrong_controller = Some(self.network.metadata().version);
                    self.network.request_update_after_error(now);
                }
                let error = of_code(code, None);
                self.retry_or_fail(now, task, code.is_retriable(), &error);
            }
        }
    }

    fn handle_network_error(&mut self, now: Instant, task: Task, error: NetworkError) {
        let error = match error {
            NetworkError::UnsupportedVersion => {
                let code = ErrorCode::UnsupportedVersion;
                return self.retry_or_fail(now, task, false, &of_code(code, None));
            }
            NetworkError::Disconnected => {
                let text = "Cancelled request due to node being disconnected";
                plain("DisconnectException", text)
            }
            NetworkError::TimedOut => {
                plain("DisconnectException", "Cancelled request due to request timeout")
            }
        };
        self.retry_or_fail(now, task, true, &error);
    }

    fn retry_or_fail(
        &mut self,
        now: Instant,
        mut task: Task,
        retriable: bool,
        error: &ClientError,
    ) {
        let wait = self.retry_backoff.wait(task.tries, &mut self.rng);
        task.tries += 1;
        task.next_try_at = now + wait;
        if task.deadline <= now || (retriable && task.tries > self.retries) {
            self.time_out_after_tries(now, &task);
        } else if retriable {
            self.tasks.push(task);
        } else {
            self.fail_task(&task, error);
        }
    }

    fn time_out(&mut self, now: Instant, task: &Task) {
        if task.in_flight.is_none() && task.tries == 0 {
            let text =
                format!("Timed out waiting for a node assignment. Call: {}", task.work.call_name());
            return self.fail_task(task, &plain("TimeoutException", text));
        }
        self.time_out_after_tries(now, task);
    }

    fn time_out_after_tries(&mut self, now: Instant, task: &Task) {
        let in_flight = u32::from(task.in_flight.is_some());
        let (name, tries) = (task.work.call_name(), task.tries + in_flight);
        let text = format!(
            "Call(callName={name}, deadlineMs={}, tries={tries}, nextAllowedTryMs={}) timed out \
             at {} after {tries} attempt(s)",
            task.deadline.as_millis(),
            task.next_try_at.as_millis(),
            now.as_millis()
        );
        self.fail_task(task, &plain("TimeoutException", text));
    }

    /// Fails every result of the task that is still open.
    fn fail_task(&mut self, task: &Task, error: &ClientError) {
        for name in task.work.names() {
            self.complete(task.call, &name, Err(error.clone()));
        }
        self.finish_if_complete(task.call);
    }

    /// Goes on with a task whose first half is done.
    pub(super) fn continue_with(&mut self, task: Task) {
        self.tasks.push(task);
    }

    /// Fills in one result.
    pub(super) fn complete(
        &mut self,
        call: CallId,
        name: &str,
        result: Result<Vec<ConfigEntry>, ClientError>,
    ) {
        let Some(call) = self.calls.get_mut(&call) else { return };
        let open = call.results.iter_mut().find(|(it, done)| it == name && done.is_none());
        let Some((_, place)) = open else { return };
        *place =
            Some(if call.configs { Entry::Configs(result) } else { Entry::Done(result.err()) });
    }

    fn finish_if_complete(&mut self, call: CallId) {
        let complete = |it: &Call| it.results.iter().all(|(_, result)| result.is_some());
        if !self.calls.get(&call).is_some_and(complete) {
            return;
        }
        let Some(Call { results, configs }) = self.calls.remove(&call) else { return };
        let (mut done, mut described) = (Vec::new(), Vec::new());
        for (name, result) in results {
            match result {
                Some(Entry::Done(error)) => done.push((name, error)),
                Some(Entry::Configs(result)) => described.push((name, result)),
                None => {}
            }
        }
        let outcome =
            if configs { AdminOutcome::Configs(described) } else { AdminOutcome::Done(done) };
        self.events.push_back(AdminEvent::Completed { call, outcome: Ok(outcome) });
    }
}

/// The items whose topic name fits into a request, and the results to fill in.
fn representable<T>(
    items: Vec<T>,
    name: impl Fn(&T) -> &Str,
) -> (Vec<T>, Vec<(String, Option<Entry>)>) {
    let (mut good, mut results) = (Vec::new(), Vec::new());
    for item in items {
        let text = name(&item).to_string();
        if text.is_empty() {
            let words =
                format!("The given topic name '{text}' cannot be represented in a request.");
            let error = of_code(ErrorCode::InvalidTopicException, Some(words));
            results.push((text, Some(Entry::Done(Some(error)))));
        } else {
            results.push((text, None));
            good.push(item);
        }
    }
    (good, results)
}

pub(super) fn plain(exception: &'static str, message: impl Into<String>) -> ClientError {
    ClientError { exception, code: "", message: message.into() }
}

/// The exception of an error code, in the broker's words if there are any.
pub(super) fn of_code(code: ErrorCode, message: Option<String>) -> ClientError {
    let message = message.unwrap_or_else(|| code.message().to_owned());
    ClientError { exception: code.exception(), code: code.name(), message }
}
