//! The application thread's side of the producer: choosing the partition, appending to the
//! accumulator, and waiting for metadata, memory or a flush. `KafkaProducer.doSend` and
//! `RecordAccumulator.append`.

use super::accumulator::TopicIndex;
use super::batch::{Packing, ProducerBatch, RecordParts};
use super::machine::{Life, Partitioner, Producer, ProducerRecord};
use crate::event::{CallId, ClientError, PartitionChoice, ProducerEvent};
use crate::partitioner::{TopicPartitions, partition_for_hash};
use bytes::Bytes;
use protocol::batch::{Header, batch_size_upper_bound};
use protocol::era::Era;
use protocol::hash::murmur2;
use protocol::rng::Rng;
use protocol::time::{Duration, Instant};
use protocol::{ErrorCode, Str};
use std::collections::VecDeque;

/// A partition and why.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub(super) partition: i32,
    pub(super) choice: PartitionChoice,
    pub(super) key: Option<Bytes>,
    /// The built-in partitioner decides, and may still change its mind.
    built_in: bool,
}

/// A call that has its turn and cannot go on.
#[derive(Clone, Debug)]
enum Waiting {
    Metadata {
        call: CallId,
        record: ProducerRecord,
        since: Instant,
        seen_version: u32,
    },
    Memory {
        call: CallId,
        record: ProducerRecord,
        since: Instant,
        metadata_at: Instant,
        chosen: Chosen,
        size: u64,
    },
    Flush {
        call: CallId,
        up_to: u64,
    },
}

/// A call that waits for its turn.
#[derive(Clone, Debug)]
enum Queued {
    Send(CallId, ProducerRecord),
    Flush(CallId),
}

/// The calls of the one application thread.
#[derive(Clone, Debug, Default)]
pub(super) struct Application {
    waiting: Option<Waiting>,
    queue: VecDeque<Queued>,
}

/// A send in its turn.
struct Attempt {
    call: CallId,
    record: ProducerRecord,
    since: Instant,
    /// It waited for metadata already.
    waited: bool,
}

impl Application {
    pub(super) const fn is_blocked(&self) -> bool {
        self.waiting.is_some()
    }

    pub(super) fn waits_for_memory(&self) -> bool {
        matches!(self.waiting, Some(Waiting::Memory { .. }))
    }

    pub(super) fn flushes(&self) -> bool {
        matches!(self.waiting, Some(Waiting::Flush { .. }))
    }

    pub(super) fn waiting_calls(&self) -> u32 {
        self.queue.len() as u32 + u32::from(self.is_blocked())
    }

    pub(super) fn deadline(&self, max_block: Duration) -> Option<Instant> {
        match &self.waiting {
            Some(Waiting::Metadata { since, .. } | Waiting::Memory { since, .. }) => {
                Some(*since + max_block)
            }
            _ => None,
        }
    }
}

impl Producer {
    pub(super) fn call_send(&mut self, now: Instant, call: CallId, record: ProducerRecord) {
        if self.application.waiting.is_some() {
            self.application.queue.push_back(Queued::Send(call, record));
        } else {
            self.attempt(now, Attempt { call, record, since: now, waited: false });
        }
    }

    pub(super) fn call_flush(&mut self, call: CallId) {
        if self.application.waiting.is_some() {
            self.application.queue.push_back(Queued::Flush(call));
        } else {
            let up_to = self.accumulator.next_batch;
            self.application.waiting = Some(Waiting::Flush { call, up_to });
        }
    }

    /// Goes on with the blocked call, and with those behind it, as far as possible.
    pub(super) fn advance_application(&mut self, now: Instant) {
        while let Some(waiting) = self.application.waiting.take() {
            match waiting {
                Waiting::Metadata { call, record, since, seen_version } => {
                    if seen_version == self.network.metadata().version
                        && now < since + self.settings.max_block
                    {
                        self.application.waiting =
                            Some(Waiting::Metadata { call, record, since, seen_version });
                        return;
                    }
                    self.attempt(now, Attempt { call, record, since, waited: true });
                }
                Waiting::Memory { .. } => self.resume_memory(now, waiting),
                Waiting::Flush { call, up_to } => {
                    if !self.accumulator.is_complete_up_to(up_to) {
                        self.application.waiting = Some(Waiting::Flush { call, up_to });
                        return;
                    }
                    self.push_event(ProducerEvent::Flushed { call });
                }
            }
            if self.application.waiting.is_some() {
                return;
            }
            self.take_turns(now);
        }
    }

    /// Fails whatever waits, because the producer is being closed.
    pub(super) fn fail_waiting_calls(&mut self) {
        let blocked = match self.application.waiting.take() {
            Some(Waiting::Metadata { call, record, .. } | Waiting::Memory { call, record, .. }) => {
                Some((call, record))
            }
            // A flush goes on while the producer closes.
            flush => {
                self.application.waiting = flush;
                None
            }
        };
        let mut flushes = Vec::new();
        let queued: Vec<Queued> = self.application.queue.drain(..).collect();
        let sends = queued.into_iter().filter_map(|queued| match queued {
            Queued::Send(call, record) => Some((call, record)),
            Queued::Flush(call) => {
                flushes.push(call);
                None
            }
        });
        let sends: Vec<_> = blocked.into_iter().chain(sends).collect();
        for (call, record) in sends {
            let error = plain("KafkaException", "Producer closed while send in progress");
            self.fail_send(call, &record.topic, error);
        }
        for call in flushes {
            self.call_flush(call);
        }
    }

    /// Sends queued behind a call that went through take their turns without waiting.
    fn take_turns(&mut self, now: Instant) {
        while self.application.waiting.is_none() {
            match self.application.queue.pop_front() {
                Some(Queued::Send(call, record)) => {
                    self.attempt(now, Attempt { call, record, since: now, waited: false });
                }
                Some(Queued::Flush(call)) => self.call_flush(call),
                None => return,
            }
        }
    }

    fn attempt(&mut self, now: Instant, attempt: Attempt) {
        if let Err(error) = self.check_call(&attempt.record) {
            return self.fail_send(attempt.call, &attempt.record.topic, error);
        }
        let batch_size = self.settings.batch_size;
        let index = self.accumulator.topic_index(&attempt.record.topic, batch_size);
        self.accumulator.sync(self.network.metadata());
        let topic = self.accumulator.topic_mut(index);
        topic.last_used = now;
        if topic.error == Some(ErrorCode::InvalidTopicException) {
            let name = &attempt.record.topic;
            let text =
                if attempt.waited { format!("Invalid topics: [{name}]") } else { name.to_string() };
            let error = of_code(ErrorCode::InvalidTopicException, text);
            return self.fail_send(attempt.call, &attempt.record.topic, error);
        }
        if !topic.tracked {
            topic.tracked = true;
            self.network.add_topic(now, &attempt.record.topic);
        }
        let count = self.accumulator.topic(index).count;
        let known = count > 0 && attempt.record.partition.is_none_or(|it| it < count);
        if !known {
            return self.wait_for_metadata(now, attempt, count);
        }
        let Attempt { call, record, since, .. } = attempt;
        if let Some((chosen, size)) = self.append(now, call, index, &record, None) {
            let metadata_at = now;
            self.sender_due = true;
            self.application.waiting =
                Some(Waiting::Memory { call, record, since, metadata_at, chosen, size });
        }
    }

    fn check_call(&self, record: &ProducerRecord) -> Result<(), ClientError> {
        if self.life != Life::Open {
            let text = "Cannot perform operation after producer has been closed";
            return Err(plain("IllegalStateException", text));
        }
        if let Some(partition) = record.partition.filter(|partition| *partition < 0) {
            let text = format!(
                "Invalid partition: {partition}. Partition number should always be non-negative or \
                 null."
            );
            return Err(plain("IllegalArgumentException", text));
        }
        if let Some(timestamp) = record.timestamp_ms.filter(|timestamp| *timestamp < 0) {
            let text = format!(
                "Invalid timestamp: {timestamp}. Timestamp should always be non-negative or null."
            );
            return Err(plain("IllegalArgumentException", text));
        }
        Ok(())
    }

    fn wait_for_metadata(&mut self, now: Instant, attempt: Attempt, count: i32) {
        let Attempt { call, record, since, .. } = attempt;
        self.network.request_update_after_error(now);
        if now < since + self.settings.max_block {
            let seen_version = self.network.metadata().version;
            self.application.waiting =
                Some(Waiting::Metadata { call, record, since, seen_version });
            return;
        }
        let (topic, millis) = (&record.topic, self.settings.max_block.as_millis());
        let text = match record.partition {
            Some(partition) if count > 0 && self.settings.era == Era::Kafka4 => format!(
                "Partition {partition} of topic {topic} with partition count {count} is not \
                 present in metadata after {millis} ms."
            ),
            _ => format!("Topic {topic} not present in metadata after {millis} ms."),
        };
        self.fail_send(call, &record.topic, plain("TimeoutException", text));
    }

    fn resume_memory(&mut self, now: Instant, waiting: Waiting) {
        let Waiting::Memory { call, record, since, metadata_at, chosen, size } = waiting else {
            return;
        };
        if self.accumulator.allocate(size) {
            let batch_size = self.settings.batch_size;
            let index = self.accumulator.topic_index(&record.topic, batch_size);
            self.append(now, call, index, &record, Some(chosen));
            return;
        }
        let deadline = since + self.settings.max_block;
        if now < deadline {
            self.application.waiting =
                Some(Waiting::Memory { call, record, since, metadata_at, chosen, size });
            return;
        }
        let waited_ms = deadline.since(metadata_at).as_millis();
        let error = match self.settings.era {
            Era::Kafka25 => plain(
                "TimeoutException",
                format!(
                    "Failed to allocate memory within the configured max blocking time \
                     {waited_ms} ms."
                ),
            ),
            Era::Kafka4 => plain(
                "BufferExhaustedException",
                format!(
                    "Failed to allocate {size} bytes within the configured max blocking time \
                     {waited_ms} ms. Total memory: {} bytes. Available memory: {} bytes. Poolable \
                     size: {} bytes",
                    self.settings.buffer_memory,
                    self.accumulator.available_memory(),
                    self.settings.batch_size
                ),
            ),
        };
        self.fail_send(call, &record.topic, error);
    }

    /// Appends one record; returns its partition and the bytes it lacks if it has to wait for
    /// memory. `resumed`: it has waited, and the memory is taken.
    fn append(
        &mut self,
        now: Instant,
        call: CallId,
        topic: TopicIndex,
        record: &ProducerRecord,
        resumed: Option<Chosen>,
    ) -> Option<(Chosen, u64)> {
        let headers = headers_of(record);
        let (key, value) = (record.key.as_deref(), record.value.as_deref());
        let timestamp_ms = record.timestamp_ms.unwrap_or_else(|| now.as_millis());
        let parts = RecordParts { timestamp_ms, key, value, headers: &headers };
        let upper_bound = batch_size_upper_bound(key, value, &headers) as u64;
        let size = upper_bound.max(u64::from(self.settings.batch_size));
        let mut memory_taken = resumed.is_some();
        // Producers before 4.0 ask the partitioner twice when a record opens a new batch.
        let mut asks_again = !memory_taken && self.settings.era == Era::Kafka25;
        let mut chosen = match resumed {
            Some(chosen) => chosen,
            None => {
                if let Err(error) = self.check_size(upper_bound, size) {
                    self.fail_send(call, &record.topic, error);
                    return None;
                }
                self.choose(topic, record)
            }
        };
        loop {
            self.peek_built_in(topic, &mut chosen);
            if self.partition_changed(topic, &chosen) {
                continue;
            }
            let partition = self.accumulator.partition_mut(topic, chosen.partition);
            let last = partition.queue.back_mut();
            let appended = last.and_then(|it| it.try_append(call, parts, upper_bound as u32));
            if let Some(added) = appended {
                if memory_taken {
                    self.accumulator.release(size);
                }
                self.appended(call, topic, &chosen, added);
                return None;
            }
            if asks_again {
                asks_again = false;
                self.on_new_batch(topic, chosen.partition);
                chosen = self.choose(topic, record);
                continue;
            }
            if !memory_taken && !self.accumulator.allocate(size) {
                return Some((chosen, size));
            }
            if !core::mem::replace(&mut memory_taken, true)
                && self.partition_changed(topic, &chosen)
            {
                continue;
            }
            let bytes = self.open_batch(now, topic, chosen.partition, size, |batch| {
                batch.try_append(call, parts, upper_bound as u32);
            });
            self.appended(call, topic, &chosen, bytes);
            return None;
        }
    }

    /// Opens a batch of `size` bytes of memory behind the others of a partition; what `fill` put
    /// into it, in bytes.
    fn open_batch(
        &mut self,
        now: Instant,
        topic: TopicIndex,
        partition: i32,
        size: u64,
        fill: impl FnOnce(&mut ProducerBatch),
    ) -> u32 {
        let packing = Packing {
            compression: self.settings.compression,
            level: self.settings.compression_level,
            ratio: self.accumulator.topic(topic).ratio,
        };
        let id = self.accumulator.next_batch;
        let mut batch = ProducerBatch::new(id, now, size as usize, packing);
        self.accumulator.next_batch += 1;
        batch.allocated = size;
        fill(&mut batch);
        let bytes = batch.size() as u32;
        self.accumulator.opened(&batch);
        let partition = self.accumulator.partition_mut(topic, partition);
        partition.touched = true;
        partition.queue.push_back(batch);
        self.sender_due = true;
        bytes
    }

    fn appended(&mut self, call: CallId, topic: TopicIndex, chosen: &Chosen, bytes: u32) {
        let partition = self.accumulator.partition_mut(topic, chosen.partition);
        let full = partition.all_batches_full();
        if full || partition.queue.len() > 1 {
            self.sender_due = true;
        }
        let rng = &mut self.rng;
        let state = self.accumulator.topic_mut(topic);
        if chosen.built_in {
            let mut draw = || draw(rng);
            let view = TopicPartitions { count: state.count, available: &state.available };
            state.built_in.update(bytes, view, full, &mut draw);
        }
        if self.listening {
            let mut chosen = chosen.clone();
            if let PartitionChoice::Sticky { switched } = &mut chosen.choice {
                let before = state.last_sticky.replace(chosen.partition);
                *switched = before.is_some_and(|before| before != chosen.partition);
            }
            let name = state.name.clone();
            self.remember_route(call, &name, &chosen);
        }
    }

    fn check_size(&self, upper_bound: u64, size: u64) -> Result<(), ClientError> {
        let max_request_size = self.settings.max_request_size;
        let text = |limit: String| {
            let start = "bytes when serialized which is larger than";
            format!("The message is {upper_bound} {start} {limit} configuration.")
        };
        if upper_bound > u64::from(max_request_size) {
            let limit = format!("{max_request_size}, which is the value of the max.request.size");
            return Err(plain("RecordTooLargeException", text(limit)));
        }
        let total = self.settings.buffer_memory;
        if upper_bound > total {
            let limit = "the total memory buffer you have configured with the buffer.memory";
            return Err(plain("RecordTooLargeException", text(limit.to_owned())));
        }
        if size > total {
            let text = format!(
                "Attempt to allocate {size} bytes, but there is a hard limit of {total} on memory \
                 allocations."
            );
            return Err(plain("IllegalArgumentException", text));
        }
        Ok(())
    }

    /// `KafkaProducer.partition`; the built-in partitioner is only asked when appending.
    fn choose(&mut self, topic: TopicIndex, record: &ProducerRecord) -> Chosen {
        let ignore_keys = self.settings.ignore_keys;
        let rng = &mut self.rng;
        let mut draw = || draw(rng);
        let state = self.accumulator.topic(topic);
        let view = state.view();
        let key = self.listening.then(|| record.key.clone()).flatten();
        let chosen = |partition, choice| Chosen { partition, choice, key, built_in: false };
        if let Some(partition) = record.partition {
            return chosen(partition, PartitionChoice::Explicit);
        }
        let sticky = PartitionChoice::Sticky { switched: false };
        let key_bytes = record.key.as_deref();
        let by_key = |key: &[u8]| {
            let hash = murmur2(key);
            let partition = partition_for_hash(hash, view.count);
            (partition, PartitionChoice::KeyHash { hash, partitions: view.count })
        };
        match &mut self.partitioner {
            Partitioner::RoundRobin(partitioner) => {
                let turn = partitioner.partition(&state.name, view);
                let (counter, partitions) = (turn.counter, turn.partitions);
                chosen(turn.partition, PartitionChoice::RoundRobin { counter, partitions })
            }
            Partitioner::UniformSticky(cache) => {
                chosen(cache.partition(&state.name, view, &mut draw), sticky)
            }
            Partitioner::Default(cache) => match key_bytes.map(by_key) {
                Some((partition, choice)) => chosen(partition, choice),
                None => chosen(cache.partition(&state.name, view, &mut draw), sticky),
            },
            Partitioner::BuiltIn => match key_bytes.filter(|_| !ignore_keys).map(by_key) {
                Some((partition, choice)) => chosen(partition, choice),
                None => Chosen { built_in: true, ..chosen(0, sticky) },
            },
        }
    }

    fn on_new_batch(&mut self, topic: TopicIndex, previous: i32) {
        let rng = &mut self.rng;
        let mut draw = || draw(rng);
        let state = self.accumulator.topic(topic);
        match &mut self.partitioner {
            Partitioner::Default(cache) | Partitioner::UniformSticky(cache) => {
                cache.next_partition(&state.name, state.view(), previous, &mut draw);
            }
            Partitioner::BuiltIn | Partitioner::RoundRobin(_) => {}
        }
    }

    fn peek_built_in(&mut self, topic: TopicIndex, chosen: &mut Chosen) {
        if chosen.built_in {
            let rng = &mut self.rng;
            let state = self.accumulator.topic_mut(topic);
            let view = TopicPartitions { count: state.count, available: &state.available };
            chosen.partition = state.built_in.peek(view, &mut || draw(rng));
        }
    }

    /// Before a batch would be opened for it: does the built-in partitioner owe a switch?
    fn partition_changed(&mut self, topic: TopicIndex, chosen: &Chosen) -> bool {
        if !chosen.built_in
            || !self.accumulator.partition_mut(topic, chosen.partition).all_batches_full()
        {
            return false;
        }
        let rng = &mut self.rng;
        let state = self.accumulator.topic_mut(topic);
        let view = TopicPartitions { count: state.count, available: &state.available };
        state.built_in.update(0, view, true, &mut || draw(rng))
    }

    fn fail_send(&mut self, call: CallId, topic: &Str, error: ClientError) {
        self.push_event(ProducerEvent::SendFailed { call, topic: topic.to_string(), error });
    }
}

/// An exception no broker had a part in.
pub(super) fn plain(exception: &'static str, message: impl Into<String>) -> ClientError {
    ClientError { exception, code: "", message: message.into() }
}

/// The exception of an error code, in these words.
pub(super) fn of_code(code: ErrorCode, message: impl Into<String>) -> ClientError {
    ClientError { exception: code.exception(), code: code.name(), message: message.into() }
}

fn draw(rng: &mut Rng) -> i32 {
    (rng.next_u64() >> 33) as i32
}

fn headers_of(record: &ProducerRecord) -> Vec<Header> {
    let headers = record.headers.iter();
    headers.map(|(key, value)| Header { key: key.clone(), value: value.clone() }).collect()
}
