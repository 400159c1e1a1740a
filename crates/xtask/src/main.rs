//! The chores of the project, one command each: `cargo xtask help`.
fn main() {}
