//! The size of the first load, gzipped, held against its limit.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::shell::{self, Outcome};

/// What a first visit should cost in all, in bytes on the wire: the aim.
const AIM: u64 = 350 * 1024;

/// What it may cost today. This number only shrinks.
const LIMIT: u64 = 676 * 1024;

/// What the loader names but loads only when it is asked for: by a frame that may not fetch, or by
/// a person who opens the Code panel.
const LATER: [&str; 2] = ["playground_wasm.js", "code.js"];

/// Prints the table of `dist/` and checks the sum of what `index.html` loads.
///
/// # Errors
/// When `dist/` is missing or the limit is exceeded.
pub(crate) fn run() -> Outcome {
    let dist = shell::root().join("dist");
    let read = |name: &str| {
        fs::read_to_string(dist.join(name))
            .map_err(|error| format!("dist/{name}: {error}; run cargo xtask dist first"))
    };
    // What the page names itself and what its loader fetches.
    let named = read("index.html")? + &read("boot.js")?;
    let mut sum = 0;
    for file in files(&dist) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = gzipped(&file)?;
        let first = name == "index.html" || named.contains(&name) && !LATER.contains(&&*name);
        if first {
            sum += bytes;
        }
        println!("{:>9} B gzip  {}{name}", bytes, if first { "" } else { "(later) " });
    }
    println!("{sum:>9} B gzip  first load; limit {LIMIT} B, aim {AIM} B");
    if sum <= LIMIT {
        Ok(())
    } else {
        Err(format!("the first load is {} B over its limit", sum - LIMIT))
    }
}

fn files(dist: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(dist)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

fn gzipped(file: &Path) -> Outcome<u64> {
    let output = Command::new("gzip")
        .args(["-9", "-c"])
        .arg(file)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("gzip: {error}"))?;
    Ok(output.stdout.len() as u64)
}
