//! Where to start reading: the committed offset, else what auto.offset.reset says, else where a
//! seek pointed. OffsetFetch goes to the coordinator, ListOffsets to the partition's leader.

use protocol::messages::list_offsets_request::{
    ListOffsetsPartition, ListOffsetsRequest, ListOffsetsTopic,
};
use protocol::messages::offset_fetch_request::{
    OffsetFetchRequest, OffsetFetchRequestGroup, OffsetFetchRequestTopics,
};
use protocol::messages::{ListOffsetsResponse, OffsetFetchResponse};
use protocol::time::Instant;
use protocol::{ErrorCode, Request, Response, SortedMap, Str};

use super::Consumer;
use super::config::OffsetReset;
use super::coordinator::group_authorization;
use super::error::{exception, from_code, from_code_with, is_retriable, show, unexpected};
use super::requests::{Answer, Purpose, network_exception};
use super::subscription::{FetchPosition, FetchState, LeaderAndEpoch, Reset, ResetCause};
use crate::event::{ClientError, ConsumerEvent, TopicPartition};
use crate::network::{Node, Outgoing, RequestTag};

const EARLIEST_TIMESTAMP: i64 = -2;
const LATEST_TIMESTAMP: i64 = -1;
const HIGHEST_VERSION_WITH_NAMES: i16 = 9;

/// What a commit holds per partition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetAndMetadata {
    /// The offset to read next.
    pub offset: i64,
    /// Leader epoch of the last record read.
    pub leader_epoch: Option<i32>,
    /// Whatever the application wants to keep with it.
    pub metadata: String,
}

impl From<i64> for OffsetAndMetadata {
    fn from(offset: i64) -> Self {
        Self { offset, ..Self::default() }
    }
}

/// Offsets to commit by partition.
pub type Offsets = SortedMap<TopicPartition, OffsetAndMetadata>;

type Fetched = Vec<(TopicPartition, OffsetAndMetadata)>;

/// The question for committed offsets under way.
#[derive(Clone, Debug, Default)]
pub(super) struct CommittedFetch {
    partitions: Vec<TopicPartition>,
    generation: i32,
    is_in_flight: bool,
    result: Option<Result<Fetched, ClientError>>,
    failures: u32,
    pub(super) retry_at: Option<Instant>,
}

impl Consumer {
    /// Gives every assigned partition a position. False: the committed offsets are not here yet.
    pub(super) fn update_fetch_positions(&mut self, now: Instant) -> Result<bool, ClientError> {
        if let Some(error) = self.cached_offset_error.take() {
            return Err(error);
        }
        if self.subscriptions.has_all_positions() {
            return Ok(true);
        }
        if self.settings.group_id.is_some() && !self.init_with_committed_offsets(now)? {
            return Ok(false);
        }
        self.subscriptions.reset_initializing_positions()?;
        self.reset_positions_if_needed(now);
        Ok(true)
    }

    fn init_with_committed_offsets(&mut self, now: Instant) -> Result<bool, ClientError> {
        let partitions = self.subscriptions.initializing();
        if partitions.is_empty() {
            self.committed_fetch = CommittedFetch::default();
            return Ok(true);
        }
        let generation = self.membership.generation.id;
        let fetch = &mut self.committed_fetch;
        if fetch.partitions != partitions || fetch.generation != generation {
            let (is_in_flight, result) = (false, None);
            let retry_at = None;
            *fetch = CommittedFetch {
                partitions,
                generation,
                is_in_flight,
                result,
                failures: 0,
                retry_at,
            };
        }
        match fetch.result.take() {
            Some(Ok(offsets)) => {
                self.committed_fetch = CommittedFetch::default();
                self.take_committed(offsets);
                return Ok(true);
            }
            Some(Err(error)) if is_retriable(&error) => {
                let failures = fetch.failures;
                fetch.failures += 1;
                let wait = self.retry_backoff(failures);
                self.committed_fetch.retry_at = Some(now + wait);
            }
            Some(Err(error)) => {
                self.committed_fetch = CommittedFetch::default();
                return Err(error);
            }
            None => {}
        }
        let fetch = &self.committed_fetch;
        if fetch.is_in_flight || fetch.retry_at.is_some_and(|at| at > now) {
            return Ok(false);
        }
        if self.coordinator_unknown(now) {
            if let Some(error) = self.membership.find_error.take() {
                return Err(error);
            }
            self.lookup_coordinator(now);
            return Ok(false);
        }
        self.send_offset_fetch(now);
        Ok(false)
    }

    fn send_offset_fetch(&mut self, now: Instant) {
        let Some(node) = self.membership.coordinator_node() else { return };
        self.committed_fetch.is_in_flight = true;
        self.committed_fetch.retry_at = None;
        let mut topics: Vec<OffsetFetchRequestTopics> = Vec::new();
        for (topic, partition) in &self.committed_fetch.partitions {
            match topics.last_mut() {
                Some(last) if last.name == *topic => last.partition_indexes.push(*partition),
                _ => topics.push(OffsetFetchRequestTopics {
                    name: Str::from(topic),
                    partition_indexes: vec![*partition],
                    ..OffsetFetchRequestTopics::default()
                }),
            }
        }
        let group = OffsetFetchRequestGroup {
            group_id: Str::from(self.group_id()),
            topics: Some(topics),
            ..OffsetFetchRequestGroup::default()
        };
        let request = OffsetFetchRequest {
            groups: vec![group],
            require_stable: true,
            ..OffsetFetchRequest::default()
        };
        let outgoing = Outgoing {
            max_version: HIGHEST_VERSION_WITH_NAMES,
            ..Outgoing::new(node, Request::OffsetFetch(request), RequestTag(0))
        };
        self.send_with(now, outgoing, Purpose::OffsetFetch);
    }

    pub(super) fn on_offset_fetch(&mut self, now: Instant, answer: Answer) {
        let result = match answer {
            Ok(Response::OffsetFetch(response)) => self.committed_offsets_in(now, &response),
            Ok(_) => Err(from_code(ErrorCode::UnknownServerError)),
            Err(error) => {
                self.mark_coordinator_unknown(now, true);
                Err(network_exception(error))
            }
        };
        // An answer to a question nobody asks any more is dropped.
        if self.committed_fetch.is_in_flight {
            self.committed_fetch.is_in_flight = false;
            self.committed_fetch.result = Some(result);
        }
    }

    fn committed_offsets_in(
        &mut self,
        now: Instant,
        response: &OffsetFetchResponse,
    ) -> Result<Fetched, ClientError> {
        let (code, partitions) = flatten(response);
        let code = ErrorCode::from_i16(code);
        match code {
            ErrorCode::None => {}
            ErrorCode::CoordinatorLoadInProgress => return Err(from_code(code)),
            ErrorCode::NotCoordinator | ErrorCode::CoordinatorNotAvailable => {
                self.mark_coordinator_unknown(now, false);
                return Err(from_code(code));
            }
            ErrorCode::GroupAuthorizationFailed => {
                return Err(group_authorization(self.group_id()));
            }
            _ => return Err(unexpected("Unexpected error in fetch offset response", code)),
        }
        let mut fetched = Vec::new();
        for (partition, code, offset) in partitions {
            let name = show(&partition);
            match code {
                ErrorCode::None if offset.offset < 0 => {}
                ErrorCode::None => fetched.push((partition, offset)),
                ErrorCode::UnknownTopicOrPartition => {
                    let message = format!("Topic or Partition {name} does not exist");
                    return Err(exception("KafkaException", message));
                }
                ErrorCode::UnstableOffsetCommit => {
                    let message = "There are unstable offsets for the requested topic partitions";
                    return Err(from_code_with(code, message));
                }
                ErrorCode::TopicAuthorizationFailed => return Err(from_code(code)),
                _ => {
                    let context =
                        format!("Unexpected error in fetch offset response for partition {name}");
                    return Err(unexpected(&context, code));
                }
            }
        }
        Ok(fetched)
    }

    fn take_committed(&mut self, offsets: Fetched) {
        for (partition, committed) in offsets {
            self.committed.insert(partition.clone(), committed.offset);
            let is_waiting = self
                .subscriptions
                .state(&partition)
                .is_some_and(|state| state.fetch_state == FetchState::Initializing);
            if is_waiting {
                let position = FetchPosition {
                    offset: committed.offset,
                    offset_epoch: committed.leader_epoch,
                    current_leader: self.current_leader(&partition),
                };
                // The state is there: it was just looked at.
                let _ = self.subscriptions.seek(&partition, position);
            }
        }
    }

    /// Leader and epoch as metadata has them now.
    pub(super) fn current_leader(&self, partition: &TopicPartition) -> LeaderAndEpoch {
        match self.network.metadata().partition(&partition.0, partition.1) {
            Some(entry) => LeaderAndEpoch {
                leader: entry.leader,
                epoch: Some(entry.leader_epoch).filter(|epoch| *epoch >= 0),
            },
            None => LeaderAndEpoch::default(),
        }
    }

    /// Asks the leaders for the offsets of all resets that are due.
    fn reset_positions_if_needed(&mut self, now: Instant) {
        let mut by_leader: SortedMap<i32, Vec<(TopicPartition, Reset)>> = SortedMap::new();
        let mut is_leader_missing = false;
        for (partition, reset) in self.subscriptions.needing_reset(now) {
            match self.current_leader(&partition).leader {
                Some(leader) => by_leader.entry(leader).or_default().push((partition, reset)),
                None => is_leader_missing = true,
            }
        }
        if is_leader_missing {
            self.network.request_update_after_error(now);
        }
        let timeout = Self::millis(self.settings.request_timeout_ms);
        for (leader, resets) in by_leader {
            for (partition, _) in &resets {
                self.subscriptions.set_next_retry(partition, now + timeout);
            }
            self.send_list_offsets(now, leader, resets);
        }
    }

    fn send_list_offsets(
        &mut self,
        now: Instant,
        leader: i32,
        resets: Vec<(TopicPartition, Reset)>,
    ) {
        let mut topics: Vec<ListOffsetsTopic> = Vec::new();
        for (partition, reset) in &resets {
            let timestamp = match reset.strategy {
                OffsetReset::Earliest => EARLIEST_TIMESTAMP,
                OffsetReset::ByDuration(span) => (now - span).as_millis(),
                OffsetReset::Latest | OffsetReset::None => LATEST_TIMESTAMP,
            };
            let entry = ListOffsetsPartition {
                partition_index: partition.1,
                current_leader_epoch: self.current_leader(partition).epoch.unwrap_or(-1),
                timestamp,
                ..ListOffsetsPartition::default()
            };
            match topics.last_mut() {
                Some(last) if last.name == *partition.0 => last.partitions.push(entry),
                _ => topics.push(ListOffsetsTopic {
                    name: Str::from(&partition.0),
                    partitions: vec![entry],
                    ..ListOffsetsTopic::default()
                }),
            }
        }
        let request = ListOffsetsRequest {
            replica_id: -1,
            isolation_level: i8::from(self.settings.read_committed),
            topics,
            timeout_ms: self.settings.request_timeout_ms,
            ..ListOffsetsRequest::default()
        };
        let purpose = Purpose::ListOffsets { resets };
        self.send(now, Node::Broker(leader), Request::ListOffsets(request), purpose);
    }

    pub(super) fn on_list_offsets(
        &mut self,
        now: Instant,
        resets: Vec<(TopicPartition, Reset)>,
        answer: Answer,
    ) {
        let Ok(Response::ListOffsets(response)) = answer else {
            return self.retry_resets(now, resets.into_iter().map(|reset| reset.0));
        };
        let mut retried = Vec::new();
        for (partition, reset) in resets {
            let entry = listed(&response, &partition);
            let code = entry.map_or(ErrorCode::UnknownServerError, |entry| entry.0);
            match (code, entry) {
                (ErrorCode::None, Some((_, offset))) if offset >= 0 => {
                    self.finish_reset(&partition, reset, offset);
                }
                // Nothing that young (by_duration): asked again after request.timeout.ms.
                (ErrorCode::None, Some(_)) => {}
                (ErrorCode::TopicAuthorizationFailed, _) => {
                    let message = format!("Not authorized to access topics: [{}]", partition.0);
                    self.cached_offset_error = Some(from_code_with(code, message));
                }
                _ => retried.push(partition),
            }
        }
        if !retried.is_empty() {
            self.retry_resets(now, retried);
        }
    }

    fn retry_resets(&mut self, now: Instant, partitions: impl IntoIterator<Item = TopicPartition>) {
        let wait = self.retry_backoff(0);
        for partition in partitions {
            self.subscriptions.set_next_retry(&partition, now + wait);
        }
        self.network.request_update_after_error(now);
    }

    /// The leader answered: the position stands, unless a seek came in between.
    fn finish_reset(&mut self, partition: &TopicPartition, reset: Reset, offset: i64) {
        let current = self.subscriptions.state(partition).map(|state| &state.fetch_state);
        let Some(FetchState::AwaitReset(waiting)) = current else { return };
        if waiting.strategy != reset.strategy || waiting.cause != reset.cause {
            return;
        }
        let current_leader = self.current_leader(partition);
        let position = FetchPosition { offset, offset_epoch: None, current_leader };
        // The state is there: it was just looked at.
        let _ = self.subscriptions.seek(partition, position);
        let policy = match reset.cause {
            ResetCause::Seek => "seek",
            _ => self.subscriptions.default_reset().name(),
        };
        self.events.push_back(ConsumerEvent::PositionReset {
            topic: partition.0.clone(),
            partition: partition.1,
            offset,
            policy,
            out_of_range: reset.cause == ResetCause::OutOfRange,
        });
    }
}

type Committed = (TopicPartition, ErrorCode, OffsetAndMetadata);

/// Group error and partitions of an answer of any version.
fn flatten(response: &OffsetFetchResponse) -> (i16, Vec<Committed>) {
    let mut all = Vec::new();
    let mut push = |name: &Str, index: i32, code: i16, offset: i64, epoch: i32| {
        let leader_epoch = Some(epoch).filter(|epoch| *epoch >= 0);
        let committed = OffsetAndMetadata { offset, leader_epoch, metadata: String::new() };
        all.push(((name.to_string(), index), ErrorCode::from_i16(code), committed));
    };
    if let Some(group) = response.groups.first() {
        for topic in &group.topics {
            for it in &topic.partitions {
                let epoch = it.committed_leader_epoch;
                push(&topic.name, it.partition_index, it.error_code, it.committed_offset, epoch);
            }
        }
        return (group.error_code, all);
    }
    for topic in &response.topics {
        for it in &topic.partitions {
            let epoch = it.committed_leader_epoch;
            push(&topic.name, it.partition_index, it.error_code, it.committed_offset, epoch);
        }
    }
    (response.error_code, all)
}

fn listed(response: &ListOffsetsResponse, wanted: &TopicPartition) -> Option<(ErrorCode, i64)> {
    let topic = response.topics.iter().find(|topic| topic.name == wanted.0)?;
    let entry = topic.partitions.iter().find(|entry| entry.partition_index == wanted.1)?;
    Some((ErrorCode::from_i16(entry.error_code), entry.offset))
}
