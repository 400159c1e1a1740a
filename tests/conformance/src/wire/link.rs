//! What a session needs of a way to a broker: connections by name, bytes in, frames out, a clock.

use bytes::Bytes;
use protocol::time::{Duration, Instant};

/// What came of waiting for an answer.
pub enum Answer {
    /// A whole frame, and when it came.
    Frame(Instant, Bytes),
    /// The broker closed the connection.
    Closed,
    /// Nothing within the time.
    Nothing,
}

/// The connections of one session to a broker.
pub trait Link {
    /// The time at the broker.
    fn now(&self) -> Instant;

    /// Puts bytes on a connection, opening it at its first use.
    fn write(&mut self, name: &str, bytes: &[u8]);

    /// Closes a connection from the client's side.
    fn close(&mut self, name: &str);

    /// How much later than at the recording an answer may come, for reasons that are not the
    /// broker's.
    fn slack(&self) -> Duration;

    /// Where the broker keeps its data, if that is not where the recorded one did.
    fn folder(&mut self) -> Option<String> {
        None
    }

    /// Lets `span` pass.
    fn wait(&mut self, span: Duration);

    /// The next answer on a connection, waiting for it at most `patience`.
    fn answer(&mut self, name: &str, patience: Duration) -> Answer;

    /// The session is over and went well: is there anything else that must hold?
    ///
    /// # Errors
    /// What does not.
    fn finish(&mut self) -> Result<(), String> {
        Ok(())
    }
}
