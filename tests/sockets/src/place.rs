//! Where the stories happen: Apache Kafka 4.3.1, Apache Kafka 2.5.1, our own server.

use std::fs;
use std::io::Write as _;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use protocol::era::Era;
use server::Server;
use server::config::{Settings, configure};
use xtask::kafka::{self, Cluster, Options, Setup, Version};
use xtask::shell;

use crate::Story;
use crate::clients::{Administering, Consuming};
use crate::members::Make;

/// The first port looked at; each broker takes two.
const FIRST_PORT: u16 = 24_000;

/// Settings of a broker one tests with: groups do not wait for company, and the dead are missed
/// soon.
const SETTINGS: [&str; 2] =
    ["group.initial.rebalance.delay.ms=0", "group.min.session.timeout.ms=2000"];

/// Who serves.
#[derive(Debug)]
enum Host {
    Kafka(Cluster),
    Ours { _server: Server },
}

/// A broker, and everything needed at it. It ends with this value.
#[derive(Debug)]
pub struct Place {
    name: &'static str,
    era: Era,
    bootstrap: String,
    /// The release of the Java programs used here.
    release: Version,
    host: Host,
    /// Our own member program.
    member: PathBuf,
}

impl Place {
    /// Starts Apache Kafka.
    ///
    /// # Errors
    /// Kafka's last words.
    pub fn kafka(release: Version, member: &Path) -> Story<Self> {
        let settings = SETTINGS.map(str::to_owned).to_vec();
        let mut last = String::new();
        for port in (FIRST_PORT..FIRST_PORT + 200).step_by(10) {
            // Left by a run that was cut off.
            if let Ok(old) = Cluster::at(port) {
                old.down()?;
            }
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                continue;
            }
            let mut settings = settings.clone();
            if release == Version::V2_5_1 {
                // A killed broker may come back that soon.
                settings.push("zookeeper.session.timeout.ms=4000".to_owned());
            }
            let setup = Setup::default();
            let options = Options { version: release, port, setup, settings };
            match Cluster::up(&options) {
                Ok(cluster) => {
                    let (name, era) = match release {
                        Version::V4_3_1 => ("Kafka 4.3.1", Era::Kafka4),
                        Version::V2_5_1 => ("Kafka 2.5.1", Era::Kafka25),
                    };
                    let bootstrap = cluster.bootstrap();
                    let (host, member) = (Host::Kafka(cluster), member.to_owned());
                    return Ok(Self { name, era, bootstrap, release, host, member });
                }
                Err(error) if error.contains("in use") => last = error,
                Err(error) => return Err(error),
            }
        }
        Err(last)
    }

    /// Starts our own server, in this process.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn ours(era: Era, member: &Path) -> Story<Self> {
        let entries = SETTINGS.iter().filter_map(|setting| setting.split_once('='));
        let entries = entries.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let settings = Settings { place: "the stories".into(), entries };
        let (mut options, _) = configure(era, &[settings])?;
        options.port = 0;
        let server = Server::start(options).map_err(|error| error.to_string())?;
        let (name, release) = match era {
            Era::Kafka4 => ("our server, era 4", Version::V4_3_1),
            Era::Kafka25 => ("our server, era 2.5", Version::V2_5_1),
        };
        let (bootstrap, host) = (server.bootstrap(), Host::Ours { _server: server });
        Ok(Self { name, era, bootstrap, release, host, member: member.to_owned() })
    }

    /// Its name in messages.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The era our clients are of here.
    pub const fn era(&self) -> Era {
        self.era
    }

    /// The address for bootstrap.servers.
    pub fn bootstrap(&self) -> &str {
        &self.bootstrap
    }

    /// Apache Kafka, where it is that.
    pub const fn cluster(&self) -> Option<&Cluster> {
        match &self.host {
            Host::Kafka(cluster) => Some(cluster),
            Host::Ours { .. } => None,
        }
    }

    /// An admin client here.
    ///
    /// # Errors
    /// Configs Kafka refuses.
    pub fn admin(&self) -> Story<Administering> {
        Administering::start(&self.bootstrap, self.era)
    }

    /// Creates a topic and waits until it can be used.
    ///
    /// # Errors
    /// Kafka's words.
    pub fn topic(&self, name: &str, partitions: i32) -> Story {
        self.admin()?.create_topic(name, partitions)?;
        self.await_leaders(name, partitions)
    }

    /// Waits until the broker leads every partition. A KRaft broker tells clients of a new topic
    /// before it does, and the batches an idempotent producer sends in between, Java's as well as
    /// ours, may fail for good (see FINDINGS.md).
    ///
    /// # Errors
    /// Not within twenty seconds.
    pub fn await_leaders(&self, topic: &str, partitions: i32) -> Story {
        let configs = [("auto.offset.reset", "earliest"), ("allow.auto.create.topics", "false")];
        let mut consumer = Consuming::start(&self.bootstrap, self.era, &configs)?;
        let all: Vec<i32> = (0..partitions).collect();
        consumer.assign(topic, &all)?;
        consumer.poll_until(Duration::from_secs(20), "leaders", |consumer| {
            all.iter().all(|it| consumer.position(&(topic.to_owned(), *it)).is_some())
        })?;
        Ok(())
    }

    /// What `kafka-consumer-groups.sh --describe` prints of a group.
    ///
    /// # Errors
    /// It fails.
    pub fn describe_group(&self, group: &str) -> Story<Vec<GroupRow>> {
        let class = match self.release {
            Version::V4_3_1 => "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
            Version::V2_5_1 => "kafka.admin.ConsumerGroupCommand",
        };
        let mut tool = kafka::java(self.release, class)?;
        tool.args(["--bootstrap-server", &self.bootstrap, "--describe", "--group", group]);
        let output = tool.output().map_err(|error| format!("java: {error}"))?;
        let text = String::from_utf8_lossy(&output.stdout);
        let rows: Vec<GroupRow> = text.lines().filter_map(GroupRow::parse).collect();
        if rows.is_empty() {
            return Err(format!(
                "consumer-groups: {text}{}",
                String::from_utf8_lossy(&output.stderr)
            ));
        }
        Ok(rows)
    }

    /// Sends lines with Kafka's own console producer.
    ///
    /// # Errors
    /// It fails.
    pub fn produce_with_java(&self, topic: &str, codec: &str, lines: &str) -> Story {
        let class = match self.release {
            Version::V4_3_1 => "org.apache.kafka.tools.ConsoleProducer",
            Version::V2_5_1 => "kafka.tools.ConsoleProducer",
        };
        let mut tool = kafka::java(self.release, class)?;
        tool.args(["--bootstrap-server", &self.bootstrap, "--topic", topic]);
        tool.args(["--compression-codec", codec]);
        tool.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = tool.spawn().map_err(|error| format!("java: {error}"))?;
        if let Some(mut input) = child.stdin.take() {
            input.write_all(lines.as_bytes()).map_err(|error| error.to_string())?;
        }
        let output = child.wait_with_output().map_err(|error| error.to_string())?;
        let words = String::from_utf8_lossy(&output.stderr);
        if output.status.success() && !words.contains("ERROR") {
            Ok(())
        } else {
            Err(format!("console-producer: {words}"))
        }
    }

    /// The program of a member, for its arguments to be added.
    ///
    /// # Errors
    /// What is missing.
    pub fn member(&self, make: Make) -> Story<Command> {
        // What a program needs is made once, whoever comes first.
        static TURN: Mutex<()> = Mutex::new(());
        let _turn = TURN.lock();
        match make {
            Make::Ours => {
                let mut command = Command::new(&self.member);
                command.env("MEMBER_ERA", if self.era == Era::Kafka25 { "2.5" } else { "4" });
                Ok(command)
            }
            Make::Java => java_member(self.release),
            Make::Librdkafka => librdkafka_member(),
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(cluster) = self.cluster() {
            let _ = cluster.down();
        }
    }
}

/// One line of `kafka-consumer-groups.sh --describe`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRow {
    /// PARTITION.
    pub partition: i32,
    /// CURRENT-OFFSET; none is `None`.
    pub committed: Option<i64>,
    /// LOG-END-OFFSET.
    pub end: i64,
    /// LAG.
    pub lag: Option<i64>,
    /// CONSUMER-ID, `-` for none.
    pub consumer: String,
}

impl GroupRow {
    fn parse(line: &str) -> Option<Self> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [_, _, partition, committed, end, lag, rest @ ..] = &words[..] else { return None };
        Some(Self {
            partition: partition.parse().ok()?,
            committed: committed.parse().ok(),
            end: end.parse().ok()?,
            lag: lag.parse().ok(),
            consumer: (*rest.first()?).to_owned(),
        })
    }
}

fn programs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")
}

/// The Java member, compiled when its source is newer.
fn java_member(release: Version) -> Story<Command> {
    let source = programs().join("Member.java");
    let classes = shell::root().join(".tools/sockets").join(release.name());
    let modified = |file: &Path| fs::metadata(file).and_then(|data| data.modified()).ok();
    let jars = kafka::class_path(release)?;
    if modified(&classes.join("Member.class")) < modified(&source) {
        let mut javac = Command::new("javac");
        javac.args(["-nowarn", "-cp", &jars, "-d"]).arg(&classes).arg(&source);
        let output = javac.output().map_err(|error| {
            format!("javac: {error} (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless)")
        })?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
    }
    kafka::java_with(release, &classes, "Member")
}

/// The Python member, where `cargo xtask` has installed librdkafka.
fn librdkafka_member() -> Story<Command> {
    let named = std::env::var_os("CLIENTS_PYTHON").map(PathBuf::from);
    let python = named.unwrap_or_else(|| shell::root().join(".tools/clients/python/bin/python"));
    if !python.exists() {
        return Err("no librdkafka: `cargo xtask test sockets` installs it where there is Python \
                    (Debian, Ubuntu: apt-get install python3-venv)"
            .into());
    }
    let mut command = Command::new(python);
    command.arg(programs().join("member.py"));
    Ok(command)
}

/// Is everything there that members of other makes need?
///
/// # Errors
/// What is missing and how to install it.
pub fn members_available() -> Story {
    kafka::is_available()?;
    if Command::new("javac").arg("-version").output().is_err() {
        return Err("no javac (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless)".into());
    }
    librdkafka_member().map(|_| ())
}
