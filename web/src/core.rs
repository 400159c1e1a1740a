//! The run as the page knows it.

pub(crate) use crate::fixture::run::{Advance, FrameRef, Run, START, Scene};
