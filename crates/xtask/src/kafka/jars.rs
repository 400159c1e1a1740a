//! Kafka's jars: which, from where, and a Java that has them.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;

use super::{home, write};
use crate::shell::{self, Outcome};

/// A release of Apache Kafka we are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// The release the protocol is taken from: era 4.
    V4_3_1,
    /// The release of era 2.5.
    V2_5_1,
}

impl Version {
    /// The release by its number.
    ///
    /// # Errors
    /// There is no such release here.
    pub fn named(name: &str) -> Outcome<Self> {
        match name {
            "4.3.1" => Ok(Self::V4_3_1),
            "2.5.1" => Ok(Self::V2_5_1),
            _ => Err(format!("no Kafka {name} here: 4.3.1 or 2.5.1")),
        }
    }

    /// Its number.
    pub const fn name(self) -> &'static str {
        match self {
            Self::V4_3_1 => "4.3.1",
            Self::V2_5_1 => "2.5.1",
        }
    }

    pub(super) const fn has_zookeeper(self) -> bool {
        matches!(self, Self::V2_5_1)
    }

    /// Maven coordinates. The last ones bring the logging that Kafka's own archive ships beside
    /// its jars and its poms do not name.
    const fn artifacts(self) -> &'static [&'static str] {
        match self {
            Self::V4_3_1 => &[
                "org.apache.kafka:kafka_2.13:4.3.1",
                "org.apache.kafka:kafka-tools:4.3.1",
                "org.apache.logging.log4j:log4j-slf4j-impl:2.25.4",
                "org.apache.logging.log4j:log4j-core:2.25.4",
            ],
            Self::V2_5_1 => &[
                "org.apache.kafka:kafka_2.12:2.5.1",
                "org.apache.kafka:kafka-tools:2.5.1",
                "org.slf4j:slf4j-log4j12:1.7.30",
            ],
        }
    }

    fn folder(self) -> PathBuf {
        home().join(self.name())
    }
}

/// Are Java and Maven there?
///
/// # Errors
/// What is missing and how to install it.
pub fn is_available() -> Outcome {
    for (program, flag) in [("java", "-version"), ("mvn", "-version")] {
        if shell::output(&mut shell::command(program, &[flag])).is_err() {
            return Err(format!(
                "Apache Kafka needs Java 17 and Maven, and there is no {program} \
                 (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless maven)"
            ));
        }
    }
    Ok(())
}

/// Fetches the jars once. Two processes that fetch at the same time do not harm each other.
pub(super) fn fetch(version: Version) -> Outcome {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock();
    let folder = version.folder();
    if folder.is_dir() {
        return Ok(());
    }
    is_available()?;
    eprintln!("Fetching Apache Kafka {} into {}, once", version.name(), folder.display());
    let part = home().join(format!("{}.{}", version.name(), std::process::id()));
    write(&part.join("pom.xml"), &pom(version))?;
    let mut maven = shell::command("mvn", &["-q", "-B", "dependency:copy-dependencies"]);
    maven.current_dir(&part).args(["-DincludeScope=runtime", "-DoutputDirectory=lib"]);
    let output = maven.output().map_err(|error| format!("mvn: {error}"))?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        let _ = fs::remove_dir_all(&part);
        return Err(format!("Maven could not fetch Kafka {}: {words}", version.name()));
    }
    for kind in ["server", "tools"] {
        write(&part.join(logging(version, kind).0), logging(version, kind).1)?;
    }
    if fs::rename(&part, &folder).is_err() {
        let _ = fs::remove_dir_all(&part);
    }
    if folder.is_dir() { Ok(()) } else { Err(format!("no {}", folder.display())) }
}

/// Java with the jars of a release and a kind of logging: `server` tells all on stdout, `tools`
/// warns on stderr.
pub(super) fn java(version: Version, heap: &str, kind: &str) -> Outcome<Command> {
    fetch(version)?;
    let file = version.folder().join(logging(version, kind).0);
    let option = match version {
        Version::V4_3_1 => "-Dlog4j2.configurationFile=file:",
        Version::V2_5_1 => "-Dlog4j.configuration=file:",
    };
    let mut java = Command::new("java");
    java.args(heap.split_whitespace()).arg("-Djava.awt.headless=true");
    java.arg(format!("{option}{}", file.display())).arg("-cp").arg(class_path(version)?);
    if kind == "tools" {
        // They live for a second or two: a start in half the time is worth more than speed.
        java.args(["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]);
    } else {
        java.args(["-server", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20"]);
    }
    Ok(java)
}

pub(super) fn class_path(version: Version) -> Outcome<String> {
    let lib = version.folder().join("lib");
    let entries = fs::read_dir(&lib).map_err(|error| format!("{}: {error}", lib.display()))?;
    let mut jars: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    jars.sort();
    std::env::join_paths(jars)
        .map_err(|error| error.to_string())
        .map(|path| path.to_string_lossy().into_owned())
}

fn pom(version: Version) -> String {
    let mut pom = String::from(
        "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>\n\
         <groupId>playground</groupId><artifactId>kafka</artifactId><version>1</version>\n\
         <dependencies>\n",
    );
    for artifact in version.artifacts() {
        let mut parts = artifact.split(':');
        for tag in ["groupId", "artifactId", "version"] {
            let open = if tag == "groupId" { "<dependency>" } else { "" };
            let part = parts.next().unwrap_or_default();
            pom.push_str(&format!("{open}<{tag}>{part}</{tag}>"));
        }
        pom.push_str("</dependency>\n");
    }
    pom.push_str("</dependencies></project>\n");
    pom
}

/// Name and text of the logging configuration.
fn logging(version: Version, kind: &str) -> (&'static str, &'static str) {
    match (version, kind) {
        (Version::V4_3_1, "server") => (
            "server.properties",
            "appender.out.type=Console\nappender.out.name=out\n\
             appender.out.layout.type=PatternLayout\n\
             appender.out.layout.pattern=[%d] %p %m (%c)%n\n\
             rootLogger.level=INFO\nrootLogger.appenderRef.out.ref=out\n",
        ),
        (Version::V4_3_1, _) => (
            "tools.properties",
            "appender.err.type=Console\nappender.err.name=err\nappender.err.target=SYSTEM_ERR\n\
             appender.err.layout.type=PatternLayout\n\
             appender.err.layout.pattern=[%d] %p %m (%c)%n\n\
             rootLogger.level=WARN\nrootLogger.appenderRef.err.ref=err\n",
        ),
        (Version::V2_5_1, "server") => (
            "server.properties",
            "log4j.rootLogger=INFO, out\nlog4j.appender.out=org.apache.log4j.ConsoleAppender\n\
             log4j.appender.out.layout=org.apache.log4j.PatternLayout\n\
             log4j.appender.out.layout.ConversionPattern=[%d] %p %m (%c)%n\n",
        ),
        (Version::V2_5_1, _) => (
            "tools.properties",
            "log4j.rootLogger=WARN, err\nlog4j.appender.err=org.apache.log4j.ConsoleAppender\n\
             log4j.appender.err.layout=org.apache.log4j.PatternLayout\n\
             log4j.appender.err.layout.ConversionPattern=[%d] %p %m (%c)%n\n\
             log4j.appender.err.Target=System.err\n",
        ),
    }
}
