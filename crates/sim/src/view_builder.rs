//! The world as plain data: every number on the page is read here from the state machines and from
//! the bytes of the logs.

use crate::scene::START;
use crate::view::{MessageView, NetworkView, View, ViewOptions};
use crate::world::World;

/// Builds views; keeps what did not change between two of them.
#[derive(Debug, Default)]
pub(crate) struct ViewBuilder {}

impl ViewBuilder {
    /// The run forked: what is remembered may never have happened.
    pub(crate) fn forget(&mut self) {}

    pub(crate) fn build(&mut self, run: u32, world: &World, _options: &ViewOptions) -> View {
        View {
            run,
            step: world.step,
            now: world.now,
            started_at: START,
            era: world.era,
            network: network(world),
            brokers: Vec::new(),
            topics: Vec::new(),
            offsets_logs: Vec::new(),
            producers: Vec::new(),
            groups: Vec::new(),
            standalone_consumers: Vec::new(),
            messages: messages(world),
        }
    }
}

fn network(world: &World) -> NetworkView {
    let knob = world.network.knob();
    NetworkView { latency: knob.latency, jitter: knob.jitter, loss_per_mille: knob.loss_per_mille }
}

fn messages(world: &World) -> Vec<MessageView> {
    let view = |(item, frame, arrives_at): (&crate::network::Item, &bytes::Bytes, _)| MessageView {
        id: item.sent,
        summary: world.summary(item, frame),
        sent_at: item.sent_at,
        arrives_at,
    };
    world.network.frames().map(view).collect()
}
