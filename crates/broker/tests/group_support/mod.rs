//! A stage for stories about the group coordinator: virtual time, a log that keeps what it asks to
//! append, clients that are nothing but their requests.

// Each story file uses its own part of the stage.
#![allow(dead_code)]

use broker::controller::record::{MetadataDelta, MetadataRecord, replay};
use broker::group::{AppendId, Group, GroupAction, GroupCoordinator, GroupRecord};
use broker::{BrokerConfig, BrokerEvent, MetadataImage, Reply, RequestContext, Ticket};
use protocol::batch::{BatchOptions, RecordBatch, RecordBatchBuilder};
use protocol::era::Era;
use protocol::messages::consumer_protocol_subscription::ConsumerProtocolSubscription;
use protocol::messages::heartbeat_request::HeartbeatRequest;
use protocol::messages::join_group_request::{JoinGroupRequest, JoinGroupRequestProtocol};
use protocol::messages::join_group_response::JoinGroupResponse;
use protocol::messages::leave_group_request::{LeaveGroupRequest, MemberIdentity};
use protocol::messages::offset_commit_request::{
    OffsetCommitRequest, OffsetCommitRequestPartition, OffsetCommitRequestTopic,
};
use protocol::messages::offset_fetch_request::{OffsetFetchRequest, OffsetFetchRequestGroup};
use protocol::messages::sync_group_request::{SyncGroupRequest, SyncGroupRequestAssignment};
use protocol::messages::sync_group_response::SyncGroupResponse;
use protocol::net::ConnectionId;
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{
    ApiKey, Bytes, ErrorCode, Message, Request, Response, SortedMap, Str, Uuid, Writer,
};
use std::collections::VecDeque;

pub(crate) const START: Instant = Instant::from_millis(1_700_000_000_000);
/// The group most stories are about.
pub(crate) const GROUP: &str = "readers";

/// What a member says when it joins.
#[derive(Clone, Debug)]
pub(crate) struct Joiner {
    pub(crate) client_id: &'static str,
    pub(crate) member_id: Str,
    pub(crate) instance: Option<&'static str>,
    pub(crate) version: i16,
    pub(crate) session_timeout_ms: i32,
    pub(crate) rebalance_timeout_ms: i32,
    pub(crate) protocols: Vec<(&'static str, Vec<&'static str>)>,
}

impl Joiner {
    /// A dynamic consumer of `orders` with short timeouts.
    pub(crate) fn new(client_id: &'static str) -> Self {
        Self {
            client_id,
            member_id: Str::EMPTY,
            instance: None,
            version: 9,
            session_timeout_ms: 10_000,
            rebalance_timeout_ms: 60_000,
            protocols: vec![("range", vec!["orders"])],
        }
    }

    pub(crate) fn instance(self, instance: &'static str) -> Self {
        Self { instance: Some(instance), ..self }
    }

    pub(crate) fn version(self, version: i16) -> Self {
        Self { version, ..self }
    }

    pub(crate) fn session_ms(self, session_timeout_ms: i32) -> Self {
        Self { session_timeout_ms, ..self }
    }

    pub(crate) fn rebalance_ms(self, rebalance_timeout_ms: i32) -> Self {
        Self { rebalance_timeout_ms, ..self }
    }

    pub(crate) fn protocols(self, protocols: &[(&'static str, &[&'static str])]) -> Self {
        let protocols = protocols.iter().map(|(name, topics)| (*name, topics.to_vec()));
        Self { protocols: protocols.collect(), ..self }
    }

    pub(crate) fn named(self, member_id: &Str) -> Self {
        Self { member_id: member_id.clone(), ..self }
    }
}

/// Subscription bytes as a consumer writes them.
pub(crate) fn subscription(topics: &[&str]) -> Bytes {
    let topics = topics.iter().map(|topic| Str::from(*topic)).collect();
    let subscription = ConsumerProtocolSubscription { topics, ..Default::default() };
    subscription.encode_versioned(0).unwrap()
}

#[derive(Clone, Debug)]
pub(crate) struct Stage {
    pub(crate) now: Instant,
    pub(crate) config: BrokerConfig,
    pub(crate) groups: GroupCoordinator,
    pub(crate) image: MetadataImage,
    /// `__consumer_offsets`, by partition.
    pub(crate) log: SortedMap<i32, Vec<RecordBatch>>,
    /// Appends wait here while the log is held.
    pub(crate) held: Option<VecDeque<(AppendId, i32, Vec<GroupRecord>)>>,
    pub(crate) answers: SortedMap<Ticket, Response>,
    asked: SortedMap<Ticket, i16>,
    next_ticket: u64,
}

impl Stage {
    pub(crate) fn new(era: Era) -> Self {
        Self::with(BrokerConfig::new(era))
    }

    /// Kafka 4 without the initial delay, as most stories do not care for it.
    pub(crate) fn quick() -> Self {
        Self::quick_in(Era::Kafka4)
    }

    pub(crate) fn quick_in(era: Era) -> Self {
        let mut config = BrokerConfig::new(era);
        config.set("group.initial.rebalance.delay.ms", "0").unwrap();
        Self::with(config)
    }

    pub(crate) fn with(config: BrokerConfig) -> Self {
        let mut stage = Self {
            now: START,
            groups: GroupCoordinator::new(&config, Rng::new(7)),
            config,
            image: MetadataImage::default(),
            log: SortedMap::new(),
            held: None,
            answers: SortedMap::new(),
            asked: SortedMap::new(),
            next_ticket: 0,
        };
        stage.groups.set_listening(true);
        stage.create_topic("__consumer_offsets", 50);
        stage.create_topic("orders", 3);
        stage.create_topic("users", 1);
        stage.load();
        stage
    }

    pub(crate) fn create_topic(&mut self, name: &str, partitions: i32) -> Uuid {
        let mut id = [0; 16];
        id[8..].copy_from_slice(&(self.image.offset + 1).to_be_bytes());
        let topic_id = Uuid(id);
        let mut records = vec![MetadataRecord::Topic { name: Str::from(name), topic_id }];
        records.extend((0..partitions).map(|partition_id| MetadataRecord::Partition {
            topic_id,
            partition_id,
            replicas: vec![1],
            isr: vec![1],
            leader: 1,
        }));
        for record in &records {
            replay(&mut self.image, &mut MetadataDelta::default(), &self.config, record);
        }
        topic_id
    }

    pub(crate) fn delete_topic(&mut self, name: &str) {
        let topic_id = self.image.topic(name).unwrap().id;
        let record = MetadataRecord::RemoveTopic { topic_id };
        replay(&mut self.image, &mut MetadataDelta::default(), &self.config, &record);
        self.groups.handle_topics_deleted(self.now, &[(name.to_owned(), topic_id)]);
        self.pump();
    }

    /// Reads the whole log into the coordinator.
    pub(crate) fn load(&mut self) {
        for partition in 0..50 {
            let batches = self.log.get(&partition).cloned().unwrap_or_default();
            self.groups.handle_offsets_partition_loaded(self.now, partition, batches.into_iter());
        }
        self.pump();
    }

    /// The broker dies and comes back: all that is left is the log.
    pub(crate) fn restart(&mut self) {
        self.groups = GroupCoordinator::new(&self.config, Rng::new(self.next_ticket));
        self.groups.set_listening(true);
        self.load();
    }

    pub(crate) fn group(&self, group_id: &str) -> &Group {
        self.groups.group(group_id).unwrap_or_else(|| panic!("no group {group_id}"))
    }

    /// State and generation of the story's group.
    pub(crate) fn state(&self) -> (&'static str, i32) {
        let group = self.group(GROUP);
        (group.state().name(), group.generation())
    }

    pub(crate) fn ask(
        &mut self,
        client_id: &str,
        version: i16,
        request: impl Into<Request>,
    ) -> Ticket {
        self.next_ticket += 1;
        let (ticket, request) = (Ticket(self.next_ticket), request.into());
        let context = RequestContext {
            ticket,
            connection: ConnectionId(1),
            api: api_of(&request),
            api_version: version,
            client_id: Str::from(client_id),
            client_host: Str::from_static("/127.0.0.1"),
        };
        self.asked.insert(ticket, version);
        match self.groups.handle_request(self.now, &context, request, &self.image) {
            Reply::Now(response) => self.answered(ticket, response),
            Reply::Later => {}
            other => panic!("unexpected reply {other:?}"),
        }
        self.pump();
        ticket
    }

    fn answered(&mut self, ticket: Ticket, response: Response) {
        let version = self.asked.remove(&ticket).expect("answered once");
        let mut writer = Writer::default();
        response.write(&mut writer, version).expect("the answer can be written");
        self.answers.insert(ticket, response);
    }

    pub(crate) fn pump(&mut self) {
        while let Some(action) = self.groups.poll_action() {
            match action {
                GroupAction::Respond { ticket, response } => self.answered(ticket, response),
                GroupAction::Append { id, partition, records } => match &mut self.held {
                    Some(held) => held.push_back((id, partition, records)),
                    None => self.append(id, partition, &records),
                },
            }
        }
    }

    fn append(&mut self, id: AppendId, partition: i32, records: &[GroupRecord]) {
        let log = self.log.entry(partition).or_default();
        let base_offset = log.last().map_or(0, RecordBatch::next_offset);
        let options = BatchOptions { base_offset, ..BatchOptions::default() };
        let mut builder = RecordBatchBuilder::new(options, 0);
        for (key, value) in records {
            builder.append(self.now.as_millis(), Some(key), value.as_deref(), &[]);
        }
        log.push(RecordBatch::first_of(&builder.finish()).unwrap());
        self.groups.handle_appended(self.now, id, Ok(base_offset));
    }

    /// Holds appends back until [`Self::release`].
    pub(crate) fn hold(&mut self) {
        self.held.get_or_insert_default();
    }

    /// Lets go of what was held: written, or failed with `error`.
    pub(crate) fn release(&mut self, error: Option<ErrorCode>) {
        for (id, partition, records) in self.held.take().unwrap_or_default() {
            match error {
                None => self.append(id, partition, &records),
                Some(error) => self.groups.handle_appended(self.now, id, Err(error)),
            }
        }
        self.pump();
    }

    /// Lets time pass, stopping at every deadline on the way.
    pub(crate) fn wait(&mut self, millis: u64) {
        let end = self.now + Duration::from_millis(millis);
        while let Some(next) = self.groups.poll_timeout().filter(|next| *next <= end) {
            self.now = self.now.max(next);
            self.groups.handle_timeout(self.now, &self.image);
            self.pump();
        }
        self.now = end;
    }

    pub(crate) fn is_answered(&self, ticket: Ticket) -> bool {
        self.answers.contains_key(&ticket)
    }

    pub(crate) fn events(&mut self) -> Vec<BrokerEvent> {
        std::iter::from_fn(|| self.groups.poll_event()).collect()
    }

    /// Why the group last went to another state.
    pub(crate) fn last_reason(&mut self) -> String {
        let mut reasons = self.events().into_iter().rev().filter_map(|event| match event {
            BrokerEvent::GroupStateChanged { reason, .. } => Some(reason),
            _ => None,
        });
        reasons.next().unwrap_or_default()
    }

    /// Records of the log: key and value, all partitions.
    pub(crate) fn records(&self) -> Vec<GroupRecord> {
        let batches = self.log.values().flatten();
        let records = batches.flat_map(|batch| batch.records().unwrap().map(Result::unwrap));
        records.map(|record| (record.key.unwrap(), record.value)).collect()
    }
}

/// Requests of the group APIs, in short.
impl Stage {
    pub(crate) fn join(&mut self, who: &Joiner) -> Ticket {
        let protocols = who.protocols.iter().map(|(name, topics)| JoinGroupRequestProtocol {
            name: Str::from(*name),
            metadata: subscription(topics),
            ..Default::default()
        });
        let request = JoinGroupRequest {
            group_id: Str::from(GROUP),
            session_timeout_ms: who.session_timeout_ms,
            rebalance_timeout_ms: who.rebalance_timeout_ms,
            member_id: who.member_id.clone(),
            group_instance_id: who.instance.map(Str::from),
            protocol_type: Str::from("consumer"),
            protocols: protocols.collect(),
            ..Default::default()
        };
        self.ask(who.client_id, who.version, request)
    }

    pub(crate) fn joined(&mut self, ticket: Ticket) -> JoinGroupResponse {
        match self.answers.remove(&ticket) {
            Some(Response::JoinGroup(response)) => response,
            other => panic!("JoinGroup not answered: {other:?}"),
        }
    }

    pub(crate) fn join_error(&mut self, ticket: Ticket) -> ErrorCode {
        ErrorCode::from_i16(self.joined(ticket).error_code)
    }

    /// Gets a member id (KIP-394) and parks the join proper.
    pub(crate) fn enter(&mut self, who: &Joiner) -> (Joiner, Ticket) {
        let first = self.join(who);
        let refusal = self.joined(first);
        assert_eq!(refusal.error_code, ErrorCode::MemberIdRequired.code());
        let who = who.clone().named(&refusal.member_id);
        let ticket = self.join(&who);
        (who, ticket)
    }

    /// Enters, alone or as the last one missing, and is in.
    pub(crate) fn enter_now(&mut self, who: &Joiner) -> (Joiner, JoinGroupResponse) {
        let (who, ticket) = self.enter(who);
        self.wait(0);
        let response = self.joined(ticket);
        assert_eq!(response.error_code, 0);
        (who, response)
    }

    /// SyncGroup; a leader brings one byte per member, its own included.
    pub(crate) fn sync(&mut self, who: &Joiner, generation: i32, shares: &[(&Str, u8)]) -> Ticket {
        let shares = shares.iter().map(|(member_id, share)| SyncGroupRequestAssignment {
            member_id: (*member_id).clone(),
            assignment: Bytes::copy_from_slice(&[*share]),
            ..Default::default()
        });
        let request = SyncGroupRequest {
            group_id: Str::from(GROUP),
            generation_id: generation,
            member_id: who.member_id.clone(),
            group_instance_id: who.instance.map(Str::from),
            protocol_type: Some(Str::from("consumer")),
            protocol_name: self.group(GROUP).protocol().cloned().or(Some(Str::from("range"))),
            assignments: shares.collect(),
            ..Default::default()
        };
        self.ask(who.client_id, 5, request)
    }

    pub(crate) fn synced(&mut self, ticket: Ticket) -> SyncGroupResponse {
        match self.answers.remove(&ticket) {
            Some(Response::SyncGroup(response)) => response,
            other => panic!("SyncGroup not answered: {other:?}"),
        }
    }

    pub(crate) fn sync_error(&mut self, ticket: Ticket) -> ErrorCode {
        ErrorCode::from_i16(self.synced(ticket).error_code)
    }

    pub(crate) fn heartbeat(&mut self, who: &Joiner, generation: i32) -> ErrorCode {
        let request = HeartbeatRequest {
            group_id: Str::from(GROUP),
            generation_id: generation,
            member_id: who.member_id.clone(),
            group_instance_id: who.instance.map(Str::from),
            ..Default::default()
        };
        let ticket = self.ask(who.client_id, 4, request);
        match self.answers.remove(&ticket) {
            Some(Response::Heartbeat(response)) => ErrorCode::from_i16(response.error_code),
            other => panic!("Heartbeat not answered: {other:?}"),
        }
    }

    pub(crate) fn leave(&mut self, who: &Joiner) -> ErrorCode {
        let member = MemberIdentity { member_id: who.member_id.clone(), ..Default::default() };
        let request = LeaveGroupRequest {
            group_id: Str::from(GROUP),
            members: vec![member],
            ..Default::default()
        };
        let ticket = self.ask(who.client_id, 5, request);
        match self.answers.remove(&ticket) {
            Some(Response::LeaveGroup(response)) => {
                ErrorCode::from_i16(response.members[0].error_code)
            }
            other => panic!("LeaveGroup not answered: {other:?}"),
        }
    }

    /// A commit of `orders`-`partition` as a member; generation -1 without a member.
    pub(crate) fn commit(
        &mut self,
        who: &Joiner,
        generation: i32,
        partition: i32,
        offset: i64,
    ) -> ErrorCode {
        let ticket = self.start_commit(who, generation, partition, offset);
        self.commit_error(ticket)
    }

    pub(crate) fn start_commit(
        &mut self,
        who: &Joiner,
        generation: i32,
        partition: i32,
        offset: i64,
    ) -> Ticket {
        let partition = OffsetCommitRequestPartition {
            partition_index: partition,
            committed_offset: offset,
            ..Default::default()
        };
        let topic = OffsetCommitRequestTopic {
            name: Str::from("orders"),
            partitions: vec![partition],
            ..Default::default()
        };
        let request = OffsetCommitRequest {
            group_id: Str::from(GROUP),
            generation_id_or_member_epoch: generation,
            member_id: who.member_id.clone(),
            topics: vec![topic],
            ..Default::default()
        };
        self.ask(who.client_id, 9, request)
    }

    pub(crate) fn commit_error(&mut self, ticket: Ticket) -> ErrorCode {
        match self.answers.remove(&ticket) {
            Some(Response::OffsetCommit(response)) => {
                ErrorCode::from_i16(response.topics[0].partitions[0].error_code)
            }
            other => panic!("OffsetCommit not answered: {other:?}"),
        }
    }

    /// All committed offsets of a group as (topic, partition, offset).
    pub(crate) fn fetch_all(&mut self, group_id: &str) -> Vec<(String, i32, i64)> {
        let group = OffsetFetchRequestGroup {
            group_id: Str::from(group_id),
            topics: None,
            ..Default::default()
        };
        let request = OffsetFetchRequest { groups: vec![group], ..Default::default() };
        let ticket = self.ask("tool", 9, request);
        let Some(Response::OffsetFetch(response)) = self.answers.remove(&ticket) else {
            panic!("OffsetFetch not answered");
        };
        let mut all = Vec::new();
        for topic in &response.groups[0].topics {
            for partition in &topic.partitions {
                let name = topic.name.as_str().to_owned();
                all.push((name, partition.partition_index, partition.committed_offset));
            }
        }
        all
    }

    /// Two members, stable in generation 2; the first leads.
    pub(crate) fn two_members(&mut self, a: &Joiner, b: &Joiner) -> (Joiner, Joiner) {
        let (a, _) = self.enter_now(a);
        let sync = self.sync(&a, 1, &[(&a.member_id, 1)]);
        self.synced(sync);
        let (b, joining) = self.enter(b);
        let rejoining = self.join(&a);
        let generation = self.joined(joining).generation_id;
        assert_eq!(self.joined(rejoining).leader, a.member_id);
        let waiting = self.sync(&b, generation, &[]);
        let leading = self.sync(&a, generation, &[(&a.member_id, 1), (&b.member_id, 2)]);
        assert_eq!(&*self.synced(leading).assignment, &[1]);
        assert_eq!(&*self.synced(waiting).assignment, &[2]);
        assert_eq!(self.state(), ("Stable", generation));
        (a, b)
    }
}

fn api_of(request: &Request) -> ApiKey {
    match request {
        Request::JoinGroup(_) => ApiKey::JoinGroup,
        Request::SyncGroup(_) => ApiKey::SyncGroup,
        Request::Heartbeat(_) => ApiKey::Heartbeat,
        Request::LeaveGroup(_) => ApiKey::LeaveGroup,
        Request::OffsetCommit(_) => ApiKey::OffsetCommit,
        Request::OffsetFetch(_) => ApiKey::OffsetFetch,
        Request::OffsetDelete(_) => ApiKey::OffsetDelete,
        Request::DescribeGroups(_) => ApiKey::DescribeGroups,
        Request::ListGroups(_) => ApiKey::ListGroups,
        Request::DeleteGroups(_) => ApiKey::DeleteGroups,
        other => panic!("no group API: {other:?}"),
    }
}
