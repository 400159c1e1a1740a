//! Replays sessions recorded from Apache Kafka against our broker: bytes in, bytes out, waits on
//! virtual time.

pub mod link;
pub mod masks;
pub mod not_yet;
pub mod paths;
pub mod replay;
pub mod request;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::report::Report;
use masks::Masks;
use not_yet::NotYet;

/// Replays every session in `dir` (or its folder `open`).
///
/// # Errors
/// In words, when the folder or its masks cannot be read.
pub fn run(dir: &Path, filter: Option<&str>) -> Result<Report, String> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wire");
    let masks = Masks::parse(&read(&masks_file(dir, &home))?)?;
    let not_yet = NotYet::parse(&text(&home.join("not-yet.txt"))?)?;
    let mut report = Report::default();
    for file in sessions(dir)? {
        let session = read(&file)?;
        let name = session["session"].as_str().unwrap_or_default().to_owned();
        if filter.is_some_and(|filter| !name.contains(filter)) {
            continue;
        }
        let left_out = not_yet.reason(&session);
        let session_masks = masks.with_session(&session["masks"])?;
        let steps = left_out.map_or(usize::MAX, |(_, steps)| steps);
        let replay = || replay::replay(&session, &session_masks, &not_yet, steps);
        let replayed = catch_unwind(AssertUnwindSafe(replay))
            .unwrap_or_else(|_| Err("the broker panicked".into()));
        match (left_out, replayed) {
            (Some((reason, _)), Ok(())) => report.skipped(&name, reason),
            (_, replayed) => report.outcome(&name, replayed),
        }
    }
    Ok(report)
}

fn sessions(dir: &Path) -> Result<Vec<PathBuf>, String> {
    let inner = dir.join("open");
    let dir = if inner.is_dir() { inner } else { dir.to_owned() };
    let mut files: Vec<PathBuf> = fs::read_dir(&dir)
        .map_err(|error| format!("{}: {error}", dir.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
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
