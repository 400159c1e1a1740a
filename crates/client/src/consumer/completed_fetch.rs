//! What a Fetch answer brought for one partition, read record by record as polls ask for it. Keys
//! and values stay slices of the answer's frame.

use std::collections::VecDeque;

use bytes::Bytes;
use protocol::batch::{BatchError, ControlRecordType, Record, RecordBatch, Records};
use protocol::messages::fetch_response::{AbortedTransaction, PartitionData};
use protocol::sorted::sort_by_key;
use protocol::{ErrorCode, SortedSet};

use super::error::{exception, show};
use crate::event::{ClientError, ConsumerRecord, TopicPartition};

/// Settings of reading.
#[derive(Clone, Copy, Debug)]
pub(super) struct ReadOptions {
    pub(super) check_crcs: bool,
    pub(super) read_committed: bool,
}

#[derive(Clone, Debug)]
pub(super) struct CompletedFetch {
    pub(super) partition: TopicPartition,
    /// What was asked for.
    pub(super) fetch_offset: i64,
    pub(super) code: ErrorCode,
    pub(super) high_watermark: i64,
    pub(super) last_stable_offset: i64,
    pub(super) log_start_offset: i64,
    pub(super) is_initialized: bool,
    pub(super) is_consumed: bool,
    /// Where the next fetch goes on once all before was returned.
    pub(super) next_fetch_offset: i64,
    pub(super) last_epoch: Option<i32>,
    pub(super) has_returned_records: bool,
    rest: Bytes,
    current: Option<(RecordBatch, Records)>,
    aborted: VecDeque<AbortedTransaction>,
    active_aborted: SortedSet<i64>,
}

impl CompletedFetch {
    pub(super) fn new(partition: TopicPartition, fetch_offset: i64, data: PartitionData) -> Self {
        let mut aborted = data.aborted_transactions.unwrap_or_default();
        sort_by_key(&mut aborted, |entry| entry.first_offset);
        Self {
            partition,
            fetch_offset,
            code: ErrorCode::from_i16(data.error_code),
            high_watermark: data.high_watermark,
            last_stable_offset: data.last_stable_offset,
            log_start_offset: data.log_start_offset,
            is_initialized: false,
            is_consumed: false,
            next_fetch_offset: fetch_offset,
            last_epoch: None,
            has_returned_records: false,
            rest: data.records.unwrap_or_default(),
            current: None,
            aborted: aborted.into(),
            active_aborted: SortedSet::new(),
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Bytes came, but not one whole batch.
    pub(super) fn is_stuck(&self) -> bool {
        let first = RecordBatch::size_of_first(&self.rest);
        !self.rest.is_empty() && matches!(first, Err(BatchError::Truncated { .. }))
    }

    /// Records not returned yet, by their offsets (exact unless the log was compacted).
    pub(super) fn remaining(&self) -> i64 {
        let mut end = self.current.as_ref().map(|current| current.0.next_offset());
        let mut rest = self.rest.clone();
        while let Ok(batch) = RecordBatch::first_of(&rest) {
            end = Some(batch.next_offset());
            let _ = rest.split_to(batch.size());
        }
        end.map_or(0, |end| (end - self.next_fetch_offset).max(0))
    }

    /// Appends up to `max` records to `out`.
    ///
    /// # Errors
    /// A batch or record that cannot be read; what was read before stands.
    pub(super) fn fetch_records(
        &mut self,
        max: usize,
        options: ReadOptions,
        out: &mut Vec<ConsumerRecord>,
    ) -> Result<(), ClientError> {
        let limit = out.len() + max;
        while out.len() < limit && !self.is_consumed {
            let Some((batch, records)) = &mut self.current else {
                self.next_batch(options)?;
                continue;
            };
            match records.next() {
                Some(Ok(record)) => {
                    if record.offset >= self.next_fetch_offset {
                        self.last_epoch = Some(batch.partition_leader_epoch());
                        self.next_fetch_offset = record.offset + 1;
                        self.has_returned_records = true;
                        out.push(consumer_record(record));
                    }
                }
                Some(Err(error)) => return Err(self.unreadable("Record", &error)),
                None => self.end_batch(),
            }
        }
        if self.current.is_none() && self.rest.is_empty() {
            self.is_consumed = true;
        }
        Ok(())
    }

    /// The batch's last offset counts even where compaction took the record.
    fn end_batch(&mut self) {
        if let Some((batch, _)) = self.current.take() {
            self.next_fetch_offset = self.next_fetch_offset.max(batch.next_offset());
        }
    }

    fn next_batch(&mut self, options: ReadOptions) -> Result<(), ClientError> {
        if self.rest.is_empty() {
            self.is_consumed = true;
            return Ok(());
        }
        let batch = match RecordBatch::first_of(&self.rest) {
            Ok(batch) => batch,
            Err(BatchError::Truncated { .. }) => {
                self.rest.clear();
                return Ok(());
            }
            Err(error) => return Err(self.unreadable("Record batch", &error)),
        };
        if options.check_crcs
            && let Err(error) = batch.validate_crc()
        {
            return Err(self.unreadable("Record batch", &error));
        }
        if batch.partition_leader_epoch() >= 0 {
            self.last_epoch = Some(batch.partition_leader_epoch());
        }
        let records = batch.records();
        let _ = self.rest.split_to(batch.size());
        if options.read_committed && batch.has_producer_id() {
            self.consume_aborted_up_to(batch.last_offset());
            if is_abort_marker(&batch) {
                self.active_aborted.remove(&batch.producer_id());
            } else if batch.is_transactional() && self.active_aborted.contains(&batch.producer_id())
            {
                self.next_fetch_offset = self.next_fetch_offset.max(batch.next_offset());
                return Ok(());
            }
        }
        if batch.is_control() {
            self.next_fetch_offset = self.next_fetch_offset.max(batch.next_offset());
            return Ok(());
        }
        match records {
            Ok(records) => self.current = Some((batch, records)),
            Err(error) => return Err(self.unreadable("Record batch", &error)),
        }
        Ok(())
    }

    /// Transactions that were aborted and have begun by `offset`.
    fn consume_aborted_up_to(&mut self, offset: i64) {
        while let Some(next) = self.aborted.front()
            && next.first_offset <= offset
        {
            self.active_aborted.insert(next.producer_id);
            self.aborted.pop_front();
        }
    }

    fn unreadable(&self, what: &str, error: &BatchError) -> ClientError {
        let cause = match error {
            BatchError::CrcMismatch { stored, computed } => {
                format!("Record is corrupt (stored crc = {stored}, computed crc = {computed})")
            }
            _ => error.to_string(),
        };
        let message = format!(
            "{what} for partition {} at offset {} is invalid, cause: {cause}",
            show(&self.partition),
            self.next_fetch_offset
        );
        exception("KafkaException", message)
    }
}

fn is_abort_marker(batch: &RecordBatch) -> bool {
    let first = || batch.records().ok()?.next()?.ok()?.control_type();
    batch.is_control() && first() == Some(ControlRecordType::Abort)
}

fn consumer_record(record: Record) -> ConsumerRecord {
    let headers = record.headers.into_iter();
    ConsumerRecord {
        offset: record.offset,
        timestamp_ms: record.timestamp_ms,
        key: record.key,
        value: record.value,
        headers: headers.map(|header| (header.key.to_string(), header.value)).collect(),
    }
}
