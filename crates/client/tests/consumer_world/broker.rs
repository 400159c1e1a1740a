//! A small broker of one node for the consumer's stories: it speaks Kafka's protocol in whole
//! frames, keeps logs, committed offsets and groups, and can be told to answer with an error.

use std::collections::VecDeque;

use bytes::{Bytes, BytesMut};
use protocol::batch::{BatchOptions, RecordBatchBuilder};
use protocol::frame;
use protocol::messages::api_versions_response::{ApiVersion, ApiVersionsResponse};
use protocol::messages::fetch_response::{FetchResponse, FetchableTopicResponse, PartitionData};
use protocol::messages::find_coordinator_response::{Coordinator, FindCoordinatorResponse};
use protocol::messages::list_offsets_response::{
    ListOffsetsPartitionResponse, ListOffsetsResponse, ListOffsetsTopicResponse,
};
use protocol::messages::metadata_response::{
    MetadataResponse, MetadataResponseBroker, MetadataResponsePartition, MetadataResponseTopic,
};
use protocol::messages::offset_commit_response::{
    OffsetCommitResponse, OffsetCommitResponsePartition, OffsetCommitResponseTopic,
};
use protocol::messages::offset_fetch_response::{
    OffsetFetchResponse, OffsetFetchResponseGroup, OffsetFetchResponsePartitions,
    OffsetFetchResponseTopics,
};
use protocol::messages::{
    FetchRequest, JoinGroupResponse, ListOffsetsRequest, MetadataRequest, OffsetCommitRequest,
    OffsetFetchRequest,
};
use protocol::time::{Duration, Instant};
use protocol::{ApiKey, ErrorCode, Request, Response, SortedMap, Str, Uuid};

use super::group::Group;

/// Client index and its connection number.
pub type Link = (usize, u64);

pub struct Log {
    pub start: i64,
    pub end: i64,
    pub leader_epoch: i32,
    batches: Vec<(i64, i64, Bytes)>,
}

#[derive(Clone)]
pub struct Pending {
    link: Link,
    api: ApiKey,
    version: i16,
    correlation_id: i32,
}

struct ParkedFetch {
    pending: Pending,
    request: FetchRequest,
    deadline: Instant,
}

/// A request as it came in.
pub struct Seen {
    pub at: Instant,
    pub client: usize,
    pub version: i16,
    pub request: Request,
}

#[derive(Default)]
pub struct FakeBroker {
    pub topics: SortedMap<String, (Uuid, Vec<Log>)>,
    pub offsets: SortedMap<(String, i32), i64>,
    pub groups: SortedMap<String, Group>,
    pub initial_rebalance_delay: Duration,
    pub seen: Vec<Seen>,
    /// The next request of an API is answered with this error.
    pub scripted: VecDeque<(ApiKey, ErrorCode)>,
    /// Requests of these APIs are swallowed.
    pub silent: Vec<ApiKey>,
    queues: SortedMap<Link, (bool, VecDeque<Bytes>)>,
    parked: Vec<ParkedFetch>,
    sessions: SortedMap<i32, SortedMap<(String, i32), i64>>,
    sessions_made: i32,
    out: VecDeque<(Link, Bytes)>,
}

impl FakeBroker {
    pub fn create_topic(&mut self, name: &str, partitions: i32) {
        let id = Uuid([self.topics.len() as u8 + 1; 16]);
        let entry = self.topics.entry(name.to_owned()).or_insert((id, Vec::new()));
        while entry.1.len() < partitions as usize {
            entry.1.push(Log { start: 0, end: 0, leader_epoch: 0, batches: Vec::new() });
        }
    }

    /// Appends one batch of `count` records, values `v<offset>`.
    pub fn append(&mut self, now: Instant, topic: &str, partition: i32, count: i64) {
        let log = &mut self.topics.get_mut(topic).expect("topic").1[partition as usize];
        let options = BatchOptions {
            base_offset: log.end,
            partition_leader_epoch: log.leader_epoch,
            ..BatchOptions::default()
        };
        let mut builder = RecordBatchBuilder::new(options, usize::MAX);
        for offset in log.end..log.end + count {
            let value = format!("v{offset}");
            builder.append(now.as_millis(), Some(b"k"), Some(value.as_bytes()), &[]);
        }
        log.batches.push((log.end, log.end + count, builder.finish()));
        log.end += count;
        self.answer_parked(now);
    }

    /// Appends bytes as they are, `count` offsets long.
    pub fn append_raw(&mut self, topic: &str, partition: i32, batch: Bytes, count: i64) {
        let log = &mut self.topics.get_mut(topic).expect("topic").1[partition as usize];
        log.batches.push((log.end, log.end + count, batch));
        log.end += count;
    }

    pub fn delete_records(&mut self, topic: &str, partition: i32, start: i64) {
        self.topics.get_mut(topic).expect("topic").1[partition as usize].start = start;
    }

    pub fn disconnected(&mut self, link: Link) {
        self.queues.remove(&link);
        self.parked.retain(|fetch| fetch.pending.link != link);
    }

    pub fn handle_frame(&mut self, now: Instant, link: Link, bytes: Bytes) {
        let queue = self.queues.entry(link).or_default();
        queue.1.push_back(bytes);
        self.serve(now, link);
    }

    fn serve(&mut self, now: Instant, link: Link) {
        loop {
            let Some(queue) = self.queues.get_mut(&link) else { return };
            if queue.0 {
                return;
            }
            let Some(bytes) = queue.1.pop_front() else { return };
            queue.0 = true;
            let (header, request) = frame::decode_request(bytes).expect("a request");
            let api = ApiKey::from_i16(header.request_api_key).expect("api");
            let version = header.request_api_version;
            let correlation_id = header.correlation_id;
            let pending = Pending { link, api, version, correlation_id };
            let seen = Seen { at: now, client: link.0, version, request: request.clone() };
            self.seen.push(seen);
            self.handle(now, pending, request);
        }
    }

    fn respond(&mut self, pending: &Pending, response: &Response) {
        let (api, version) = (pending.api, pending.version);
        let bytes = frame::encode_response(api, version, pending.correlation_id, response);
        if let Some(queue) = self.queues.get_mut(&pending.link) {
            queue.0 = false;
            self.out.push_back((pending.link, bytes.expect("encodable")));
        }
    }

    fn handle(&mut self, now: Instant, pending: Pending, request: Request) {
        if self.silent.contains(&pending.api) {
            return;
        }
        let is_next = self.scripted.front().is_some_and(|next| next.0 == pending.api);
        let code = if is_next { self.scripted.pop_front().map(|next| next.1) } else { None };
        let code = code.map_or(0, ErrorCode::code);
        let response = match request {
            Request::ApiVersions(_) => Response::ApiVersions(api_versions()),
            Request::Metadata(request) => Response::Metadata(self.metadata(&request)),
            Request::FindCoordinator(request) => {
                let key = request.coordinator_keys.first().cloned().unwrap_or(request.key);
                Response::FindCoordinator(find_coordinator(key, code))
            }
            Request::OffsetCommit(request) => {
                Response::OffsetCommit(self.offset_commit(now, &request, code))
            }
            Request::OffsetFetch(request) => {
                Response::OffsetFetch(self.offset_fetch(&request, code))
            }
            Request::ListOffsets(request) => {
                Response::ListOffsets(self.list_offsets(&request, code))
            }
            Request::Fetch(request) => return self.fetch(now, pending, request, code),
            Request::JoinGroup(_)
            | Request::SyncGroup(_)
            | Request::Heartbeat(_)
            | Request::LeaveGroup(_) => return self.group(now, pending, request, code),
            other => panic!("the fake broker has no {:?}", other.api_key()),
        };
        self.respond(&pending, &response);
    }

    fn group(&mut self, now: Instant, pending: Pending, request: Request, code: i16) {
        let delay = self.initial_rebalance_delay;
        let id = match &request {
            Request::JoinGroup(it) => &it.group_id,
            Request::SyncGroup(it) => &it.group_id,
            Request::Heartbeat(it) => &it.group_id,
            Request::LeaveGroup(it) => &it.group_id,
            _ => unreachable!("group requests only"),
        };
        let group = self.groups.entry(id.to_string()).or_insert_with(|| Group::new(delay));
        if code != 0
            && let Request::JoinGroup(_) = request
        {
            let response = JoinGroupResponse { error_code: code, ..JoinGroupResponse::default() };
            return self.respond(&pending, &Response::JoinGroup(response));
        }
        group.handle(now, pending, request, code);
        self.flush_groups(now);
    }

    fn flush_groups(&mut self, now: Instant) {
        let mut answers = Vec::new();
        for group in self.groups.values_mut() {
            answers.append(&mut group.answers);
        }
        for (pending, response) in answers {
            self.respond(&pending, &response);
            self.serve(now, pending.link);
        }
    }

    fn metadata(&self, request: &MetadataRequest) -> MetadataResponse {
        let broker = MetadataResponseBroker {
            node_id: 1,
            host: Str::from_static("broker-1"),
            port: 9092,
            ..MetadataResponseBroker::default()
        };
        let wanted = request.topics.clone().unwrap_or_default();
        let topics = wanted.into_iter().filter_map(|topic| topic.name).map(|name| {
            let Some((id, logs)) = self.topics.get(name.as_str()) else {
                let is_legal = name.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
                let code = if is_legal {
                    ErrorCode::UnknownTopicOrPartition
                } else {
                    ErrorCode::InvalidTopicException
                };
                return MetadataResponseTopic {
                    error_code: code.code(),
                    name: Some(name),
                    ..MetadataResponseTopic::default()
                };
            };
            let partitions =
                (0..).zip(logs).map(|(partition_index, log)| MetadataResponsePartition {
                    partition_index,
                    leader_id: 1,
                    leader_epoch: log.leader_epoch,
                    replica_nodes: vec![1],
                    isr_nodes: vec![1],
                    ..MetadataResponsePartition::default()
                });
            MetadataResponseTopic {
                name: Some(name),
                topic_id: *id,
                partitions: partitions.collect(),
                ..MetadataResponseTopic::default()
            }
        });
        MetadataResponse {
            brokers: vec![broker],
            cluster_id: Some(Str::from_static("c")),
            controller_id: 1,
            topics: topics.collect(),
            ..MetadataResponse::default()
        }
    }

    fn offset_commit(
        &mut self,
        now: Instant,
        request: &OffsetCommitRequest,
        scripted: i16,
    ) -> OffsetCommitResponse {
        let mut code = scripted;
        if let Some(group) = self.groups.get_mut(request.group_id.as_str())
            && code == 0
        {
            let generation = request.generation_id_or_member_epoch;
            code = group.check_commit(now, &request.member_id, generation);
        }
        let mut topics = Vec::new();
        for topic in &request.topics {
            let mut partitions = Vec::new();
            for partition in &topic.partitions {
                if code == 0 {
                    let key = (topic.name.to_string(), partition.partition_index);
                    self.offsets.insert(key, partition.committed_offset);
                }
                partitions.push(OffsetCommitResponsePartition {
                    partition_index: partition.partition_index,
                    error_code: code,
                    ..OffsetCommitResponsePartition::default()
                });
            }
            topics.push(OffsetCommitResponseTopic {
                name: topic.name.clone(),
                partitions,
                ..OffsetCommitResponseTopic::default()
            });
        }
        OffsetCommitResponse { topics, ..OffsetCommitResponse::default() }
    }

    fn offset_fetch(&self, request: &OffsetFetchRequest, code: i16) -> OffsetFetchResponse {
        let wanted = &request.groups[0];
        let mut topics = Vec::new();
        for topic in wanted.topics.as_deref().unwrap_or_default() {
            let partitions = topic.partition_indexes.iter().map(|&partition_index| {
                let committed = self.offsets.get(&(topic.name.to_string(), partition_index));
                OffsetFetchResponsePartitions {
                    partition_index,
                    committed_offset: committed.copied().unwrap_or(-1),
                    metadata: Some(Str::EMPTY),
                    ..OffsetFetchResponsePartitions::default()
                }
            });
            topics.push(OffsetFetchResponseTopics {
                name: topic.name.clone(),
                partitions: partitions.collect(),
                ..OffsetFetchResponseTopics::default()
            });
        }
        let group = OffsetFetchResponseGroup {
            group_id: wanted.group_id.clone(),
            topics,
            error_code: code,
            ..OffsetFetchResponseGroup::default()
        };
        OffsetFetchResponse { groups: vec![group], ..OffsetFetchResponse::default() }
    }

    fn list_offsets(&self, request: &ListOffsetsRequest, code: i16) -> ListOffsetsResponse {
        let topics = request.topics.iter().map(|topic| {
            let partitions = topic.partitions.iter().map(|partition| {
                let log = &self.topics[topic.name.as_str()].1[partition.partition_index as usize];
                let offset = match partition.timestamp {
                    -2 => log.start,
                    -1 => log.end,
                    _ => log.batches.last().map_or(-1, |batch| batch.0),
                };
                ListOffsetsPartitionResponse {
                    partition_index: partition.partition_index,
                    error_code: code,
                    offset: if code == 0 { offset } else { -1 },
                    leader_epoch: log.leader_epoch,
                    ..ListOffsetsPartitionResponse::default()
                }
            });
            ListOffsetsTopicResponse {
                name: topic.name.clone(),
                partitions: partitions.collect(),
                ..ListOffsetsTopicResponse::default()
            }
        });
        ListOffsetsResponse { topics: topics.collect(), ..ListOffsetsResponse::default() }
    }

    fn name_of(&self, name: &Str, id: Uuid) -> String {
        if !name.is_empty() {
            return name.to_string();
        }
        let known = self.topics.iter().find(|entry| entry.1.0 == id);
        known.expect("a known topic id").0.clone()
    }

    fn fetch(&mut self, now: Instant, pending: Pending, request: FetchRequest, code: i16) {
        let session_id = match (request.session_id, request.session_epoch) {
            (_, -1) => return self.close_session(&pending, &request),
            (0, _) | (_, 0) => {
                self.sessions_made += 1;
                99 + self.sessions_made
            }
            (id, _) => id,
        };
        if code != 0 {
            let response = FetchResponse { error_code: code, ..FetchResponse::default() };
            return self.respond(&pending, &Response::Fetch(response));
        }
        let mut session = self.sessions.remove(&session_id).unwrap_or_default();
        for topic in &request.forgotten_topics_data {
            let name = self.name_of(&topic.topic, topic.topic_id);
            session.retain(|key, _| key.0 != name || !topic.partitions.contains(&key.1));
        }
        for topic in &request.topics {
            let name = self.name_of(&topic.topic, topic.topic_id);
            for partition in &topic.partitions {
                session.insert((name.clone(), partition.partition), partition.fetch_offset);
            }
        }
        self.sessions.insert(session_id, session);
        let wait = Duration::from_config_millis(i64::from(request.max_wait_ms));
        let request = FetchRequest { session_id, ..request };
        self.parked.push(ParkedFetch { pending, request, deadline: now + wait });
        self.answer_parked(now);
    }

    fn close_session(&mut self, pending: &Pending, request: &FetchRequest) {
        self.sessions.remove(&request.session_id);
        self.respond(pending, &Response::Fetch(FetchResponse::default()));
    }

    fn answer_parked(&mut self, now: Instant) {
        for parked in core::mem::take(&mut self.parked) {
            let responses = self.read(&parked.request);
            let has_something = responses.iter().flat_map(|topic| &topic.partitions).any(|it| {
                it.error_code != 0 || it.records.as_ref().is_some_and(|bytes| !bytes.is_empty())
            });
            if !has_something && parked.deadline > now {
                self.parked.push(parked);
                continue;
            }
            let session_id = parked.request.session_id;
            let responses = if has_something { responses } else { Vec::new() };
            let response = FetchResponse { session_id, responses, ..FetchResponse::default() };
            self.respond(&parked.pending, &Response::Fetch(response));
            self.serve(now, parked.pending.link);
        }
    }

    fn read(&self, request: &FetchRequest) -> Vec<FetchableTopicResponse> {
        let mut topics: Vec<FetchableTopicResponse> = Vec::new();
        let Some(session) = self.sessions.get(&request.session_id) else { return topics };
        for ((name, partition), &offset) in session {
            let (id, logs) = &self.topics[name];
            let log = &logs[*partition as usize];
            let mut data = PartitionData {
                partition_index: *partition,
                high_watermark: log.end,
                last_stable_offset: log.end,
                log_start_offset: log.start,
                records: Some(Bytes::new()),
                ..PartitionData::default()
            };
            if offset < log.start || offset > log.end {
                data.error_code = ErrorCode::OffsetOutOfRange.code();
            } else {
                let mut bytes = BytesMut::new();
                for batch in log.batches.iter().filter(|batch| batch.1 > offset) {
                    if !bytes.is_empty() && bytes.len() + batch.2.len() > 1_048_576 {
                        break;
                    }
                    bytes.extend_from_slice(&batch.2);
                }
                data.records = Some(bytes.freeze());
            }
            let has_something =
                data.error_code != 0 || data.records.as_ref().is_some_and(|it| !it.is_empty());
            if has_something {
                topics.push(FetchableTopicResponse {
                    topic: Str::from(name),
                    topic_id: *id,
                    partitions: vec![data],
                    ..FetchableTopicResponse::default()
                });
            }
        }
        topics
    }

    pub fn handle_timeout(&mut self, now: Instant) {
        self.answer_parked(now);
        for group in self.groups.values_mut() {
            group.handle_timeout(now);
        }
        self.flush_groups(now);
    }

    pub fn poll_timeout(&self) -> Option<Instant> {
        let fetches = self.parked.iter().map(|fetch| fetch.deadline);
        fetches.chain(self.groups.values().filter_map(Group::poll_timeout)).min()
    }

    pub fn poll_out(&mut self) -> Option<(Link, Bytes)> {
        self.out.pop_front()
    }
}

fn api_versions() -> ApiVersionsResponse {
    let apis = [
        ApiKey::Fetch,
        ApiKey::ListOffsets,
        ApiKey::Metadata,
        ApiKey::OffsetCommit,
        ApiKey::OffsetFetch,
        ApiKey::FindCoordinator,
        ApiKey::JoinGroup,
        ApiKey::Heartbeat,
        ApiKey::LeaveGroup,
        ApiKey::SyncGroup,
        ApiKey::ApiVersions,
    ];
    let api_keys = apis.into_iter().map(|api| ApiVersion {
        api_key: api as i16,
        min_version: api.min_version(),
        max_version: api.max_version(),
        ..ApiVersion::default()
    });
    ApiVersionsResponse { api_keys: api_keys.collect(), ..ApiVersionsResponse::default() }
}

fn find_coordinator(key: Str, error_code: i16) -> FindCoordinatorResponse {
    let coordinator = Coordinator {
        key,
        node_id: if error_code == 0 { 1 } else { -1 },
        host: Str::from_static("broker-1"),
        port: 9092,
        error_code,
        ..Coordinator::default()
    };
    FindCoordinatorResponse {
        coordinators: vec![coordinator],
        ..FindCoordinatorResponse::default()
    }
}
