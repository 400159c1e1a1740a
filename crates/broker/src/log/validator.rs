//! What a leader checks of a batch before it appends it, and what it changes in it
//! (UnifiedLog.analyzeAndValidateRecords, LogValidator).
//!
//! Compressed records are decompressed and checked one by one, one batch at a time. Kafka streams
//! them and has no bound on what comes out; here a batch of more than
//! [`protocol::compression::MAX_DECOMPRESSED_SIZE`] bytes is refused as MESSAGE_TOO_LARGE, which
//! makes a Java producer split it, and so is what goes beyond a request's share of four times that
//! (`MAX_DECOMPRESSED_PER_REQUEST`): neither memory nor time of others hangs on one request.

use bytes::Bytes;
use protocol::ErrorCode;
use protocol::batch::{
    self, BatchError, BatchOptions, Compression, HEADER_SIZE, RecordBatch, RecordBatchBuilder,
};
use protocol::compression::{CompressionError, MAX_DECOMPRESSED_SIZE, decompress};
use protocol::crc::{crc32c, crc32c_append};
use protocol::era::Era;

use super::batch::{BatchHeader, StoredBatch};
use super::error::{AppendError, RecordError};
use super::record::{RecordHead, visit_records};
use crate::config::{TimestampType, TopicConfig};

/// Most bytes the compressed batches of one Produce request may come to, all together.
pub(crate) const MAX_DECOMPRESSED_PER_REQUEST: usize = 4 * MAX_DECOMPRESSED_SIZE;
/// Where the bytes under the CRC start.
const CRC_FROM: usize = 21;

/// Who appends (AppendOrigin).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppendOrigin {
    /// A Produce request: everything is checked.
    Client,
    /// A coordinator of this broker: control records and missing sequences are allowed.
    Coordinator,
}

/// What a batch is validated against.
#[derive(Clone, Copy)]
pub(crate) struct LogValidator<'a> {
    /// `topic-partition`, for the words.
    pub(crate) topic: &'a str,
    pub(crate) partition: i32,
    pub(crate) config: &'a TopicConfig,
    pub(crate) origin: AppendOrigin,
    pub(crate) now_ms: i64,
    /// The leader's epoch, stamped on the batch.
    pub(crate) leader_epoch: i32,
    /// The offset the first record gets.
    pub(crate) base_offset: i64,
    /// Most bytes compressed records may come to.
    pub(crate) max_decompressed: usize,
}

/// What was learnt of records while they were checked.
struct Found {
    /// The largest timestamp, -1 if none has one.
    max_timestamp_ms: i64,
    /// Their offsets are 0, 1, 2 and so on.
    is_numbered: bool,
}

impl LogValidator<'_> {
    /// Checks `batch`, exactly one batch v2, and gives it its offsets, epoch and timestamps. Also
    /// tells how many bytes were decompressed for that.
    ///
    /// # Errors
    /// Kafka's code and words for the first check that fails; single records are named.
    pub(crate) fn validate(&self, batch: Bytes) -> Result<(StoredBatch, u32), AppendError> {
        let Some(mut header) = BatchHeader::peek(&batch) else {
            return Err(self.corrupt(None));
        };
        self.analyze(&header, &batch)?;
        self.validate_batch(&header)?;
        let records = batch.slice(HEADER_SIZE..);
        let source = header.compression();
        let plain = self.plain(source, &records)?;
        let found = self.validate_records(&header, &plain)?;
        let decompressed = if source == Compression::None { 0 } else { plain.len() as u32 };
        let is_own_marker = source == Compression::None && header.is_control();
        let target = self.config.compression_type.target(source);
        if source != target && !is_own_marker {
            return Ok((self.rebuild(batch, &plain, target)?, decompressed));
        }
        if source != Compression::None && !found.is_numbered && self.config.era == Era::Kafka4 {
            // Kafka sets out to number the records anew, and trips over having skipped their keys.
            // 2.5.1 takes their numbers as they are.
            let message = "key is skipped in PartialDefaultRecord";
            return Err(AppendError::new(ErrorCode::UnknownServerError, message));
        }
        let max_timestamp_ms = found.max_timestamp_ms;
        header.base_offset = self.base_offset;
        header.partition_leader_epoch = self.leader_epoch;
        let is_log_append_time = self.config.message_timestamp_type == TimestampType::LogAppendTime;
        let max_timestamp_ms = if is_log_append_time { self.now_ms } else { max_timestamp_ms };
        let mut raw;
        if header.set_max_timestamp(is_log_append_time, max_timestamp_ms) {
            raw = header.write();
            header.crc = crc32c_append(crc32c(&raw[CRC_FROM..]), &records);
        }
        raw = header.write();
        Ok((StoredBatch { header, raw, records }, decompressed))
    }

    /// The records as they are before compression.
    fn plain(&self, source: Compression, records: &Bytes) -> Result<Bytes, AppendError> {
        if source == Compression::None {
            return Ok(records.clone());
        }
        if source == Compression::Zstd && records.is_empty() {
            // To Java a stream without frames is one that has ended.
            return Ok(Bytes::new());
        }
        decompress(source, records, self.max_decompressed).map_err(|error| match error {
            CompressionError::TooLarge { limit } => {
                let message = format!(
                    "The records of the batch in the append to {}-{} are more than {limit} bytes \
                     when decompressed.",
                    self.topic, self.partition
                );
                AppendError::new(ErrorCode::MessageTooLarge, message)
            }
            error => {
                let message = format!("Failed to decompress record stream: {error}");
                AppendError::new(ErrorCode::UnknownServerError, message)
            }
        })
    }

    /// Packs the records otherwise, numbered anew from the base offset
    /// (LogValidator.buildRecordsAndAssignOffsets).
    fn rebuild(
        &self,
        batch: Bytes,
        plain: &Bytes,
        target: Compression,
    ) -> Result<StoredBatch, AppendError> {
        let malformed = |error: BatchError| invalid(error.to_string());
        let batch = RecordBatch::first_of(&batch).map_err(malformed)?;
        let timestamp_type = match self.config.message_timestamp_type {
            TimestampType::CreateTime => batch::TimestampType::CreateTime,
            TimestampType::LogAppendTime => batch::TimestampType::LogAppendTime,
        };
        let options = BatchOptions {
            base_offset: self.base_offset,
            partition_leader_epoch: self.leader_epoch,
            timestamp_type,
            log_append_time_ms: self.now_ms,
            producer_id: batch.producer_id(),
            producer_epoch: batch.producer_epoch(),
            base_sequence: batch.base_sequence(),
            is_transactional: batch.is_transactional(),
            is_control: batch.is_control(),
            compression: target,
            compression_level: match target {
                Compression::Gzip => self.config.compression_gzip_level,
                Compression::Lz4 => self.config.compression_lz4_level,
                Compression::Zstd => self.config.compression_zstd_level,
                Compression::None | Compression::Snappy | Compression::Unknown(_) => 0,
            },
        };
        let mut builder = RecordBatchBuilder::new(options, 0);
        for record in batch.records_in(plain.clone()) {
            let record = record.map_err(malformed)?;
            let (key, value) = (record.key.as_deref(), record.value.as_deref());
            builder.append(record.timestamp_ms, key, value, &record.headers);
        }
        let rebuilt = StoredBatch::of(&builder.finish()).ok_or_else(|| self.corrupt(None))?;
        let (size, max) = (rebuilt.size(), self.config.max_message_bytes);
        if i64::from(size) > i64::from(max) {
            let message = format!(
                "Message batch size is {size} bytes in append to partition {}-{} which exceeds the \
                 maximum configured size of {max}.",
                self.topic, self.partition
            );
            return Err(AppendError::new(ErrorCode::MessageTooLarge, message));
        }
        Ok(rebuilt)
    }

    fn analyze(&self, header: &BatchHeader, batch: &[u8]) -> Result<(), AppendError> {
        let place = format_args!("{}-{}", self.topic, self.partition);
        if self.origin == AppendOrigin::Client && header.base_offset != 0 {
            let base = header.base_offset;
            return Err(invalid(format!(
                "The baseOffset of the record batch in the append to {place} should be 0, but it is \
                 {base}"
            )));
        }
        let max = self.config.max_message_bytes;
        if i64::from(header.size()) > i64::from(max) {
            let size = header.size();
            let message = format!(
                "The record batch size in the append to {place} is {size} bytes which exceeds the \
                 maximum configured value of {max}."
            );
            return Err(AppendError::new(ErrorCode::MessageTooLarge, message));
        }
        if header.magic != 2 || crc32c(&batch[CRC_FROM..]) != header.crc {
            return Err(self.corrupt(Some(header.crc)));
        }
        if let Compression::Unknown(id) = header.compression() {
            let message = format!("Unknown compression type id: {id}");
            return Err(AppendError::new(ErrorCode::UnknownServerError, message));
        }
        Ok(())
    }

    fn corrupt(&self, crc: Option<u32>) -> AppendError {
        let message = format!(
            "Record is corrupt (stored crc = {}) in topic partition {}-{}.",
            crc.unwrap_or(0),
            self.topic,
            self.partition
        );
        AppendError::new(ErrorCode::CorruptMessage, message)
    }

    fn validate_batch(&self, header: &BatchHeader) -> Result<(), AppendError> {
        if self.origin != AppendOrigin::Client {
            return Ok(());
        }
        let place = format_args!("in topic partition {}-{}", self.topic, self.partition);
        let (first, last, count) = (header.base_offset, header.last_offset(), header.record_count);
        let count_from_offsets = last - first + 1;
        if count_from_offsets <= 0 {
            return Err(invalid(format!(
                "Batch has an invalid offset range: [{first}, {last}] {place}"
            )));
        }
        if count <= 0 {
            return Err(invalid(format!(
                "Invalid reported count for record batch: {count} {place}"
            )));
        }
        if count_from_offsets != i64::from(count) {
            return Err(invalid(format!(
                "Inconsistent batch offset range [{first}, {last}] and count of records {count} {place}"
            )));
        }
        if header.is_control() {
            return Err(invalid(format!(
                "Clients are not allowed to write control records {place}"
            )));
        }
        if header.has_producer_id() && header.base_sequence < 0 {
            return Err(invalid(format!(
                "Invalid sequence number {} in record batch with producerId {} {place}",
                header.base_sequence, header.producer_id
            )));
        }
        Ok(())
    }

    /// Checks every record.
    fn validate_records(&self, header: &BatchHeader, records: &[u8]) -> Result<Found, AppendError> {
        let mut found = Found { max_timestamp_ms: -1, is_numbered: true };
        let mut index = 0;
        let mut errors = Vec::new();
        let mut is_timestamp_at_fault = false;
        let needs_keys = self.config.cleanup_policy.compact;
        visit_records(header, records, |record| {
            found.max_timestamp_ms = found.max_timestamp_ms.max(record.timestamp_ms);
            found.is_numbered &= record.offset == i64::from(index);
            let error = if needs_keys && record.key_size.is_none() {
                let stop = if self.config.era == Era::Kafka25 { "." } else { "" };
                Some(format!(
                    "Compacted topic cannot accept message without key in topic partition \
                     {}-{}{stop}",
                    self.topic, self.partition
                ))
            } else {
                let error = self.timestamp_error(header, &record);
                is_timestamp_at_fault |= error.is_some();
                error
            };
            errors.extend(error.map(|message| RecordError { batch_index: index, message }));
            index += 1;
        })
        .map_err(|malformed| invalid(malformed.to_owned()))?;
        if errors.is_empty() {
            return Ok(found);
        }
        Err(rejected(self.config.era, errors, is_timestamp_at_fault))
    }

    fn timestamp_error(&self, header: &BatchHeader, record: &RecordHead) -> Option<String> {
        let (now, timestamp) = (self.now_ms, record.timestamp_ms);
        let is_create_time = self.config.message_timestamp_type == TimestampType::CreateTime;
        let is_client_time = is_create_time && timestamp != -1;
        if is_client_time {
            let (before, after) = (
                self.config.message_timestamp_before_max_ms,
                self.config.message_timestamp_after_max_ms,
            );
            let difference = now.wrapping_sub(timestamp);
            if difference > before || difference.wrapping_neg() > after {
                return Some(format!(
                    "Timestamp {timestamp} of message with offset {} is out of range. The timestamp \
                     should be within [{}, {}]",
                    record.offset,
                    now.wrapping_sub(before),
                    now.wrapping_add(after)
                ));
            }
        }
        // 2.5.1 looks at the bit in any case.
        if header.is_log_append_time() && (!is_client_time || self.config.era == Era::Kafka25) {
            return Some(format!(
                "Invalid timestamp type in message DefaultRecord(offset={}, timestamp={timestamp}, \
                 key={} bytes, value={} bytes). Producer should not set timestamp type to \
                 LogAppendTime.",
                record.offset,
                record.key_size.unwrap_or(0),
                record.value_size.unwrap_or(0)
            ));
        }
        None
    }
}

fn invalid(message: String) -> AppendError {
    AppendError::new(ErrorCode::InvalidRecord, message)
}

fn rejected(era: Era, record_errors: Vec<RecordError>, is_timestamp_at_fault: bool) -> AppendError {
    if is_timestamp_at_fault {
        let message = "One or more records have been rejected due to invalid timestamp".to_owned();
        return AppendError { code: ErrorCode::InvalidTimestamp, message, record_errors };
    }
    if era == Era::Kafka25 {
        let message = "One or more records have been rejected".to_owned();
        return AppendError { code: ErrorCode::InvalidRecord, message, record_errors };
    }
    let shown: Vec<String> = record_errors
        .iter()
        .take(3)
        .map(|error| {
            format!("RecordError(batchIndex={}, message='{}')", error.batch_index, error.message)
        })
        .collect();
    let message = format!(
        "One or more records have been rejected due to {} record errors in total, and only showing \
         the first three errors at most: [{}]",
        record_errors.len(),
        shown.join(", ")
    );
    AppendError { code: ErrorCode::InvalidRecord, message, record_errors }
}
