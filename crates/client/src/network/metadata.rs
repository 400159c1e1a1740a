//! What a client knows of the cluster, and when it asks again: `Metadata` and `MetadataSnapshot`
//! of the Java client. Leader epochs never go back within one topic id.

use super::backoff::Backoff;
use super::config::NetworkConfig;
use protocol::messages::metadata_request::{MetadataRequest, MetadataRequestTopic};
use protocol::messages::metadata_response::{
    MetadataResponse, MetadataResponsePartition, MetadataResponseTopic,
};
use protocol::rng::Rng;
use protocol::sorted::sort_by_key;
use protocol::time::{Duration, Instant};
use protocol::{ErrorCode, SortedMap, SortedSet, Str, Uuid};
use std::sync::Arc;

/// Where a broker listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokerEndpoint {
    /// Broker id.
    pub id: i32,
    /// Host.
    pub host: Str,
    /// TCP port.
    pub port: u16,
    /// `broker.rack`.
    pub rack: Option<Str>,
}

/// One partition as last told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartitionMetadata {
    /// Partition index.
    pub partition: i32,
    /// The leader, if there is one and it is among the brokers.
    pub leader: Option<i32>,
    /// Leader epoch, -1 unknown.
    pub leader_epoch: i32,
    /// Replicas, preferred leader first.
    pub replicas: Vec<i32>,
    /// In-sync replicas.
    pub isr: Vec<i32>,
    /// Replicas that are down.
    pub offline_replicas: Vec<i32>,
    /// The partition's error, `None` when all is well.
    pub error: Option<ErrorCode>,
}

/// One topic as last told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicMetadata {
    /// Name.
    pub name: Str,
    /// Topic id, zero when the broker told none.
    pub id: Uuid,
    /// `__consumer_offsets` and its like.
    pub internal: bool,
    /// Partitions, ascending; empty when `error` is set.
    pub partitions: Vec<PartitionMetadata>,
    /// The topic's error, `None` when all is well.
    pub error: Option<ErrorCode>,
}

/// The cluster as last told; shared between snapshots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClusterMetadata {
    /// Cluster id.
    pub cluster_id: Option<Str>,
    /// The broker to send controller requests to.
    pub controller_id: Option<i32>,
    /// Brokers by id.
    pub brokers: SortedMap<i32, BrokerEndpoint>,
    /// Topics by name, those with an error included.
    pub topics: SortedMap<Str, TopicMetadata>,
    /// When the last full refresh succeeded.
    pub updated_at: Option<Instant>,
    /// Counts every change.
    pub version: u32,
}

impl ClusterMetadata {
    /// A topic that exists, without error.
    pub fn topic(&self, name: &str) -> Option<&TopicMetadata> {
        self.topics.get(name).filter(|topic| topic.error.is_none())
    }

    /// A topic by its id.
    pub fn topic_by_id(&self, id: Uuid) -> Option<&TopicMetadata> {
        self.topics.values().find(|topic| topic.id == id && topic.error.is_none())
    }

    /// One partition.
    pub fn partition(&self, topic: &str, partition: i32) -> Option<&PartitionMetadata> {
        let partitions = &self.topic(topic)?.partitions;
        partitions.iter().find(|entry| entry.partition == partition)
    }
}

/// The owner of the metadata: what to ask for and when.
#[derive(Clone, Debug)]
pub(super) struct MetadataUpdater {
    pub(super) cluster: Arc<ClusterMetadata>,
    topics: SortedSet<Str>,
    new_topics: SortedSet<Str>,
    all_topics: bool,
    allow_auto_topic_creation: bool,
    backoff: Backoff,
    max_age: Duration,
    need_full_update: bool,
    need_partial_update: bool,
    request_version: u32,
    /// Set while a Metadata request is in flight: (request version, partial).
    pub(super) in_progress: Option<(u32, bool)>,
    last_refresh: Option<Instant>,
    last_success: Option<Instant>,
    attempts: u32,
    /// When the attempts began that have not succeeded yet.
    pub(super) attempting_since: Option<Instant>,
    equivalent_responses: u32,
    /// Backoffs are drawn once per refresh, so that asking for the deadline draws nothing.
    allowed_at: Instant,
    /// Last seen leader epochs; they outlive a topic's absence from a response.
    epochs: SortedMap<Str, (Uuid, SortedMap<i32, i32>)>,
}

impl MetadataUpdater {
    pub(super) fn new(config: &NetworkConfig) -> Self {
        Self {
            cluster: Arc::default(),
            topics: SortedSet::new(),
            new_topics: SortedSet::new(),
            all_topics: false,
            allow_auto_topic_creation: config.allow_auto_topic_creation,
            backoff: config.retry_backoff(),
            max_age: Duration::from_config_millis(config.metadata_max_age_ms),
            need_full_update: true,
            need_partial_update: false,
            request_version: 0,
            in_progress: None,
            last_refresh: None,
            last_success: None,
            attempts: 0,
            attempting_since: None,
            equivalent_responses: 0,
            allowed_at: Instant::default(),
            epochs: SortedMap::new(),
        }
    }

    pub(super) fn add_topic(&mut self, name: &str) -> bool {
        if self.topics.contains(name) {
            return false;
        }
        self.topics.insert(Str::from(name));
        self.new_topics.insert(Str::from(name));
        self.request_update_for_new_topics();
        true
    }

    pub(super) fn set_topics(&mut self, names: SortedSet<Str>) -> bool {
        let fresh: Vec<Str> = names.difference(&self.topics).cloned().collect();
        self.new_topics.retain(|name| names.contains(name));
        self.topics = names;
        if fresh.is_empty() {
            return false;
        }
        self.new_topics.extend(fresh);
        self.request_update_for_new_topics();
        true
    }

    pub(super) fn remove_topic(&mut self, name: &str) {
        self.topics.remove(name);
        self.new_topics.remove(name);
    }

    pub(super) fn set_all_topics(&mut self, all: bool) {
        if all && !self.all_topics {
            self.request_update();
        }
        self.all_topics = all;
    }

    pub(super) fn set_allow_auto_topic_creation(&mut self, allow: bool) {
        self.allow_auto_topic_creation = allow;
    }

    pub(super) fn request_update(&mut self) {
        self.need_full_update = true;
        if self.equivalent_responses > 0 {
            self.equivalent_responses = 0;
            self.allowed_at = self.allowed_at.min(self.plain_allowed_at());
        }
    }

    /// Asks again without shortening a backoff that runs because answers bring nothing new.
    pub(super) fn request_update_keeping_backoff(&mut self) {
        self.need_full_update = true;
    }

    pub(super) fn is_due(&self, now: Instant) -> bool {
        self.in_progress.is_none() && self.next_update_at() <= now
    }

    pub(super) fn next_update_at(&self) -> Instant {
        let expires = if self.need_full_update || self.need_partial_update {
            Instant::default()
        } else {
            self.last_success.map_or_else(Instant::default, |at| at + self.max_age)
        };
        expires.max(self.allowed_at)
    }

    pub(super) fn is_bootstrapping(&self) -> bool {
        self.cluster.brokers.is_empty()
    }

    pub(super) fn rebootstrap(&mut self) {
        let cluster = Arc::make_mut(&mut self.cluster);
        *cluster = ClusterMetadata { version: cluster.version + 1, ..Default::default() };
        self.attempting_since = None;
        self.need_full_update = true;
    }

    /// The request to send now; remembers that it is on its way.
    pub(super) fn next_request(&mut self) -> MetadataRequest {
        let partial =
            !self.need_full_update && self.need_partial_update && self.last_success.is_some();
        self.in_progress = Some((self.request_version, partial));
        let names = if partial { &self.new_topics } else { &self.topics };
        let topics = names
            .iter()
            .map(|name| MetadataRequestTopic { name: Some(name.clone()), ..Default::default() });
        MetadataRequest {
            topics: (!self.all_topics).then(|| topics.collect()),
            allow_auto_topic_creation: self.allow_auto_topic_creation,
            ..Default::default()
        }
    }

    pub(super) fn failed(&mut self, now: Instant, rng: &mut Rng) {
        self.in_progress = None;
        self.last_refresh = Some(now);
        self.attempts += 1;
        self.allowed_at = now + self.backoff.wait(self.attempts - 1, rng);
    }

    pub(super) fn handle_response(
        &mut self,
        now: Instant,
        response: &MetadataResponse,
        rng: &mut Rng,
    ) {
        let Some((request_version, partial)) = self.in_progress.take() else { return };
        if response.brokers.is_empty() {
            return self.failed(now, rng);
        }
        self.need_partial_update = request_version < self.request_version;
        self.last_refresh = Some(now);
        self.attempts = 0;
        self.attempting_since = None;
        self.equivalent_responses += 1;
        if !partial {
            self.need_full_update = false;
            self.last_success = Some(now);
        }
        for topic in response.topics.iter().filter_map(|topic| topic.name.as_ref()) {
            self.new_topics.remove(topic);
        }
        let old = Arc::clone(&self.cluster);
        let mut cluster = ClusterMetadata {
            cluster_id: response.cluster_id.clone(),
            controller_id: (response.controller_id >= 0).then_some(response.controller_id),
            brokers: brokers_of(response),
            topics: if partial { old.topics.clone() } else { SortedMap::new() },
            updated_at: self.last_success,
            version: old.version + 1,
        };
        cluster.topics.retain(|name, _| self.all_topics || self.topics.contains(name));
        for topic in &response.topics {
            self.handle_topic(topic, &old, &mut cluster);
        }
        self.epochs.retain(|name, _| self.all_topics || self.topics.contains(name));
        self.cluster = Arc::new(cluster);
        self.allowed_at = self.backoff_from(now, rng);
    }

    /// A leader learned from a Produce or Fetch answer (KIP-951); true if it was news.
    pub(super) fn update_leader(
        &mut self,
        topic: &str,
        partition: i32,
        leader: (i32, i32),
        endpoints: &[BrokerEndpoint],
    ) -> bool {
        let (leader_id, leader_epoch) = leader;
        let known = self.cluster.partition(topic, partition);
        let newer = known.is_some_and(|entry| leader_epoch > entry.leader_epoch);
        let reachable = self.cluster.brokers.contains_key(&leader_id)
            || endpoints.iter().any(|endpoint| endpoint.id == leader_id);
        if leader_id < 0 || !newer || !reachable {
            return false;
        }
        let cluster = Arc::make_mut(&mut self.cluster);
        cluster.version += 1;
        for endpoint in endpoints {
            cluster.brokers.insert(endpoint.id, endpoint.clone());
        }
        let entries = cluster.topics.get_mut(topic).map(|topic| &mut topic.partitions);
        for entry in entries.into_iter().flatten().filter(|entry| entry.partition == partition) {
            entry.leader = Some(leader_id);
            entry.leader_epoch = leader_epoch;
        }
        if let Some((_, epochs)) = self.epochs.get_mut(topic) {
            epochs.insert(partition, leader_epoch);
        }
        true
    }

    fn request_update_for_new_topics(&mut self) {
        self.last_refresh = None;
        self.allowed_at = Instant::default();
        self.need_partial_update = true;
        self.equivalent_responses = 0;
        self.request_version += 1;
    }

    fn plain_allowed_at(&self) -> Instant {
        let wait = Duration::from_config_millis(self.backoff.initial_ms);
        self.last_refresh.map_or_else(Instant::default, |at| at + wait)
    }

    fn backoff_from(&self, now: Instant, rng: &mut Rng) -> Instant {
        if self.need_partial_update {
            return Instant::default();
        }
        now + self.backoff.wait(self.equivalent_responses.saturating_sub(1), rng)
    }

    fn handle_topic(
        &mut self,
        topic: &MetadataResponseTopic,
        old: &ClusterMetadata,
        cluster: &mut ClusterMetadata,
    ) {
        let Some(name) = &topic.name else { return };
        if !self.all_topics && !self.topics.contains(name) {
            return;
        }
        let error = error_of(topic.error_code);
        let mut partitions = Vec::new();
        if error.is_none() {
            for entry in &topic.partitions {
                partitions.push(self.handle_partition(name, topic.topic_id, entry, old, cluster));
            }
        } else if error.is_some_and(|code| code.is_invalid_metadata()) {
            self.need_full_update = true;
        }
        sort_by_key(&mut partitions, |entry| entry.partition);
        let metadata = TopicMetadata {
            name: name.clone(),
            id: topic.topic_id,
            internal: topic.is_internal,
            partitions,
            error,
        };
        cluster.topics.insert(name.clone(), metadata);
    }

    fn handle_partition(
        &mut self,
        name: &Str,
        topic_id: Uuid,
        entry: &MetadataResponsePartition,
        old: &ClusterMetadata,
        cluster: &ClusterMetadata,
    ) -> PartitionMetadata {
        let partition = entry.partition_index;
        let error = error_of(entry.error_code);
        if error.is_some_and(|code| code.is_invalid_metadata()) {
            self.need_full_update = true;
        }
        let seen = self.epochs.entry(name.clone()).or_insert_with(|| (topic_id, SortedMap::new()));
        if seen.0 != topic_id {
            *seen = (topic_id, SortedMap::new());
        }
        let known = seen.1.get(&partition).copied();
        let stale =
            entry.leader_epoch >= 0 && known.is_some_and(|epoch| entry.leader_epoch < epoch);
        if stale && let Some(kept) = old.partition(name, partition) {
            return kept.clone();
        }
        if entry.leader_epoch < 0 {
            seen.1.remove(&partition);
            self.equivalent_responses = 0;
        } else if known != Some(entry.leader_epoch) {
            seen.1.insert(partition, entry.leader_epoch);
            self.equivalent_responses = 0;
        }
        PartitionMetadata {
            partition,
            leader: cluster.brokers.contains_key(&entry.leader_id).then_some(entry.leader_id),
            leader_epoch: entry.leader_epoch,
            replicas: entry.replica_nodes.clone(),
            isr: entry.isr_nodes.clone(),
            offline_replicas: entry.offline_replicas.clone(),
            error,
        }
    }
}

fn error_of(code: i16) -> Option<ErrorCode> {
    let code = ErrorCode::from_i16(code);
    (code != ErrorCode::None).then_some(code)
}

fn brokers_of(response: &MetadataResponse) -> SortedMap<i32, BrokerEndpoint> {
    let endpoints = response.brokers.iter().map(|broker| {
        let endpoint = BrokerEndpoint {
            id: broker.node_id,
            host: broker.host.clone(),
            port: u16::try_from(broker.port).unwrap_or(0),
            rack: broker.rack.clone(),
        };
        (broker.node_id, endpoint)
    });
    endpoints.collect()
}
