//! Runs vectors recorded from Apache Kafka: inputs and the answers its own classes gave.

mod assignors;
mod bytes;
mod hashes;
mod partitioners;

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::report::Report;

/// Checks one case of a file; `Ok(false)` leaves it out.
type Check = fn(&Value) -> Result<Verdict, String>;

/// What became of a case that did not fail.
enum Verdict {
    Passed,
    /// Needs what is not built yet.
    NotYet(&'static str),
}

/// Which files are which: the first word found in the file's name decides.
const KINDS: [(&str, Check); 10] = [
    ("murmur2", hashes::murmur2),
    ("group-coordinator-hash", hashes::group_coordinator),
    ("builtin-partitioner", partitioners::built_in),
    ("roundrobin-partitioner", partitioners::round_robin),
    ("partitioners-2.5", partitioners::kafka_2_5),
    ("roundrobin", assignors::round_robin),
    ("record-batch", bytes::record_batch),
    ("consumer-protocol-bytes", bytes::consumer_protocol),
    ("offset-commit-records", bytes::offset_commit),
    ("range", assignors::range),
];

/// Files of what is not built yet.
const NOT_YET: [(&str, &str); 5] = [
    ("server-", "vectors of the server's assignors: KIP-848 is not built"),
    ("cooperative-sticky", "vectors of cooperative-sticky: it is not built"),
    ("sticky", "vectors of sticky: it is not built"),
    ("burrow", "vectors of lag evaluation: it is not built"),
    ("range-rack", "vectors of the rack-aware range assignor: it is not built"),
];

/// Runs every file of `dir` whose name says a known kind.
///
/// # Errors
/// In words, when the folder cannot be read.
pub fn run(dir: &Path, filter: Option<&str>) -> Result<Report, String> {
    let mut files: Vec<_> = fs::read_dir(dir)
        .map_err(|error| format!("{}: {error}", dir.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .collect();
    files.sort();
    let mut report = Report::default();
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if filter.is_some_and(|filter| !name.contains(filter)) {
            continue;
        }
        let text = fs::read_to_string(&file).map_err(|error| format!("{name}: {error}"))?;
        let value: Value = serde_json::from_str(&text).map_err(|e| format!("{name}: {e}"))?;
        cases(&name, &value, &mut report);
    }
    Ok(report)
}

fn cases(file: &str, value: &Value, report: &mut Report) {
    let not_yet = NOT_YET.iter().find(|(word, _)| file.contains(word)).map(|(_, why)| *why);
    let check = KINDS.iter().find(|(word, _)| file.contains(word)).map(|(_, check)| check);
    for (index, case) in value["cases"].as_array().into_iter().flatten().enumerate() {
        let name = format!("{file} {}", label(case, index));
        match (not_yet, check) {
            (Some(why), _) => report.skipped(&name, why),
            (None, None) => report.outcome(&name, Err("a file of a kind unknown here".into())),
            (None, Some(check)) => match check(case) {
                Ok(Verdict::NotYet(why)) => report.skipped(&name, why),
                Ok(Verdict::Passed) => report.outcome(&name, Ok(())),
                Err(why) => report.outcome(&name, Err(why)),
            },
        }
    }
}

fn label(case: &Value, index: usize) -> String {
    let known = ["id", "test", "group_id", "key_utf8"].iter().find_map(|key| case[*key].as_str());
    known.map_or_else(|| format!("#{index}"), |known| format!("#{index} {known}"))
}

/// Equal, or both sides in words.
fn equal<T: PartialEq + std::fmt::Debug>(what: &str, kafka: &T, ours: &T) -> Result<(), String> {
    if kafka == ours { Ok(()) } else { Err(format!("{what}: Kafka {kafka:?} ours {ours:?}")) }
}
