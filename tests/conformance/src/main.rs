//! Runs recordings of Apache Kafka from any folder: see [`USAGE`].

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use conformance::report::Report;
use conformance::wire::{Against, Broker};
use conformance::{vectors, wire};

const USAGE: &str = "\
usage: conformance vectors [DIR] [--only TEXT]
       conformance wire    [DIR] [--only TEXT]                      our broker, in process
       conformance wire    [DIR] [--only TEXT] --in-tab             a run of the page, from outside
       conformance wire    [DIR] [--only TEXT] --socket             our server, over sockets
       conformance wire    [DIR] [--only TEXT] --connect HOST:PORT  any broker, over sockets
       conformance wire    [DIR] [--only TEXT] --kafka [--port P]   Apache Kafka, started for this
         --profile NAME  how that broker was started (default: default)
         --release V     which Apache Kafka it is (default: 4.3.1)
         --fresh         it is a fresh cluster: run the one session that needs that (with --only)
         --record INTO   it is a 2.5.1: its own answers become sessions in that folder
         --not-yet       it is our own: leave out what that does not have yet";

/// Where Apache Kafka is started unless told otherwise; its controller takes the next port.
const KAFKA_PORT: u16 = 29_092;

#[derive(Default)]
struct Arguments {
    kind: String,
    dir: Option<PathBuf>,
    only: Option<String>,
    connect: Option<String>,
    profile: Option<String>,
    in_tab: bool,
    socket: bool,
    kafka: bool,
    port: Option<String>,
    record: Option<String>,
    release: Option<String>,
    fresh: bool,
    not_yet: bool,
}

impl Arguments {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Self { kind: words.next().unwrap_or_default(), ..Self::default() };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
            match &*word {
                "--only" => arguments.only = Some(value()?),
                "--connect" => arguments.connect = Some(value()?),
                "--profile" => arguments.profile = Some(value()?),
                "--in-tab" => arguments.in_tab = true,
                "--kafka" => arguments.kafka = true,
                "--release" => arguments.release = Some(value()?),
                "--record" => arguments.record = Some(value()?),
                "--port" => arguments.port = Some(value()?),
                "--socket" => arguments.socket = true,
                "--fresh" => arguments.fresh = true,
                "--not-yet" => arguments.not_yet = true,
                flag if flag.starts_with("--") => {
                    return Err(format!("no flag '{flag}'\n{USAGE}"));
                }
                _ => arguments.dir = Some(word.into()),
            }
        }
        Ok(arguments)
    }

    fn against(&self) -> Against {
        let Some(address) = self.connect.clone() else {
            let port = self.port.as_ref().and_then(|port| port.parse().ok()).unwrap_or(KAFKA_PORT);
            return match self {
                Self { kafka: true, .. } => Against::Kafka(port),
                Self { socket: true, .. } => Against::Server,
                Self { in_tab: true, .. } => Against::Tab,
                _ => Against::Bench,
            };
        };
        let broker = Broker {
            address,
            release: self.release.clone().unwrap_or_else(|| "4.3.1".into()),
            profile: self.profile.clone().unwrap_or_else(|| "default".into()),
            fresh: self.fresh,
            not_yet: self.not_yet,
        };
        match &self.record {
            Some(into) => Against::Record(broker, into.into()),
            None => Against::Broker(broker),
        }
    }

    fn run(&self) -> Result<Report, String> {
        let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let dir = self.dir.clone().unwrap_or_else(|| home.join(&self.kind));
        match &*self.kind {
            "vectors" => vectors::run(&dir, self.only.as_deref()),
            "wire" => wire::run(&dir, self.only.as_deref(), &self.against()),
            _ => Err(USAGE.into()),
        }
    }
}

fn main() -> ExitCode {
    match Arguments::parse(std::env::args().skip(1)).and_then(|arguments| arguments.run()) {
        Ok(report) => {
            println!("{}", report.text());
            if report.failures().is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
