//! What a command may say whatever the world looks like. Everything Kafka has an opinion on (topic
//! names, partition counts, configs, record sizes) passes through to Kafka; here stand only the
//! limits of the playground itself, so that no number or name can choke a browser tab.

use protocol::time::Duration;

use super::{Command, CommandError};

/// Longest name of a producer or consumer, in characters.
pub const NAME_LIMIT: usize = 100;
/// Longest one-way latency and longest jitter.
pub const LATENCY_LIMIT: Duration = Duration::from_secs(60);
/// Longest processing time per record.
pub const PROCESSING_LIMIT: Duration = Duration::from_secs(3_600);
/// Highest rate of one producer, in records per 1000 s: 10,000 records/s.
pub const RATE_LIMIT: u64 = 10_000_000;
/// Largest value a command may carry or ask for, in bytes; Kafka's own limit is far below.
pub const VALUE_LIMIT: usize = 4 * 1024 * 1024;
/// Most bytes of one write to a connection from outside; a program writes again for more.
pub const WRITE_LIMIT: usize = 1024 * 1024;
/// Most keys, topics, configs or headers of one command.
pub const LIST_LIMIT: usize = 1_000;
/// Longest of all other texts, in bytes.
pub const TEXT_LIMIT: usize = 64 * 1024;

impl Command {
    /// Checks the command by itself.
    ///
    /// # Errors
    /// `IllegalArgumentException` with the limit that is passed.
    pub fn check(&self) -> Result<(), CommandError> {
        match self {
            Self::StartProducer { producer, configs } => {
                name(producer)?;
                pairs(configs)
            }
            Self::Send { producer, topic, key, value, headers, .. } => {
                name(producer)?;
                text(topic)?;
                value_size(key.as_ref().map_or(0, String::len))?;
                value_size(value.as_ref().map_or(0, String::len))?;
                pairs(headers)
            }
            Self::ProduceAtRate { producer, topic, records_per_1000_s, keys, value_bytes } => {
                name(producer)?;
                text(topic)?;
                texts(keys)?;
                value_size(*value_bytes as usize)?;
                limit(*records_per_1000_s <= RATE_LIMIT, || {
                    format!("the rate must be at most {} records per second", RATE_LIMIT / 1_000)
                })
            }
            Self::StartConsumer { consumer, group, topics, partitions, configs } => {
                name(consumer)?;
                text(group.as_deref().unwrap_or(""))?;
                texts(topics)?;
                limit(partitions.len() <= LIST_LIMIT, too_many)?;
                limit(topics.is_empty() || partitions.is_empty(), || {
                    "Subscription to topics, partitions and pattern are mutually exclusive".into()
                })?;
                pairs(configs)
            }
            Self::SetProcessingTime { consumer, per_record } => {
                name(consumer)?;
                limit(*per_record <= PROCESSING_LIMIT, || {
                    format!("the processing time must be at most {PROCESSING_LIMIT}")
                })
            }
            Self::SetNetwork { latency, jitter, loss_per_mille } => {
                limit(*latency <= LATENCY_LIMIT && *jitter <= LATENCY_LIMIT, || {
                    format!("latency and jitter must be at most {LATENCY_LIMIT} each")
                })?;
                limit(*loss_per_mille <= 1_000, || "loss must be at most 1000 of 1000".into())
            }
            Self::CreateTopic { topic, configs, .. } => {
                text(topic)?;
                pairs(configs)
            }
            Self::DeleteTopic { topic } | Self::AddPartitions { topic, .. } => text(topic),
            Self::DeleteGroup { group } => text(group),
            Self::Seek { consumer, topic, .. } => {
                name(consumer)?;
                text(topic)
            }
            Self::StopPolling { consumer: given }
            | Self::ResumePolling { consumer: given }
            | Self::Commit { consumer: given, .. }
            | Self::Close { process: given }
            | Self::Kill { process: given }
            | Self::CutOff { node: given }
            | Self::Reconnect { node: given } => name(given),
            Self::Connect { .. } | Self::WriteBytes { .. } | Self::Disconnect { .. } => {
                self.check_connection()
            }
            Self::StopBroker { .. } | Self::KillBroker { .. } | Self::StartBroker { .. } => Ok(()),
        }
    }

    fn check_connection(&self) -> Result<(), CommandError> {
        match self {
            Self::Connect { client_host, .. } => text(client_host)?,
            Self::WriteBytes { bytes, .. } => limit(bytes.len() <= WRITE_LIMIT, || {
                format!("a write must have at most {WRITE_LIMIT} bytes")
            })?,
            _ => {}
        }
        self.connection().map_or(Ok(()), name)
    }
}

fn limit(holds: bool, message: impl FnOnce() -> String) -> Result<(), CommandError> {
    if holds { Ok(()) } else { Err(CommandError::malformed(message())) }
}

fn too_many() -> String {
    format!("a list must have at most {LIST_LIMIT} entries")
}

fn name(name: &str) -> Result<(), CommandError> {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    limit((1..=NAME_LIMIT).contains(&name.len()) && name.bytes().all(legal), || {
        format!(
            "a name must have 1 to {NAME_LIMIT} characters, ASCII alphanumerics, '.', '_' and '-'"
        )
    })
}

fn text(text: &str) -> Result<(), CommandError> {
    limit(text.len() <= TEXT_LIMIT, || format!("a text must have at most {TEXT_LIMIT} bytes"))
}

fn texts(texts: &[String]) -> Result<(), CommandError> {
    limit(texts.len() <= LIST_LIMIT, too_many)?;
    texts.iter().try_for_each(|each| text(each))
}

fn pairs(pairs: &[(String, String)]) -> Result<(), CommandError> {
    limit(pairs.len() <= LIST_LIMIT, too_many)?;
    pairs.iter().try_for_each(|(key, value)| text(key).and_then(|()| text(value)))
}

fn value_size(bytes: usize) -> Result<(), CommandError> {
    limit(bytes <= VALUE_LIMIT, || format!("a key or value must have at most {VALUE_LIMIT} bytes"))
}
