//! The page: draws the world and lets a person act in it.
fn main() {}
