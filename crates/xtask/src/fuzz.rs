//! `cargo xtask fuzz`: the fuzz targets of `fuzz/` under libFuzzer, with a bound on memory.

use std::fs;
use std::process::Stdio;

use crate::shell::{self, Outcome};
use crate::tools;

/// One allocation larger than this is a length that was believed, in MiB.
const LARGEST_ALLOCATION_MIB: u32 = 96;
/// A target that holds more than this leaks, in MiB.
const MEMORY_MIB: u32 = 1_024;
/// Seconds per target in `cargo xtask ci`.
const BURST_SECONDS: u64 = 5;

/// `cargo xtask fuzz [TARGET] [--minutes N | --seconds N]`: the time is shared by all targets.
///
/// # Errors
/// What is missing, or the target that found something and the bytes it found.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let mut seconds = 60;
    let mut only = None;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut number = || -> Outcome<u64> {
            let text = rest.next().ok_or_else(|| format!("{argument} needs a number"))?;
            text.parse().map_err(|_| format!("{argument} {text}: not a number"))
        };
        match argument.as_str() {
            "--minutes" => seconds = number()? * 60,
            "--seconds" => seconds = number()?,
            name if !name.starts_with('-') => only = Some(name.to_owned()),
            other => return Err(format!("fuzz does not know {other}")),
        }
    }
    let targets: Vec<String> =
        targets()?.into_iter().filter(|name| only.as_ref().is_none_or(|o| o == name)).collect();
    if targets.is_empty() {
        return Err(format!("no fuzz target {}", only.unwrap_or_default()));
    }
    tools::fuzzer()?;
    let each = (seconds / targets.len() as u64).max(1);
    let runs: Outcome<Vec<u64>> = targets.iter().map(|name| fuzz(name, each)).collect();
    let runs = runs?;
    println!(
        "fuzz: {} executions of {} targets, nothing found",
        runs.iter().sum::<u64>(),
        runs.len()
    );
    Ok(())
}

/// A short burst of each target, for every change.
///
/// # Errors
/// As [`run`].
pub(crate) fn burst() -> Outcome {
    let seconds = BURST_SECONDS * targets()?.len() as u64;
    run(&["--seconds".into(), seconds.to_string()])
}

/// The folders of seeds are named after the targets.
fn targets() -> Outcome<Vec<String>> {
    let folder = shell::root().join("fuzz/seeds");
    let entries = fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    Ok(names)
}

/// Runs one target over its seeds and what earlier runs found; how often it ran.
fn fuzz(name: &str, seconds: u64) -> Outcome<u64> {
    let root = shell::root().join("fuzz");
    let corpus = root.join("corpus").join(name);
    fs::create_dir_all(&corpus).map_err(|error| error.to_string())?;
    // Without a sanitizer the stable compiler suffices; there is no unsafe code to sanitize.
    let mut command = shell::cargo(&["fuzz", "run", "--sanitizer", "none", name]);
    command.arg(&corpus).arg(root.join("seeds").join(name)).arg("--");
    command.arg(format!("-max_total_time={seconds}"));
    command.arg(format!("-malloc_limit_mb={LARGEST_ALLOCATION_MIB}"));
    command.arg(format!("-rss_limit_mb={MEMORY_MIB}"));
    command.args(["-max_len=4096", "-timeout=10", "-print_final_stats=1"]);
    command.current_dir(&root).env("PATH", tools::path()).stderr(Stdio::piped());
    let output = command.output().map_err(|error| format!("cargo fuzz: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{said}\nfuzz target {name} failed"));
    }
    let runs = said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    let runs = runs.and_then(|count| count.trim().parse().ok()).unwrap_or(0);
    println!("{name}: {runs} executions in {seconds} s");
    Ok(runs)
}
