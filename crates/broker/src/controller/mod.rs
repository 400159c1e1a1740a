//! The controller: topics, partitions, configs and producer ids, each change a list of metadata
//! records. Deciding and applying are apart: functions here look at the image and say which records
//! to write; [`record::replay`] turns records into the image, at run time and at start alike.

pub mod alter_configs;
pub mod auto_create;
pub mod create_partitions;
pub mod create_topics;
pub mod delete_topics;
pub mod names;
pub mod placement;
pub mod producer_ids;
pub mod record;

pub use auto_create::{AutoCreation, AutoCreations};
pub use producer_ids::ProducerIds;
pub use record::{MetadataDelta, MetadataRecord};

use protocol::sorted::sort_by;
use protocol::{ErrorCode, SortedSet, Str};

/// An error code with the words that go with it (Kafka's ApiError).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// The code on the wire.
    pub code: ErrorCode,
    /// The words; null where Kafka has none to add.
    pub message: Option<Str>,
}

impl ApiError {
    /// A code with words of its own.
    pub fn new(code: ErrorCode, message: impl Into<Str>) -> Self {
        Self { code, message: Some(message.into()) }
    }

    /// A code with the words Kafka has for it.
    pub fn plain(code: ErrorCode) -> Self {
        Self { code, message: Some(Str::from_static(code.message())) }
    }
}

/// What comes more than once: requests of many thousands of topics are looked through once.
fn said_twice<K: Ord>(keys: impl Iterator<Item = K>) -> SortedSet<K> {
    let mut keys: Vec<K> = keys.collect();
    sort_by(&mut keys, Ord::cmp);
    let mut twice = SortedSet::new();
    let mut last = None;
    for key in keys {
        match &last {
            Some(known) if *known == key => _ = twice.insert(key),
            _ => last = Some(key),
        }
    }
    twice
}
