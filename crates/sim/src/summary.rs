//! What a frame is, in words: read from its bytes, as everything on the wire can be.

use bytes::Bytes;
use protocol::messages::{FetchRequest, FetchResponse, OffsetCommitRequest, ProduceRequest};
use protocol::{ApiKey, ErrorCode, Request, Response, Str, Uuid, frame, records};

/// (topic, partition, records).
pub(crate) type Partitions = Vec<(String, i32, u32)>;

/// Finds the name of a topic id.
pub(crate) type TopicNames<'a> = &'a dyn Fn(Uuid) -> Option<String>;

/// What a frame speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) partitions: Partitions,
    pub(crate) group: Option<String>,
    pub(crate) error: Option<&'static str>,
}

/// Reads a request frame.
pub(crate) fn request(bytes: &Bytes, names: TopicNames<'_>) -> Content {
    let Ok((_, request)) = frame::decode_request(bytes.clone()) else { return Content::default() };
    let partitions = match &request {
        Request::Produce(body) => produced(body, names),
        Request::Fetch(body) => fetch(body, names),
        Request::OffsetCommit(body) => committed(body, names),
        _ => Vec::new(),
    };
    Content { partitions, group: group(&request), error: None }
}

/// Reads a response frame.
pub(crate) fn response(api: ApiKey, version: i16, bytes: &Bytes, names: TopicNames<'_>) -> Content {
    let Ok((_, response)) = frame::decode_response(api, version, bytes.clone()) else {
        return Content::default();
    };
    let partitions = match &response {
        Response::Fetch(body) => fetched(body, names),
        Response::Produce(body) => {
            let topics = body.responses.iter().flat_map(|topic| {
                let name = name(&topic.name, topic.topic_id, names);
                topic.partition_responses.iter().map(move |each| (name.clone(), each.index, 0))
            });
            topics.collect()
        }
        _ => Vec::new(),
    };
    let code = error_codes(&response).into_iter().find(|code| *code != 0);
    let error = code.map(|code| ErrorCode::from_i16(code).name());
    Content { partitions, group: None, error }
}

fn name(name: &Str, id: Uuid, names: TopicNames<'_>) -> String {
    if name.is_empty() { names(id).unwrap_or_else(|| id.to_string()) } else { name.to_string() }
}

fn record_count(bytes: Option<&Bytes>) -> u32 {
    let batches = bytes.into_iter().flat_map(|bytes| records::batches(bytes.clone()));
    batches.flatten().map(|batch| batch.record_count().max(0).cast_unsigned()).sum()
}

pub(crate) fn produced(body: &ProduceRequest, names: TopicNames<'_>) -> Partitions {
    let topics = body.topic_data.iter().flat_map(|topic| {
        let name = name(&topic.name, topic.topic_id, names);
        let partitions = topic.partition_data.iter();
        partitions.map(move |each| (name.clone(), each.index, record_count(each.records.as_ref())))
    });
    topics.collect()
}

fn fetch(body: &FetchRequest, names: TopicNames<'_>) -> Partitions {
    let topics = body.topics.iter().flat_map(|topic| {
        let name = name(&topic.topic, topic.topic_id, names);
        topic.partitions.iter().map(move |each| (name.clone(), each.partition, 0))
    });
    topics.collect()
}

fn fetched(body: &FetchResponse, names: TopicNames<'_>) -> Partitions {
    let topics = body.responses.iter().flat_map(|topic| {
        let name = name(&topic.topic, topic.topic_id, names);
        topic.partitions.iter().map(move |each| {
            (name.clone(), each.partition_index, record_count(each.records.as_ref()))
        })
    });
    topics.collect()
}

fn committed(body: &OffsetCommitRequest, names: TopicNames<'_>) -> Partitions {
    let topics = body.topics.iter().flat_map(|topic| {
        let name = name(&topic.name, topic.topic_id, names);
        topic.partitions.iter().map(move |each| (name.clone(), each.partition_index, 0))
    });
    topics.collect()
}

fn group(request: &Request) -> Option<String> {
    let group = match request {
        Request::JoinGroup(body) => &body.group_id,
        Request::SyncGroup(body) => &body.group_id,
        Request::Heartbeat(body) => &body.group_id,
        Request::LeaveGroup(body) => &body.group_id,
        Request::OffsetCommit(body) => &body.group_id,
        Request::OffsetDelete(body) => &body.group_id,
        Request::OffsetFetch(body) => body.groups.first().map_or(&body.group_id, |g| &g.group_id),
        Request::FindCoordinator(body) => body.coordinator_keys.first().unwrap_or(&body.key),
        Request::DescribeGroups(body) => body.groups.first()?,
        Request::DeleteGroups(body) => body.groups_names.first()?,
        _ => return None,
    };
    Some(group.to_string())
}

fn error_codes(response: &Response) -> Vec<i16> {
    match response {
        Response::Produce(body) => {
            let partitions = body.responses.iter().flat_map(|topic| &topic.partition_responses);
            partitions.map(|each| each.error_code).collect()
        }
        Response::Fetch(body) => {
            let partitions = body.responses.iter().flat_map(|topic| &topic.partitions);
            let inner = partitions.map(|each| each.error_code);
            core::iter::once(body.error_code).chain(inner).collect()
        }
        Response::ListOffsets(body) => {
            let partitions = body.topics.iter().flat_map(|topic| &topic.partitions);
            partitions.map(|each| each.error_code).collect()
        }
        Response::Metadata(body) => {
            let partitions = body.topics.iter().flat_map(|topic| {
                let inner = topic.partitions.iter().map(|each| each.error_code);
                core::iter::once(topic.error_code).chain(inner)
            });
            partitions.collect()
        }
        Response::OffsetCommit(body) => {
            let partitions = body.topics.iter().flat_map(|topic| &topic.partitions);
            partitions.map(|each| each.error_code).collect()
        }
        Response::OffsetFetch(body) => {
            let groups = body.groups.iter().map(|each| each.error_code);
            core::iter::once(body.error_code).chain(groups).collect()
        }
        Response::FindCoordinator(body) => {
            let inner = body.coordinators.iter().map(|each| each.error_code);
            core::iter::once(body.error_code).chain(inner).collect()
        }
        _ => other_error_codes(response),
    }
}

fn other_error_codes(response: &Response) -> Vec<i16> {
    match response {
        Response::JoinGroup(body) => vec![body.error_code],
        Response::SyncGroup(body) => vec![body.error_code],
        Response::Heartbeat(body) => vec![body.error_code],
        Response::LeaveGroup(body) => {
            let members = body.members.iter().map(|each| each.error_code);
            core::iter::once(body.error_code).chain(members).collect()
        }
        Response::ApiVersions(body) => vec![body.error_code],
        Response::InitProducerId(body) => vec![body.error_code],
        Response::CreateTopics(body) => body.topics.iter().map(|each| each.error_code).collect(),
        Response::DeleteTopics(body) => body.responses.iter().map(|each| each.error_code).collect(),
        Response::CreatePartitions(body) => {
            body.results.iter().map(|each| each.error_code).collect()
        }
        Response::DeleteGroups(body) => body.results.iter().map(|each| each.error_code).collect(),
        Response::DescribeConfigs(body) => {
            body.results.iter().map(|each| each.error_code).collect()
        }
        _ => Vec::new(),
    }
}
