//! OffsetCommit and OffsetDelete: each partition's offset is a record of its own, all records of
//! one request are one batch.

use protocol::era::Era;
use protocol::messages::offset_commit_request::{
    OffsetCommitRequest, OffsetCommitRequestPartition, OffsetCommitRequestTopic,
};
use protocol::messages::offset_commit_response::{
    OffsetCommitResponse, OffsetCommitResponsePartition, OffsetCommitResponseTopic,
};
use protocol::messages::offset_delete_request::{OffsetDeleteRequest, OffsetDeleteRequestTopic};
use protocol::messages::offset_delete_response::{
    OffsetDeleteResponse, OffsetDeleteResponsePartition, OffsetDeleteResponseTopic,
};
use protocol::time::Instant;
use protocol::{ErrorCode, Str, Uuid};
use std::sync::Arc;

use super::append::{Commit, Completion};
use super::record;
use super::state::{CommittedOffset, Group, GroupState};
use super::{Call, GroupCoordinator};
use crate::event::BrokerEvent;
use crate::metadata::{MetadataImage, TopicImage};

/// First version in which topics go by id (KIP-848).
const COMMITS_BY_TOPIC_ID: i16 = 10;
/// First version that knows GROUP_ID_NOT_FOUND (KIP-848).
const KNOWS_GROUP_ID_NOT_FOUND: i16 = 9;

/// One partition of a commit, once its topic is known to exist.
struct Asked<'a> {
    /// Where its answer stands: topic, then partition.
    place: (usize, usize),
    topic: &'a TopicImage,
    partition: &'a OffsetCommitRequestPartition,
}

impl GroupCoordinator {
    pub(super) fn offset_commit(&mut self, call: &Call<'_>, request: &OffsetCommitRequest) {
        let (mut response, asked) = check_topics(call, request);
        let ticket = call.context.ticket;
        if asked.is_empty() {
            self.outbox.respond(ticket, response);
            return;
        }
        if let Err(error) = self.check_commit(call, request) {
            for one in &asked {
                set_error(&mut response, one.place, error);
            }
            self.commit_refused(&request.group_id, &call.context.client_id, error);
            self.outbox.respond(ticket, response);
            return;
        }
        let offsets = self.committed_offsets(call, request, &asked, &mut response);
        if offsets.is_empty() {
            self.outbox.respond(ticket, response);
            return;
        }
        let era = self.config.era;
        let offsets_partition = self.offsets_partition(&request.group_id);
        let Some((group, outbox, _)) = self.parts(&request.group_id) else { return };
        let mut commit = Commit {
            ticket,
            response,
            group_id: request.group_id.clone(),
            client_id: call.context.client_id.clone(),
            offsets_partition,
            offsets: Vec::with_capacity(offsets.len()),
            before: Vec::with_capacity(offsets.len()),
        };
        let records = offsets.iter().map(|(partition, committed)| {
            record::offset_commit_record(era, &request.group_id, partition, committed)
        });
        let records = records.collect();
        for (partition, committed) in offsets {
            commit.offsets.push((partition.clone(), committed.offset));
            let before = group.offsets.insert(partition.clone(), committed);
            commit.before.push((partition, before));
        }
        outbox.append(offsets_partition, records, Completion::Commit(Box::new(commit)));
    }

    /// Whether this committer may; makes a simple group on its first commit.
    fn check_commit(
        &mut self,
        call: &Call<'_>,
        request: &OffsetCommitRequest,
    ) -> Result<(), ErrorCode> {
        self.check_coordinator(&request.group_id)?;
        let generation = request.generation_id_or_member_epoch;
        if !self.groups.contains_key(&request.group_id) {
            if generation >= 0 {
                let knows = call.context.api_version >= KNOWS_GROUP_ID_NOT_FOUND;
                return Err(if knows {
                    ErrorCode::GroupIdNotFound
                } else {
                    ErrorCode::IllegalGeneration
                });
            }
            let group = Group::new(request.group_id.clone(), Some(call.now));
            self.groups.insert(request.group_id.clone(), Arc::new(group));
        }
        let Some(group) = self.group(&request.group_id) else { return Ok(()) };
        let instance = request.group_instance_id.as_ref();
        if generation < 0 && group.state == GroupState::Empty {
            return Ok(());
        }
        if generation < 0 && request.member_id.is_empty() && instance.is_none() {
            // Members own the offsets of a group that has any.
            return Err(ErrorCode::UnknownMemberId);
        }
        group.validate_member(self.config.era, &request.member_id, instance)?;
        if generation != group.generation {
            return Err(ErrorCode::IllegalGeneration);
        }
        match group.state {
            GroupState::CompletingRebalance => Err(ErrorCode::RebalanceInProgress),
            _ => {
                // A commit is as good as a heartbeat.
                self.restart_session(call.now, &request.group_id, &request.member_id);
                Ok(())
            }
        }
    }

    /// What will be written; partitions with too much metadata are refused one by one.
    fn committed_offsets(
        &self,
        call: &Call<'_>,
        request: &OffsetCommitRequest,
        asked: &[Asked<'_>],
        response: &mut OffsetCommitResponse,
    ) -> Vec<((Str, i32), CommittedOffset)> {
        let expire_timestamp_ms = expiry(call.now, request.retention_time_ms);
        let mut offsets = Vec::with_capacity(asked.len());
        for one in asked {
            let metadata = one.partition.committed_metadata.clone().unwrap_or_default();
            let length = metadata.encode_utf16().count();
            let most = usize::try_from(self.config.offset_metadata_max_bytes).unwrap_or(0);
            if length > most {
                set_error(response, one.place, ErrorCode::OffsetMetadataTooLarge);
                continue;
            }
            let committed = CommittedOffset {
                offset: one.partition.committed_offset,
                leader_epoch: one.partition.committed_leader_epoch.max(-1),
                metadata,
                commit_timestamp_ms: call.now.as_millis(),
                expire_timestamp_ms,
                topic_id: match self.config.era {
                    Era::Kafka25 => Uuid::ZERO,
                    Era::Kafka4 if expire_timestamp_ms.is_some() => Uuid::ZERO,
                    Era::Kafka4 => one.topic.id,
                },
            };
            offsets.push(((one.topic.name.clone(), one.partition.partition_index), committed));
        }
        offsets
    }

    pub(super) fn commit_refused(&mut self, group_id: &Str, client_id: &Str, error: ErrorCode) {
        self.outbox.event(|| BrokerEvent::CommitRefused {
            group: String::from(group_id.as_str()),
            client_id: String::from(client_id.as_str()),
            error: error.name(),
        });
    }

    pub(super) fn offset_delete(&mut self, call: &Call<'_>, request: &OffsetDeleteRequest) {
        let ticket = call.context.ticket;
        if let Err(error) = self.check_offset_delete(request) {
            let error_code = error.code();
            let refusal = OffsetDeleteResponse { error_code, ..OffsetDeleteResponse::default() };
            self.outbox.respond(ticket, refusal);
            return;
        }
        let Some(group) = self.group(&request.group_id) else { return };
        let mut deleted = Vec::new();
        let topics = request.topics.iter();
        let topics =
            topics.map(|topic| deleted_topic(group, call.cluster, topic, &mut deleted)).collect();
        let response = OffsetDeleteResponse { topics, ..OffsetDeleteResponse::default() };
        if deleted.is_empty() {
            self.outbox.respond(ticket, response);
            return;
        }
        let offsets_partition = self.offsets_partition(&request.group_id);
        let Some((group, ..)) = self.parts(&request.group_id) else { return };
        let records = deleted.iter();
        let records = records
            .map(|partition| record::offset_commit_tombstone(&request.group_id, partition))
            .collect::<Result<Vec<_>, _>>();
        let before = deleted.into_iter().map(|partition| {
            let committed = group.offsets.remove(&partition);
            (partition, committed)
        });
        let before = before.collect();
        let is_over = self.ends_with_its_offsets(&request.group_id);
        let records = records.and_then(|mut records| {
            if is_over {
                records.push(record::group_metadata_tombstone(&request.group_id)?);
            }
            Ok(records)
        });
        let removed = if is_over { self.take_group(&request.group_id) } else { None };
        let groups = removed.into_iter().collect();
        let group_id = request.group_id.clone();
        let completion = Completion::OffsetDelete { ticket, response, group_id, before, groups };
        self.outbox.append(offsets_partition, records, completion);
    }

    /// In 2.5 an empty group goes with its last offset; since then it waits for the next look for
    /// what expired.
    pub(super) fn ends_with_its_offsets(&self, group_id: &Str) -> bool {
        let is_bare = |group: &Group| group.state == GroupState::Empty && group.offsets.is_empty();
        self.config.era == Era::Kafka25 && self.group(group_id).is_some_and(is_bare)
    }

    fn check_offset_delete(&self, request: &OffsetDeleteRequest) -> Result<(), ErrorCode> {
        self.check_group(&request.group_id)?;
        let group = self.group(&request.group_id).ok_or(ErrorCode::GroupIdNotFound)?;
        match group.state {
            GroupState::Empty => Ok(()),
            GroupState::Dead => Err(ErrorCode::GroupIdNotFound),
            _ if group.is_consumer_group() => Ok(()),
            _ => Err(ErrorCode::NonEmptyGroup),
        }
    }
}

/// Answers for what does not exist, and what is left to ask the group about.
fn check_topics<'a>(
    call: &Call<'a>,
    request: &'a OffsetCommitRequest,
) -> (OffsetCommitResponse, Vec<Asked<'a>>) {
    let mut response = OffsetCommitResponse::default();
    let mut asked = Vec::new();
    for topic in &request.topics {
        let (found, missing) = find_topic(call, topic);
        let mut partitions = Vec::with_capacity(topic.partitions.len());
        for partition in &topic.partitions {
            let index = partition.partition_index;
            let exists = found.filter(|image| image.partition(index).is_some());
            let error = match (found, exists) {
                (None, _) => missing,
                (Some(_), None) => ErrorCode::UnknownTopicOrPartition,
                (Some(_), Some(image)) => {
                    let place = (response.topics.len(), partitions.len());
                    asked.push(Asked { place, topic: image, partition });
                    ErrorCode::None
                }
            };
            partitions.push(OffsetCommitResponsePartition {
                partition_index: index,
                error_code: error.code(),
                ..OffsetCommitResponsePartition::default()
            });
        }
        response.topics.push(OffsetCommitResponseTopic {
            name: topic.name.clone(),
            topic_id: topic.topic_id,
            partitions,
            ..OffsetCommitResponseTopic::default()
        });
    }
    (response, asked)
}

fn find_topic<'a>(
    call: &Call<'a>,
    topic: &OffsetCommitRequestTopic,
) -> (Option<&'a TopicImage>, ErrorCode) {
    if call.context.api_version >= COMMITS_BY_TOPIC_ID {
        (call.cluster.topic_by_id(topic.topic_id), ErrorCode::UnknownTopicId)
    } else {
        (call.cluster.topic(&topic.name), ErrorCode::UnknownTopicOrPartition)
    }
}

fn set_error(response: &mut OffsetCommitResponse, place: (usize, usize), error: ErrorCode) {
    let topic = response.topics.get_mut(place.0);
    if let Some(partition) = topic.and_then(|topic| topic.partitions.get_mut(place.1)) {
        partition.error_code = error.code();
    }
}

/// A retention of -1 means the broker's own, which is counted from elsewhere.
fn expiry(now: Instant, retention_time_ms: i64) -> Option<i64> {
    if retention_time_ms == -1 {
        return None;
    }
    Some(now.as_millis().saturating_add(retention_time_ms))
}

fn deleted_topic(
    group: &Group,
    cluster: &MetadataImage,
    topic: &OffsetDeleteRequestTopic,
    deleted: &mut Vec<(Str, i32)>,
) -> OffsetDeleteResponseTopic {
    let is_subscribed = group.is_subscribed_to(&topic.name);
    let mut partitions = Vec::with_capacity(topic.partitions.len());
    for partition in &topic.partitions {
        let partition_index = partition.partition_index;
        let key = (topic.name.clone(), partition_index);
        let error = if cluster.partition(&topic.name, partition_index).is_none() {
            ErrorCode::UnknownTopicOrPartition
        } else if is_subscribed {
            ErrorCode::GroupSubscribedToTopic
        } else {
            if group.offsets.contains_key(&key) && !deleted.contains(&key) {
                deleted.push(key);
            }
            ErrorCode::None
        };
        let error_code = error.code();
        partitions.push(OffsetDeleteResponsePartition { partition_index, error_code });
    }
    OffsetDeleteResponseTopic { name: topic.name.clone(), partitions }
}
