//! `cargo xtask test clients`: installs the pinned clients of other people, builds the server and
//! hands both to the runner in `tests/clients`.

mod java;
mod node;
mod python;

use std::ffi::OsString;
use std::path::PathBuf;

use serde_json::Value;

use crate::shell::{self, Outcome, cargo};
use crate::tools;

/// A variable of the environment that tells the runner where something is.
type Variable = (&'static str, OsString);

/// `cargo xtask test clients [--only TEXT] [--connect HOST:PORT] [--era 2.5|4] [--jobs N]`
///
/// # Errors
/// What could not be installed or built, or that a story failed.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let mut variables = python::prepare()?;
    variables.extend(kcat());
    variables.extend(node::prepare()?);
    variables.extend(java::prepare()?);
    if !arguments.iter().any(|argument| argument == "--connect") {
        variables.push(("CLIENTS_SERVER", server()?.into()));
    }
    let mut runner = cargo(&["run", "--quiet", "--package", "clients", "--"]);
    shell::run(runner.args(arguments).envs(variables))
}

/// The environment of the Python clients: `CLIENTS_PYTHON`, where there is a Python.
///
/// # Errors
/// When the packages cannot be installed.
pub(crate) fn python() -> Outcome<Vec<Variable>> {
    python::prepare()
}

/// kcat, from the system's packages: it is no library and has no registry of its own.
fn kcat() -> Option<Variable> {
    if tools::found("kcat").is_none() && tools::found("kafkacat").is_none() {
        // Its suite says what is missing when this does not help.
        let _ = tools::debian(&["kcat"]);
    }
    let program = tools::found("kcat").or_else(|| tools::found("kafkacat"))?;
    Some(("CLIENTS_KCAT", program.into()))
}

/// Builds the server as it is shipped and gives its program.
///
/// # Errors
/// When it does not compile.
pub(crate) fn server() -> Outcome<PathBuf> {
    eprintln!("Building the server");
    let build = ["build", "--release", "--package", "server", "--message-format=json", "--quiet"];
    let output = cargo(&build)
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    if !output.status.success() {
        return Err(format!("the server does not build: {}", output.status));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    messages
        .filter_map(|message| message["executable"].as_str().map(PathBuf::from))
        .next_back()
        .ok_or_else(|| "cargo names no program of the server".into())
}
