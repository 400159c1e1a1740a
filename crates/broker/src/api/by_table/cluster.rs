//! DescribeQuorum (KIP-595), UpdateFeatures (KIP-584), UnregisterBroker, AddRaftVoter and
//! RemoveRaftVoter (KIP-853): the controllers and what they agreed on.

use protocol::tree::Value;
use protocol::{ErrorCode, Str};

use super::{Call, entry, error, no_error, with};
use crate::api::api_versions::{Feature, feature_level, features};
use crate::broker::Broker;
use crate::config::ConfigResourceType;

/// The topic of the metadata log.
const METADATA_TOPIC: &str = "__cluster_metadata";
/// The first version of DescribeQuorum that says when replicas fetched (KIP-836).
const QUORUM_HAS_TIMES: i16 = 1;
/// The first that says where the voters listen (KIP-853).
const QUORUM_HAS_NODES: i16 = 2;
/// The first version of UpdateFeatures with upgrade types; before, downgrades were allowed or not.
const UPDATE_HAS_TYPES: i16 = 1;
/// The last that lists what came of each feature.
const UPDATE_HAS_RESULTS: i16 = 1;
/// The feature that only goes up: its levels are formats of what the metadata log holds.
const METADATA_VERSION: &str = "metadata.version";
/// `FeatureUpdate.UpgradeType`.
const UPGRADE: i64 = 1;
const SAFE_DOWNGRADE: i64 = 2;
const UNSAFE_DOWNGRADE: i64 = 3;

/// AddRaftVoter and RemoveRaftVoter: the voters of a quorum without `kraft.version` 1 are fixed.
pub(super) fn no_dynamic_quorum(what: &str) -> Value {
    let words =
        format!("Cluster doesn't support {what} voter because the kraft.version feature is 0");
    Value::object(error(ErrorCode::UnsupportedVersion, words))
}

impl Broker {
    pub(super) fn describe_quorum(&self, call: &Call) -> Value {
        let topics = call.body.list("topics");
        let asks_for_log = match topics {
            [topic] => {
                let partitions = topic.list("partitions");
                topic.text("topicName") == Some(METADATA_TOPIC)
                    && partitions.len() == 1
                    && partitions.iter().all(|partition| partition.int("partitionIndex") == 0)
            }
            _ => false,
        };
        let unknown = ErrorCode::UnknownTopicOrPartition;
        let describe = |partition: &Value| {
            let index = ("partitionIndex", partition.int("partitionIndex").into());
            match asks_for_log {
                true => with(vec![index], self.quorum(call)),
                false => with(error(unknown, unknown.message()), vec![index]),
            }
        };
        let describe_topic = |topic: &Value| {
            let partitions = topic.list("partitions").iter().map(describe).collect();
            let name = topic.text("topicName").unwrap_or_default();
            Value::object(vec![
                ("topicName", name.into()),
                ("partitions", Value::Array(partitions)),
            ])
        };
        let topics = topics.iter().map(describe_topic).collect();
        let mut answer = vec![("topics", Value::Array(topics))];
        if asks_for_log && call.version >= QUORUM_HAS_NODES {
            answer.push(("nodes", Value::Array(vec![self.controller_node()])));
        }
        Value::object(answer)
    }

    /// The one voter, which leads.
    fn quorum(&self, call: &Call) -> Vec<(&'static str, Value)> {
        let (leader, end) = (self.image.controller_id, self.image.offset);
        let mut voter = vec![("replicaId", leader.into()), ("logEndOffset", end.into())];
        if call.version >= QUORUM_HAS_TIMES {
            let now = Value::Int(call.now.as_millis());
            voter.push(("lastFetchTimestamp", now.clone()));
            voter.push(("lastCaughtUpTimestamp", now));
        }
        vec![
            ("leaderId", leader.into()),
            ("leaderEpoch", Value::Int(1)),
            ("highWatermark", end.into()),
            ("currentVoters", Value::Array(vec![Value::object(voter)])),
        ]
    }

    fn controller_node(&self) -> Value {
        let id = self.image.controller_id;
        let (host, port) = match self.image.brokers.get(&id) {
            Some(broker) => (broker.host.clone(), broker.port),
            None => (Str::EMPTY, 0),
        };
        let listener = Value::object(vec![
            ("name", "CONTROLLER".into()),
            ("host", host.as_str().into()),
            ("port", i32::from(port).into()),
        ]);
        Value::object(vec![("nodeId", id.into()), ("listeners", Value::Array(vec![listener]))])
    }

    pub(super) fn update_features(&mut self, call: &Call) -> Value {
        let updates = call.body.list("featureUpdates");
        let mut records = Vec::new();
        let mut results = Vec::new();
        for update in updates {
            let name = update.text("feature").unwrap_or_default();
            let level = update.int("maxVersionLevel");
            if let Err(why) = self.check_feature(call.version, update, name, level) {
                let words = format!(
                    "The update failed for all features since the following feature had an error: \
                     {why}"
                );
                return Value::object(error(ErrorCode::InvalidUpdateVersion, words));
            }
            let kind = ConfigResourceType::Feature;
            if feature_level(&self.image, name) != Some(level) {
                records.push(entry(kind, "", name, Some(level.to_string())));
            }
            let result = error(ErrorCode::None, ErrorCode::None.name());
            results.push(with(result, vec![("feature", name.into())]));
        }
        if !call.body.flag("validateOnly") && !records.is_empty() {
            self.commit(call.now, records, false);
        }
        if call.version <= UPDATE_HAS_RESULTS {
            return with(no_error(), vec![("results", Value::Array(results))]);
        }
        Value::object(no_error())
    }

    /// FeatureControlManager.updateFeature.
    fn check_feature(
        &self,
        version: i16,
        update: &Value,
        name: &str,
        level: i64,
    ) -> Result<(), String> {
        let invalid =
            |why: &str| Err(format!("Invalid update version {level} for feature {name}. {why}"));
        let upgrade_type = match version {
            UPDATE_HAS_TYPES.. => update.int("upgradeType"),
            _ if update.flag("allowDowngrade") => SAFE_DOWNGRADE,
            _ => UPGRADE,
        };
        if !matches!(upgrade_type, UPGRADE..=UNSAFE_DOWNGRADE) {
            return invalid("The controller does not support the given upgrade type.");
        }
        let controller = self.image.controller_id;
        let Some(Feature { min, max, .. }) = features().find(|feature| feature.name == name) else {
            return match level {
                0 => invalid(&format!("Feature {name} not found.")),
                _ => invalid(&format!(
                    "Local controller {controller} does not support this feature."
                )),
            };
        };
        if level < 0 {
            return invalid("A feature version cannot be less than 0.");
        }
        if !(i64::from(*min)..=i64::from(*max)).contains(&level) {
            return invalid(&format!(
                "Local controller {controller} only supports versions {min}-{max}"
            ));
        }
        let current = feature_level(&self.image, name).unwrap_or(0);
        if level < current && upgrade_type == UPGRADE {
            return invalid(
                "Can't downgrade the version of this feature without setting the upgrade type to \
                 either safe or unsafe downgrade.",
            );
        }
        if level < current && name == METADATA_VERSION {
            let why = match upgrade_type {
                UNSAFE_DOWNGRADE => "Unsafe metadata downgrade is not supported in this version.",
                _ => {
                    "Refusing to perform the requested downgrade because it might delete metadata \
                     information."
                }
            };
            return Err(format!(
                "Unsupported metadata.version downgrade from {current} to {level}. {why}"
            ));
        }
        Ok(())
    }

    pub(super) fn unregister_broker(&mut self, call: &Call) -> Value {
        let id = call.body.int("brokerId");
        let known = i32::try_from(id).is_ok_and(|id| self.image.brokers.contains_key(&id));
        if known {
            return Value::object(no_error());
        }
        let words = format!("Broker ID {id} is not currently registered");
        Value::object(error(ErrorCode::BrokerIdNotRegistered, words))
    }
}
