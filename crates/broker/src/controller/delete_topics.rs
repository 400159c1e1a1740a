//! DeleteTopics as the controller decides it: by name or by id, each at most once
//! (ControllerApis.deleteTopics).

use protocol::messages::delete_topics_request::DeleteTopicState;
use protocol::sorted::sort_by;
use protocol::{ErrorCode, SortedSet, Str, Uuid};

use super::{ApiError, MetadataRecord, said_twice};
use crate::metadata::MetadataImage;

/// One answer: the name and the id it goes under, and what is to be written or said.
pub type Deletion = (Option<Str>, Uuid, Result<MetadataRecord, ApiError>);

/// Decides on the topics of a request.
pub fn delete_topics(image: &MetadataImage, topics: &[DeleteTopicState]) -> Vec<Deletion> {
    let key = |topic: &DeleteTopicState| (topic.name.clone(), topic.topic_id);
    let all_twice = said_twice(topics.iter().map(key));
    let mut answered = SortedSet::new();
    let mut ids: Vec<Uuid> =
        topics.iter().filter(|it| it.name.is_none()).map(|it| it.topic_id).collect();
    sort_by(&mut ids, Ord::cmp);
    let mut results: Vec<Deletion> = Vec::new();
    for topic in topics {
        let key = key(topic);
        let is_twice = all_twice.contains(&key);
        if !is_twice || answered.insert(key) {
            results.push(delete(image, &ids, topic, is_twice));
        }
    }
    results
}

fn delete(
    image: &MetadataImage,
    ids: &[Uuid],
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
    if request.name.is_some() && ids.binary_search(&topic.id).is_ok() {
        return refuse("The provided topic name maps to an ID that was already supplied.");
    }
    let record = MetadataRecord::RemoveTopic { topic_id: topic.id };
    (Some(topic.name.clone()), topic.id, Ok(record))
}
