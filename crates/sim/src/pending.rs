//! Stand-ins while parts are under construction.
#![allow(missing_docs, dead_code, unused_variables, clippy::all)]
macro_rules! machine {
    ($name:ident, $config:ident, $event:ty) => {
        #[derive(Clone)]
        pub struct $config;
        impl $config {
            pub fn new(era: protocol::era::Era) -> Self {
                Self
            }
            pub fn set(&mut self, n: &str, v: &str) -> Result<(), client::config::ConfigError> {
                Ok(())
            }
        }
        #[derive(Clone)]
        pub struct $name;
        impl $name {
            pub fn new(
                config: $config,
                rng: protocol::rng::Rng,
                now: Instant,
            ) -> Result<Self, client::config::ConfigError> {
                Ok(Self)
            }
            pub fn handle_connected(&mut self, now: Instant, c: ConnectionId) {}
            pub fn handle_disconnected(&mut self, now: Instant, c: ConnectionId) {}
            pub fn handle_frame(&mut self, now: Instant, c: ConnectionId, f: Bytes) {}
            pub fn handle_timeout(&mut self, now: Instant) {}
            pub fn set_listening(&mut self, on: bool) {}
            pub fn poll_transmit(&mut self) -> Option<Transmit> {
                None
            }
            pub fn poll_event(&mut self) -> Option<$event> {
                None
            }
            pub fn poll_timeout(&self) -> Option<Instant> {
                None
            }
        }
    };
}
pub mod admin {
    use bytes::Bytes;
    use client::event::*;
    use protocol::Str;
    use protocol::net::{ConnectionId, Transmit};
    use protocol::time::Instant;
    pub struct NewTopic {
        pub name: Str,
        pub partitions: Option<i32>,
        pub replication_factor: Option<i16>,
        pub configs: Vec<(String, String)>,
    }
    machine!(Admin, AdminConfig, AdminEvent);
    impl Admin {
        pub fn create_topics(&mut self, now: Instant, t: Vec<NewTopic>) -> CallId {
            CallId(0)
        }
        pub fn delete_topics(&mut self, now: Instant, t: Vec<Str>) -> CallId {
            CallId(0)
        }
        pub fn create_partitions(&mut self, now: Instant, t: Vec<(Str, i32)>) -> CallId {
            CallId(0)
        }
        pub fn delete_groups(&mut self, now: Instant, t: Vec<Str>) -> CallId {
            CallId(0)
        }
    }
}
