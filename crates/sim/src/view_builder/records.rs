//! Records of a partition, read from the bytes of its log. A partition that did not change costs
//! nothing: its records are shared with the view before.

use broker::replica::Partition;
use bytes::Bytes;
use protocol::batch::{Compression, Record, RecordBatch};
use protocol::hash::{murmur2, to_positive};
use protocol::{SortedMap, Uuid};
use std::sync::Arc;

use crate::view::RecordView;

/// Longest text of a key, value or header shown, in characters.
const TEXT_LIMIT: usize = 200;
/// Colours for keys.
const COLOURS: i32 = 8;

/// What was read before, by topic id and partition.
#[derive(Debug, Default)]
pub(crate) struct RecordsCache {
    kept: SortedMap<(Uuid, i32), Kept>,
}

#[derive(Debug)]
struct Kept {
    from: i64,
    log_end_offset: i64,
    records: Arc<[RecordView]>,
}

impl RecordsCache {
    /// The newest `limit` records of a partition, oldest first.
    pub(crate) fn newest(&mut self, partition: &Partition, limit: u32) -> Arc<[RecordView]> {
        let end = partition.log_end_offset();
        let from = (end - i64::from(limit)).max(partition.log_start_offset());
        let key = (partition.topic_id(), partition.partition());
        let known = self.kept.get(&key);
        if let Some(known) = known.filter(|kept| kept.from == from && kept.log_end_offset == end) {
            return Arc::clone(&known.records);
        }
        let usable = known.filter(|kept| kept.from <= from && kept.log_end_offset <= end);
        let (mut records, read_from) = match usable {
            Some(kept) => {
                let still = kept.records.iter().filter(|record| record.offset >= from);
                (still.cloned().collect::<Vec<_>>(), kept.log_end_offset.max(from))
            }
            None => (Vec::new(), from),
        };
        records.extend(read(partition, read_from));
        let records: Arc<[RecordView]> = records.into();
        let kept = Kept { from, log_end_offset: end, records: Arc::clone(&records) };
        self.kept.insert(key, kept);
        records
    }

    /// Forgets partitions that are not there any more.
    pub(crate) fn keep_only(&mut self, exists: impl Fn(Uuid, i32) -> bool) {
        self.kept.retain(|(topic, partition), _| exists(*topic, *partition));
    }
}

fn read(partition: &Partition, from: i64) -> Vec<RecordView> {
    let mut records = Vec::new();
    for batch in partition.log().batches(from) {
        let Ok(batch) = RecordBatch::first_of(&batch.to_bytes()) else { continue };
        if batch.is_control() {
            continue;
        }
        let (base, codec) = (batch.base_offset(), batch.compression());
        let Ok(found) = batch.records() else { continue };
        let found = found.flatten().filter(|record| record.offset >= from);
        records.extend(found.map(|record| record_view(&record, base, codec)));
    }
    records
}

fn record_view(record: &Record, batch_base_offset: i64, compression: Compression) -> RecordView {
    let hash = record.key.as_ref().map(|key| to_positive(murmur2(key)));
    let headers = record
        .headers
        .iter()
        .map(|header| (header.key.as_str().into(), header.value.as_ref().map(text)));
    RecordView {
        offset: record.offset,
        batch_base_offset,
        key: record.key.as_ref().map(text),
        value: record.value.as_ref().map(text),
        headers: headers.collect(),
        timestamp_ms: record.timestamp_ms,
        bytes: record.size as u32,
        compression,
        // Not the lowest bits: they choose the partition, and a lane would have few colours.
        key_colour: hash.map(|hash| ((hash >> 3) % COLOURS) as u8),
        key_hash: hash,
    }
}

/// Bytes as text, cut where it gets long.
pub(crate) fn text(bytes: &Bytes) -> Arc<str> {
    let enough = bytes.len().min(TEXT_LIMIT * 4);
    let text = String::from_utf8_lossy(&bytes[..enough]);
    match text.char_indices().nth(TEXT_LIMIT) {
        Some((end, _)) => text[..end].into(),
        None => text.as_ref().into(),
    }
}
