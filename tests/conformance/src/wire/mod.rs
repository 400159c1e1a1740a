//! Replays sessions recorded from Apache Kafka against a broker: bytes in, bytes out. In process on
//! virtual time, or over sockets in real time, against ours or any other.

pub mod bench;
pub mod link;
pub mod masks;
pub mod not_yet;
pub mod paths;
mod record;
pub mod replay;
pub mod request;
pub mod run;
pub mod socket;
pub mod tab;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use broker::config::BrokerConfig;
use protocol::era::Era;
use protocol::messages::FindCoordinatorRequest;
use protocol::time::Duration;
use serde_json::Value;

use crate::report::Report;
use bench::Bench;
use link::Link;
use masks::Masks;
use not_yet::NotYet;
pub use run::{Against, Broker};
use tab::Tab;

/// One recorded session and how it is to be replayed.
pub struct Case {
    name: String,
    session: Value,
    masks: Masks,
}

impl Case {
    /// The settings of the broker it was recorded from, by the name of a set.
    pub fn profile(&self) -> &str {
        self.session["broker"]["profile"].as_str().unwrap_or_default()
    }

    /// The release and the settings: sessions alike in both may share a broker.
    pub fn broker(&self) -> (&str, &str) {
        (self.session["kafka"].as_str().unwrap_or_default(), self.profile())
    }

    /// Whether it needs a cluster nobody used before.
    pub fn is_fresh(&self) -> bool {
        self.session["broker"]["fresh"] == true
    }

    /// Most of what its replay takes in real time, milliseconds.
    fn span_ms(&self) -> u64 {
        let steps = self.session["steps"].as_array().into_iter().flatten();
        let number = |value: &Value| value.as_u64().unwrap_or_default();
        steps.map(|s| number(&s["ms"]) + number(&s["elapsed_ms"]) + number(&s["waited_ms"])).sum()
    }

    /// Replays it over the link `open` gives; `Some` reason when `not_yet` leaves its end out.
    fn replay<L: Link>(
        &self,
        not_yet: &NotYet,
        open: impl FnOnce(&Value) -> Result<L, String>,
    ) -> (Option<String>, Result<(), String>) {
        let left_out = not_yet.reason(&self.session);
        let steps = left_out.map_or(usize::MAX, |(_, steps)| steps);
        let replay = || {
            let mut link = open(&self.session)?;
            replay::replay(&mut link, &self.session, &self.masks, not_yet, steps)?;
            link.finish()
        };
        let replayed = catch_unwind(AssertUnwindSafe(replay))
            .unwrap_or_else(|_| Err("the broker panicked".into()));
        (left_out.map(|(reason, _)| reason.to_owned()), replayed)
    }
}

/// Replays every session in `dir` (or its folder `open`) whose name contains `filter`.
///
/// # Errors
/// In words, when the folder or its masks cannot be read, or a server does not start.
pub fn run(dir: &Path, filter: Option<&str>, against: &Against) -> Result<Report, String> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wire");
    let not_yet = NotYet::parse(&text(&home.join("not-yet.txt"))?)?;
    let cases = cases(dir, &home, filter)?;
    match against {
        Against::Bench => Ok(in_process(&cases, &not_yet, Bench::new)),
        Against::Tab => Ok(in_process(&cases, &not_yet, Tab::new)),
        Against::Server => run::ours(&cases, &not_yet),
        Against::Broker(broker) => Ok(run::against(&cases, broker, &not_yet)),
        Against::Record(broker, into) => record::record(&cases, broker, into),
        Against::Kafka(port) => run::kafka(&cases, *port),
    }
}

/// Replays those sessions of `dir` whose names are in `names`, over the links `open` gives.
///
/// # Errors
/// In words, when the folder or its masks cannot be read.
pub fn run_over<L: Link>(
    dir: &Path,
    names: &[&str],
    open: impl Fn(&Value) -> Result<L, String>,
) -> Result<Report, String> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wire");
    let not_yet = NotYet::parse(&text(&home.join("not-yet.txt"))?)?;
    let mut cases = cases(dir, &home, None)?;
    cases.retain(|case| names.contains(&case.name.as_str()));
    Ok(in_process(&cases, &not_yet, open))
}

/// The settings of the broker a session was recorded from, as they were written.
fn settings(session: &Value) -> impl Iterator<Item = (&str, &str)> {
    let all = session["broker"]["settings"].as_object().into_iter().flatten();
    // What belongs to the authorizer: no ACLs, no such setting.
    let ours = all.filter(|(key, _)| *key != "super.users" && *key != "authorizer.class.name");
    let is_known = |key: &str| session["kafka"] != "2.5.1" || !key.starts_with("share.");
    let ours = ours.filter(move |(key, _)| is_known(key));
    ours.map(|(key, value)| (key.as_str(), value.as_str().unwrap_or_default()))
}

/// All of them, those of the authorizer included.
fn recorded_settings(session: &Value) -> impl Iterator<Item = (&str, &str)> {
    let settings = session["broker"]["settings"].as_object().into_iter().flatten();
    settings.map(|(key, value)| (key.as_str(), value.as_str().unwrap_or_default()))
}

/// The era of the release a session was recorded from.
fn era(session: &Value) -> Era {
    let of_2_5 = session["kafka"].as_str().is_some_and(|release| release.starts_with("2.5"));
    if of_2_5 { Era::Kafka25 } else { Era::Kafka4 }
}

/// Our settings for a session's broker.
fn config(session: &Value) -> Result<BrokerConfig, String> {
    let mut config = BrokerConfig::new(era(session));
    for (key, value) in settings(session) {
        config.set(key, value).map_err(|error| format!("setting {key}={value}: {error:?}"))?;
    }
    Ok(config)
}

/// The recorded clusters had served others before, unless they were fresh: `__consumer_offsets` was
/// there.
///
/// # Errors
/// In words; none is known.
pub fn warm_up(link: &mut dyn Link) -> Result<(), String> {
    const NAME: &str = "somebody before";
    let request = FindCoordinatorRequest { key: NAME.into(), ..FindCoordinatorRequest::default() };
    let frame = protocol::frame::encode_request(0, 0, Some(NAME), &request.into())
        .map_err(|error| format!("{error:?}"))?;
    link.write(NAME, &frame);
    link.wait(Duration::from_secs(1));
    link.close(NAME);
    Ok(())
}

fn in_process<L: Link>(
    cases: &[Case],
    not_yet: &NotYet,
    open: impl Fn(&Value) -> Result<L, String>,
) -> Report {
    let mut report = Report::default();
    for case in cases {
        let (left_out, replayed) = case.replay(not_yet, &open);
        report.replayed(&case.name, left_out.as_deref(), replayed);
    }
    report
}

fn cases(dir: &Path, home: &Path, filter: Option<&str>) -> Result<Vec<Case>, String> {
    let masks = Masks::parse(&read(&masks_file(dir, home))?)?;
    let mut cases = Vec::new();
    for file in sessions(dir)? {
        let session = read(&file)?;
        let name = session["session"].as_str().unwrap_or_default().to_owned();
        if filter.is_none_or(|filter| name.contains(filter)) {
            let masks = masks.with_session(&session["masks"])?;
            cases.push(Case { name, session, masks });
        }
    }
    Ok(cases)
}

fn sessions(dir: &Path) -> Result<Vec<PathBuf>, String> {
    let inner: Vec<PathBuf> =
        ["open", "2.5"].iter().map(|name| dir.join(name)).filter(|dir| dir.is_dir()).collect();
    let dirs = if inner.is_empty() { vec![dir.to_owned()] } else { inner };
    let mut entries = Vec::new();
    for dir in dirs {
        let read = fs::read_dir(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
        entries.extend(read.filter_map(|entry| entry.ok().map(|entry| entry.path())));
    }
    let mut files: Vec<PathBuf> = entries
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .filter(|path| path.file_name().is_some_and(|name| name != "masks.json"))
        .collect();
    files.sort();
    Ok(files)
}

fn masks_file(dir: &Path, home: &Path) -> PathBuf {
    let candidates = [dir.join("masks.json"), dir.join("../masks.json")];
    candidates.into_iter().find(|file| file.is_file()).unwrap_or_else(|| home.join("masks.json"))
}

fn text(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn read(file: &Path) -> Result<Value, String> {
    serde_json::from_str(&text(file)?).map_err(|error| format!("{}: {error}", file.display()))
}
