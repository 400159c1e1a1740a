//! The coordinator's memory as records of `__consumer_offsets`: committed offsets (key version 1)
//! and group metadata (key version 2), written as the era's release writes them, read in every
//! version there ever was (KIP-211, KIP-345, KIP-848).

use bytes::Bytes;
use protocol::era::Era;
use protocol::messages::group_metadata_key::GroupMetadataKey;
use protocol::messages::group_metadata_value::{GroupMetadataValue, MemberMetadata};
use protocol::messages::offset_commit_key::OffsetCommitKey;
use protocol::messages::offset_commit_value::OffsetCommitValue;
use protocol::time::Instant;
use protocol::{EncodeError, Message, Reader, SortedMap, Str, Writer};

use super::state::{CommittedOffset, Group};

/// Key and value; no value is a tombstone.
pub type GroupRecord = (Bytes, Option<Bytes>);

const OFFSET_COMMIT_KEY: i16 = 1;
const GROUP_METADATA_KEY: i16 = 2;
const GROUP_METADATA_VALUE_VERSION: i16 = 3;

/// A record that was read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Loaded {
    Offset { key: OffsetCommitKey, value: Option<CommittedOffset> },
    Group { group_id: Str, value: Option<GroupMetadataValue> },
}

/// Writes the value of an offset commit in the version its era writes.
pub(super) fn offset_commit_record(
    era: Era,
    group_id: &Str,
    (topic, partition): &(Str, i32),
    committed: &CommittedOffset,
) -> Result<GroupRecord, EncodeError> {
    let version = match (committed.expire_timestamp_ms, era) {
        (Some(_), _) => 1,
        (None, Era::Kafka25) => 3,
        (None, Era::Kafka4) => 4,
    };
    let value = OffsetCommitValue {
        offset: committed.offset,
        leader_epoch: if version == 1 { -1 } else { committed.leader_epoch },
        metadata: committed.metadata.clone(),
        commit_timestamp: committed.commit_timestamp_ms,
        expire_timestamp: committed.expire_timestamp_ms.unwrap_or(-1),
        topic_id: if version == 4 { committed.topic_id } else { Default::default() },
        ..OffsetCommitValue::default()
    };
    let value = value.encode_versioned(version)?;
    Ok((offset_commit_key(group_id, topic, *partition)?, Some(value)))
}

/// Takes a committed offset back.
pub(super) fn offset_commit_tombstone(
    group_id: &Str,
    (topic, partition): &(Str, i32),
) -> Result<GroupRecord, EncodeError> {
    Ok((offset_commit_key(group_id, topic, *partition)?, None))
}

fn offset_commit_key(group: &Str, topic: &Str, partition: i32) -> Result<Bytes, EncodeError> {
    let key = OffsetCommitKey { group: group.clone(), topic: topic.clone(), partition };
    typed_key(OFFSET_COMMIT_KEY, &key)
}

/// Writes a group as it is, with `assignments` in place of those its members have.
pub(super) fn group_metadata_record(
    group: &Group,
    assignments: &SortedMap<Str, Bytes>,
) -> Result<GroupRecord, EncodeError> {
    let members = group.members.values().map(|member| MemberMetadata {
        member_id: member.member_id.clone(),
        group_instance_id: member.group_instance_id.clone(),
        client_id: member.client_id.clone(),
        client_host: member.client_host.clone(),
        rebalance_timeout: member.rebalance_timeout_ms,
        session_timeout: member.session_timeout_ms,
        subscription: group.subscription(member),
        assignment: assignments.get(&member.member_id).cloned().unwrap_or_default(),
        ..MemberMetadata::default()
    });
    let value = GroupMetadataValue {
        protocol_type: group.protocol_type.clone().unwrap_or_default(),
        generation: group.generation,
        protocol: group.protocol.clone(),
        leader: group.leader.clone(),
        current_state_timestamp: group.state_since.map_or(-1, Instant::as_millis),
        members: members.collect(),
        ..GroupMetadataValue::default()
    };
    let value = value.encode_versioned(GROUP_METADATA_VALUE_VERSION)?;
    Ok((group_metadata_key(&group.group_id)?, Some(value)))
}

/// Writes a group nobody is in yet.
pub(super) fn new_group_record(group: &Group) -> Result<GroupRecord, EncodeError> {
    group_metadata_record(&Group::new(group.group_id.clone(), group.state_since), &SortedMap::new())
}

/// Ends a group.
pub(super) fn group_metadata_tombstone(group_id: &Str) -> Result<GroupRecord, EncodeError> {
    Ok((group_metadata_key(group_id)?, None))
}

fn group_metadata_key(group: &Str) -> Result<Bytes, EncodeError> {
    typed_key(GROUP_METADATA_KEY, &GroupMetadataKey { group: group.clone() })
}

/// A key says first what kind of record it is of; its body has one version only.
fn typed_key(kind: i16, key: &impl Message) -> Result<Bytes, EncodeError> {
    let mut writer = Writer::default();
    writer.i16(kind);
    key.write(&mut writer, 0)?;
    Ok(writer.into_bytes())
}

/// Reads a record; `None` for kinds that are not of the classic protocol and for garbage, which
/// Kafka's loader logs and skips.
pub(super) fn read(key: &Bytes, value: Option<&Bytes>) -> Option<Loaded> {
    let mut reader = Reader::new(key.clone());
    match reader.i16().ok()? {
        0 | OFFSET_COMMIT_KEY => {
            let key = OffsetCommitKey::read(&mut reader, 0).ok()?;
            let value = match value {
                None => None,
                Some(value) => Some(committed_offset(value)?),
            };
            Some(Loaded::Offset { key, value })
        }
        GROUP_METADATA_KEY => {
            let group_id = GroupMetadataKey::read(&mut reader, 0).ok()?.group;
            let value = match value {
                None => None,
                Some(value) => Some(GroupMetadataValue::decode_versioned(value).ok()?.1),
            };
            Some(Loaded::Group { group_id, value })
        }
        _ => None,
    }
}

fn committed_offset(value: &Bytes) -> Option<CommittedOffset> {
    let (_, value) = OffsetCommitValue::decode_versioned(value).ok()?;
    Some(CommittedOffset {
        offset: value.offset,
        leader_epoch: value.leader_epoch,
        metadata: value.metadata,
        commit_timestamp_ms: value.commit_timestamp,
        expire_timestamp_ms: Some(value.expire_timestamp).filter(|at| *at != -1),
        topic_id: value.topic_id,
    })
}
