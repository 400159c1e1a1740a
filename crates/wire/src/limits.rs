//! What one connection may cost.

/// Bounds on the memory of one connection, in bytes.
///
/// While a connection is read, at most one frame of it is being received, and what else came in
/// the same read is kept: `max_frame_bytes + 4 + read_ahead_bytes`, of which only what came is
/// held (rounded up to at most twice that). Nothing is read while a request is being served, while
/// frames of an earlier read wait, or while more than `max_unsent_bytes` of answers wait to be
/// taken, so answers take at most `max_unsent_bytes` plus one answer; the largest is that to a
/// Fetch (`fetch.max.bytes`). While a request is served, the at most
/// `protocol::frame::MAX_REQUEST_ELEMENTS` elements of its arrays take some hundred bytes each, and
/// so do their answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// `socket.request.max.bytes`: the largest request frame, its four bytes of length apart.
    pub max_frame_bytes: i32,
    /// Most bytes one read may bring beyond the frame that is being received.
    pub read_ahead_bytes: u32,
    /// With more than this unsent, no further request of the connection is served.
    pub max_unsent_bytes: u64,
}

impl Default for Limits {
    /// Kafka's default frame limit, 64 KiB of reading ahead, 1 MiB of unsent answers.
    fn default() -> Self {
        Self {
            max_frame_bytes: 104_857_600,
            read_ahead_bytes: 64 * 1024,
            max_unsent_bytes: 1024 * 1024,
        }
    }
}
