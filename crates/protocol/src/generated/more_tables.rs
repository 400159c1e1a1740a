//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.
