//! DeleteTopics as the controller decides it: by name or by id, each at most once
//! (ControllerApis.deleteTopics).

use protocol::messages::delete_topics_request::DeleteTopicState;
use protocol::{ErrorCode, Str, Uuid};

use super::{ApiError, MetadataRecord};
use crate::metadata::MetadataImage;

/// One answer: the name and the id it goes under, and what is to be written or said.
pub type Deletion = (Option<Str>, Uuid, Result<MetadataRecord, ApiError>);

/// Decides on the topics of a request.
pub fn delete_topics(image: &MetadataImage, topics: &[DeleteTopicState]) -> Vec<Deletion> {
    let mut results: Vec<Deletion> = Vec::new();
    for topic in topics {
        let key = (&topic.name, topic.topic_id);
        let twice = topics.iter().filter(|other| (&other.name, other.topic_id) == key).count() > 1;
        let answered = results.iter().any(|(name, id, _)| {
            *name == topic.name && (topic.topic_id == *id || topic.topic_id.is_zero())
        });
        if !(twice && answered) {
            results.push(delete(image, topics, topic, twice));
        }
    }
    results
}

fn delete(
    image: &MetadataImage,
    topics: &[DeleteTopicState],
    request: &DeleteTopicState,
    twice: bool,
) -> Deletion {
    let refuse = |words: &str| {
        let error = ApiError::new(ErrorCode::InvalidRequest, words);
        (request.name.clone(), request.topic_id, Err(error))
    };
    match (&request.name, request.topic_id.is_zero()) {
        (Some(_), false) => return refuse("You may not specify both topic name and topic id."),
        (None, true) => return refuse("Neither topic name nor id were specified."),
        (Some(_), true) if twice => return refuse("Duplicate topic name."),
        (None, false) if twice => return refuse("Duplicate topic id."),
        _ => {}
    }
    let (topic, unknown) = match &request.name {
        Some(name) => (image.topic(name), ErrorCode::UnknownTopicOrPartition),
        None => (image.topic_by_id(request.topic_id), ErrorCode::UnknownTopicId),
    };
    let Some(topic) = topic else {
        return (request.name.clone(), request.topic_id, Err(ApiError::plain(unknown)));
    };
    let by_id_too = topics.iter().any(|other| other.name.is_none() && other.topic_id == topic.id);
    if request.name.is_some() && by_id_too {
        return refuse("The provided topic name maps to an ID that was already supplied.");
    }
    let record = MetadataRecord::RemoveTopic { topic_id: topic.id };
    (Some(topic.name.clone()), topic.id, Ok(record))
}
