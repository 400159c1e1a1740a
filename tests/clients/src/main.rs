//! Runs other people's Kafka clients against our server, or against any broker:
//! `cargo xtask test clients [--only TEXT] [--connect HOST:PORT] [--era 2.5|4] [--jobs N]`.
//!
//! Each suite is a program of its own language that prints one line per story. It finds the broker
//! in `BOOTSTRAP` and a folder for its files in `CLIENT_SCRATCH`; `CLIENT_ONLY`, when set, is what
//! `SUITE/STORY` must contain. A suite names its topics and groups uniquely, so that all of
//! them can share a broker.

mod broker;
mod port;
mod report;
mod suite;
mod suites;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::Instant;

use broker::Broker;
use report::{Report, Tally};
use suite::{Place, Suite};

/// What the command line asks for.
struct Options {
    /// Only stories whose `SUITE/STORY` contains this.
    only: String,
    /// A broker that runs already, instead of one of our own.
    connect: Option<String>,
    /// Whose versions and defaults our own broker has.
    era: String,
    /// How many suites run at the same time.
    jobs: usize,
}

/// Where the suites run and what they are told.
pub(crate) struct Surroundings {
    /// `tests/clients`.
    pub(crate) home: PathBuf,
    /// A folder each suite may write in, a subfolder each.
    pub(crate) scratch: PathBuf,
    /// See [`Options::only`].
    pub(crate) only: String,
}

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<bool, String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let options = parse(&arguments)?;
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).to_owned();
    let root = home.ancestors().nth(2).unwrap_or(&home);
    let scratch = root.join("artifacts/clients");
    let surroundings = Surroundings { scratch, home, only: options.only.clone() };
    let began = Instant::now();
    let report = Report::default();
    let wanted = wanted(&options.only);
    if wanted.iter().any(|suite| suite.place == Place::Anywhere) {
        anywhere(&options, &surroundings, &wanted, &report)?;
    }
    for suite in wanted.iter().filter(|suite| suite.place == Place::Port9092) {
        on_9092(&options, &surroundings, suite, &report);
    }
    let Tally { ok, failed, skipped } = report.tally();
    let seconds = began.elapsed().as_secs();
    println!("clients: {ok} ok, {failed} failed, {skipped} skipped, {seconds} s");
    Ok(failed == 0 && ok + skipped > 0)
}

/// The suites that may have a story the filter wants: when it names suites, only those.
fn wanted(only: &str) -> Vec<&'static Suite> {
    let suite = only.split('/').next().unwrap_or_default();
    let named: Vec<_> = suites::ALL.iter().filter(|s| s.name.contains(suite)).collect();
    if named.is_empty() { suites::ALL.iter().collect() } else { named }
}

/// All suites that do not care about the broker's port, some at a time, against one broker.
fn anywhere(
    options: &Options,
    surroundings: &Surroundings,
    wanted: &[&'static Suite],
    report: &Report,
) -> Result<(), String> {
    let own = if options.connect.is_some() { None } else { Some(Broker::start(0, &options.era)?) };
    let address = match (&options.connect, &own) {
        (Some(address), _) => address.clone(),
        (None, Some(broker)) => broker.address.clone(),
        (None, None) => return Err("no broker".into()),
    };
    let mut waiting: Vec<_> = wanted.iter().filter(|s| s.place == Place::Anywhere).collect();
    waiting.reverse();
    let waiting = Mutex::new(waiting);
    std::thread::scope(|scope| {
        for _ in 0..options.jobs {
            scope.spawn(|| {
                loop {
                    let next = waiting.lock().ok().and_then(|mut waiting| waiting.pop());
                    let Some(suite) = next else { break };
                    suite.run(&address, surroundings, report);
                }
            });
        }
    });
    if let Some(broker) = own {
        report.line("server", &broker.stop());
    }
    Ok(())
}

/// A suite whose programs say `localhost:9092` in so many words.
fn on_9092(options: &Options, surroundings: &Surroundings, suite: &Suite, report: &Report) {
    let here = "localhost:9092";
    match &options.connect {
        Some(address) if address == here => suite.run(address, surroundings, report),
        Some(address) => report.line(
            suite.name,
            &format!("skipped all: its programs say {here}, and the broker is {address}"),
        ),
        None if port::is_free(9092) => match Broker::start(9092, &options.era) {
            Ok(broker) => {
                suite.run(here, surroundings, report);
                report.line("server on 9092", &broker.stop());
            }
            Err(error) => report.line(suite.name, &format!("FAILED all: {error}")),
        },
        None => port::in_own_network(suite, &options.era, report),
    }
}

fn parse(arguments: &[String]) -> Result<Options, String> {
    let mut options = Options { only: String::new(), connect: None, era: "4".into(), jobs: 2 };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().cloned().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--only" => options.only = value()?,
            "--connect" => options.connect = Some(value()?),
            "--era" => options.era = value()?,
            "--jobs" => options.jobs = value()?.parse().map_err(|e| format!("--jobs: {e}"))?,
            other => {
                return Err(format!("'{other}'? --only TEXT, --connect H:P, --era E, --jobs N"));
            }
        }
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(only: &str) -> Vec<&'static str> {
        wanted(only).iter().map(|suite| suite.name).collect()
    }

    #[test]
    fn a_filter_that_names_a_suite_starts_no_other() {
        assert_eq!(names("kcat"), ["kcat"]);
        assert_eq!(names("kcat/seek"), ["kcat"]);
    }

    #[test]
    fn a_filter_that_names_a_story_asks_every_suite() {
        assert_eq!(names("seek-to").len(), suites::ALL.len());
        assert_eq!(names("").len(), suites::ALL.len());
    }

    #[test]
    fn the_command_line_says_what_it_does_not_know() {
        let error = parse(&["--onyl".into()]).err();
        assert!(error.is_some_and(|error| error.contains("--onyl")));
        let error = parse(&["--connect".into()]).err();
        assert!(error.is_some_and(|error| error.contains("needs a value")));
    }

    #[test]
    fn lines_are_counted_by_their_first_word() {
        let report = Report::default();
        for line in ["ok one (0.1 s)", "FAILED two: okay", "skipped three: why", "  | ok not"] {
            report.line("suite", line);
        }
        let Tally { ok, failed, skipped } = report.tally();
        assert_eq!((ok, failed, skipped), (1, 1, 1));
    }
}
