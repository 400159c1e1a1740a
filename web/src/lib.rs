//! x
/// s
pub fn start() {}
