//! FindCoordinator (KIP-699, KIP-932): the broker that leads the partition a group, a transactional
//! id or a share partition hashes to. Asked the first time, the internal topic does not exist yet:
//! it is made, and the asker comes again.

use protocol::hash::coordinator_partition;
use protocol::messages::find_coordinator_response::Coordinator;
use protocol::messages::{FindCoordinatorRequest, FindCoordinatorResponse};
use protocol::{ErrorCode, Str, Uuid};

use crate::metadata::{
    BrokerImage, GROUP_METADATA_TOPIC, MetadataImage, SHARE_GROUP_STATE_TOPIC,
    TRANSACTION_STATE_TOPIC,
};

/// First version that asks for several keys at once.
const MIN_BATCHED_VERSION: i16 = 4;
/// First version that asks for share coordinators.
const MIN_SHARE_VERSION: i16 = 6;

/// Answers FindCoordinator; the name is a topic to make.
pub(crate) fn handle(
    image: &MetadataImage,
    version: i16,
    request: &FindCoordinatorRequest,
) -> (FindCoordinatorResponse, Option<&'static str>) {
    let topic = match request.key_type {
        0 => Some(GROUP_METADATA_TOPIC),
        1 => Some(TRANSACTION_STATE_TOPIC),
        2 if version >= MIN_SHARE_VERSION => Some(SHARE_GROUP_STATE_TOPIC),
        _ => None,
    };
    let find = |key: &Str| match topic {
        None => Err(ErrorCode::InvalidRequest),
        Some(SHARE_GROUP_STATE_TOPIC) if !is_share_key(key) => Err(ErrorCode::InvalidRequest),
        Some(topic) => leader(image, topic, key),
    };
    let batched = version >= MIN_BATCHED_VERSION;
    let keys =
        if batched { &request.coordinator_keys[..] } else { core::slice::from_ref(&request.key) };
    let missing = topic.filter(|topic| {
        let wanted = |key: &Str| *topic != SHARE_GROUP_STATE_TOPIC || is_share_key(key);
        image.topic(topic).is_none() && keys.iter().any(wanted)
    });
    let mut response = FindCoordinatorResponse::default();
    if batched {
        // A key type nobody knows fails the request as a whole, and that puts words to it.
        let unknown = !(0..=2).contains(&request.key_type);
        let words = if unknown { ErrorCode::InvalidRequest.message() } else { "" };
        let coordinator = |key: &Str| coordinator(key, find(key), words);
        response.coordinators = keys.iter().map(coordinator).collect();
        return (response, missing);
    }
    let found = find(&request.key);
    let words = match &found {
        Ok(_) => "NONE",
        Err(code) => code.message(),
    };
    let coordinator = coordinator(&request.key, found, words);
    response.error_code = coordinator.error_code;
    response.error_message = coordinator.error_message;
    response.node_id = coordinator.node_id;
    response.host = coordinator.host;
    response.port = coordinator.port;
    (response, missing)
}

fn leader<'a>(
    image: &'a MetadataImage,
    topic: &str,
    key: &str,
) -> Result<&'a BrokerImage, ErrorCode> {
    let unavailable = ErrorCode::CoordinatorNotAvailable;
    let topic = image.topic(topic).ok_or(unavailable)?;
    let partition = coordinator_partition(key, topic.partition_count()).ok_or(unavailable)?;
    let leader = topic.partition(partition).ok_or(unavailable)?.leader;
    image.brokers.get(&leader).filter(|broker| !broker.fenced).ok_or(unavailable)
}

fn coordinator(
    key: &Str,
    found: Result<&BrokerImage, ErrorCode>,
    words: &'static str,
) -> Coordinator {
    let answer = Coordinator {
        key: key.clone(),
        error_message: Some(Str::from_static(words)),
        ..Coordinator::default()
    };
    match found {
        Ok(broker) => Coordinator {
            node_id: broker.id,
            host: broker.host.clone(),
            port: i32::from(broker.port),
            ..answer
        },
        Err(code) => Coordinator { node_id: -1, port: -1, error_code: code.code(), ..answer },
    }
}

/// `group:topicId:partition` (SharePartitionKey.validate).
fn is_share_key(key: &str) -> bool {
    let parts: Vec<&str> = key.split(':').collect();
    let [group, topic, partition] = parts[..] else { return false };
    !group.trim().is_empty() && topic.parse::<Uuid>().is_ok() && partition.parse::<i32>().is_ok()
}
