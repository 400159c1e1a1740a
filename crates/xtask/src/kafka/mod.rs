//! `cargo xtask kafka`: Apache Kafka itself on loopback, for everything that is held against it.
//!
//! Jars come from Maven Central by Maven into `.tools/kafka/VERSION`; one cluster of one broker
//! lives in `.tools/kafka/run/PORT`. 4.3.1 runs as broker and controller in one (KRaft), 2.5.1 with
//! a ZooKeeper of its own.

mod config;
mod jars;
mod process;

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

pub use jars::{Version, is_available};

use crate::shell::{self, Outcome};

const HELP: &str = "\
cargo xtask kafka up [--version 4.3.1|2.5.1] [--port P] [--config k=v]...   a broker on localhost:P
cargo xtask kafka up ... --setup recorded                  as it ran when tests/wire was recorded
cargo xtask kafka down|stop|kill|start|status [--port P]   down also deletes its data
cargo xtask kafka java [--version V] CLASS ARGS...         a class of Kafka's, with its jars
cargo xtask kafka classpath [--version V]                  those jars
P is 9092 unless given; up also takes P + 1. KAFKA_HEAP_OPTS is the broker's heap (-Xmx512m).";

/// The port when none is named: Kafka's.
const PORT: u16 = 9092;

/// 16 bytes in base64: clusters that never meet may share it.
const CLUSTER_ID: &str = "cGxheWdyb3VuZC1rYWZrYQ";

/// One broker of Apache Kafka: its folder tells all there is to know.
#[derive(Clone, Debug)]
pub struct Cluster {
    folder: PathBuf,
    version: Version,
    port: u16,
}

/// What `up` is asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The release.
    pub version: Version,
    /// The broker's port; the next one is the controller's or ZooKeeper's.
    pub port: u16,
    /// What server.properties says before `settings`.
    pub setup: Setup,
    /// Lines `key=value` for server.properties, after ours.
    pub settings: Vec<String>,
}

/// Two ways to set up a broker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setup {
    /// The lines of the file in Kafka's archive; 4.3.1 with a quorum that can grow.
    #[default]
    Shipped,
    /// Only what a single broker needs, every other config at its default, and a quorum that cannot
    /// grow: how 4.3.1 ran when `tests/wire` was recorded.
    Recorded,
}

impl Cluster {
    /// Starts a new broker, or what of an old one with the same options does not run, and waits
    /// until it serves.
    ///
    /// # Errors
    /// Java or Maven missing, a port in use, another cluster at that port, or Kafka's last words.
    pub fn up(options: &Options) -> Outcome<Self> {
        let cluster =
            Self { folder: folder(options.port), version: options.version, port: options.port };
        jars::fetch(options.version)?;
        let properties = config::server(&cluster, options.setup, &options.settings);
        let file = cluster.properties();
        if file.exists() {
            let same = fs::read_to_string(&file).is_ok_and(|there| there == properties);
            if !same {
                let place = cluster.folder.display();
                return Err(format!("another cluster is in {place}; first: kafka down"));
            }
            cluster.start()?;
            return Ok(cluster);
        }
        for port in [options.port, options.port + 1] {
            // A process that was just killed keeps its sockets for a moment.
            let is_taken = || TcpStream::connect(("127.0.0.1", port)).is_ok();
            let mut patience = 30;
            while is_taken() {
                if patience == 0 {
                    return Err(format!("port {port} is in use"));
                }
                patience -= 1;
                sleep(Duration::from_millis(100));
            }
        }
        let outcome = cluster.create(&properties).and_then(|()| cluster.start());
        if outcome.is_err() {
            let _ = cluster.down();
        }
        outcome.map(|()| cluster)
    }

    /// The cluster that `up` made at a port.
    ///
    /// # Errors
    /// There is none.
    pub fn at(port: u16) -> Outcome<Self> {
        let folder = folder(port);
        let text = fs::read_to_string(folder.join("version"))
            .map_err(|_| format!("no cluster at port {port}; first: cargo xtask kafka up"))?;
        Ok(Self { folder, version: Version::named(text.trim())?, port })
    }

    /// The address for bootstrap.servers.
    pub fn bootstrap(&self) -> String {
        format!("localhost:{}", self.port)
    }

    /// The release it is.
    pub const fn version(&self) -> Version {
        self.version
    }

    /// The process of the broker while it runs: whose memory a benchmark reads.
    pub fn broker_process(&self) -> Option<u32> {
        process::running(&self.folder, "broker")
    }

    /// Starts what does not run, with the data it had.
    ///
    /// # Errors
    /// Kafka's last words.
    pub fn start(&self) -> Outcome {
        if self.version.has_zookeeper() {
            process::start(self, "zookeeper", "org.apache.zookeeper.server.quorum.QuorumPeerMain")?;
        }
        process::start(self, "broker", "kafka.Kafka")
    }

    /// Stops the broker in order, as its own scripts do; ZooKeeper stays.
    pub fn stop(&self) {
        process::end(&self.folder, "broker", "-TERM");
    }

    /// Kills the broker. A 2.5.1 broker comes back only when ZooKeeper has forgotten it.
    pub fn kill(&self) {
        process::end(&self.folder, "broker", "-KILL");
    }

    /// Ends everything and deletes its data.
    ///
    /// # Errors
    /// The folder cannot be deleted.
    pub fn down(&self) -> Outcome {
        self.kill();
        process::end(&self.folder, "zookeeper", "-KILL");
        fs::remove_dir_all(&self.folder).map_err(|error| format!("{}: {error}", self.shown()))
    }

    /// A tool of its own release: its class, for its arguments to be added.
    ///
    /// # Errors
    /// Java or Maven missing.
    pub fn java(&self, class: &str) -> Outcome<Command> {
        java(self.version, class)
    }

    fn create(&self, properties: &str) -> Outcome {
        write(&self.properties(), properties)?;
        write(&self.folder.join("version"), self.version.name())?;
        if self.version.has_zookeeper() {
            return write(&self.folder.join("zookeeper.properties"), &config::zookeeper(self));
        }
        let mut format = self.java("kafka.tools.StorageTool")?;
        format.args(["format", "--cluster-id", CLUSTER_ID]);
        if !properties.contains(config::FIXED_QUORUM) {
            format.arg("--standalone");
        }
        let output = format
            .arg("--config")
            .arg(self.properties())
            .output()
            .map_err(|error| format!("java: {error}"))?;
        if output.status.success() {
            return Ok(());
        }
        Err(format!("formatting failed: {}", String::from_utf8_lossy(&output.stderr)))
    }

    fn properties(&self) -> PathBuf {
        self.folder.join("broker.properties")
    }

    fn shown(&self) -> String {
        self.folder.display().to_string()
    }
}

/// A class of Kafka's with its jars, its warnings on stderr.
///
/// # Errors
/// Java or Maven missing.
pub fn java(version: Version, class: &str) -> Outcome<Command> {
    let mut java = jars::java(version, "-Xmx256m", "tools")?;
    java.arg(class);
    Ok(java)
}

/// A class of ours, compiled into `classes`, with Kafka's jars.
///
/// # Errors
/// Java or Maven missing.
pub fn java_with(version: Version, classes: &Path, class: &str) -> Outcome<Command> {
    let mut java = jars::java(version, "-Xmx256m", "tools")?;
    // Of two class paths Java takes the last.
    java.arg("-cp").arg(format!("{}:{}", classes.display(), jars::class_path(version)?)).arg(class);
    Ok(java)
}

/// The jars of a release, joined as Java wants them.
///
/// # Errors
/// Java or Maven missing.
pub fn class_path(version: Version) -> Outcome<String> {
    jars::fetch(version)?;
    jars::class_path(version)
}

/// Runs `cargo xtask kafka ARGUMENTS`.
///
/// # Errors
/// Whatever went wrong, in words.
pub fn run(arguments: &[String]) -> Outcome {
    let Some((command, rest)) = arguments.split_first() else {
        println!("{HELP}");
        return Ok(());
    };
    let (options, rest) = parse(rest)?;
    let with_rest = matches!(command.as_str(), "java");
    if !with_rest && !rest.is_empty() {
        return Err(format!("kafka {command} does not know '{}'\n{HELP}", rest.join(" ")));
    }
    match command.as_str() {
        "up" => println!("{}", Cluster::up(&options)?.bootstrap()),
        "down" => Cluster::at(options.port)?.down()?,
        "start" => Cluster::at(options.port)?.start()?,
        "stop" => Cluster::at(options.port)?.stop(),
        "kill" => Cluster::at(options.port)?.kill(),
        "status" => status(),
        "classpath" => println!("{}", class_path(options.version)?),
        "java" => {
            let Some((class, rest)) = rest.split_first() else { return Err(HELP.to_owned()) };
            // Its output and its exit status are what was asked for: nothing is added.
            let mut java = java(options.version, class)?;
            let status = java.args(rest).status().map_err(|error| format!("java: {error}"))?;
            std::process::exit(status.code().unwrap_or(1));
        }
        "help" | "--help" | "-h" => println!("{HELP}"),
        other => return Err(format!("kafka does not know '{other}'\n{HELP}")),
    }
    Ok(())
}

/// The flags before the first word that is none, and what follows.
fn parse(arguments: &[String]) -> Outcome<(Options, &[String])> {
    let setup = Setup::default();
    let mut options = Options { version: Version::V4_3_1, port: PORT, setup, settings: Vec::new() };
    let mut rest = arguments;
    while let [flag, value, after @ ..] = rest {
        match flag.as_str() {
            "--version" => options.version = Version::named(value)?,
            "--port" => {
                options.port = value.parse().map_err(|_| format!("{value} is no port"))?;
            }
            "--config" => options.settings.push(value.clone()),
            "--setup" if value == "recorded" => options.setup = Setup::Recorded,
            _ => break,
        }
        rest = after;
    }
    Ok((options, rest))
}

fn status() {
    let clusters = fs::read_dir(runs()).into_iter().flatten().flatten();
    let ports = clusters.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let mut any = false;
    for cluster in ports.filter_map(|port| Cluster::at(port).ok()) {
        any = true;
        let state = match cluster.broker_process() {
            Some(id) => format!("runs, process {id}"),
            None => "stopped".to_owned(),
        };
        let (address, version) = (cluster.bootstrap(), cluster.version.name());
        println!("{address}  Apache Kafka {version}  {state}  {}", cluster.shown());
    }
    if !any {
        println!("no cluster");
    }
}

fn home() -> PathBuf {
    shell::root().join(".tools/kafka")
}

fn runs() -> PathBuf {
    home().join("run")
}

fn folder(port: u16) -> PathBuf {
    runs().join(port.to_string())
}

/// Writes a file and the folders above it.
fn write(file: &Path, text: &str) -> Outcome {
    let wrong = |error: std::io::Error| format!("{}: {error}", file.display());
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(wrong)?;
    }
    fs::write(file, text).map_err(wrong)
}
