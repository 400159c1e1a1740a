//! ElectLeaders (KIP-183, KIP-460), AlterPartitionReassignments and ListPartitionReassignments
//! (KIP-455).

use protocol::era::Era;
use protocol::tree::Value;
use protocol::{ErrorCode, SortedSet, Str};

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

impl Broker {
    /// With one broker nothing is ever under way.
    pub(super) fn list_partition_reassignments(&self) -> Value {
        Value::object(self.nothing_wrong())
    }

    /// No error; 2.5.1 says so with an empty message.
    fn nothing_wrong(&self) -> Vec<(&'static str, Value)> {
        match self.config.era {
            Era::Kafka4 => no_error(),
            Era::Kafka25 => error(ErrorCode::None, ""),
        }
    }

    fn unknown_partition(&self, words: String) -> ApiError {
        ApiError::new(
            ErrorCode::UnknownTopicOrPartition,
            match self.config.era {
                Era::Kafka4 => words,
                Era::Kafka25 => "The partition does not exist.".to_owned(),
            },
        )
    }

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
            answer.push(("errorCode", self.unknown_election(election).code.code().into()));
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
            return Err(self.unknown_election(election));
        }
        let Some(image) = self.image.topic(topic) else {
            return Err(self.unknown_partition(format!("No such topic as {topic}")));
        };
        let partition = i32::try_from(number).ok().and_then(|number| image.partition(number));
        let Some(partition) = partition else {
            return Err(self.unknown_partition(format!("No such partition as {topic}-{number}")));
        };
        let preferred = partition.replicas.first().copied().unwrap_or(-1);
        let is_needed = match election {
            PREFERRED => partition.leader != preferred,
            _ => partition.leader == -1,
        };
        if !is_needed {
            let words = ErrorCode::ElectionNotNeeded.message();
            return Err(ApiError::new(
                ErrorCode::ElectionNotNeeded,
                match self.config.era {
                    Era::Kafka4 => words,
                    Era::Kafka25 => words.trim_end_matches('.'),
                },
            ));
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

    fn unknown_election(&self, election: i64) -> ApiError {
        match self.config.era {
            Era::Kafka4 => ApiError::new(
                ErrorCode::InvalidRequest,
                format!("Unknown election type {election}"),
            ),
            Era::Kafka25 => ApiError::new(
                ErrorCode::UnknownServerError,
                format!("Value {election} must be one of [PREFERRED, UNCLEAN]"),
            ),
        }
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
        let mut answer = self.nothing_wrong();
        answer.push(("responses", Value::Array(topics.collect())));
        if call.version >= 1 {
            let allow = call.body.flag("allowReplicationFactorChange");
            answer.push(("allowReplicationFactorChange", Value::Bool(allow)));
        }
        Value::object(answer)
    }

    fn reassign(&self, topic: &str, number: i64, to: Option<&Value>) -> Result<(), ApiError> {
        let Some(image) = self.image.topic(topic) else {
            let words = format!("Unable to find a topic named {topic}.");
            return Err(self.unknown_partition(words));
        };
        let partition = i32::try_from(number).ok().and_then(|number| image.partition(number));
        let Some(partition) = partition else {
            let words = format!("Unable to find partition {topic}:{number}.");
            return Err(self.unknown_partition(words));
        };
        let Some(Value::Array(to)) = to else {
            let code = ErrorCode::NoReassignmentInProgress;
            let message = match self.config.era {
                Era::Kafka4 => None,
                Era::Kafka25 => Some(Str::from_static(code.message())),
            };
            return Err(ApiError { code, message });
        };
        let to: Vec<i32> = to.iter().filter_map(as_int).map(|id| id as i32).collect();
        match self.config.era {
            Era::Kafka4 => drop(check_assignment(&self.image, number as i32, &to, None)?),
            Era::Kafka25 => self.check_target(&to)?,
        }
        if to == partition.replicas {
            return Ok(());
        }
        let words = "Partitions move between brokers only when there are several.";
        Err(ApiError::new(ErrorCode::InvalidReplicaAssignment, words))
    }
}

impl Broker {
    /// What KafkaController of 2.5.1 minds about a list of replicas.
    fn check_target(&self, to: &[i32]) -> Result<(), ApiError> {
        let refuse = |words: String| Err(ApiError::new(ErrorCode::InvalidReplicaAssignment, words));
        let shown = |ids: &[i32]| {
            let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
            ids.join(", ")
        };
        if to.is_empty() {
            return refuse("Empty replica list specified in partition reassignment.".to_owned());
        }
        let unique: SortedSet<i32> = to.iter().copied().collect();
        if unique.len() != to.len() {
            return refuse(format!(
                "Duplicate replica ids in partition reassignment replica list: ArrayBuffer({})",
                shown(to)
            ));
        }
        if to.iter().any(|id| *id < 0) {
            return refuse(format!(
                "Invalid broker id in replica list: ArrayBuffer({})",
                shown(to)
            ));
        }
        let alive: Vec<i32> = self.image.alive_brokers().map(|broker| broker.id).collect();
        let dead: Vec<i32> = to.iter().copied().filter(|id| !alive.contains(id)).collect();
        if dead.is_empty() {
            return Ok(());
        }
        refuse(format!(
            "Replica assignment has brokers that are not alive. Replica list: ArrayBuffer({}), \
             live broker list: Set({})",
            shown(&dead),
            shown(&alive)
        ))
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
