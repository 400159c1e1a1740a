//! The logs of `__consumer_offsets`, read back from their bytes: the coordinator's memory is
//! nothing but these records.

use broker::group::GroupCoordinator;
use broker::metadata::GROUP_METADATA_TOPIC;
use broker::replica::Partition;
use bytes::Bytes;
use protocol::batch::{Record, RecordBatch};
use protocol::messages::{
    GroupMetadataKey, GroupMetadataValue, OffsetCommitKey, OffsetCommitValue,
};
use protocol::sorted::sort_by_key;
use protocol::{Message, Reader, SortedMap, SortedSet};
use std::sync::Arc;

use crate::view::{OffsetsLogView, OffsetsRecord, OffsetsRecordView, ViewOptions};
use crate::world::World;

/// What was read before, by partition.
#[derive(Debug, Default)]
pub(crate) struct OffsetsCache {
    kept: SortedMap<i32, Kept>,
}

#[derive(Debug)]
struct Kept {
    from: i64,
    log_end_offset: i64,
    last_timestamp_ms: i64,
    records: Arc<[OffsetsRecordView]>,
}

/// Key versions of the records this reads.
const OFFSET_COMMIT_VERSIONS: core::ops::RangeInclusive<i16> = 0..=1;
const GROUP_METADATA_VERSION: i16 = 2;

/// Partitions that hold something, the one written last at the end.
pub(crate) fn logs(
    world: &World,
    cache: &mut OffsetsCache,
    options: &ViewOptions,
) -> Vec<OffsetsLogView> {
    let Some(broker) = world.any_broker() else { return Vec::new() };
    let Some(topic) = broker.metadata().topic(GROUP_METADATA_TOPIC) else { return Vec::new() };
    let mut found = Vec::new();
    for (number, image) in (0..).zip(&topic.partitions) {
        let Some(partition) = broker.partition(GROUP_METADATA_TOPIC, number) else { continue };
        if partition.log_end_offset() == partition.log_start_offset() {
            continue;
        }
        let kept = cache.newest(partition, options.offsets_records);
        let view = OffsetsLogView {
            partition: number,
            coordinator: (image.leader >= 0).then_some(image.leader),
            log_end_offset: partition.log_end_offset(),
            records: Arc::clone(&kept.records),
        };
        found.push((kept.last_timestamp_ms, view));
    }
    sort_by_key(&mut found, |(last, view)| (*last, view.partition));
    found.into_iter().map(|(_, view)| view).collect()
}

/// The partition of `__consumer_offsets` a group lives in.
pub(crate) fn partition_of(world: &World, group: &str) -> i32 {
    let broker = world.any_broker();
    let known = broker.and_then(|broker| broker.metadata().topic(GROUP_METADATA_TOPIC));
    GroupCoordinator::partition_for(group, known.map_or(50, |topic| topic.partition_count()))
}

impl OffsetsCache {
    fn newest(&mut self, partition: &Partition, limit: u32) -> &Kept {
        let end = partition.log_end_offset();
        let from = (end - i64::from(limit)).max(partition.log_start_offset());
        let number = partition.partition();
        let fresh = |kept: &Kept| kept.from == from && kept.log_end_offset == end;
        if !self.kept.get(&number).is_some_and(fresh) {
            self.kept.insert(number, read(partition, from, end));
        }
        &self.kept[&number]
    }
}

fn read(partition: &Partition, from: i64, log_end_offset: i64) -> Kept {
    let mut found: Vec<(Option<Bytes>, OffsetsRecordView)> = Vec::new();
    let mut last_timestamp_ms = 0;
    for batch in partition.log().batches(from) {
        let Ok(batch) = RecordBatch::first_of(&batch.to_bytes()) else { continue };
        last_timestamp_ms = batch.max_timestamp_ms();
        let Ok(records) = batch.records() else { continue };
        for record in records.flatten().filter(|record| record.offset >= from) {
            let content = content(&record).unwrap_or(OffsetsRecord::Other);
            let view = OffsetsRecordView { offset: record.offset, content, superseded: false };
            found.push((record.key, view));
        }
    }
    let mut newer = SortedSet::new();
    for (key, view) in found.iter_mut().rev() {
        view.superseded = !newer.insert(key.clone());
    }
    let records = found.into_iter().map(|(_, view)| view).collect();
    Kept { from, log_end_offset, last_timestamp_ms, records }
}

/// What a record says; `None` if it is none this reads.
fn content(record: &Record) -> Option<OffsetsRecord> {
    let mut key = Reader::new(record.key.clone()?);
    let version = key.i16().ok()?;
    if OFFSET_COMMIT_VERSIONS.contains(&version) {
        let OffsetCommitKey { group, topic, partition } =
            OffsetCommitKey::read(&mut key, 0).ok()?;
        let committed = match &record.value {
            Some(value) => {
                let mut value = Reader::new(value.clone());
                let version = value.i16().ok()?;
                Some(OffsetCommitValue::read(&mut value, version).ok()?.offset)
            }
            None => None,
        };
        let (group, topic) = (group.to_string(), topic.to_string());
        return Some(OffsetsRecord::Commit { group, topic, partition, committed });
    }
    if version != GROUP_METADATA_VERSION {
        return None;
    }
    // The number in front of a key is its type; the fields behind it are those of version 0.
    let group = GroupMetadataKey::read(&mut key, 0).ok()?.group.to_string();
    let generation_and_members = match &record.value {
        Some(value) => {
            let mut value = Reader::new(value.clone());
            let version = value.i16().ok()?;
            let value = GroupMetadataValue::read(&mut value, version).ok()?;
            Some((value.generation, value.members.len() as u32))
        }
        None => None,
    };
    Some(OffsetsRecord::Group { group, generation_and_members })
}
