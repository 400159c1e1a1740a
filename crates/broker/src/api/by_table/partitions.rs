//! ElectLeaders (KIP-183, KIP-460), AlterPartitionReassignments and ListPartitionReassignments
//! (KIP-455).

use protocol::ErrorCode;
use protocol::tree::Value;

use super::{Call, error, no_error, with};
use crate::broker::Broker;
use crate::controller::create_topics::check_assignment;
use crate::controller::{ApiError, MetadataRecord};
use crate::metadata::{PartitionImage, TopicImage};

/// `ElectionType`.
const PREFERRED: i64 = 0;
const UNCLEAN: i64 = 1;
/// The first version of ElectLeaders with an election type and an error of its own.
const ELECTION_HAS_TYPE: i16 = 1;

/// ListPartitionReassignments: with one broker nothing is ever under way.
pub(super) fn list_reassignments() -> Value {
    Value::object(no_error())
}

impl Broker {
    /// Elects the leaders asked for; asked for all, it tells only of those that moved or could not.
    pub(super) fn elect_leaders(&mut self, call: &Call) -> Value {
        let mut asked: Vec<(String, Vec<i64>)> = Vec::new();
        let for_all = call.body.member("topicPartitions") == Some(&Value::Null);
        for topic in call.body.list("topicPartitions") {
            let numbers = topic.list("partitions").iter().filter_map(as_int);
            asked.push((topic.text("topic").unwrap_or_default().to_owned(), numbers.collect()));
        }
        if for_all {
            let all = |topic: &TopicImage| (0..i64::from(topic.partition_count())).collect();
            asked = self.image.topics().map(|topic| (topic.name.to_string(), all(topic))).collect();
        }
        let election = call.body.int("electionType");
        let mut records = Vec::new();
        let mut topics = Vec::new();
        for (topic, numbers) in asked {
            let mut results = Vec::new();
            for number in numbers {
                let outcome = self.elect(election, &topic, number, &mut records);
                let result = match outcome {
                    Err(error) if for_all && error.code == ErrorCode::ElectionNotNeeded => continue,
                    outcome => result(outcome),
                };
                results.push(with(result, vec![("partitionId", number.into())]));
            }
            if !results.is_empty() {
                topics.push(Value::object(vec![
                    ("topic", topic.into()),
                    ("partitionResult", Value::Array(results)),
                ]));
            }
        }
        if !records.is_empty() {
            self.commit(call.now, records, false);
        }
        let mut answer = vec![("replicaElectionResults", Value::Array(topics))];
        if call.version >= ELECTION_HAS_TYPE && !matches!(election, PREFERRED | UNCLEAN) {
            answer.push(("errorCode", ErrorCode::InvalidRequest.code().into()));
        }
        Value::object(answer)
    }

    /// ReplicationControlManager.electLeader.
    fn elect(
        &self,
        election: i64,
        topic: &str,
        number: i64,
        records: &mut Vec<MetadataRecord>,
    ) -> Result<(), ApiError> {
        if !matches!(election, PREFERRED | UNCLEAN) {
            let words = format!("Unknown election type {election}");
            return Err(ApiError::new(ErrorCode::InvalidRequest, words));
        }
        let unknown = ErrorCode::UnknownTopicOrPartition;
        let Some(image) = self.image.topic(topic) else {
            return Err(ApiError::new(unknown, format!("No such topic as {topic}")));
        };
        let partition = i32::try_from(number).ok().and_then(|number| image.partition(number));
        let Some(partition) = partition else {
            return Err(ApiError::new(unknown, format!("No such partition as {topic}-{number}")));
        };
        let preferred = partition.replicas.first().copied().unwrap_or(-1);
        let is_needed = match election {
            PREFERRED => partition.leader != preferred,
            _ => partition.leader == -1,
        };
        if !is_needed {
            return Err(ApiError::plain(ErrorCode::ElectionNotNeeded));
        }
        let Some(leader) = self.electable(election, partition) else {
            return Err(ApiError::plain(match election {
                PREFERRED => ErrorCode::PreferredLeaderNotAvailable,
                _ => ErrorCode::EligibleLeadersNotAvailable,
            }));
        };
        let (topic_id, partition_id) = (image.id, number as i32);
        records.push(MetadataRecord::PartitionChange { topic_id, partition_id, leader });
        Ok(())
    }

    fn electable(&self, election: i64, partition: &PartitionImage) -> Option<i32> {
        let alive = |id: &&i32| self.image.brokers.get(id).is_some_and(|broker| !broker.fenced);
        match election {
            PREFERRED => {
                partition.replicas.first().filter(alive).filter(|id| partition.isr.contains(id))
            }
            _ => partition.replicas.iter().find(alive),
        }
        .copied()
    }

    /// Puts partitions on other brokers. With one broker there are no others: what can be asked for
    /// is where they are, or an error.
    pub(super) fn alter_partition_reassignments(&self, call: &Call) -> Value {
        let topics = call.body.list("topics").iter().map(|topic| {
            let name = topic.text("name").unwrap_or_default();
            let partitions = topic.list("partitions").iter().map(|partition| {
                let number = partition.int("partitionIndex");
                let outcome = self.reassign(name, number, partition.member("replicas"));
                with(result(outcome), vec![("partitionIndex", number.into())])
            });
            let partitions = Value::Array(partitions.collect());
            Value::object(vec![("name", name.into()), ("partitions", partitions)])
        });
        let mut answer = no_error();
        answer.push(("responses", Value::Array(topics.collect())));
        if call.version >= 1 {
            let allow = call.body.flag("allowReplicationFactorChange");
            answer.push(("allowReplicationFactorChange", Value::Bool(allow)));
        }
        Value::object(answer)
    }

    fn reassign(&self, topic: &str, number: i64, to: Option<&Value>) -> Result<(), ApiError> {
        let unknown = ErrorCode::UnknownTopicOrPartition;
        let Some(image) = self.image.topic(topic) else {
            return Err(ApiError::new(unknown, format!("Unable to find a topic named {topic}.")));
        };
        let partition = i32::try_from(number).ok().and_then(|number| image.partition(number));
        let Some(partition) = partition else {
            let words = format!("Unable to find partition {topic}:{number}.");
            return Err(ApiError::new(unknown, words));
        };
        let Some(Value::Array(to)) = to else {
            let code = ErrorCode::NoReassignmentInProgress;
            return Err(ApiError { code, message: None });
        };
        let to: Vec<i32> = to.iter().filter_map(as_int).map(|id| id as i32).collect();
        check_assignment(&self.image, number as i32, &to, None)?;
        if to == partition.replicas {
            return Ok(());
        }
        let words = "Partitions move between brokers only when there are several.";
        Err(ApiError::new(ErrorCode::InvalidReplicaAssignment, words))
    }
}

fn result(outcome: Result<(), ApiError>) -> Vec<(&'static str, Value)> {
    match outcome {
        Ok(()) => no_error(),
        Err(ApiError { code, message: None }) => error(code, Value::Null),
        Err(ApiError { code, message: Some(words) }) => error(code, words.as_str()),
    }
}

fn as_int(value: &Value) -> Option<i64> {
    match value {
        Value::Int(number) => Some(*number),
        _ => None,
    }
}
