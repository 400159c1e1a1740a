//! CreateTopics, DeleteTopics and CreatePartitions: the controller decides, this writes its answers
//! in the words of the protocol.

use protocol::era::Era;
use protocol::messages::create_partitions_response::CreatePartitionsTopicResult;
use protocol::messages::create_topics_response::{CreatableTopicConfigs, CreatableTopicResult};
use protocol::messages::delete_topics_request::DeleteTopicState;
use protocol::messages::delete_topics_response::DeletableTopicResult;
use protocol::messages::{
    CreatePartitionsRequest, CreatePartitionsResponse, CreateTopicsRequest, CreateTopicsResponse,
    DeleteTopicsRequest, DeleteTopicsResponse,
};
use protocol::sorted::sort_by;
use protocol::{ErrorCode, SortedSet, Str, Uuid};

use crate::config::{BrokerConfig, ConfigEntry};
use crate::controller::create_partitions::create_partitions;
use crate::controller::create_topics::{Decision, NewTopic, create_topics};
use crate::controller::delete_topics::delete_topics;
use crate::controller::{ApiError, MetadataRecord};
use crate::metadata::MetadataImage;

/// First version of DeleteTopics that knows TOPIC_DELETION_DISABLED.
const MIN_DELETION_DISABLED_VERSION: i16 = 3;
/// First version of DeleteTopics with ids.
const MIN_DELETE_BY_ID_VERSION: i16 = 6;

/// Answers CreateTopics; the records are to be written, unless it was only to be validated.
pub(crate) fn create(
    decision: &mut Decision<'_>,
    request: &CreateTopicsRequest,
) -> (CreateTopicsResponse, Vec<MetadataRecord>) {
    let mut records = Vec::new();
    let mut topics = Vec::new();
    for (name, result) in create_topics(decision, &request.topics) {
        topics.push(match result {
            Ok(mut topic) => {
                records.append(&mut topic.records);
                created(decision.config, topic)
            }
            Err(error) => CreatableTopicResult {
                name,
                error_code: error.code.code(),
                error_message: error.message,
                num_partitions: -1,
                replication_factor: -1,
                configs: Some(Vec::new()),
                ..CreatableTopicResult::default()
            },
        });
    }
    if request.validate_only {
        records.clear();
    }
    (CreateTopicsResponse { topics, ..CreateTopicsResponse::default() }, records)
}

fn created(config: &BrokerConfig, topic: NewTopic) -> CreatableTopicResult {
    let written = |entry: ConfigEntry| CreatableTopicConfigs {
        name: Str::from_static(entry.name),
        value: entry.value.map(Str::from),
        read_only: entry.read_only,
        config_source: entry.source as i8,
        is_sensitive: entry.is_sensitive,
        ..CreatableTopicConfigs::default()
    };
    CreatableTopicResult {
        name: topic.name,
        topic_id: topic.id,
        error_message: None,
        num_partitions: topic.partitions,
        replication_factor: topic.replication_factor,
        configs: Some(config.describe_topic(&topic.configs).into_iter().map(written).collect()),
        ..CreatableTopicResult::default()
    }
}

/// Answers CreatePartitions; the records are to be written, unless it was only to be validated.
pub(crate) fn grow(
    decision: &mut Decision<'_>,
    request: &CreatePartitionsRequest,
) -> (CreatePartitionsResponse, Vec<MetadataRecord>) {
    let mut records = Vec::new();
    let mut results = Vec::new();
    for (name, result) in create_partitions(decision, &request.topics) {
        let mut answer =
            CreatePartitionsTopicResult { name, ..CreatePartitionsTopicResult::default() };
        match result {
            Ok(mut new) => records.append(&mut new),
            Err(error) => {
                answer.error_code = error.code.code();
                answer.error_message = error.message;
            }
        }
        results.push(answer);
    }
    if request.validate_only {
        records.clear();
    }
    (CreatePartitionsResponse { results, ..CreatePartitionsResponse::default() }, records)
}

/// Answers DeleteTopics; the records are to be written.
pub(crate) fn delete(
    config: &BrokerConfig,
    image: &MetadataImage,
    version: i16,
    request: &DeleteTopicsRequest,
) -> (DeleteTopicsResponse, Vec<MetadataRecord>) {
    let by_name =
        |name: &Str| DeleteTopicState { name: Some(name.clone()), ..DeleteTopicState::default() };
    let asked: Vec<DeleteTopicState> = match version >= MIN_DELETE_BY_ID_VERSION {
        true => request.topics.clone(),
        false => request.topic_names.iter().map(by_name).collect(),
    };
    let mut response = DeleteTopicsResponse::default();
    let mut records = Vec::new();
    if !config.delete_topic_enable {
        let code = match version >= MIN_DELETION_DISABLED_VERSION {
            true => ErrorCode::TopicDeletionDisabled,
            false => ErrorCode::InvalidRequest,
        };
        let refused = |topic: DeleteTopicState| {
            deleted(topic.name, topic.topic_id, Some(ApiError::plain(code)))
        };
        response.responses = asked.into_iter().map(refused).collect();
        return (response, records);
    }
    let mut once = asked.clone();
    let mut names = Vec::new();
    if config.era == Era::Kafka25 {
        // A set of names there: said twice is asked once, and answered twice.
        let mut seen = SortedSet::new();
        once.retain(|topic| seen.insert(topic.name.clone()));
        names.extend(asked.iter().map(|topic| &topic.name));
        sort_by(&mut names, Ord::cmp);
    }
    for (name, id, result) in delete_topics(image, &once) {
        let error = result.map(|record| records.push(record)).err();
        let said =
            names.partition_point(|it| **it <= name) - names.partition_point(|it| **it < name);
        let answer = deleted(name.clone(), id, error);
        response.responses.extend(core::iter::repeat_n(answer, said.max(1)));
    }
    (response, records)
}

fn deleted(name: Option<Str>, topic_id: Uuid, error: Option<ApiError>) -> DeletableTopicResult {
    let (error_code, error_message) = match error {
        Some(error) => (error.code.code(), error.message),
        None => (0, None),
    };
    let result = DeletableTopicResult::default();
    DeletableTopicResult { name, topic_id, error_code, error_message, ..result }
}
