//! Topics a broker makes by itself: those a client's Metadata asked for, and Kafka's own
//! (AutoTopicCreationManager). The asker is sent away with a retriable error; the topic is there
//! when the controller has written it.

use std::collections::VecDeque;

use protocol::Str;
use protocol::messages::create_topics_request::{CreatableTopic, CreatableTopicConfig};
use protocol::time::{Duration, Instant};

use super::create_topics::MAX_PARTITIONS_PER_BATCH;
use crate::config::BrokerConfig;
use crate::metadata::{GROUP_METADATA_TOPIC, SHARE_GROUP_STATE_TOPIC, TRANSACTION_STATE_TOPIC};

/// How long the controller gathers records before it writes them:
/// `controller.quorum.append.linger.ms` of 4.3.1. The ZooKeeper era took about as long.
const CONTROLLER_APPEND_LINGER: Duration = Duration::from_millis(25);

/// A topic that will be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AutoCreation {
    due: Instant,
    /// What CreateTopics would say.
    pub topic: CreatableTopic,
}

/// Topics on their way, oldest first, none twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AutoCreations {
    queue: VecDeque<AutoCreation>,
}

impl AutoCreations {
    /// Asks for `topics`, all different; one that was asked for before is only waited for.
    ///
    /// A controller of 4.3.1 makes none of them if they have more partitions than it takes in one
    /// request, and nobody is told. (2.5.1 would make them, one by one, for minutes.)
    pub fn request(&mut self, now: Instant, config: &BrokerConfig, topics: &[Str]) {
        let partitions = topics.len() as i64 * i64::from(config.num_partitions);
        if topics.len() > 1 && partitions > MAX_PARTITIONS_PER_BATCH {
            return;
        }
        let due = now + CONTROLLER_APPEND_LINGER;
        let asked_before = self.queue.len();
        for topic in topics {
            if !self.queue.range(..asked_before).any(|waiting| waiting.topic.name == *topic) {
                self.queue.push_back(AutoCreation { due, topic: creatable(config, topic) });
            }
        }
    }

    /// The next topic whose time has come.
    pub fn poll(&mut self, now: Instant) -> Option<CreatableTopic> {
        let due = self.queue.front()?.due <= now;
        if due { self.queue.pop_front().map(|waiting| waiting.topic) } else { None }
    }

    /// When [`Self::poll`] will next have something.
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.queue.front().map(|waiting| waiting.due)
    }
}

/// Partitions, replicas and configs a broker gives a topic it makes by itself.
fn creatable(config: &BrokerConfig, topic: &str) -> CreatableTopic {
    let (num_partitions, replication_factor, configs): (_, _, &[(&str, String)]) = match topic {
        GROUP_METADATA_TOPIC => (
            config.offsets_topic_num_partitions,
            config.offsets_topic_replication_factor,
            &[
                ("cleanup.policy", "compact".to_owned()),
                ("segment.bytes", config.offsets_topic_segment_bytes.to_string()),
                ("compression.type", "producer".to_owned()),
            ],
        ),
        TRANSACTION_STATE_TOPIC => (
            config.transaction_state_log_num_partitions,
            config.transaction_state_log_replication_factor,
            &[
                ("unclean.leader.election.enable", "false".to_owned()),
                ("compression.type", "uncompressed".to_owned()),
                ("cleanup.policy", "compact".to_owned()),
                ("min.insync.replicas", config.transaction_state_log_min_isr.to_string()),
                ("segment.bytes", config.transaction_state_log_segment_bytes.to_string()),
            ],
        ),
        SHARE_GROUP_STATE_TOPIC => (
            50,
            1,
            &[
                ("cleanup.policy", "delete".to_owned()),
                ("compression.type", "uncompressed".to_owned()),
                ("retention.ms", "-1".to_owned()),
                ("min.insync.replicas", "1".to_owned()),
                ("segment.bytes", "104857600".to_owned()),
            ],
        ),
        _ => (
            config.num_partitions,
            i16::try_from(config.default_replication_factor).unwrap_or(i16::MAX),
            &[],
        ),
    };
    let config = |(name, value): &(&str, String)| CreatableTopicConfig {
        name: Str::from(*name),
        value: Some(Str::from(value)),
        ..CreatableTopicConfig::default()
    };
    CreatableTopic {
        name: Str::from(topic),
        num_partitions,
        replication_factor,
        configs: configs.iter().map(config).collect(),
        ..CreatableTopic::default()
    }
}
