//! The one place that asks what time it is.
#![allow(clippy::disallowed_types, reason = "real time enters here and is handed on as Instants")]

use std::time::{Instant as Monotonic, SystemTime, UNIX_EPOCH};

use protocol::time::{Duration, Instant};

/// Wall clock at the start, then a clock that never runs backwards.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    wall: Instant,
    started: Monotonic,
}

impl Clock {
    /// A clock that shows the calendar's time now.
    pub fn start() -> Self {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let wall = Instant::from_micros(since_epoch.as_micros() as u64);
        Self { wall, started: Monotonic::now() }
    }

    /// Now.
    pub fn now(&self) -> Instant {
        self.wall + Duration::from_micros(self.started.elapsed().as_micros() as u64)
    }
}
