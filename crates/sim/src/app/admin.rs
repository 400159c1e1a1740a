//! The admin client behind the commands that change topics and groups: what `kafka-topics.sh` and
//! `kafka-consumer-groups.sh` do.

use client::admin::Admin;
use client::event::CallId;
use protocol::rng::Rng;
use protocol::time::Instant;
use protocol::{SortedMap, era::Era};

use super::{BOOTSTRAP, Input};
use crate::command::Command;
use crate::scene::START;

/// The admin client and the commands it works on.
#[derive(Clone)]
pub(crate) struct AdminNode {
    pub(crate) machine: Admin,
    pub(crate) asked: SortedMap<CallId, Command>,
}

impl AdminNode {
    pub(crate) fn new(era: Era, rng: &Rng) -> Self {
        let mut config = client::admin::AdminConfig::new(era);
        for (name, value) in [("bootstrap.servers", BOOTSTRAP), ("client.id", "admin")] {
            let set = config.set(name, value);
            debug_assert!(set.is_ok(), "{name}={value} is no admin config: {set:?}");
        }
        // Invariant: the defaults with these two are a valid configuration.
        #[expect(clippy::expect_used, reason = "see the invariant above")]
        let machine = Admin::new(config, rng.derive("admin"), START).expect("valid defaults");
        Self { machine, asked: SortedMap::new() }
    }

    pub(crate) fn handle(&mut self, now: Instant, input: Input) {
        super::handle(&mut self.machine, now, input);
    }
}
