//! OffsetForLeaderEpoch, versions 2 to 4 (KIP-101, KIP-320): where a leader epoch ends in this log,
//! by which a consumer finds out whether what it read was lost with an old leader.

use protocol::ErrorCode;
use protocol::messages::OffsetForLeaderEpochRequest;
use protocol::messages::offset_for_leader_epoch_request::OffsetForLeaderPartition;
use protocol::messages::offset_for_leader_epoch_response::{
    EpochEndOffset, OffsetForLeaderEpochResponse, OffsetForLeaderTopicResult,
};

use crate::metadata::MetadataImage;
use crate::replica::ReplicaManager;

/// Answers OffsetForLeaderEpoch.
pub(crate) fn handle(
    replicas: &ReplicaManager,
    image: &MetadataImage,
    request: &OffsetForLeaderEpochRequest,
) -> OffsetForLeaderEpochResponse {
    let topics = request.topics.iter().map(|topic| {
        let partitions = topic.partitions.iter().map(|asked| {
            let found = end_offset(replicas, image, &topic.topic, asked);
            let answer = EpochEndOffset { partition: asked.partition, ..EpochEndOffset::default() };
            match found {
                Ok(Some((leader_epoch, end_offset))) => {
                    EpochEndOffset { leader_epoch, end_offset, ..answer }
                }
                // An epoch this log has not seen: -1 and -1 are the defaults.
                Ok(None) => answer,
                Err(error) => EpochEndOffset { error_code: error.code(), ..answer },
            }
        });
        OffsetForLeaderTopicResult {
            topic: topic.topic.clone(),
            partitions: partitions.collect(),
            ..OffsetForLeaderTopicResult::default()
        }
    });
    OffsetForLeaderEpochResponse {
        topics: topics.collect(),
        ..OffsetForLeaderEpochResponse::default()
    }
}

/// The largest epoch up to the asked one, and its end.
fn end_offset(
    replicas: &ReplicaManager,
    image: &MetadataImage,
    topic: &str,
    asked: &OffsetForLeaderPartition,
) -> Result<Option<(i32, i64)>, ErrorCode> {
    if image.partition(topic, asked.partition).is_none() {
        return Err(ErrorCode::UnknownTopicOrPartition);
    }
    let partition =
        replicas.partition(topic, asked.partition).ok_or(ErrorCode::NotLeaderOrFollower)?;
    partition.check_leader(asked.current_leader_epoch, true)?;
    Ok(partition.log().epochs().end_offset_for(asked.leader_epoch, partition.log_end_offset()))
}
