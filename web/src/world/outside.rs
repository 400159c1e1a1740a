//! What programs outside do to the world and hear from it: their connections, the time, and that
//! it waits for them.

use std::sync::Arc;

use protocol::time::Instant;

use super::{Happening, STEPS_PER_SLICE, Time, World};
use crate::browser::now_ms;
use crate::core::Run;

/// Wall milliseconds of a frame in which programs outside may talk without a frame between.
const TALK_PER_FRAME_MS: f64 = 10.0;

impl World {
    /// Opens a connection from outside; its name.
    pub(crate) fn connect(&self, broker: i32, host: &str) -> Result<Arc<str>, (String, String)> {
        self.outside(|run| run.connect(broker, host))
    }

    /// Writes to a connection from outside.
    pub(crate) fn write(&self, connection: &str, bytes: &[u8]) -> Result<(), (String, String)> {
        self.outside(|run| run.write(connection, bytes.to_vec().into()))
    }

    /// Closes a connection from outside.
    pub(crate) fn disconnect(&self, connection: &str) {
        let _ = self.outside(|run| {
            run.disconnect(connection);
            Ok(())
        });
    }

    fn outside<T>(
        &self,
        act: impl FnOnce(&mut Run) -> Result<T, sim::CommandError>,
    ) -> Result<T, (String, String)> {
        let mut state = self.0.state.borrow_mut();
        state.unseen = true;
        act(&mut state.run).map_err(|error| (error.exception.to_string(), error.message))
    }

    /// Time goes no further than `until` now: a program outside that computes elsewhere must not be
    /// overtaken. Where that lets it go on, it does so within the frame.
    pub(crate) fn hold(&self, until: Option<Instant>) {
        {
            let mut state = self.0.state.borrow_mut();
            state.limit = until;
            let now = state.run.now();
            let may = until.is_none_or(|until| now < until) && now < state.goal;
            let is_late = now_ms() - self.0.wall.get() > TALK_PER_FRAME_MS;
            if !may || is_late || !state.playing || state.target.is_some() {
                return;
            }
            state.behind = state.go_on();
            state.unseen = true;
        }
        self.tell_time();
        self.deliver();
    }

    /// Lets happen what is due at this very moment, and hands to programs outside what reached
    /// them; what they keep this frame too busy with waits for the next.
    pub(crate) fn deliver_at_once(&self) {
        if now_ms() - self.0.wall.get() > TALK_PER_FRAME_MS {
            return;
        }
        {
            let mut state = self.0.state.borrow_mut();
            if state.playing && state.target.is_none() {
                let now = state.run.now();
                let _ = state.run.advance(now, STEPS_PER_SLICE);
            }
        }
        self.deliver();
    }

    pub(super) fn deliver(&self) {
        let mut outputs = Vec::new();
        while let Some(output) = self.0.state.borrow_mut().run.poll_foreign() {
            outputs.push(output);
        }
        for output in &outputs {
            self.tell(&Happening::Foreign(output));
        }
    }

    pub(super) fn tell_time(&self) {
        let time = {
            let state = self.0.state.borrow();
            Time { now: state.run.now(), playing: state.playing, speed: state.speed }
        };
        if self.0.told.replace(Some(time)) != Some(time) {
            self.tell(&Happening::Time(time));
        }
    }
}
