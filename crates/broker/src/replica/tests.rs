//! A leader with a follower, before there are several brokers to be seen from outside: what waits
//! for whom, and who may see what.

use protocol::batch::{BatchOptions, RecordBatchBuilder};
use protocol::era::Era;
use protocol::messages::delete_records_request::{DeleteRecordsPartition, DeleteRecordsTopic};
use protocol::messages::fetch_request::{FetchPartition, FetchTopic};
use protocol::messages::produce_request::{PartitionProduceData, TopicProduceData};
use protocol::messages::{DeleteRecordsRequest, FetchRequest, ProduceRequest};
use protocol::net::ConnectionId;
use protocol::{ApiKey, Request};

use super::*;
use crate::TopicConfig;
use crate::api::{Reply, RequestContext};
use crate::metadata::{BrokerImage, MetadataImage, PartitionImage};

const NOW: Instant = Instant::from_millis(1_700_000_000_000);
const FOLLOWER: i32 = 2;

/// Broker 1 of two, leading `orders-0`.
struct Leader {
    replicas: ReplicaManager,
    cluster: MetadataImage,
    now: Instant,
    tickets: u64,
}

impl Leader {
    fn new(isr: &[i32], min_insync_replicas: i32) -> Self {
        let config = BrokerConfig::new(Era::Kafka4);
        let mut leader = Self {
            replicas: ReplicaManager::new(&config, Rng::new(1), NOW),
            cluster: MetadataImage::default(),
            now: NOW,
            tickets: 0,
        };
        for id in [1, FOLLOWER] {
            let (host, port) = ("localhost".into(), 9_090 + id as u16);
            let broker = BrokerImage { id, host, port, rack: None, fenced: false };
            leader.cluster.brokers.insert(id, broker);
        }
        let mut topic_config = TopicConfig::from_broker(&config);
        topic_config.min_insync_replicas = min_insync_replicas;
        let topic = topic(topic_config, 1, 0, isr);
        leader.replicas.create_partition(NOW, &topic, 0);
        leader.cluster.insert_topic(topic);
        leader
    }

    fn elect(&mut self, broker: i32, epoch: i32) {
        let config = TopicConfig::from_broker(&BrokerConfig::new(Era::Kafka4));
        let topic = topic(config, broker, epoch, &[1, FOLLOWER]);
        self.replicas.update_topic(self.now, &topic);
        self.cluster.insert_topic(topic);
    }

    fn context(&mut self, api: ApiKey, api_version: i16) -> RequestContext {
        self.tickets += 1;
        RequestContext {
            ticket: Ticket(self.tickets),
            connection: ConnectionId(1),
            api,
            api_version,
            client_id: "test".into(),
            client_host: "/10.0.0.7".into(),
        }
    }

    fn produce(&mut self, acks: i16) -> Reply {
        let mut builder = RecordBatchBuilder::new(BatchOptions::default(), 0);
        builder.append(NOW.as_millis(), None, Some(b"apple"), &[]);
        let data = PartitionProduceData {
            records: Some(builder.finish()),
            ..PartitionProduceData::default()
        };
        let topic = TopicProduceData {
            name: "orders".into(),
            partition_data: vec![data],
            ..TopicProduceData::default()
        };
        let request = ProduceRequest {
            acks,
            timeout_ms: 5_000,
            topic_data: vec![topic],
            ..ProduceRequest::default()
        };
        let context = self.context(ApiKey::Produce, 12);
        self.replicas.handle_produce(self.now, &context, request, &self.cluster)
    }

    fn fetch(&mut self, replica_id: i32, fetch_offset: i64) -> Reply {
        let Request::Fetch(mut request) = fetch_request(fetch_offset) else { unreachable!() };
        request.replica_state.replica_id = replica_id;
        let context = self.context(ApiKey::Fetch, 16);
        for topic in &mut request.topics {
            topic.topic_id = Uuid([7; 16]);
        }
        self.replicas.handle_fetch(self.now, &context, request, &self.cluster)
    }

    fn delete_records(&mut self, offset: i64) -> Reply {
        let partition = DeleteRecordsPartition { offset, ..DeleteRecordsPartition::default() };
        let topic = DeleteRecordsTopic {
            name: "orders".into(),
            partitions: vec![partition],
            ..DeleteRecordsTopic::default()
        };
        let request = DeleteRecordsRequest {
            topics: vec![topic],
            timeout_ms: 5_000,
            ..DeleteRecordsRequest::default()
        };
        let context = self.context(ApiKey::DeleteRecords, 2);
        self.replicas.handle_delete_records(self.now, &context, &request, &self.cluster)
    }

    /// The follower fetches from the end, its log starting at `log_start_offset`.
    fn follow(&mut self, log_start_offset: i64) {
        let end = self.partition().log_end_offset();
        let Request::Fetch(mut request) = fetch_request(end) else { unreachable!() };
        request.replica_state.replica_id = FOLLOWER;
        for topic in &mut request.topics {
            topic.topic_id = Uuid([7; 16]);
            topic.partitions[0].log_start_offset = log_start_offset;
        }
        let context = self.context(ApiKey::Fetch, 16);
        let _ = self.replicas.handle_fetch(self.now, &context, request, &self.cluster);
    }

    fn completed(&mut self) -> Option<i16> {
        let (_, response) = self.replicas.poll_completion()?;
        Some(produce_error(Reply::Now(response)))
    }

    fn partition(&self) -> &Partition {
        self.replicas.partition("orders", 0).expect("hosted")
    }
}

fn topic(config: TopicConfig, leader: i32, leader_epoch: i32, isr: &[i32]) -> TopicImage {
    let partition = PartitionImage {
        leader,
        leader_epoch,
        partition_epoch: 0,
        replicas: vec![1, FOLLOWER],
        isr: isr.to_vec(),
        eligible_leader_replicas: Vec::new(),
        last_known_elr: Vec::new(),
    };
    TopicImage {
        name: "orders".into(),
        id: Uuid([7; 16]),
        partitions: vec![partition],
        configs: SortedMap::new(),
        config: Arc::new(config),
        internal: false,
    }
}

fn fetch_request(fetch_offset: i64) -> Request {
    let partition =
        FetchPartition { fetch_offset, partition_max_bytes: 1 << 20, ..FetchPartition::default() };
    let topic =
        FetchTopic { topic: "orders".into(), partitions: vec![partition], ..FetchTopic::default() };
    Request::Fetch(FetchRequest { topics: vec![topic], ..FetchRequest::default() })
}

fn produce_error(reply: Reply) -> i16 {
    let Reply::Now(Response::Produce(response)) = reply else { panic!("{reply:?}") };
    response.responses[0].partition_responses[0].error_code
}

fn deleted(reply: Reply) -> (i16, i64) {
    let Reply::Now(Response::DeleteRecords(response)) = reply else { panic!("{reply:?}") };
    let result = &response.topics[0].partitions[0];
    (result.error_code, result.low_watermark)
}

fn fetched(reply: Reply) -> (i16, i64, usize) {
    let Reply::Now(Response::Fetch(response)) = reply else { panic!("{reply:?}") };
    let data = &response.responses[0].partitions[0];
    (data.error_code, data.high_watermark, data.records.as_ref().map_or(0, Bytes::len))
}

#[test]
fn acks_all_waits_until_the_follower_has_fetched_past_the_batch() {
    let mut leader = Leader::new(&[1, FOLLOWER], 1);
    assert_eq!(leader.produce(-1), Reply::Later);
    assert_eq!((leader.partition().high_watermark(), leader.partition().log_end_offset()), (0, 1));
    assert_eq!(fetched(leader.fetch(-1, 0)), (0, 0, 0), "consumers do not see it yet");
    assert_eq!(fetched(leader.fetch(FOLLOWER, 0)), (0, 0, 73), "the follower does");
    assert_eq!(leader.completed(), None);
    let _ = leader.fetch(FOLLOWER, 1);
    assert_eq!(leader.completed(), Some(0));
    assert_eq!(fetched(leader.fetch(-1, 0)), (0, 1, 73));
}

#[test]
fn acks_one_does_not_wait_and_acks_all_gives_up_in_time() {
    let mut leader = Leader::new(&[1, FOLLOWER], 1);
    assert_eq!(produce_error(leader.produce(1)), 0);
    assert_eq!(leader.produce(-1), Reply::Later);
    let deadline = NOW + Duration::from_millis(5_000);
    assert_eq!(leader.replicas.poll_timeout(), Some(deadline));
    leader.replicas.handle_timeout(deadline - Duration::from_micros(1));
    assert_eq!(leader.completed(), None);
    leader.replicas.handle_timeout(deadline);
    assert_eq!(leader.completed(), Some(ErrorCode::RequestTimedOut.code()));
    assert_eq!(leader.replicas.parked(), 0);
}

#[test]
fn records_are_deleted_once_every_replica_starts_behind_them() {
    let mut leader = Leader::new(&[1, FOLLOWER], 1);
    assert_eq!(produce_error(leader.produce(1)), 0);
    assert_eq!(produce_error(leader.produce(1)), 0);
    let beyond = ErrorCode::OffsetOutOfRange.code();
    assert_eq!(deleted(leader.delete_records(1)), (beyond, -1), "the follower has nothing yet");
    leader.follow(0);
    assert_eq!(leader.delete_records(1), Reply::Later);
    assert_eq!((leader.partition().log_start_offset(), leader.partition().low_watermark()), (1, 0));
    leader.follow(1);
    let (_, response) = leader.replicas.poll_completion().expect("nobody is behind");
    assert_eq!(deleted(Reply::Now(response)), (0, 1));
    assert_eq!(deleted(leader.delete_records(0)), (0, 1), "never back");
}

#[test]
fn a_follower_that_keeps_old_records_lets_the_deletion_time_out() {
    let mut leader = Leader::new(&[1, FOLLOWER], 1);
    assert_eq!(produce_error(leader.produce(1)), 0);
    leader.follow(0);
    assert_eq!(leader.delete_records(-1), Reply::Later);
    let deadline = NOW + Duration::from_millis(5_000);
    leader.replicas.handle_timeout(deadline);
    let mut answer = || leader.replicas.poll_completion().map(|(_, response)| response);
    let late = answer().expect("in time");
    assert_eq!(deleted(Reply::Now(late)), (ErrorCode::RequestTimedOut.code(), 0));
    assert_eq!(answer(), None);
    assert_eq!(leader.replicas.parked(), 0);
}

#[test]
fn too_few_replicas_in_sync_refuse_acks_all_alone() {
    let mut leader = Leader::new(&[1], 2);
    assert_eq!(produce_error(leader.produce(-1)), ErrorCode::NotEnoughReplicas.code());
    assert_eq!(leader.partition().log_end_offset(), 0);
    assert_eq!(produce_error(leader.produce(1)), 0);
}

#[test]
fn who_leads_no_more_sends_its_clients_to_the_new_leader() {
    let mut leader = Leader::new(&[1, FOLLOWER], 1);
    assert_eq!(leader.produce(-1), Reply::Later);
    leader.elect(FOLLOWER, 1);
    assert_eq!(leader.completed(), Some(ErrorCode::NotLeaderOrFollower.code()));
    let Reply::Now(Response::Produce(refused)) = leader.produce(-1) else { panic!("parked") };
    let data = &refused.responses[0].partition_responses[0];
    assert_eq!(data.error_code, ErrorCode::NotLeaderOrFollower.code());
    assert_eq!((data.current_leader.leader_id, data.current_leader.leader_epoch), (FOLLOWER, 1));
    assert_eq!(refused.node_endpoints[0].port, 9_092);
    let Reply::Now(Response::Fetch(refused)) = leader.fetch(-1, 0) else { panic!("parked") };
    assert_eq!(refused.responses[0].partitions[0].current_leader.leader_id, FOLLOWER);
    assert_eq!(refused.node_endpoints[0].node_id, FOLLOWER);
}

#[test]
fn a_leader_back_in_office_starts_a_new_epoch_in_its_log() {
    let mut leader = Leader::new(&[1, FOLLOWER], 1);
    assert_eq!(produce_error(leader.produce(1)), 0);
    leader.elect(FOLLOWER, 1);
    leader.elect(1, 2);
    assert_eq!(produce_error(leader.produce(1)), 0);
    let epochs = leader.partition().log().epochs();
    assert_eq!(epochs.end_offset_for(0, 2), Some((0, 1)));
    assert_eq!(epochs.end_offset_for(2, 2), Some((2, 2)));
    assert_eq!(leader.partition().check_leader(0, true), Err(ErrorCode::FencedLeaderEpoch));
    assert_eq!(leader.partition().check_leader(3, true), Err(ErrorCode::UnknownLeaderEpoch));
}

#[test]
fn only_whoever_waits_for_a_partition_is_looked_at() {
    let mut purgatory = Purgatory::default();
    let key = |number: i32| (Str::from("orders"), number);
    purgatory.park(NOW, vec![key(0), key(1)], "both");
    purgatory.park(NOW + Duration::from_secs(1), vec![key(1)], "one");
    assert_eq!(purgatory.watching(&key(0)), [0]);
    assert_eq!(purgatory.watching(&key(1)), [0, 1]);
    assert_eq!(purgatory.expired(NOW), [0]);
    assert_eq!(purgatory.remove(0), Some("both"));
    assert_eq!(purgatory.remove(0), None);
    assert_eq!(purgatory.watching(&key(1)), [1]);
    assert_eq!(purgatory.next_deadline(), Some(NOW + Duration::from_secs(1)));
}
