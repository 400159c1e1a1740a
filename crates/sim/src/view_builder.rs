//! The world as plain data: every number on the page is read here from the state machines and from
//! the bytes of the logs.

use bytes::Bytes;

use crate::network::Item;
use crate::scene::START;
use crate::view::{MessageView, NetworkView, View, ViewOptions};
use crate::world::World;

mod brokers;
mod clients;
mod externals;
mod groups;
mod offsets;
mod readers;
mod records;

pub(crate) use groups::assigned;

/// Builds views; keeps what did not change between two of them.
#[derive(Debug, Default)]
pub(crate) struct ViewBuilder {
    records: records::RecordsCache,
    offsets: offsets::OffsetsCache,
}

impl ViewBuilder {
    /// The run forked: what is remembered may never have happened.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }

    pub(crate) fn build(&mut self, run: u32, world: &World, options: &ViewOptions) -> View {
        let readers = readers::all(world);
        View {
            run,
            step: world.step,
            now: world.now,
            started_at: START,
            era: world.era,
            network: network(world),
            brokers: brokers::brokers(world),
            topics: brokers::topics(world, readers, &mut self.records, options),
            offsets_logs: offsets::logs(world, &mut self.offsets, options),
            producers: clients::producers(world),
            groups: groups::groups(world),
            standalone_consumers: clients::standalone(world),
            externals: externals::externals(world),
            messages: messages(world),
        }
    }
}

fn network(world: &World) -> NetworkView {
    let knob = world.network.knob();
    NetworkView { latency: knob.latency, jitter: knob.jitter, loss_per_mille: knob.loss_per_mille }
}

fn messages(world: &World) -> Vec<MessageView> {
    let view = |(item, frame, arrives_at): (&Item, &Bytes, _)| MessageView {
        id: item.sent,
        summary: world.summary(item, frame),
        sent_at: item.sent_at,
        arrives_at,
    };
    world.network.frames().map(view).collect()
}
