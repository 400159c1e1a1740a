//! The run as the page knows it, and what is read out of its bytes.

use protocol::api::ApiKey;
use protocol::tree::{self, Node};
use sim::event::Direction;

pub(crate) use sim::{Advance, FrameRef, Run, START, Scene};

/// A message taken apart, or why it cannot be.
pub(crate) fn take_apart(frame: &FrameRef) -> Result<Node, String> {
    let tree = match (frame.direction, ApiKey::from_i16(frame.api_key)) {
        (Direction::Response, Some(api_key)) => {
            tree::response(api_key, frame.version, &frame.bytes)
        }
        _ => tree::request(&frame.bytes),
    };
    tree.map_err(|error| error.to_string())
}
