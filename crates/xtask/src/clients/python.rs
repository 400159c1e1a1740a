//! The Python clients: a virtual environment of the project's own with exactly the versions of
//! `tests/clients/requirements.txt`, each file checked by its hash.

use std::fs;
use std::path::{Path, PathBuf};

use super::Variable;
use crate::shell::{self, Outcome};
use crate::tools;

/// Makes the environment and names its interpreter; nothing where there is no Python 3.
///
/// # Errors
/// When the packages cannot be installed.
pub(super) fn prepare() -> Outcome<Vec<Variable>> {
    if tools::found("python3").is_none() {
        tools::debian(&["python3", "python3-venv"])?;
    }
    let Some(python) = tools::found("python3") else { return Ok(Vec::new()) };
    let home = tools::folder().join("clients/python");
    let wanted = shell::root().join("tests/clients/requirements.txt");
    let done = home.join("requirements.txt");
    let own = home.join("bin/python");
    let text = fs::read_to_string(&wanted).map_err(|e| format!("{}: {e}", wanted.display()))?;
    if fs::read_to_string(&done).ok().as_ref() != Some(&text) || !works(&own) {
        install(&python, &home, &wanted)?;
        fs::write(&done, text).map_err(|error| format!("{}: {error}", done.display()))?;
    }
    Ok(vec![("CLIENTS_PYTHON", own.into())])
}

/// False as well when the interpreter the environment points to is gone.
fn works(python: &Path) -> bool {
    shell::output(&mut shell::command(python, &["--version"])).is_ok()
}

fn install(python: &PathBuf, home: &Path, wanted: &Path) -> Outcome {
    eprintln!("Installing the Python clients into {}, once", home.display());
    let _ = fs::remove_dir_all(home);
    let create = || shell::run(shell::command(python, &["-m", "venv"]).arg(home));
    if create().is_err() {
        tools::debian(&["python3-venv"])?;
        create().map_err(|error| {
            format!("{error}; Python needs its venv: Debian, Ubuntu: apt-get install python3-venv")
        })?;
    }
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    shell::run(
        shell::command(home.join("bin/python"), &pip)
            .args(["--require-hashes", "--prefer-binary", "--requirement"])
            .arg(wanted),
    )
}
