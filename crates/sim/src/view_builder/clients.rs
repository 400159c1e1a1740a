//! Producers and consumers: the process, its client, its application.

use client::consumer::MemberState;

use super::readers;
use crate::app::{App, ConsumerApp, Process, ProducerApp};
use crate::view::{
    BatchView, ConsumerView, Membership, OwnedPartitionView, ProducerView, RateView, RouteView,
};
use crate::world::World;

/// Colours for consumers.
const COLOURS: u32 = 8;

pub(crate) fn producers(world: &World) -> Vec<ProducerView> {
    let shown = world.processes.values().filter(|process| process.is_remembered(world.now));
    shown
        .filter_map(|process| match &process.app {
            App::Producer(app) => Some(producer(world, process, app)),
            App::Consumer(_) => None,
        })
        .collect()
}

fn producer(world: &World, process: &Process, app: &ProducerApp) -> ProducerView {
    let machine = app.machine.as_ref();
    let linger = protocol::time::Duration::from_config_millis(app.linger_ms);
    let batches = machine.into_iter().flat_map(|machine| machine.batches());
    let waiting = batches.filter(|batch| !batch.in_flight).map(|batch| BatchView {
        topic: batch.topic.to_string(),
        partition: batch.partition,
        records: batch.records,
        bytes: batch.bytes,
        ready_at: batch.created_at + linger,
    });
    let routes = machine.into_iter().flat_map(|machine| machine.recent_routes());
    let routes = routes.map(|route| RouteView {
        topic: route.topic.clone(),
        partition: route.partition,
        key: route.key.as_ref().map(super::records::text),
        choice: route.choice.clone(),
        offset: route.offset,
    });
    ProducerView {
        name: process.name.to_string(),
        state: process.state,
        cut_off: world.network.is_cut(process.key),
        blocked: machine.is_some_and(|machine| machine.is_blocked()),
        acks: app.acks.clone(),
        linger_ms: app.linger_ms,
        batch_size: app.batch_size,
        configs: process.configs.clone(),
        rate: app.rate.as_ref().map(|rate| RateView {
            topic: rate.topic.clone(),
            records_per_1000_s: rate.records_per_1000_s,
            keys: rate.keys.clone(),
            value_bytes: rate.value_bytes,
        }),
        batches: waiting.collect(),
        buffered_bytes: machine.map_or(0, |machine| machine.buffered_bytes()),
        buffer_memory: app.buffer_memory,
        in_flight: machine.map_or(0, |machine| machine.in_flight()),
        records_sent: app.records_sent,
        records_acknowledged: app.records_acknowledged,
        records_failed: app.records_failed,
        routes: routes.collect(),
        last_error: process.last_error.clone(),
    }
}

/// Consumers that assign their partitions themselves.
pub(crate) fn standalone(world: &World) -> Vec<ConsumerView> {
    let shown = world.processes.values().filter(|process| process.is_remembered(world.now));
    shown
        .filter_map(|process| match &process.app {
            App::Consumer(app) if app.topics.is_empty() => Some(consumer(world, process, app)),
            _ => None,
        })
        .collect()
}

/// A consumer as far as its own process knows; the group adds what the coordinator knows.
pub(crate) fn consumer(world: &World, process: &Process, app: &ConsumerApp) -> ConsumerView {
    let machine = app.machine.as_ref();
    let owned: Vec<OwnedPartitionView> = machine.map_or_else(Vec::new, |machine| {
        let owned = machine.assignment().into_iter();
        owned
            .map(|(topic, partition)| {
                let key = (topic, partition);
                let position = machine.position(&key);
                owned_view(world, app.group.as_deref(), key.0, partition, position)
            })
            .collect()
    });
    let subscribed = !app.topics.is_empty();
    let number = process.key.trace() as u32;
    ConsumerView {
        name: process.name.to_string(),
        external: None,
        state: process.state,
        cut_off: world.network.is_cut(process.key),
        membership: match machine {
            _ if !subscribed => Membership::Standalone,
            Some(machine) => membership(machine.state()),
            None => Membership::Unjoined,
        },
        member_id: machine
            .map_or_else(|| app.last_member_id.clone(), |machine| machine.member_id().to_string()),
        generation: machine.map_or(app.last_generation, |machine| machine.generation()),
        known_to_coordinator: false,
        is_leader: machine.is_some_and(|machine| machine.is_group_leader()),
        topics: app.topics.clone(),
        colour: (number % COLOURS) as u8,
        lag: owned.iter().map(|each| each.lag).sum(),
        owned,
        moving: Vec::new(),
        polling: app.polling && !app.closing,
        processing_time: app.processing_time,
        processing: app.processing.clone(),
        unprocessed: app.batch.len() as u32,
        buffered: machine.map_or(0, |machine| machine.buffered_records().max(0) as u32),
        last_heartbeat_at: machine.and_then(|machine| machine.last_heartbeat_at()),
        next_heartbeat_at: machine.and_then(|machine| machine.next_heartbeat_at()),
        session_deadline: None,
        session_timeout: app.session_timeout,
        poll_deadline: machine.and_then(|machine| machine.poll_deadline()),
        next_auto_commit_at: machine
            .filter(|_| app.enable_auto_commit)
            .and_then(|machine| machine.next_auto_commit_at()),
        auto_commit_interval: app.auto_commit_interval,
        configs: process.configs.clone(),
        records_processed: app.records_processed,
        records_delivered_again: app.records_delivered_again,
        last_error: process.last_error.clone(),
    }
}

pub(crate) fn owned_view(
    world: &World,
    group: Option<&str>,
    topic: String,
    partition: i32,
    position: Option<i64>,
) -> OwnedPartitionView {
    let (start, end) = readers::bounds(world, &topic, partition);
    let committed = group.and_then(|group| committed(world, group, &topic, partition));
    let at = position.or(committed);
    OwnedPartitionView {
        lag: at.map_or(0, |at| (end - at.max(start)).max(0)),
        topic,
        partition,
        position,
        committed,
    }
}

fn committed(world: &World, group: &str, topic: &str, partition: i32) -> Option<i64> {
    let broker = world.any_broker()?;
    let group = broker.groups().group(group)?;
    group.offsets().get(&(topic.into(), partition)).map(|committed| committed.offset)
}

const fn membership(state: MemberState) -> Membership {
    match state {
        MemberState::Unjoined => Membership::Unjoined,
        MemberState::PreparingRebalance => Membership::PreparingRebalance,
        MemberState::CompletingRebalance => Membership::CompletingRebalance,
        MemberState::Stable => Membership::Stable,
    }
}
