//! The size of the first load, gzipped, held against its budget.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::shell::{self, Outcome};

/// What a first visit may cost in all, in bytes on the wire.
const BUDGET: u64 = 350 * 1024;

/// Prints the table of `dist/` and checks the sum of what `index.html` loads.
///
/// # Errors
/// When `dist/` is missing or the budget is exceeded.
pub(crate) fn run() -> Outcome {
    let dist = shell::root().join("dist");
    let index = fs::read_to_string(dist.join("index.html"))
        .map_err(|error| format!("dist/index.html: {error}; run cargo xtask dist first"))?;
    let mut sum = 0;
    for file in files(&dist) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = gzipped(&file)?;
        let first = name == "index.html" || index.contains(&name);
        if first {
            sum += bytes;
        }
        println!("{:>9} B gzip  {}{name}", bytes, if first { "" } else { "(later) " });
    }
    println!("{sum:>9} B gzip  first load; budget {BUDGET} B");
    if sum <= BUDGET {
        Ok(())
    } else {
        Err(format!("the first load is {} B over its budget", sum - BUDGET))
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
