//! `cargo xtask bench`: the figures of BENCHMARKS.md, each by one command, as ratios in one run.

use crate::shell::{self, Outcome, cargo};

/// Benchmarks that run natively: package and bench name.
const NATIVE: [(&str, &str); 5] = [
    ("broker", "log"),
    ("client", "producer"),
    ("client", "consumer"),
    ("sim", "world"),
    ("sim", "memory"),
];

/// Runs all benchmarks, or those whose name contains the argument.
///
/// # Errors
/// The first that failed.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let wanted = |name: &str| arguments.first().is_none_or(|only| name.contains(only.as_str()));
    for (package, name) in NATIVE.into_iter().filter(|(_, name)| wanted(name)) {
        shell::run(&mut cargo(&["bench", "--quiet", "--package", package, "--bench", name]))?;
    }
    Ok(())
}
