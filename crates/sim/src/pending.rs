//! Stand-ins while parts are under construction.
#![allow(missing_docs, dead_code, unused_variables, clippy::all)]
pub mod broker {
    use ::broker::BrokerConfig;
    use ::broker::event::BrokerEvent;
    use bytes::Bytes;
    use protocol::Uuid;
    use protocol::net::{ConnectionId, Transmit};
    use protocol::rng::Rng;
    use protocol::time::Instant;
    #[derive(Clone)]
    pub struct Storage;
    impl Storage {
        pub fn format(config: &BrokerConfig, id: Uuid) -> Self {
            Self
        }
    }
    pub struct Topic {
        pub id: Uuid,
        pub name: String,
    }
    pub struct Meta;
    impl Meta {
        pub fn topic(&self, name: &str) -> Option<&Topic> {
            None
        }
        pub fn topic_by_id(&self, name: Uuid) -> Option<&Topic> {
            None
        }
    }
    #[derive(Clone)]
    pub struct Broker;
    impl Broker {
        pub fn start(config: BrokerConfig, disk: Storage, rng: Rng, now: Instant) -> Self {
            Self
        }
        pub fn into_storage(self) -> Storage {
            Storage
        }
        pub fn handle_connected(&mut self, now: Instant, c: ConnectionId, h: &str) {}
        pub fn handle_disconnected(&mut self, now: Instant, c: ConnectionId) {}
        pub fn handle_frame(&mut self, now: Instant, c: ConnectionId, f: Bytes) {}
        pub fn handle_timeout(&mut self, now: Instant) {}
        pub fn set_listening(&mut self, on: bool) {}
        pub fn poll_transmit(&mut self) -> Option<Transmit> {
            None
        }
        pub fn poll_event(&mut self) -> Option<BrokerEvent> {
            None
        }
        pub fn poll_timeout(&self) -> Option<Instant> {
            None
        }
        pub fn metadata(&self) -> &Meta {
            &Meta
        }
    }
}
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
pub mod producer {
    use bytes::Bytes;
    use client::event::*;
    use protocol::Str;
    use protocol::net::{ConnectionId, Transmit};
    use protocol::time::{Duration, Instant};
    pub struct ProducerRecord {
        pub topic: Str,
        pub partition: Option<i32>,
        pub key: Option<Bytes>,
        pub value: Option<Bytes>,
        pub headers: Vec<(Str, Option<Bytes>)>,
        pub timestamp_ms: Option<i64>,
    }
    machine!(Producer, ProducerConfig, ProducerEvent);
    impl Producer {
        pub fn send(&mut self, now: Instant, r: ProducerRecord) -> CallId {
            CallId(0)
        }
        pub fn is_blocked(&self) -> bool {
            false
        }
        pub fn close(&mut self, now: Instant, t: Option<Duration>) -> CallId {
            CallId(0)
        }
    }
}
pub mod consumer {
    use bytes::Bytes;
    use client::event::*;
    use protocol::net::{ConnectionId, Transmit};
    use protocol::time::{Duration, Instant};
    pub enum SeekTo {
        Offset(i64),
        Beginning,
        End,
    }
    machine!(Consumer, ConsumerConfig, ConsumerEvent);
    impl Consumer {
        pub fn poll(&mut self, now: Instant, t: Duration) -> Result<CallId, ClientError> {
            Ok(CallId(0))
        }
        pub fn wakeup(&mut self) {}
        pub fn close(&mut self, now: Instant, t: Option<Duration>) -> CallId {
            CallId(0)
        }
        pub fn commit_sync(&mut self, now: Instant, o: Option<()>) -> CallId {
            CallId(0)
        }
        pub fn commit_async(&mut self, now: Instant, o: Option<()>) -> CallId {
            CallId(0)
        }
        pub fn seek(
            &mut self,
            now: Instant,
            tp: TopicPartition,
            to: SeekTo,
        ) -> Result<(), ClientError> {
            Ok(())
        }
        pub fn subscribe(&mut self, now: Instant, t: &[String]) -> Result<(), ClientError> {
            Ok(())
        }
        pub fn assign(&mut self, now: Instant, t: &[TopicPartition]) -> Result<(), ClientError> {
            Ok(())
        }
        pub fn member_id(&self) -> &str {
            ""
        }
        pub fn generation(&self) -> i32 {
            -1
        }
    }
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
