//! The admin client: topics, partitions, groups and configs, each call with its deadline and its
//! retries. Kafka's `KafkaAdminClient`.

mod machine;
mod request;
mod response;

pub use machine::{Admin, AdminConfig};

use protocol::Str;

/// A topic to create.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewTopic {
    /// Name.
    pub name: Str,
    /// Partition count; `None`: the broker's num.partitions.
    pub partitions: Option<i32>,
    /// Replication factor; `None`: the broker's default.replication.factor.
    pub replication_factor: Option<i16>,
    /// Topic configs that differ from the defaults.
    pub configs: Vec<(String, String)>,
}

/// Whose configs to describe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigResource {
    /// A topic's.
    Topic(Str),
    /// A broker's, asked of that broker.
    Broker(i32),
}

impl ConfigResource {
    /// The resource's name in requests and results.
    pub fn name(&self) -> String {
        match self {
            Self::Topic(name) => name.to_string(),
            Self::Broker(id) => id.to_string(),
        }
    }

    /// Kafka's `ConfigResource.Type` id.
    pub const fn type_id(&self) -> i8 {
        match self {
            Self::Topic(_) => 2,
            Self::Broker(_) => 4,
        }
    }
}
