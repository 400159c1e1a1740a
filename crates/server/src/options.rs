//! What a server is started with.

use std::fmt;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;

use broker::BrokerConfig;
use protocol::era::Era;

type Sink = dyn Fn(&str) + Send + Sync;

/// Where lines for the person who runs the server go.
#[derive(Clone, Default)]
pub struct Log(Option<Arc<Sink>>);

impl Log {
    /// Lines are handed to `sink`, without line breaks.
    pub fn to(sink: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(sink)))
    }

    pub(crate) fn line(&self, line: impl FnOnce() -> String) {
        if let Some(sink) = &self.0 {
            sink(&line());
        }
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Log(..)" } else { "Log(none)" })
    }
}

/// How to start a [`crate::Server`].
#[derive(Clone, Debug)]
pub struct ServerOptions {
    /// Name or address to listen on; all addresses it resolves to are bound.
    pub host: String,
    /// Port; 0 takes any that is free.
    pub port: u16,
    /// Where clients are told to connect; without it `host` and the port that was bound. Port 0 is
    /// the port that was bound.
    pub advertised: Option<(String, u16)>,
    /// Seed of all ids the broker makes up.
    pub seed: u64,
    /// The broker's configs; node and address are filled in by the server.
    pub config: BrokerConfig,
    /// Where notices go.
    pub log: Log,
}

impl ServerOptions {
    /// A broker with the defaults of an era on localhost:9092, unlike any before it, silent.
    pub fn new(era: Era) -> Self {
        Self {
            host: "localhost".to_owned(),
            port: 9092,
            advertised: None,
            // The standard library's own source of randomness: topics of two runs get unlike ids.
            seed: RandomState::new().build_hasher().finish(),
            config: BrokerConfig::new(era),
            log: Log::default(),
        }
    }
}

impl Default for ServerOptions {
    fn default() -> Self {
        Self::new(Era::Kafka4)
    }
}
