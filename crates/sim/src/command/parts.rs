//! Commands as a verb and named arguments: the neutral form that scripts, links and the text form
//! share, so that nothing in here needs to know JSON.

use protocol::{SortedMap, base64, time::Duration};

use super::{Command, CommandError, CommitMode, SeekTarget};

/// Where a program outside connects from when nothing else is said.
const LOCALHOST: &str = "127.0.0.1";

/// A command taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The verb, such as `create-topic`.
    pub verb: String,
    /// Named arguments in the order they are written; what is at its default is left out.
    pub arguments: Vec<(String, Argument)>,
}

/// The value of one argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// A text; also numbers with decimals, such as `0.5`.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Several texts.
    List(Vec<String>),
}

impl Command {
    /// Takes the command apart; [`Command::from_parts`] puts it together again unchanged.
    pub fn to_parts(&self) -> Parts {
        let mut parts = Writer::new(self.verb());
        match self {
            Self::CreateTopic { topic, partitions, replication_factor, configs } => {
                parts.text("topic", topic);
                parts.number_if("partitions", partitions.map(i64::from));
                parts.number_if("replication-factor", replication_factor.map(i64::from));
                parts.pairs("configs", configs);
            }
            Self::DeleteTopic { topic } => parts.text("topic", topic),
            Self::AddPartitions { topic, partitions } => {
                parts.text("topic", topic);
                parts.number("partitions", i64::from(*partitions));
            }
            Self::DeleteGroup { group } => parts.text("group", group),
            Self::StartProducer { .. }
            | Self::Send { .. }
            | Self::ProduceAtRate { .. }
            | Self::StartConsumer { .. } => self.client_parts(&mut parts),
            Self::Connect { .. } | Self::WriteBytes { .. } | Self::Disconnect { .. } => {
                self.connection_parts(&mut parts);
            }
            Self::SetProcessingTime { consumer, per_record } => {
                parts.text("consumer", consumer);
                parts.thousandths("per-record-ms", per_record.as_micros());
            }
            Self::StopPolling { consumer } | Self::ResumePolling { consumer } => {
                parts.text("consumer", consumer);
            }
            Self::Commit { consumer, mode } => {
                parts.text("consumer", consumer);
                parts.text("mode", if *mode == CommitMode::Sync { "sync" } else { "async" });
            }
            Self::Seek { consumer, topic, partition, to } => {
                parts.text("consumer", consumer);
                parts.text("topic", topic);
                parts.number("partition", i64::from(*partition));
                match to {
                    SeekTarget::Offset(offset) => parts.number("to", *offset),
                    SeekTarget::Beginning => parts.text("to", "beginning"),
                    SeekTarget::End => parts.text("to", "end"),
                }
            }
            Self::Close { process } | Self::Kill { process } => parts.text("process", process),
            Self::StopBroker { broker }
            | Self::KillBroker { broker }
            | Self::StartBroker { broker } => parts.number("broker", i64::from(*broker)),
            Self::SetNetwork { latency, jitter, loss_per_mille } => {
                parts.thousandths("latency-ms", latency.as_micros());
                parts.thousandths("jitter-ms", jitter.as_micros());
                parts.number("loss-per-mille", i64::from(*loss_per_mille));
            }
            Self::CutOff { node } | Self::Reconnect { node } => parts.text("node", node),
        }
        parts.done()
    }

    /// Puts a command together. `_` and `-` are the same in verbs and names, a list may be given as
    /// one text, `topics` also as `topic`.
    ///
    /// # Errors
    /// An unknown verb, a missing, unknown or unreadable argument.
    pub fn from_parts(parts: &Parts) -> Result<Self, CommandError> {
        let mut given = Reader::new(parts)?;
        let command = given.command()?;
        given.nothing_left()?;
        Ok(command)
    }

    /// The verb of the text form.
    pub const fn verb(&self) -> &'static str {
        match self {
            Self::CreateTopic { .. } => "create-topic",
            Self::DeleteTopic { .. } => "delete-topic",
            Self::AddPartitions { .. } => "add-partitions",
            Self::DeleteGroup { .. } => "delete-group",
            Self::StartProducer { .. } => "start-producer",
            Self::Send { .. } => "send",
            Self::ProduceAtRate { .. } => "produce-at-rate",
            Self::StartConsumer { .. } => "start-consumer",
            Self::SetProcessingTime { .. } => "set-processing-time",
            Self::StopPolling { .. } => "stop-polling",
            Self::ResumePolling { .. } => "resume-polling",
            Self::Commit { .. } => "commit",
            Self::Seek { .. } => "seek",
            Self::Close { .. } => "close",
            Self::Kill { .. } => "kill",
            Self::StopBroker { .. } => "stop-broker",
            Self::KillBroker { .. } => "kill-broker",
            Self::StartBroker { .. } => "start-broker",
            Self::SetNetwork { .. } => "set-network",
            Self::CutOff { .. } => "cut-off",
            Self::Reconnect { .. } => "reconnect",
            Self::Connect { .. } => "connect",
            Self::WriteBytes { .. } => "write-bytes",
            Self::Disconnect { .. } => "disconnect",
        }
    }

    fn connection_parts(&self, parts: &mut Writer) {
        match self {
            Self::Connect { connection, broker, client_host } => {
                parts.text("connection", connection);
                parts.number("broker", i64::from(*broker));
                parts.text("client-host", client_host);
            }
            Self::WriteBytes { connection, bytes } => {
                parts.text("connection", connection);
                parts.text("bytes", &base64::encode(bytes, base64::STANDARD));
            }
            Self::Disconnect { connection } => parts.text("connection", connection),
            _ => {}
        }
    }

    fn client_parts(&self, parts: &mut Writer) {
        match self {
            Self::StartProducer { producer, configs } => {
                parts.text("producer", producer);
                parts.pairs("configs", configs);
            }
            Self::Send { producer, topic, partition, key, value, headers } => {
                parts.text("producer", producer);
                parts.text("topic", topic);
                parts.number_if("partition", partition.map(i64::from));
                parts.text_if("key", key.as_deref());
                parts.text_if("value", value.as_deref());
                parts.pairs("headers", headers);
            }
            Self::ProduceAtRate { producer, topic, records_per_1000_s, keys, value_bytes } => {
                parts.text("producer", producer);
                parts.text("topic", topic);
                parts.thousandths("rate", *records_per_1000_s);
                parts.list("keys", keys.clone());
                parts.number("value-bytes", i64::from(*value_bytes));
            }
            Self::StartConsumer { consumer, group, topics, partitions, configs } => {
                parts.text("consumer", consumer);
                parts.text_if("group", group.as_deref());
                parts.list("topics", topics.clone());
                let pairs = partitions.iter().map(|(topic, number)| format!("{topic}:{number}"));
                parts.list("partitions", pairs.collect());
                parts.pairs("configs", configs);
            }
            _ => {}
        }
    }
}

/// Collects arguments.
struct Writer {
    parts: Parts,
}

impl Writer {
    fn new(verb: &str) -> Self {
        Self { parts: Parts { verb: verb.into(), arguments: Vec::new() } }
    }

    fn done(self) -> Parts {
        self.parts
    }

    fn put(&mut self, name: &str, value: Argument) {
        self.parts.arguments.push((name.into(), value));
    }

    fn text(&mut self, name: &str, value: &str) {
        self.put(name, Argument::Text(value.into()));
    }

    fn text_if(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(name, value);
        }
    }

    fn number(&mut self, name: &str, value: i64) {
        self.put(name, Argument::Number(value));
    }

    fn number_if(&mut self, name: &str, value: Option<i64>) {
        if let Some(value) = value {
            self.number(name, value);
        }
    }

    /// A number known in thousandths: `2` for 2,000, `0.5` for 500.
    fn thousandths(&mut self, name: &str, value: u64) {
        let (whole, rest) = (value / 1_000, value % 1_000);
        match i64::try_from(whole) {
            Ok(whole) if rest == 0 => self.number(name, whole),
            _ => {
                let digits = format!("{whole}.{rest:03}");
                self.text(name, digits.trim_end_matches('0'));
            }
        }
    }

    fn list(&mut self, name: &str, values: Vec<String>) {
        if !values.is_empty() {
            self.put(name, Argument::List(values));
        }
    }

    fn pairs(&mut self, name: &str, pairs: &[(String, String)]) {
        let join = |(key, value): &(String, String)| format!("{}={value}", escape_key(key));
        self.list(name, pairs.iter().map(join).collect());
    }
}

/// Hands out arguments and knows which are left.
struct Reader {
    verb: String,
    arguments: SortedMap<String, Argument>,
}

impl Reader {
    fn new(parts: &Parts) -> Result<Self, CommandError> {
        let verb = parts.verb.replace('_', "-");
        let mut arguments = SortedMap::new();
        for (name, value) in &parts.arguments {
            let name = name.replace('_', "-");
            if arguments.insert(name.clone(), value.clone()).is_some() {
                return Err(CommandError::malformed(format!("{verb}: {name} is given twice")));
            }
        }
        Ok(Self { verb, arguments })
    }

    fn nothing_left(&self) -> Result<(), CommandError> {
        match self.arguments.keys().next() {
            None => Ok(()),
            Some(name) => {
                Err(CommandError::malformed(format!("{}: no argument is called {name}", self.verb)))
            }
        }
    }

    fn command(&mut self) -> Result<Command, CommandError> {
        let verb = self.verb.clone();
        Ok(match verb.as_str() {
            "create-topic" => Command::CreateTopic {
                topic: self.text("topic")?,
                partitions: self.number_if("partitions")?,
                replication_factor: self.number_if("replication-factor")?,
                configs: self.pairs("configs")?,
            },
            "delete-topic" => Command::DeleteTopic { topic: self.text("topic")? },
            "add-partitions" => Command::AddPartitions {
                topic: self.text("topic")?,
                partitions: self.number("partitions")?,
            },
            "delete-group" => Command::DeleteGroup { group: self.text("group")? },
            "set-processing-time" => Command::SetProcessingTime {
                consumer: self.text("consumer")?,
                per_record: Duration::from_micros(self.thousandths("per-record-ms")?),
            },
            "stop-polling" => Command::StopPolling { consumer: self.text("consumer")? },
            "resume-polling" => Command::ResumePolling { consumer: self.text("consumer")? },
            "commit" => self.commit()?,
            "seek" => self.seek()?,
            "close" => Command::Close { process: self.text("process")? },
            "kill" => Command::Kill { process: self.text("process")? },
            "stop-broker" => Command::StopBroker { broker: self.number("broker")? },
            "kill-broker" => Command::KillBroker { broker: self.number("broker")? },
            "start-broker" => Command::StartBroker { broker: self.number("broker")? },
            "set-network" => Command::SetNetwork {
                latency: Duration::from_micros(self.thousandths("latency-ms")?),
                jitter: Duration::from_micros(self.thousandths("jitter-ms")?),
                loss_per_mille: self.number("loss-per-mille")?,
            },
            "cut-off" => Command::CutOff { node: self.text("node")? },
            "reconnect" => Command::Reconnect { node: self.text("node")? },
            "connect" => Command::Connect {
                connection: self.text("connection")?,
                broker: self.number_if("broker")?.unwrap_or(1),
                client_host: self.text_if("client-host")?.unwrap_or_else(|| LOCALHOST.into()),
            },
            "write-bytes" => self.write_bytes()?,
            "disconnect" => Command::Disconnect { connection: self.text("connection")? },
            _ => self.client_command()?,
        })
    }

    fn client_command(&mut self) -> Result<Command, CommandError> {
        let verb = self.verb.clone();
        Ok(match verb.as_str() {
            "start-producer" => Command::StartProducer {
                producer: self.text("producer")?,
                configs: self.pairs("configs")?,
            },
            "send" => Command::Send {
                producer: self.text("producer")?,
                topic: self.text("topic")?,
                partition: self.number_if("partition")?,
                key: self.text_if("key")?,
                value: self.text_if("value")?,
                headers: self.pairs("headers")?,
            },
            "produce-at-rate" => Command::ProduceAtRate {
                producer: self.text("producer")?,
                topic: self.text("topic")?,
                records_per_1000_s: self.thousandths("rate")?,
                keys: self.list("keys")?,
                value_bytes: self.number_if("value-bytes")?.unwrap_or(0),
            },
            "start-consumer" => Command::StartConsumer {
                consumer: self.text("consumer")?,
                group: self.text_if("group")?,
                topics: self.list("topics")?,
                partitions: self.topic_partitions()?,
                configs: self.pairs("configs")?,
            },
            _ => return Err(CommandError::malformed(format!("no command is called {verb}"))),
        })
    }

    fn commit(&mut self) -> Result<Command, CommandError> {
        let consumer = self.text("consumer")?;
        let mode = match self.text_if("mode")?.as_deref() {
            None | Some("sync") => CommitMode::Sync,
            Some("async") => CommitMode::Async,
            Some(_) => return Err(self.bad("mode", "sync or async")),
        };
        Ok(Command::Commit { consumer, mode })
    }

    fn seek(&mut self) -> Result<Command, CommandError> {
        let consumer = self.text("consumer")?;
        let topic = self.text("topic")?;
        let partition = self.number("partition")?;
        let to = match self.text("to")?.as_str() {
            "beginning" => SeekTarget::Beginning,
            "end" => SeekTarget::End,
            offset => SeekTarget::Offset(
                offset.parse().map_err(|_| self.bad("to", "an offset, beginning or end"))?,
            ),
        };
        Ok(Command::Seek { consumer, topic, partition, to })
    }

    fn write_bytes(&mut self) -> Result<Command, CommandError> {
        let connection = self.text("connection")?;
        let bytes = base64::decode(&self.text("bytes")?, base64::STANDARD);
        let bytes = bytes.ok_or_else(|| self.bad("bytes", "base64"))?.into();
        Ok(Command::WriteBytes { connection, bytes })
    }

    fn topic_partitions(&mut self) -> Result<Vec<(String, i32)>, CommandError> {
        let entries = self.list("partitions")?;
        let split = |entry: String| {
            let (topic, number) = entry.rsplit_once(':')?;
            Some((topic.to_owned(), number.parse().ok()?))
        };
        let found: Option<Vec<_>> = entries.into_iter().map(split).collect();
        found.ok_or_else(|| self.bad("partitions", "a list of topic:partition"))
    }

    fn bad(&self, name: &str, wanted: &str) -> CommandError {
        CommandError::malformed(format!("{}: {name} must be {wanted}", self.verb))
    }

    fn text_if(&mut self, name: &str) -> Result<Option<String>, CommandError> {
        match self.arguments.remove(name) {
            None => Ok(None),
            Some(Argument::Text(text)) => Ok(Some(text)),
            Some(Argument::Number(number)) => Ok(Some(number.to_string())),
            Some(Argument::List(_)) => Err(self.bad(name, "one text")),
        }
    }

    fn text(&mut self, name: &str) -> Result<String, CommandError> {
        let missing = CommandError::malformed(format!("{}: {name} is missing", self.verb));
        self.text_if(name)?.ok_or(missing)
    }

    fn number_if<N: TryFrom<i64>>(&mut self, name: &str) -> Result<Option<N>, CommandError> {
        let Some(text) = self.text_if(name)? else { return Ok(None) };
        let number = text.parse::<i64>().ok().and_then(|number| N::try_from(number).ok());
        number.map(Some).ok_or_else(|| self.bad(name, "a whole number in range"))
    }

    fn number<N: TryFrom<i64>>(&mut self, name: &str) -> Result<N, CommandError> {
        let missing = CommandError::malformed(format!("{}: {name} is missing", self.verb));
        self.number_if(name)?.ok_or(missing)
    }

    fn thousandths(&mut self, name: &str) -> Result<u64, CommandError> {
        let text = self.text(name)?;
        read_thousandths(&text)
            .ok_or_else(|| self.bad(name, "a number from 0, with at most three decimals"))
    }

    /// A list under its name or its singular.
    fn list(&mut self, name: &str) -> Result<Vec<String>, CommandError> {
        let singular = name.trim_end_matches('s');
        let found = self.arguments.remove(name).or_else(|| self.arguments.remove(singular));
        Ok(match found {
            None => Vec::new(),
            Some(Argument::Text(text)) => vec![text],
            Some(Argument::Number(number)) => vec![number.to_string()],
            Some(Argument::List(values)) => values,
        })
    }

    fn pairs(&mut self, name: &str) -> Result<Vec<(String, String)>, CommandError> {
        let entries = self.list(name)?;
        let pairs: Option<Vec<_>> = entries.iter().map(|entry| split_pair(entry)).collect();
        pairs.ok_or_else(|| self.bad(name, "a list of name=value"))
    }
}

fn escape_key(key: &str) -> String {
    key.replace('\\', "\\\\").replace('=', "\\=")
}

/// Splits at the first `=` that no backslash stands before.
fn split_pair(entry: &str) -> Option<(String, String)> {
    let mut key = String::new();
    let mut chars = entry.chars();
    while let Some(next) = chars.next() {
        match next {
            '\\' => key.push(chars.next()?),
            '=' => return Some((key, chars.as_str().to_owned())),
            other => key.push(other),
        }
    }
    None
}

fn read_thousandths(text: &str) -> Option<u64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || decimals.len() > 3 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let rest: u64 = format!("{decimals:0<3}").parse().ok()?;
    whole.parse::<u64>().ok()?.checked_mul(1_000)?.checked_add(rest)
}
