//! The fetcher: one Fetch per node at a time, ahead of the polls, only for partitions with nothing
//! buffered; and what to make of the answers (the Java client's AbstractFetch and FetchCollector).

use std::collections::VecDeque;

use protocol::era::Era;
use protocol::messages::FetchResponse;
use protocol::messages::fetch_request::{FetchPartition, FetchRequest, FetchTopic, ForgottenTopic};
use protocol::messages::fetch_response::PartitionData;
use protocol::time::Instant;
use protocol::{ErrorCode, Request, Response, SortedMap, SortedSet, Str, Uuid};

use super::Consumer;
use super::completed_fetch::{CompletedFetch, ReadOptions};
use super::config::OffsetReset;
use super::error::{exception, from_code_with, illegal_state, show};
use super::fetch_session::{FINAL_EPOCH, FetchPlan, FetchSession, FetchSpec};
use super::requests::{Answer, Purpose};
use super::subscription::{FetchPosition, ResetCause};
use crate::event::{ClientError, PartitionRecords, TopicPartition};
use crate::network::{BrokerEndpoint, Node, Outgoing, RequestTag};

/// Highest version that names topics; from 13 on there are ids.
const HIGHEST_VERSION_WITH_NAMES: i16 = 12;

/// Sessions, requests under way, and what came and was not returned yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Fetcher {
    sessions: SortedMap<i32, FetchSession>,
    pending_nodes: SortedSet<i32>,
    completed: VecDeque<CompletedFetch>,
    /// Positions carry the leaders of this metadata version.
    metadata_version: u32,
}

/// What one pass over the buffer gave.
#[derive(Clone, Debug, Default)]
pub(super) struct Collected {
    pub(super) records: Vec<PartitionRecords>,
    /// A position moved, if only over control records.
    pub(super) has_advanced: bool,
    count: usize,
}

impl Collected {
    pub(super) const fn is_empty(&self) -> bool {
        self.count == 0 && !self.has_advanced
    }
}

impl Fetcher {
    /// Records fetched and not returned.
    pub(super) fn buffered_records(&self) -> i64 {
        self.completed.iter().map(CompletedFetch::remaining).sum()
    }

    fn buffered_partitions(&self) -> SortedSet<&TopicPartition> {
        let unconsumed = self.completed.iter().filter(|fetch| !fetch.is_consumed);
        unconsumed.map(|fetch| &fetch.partition).collect()
    }

    /// Drops what was fetched for partitions that are gone.
    pub(super) fn retain(&mut self, keeps: impl Fn(&TopicPartition) -> bool) {
        self.completed.retain(|fetch| keeps(&fetch.partition));
    }

    /// Open sessions by node.
    pub(super) fn open_sessions(&self) -> Vec<(i32, i32)> {
        let open = self.sessions.iter().filter(|entry| entry.1.id() != 0);
        open.map(|(node, session)| (*node, session.id())).collect()
    }
}

impl Consumer {
    /// Sends a Fetch to every leader that has none of ours under way.
    pub(super) fn send_fetches(&mut self, now: Instant) {
        self.refresh_leaders();
        let mut is_leader_missing = false;
        let mut by_node: SortedMap<i32, Vec<(TopicPartition, FetchSpec)>> = SortedMap::new();
        let buffered = self.fetcher.buffered_partitions();
        let busy = self.nodes_with_buffered_data(&buffered);
        for partition in self.subscriptions.order() {
            let Some(position) = self.fetchable_position(partition) else { continue };
            if buffered.contains(partition) {
                continue;
            }
            let Some(leader) = position.current_leader.leader else {
                is_leader_missing = true;
                continue;
            };
            if self.fetcher.pending_nodes.contains(&leader)
                || busy.contains(&leader)
                || self.network.connection_failed(now, Node::Broker(leader))
            {
                continue;
            }
            let spec = FetchSpec {
                topic_id: self.topic_id(&partition.0),
                fetch_offset: position.offset,
                leader_epoch: position.current_leader.epoch.unwrap_or(-1),
                max_bytes: self.settings.max_partition_fetch_bytes,
            };
            by_node.entry(leader).or_default().push((partition.clone(), spec));
        }
        if is_leader_missing {
            self.network.request_update_after_error(now);
        }
        for (node, wanted) in by_node {
            let plan = self.fetcher.sessions.entry(node).or_default().plan(wanted);
            self.fetcher.pending_nodes.insert(node);
            let has_ids = plan.uses_topic_ids;
            let request = self.fetch_request(plan);
            let max_version = if has_ids { i16::MAX } else { HIGHEST_VERSION_WITH_NAMES };
            let node_name = Node::Broker(node);
            let outgoing = Outgoing {
                max_version,
                ..Outgoing::new(node_name, Request::Fetch(request), RequestTag(0))
            };
            self.send_with(now, outgoing, Purpose::Fetch { node });
        }
    }

    fn fetchable_position(&self, partition: &TopicPartition) -> Option<FetchPosition> {
        let state = self.subscriptions.state(partition)?;
        state.position.filter(|_| state.is_fetchable())
    }

    fn topic_id(&self, topic: &str) -> Uuid {
        self.network.metadata().topic(topic).map_or(Uuid::ZERO, |topic| topic.id)
    }

    /// Era 4 asks a node again only when nothing it sent waits for a poll, so that no partition
    /// drops out of the session for a moment.
    fn nodes_with_buffered_data(&self, buffered: &SortedSet<&TopicPartition>) -> SortedSet<i32> {
        if self.settings.era == Era::Kafka25 {
            return SortedSet::new();
        }
        let positions = buffered.iter().filter_map(|partition| self.fetchable_position(partition));
        positions.filter_map(|position| position.current_leader.leader).collect()
    }

    /// Positions follow the metadata's leaders.
    fn refresh_leaders(&mut self) {
        let version = self.network.metadata().version;
        if self.fetcher.metadata_version == version {
            return;
        }
        self.fetcher.metadata_version = version;
        for partition in self.subscriptions.assigned() {
            let leader = self.current_leader(&partition);
            let state = self.subscriptions.state_mut(&partition);
            if let Some(position) = state.and_then(|state| state.position.as_mut()) {
                position.current_leader = leader;
            }
        }
    }

    fn fetch_request(&self, plan: FetchPlan) -> FetchRequest {
        let settings = &self.settings;
        let mut topics: Vec<FetchTopic> = Vec::new();
        for (partition, spec) in plan.to_send {
            let entry = FetchPartition {
                partition: partition.1,
                current_leader_epoch: spec.leader_epoch,
                fetch_offset: spec.fetch_offset,
                partition_max_bytes: spec.max_bytes,
                ..FetchPartition::default()
            };
            match topics.last_mut() {
                Some(topic) if topic.topic == partition.0 => topic.partitions.push(entry),
                _ => topics.push(FetchTopic {
                    topic: Str::from(partition.0),
                    topic_id: spec.topic_id,
                    partitions: vec![entry],
                    ..FetchTopic::default()
                }),
            }
        }
        let mut forgotten: Vec<ForgottenTopic> = Vec::new();
        for (partition, topic_id) in plan.to_forget {
            match forgotten.last_mut() {
                Some(topic) if topic.topic == partition.0 => topic.partitions.push(partition.1),
                _ => forgotten.push(ForgottenTopic {
                    topic: Str::from(partition.0),
                    topic_id,
                    partitions: vec![partition.1],
                    ..ForgottenTopic::default()
                }),
            }
        }
        FetchRequest {
            max_wait_ms: settings.fetch_max_wait_ms,
            min_bytes: settings.fetch_min_bytes,
            max_bytes: settings.fetch_max_bytes,
            isolation_level: i8::from(settings.read_committed),
            session_id: plan.session_id,
            session_epoch: plan.epoch,
            topics,
            forgotten_topics_data: forgotten,
            rack_id: Str::from(&settings.rack),
            ..FetchRequest::default()
        }
    }

    /// Tells a broker that a session is not needed any more (close, era 4).
    pub(super) fn close_fetch_session(&mut self, now: Instant, node: i32, session_id: i32) {
        let plan = FetchPlan {
            session_id,
            epoch: FINAL_EPOCH,
            uses_topic_ids: true,
            to_send: Vec::new(),
            to_forget: Vec::new(),
        };
        let request = Request::Fetch(self.fetch_request(plan));
        self.send(now, Node::Broker(node), request, Purpose::CloseFetchSession);
    }

    pub(super) fn on_fetch(&mut self, now: Instant, node: i32, answer: Answer) {
        self.fetcher.pending_nodes.remove(&node);
        let Some(session) = self.fetcher.sessions.get_mut(&node) else { return };
        let Ok(Response::Fetch(response)) = answer else {
            session.handle_error();
            return;
        };
        let code = ErrorCode::from_i16(response.error_code);
        if !session.handle_response(code, response.session_id) {
            if code == ErrorCode::FetchSessionTopicIdError {
                self.network.request_update_after_error(now);
            }
            return;
        }
        self.buffer(node, response);
    }

    fn buffer(&mut self, node: i32, response: FetchResponse) {
        let endpoints: Vec<BrokerEndpoint> = response
            .node_endpoints
            .into_iter()
            .map(|it| BrokerEndpoint {
                id: it.node_id,
                host: it.host,
                port: u16::try_from(it.port).unwrap_or(0),
                rack: it.rack,
            })
            .collect();
        for topic in response.responses {
            let Some(session) = self.fetcher.sessions.get(&node) else { return };
            let name = if topic.topic.is_empty() {
                session.topic_name(topic.topic_id).map(str::to_owned)
            } else {
                Some(topic.topic.to_string())
            };
            let Some(name) = name else { continue };
            for data in topic.partitions {
                let partition = (name.clone(), data.partition_index);
                let spec = self.fetcher.sessions.get(&node).and_then(|it| it.spec(&partition));
                let Some(fetch_offset) = spec.map(|spec| spec.fetch_offset) else { continue };
                self.learn_leader(&partition, &data, &endpoints);
                let fetch = CompletedFetch::new(partition, fetch_offset, data);
                self.fetcher.completed.push_back(fetch);
            }
        }
    }

    /// An answer may name the new leader (KIP-951).
    fn learn_leader(
        &mut self,
        partition: &TopicPartition,
        data: &PartitionData,
        endpoints: &[BrokerEndpoint],
    ) {
        let code = ErrorCode::from_i16(data.error_code);
        let leader = (data.current_leader.leader_id, data.current_leader.leader_epoch);
        let is_moved =
            matches!(code, ErrorCode::NotLeaderOrFollower | ErrorCode::FencedLeaderEpoch);
        if is_moved && leader.0 >= 0 && leader.1 >= 0 {
            self.network.update_leader(&partition.0, partition.1, leader, endpoints);
        }
    }

    /// Takes up to max.poll.records records out of the buffer; positions move with them.
    ///
    /// # Errors
    /// What Kafka throws out of poll, unless records come first: then the next poll throws it.
    pub(super) fn collect(&mut self, now: Instant) -> Result<Collected, ClientError> {
        let max = usize::try_from(self.settings.max_poll_records).unwrap_or(usize::MAX);
        let mut collected = Collected::default();
        let mut paused = VecDeque::new();
        let mut failure = None;
        while collected.count < max {
            let Some(mut fetch) = self.fetcher.completed.pop_front() else { break };
            if !fetch.is_initialized {
                let result = self.initialize(now, &mut fetch);
                match result {
                    Ok(true) => {}
                    Ok(false) => continue,
                    Err(error) => {
                        if !collected.is_empty() || !fetch.is_empty() {
                            self.fetcher.completed.push_front(fetch);
                        }
                        failure = Some(error);
                        break;
                    }
                }
            }
            let state = self.subscriptions.state(&fetch.partition);
            if state.is_some_and(|state| state.is_paused) {
                paused.push_back(fetch);
                continue;
            }
            let result = self.take_records(&mut fetch, max, &mut collected);
            if !fetch.is_consumed {
                self.fetcher.completed.push_front(fetch);
            }
            if let Err(error) = result {
                failure = Some(error);
                break;
            }
        }
        self.fetcher.completed.append(&mut paused);
        match failure {
            Some(error) if collected.is_empty() => Err(error),
            _ => Ok(collected),
        }
    }

    fn take_records(
        &mut self,
        fetch: &mut CompletedFetch,
        max: usize,
        collected: &mut Collected,
    ) -> Result<(), ClientError> {
        let Some(position) = self.fetchable_position(&fetch.partition) else {
            fetch.is_consumed = true;
            return Ok(());
        };
        if position.offset != fetch.next_fetch_offset {
            fetch.is_consumed = true;
            return Ok(());
        }
        let options = ReadOptions {
            check_crcs: self.settings.check_crcs,
            read_committed: self.settings.read_committed,
        };
        let mut records = Vec::new();
        let result = fetch.fetch_records(max - collected.count, options, &mut records);
        if fetch.next_fetch_offset > position.offset
            && let Some(state) = self.subscriptions.state_mut(&fetch.partition)
        {
            state.position = Some(FetchPosition {
                offset: fetch.next_fetch_offset,
                offset_epoch: fetch.last_epoch.filter(|epoch| *epoch >= 0),
                current_leader: position.current_leader,
            });
            collected.has_advanced = true;
        }
        if fetch.is_consumed && fetch.has_returned_records {
            self.subscriptions.move_to_end(&fetch.partition);
        }
        collected.add(&fetch.partition, records);
        result
    }

    /// First look at an answer. False: nothing to read in it.
    fn initialize(
        &mut self,
        now: Instant,
        fetch: &mut CompletedFetch,
    ) -> Result<bool, ClientError> {
        let position = self
            .subscriptions
            .state(&fetch.partition)
            .and_then(|state| state.position.filter(|_| state.has_valid_position()));
        if !fetch.code.is_none() {
            self.subscriptions.move_to_end(&fetch.partition);
            return self.handle_fetch_error(now, fetch, position).map(|()| false);
        }
        if position.is_none_or(|position| position.offset != fetch.fetch_offset) {
            return Ok(false);
        }
        if fetch.is_stuck() {
            return Err(exception(
                "KafkaException",
                format!(
                    "Failed to make progress reading messages at {}={}. Received a non-empty fetch \
                     response from the server, but no complete records were found.",
                    show(&fetch.partition),
                    fetch.fetch_offset
                ),
            ));
        }
        if let Some(state) = self.subscriptions.state_mut(&fetch.partition) {
            let known = |offset: i64| Some(offset).filter(|offset| *offset >= 0);
            state.high_watermark = known(fetch.high_watermark).or(state.high_watermark);
            state.log_start_offset = known(fetch.log_start_offset).or(state.log_start_offset);
            state.last_stable_offset = known(fetch.last_stable_offset).or(state.last_stable_offset);
        }
        fetch.is_initialized = true;
        Ok(true)
    }

    fn handle_fetch_error(
        &mut self,
        now: Instant,
        fetch: &CompletedFetch,
        position: Option<FetchPosition>,
    ) -> Result<(), ClientError> {
        let name = show(&fetch.partition);
        match fetch.code {
            ErrorCode::NotLeaderOrFollower
            | ErrorCode::ReplicaNotAvailable
            | ErrorCode::KafkaStorageError
            | ErrorCode::FencedLeaderEpoch
            | ErrorCode::OffsetNotAvailable
            | ErrorCode::UnknownTopicOrPartition
            | ErrorCode::UnknownTopicId
            | ErrorCode::InconsistentTopicId => {
                self.network.request_update_after_error(now);
                Ok(())
            }
            ErrorCode::UnknownLeaderEpoch | ErrorCode::UnknownServerError => Ok(()),
            ErrorCode::OffsetOutOfRange => match position {
                Some(position) if position.offset == fetch.fetch_offset => {
                    self.handle_out_of_range(&fetch.partition, position)
                }
                _ => Ok(()),
            },
            ErrorCode::TopicAuthorizationFailed => {
                let message = format!("Not authorized to access topics: [{}]", fetch.partition.0);
                Err(from_code_with(fetch.code, message))
            }
            ErrorCode::CorruptMessage => Err(exception(
                "KafkaException",
                format!(
                    "Encountered corrupt message when fetching offset {} for topic-partition \
                     {name}",
                    fetch.fetch_offset
                ),
            )),
            code => Err(illegal_state(format!(
                "Unexpected error code {} while fetching at offset {} from topic-partition {name}",
                code.code(),
                fetch.fetch_offset
            ))),
        }
    }

    fn handle_out_of_range(
        &mut self,
        partition: &TopicPartition,
        position: FetchPosition,
    ) -> Result<(), ClientError> {
        let reset = self.subscriptions.default_reset();
        if reset != OffsetReset::None {
            self.subscriptions.request_reset(partition, reset, ResetCause::OutOfRange);
            return Ok(());
        }
        let name = show(partition);
        let message = match self.settings.era {
            Era::Kafka25 => format!(
                "Offsets out of range with no configured reset policy for partitions: \
                 {{{name}={}}}",
                position.offset
            ),
            Era::Kafka4 => format!(
                "Fetch position {} is out of range for partition {name}",
                self.show_position(&position)
            ),
        };
        Err(from_code_with(ErrorCode::OffsetOutOfRange, message))
    }

    /// FetchPosition.toString.
    fn show_position(&self, position: &FetchPosition) -> String {
        let epoch = position
            .offset_epoch
            .map_or_else(|| "Optional.empty".to_owned(), |epoch| format!("Optional[{epoch}]"));
        let leader = position.current_leader;
        let node = leader.leader.and_then(|id| self.network.metadata().brokers.get(&id));
        let node = node.map_or_else(
            || "Optional.empty".to_owned(),
            |node| {
                let rack = node.rack.as_deref().unwrap_or("null");
                let (host, port, id) = (&node.host, node.port, node.id);
                format!("Optional[{host}:{port} (id: {id} rack: {rack} isFenced: false)]")
            },
        );
        let leader_epoch =
            leader.epoch.map_or_else(|| "absent".to_owned(), |epoch| epoch.to_string());
        format!(
            "FetchPosition{{offset={}, offsetEpoch={epoch}, \
             currentLeader=LeaderAndEpoch{{leader={node}, epoch={leader_epoch}}}}}",
            position.offset
        )
    }
}

impl Collected {
    fn add(&mut self, partition: &TopicPartition, records: Vec<crate::event::ConsumerRecord>) {
        if records.is_empty() {
            return;
        }
        self.count += records.len();
        let same =
            |it: &&mut PartitionRecords| it.topic == partition.0 && it.partition == partition.1;
        match self.records.iter_mut().find(same) {
            Some(entry) => entry.records.extend(records),
            None => self.records.push(PartitionRecords {
                topic: partition.0.clone(),
                partition: partition.1,
                records,
            }),
        }
    }
}
