//! `cargo xtask ci`: all that must hold before a change lands, by one command.

use crate::shell::{self, Outcome, cargo};
use crate::{fuzz, size, tests, tidy, tools};

/// Runs every check; stops at the first that fails.
///
/// # Errors
/// The check that failed.
pub(crate) fn run() -> Outcome {
    tools::for_building()?;
    step("format", || shell::run(&mut cargo(&["fmt", "--all", "--check"])))?;
    step("tidy", tidy::run)?;
    step("lints", lints)?;
    step("docs", || {
        shell::run(
            cargo(&["doc", "--workspace", "--no-deps", "--document-private-items", "--quiet"])
                .env("RUSTDOCFLAGS", "-D warnings"),
        )
    })?;
    step("generated protocol", || crate::protocol::run(&["--check".into()]))?;
    step("tests", || tests::run(&[]))?;
    step("fuzz", fuzz::burst)?;
    step("size", size::run)
}

fn lints() -> Outcome {
    let deny = ["--", "-D", "warnings"];
    shell::run(cargo(&["clippy", "--workspace", "--all-targets", "--quiet"]).args(deny))?;
    let wasm = ["clippy", "--quiet", "--package", "web", "--target", "wasm32-unknown-unknown"];
    shell::run(cargo(&wasm).args(deny))
}

fn step(name: &str, check: impl FnOnce() -> Outcome) -> Outcome {
    eprintln!("== {name}");
    check().map_err(|error| format!("{name}: {error}"))
}
