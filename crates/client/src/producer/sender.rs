//! The sender: which brokers have batches ready, what goes into one Produce request, what has
//! waited too long. `Sender.sendProducerData`, `RecordAccumulator.ready` and `drain`.

use super::accumulator::{Partition, TopicIndex};
use super::application::plain;
use super::batch::ProducerBatch;
use super::config::{Acks, PartitionerClass};
use super::machine::{Life, Producer};
use super::response::{InFlightPart, Pending};
use crate::event::{DrainReason, ProducerEvent};
use crate::network::{Node, Outgoing, RequestTag};
use bytes::Bytes;
use protocol::Request;
use protocol::era::Era;
use protocol::messages::produce_request::{PartitionProduceData, ProduceRequest, TopicProduceData};
use protocol::time::{Duration, Instant};

/// The first Produce version that names topics by id only.
const FIRST_VERSION_WITH_TOPIC_IDS: i16 = 13;

/// One batch on its way into a request.
struct Drained {
    part: InFlightPart,
    records: Bytes,
}

/// What makes every waiting batch ready.
#[derive(Clone, Copy)]
struct Urgency {
    exhausted: bool,
    flushing: bool,
}

impl Producer {
    /// Sends what can be sent and fails what has expired; true if anything moved.
    pub(super) fn run_sender(&mut self, now: Instant) -> bool {
        let mut progress = false;
        loop {
            self.sender_due = false;
            self.accumulator.sync(self.network.metadata());
            self.forget_idle_topics(now);
            self.drive_idempotence(now);
            let (mut nodes, next_ready) = self.ready_nodes(now);
            nodes.retain(|node| self.is_node_ready(now, *node));
            let drained: Vec<_> = nodes
                .into_iter()
                .map(|node| (node, self.drain_node(now, node)))
                .filter(|(_, batches)| !batches.is_empty())
                .collect();
            let (expired, next_expiry) = self.expire(now);
            let sent = !drained.is_empty();
            for (node, batches) in drained {
                self.send_produce(now, node, batches);
            }
            progress |= sent || expired;
            if !sent {
                let idempotence = self.idempotence.as_ref().and_then(|it| it.wake_at());
                let timers = [next_ready, next_expiry, idempotence];
                self.next_wake = timers.into_iter().flatten().min();
                return progress;
            }
        }
    }

    /// `RecordAccumulator.ready`: nodes with a batch to send now, and when the next one may be.
    fn ready_nodes(&mut self, now: Instant) -> (Vec<i32>, Option<Instant>) {
        let urgency = self.urgency();
        let linger = self.settings.linger;
        let watches_leaders = self.settings.era == Era::Kafka4;
        let adaptive =
            self.settings.adaptive && self.settings.partitioner == PartitionerClass::BuiltIn;
        let (mut nodes, mut next, mut unknown) = (Vec::new(), None::<Instant>, false);
        let (mut sizes, mut ids) = (Vec::new(), Vec::new());
        for topic in &mut self.accumulator.topics {
            sizes.clear();
            ids.clear();
            let touched = topic.partitions.iter().filter(|it| it.touched).count();
            let adaptive = adaptive && touched as i64 >= i64::from(topic.count);
            let partitions = topic.partitions.iter_mut().zip(0_i32..);
            for (partition, index) in partitions.filter(|(it, _)| it.touched) {
                let leader = partition.leader;
                let lags = leader.is_some_and(|leader| {
                    let latency = self.node_latency.get(&leader);
                    lags(latency, self.settings.availability_timeout)
                });
                let listed = leader.is_some() && (partition.queue.is_empty() || !lags);
                if adaptive && listed {
                    sizes.push(partition.queue.len() as i32);
                    ids.push(index);
                }
                let behind = partition.queue.len() > 1;
                let (muted, epoch) = (partition.muted, partition.leader_epoch);
                let Some(first) = partition.queue.front_mut() else { continue };
                if watches_leaders {
                    first.saw_leader_epoch(epoch);
                }
                let Some(leader) = leader else {
                    unknown = true;
                    continue;
                };
                if muted || nodes.contains(&leader) {
                    continue;
                }
                match ready_at(first, behind, urgency, (now, linger)) {
                    None => nodes.push(leader),
                    Some(at) => next = Some(next.map_or(at, |next| next.min(at))),
                }
            }
            let load = adaptive.then_some((&sizes[..], &ids[..]));
            topic.built_in.update_load(load, touched);
        }
        if unknown {
            self.network.request_update_after_error(now);
        }
        (nodes, next)
    }

    fn urgency(&self) -> Urgency {
        Urgency {
            exhausted: self.application.waits_for_memory(),
            flushing: self.application.flushes() || self.life != Life::Open,
        }
    }

    fn is_node_ready(&mut self, now: Instant, node: i32) -> bool {
        let ready = self.network.ready(now, Node::Broker(node));
        if self.settings.availability_timeout > Duration::ZERO {
            let (ready_at, drained_at) = self.node_latency.entry(node).or_insert((now, now));
            *ready_at = now;
            if ready {
                *drained_at = now;
            }
        }
        ready
    }

    /// `RecordAccumulator.drainBatchesForOneNode`: one batch per partition of the node, as many as
    /// fit into max.request.size.
    fn drain_node(&mut self, now: Instant, node: i32) -> Vec<Drained> {
        let urgency = self.urgency();
        let (max_size, linger) = (self.settings.max_request_size as usize, self.settings.linger);
        let keeps_order = self.settings.max_in_flight == 1;
        let (mut size, mut drained) = (0, Vec::new());
        let mut looked_at = None;
        for place in self.accumulator.drain_order(node) {
            looked_at = Some(place);
            let (topic, index) = (place.0, place.1 as i32);
            let partition = self.accumulator.partition_mut(topic, index);
            let Some(first) = partition.queue.front().filter(|_| !partition.muted) else {
                continue;
            };
            if first.backing_off_until(now).is_some() {
                continue;
            }
            if size + first.size() > max_size && !drained.is_empty() {
                break;
            }
            let idempotence = self.idempotence.as_ref();
            if idempotence.is_some_and(|it| it.holds_back((topic, index), partition, first)) {
                break;
            }
            let reason = drain_reason(partition, urgency, (now, linger));
            let Some(mut batch) = partition.queue.pop_front() else { continue };
            if let Some(idempotence) = idempotence {
                idempotence.assign(partition, &mut batch);
            }
            let is_new = !batch.is_built();
            let records = batch.build();
            size += records.len();
            partition.muted = keeps_order;
            if is_new {
                let topic = self.accumulator.topic_mut(topic);
                topic.ratio = topic.ratio.updated(batch.compression_ratio());
            }
            let part = InFlightPart {
                topic,
                partition: index,
                batch: batch.id,
                records: batch.record_count,
                last_sequence: batch.last_sequence(),
            };
            self.tell_drained(&part, records.len() as u32, reason);
            self.accumulator.partition_mut(topic, index).in_flight.push(batch);
            drained.push(Drained { part, records });
        }
        if let Some(place) = looked_at {
            self.accumulator.drained_up_to(node, place);
        }
        drained
    }

    fn tell_drained(&mut self, part: &InFlightPart, bytes: u32, reason: DrainReason) {
        if self.listening {
            let topic = self.accumulator.topic(part.topic).name.to_string();
            let (partition, records) = (part.partition, part.records);
            let event = ProducerEvent::BatchDrained { topic, partition, records, bytes, reason };
            self.push_event(event);
        }
    }

    fn send_produce(&mut self, now: Instant, node: i32, batches: Vec<Drained>) {
        let mut topics: Vec<(TopicIndex, TopicProduceData)> = Vec::new();
        let mut parts = Vec::with_capacity(batches.len());
        let mut all_ids = true;
        for Drained { part, records } in batches {
            let entry = PartitionProduceData {
                index: part.partition,
                records: Some(records),
                ..Default::default()
            };
            match topics.iter_mut().find(|(index, _)| *index == part.topic) {
                Some((_, data)) => data.partition_data.push(entry),
                None => {
                    let topic = self.accumulator.topic(part.topic);
                    all_ids &= !topic.id.is_zero();
                    let data = TopicProduceData {
                        name: topic.name.clone(),
                        topic_id: topic.id,
                        partition_data: vec![entry],
                        ..Default::default()
                    };
                    topics.push((part.topic, data));
                }
            }
            parts.push(part);
        }
        let acks = match self.settings.acks {
            Acks::None => 0,
            Acks::Leader => 1,
            Acks::All => -1,
        };
        let request = Request::Produce(ProduceRequest {
            transactional_id: None,
            acks,
            timeout_ms: self.settings.request_timeout_ms,
            topic_data: topics.into_iter().map(|(_, data)| data).collect(),
            ..Default::default()
        });
        let tag = self.next_tag;
        self.next_tag += 1;
        let max_version = if all_ids { i16::MAX } else { FIRST_VERSION_WITH_TOPIC_IDS - 1 };
        let expects_response = self.settings.acks != Acks::None;
        let outgoing = Outgoing {
            max_version,
            expects_response,
            ..Outgoing::new(Node::Broker(node), request, RequestTag(tag))
        };
        self.network.send_with(now, outgoing);
        if expects_response {
            self.pending.insert(tag, Pending::Produce { node, parts });
        } else {
            self.complete_unacknowledged(now, parts);
        }
    }

    /// Fails batches whose delivery.timeout.ms has passed; also tells the next moment one does.
    fn expire(&mut self, now: Instant) -> (bool, Option<Instant>) {
        let timeout = self.settings.delivery_timeout;
        let keeps_memory = self.settings.era == Era::Kafka4;
        let mut next = None::<Instant>;
        let mut expired: Vec<(TopicIndex, i32, ProducerBatch)> = Vec::new();
        for (topic, index) in self.accumulator.topics.iter_mut().zip(0..) {
            for (partition, number) in topic.partitions.iter_mut().zip(0_i32..) {
                while let Some(first) = partition.in_flight.first() {
                    if first.expires_at(timeout) > now {
                        break;
                    }
                    let mut batch = partition.in_flight.remove(0);
                    if keeps_memory {
                        let bytes = core::mem::take(&mut batch.allocated);
                        partition.expired_in_flight.push((batch.id, bytes));
                    }
                    expired.push((index, number, batch));
                }
                while let Some(first) = partition.queue.front() {
                    if first.expires_at(timeout) > now {
                        break;
                    }
                    expired.extend(partition.queue.pop_front().map(|it| (index, number, it)));
                }
                let firsts = partition.in_flight.first().into_iter().chain(partition.queue.front());
                let soonest = firsts.map(|batch| batch.expires_at(timeout)).min();
                next = next.into_iter().chain(soonest).min();
            }
        }
        let any = !expired.is_empty();
        for (topic, partition, batch) in expired {
            let name = &self.accumulator.topic(topic).name;
            let text = format!(
                "Expiring {} record(s) for {name}-{partition}:{} ms has passed since batch creation",
                batch.record_count,
                now.since(batch.created_at).as_millis()
            );
            if let Some(idempotence) = self.idempotence.as_mut().filter(|_| batch.in_retry) {
                idempotence.mark_unresolved((topic, partition), &batch);
            }
            self.tell_failed(topic, partition, &batch, plain("TimeoutException", text));
        }
        (any, next)
    }

    /// Topics not sent to for metadata.max.idle.ms leave the metadata with its next refresh.
    fn forget_idle_topics(&mut self, now: Instant) {
        let idle = self.settings.metadata_max_idle;
        for topic in &mut self.accumulator.topics {
            if topic.tracked && topic.last_used + idle <= now && topic.is_idle() {
                topic.tracked = false;
                self.network.remove_topic(&topic.name);
            }
        }
    }
}

/// When the first batch of a partition may go; `None` is now.
fn ready_at(
    first: &ProducerBatch,
    behind: bool,
    urgency: Urgency,
    (now, linger): (Instant, Duration),
) -> Option<Instant> {
    if let Some(until) = first.backing_off_until(now) {
        return Some(until);
    }
    let linger_until = first.linger_until(linger);
    let urgent = urgency.exhausted || urgency.flushing;
    let ready = behind || first.is_full() || urgent || linger_until <= now;
    (!ready).then_some(linger_until)
}

fn drain_reason(
    partition: &Partition,
    urgency: Urgency,
    (now, linger): (Instant, Duration),
) -> DrainReason {
    match partition.queue.front() {
        Some(first) if first.in_retry => DrainReason::Retry,
        Some(first) if partition.queue.len() > 1 || first.is_full() => DrainReason::Full,
        Some(first) if first.linger_until(linger) <= now => DrainReason::Linger,
        _ if urgency.flushing => DrainReason::Flush,
        _ if urgency.exhausted => DrainReason::Memory,
        _ => DrainReason::Along,
    }
}

/// Has the node been unable to take batches for longer than partitioner.availability.timeout.ms?
fn lags(latency: Option<&(Instant, Instant)>, timeout: Duration) -> bool {
    latency.is_some_and(|(ready_at, drained_at)| {
        timeout > Duration::ZERO && ready_at.since(*drained_at) > timeout
    })
}
