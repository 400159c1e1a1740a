//! Fetch, versions 4 to 18: whole batches from an offset on, within fetch sessions (KIP-227), after
//! a wait for fetch.min.bytes.

use protocol::era::Era;
use protocol::messages::fetch_request::FetchRequest;
use protocol::messages::fetch_response::{FetchResponse, NodeEndpoint};
use protocol::time::Instant;
use protocol::{ErrorCode, Response, SortedMap, Str, Uuid};

use super::{Reply, RequestContext};
use crate::config::TopicCompression;
use crate::metadata::{MetadataImage, TopicImage};
use crate::replica::{
    FetchEntry, FetchIsolation, FetchParams, FetchPartitionParams, PendingFetch, ReplicaManager,
    SessionKey, SessionMetadata,
};

/// First version whose clients know zstd (KIP-110).
const ZSTD_VERSION: i16 = 10;
/// First version that names topics by id (KIP-516).
const TOPIC_ID_VERSION: i16 = 13;
/// Version whose follower id moved into a tagged field (KIP-903).
const REPLICA_STATE_VERSION: i16 = 15;
/// Replica id of a replica that moves between log folders.
const FUTURE_LOCAL_REPLICA_ID: i32 = -3;

impl ReplicaManager {
    /// Answers a Fetch, now or when it has waited.
    pub fn handle_fetch(
        &mut self,
        now: Instant,
        context: &RequestContext,
        request: FetchRequest,
        cluster: &MetadataImage,
    ) -> Reply {
        let version = context.api_version;
        let replica_id = if version >= REPLICA_STATE_VERSION {
            request.replica_state.replica_id
        } else {
            request.replica_id
        };
        let metadata = SessionMetadata {
            id: request.session_id,
            epoch: request.session_epoch,
            uses_topic_ids: version >= TOPIC_ID_VERSION,
            is_privileged: replica_id >= 0,
        };
        let resolve = |id: Uuid| cluster.topic_by_id(id).map(|topic| topic.name.clone());
        let entries = wanted(&request, version, &resolve);
        let forgotten = forgotten(&request);
        let opened = self.sessions.new_context(now, metadata, entries, &forgotten, &resolve);
        let (session, entries) = match opened {
            Ok(opened) => opened,
            Err(error) => {
                let error_code = error.code();
                let response = FetchResponse { error_code, ..FetchResponse::default() };
                return Reply::Now(Response::Fetch(response));
            }
        };
        let mut fetch = PendingFetch {
            ticket: context.ticket,
            context: session,
            params: self.fetch_params(&request, version, replica_id),
            entries: Vec::with_capacity(entries.len()),
            refused: Vec::new(),
            endpoints: endpoints(cluster),
        };
        for entry in entries {
            match &entry.topic {
                None => fetch.refused.push((entry, ErrorCode::UnknownTopicId)),
                Some(topic) if cluster.partition(topic, entry.partition).is_none() => {
                    fetch.refused.push((entry, ErrorCode::UnknownTopicOrPartition));
                }
                Some(topic) if self.is_zstd_unknown(version, topic, cluster) => {
                    fetch.refused.push((entry, ErrorCode::UnsupportedCompressionType));
                }
                Some(_) => fetch.entries.push(entry),
            }
        }
        self.fetch_messages(now, fetch)
    }

    /// Brokers before 4.0 keep topics of zstd from clients that cannot know it; what the topic's
    /// batches hold is not looked at (KafkaApis.maybeConvertFetchedData).
    fn is_zstd_unknown(&self, version: i16, topic: &Str, cluster: &MetadataImage) -> bool {
        let is_zstd = |topic: &TopicImage| topic.config.compression_type == TopicCompression::Zstd;
        self.era == Era::Kafka25
            && version < ZSTD_VERSION
            && cluster.topic(topic).is_some_and(is_zstd)
    }

    fn fetch_params(&self, request: &FetchRequest, version: i16, replica_id: i32) -> FetchParams {
        let max_bytes = request.max_bytes.min(self.fetch_max_bytes);
        let isolation = if replica_id >= 0 || replica_id == FUTURE_LOCAL_REPLICA_ID {
            FetchIsolation::LogEnd
        } else if request.isolation_level == 1 {
            FetchIsolation::TransactionCommitted
        } else {
            FetchIsolation::HighWatermark
        };
        FetchParams {
            version,
            replica_id,
            min_bytes: request.min_bytes.min(max_bytes),
            max_bytes,
            max_wait_ms: request.max_wait_ms,
            isolation,
        }
    }
}

/// What the request names, each partition once: the last mention counts, the first place.
fn wanted(
    request: &FetchRequest,
    version: i16,
    resolve: &dyn Fn(Uuid) -> Option<Str>,
) -> Vec<FetchEntry> {
    let mut entries: Vec<FetchEntry> = Vec::new();
    let mut places: SortedMap<SessionKey, usize> = SortedMap::new();
    for topic in &request.topics {
        let name = if version >= TOPIC_ID_VERSION {
            resolve(topic.topic_id)
        } else {
            Some(topic.topic.clone())
        };
        for asked in &topic.partitions {
            let params = FetchPartitionParams {
                fetch_offset: asked.fetch_offset,
                log_start_offset: asked.log_start_offset,
                max_bytes: asked.partition_max_bytes,
                current_leader_epoch: asked.current_leader_epoch,
                last_fetched_epoch: asked.last_fetched_epoch,
            };
            let (topic_id, partition) = (topic.topic_id, asked.partition);
            let entry = FetchEntry { topic: name.clone(), topic_id, partition, params };
            match places.get(&entry.key()) {
                Some(place) => entries[*place] = entry,
                None => {
                    places.insert(entry.key(), entries.len());
                    entries.push(entry);
                }
            }
        }
    }
    entries
}

fn forgotten(request: &FetchRequest) -> Vec<SessionKey> {
    let topics = request.forgotten_topics_data.iter();
    topics
        .flat_map(|topic| {
            let key = |number: &i32| SessionKey::new(topic.topic_id, Some(&topic.topic), *number);
            topic.partitions.iter().map(key)
        })
        .collect()
}

fn endpoints(cluster: &MetadataImage) -> Vec<NodeEndpoint> {
    let brokers = cluster.alive_brokers();
    brokers
        .map(|broker| NodeEndpoint {
            node_id: broker.id,
            host: broker.host.clone(),
            port: i32::from(broker.port),
            rack: broker.rack.clone(),
            ..NodeEndpoint::default()
        })
        .collect()
}
