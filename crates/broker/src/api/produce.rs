//! Produce, versions 3 to 13: one batch per partition, appended by the leader and acknowledged as
//! acks asks.

use bytes::Bytes;
use protocol::batch::Compression;
use protocol::compression::MAX_DECOMPRESSED_SIZE;
use protocol::era::Era;
use protocol::messages::produce_request::{PartitionProduceData, ProduceRequest};
use protocol::messages::produce_response::{
    BatchIndexAndErrorMessage, LeaderIdAndEpoch, NodeEndpoint, PartitionProduceResponse,
    ProduceResponse, TopicProduceResponse,
};
use protocol::time::{Duration, Instant};
use protocol::{ErrorCode, Response, SortedMap, Str, Uuid};

use super::{Reply, RequestContext};
use crate::event::BrokerEvent;
use crate::log::{
    AppendError, AppendInfo, AppendOrigin, BatchHeader, MAX_DECOMPRESSED_PER_REQUEST, first_extent,
};
use crate::metadata::{MetadataImage, is_internal};
use crate::replica::{AppendRequest, PendingAppend, PendingProduce, ReplicaManager};

/// First version that names topics by id (KIP-516).
const TOPIC_ID_VERSION: i16 = 13;
/// First version whose answers tell who leads (KIP-951).
const LEADER_DISCOVERY_VERSION: i16 = 10;
/// First version that may hold zstd (KIP-110).
const ZSTD_VERSION: i16 = 7;
/// First version whose clients know TRANSACTION_ABORTABLE (KIP-890).
const TRANSACTION_ABORTABLE_VERSION: i16 = 11;
/// The only client id that may write to internal topics.
const ADMIN_CLIENT_ID: &str = "__admin_client";

/// One partition of a request.
struct Wanted {
    /// As the request names it.
    name: Str,
    topic_id: Uuid,
    /// The topic's name, if it is known.
    topic: Str,
    index: i32,
    /// The one batch to append, or why not.
    batch: Result<Bytes, ErrorCode>,
}

impl ReplicaManager {
    /// Answers a Produce: at once, or when every replica in sync has it (acks=all); not at all
    /// under acks=0, where an error ends the connection.
    pub fn handle_produce(
        &mut self,
        now: Instant,
        context: &RequestContext,
        request: ProduceRequest,
        cluster: &MetadataImage,
    ) -> Reply {
        let acks = request.acks;
        let mut partitions = request.topic_data.iter().flat_map(|topic| &topic.partition_data);
        if partitions.any(|partition| partition.records.is_none()) {
            // Apache Kafka trips over null records and never answers again on that connection.
            return Reply::Close;
        }
        let has_batch = |partition: &PartitionProduceData| {
            let records = partition.records.as_deref().unwrap_or_default();
            matches!(first_extent(records), Ok(Some(_)))
        };
        let mut partitions = request.topic_data.iter().flat_map(|topic| &topic.partition_data);
        if self.era == Era::Kafka25 && !partitions.all(has_batch) {
            // 2.5.1 looks for a batch while it reads the request, and cannot read this one.
            return Reply::Close;
        }
        let wanted = wanted(context.api_version, &request, cluster);
        let refused = check_first_batches(&request).err();
        let mut answer =
            Answer { decompression_left: MAX_DECOMPRESSED_PER_REQUEST, ..Answer::default() };
        for wanted in wanted {
            let data = match &refused {
                Some(error) => told_refusal(wanted.index, error),
                None => self.append_wanted(now, context, &request, (&wanted, &mut answer)),
            };
            answer.add(wanted, data);
        }
        self.name_leaders(context.api_version, cluster, &mut answer);
        match acks {
            0 if answer.has_error => Reply::Close,
            0 => Reply::None,
            -1 if !answer.pending.is_empty() => self.acknowledge(now, context, &request, answer),
            _ => Reply::Now(Response::Produce(answer.response)),
        }
    }

    /// Answers once the high watermark has passed what was appended.
    fn acknowledge(
        &mut self,
        now: Instant,
        context: &RequestContext,
        request: &ProduceRequest,
        answer: Answer,
    ) -> Reply {
        let Answer { response, pending, .. } = answer;
        let produce = PendingProduce { ticket: context.ticket, response, pending };
        if self.is_produce_complete(&produce) {
            return Reply::Now(Response::Produce(self.settle_produce(produce)));
        }
        let deadline = now + Duration::from_config_millis(request.timeout_ms.into());
        self.park_produce(deadline, produce);
        Reply::Later
    }

    /// Appends one partition's batch; notes what its acknowledgement waits for, and what is left of
    /// the request's share of decompressed bytes: a refused batch takes all it might have taken.
    fn append_wanted(
        &mut self,
        now: Instant,
        context: &RequestContext,
        request: &ProduceRequest,
        (wanted, answer): (&Wanted, &mut Answer),
    ) -> PartitionProduceResponse {
        let index = wanted.index;
        let batch = match check_append(context, request, wanted) {
            Ok(batch) => batch,
            Err(error) => {
                self.event(|| BrokerEvent::AppendRefused {
                    topic: wanted.topic.to_string(),
                    partition: index,
                    error: error.code.name(),
                    message: error.message.clone(),
                });
                return told_refusal(index, &error);
            }
        };
        let key = (wanted.topic.clone(), index);
        let (origin, required_acks) = (AppendOrigin::Client, request.acks);
        let max_decompressed = answer.decompression_left.min(MAX_DECOMPRESSED_SIZE);
        let is_compressed = codec_of(&batch) != Some(Compression::None);
        let append = AppendRequest { key: &key, batch, origin, required_acks, max_decompressed };
        match self.append(now, append) {
            Ok(info) => {
                answer.decompression_left -= (info.decompressed as usize).min(max_decompressed);
                // The place is known when the answer is added.
                let required_offset = info.last_offset + 1;
                answer.pending.push(PendingAppend { key, required_offset, place: (0, 0) });
                success(index, &info)
            }
            Err(error) => {
                if is_compressed {
                    answer.decompression_left -= max_decompressed;
                }
                let start = self.partition(&key.0, index).map_or(-1, |it| it.log_start_offset());
                let start = if error.tells_log_start_offset() { start } else { -1 };
                refusal(index, &error, start)
            }
        }
    }

    /// Sends the client to the leader where this broker is not (KIP-951).
    fn name_leaders(&self, version: i16, cluster: &MetadataImage, answer: &mut Answer) {
        if version < LEADER_DISCOVERY_VERSION || !answer.has_error {
            return;
        }
        for topic in &mut answer.response.responses {
            for data in &mut topic.partition_responses {
                if data.error_code != ErrorCode::NotLeaderOrFollower.code() {
                    continue;
                }
                let topic =
                    cluster.topic(&topic.name).or_else(|| cluster.topic_by_id(topic.topic_id));
                let Some(image) = topic.and_then(|topic| topic.partition(data.index)) else {
                    continue;
                };
                data.current_leader = LeaderIdAndEpoch {
                    leader_id: image.leader,
                    leader_epoch: image.leader_epoch,
                    ..LeaderIdAndEpoch::default()
                };
                let nodes = &mut answer.response.node_endpoints;
                if nodes.iter().any(|node| node.node_id == image.leader) {
                    continue;
                }
                nodes.extend(cluster.brokers.get(&image.leader).map(|broker| NodeEndpoint {
                    node_id: broker.id,
                    host: broker.host.clone(),
                    port: i32::from(broker.port),
                    rack: broker.rack.clone(),
                    ..NodeEndpoint::default()
                }));
            }
        }
    }
}

/// The answer as it grows.
#[derive(Default)]
struct Answer {
    response: ProduceResponse,
    pending: Vec<PendingAppend>,
    has_error: bool,
    /// Bytes compressed batches may still come to.
    decompression_left: usize,
    /// Places of the topics in the response.
    topics: SortedMap<(Uuid, Str), usize>,
}

impl Answer {
    fn add(&mut self, wanted: Wanted, data: PartitionProduceResponse) {
        self.has_error |= data.error_code != 0;
        let responses = &mut self.response.responses;
        let key = (wanted.topic_id, wanted.name);
        let topic = *self.topics.entry(key).or_insert_with_key(|(topic_id, name)| {
            let (topic_id, name) = (*topic_id, name.clone());
            responses.push(TopicProduceResponse {
                name,
                topic_id,
                ..TopicProduceResponse::default()
            });
            responses.len() - 1
        });
        let partitions = &mut responses[topic].partition_responses;
        if let Some(last) = self.pending.last_mut().filter(|_| data.error_code == 0) {
            last.place = (topic as u32, partitions.len() as u32);
        }
        partitions.push(data);
    }
}

/// The partitions of a request, each once: of one named twice the last mention counts.
fn wanted(version: i16, request: &ProduceRequest, cluster: &MetadataImage) -> Vec<Wanted> {
    let mut all: Vec<Wanted> = Vec::new();
    let mut places: SortedMap<(Uuid, Str, i32), usize> = SortedMap::new();
    let records = request.topic_data.iter().flat_map(|topic| &topic.partition_data);
    let all_bytes = records.filter_map(|asked| asked.records.as_ref()).map(Bytes::len).sum();
    for topic in &request.topic_data {
        let (known, unknown) = if version >= TOPIC_ID_VERSION {
            (cluster.topic_by_id(topic.topic_id), ErrorCode::UnknownTopicId)
        } else {
            (cluster.topic(&topic.name), ErrorCode::UnknownTopicOrPartition)
        };
        for asked in &topic.partition_data {
            let records = asked.records.clone().unwrap_or_default();
            let batch = match known {
                None => Err(unknown),
                Some(known) if known.partition(asked.index).is_none() => {
                    Err(ErrorCode::UnknownTopicOrPartition)
                }
                Some(_) => only_batch(version, records).map(|batch| own(batch, all_bytes)),
            };
            let wanted = Wanted {
                name: topic.name.clone(),
                topic_id: topic.topic_id,
                topic: known.map_or_else(|| topic.name.clone(), |known| known.name.clone()),
                index: asked.index,
                batch,
            };
            let key = (topic.topic_id, topic.name.clone(), asked.index);
            match places.get(&key) {
                Some(place) => all[*place] = wanted,
                None => {
                    places.insert(key, all.len());
                    all.push(wanted);
                }
            }
        }
    }
    all
}

/// The one batch of `records`, without what follows it (ProduceRequest.validateRecords).
fn only_batch(version: i16, records: Bytes) -> Result<Bytes, ErrorCode> {
    let first = first_extent(&records).map_err(|error| error.code)?;
    let first = first.filter(|first| first.magic == 2).ok_or(ErrorCode::InvalidRecord)?;
    if version < ZSTD_VERSION && codec_of(&records) == Some(Compression::Zstd) {
        return Err(ErrorCode::UnsupportedCompressionType);
    }
    match first_extent(&records[first.size..]).map_err(|error| error.code)? {
        Some(_) => Err(ErrorCode::InvalidRecord),
        None => Ok(records.slice(..first.size)),
    }
}

/// A batch as the log may keep it: it shares the memory of its frame, unless that would hold on to
/// more than twice the batch.
fn own(batch: Bytes, all_bytes: usize) -> Bytes {
    if batch.len() >= all_bytes / 2 { batch } else { Bytes::copy_from_slice(&batch) }
}

/// Looks at the first batch of every partition for a transaction, as Kafka does before anything
/// else: bytes it cannot step over fail the whole request.
fn check_first_batches(request: &ProduceRequest) -> Result<(), AppendError> {
    for asked in request.topic_data.iter().flat_map(|topic| &topic.partition_data) {
        let records = asked.records.as_deref().unwrap_or_default();
        let is_whole = first_extent(records)?.is_some_and(|first| first.magic == 2);
        if is_whole && is_transactional(records) {
            return match &request.transactional_id {
                Some(_) => Ok(()),
                None => Err(AppendError::of(ErrorCode::TransactionalIdAuthorizationFailed)),
            };
        }
    }
    Ok(())
}

fn codec_of(batch: &[u8]) -> Option<Compression> {
    BatchHeader::peek(batch).map(|header| header.compression())
}

fn is_transactional(batch: &[u8]) -> bool {
    BatchHeader::peek(batch).is_some_and(|header| header.is_transactional())
}

/// What can be said of a batch before its partition is asked.
fn check_append(
    context: &RequestContext,
    request: &ProduceRequest,
    wanted: &Wanted,
) -> Result<Bytes, AppendError> {
    let batch = wanted.batch.clone().map_err(AppendError::of)?;
    if !(-1..=1).contains(&request.acks) {
        return Err(AppendError::of(ErrorCode::InvalidRequiredAcks));
    }
    if is_transactional(&batch) {
        // Nobody coordinates transactions here, so none has this partition.
        return Err(if context.api_version < TRANSACTION_ABORTABLE_VERSION {
            let message = "Partition was not added to the transaction";
            AppendError::new(ErrorCode::InvalidTxnState, message)
        } else {
            AppendError::of(ErrorCode::TransactionAbortable)
        });
    }
    if is_internal(&wanted.topic) && &*context.client_id != ADMIN_CLIENT_ID {
        return Err(AppendError::of(ErrorCode::InvalidTopicException));
    }
    Ok(batch)
}

fn success(index: i32, info: &AppendInfo) -> PartitionProduceResponse {
    PartitionProduceResponse {
        index,
        base_offset: info.base_offset,
        log_append_time_ms: info.log_append_time_ms,
        log_start_offset: info.log_start_offset,
        ..PartitionProduceResponse::default()
    }
}

/// A refused partition. Kafka keeps its words to itself but where single records are named.
fn refusal(index: i32, error: &AppendError, log_start_offset: i64) -> PartitionProduceResponse {
    PartitionProduceResponse {
        index,
        error_code: error.code.code(),
        base_offset: -1,
        log_append_time_ms: -1,
        log_start_offset,
        record_errors: error
            .record_errors
            .iter()
            .map(|error| BatchIndexAndErrorMessage {
                batch_index: error.batch_index,
                batch_index_error_message: Some(error.message.as_str().into()),
                ..BatchIndexAndErrorMessage::default()
            })
            .collect(),
        error_message: (!error.record_errors.is_empty()).then(|| error.message.as_str().into()),
        ..PartitionProduceResponse::default()
    }
}

/// A refused partition with Kafka's words, unless they are only those of the code.
fn told_refusal(index: i32, error: &AppendError) -> PartitionProduceResponse {
    let mut data = refusal(index, error, -1);
    if error.message != error.code.message() {
        data.error_message = Some(error.message.as_str().into());
    }
    data
}
