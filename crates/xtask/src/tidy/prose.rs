//! Rules for every text: nothing of the workplace, no registry host; ARCHITECTURE.md stays true.

use std::fs;

use crate::shell::{self, Outcome};

/// Checks one text. The words are put together here so that this file does not find itself.
pub(crate) fn check(place: &str, text: &str, findings: &mut Vec<String>) {
    if place.ends_with("Cargo.lock") || place.ends_with("package-lock.json") {
        return;
    }
    let banned = [
        ["crates", ".io"].concat(),
        ["npm", "js.org"].concat(),
        ["repo.", "maven"].concat(),
        ["pypi", ".org"].concat(),
        ["deb.", "debian"].concat(),
        ["/wo", "rk/"].concat(),
        ["FIX", "ME"].concat(),
        ["TO", "DO"].concat(),
    ];
    for word in banned {
        if let Some(number) = text.lines().position(|line| line.contains(&word)) {
            findings.push(format!("{place}:{}: says {word}", number + 1));
        }
    }
}

/// ARCHITECTURE.md: at most 200 lines, names every crate, and every path it names exists.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn architecture(findings: &mut Vec<String>) -> Outcome {
    let root = shell::root();
    let text = fs::read_to_string(root.join("ARCHITECTURE.md"))
        .map_err(|error| format!("ARCHITECTURE.md: {error}"))?;
    if text.lines().count() > 200 {
        findings.push("ARCHITECTURE.md: more than 200 lines".into());
    }
    for entry in fs::read_dir(root.join("crates")).map_err(|error| error.to_string())?.flatten() {
        let name = format!("crates/{}", entry.file_name().to_string_lossy());
        if !text.contains(&name) {
            findings.push(format!("ARCHITECTURE.md does not name {name}"));
        }
    }
    for quoted in text.split('`').skip(1).step_by(2) {
        let is_path = quoted.contains('/') && !quoted.contains([' ', '*', ':', '#', '<', '{']);
        if is_path && !root.join(quoted).exists() {
            findings.push(format!("ARCHITECTURE.md names {quoted}, which is not there"));
        }
    }
    Ok(())
}
